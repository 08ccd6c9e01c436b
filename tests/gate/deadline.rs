//! `reengineer deadline`, through the program itself.

use assert_cmd::Command;
use serde_json::Value;

use crate::snapshot::shown;

fn deadline(args: &[&str]) -> (i32, String, String) {
    let mut command = Command::cargo_bin("reengineer").unwrap();
    let output = command.arg("deadline").args(args).env_clear().output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

fn due(args: &[&str]) -> Value {
    let (code, out, err) = deadline(&[args, &["--format", "json"]].concat());
    assert_eq!(code, 0, "{err}");
    serde_json::from_str(&out).unwrap()
}

/// The vectors of the calendar notes: start, working days, due date, calendar days between.
const VECTORS: [(&str, &str, &str, u64); 9] = [
    ("2026-09-28", "5wd", "2026-10-10", 12),
    ("2026-02-13", "3", "2026-02-25", 12),
    ("2026-01-01", "1个工作日", "2026-01-04", 3),
    ("2026-04-30", "3", "2026-05-08", 8),
    ("2025-12-31", "2wd", "2026-01-05", 5),
    ("2026-09-18", "1", "2026-09-20", 2),
    ("2026-09-30", "7", "2026-10-15", 15),
    ("2026-03-02", "20", "2026-03-30", 28),
    ("2025-01-24", "7", "2025-02-10", 17),
];

#[test]
fn every_vector_of_working_days_is_met() {
    for (start, length, expected, calendar_days) in VECTORS {
        let answer = due(&[start, length]);
        assert_eq!(answer["schema"], "reengineer.deadline/1");
        assert_eq!(answer["due"], expected, "{start} {length}");
        assert_eq!(answer["calendar_days"], calendar_days, "{start} {length}");
        let counted = answer["days"].as_array().unwrap().iter().filter(|day| day["counted"] == true).count();
        assert_eq!(answer["working_days"], counted, "{start} {length}");
    }
}

#[test]
fn counting_back_finds_the_latest_day_from_which_the_limit_is_kept() {
    for (_, length, end, _) in VECTORS {
        let latest = due(&[end, length, "--back"])["start"].as_str().unwrap().to_owned();
        assert_eq!(due(&[&latest, length])["due"], end, "{length} back from {end}");
        let later = latest.parse::<jiff::civil::Date>().unwrap().tomorrow().unwrap().to_string();
        let missed = &due(&[&later, length])["due"];
        assert!(missed.as_str().unwrap() > end, "{length} from {later} ends on {missed}");
    }
    // From a Sunday the same days count as from the Friday before.
    assert_eq!(due(&["2025-08-04", "1wd", "--back"])["start"], "2025-08-03");
    // The last day may be a day off: then it has to be done by the day before.
    assert_eq!(due(&["2026-10-04", "1", "--back"])["due"], "2026-09-30");
}

#[test]
fn calendar_days_that_end_on_a_day_off_end_on_the_next_working_day() {
    let answer = due(&["2026-09-25", "7cd"]);
    assert_eq!(answer["due"], "2026-10-08");
    assert_eq!(answer["days"].as_array().unwrap().last().unwrap()["why"], "next working day");
    assert_eq!(due(&["2026-09-25", "1w"])["due"], "2026-10-08");
}

#[test]
fn a_year_that_is_not_published_is_refused_and_named() {
    let (code, out, err) = deadline(&["2026-12-20", "20"]);
    assert_eq!((code, out.as_str()), (3, ""));
    assert!(err.contains("2027"), "{err}");
    let (_, _, err) = deadline(&["2026-12-20", "20", "--lang", "zh"]);
    shown("a year that is not published is refused and named", &err);
    assert_eq!(due(&["2026-12-20", "20", "--calendar", "weekdays"])["due"], "2027-01-15");
}

#[test]
fn a_calendar_file_adds_a_year() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("2027.json");
    // A notice as it may come out: whole, but not what will be.
    let days =
        ["01-01", "02-05", "02-06", "02-07", "02-08", "04-05", "05-01", "05-02", "05-03", "06-09", "09-15", "10-01"];
    let days = days
        .iter()
        .chain(&["10-02", "10-03"])
        .map(|day| format!(r#"{{"name": "假", "date": "2027-{day}", "isOffDay": true}}"#));
    let days = days.collect::<Vec<_>>().join(",");
    std::fs::write(&path, format!(r#"{{"year": 2027, "papers": [], "days": [{days}]}}"#)).unwrap();
    let file = path.to_str().unwrap();
    assert_eq!(due(&["2026-12-31", "1", "--calendar", file])["due"], "2027-01-04");
    std::fs::write(&path, "{").unwrap();
    let (code, _, err) = deadline(&["2026-12-31", "1", "--calendar", file]);
    assert_eq!(code, 3);
    assert!(err.contains("2027.json") && err.contains("line 1"), "{err}");
}

#[test]
fn what_is_no_date_or_no_length_is_wrong_usage() {
    for args in [
        ["2026-02-30", "5"],
        ["yesterday", "5"],
        ["2026-02-03", "-5"],
        ["2026-02-03", "1.5"],
        ["2026-02-03", "4h"],
        ["2026-02-03", "99999999999wd"],
        ["2026-02-03", "soon"],
    ] {
        let (code, out, err) = deadline(&args);
        assert_eq!((code, out.as_str()), (2, ""), "{args:?}: {err}");
    }
    let (code, ..) = deadline(&["2026-02-03", "1000000wd"]);
    assert_eq!(code, 3);
    for length in ["99999999999wd", "1000001", "1000001cd", "142858w", "9007199254740993"] {
        let (_, _, err) = deadline(&["2026-02-03", length]);
        shown(&format!("what is no date or no length is wrong usage: {length}"), &err);
    }
    for length in ["6m", "-5", "1-2wd", "约15天"] {
        let (_, _, err) = deadline(&["2026-02-03", length]);
        shown(&format!("what is no date or no length is wrong usage: {length}"), &err);
    }
    let (code, _, err) = deadline(&["2026-02-03", "5", "--calendar", "absent.json"]);
    assert_eq!(code, 3, "{err}");
}

#[test]
fn a_flag_that_is_misspelt_is_no_duration() {
    let (code, _, err) = deadline(&["2026-09-28", "--bakc"]);
    assert!(code == 2 && err.contains("--bakc") && err.contains("--back") && !err.contains("length"), "{err}");
}

#[test]
fn days_that_a_notice_to_come_may_change_are_marked() {
    assert_eq!(due(&["2026-12-30", "1wd"])["provisional"], true);
    assert_eq!(due(&["2026-12-24", "1wd"])["provisional"], false);
    assert_eq!(due(&["2025-12-30", "1wd"])["provisional"], false, "the notice of 2026 is known");
}

#[test]
fn a_calendar_has_a_name_in_each_language_and_either_is_read() {
    for (english, chinese) in [("china", "中国大陆"), ("weekdays", "周一至周五")] {
        let page = |calendar: &str, lang: &str| {
            let (code, out, err) = deadline(&["2026-03-02", "5wd", "--calendar", calendar, "--lang", lang]);
            assert_eq!(code, 0, "{err}");
            out
        };
        assert_eq!(page(english, "zh"), page(chinese, "zh"));
        assert_eq!(page(english, "en"), page(chinese, "en"));
        assert!(page(english, "zh").contains(&format!("日历：{chinese}")), "{}", page(english, "zh"));
        assert!(!page(chinese, "zh").contains(english), "{}", page(chinese, "zh"));
        assert!(page(chinese, "en").contains(&format!("Calendar: {english}")));
        assert_eq!(due(&["2026-03-02", "5wd", "--calendar", chinese])["calendar"], english, "keys of documents stay");
    }
}

#[test]
fn the_page_says_of_the_calendar_only_what_holds_of_it() {
    let page = |calendar: &str, lang: &str| {
        let args = ["2026-09-28", "5wd", "--jurisdiction", "cn", "--calendar", calendar, "--lang", lang];
        deadline(&args).1
    };
    shown("the page says of the calendar only what holds of it: china", &page("china", "en"));
    let weekdays = page("weekdays", "en");
    shown("the page says of the calendar only what holds of it: weekdays", &weekdays);
    let weekdays = page("weekdays", "zh");
    shown("the page says of the calendar only what holds of it: weekdays, Chinese", &weekdays);
}

#[test]
fn the_day_that_is_not_counted_is_not_called_the_first_day_counted() {
    let page = |args: &[&str]| deadline(&[args, &["--lang", "zh"]].concat()).1;
    for args in [&["2026-09-28", "5wd"][..], &["2026-09-28", "5wd", "3wd"], &["2026-10-10", "5wd", "--back"]] {
        assert!(!page(args).contains("起算日"), "{}", page(args));
    }
    assert!(page(&["2026-09-28", "0wd"]).contains("0个工作日"), "{}", page(&["2026-09-28", "0wd"]));
    let of_day = page(&["2026-09-28", "15日"]);
    shown("the day that is not counted is not called the first day counted: days without their clock", &of_day);
    shown(
        "the day that is not counted is not called the first day counted: days without their clock, English",
        &deadline(&["2026-09-28", "15日"]).1,
    );
    let back = ["2026-10-08", "1wd", "--back"];
    shown("the day that is not counted is not called the first day counted: back", &page(&back));
    shown("the day that is not counted is not called the first day counted: back, English", &deadline(&back).1);
}

#[test]
fn a_date_written_otherwise_is_told_as_it_is_read() {
    let (code, _, err) = deadline(&["2026/2/13", "5wd"]);
    assert_eq!(code, 2);
    shown("a date written otherwise is told as it is read", &err);
}
