//! Counts working days up to a day, and finds the n-th working day.
//!
//! The weekday rule applies, except from the first day that a notice names
//! through the last: there a row of bits says which days are worked, and each
//! word of it has the count before it (Jacobson, "Space-efficient static trees
//! and graphs", 1989).

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::announced::NamedDay;
use super::day_number::{is_weekday, nth_weekday, weekdays_through};

/// Counts of working days since day 0. Memory: 40 bytes a named day, 16 for
/// every 64 days between the first of them and the last.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally {
    named: Vec<Named>,
    words: Vec<Word>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Named {
    day: i64,
    works: bool,
    name: Cow<'static, str>,
}

/// Sixty-four days.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Word {
    /// The number of working days from day 0 to the first day of the word,
    /// exclusive.
    before: i64,
    /// The bits of the days worked, the first in the lowest bit.
    works: u64,
}

/// Days in a word.
const WORD: i64 = u64::BITS as i64;

impl Tally {
    /// Builds the counts from named days by number.
    pub(super) fn new(days: BTreeMap<i64, NamedDay>) -> Self {
        let named: Vec<Named> =
            days.into_iter().map(|(day, NamedDay { works, name })| Named { day, works, name }).collect();
        let (Some(first), Some(last)) = (named.first(), named.last()) else { return Self::default() };
        let (first, last) = (first.day, last.day);
        let mut before = weekdays_through(first - 1);
        let mut next = named.iter().peekable();
        let mut word = |from: i64| {
            let works = (0..WORD).filter(|&place| match next.next_if(|named| named.day == from + place) {
                Some(named) => named.works,
                None => is_weekday(from + place),
            });
            let works = works.fold(0, |word, place| word | 1 << place);
            let word = Word { before, works };
            before += i64::from(works.count_ones());
            word
        };
        let words = (first..=last).step_by(u64::BITS as usize).map(&mut word).collect();
        Self { named, words }
    }

    /// Returns whether the day is worked, and its name in a notice. O(log d) in
    /// the number of named days.
    pub(super) fn day(&self, day: i64) -> (bool, Option<&str>) {
        match self.named.binary_search_by_key(&day, |named| named.day) {
            Ok(at) => (self.named[at].works, Some(&self.named[at].name)),
            Err(_) => (is_weekday(day), None),
        }
    }

    /// Returns whether the day is worked. O(1).
    pub(super) fn works(&self, day: i64) -> bool {
        match self.word(day) {
            Some((word, place)) => word.works >> place & 1 == 1,
            None => is_weekday(day),
        }
    }

    /// The number of working days from day 0 through this one. O(1).
    pub(super) fn through(&self, day: i64) -> i64 {
        match self.word(day) {
            Some((word, place)) => word.before + i64::from((word.works << (WORD - 1 - place)).count_ones()),
            None if day < self.first() => weekdays_through(day),
            None => weekdays_through(day) + self.surplus(),
        }
    }

    /// The number of the `n`-th working day, `n` from 1. O(log w) in the
    /// number of words.
    pub(super) fn nth(&self, n: i64) -> i64 {
        let at = self.words.partition_point(|word| word.before < n);
        let Some(word) = at.checked_sub(1).and_then(|at| self.words.get(at)) else { return nth_weekday(n) };
        let mut works = word.works;
        for _ in word.before + 1..n {
            if works == 0 {
                break;
            }
            works &= works - 1;
        }
        if works == 0 {
            // After the last word.
            return nth_weekday(n - self.surplus());
        }
        self.first() + (at as i64 - 1) * WORD + i64::from(works.trailing_zeros())
    }

    /// The word of a day, and its index in the word.
    fn word(&self, day: i64) -> Option<(&Word, i64)> {
        let since = day - self.first();
        let word = usize::try_from(since / WORD).ok().and_then(|at| self.words.get(at))?;
        (since >= 0).then_some((word, since % WORD))
    }

    /// The first day of the first word.
    fn first(&self) -> i64 {
        self.named.first().map_or(0, |named| named.day)
    }

    /// By how much the named days raise the weekday count.
    fn surplus(&self) -> i64 {
        let Some(last) = self.words.last() else { return 0 };
        let end = self.first() + self.words.len() as i64 * WORD - 1;
        last.before + i64::from(last.works.count_ones()) - weekdays_through(end)
    }
}
