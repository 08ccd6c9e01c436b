//! Reading calendars in the layout of holiday-cn.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Deserialize;

use super::announced::{NamedDay, Notice};
use super::error::CalendarError;

#[derive(Deserialize)]
struct RawYear {
    year: i16,
    #[serde(default)]
    papers: Vec<String>,
    days: Vec<RawDay>,
}

#[derive(Deserialize)]
struct RawDay {
    name: String,
    date: String,
    #[serde(rename = "isOffDay")]
    is_off_day: bool,
}

/// The notices of a file, by year; at least one.
pub(super) fn read(text: &str) -> Result<BTreeMap<i16, Notice>, CalendarError> {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    // Which of the two it is decides before reading, so that an error keeps
    // its position.
    let years = if text.starts_with('[') {
        serde_json::from_str(text)
    } else {
        serde_json::from_str(text).map(|year: RawYear| vec![year])
    };
    let mut notices = BTreeMap::new();
    for raw in years.map_err(unreadable)? {
        let year = raw.year;
        if notices.insert(year, notice(raw)?).is_some() {
            return Err(CalendarError::RepeatedYear { year });
        }
    }
    if notices.is_empty() { Err(CalendarError::Empty { year: None }) } else { Ok(notices) }
}

fn notice(raw: RawYear) -> Result<Notice, CalendarError> {
    let year = raw.year;
    if raw.days.is_empty() {
        return Err(CalendarError::Empty { year: Some(year) });
    }
    let mut notice = Notice { sources: raw.papers, days: BTreeMap::new() };
    for day in raw.days {
        let date = date(&day.date)?;
        let before = date.month() == 12 && date.year() < 9999 && date.year() + 1 == year;
        if date.year() != year && !before {
            return Err(CalendarError::OutsideYear { date, year });
        }
        notice.name(date, NamedDay::from_file(!day.is_off_day, &day.name))?;
    }
    Ok(notice)
}

/// Exactly `YYYY-MM-DD`, from the year 1 on.
fn date(text: &str) -> Result<Date, CalendarError> {
    let parsed = match text.as_bytes() {
        [y @ .., b'-', m1, m2, b'-', d1, d2] => compact(y, [*m1, *m2], [*d1, *d2]),
        _ => None,
    };
    parsed.ok_or_else(|| CalendarError::NoSuchDate { text: text.to_owned() })
}

/// A date from the digits of its parts.
pub(super) fn compact(year: &[u8], month: [u8; 2], day: [u8; 2]) -> Option<Date> {
    let digits = |bytes: &[u8]| {
        bytes.iter().try_fold(0_i16, |number, byte| byte.is_ascii_digit().then(|| number * 10 + i16::from(byte - b'0')))
    };
    let year = if year.len() == 4 {
        digits(year)?
    } else {
        return None;
    };
    let (month, day) = (i8::try_from(digits(&month)?).ok()?, i8::try_from(digits(&day)?).ok()?);
    if year == 0 { None } else { Date::new(year, month, day).ok() }
}

fn unreadable(error: serde_json::Error) -> CalendarError {
    let (line, column) = (error.line(), error.column());
    let message = error.to_string();
    let place = format!(" at line {line} column {column}");
    let message = message.strip_suffix(&place).unwrap_or(&message).to_owned();
    CalendarError::Json { line, column, message }
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Date, date};

    use super::super::{Calendar, CalendarError, Reason};

    const FILE_2027: &str = r#"{"year": 2027, "papers": ["https://example.org/2027"], "days": [
        {"name": "元旦", "date": "2026-12-31", "isOffDay": true},
        {"name": "元旦", "date": "2027-01-01", "isOffDay": true},
        {"name": "元旦", "date": "2027-01-02", "isOffDay": false}]}"#;

    fn of_days(days: &str) -> Result<Calendar, CalendarError> {
        Calendar::from_json(&format!(r#"{{"year": 2027, "days": [{days}]}}"#))
    }

    fn day(date: &str, off: bool) -> String {
        format!(r#"{{"name": "n", "date": "{date}", "isOffDay": {off}}}"#)
    }

    #[test]
    fn a_later_year_is_added_to_china_and_changes_the_december_before() {
        let china = Calendar::china();
        assert_eq!(china.is_working(date(2026, 12, 31)), Ok(true));
        assert!(china.is_provisional(date(2026, 12, 31)));
        let both = china.with(Calendar::from_json(FILE_2027).unwrap());
        assert_eq!(both.years(), [2007..=2027]);
        assert_eq!(both.sources(2027), ["https://example.org/2027"]);
        assert_eq!(both.why(date(2026, 12, 31)), Ok(Some(Reason::DayOff("元旦"))));
        assert_eq!(both.why(date(2027, 1, 2)), Ok(Some(Reason::MakeUp("元旦"))));
        assert_eq!(both.add_working(date(2026, 12, 30), 1), Ok(date(2027, 1, 2)));
        assert!(!both.is_provisional(date(2026, 12, 31)));
        assert!(both.is_provisional(date(2027, 12, 27)));
        assert!(!both.is_provisional(date(2027, 12, 26)));
    }

    #[test]
    fn a_file_alone_knows_its_own_year_only() {
        let file = Calendar::from_json(FILE_2027).unwrap();
        assert_eq!(file.years(), [2027..=2027]);
        let before = CalendarError::BeforeFirst { year: 2026, first: 2027 };
        assert_eq!(file.is_working(date(2026, 12, 31)), Err(before));
    }

    #[test]
    fn a_year_given_again_is_replaced_whole_but_keeps_what_the_next_notice_says_of_it() {
        let day = day("2022-06-01", true);
        let other = format!(r#"{{"year": 2022, "days": [{day}]}}"#);
        let calendar = Calendar::china().with(Calendar::from_json(&other).unwrap());
        assert_eq!(calendar.is_working(date(2022, 6, 1)), Ok(false));
        assert_eq!(calendar.is_working(date(2022, 10, 3)), Ok(true));
        assert_eq!(calendar.why(date(2022, 12, 31)), Ok(Some(Reason::DayOff("元旦"))));
    }

    #[test]
    fn a_list_of_years_may_have_gaps_and_a_gap_is_an_error() {
        let year = |y: i16| {
            let day = day(&format!("{y}-01-01"), true);
            format!(r#"{{"year": {y}, "days": [{day}]}}"#)
        };
        let text = format!("\u{feff} [{}, {}]", year(2030), year(2028));
        let calendar = Calendar::from_json(&text).unwrap();
        assert_eq!(calendar.years(), [2028..=2028, 2030..=2030]);
        let gap = CalendarError::Gap { year: 2029, before: 2028, after: 2030 };
        assert_eq!(calendar.add_working(date(2028, 12, 1), 300), Err(gap.clone()));
        assert_eq!(calendar.sub_working(date(2030, 2, 1), 300), Err(gap.clone()));
        assert_eq!(calendar.working_days_between(date(2028, 6, 1), date(2030, 6, 1)), Err(gap.clone()));
        assert_eq!(calendar.is_working(date(2029, 6, 1)), Err(gap));
        // Only where a limit of calendar days ends has to be known.
        assert!(calendar.add_calendar(date(2028, 6, 1), 600).is_ok());
        let twice = format!("[{}, {}]", year(2028), year(2028));
        assert_eq!(Calendar::from_json(&twice), Err(CalendarError::RepeatedYear { year: 2028 }));
    }

    #[test]
    fn a_year_without_days_is_not_published() {
        let empty = |year| Err(CalendarError::Empty { year });
        assert_eq!(Calendar::from_json(r#"{"year": 2027, "papers": [], "days": []}"#), empty(Some(2027)));
        assert_eq!(Calendar::from_json("[]"), empty(None));
    }

    #[test]
    fn dates_must_exist_and_belong_to_the_year() {
        for text in
            ["2027-02-29", "2027-2-03", "2027-13-01", "20270203", "2027-02-03T00:00", "", "０２７-01-01", "-027-01-01"]
        {
            let error = CalendarError::NoSuchDate { text: text.to_owned() };
            assert_eq!(of_days(&day(text, true)), Err(error));
        }
        let outside = |date: Date| Err(CalendarError::OutsideYear { date, year: 2027 });
        assert_eq!(of_days(&day("2028-01-01", true)), outside(date(2028, 1, 1)));
        assert_eq!(of_days(&day("2026-11-30", true)), outside(date(2026, 11, 30)));
        let both = format!("{}, {}", day("2027-05-01", true), day("2027-05-01", false));
        assert_eq!(of_days(&both), Err(CalendarError::Contradiction { date: date(2027, 5, 1) }));
    }

    #[test]
    fn a_wrong_layout_is_told_with_its_place() {
        let error = Calendar::from_json("{\n\"year\": 2027}").unwrap_err();
        assert_eq!(error.to_string(), "line 2, column 13: missing field `days`");
        for text in ["", "nonsense", "3", "[1]", "{\"year\": 99999, \"days\": []}"] {
            assert!(matches!(Calendar::from_json(text), Err(CalendarError::Json { .. })), "{text}");
        }
        let deep = "[".repeat(100_000);
        assert!(Calendar::from_json(&deep).is_err());
    }

    #[test]
    fn a_name_from_a_file_holds_no_control_characters() {
        let calendar = of_days(r#"{"name": "a\u001b[31m\nb", "date": "2027-05-03", "isOffDay": true}"#).unwrap();
        assert_eq!(calendar.why(date(2027, 5, 3)), Ok(Some(Reason::DayOff("a [31m b"))));
    }
}
