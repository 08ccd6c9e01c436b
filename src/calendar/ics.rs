//! Reading days off and make-up working days from iCalendar files (RFC 5545).

mod event;
mod lines;

use std::collections::BTreeMap;

use jiff::ToSpan;

use self::event::{Event, events};
use super::announced::{NamedDay, Notice};
use super::error::CalendarError;
use super::known::is_year_end;

/// The notices of a file, by year; at least one.
pub(super) fn read(text: &str) -> Result<BTreeMap<i16, Notice>, CalendarError> {
    let mut notices: BTreeMap<i16, Notice> = BTreeMap::new();
    for Event { first, last, works, name } in events(text)? {
        let day = NamedDay::from_file(works, &name);
        for date in first.series(1.day()).take_while(|&date| date <= last) {
            notices.entry(date.year()).or_default().name(date, day.clone())?;
        }
    }
    if notices.is_empty() {
        return Err(CalendarError::Empty { year: None });
    }
    move_year_ends(&mut notices)?;
    Ok(notices)
}

/// Where all the days of a year are at its end, they are the next year's: a
/// file of 2027 that names 2026-12-31 does not know 2026.
fn move_year_ends(notices: &mut BTreeMap<i16, Notice>) -> Result<(), CalendarError> {
    let years: Vec<i16> = notices.keys().copied().collect();
    for year in years {
        let strays = notices.get(&year).is_some_and(|n| n.days.keys().all(|&d| is_year_end(d)));
        if !strays || !notices.contains_key(&(year + 1)) {
            continue;
        }
        let days = notices.remove(&year).unwrap_or_default().days;
        let next = notices.entry(year + 1).or_default();
        for (date, day) in days {
            next.name(date, day)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Date, date};

    use super::super::{Calendar, CalendarError, IcsProblem};

    fn file(events: &[&str]) -> String {
        let events: String = events.iter().map(|event| format!("BEGIN:VEVENT\r\n{event}\r\nEND:VEVENT\r\n")).collect();
        format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{events}END:VCALENDAR\r\n")
    }

    fn read(events: &[&str]) -> Result<Calendar, CalendarError> {
        Calendar::from_ics(&file(events))
    }

    fn why(calendar: &Calendar, day: Date) -> String {
        calendar.why(day).unwrap().map_or("-".to_owned(), |reason| reason.to_string())
    }

    #[test]
    fn whole_days_are_off_and_make_up_days_are_worked_in_the_manner_of_four_publishers() {
        // holiday-cn; china-holiday-calender, with hours and an alarm; Apple;
        // a summary folded within a word.
        let calendar = read(&[
            "SUMMARY:国庆节假期\r\nDTSTART;VALUE=DATE:20271001\r\nDTEND;VALUE=DATE:20271008",
            "SUMMARY:上班(补国庆节假期)\r\nDTSTART;VALUE=DATE:20271009\r\nDTEND;VALUE=DATE:20271010",
            "DTSTART:20270919T090000\r\nDTEND:20270919T180000\r\nSTATUS:TENTATIVE\r\nSUMMARY:国庆节 补班 第1天/共2天\r\n\
             BEGIN:VALARM\r\nTRIGGER:-PT60M\r\nSUMMARY:闹钟\r\nEND:VALARM",
            "DTSTART;VALUE=DATE:20270501\r\nDURATION:P3D\r\nSUMMARY;LANGUAGE=zh_CN;X=\"a:b\":劳动\r\n 节（休）\\, 三天",
            "DTSTART;VALUE=DATE:20270101\r\nSUMMARY:元旦",
        ])
        .unwrap();
        assert_eq!(calendar.years(), [2027..=2027]);
        assert_eq!(why(&calendar, date(2027, 10, 7)), "国庆节假期");
        assert_eq!(why(&calendar, date(2027, 10, 8)), "-");
        assert_eq!(why(&calendar, date(2027, 10, 9)), "make-up working day (上班(补国庆节假期))");
        assert_eq!(why(&calendar, date(2027, 9, 19)), "make-up working day (国庆节 补班 第1天/共2天)");
        assert_eq!(why(&calendar, date(2027, 5, 3)), "劳动节（休）, 三天");
        assert_eq!(why(&calendar, date(2027, 5, 4)), "-");
        assert_eq!(why(&calendar, date(2027, 1, 1)), "元旦");
    }

    #[test]
    fn festivals_observances_and_cancelled_events_are_no_days_off() {
        let apple = read(&[
            "DTSTART;VALUE=DATE:20270206\r\nSUMMARY:春节（休）\r\nX-APPLE-SPECIAL-DAY:WORK-HOLIDAY",
            "DTSTART;VALUE=DATE:20270220\r\nSUMMARY:春节\r\nX-APPLE-SPECIAL-DAY:ALTERNATE-WORKDAY",
            "DTSTART;VALUE=DATE:20270222\r\nSUMMARY:元宵节",
        ])
        .unwrap();
        assert_eq!(why(&apple, date(2027, 2, 6)), "春节（休）");
        assert_eq!(why(&apple, date(2027, 2, 20)), "make-up working day (春节)");
        assert_eq!(why(&apple, date(2027, 2, 22)), "-");
        let google = read(&[
            "DTSTART;VALUE=DATE:20270126\r\nDESCRIPTION:Public holiday\r\nSUMMARY:Republic Day",
            "DTSTART;VALUE=DATE:20270215\r\nDESCRIPTION:Observance\\nTo hide\r\nSUMMARY:A day",
            "DTSTART;VALUE=DATE:20270301\r\nSTATUS:CANCELLED\r\nRRULE:FREQ=YEARLY\r\nSUMMARY:Gone",
        ])
        .unwrap();
        assert_eq!(why(&google, date(2027, 1, 26)), "Republic Day");
        assert_eq!(why(&google, date(2027, 2, 15)), "-");
        assert_eq!(why(&google, date(2027, 3, 1)), "-");
    }

    #[test]
    fn a_year_named_only_at_its_end_belongs_to_the_next() {
        let new_year = "DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270103\r\nSUMMARY:元旦";
        let later = read(&[new_year]).unwrap();
        assert_eq!(later.years(), [2027..=2027]);
        let china = Calendar::china().with(later);
        assert_eq!(china.is_working(date(2026, 10, 1)), Ok(false));
        assert_eq!(why(&china, date(2026, 12, 31)), "元旦");
        let christmas = "DTSTART;VALUE=DATE:20261225\r\nSUMMARY:Christmas";
        assert_eq!(read(&[christmas, new_year]).unwrap().years(), [2026..=2027]);
    }

    #[test]
    fn what_cannot_be_read_for_certain_is_refused_with_its_line() {
        let day = "DTSTART;VALUE=DATE:20270101\r\n";
        let cases = [
            (format!("{day}RRULE:FREQ=YEARLY"), 5, IcsProblem::Recurring),
            ("DTSTART:20270101T000000".to_owned(), 4, IcsProblem::Timed),
            (format!("{day}DTEND:20270102T000000"), 5, IcsProblem::Timed),
            ("SUMMARY:班\r\nDTSTART:20270101T090000\r\nDTEND:20270102T180000".to_owned(), 6, IcsProblem::Timed),
            ("SUMMARY:x".to_owned(), 3, IcsProblem::NoStart),
            ("DTSTART;VALUE=DATE:20270229".to_owned(), 4, IcsProblem::NoSuchDate),
            ("DTSTART;VALUE=DATE:2027-01-01".to_owned(), 4, IcsProblem::NoSuchDate),
            (format!("{day}DTEND;VALUE=DATE:20261231"), 5, IcsProblem::Backwards),
            (format!("{day}DTEND;VALUE=DATE:20270202"), 5, IcsProblem::TooLong),
            (format!("{day}DURATION:P65535W"), 5, IcsProblem::TooLong),
            (format!("{day}DURATION:PT24H"), 5, IcsProblem::Duration),
            (format!("{day}DURATION:P99999999999D"), 5, IcsProblem::Duration),
            ("DTSTART;VALUE=DATE:99991231\r\nDURATION:P2D".to_owned(), 5, IcsProblem::NoSuchDate),
            ("END:VALARM".to_owned(), 4, IcsProblem::Unbalanced),
        ];
        for (event, line, problem) in cases {
            assert_eq!(read(&[&event]), Err(CalendarError::Ics { line, problem }), "{event}");
        }
        let whole = [("", 1, IcsProblem::NotACalendar), ("BEGIN:VCALENDAR", 1, IcsProblem::Unbalanced)];
        for (text, line, problem) in whole {
            assert_eq!(Calendar::from_ics(text), Err(CalendarError::Ics { line, problem }));
        }
        assert_eq!(read(&[]), Err(CalendarError::Empty { year: None }));
        let off = "DTSTART;VALUE=DATE:20270102\r\nSUMMARY:x";
        let worked = "DTSTART;VALUE=DATE:20270102\r\nSUMMARY:补班";
        let both = CalendarError::Contradiction { date: date(2027, 1, 2) };
        assert_eq!(read(&[off, worked]), Err(both));
        assert!(read(&[off, off]).is_ok());
    }
}
