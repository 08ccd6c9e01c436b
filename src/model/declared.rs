//! The declarations of a definition, besides its steps.

use jiff::civil::Date;

use super::decimal::Decimal;
use super::duration::Duration;
use super::ids::StepId;
use super::vocabulary::MaterialSource;

/// A declared or given material.
pub type Material = MaterialOf<StepId>;

/// A material whose step is named by text in a draft, by position in a process.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MaterialOf<S> {
    /// Its name.
    pub name: String,
    /// An authority that already holds it.
    pub held_by: Option<String>,
    /// The electronic certificate that covers it.
    pub certificate: Option<String>,
    /// Its source.
    pub source: MaterialSource,
    /// The number of copies asked for.
    pub copies: Option<u32>,
    /// Whether the original is asked for.
    pub original: Option<bool>,
    /// The step after which the applicant can have it.
    pub available_after: Option<S>,
    /// A remark.
    pub note: Option<String>,
}

impl<S> MaterialOf<S> {
    /// A material of which only the name is known.
    pub fn named(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            held_by: None,
            certificate: None,
            source: MaterialSource::Applicant,
            copies: None,
            original: None,
            available_after: None,
            note: None,
        }
    }

    /// The same material with its step converted; a step that has no
    /// counterpart is left out.
    pub(super) fn map<T>(self, step: impl FnOnce(S) -> Option<T>) -> MaterialOf<T> {
        MaterialOf {
            name: self.name,
            held_by: self.held_by,
            certificate: self.certificate,
            source: self.source,
            copies: self.copies,
            original: self.original,
            available_after: self.available_after.and_then(step),
            note: self.note,
        }
    }
}

/// A declared or named department.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Department {
    /// Its name.
    pub name: String,
    /// The number of cases that it can work on at a time.
    pub capacity: Option<u32>,
    /// Its level of government.
    pub level: Option<String>,
    /// A remark.
    pub note: Option<String>,
}

impl Department {
    /// A department of which only the name is known.
    pub fn named(name: impl Into<String>) -> Self {
        Self { name: name.into(), capacity: None, level: None, note: None }
    }
}

/// One of the cases that a guide covers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseOf<S> {
    /// Its name.
    pub name: String,
    /// Its share of all that are handled.
    pub share: Option<Decimal>,
    /// Its limits; each absent one is that of the whole.
    pub limits: LimitsOf<S>,
    /// Its upper bounds; each absent one is that of the whole.
    pub targets: Targets,
    /// Its published figures; those of the whole where absent.
    pub claims: Claims,
    /// A remark.
    pub note: Option<String>,
}

impl<S> CaseOf<S> {
    /// A case of which only the name is known.
    pub fn named(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            share: None,
            limits: LimitsOf::default(),
            targets: Targets::default(),
            claims: Claims::default(),
            note: None,
        }
    }

    /// The same case with its steps converted.
    pub(super) fn map<T>(self, step: impl FnMut(&'static str, S) -> Option<T>) -> CaseOf<T> {
        CaseOf {
            name: self.name,
            share: self.share,
            limits: self.limits.map(step),
            targets: self.targets,
            claims: self.claims,
            note: self.note,
        }
    }
}

/// Limits for the whole process.
pub type Limits = LimitsOf<StepId>;

/// Limits whose steps are named by text in a draft, by position in a process.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LimitsOf<S> {
    /// The statutory limit.
    pub statutory: Option<Duration>,
    /// The promised limit.
    pub promised: Option<Duration>,
    /// The extension that the law allows.
    pub extension: Option<Duration>,
    /// The step from whose end they run.
    pub from: Option<S>,
    /// The step to whose end they run.
    pub to: Option<S>,
    /// Whether one of these steps was removed by a case or a change, so that it
    /// is unknown what they run between. No file can state this.
    pub is_lost: bool,
}

impl<S> LimitsOf<S> {
    /// Returns whether there is a statutory or a promised limit.
    pub fn is_stated(&self) -> bool {
        self.statutory.is_some() || self.promised.is_some()
    }

    /// The same limits with their steps converted; a step that has no
    /// counterpart is left out.
    pub(super) fn map<T>(self, mut step: impl FnMut(&'static str, S) -> Option<T>) -> LimitsOf<T> {
        LimitsOf {
            statutory: self.statutory,
            promised: self.promised,
            extension: self.extension,
            from: self.from.and_then(|from| step("from", from)),
            to: self.to.and_then(|to| step("to", to)),
            is_lost: self.is_lost,
        }
    }
}

impl<S> Default for LimitsOf<S> {
    fn default() -> Self {
        Self { statutory: None, promised: None, extension: None, from: None, to: None, is_lost: false }
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
    /// The reason; without one the waiver does not count.
    pub reason: Option<String>,
    /// The last day on which it holds, as written (`2027-01-01`).
    pub until: Option<Date>,
}
