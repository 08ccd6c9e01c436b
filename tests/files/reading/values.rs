//! Values: read as they are spelt, and never guessed.

use super::*;

#[test]
fn plain_scalars_are_their_own_spelling() {
    let process = process(
        "name: no\nid: 007\nlead: 08\nmaterials: [on, 1e3, 1.10, 0x1F, 2027-01-01, 12:30]\nsteps:\n  \
         - {name: yes, days: 1, law: [1_000, .5, true], needs: [on, 1e3, 1.10]}\n  - {name: null and void, days: 2, after: [yes]}\n",
    );
    assert_eq!((process.name(), process.id()), ("no", "007"));
    assert_eq!(process.departments()[0].name, "08");
    let names: Vec<&str> = process.materials().iter().map(|material| material.name.as_str()).collect();
    assert_eq!(names, ["on", "1e3", "1.10", "0x1F", "2027-01-01", "12:30"]);
    assert_eq!(process.steps()[0].law, ["1_000", ".5", "true"]);
    assert_eq!(process.steps()[1].name, "null and void");
}

#[test]
fn a_null_in_quotes_or_with_a_text_tag_is_text() {
    assert_eq!(process("name: '~'\nsteps: [{name: !!str null, days: !!int 3}]\n").steps()[0].name, "null");
    for tag in ["!", "!<tag:yaml.org,2002:str>"] {
        assert_eq!(process(&format!("name: {tag} ~\nsteps: [{{name: a, days: 1}}]\n")).name(), "~");
    }
    assert_eq!(only("name: ''\nsteps: [{name: a, days: 1}]\n"), (1, 7, Problem::EmptyName));
    assert_eq!(only(&step("item: '  '")), (5, 11, Problem::EmptyName));
}

#[test]
fn a_tag_that_asks_for_another_type_is_refused() {
    assert_eq!(only("name: !binary aGk=\n"), (1, 7, Problem::UnknownTag("!binary".to_owned())));
    assert_eq!(only("name: !!seq x\n"), (1, 7, Problem::UnknownTag("!!seq".to_owned())));
}

#[test]
fn full_width_digits_and_chinese_units_are_read() {
    let process = process(
        "名称: p\n年办件量: １８０００\n环节:\n  - {名称: 甲, 时长: ３．５个工作日, 用时: ４小时, 跑动: ２, 收费: １２．５, 否决率: ５％, 类型: 审查, 价值: 必要}\n",
    );
    let step = &process.steps()[0];
    assert_eq!(process.cases_per_year(), Some(Decimal::from(18_000)));
    assert_eq!(step.days.likely, Duration::parse("3.5wd").unwrap());
    assert_eq!(
        (step.visits.stated(), step.fee, step.reject),
        (Some(2), Decimal::parse("12.5"), Decimal::parse("0.05"))
    );
    assert_eq!((step.kind, step.value), (Some(Kind::Review), Some(Value::Required)));
}

#[test]
fn numbers_are_not_guessed() {
    let number = |text: &str, expected| Problem::BadNumber { text: text.to_owned(), expected };
    for text in ["1e3", "-1", "1.5", "两次", "0x10", "'1 2'", "1_000", ".inf"] {
        let read = text.trim_matches('\'');
        assert_eq!(only(&step(&format!("visits: {text}"))), (5, 13, number(read, Expected::WholeNumber)), "{text}");
    }
    for text in ["-1", "1e3", "NaN", "免费"] {
        assert_eq!(only(&step(&format!("fee: {text}"))), (5, 10, number(text, Expected::Number)), "{text}");
    }
    for text in ["1.01", "101%", "-0.1", "5成"] {
        assert_eq!(only(&step(&format!("chance: {text}"))), (5, 13, number(text, Expected::Share)), "{text}");
    }
    assert_eq!(process(&step("visits: 08")).steps()[0].visits.stated(), Some(8));
}

#[test]
fn a_number_too_large_is_told_with_the_limit() {
    let digits = |text: &str| Problem::TooManyDigits(text.to_owned());
    let many = |text: &str| Problem::TooMany { text: text.to_owned(), limit: u32::MAX };
    let long = |text: &str, error| Problem::BadDuration { text: text.to_owned(), error };
    let (large, fine) = ("9007199254740993", "0.1234567890123");
    assert_eq!(only(&step(&format!("fee: {large}"))), (5, 10, digits(large)));
    assert_eq!(only(&step(&format!("reject: {fine}"))), (5, 13, digits(fine)));
    assert_eq!(only(&step(&format!("visits: {large}"))), (5, 13, many(large)));
    assert_eq!(only(&step("signoffs: 4294967296")), (5, 15, many("4294967296")));
    assert_eq!(only(&step(&format!("limit: {large}"))), (5, 12, long(large, DurationError::TooLong)));
    assert_eq!(only(&step(&format!("limit: {fine}"))), (5, 12, long(fine, DurationError::TooManyDigits)));
    assert_eq!(only(&step("limit: 3650000")), (5, 12, long("3650000", DurationError::TooLong)));
    assert_eq!(process(&step("limit: 1000000")).steps()[0].own_limit(), Some(Duration::days(1_000_000)));
    for (lang, limits) in [
        (Lang::English, ["more than 15 digits", "longer than 1000000 days", "more than 4294967295"]),
        (Lang::Chinese, ["超过 15 位数字", "超过上限 1000000 天", "上限 4294967295"]),
    ] {
        let lines = format!("fee: {large}\n    limit: {large}\n    visits: {large}");
        let drawn = drawn(&step(&lines), lang);
        assert!(drawn.iter().zip(limits).all(|(drawn, limit)| drawn.contains(limit)), "{drawn:?}");
    }
}

#[test]
fn a_zero_with_a_minus_sign_is_zero() {
    let process = process(&step("fee: -0\n    visits: -0\n    limit: -0wd\n    reject: -0%"));
    let step = &process.steps()[0];
    assert_eq!((step.fee, step.visits.stated(), step.reject), (Some(Decimal::ZERO), Some(0), Some(Decimal::ZERO)));
    assert_eq!(step.own_limit().map(|limit| limit.amount), Some(Decimal::ZERO));
}

#[test]
fn durations_are_not_guessed() {
    let text = |days: &str| format!("name: p\nsteps:\n  - {{name: 甲, days: {days}}}\n");
    for (days, error) in
        [("1e3", DurationError::Unreadable), ("-1", DurationError::Negative), ("三四天", DurationError::Unreadable)]
    {
        let problem = Problem::BadDuration { text: days.to_owned(), error };
        assert_eq!(only(&text(days)), (3, 21, problem));
    }
    assert!(matches!(
        only(&text("[1, 2]")),
        (3, 21, Problem::WrongShape { expected: Expected::Duration, found: NodeShape::List })
    ));
}

#[test]
fn three_points_need_all_three() {
    let problems: Vec<Problem> =
        refused("name: p\nsteps: [{name: 甲, days: {likely: 1}}]\n").into_iter().map(|it| it.2).collect();
    assert_eq!(problems, [missing(KeyGroup::Days, "min"), missing(KeyGroup::Days, "max")]);
}

#[test]
fn only_days_of_the_calendar_are_dates() {
    let text = |until: &str| step(&format!("allow: [{{rule: no-basis, reason: x, until: {until}}}]"));
    assert!(process(&text("2028-02-29")).steps()[0].allow[0].until.is_some());
    assert_eq!(only(&text("2027-02-29")), (5, 48, Problem::BadDate("2027-02-29".to_owned())));
    assert_eq!(only(&text("2027-1-1")), (5, 48, Problem::BadDate("2027-1-1".to_owned())));
}

#[test]
fn unknown_words_rules_and_levers_are_suggested() {
    let suggested = |text: &str| match only(text) {
        (line, column, Problem::UnknownWord { suggestion, .. }) => (line, column, suggestion.unwrap_or_default()),
        other => panic!("{other:?}"),
    };
    assert_eq!(suggested(&step("kind: reviw")), (5, 11, "review".to_owned()));
    assert_eq!(suggested(&step("kind: 现场踏勘")), (5, 11, "踏勘".to_owned()));
    assert_eq!(suggested(&step("allow: [{rule: long-wiat}]")), (5, 20, "long-wait".to_owned()));
    assert_eq!(suggested(&step("may: {comit: 依据}")), (5, 11, "commit".to_owned()));
}

#[test]
fn a_waiver_of_no_rule_is_found_beside_one_that_cannot_be_read() {
    let found = refused(&step("allow: [{reason: x}, {rule: long-wiat}]"));
    let [(5, _, Problem::MissingKey { .. }), (5, 33, Problem::UnknownWord { .. })] = &found[..] else {
        panic!("{found:?}")
    };
    let whole = "name: p\nallow: [{rule: no-such-rule}]\nsteps: [{name: a, days: 1}]\n";
    assert!(matches!(only(whole), (2, 16, Problem::UnknownWord { .. })));
    let by_case = step("by_case: {a: {allow: [{rule: long-wiat}]}}");
    assert!(refused(&by_case).iter().any(|found| matches!(found, (5, 34, Problem::UnknownWord { .. }))), "{by_case}");
}

#[test]
fn a_single_name_where_a_list_is_asked_for_is_refused() {
    let problem = Problem::WrongShape { expected: Expected::List, found: NodeShape::Scalar };
    for key in ["after", "needs", "gives", "law", "replaces", "allow"] {
        assert_eq!(only(&step(&format!("{key}: x"))), (5, 5 + key.len() + 2, problem.clone()), "{key}");
    }
}

#[test]
fn a_list_with_a_full_width_comma_is_told_as_such() {
    let drawn = drawn("name: p\nmaterials: [甲, 乙]\nsteps: [{name: a, days: 1, needs: [甲，乙]}]\n", Lang::Chinese);
    shown("a list with a full width comma is told as such", &drawn[0]);
}

#[test]
fn a_tolerable_need_is_read_in_both_vocabularies() {
    let process = process(
        "name: p\nmaterials: [m, n]\nsteps: [{name: a, days: 1, needs: [{material: m, need: 容缺}, {材料: n, 必要性: tolerable}]}]\n",
    );
    let needs = process.steps()[0].needs.clone().unwrap_or_default();
    assert!(needs.iter().all(|need| need.need == Necessity::Tolerable));
}

#[test]
fn every_reason_of_an_order_has_a_word_in_both_languages() {
    for (english, chinese, because) in [
        ("law", "法定", Because::Law),
        ("safety", "安全", Because::Safety),
        ("nature", "客观", Because::Nature),
        ("procedure", "程序", Because::Procedure),
        ("habit", "惯例", Because::Habit),
        ("open", "未说明", Because::Open),
    ] {
        for word in [english, chinese] {
            let text = format!(
                "name: p\nsteps: [{{name: a, days: 1}}, {{name: b, days: 1, after: [{{step: a, because: {word}}}]}}]\n"
            );
            let entry = process(&text).steps()[1].after.clone().unwrap_or_default();
            assert_eq!(entry[0].because, Some(because), "{word}");
        }
    }
}

#[test]
fn jurisdiction_and_calendars_are_read() {
    let head = |keys: &str| process(&format!("name: p\n{keys}\nsteps: [{{name: a, days: 1}}]\n"));
    assert_eq!(head("jurisdiction: generic").jurisdiction(), Some(Jurisdiction::Generic));
    assert_eq!(head("法域: cn").jurisdiction(), Some(Jurisdiction::Cn));
    assert_eq!(head("日历: weekdays").calendar(), ["weekdays"]);
    assert_eq!(head("calendar: [china, 地方.ics]").calendar(), ["china", "地方.ics"]);
    assert_eq!((head("id: x").jurisdiction(), head("id: x").calendar().len()), (None, 0));
}
