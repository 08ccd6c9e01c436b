//! Files that are empty, foreign, several in one, or hold what a terminal obeys.

use super::*;

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
    assert!(drawn.contains("a\\u001b[31m\\u009b"), "{drawn}");
}

#[test]
fn a_tab_and_a_dash_without_a_blank_are_told_on_their_own_line() {
    for (text, line) in [
        ("name: x\nsteps:\n  - name: a\n\tdays: 1\n", 4),
        ("name: x\nsteps:\n  - name: a\n    days: 1\n  \tdepartment: b\n", 5),
        ("name: x\nsteps:\n  -name: a\n   days: 1\n", 3),
        ("name: x\nsteps: - name: a\n", 2),
        ("name: x\nsteps: [{name: a, days: 1, department: - b }]\n", 2),
        ("name: x\nlead: >x\nsteps: []\n", 2),
    ] {
        let defects = refused(text);
        assert_eq!(defects[0].0, line, "{text}");
        shown(&format!("a tab and a dash without a blank: {text:?}"), &drawn(text, Lang::English)[0]);
    }
}

#[test]
fn a_sign_of_a_block_of_text_is_none_inside_brackets() {
    for text in ["{a: >x}", "{a: |x}", "[>a]", "name: x\nsteps: [{name: |a, days: 1}]\n"] {
        assert!(matches!(only(text).2, Problem::BlockInBrackets), "{text}");
    }
    assert!(read_bytes(b"name: x\nsteps: [{name: a>b|c, days: 1, after: []}]\n".to_vec()).1.is_ok());
}

#[test]
fn a_tab_as_indentation_is_told_as_such() {
    let text = "name: p\nsteps:\n\t- name: a\n";
    let defects = refused(text);
    assert_eq!((defects[0].0, defects[0].1), (3, 1));
    shown("a tab as indentation is told as such", &drawn(text, Lang::English)[0]);
}

#[test]
fn a_tab_behind_a_colon_is_told_with_what_to_do() {
    let text = "name:\tP\nsteps: [{name: a, days: 1}]\n";
    let drawn = &drawn(text, Lang::English)[0];
    shown("a tab behind a colon is told with what to do", drawn);
}

#[test]
fn a_block_that_nothing_ends_has_no_line_break_at_its_end() {
    for (text, law) in [
        ("      - |\n        x\n", "x\n"),
        ("      - |\n        x", "x"),
        ("      - |+\n        x", "x"),
        ("      - >\n        x\n        y", "x y"),
        ("      - |\n        汉\n      - y", "汉\n"),
    ] {
        let text = format!("name: p\nsteps:\n  - name: a\n    days: 1\n    law:\n{text}");
        let source = Source::read("x.yaml", text.clone().into_bytes()).unwrap();
        assert_eq!(input::read(&source).unwrap().steps()[0].law[0], law, "{text:?}");
    }
}
