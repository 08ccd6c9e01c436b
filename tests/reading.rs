//! The traps that concern reading: each a clear error at its line and column,
//! or the right reading.

use std::time::{Duration as Elapsed, Instant};

use reengineer::finding::Finding;
use reengineer::input;
use reengineer::model::{
    Decimal, Defect, Duration, DurationError, Expected, KeyGroup, Kind, Necessity, Place, Problem, Process, Shape,
    Value,
};
use reengineer::render::frame::frame;
use reengineer::source::Source;
use reengineer::words::Lang;

/// What reading a text comes to, and the text as it is kept.
fn read_bytes(bytes: Vec<u8>) -> (Source, Result<Process, Vec<Defect>>) {
    match Source::read("case.yaml", bytes) {
        Ok(source) => {
            let result = input::read(&source);
            (source, result)
        }
        Err(unread) => (unread.source, Err(unread.defects)),
    }
}

fn process(text: &str) -> Process {
    let (_, result) = read_bytes(text.as_bytes().to_vec());
    result.unwrap_or_else(|defects| panic!("{defects:?}"))
}

/// Line, column and problem of every defect of a text.
fn refused(text: &str) -> Vec<(usize, usize, Problem)> {
    refused_bytes(text.as_bytes().to_vec())
}

fn refused_bytes(bytes: Vec<u8>) -> Vec<(usize, usize, Problem)> {
    let (source, result) = read_bytes(bytes);
    let defects = result.expect_err("a defect");
    let place = |defect: Defect| {
        let at = source.locate(&defect.place);
        assert_eq!((at.line, at.column), source.position(&defect.place));
        (at.line, at.column, defect.problem)
    };
    defects.into_iter().map(place).collect()
}

/// The only defect of a text.
fn only(text: &str) -> (usize, usize, Problem) {
    let mut defects = refused(text);
    assert_eq!(defects.len(), 1, "{defects:?}");
    defects.remove(0)
}

fn drawn(text: &str, lang: Lang) -> Vec<String> {
    let (source, result) = read_bytes(text.as_bytes().to_vec());
    let defects = result.expect_err("a defect");
    defects.iter().map(|defect| frame(&Finding::from(defect), &source, lang, false, 100, true)).collect()
}

/// A process of one step with these lines in it.
fn step(lines: &str) -> String {
    format!("name: p\nsteps:\n  - name: a\n    days: 1\n    {lines}\n")
}

// Files

#[test]
fn a_byte_order_mark_is_passed_over() {
    assert_eq!(process("\u{feff}name: 企业开办\nsteps: [{name: a, days: 1}]\n").name(), "企业开办");
    assert_eq!(only("\u{feff}nmae: x\nname: y\nsteps: [{name: a, days: 1}]\n").0, 1);
}

#[test]
fn windows_line_ends_change_neither_names_nor_lines() {
    let text = "name: 企业开办\r\nlead: |\r\n  甲局\r\nsteps:\r\n  - name: 甲\r\n    days: x\r\n";
    let (line, column, problem) = only(text);
    assert_eq!((line, column), (6, 11));
    assert_eq!(problem, Problem::BadDuration { text: "x".to_owned(), error: DurationError::Unreadable });
    let process = process(&text.replace("days: x", "days: 1"));
    assert_eq!(process.departments()[0].name, "甲局\n");
    assert_eq!(process.steps()[0].name, "甲");
}

#[test]
fn a_file_in_gb18030_is_refused_with_the_name_of_its_encoding() {
    // name: 企业 in GBK.
    let bytes = b"id: p\nname: \xC6\xF3\xD2\xB5\nsteps: []\n".to_vec();
    assert_eq!(refused_bytes(bytes), [(2, 7, Problem::NotUtf8(Some("GB18030")))]);
}

#[test]
fn a_file_in_utf_16_is_refused_with_the_name_of_its_encoding() {
    let bytes: Vec<u8> = "\u{feff}name: 企业".encode_utf16().flat_map(u16::to_be_bytes).collect();
    assert_eq!(refused_bytes(bytes), [(1, 1, Problem::NotUtf8(Some("UTF-16")))]);
}

#[test]
fn a_file_of_nothing_is_refused() {
    for text in ["", "\n\n", "# 只有注释\n", "---\n", "---\n...\n", "\u{feff}"] {
        assert_eq!(only(text), (1, 1, Problem::Empty), "{text:?}");
    }
    for text in ["~", "null\n", "[]", "3", "\"\""] {
        let (line, column, problem) = only(text);
        assert_eq!((line, column), (1, 1), "{text:?}");
        assert!(matches!(problem, Problem::WrongShape { expected: Expected::Map, .. }), "{text:?} {problem:?}");
    }
}

#[test]
fn a_second_document_is_refused_where_it_begins() {
    let first = "name: p\nsteps: [{name: a, days: 1}]\n";
    assert_eq!(only(&format!("{first}---\nname: q\n")), (4, 1, Problem::SeveralDocuments));
    for end in ["---\n", "...\n", "---\n...\n", "...\n# 完\n"] {
        assert_eq!(process(&format!("{first}{end}")).name(), "p", "{end:?}");
    }
    assert_eq!(process(&format!("%YAML 1.2\n---\n{first}")).name(), "p");
}

#[test]
fn a_control_character_is_refused_even_where_an_escape_spells_it() {
    assert_eq!(only("name: a\u{1b}[31m\n"), (1, 8, Problem::ControlCharacter('\u{1b}')));
    assert_eq!(only("lead: x\nname: \"a\\e[31m\"\n"), (2, 7, Problem::ControlCharacter('\u{1b}')));
    let (source, result) = read_bytes(b"name: a\x1b[31m\xC2\x9b\n".to_vec());
    let drawn = frame(&Finding::from(&result.err().unwrap()[0]), &source, Lang::English, true, 80, false);
    assert!(!drawn.contains("\u{1b}[31ma") && !drawn.contains('\u{9b}'), "{drawn:?}");
    assert!(drawn.contains("a␛[31m�"), "{drawn}");
}

#[test]
fn a_tab_as_indentation_is_told_as_such() {
    let text = "name: p\nsteps:\n\t- name: a\n";
    let defects = refused(text);
    assert_eq!((defects[0].0, defects[0].1), (3, 2));
    assert!(drawn(text, Lang::English)[0].starts_with("error[invalid-definition]: a tab where YAML"), "{defects:?}");
}

// Limits

#[test]
fn ten_thousand_levels_of_nesting_are_refused() {
    let block: String = (0..10_000).map(|level| format!("{}a:\n", " ".repeat(level))).collect();
    let deep = |text: &str| {
        let (line, _, problem) = only(text);
        assert_eq!(problem, Problem::TooDeep { limit: 64 });
        line
    };
    assert_eq!(deep(&block), 65);
    assert_eq!(deep(&format!("name: {}", "[".repeat(10_000))), 1);
    assert_eq!(deep(&format!("name: {}", "{a: ".repeat(10_000))), 1);
    assert_eq!(deep(&"- ".repeat(10_000)), 1);
    assert_eq!(deep(&"? ".repeat(10_000)), 1);
    // The parser looks that far ahead.
    assert!(deep(&"[\n".repeat(10_000)) <= 256);
}

#[test]
fn aliases_cannot_nest_deeper_than_the_text() {
    let mut text = "a0: &a0 [x]\n".to_owned();
    for level in 1..1_000 {
        text.push_str(&format!("a{level}: &a{level} [*a{}]\n", level - 1));
    }
    let (line, column, problem) = only(&text);
    assert_eq!((line, column, problem), (64, 12, Problem::TooDeep { limit: 64 }));
}

#[test]
fn an_alias_bomb_is_refused_at_once() {
    let mut text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n".to_owned();
    for level in 1..40 {
        let before = format!("*a{}", level - 1);
        text.push_str(&format!("a{level}: &a{level} [{}]\n", vec![before; 9].join(", ")));
    }
    let start = Instant::now();
    let (line, _, problem) = only(&text);
    assert_eq!((line, problem), (8, Problem::TooMuchExpansion { limit: 10_000_000 }));
    assert!(start.elapsed() < Elapsed::from_secs(1));
}

#[test]
fn a_large_text_repeated_by_aliases_counts_by_its_size() {
    let text = format!("a: &a {}\nname: p\nsteps: [{}]\n", "x".repeat(100_000), vec!["*a"; 10_000].join(","));
    assert!(matches!(only(&text), (3, _, Problem::TooMuchExpansion { .. })));
}

#[test]
fn a_merge_bomb_is_refused() {
    let keys: String = (0..2_000).map(|key| format!("k{key}: 1, ")).collect();
    let merges: String = (0..20_000).map(|_| "- {<<: *a}\n".to_owned()).collect();
    let start = Instant::now();
    assert!(matches!(only(&format!("- &a {{{keys}}}\n{merges}")), (_, _, Problem::TooMuchExpansion { .. })));
    assert!(start.elapsed() < Elapsed::from_secs(10));
}

#[test]
fn millions_of_brackets_and_commas_are_refused_before_they_are_parsed() {
    let start = Instant::now();
    let (line, column, problem) = only(&format!("name: p\nsteps: [{}]\n", "a,".repeat(8_000_000)));
    assert_eq!((line, column, problem), (2, 4_000_008, Problem::TooMuchExpansion { limit: 2_000_000 }));
    assert!(start.elapsed() < Elapsed::from_secs(2));
}

#[test]
fn sixteen_megabytes_of_ordinary_steps_are_read() {
    let step = |nth: usize| {
        format!(
            "  - id: s{nth}\n    name: 第{nth}步审查\n    days: 1.5\n    needs: [申请表, 身份证]\n    law: [行政许可法第三十四条]\n"
        )
    };
    let steps: String = (0..140_000).map(step).collect();
    let text = format!("name: p\nmaterials: [申请表, 身份证]\nsteps:\n{steps}");
    assert!(text.len() > 16 << 20, "{}", text.len());
    assert_eq!(process(&text).steps().len(), 140_000);
}

#[test]
fn an_alias_of_what_contains_it_is_refused() {
    assert_eq!(only("a: &a [1, *a]\n"), (1, 11, Problem::RecursiveAlias));
    assert_eq!(only("a: &a\n  <<: *a\n"), (2, 7, Problem::RecursiveAlias));
}

#[test]
fn a_scalar_of_twenty_megabytes_is_read_in_a_moment() {
    let start = Instant::now();
    let name = "汉".repeat(7_000_000);
    assert_eq!(process(&format!("name: {name}\nsteps: [{{name: a, days: 1}}]\n")).name().len(), 21_000_000);
    assert!(matches!(only(&format!("name: {name}\nsteps: x\n")), (2, 8, Problem::WrongShape { .. })));
    let (_, _, problem) = only(&format!("name: p\nsteps: [{{name: a, days: {name}}}]\n"));
    assert!(matches!(problem, Problem::BadDuration { .. }));
    assert!(start.elapsed() < Elapsed::from_secs(20));
}

#[test]
fn at_most_a_hundred_defects_are_told() {
    let steps: String = (0..500).map(|step| format!("  - {{name: s{step}, days: x}}\n")).collect();
    assert_eq!(refused(&format!("name: p\nsteps:\n{steps}")).len(), 100);
}

// Keys

#[test]
fn a_misspelt_key_never_passes_and_is_suggested_in_its_own_language() {
    let unknown = |text: &str| match only(text) {
        (line, column, Problem::UnknownKey { suggestion, .. }) => (line, column, suggestion.unwrap_or_default()),
        other => panic!("{other:?}"),
    };
    assert_eq!(unknown(&step("aftr: []")), (5, 5, "after".to_owned()));
    assert_eq!(unknown(&step("前值: []")), (5, 5, "前置".to_owned()));
    assert_eq!(unknown("nam: x\nname: p\nsteps: [{name: a, days: 1}]\n"), (1, 1, "name".to_owned()));
    assert_eq!(
        unknown("name: p\nmaterials: [x]\nsteps: [{name: a, days: 1, needs: [{material: x, nede: optional}]}]"),
        (3, 50, "need".to_owned())
    );
}

#[test]
fn a_key_of_another_level_is_told_where_it_belongs() {
    let (line, column, problem) = only("name: p\nkind: review\nsteps: [{name: a, days: 1}]\n");
    assert_eq!((line, column), (2, 1));
    assert!(matches!(problem, Problem::UnknownKey { elsewhere: Some(KeyGroup::Step), suggestion: None, .. }));
}

#[test]
fn a_key_and_its_chinese_twin_are_one_key() {
    let duplicate = |key: &str| Problem::DuplicateKey(key.to_owned());
    assert_eq!(only(&step("时长: 2")), (5, 5, duplicate("时长")));
    assert_eq!(only(&step("days: 2")), (5, 5, duplicate("days")));
    assert_eq!(only(&step("办理时限: 2")), (5, 5, duplicate("办理时限")));
    assert_eq!(only("name: p\n名称: q\nsteps: [{name: a, days: 1}]\n"), (2, 1, duplicate("名称")));
    assert_eq!(only(&step("may: {cap: x, 限时办结: y}")), (5, 19, duplicate("限时办结")));
}

#[test]
fn a_free_name_stands_once_in_its_map() {
    let text = "name: p\nmaterials:\n  图纸: {}\n  \"图纸\": {}\nsteps: [{name: a, days: 1}]\n";
    assert_eq!(only(text), (4, 3, Problem::DuplicateKey("图纸".to_owned())));
    let text = "name: p\ndepartments: {甲局: {}, 甲局: {}}\nsteps: [{name: a, days: 1}]\n";
    assert_eq!(only(text), (2, 23, Problem::DuplicateKey("甲局".to_owned())));
}

#[test]
fn the_second_of_two_keys_is_shown_with_the_first() {
    let drawn = drawn("name: p\nsteps:\n  - name: a\n    时长: 1\n    days: 2\n", Lang::Chinese);
    let expected = "\
错误[invalid-definition]: 字段 `days` 重复出现
 --> case.yaml:5:5
  |
4 |     时长: 1
  |     ---- 第一处在这里
5 |     days: 2
  |     ^^^^
  |
  = 提示: 请只保留一个；中英文写法算同一个字段";
    assert_eq!(drawn, [expected]);
}

#[test]
fn a_key_without_a_value_is_an_error_however_nothing_is_written() {
    for nothing in ["", " ~", " null", " Null", " # 待填"] {
        assert_eq!(
            only(&step(&format!("item:{nothing}"))),
            (5, 5, Problem::EmptyValue("item".to_owned())),
            "{nothing}"
        );
        assert_eq!(
            only(&step(&format!("前置:{nothing}"))),
            (5, 5, Problem::EmptyValue("前置".to_owned())),
            "{nothing}"
        );
    }
    let text = "name: p\nmaterials:\n  图纸:\nsteps: [{name: a, days: 1}]\n";
    assert_eq!(only(text), (3, 3, Problem::EmptyValue("图纸".to_owned())));
    assert_eq!(only("name: p\nsteps:\n"), (2, 1, Problem::EmptyValue("steps".to_owned())));
    assert_eq!(only(&step("law: [~]")), (5, 11, Problem::EmptyItem));
    assert_eq!(only("name: p\nsteps:\n  - name: a\n    days: 1\n  -\n").2, Problem::EmptyItem);
}

#[test]
fn what_must_be_there_is_asked_for() {
    assert_eq!(only("steps: [{name: a, days: 1}]\n"), (1, 1, Problem::MissingKey("name")));
    assert_eq!(only("name: p\n"), (1, 7, Problem::MissingKey("steps")));
    assert_eq!(only("name: p\nsteps: []\n"), (2, 8, Problem::NoSteps));
    assert_eq!(only("name: p\nsteps:\n  - name: 甲\n"), (3, 11, Problem::MissingKey("days")));
    assert_eq!(only("name: p\nsteps:\n  - days: 1\n"), (3, 5, Problem::NamelessStep));
    assert_eq!(only(&step("rework: {chance: 0.1}")), (5, 13, Problem::MissingKey("back_to")));
}

#[test]
fn a_key_that_is_no_text_is_refused() {
    assert_eq!(only("name: p\n? [a]\n: b\nsteps: [{name: a, days: 1}]\n"), (2, 3, Problem::KeyNotText));
    assert_eq!(only("name: p\n~: b\nsteps: [{name: a, days: 1}]\n"), (2, 1, Problem::KeyNotText));
}

#[test]
fn another_format_is_refused_without_judging_its_keys() {
    assert_eq!(only("format: 2\nnmae: p\n"), (1, 9, Problem::UnknownFormat("2".to_owned())));
    assert_eq!(process("格式: 1\nname: p\nsteps: [{name: a, days: 1}]\n").name(), "p");
}

// Colons

#[test]
fn a_full_width_colon_is_told_as_such() {
    let mistake = |key: &str, found| Problem::MistakenColon { key: key.to_owned(), found };
    assert_eq!(only("名称：企业开办\n环节:\n  - {名称: 甲, 时长: 1}\n"), (1, 3, mistake("名称", '：')));
    assert_eq!(only("名称: 企业开办\n环节：\n  - {名称: 甲, 时长: 1}\n"), (2, 3, mistake("环节", '：')));
    assert_eq!(only("名称：企业开办\n"), (1, 1, mistake("名称", '：')));
    assert_eq!(only("名称: p\n环节:\n  - {名称: 甲, 时长：1}\n"), (3, 13, mistake("时长", '：')));
    assert_eq!(only("名称: p\n环节:\n  - 名称：甲\n    时长: 1\n"), (3, 7, mistake("名称", '：')));
    assert_eq!(only("名称: p\n环节:\n  - 名称: 甲\n    时长：1\n    主体: 部门\n"), (4, 7, mistake("时长", '：')));
}

#[test]
fn a_colon_without_a_blank_is_told_as_such() {
    let mistake = |key: &str| Problem::MistakenColon { key: key.to_owned(), found: ':' };
    assert_eq!(only("name:p\nsteps: [{name: a, days: 1}]\n"), (1, 5, mistake("name")));
    assert_eq!(only("name: p\nsteps: [{name: a, days:1}]\n"), (2, 19, mistake("days")));
}

// Types

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
    assert_eq!((step.visits, step.fee, step.reject), (2, Decimal::parse("12.5"), Decimal::parse("0.05")));
    assert_eq!((step.kind, step.value), (Some(Kind::Review), Some(Value::Required)));
}

#[test]
fn numbers_are_not_guessed() {
    let number = |text: &str, expected| Problem::BadNumber { text: text.to_owned(), expected };
    for text in ["1e3", "-1", "1.5", "两次", "0x10", "4294967296", "'1 2'", "1_000", ".inf"] {
        let read = text.trim_matches('\'');
        assert_eq!(only(&step(&format!("visits: {text}"))), (5, 13, number(read, Expected::WholeNumber)), "{text}");
    }
    for text in ["-1", "1e3", "NaN", "免费"] {
        assert_eq!(only(&step(&format!("fee: {text}"))), (5, 10, number(text, Expected::Number)), "{text}");
    }
    for text in ["1.01", "101%", "-0.1", "5成"] {
        assert_eq!(only(&step(&format!("chance: {text}"))), (5, 13, number(text, Expected::Share)), "{text}");
    }
    assert_eq!(process(&step("visits: 08")).steps()[0].visits, 8);
}

#[test]
fn durations_are_not_guessed() {
    let text = |days: &str| format!("name: p\nsteps:\n  - {{name: 甲, days: {days}}}\n");
    for (days, error) in
        [("1e3", DurationError::Unreadable), ("-1", DurationError::Negative), ("三天", DurationError::Unreadable)]
    {
        let problem = Problem::BadDuration { text: days.to_owned(), error };
        assert_eq!(only(&text(days)), (3, 21, problem));
    }
    assert!(matches!(
        only(&text("[1, 2]")),
        (3, 21, Problem::WrongShape { expected: Expected::Duration, found: Shape::List })
    ));
}

#[test]
fn three_points_need_all_three() {
    let problems: Vec<Problem> =
        refused("name: p\nsteps: [{name: 甲, days: {likely: 1}}]\n").into_iter().map(|it| it.2).collect();
    assert_eq!(problems, [Problem::MissingKey("min"), Problem::MissingKey("max")]);
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
fn a_single_name_where_a_list_is_asked_for_is_refused() {
    let problem = Problem::WrongShape { expected: Expected::List, found: Shape::Scalar };
    for key in ["after", "needs", "gives", "law", "replaces", "allow"] {
        assert_eq!(only(&step(&format!("{key}: x"))), (5, 5 + key.len() + 2, problem.clone()), "{key}");
    }
}

#[test]
fn a_list_with_a_full_width_comma_is_told_as_such() {
    let drawn = drawn("name: p\nmaterials: [甲, 乙]\nsteps: [{name: a, days: 1, needs: [甲，乙]}]\n", Lang::Chinese);
    assert!(drawn[0].contains("提示: “，”在此是名称的一部分"), "{}", drawn[0]);
}

// Anchors

#[test]
fn anchors_stand_for_what_they_name() {
    let process =
        process("name: p\nsteps:\n  - {name: a, days: &d 3, law: &l [第一条]}\n  - {name: b, days: *d, law: *l}\n");
    assert_eq!(process.steps()[1].days, process.steps()[0].days);
    assert_eq!(process.steps()[1].law, ["第一条"]);
    assert!(matches!(only("name: *x\n"), (1, 7, Problem::Syntax(_))));
}

#[test]
fn merged_keys_give_way_to_a_maps_own_in_either_language() {
    let process = process(
        "name: p\nsteps:\n  - &a {name: a, days: 3, 部门: 甲局, visits: 1}\n  - &b {名称: b, days: 4, visits: 2}\n  \
         - {<<: [*a, *b], name: c, 时长: 5}\n",
    );
    let step = &process.steps()[2];
    assert_eq!((step.name.as_str(), step.visits), ("c", 1));
    assert_eq!(step.days.likely, Duration::parse("5").unwrap());
    assert_eq!(process.departments()[0].name, "甲局");
    assert_eq!(step.department, process.steps()[0].department);
}

#[test]
fn only_maps_can_be_merged() {
    let problem = Problem::WrongShape { expected: Expected::Map, found: Shape::Scalar };
    assert_eq!(only("name: p\nsteps: [{<<: x, name: a, days: 1}]\n"), (2, 14, problem));
    let twice = "a: &a {}\nb: {<<: *a, <<: *a}\n";
    assert_eq!(only(twice), (2, 13, Problem::DuplicateKey("<<".to_owned())));
}

// References and knock-on errors

#[test]
fn every_defect_of_a_file_comes_at_once_in_its_order() {
    let text =
        "name: p\nsteps:\n  - {name: a, days: x, kind: y}\n  - {name: b, days: 1, after: [c], needs: [m]}\nlead: []\n";
    let found: Vec<(usize, usize)> = refused(text).iter().map(|(line, column, _)| (*line, *column)).collect();
    assert_eq!(found, [(3, 21), (3, 30), (4, 32), (4, 44), (5, 7)]);
}

#[test]
fn what_only_follows_from_another_defect_is_not_told() {
    let only_at = |text: &str, line: usize| assert_eq!(only(text).0, line, "{text}");
    only_at("name: p\nsteps: x\n", 2);
    only_at("name: p\nstep: []\n", 2);
    only_at("name: p\nsteps:\n  - {nmae: a, id: z, days: 1}\n  - {name: b, days: 1, after: [a]}\n", 3);
    only_at("name: p\nsteps:\n  - x\n  - {name: b, days: 1, after: [a], needs: [m]}\n", 3);
    only_at("name: p\nmateriel: [m]\nsteps:\n  - {name: b, days: 1, needs: [m]}\n", 2);
    only_at("name: p\nmaterials: [[], m]\nsteps:\n  - {name: b, days: 1, needs: [n]}\n", 2);
    only_at("name: p\ndepartments: {甲: 1}\nsteps:\n  - {name: b, days: 1, department: 乙}\n", 2);
    only_at("name: p\nunit: dya\nsteps:\n  - {name: a, days: 1}\n  - {name: b, days: 7cd}\n", 2);
    only_at("name: p\nsteps:\n  - {name: a, days: x, work: 5}\n", 3);
    only_at("name: p\nsteps:\n  - {name: a, days: 1, after: [b]}\n  - {name: b, days: 1, aftr: []}\n", 4);
    only_at("name: p\nsteps:\n  - {name: a, days: 1, after: [[]]}\n  - {name: b, days: 1}\n", 3);
}

#[test]
fn a_reference_to_nothing_is_shown_at_its_item() {
    let (line, column, problem) = only(
        "name: p\nsteps:\n  - {name: 设立登记, days: 1}\n  - name: b\n    days: 1\n    after:\n      - step: 设立登计\n",
    );
    assert_eq!((line, column), (7, 15));
    assert_eq!(problem, Problem::UnknownStep { name: "设立登计".to_owned(), suggestion: Some("设立登记".to_owned()) });
}

#[test]
fn two_steps_of_one_name_are_both_shown() {
    let text = "name: p\nsteps:\n  - {name: 审查, days: 1}\n  - {name: 公示, days: 1}\n  - {name: 会签, days: 1}\n  - {name: 备案, days: 1}\n  - {name: 审查, days: 1}\n";
    let (line, column, problem) = only(text);
    assert_eq!((line, column, problem), (7, 12, Problem::DuplicateStep("审查".to_owned())));
    let drawn = &drawn(text, Lang::English)[0];
    assert!(drawn.contains("3 |   - {name: 审查, days: 1}\n  |            ---- the first is here\n...\n"), "{drawn}");
    assert!(drawn.contains("7 |   - {name: 审查, days: 1}\n  |            ^^^^\n"), "{drawn}");
}

#[test]
fn a_loop_is_drawn_with_every_order_in_it() {
    let text =
        "name: p\nsteps:\n  - {name: 甲, days: 1, after: [丙]}\n  - {name: 乙, days: 1}\n  - {name: 丙, days: 1}\n";
    let drawn = &drawn(text, Lang::Chinese)[0];
    assert!(
        drawn.starts_with("错误[invalid-definition]: 环节互相等待：`甲` → `乙` → `丙` → `甲`\n --> case.yaml:3:"),
        "{drawn}"
    );
    assert!(drawn.contains("此环节排在 `丙` 之后") && drawn.contains("此环节排在 `乙` 之后"), "{drawn}");
}

#[test]
fn offices_that_ask_for_each_others_paper_first_are_a_mutual_prerequisite() {
    let text = "name: p\nsteps:\n  - {name: 规划许可, department: 规划局, days: 1, after: [], needs: [施工许可证], gives: [规划许可证]}\n  \
                - {name: 施工许可, department: 住建局, days: 1, after: [], needs: [规划许可证], gives: [施工许可证]}\n";
    let drawn = &drawn(text, Lang::Chinese)[0];
    assert!(
        drawn.starts_with(
            "错误[mutual-prerequisite]: 互为前置，各部门都要先见到对方的材料：`规划许可` → `施工许可` → `规划许可`\n"
        ),
        "{drawn}"
    );
}

// Places

#[test]
fn a_material_in_a_map_is_shown_by_its_name() {
    let text = "name: p\n材料:\n  申请表: {}\n  图纸:\n    持有部门: 规划局\nsteps: [{name: a, days: 1}]\n";
    let source = Source::read("case.yaml", text.as_bytes().to_vec()).unwrap();
    let found = |place: Place| {
        let at = source.locate(&place);
        (at.line, at.column, &source.text()[at.bytes])
    };
    let materials = || Place::process().field("materials");
    assert_eq!(found(materials().item(1)), (4, 3, "图纸"));
    assert_eq!(found(materials().name("图纸")), (4, 3, "图纸"));
    assert_eq!(found(materials().name("图纸").field("held_by")), (5, 11, "规划局"));
    assert_eq!(found(materials().name("没有").field("held_by")), (2, 1, "材料"));
    assert_eq!(found(Place::step(0)), (6, 16, "a"));
    assert_eq!(found(Place::step(0).field("limit")), (6, 16, "a"));
    assert_eq!(found(Place::step(7)), (6, 8, "[{name: a, days: 1}]"));
    assert_eq!(found(Place::process()), (1, 7, "p"));
}

#[test]
fn carets_stand_under_the_right_characters_beside_wide_ones() {
    let drawn =
        drawn("名称: 流程\n环节:\n  - {名称: 核准🏢, 部门: 市场监管局, 时长: 五天, 类型: 审查}\n", Lang::Chinese);
    let expected = "\
错误[invalid-definition]: `五天` 不是时长
 --> case.yaml:3:30
  |
3 |   - {名称: 核准🏢, 部门: 市场监管局, 时长: 五天, 类型: 审查}
  |                                            ^^^^
  |
  = 提示: 请写天数，或 `3个工作日`、`7自然日`、`4小时`、`30分钟`、`2周`";
    assert_eq!(drawn, [expected]);
}

#[test]
fn a_very_long_line_is_cut_and_keeps_its_column() {
    let filler = "汉".repeat(100_000);
    let drawn = drawn(&format!("name: p\nsteps: [{{name: {filler}, days: 五天, law: [{filler}]}}]\n"), Lang::English);
    assert!(drawn[0].contains(" --> case.yaml:2:100024\n"), "{}", drawn[0]);
    assert!(drawn[0].contains("days: 五天"), "{}", drawn[0]);
    assert!(drawn[0].lines().all(|line| line.chars().count() < 150), "{}", drawn[0]);
}

#[test]
fn a_tolerable_need_is_read_in_both_vocabularies() {
    let process = process(
        "name: p\nmaterials: [m, n]\nsteps: [{name: a, days: 1, needs: [{material: m, need: 容缺}, {材料: n, 必要性: tolerable}]}]\n",
    );
    let needs = process.steps()[0].needs.clone().unwrap_or_default();
    assert!(needs.iter().all(|need| need.need == Necessity::Tolerable));
}
