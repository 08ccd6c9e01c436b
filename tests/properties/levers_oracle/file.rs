//! A definition as this second program reads it: YAML without the program's own reader.

use std::collections::BTreeMap;

use serde_yaml::Value;

use crate::oracle::line::Line;
use crate::oracle::model::{Actor, After, Because, Clock, Kind, Length, Measure, Need, Process, Relation, Step, Worth};

/// Minutes of time.
pub type Minutes = i64;

/// What a definition says.
#[derive(Clone, Debug)]
pub struct File {
    /// The steps as the second reading of `format.md` has them.
    pub process: Process,
    /// What that reading leaves out, by step.
    pub more: Vec<More>,
    /// `lead`.
    pub lead: Option<String>,
    /// `materials`.
    pub materials: BTreeMap<String, Material>,
}

/// What else is said of a step.
#[derive(Clone, Debug, Default)]
pub struct More {
    /// `with`.
    pub with: Vec<String>,
    /// Half the period is added to the days.
    pub every: Minutes,
    /// `min` of `limit`, below which no lever goes.
    pub least: Minutes,
    /// `days` of `limit`, where it is a duration.
    pub limit: Option<Minutes>,
    /// `online: full`.
    pub online: bool,
    /// `clock: afterwards`.
    pub afterwards: bool,
    /// `chance` of `rework`.
    pub returns: Option<f64>,
    /// The materials whose need has `source: shared`.
    pub shared: Vec<String>,
    /// In which cases of a larger file it is taken; empty: there is none.
    pub taken_in: Vec<bool>,
    /// `may` of the step, in order.
    pub may: Vec<(String, Value)>,
    /// `may` of its needs, in order: material, lever, permit.
    pub papers_may: Vec<(String, String, Value)>,
}

/// An entry of `materials`.
#[derive(Clone, Debug, Default)]
pub struct Material {
    /// `held_by` or `certificate`.
    pub held: bool,
    /// `source: shared`.
    pub shared: bool,
    /// `available_after`.
    pub available_after: Option<String>,
}

impl File {
    /// Reads a definition in English keys.
    pub fn read(text: &str) -> Self {
        let file: Value = serde_yaml::from_str(text).unwrap();
        let mut steps = Vec::new();
        let mut more = Vec::new();
        for step in list(&file["steps"]) {
            steps.push(plain(step));
            more.push(rest(step));
        }
        let mut process = Process::from(steps);
        refer_by_id(&mut process.steps);
        let end = |key: &str| words(&file["limits"][key]).map(|name| id_of(&process.steps, &name));
        (process.limits.from, process.limits.to) = (end("from"), end("to"));
        let materials = match &file["materials"] {
            Value::Sequence(names) => names.iter().filter_map(words).map(|name| (name, Material::default())).collect(),
            Value::Mapping(map) => map.iter().filter_map(|(name, said)| Some((words(name)?, material(said)))).collect(),
            _ => BTreeMap::new(),
        };
        let materials: BTreeMap<String, Material> = materials;
        let available = materials.iter().filter_map(|(name, said)| Some((name.clone(), said.available_after.clone()?)));
        process.available = available.map(|(name, step)| (name, id_of(&process.steps, &step))).collect();
        File { process, more, lead: words(&file["lead"]), materials }
    }

    /// The steps.
    pub fn steps(&self) -> &[Step] {
        &self.process.steps
    }

    /// How time is told.
    pub fn line(&self) -> Line<'_> {
        Line::numbers(&self.process)
    }

    /// A duration in minutes.
    pub fn minutes(&self, length: Length) -> Minutes {
        self.line().span(length).minutes
    }

    /// What a permit states under a key, as a duration.
    pub fn duration(&self, permit: &Value, key: &str) -> Option<Minutes> {
        length(&permit[key]).map(|length| self.minutes(length))
    }

    /// The place of a step, by id or name.
    pub fn place(&self, name: &str) -> Option<usize> {
        let by = |of: fn(&Step) -> &str| self.steps().iter().position(|step| of(step) == name);
        by(|step| &step.id).or_else(|| by(Step::title))
    }

    /// The places that a permit names under a key, as a name or a list.
    pub fn places(&self, permit: &Value, key: &str) -> Vec<usize> {
        names(&permit[key]).iter().filter_map(|name| self.place(name)).collect()
    }

    /// Who gives a material.
    pub fn supplier(&self, material: &str) -> Option<usize> {
        self.steps().iter().position(|step| step.products().iter().any(|product| product == material))
    }
}

/// Names with ids in `after` and `limits`.
fn refer_by_id(steps: &mut [Step]) {
    let known = steps.to_vec();
    for entry in steps.iter_mut().flat_map(|step| step.after.iter_mut().flatten()) {
        entry.step = id_of(&known, &entry.step);
    }
}

fn id_of(steps: &[Step], name: &str) -> String {
    let by_name = || steps.iter().find(|step| step.title() == name);
    steps.iter().find(|step| step.id == name).or_else(by_name).map_or_else(|| name.to_owned(), |step| step.id.clone())
}

/// A sequence, or nothing.
pub fn list(value: &Value) -> &[Value] {
    value.as_sequence().map_or(&[], |items| &items[..])
}

/// A scalar as its spelling.
pub fn words(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(truth) => Some(truth.to_string()),
        _ => None,
    }
}

/// A list of scalars, or one.
pub fn names(value: &Value) -> Vec<String> {
    match value {
        Value::Sequence(items) => items.iter().filter_map(words).collect(),
        one => words(one).into_iter().collect(),
    }
}

/// `7`, `8.5`, `3wd`, `{likely: …}`, `4h`, `at once`.
pub fn length(value: &Value) -> Option<Length> {
    if let Value::Mapping(_) = value {
        return length(&value["likely"]).or_else(|| length(&value["days"]));
    }
    // A limit takes as long as it says.
    let text = words(value)?.trim_start_matches('≤').to_owned();
    if ["at once", "当场"].contains(&text.as_str()) {
        return Some(Length { tenths: 0, of: Measure::Days });
    }
    let end = text.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(text.len());
    let of = Measure::ALL.iter().find(|measure| measure.words().0 == &text[end..]);
    let (whole, part) = text[..end].split_once('.').unwrap_or((&text[..end], "0"));
    assert!(part.len() == 1 && of.is_some(), "a length that this program does not read: {text}");
    Some(Length { tenths: 10 * whole.parse::<i64>().unwrap() + part.parse::<i64>().unwrap(), of: *of? })
}

fn minutes_of_a_day(value: &Value) -> Minutes {
    length(value).map_or(0, |length| match length.of {
        Measure::Hours => length.tenths * 6,
        _ => length.tenths * 48,
    })
}

fn word<T: Copy>(value: &Value, all: &[T], said: fn(T) -> (&'static str, &'static str)) -> Option<T> {
    let text = words(value)?;
    all.iter().copied().find(|one| said(*one).0 == text)
}

fn number(value: &Value) -> Option<u32> {
    value.as_u64().map(|number| u32::try_from(number).unwrap())
}

fn need(value: &Value) -> (String, Need) {
    match words(value) {
        Some(name) => (name, Need::Required),
        None => {
            (words(&value["material"]).unwrap(), word(&value["need"], Need::ALL, Need::words).unwrap_or(Need::Required))
        }
    }
}

fn plain(step: &Value) -> Step {
    let needs = |key: &str| step[key].as_sequence().map(|items| items.iter().map(need).collect());
    let name = words(&step["name"]);
    let after = |entry: &Value| match words(entry) {
        Some(step) => After { step, ..After::default() },
        None => After {
            step: words(&entry["step"]).unwrap(),
            because: word(&entry["because"], Because::ALL, Because::words),
            basis: words(&entry["basis"]),
            relation: word(&entry["relation"], Relation::ALL, Relation::words).unwrap_or_default(),
            lag: length(&entry["lag"]).unwrap_or_default(),
        },
    };
    Step {
        id: words(&step["id"]).or_else(|| name.clone()).unwrap(),
        name,
        department: words(&step["department"]),
        actor: word(&step["actor"], Actor::ALL, Actor::words).unwrap_or_default(),
        items: names(&step["item"]),
        kind: word(&step["kind"], Kind::ALL, Kind::words),
        days: length(&step["days"]).unwrap(),
        work: length(&step["work"]),
        value: word(&step["value"], Worth::ALL, Worth::words),
        clock: word(&step["clock"], Clock::ALL, Clock::words),
        visits: number(&step["visits"]),
        fee: number(&step["fee"]),
        after: step["after"].as_sequence().map(|entries| entries.iter().map(after).collect()),
        signoffs: number(&step["signoffs"]),
        needs: needs("needs"),
        papers: needs("papers"),
        gives: step["gives"].as_sequence().map(|items| items.iter().filter_map(words).collect()),
        law: names(&step["law"]),
    }
}

fn rest(step: &Value) -> More {
    let askings = || list(&step["needs"]).iter().chain(list(&step["papers"]));
    let permits = |may: &Value| -> Vec<(String, Value)> {
        let entries = may.as_mapping().into_iter().flatten();
        entries.map(|(lever, permit)| (words(lever).unwrap(), permit.clone())).collect()
    };
    let of_papers = askings().flat_map(|need| {
        let material = words(&need["material"]).unwrap_or_default();
        permits(&need["may"]).into_iter().map(move |(lever, permit)| (material.clone(), lever, permit))
    });
    let is_shared = |need: &&Value| words(&need["source"]).as_deref() == Some("shared");
    More {
        with: names(&step["with"]),
        every: minutes_of_a_day(&step["every"]) / 2,
        least: minutes_of_a_day(&step["limit"]["min"]),
        limit: length(&step["limit"])
            .filter(|_| step["limit"]["from"].is_null())
            .map(|_| minutes_of_a_day(&step["limit"])),
        online: words(&step["online"]).as_deref() == Some("full"),
        afterwards: words(&step["clock"]).as_deref() == Some("afterwards"),
        returns: step["rework"]["chance"].as_f64(),
        shared: askings().filter(is_shared).filter_map(|need| words(&need["material"])).collect(),
        taken_in: Vec::new(),
        may: permits(&step["may"]),
        papers_may: of_papers.collect(),
    }
}

fn material(said: &Value) -> Material {
    Material {
        held: !said["held_by"].is_null() || !said["certificate"].is_null(),
        shared: words(&said["source"]).as_deref() == Some("shared"),
        available_after: words(&said["available_after"]),
    }
}
