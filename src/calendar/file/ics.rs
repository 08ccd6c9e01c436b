//! Days off and make-up working days in iCalendar files (RFC 5545).

mod event;
mod lines;
mod recurrence;

use super::Entry;
use super::error::FileError;
use event::events;

/// The events of a file that count. Where only some of them recur, the others
/// say which years the file covers.
pub(super) fn read(bytes: &[u8], part: Option<&str>) -> Result<Vec<Entry>, FileError> {
    if let Some(part) = part {
        return Err(FileError::UnknownPart { part: part.to_owned(), known: Vec::new() });
    }
    let mut entries = Vec::new();
    for event in events(bytes)? {
        entries.extend(event.entries()?);
    }
    if entries.iter().any(|entry: &Entry| !entry.recurs) {
        for entry in entries.iter_mut().filter(|entry| entry.recurs) {
            entry.year = None;
        }
    }
    Ok(entries)
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Date, date};

    use super::super::super::{Base, Calendar, FileError, IcsProblem, Layer, Selection};

    fn file(events: &[&str]) -> Vec<u8> {
        let events: String = events.iter().map(|event| format!("BEGIN:VEVENT\r\n{event}\r\nEND:VEVENT\r\n")).collect();
        format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{events}END:VCALENDAR\r\n").into_bytes()
    }

    fn of(bytes: &[u8], only: &[&str]) -> Result<Calendar, FileError> {
        let only = only.iter().map(|mark| (*mark).to_owned()).collect();
        let file = Layer::parse("f.ics", bytes, &Selection { part: None, only })?;
        Ok(Calendar::laid(Base::Weekdays, &[file]).unwrap())
    }

    fn read(events: &[&str]) -> Result<Calendar, FileError> {
        of(&file(events), &[])
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
    fn a_line_folded_within_a_character_is_one_line() {
        let text = file(&["DTSTART;VALUE=DATE:20270501\r\nSUMMARY:劳动节"]);
        let at = text.windows(3).position(|bytes| bytes == "动".as_bytes()).unwrap();
        for inside in 0..=2 {
            let (start, rest) = text.split_at(at + inside);
            let folded = [start, b"\r\n ".as_slice(), rest].concat();
            assert_eq!(why(&of(&folded, &[]).unwrap(), date(2027, 5, 1)), "劳动节", "{inside}");
        }
    }

    #[test]
    fn a_day_off_whose_title_speaks_of_work_is_a_day_off() {
        for title in ["端午节（不补班）", "Non-working day", "Day off, no working day"] {
            let calendar = read(&[&format!("DTSTART;VALUE=DATE:20270609\r\nSUMMARY:{title}")]).unwrap();
            assert_eq!(why(&calendar, date(2027, 6, 9)), title);
        }
    }

    #[test]
    fn marks_of_machines_settle_what_is_worked_and_cancelled_events_are_none() {
        let apple = read(&[
            "DTSTART;VALUE=DATE:20270206\r\nSUMMARY:春节（休）\r\nX-APPLE-SPECIAL-DAY:WORK-HOLIDAY",
            "DTSTART;VALUE=DATE:20270220\r\nSUMMARY:春节\r\nX-APPLE-SPECIAL-DAY:ALTERNATE-WORKDAY",
            "DTSTART;VALUE=DATE:20270222\r\nSUMMARY:元宵节",
        ])
        .unwrap();
        assert_eq!(why(&apple, date(2027, 2, 6)), "春节（休）");
        assert_eq!(why(&apple, date(2027, 2, 20)), "make-up working day (春节)");
        assert_eq!(why(&apple, date(2027, 2, 22)), "-");
        let cancelled = read(&[
            "DTSTART;VALUE=DATE:20270126\r\nSUMMARY:Republic Day",
            "DTSTART;VALUE=DATE:20270301\r\nSTATUS:CANCELLED\r\nRRULE:FREQ=DAILY\r\nSUMMARY:Gone",
        ]);
        assert_eq!(why(&cancelled.unwrap(), date(2027, 3, 1)), "-");
    }

    #[test]
    fn entries_with_different_marks_wait_for_a_choice_whatever_the_language() {
        for (kind, holiday, observance) in [
            ("DESCRIPTION", "Public holiday", "Observance\\nTo hide observances\\, go to …"),
            ("DESCRIPTION", "Gesetzlicher Feiertag", "Gedenktag\\nUm Gedenktage auszublenden …"),
            ("CATEGORIES", "法定节假日", "传统节日"),
            ("CATEGORIES", "Holiday,National", "Holiday,Local"),
        ] {
            let text = file(&[
                &format!("DTSTART;VALUE=DATE:20270126\r\n{kind}:{holiday}\r\nSUMMARY:Republic Day"),
                &format!("DTSTART;VALUE=DATE:20270127\r\n{kind}:{holiday}\r\nSUMMARY:Second"),
                &format!("DTSTART;VALUE=DATE:20270215\r\n{kind}:{observance}\r\nSUMMARY:A day"),
            ]);
            let Err(FileError::Marks { known }) = of(&text, &[]) else { panic!("{holiday} is guessed") };
            let mark = holiday.rsplit(',').next().unwrap();
            assert!(known.contains(&(Some(mark.to_owned()), 2)), "{known:?}");
            let chosen = of(&text, &[mark]).unwrap();
            assert_eq!(
                (why(&chosen, date(2027, 1, 26)), why(&chosen, date(2027, 2, 15))),
                ("Republic Day".into(), "-".into())
            );
            assert_eq!(why(&of(&text, &["*"]).unwrap(), date(2027, 2, 15)), "A day");
            assert!(matches!(of(&text, &["Bank holiday"]), Err(FileError::UnknownMark { .. })));
        }
        let alike = read(&[
            "DTSTART;VALUE=DATE:20270126\r\nCATEGORIES:Holidays\r\nSUMMARY:a",
            "DTSTART;VALUE=DATE:20270127\r\nCATEGORIES:Holidays\r\nSUMMARY:b",
        ]);
        assert!(alike.is_ok(), "one mark sets nothing apart");
        let unmarked = file(&[
            "DTSTART;VALUE=DATE:20270126\r\nCATEGORIES:Holidays\r\nSUMMARY:a",
            "DTSTART;VALUE=DATE:20270127\r\nSUMMARY:b",
        ]);
        assert!(matches!(of(&unmarked, &[]), Err(FileError::Marks { .. })));
        assert_eq!(why(&of(&unmarked, &["-"]).unwrap(), date(2027, 1, 26)), "-");
    }

    #[test]
    fn a_year_named_only_at_its_end_belongs_to_the_next() {
        let new_year = "DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270103\r\nSUMMARY:元旦";
        let later = "DTSTART;VALUE=DATE:20270501\r\nSUMMARY:劳动节";
        assert_eq!(read(&[new_year, later]).unwrap().years(), [2027..=2027]);
        let christmas = "DTSTART;VALUE=DATE:20261225\r\nSUMMARY:Christmas";
        assert_eq!(read(&[christmas, new_year, later]).unwrap().years(), [2026..=2027]);
    }

    #[test]
    fn yearly_events_recur_as_their_rule_says() {
        let days = |rule: &str, start: &str| {
            let calendar = read(&[&format!("DTSTART;VALUE=DATE:{start}\r\nSUMMARY:x\r\n{rule}")])?;
            let first: i16 = start[..4].parse().unwrap();
            let mut day = date(first, 1, 1);
            let mut found = Vec::new();
            while day < date(first + 4, 1, 1) {
                if calendar.why(day).is_ok_and(|why| why.is_some_and(|why| why.to_string() == "x")) {
                    found.push(day.to_string());
                }
                day = day.tomorrow().unwrap();
            }
            Ok::<_, FileError>(found.join(" "))
        };
        let cases = [
            ("RRULE:FREQ=YEARLY", "20260107", "2026-01-07 2027-01-07 2028-01-07 2029-01-07"),
            ("RRULE:FREQ=YEARLY;COUNT=2", "20260107", "2026-01-07 2027-01-07"),
            ("RRULE:FREQ=YEARLY;INTERVAL=2", "20260107", "2026-01-07 2028-01-07"),
            ("RRULE:FREQ=YEARLY;UNTIL=20280107", "20260107", "2026-01-07 2027-01-07 2028-01-07"),
            ("RRULE:FREQ=YEARLY;UNTIL=20280106T235959Z", "20260107", "2026-01-07 2027-01-07"),
            ("RRULE:FREQ=YEARLY\r\nEXDATE;VALUE=DATE:20270107", "20260107", "2026-01-07 2028-01-07 2029-01-07"),
            // The fourth Thursday of November, in two spellings; the last Monday of May.
            ("RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH", "20261126", "2026-11-26 2027-11-25 2028-11-23 2029-11-22"),
            (
                "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=TH;BYMONTHDAY=22,23,24,25,26,27,28;WKST=SU",
                "20261126",
                "2026-11-26 2027-11-25 2028-11-23 2029-11-22",
            ),
            ("RRULE:FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO", "20260525", "2026-05-25 2027-05-31 2028-05-29 2029-05-28"),
            (
                "RRULE:FREQ=YEARLY;BYMONTH=5;BYDAY=MO;BYSETPOS=-1",
                "20260525",
                "2026-05-25 2027-05-31 2028-05-29 2029-05-28",
            ),
            ("RRULE:FREQ=YEARLY", "20280229", "2028-02-29"),
        ];
        for (rule, start, expected) in cases {
            assert_eq!(days(rule, start).unwrap(), expected, "{rule}");
        }
        for rule in
            ["FREQ=MONTHLY", "FREQ=YEARLY;BYWEEKNO=1", "FREQ=YEARLY;BYDAY=MO", "FREQ=YEARLY;INTERVAL=0", "X", ""]
        {
            let refused = days(&format!("RRULE:{rule}"), "20260107");
            assert_eq!(refused, Err(FileError::Ics { line: 6, problem: IcsProblem::Recurring }), "{rule}");
        }
    }

    #[test]
    fn an_event_that_recurs_makes_no_year_known_beside_events_of_one_year() {
        let christmas = "DTSTART;VALUE=DATE:20201225\r\nSUMMARY:Christmas\r\nRRULE:FREQ=YEARLY";
        let easter = "DTSTART;VALUE=DATE:20270326\r\nSUMMARY:Good Friday";
        let both = read(&[christmas, easter]).unwrap();
        assert_eq!(both.years(), [2027..=2027]);
        assert_eq!(why(&both, date(2027, 12, 25)), "Christmas");
        assert!(read(&[christmas]).unwrap().is_working(date(2030, 1, 2)).unwrap());
    }

    #[test]
    fn what_cannot_be_read_for_certain_is_refused_with_its_line() {
        let day = "DTSTART;VALUE=DATE:20270101\r\n";
        let cases = [
            (format!("{day}RDATE;VALUE=DATE:20280101"), 5, IcsProblem::Recurring),
            (format!("{day}RECURRENCE-ID;VALUE=DATE:20280101"), 5, IcsProblem::Recurring),
            ("DTSTART:20270101T000000".to_owned(), 4, IcsProblem::Timed),
            ("DTSTART:20270101T000000Z".to_owned(), 4, IcsProblem::Utc),
            ("SUMMARY:补班\r\nDTSTART:20270102T010000Z\r\nDTEND:20270102T090000Z".to_owned(), 5, IcsProblem::Utc),
            (format!("{day}DTEND:20270102T000000Z"), 5, IcsProblem::Utc),
            (format!("{day}DTEND:20270102T000000"), 5, IcsProblem::Timed),
            ("SUMMARY:班\r\nDTSTART:20270102T090000\r\nDTEND:20270103T180000".to_owned(), 6, IcsProblem::Timed),
            ("SUMMARY:x".to_owned(), 3, IcsProblem::NoStart),
            ("DTSTART;VALUE=DATE:20270229".to_owned(), 4, IcsProblem::NoSuchDate),
            ("DTSTART;VALUE=DATE:2027-01-01".to_owned(), 4, IcsProblem::NoSuchDate),
            ("DTSTART;VALUE=DATE:20270101Tomorrow".to_owned(), 4, IcsProblem::NoSuchDate),
            (format!("{day}DTEND;VALUE=DATE:20261231"), 5, IcsProblem::Backwards),
            (format!("{day}DTEND;VALUE=DATE:20270202"), 5, IcsProblem::TooLong),
            (format!("{day}DURATION:P65535W"), 5, IcsProblem::TooLong),
            (format!("{day}DURATION:PT24H"), 5, IcsProblem::Duration),
            (format!("{day}DURATION:P99999999999D"), 5, IcsProblem::Duration),
            ("DTSTART;VALUE=DATE:99991231\r\nDURATION:P2D".to_owned(), 5, IcsProblem::NoSuchDate),
            ("SUMMARY:放假，补班另行通知\r\nDTSTART;VALUE=DATE:20270102".to_owned(), 4, IcsProblem::Ambiguous),
            ("SUMMARY:因台风取消补班\r\nDTSTART;VALUE=DATE:20270102".to_owned(), 4, IcsProblem::Unclear),
            ("END:VALARM".to_owned(), 4, IcsProblem::Unbalanced),
        ];
        for (event, line, problem) in cases {
            assert_eq!(read(&[&event]), Err(FileError::Ics { line, problem }), "{event}");
        }
        let whole = [("BEGIN:VTODO", 1, IcsProblem::NotACalendar), ("BEGIN:VCALENDAR", 1, IcsProblem::Unbalanced)];
        for (text, line, problem) in whole {
            assert_eq!(of(text.as_bytes(), &[]), Err(FileError::Ics { line, problem }));
        }
        assert_eq!(of(b"", &[]), Err(FileError::NoLayout));
        assert_eq!(read(&[]), Err(FileError::Empty { year: None }));
        let off = "DTSTART;VALUE=DATE:20270102\r\nSUMMARY:x";
        let worked = "DTSTART;VALUE=DATE:20270102\r\nSUMMARY:补班";
        let (one, other) = ("x".to_owned(), "补班".to_owned());
        let both = FileError::TwoWays { date: date(2027, 1, 2), off: one, worked: other };
        assert_eq!(read(&[off, worked]), Err(both.clone()));
        assert_eq!(read(&[worked, off]), Err(both));
        assert!(read(&[off, off]).is_ok());
    }
}
