//! Decides which findings count, after waivers, a baseline and an earlier
//! revision.
//!
//! Nothing is dropped: a finding that does not count is marked, and every
//! format either shows the mark or leaves the finding out.

mod about;
mod absent;
pub mod baseline;
mod earlier;
mod figures;
pub mod say;
mod waivers;
mod weaker;

use std::sync::Arc;

use jiff::civil::Date;

use crate::finding::{Finding, Level};
use crate::model::Process;

pub use absent::{GONE, LEFT_OUT, gone, left_out, left_out_now};
pub use baseline::Baseline;
pub use earlier::{WORSE_FIGURE, mark_known};
pub use figures::{State, worse};
pub use waivers::{Standing, waive};
pub use weaker::{
    WEAKER, other_calendar_file, other_calendars, other_setting, waive_settings, weaker, weaker_baseline,
};

/// A definition that was judged.
#[derive(Clone, Debug)]
pub struct Subject<'a> {
    /// The name of its file.
    pub file: &'a str,
    /// Its process.
    pub process: &'a Process,
    /// Its findings.
    pub findings: Vec<Judged>,
    /// The process in an earlier revision, if it was compared.
    pub before: Option<&'a Process>,
    /// Whether it was judged in an earlier revision only: then its own waivers
    /// do not apply today.
    pub is_absent: bool,
}

/// A finding, and whether it counts.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use]
pub struct Judged {
    /// The finding, which a report of many shares.
    pub finding: Arc<Finding>,
    /// The id of the step that it is about.
    pub step: Option<String>,
    /// The field that it is about, with entries of lists by what they name.
    pub about: String,
    /// The reason why it does not count.
    pub suppressed: Option<Suppressed>,
    /// Whether it is new, compared with a baseline or a revision.
    pub is_new: Option<bool>,
}

/// The reason why a finding does not count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Suppressed {
    /// It is waived.
    Waived {
        /// The reason for the waiver.
        reason: String,
        /// The last day on which it is accepted.
        until: Option<Date>,
        /// Whether the waiver is in the definition itself; else it is in the
        /// configuration.
        here: bool,
    },
    /// It is in the baseline.
    Baselined,
    /// It existed in this revision.
    Known(String),
}

impl<'a> Subject<'a> {
    /// A definition and its findings, all of which count so far.
    #[must_use]
    pub fn new(file: &'a str, process: &'a Process, findings: Vec<Finding>) -> Self {
        let findings = findings.into_iter().map(|finding| Judged::new(finding, process)).collect();
        Self { file, process, findings, before: None, is_absent: false }
    }

    /// A definition that is no longer judged, with the finding on that.
    #[must_use]
    pub fn absent(file: &'a str, process: &'a Process, finding: Finding) -> Self {
        let judged = Judged { is_new: Some(true), ..Judged::elsewhere(finding) };
        Self { file, process, findings: vec![judged], before: None, is_absent: true }
    }
}

impl Judged {
    /// A finding that counts, about a part of this process.
    pub fn new(finding: Finding, process: &Process) -> Self {
        let step = finding.place.step_position().and_then(|at| process.steps().get(at)).map(|step| step.id.clone());
        let about = about::about(&finding.place, process);
        Self { finding: Arc::new(finding), step, about, suppressed: None, is_new: None }
    }

    /// A finding that counts, about no process.
    pub fn elsewhere(finding: Finding) -> Self {
        Self { finding: Arc::new(finding), step: None, about: String::new(), suppressed: None, is_new: None }
    }

    /// Returns whether it counts at this level.
    #[must_use]
    pub fn counts(&self, at_least: Level) -> bool {
        self.suppressed.is_none() && self.finding.level >= at_least
    }
}
