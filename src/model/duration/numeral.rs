//! Numbers as people write them: `15`, `１５`, `2.5`, `十五`, `半`.

use crate::model::decimal::{Decimal, DecimalError};

/// Half of one.
const HALF: Decimal = Decimal::new(5, 1);

/// Digits of Chinese numerals, the everyday and the financial ones.
const DIGITS: [(&str, i64); 10] = [
    ("零〇", 0),
    ("一壹", 1),
    ("二两兩贰", 2),
    ("三叁", 3),
    ("四肆", 4),
    ("五伍", 5),
    ("六陆", 6),
    ("七柒", 7),
    ("八捌", 8),
    ("九玖", 9),
];

/// The factor for the digit before it, the greatest first.
const PLACES: [(&str, i64); 3] = [("千仟", 1_000), ("百佰", 100), ("十拾", 10)];

/// Every character of a Chinese numeral.
pub(crate) const CHINESE_DIGITS: &str = "零〇一壹二两兩贰三叁四肆五伍六陆七柒八捌九玖十拾百佰千仟半";

/// Reads a number in digits or in Chinese, up to 9999.
///
/// # Errors
/// As [`Decimal::read`].
pub(super) fn number(text: &str) -> Result<Decimal, DecimalError> {
    match Decimal::read(text) {
        Err(DecimalError::Unreadable) => chinese(text).ok_or(DecimalError::Unreadable),
        read => read,
    }
}

/// Reads `三`, `十五`, `一百零五`, `半`.
fn chinese(text: &str) -> Option<Decimal> {
    match text {
        "半" => return Some(HALF),
        "零" | "〇" => return Some(Decimal::ZERO),
        _ => {}
    }
    let (mut rest, mut sum, mut skipped) = (text, 0, false);
    for (signs, place) in PLACES {
        let Some(before) = rest.find(|sign| signs.contains(sign)) else { continue };
        let digit = match rest.get(..before)? {
            // `十五` is complete; within a longer number it is `一百一十五`.
            "" if place == 10 && sum == 0 => 1,
            digit => self::digit(zero_stripped(digit, skipped))?,
        };
        if digit == 0 {
            return None;
        }
        sum += digit * place;
        rest = rest.get(before..)?.strip_prefix(|sign| signs.contains(sign))?;
        skipped = true;
    }
    if rest.is_empty() {
        return (sum > 0).then(|| Decimal::new(sum, 0));
    }
    // `一百五` is 150 in speech, but 105 to those who read digits: only `一百零五` is
    // accepted.
    let tens = text.contains(['十', '拾']);
    if sum >= 100 && !tens && !rest.starts_with(['零', '〇']) {
        return None;
    }
    let units = digit(zero_stripped(rest, skipped))?;
    (units > 0).then(|| Decimal::new(sum + units, 0))
}

/// Removes the 零 that stands for an omitted place.
fn zero_stripped(text: &str, skipped: bool) -> &str {
    if skipped { text.trim_start_matches(['零', '〇']) } else { text }
}

fn digit(text: &str) -> Option<i64> {
    let mut characters = text.chars();
    let (only, None) = (characters.next()?, characters.next()) else { return None };
    DIGITS.iter().find(|(signs, _)| signs.contains(only)).map(|(_, digit)| *digit)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The number in the usual Chinese spelling.
    fn spelled(number: i64) -> String {
        let digits = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
        let at = |place: i64| usize::try_from(number / place % 10).unwrap();
        let mut text = String::new();
        let mut gap = false;
        for (place, name) in [(1_000, "千"), (100, "百"), (10, "十"), (1, "")] {
            match at(place) {
                0 => gap = !text.is_empty(),
                digit => {
                    if gap {
                        text.push('零');
                    }
                    gap = false;
                    if !(place == 10 && digit == 1 && text.is_empty()) {
                        text.push_str(digits[digit]);
                    }
                    text.push_str(name);
                }
            }
        }
        text
    }

    #[test]
    fn every_number_that_can_be_spelled_is_read() {
        for expected in 1..10_000 {
            let text = spelled(expected);
            assert_eq!(number(&text), Ok(Decimal::new(expected, 0)), "{text}");
        }
        assert_eq!(number("两"), Ok(Decimal::new(2, 0)));
        assert_eq!(number("贰拾"), Ok(Decimal::new(20, 0)));
        assert_eq!(number("半"), Ok(Decimal::new(5, 1)));
    }

    #[test]
    fn what_is_no_numeral_is_not_guessed() {
        for text in ["", "十十", "百", "一百五", "三五", "二〇二六", "五十半", "百十", "十百", "零五", "三个", "一零"]
        {
            assert_eq!(number(text), Err(DecimalError::Unreadable), "{text}");
        }
    }
}
