//! The definition that a package writes, in the text of the old one.

use std::collections::BTreeMap;

use proptest::prelude::*;
use reengineer::input::{self, edit};
use reengineer::plan::Package;
use reengineer::source::Source;

use super::{all_of_it, dating, levers::process};
use crate::program::config;

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

proptest! {
    #![proptest_config(config(192))]

    #[test]
    fn what_is_written_says_what_was_meant_and_keeps_every_comment(process in process(1..=9), seed in 0..12usize) {
        let text = with_comments(&format!("{process:?}"), seed);
        let source = Source::read("random.yaml", text.clone().into_bytes()).unwrap();
        let old = input::read(&source).unwrap();
        let package = Package::of(&old, &dating(), &all_of_it()).unwrap();
        let renewal =
            edit::Renewal { old: &old, new: &package.redesign.process, called: &package.redesign.called };
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
    }
}
