//! What the generator draws: a place that it never reaches is a place where nobody looks.

use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use reengineer::model::{Lever, Spelled};
use serde_yaml::Value;

use super::file::{File, words};
use super::generate::definition;
use super::options::{self, LEVERS, Opt};
use super::program::propose;
use crate::oracle::model::{Because, Relation};
use crate::tally::Tally;

/// The first definitions that are drawn.
fn first(count: usize) -> impl Iterator<Item = String> {
    let mut runner = TestRunner::deterministic();
    let strategy = definition(1..=7, 12);
    (0..count).map(move |_| strategy.new_tree(&mut runner).unwrap().current())
}

fn items(value: &Value) -> &[Value] {
    value.as_sequence().map_or(&[], Vec::as_slice)
}

fn permits(tally: &mut Tally, may: &Value, place: &str) {
    for (lever, permit) in may.as_mapping().into_iter().flatten() {
        let lever = lever.as_str().unwrap();
        match permit.as_mapping() {
            None => tally.note(format!("{lever} at a {place}, text")),
            Some(said) => {
                tally.note(format!("{lever} at a {place}, map"));
                for key in said.keys().filter_map(Value::as_str).filter(|key| *key != "basis") {
                    tally.note(format!("{lever} at a {place}, {key}"));
                    for inner in permit[key].as_mapping().into_iter().flat_map(|inner| inner.keys()) {
                        tally.note(format!("{lever} at a {place}, {key}.{}", inner.as_str().unwrap()));
                    }
                    tally.note_if(items(&permit[key]).len() > 1, &format!("{lever} at a {place}, several {key}"));
                }
            }
        }
    }
}

fn order(tally: &mut Tally, entry: &Value) {
    let because = words(&entry["because"]).unwrap_or_else(|| "unsaid".to_owned());
    let relation = words(&entry["relation"]).unwrap_or_else(|| "FS".to_owned());
    let lag = if entry["lag"].is_null() { "" } else { " with a lag" };
    tally.note(format!("{relation} {because}{lag}"));
}

fn step(tally: &mut Tally, step: &Value) {
    permits(tally, &step["may"], "step");
    items(&step["after"]).iter().for_each(|entry| order(tally, entry));
    for need in items(&step["needs"]).iter().chain(items(&step["papers"])) {
        permits(tally, &need["may"], "need");
        tally.note_if(!need["source"].is_null(), "a need that is shared");
        tally.note(format!("a need {}", words(&need["need"]).unwrap_or_else(|| "required".to_owned())));
    }
    let lengths: [(&str, &Value); 5] = [
        ("three points", &step["days"]["likely"]),
        ("a limit", &step["limit"]),
        ("a limit with a least length", &step["limit"]["min"]),
        ("a limit from another step", &step["limit"]["from"]),
        ("an occasion", &step["every"]),
    ];
    lengths.into_iter().for_each(|(what, value)| tally.note_if(!value.is_null(), what));
    for key in
        ["after", "needs", "papers", "gives", "with", "rework", "law", "work", "visits", "fee", "signoffs", "online"]
    {
        tally.note(format!("{key} {}", if step[key].is_null() { "unsaid" } else { "said" }));
    }
    tally.note(format!("item {}", items(&step["item"]).len().max(usize::from(step["item"].is_string()))));
    for key in ["kind", "value", "actor", "clock"] {
        tally.note(format!("{key} {}", words(&step[key]).unwrap_or_else(|| "unsaid".to_owned())));
    }
    // A wasted step that carries levers, too.
    tally.note_if(step["value"] == "waste" && !step["may"].is_null(), "levers at waste");
}

fn groups(tally: &mut Tally, options: &[Opt]) {
    for opt in options.iter().filter(|opt| opt.steps.len() > 1) {
        let lever = opt.lever.unwrap();
        tally.note_if(opt.steps.len() > 2, &format!("{lever} of more than two"));
        tally.note_if(
            opt.basis.as_ref().is_some_and(|basis| basis.contains([';', '；'])),
            &format!("{lever} on several bases"),
        );
        tally.note_if(!opt.says("group").is_null(), &format!("{lever} by hand"));
    }
}

/// Levers that meet in one file.
const TOGETHER: [&[&str]; 6] = [
    &["merge", "delegate", "flatten"],
    &["pre-review", "tolerate"],
    &["merge", "early-start"],
    &["merge", "abolish"],
    &["joint", "single-window", "single-form"],
    &["postpone", "pre-review"],
];

#[test]
fn every_lever_parameter_order_and_place_is_drawn() {
    let mut tally = Tally::default();
    for text in first(1500) {
        let file: Value = serde_yaml::from_str(&text).unwrap();
        items(&file["steps"]).iter().for_each(|own| step(&mut tally, own));
        tally.note_if(!file["lead"].is_null(), "a lead");
        tally.note_if(!file["limits"]["from"].is_null(), "limits from a step");
        tally.note_if(!file["limits"]["to"].is_null(), "limits to a step");
        for (_, material) in file["materials"].as_mapping().into_iter().flatten() {
            for key in ["held_by", "certificate", "source", "available_after"] {
                tally.note_if(!material[key].is_null(), &format!("a material with {key}"));
            }
        }
        let carried = |lever: &&&str| items(&file["steps"]).iter().any(|step| !step["may"][**lever].is_null());
        for levers in TOGETHER.iter().filter(|levers| levers.iter().all(|lever| carried(&lever))) {
            tally.note(levers.join(" beside "));
        }
        let names_itself = |step: &Value| items(&step["may"]["merge"]["with"]).contains(&step["id"]);
        tally.note_if(items(&file["steps"]).iter().any(names_itself), "merge named with itself");
    }
    let of_levers = Lever::WORDS.iter().flat_map(|word| {
        let lever = word.english;
        let keys = ["text", "map"].into_iter().chain(word.value.parameters().iter().copied());
        keys.map(move |key| format!("{lever} at a step, {key}"))
    });
    tally.has_all(of_levers);
    let of_needs = ["tolerate", "share", "drop-material"]
        .into_iter()
        .flat_map(|lever| ["text", "map"].map(|form| format!("{lever} at a need, {form}")));
    tally.has_all(of_needs);
    let orders = Relation::ALL.iter().flat_map(|relation| {
        let because = Because::ALL.iter().map(|because| because.words().0).chain(["unsaid"]);
        because.flat_map(|because| ["", " with a lag"].map(|lag| format!("{} {because}{lag}", relation.words().0)))
    });
    tally.has_all(orders);
    tally.has_all(TOGETHER.iter().map(|levers| levers.join(" beside ")));
    let others = [
        "tolerate at a need, tail",
        "eliminate at a need, text",
        "commit at a step, check.department",
        "commit at a step, check.days",
        "merge at a step, several with",
        "parallel at a step, several with",
        "tolerate at a step, several papers",
        "drop-material at a step, several materials",
        "merge named with itself",
        "a need that is shared",
        "a need tolerable",
        "a need optional",
        "three points",
        "a limit",
        "a limit with a least length",
        "a limit from another step",
        "an occasion",
        "item 0",
        "item 1",
        "item 2",
        "value waste",
        "levers at waste",
        "clock suspended",
        "clock afterwards",
        "actor applicant",
        "actor third-party",
        "kind unsaid",
        "after unsaid",
        "needs unsaid",
        "papers said",
        "gives unsaid",
        "rework said",
        "with said",
        "a lead",
        "limits from a step",
        "limits to a step",
        "a material with held_by",
        "a material with certificate",
        "a material with source",
        "a material with available_after",
    ];
    tally.has_all(others.map(str::to_owned));
}

#[test]
fn every_lever_and_grade_is_in_a_package_that_is_drawn() {
    let mut tally = Tally::default();
    for text in first(1000) {
        let args = ["--levers", "granted,suggested,cap", "--answers"];
        let Some(document) = propose(&text, &args) else {
            tally.note("refused");
            continue;
        };
        groups(&mut tally, &options::granted(&File::read(&text)));
        for row in document["package"].as_array().unwrap() {
            let said = |key: &str| row[key].as_str().unwrap_or("none").to_owned();
            tally.note(format!("{} {}", said("grade"), said("lever")));
            tally.note_if(row["by_decree"] == true, "by decree");
            tally.note_if(row["grade"] == "answer" && row["papers"] != serde_json::json!([]), "answer about a paper");
            tally.note_if(row["saves_in_sequence"].as_f64().unwrap() > 0.0, &format!("{} saves", said("lever")));
        }
        for row in document["not_offered"].as_array().unwrap() {
            tally.note(format!("not offered: {}", row["lever"].as_str().unwrap_or("answer")));
        }
    }
    tally.has_all(LEVERS.map(|lever| format!("granted {lever}")));
    tally.has_all(LEVERS.map(|lever| format!("not offered: {lever}")));
    let suggested = [
        "single-window",
        "joint",
        "single-form",
        "share",
        "on-demand",
        "flatten",
        "online",
        "tolerate",
        "pre-review",
        "commit",
        "instant",
    ];
    tally.has_all(suggested.map(|lever| format!("suggested {lever}")));
    tally.has_all(["answer none", "answer about a paper", "by decree"].map(str::to_owned));
    for lever in ["merge", "joint", "single-window", "single-form", "abolish"] {
        tally.has_all(["of more than two", "on several bases"].map(|what| format!("{lever} {what}")));
    }
    tally.has_all(["joint", "single-window", "single-form"].map(|lever| format!("{lever} by hand")));
    // Half of them and more are files that the program takes.
    assert!(tally.0.get("refused").is_none_or(|refused| *refused < 300), "{:#?}", tally.0);
}
