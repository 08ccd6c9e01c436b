//! The figures that a file can state.

use super::declared::Targets;
use super::keys::{Key, KeyGroup, key_of};

/// A figure that a file can state, as a target or as published, and that a goal
/// can set a limit to. Its names are those of its key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StatedFigure {
    /// From the first start to the last finish.
    Days,
    /// Steps.
    Steps,
    /// Departments answerable for a step.
    Departments,
    /// Different materials asked of the applicant.
    Materials,
    /// The number of times the applicant must come.
    Visits,
}

impl StatedFigure {
    /// Every one, in the order of the keys.
    pub const ALL: [Self; 5] = [Self::Days, Self::Steps, Self::Departments, Self::Materials, Self::Visits];

    /// Its name in documents and on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Days => "days",
            Self::Steps => "steps",
            Self::Departments => "departments",
            Self::Materials => "materials",
            Self::Visits => "visits",
        }
    }

    /// Its name in Chinese.
    pub fn chinese(self) -> &'static str {
        self.key().chinese
    }

    /// The key that states it.
    fn key(self) -> &'static Key {
        key_of(KeyGroup::Figures, self.name()).expect("checked by a test: each has a key")
    }

    /// The word for one of them, in English and in Chinese; `None` for days,
    /// which have a unit.
    pub const fn one(self) -> Option<(&'static str, &'static str)> {
        match self {
            Self::Days => None,
            Self::Steps => Some(("step", "个")),
            Self::Departments => Some(("department", "个")),
            Self::Materials => Some(("material", "份")),
            Self::Visits => Some(("visit", "次")),
        }
    }
}

impl Targets {
    /// The stated count of a figure; `None` for days.
    pub const fn count(&self, figure: StatedFigure) -> Option<u32> {
        match figure {
            StatedFigure::Days => None,
            StatedFigure::Steps => self.steps,
            StatedFigure::Departments => self.departments,
            StatedFigure::Materials => self.materials,
            StatedFigure::Visits => self.visits,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::keys::KEYS;

    #[test]
    fn each_figure_that_can_be_stated_has_a_key_and_each_key_a_figure() {
        let keys = KEYS.iter().filter(|key| key.group == KeyGroup::Figures).map(|key| key.english);
        assert!(keys.eq(StatedFigure::ALL.map(StatedFigure::name)));
    }
}
