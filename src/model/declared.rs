//! What a definition declares beside its steps.

use super::duration::Duration;
use super::ids::StepId;

/// A declared or given material.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Material {
    /// What it is called.
    pub name: String,
    /// An authority that already holds it.
    pub held_by: Option<String>,
    /// The electronic certificate that covers it.
    pub certificate: Option<String>,
}

/// A declared or named department.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Department {
    /// What it is called.
    pub name: String,
    /// Cases it can work on at a time.
    pub capacity: Option<u32>,
    /// Its level of government.
    pub level: Option<String>,
}

/// Limits for the whole process.
pub type Limits = LimitsOf<StepId>;

/// Limits whose steps are named by text in a draft, by position in a process.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LimitsOf<S> {
    /// What the law allows.
    pub statutory: Option<Duration>,
    /// What is promised.
    pub promised: Option<Duration>,
    /// By how much the law lets them be extended.
    pub extension: Option<Duration>,
    /// The step from whose end they run.
    pub from: Option<S>,
    /// The step to whose end they run.
    pub to: Option<S>,
}

impl<S> LimitsOf<S> {
    /// The same limits with their steps put into another form; a step that
    /// has none is left out.
    pub(super) fn map<T>(self, mut step: impl FnMut(&'static str, S) -> Option<T>) -> LimitsOf<T> {
        LimitsOf {
            statutory: self.statutory,
            promised: self.promised,
            extension: self.extension,
            from: self.from.and_then(|from| step("from", from)),
            to: self.to.and_then(|to| step("to", to)),
        }
    }
}

impl<S> Default for LimitsOf<S> {
    fn default() -> Self {
        Self { statutory: None, promised: None, extension: None, from: None, to: None }
    }
}

/// Figures stated in a file: targets, or one side of a claim.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Targets {
    /// Days.
    pub days: Option<Duration>,
    /// Steps.
    pub steps: Option<u32>,
    /// Departments.
    pub departments: Option<u32>,
    /// Materials asked of the applicant.
    pub materials: Option<u32>,
    /// Visits.
    pub visits: Option<u32>,
}

/// Published figures before and after a reform.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Claims {
    /// Before it.
    pub before: Option<Targets>,
    /// After it.
    pub after: Option<Targets>,
}

/// A finding accepted by the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allow {
    /// The rule.
    pub rule: String,
    /// Why it is accepted; without one the waiver does not count.
    pub reason: Option<String>,
    /// Until when, as written (`2027-01-01`).
    pub until: Option<String>,
}
