//! Writes the part of a definition before its steps: facts about the whole
//! process, the cases that its steps name, the materials that they ask for.

use std::collections::HashSet;

use crate::input::print::order;
use crate::input::table::cells::grid::Value;
use crate::input::table::columns::{FACTS, Fact};
use crate::input::table::draft::Lines;
use crate::input::table::facts::Stated;
use crate::input::table::lists::{self, Listed};
use crate::input::table::materials::Spelling;
use crate::input::table::rows::{Filled, StepRow};
use crate::input::table::scalar::{item, scalar};
use crate::input::table::spelt::Spelt;
use crate::input::table::{taken::Taken, values};
use crate::model::KeyGroup;
use crate::source::CellAt;

/// Writes the facts; `title` names a process that has no name in its sheets.
pub(in crate::input::table) fn facts(taken: &Taken, title: &str, first: CellAt, lines: &mut Lines) {
    let words = lines.words;
    let mut facts: Vec<(usize, &'static Fact, &Stated)> = Vec::new();
    for stated in &taken.facts {
        if let Some(fact) = FACTS.get(stated.nth) {
            facts.push((order(KeyGroup::Process, fact.key.0).expect("a key of a process"), fact, stated));
        }
    }
    let cases = if taken.stated("cases").is_none() { cases(&taken.steps) } else { Vec::new() };
    facts.sort_by_key(|(order, _, stated)| (*order, stated.nth));
    if taken.stated("name").is_none() {
        lines.line(first, &[words.key(KeyGroup::Process, "name"), ": ", &scalar(title)]);
    }
    let of_cases = order(KeyGroup::Process, "cases").expect("a key of a process");
    let mut unsaid = (!cases.is_empty()).then_some(cases);
    let mut open = "";
    for (place, fact, stated) in facts {
        if let Some(cases) = unsaid.take_if(|_| place > of_cases) {
            name_cases(&cases, lines);
        }
        if place == usize::MAX {
            lines.comment(stated.at, "", &format!("{}: {}", words.pick(fact.english, fact.chinese), stated.text));
            continue;
        }
        match fact.key {
            (key, None) => lines.value(stated.at, "", words.key(KeyGroup::Process, key), &value(fact, &stated.text)),
            (key, Some(inner)) => {
                if open != key {
                    lines.line(stated.at, &[words.key(KeyGroup::Process, key), ":"]);
                    open = key;
                }
                lines.value(stated.at, "  ", words.within(key, inner), &Spelt::line(&stated.text));
            }
        }
    }
    unsaid.iter().for_each(|cases| name_cases(cases, lines));
}

fn value(fact: &Fact, text: &str) -> Spelt {
    if !fact.is_list {
        return Spelt::text(text);
    }
    match lists::items(text, fact.key.0 != "cases") {
        Listed::Items(items) if items.len() > 1 || fact.key.0 == "cases" => Spelt::texts(&items),
        _ => Spelt::line(text),
    }
}

fn name_cases(cases: &[(String, CellAt)], lines: &mut Lines) {
    if let Some((_, at)) = cases.first() {
        let names: Vec<String> = cases.iter().map(|(name, _)| name.clone()).collect();
        lines.value(*at, "", lines.words.key(KeyGroup::Process, "cases"), &Spelt::texts(&names));
    }
}

/// The cases that steps name, in the order of their first mention.
fn cases(steps: &[StepRow]) -> Vec<(String, CellAt)> {
    let mut seen = HashSet::new();
    let mut cases = Vec::new();
    for step in steps {
        for (item, at) in items(step, "when") {
            if seen.insert(item.clone()) {
                cases.push((item, at));
            }
        }
    }
    cases
}

/// The items of a column of lists, each with its first cell.
fn items(step: &StepRow, key: &str) -> Vec<(String, CellAt)> {
    let cells: Vec<&Filled> = step.all(key).collect();
    let Some(at) = cells.first().map(|cell| cell.at) else { return Vec::new() };
    let values: Vec<&Value> = cells.iter().map(|cell| &cell.value).collect();
    let items = values::list(&values, false).ok().flatten().unwrap_or_default();
    items.into_iter().map(|item| (item, at)).collect()
}

/// Declares the materials that have a sheet of their own, then those that a
/// step asks for and none gives, in the order of their first mention.
pub(in crate::input::table) fn materials(steps: &[StepRow], declared: &[Spelling], lines: &mut Lines) {
    let given: HashSet<String> = steps.iter().flat_map(|step| items(step, "gives")).map(|(item, _)| item).collect();
    let mut seen: HashSet<String> = declared.iter().map(|material| material.name.clone()).collect();
    let mut asked = Vec::new();
    for step in steps {
        for (item, at) in items(step, "papers").into_iter().chain(items(step, "needs")) {
            let name = values::material(&item).name;
            if !given.contains(name) && seen.insert(name.to_owned()) {
                asked.push((name.to_owned(), at));
            }
        }
    }
    let Some(first) = declared.first().map(|material| material.at).or(asked.first().map(|(_, at)| *at)) else { return };
    lines.line(first, &[lines.words.key(KeyGroup::Process, "materials"), ":"]);
    if declared.iter().all(Spelling::is_bare) {
        let names = declared.iter().map(|material| (&material.name, material.at));
        for (name, at) in names.chain(asked.iter().map(|(name, at)| (name, *at))) {
            lines.line(at, &["  - ", &item(name)]);
        }
        return;
    }
    for material in declared {
        material.comments.iter().for_each(|comment| lines.comment(material.at, "  ", comment));
        lines.value(material.at, "  ", &scalar(&material.name), &Spelt::of_cells(material.keys.clone()));
    }
    for (name, at) in &asked {
        lines.value(*at, "  ", &scalar(name), &Spelt::Map(Vec::new()));
    }
}
