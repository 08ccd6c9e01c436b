//! How many working days are there up to a day, and which day is the n-th?
//!
//! The weekday rule, plus a sorted list of the days a notice names, each with
//! the number of working days through it.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::announced::NamedDay;
use super::day_number::{is_weekday, nth_weekday, weekdays_through};

/// Counts of working days since day 0. Memory: 48 bytes a named day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally {
    named: Vec<Named>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Named {
    day: i64,
    /// Working days from day 0 through this one.
    through: i64,
    works: bool,
    name: Cow<'static, str>,
}

impl Tally {
    /// From named days by number.
    pub(super) fn new(days: BTreeMap<i64, NamedDay>) -> Self {
        let mut surplus = 0;
        let named = days.into_iter().map(|(day, NamedDay { works, name })| {
            surplus += i64::from(works) - i64::from(is_weekday(day));
            Named { day, through: weekdays_through(day) + surplus, works, name }
        });
        Self { named: named.collect() }
    }

    /// Whether the day is worked, and the name a notice gives it. O(log d) in
    /// the number of named days.
    pub(super) fn day(&self, day: i64) -> (bool, Option<&str>) {
        match self.named.binary_search_by_key(&day, |named| named.day) {
            Ok(at) => (self.named[at].works, Some(&self.named[at].name)),
            Err(_) => (is_weekday(day), None),
        }
    }

    /// The number of working days from day 0 through this one. O(log d).
    pub(super) fn through(&self, day: i64) -> i64 {
        let after = self.named.partition_point(|named| named.day <= day);
        weekdays_through(day) + self.surplus(after)
    }

    /// The number of the `n`-th working day, `n` from 1. O(log d).
    pub(super) fn nth(&self, n: i64) -> i64 {
        let at = self.named.partition_point(|named| named.through < n);
        // Between two named days the weekday rule holds. The day sought lies
        // after the one before `at`, and no later than the one at `at`.
        let by_rule = nth_weekday(n - self.surplus(at));
        self.named.get(at).map_or(by_rule, |named| by_rule.min(named.day))
    }

    /// By how much the first `count` named days raise the weekday count.
    fn surplus(&self, count: usize) -> i64 {
        let last = count.checked_sub(1).and_then(|at| self.named.get(at));
        last.map_or(0, |named| named.through - weekdays_through(named.day))
    }
}
