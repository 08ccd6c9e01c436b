//! The figures of a process, each declared once: its key in documents, its
//! names, its computation and unit, the places that show it, and its role in
//! comparisons. Tables, papers, documents, goals and gates read these rows.

use super::measures::Measures;
use crate::model::{Decimal, StatedFigure, Time};

/// A figure of a process.
#[derive(Debug)]
pub struct Figure {
    /// The key in documents; for a key inside an object, that of the object and
    /// a point before it.
    pub key: &'static str,
    /// The name.
    pub named: Named,
    /// The computation, and the unit.
    pub of: CountedIn,
    /// Whether the headline of a page names it.
    pub in_headline: Listed,
    /// Whether the measures of an analysis include it.
    pub in_analysis: Listed,
    /// Whether the measures of a comparison include it.
    pub in_comparison: bool,
    /// The name, in English and in Chinese, in lists of the effects of a change
    /// other than on the days; `None` where those leave it out.
    pub beside_days: Option<[&'static str; 2]>,
    /// The name in comparisons with an earlier revision, in which a larger
    /// figure is worse; `None` where it is not compared.
    pub worse_as: Option<&'static str>,
    /// The term that explains it and gives the source; `None` where the name
    /// suffices.
    pub term: Option<&'static str>,
}

/// The name of a figure.
#[derive(Clone, Copy, Debug)]
pub enum Named {
    /// The name of the key that states it.
    AsStated(StatedFigure),
    /// In English and in Chinese.
    By(&'static str, &'static str),
}

/// The computation of a figure, and its unit.
#[derive(Clone, Copy, Debug)]
pub enum CountedIn {
    /// Time, shown in days.
    Time(fn(&Measures) -> Option<Time>),
    /// A number of days of the given length, as printed, so that sums of them
    /// agree.
    Days(fn(&Measures, Time) -> Decimal),
    /// A count.
    Count(fn(&Measures) -> Option<u64>),
    /// An amount of money.
    Money(fn(&Measures) -> Option<Decimal>),
    /// A part of a whole, 0 to 1.
    Share(fn(&Measures) -> Option<Decimal>),
}

/// Whether a page or a table lists a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Listed {
    /// Even where it is unknown.
    Always,
    /// Where it is known.
    WhereKnown,
    /// In a place of its own.
    Apart,
}

impl Listed {
    /// Returns whether the figure is listed, given whether it is known.
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

    /// The figure of this kind that a file can state.
    #[must_use]
    pub const fn stated(stated: StatedFigure) -> &'static Self {
        Self::ways(stated)[0]
    }

    /// The ways in which a figure that a file states can be counted, the usual
    /// one first.
    const fn ways(stated: StatedFigure) -> &'static [&'static Self] {
        match stated {
            StatedFigure::Days => &[&DAYS],
            StatedFigure::Steps => &[&STEPS],
            StatedFigure::Departments => &[&DEPARTMENTS],
            StatedFigure::Materials => &[&MATERIALS, &ASKINGS],
            StatedFigure::Visits => &[&VISITS],
        }
    }

    /// The count; `None` where it is unknown or not a count.
    #[must_use]
    pub fn count(&self, measures: &Measures) -> Option<u64> {
        match self.of {
            CountedIn::Count(of) => of(measures),
            CountedIn::Time(_) | CountedIn::Days(_) | CountedIn::Money(_) | CountedIn::Share(_) => None,
        }
    }
}

impl Measures {
    /// The counts of a figure that a file can state, one for each way of
    /// counting, the usual one first; `None` where they are unknown, and for
    /// days.
    #[must_use]
    pub fn counts(&self, stated: StatedFigure) -> Option<Vec<u64>> {
        Figure::ways(stated).iter().map(|figure| figure.count(self)).collect()
    }
}

/// A row without the parts that few rows have.
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
/// The most steps on a chain.
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
/// Transitions between departments.
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
/// The number of times a material is asked for.
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
/// The number of times the applicant comes.
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
};
/// The fees.
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
/// The days off the legal clock.
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

/// The days along the critical path, by party.
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
