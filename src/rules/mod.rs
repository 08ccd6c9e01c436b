//! What does a good process not do?
//!
//! A rule is a `const` in a file of its own beside its page, a `mod` line and
//! an entry in [`RULES`]. The page is its documentation, the text of
//! `reengineer explain` and its test. A rule sees a process and what is true
//! of it, and answers with remarks about places; it knows no file, no line
//! and no clock on the wall.
//!
//! Cost: each rule is a pass over steps, orders or materials.

mod case;
mod clocks;
mod matters;
mod page;
mod rule;
mod settings;
mod stopped;
mod threshold;

mod decision_over_20;
mod many_signatures;
mod no_department;
mod path_over_promise;
mod unexplained_order;

pub use case::Case;
pub use page::Page;
pub use rule::{Group, Judge, Preset, Presets, Remark, Rule};
pub use settings::{SettingError, Settings};
pub use threshold::{Amount, Measure, Threshold};

use crate::finding::{Finding, Level};
use crate::model::{Place, Segment};

/// Every rule, in groups.
pub const RULES: &[&Rule] = &[
    &unexplained_order::RULE,
    &path_over_promise::RULE,
    &decision_over_20::RULE,
    &many_signatures::RULE,
    &no_department::RULE,
];

/// The rule of this name.
#[must_use]
pub fn rule_named(name: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.name == name)
}

/// What the rules that are not allowed find in a valid process: first what
/// concerns the whole, then step by step, each in the order of the table.
/// Rules of reading and of waivers are judged elsewhere.
#[must_use]
pub fn judge(case: &Case<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for rule in RULES {
        let level = case.settings.level(rule);
        if let (Judge::Process(judge), true) = (rule.judge, level > Level::Allow) {
            let remarks = judge(&case.before(rule));
            findings.extend(remarks.into_iter().map(|remark| remark.at(rule.name, level)));
        }
    }
    findings.sort_by_key(|finding| step_of(&finding.place));
    findings
}

/// The step that a place lies in; none for the whole process.
fn step_of(place: &Place) -> Option<usize> {
    match place.0.as_slice() {
        [Segment::Field("steps"), Segment::Item(at), ..] => Some(*at),
        _ => None,
    }
}
