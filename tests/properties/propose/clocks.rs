//! Packages of processes on two clocks, counted on the calendar.

use std::fs;
use std::path::Path;

use jiff::ToSpan;
use jiff::civil::date;
use proptest::prelude::*;
use proptest::sample::select;
use reengineer::analysis::{Dating, Start};
use reengineer::cli::Environment;
use serde_json::Value;

use super::judged::told_by_diff;
use super::levers::{Written, dated};
use super::written::means_the_package;
use super::{dating, not_longer, worth_what_is_built_anew};
use crate::levers_oracle::dice::Dice;
use crate::levers_oracle::options::LEVERS;
use crate::program::config;
use crate::run::{Ran, run_as};

/// A day of two years, from which everything ends in a year that is known.
pub fn start() -> impl Strategy<Value = jiff::civil::Date> {
    (0_i64..730).prop_map(|days| date(2022, 1, 1).checked_add(days.days()).unwrap())
}

pub fn from(start: jiff::civil::Date) -> Dating {
    Dating { start: Some(Start::On(start)), ..dating() }
}

/// Exit code and document of a run; null where it printed none.
fn run(args: &[&str]) -> (u8, Value) {
    let ran: Ran = run_as(&Environment::default(), &[args, &["--format", "json"]].concat(), "");
    (ran.code, serde_json::from_str(&ran.out).unwrap_or_default())
}

/// The file and the definition that is written beside it.
struct Files {
    folder: tempfile::TempDir,
    old: String,
    new: String,
}

impl Files {
    fn of(text: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let [old, new] = ["old.yaml", "new.yaml"].map(|name| folder.path().join(name).to_str().unwrap().to_owned());
        fs::write(&old, text).unwrap();
        Files { folder, old, new }
    }

    fn written(&self) -> String {
        assert!(self.folder.path().join(Path::new("new.yaml")).exists());
        fs::read_to_string(&self.new).unwrap()
    }

    /// What the two files are worth by themselves, where the start is given: `figures` and `dates` as promised.
    fn keep(&self, start: &[&str], figures: &Value, dates: &Value, about: &str) -> Result<(), TestCaseError> {
        let [(_, old), (code, new)] =
            [&self.old, &self.new].map(|file| run(&[&["analyze", file.as_str()], start].concat()));
        prop_assert_eq!(code, 0, "{}", about);
        prop_assert_eq!(&new["today"], figures, "{}", about);
        if !dates.is_null() {
            prop_assert_eq!(&new["dates"]["today"], dates, "{}", about);
        }
        // What the law allows stays, and is told on the same clock.
        if old["limits"]["from"] == new["limits"]["from"] && old["limits"]["to"] == new["limits"]["to"] {
            for limit in ["statutory", "promised", "extension"] {
                prop_assert_eq!(&old["limits"][limit], &new["limits"][limit], "{}", about);
            }
        }
        Ok(())
    }
}

const ASKED: [&[&str]; 4] = [
    &["--levers", "granted"],
    &["--levers", "granted,cap", "--answers"],
    &["--levers", "granted,suggested,cap"],
    &["--levers", "granted,suggested,cap", "--answers"],
];

/// A change that somebody may name.
pub fn wish(ids: &[&str], dice: &mut Dice) -> [String; 2] {
    let one = dice.one_of(ids);
    let other = dice.one_of(ids);
    match dice.up_to(6) {
        0 => ["--drop".to_owned(), one.to_owned()],
        1 => ["--parallel".to_owned(), format!("{one},{other}")],
        2 => ["--lift".to_owned(), format!("{one}:{other}")],
        3 => ["--answer".to_owned(), one.to_owned()],
        4 => ["--grant".to_owned(), format!("{}@{one}", dice.one_of(&LEVERS))],
        _ => ["--set".to_owned(), format!("{one}.days={}", dice.one_of(&["1wd", "3cd", "1w", "4h", "2", "0"]))],
    }
}

proptest! {
    #![proptest_config(config(24))]

    #[test]
    fn an_option_on_two_clocks_is_worth_what_its_definition_is(process in dated(1..=8), start in start()) {
        worth_what_is_built_anew(&process, &from(start))?;
    }

    #[test]
    fn what_only_lifts_or_shortens_makes_nothing_end_later(process in dated(1..=8), start in start()) {
        not_longer(&process, &from(start))?;
    }

    #[test]
    fn diff_names_the_package_on_two_clocks(process in dated(1..=8), start in start()) {
        told_by_diff(&process, &from(start))?;
    }

    #[test]
    fn what_is_written_of_two_clocks_says_what_was_meant(
        process in dated(1..=8), start in start(), seed in 0..12_usize, on_one_line in any::<bool>(),
    ) {
        means_the_package(&format!("{process:?}"), seed, on_one_line, &from(start))?;
    }

    #[test]
    fn a_written_definition_on_two_clocks_ends_when_it_was_promised(
        process in dated(1..=7), start in start(), asked in select(&ASKED),
    ) {
        let text = shown(&process);
        let files = Files::of(&text);
        let start = start.to_string();
        let start = ["--start", &start];
        let (code, document) = run(&[&["propose", &files.old, "-o", &files.new], asked, &start].concat());
        prop_assert_eq!(code, 0, "{}", text);
        let new = files.written();
        let about = format!("{asked:?} {start:?}\n{text}\n{new}");
        files.keep(&start, &document["after"], &document["dates"]["reached"], &about)?;
        let (_, analysis) = run(&[&["analyze", files.old.as_str()], &start[..]].concat());
        prop_assert_eq!(&document["before"], &analysis["today"], "{}", about);
        prop_assert_eq!(&document["dates"]["today"], &analysis["dates"]["today"], "{}", about);
        let (code, diff) = run(&[&["diff", files.old.as_str(), files.new.as_str()], &start[..]].concat());
        prop_assert_eq!(code, 0, "{}", about);
        prop_assert_eq!([&diff["before"], &diff["after"]], [&document["before"], &document["after"]], "{}", about);
        for claim in diff["claims"].as_array().unwrap() {
            prop_assert!(claim["agrees"] != false, "{} {}", claim, about);
        }
        // Nothing of the same is proposed again, and what is free is done.
        let (_, again) = run(&[&["propose", files.new.as_str(), "--levers", "free"], &start[..]].concat());
        prop_assert_eq!(&again["reached"], &again["today"], "{}", about);
    }

    #[test]
    fn what_if_on_two_clocks_says_what_the_written_definition_is(
        process in dated(1..=7), start in start(), seed in any::<u64>(),
    ) {
        let text = shown(&process);
        let files = Files::of(&text);
        let start = start.to_string();
        let start = ["--start", &start];
        let dice = &mut Dice::new(seed);
        (0..20).for_each(|_| _ = dice.up_to(1));
        let ids: Vec<&str> = process.steps().iter().map(|step| step.id.as_str()).collect();
        let wishes: Vec<String> = (0..1 + dice.up_to(1)).flat_map(|_| wish(&ids, dice)).collect();
        let wishes: Vec<&str> = wishes.iter().map(String::as_str).collect();
        let (code, document) = run(&[&["what-if", &files.old, "-o", &files.new], &wishes[..], &start].concat());
        // What cannot be made is refused, and nothing is written.
        prop_assume!(code == 0);
        let new = files.written();
        let about = format!("{wishes:?} {start:?}\n{text}\n{new}");
        files.keep(&start, &document["after"], &Value::Null, &about)?;
        let (_, mut diff) = run(&[&["diff", files.old.as_str(), files.new.as_str()], &start[..]].concat());
        diff["new"] = document["new"].clone();
        // A lever without a basis is told of by name, and doubted, only where it is known to be one.
        if wishes.contains(&"--grant") {
            let figures = |document: &Value| [document["before"].clone(), document["after"].clone()];
            prop_assert_eq!(figures(&diff), figures(&document), "{}", about);
            return Ok(());
        }
        prop_assert_eq!(diff, document, "{}", about);
    }
}

/// The text of a file that says whose law it is.
fn shown(process: &Written) -> String {
    format!("jurisdiction: cn\n{process:?}")
}
