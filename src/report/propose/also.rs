//! What a change does beside the days.

use super::contract::OtherFigures;
use super::{Proposed, say};
use crate::analysis::Measures;
use crate::model::Decimal;
use crate::plan::TakenOption;
use crate::report::diff::say::signed;
use crate::report::exact::Exact;
use crate::text::Text;

/// One figure, by how much it changes: its key, its names, the change.
struct Change {
    key: &'static str,
    english: &'static str,
    chinese: &'static str,
    by: Decimal,
}

fn changes(taken: &TakenOption) -> Vec<Change> {
    let [before, after] = &taken.effects.measures;
    let count = |of: &dyn Fn(&Measures) -> Option<u64>| difference(of(before), of(after));
    let whole = |count: usize| count as u64;
    let fee = after.fee.unwrap_or_default().minus(before.fee.unwrap_or_default());
    let checks = taken.effects.checks.map(|count| Some(whole(count)));
    let change = |key, english, chinese, by| Change { key, english, chinese, by };
    vec![
        change("steps", "steps", "环节", count(&|of| Some(whole(of.steps)))),
        change("departments", "departments", "部门", count(&|of| of.departments.map(whole))),
        change("materials", "materials", "材料", count(&|of| of.materials.map(|of| whole(of.distinct)))),
        change("askings", "askings", "材料份次", count(&|of| of.materials.map(|of| whole(of.asked)))),
        change("visits", "visits", "跑动", count(&|of| of.visits)),
        change("signatures", "signatures", "签批", count(&|of| of.signatures)),
        change("fees", "fees", "收费", fee),
        change("checks_afterwards", "checks afterwards", "事后核查", difference(checks[0], checks[1])),
    ]
}

/// A figure that only one of the two states is 0 in the other: where the last
/// step goes that states a fee, no fee is left.
fn difference(before: Option<u64>, after: Option<u64>) -> Decimal {
    Decimal::count(after.unwrap_or(0)).minus(Decimal::count(before.unwrap_or(0)))
}

/// In words: `steps −1`.
pub(super) fn told(proposed: &Proposed, taken: &TakenOption) -> Vec<Text> {
    let changes = changes(taken).into_iter().filter(|change| change.by != Decimal::ZERO);
    let told = |Change { english, chinese, by, .. }: Change| {
        let number = signed(by);
        Text::new(format!("{english} {number}"), format!("{chinese} {number}"))
    };
    let in_vain = taken.effects.wasted.map(|wasted| say::in_vain(proposed.days(wasted)));
    changes.map(told).chain(in_vain).collect()
}

/// For programs.
pub(super) fn document(proposed: &Proposed, taken: &TakenOption) -> OtherFigures {
    let changes = changes(taken);
    let by = |key: &str| Exact::from(changes.iter().find(|change| change.key == key).map_or(Decimal::ZERO, |of| of.by));
    OtherFigures {
        steps: by("steps"),
        departments: by("departments"),
        materials: by("materials"),
        askings: by("askings"),
        visits: by("visits"),
        signatures: by("signatures"),
        fees: by("fees"),
        checks_afterwards: by("checks_afterwards"),
        work_in_vain_days: taken.effects.wasted.map(|wasted| proposed.days(wasted).into()),
    }
}
