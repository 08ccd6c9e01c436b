//! Scalars of the format: names, texts, words, numbers, durations, dates.

use super::fields::{Field, Fields};
use super::{At, Reader};
use crate::input::suggest;
use crate::model::{Decimal, Duration, Expected, Problem, Spelled};
use crate::source::NodeId;

impl Reader<'_> {
    /// The value under a key, as `read` understands it. What is wrong was
    /// said where it gives nothing.
    pub(super) fn optional<T>(
        &mut self,
        fields: &Fields,
        key: &'static str,
        at: At<'_>,
        read: impl FnOnce(&mut Self, NodeId, At<'_>) -> Option<T>,
    ) -> Option<T> {
        let node = fields.get(key)?;
        read(self, node, At::Field(&at, key))
    }

    /// The same for a key that must be there.
    pub(super) fn required<T>(
        &mut self,
        fields: &Fields,
        key: &'static str,
        at: At<'_>,
        read: impl FnOnce(&mut Self, NodeId, At<'_>) -> Option<T>,
    ) -> Option<T> {
        if fields.field(key) == Field::Absent {
            self.report(at.place(), Problem::MissingKey(key));
        }
        self.optional(fields, key, at, read)
    }

    /// Text of any kind, even empty.
    pub(super) fn text(&mut self, node: NodeId, at: At<'_>) -> Option<String> {
        Some(self.scalar(node, at, Expected::Text)?.text.to_owned())
    }

    /// What something is called.
    pub(super) fn name(&mut self, node: NodeId, at: At<'_>) -> Option<String> {
        let text = self.scalar(node, at, Expected::Text)?.text;
        if text.trim().is_empty() {
            self.report(at.place(), Problem::EmptyName);
            return None;
        }
        Some(text.to_owned())
    }

    /// One of the words of a type.
    pub(super) fn word<T: Spelled>(&mut self, node: NodeId, at: At<'_>) -> Option<T> {
        let text = self.scalar(node, at, Expected::Text)?.text;
        let value = T::from_word(text);
        if value.is_none() {
            self.report(at.place(), unknown_word::<T>(text));
        }
        value
    }

    pub(super) fn duration(&mut self, node: NodeId, at: At<'_>) -> Option<Duration> {
        let text = self.scalar(node, at, Expected::Duration)?.text;
        Duration::parse(text)
            .map_err(|error| self.report(at.place(), Problem::BadDuration { text: text.to_owned(), error }))
            .ok()
    }

    pub(super) fn number(&mut self, node: NodeId, at: At<'_>) -> Option<Decimal> {
        self.numeric(node, at, Expected::Number, Decimal::parse)
    }

    /// A whole number as a decimal.
    pub(super) fn whole(&mut self, node: NodeId, at: At<'_>) -> Option<Decimal> {
        let whole = |text: &str| Decimal::parse(text).filter(|number| number.scale() == 0);
        self.numeric(node, at, Expected::WholeNumber, whole)
    }

    /// A whole number of things that can be counted.
    pub(super) fn count(&mut self, node: NodeId, at: At<'_>) -> Option<u32> {
        let whole = |text: &str| Decimal::parse(text).filter(|number| number.scale() == 0);
        let count = |text: &str| u32::try_from(whole(text)?.mantissa()).ok();
        self.numeric(node, at, Expected::WholeNumber, count)
    }

    pub(super) fn share(&mut self, node: NodeId, at: At<'_>) -> Option<Decimal> {
        self.numeric(node, at, Expected::Share, share)
    }

    fn numeric<T>(
        &mut self,
        node: NodeId,
        at: At<'_>,
        expected: Expected,
        parse: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        let text = self.scalar(node, at, expected)?.text;
        let number = parse(text.trim());
        if number.is_none() {
            self.report(at.place(), Problem::BadNumber { text: text.to_owned(), expected });
        }
        number
    }

    /// A day that exists, as it is written.
    pub(super) fn date(&mut self, node: NodeId, at: At<'_>) -> Option<String> {
        let text = self.scalar(node, at, Expected::Text)?.text;
        if !is_date(text) {
            self.report(at.place(), Problem::BadDate(text.to_owned()));
            return None;
        }
        Some(text.to_owned())
    }
}

/// What to say of a word that is none of its type.
pub(super) fn unknown_word<T: Spelled>(text: &str) -> Problem {
    Problem::UnknownWord {
        text: text.to_owned(),
        suggestion: suggest::nearest_word(T::WORDS, text).map(str::to_owned),
        known: suggest::words(T::WORDS, text),
    }
}

/// A share from 0 to 1: `0.1`, `10%`, `10％`.
fn share(text: &str) -> Option<Decimal> {
    let share = match text.strip_suffix(['%', '％']) {
        Some(percent) => {
            let percent = Decimal::parse(percent.trim_end())?;
            let share = Decimal::new(percent.mantissa(), percent.scale() + 2);
            // Written as a fraction it has to be readable again.
            Decimal::parse(&share.to_string())?
        }
        None => Decimal::parse(text)?,
    };
    (share <= Decimal::from(1)).then_some(share)
}

/// Whether a text is a day of the Gregorian calendar, as `2027-01-01`.
fn is_date(text: &str) -> bool {
    let bytes = text.as_bytes();
    let shaped = bytes.len() == 10
        && bytes
            .iter()
            .enumerate()
            .all(|(at, byte)| if at == 4 || at == 7 { *byte == b'-' } else { byte.is_ascii_digit() });
    let part = |from: usize, to: usize| text.get(from..to).and_then(|part| part.parse::<u32>().ok()).unwrap_or(0);
    if !shaped {
        return false;
    }
    let (year, month, day) = (part(0, 4), part(5, 7), part(8, 10));
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    year > 0 && (1..=days).contains(&day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_days_of_the_calendar_are_dates() {
        for text in ["2027-01-01", "2028-02-29", "2000-02-29", "2026-12-31"] {
            assert!(is_date(text), "{text}");
        }
        for text in ["2027-02-29", "1900-02-29", "2027-04-31", "2027-13-01", "2027-00-10", "2027-1-1", "27-01-01"] {
            assert!(!is_date(text), "{text}");
        }
        for text in ["2027/01/01", "2027-01-00", "0000-01-01", "２０２７-01-01", "2027年1月1日", ""] {
            assert!(!is_date(text), "{text}");
        }
    }

    #[test]
    fn a_share_is_at_most_all() {
        for (text, read) in
            [("0.1", "0.1"), ("10%", "0.1"), ("１０％", "0.1"), ("12.5 %", "0.125"), ("100%", "1"), ("0", "0")]
        {
            assert_eq!(share(text).unwrap().to_string(), read, "{text}");
        }
        for text in ["1.1", "101%", "-0.1", "-5%", "%", "10", "0.1%%", "0.00000000001%", "1e-1"] {
            assert_eq!(share(text), None, "{text}");
        }
    }
}
