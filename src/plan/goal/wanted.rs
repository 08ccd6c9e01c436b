//! Goals, and the costs of packages.

use std::collections::BTreeMap;

use super::limits::Limits;
use super::side::Figure;
use crate::levers::{Grade, Offer};
use crate::model::{Lever, StatedFigure, Time};

impl Figure {
    /// The value that a package has for a figure that a file can state.
    pub(super) fn of(&self, stated: StatedFigure) -> u64 {
        match stated {
            StatedFigure::Days => self.days.unsigned_abs(),
            StatedFigure::Steps => self.steps,
            StatedFigure::Departments => self.departments,
            StatedFigure::Materials => self.materials,
            StatedFigure::Visits => self.visits,
        }
    }
}

/// Upper limits of figures.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Goal {
    /// The upper limit of the time.
    pub days: Option<Time>,
    /// The upper limits of other figures.
    pub counts: BTreeMap<StatedFigure, u64>,
}

impl Goal {
    /// A goal of so many days.
    #[must_use]
    pub fn days(most: Time) -> Self {
        Self { days: Some(most), ..Self::default() }
    }

    /// The figures that it is about.
    pub fn measures(&self) -> impl Iterator<Item = StatedFigure> + '_ {
        self.days.map(|_| StatedFigure::Days).into_iter().chain(self.counts.keys().copied())
    }

    /// The upper limit of a figure that it is about.
    pub(super) fn most(&self, measure: StatedFigure) -> u64 {
        let days = self.days.filter(|_| measure == StatedFigure::Days).map(|days| days.thousandths().unsigned_abs());
        days.or(self.counts.get(&measure).copied()).unwrap_or(u64::MAX)
    }

    pub(super) fn limits(&self) -> Limits {
        let count = |measure: StatedFigure| self.counts.get(&measure).copied();
        Limits {
            days: self.days.map(Time::thousandths),
            steps: count(StatedFigure::Steps),
            departments: count(StatedFigure::Departments),
            materials: count(StatedFigure::Materials),
            visits: count(StatedFigure::Visits),
        }
    }
}

impl Limits {
    /// Adds an upper limit of one figure.
    pub(super) fn and(mut self, measure: StatedFigure, most: u64) -> Self {
        match measure {
            StatedFigure::Days => self.days = i64::try_from(most).ok(),
            StatedFigure::Steps => self.steps = Some(most),
            StatedFigure::Departments => self.departments = Some(most),
            StatedFigure::Materials => self.materials = Some(most),
            StatedFigure::Visits => self.visits = Some(most),
        }
        self
    }
}

/// The costs of options: one each, unless stated otherwise.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Costs {
    /// By grade.
    pub of_grade: BTreeMap<Grade, u32>,
    /// By lever, which takes precedence.
    pub of_lever: BTreeMap<Lever, u32>,
}

impl Costs {
    /// The cost of an option.
    #[must_use]
    pub fn of(&self, offer: &Offer) -> u64 {
        let by_lever = offer.lever().and_then(|lever| self.of_lever.get(&lever));
        u64::from(by_lever.or_else(|| self.of_grade.get(&offer.grade)).copied().unwrap_or(1))
    }
}
