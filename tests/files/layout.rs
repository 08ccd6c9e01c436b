//! The canonical layout, case by case. `tests/properties/layout` tries it on definitions written at random.

use std::fs;
use std::path::{Path, PathBuf};

use reengineer::input::{self, NoLayout, lay_out};
use reengineer::model::{KEYS, KeyGroup};
use reengineer::source::Source;
use reengineer::source::written::Unusual;

fn try_out(text: &str) -> Result<String, NoLayout> {
    let source =
        Source::read("x.yaml", text.as_bytes().to_vec()).unwrap_or_else(|unread| panic!("{:?}", unread.defects));
    let process = input::read(&source).unwrap_or_else(|defects| panic!("{defects:?} in\n{text}"));
    lay_out(&source, &process)
}

/// The canonical layout of a definition whose steps are these lines.
fn steps(lines: &str) -> String {
    let head = "name: x\nmaterials: [m, n]\nsteps:\n";
    let text = try_out(&format!("{head}{lines}")).unwrap_or_else(|error| panic!("{error:?} in\n{lines}"));
    text.strip_prefix(head).unwrap_or_else(|| panic!("{text}")).to_owned()
}

fn unusual(text: &str) -> (usize, usize, Unusual) {
    match try_out(text) {
        Err(NoLayout::Unusual(found)) => (found.line, found.column, found.what),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_space_that_is_none_to_yaml_is_kept_wherever_it_stands() {
    for space in ['\u{3000}', '\u{2028}', '\u{2029}', '\u{a0}', '\u{205f}'] {
        for text in [
            format!("name: 甲{space}\nsteps:\n  - {{name: 丙{space}, days:   1}}\n"),
            format!("name: x\n# 注{space}\nsteps:\n    - name: a # e{space}\n      days: 1\n"),
            format!("#{space}\n\nname: x\nsteps:\n    - name: a\n      days: 1\n#{space}{space}\n"),
            format!("name: x\nsteps:\n    - name: a\n      days: 1\n      law: [{space}甲{space}, 乙{space}丙]\n"),
            format!("name: x\nsteps:\n    - name: a\n      days: 1\n      law:\n        - {space}甲{space}\n"),
            format!("name: >-\n  a{space}\n  {space}b\nsteps:\n    - name: a\n      days: 1\n"),
        ] {
            let laid = try_out(&text).unwrap_or_else(|error| panic!("{error:?} in {text:?}"));
            assert_eq!(laid.matches(space).count(), text.matches(space).count(), "{text:?}: {laid:?}");
        }
    }
}

#[test]
fn every_definition_that_is_shown_is_in_canonical_layout() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files: Vec<PathBuf> = Vec::new();
    for folder in
        fs::read_dir(root.join("examples")).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir())
    {
        files.extend(fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()));
    }
    files.retain(|file| file.extension().is_some_and(|ending| ending == "yaml"));
    files.extend(["first.yaml", "first.zh.yaml"].map(|name| root.join("tests/readme").join(name)));
    assert!(files.len() >= 13, "{files:?}");
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        let laid_out = try_out(&text).unwrap_or_else(|error| panic!("{error:?}: {}", file.display()));
        assert!(laid_out == text, "{}: run `reengineer fmt examples`", file.display());
    }
}

#[test]
fn the_order_of_keys_is_that_of_the_page() {
    for (page, joint, chinese) in [("docs/layout.md", "`, `", false), ("docs/layout.zh-CN.md", "`、`", true)] {
        let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(page)).unwrap();
        for group in [KeyGroup::Process, KeyGroup::Step] {
            let keys = KEYS.iter().filter(|key| key.group == group);
            let names: Vec<&str> = keys.map(|key| if chinese { key.chinese } else { key.english }).collect();
            assert!(text.contains(&names.join(joint)), "{page}: {group:?} {names:?}");
        }
    }
}

#[test]
fn keys_stand_in_the_order_of_the_tables_and_comments_go_with_them() {
    let text = "\
# about the file
steps:
# about a
- days: 1   # long
  # its name
  name: a
  after: [ ]
  rework: {back_to: a, chance: 0.1}
# about the unit
unit: workday
名称: x
";
    let laid_out = "\
# about the file
名称: x
# about the unit
unit: workday
steps:
  # about a
  # its name
  - name: a
    days: 1    # long
    after: []
    rework: {chance: 0.1, back_to: a}
";
    assert_eq!(try_out(text).unwrap(), laid_out);
}

#[test]
fn words_quotes_and_digits_stay_as_they_are_written() {
    let lines = "  - {名称: 'a', days: ３个工作日, value: \"增值\", 豁免: [{rule: no-basis, 理由: \"no: 1\"}]}\n";
    assert_eq!(steps(lines), lines);
}

#[test]
fn brackets_that_do_not_fit_on_a_line_or_hold_a_comment_are_opened() {
    let law = "行政许可法第三十二条第一款第一项";
    let lines =
        format!("  - {{name: a, days: 1, needs: [m, # why\n    n], law: [{law}, {law}一, {law}二, {law}三]}}\n");
    let opened = format!(
        "  - name: a\n    days: 1\n    needs:\n      - m    # why\n      - n\n    \
         law:\n      - {law}\n      - {law}一\n      - {law}二\n      - {law}三\n"
    );
    assert_eq!(steps(&lines), opened);
    assert_eq!(
        steps("  - {name: a, days: 1,\n     needs: [m,\n     n] }\n"),
        "  - {name: a, days: 1, needs: [m, n]}\n"
    );
}

#[test]
fn a_comment_belongs_to_what_it_is_indented_like() {
    let lines = "  - name: a\n    days: 1\n    needs:\n      - m\n      # of the list\n    # of the step\n  # of b\n  - {name: b, days: 1}\n";
    assert_eq!(steps(lines), lines);
    let flat = "- name: a\n  days: 1\n  needs:\n  - m\n  # of the law\n  law: [x]\n";
    assert_eq!(steps(flat), "  - name: a\n    days: 1\n    needs:\n      - m\n    # of the law\n    law: [x]\n");
}

#[test]
fn blank_lines_stay_one_at_a_time() {
    let text = "\n\nname: x\n\n\n\nsteps:\n\n  - {name: a, days: 1}\n\n\n  - {name: b, days: 1}\n\n\n";
    assert_eq!(try_out(text).unwrap(), "name: x\n\nsteps:\n  - {name: a, days: 1}\n\n  - {name: b, days: 1}\n");
}

#[test]
fn anchors_aliases_and_merge_keys_stay_and_an_alias_stays_behind_its_anchor() {
    let lines = "  - &one\n    name: a\n    days: &d 1\n    needs: [m]\n  - {<<: *one, name: b, days: *d}\n";
    assert_eq!(steps(lines), lines);
    // In the order of the tables `name` would come before `law`, where its anchor is.
    let lines = "  - law: [&x abc]\n    name: *x\n    days: 1\n";
    assert_eq!(steps(lines), lines);
}

#[test]
fn texts_of_several_lines_keep_their_lines() {
    let lines = [
        "  - name: a",
        "    days: 1",
        "    allow:",
        "      - rule: no-basis",
        "        reason: |+",
        "          one",
        "",
        "            two",
        "",
        "      - rule: unused-product",
        "        reason: this",
        "          goes on",
        "",
    ];
    let lines = lines.join("\n");
    assert_eq!(steps(&lines), lines);
    let further = "- name: >2-\n       a\n     b\n  days: 1\n";
    assert_eq!(steps(further), "  - name: >2-\n         a\n       b\n    days: 1\n");
}

#[test]
fn line_ends_stay_and_a_byte_order_mark_goes() {
    let text = "\u{feff}# c\r\nname:  x\r\nsteps: [{name: a, days: 1}]";
    assert_eq!(try_out(text).unwrap(), "# c\r\nname: x\r\nsteps: [{name: a, days: 1}]\r\n");
    assert_eq!(try_out("name: x\nsteps: [{name: a,\r\n days: 1}]").unwrap(), "name: x\nsteps: [{name: a, days: 1}]\n");
}

#[test]
fn markers_and_comments_around_the_document_stay() {
    let text = "# before\n--- # beside\n# above\nname: x\nsteps: [{name: a, days: 1}]\n# below\n...\n# behind\n";
    let laid_out = "# before\n---\n# beside\n# above\nname: x\nsteps: [{name: a, days: 1}]\n# below\n# behind\n";
    assert_eq!(try_out(text).unwrap(), laid_out);
}

#[test]
fn what_has_no_place_in_the_layout_is_refused_where_it_stands() {
    let steps = "name: x\nsteps: [{name: a, days: 1}]\n";
    assert_eq!(unusual(&format!("# c\n%YAML 1.2\n---\n{steps}")), (2, 1, Unusual::Directive));
    let key = "name: x\nmaterials: {\"a\n  b\": {}}\nsteps: [{name: a, days: 1}]\n";
    assert_eq!(unusual(key), (2, 13, Unusual::Key));
}

#[test]
fn a_block_that_nothing_ends_keeps_its_text() {
    let head = "name: x\nsteps:\n  - name: a\n    days: 1\n    law:\n      - ";
    for (written, laid_out) in [
        ("|\n        one\n        two", "|-\n        one\n        two\n"),
        ("|+\n        one", "|-\n        one\n"),
        ("|-\n        one", "|-\n        one\n"),
        (">\n        one", ">-\n        one\n"),
        ("|2\n          one", "|2-\n          one\n"),
        ("|\n        one\n", "|\n        one\n"),
        ("|\n        one\n      - two", "|\n        one\n      - two\n"),
    ] {
        assert_eq!(try_out(&format!("{head}{written}")), Ok(format!("{head}{laid_out}")), "{written:?}");
    }
    let moved = try_out("steps:\n  - {name: a, days: 1}\nname: |\n  x").unwrap();
    assert_eq!(moved, "name: |-\n  x\nsteps:\n  - {name: a, days: 1}\n");
}
