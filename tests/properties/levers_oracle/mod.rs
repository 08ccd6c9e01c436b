//! A slow second program for `propose`, written from `levers.md` alone, against which the first is held.
//!
//! It keeps the order as pairs and ties with their statuses and writes no definition; the program writes one and
//! analyzes it.

pub mod dice;
mod drawn;
mod figures;
pub mod file;
pub mod generate;
mod goals;
mod groups;
mod lifts;
mod lost;
mod make;
mod merged;
pub mod options;
mod order;
mod papers;
mod permits;
mod plain;
pub mod program;
mod removals;
mod turn;

use proptest::prelude::*;
use proptest::sample::subsequence;
use serde_json::{Value, json};

use self::figures::Figures;
use self::file::File;
use self::generate::definition;
use self::make::make;
use self::options::{LEVERS, Opt};
use self::plain::plain;
use crate::program::config;

/// What the second program says of a package, as `propose --format json` prints it.
pub fn expected(file: &File, options: &[Opt]) -> Value {
    let all: Vec<&Opt> = options.iter().collect();
    let done = make(file, &all).done;
    let package: Vec<&Opt> = all.iter().zip(&done).filter(|(_, done)| **done).map(|(opt, _)| *opt).collect();
    let number = |minutes: i64| file.line().number(minutes);
    let free = make(file, &[]).figures();
    let (mut before, mut checks) = (free, 0);
    let rows = package.iter().enumerate().map(|(at, opt)| {
        let made = make(file, &package[..=at]);
        let (was, then) = (std::mem::replace(&mut before, made.figures()), made.figures());
        let more = made.checks.len() as i64 - std::mem::replace(&mut checks, made.checks.len() as i64);
        json!({
            "lever": opt.lever,
            "basis": bases(&json!(opt.basis)),
            "steps": sorted(opt.steps.iter().map(|&v| file.steps()[v].id.clone()).collect()),
            "papers": if opt.at_need || opt.lever.is_none() { &opt.papers[..] } else { &[] },
            "saves_alone": number(free.days - make(file, &[opt]).days()),
            "saves_in_sequence": number(was.days - then.days),
            "also": {
                "steps": then.steps - was.steps, "departments": then.departments - was.departments,
                "materials": then.materials - was.materials, "askings": then.asked - was.asked,
                "visits": then.visits - was.visits, "signatures": then.signatures - was.signatures,
                "fees": then.fee - was.fee, "checks_afterwards": more,
            },
        })
    });
    let rows: Vec<Value> = rows.collect();
    json!({
        "reachable": number(free.days),
        "after": told(file, &make(file, &package).figures()),
        "package": rows,
    })
}

/// Figures as they are printed, "n/a" as 0.
fn told(file: &File, figures: &Figures) -> Value {
    json!({
        "days": file.line().number(figures.days), "steps": figures.steps, "departments": figures.departments,
        "materials": figures.materials, "asked": figures.asked, "visits": figures.visits, "fee": figures.fee,
        "signatures": figures.signatures,
    })
}

fn sorted(mut ids: Vec<String>) -> Vec<String> {
    ids.sort();
    ids
}

/// The bases of a row, in no order.
fn bases(joined: &Value) -> Vec<String> {
    let split = |text: &str| text.split(['；', ';']).map(|basis| basis.trim().to_owned()).collect();
    sorted(joined.as_str().map(split).unwrap_or_default())
}

/// Measures of a document in the same form.
fn measures(of: &Value) -> Value {
    let number = |value: &Value| if value.is_null() { json!(0) } else { value.clone() };
    json!({
        "days": of["days"], "steps": of["steps"], "departments": number(&of["departments"]),
        "materials": number(&of["materials"]["distinct"]), "asked": number(&of["materials"]["asked"]),
        "visits": number(&of["visits"]), "fee": number(&of["fee"]), "signatures": number(&of["signatures"]),
    })
}

/// The same of what the program printed.
pub fn printed(document: &Value) -> Value {
    let rows = document["package"].as_array().unwrap().iter().filter(|row| row["grade"] != "free").map(|row| {
        let steps = row["steps"].as_array().unwrap().iter().map(|step| step.as_str().unwrap().to_owned());
        let mut also = row["also"].clone();
        also.as_object_mut().unwrap().remove("work_in_vain_days");
        json!({
            "lever": row["lever"], "basis": bases(&row["basis"]), "steps": sorted(steps.collect()), "papers": row["papers"],
            "saves_alone": row["saves_alone"], "saves_in_sequence": row["saves_in_sequence"], "also": also,
        })
    });
    let rows: Vec<Value> = rows.collect();
    assert_eq!(document["after"]["days"], document["reached"]);
    json!({"reachable": document["reachable"], "after": measures(&document["after"]), "package": rows})
}

/// A definition with what the program proposes for it; none where it is invalid, or nothing of it stays.
fn proposed(text: &str, args: &[&str]) -> Result<(File, Value), TestCaseError> {
    let document = program::propose(text, args).ok_or_else(|| TestCaseError::reject("nothing to propose for"))?;
    Ok((File::read(text), document))
}

proptest! {
    #![proptest_config(config(24))]

    #[test]
    fn a_package_of_what_is_granted_is_what_a_second_program_says(text in definition(1..=7, 8)) {
        let (file, document) = proposed(&text, &["--levers", "granted,cap"])?;
        let options = options::granted(&file);
        prop_assert_eq!(
            printed(&document), expected(&file, &options), "\n{}\nnot offered: {:#}", text, document["not_offered"]
        );
    }

    #[test]
    fn some_levers_with_answers_come_to_what_a_second_program_says(
        text in definition(1..=7, 12),
        named in subsequence(LEVERS.to_vec(), 1..=LEVERS.len()),
    ) {
        let (file, document) = proposed(&text, &["--levers", &named.join(","), "--answers"])?;
        let granted = options::granted(&file).into_iter().filter(|opt| named.iter().any(|lever| opt.is(lever)));
        let mut options: Vec<Opt> = granted.chain(options::answers(&file)).collect();
        options.sort_by_key(Opt::in_turn);
        prop_assert_eq!(printed(&document), expected(&file, &options), "\n{}\n{:?}", text, named);
    }

    #[test]
    fn steps_beside_each_other_come_to_what_a_second_program_says(text in plain(), answers in any::<bool>()) {
        let args = ["--levers", "granted", "--answers"];
        let (file, document) = proposed(&text, &args[..if answers { 3 } else { 2 }])?;
        let mut options = options::granted(&file);
        options.extend(options::answers(&file).into_iter().filter(|_| answers));
        options.sort_by_key(Opt::in_turn);
        prop_assert_eq!(printed(&document), expected(&file, &options), "\n{}", text);
    }

    #[test]
    fn what_is_suggested_comes_to_what_a_second_program_says(text in definition(1..=7, 5)) {
        let (file, document) = proposed(&text, &["--levers", "granted,suggested"])?;
        let mut options: Vec<Opt> = options::granted(&file).into_iter().filter(|opt| !opt.is("cap")).collect();
        options.extend(options::suggested(&file, &document["package"]));
        options.sort_by_key(Opt::in_turn);
        prop_assert_eq!(printed(&document), expected(&file, &options), "\n{}", text);
    }

    #[test]
    fn all_grades_together_come_to_what_a_second_program_says(text in definition(1..=7, 12)) {
        let (file, document) = proposed(&text, &["--levers", "granted,suggested,cap", "--answers"])?;
        let mut options: Vec<Opt> = options::granted(&file);
        options.extend(options::suggested(&file, &document["package"]));
        options.extend(options::answers(&file));
        options.sort_by_key(Opt::in_turn);
        prop_assert_eq!(printed(&document), expected(&file, &options), "\n{}", text);
    }

    #[test]
    fn signs_that_are_laid_down_to_the_letter_are_seen(text in definition(1..=7, 5)) {
        let (file, document) = proposed(&text, &[])?;
        let all: Vec<Opt> = options::granted(&file).into_iter().filter(|opt| !opt.is("cap")).collect();
        let mut gone = make(&file, &all.iter().collect::<Vec<_>>()).gone;
        gone.iter_mut().zip(make::waste_alone(&file)).for_each(|(gone, goes)| *gone |= goes);
        for lever in ["on-demand", "flatten"] {
            let told = |v: &usize| {
                let is_it = |row: &&Value| {
                    row["grade"] == "suggested" && row["lever"] == lever && row["steps"] == json!([file.steps()[*v].id])
                };
                document["further"].as_array().unwrap().iter().any(|row| is_it(&row))
            };
            let seen: Vec<usize> = (0..file.steps().len()).filter(told).filter(|&v| !gone[v]).collect();
            let signs: Vec<usize> = options::signs(&file, lever).into_iter().filter(|&v| !gone[v]).collect();
            prop_assert_eq!(seen, signs, "{}\n{}", lever, text);
        }
    }

    #[test]
    fn the_new_definition_comes_to_what_was_promised_by_both_programs(text in definition(1..=7, 8)) {
        let (_, document) = proposed(&text, &["--levers", "granted,cap"])?;
        let new = program::new_definition(&text);
        let analysis = crate::program::analyze(&new);
        prop_assert_eq!(measures(&analysis["today"]), measures(&document["after"]), "\n{}\n{}", text, new);
        let read = File::read(&new);
        prop_assert_eq!(told(&read, &make::as_written(&read).figures()), measures(&document["after"]), "\n{}\n{}", text, new);
        // Nothing of the same is proposed again, by either.
        let used = document["package"].as_array().unwrap().iter().filter(|row| row["grade"] == "granted");
        for row in used {
            let is_same = |opt: &Opt| {
                let steps = opt.steps.iter().map(|&v| read.steps()[v].id.as_str());
                row["lever"] == opt.lever.unwrap()
                    && row["papers"] == json!(if opt.at_need { &opt.papers[..] } else { &[] })
                    && steps.into_iter().any(|id| row["steps"].as_array().unwrap().iter().any(|step| step == id))
            };
            prop_assert!(!options::granted(&read).iter().any(is_same), "{}\n{}\n{}", row, text, new);
        }
    }
}
