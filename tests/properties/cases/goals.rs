//! A goal without a case is one of every case, against a look at every package.

use std::collections::BTreeMap;

use proptest::prelude::*;
use reengineer::analysis::measures_of_today;
use reengineer::levers::{Choice, Ground, Means, Offer};
use reengineer::model::{Process, Spelled};
use reengineer::plan::{Cases, Costs, Goal, Quest, redesign};
use serde_json::Value;

use super::guide::guide;
use super::proposed::searched;
use crate::levers_oracle::program::{dating, granted};
use crate::program::{config, is_valid, read};

/// The same option in any case: its lever, its steps by id, and its paper.
type Name = (Option<&'static str>, Vec<String>, Vec<String>);

fn name(process: &Process, offer: &Offer) -> Name {
    let paper = |material: reengineer::model::MaterialId| process.materials()[material.index()].name.clone();
    let mut steps: Vec<String> = offer.steps().map(|step| process.step(step).id.clone()).collect();
    let mut papers: Vec<String> = offer.sites.iter().filter_map(|site| site.need).map(paper).collect();
    if let Means::PaperNotNeeded(material) = offer.means {
        papers.push(paper(material));
    }
    steps.sort();
    papers.sort();
    (offer.lever().map(Spelled::english), steps, papers)
}

/// The options of one case.
fn options(process: &Process, choice: &Choice) -> Vec<(Name, Offer)> {
    let cases = Cases::of(process, &[process], &dating(), choice).unwrap();
    let quest = Quest::of(&cases, &Costs::default(), &Goal::default()).unwrap();
    quest.options().map(|offer| (name(process, offer), offer.clone())).collect()
}

/// The days of a case with some of its options; none where one of them does nothing.
fn days(process: &Process, options: &[&Offer]) -> Option<i64> {
    let ground = Ground::of(process);
    let mut chosen = options.to_vec();
    chosen.sort_by_key(|offer| (offer.turn(), offer.place()));
    let made = redesign(&ground, &chosen).unwrap();
    // Nor does it where its steps go by themselves once another is made.
    let free = redesign(&ground, &[]).unwrap();
    let removers = ["eliminate", "abolish", "area-assessment", "delegate"];
    let is_idle = |offer: &&&Offer| {
        let gone = |called: &[Option<String>]| offer.steps().all(|step| called[step.index()].is_none());
        let removes = offer.lever().is_some_and(|lever| removers.contains(&lever.english()));
        !removes && !matches!(offer.means, Means::PaperNotNeeded(_)) && gone(&made.called) && !gone(&free.called)
    };
    let all = made.made.iter().all(Result::is_ok) && !chosen.iter().any(|offer| is_idle(&offer));
    all.then(|| measures_of_today(&made.process, &dating()).unwrap().days.thousandths())
}

/// As many options as can be looked at in every combination.
fn most() -> usize {
    if std::env::var_os("CASES").is_some() { 9 } else { 6 }
}

fn rows(document: &Value) -> Vec<&Value> {
    document["package"].as_array().unwrap().iter().filter(|row| row["grade"] != "free").collect()
}

proptest! {
    #![proptest_config(config(24))]

    #[test]
    fn a_goal_is_reached_in_every_case_by_the_least_that_does(
        guide in guide(1..=6, 6), answers in any::<bool>(), most_days in 0..12_i64,
    ) {
        prop_assume!(is_valid(&guide.text));
        let whole = read(&guide.text);
        let choice = Choice { answers, ..granted() };
        let variants: Vec<&Process> = whole.variants().iter().map(|variant| &variant.process).collect();
        let stays = |process: &&Process| reengineer::analysis::Remainder::gone(process).contains(&false);
        prop_assume!(variants.iter().all(stays));
        let of_cases: Vec<Vec<(Name, Offer)>> = variants.iter().map(|process| options(process, &choice)).collect();
        let mut all: BTreeMap<&Name, Vec<Option<&Offer>>> = BTreeMap::new();
        for (case, options) in of_cases.iter().enumerate() {
            for (name, offer) in options {
                all.entry(name).or_insert_with(|| vec![None; variants.len()])[case] = Some(offer);
            }
        }
        prop_assume!(all.len() <= most());
        let all: Vec<Vec<Option<&Offer>>> = all.into_values().collect();
        let shown = whole.main_case().unwrap();
        let goal = most_days * 480_000;
        let mut best: Option<(usize, i64, Vec<i64>)> = None;
        for bits in 0..1_usize << all.len() {
            let chosen: Vec<&Vec<Option<&Offer>>> = (0..all.len()).filter(|at| bits >> at & 1 == 1).map(|at| &all[at]).collect();
            let in_cases: Option<Vec<i64>> = variants.iter().enumerate().map(|(case, process)| {
                let own: Vec<&Offer> = chosen.iter().filter_map(|option| option[case]).collect();
                days(process, &own)
            }).collect();
            let Some(in_cases) = in_cases.filter(|days| days.iter().all(|days| *days <= goal)) else { continue };
            let known = (chosen.len(), in_cases[shown], in_cases);
            if best.as_ref().is_none_or(|best| (known.0, known.1) < (best.0, best.1)) {
                best = Some(known);
            }
        }
        let goal = format!("days={most_days}");
        let asked = ["--levers", "granted,cap", "--goal", &goal, "--answers"];
        let document = searched(&guide.text, &asked[..if answers { 5 } else { 4 }]);
        prop_assert_eq!(&document["goal"]["met"], best.is_some(), "{:?} {}", guide, most_days);
        if let Some((cost, days, _)) = best {
            prop_assert_eq!(&document["goal"]["cost"], cost, "{:?} {}", guide, most_days);
            let reached = document["reached"].as_f64().unwrap();
            prop_assert!((reached * 480_000.0 - days as f64).abs() < 1.0, "{} {:?} {}", reached, guide, most_days);
            prop_assert!(rows(&document).len() <= cost);
        }
    }
}
