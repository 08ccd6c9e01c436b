//! Which findings count, after waivers, a baseline and an earlier revision?
//!
//! Nothing is dropped: what does not count is marked, and every format shows
//! or leaves out what is marked so.

mod about;
mod absent;
pub mod baseline;
mod earlier;
mod figures;
pub mod say;
mod waivers;
mod weaker;

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
    /// What its file is called.
    pub file: &'a str,
    /// What stands in it.
    pub process: &'a Process,
    /// What was found.
    pub findings: Vec<Judged>,
    /// What the process was in an earlier revision, if it was compared.
    pub before: Option<&'a Process>,
    /// Whether it was judged in an earlier revision only: then its own waivers
    /// are none of today.
    pub is_absent: bool,
}

/// A finding, and whether it counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged {
    /// What was found.
    pub finding: Finding,
    /// The id of the step that it is about.
    pub step: Option<String>,
    /// The field that it is about, entries of lists by what they name.
    pub about: String,
    /// Why it does not count.
    pub suppressed: Option<Suppressed>,
    /// Whether it is new, compared with a baseline or a revision.
    pub is_new: Option<bool>,
}

/// Why a finding does not count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Suppressed {
    /// Somebody accepts it and says why.
    Waived {
        /// Why.
        reason: String,
        /// The last day on which it is accepted.
        until: Option<Date>,
        /// Whether the definition itself says so; else the configuration.
        here: bool,
    },
    /// It was there when the baseline was written.
    Baselined,
    /// It was there in this revision.
    Known(String),
}

impl<'a> Subject<'a> {
    /// A definition and what was found, all of which counts so far.
    #[must_use]
    pub fn new(file: &'a str, process: &'a Process, findings: Vec<Finding>) -> Self {
        let findings = findings.into_iter().map(|finding| Judged::new(finding, process)).collect();
        Self { file, process, findings, before: None, is_absent: false }
    }

    /// A definition that is not judged any more, and what is found of that.
    #[must_use]
    pub fn absent(file: &'a str, process: &'a Process, finding: Finding) -> Self {
        let judged = Judged { is_new: Some(true), ..Judged::elsewhere(finding) };
        Self { file, process, findings: vec![judged], before: None, is_absent: true }
    }
}

impl Judged {
    /// A finding that counts, about a part of this process.
    #[must_use]
    pub fn new(finding: Finding, process: &Process) -> Self {
        let step = finding.place.step_position().and_then(|at| process.steps().get(at)).map(|step| step.id.clone());
        let about = about::about(&finding.place, process);
        Self { finding, step, about, suppressed: None, is_new: None }
    }

    /// A finding that counts, about no process.
    #[must_use]
    pub fn elsewhere(finding: Finding) -> Self {
        Self { finding, step: None, about: String::new(), suppressed: None, is_new: None }
    }

    /// Whether it counts at this level.
    #[must_use]
    pub fn counts(&self, at_least: Level) -> bool {
        self.suppressed.is_none() && self.finding.level >= at_least
    }
}
