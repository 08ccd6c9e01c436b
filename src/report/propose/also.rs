//! The effects of a change other than on the days.

use super::contract::OtherFigures;
use super::{Proposed, say as words};
use crate::analysis::Measures;
use crate::analysis::figures::{
    ASKINGS, CountedIn, DEPARTMENTS, FEE, FIGURES, Figure, MATERIALS, SIGNATURES, STEPS, VISITS,
};
use crate::model::Decimal;
use crate::plan::TakenOption;
use crate::report::diff::say::signed;
use crate::report::exact::Exact;
use crate::text::{Text, say};

/// The checks after the result: a figure of a package, not of a process.
const CHECKS: [&str; 2] = ["checks afterwards", "事后核查"];

/// The change of a figure. One that is missing in one of the two states is 0
/// there: once the last step with a fee is gone, no fee is left.
fn change(figure: &Figure, taken: &TakenOption) -> Decimal {
    let of = |measures: &Measures| match figure.of {
        CountedIn::Count(of) => of(measures).map(Decimal::count),
        CountedIn::Money(of) | CountedIn::Share(of) => of(measures),
        CountedIn::Time(_) | CountedIn::Days(_) => None,
    };
    let [before, after] = taken.effects.measures.each_ref().map(|measures| of(measures).unwrap_or(Decimal::ZERO));
    after.minus(before)
}

fn checks(taken: &TakenOption) -> Decimal {
    let [before, after] = taken.effects.checks.map(|count| Decimal::count(count as u64));
    after.minus(before)
}

/// In words: `steps −1`.
pub(super) fn sentences(proposed: &Proposed, taken: &TakenOption) -> Vec<Text> {
    let beside = FIGURES.into_iter().filter_map(|figure| Some((figure.beside_days?, change(figure, taken))));
    let changes = beside.chain([(CHECKS, checks(taken))]).filter(|(_, by)| *by != Decimal::ZERO);
    let sentence = |([english, chinese], by): ([&str; 2], Decimal)| {
        let (figure, by) = ((english, chinese), signed(by));
        say!("{figure} {by}", "{figure} {by}", both(figure))
    };
    let in_vain = taken.effects.wasted.map(|wasted| words::in_vain(proposed.days(wasted)));
    changes.map(sentence).chain(in_vain).collect()
}

/// The same for programs.
pub(super) fn document(proposed: &Proposed, taken: &TakenOption) -> OtherFigures {
    let by = |figure: &Figure| Exact::from(change(figure, taken));
    OtherFigures {
        steps: by(&STEPS),
        departments: by(&DEPARTMENTS),
        materials: by(&MATERIALS),
        askings: by(&ASKINGS),
        visits: by(&VISITS),
        signatures: by(&SIGNATURES),
        fees: by(&FEE),
        checks_afterwards: checks(taken).into(),
        work_in_vain_days: taken.effects.wasted.map(|wasted| proposed.days(wasted).into()),
    }
}
