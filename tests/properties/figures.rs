//! What is printed is what the format says, to the last key.

use proptest::prelude::*;
use reengineer::analysis::{Analysis, Dating};
use serde_json::{Value, json};

use crate::oracle::brute::{disputed, without_dates};
use crate::oracle::generate::process;
use crate::oracle::model::{Because, Process, Step, Style, Worth};
use crate::oracle::{agree, comparable};
use crate::program::{analyze, config, read};

fn same(process: &Process, style: Style) -> Result<(), TestCaseError> {
    let yaml = process.yaml_as(style);
    let printed = analyze(&yaml);
    for change in printed["changes"].as_array().unwrap() {
        prop_assert!(is_evidence(process, change), "{}\n{}", change, yaml);
    }
    agree(&comparable(printed), &without_dates(process), &disputed(process), &yaml)
}

/// "Each change carries its evidence: who called it habit, or what the one gives and the other needs." All are
/// free.
pub fn is_evidence(process: &Process, change: &Value) -> bool {
    let step = process.steps.iter().find(|step| change["step"] == *step.id).unwrap();
    let evidence = &change["evidence"];
    let proven = match evidence["said"].as_str() {
        Some("waste") => change["lever"] == "eliminate" && step.value == Some(Worth::Waste),
        Some("habit") => step.after.iter().flatten().any(|entry| entry.because == Some(Because::Habit)),
        Some(_) => false,
        None => {
            let needs: Vec<&str> = step.asks().map(|(material, _)| material).collect();
            let given: Vec<&String> = process.steps.iter().flat_map(Step::products).collect();
            let is_given = |paper: &Value| given.iter().any(|name| paper == name.as_str());
            let gives = evidence["gives"].as_array().is_some_and(|gives| gives.iter().all(is_given));
            step.needs.is_some() && evidence["needs"] == json!(needs) && gives
        }
    };
    proven && change["grade"] == "free"
}

fn style() -> impl Strategy<Value = Style> {
    (any::<bool>(), any::<Option<u64>>(), any::<bool>()).prop_map(|(chinese, shuffle, spelled_out)| Style {
        chinese,
        shuffle,
        spelled_out,
    })
}

proptest! {
    #![proptest_config(config(512))]

    #[test]
    fn every_figure_is_what_the_format_says(process in process(1..=12), style in style()) {
        same(&process, style)?;
    }
}

proptest! {
    #![proptest_config(config(128))]

    #[test]
    fn every_figure_of_some_twenty_steps_is_what_the_format_says(process in process(16..=24)) {
        same(&process, Style::default())?;
    }
}

proptest! {
    #![proptest_config(config(512))]

    #[test]
    fn today_is_no_less_than_reachable_and_that_no_less_than_the_floor(process in process(1..=40)) {
        let analysis = Analysis::new(&read(&process.yaml()), &Dating::default()).unwrap();
        let days = [&analysis.today, &analysis.reachable, &analysis.floor].map(|side| side.days);
        prop_assert!(days.is_sorted_by(|more, less| more >= less), "{:?}\n{}", days, process.yaml());
    }
}
