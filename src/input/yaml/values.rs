//! Reads scalars of the format: names, texts, words, numbers, durations, dates.

use jiff::civil::Date;

use super::fields::{Field, Fields};
use super::{At, Reader};
use crate::input::suggest;
use crate::model::{
    Decimal, DecimalError, Duration, Expected, Form, Plain, Problem, Spelled, StatedDuration, ThreePoint, Wording,
};
use crate::source::NodeId;

impl Reader<'_> {
    /// The value of a key, read by `read`. `None` means that it is absent, or
    /// that its defect is reported.
    pub(crate) fn optional<T>(
        &mut self,
        fields: &Fields,
        key: &'static str,
        at: At<'_>,
        read: impl FnOnce(&mut Self, NodeId, At<'_>) -> Option<T>,
    ) -> Option<T> {
        let node = fields.get(key)?;
        read(self, node, At::Field(&at, key))
    }

    /// The value of a required key.
    pub(crate) fn required<T>(
        &mut self,
        fields: &Fields,
        key: &'static str,
        at: At<'_>,
        read: impl FnOnce(&mut Self, NodeId, At<'_>) -> Option<T>,
    ) -> Option<T> {
        if fields.field(key) == Field::Absent {
            self.report(at.place(), Problem::MissingKey { group: fields.group(), key });
        }
        self.optional(fields, key, at, read)
    }

    /// A value that is read by the form of its key alone; `None` for a key of
    /// another form.
    pub(crate) fn plain(&mut self, form: Form, node: NodeId, at: At<'_>) -> Option<Plain> {
        Some(match form {
            Form::Name => Plain::Text(self.name(node, at)?),
            Form::Text => Plain::Text(self.text(node, at)?),
            Form::NameOrNames => Plain::Texts(self.one_or_more_names(node, at)?),
            Form::Names | Form::DistinctNames => Plain::Texts(self.name_list(node, at)?),
            Form::TextOrTexts => Plain::Texts(self.one_or_more_texts(node, at)?),
            Form::Texts => Plain::Texts(self.text_list(node, at)?),
            Form::Duration => Plain::Time(self.duration(node, at)?),
            Form::Number | Form::Hours => Plain::Number(self.number(node, at)?),
            Form::Whole => Plain::Number(self.whole(node, at)?),
            Form::Share => Plain::Number(self.share(node, at)?),
            Form::Count => Plain::Count(self.count(node, at)?),
            Form::Words(words) => Plain::Word(self.spelled(&words(), node, at)?),
            _ => return None,
        })
    }

    /// Text of any kind, even empty.
    pub(crate) fn text(&mut self, node: NodeId, at: At<'_>) -> Option<String> {
        Some(self.scalar(node, at, Expected::Text)?.text.to_owned())
    }

    /// Reads a name.
    pub(crate) fn name(&mut self, node: NodeId, at: At<'_>) -> Option<String> {
        let text = self.scalar(node, at, Expected::Text)?.text;
        if text.trim().is_empty() {
            self.report(at.place(), Problem::EmptyName);
            return None;
        }
        Some(text.to_owned())
    }

    /// One of the words of a type.
    pub(crate) fn word<T: Spelled>(&mut self, node: NodeId, at: At<'_>) -> Option<T> {
        let (english, _) = self.spelled(&T::spellings(), node, at)?;
        T::from_word(english)
    }

    /// One of the words of a type, in both languages.
    fn spelled(&mut self, words: &[Wording], node: NodeId, at: At<'_>) -> Option<Wording> {
        let text = self.scalar(node, at, Expected::Text)?.text;
        let known = words.iter().find(|(english, chinese)| text == *english || text == *chinese);
        if known.is_none() {
            self.report(at.place(), unknown_word(words, text));
        }
        known.copied()
    }

    /// Reads the name of the one step at which something starts or ends.
    pub(super) fn one_step(&mut self, node: NodeId, at: At<'_>) -> Option<String> {
        self.scalar(node, at, Expected::OneStep)?;
        self.name(node, at)
    }

    pub(crate) fn duration(&mut self, node: NodeId, at: At<'_>) -> Option<Duration> {
        let text = self.scalar(node, at, Expected::Duration)?.text;
        Duration::parse(text)
            .map_err(|error| self.report(at.place(), Problem::BadDuration { text: text.to_owned(), error }))
            .ok()
    }

    /// Reads how much later a step starts or ends than another.
    pub(super) fn lag(&mut self, node: NodeId, at: At<'_>) -> Option<Duration> {
        let text = self.scalar(node, at, Expected::Duration)?.text;
        let bad = |error| Problem::BadLag { text: text.to_owned(), error };
        Duration::parse(text).map_err(|error| self.report(at.place(), bad(error))).ok()
    }

    /// Reads one of three points, with the words that mark a limit.
    pub(crate) fn point(&mut self, node: NodeId, at: At<'_>) -> Option<ThreePoint> {
        let point = ThreePoint::of(self.duration(node, at)?);
        let text = self.source.scalar(node).map(|scalar| scalar.text);
        let stated = text.and_then(|text| StatedDuration::parse(text).ok());
        Some(stated.map_or(point, |stated| ThreePoint { limit: stated.limit, says_day: stated.says_day, ..point }))
    }

    pub(crate) fn number(&mut self, node: NodeId, at: At<'_>) -> Option<Decimal> {
        self.numeric(node, at, Expected::Number, |text| Ok(Decimal::read(text)?))
    }

    /// A whole number as a decimal.
    pub(crate) fn whole(&mut self, node: NodeId, at: At<'_>) -> Option<Decimal> {
        self.numeric(node, at, Expected::WholeNumber, whole)
    }

    /// A whole number of things that can be counted.
    pub(crate) fn count(&mut self, node: NodeId, at: At<'_>) -> Option<u32> {
        self.numeric(node, at, Expected::WholeNumber, count)
    }

    pub(crate) fn share(&mut self, node: NodeId, at: At<'_>) -> Option<Decimal> {
        self.numeric(node, at, Expected::Share, share)
    }

    fn numeric<T>(
        &mut self,
        node: NodeId,
        at: At<'_>,
        expected: Expected,
        parse: impl FnOnce(&str) -> Result<T, Unfit>,
    ) -> Option<T> {
        let text = self.scalar(node, at, expected)?.text;
        parse(text.trim()).map_err(|unfit| self.report(at.place(), unfit.problem(text, expected))).ok()
    }

    /// Yes or no.
    pub(crate) fn flag(&mut self, node: NodeId, at: At<'_>) -> Option<bool> {
        const WORDS: [(&str, bool); 4] = [("true", true), ("false", false), ("是", true), ("否", false)];
        let text = self.scalar(node, at, Expected::Text)?.text;
        let value = WORDS.iter().find(|(word, _)| *word == text).map(|(_, value)| *value);
        if value.is_none() {
            let known = WORDS.iter().map(|(word, _)| *word).collect();
            self.report(at.place(), Problem::UnknownWord { text: text.to_owned(), suggestion: None, known });
        }
        value
    }

    /// Reads a day that exists.
    pub(crate) fn date(&mut self, node: NodeId, at: At<'_>) -> Option<Date> {
        let text = self.scalar(node, at, Expected::Text)?.text;
        let date = date(text);
        if date.is_none() {
            self.report(at.place(), Problem::BadDate(text.to_owned()));
        }
        date
    }
}

/// The problem of a word that is not one of its type.
pub(crate) fn unknown_word(words: &[Wording], text: &str) -> Problem {
    Problem::UnknownWord {
        text: text.to_owned(),
        suggestion: suggest::nearest_word(words, text).map(str::to_owned),
        known: suggest::words(words, text),
    }
}

/// The reason why a text is not a number of the expected kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unfit {
    /// Not a number of this kind.
    Kind,
    /// It has too many digits.
    Digits,
    /// It is above this limit.
    Above(u32),
}

impl Unfit {
    pub(crate) fn problem(self, text: &str, expected: Expected) -> Problem {
        let text = text.to_owned();
        match self {
            Self::Kind => Problem::BadNumber { text, expected },
            Self::Digits => Problem::TooManyDigits(text),
            Self::Above(limit) => Problem::TooMany { text, limit },
        }
    }
}

impl From<DecimalError> for Unfit {
    fn from(error: DecimalError) -> Self {
        match error {
            DecimalError::Unreadable | DecimalError::Negative => Self::Kind,
            DecimalError::TooLarge | DecimalError::TooManyDigits => Self::Digits,
        }
    }
}

fn whole(text: &str) -> Result<Decimal, Unfit> {
    let number = Decimal::read(text)?;
    (number.scale() == 0).then_some(number).ok_or(Unfit::Kind)
}

/// Parses a count, up to the greatest supported one.
pub(crate) fn count(text: &str) -> Result<u32, Unfit> {
    let above = Unfit::Above(u32::MAX);
    match Decimal::read(text) {
        Err(DecimalError::TooLarge) => Err(above),
        _ => u32::try_from(whole(text)?.mantissa()).map_err(|_| above),
    }
}

/// A share from 0 to 1: `0.1`, `10%`, `10％`.
fn share(text: &str) -> Result<Decimal, Unfit> {
    let written = text.strip_suffix(['%', '％']).map(str::trim_end);
    let share = match Decimal::read(written.unwrap_or(text)) {
        Err(DecimalError::TooLarge) => return Err(Unfit::Kind),
        Ok(percent) if written.is_some() => Decimal::new(percent.mantissa(), percent.scale() + 2),
        read => read?,
    };
    if share > Decimal::from(1) {
        return Err(Unfit::Kind);
    }
    // Written as a fraction it must read back.
    Ok(Decimal::read(&share.to_string())?)
}

/// A day that exists, written as `2027-01-31` and in no other way.
fn date(text: &str) -> Option<Date> {
    text.parse().ok().filter(|date: &Date| date.year() > 0 && date.to_string() == text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_days_of_the_calendar_are_dates() {
        for text in ["2027-01-01", "2028-02-29", "2000-02-29", "2026-12-31"] {
            assert!(date(text).is_some(), "{text}");
        }
        for text in ["2027-02-29", "1900-02-29", "2027-04-31", "2027-13-01", "2027-00-10", "2027-1-1", "27-01-01"] {
            assert!(date(text).is_none(), "{text}");
        }
        for text in ["2027/01/01", "2027-01-00", "0000-01-01", "２０２７-01-01", "2027年1月1日", ""] {
            assert!(date(text).is_none(), "{text}");
        }
    }

    #[test]
    fn a_share_is_at_most_all() {
        for (text, read) in
            [("0.1", "0.1"), ("10%", "0.1"), ("１０％", "0.1"), ("12.5 %", "0.125"), ("100%", "1"), ("0", "0")]
        {
            assert_eq!(share(text).unwrap().to_string(), read, "{text}");
        }
        for text in ["1.1", "101%", "-0.1", "-5%", "%", "10", "0.1%%", "1e-1", "9007199254740993"] {
            assert_eq!(share(text), Err(Unfit::Kind), "{text}");
        }
        for text in ["0.00000000001%", "0.0000000000001"] {
            assert_eq!(share(text), Err(Unfit::Digits), "{text}");
        }
    }
}
