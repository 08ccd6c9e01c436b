//! Every way to write a duration, against a table of its own: what it comes to,
//! whether it is a limit, and that it is written back as the same.

use reengineer::finding::defects;
use reengineer::input::{self, print::Vocabulary};
use reengineer::model::{Defect, Duration, DurationError, Length, Problem, Process, StatedDuration, Time, Unit};
use reengineer::source::Source;
use reengineer::text::Lang;

use crate::snapshot::shown;

/// The value of a unit, computed by hand: thousandths of a minute, or months.
#[derive(Clone, Copy, Debug, PartialEq)]
enum One {
    Time(i64),
    Months(u32),
}

const HOUR: i64 = 60_000;
const WORKDAY: i64 = 7 * HOUR;
const DAY: i64 = 24 * HOUR;

/// Numbers as they are written, each as so many tenths.
const NUMBERS: [(&str, i64); 12] = [
    ("1", 10),
    ("２", 20),
    ("十", 100),
    ("15", 150),
    ("十五", 150),
    ("二十", 200),
    ("两", 20),
    ("一百零五", 1_050),
    ("0.5", 5),
    ("半", 5),
    ("７．５", 75),
    ("007", 70),
];

/// Units as they are written behind a number.
fn units(process: Unit) -> Vec<(&'static str, One)> {
    let own = if process == Unit::Workday { WORKDAY } else { DAY };
    vec![
        ("", One::Time(own)),
        ("天", One::Time(own)),
        ("日", One::Time(own)),
        (" days", One::Time(own)),
        ("wd", One::Time(WORKDAY)),
        ("个工作日", One::Time(WORKDAY)),
        (" 工作日", One::Time(WORKDAY)),
        (" Business Days", One::Time(WORKDAY)),
        (" working day", One::Time(WORKDAY)),
        ("cd", One::Time(DAY)),
        ("自然日", One::Time(DAY)),
        ("个自然日", One::Time(DAY)),
        (" calendar days", One::Time(DAY)),
        ("w", One::Time(7 * DAY)),
        ("周", One::Time(7 * DAY)),
        ("个星期", One::Time(7 * DAY)),
        (" weeks", One::Time(7 * DAY)),
        ("h", One::Time(HOUR)),
        ("小时", One::Time(HOUR)),
        ("个小时", One::Time(HOUR)),
        (" hours", One::Time(HOUR)),
        ("min", One::Time(1_000)),
        ("分钟", One::Time(1_000)),
        (" minutes", One::Time(1_000)),
        ("mo", One::Months(1)),
        ("个月", One::Months(1)),
        (" months", One::Months(1)),
        ("y", One::Months(12)),
        ("年", One::Months(12)),
        (" year", One::Months(12)),
    ]
}

/// Words that make a limit of what stands between them.
const LIMITS: [(&str, &str); 10] = [
    ("", ""),
    ("", "内"),
    ("", "之内"),
    ("", "以内"),
    ("不超过", ""),
    ("≤", ""),
    ("<= ", ""),
    ("within ", ""),
    ("Up to ", ""),
    ("不超过", "内"),
];

fn expected(tenths: i64, one: One) -> Result<Length, DurationError> {
    match one {
        One::Time(one) if one == DAY || one == 7 * DAY => {
            Ok(Length::new(Time::from_thousandths(tenths * one / 10), reengineer::model::Clock::Calendar))
        }
        One::Time(one) => Ok(Length::new(Time::from_thousandths(tenths * one / 10), reengineer::model::Clock::Working)),
        One::Months(one) if tenths * i64::from(one) % 10 == 0 => {
            Ok(Length::months(u32::try_from(tenths * i64::from(one) / 10).unwrap()))
        }
        One::Months(_) => Err(DurationError::PartOfMonth),
    }
}

#[test]
fn every_spelling_comes_to_what_the_table_says() {
    let mut tried = 0;
    for process in [Unit::Workday, Unit::Day] {
        for (unit, one) in units(process) {
            for (number, tenths) in NUMBERS {
                for (before, behind) in LIMITS {
                    let text = format!("{before}{number}{unit}{behind}");
                    let stated = StatedDuration::parse(&text).unwrap_or_else(|error| panic!("{text}: {error:?}"));
                    let length = stated.from.length(process, Time::from_thousandths(WORKDAY));
                    assert_eq!(length, expected(tenths, one), "{text}");
                    assert_eq!(stated.limit, !(before.is_empty() && behind.is_empty()), "{text}");
                    assert_eq!(stated.to, None, "{text}");
                    let printed = stated.from.to_string();
                    assert_eq!(Duration::parse(&printed), Ok(stated.from), "{text} as {printed}");
                    tried += 1;
                }
            }
        }
    }
    assert_eq!(tried, 2 * 30 * 12 * 10);
}

#[test]
fn every_range_has_the_ends_of_its_two_spellings() {
    let signs = ["-", "–", "—", "~", "～", "至", "到", " to ", " - ", "－"];
    for (unit, _) in units(Unit::Workday) {
        for (from, _) in NUMBERS {
            for sign in signs {
                let end = |number: &str| Duration::parse(&format!("{number}{unit}")).unwrap();
                for text in [format!("{from}{sign}200{unit}"), format!("{from}{unit}{sign}200{unit}")] {
                    // A bare number before a sign that is also a minus is one.
                    let stated = StatedDuration::parse(&text).unwrap_or_else(|error| panic!("{text}: {error:?}"));
                    assert_eq!((stated.from, stated.to), (end(from), Some(end("200"))), "{text}");
                }
            }
        }
    }
}

fn read(text: &str) -> Result<Process, Vec<Defect>> {
    match Source::read("-", text.as_bytes().to_vec()) {
        Ok(source) => input::read(&source),
        Err(unread) => Err(unread.defects),
    }
}

fn with_days(days: &str) -> String {
    format!("name: p\nsteps: [{{name: a, days: {days}}}]\n")
}

#[test]
fn what_is_read_from_a_file_is_printed_so_that_it_comes_back() {
    for days in [
        "15个工作日内",
        "不超过15个工作日",
        "≤15个工作日",
        "within 15 days",
        "1-2个工作日",
        "2–4 weeks",
        "5-10个工作日内",
        "{min: 1, max: 4}",
        "{min: 1, max: 4日内}",
        "{最短: 当场, 最长: 3个工作日}",
        "{min: 1, likely: 2, max: ≤4}",
        "P13W",
        "P7D",
        "P6M",
        "3-5 months",
        "1年",
        "半天",
        "三个工作日",
        "即办",
        "３日",
    ] {
        let process = read(&with_days(days)).unwrap_or_else(|defects| panic!("{days}: {defects:?}"));
        for words in [Vocabulary::English, Vocabulary::Chinese] {
            let printed = input::print(&process, words);
            let again = read(&printed).unwrap_or_else(|defects| panic!("{printed}: {defects:?}"));
            assert_eq!(process, again, "{printed}");
        }
    }
}

#[test]
fn two_ends_without_a_likely_value_have_the_middle() {
    let days = |text: &str| read(&with_days(text)).unwrap().steps()[0].days;
    for text in ["{min: 1, max: 4}", "1-4", "1至4日", "1 to 4 days"] {
        assert_eq!(days(text).likely, Duration::parse("2.5").unwrap(), "{text}");
        assert_eq!(days(text).range, Some((Duration::days(1), Duration::days(4))), "{text}");
    }
    let refused = |text: &str| read(&with_days(text)).unwrap_err().remove(0).problem;
    assert!(matches!(refused("{min: 1wd, max: 9h}"), Problem::NoMiddle { .. }));
    assert!(matches!(refused("{min: 5, max: 2}"), Problem::PointsOutOfOrder { .. }));
    assert!(matches!(refused("5-2天"), Problem::PointsOutOfOrder { .. }));
    let half = Problem::BadDuration { text: "1.5mo".to_owned(), error: DurationError::PartOfMonth };
    assert_eq!(refused("1-2个月"), half);
    assert!(matches!(refused("{min: 1mo, likely: 40cd, max: 2mo}"), Problem::MixedClocks));
}

#[test]
fn what_is_refused_says_what_was_probably_meant() {
    let told = |lines: &str, lang| {
        let text = format!("name: p\nsteps:\n  - {{name: a, days: 1}}\n  - {{name: b, {lines}}}\n");
        let help = defects::help(&read(&text).unwrap_err()[0].problem);
        help.unwrap_or_else(|| panic!("no help: {lines}")).into_lang(lang).to_string()
    };
    for lines in [
        "days: 6m",
        "days: 1, after: [{step: a, lag: -5}]",
        "days: 1, after: [{step: a, lag: 50%}]",
        "days: 1, after: [{step: a, relation: SF}]",
        "days: 1, after: [{step: a, relation: 开始后完成}]",
        "days: 当日或5日内",
        "days: 2026年2月13日",
        "days: 自受理之日起15个工作日内",
        "days: 不少于5日",
        "days: 30天（自然日）",
        "days: 3d",
        "days: 6月",
        "days: 1, limit: 3-5",
        "days: -5",
        "days: 50%",
        "days: 1, every: 30cd",
        "days: 1, allow: [{rule: no-basis, reason: r, until: 2026年12月31日}]",
        "days: 1, value: 不增值",
    ] {
        let both = [told(lines, Lang::English), told(lines, Lang::Chinese)];
        shown(&format!("what is refused says what was probably meant: {lines}"), &both.join("\n"));
    }
}

#[test]
fn nobody_is_told_of_what_he_did_not_write() {
    let told = |days: &str| {
        let problem = read(&with_days(days)).unwrap_err().remove(0).problem;
        let help = defects::help(&problem).unwrap();
        format!("{}\n{}", defects::message(&problem).into_lang(Lang::English), help.into_lang(Lang::English))
    };
    for days in ["5-3", "{min: 5, max: 2}"] {
        assert!(!told(days).contains("`likely`"), "{}", told(days));
        shown(&format!("nobody is told of what he did not write: {days}"), &told(days));
    }
    assert!(told("{min: 1, likely: 5, max: 3}").contains("`likely` 5"));
    for days in ["-5", "50%"] {
        assert!(!told(days).contains("relation"), "{}", told(days));
    }
}

#[test]
fn several_names_in_one_item_are_an_error_that_shows_the_list() {
    for (lines, list) in [
        ("gives: [甲、乙]", "[甲, 乙]"),
        ("gives: [甲，乙, 丙]", "[甲, 乙]"),
        ("gives: [甲；乙]", "[甲, 乙]"),
        ("needs: [甲，乙]", "[甲, 乙]"),
        ("after: [甲、乙]", "[甲, 乙]"),
    ] {
        let text = format!("name: p\nsteps: [{{name: a, days: 1, {lines}}}]\n");
        let help = defects::help(&read(&text).unwrap_err()[0].problem).unwrap();
        for lang in [Lang::English, Lang::Chinese] {
            assert!(help.in_lang(lang).contains(list), "{help:?}");
        }
    }
    let quoted = read("name: p\nsteps: [{name: a, days: 1, gives: [\"甲、乙\"], law: [第一条、第二条]}]\n").unwrap();
    assert_eq!(quoted.materials()[0].name, "甲、乙");
    for words in [Vocabulary::English, Vocabulary::Chinese] {
        assert_eq!(read(&input::print(&quoted, words)).unwrap(), quoted);
    }
}

#[test]
fn a_block_of_text_in_brackets_is_refused_at_reading() {
    for text in
        ["name: p\nlaw: [|x]\n", "name: p\nsteps: [{name: a, days: 1, law: [|\n  x\n  ]}]\n", "a: {b: >\n x\n}\n"]
    {
        assert_eq!(read(text).unwrap_err()[0].problem, Problem::BlockInBrackets, "{text}");
    }
    assert!(read("name: p\nnote: |\n  x\nsteps:\n  - name: a\n    days: 1\n    law:\n      - |\n        x\n").is_ok());
}

#[test]
fn days_that_are_limits_are_told_on_the_page_and_in_the_document() {
    let of = |days: [&str; 3]| {
        let [a, b, c] = days;
        let text =
            format!("name: p\nsteps: [{{name: a, days: {a}}}, {{name: b, days: {b}}}, {{name: c, days: {c}}}]\n");
        read(&text).unwrap().days_are_limits()
    };
    assert_eq!(of(["1", "2", "3"]), 0);
    assert_eq!(of(["15日内", "2", "{min: 1, max: 4日内}"]), 2);
    assert_eq!(of(["≤1", "1-2日内", "within 3 days"]), 3);
}
