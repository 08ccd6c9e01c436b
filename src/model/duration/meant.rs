//! Guesses the duration that was meant by an invalid text.

use super::numeral::{CHINESE_DIGITS, number};
use super::other_words::in_other_words;
use super::read::fold;
use super::units::UNITS;
use super::{Duration, DurationError, StatedDuration};
use crate::model::decimal::Decimal;

/// The longest text that is examined, longer than any duration.
const MOST_CHARACTERS: usize = 40;

/// The likely meaning of an invalid duration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meant {
    /// Minutes or months: the number of them.
    MinutesOrMonths(String),
    /// A share of something else's time.
    Share,
    /// A date.
    Date,
    /// The same day (当日): at once, or a day.
    SameDay,
    /// Either of two, the shorter first.
    Either(String, String),
    /// No less than this.
    AtLeast(String),
    /// The part of it that can be read.
    Part(String),
    /// The same number of days without a unit that is not known.
    Days(String),
}

/// The likely meaning of a text that is not a duration.
pub fn meant(text: &str) -> Option<Meant> {
    if text.chars().nth(MOST_CHARACTERS).is_some() {
        return None;
    }
    let folded = fold(text);
    if StatedDuration::parse(&folded) == Err(DurationError::MinutesOrMonths) {
        let amount = folded.trim_end_matches('m').trim_end();
        let digits = amount.rsplit(|sign| !(char::is_ascii_digit(&sign) || sign == '.')).next()?;
        return Some(Meant::MinutesOrMonths(digits.to_owned()));
    }
    if folded.contains('%') {
        return Some(Meant::Share);
    }
    if is_date(&folded) {
        return Some(Meant::Date);
    }
    if SAME_DAY.contains(&folded.as_str()) {
        return Some(Meant::SameDay);
    }
    if let Some(known) = of_iso(&folded) {
        return Some(Meant::Part(known));
    }
    let single = || at_least(&folded).or_else(|| other_unit(&folded)).or_else(|| part(&folded));
    let otherwise = || in_other_words(&folded).map(Meant::Part);
    otherwise().or_else(|| either(&folded)).or_else(single)
}

/// Words before or behind a length that make it a minimum.
const LEAST_BEFORE: [&str; 9] =
    ["不少于", "不低于", "不短于", "至少", "最少", "at least", "no less than", "not less than", ">"];
const LEAST_BEHIND: [&str; 5] = ["以上", "起步", "or more", "or longer", "minimum"];

fn at_least(text: &str) -> Option<Meant> {
    let before = LEAST_BEFORE.iter().find_map(|words| text.strip_prefix(words));
    let behind = LEAST_BEHIND.iter().find_map(|words| text.strip_suffix(words));
    let least = before.or(behind)?.trim_matches(|sign: char| sign == '=' || sign.is_whitespace());
    Duration::parse(least).ok()?;
    Some(Meant::AtLeast(least.to_owned()))
}

/// Words for the day itself, which is neither no time nor a whole day.
const SAME_DAY: [&str; 5] = ["当日", "当天", "当日办结", "same day", "the same day"];

/// A common unit that is not accepted: the name of a month, or a letter for
/// days of an unknown clock.
fn other_unit(text: &str) -> Option<Meant> {
    let (unit, amount) = ["d", "月"].into_iter().find_map(|unit| Some((unit, text.strip_suffix(unit)?.trim_end())))?;
    number(amount).ok()?;
    Some(if unit == "d" { Meant::Days(amount.to_owned()) } else { Meant::Part(format!("{amount}个月")) })
}

/// An ISO 8601 duration with several designators of one clock, or with a time
/// of the day, converted to one unit: `P1Y6M` is 18 months.
fn of_iso(text: &str) -> Option<String> {
    let (date, time) = text.strip_prefix('p')?.split_once('t').unwrap_or((text.strip_prefix('p')?, ""));
    let months = sum(date, &[('y', 12), ('m', 1)]).map(|months| format!("{months}mo"));
    let days = || sum(date, &[('w', 7), ('d', 1)]).map(|days| format!("{days}cd"));
    let minutes = || {
        let minutes = sum(time, &[('h', 60), ('m', 1)])?;
        Some(if minutes % 60 == 0 { format!("{}h", minutes / 60) } else { format!("{minutes}min") })
    };
    match (date, time) {
        (_, "") => months.or_else(days),
        ("", _) => minutes(),
        _ => None,
    }
}

/// The sum of whole numbers, each with a designator, in the order of the
/// designators; `None` if the text contains anything else or is empty.
fn sum(text: &str, designators: &[(char, u32)]) -> Option<u32> {
    let (mut rest, mut sum) = (text, None);
    for (designator, each) in designators {
        if let Some((number, behind)) = rest.split_once(*designator) {
            let number: u32 = number.parse().ok()?;
            sum = Some(number.checked_mul(*each)?.checked_add(sum.unwrap_or_default())?);
            rest = behind;
        }
    }
    sum.filter(|_| rest.is_empty())
}

fn is_date(text: &str) -> bool {
    let numbers = |separators: &[char]| -> Vec<usize> {
        text.split(separators).filter(|part| part.bytes().all(|byte| byte.is_ascii_digit())).map(str::len).collect()
    };
    matches!(numbers(&['-', '/', '.']).as_slice(), [4, 1..=2, 1..=2])
        || matches!(numbers(&['年', '月', '日']).as_slice(), [4, 1..=2, 1..=2, ..] | [4, 1..=2])
}

fn either(text: &str) -> Option<Meant> {
    let (one, other) = ["或者", "或", " or ", "/"].iter().find_map(|sign| text.split_once(sign))?;
    // `1/2 day` is a fraction.
    if !text.contains('或') && !text.contains(" or ") && number(one.trim()).is_ok() {
        return None;
    }
    let read = |part: &str| match part.trim() {
        part if SAME_DAY.contains(&part) => Some("0".to_owned()),
        part => Duration::parse(part).is_ok().then(|| part.to_owned()),
    };
    Some(Meant::Either(read(one)?, read(other)?))
}

/// The longest readable part with a unit, where the rest holds no other number.
fn part(text: &str) -> Option<Meant> {
    let bounds: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let mut found: Option<&str> = None;
    for (nth, from) in bounds.iter().enumerate() {
        for to in bounds.iter().skip(nth + 1) {
            let candidate = text.get(*from..*to)?;
            let longer = found.is_none_or(|known| candidate.len() > known.len());
            if longer && candidate.trim() == candidate && stands_alone(text, *from, *to) {
                found = Some(candidate);
            }
        }
    }
    let found = found?;
    let rest = text.replacen(found, " ", 1);
    let other_number = rest.contains(|sign: char| sign.is_ascii_digit() || CHINESE_DIGITS.contains(sign));
    // `30天（自然日）`: the rest names the kind of days.
    let other_unit = UNITS.iter().filter(|(word, _)| word.chars().count() > 1 && !word.is_ascii());
    let other_unit: Vec<_> = other_unit.filter(|(word, _)| rest.contains(word)).collect();
    match other_unit.first() {
        _ if other_number => None,
        None => Some(Meant::Part(found.to_owned())),
        Some((word, _)) => {
            let bare = ["天", "日"].iter().find_map(|unit| found.strip_suffix(unit))?;
            let stated = format!("{bare}{word}");
            Duration::parse(&stated).is_ok().then_some(Meant::Part(stated))
        }
    }
}

/// Returns whether a part of a text states a duration with a unit without
/// cutting through a word or a number.
fn stands_alone(text: &str, from: usize, to: usize) -> bool {
    let (Some(before), Some(part), Some(behind)) = (text.get(..from), text.get(from..to), text.get(to..)) else {
        return false;
    };
    let joins = |sign: char| sign.is_ascii_alphanumeric() || matches!(sign, '.' | ',' | '-');
    let cut =
        (before.ends_with(joins) && part.starts_with(joins)) || (part.ends_with(joins) && behind.starts_with(joins));
    let with_unit = UNITS.iter().any(|(unit, _)| part.ends_with(unit)) || part.ends_with('内');
    !cut && with_unit && StatedDuration::parse(part).is_ok_and(|stated| stated.from.amount != Decimal::ZERO)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(text: &str) -> Option<Meant> {
        Some(Meant::Part(text.to_owned()))
    }

    #[test]
    fn what_was_probably_meant_is_told() {
        assert_eq!(meant("6m"), Some(Meant::MinutesOrMonths("6".to_owned())));
        assert_eq!(meant("３～６M"), Some(Meant::MinutesOrMonths("6".to_owned())));
        assert_eq!(meant("PT4H"), part("4h"));
        assert_eq!(meant("PT1H30M"), part("90min"));
        assert_eq!(meant("P1Y6M"), part("18mo"));
        assert_eq!(meant("p2w3d"), part("17cd"));
        assert_eq!(meant("P1M2D"), None, "a month has no number of days");
        assert_eq!(meant("P1DT4H"), None, "a calendar day is no working time");
        assert_eq!(meant("P6M1Y"), None);
        assert_eq!(meant("PT"), None);
        assert_eq!(meant("P9999999999Y1M"), None);
        assert_eq!(meant("50%"), Some(Meant::Share));
        assert_eq!(meant("2026年2月13日"), Some(Meant::Date));
        assert_eq!(meant("2026-02-13"), Some(Meant::Date));
        assert_eq!(meant("当日"), Some(Meant::SameDay));
        assert_eq!(meant("当日或5日内"), Some(Meant::Either("0".to_owned(), "5日内".to_owned())));
        assert_eq!(meant("3 days or 5 days"), Some(Meant::Either("3 days".to_owned(), "5 days".to_owned())));
        let least = |text: &str| Some(Meant::AtLeast(text.to_owned()));
        assert_eq!(meant("不少于5日"), least("5日"));
        assert_eq!(meant("3天以上"), least("3天"));
        assert_eq!(meant("at least 5 days"), least("5 days"));
        assert_eq!(meant(">= 5 days"), least("5 days"));
        assert_eq!(meant("30天（自然日）"), part("30自然日"));
        assert_eq!(meant("3d"), Some(Meant::Days("3".to_owned())));
        assert_eq!(meant("6月"), part("6个月"));
        assert_eq!(meant("自受理之日起十五个工作日内"), part("十五个工作日内"));
        assert_eq!(meant("约15天"), part("15天"));
        assert_eq!(meant("15 days or less"), part("15 days"));
        assert_eq!(meant("about 2-4 weeks"), part("2-4 weeks"));
    }

    #[test]
    fn nothing_is_suggested_that_cuts_a_word_or_drops_a_number() {
        for text in [
            "",
            "soon",
            "three",
            "3 fortnights",
            "1e3",
            "3,5 days",
            "3 days 4 hours",
            "0x10",
            "1:30",
            "1/2 day",
            "三五天",
        ] {
            assert_eq!(meant(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_suggested_can_be_read() {
        for text in ["6月", "约15天", "自受理之日起15日内", "当日或5日内", "15 days or less", "3天左右"]
        {
            let suggested = match meant(text) {
                Some(Meant::Part(part)) => vec![part],
                Some(Meant::Either(one, other)) => vec![one, other],
                other => panic!("{text}: {other:?}"),
            };
            for part in suggested {
                assert!(Duration::parse(&part).is_ok(), "{part}");
            }
        }
    }
}
