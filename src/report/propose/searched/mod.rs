//! The result of a search for a package: the goal, the worth of each further
//! permission, and the contribution of each lever.

pub mod contract;
mod document;
pub(in crate::report) mod paper;
mod people;
mod say;

pub(super) use document::{document, share};
pub(super) use people::blocks;

use jiff::civil::Date;

use super::{Proposed, place};
use crate::model::{Decimal, Process, Time};
use crate::plan::{Found, Frontier, OptionInCase, Share, Shares, Sought};
use crate::text::Text;

/// The results of a search, each where it was asked for.
#[derive(Clone, Debug, Default)]
pub struct Searched {
    /// The answer to a goal.
    pub goal: Option<Sought>,
    /// The start of each case in which the goal was searched, the case that is
    /// shown first; `None` where no figure depends on it.
    pub starts: Vec<Option<Date>>,
    /// The least days for each cost.
    pub frontier: Option<Frontier>,
    /// The contribution of each lever.
    pub shares: Option<Shares>,
    /// The cases that were searched beside the one shown, each with its name.
    pub others: Vec<(String, Process)>,
    /// The closest package in the case that misses the goal, where that is
    /// another than the one shown.
    pub missed: Option<Box<Proposed>>,
}

impl Searched {
    /// The package that reaches the goal, else the one that comes closest.
    #[must_use]
    pub fn found(&self) -> Option<&Found> {
        self.goal.as_ref()?.shown()
    }
}

/// The time of a number of days; saturates where it does not fit.
fn thousandths(number: u64) -> Time {
    Time::from_thousandths(i64::try_from(number).unwrap_or(i64::MAX))
}

impl Proposed {
    /// Returns whether a package was found that reaches the goal.
    #[must_use]
    pub fn meets_goal(&self) -> bool {
        self.searched.goal.as_ref().is_some_and(|sought| sought.package.is_some())
    }

    /// A share in days, to the given number of digits.
    fn share_days(&self, share: &Share, digits: u8) -> Decimal {
        let day = i128::from(self.process.day().thousandths());
        let (above, below) = (share.numerator * 10i128.pow(u32::from(digits)), share.denominator * day);
        let half = if above < 0 { -below / 2 } else { below / 2 };
        Decimal::fitted((above + half) / below, digits)
    }

    /// The standard error of a share in days, rounded up to the given number of
    /// digits.
    fn error_days(&self, error: u64, digits: u8) -> Decimal {
        let day = self.process.day().thousandths().unsigned_abs();
        let scaled = u128::from(error) * 10u128.pow(u32::from(digits));
        Decimal::fitted(i128::try_from(scaled.div_ceil(u128::from(day))).expect("less than 2⁶⁴ · 10²"), digits)
    }

    /// The number of digits of a share that are known: two errors are less than
    /// one unit of the last, two digits at most.
    fn digits(&self, share: &Share) -> u8 {
        let Some(error) = share.error else { return 2 };
        let twice = thousandths(error.saturating_mul(2)).thousandths();
        let day = self.process.day().thousandths();
        if twice.saturating_mul(100) <= day { 2 } else { u8::from(twice.saturating_mul(10) <= day) }
    }
}

/// Every option of a found package as people know it.
fn names(proposed: &Proposed, found: &Found) -> Vec<Text> {
    let own = found.offers.iter().map(|offer| say::option(offer, &proposed.place(offer)));
    own.chain(found.elsewhere.iter().map(|option| name(proposed, option))).collect()
}

/// An option as people know it, with its case where that is not the one shown.
fn name(proposed: &Proposed, OptionInCase { case, offer }: &OptionInCase) -> Text {
    match case.checked_sub(1).map(|at| &proposed.searched.others[at]) {
        None => say::option(offer, &proposed.place(offer)),
        Some((case, process)) => say::in_case(&say::option(offer, &place(process, offer)), case),
    }
}
