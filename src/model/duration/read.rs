//! Reads durations.

use super::numeral::number;
use super::units::{AT_MOST, AT_ONCE, DONE, INSIDE, ISO, UNITS, UP_TO};
use super::{Duration, DurationError, DurationUnit};
use crate::model::decimal::{Decimal, DecimalError, half_width};

/// The longest text that is examined, longer than any duration.
const MOST_BYTES: usize = 200;

/// A duration or a range, as stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StatedDuration {
    /// The duration; the shortest of a range.
    pub from: Duration,
    /// The longest of a range.
    pub to: Option<Duration>,
    /// Whether it is stated as a limit (`15日内`), not as an observation.
    pub limit: bool,
    /// Whether its days are called 日 or 天, which leaves the clock open.
    pub says_day: bool,
    /// Whether it is stated in words for no time (`当场`), not as a number.
    pub at_once: bool,
}

impl StatedDuration {
    /// Reads `3`, `2.5`, `3wd`, `7自然日`, `三个工作日`, `13 weeks`, `P6M`,
    /// `15个工作日内`, `1-2周`, `当场`, in full or half width, with or without
    /// a space before the unit.
    ///
    /// # Errors
    /// As [`Duration::parse`], which takes no range.
    pub fn parse(text: &str) -> Result<Self, DurationError> {
        if text.len() > MOST_BYTES {
            return Err(DurationError::Unreadable);
        }
        let folded = fold(text);
        let (amount, limit) = without_limit(&folded);
        let (says_day, at_once) = (says_day(amount), is_at_once(amount));
        let one = |from| Self { from, to: None, limit, says_day, at_once };
        match single(amount) {
            Err(DurationError::Unreadable) => match range(amount) {
                Some(range) => range.map(|(from, to)| Self { from, to: Some(to), limit, says_day, at_once }),
                None => Err(DurationError::Unreadable),
            },
            read => read.map(one),
        }
    }
}

/// The text in half width and lower case, with single spaces.
pub(super) fn fold(text: &str) -> String {
    let narrowed: String = text.chars().map(half_width).collect::<String>().to_ascii_lowercase();
    narrowed.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The text without the words that make it a limit, and whether it had any.
fn without_limit(text: &str) -> (&str, bool) {
    let (mut amount, mut limit) = (text, false);
    if let Some(rest) = AT_MOST.iter().find_map(|words| amount.strip_prefix(words)) {
        (amount, limit) = (rest.trim_start(), true);
    }
    if let Some(rest) = INSIDE.iter().find_map(|words| amount.strip_suffix(words)) {
        (amount, limit) = (rest.trim_end(), true);
    }
    (amount, limit)
}

/// Reads one amount with its unit.
fn single(text: &str) -> Result<Duration, DurationError> {
    if is_at_once(text) {
        return Ok(Duration::ZERO);
    }
    if let Some(iso) = text.strip_prefix('p')
        && let Some((number, unit)) = ISO.iter().find_map(|(sign, unit)| Some((iso.strip_suffix(*sign)?, *unit)))
    {
        return amount(Decimal::read(number), unit);
    }
    let (number, unit) = parts(text);
    if let Some(whole) = number.strip_suffix("个半") {
        return with_half(whole, unit);
    }
    match amount(self::number(number), unit) {
        Err(DurationError::Unreadable) if is_bare_m(text) => Err(DurationError::MinutesOrMonths),
        read => read,
    }
}

/// Returns whether an amount ends with a Chinese word for days of no stated
/// clock.
fn says_day(amount: &str) -> bool {
    let ends = |units: &[&str]| units.iter().any(|unit| amount.ends_with(unit));
    ends(&["日", "天"]) && parts(amount).1 == DurationUnit::Process
}

/// Splits an amount into a number and the unit behind it.
fn parts(text: &str) -> (&str, DurationUnit) {
    let part = |(suffix, unit): &(&str, DurationUnit)| Some((text.strip_suffix(suffix)?.trim_end(), *unit));
    UNITS.iter().find_map(part).unwrap_or((text, DurationUnit::Process))
}

fn amount(number: Result<Decimal, DecimalError>, unit: DurationUnit) -> Result<Duration, DurationError> {
    match number {
        Ok(amount) => Ok(Duration { amount, unit }),
        Err(DecimalError::Unreadable) => Err(DurationError::Unreadable),
        Err(DecimalError::Negative) => Err(DurationError::Negative),
        Err(DecimalError::TooLarge) => Err(DurationError::TooLong),
        Err(DecimalError::TooManyDigits) => Err(DurationError::TooManyDigits),
    }
}

/// `一个半小时`.
fn with_half(whole: &str, unit: DurationUnit) -> Result<Duration, DurationError> {
    let whole = number(whole).ok().filter(|whole| whole.scale() == 0).ok_or(DurationError::Unreadable)?;
    let amount = whole.checked_add(Decimal::new(5, 1)).ok_or(DurationError::TooLong)?;
    Ok(Duration { amount, unit })
}

fn is_at_once(text: &str) -> bool {
    let behind = |words: &&str| text.strip_prefix(*words);
    AT_ONCE.iter().find_map(behind).is_some_and(|behind| behind.is_empty() || DONE.contains(&behind))
}

/// Returns whether it is a number with an `m`, which may mean minutes or
/// months.
fn is_bare_m(text: &str) -> bool {
    text.strip_suffix('m').is_some_and(|number| self::number(number.trim_end()).is_ok())
}

/// Reads two amounts, the first of which may leave its unit to the second;
/// `None` where the text is not a range.
fn range(text: &str) -> Option<Result<(Duration, Duration), DurationError>> {
    let ends = |sign: &&str| {
        let (from, to) = text.split_once(*sign)?;
        Some((from.trim_end(), to.trim_start()))
    };
    let (from, to) = UP_TO.iter().filter_map(ends).find(|(from, _)| !from.is_empty())?;
    let bare = number(from).is_ok();
    let ends = single(to).and_then(|to| {
        let from = if bare { amount(number(from), to.unit) } else { single(from) };
        from.map(|from| (from, to))
    });
    Some(ends)
}
