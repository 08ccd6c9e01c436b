//! The pages of levers and terms: complete, in both languages, their examples valid.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use reengineer::cli::Environment;
use reengineer::glossary::TERMS;
use reengineer::input;
use reengineer::levers;
use reengineer::model::{Because, Lever, Spelled, Value};
use reengineer::source::Source;
use reengineer::text::{Lang, Page};

use crate::run::{Ran, run_as};

const LANGS: [Lang; 2] = [Lang::English, Lang::Chinese];

fn headings(page: Page, lang: Lang) -> Vec<&'static str> {
    page.sections(lang).map(|(heading, text)| if text.is_empty() { "empty" } else { heading }).collect()
}

#[test]
fn every_lever_has_a_page_with_the_same_headings() {
    for word in Lever::WORDS {
        let page = levers::page(word.value);
        let english =
            ["What it does", "When it may be used", "What it changes", "Basis", "In a definition", "Afterwards"];
        assert_eq!(headings(page, Lang::English), english, "{}", word.english);
        let chinese = ["做什么", "适用条件", "效果", "依据", "在流程表中", "采用之后"];
        assert_eq!(headings(page, Lang::Chinese), chinese, "{}", word.english);
        assert!(LANGS.iter().all(|lang| page.title(*lang).0 == word.english && !page.summary(*lang).is_empty()));
    }
}

/// The section with the example, and that with what becomes of it.
const BEFORE: usize = 4;
const AFTER: usize = 5;

fn example(lever: Lever, lang: Lang, section: usize) -> &'static str {
    let (_, text) = levers::page(lever).sections(lang).nth(section).unwrap();
    text.strip_prefix("```yaml\n").and_then(|text| text.strip_suffix("```")).unwrap()
}

#[test]
fn what_becomes_of_the_example_of_every_lever_is_what_propose_writes() {
    let folder = tempfile::tempdir().unwrap();
    for word in Lever::WORDS {
        for lang in LANGS {
            let (old, new) = (folder.path().join("before.yaml"), folder.path().join("after.yaml"));
            fs::write(&old, example(word.value, lang, BEFORE)).unwrap();
            let (old, new) = (old.to_str().unwrap(), new.to_str().unwrap());
            let args = ["propose", old, "--levers", word.english, "-o", new, "--force"];
            let ran: Ran = run_as(&Environment::default(), &args, "");
            assert_eq!(ran.code, 0, "{}: {}{}", word.english, ran.out, ran.err);
            let written = fs::read_to_string(new).unwrap();
            assert_eq!(written, example(word.value, lang, AFTER), "{}", word.english);
            // Something becomes of it beside the figures.
            let source = |text: &str| Source::read("example.yaml", text.as_bytes().to_vec()).unwrap();
            let steps = |text: &str| input::read(&source(text)).unwrap().to_draft().steps;
            assert_ne!(steps(&written), steps(example(word.value, lang, BEFORE)), "{}", word.english);
        }
    }
}

#[test]
fn the_example_of_every_lever_is_a_definition_that_has_it() {
    for word in Lever::WORDS {
        for lang in LANGS {
            let yaml = example(word.value, lang, BEFORE);
            let source = Source::read("example.yaml", yaml.as_bytes().to_vec()).unwrap();
            let process = input::read(&source).unwrap_or_else(|defects| panic!("{defects:?} in\n{yaml}"));
            let steps: Vec<_> = process.step_ids().map(|id| process.step(id)).collect();
            let has = match word.value {
                Lever::Eliminate => steps.iter().any(|step| step.value == Some(Value::Waste)),
                Lever::Parallel => {
                    let mut after = steps.iter().flat_map(|step| step.after.iter().flatten());
                    after.any(|entry| entry.because == Some(Because::Habit))
                }
                lever => steps.iter().any(|step| step.may.iter().any(|(allowed, _)| *allowed == lever)),
            };
            assert!(has, "{} in\n{yaml}", word.english);
            assert_eq!(input::lay_out(&source, &process).as_deref(), Ok(yaml), "{}", word.english);
        }
    }
}

#[test]
fn every_term_says_what_it_means_and_who_says_so() {
    for term in TERMS {
        assert_eq!(headings(term.page, Lang::English), ["Meaning", "Source"], "{:?}", term.names);
        assert_eq!(headings(term.page, Lang::Chinese), ["含义", "来源"], "{:?}", term.names);
        assert_eq!(term.page.title(Lang::English).0, term.names[0]);
        let chinese = term.names.iter().find(|name| !name.is_ascii()).unwrap();
        assert_eq!(term.page.title(Lang::Chinese).0, *chinese);
        assert!(LANGS.iter().all(|lang| !term.page.summary(*lang).is_empty()));
    }
    let names: Vec<&str> = TERMS.iter().map(|term| term.names[0]).collect();
    assert!(names.is_sorted(), "{names:?}");
}

#[test]
fn no_page_lies_about_that_is_in_no_table() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let files = |folder: &str| {
        let names = fs::read_dir(root.join(folder)).unwrap().map(|entry| entry.unwrap().file_name());
        names.filter(|name| name.to_str().unwrap().ends_with(".md")).count()
    };
    let names: BTreeSet<&str> = TERMS.iter().map(|term| term.names[0]).collect();
    assert_eq!((files("glossary"), names.len()), (TERMS.len(), TERMS.len()));
    assert_eq!(files("levers/pages"), Lever::WORDS.len());
}
