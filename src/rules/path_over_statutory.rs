//! A process that takes longer inside the limit than the law allows.

use super::clocks::Extent;
use super::{Case, Group, Presets, Remark, Rule, courses, path_over_promise};
use crate::finding::Level;
use crate::model::Place;
use crate::text::say;

pub(super) const RULE: Rule =
    Rule::new("path-over-statutory", Group::Time, Presets::DENY, include_str!("path_over_statutory.md"), judge);

fn judge(case: &Case<'_>) -> Vec<Remark> {
    let Case { process, analysis, .. } = case;
    let Some(statutory) = process.limits().statutory else { return Vec::new() };
    let times = courses::inside(case);
    let Some(inside) = times.first() else { return Vec::new() };
    let (statutory, inside) = (Extent::stated(process, statutory), Extent::scheduled(process, *inside));
    let place = Place::process().field("limits").field("statutory");
    let held = courses::held(&times, statutory, case);
    let remark = inside.remark(statutory, held, place, |place, (takes, takes_zh), (law, law_zh)| {
        let ((start, start_zh), (ends, ends_zh)) = (inside.start_words(), path_over_promise::ends(case));
        let message = say!(
            "{takes} inside the limit{start}, {ends}, more than the {law} that the law allows",
            "时限内（{ends_zh}）需 {takes_zh}{start_zh}，超过法定的 {law_zh}"
        );
        let remark = Remark::new(place, message).help(path_over_promise::how_to_set());
        // Without kinds nobody has stated between which steps the statutory
        // limit runs.
        if analysis.window.is_whole_for_want_of_kinds() { remark.at_most(Level::Warn) } else { remark }
    });
    remark.into_iter().collect()
}
