//! The limits that a goal sets to one process, in whole numbers.

use super::side::Figure;

/// The limits that a goal sets to one process.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Limits {
    /// In thousandths of a minute.
    pub days: Option<i64>,
    pub steps: Option<u64>,
    pub departments: Option<u64>,
    pub materials: Option<u64>,
    pub visits: Option<u64>,
}

impl Limits {
    /// No limit.
    pub const NONE: Self = Self { days: None, steps: None, departments: None, materials: None, visits: None };

    pub fn days_met(&self, figure: &Figure) -> bool {
        self.days.is_none_or(|most| figure.days <= most)
    }

    /// Returns whether a figure keeps all of the limits.
    pub fn met(&self, figure: &Figure) -> bool {
        let within = |most: Option<u64>, count: u64| most.is_none_or(|most| count <= most);
        self.days_met(figure)
            && within(self.steps, figure.steps)
            && within(self.departments, figure.departments)
            && within(self.materials, figure.materials)
            && within(self.visits, figure.visits)
    }
}
