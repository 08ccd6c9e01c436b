//! The definition that a package writes, in the text of the old one.

use std::collections::BTreeMap;

use proptest::prelude::*;
use reengineer::analysis::Dating;
use reengineer::input::{self, edit};
use reengineer::plan::Package;
use reengineer::source::Source;
use reengineer::source::written::{Content, Node, Part};

use super::{all_of_it, dating, levers::process};
use crate::program::config;

/// The text with some steps on one line, as many people write them, some of them with a note that makes the
/// line as long as it happens to be.
fn with_steps_on_one_line(text: &str, seed: usize) -> String {
    let written = Source::read("random.yaml", text.as_bytes().to_vec()).unwrap().written().unwrap();
    let Content::Map(root) = &written.root.content else { panic!("a definition is a map") };
    let steps = root.parts.iter().find(|part| part.name() == Some("steps")).unwrap();
    let Content::List(steps) = &steps.value.content else { panic!("a list") };
    let (head, rest) = text.split_once("\nsteps:\n").unwrap();
    let mut out = format!("{head}\nsteps:\n");
    let blocks = format!("\n{rest}");
    let mut blocks = blocks.split("\n- ").skip(1);
    for (nth, step) in steps.parts.iter().enumerate() {
        let block = blocks.next().unwrap();
        match one_line(&step.value).filter(|_| !(seed + nth).is_multiple_of(3)) {
            Some(line) => {
                let has_note = matches!(&step.value.content, Content::Map(map) if map.parts.iter().any(|part| part.name() == Some("note")));
                let note = format!(", note: {}", "long ".repeat(1 + (7 * seed + 5 * nth) % 31).trim_end());
                let note = if has_note || (seed + nth).is_multiple_of(2) { "" } else { &note };
                out.push_str(&format!("- {}{note}}}\n", line.strip_suffix('}').unwrap()));
            }
            None => out.push_str(&format!("- {}\n", block.trim_end_matches('\n'))),
        }
    }
    assert!(blocks.next().is_none());
    out
}

/// A node in brackets, where it has no block of text.
fn one_line(node: &Node) -> Option<String> {
    let parts = |parts: &[Part]| {
        let one = |part: &Part| match part.name() {
            Some(name) => Some(format!("{name}: {}", one_line(&part.value)?)),
            None => one_line(&part.value),
        };
        Some(parts.iter().map(one).collect::<Option<Vec<_>>>()?.join(", "))
    };
    match &node.content {
        Content::Alias(name) => Some(name.clone()),
        Content::Scalar(scalar) => (scalar.lines.len() == 1).then(|| scalar.lines[0].clone()),
        Content::List(list) => Some(format!("[{}]", parts(&list.parts)?)),
        Content::Map(map) => Some(format!("{{{}}}", parts(&map.parts)?)),
    }
}

/// The text with a comment above some lines and beside others.
fn with_comments(text: &str, seed: usize) -> String {
    let mut out = String::new();
    for (nth, line) in text.lines().enumerate() {
        let indent = line.len() - line.trim_start().len();
        if (nth + seed).is_multiple_of(3) {
            out.push_str(&format!("{}# above {nth}\n", " ".repeat(indent)));
        }
        out.push_str(line);
        if (nth + seed).is_multiple_of(4) && !line.contains(['|', '>']) {
            out.push_str(&format!(" # beside {nth}"));
        }
        out.push('\n');
    }
    out
}

fn comments(source: &Source) -> BTreeMap<String, usize> {
    let written = source.written().unwrap();
    let mut comments = BTreeMap::new();
    for comment in written.comments() {
        *comments.entry(comment.to_owned()).or_default() += 1;
    }
    comments
}

/// What a package writes into a definition is what was meant, and keeps every comment.
pub fn means_the_package(
    definition: &str,
    seed: usize,
    on_one_line: bool,
    dating: &Dating,
) -> Result<(), TestCaseError> {
    let text = if on_one_line { with_steps_on_one_line(definition, seed) } else { definition.to_owned() };
    let text = with_comments(&text, seed);
    let source = Source::read("random.yaml", text.clone().into_bytes()).unwrap();
    let old = input::read(&source).unwrap();
    let package = Package::of(&old, dating, &all_of_it()).unwrap();
    let renewal = edit::Renewal { old: &old, new: &package.redesign.process, called: &package.redesign.called };
    let remarks = edit::Remarks {
        of_step: &|id, changed| Some(format!("remark {id} {changed:?}")),
        of_process: &|key| Some(format!("remark {key}")),
    };
    let written = edit::rewrite(&source, &renewal, &remarks);
    prop_assert!(written.is_ok(), "{:?}\n{}", written, text);
    let again = Source::read("random.yaml", written.unwrap().into_bytes()).unwrap();
    prop_assert_eq!(&input::read(&again).unwrap(), &package.redesign.process);
    let after = comments(&again);
    for comment in comments(&source).keys() {
        prop_assert_eq!(after.get(comment), Some(&1), "{}\n{}", comment, text);
    }
    Ok(())
}

proptest! {
    #![proptest_config(config(192))]

    #[test]
    fn what_is_written_says_what_was_meant_and_keeps_every_comment(process in process(1..=9), seed in 0..12usize, on_one_line in any::<bool>()) {
        means_the_package(&format!("{process:?}"), seed, on_one_line, &dating())?;
    }
}
