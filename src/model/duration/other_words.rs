//! Guesses the duration that was meant by common words that are not accepted.

use super::numeral::number;
use super::units::UNITS;
use super::{Duration, StatedDuration};
use crate::model::decimal::Decimal;

/// The accepted spelling of a duration in common words.
pub(super) fn in_other_words(text: &str) -> Option<String> {
    let one = |(words, written): &(&[&str], &str)| words.contains(&text).then(|| (*written).to_owned());
    let known = OTHER_WORDS.iter().find_map(one);
    let read = known.or_else(|| half_behind(text)).or_else(|| two_in_a_row(text)).or_else(|| two_units(text));
    read.or_else(|| unit_in_brackets(text)).or_else(|| number_in_words(text))
}

/// At once, and by the next day.
const OTHER_WORDS: [(&[&str], &str); 3] = [
    (&["立即", "立即办理", "立即办结", "立等可取", "即来即办", "随到随办", "现场办结"], "当场"),
    (&["immediate", "immediately", "instant", "instantly"], "at once"),
    (&["次日", "次日办结", "隔日", "next day", "the next day"], "1"),
];

/// `一天半`, `1个半月`: a half behind the unit, or between number and month.
fn half_behind(text: &str) -> Option<String> {
    let whole = |text: &str| number(text).ok().filter(|number| number.scale() == 0);
    if let Some(months) = text.strip_suffix("个半月").and_then(whole) {
        // Half a month has no fixed length; it is suggested as 15 days, with
        // months of 30 days.
        let days = months.mantissa().checked_mul(30)?.checked_add(15)?;
        return Some(format!("{days}个自然日"));
    }
    let text = text.strip_suffix('半')?;
    if let Some(years) = text.strip_suffix('年').and_then(whole) {
        return Some(format!("{}个月", years.mantissa().checked_mul(12)?.checked_add(6)?));
    }
    let (unit, amount) = ["个工作日", "工作日", "小时", "天", "日", "周"]
        .into_iter()
        .find_map(|unit| Some((unit, whole(text.strip_suffix(unit)?)?)))?;
    Some(format!("{amount}.5{unit}"))
}

/// `两三天`: two consecutive numbers are a range.
fn two_in_a_row(text: &str) -> Option<String> {
    let mut signs = text.chars();
    let (from, to) = (signs.next()?, signs.next()?);
    let digit = |sign: char| number(&sign.to_string()).ok().filter(|number| *number < Decimal::from(10));
    let (low, high) = (digit(from)?, digit(to)?);
    let follows = low.checked_add(Decimal::from(1)) == Some(high) && !from.is_ascii_digit();
    let unit = signs.as_str();
    let stated = format!("{low}-{high}{unit}");
    (follows && UNITS.iter().any(|(known, _)| *known == unit)).then_some(stated)
}

/// `1小时30分钟`, `1年6个月`: two units, of which one is a multiple of the other.
fn two_units(text: &str) -> Option<String> {
    const PAIRS: [(&[&str], &[&str], i64, &str); 4] = [
        (&["个小时", "小时"], &["分钟", "分"], 60, "分钟"),
        (&["年"], &["个月", "月"], 12, "个月"),
        (&["hours", "hour", "h"], &["minutes", "minute", "min", "m"], 60, "min"),
        (&["years", "year", "y"], &["months", "month", "mo"], 12, "mo"),
    ];
    let whole =
        |text: &str| number(text.trim()).ok().filter(|number| number.scale() == 0).map(|number| number.mantissa());
    PAIRS.iter().find_map(|(large, small, holds, unit)| {
        let (first, rest) = large.iter().find_map(|word| text.split_once(word))?;
        let rest = small.iter().find_map(|word| rest.strip_suffix(word))?;
        let sum = whole(first)?.checked_mul(*holds)?.checked_add(whole(rest)?)?;
        Some(format!("{sum}{unit}"))
    })
}

/// `5（工作日）`: the unit stands in brackets behind the number.
fn unit_in_brackets(text: &str) -> Option<String> {
    let (amount, unit) = text.strip_suffix(')')?.split_once('(')?;
    let (amount, unit) = (amount.trim(), unit.trim());
    number(amount).ok()?;
    let stated = if unit.is_ascii() { format!("{amount} {unit}") } else { format!("{amount}个{unit}") };
    [stated, format!("{amount}{unit}")].into_iter().find(|stated| Duration::parse(stated).is_ok())
}

/// `one week`, `a month`: a number in English.
fn number_in_words(text: &str) -> Option<String> {
    const NUMBERS: [&str; 12] =
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    let (word, unit) = text.split_once(' ')?;
    let at = if matches!(word, "a" | "an") { 0 } else { NUMBERS.iter().position(|known| *known == word)? };
    let stated = format!("{} {unit}", at + 1);
    StatedDuration::parse(&stated).is_ok().then_some(stated)
}

#[cfg(test)]
mod tests {
    use super::super::read::fold;
    use super::*;

    #[test]
    fn what_people_say_otherwise_is_understood() {
        for (text, written) in [
            ("一天半", "1.5天"),
            ("1天半", "1.5天"),
            ("三天半", "3.5天"),
            ("2个工作日半", "2.5个工作日"),
            ("1年半", "18个月"),
            ("1个半月", "45个自然日"),
            ("两三天", "2-3天"),
            ("次日", "1"),
            ("立即", "当场"),
            ("即来即办", "当场"),
            ("immediately", "at once"),
            ("1小时30分钟", "90分钟"),
            ("1 hour 30 minutes", "90min"),
            ("1年6个月", "18个月"),
            ("5（工作日）", "5个工作日"),
            ("5 (working days)", "5 working days"),
            ("one week", "1 week"),
            ("three working days", "3 working days"),
        ] {
            assert_eq!(in_other_words(&fold(text)).as_deref(), Some(written), "{text}");
            assert!(StatedDuration::parse(written).is_ok(), "{written}");
        }
    }
}
