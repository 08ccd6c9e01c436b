//! What is proposed for a case is what would be proposed for it as a file of its own.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};

use super::guide::{Guide, TOGETHER, guide};
use crate::levers_oracle::file::File;
use crate::levers_oracle::options::{self, Opt};
use crate::levers_oracle::program::propose;
use crate::levers_oracle::{expected, printed};
use crate::program::{analyze_with, config, is_valid};

/// What is asked of `propose`.
const ASKED: [&[&str]; 5] = [
    &["--levers", "granted"],
    &["--levers", "granted,cap"],
    &["--levers", "granted,cap", "--answers"],
    &["--levers", "granted,suggested,cap"],
    &["--levers", "granted,suggested,cap", "--answers"],
];

/// Whether steps that are not taken in the same cases carry a lever that takes several together, or may do so by a sign:
/// as a file of its own, a case does not know that they must not.
pub fn mixes(documents: [&Value; 2], taken_in: &BTreeMap<String, Vec<bool>>) -> bool {
    let lists =
        documents.into_iter().flat_map(|document| ["package", "further", "not_offered"].map(|key| &document[key]));
    let rows: Vec<&Value> = lists.flat_map(|list| list.as_array().unwrap()).collect();
    TOGETHER.iter().any(|lever| {
        let own = || rows.iter().filter(|row| row["lever"] == *lever);
        let steps = own().flat_map(|row| row["steps"].as_array().unwrap());
        let alike: BTreeSet<&Vec<bool>> = steps.filter_map(|step| taken_in.get(step.as_str().unwrap())).collect();
        alike.len() > 1 || own().any(|row| row["grade"] == "suggested")
    })
}

/// A case as the second program reads it: as a file of its own that knows in which cases each step is taken.
fn second(guide: &Guide, alone: &str, document: &Value, asked: &[&str]) -> Value {
    let mut file = File::read(alone);
    let taken_in = guide.taken_in();
    for (step, more) in file.process.steps.iter().zip(&mut file.more) {
        more.taken_in = taken_in[&step.id].clone();
    }
    let has = |word: &str| asked.iter().any(|arg| arg.split(',').any(|asked| asked == word));
    let mut options: Vec<Opt> =
        options::granted(&file).into_iter().filter(|opt| has("cap") || !opt.is("cap")).collect();
    if has("suggested") {
        options.extend(options::suggested(&file, &document["package"]));
    }
    if has("--answers") {
        options.extend(options::answers(&file));
    }
    options.sort_by_key(Opt::in_turn);
    expected(&file, &options)
}

/// A document that does not name the case.
fn without_name(mut document: Value) -> Value {
    document["case"] = Value::Null;
    forget_where_missed(&mut document["goal"]);
    document
}

fn forget_where_missed(value: &mut Value) {
    for (key, inner) in value.as_object_mut().into_iter().flatten() {
        if key == "missed_in" {
            *inner = Value::Null;
        }
        forget_where_missed(inner);
    }
}

proptest! {
    #![proptest_config(config(24))]

    #[test]
    fn a_case_is_proposed_for_as_if_it_were_a_file_of_its_own(guide in guide(1..=7, 10), asked in select(&ASKED)) {
        prop_assume!(is_valid(&guide.text));
        for case in guide.cases() {
            let Some(alone) = guide.alone(&case) else { continue };
            let args = [asked, &["--case", &case]].concat();
            let (of_case, of_file) = (propose(&guide.text, &args), propose(&alone, asked));
            prop_assert_eq!(of_case.is_some(), of_file.is_some(), "{} {:?}\n{:?}\n{}", case, asked, guide, alone);
            let (Some(of_case), Some(of_file)) = (of_case, of_file) else { continue };
            if mixes([&of_file, &of_case], &guide.taken_in()) {
                let second = second(&guide, &alone, &of_case, asked);
                prop_assert_eq!(printed(&of_case), second, "{} {:?}\n{:?}\n{}", case, asked, guide, alone);
                continue;
            }
            let (one, other) = (without_name(of_case), without_name(of_file));
            for key in other.as_object().unwrap().keys() {
                prop_assert_eq!(&one[key], &other[key], "{} of {} {:?}\n{:?}\n{}", key, case, asked, guide, alone);
            }
        }
    }

    #[test]
    fn a_goal_in_a_case_is_reached_as_in_a_file_of_its_own(guide in guide(1..=6, 5), days in 0..10_u8) {
        prop_assume!(is_valid(&guide.text));
        let goal = format!("days={days}");
        let asked = ["--levers", "granted,cap", "--answers", "--frontier", "--goal", &goal];
        for case in guide.cases() {
            let Some(alone) = guide.alone(&case) else { continue };
            let args = [&asked[..], &["--case", &case]].concat();
            let (of_case, of_file) = (searched(&guide.text, &args), searched(&alone, &asked));
            let of_file = without_name(of_file);
            prop_assert_eq!(of_case["package"].is_null(), of_file["package"].is_null(), "{:?}\n{}", guide, alone);
            if !of_file["package"].is_null() && !mixes([&of_file, &of_case], &guide.taken_in()) {
                prop_assert_eq!(without_name(of_case), of_file, "{} {:?}\n{:?}\n{}", case, asked, guide, alone);
            }
        }
    }

    #[test]
    fn the_table_of_cases_says_of_each_what_it_is_by_itself(guide in guide(1..=8, 4)) {
        prop_assume!(is_valid(&guide.text));
        let (_, whole) = analyze_with(&guide.text, &[]);
        for row in whole["cases"].as_array().unwrap() {
            let (_, own) = analyze_with(&guide.text, &["--case", row["name"].as_str().unwrap()]);
            for figure in ["today", "reachable", "floor"] {
                prop_assert_eq!(&row[figure], &own[figure], "{} {}\n{:?}", row, figure, guide);
            }
        }
    }
}

/// The document with the answer to a goal, whether it is reached or not.
pub fn searched(text: &str, args: &[&str]) -> Value {
    let args = [&["propose", "-", "--format", "json"], args].concat();
    let ran: crate::run::Ran = crate::run::run_as(&reengineer::cli::Environment::default(), &args, text);
    serde_json::from_str(&ran.out).unwrap_or(json!(null))
}
