//! What the generator of guides draws.

use std::collections::BTreeMap;

use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use serde_yaml::Value;

use super::differing::KEYS;
use super::guide::{Guide, TOGETHER, guide};
use super::proposed::mixes;
use crate::levers_oracle::file::{list, names, words};
use crate::levers_oracle::program::propose;
use crate::program::is_valid;
use crate::tally::Tally;

fn permits(tally: &mut Tally, may: &Value, place: &str, is_here: &dyn Fn(&str) -> bool) {
    for (_, permit) in may.as_mapping().into_iter().flatten() {
        tally.note_if(!permit["when"].is_null(), &format!("a lever at a {place} in some cases"));
        for key in ["with", "of", "to"] {
            let named = names(&permit[key]);
            let there = named.iter().filter(|id| is_here(id)).count();
            tally.note_if(there < named.len(), &format!("{key} a step that is not taken"));
            tally.note_if(there < named.len() && there > 0, &format!("{key} several of which one is not taken"));
        }
    }
}

fn written(tally: &mut Tally, guide: &Guide) {
    let file: Value = serde_yaml::from_str(&guide.text).unwrap();
    tally.note(format!("{} cases", guide.cases().len()));
    tally.note_if(file["cases"].is_sequence(), "cases as a list");
    for (_, case) in file["cases"].as_mapping().into_iter().flatten() {
        tally.note_if(!case["share"].is_null(), "a share");
        tally.note_if(!case["limits"].is_null(), "limits of a case");
    }
    let taken_in: BTreeMap<String, Vec<bool>> = guide.taken_in();
    let always = |id: &str| taken_in.get(id).is_some_and(|cases| cases.iter().all(|taken| *taken));
    for (_, material) in file["materials"].as_mapping().into_iter().flatten() {
        let available = words(&material["available_after"]);
        tally.note_if(available.is_some_and(|id| !always(&id)), "available after a step that is not taken");
    }
    for step in list(&file["steps"]) {
        tally.note_if(!step["when"].is_null(), "a step in some cases");
        let from = words(&step["limit"]["from"]);
        tally.note_if(from.is_some_and(|id| !always(&id)), "a limit from a step that is not taken");
        permits(tally, &step["may"], "step", &always);
        for key in ["needs", "papers"] {
            for need in list(&step[key]) {
                tally.note_if(!need["when"].is_null(), "a need in some cases");
                permits(tally, &need["may"], "need", &always);
                let name = words(&need["material"]);
                for (lever, key) in [("tolerate", "papers"), ("drop-material", "materials")] {
                    let named = names(&step["may"][lever][key]);
                    let is_named = name.as_ref().is_some_and(|name| named.contains(name));
                    tally.note_if(is_named && !need["when"].is_null(), &format!("{lever} of a paper of some cases"));
                }
            }
        }
        for (_, fields) in step["by_case"].as_mapping().into_iter().flatten() {
            fields
                .as_mapping()
                .into_iter()
                .flatten()
                .for_each(|(key, _)| tally.note(format!("by case {}", key.as_str().unwrap())));
        }
    }
}

/// What comes of it in each case.
fn proposed(tally: &mut Tally, guide: &Guide) {
    let taken_in = guide.taken_in();
    let mut reached = Vec::new();
    for case in guide.cases() {
        let Some(alone) = guide.alone(&case) else {
            tally.note("a case without words");
            continue;
        };
        tally.note("a case");
        let asked = ["--levers", "granted,suggested,cap", "--answers"];
        let (of_file, of_case) =
            (propose(&alone, &asked), propose(&guide.text, &[&asked[..], &["--case", &case]].concat()));
        let (Some(of_file), Some(of_case)) = (of_file, of_case) else {
            tally.note("a case with nothing to propose for");
            continue;
        };
        tally.note_if(mixes([&of_file, &of_case], &taken_in), "steps of different cases together");
        for row in of_case["package"].as_array().unwrap() {
            let lever = row["lever"].as_str().unwrap_or("answer");
            tally.note(format!("{} {lever}", row["grade"].as_str().unwrap()));
            let steps = row["steps"].as_array().unwrap();
            let of_some =
                steps.iter().any(|id| taken_in.get(id.as_str().unwrap()).is_some_and(|of| of.contains(&false)));
            tally.note_if(steps.len() > 1 && of_some, &format!("{lever} of steps of some cases"));
        }
        for row in of_file["package"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|row| TOGETHER.iter().any(|lever| row["lever"] == *lever))
        {
            let steps = row["steps"].as_array().unwrap().iter().filter_map(|id| taken_in.get(id.as_str().unwrap()));
            let classes: std::collections::BTreeSet<&Vec<bool>> = steps.collect();
            tally
                .note_if(classes.len() > 1, &format!("{} of steps of different cases", row["lever"].as_str().unwrap()));
        }
        reached.push(of_case["reached"].clone());
    }
    reached.dedup();
    tally.note_if(reached.len() > 1, "cases that differ");
}

#[test]
fn every_use_of_cases_beside_levers_is_drawn() {
    let mut runner = TestRunner::deterministic();
    let strategy = guide(1..=7, 10);
    let mut tally = Tally::default();
    for _ in 0..300 {
        let guide = strategy.new_tree(&mut runner).unwrap().current();
        let valid = is_valid(&guide.text);
        tally.note(if valid { "valid" } else { "refused" });
        if valid {
            written(&mut tally, &guide);
            proposed(&mut tally, &guide);
        }
    }
    let often = |what: &str| tally.0.get(what).copied().unwrap_or(0);
    assert!(often("refused") < often("valid"), "{:#?}", tally.0);
    assert!(10 * often("a case without words") < often("a case"), "{:#?}", tally.0);
    assert!(2 * often("steps of different cases together") < often("a case"), "{:#?}", tally.0);
    tally.has_all(KEYS.map(|key| format!("by case {key}")));
    tally.has_all(TOGETHER.map(|lever| format!("{lever} of steps of some cases")));
    tally.has_all(TOGETHER.map(|lever| format!("{lever} of steps of different cases")));
    tally.has_all(["granted", "suggested"].map(|grade| format!("{grade} instant")));
    let others = [
        "2 cases",
        "3 cases",
        "cases as a list",
        "a share",
        "limits of a case",
        "a step in some cases",
        "a need in some cases",
        "a lever at a step in some cases",
        "a lever at a need in some cases",
        "with a step that is not taken",
        "with several of which one is not taken",
        "of a step that is not taken",
        "to a step that is not taken",
        "tolerate of a paper of some cases",
        "drop-material of a paper of some cases",
        "available after a step that is not taken",
        "a limit from a step that is not taken",
        "cases that differ",
    ];
    tally.has_all(others.map(str::to_owned));
}
