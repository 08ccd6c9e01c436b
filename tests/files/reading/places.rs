//! The places at which defects are shown.

use super::*;

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
        drawn("名称: 流程\n环节:\n  - {名称: 核准🏢, 部门: 市场监管局, 时长: 几天, 类型: 审查}\n", Lang::Chinese);
    let expected = "\
错误[invalid-definition]: `几天` 不是时长
 --> case.yaml:3:30
  |
3 |   - {名称: 核准🏢, 部门: 市场监管局, 时长: 几天, 类型: 审查}
  |                                            ^^^^
  |
  = 提示: 请写天数，或 `3个工作日`、`7自然日`、`4小时`、`30分钟`、`2周`、`6个月`";
    assert_eq!(drawn, [expected]);
}

#[test]
fn a_very_long_line_is_cut_and_keeps_its_column() {
    let filler = "汉".repeat(100_000);
    let drawn = drawn(&format!("name: p\nsteps: [{{name: {filler}, days: 几天, law: [{filler}]}}]\n"), Lang::English);
    assert!(drawn[0].contains(" --> case.yaml:2:100024\n"), "{}", drawn[0]);
    assert!(drawn[0].contains("days: 几天"), "{}", drawn[0]);
    assert!(drawn[0].lines().all(|line| line.chars().count() < 150), "{}", drawn[0]);
}

/// The mark under a line: the columns before it, and its own.
fn mark(drawn: &str, line: &str, marks: &[char]) -> (usize, usize) {
    let above = drawn.lines().position(|drawn| drawn.contains(line)).unwrap_or_else(|| panic!("{drawn}"));
    let under = drawn.lines().nth(above + 1).unwrap();
    let start = under.find(marks).unwrap_or_else(|| panic!("{drawn}"));
    let run: String = under[start..].chars().take_while(|character| marks.contains(character)).collect();
    (under[..start].width(), run.width())
}

#[test]
fn marks_are_as_long_as_what_they_stand_under_whatever_is_before_it() {
    for before in ["a", "核准", "核准🏢", "ｱｲｳ", "（一）", "é", "１２３", "한글", "“x”"] {
        for wrong in ["几天", "abc", "三个工作日左右", "１ｘ"] {
            let line = format!("  - {{name: {before}, days: {wrong}}}");
            let (source, result) = read_bytes(format!("name: p\nsteps:\n{line}\n").into_bytes());
            let finding = Finding::from(&result.err().unwrap()[0]);
            for (lang, ascii) in [(Lang::English, false), (Lang::English, true), (Lang::Chinese, false)] {
                let drawn = frame(&finding, &source, lang, false, 100, ascii);
                let shown = drawn.lines().find(|drawn| drawn.ends_with(&line)).unwrap();
                let text_before = &shown[..shown.rfind(wrong).unwrap()];
                assert_eq!(mark(&drawn, &line, &['^', '━']), (text_before.width(), wrong.width()), "{drawn}");
            }
        }
    }
}

#[test]
fn frames_in_chinese_have_no_character_that_a_terminal_may_draw_twice_as_wide() {
    let text = "name: p\nsteps:\n  - {name: 甲, days: 几天}\n  - {name: 乙, days: 1, days: 2}\n";
    let (source, result) = read_bytes(text.as_bytes().to_vec());
    for defect in result.err().unwrap() {
        let of = |lang| frame(&Finding::from(&defect), &source, lang, false, 100, false);
        let ambiguous = |drawn: &str| drawn.chars().any(|character| character.width() != character.width_cjk());
        assert!(!ambiguous(&of(Lang::Chinese)), "{}", of(Lang::Chinese));
        assert!(ambiguous(&of(Lang::English)), "{}", of(Lang::English));
    }
}
