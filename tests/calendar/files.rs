//! Files laid over a calendar: what each adds, which years are then known, and
//! what is refused.

use jiff::civil::{Date, date};
use reengineer::calendar::{
    Base, Calendar, CalendarError, CalendarLayout, DayReason, FileError, Holiday, Layer, LayingError, Selection,
};

use crate::snapshot::shown;

fn read(name: &str, text: &str) -> Result<Layer, FileError> {
    Layer::parse(name, text.as_bytes(), &Selection::default())
}

fn part(text: &str, part: &str) -> Result<Layer, FileError> {
    Layer::parse("f", text.as_bytes(), &Selection { part: Some(part.to_owned()), only: Vec::new() })
}

/// A file of a year in the layout of holiday-cn: month, day, whether it is off.
fn file(name: &str, year: i16, days: &[(i8, i8, bool)]) -> Layer {
    let day = |&(month, day, off): &(i8, i8, bool)| {
        format!(r#"{{"name": "n", "date": "{}", "isOffDay": {off}}}"#, date(year, month, day))
    };
    let days: Vec<String> = days.iter().map(day).collect();
    read(name, &format!(r#"{{"year": {year}, "days": [{}]}}"#, days.join(","))).unwrap()
}

/// A notice of 2027 as it may come out: whole, but not what will be.
const WHOLE: [(i8, i8, bool); 17] = [
    (1, 1, true),
    (2, 5, true),
    (2, 6, true),
    (2, 7, true),
    (2, 8, true),
    (2, 9, true),
    (2, 20, false),
    (4, 5, true),
    (5, 1, true),
    (5, 2, true),
    (5, 3, true),
    (6, 9, true),
    (9, 15, true),
    (10, 1, true),
    (10, 2, true),
    (10, 3, true),
    (10, 4, true),
];

fn unknown(calendar: &Calendar, day: Date) -> CalendarError {
    calendar.is_working(day).unwrap_err()
}

#[test]
fn a_file_adds_its_days_and_replaces_no_year() {
    let local = file("local.json", 2026, &[(3, 3, true)]);
    let with = Calendar::laid(Base::China, &[local]).unwrap();
    let china = Calendar::china();
    assert_eq!(with.years(), china.years());
    for day in date(2026, 1, 1).series(jiff::ToSpan::days(1)).take_while(|day| day.year() == 2026) {
        let expected = if day == date(2026, 3, 3) { Ok(false) } else { china.is_working(day) };
        assert_eq!(with.is_working(day), expected, "{day}");
    }
    assert_eq!(with.to_string(), "china + local.json");
}

#[test]
fn a_day_off_in_a_file_is_off_also_on_a_make_up_day_of_the_base() {
    let typhoon = file("typhoon.json", 2026, &[(10, 10, true)]);
    let with = Calendar::laid(Base::China, &[typhoon]).unwrap();
    assert_eq!(Calendar::china().is_working(date(2026, 10, 10)), Ok(true));
    assert_eq!(with.why(date(2026, 10, 10)), Ok(Some(DayReason::DayOff("n"))));
}

#[test]
fn what_one_calls_worked_and_another_off_names_both_in_any_order() {
    let off = |name| file(name, 2026, &[(9, 20, true)]);
    let worked = |name| file(name, 2026, &[(9, 20, false)]);
    for files in [[off("a"), worked("b")], [worked("b"), off("a")]] {
        for base in Base::ALL {
            let error = Calendar::laid(base, &files).unwrap_err();
            let LayingError::Contradiction { date: day, worked, off } = error else { panic!("{error}") };
            assert_eq!((day, worked.0.as_str(), off.0.as_str()), (date(2026, 9, 20), "b", "a"));
        }
    }
    // 3 October 2026 is a Saturday within the base's National Day.
    let against_base = Calendar::laid(Base::China, &[file("c", 2026, &[(10, 3, false)])]).unwrap_err();
    let told = against_base.to_string();
    assert!(told.contains("`c`") && told.contains("`china`") && told.contains("2026-10-03"), "{told}");
    let weekday = Calendar::laid(Base::China, &[file("c", 2026, &[(10, 1, false)])]).unwrap_err();
    assert!(matches!(weekday, LayingError::Contradiction { .. }), "{weekday}");
}

#[test]
fn a_make_up_day_on_an_ordinary_weekday_is_a_slip() {
    for base in Base::ALL {
        let error = Calendar::laid(base, &[file("slip.json", 2026, &[(9, 21, false)])]).unwrap_err();
        let day = date(2026, 9, 21);
        assert_eq!(error, LayingError::Weekday { date: day, file: "slip.json".into(), name: "n".into() });
    }
    // The end of a holiday that a notice moves, as that of 2020 did.
    assert!(Calendar::laid(Base::Weekdays, &[file("f", 2020, &[(2, 2, true), (2, 3, false)])]).is_ok());
}

#[test]
fn a_year_is_known_over_chinas_notices_only_by_a_whole_notice() {
    let laid = |days: &[(i8, i8, bool)]| Calendar::laid(Base::China, &[file("f.json", 2027, days)]).unwrap();
    assert_eq!(laid(&WHOLE).years(), [2007..=2027]);
    assert_eq!(laid(&WHOLE).is_working(date(2027, 2, 20)), Ok(true));
    assert!(laid(&WHOLE).is_provisional(date(2027, 12, 31)) && !laid(&WHOLE).is_provisional(date(2026, 12, 31)));
    // Any one holiday less, and the year is not known.
    for months in [&[1][..], &[2], &[4], &[5], &[6], &[9], &[10]] {
        let days: Vec<_> = WHOLE.iter().copied().filter(|(month, ..)| !months.contains(month)).collect();
        let CalendarError::Unknown(unknown) = unknown(&laid(&days), date(2027, 3, 1)) else { panic!("{months:?}") };
        let partial = unknown.partial.unwrap();
        assert_eq!((partial.file.as_str(), partial.missing.len()), ("f.json", 1), "{months:?}");
    }
    let CalendarError::Unknown(one) = unknown(&laid(&WHOLE[..1]), date(2027, 1, 1)) else { panic!() };
    assert_eq!(one.partial.unwrap().missing[0], Holiday::SpringFestival);
}

#[test]
fn plain_weekdays_know_every_year_and_with_files_those_of_the_files() {
    assert!(Calendar::weekdays().is_working(date(2027, 3, 1)).is_ok());
    let one = Calendar::laid(Base::Weekdays, &[file("f", 2026, &[(4, 3, true)])]).unwrap();
    assert_eq!(one.years(), [2026..=2026]);
    assert!(unknown(&one, date(2027, 1, 4)).to_string().contains("2027"));
    assert!(!one.is_provisional(date(2026, 12, 31)), "no notice of China's is waited for");
    assert!(!one.is_working(date(2026, 4, 3)).unwrap());
    let help = unknown(&one, date(2027, 1, 4)).help().unwrap();
    assert!(!help.contains("State Council"), "{help}");
}

/// The layout of gov.uk/bank-holidays.json.
const GOV_UK: &str = r#"{
  "england-and-wales": {"division": "england-and-wales", "events": [
    {"title": "New Year’s Day", "date": "2027-01-01", "notes": "", "bunting": true},
    {"title": "Christmas Day", "date": "2027-12-27", "notes": "Substitute day", "bunting": true}]},
  "scotland": {"division": "scotland", "events": [
    {"title": "2nd January", "date": "2027-01-04", "notes": "Substitute day", "bunting": true}]}}"#;

#[test]
fn bank_holidays_of_gov_uk_are_read_one_division_at_a_time() {
    let known = vec!["england-and-wales".to_owned(), "scotland".to_owned()];
    assert_eq!(read("uk.json", GOV_UK), Err(FileError::Parts { known: known.clone() }));
    assert_eq!(part(GOV_UK, "wales"), Err(FileError::UnknownPart { part: "wales".into(), known }));
    let england = Calendar::laid(Base::Weekdays, &[part(GOV_UK, "england-and-wales").unwrap()]).unwrap();
    let scotland = Calendar::laid(Base::Weekdays, &[part(GOV_UK, "scotland").unwrap()]).unwrap();
    let works = |calendar: &Calendar| {
        [date(2027, 1, 1), date(2027, 1, 4), date(2027, 12, 27)].map(|day| calendar.is_working(day).unwrap())
    };
    assert_eq!((works(&england), works(&scotland)), ([false, true, false], [true, false, true]));
    let alone = r#"{"division": "scotland", "events": [{"title": "x", "date": "2027-01-04"}]}"#;
    assert!(read("s.json", alone).is_ok() && part(alone, "scotland").is_ok());
}

/// The layout of date.nager.at/api/v3/PublicHolidays.
fn nager(rows: &[(&str, &str, &str)]) -> String {
    let row = |(date, counties, types): &(&str, &str, &str)| {
        let global = *counties == "null";
        format!(
            r#"{{"date": "{date}", "localName": "L", "name": "N", "countryCode": "GB", "fixed": false,
                "global": {global}, "counties": {counties}, "launchYear": null, "types": {types}}}"#
        )
    };
    format!("[{}]", rows.iter().map(row).collect::<Vec<_>>().join(","))
}

#[test]
fn public_holidays_of_nager_are_read_county_by_county() {
    let public = r#"["Public"]"#;
    let text = nager(&[
        ("2027-01-01", "null", public),
        ("2027-01-04", r#"["GB-SCT"]"#, public),
        ("2027-03-17", r#"["GB-NIR"]"#, public),
    ]);
    let known = vec!["GB".to_owned(), "GB-NIR".to_owned(), "GB-SCT".to_owned()];
    assert_eq!(read("n.json", &text), Err(FileError::Parts { known: known.clone() }));
    assert_eq!(part(&text, "GB-ENG"), Err(FileError::UnknownPart { part: "GB-ENG".into(), known }));
    let off = |which: &str| {
        let calendar = Calendar::laid(Base::Weekdays, &[part(&text, which).unwrap()]).unwrap();
        [date(2027, 1, 1), date(2027, 1, 4), date(2027, 3, 17)].map(|day| !calendar.is_working(day).unwrap())
    };
    assert_eq!(off("GB-SCT"), [true, true, false]);
    assert_eq!(off("GB"), [true, false, false], "what the whole country has");
    assert!(read("n.json", &nager(&[("2027-01-01", "null", public)])).is_ok());
    let types = nager(&[("2027-01-01", "null", public), ("2027-02-12", "null", r#"["Observance"]"#)]);
    assert!(matches!(read("n.json", &types), Err(FileError::Marks { .. })));
}

#[test]
fn years_of_one_file_may_have_gaps_and_a_gap_is_an_error() {
    let files = [file("a", 2030, &[(1, 1, true)]), file("b", 2028, &[(1, 3, true)])];
    let calendar = Calendar::laid(Base::Weekdays, &files).unwrap();
    assert_eq!(calendar.years(), [2028..=2028, 2030..=2030]);
    let gap = unknown(&calendar, date(2029, 6, 1));
    shown("years of one file may have gaps and a gap is an error", &gap.to_string());
    assert_eq!(calendar.add_working(date(2028, 12, 1), 300), Err(gap.clone()));
    assert_eq!(calendar.sub_working(date(2030, 2, 1), 300), Err(gap.clone()));
    assert_eq!(calendar.working_days_between(date(2028, 6, 1), date(2030, 6, 1)), Err(gap));
    // Only where a limit of calendar days ends has to be known.
    assert!(calendar.add_calendar(date(2028, 6, 1), 600).is_ok());
}

#[test]
fn what_is_no_calendar_says_what_can_be_read() {
    let day =
        |date: &str| format!(r#"{{"year": 2027, "days": [{{"name": "n", "date": "{date}", "isOffDay": true}}]}}"#);
    for text in
        ["2027-02-29", "2027-2-03", "2027-13-01", "20270203", "2027-02-03T00:00", "", "０２７-01-01", "-027-01-01"]
    {
        assert_eq!(read("f", &day(text)), Err(FileError::NoSuchDate { text: text.to_owned() }));
    }
    let outside = |date| Err(FileError::OutsideYear { date, year: 2027 });
    assert_eq!(read("f", &day("2028-01-01")), outside(date(2028, 1, 1)));
    assert_eq!(read("f", &day("2026-11-30")), outside(date(2026, 11, 30)));
    let twice = r#"[{"year": 2027, "days": [{"name": "n", "date": "2027-05-03", "isOffDay": true}]},
                    {"year": 2027, "days": [{"name": "n", "date": "2027-05-04", "isOffDay": true}]}]"#;
    assert_eq!(read("f", twice), Err(FileError::RepeatedYear { year: 2027 }));
    assert_eq!(read("f", r#"{"year": 2027, "days": []}"#), Err(FileError::Empty { year: Some(2027) }));
    assert_eq!(read("f", "[]"), Err(FileError::Empty { year: None }));
    assert_eq!(read("f", "{\n\"year\": 2027"), Err(FileError::Syntax { line: 2, column: 12 }));
    for text in ["", "nonsense", "3"] {
        assert_eq!(read("f", text), Err(FileError::NoLayout), "{text}");
    }
    for text in ["{}", "[1]", r#"{"holidays": []}"#] {
        let error = read("f", text).unwrap_err();
        let help = error.help().unwrap();
        assert_eq!(error, FileError::UnknownJson);
        assert!(CalendarLayout::ALL.iter().all(|layout| help.contains(&layout.to_string())), "{help}");
    }
    let key = FileError::Key { layout: CalendarLayout::HolidayCn, entry: 1, key: "isOffDay" };
    assert_eq!(read("f", r#"{"year": 2027, "days": [{"name": "n", "date": "2027-05-03"}]}"#), Err(key));
    let year = FileError::Key { layout: CalendarLayout::HolidayCn, entry: 1, key: "year" };
    assert_eq!(read("f", r#"{"year": 99999, "days": [1]}"#), Err(year));
    assert!(read("f", &"[".repeat(100_000)).is_err());
    assert_eq!(Layer::parse("f", b"{\"\xff\": 1}", &Selection::default()), Err(FileError::NotText));
}

#[test]
fn a_name_from_a_file_holds_no_control_characters() {
    let text = r#"{"year": 2027, "days": [{"name": "a\u001b[31m\nb", "date": "2027-05-03", "isOffDay": true}]}"#;
    let calendar = Calendar::laid(Base::Weekdays, &[read("f", text).unwrap()]).unwrap();
    assert_eq!(calendar.why(date(2027, 5, 3)), Ok(Some(DayReason::DayOff("a [31m b"))));
}
