//! The rules: things that a good process does not do.
//!
//! A rule is a `const` in a file of its own beside its page, a `mod` line and
//! an entry in [`RULES`]. The page is its documentation, the text of
//! `reengineer explain` and its test. A rule sees a process and its analysis,
//! and answers with remarks about places; it knows no file, no line and no
//! clock on the wall.
//!
//! Cost: each rule is a pass over steps, orders or materials.

mod asked;
mod case;
mod clocks;
mod courses;
mod figures;
mod law;
mod licence;
mod matters;
mod named;
mod names;
mod page;
mod pair;
mod rule;
mod settings;
mod threshold;

mod asked_twice;
mod basis_missing;
mod catch_all_material;
mod claim_mismatch;
mod completeness_notice_over_5;
mod copies_of_what_is_shared;
mod days_without_clock;
mod decision_over_20;
mod delivery_over_10;
mod department_spelt_twice;
mod gone_definition;
mod habitual_order;
mod held_already;
mod implicit_order;
mod instant_with_days;
mod joint_inspection;
mod late_document;
mod left_out_definition;
mod lever_unused;
mod long_wait;
mod many_signatures;
mod meeting_on_critical_path;
mod mutual_prerequisite;
mod no_basis;
mod no_department;
mod no_lead;
mod own_product;
mod parameter_missing;
mod path_over_promise;
mod path_over_statutory;
mod ping_pong;
mod preliminary_review_over_20;
mod promise_over_limit;
mod redundant_order;
mod several_visits;
mod stale_baseline;
mod step_over_event_limit;
mod step_over_limit;
mod step_under_minimum;
mod target_missed;
mod tolerable_unmarked;
mod unclassified_step;
mod unexplained_order;
mod unmarked_special_procedure;
mod unused_product;
mod visit_though_online;
mod waiver_expired;
mod waiver_unused;
mod waiver_without_reason;
mod waste_on_critical_path;
mod waste_with_basis;
mod weaker_settings;
mod worse_figure;

pub use case::Case;
pub use named::{rule_named, rule_names, unknown_rule, unknown_waived};
pub use page::Page;
pub use rule::{Group, Judge, Preset, Presets, Remark, Rule, RuleLaw};
pub use settings::{SettingError, Settings};
pub use threshold::{Amount, Threshold, ThresholdMeasure};

use std::cell::Cell;

use crate::finding::{Finding, Level};
use crate::model::{Place, Segment};

/// Every rule, in groups.
pub const RULES: &[&Rule] = &[
    &unexplained_order::RULE,
    &implicit_order::RULE,
    &habitual_order::RULE,
    &mutual_prerequisite::RULE,
    &late_document::RULE,
    &ping_pong::RULE,
    &redundant_order::RULE,
    &promise_over_limit::RULE,
    &path_over_promise::RULE,
    &path_over_statutory::RULE,
    &step_over_limit::RULE,
    &step_over_event_limit::RULE,
    &step_under_minimum::RULE,
    &decision_over_20::RULE,
    &delivery_over_10::RULE,
    &preliminary_review_over_20::RULE,
    &completeness_notice_over_5::RULE,
    &unmarked_special_procedure::RULE,
    &days_without_clock::RULE,
    &instant_with_days::RULE,
    &long_wait::RULE,
    &meeting_on_critical_path::RULE,
    &waste_on_critical_path::RULE,
    &waste_with_basis::RULE,
    &unclassified_step::RULE,
    &many_signatures::RULE,
    &asked_twice::RULE,
    &held_already::RULE,
    &copies_of_what_is_shared::RULE,
    &own_product::RULE,
    &unused_product::RULE,
    &catch_all_material::RULE,
    &tolerable_unmarked::RULE,
    &no_department::RULE,
    &no_lead::RULE,
    &department_spelt_twice::RULE,
    &no_basis::RULE,
    &basis_missing::RULE,
    &parameter_missing::RULE,
    &lever_unused::RULE,
    &several_visits::RULE,
    &visit_though_online::RULE,
    &joint_inspection::RULE,
    &claim_mismatch::RULE,
    &target_missed::RULE,
    &worse_figure::RULE,
    &gone_definition::RULE,
    &left_out_definition::RULE,
    &weaker_settings::RULE,
    &waiver_without_reason::RULE,
    &waiver_expired::RULE,
    &waiver_unused::RULE,
    &stale_baseline::RULE,
];

/// The result of applying the rules to a process.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verdict {
    /// The findings.
    pub findings: Vec<Finding>,
    /// The undecided findings, at the level `allow`: they count neither as
    /// findings nor as passed.
    pub undecided: Vec<Finding>,
    /// The most starts that a single comparison of dates left out because both
    /// lengths end in unknown years.
    pub starts_left_out: usize,
}

/// Applies the rules that are not allowed to a valid process: first the
/// findings on the whole, then step by step, each in the order of the table.
/// Rules of reading, of waivers and of comparison are judged elsewhere.
pub fn judge(case: &Case<'_>) -> Verdict {
    let mut verdict = Verdict::default();
    let left_out = Cell::new(0);
    for (rule, level, amounts) in case.settings.each() {
        if let (Judge::Process(judge), true) = (rule.judge, level > Level::Allow) {
            if rule.judges_licences() && !licence::may_be(case.process) {
                continue;
            }
            let is_supposed = rule.judges_licences() && case.process.matter().is_none();
            let remarks = judge(&case.before(rule, amounts, &left_out));
            verdict.findings.reserve(remarks.len());
            for remark in remarks {
                let remark = if is_supposed { licence::supposed(remark) } else { remark };
                match remark.is_undecided() {
                    true => verdict.undecided.push(remark.at(rule.name, Level::Allow)),
                    false => verdict.findings.push(remark.at(rule.name, level)),
                }
            }
        }
    }
    verdict.starts_left_out = left_out.get();
    // Findings are large: their keys are sorted, and each is moved once.
    let step = |finding: &Finding| step_of(&finding.place);
    verdict.findings.sort_by_cached_key(step);
    verdict.undecided.sort_by_cached_key(step);
    verdict
}

/// The step of a place; `None` for the process as a whole.
fn step_of(place: &Place) -> Option<usize> {
    match place.0.as_slice() {
        [Segment::Field("steps"), Segment::Item(at), ..] => Some(*at),
        _ => None,
    }
}
