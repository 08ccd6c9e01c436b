//! The figures of a process, each declared once: its key in documents, its
//! names, how it is worked out and in which unit, where it is shown, as what it
//! is compared. Tables, papers, documents, goals and gates read these rows.

use super::measures::Measures;
use crate::model::{Decimal, StatedFigure, Time};

/// A figure of a process.
#[derive(Debug)]
pub struct Figure {
    /// Its key in documents; of one inside an object with the object before a
    /// point.
    pub key: &'static str,
    /// What it is called.
    pub named: Named,
    /// How it is worked out, and what it counts.
    pub of: CountedIn,
    /// Whether the headline of a page names it.
    pub in_headline: Listed,
    /// Whether the measures of an analysis have a row of it.
    pub in_analysis: Listed,
    /// Whether the measures of a comparison have a row of it.
    pub in_comparison: bool,
    /// What it is called, in English and in Chinese, where it is said what a
    /// change does beside the days; none where that is not said.
    pub beside_days: Option<[&'static str; 2]>,
    /// As what it is compared with an earlier revision, in which more of it is
    /// worse; none where it is not.
    pub worse_as: Option<&'static str>,
    /// The term that says what it means and whence that comes; none where its
    /// name says it.
    pub term: Option<&'static str>,
}

/// What a figure is called.
#[derive(Clone, Copy, Debug)]
pub enum Named {
    /// As the key that states it.
    AsStated(StatedFigure),
    /// In English and in Chinese.
    By(&'static str, &'static str),
}

/// How a figure is worked out, and what it counts.
#[derive(Clone, Copy, Debug)]
pub enum CountedIn {
    /// Time, told in days.
    Time(fn(&Measures) -> Option<Time>),
    /// A number of days of this length, as printed: its sum with others is.
    Days(fn(&Measures, Time) -> Decimal),
    /// A number of things.
    Count(fn(&Measures) -> Option<u64>),
    /// An amount of money.
    Money(fn(&Measures) -> Option<Decimal>),
    /// A part of a whole, 0 to 1.
    Share(fn(&Measures) -> Option<Decimal>),
}

/// Whether something has a place for a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Listed {
    /// Where nobody states it, too.
    Always,
    /// Where it is known.
    WhereKnown,
    /// Not in its place among the others.
    Apart,
}

impl Listed {
    /// Whether there is a row where the figure is known, or is not.
    #[must_use]
    pub const fn where_known(self, is_known: bool) -> bool {
        match self {
            Self::Always => true,
            Self::WhereKnown => is_known,
            Self::Apart => false,
        }
    }
}

impl Figure {
    /// Its names in English and in Chinese.
    #[must_use]
    pub fn names(&self) -> [&'static str; 2] {
        match self.named {
            Named::AsStated(stated) => [stated.name(), stated.chinese()],
            Named::By(english, chinese) => [english, chinese],
        }
    }

    /// The figure that a file states so.
    #[must_use]
    pub const fn stated(stated: StatedFigure) -> &'static Self {
        Self::ways(stated)[0]
    }

    /// The ways in which what a file states can be counted, the usual one
    /// first.
    const fn ways(stated: StatedFigure) -> &'static [&'static Self] {
        match stated {
            StatedFigure::Days => &[&DAYS],
            StatedFigure::Steps => &[&STEPS],
            StatedFigure::Departments => &[&DEPARTMENTS],
            StatedFigure::Materials => &[&MATERIALS, &ASKINGS],
            StatedFigure::Visits => &[&VISITS],
        }
    }

    /// How many there are; none where nobody says, and of what is not counted.
    #[must_use]
    pub fn count(&self, measures: &Measures) -> Option<u64> {
        match self.of {
            CountedIn::Count(of) => of(measures),
            CountedIn::Time(_) | CountedIn::Days(_) | CountedIn::Money(_) | CountedIn::Share(_) => None,
        }
    }
}

impl Measures {
    /// How many there are of what a file can state, in each way of counting,
    /// the usual one first; none where nobody says, and of days.
    #[must_use]
    pub fn counts(&self, stated: StatedFigure) -> Option<Vec<u64>> {
        Figure::ways(stated).iter().map(|figure| figure.count(self)).collect()
    }
}

/// A row without what few have.
const PLAIN: Figure = Figure {
    key: "",
    named: Named::By("", ""),
    of: CountedIn::Count(|_| None),
    in_headline: Listed::Apart,
    in_analysis: Listed::Apart,
    in_comparison: false,
    beside_days: None,
    worse_as: None,
    term: None,
};

/// From the first start to the last finish.
pub const DAYS: Figure = Figure {
    key: "days",
    named: Named::AsStated(StatedFigure::Days),
    of: CountedIn::Time(|of| Some(of.days)),
    worse_as: Some("days"),
    ..PLAIN
};
/// Steps.
pub const STEPS: Figure = Figure {
    key: "steps",
    named: Named::AsStated(StatedFigure::Steps),
    of: CountedIn::Count(|of| Some(of.steps as u64)),
    in_headline: Listed::Always,
    in_analysis: Listed::Always,
    in_comparison: true,
    beside_days: Some(["steps", "环节"]),
    worse_as: Some("steps"),
    ..PLAIN
};
/// Most steps on a chain.
pub const STAGES: Figure = Figure {
    key: "stages",
    named: Named::By("stages in series", "串联环节"),
    of: CountedIn::Count(|of| Some(of.stages as u64)),
    in_analysis: Listed::Always,
    in_comparison: true,
    term: Some("stages in series"),
    ..PLAIN
};
/// Departments.
pub const DEPARTMENTS: Figure = Figure {
    key: "departments",
    named: Named::AsStated(StatedFigure::Departments),
    of: CountedIn::Count(|of| of.departments.map(|count| count as u64)),
    in_headline: Listed::Always,
    in_analysis: Listed::Always,
    in_comparison: true,
    beside_days: Some(["departments", "部门"]),
    worse_as: Some("departments"),
    ..PLAIN
};
/// Passages between departments.
pub const HANDOFFS: Figure = Figure {
    key: "handoffs",
    named: Named::By("hand-offs", "部门间流转"),
    of: CountedIn::Count(|of| of.handoffs.map(|count| count as u64)),
    in_analysis: Listed::Always,
    in_comparison: true,
    term: Some("hand-off"),
    ..PLAIN
};
/// Different materials asked of the applicant.
pub const MATERIALS: Figure = Figure {
    key: "materials.distinct",
    named: Named::AsStated(StatedFigure::Materials),
    of: CountedIn::Count(|of| of.materials.map(|of| of.distinct as u64)),
    in_headline: Listed::Always,
    in_analysis: Listed::Always,
    in_comparison: true,
    beside_days: Some(["materials", "材料"]),
    worse_as: Some("materials"),
    ..PLAIN
};
/// Times a material is asked for.
pub const ASKINGS: Figure = Figure {
    key: "materials.asked",
    named: Named::By("materials, all askings", "材料（含重复提交）"),
    of: CountedIn::Count(|of| of.materials.map(|of| of.asked as u64)),
    in_analysis: Listed::Always,
    in_comparison: true,
    beside_days: Some(["askings", "材料份次"]),
    worse_as: Some("askings"),
    ..PLAIN
};
/// Times the applicant comes.
pub const VISITS: Figure = Figure {
    key: "visits",
    named: Named::AsStated(StatedFigure::Visits),
    of: CountedIn::Count(|of| of.visits),
    in_headline: Listed::WhereKnown,
    in_analysis: Listed::Always,
    in_comparison: true,
    beside_days: Some(["visits", "跑动"]),
    worse_as: Some("visits"),
    term: Some("visits"),
    ..PLAIN
};
/// What the applicant pays.
pub const FEE: Figure = Figure {
    key: "fee",
    named: Named::By("fee", "收费"),
    of: CountedIn::Money(|of| of.fee),
    in_analysis: Listed::WhereKnown,
    in_comparison: true,
    beside_days: Some(["fees", "收费"]),
    worse_as: Some("fee"),
    ..PLAIN
};
/// Signatures inside the steps.
pub const SIGNATURES: Figure = Figure {
    key: "signatures",
    named: Named::By("signatures", "签批"),
    of: CountedIn::Count(|of| of.signatures),
    in_comparison: true,
    beside_days: Some(["signatures", "签批"]),
    ..PLAIN
};
/// The days on the legal clock.
pub const COUNTED: Figure = Figure {
    key: "counted_days",
    named: Named::By("counted days", "计时天数"),
    of: CountedIn::Time(|of| Some(of.counted)),
    ..PLAIN
};
/// The other days.
pub const SUSPENDED: Figure = Figure {
    key: "suspended_days",
    named: Named::By("suspended days", "不计时天数"),
    of: CountedIn::Days(|of, day| of.days.in_days(day).decimal().minus(of.counted.in_days(day).decimal())),
    ..PLAIN
};
/// Days of the administration.
pub const AGENCY_DAYS: Figure = Figure {
    key: "agency_days",
    named: Named::By("agency days on the path", "关键路径上部门天数"),
    of: CountedIn::Days(|of, day| of.parties.in_days(day)[0]),
    ..PLAIN
};
/// Days of the applicant.
pub const APPLICANT_DAYS: Figure = Figure {
    key: "applicant_days",
    named: Named::By("applicant days on the path", "关键路径上申请人天数"),
    of: CountedIn::Days(|of, day| of.parties.in_days(day)[1]),
    ..PLAIN
};
/// Days of third parties.
pub const THIRD_PARTY_DAYS: Figure = Figure {
    key: "third_party_days",
    named: Named::By("third-party days on the path", "关键路径上中介天数"),
    of: CountedIn::Days(|of, day| of.parties.in_days(day)[2]),
    ..PLAIN
};
/// Days between steps.
pub const BETWEEN_DAYS: Figure = Figure {
    key: "between_days",
    named: Named::By("days between steps on the path", "关键路径上间隔天数"),
    of: CountedIn::Days(|of, day| of.parties.in_days(day)[3]),
    ..PLAIN
};
/// Touch time.
pub const WORK: Figure = Figure {
    key: "work_days",
    named: Named::By("days of work", "实际办理时间（天）"),
    of: CountedIn::Time(|of| of.work),
    in_analysis: Listed::Always,
    ..PLAIN
};
/// Work of adding steps as a share of the days.
pub const CYCLE_EFFICIENCY: Figure = Figure {
    key: "cycle_efficiency",
    named: Named::By("cycle efficiency", "流程周期效率"),
    of: CountedIn::Share(|of| of.cycle_efficiency),
    in_analysis: Listed::Always,
    term: Some("cycle efficiency"),
    ..PLAIN
};

/// Whose days lie along the critical path.
pub const PARTIES: [&Figure; 4] = [&AGENCY_DAYS, &APPLICANT_DAYS, &THIRD_PARTY_DAYS, &BETWEEN_DAYS];

/// Every figure, in the order in which tables have them.
pub const FIGURES: [&Figure; 18] = [
    &DAYS,
    &COUNTED,
    &SUSPENDED,
    &AGENCY_DAYS,
    &APPLICANT_DAYS,
    &THIRD_PARTY_DAYS,
    &BETWEEN_DAYS,
    &STEPS,
    &STAGES,
    &DEPARTMENTS,
    &HANDOFFS,
    &MATERIALS,
    &ASKINGS,
    &VISITS,
    &FEE,
    &SIGNATURES,
    &WORK,
    &CYCLE_EFFICIENCY,
];
