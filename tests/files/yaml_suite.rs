//! The YAML test suite, and texts that nobody would write: every one is read
//! or refused with a position, and none brings the reader down.

use std::fs;
use std::path::{Path, PathBuf};

use proptest::collection::vec;
use proptest::prelude::*;
use reengineer::finding::Finding;
use reengineer::input::{self, NoLayout, lay_out};
use reengineer::model::{Defect, Problem, Process};
use reengineer::render::frame;
use reengineer::source::Source;
use reengineer::text::Lang;

/// Reads a text as a program would, down to the frames, and gives what was
/// said of the text itself.
fn read(bytes: Vec<u8>) -> Vec<Defect> {
    let (source, defects) = match Source::read("case.yaml", bytes) {
        Ok(source) => {
            let comments = source.written().map(|written| written.comments().len());
            assert!(comments.unwrap_or_default() <= source.text().matches('#').count());
            match input::read(&source) {
                Ok(process) => lay_out_twice(&source, &process),
                Err(found) => show(&source, &found),
            }
            return Vec::new();
        }
        Err(unread) => (unread.source, unread.defects),
    };
    show(&source, &defects);
    assert!(!defects.is_empty());
    defects
}

/// A definition that has a layout is in it once it is laid out.
fn lay_out_twice(source: &Source, process: &Process) {
    let text = match lay_out(source, process) {
        Ok(text) => text,
        Err(NoLayout::Unusual(_)) => return,
        // The parser takes it, YAML does not: a scalar in brackets cannot begin so.
        Err(NoLayout::Differs) if has_stray_indicator(source.text()) => return,
        Err(NoLayout::Differs) => panic!("laid out it would differ:\n{}", source.text()),
    };
    let again = Source::read("case.yaml", text.clone().into_bytes()).unwrap_or_else(|_| panic!("{text}"));
    assert_eq!(lay_out(&again, process).as_ref(), Ok(&text), "{}", source.text());
}

/// Whether some item in brackets begins with the sign of a block of text.
fn has_stray_indicator(text: &str) -> bool {
    let mut items = text.split(['[', '{', ',']).skip(1);
    items.any(|item| item.trim_start().starts_with(['|', '>']))
}

fn show(source: &Source, defects: &[Defect]) {
    for defect in defects {
        let location = source.locate(&defect.place);
        assert!(location.line >= 1 && location.column >= 1, "{defect:?}");
        assert!(source.text().get(location.bytes.clone()).is_some(), "{defect:?} {location:?}");
        for (lang, ascii) in [(Lang::English, true), (Lang::Chinese, false)] {
            let drawn = frame(&Finding::from(defect), source, lang, false, 80, ascii);
            assert!(drawn.chars().all(|c| c == '\n' || !c.is_control()), "{drawn:?}");
        }
    }
}

#[expect(clippy::print_stdout, reason = "says that the data is not there")]
fn cases() -> Option<Vec<PathBuf>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/yaml-test-suite");
    let Ok(entries) = fs::read_dir(&root) else {
        println!("skipped: {} is not there", root.display());
        return None;
    };
    let mut folders: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    let nested =
        |folder: &PathBuf| fs::read_dir(folder).into_iter().flatten().filter_map(|entry| Some(entry.ok()?.path()));
    let inner: Vec<PathBuf> = folders.iter().flat_map(nested).filter(|path| path.is_dir()).collect();
    folders.extend(inner);
    folders.retain(|folder| folder.join("in.yaml").is_file());
    folders.sort();
    Some(folders)
}

#[test]
fn every_case_of_the_yaml_test_suite_is_read_or_refused_at_a_position() {
    let Some(cases) = cases() else { return };
    assert!(cases.len() > 200, "{} cases", cases.len());
    for case in cases {
        let text = fs::read(case.join("in.yaml")).unwrap();
        let defects = read(text);
        if case.join("error").exists() {
            assert!(!defects.is_empty(), "{} has to be refused", case.display());
        }
        // What YAML allows and this format does not.
        let documented = |problem: &Problem| {
            matches!(
                problem,
                Problem::SeveralDocuments | Problem::Empty | Problem::UnknownTag(_) | Problem::ControlCharacter(_)
            )
        };
        if case.join("in.json").exists() && !case.join("error").exists() {
            assert!(defects.iter().all(|defect| documented(&defect.problem)), "{}: {defects:?}", case.display());
        }
    }
}

/// A file with one of everything, by which it is read without an error.
const VALID: &str = "\u{feff}名称: 企业开办\r\nmaterials: {申请表: {持有部门: 公安局}, 章程: {}}\r\n环节:\n  \
    - &b {名称: 甲, days: 3, 部门: 甲局}\n  - <<: *b\n    name: 'a: b'\n    gives: [x, \"\\u540d\"]\n  \
    - {编号: 乙, 时长: {min: 1, likely: 2, max: 3wd}, \
    前置: [{step: 'a: b', because: law}], 所需: [申请表, {材料: x, need: 容缺}]}\n  - name: |\n      多行\n    days: ３天\n    \
    may: {commit: 依据}\n    allow: [{rule: no-basis, until: 2027-01-31}]\n    rework: {chance: 10％, back_to: 乙}\n";

#[test]
fn the_file_that_is_changed_below_is_valid() {
    let source = Source::read("case.yaml", VALID.as_bytes().to_vec()).unwrap();
    assert_eq!(input::read(&source).err(), None);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_bring_the_reader_down(bytes in vec(any::<u8>(), 0..200)) {
        read(bytes);
    }

    #[test]
    fn no_text_of_yaml_signs_brings_the_reader_down(
        text in "([-:?,#&*!|>'\"%@`{}\\[\\]~<=\\\\ \n\t\r名环节a0：，\u{feff}\u{85}]|- |: |\n  |&a |\\*a |<<: |!!str |---\n|\\.\\.\\.\n|%YAML 1.2\n){0,60}"
    ) {
        read(text.into_bytes());
    }

    #[test]
    fn no_change_of_a_valid_file_brings_the_reader_down(
        changes in vec((any::<prop::sample::Index>(), 0usize..4, "[-:?,#&*!|>'\"%{}\\[\\]~< \n\t\r名：，0]{0,3}"), 1..8)
    ) {
        let mut characters: Vec<char> = VALID.chars().collect();
        for (index, removed, inserted) in changes {
            let at = index.index(characters.len().max(1)).min(characters.len());
            let end = (at + removed).min(characters.len());
            characters.splice(at..end, inserted.chars());
        }
        read(characters.into_iter().collect::<String>().into_bytes());
    }
}
