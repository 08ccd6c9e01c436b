//! Traps of the first version in counting limits: several answers in one run, counting back, limits that end on a day
//! off.

use jiff::civil::Date;
use reengineer::calendar::Calendar;

use super::first_version::{folder, json, run};

#[test]
fn several_dates_and_lengths_are_answered_each_by_itself() {
    let nowhere = folder(&[]);
    let args = ["deadline", "2026-02-13", "2026年3月2日", "3wd", "7cd", "--no-config"];
    let all = json(nowhere.path(), &args);
    let all = all.as_array().unwrap();
    let expected = [
        ("2026-02-13", "3wd", "2026-02-25"),
        ("2026-02-13", "7cd", "2026-02-24"),
        ("2026-03-02", "3wd", "2026-03-05"),
        ("2026-03-02", "7cd", "2026-03-09"),
    ];
    let told: Vec<_> = all.iter().map(|one| ["start", "length", "due"].map(|key| one[key].as_str().unwrap())).collect();
    assert_eq!(told, expected.map(|(start, length, due)| [start, length, due]));
    for (one, (start, length, _)) in all.iter().zip(expected) {
        let mut alone = json(nowhere.path(), &["deadline", start, length, "--no-config"]);
        alone["schema"] = one["schema"].clone();
        assert_eq!(&alone, one);
    }
    let (_, csv) = run(nowhere.path(), &[], &[&args[..], &["--format", "csv"]].concat());
    let rows: Vec<Vec<&str>> = csv.lines().map(|line| line.split(',').collect()).collect();
    assert_eq!(rows[0][..4], ["start", "length", "due", "date"]);
    for (start, length, due) in expected {
        let days = rows.iter().filter(|row| row[..3] == [start, length, due]).count();
        let due: Date = due.parse().unwrap();
        let between = start.parse::<Date>().unwrap().until(due).unwrap().get_days();
        assert_eq!(days, usize::try_from(between).unwrap(), "a row for each day of {start} {length}");
    }
    // A page lists the days that matter, -v all.
    let page = |more: &[&str]| {
        run(nowhere.path(), &[], &[&["deadline", "2026-03-02", "20wd", "--no-config"], more].concat()).1
    };
    assert!(!page(&[]).contains("2026-03-04") && page(&["-v"]).contains("2026-03-04"), "{}", page(&[]));
}

#[test]
fn the_latest_day_to_begin_is_the_latest_and_is_marked_where_it_is_a_day_off() {
    let china = Calendar::china();
    let nowhere = folder(&[]);
    let ends = ["2026-01-05", "2026-02-25", "2026-03-31", "2026-05-06", "2026-06-22", "2026-10-04", "2026-10-10"];
    let lengths = ["0", "1wd", "3wd", "20wd", "1cd", "7cd", "2w", "1mo"];
    let back = json(nowhere.path(), &[&["deadline"], &ends[..], &lengths, &["--back", "--no-config"]].concat());
    let mut off = 0;
    for answer in back.as_array().unwrap() {
        let [start, length] = ["start", "length"].map(|key| answer[key].as_str().unwrap());
        let start: Date = start.parse().unwrap();
        let forward = |day: Date| -> Date {
            let told = json(nowhere.path(), &["deadline", &day.to_string(), length, "--no-config"]);
            told["due"].as_str().unwrap().parse().unwrap()
        };
        let end = forward(start);
        assert_eq!(answer["due"], end.to_string(), "{length} from {start}");
        let asked = ends.iter().map(|end| end.parse::<Date>().unwrap()).filter(|asked| *asked >= end).min();
        assert!(forward(start.tomorrow().unwrap()) > end, "{length}: a later start than {start} ends by {asked:?}");
        let is_off = !china.is_working(start).unwrap();
        assert_eq!(answer["start_off"].is_null(), !is_off, "{length} from {start}");
        off += usize::from(is_off);
        if length == "0" {
            assert_eq!(answer["start"], answer["due"], "no days back are none");
        }
    }
    assert!(off > 3, "{off} begin on a day off");
    for (lang, mark) in [("en", "a day off"), ("zh", "休息日")] {
        let args = ["deadline", "2025-08-04", "1wd", "--back", "--no-config", "--lang", lang];
        let (_, page) = run(nowhere.path(), &[], &args);
        assert!(page.contains(mark), "{page}");
    }
}

#[test]
fn calendar_days_run_on_only_as_a_limit_or_a_public_notice() {
    let china = Calendar::china();
    let text = |jurisdiction: &str, days: &str, lag: &str, kind: &str| {
        format!(
            "name: p\njurisdiction: {jurisdiction}\ncalendar: china\nsteps:\n  - {{name: a, days: {days}{kind}}}\n  \
             - {{name: b, days: 1cd, after: [{{step: a, lag: {lag}}}]}}\n"
        )
    };
    let mut rolled = 0;
    for start in ["2026-03-02", "2026-03-04", "2026-03-06", "2026-04-30", "2026-09-25"] {
        let start: Date = start.parse().unwrap();
        for days in 1..12_u32 {
            let plain = start.checked_add(jiff::ToSpan::days(i64::from(days))).unwrap();
            let limit = china.add_calendar(start, days).unwrap();
            rolled += usize::from(plain != limit);
            let end = |text: &str, config: &str| {
                let folder = folder(&[("a.yaml", text), ("reengineer.yaml", config)]);
                let told = json(folder.path(), &["analyze", "a.yaml", "--start", &start.to_string()]);
                told["dates"]["today"]["finish"].as_str().unwrap().parse::<Date>().unwrap()
            };
            let days = format!("{days}cd");
            let next = |day: Date| day.tomorrow().unwrap();
            assert_eq!(end(&text("cn", &days, "0", ""), "{}"), next(plain), "a step of {days} from {start}");
            assert_eq!(end(&text("cn", "0", &days, ""), "{}"), next(plain), "a lag of {days} from {start}");
            let notice = |law: &str| text(law, &days, "0", ", kind: publicity");
            assert_eq!(end(&notice("cn"), "{}"), next(limit), "a notice of {days} from {start}");
            assert_eq!(end(&notice("generic"), "{}"), next(plain), "a notice of {days} under another law");
            assert_eq!(end(&notice("cn"), "limits_run_on: false\n"), next(plain), "a notice that does not run on");
        }
    }
    assert!(rolled > 10, "{rolled} end on a day off");
}
