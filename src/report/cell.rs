//! One value of a known kind, not yet worded.

use super::lengths;
use crate::model::{Clock, Days, Decimal, Time, Unit};
use crate::text::Text;
use crate::text::labels::Label;

/// A value of a known kind; the format and the language give it its wording.
#[derive(Clone, Debug, PartialEq)]
#[must_use]
pub enum Cell {
    /// No value.
    Empty,
    /// A figure that the file does not support.
    Unknown,
    /// Words.
    Text(Text),
    /// Names in a list.
    List(Vec<Text>),
    /// Time in days.
    Days(Days),
    /// Working time of less than a day, in minutes.
    Minutes(u64),
    /// A length with its clock, where other lengths run on another.
    OnClock(Box<Cell>, Clock),
    /// A count.
    Number(u64),
    /// A number.
    Decimal(Decimal),
    /// A part of a whole, 0 to 1.
    Share(Decimal),
    /// A change of a number, negative where it falls.
    Difference(Decimal),
    /// Growth in per cent, negative where it shrinks.
    Growth(Decimal),
    /// An amount of money.
    Money(Decimal),
    /// Yes or no.
    Flag(bool),
    /// One value before, another after.
    Change(Box<Cell>, Box<Cell>),
}

impl From<Label> for Cell {
    fn from(label: Label) -> Self {
        Self::Text(label.into())
    }
}

impl From<Text> for Cell {
    fn from(text: Text) -> Self {
        Self::Text(text)
    }
}

impl Cell {
    /// A count, or n/a.
    pub fn count(number: Option<usize>) -> Self {
        number.map_or(Self::Unknown, |number| Self::Number(number as u64))
    }

    /// A length: in minutes where it is less than a working day and a whole
    /// number of minutes, otherwise in days.
    pub fn length(time: Time, day: Time, unit: Unit) -> Self {
        let minutes = lengths::minutes_below_a_day(time, day).filter(|_| unit == Unit::Workday);
        minutes.map_or_else(|| Self::Days(time.in_days(day)), Self::Minutes)
    }

    /// The same with the clock it runs on.
    pub fn on(self, clock: Clock) -> Self {
        Self::OnClock(Box::new(self), clock)
    }

    /// The number of a quantity, in whatever unit.
    #[must_use]
    pub fn number(&self) -> Option<Decimal> {
        match self {
            Self::Days(days) => Some(days.decimal()),
            Self::Money(number) | Self::Decimal(number) => Some(*number),
            Self::Number(number) => decimal(*number),
            _ => None,
        }
    }

    /// The growth from `before` to `after` in per cent, where both are
    /// quantities of one kind and `before` is not 0.
    pub fn growth(before: &Self, after: &Self) -> Self {
        let growth = match (before, after) {
            (Self::Days(before), Self::Days(after)) => after.growth_from(*before).map(per_cent),
            (Self::Money(before), Self::Money(after)) | (Self::Decimal(before), Self::Decimal(after)) => {
                growth(*before, *after)
            }
            (Self::Number(before), Self::Number(after)) => {
                decimal(*before).zip(decimal(*after)).and_then(|(before, after)| growth(before, after))
            }
            _ => None,
        };
        growth.map_or(Self::Empty, Self::Growth)
    }
}

/// The growth from `before` to `after` in per cent, to one digit.
fn growth(before: Decimal, after: Decimal) -> Option<Decimal> {
    let difference = after.checked_sub(before)?;
    let scale = difference.scale().max(before.scale());
    let whole = |number: Decimal| number.mantissa().checked_mul(10i64.checked_pow(u32::from(scale - number.scale()))?);
    (before != Decimal::ZERO).then_some(())?;
    Some(per_cent(Decimal::rounded_ratio(whole(difference)?, whole(before)?, 3)))
}

/// A share in per cent.
#[must_use]
pub fn per_cent(share: Decimal) -> Decimal {
    match share.scale() {
        scale @ 2.. => Decimal::new(share.mantissa(), scale - 2),
        scale => Decimal::new(share.mantissa().saturating_mul(10i64.pow(u32::from(2 - scale))), 0),
    }
}

fn decimal(number: u64) -> Option<Decimal> {
    i64::try_from(number).ok().map(|number| Decimal::new(number, 0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn growth_is_told_in_per_cent_to_one_digit() {
        let growth = |before, after| Cell::growth(&Cell::Number(before), &Cell::Number(after));
        assert_eq!(growth(45, 15), Cell::Growth(Decimal::new(-667, 1)));
        assert_eq!(growth(4, 6), Cell::Growth(Decimal::new(50, 0)));
        assert_eq!(growth(0, 6), Cell::Empty, "nothing can be said about growth from 0");
        assert_eq!(Cell::growth(&Cell::Unknown, &Cell::Number(1)), Cell::Empty);
    }

    #[test]
    fn growth_is_that_of_the_time_and_not_of_its_rounded_days() {
        let minutes = |minutes: i64| {
            let time = Time::from_thousandths(1_000 * minutes);
            Cell::Days(time.in_days(Time::from_thousandths(8 * 60 * 1_000)))
        };
        // 0.0833 and 0.0417 days.
        assert_eq!(Cell::growth(&minutes(40), &minutes(20)), Cell::Growth(Decimal::new(-50, 0)));
        assert_eq!(Cell::growth(&minutes(0), &minutes(20)), Cell::Empty);
    }

    #[test]
    fn a_part_of_a_working_day_is_told_in_minutes() {
        let day = Time::from_thousandths(8 * 60 * 1_000);
        let length = |thousandths, unit| Cell::length(Time::from_thousandths(thousandths), day, unit);
        let in_days = |thousandths| Cell::Days(Time::from_thousandths(thousandths).in_days(day));
        assert_eq!(length(20_000, Unit::Workday), Cell::Minutes(20));
        for thousandths in [0, 20_500, 480_000] {
            assert_eq!(length(thousandths, Unit::Workday), in_days(thousandths), "{thousandths}");
        }
        assert_eq!(length(20_000, Unit::Day), in_days(20_000), "an hour of a calendar day is no working hour");
    }

    #[test]
    fn a_share_is_a_number_of_per_cent() {
        assert_eq!(per_cent(Decimal::new(1234, 4)).to_string(), "12.34");
        assert_eq!(per_cent(Decimal::new(5, 1)).to_string(), "50");
        assert_eq!(per_cent(Decimal::new(1, 0)).to_string(), "100");
    }
}
