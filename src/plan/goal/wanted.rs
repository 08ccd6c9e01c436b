//! What is wanted, and what a package costs.

use std::collections::BTreeMap;

use super::limits::Limits;
use super::side::Figure;
use crate::levers::{Grade, Offer};
use crate::model::{Lever, Time};

/// A figure that a goal can be about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Measure {
    /// From the first start to the last finish.
    Days,
    /// Steps.
    Steps,
    /// Departments answerable for a step.
    Departments,
    /// Different materials asked of the applicant.
    Materials,
    /// Times the applicant must come.
    Visits,
}

impl Measure {
    /// Every one, with its names in both languages.
    pub const ALL: [(Self, &'static str, &'static str); 5] = [
        (Self::Days, "days", "天数"),
        (Self::Steps, "steps", "环节"),
        (Self::Departments, "departments", "部门"),
        (Self::Materials, "materials", "材料"),
        (Self::Visits, "visits", "跑动"),
    ];

    /// Its English name.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(measure, ..)| *measure == self).map_or("", |(_, name, _)| name)
    }

    pub(super) fn of(self, figure: &Figure) -> u64 {
        match self {
            Self::Days => figure.days.unsigned_abs(),
            Self::Steps => figure.steps,
            Self::Departments => figure.departments,
            Self::Materials => figure.materials,
            Self::Visits => figure.visits,
        }
    }
}

/// The most that figures may be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Goal {
    /// The most time.
    pub days: Option<Time>,
    /// The most of other figures.
    pub counts: BTreeMap<Measure, u64>,
}

impl Goal {
    /// So many days.
    #[must_use]
    pub fn days(most: Time) -> Self {
        Self { days: Some(most), ..Self::default() }
    }

    /// The figures that it is about.
    pub fn measures(&self) -> impl Iterator<Item = Measure> + '_ {
        self.days.map(|_| Measure::Days).into_iter().chain(self.counts.keys().copied())
    }

    pub(super) fn limits(&self) -> Limits {
        let count = |measure: Measure| self.counts.get(&measure).copied();
        Limits {
            days: self.days.map(Time::thousandths),
            steps: count(Measure::Steps),
            departments: count(Measure::Departments),
            materials: count(Measure::Materials),
            visits: count(Measure::Visits),
        }
    }
}

impl Limits {
    /// With one figure at most so much.
    pub(super) fn and(mut self, measure: Measure, most: u64) -> Self {
        match measure {
            Measure::Days => self.days = i64::try_from(most).ok(),
            Measure::Steps => self.steps = Some(most),
            Measure::Departments => self.departments = Some(most),
            Measure::Materials => self.materials = Some(most),
            Measure::Visits => self.visits = Some(most),
        }
        self
    }
}

/// What options cost: one each, where nothing else is said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Costs {
    /// By grade.
    pub of_grade: BTreeMap<Grade, u32>,
    /// By lever, before that.
    pub of_lever: BTreeMap<Lever, u32>,
}

impl Costs {
    /// What an option costs.
    #[must_use]
    pub fn of(&self, offer: &Offer) -> u64 {
        let by_lever = offer.lever().and_then(|lever| self.of_lever.get(&lever));
        u64::from(by_lever.or_else(|| self.of_grade.get(&offer.grade)).copied().unwrap_or(1))
    }
}
