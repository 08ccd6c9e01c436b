//! Keys: misspelt, twice, without a value, behind a colon that is none.

use super::*;

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
fn a_key_that_is_called_otherwise_elsewhere_is_suggested_as_it_is_called_here() {
    let suggested = |text: &str| match only(text) {
        (_, _, Problem::UnknownKey { suggestion, .. }) => suggestion.unwrap_or_default(),
        other => panic!("{other:?}"),
    };
    let permit = "name: p\nsteps: [{name: a, 时长: 2, 可适用: {审批改备案: {依据: x, 时长: 1}}}]\n";
    assert_eq!(suggested(permit), "天数");
    assert_eq!(suggested("name: p\nsteps: [{name: a, days: 1, 容缺材料: [x]}]\nmaterials: [x]\n"), "申请材料");
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
    assert_eq!(only("steps: [{name: a, days: 1}]\n"), (1, 1, missing(KeyGroup::Process, "name")));
    assert_eq!(only("name: p\n"), (1, 7, missing(KeyGroup::Process, "steps")));
    assert_eq!(only("name: p\nsteps: []\n"), (2, 8, Problem::NoSteps));
    assert_eq!(only("name: p\nsteps:\n  - name: 甲\n"), (3, 11, missing(KeyGroup::Step, "days")));
    assert_eq!(only("name: p\nsteps:\n  - days: 1\n"), (3, 5, Problem::NamelessStep));
    assert_eq!(only(&step("rework: {chance: 0.1}")), (5, 13, missing(KeyGroup::Rework, "back_to")));
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
fn every_full_width_colon_is_told_at_once() {
    let mistakes = |text: &str| {
        let told = |(line, column, problem)| match problem {
            Problem::MistakenColon { key, .. } => (line, column, key),
            other => panic!("{other:?}"),
        };
        refused(text).into_iter().map(told).collect::<Vec<_>>()
    };
    let found = |line, column, key: &str| (line, column, key.to_owned());
    assert_eq!(
        mistakes("name：x\nsteps：\n- {name： 甲, days: 1}\n"),
        [found(1, 5, "name"), found(2, 6, "steps"), found(3, 8, "name")]
    );
    assert_eq!(mistakes("名称：企业开办\n环节：无\n"), [found(1, 1, "名称"), found(2, 3, "环节")]);
    assert_eq!(
        mistakes("名称: p\n环节:\n  - 名称：甲\n    时长：1\n  - {名称: 乙, 时长：1}\n"),
        [found(3, 5, "名称"), found(4, 7, "时长"), found(5, 13, "时长")]
    );
}

#[test]
fn a_colon_without_a_blank_is_told_as_such() {
    let mistake = |key: &str| Problem::MistakenColon { key: key.to_owned(), found: ':' };
    assert_eq!(only("name:p\nsteps: [{name: a, days: 1}]\n"), (1, 5, mistake("name")));
    assert_eq!(only("name: p\nsteps: [{name: a, days:1}]\n"), (2, 19, mistake("days")));
}
