//! Recognises dates in common spellings that are not accepted.

use jiff::civil::Date;

/// The day that a text names with year, month and day in this order, separated
/// by any of `-`, `/`, `.`, 年, 月, 日 and blanks; `None` where it does not exist.
pub fn meant_date(text: &str) -> Option<Date> {
    let is_between = |sign: char| matches!(sign, '-' | '/' | '.' | '年' | '月' | '日') || sign.is_whitespace();
    let parts: Vec<&str> = text.split(is_between).filter(|part| !part.is_empty()).collect();
    let &[year, month, day] = parts.as_slice() else { return None };
    if year.len() != 4 || parts.iter().any(|part| !part.bytes().all(|byte| byte.is_ascii_digit())) {
        return None;
    }
    Date::new(year.parse().ok().filter(|year| *year > 0)?, month.parse().ok()?, day.parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_understood_however_it_is_written_if_it_exists() {
        for text in ["2026年12月31日", "2026/12/31", "2026.12.31", "2026-12-31", " 2026 年 12 月 31 日 "] {
            assert_eq!(meant_date(text).map(|date| date.to_string()).as_deref(), Some("2026-12-31"), "{text}");
        }
        assert_eq!(meant_date("2026-1-2").map(|date| date.to_string()).as_deref(), Some("2026-01-02"));
        for text in ["", "2026-02-30", "2026年2月", "31/12/2026", "26-12-31", "2026-12-31T10", "0000-01-01", "soon"] {
            assert_eq!(meant_date(text), None, "{text}");
        }
    }
}
