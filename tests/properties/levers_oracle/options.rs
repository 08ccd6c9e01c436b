//! Which options a file has: each lever at each place, and the questions.

use serde_yaml::Value;

use super::file::{File, names, words};
use super::groups;
use super::order::{Ordered, of_file};
use crate::oracle::brute::questions_without_dates;
use crate::oracle::model::{Kind, Need};

/// The levers in the order of the table in `levers.md`.
pub const LEVERS: [&str; 23] = [
    "eliminate",
    "abolish",
    "area-assessment",
    "parallel",
    "pre-review",
    "tolerate",
    "postpone",
    "early-start",
    "commit",
    "instant",
    "filing",
    "on-demand",
    "online",
    "cap",
    "merge",
    "joint",
    "single-window",
    "single-form",
    "share",
    "drop-material",
    "flatten",
    "delegate",
    "assist",
];

/// One lever at one place, or one answer.
#[derive(Clone, Debug)]
pub struct Opt {
    /// The lever; none for an answer.
    pub lever: Option<&'static str>,
    /// The steps that it is made at, in the file's order.
    pub steps: Vec<usize>,
    /// The papers that it is about.
    pub papers: Vec<String>,
    /// What permits it at each carrier.
    pub permits: Vec<Value>,
    /// The texts of the bases, joined as printed.
    pub basis: Option<String>,
    /// Whether it stands at a need.
    pub at_need: bool,
}

impl Opt {
    /// What a parameter says, at the first carrier that has it.
    pub fn says(&self, key: &str) -> &Value {
        self.permits.iter().map(|permit| &permit[key]).find(|value| !value.is_null()).unwrap_or(&Value::Null)
    }

    /// Whether steps become one.
    pub fn merges(&self) -> bool {
        ["merge", "joint", "single-window"].iter().any(|lever| self.is(lever))
    }

    /// Whether it changes the order alone.
    pub fn lifts(&self) -> bool {
        ["parallel", "early-start", "postpone", "pre-review"].iter().any(|lever| self.is(lever))
    }

    /// Whether it is the lever.
    pub fn is(&self, lever: &str) -> bool {
        self.lever == Some(lever)
    }

    /// Its place in the order in which options are made.
    pub fn in_turn(&self) -> (u8, Option<usize>, Option<usize>, bool) {
        let table = LEVERS.iter().position(|one| self.is(one));
        // Beside those that make a step go.
        let removes = self.is("area-assessment") && self.turn() == 3 || self.is("delegate");
        let turn = if removes { 3 } else { self.turn() };
        (turn, table, self.steps.iter().min().copied(), self.at_need)
    }

    /// The turn at which it is made.
    pub fn turn(&self) -> u8 {
        let removes = |opt: &Self| opt.says("days").is_null();
        match self.lever {
            Some("drop-material") => 0,
            Some("share") => 1,
            Some("tolerate") => 2,
            Some("eliminate" | "abolish") => 3,
            Some("area-assessment") if removes(self) => 3,
            Some("delegate") if self.permits[0].is_null() => 3,
            Some("area-assessment" | "delegate") => 4,
            Some("commit" | "instant" | "filing" | "cap") => 5,
            Some("on-demand") => 6,
            Some("online") => 7,
            Some("flatten") => 8,
            Some("assist") => 9,
            Some("pre-review") => 10,
            Some("postpone") => 11,
            Some("early-start") => 12,
            Some("parallel") => 13,
            None => 14,
            Some("merge") => 15,
            Some("joint") => 16,
            Some("single-window") => 17,
            Some(_) => 18,
        }
    }
}

fn basis(permit: &Value) -> Option<String> {
    words(permit).or_else(|| words(&permit["basis"]))
}

fn option(lever: &str, steps: Vec<usize>, papers: Vec<String>, permit: &Value, at_need: bool) -> Opt {
    let lever = LEVERS.iter().find(|known| **known == lever).copied();
    Opt { lever, steps, papers, basis: basis(permit), permits: vec![permit.clone()], at_need }
}

/// The granted options of a file, in the order in which they are made.
pub fn granted(file: &File) -> Vec<Opt> {
    let mut found = Vec::new();
    let all = of_file(file);
    for v in 0..file.steps().len() {
        for (lever, permit) in &file.more[v].may {
            found.extend(at_step(file, &all, v, lever, permit));
        }
        for (material, lever, permit) in &file.more[v].papers_may {
            let papers = vec![material.clone()];
            let fits = match lever.as_str() {
                "tolerate" => asks(file, v, material) == Some(Need::Required),
                "share" => may_be_shared(file, v, material),
                // The others have no place at a need.
                other => other == "drop-material",
            };
            found.extend(fits.then(|| option(lever, vec![v], papers, permit, true)));
        }
    }
    found.extend(abolitions(file));
    found.extend(groups::groups(file, &all));
    found.sort_by_key(Opt::in_turn);
    found
}

fn asks(file: &File, v: usize, material: &str) -> Option<Need> {
    file.steps()[v].asks().find(|(name, _)| *name == material).map(|(_, need)| need)
}

/// "these askings of a material with `held_by` or `certificate`".
fn may_be_shared(file: &File, v: usize, material: &str) -> bool {
    let of = file.materials.get(material);
    of.is_some_and(|of| of.held && !of.shared) && !file.more[v].shared.iter().any(|name| name == material)
}

/// "the steps of its `item` (which must be written) that carry it": of each matter.
fn abolitions(file: &File) -> Vec<Opt> {
    let carries = |w: &usize| file.more[*w].may.iter().any(|(lever, _)| lever == "abolish");
    let mut items: Vec<&String> = file.steps().iter().flat_map(|step| &step.items).collect();
    items.sort();
    items.dedup();
    let mut found: Vec<Opt> = Vec::new();
    for item in items {
        let of_it = |w: &usize| file.steps()[*w].items.contains(item);
        let steps: Vec<usize> = (0..file.steps().len()).filter(carries).filter(of_it).collect();
        if steps.is_empty() || found.iter().any(|other| other.steps == steps) {
            continue;
        }
        let permits: Vec<Value> = steps.iter().map(|&w| permit_of(file, w, "abolish").clone()).collect();
        let basis = groups::united(permits.iter().filter_map(basis));
        found.push(Opt { permits, basis, ..option("abolish", steps, Vec::new(), &Value::Null, false) });
    }
    found
}

fn at_step(file: &File, today: &Ordered, v: usize, lever: &str, permit: &Value) -> Option<Opt> {
    let (step, more) = (&file.steps()[v], &file.more[v]);
    let plain = || Some(option(lever, vec![v], Vec::new(), permit, false));
    let if_so = |fits: bool| if fits { plain() } else { None };
    // One that is not asked for permits nothing.
    let listed = |key: &str, fits: &dyn Fn(&str) -> bool| {
        let named = names(&permit[key]);
        let are_asked = named.iter().all(|name| asks(file, v, name).is_some());
        let papers: Vec<String> = named.into_iter().filter(|name| are_asked && fits(name)).collect();
        (!papers.is_empty()).then(|| option(lever, vec![v], papers, permit, false))
    };
    let of = || file.places(permit, "of").first().copied();
    match lever {
        "tolerate" => listed("papers", &|name| asks(file, v, name) == Some(Need::Required)),
        "drop-material" => listed("materials", &|name| asks(file, v, name).is_some()),
        "share" => {
            let papers: Vec<String> =
                step.asks().map(|(name, _)| name.to_owned()).filter(|name| may_be_shared(file, v, name)).collect();
            (!papers.is_empty()).then(|| option(lever, vec![v], papers, permit, false))
        }
        "postpone" => {
            let to = file.places(permit, "to").first().copied();
            let before = |x: usize, v: usize| today.pairs.contains_key(&(x, v));
            if_so(of().is_some_and(|of| to.is_some_and(|to| before(of, v) && before(v, to))))
        }
        "early-start" => if_so(of().is_some_and(|of| today.pairs.contains_key(&(of, v)))),
        "on-demand" => if_so(more.every > 0),
        "online" => if_so(!more.online || step.visits.unwrap_or(0) > 0),
        "flatten" => {
            let signatures = permit["signoffs"].as_u64().unwrap_or(2);
            let fewer = step.signoffs.is_some_and(|today| u64::from(today) > signatures);
            if_so(fewer || !permit["days"].is_null())
        }
        "delegate" => {
            let other = !permit["department"].is_null() || !permit["days"].is_null();
            if step.kind == Some(Kind::Transfer) {
                let all = plain()?;
                return Some(Opt { permits: vec![Value::Null], ..all });
            }
            if_so(other)
        }
        "assist" => {
            if_so(more.returns.is_some_and(|chance| permit["chance"].as_f64().is_some_and(|then| then < chance)))
        }
        "cap" => if_so(!permit["days"].is_null() || more.limit.is_some()),
        "abolish" | "merge" | "joint" | "single-window" | "single-form" => None,
        _ => plain(),
    }
}

/// The options without a basis in the file that the program puts into a package. Which signs speak for a lever is only
/// in part laid down to the letter; what it then does is.
pub fn suggested(file: &File, package: &serde_json::Value) -> Vec<Opt> {
    let texts = |list: &serde_json::Value| -> Vec<String> {
        list.as_array().unwrap().iter().map(|text| text.as_str().unwrap().to_owned()).collect()
    };
    let rows = package.as_array().unwrap().iter().filter(|row| row["grade"] == "suggested");
    rows.map(|row| {
        let lever = LEVERS.iter().find(|lever| row["lever"] == **lever).copied();
        let steps: Vec<usize> = texts(&row["steps"]).iter().filter_map(|id| file.place(id)).collect();
        let papers = texts(&row["papers"]);
        let permits = vec![Value::Null; steps.len()];
        Opt { lever, steps, at_need: !papers.is_empty(), papers, permits, basis: None }
    })
    .collect()
}

/// The steps at which signs that are laid down to the letter speak for a lever that the file does not permit there:
/// "`every` → `on-demand`; more than two signatures → `flatten`".
pub fn signs(file: &File, lever: &str) -> Vec<usize> {
    let speaks = |v: &usize| match lever {
        "on-demand" => file.more[*v].every > 0,
        _ => file.steps()[*v].signoffs.is_some_and(|signatures| signatures > 2),
    };
    let permitted = |v: &usize| file.more[*v].may.iter().any(|(known, _)| known == lever);
    (0..file.steps().len()).filter(speaks).filter(|v| !permitted(v)).collect()
}

/// What allows a lever at a step.
pub fn permit_of<'a>(file: &'a File, v: usize, lever: &str) -> &'a Value {
    let found = file.more[v].may.iter().find(|(known, _)| known == lever);
    found.map_or(&Value::Null, |(_, permit)| permit)
}

/// The answers to the questions of the file: "the step's open pairs go; a wasted step's paper is not needed".
pub fn answers(file: &File) -> Vec<Opt> {
    // What comes after the result "holds no waste and raises no question".
    let mut process = file.process.clone();
    let mut afterwards = file.more.iter().map(|more| more.afterwards);
    process.steps.retain(|_| !afterwards.next().unwrap());
    let told = questions_without_dates(&process);
    let answer = |question: &serde_json::Value| Opt {
        lever: None,
        steps: file.place(question["step"].as_str().unwrap()).into_iter().collect(),
        papers: question["paper"].as_str().map(str::to_owned).into_iter().collect(),
        permits: vec![Value::Null],
        basis: None,
        at_need: false,
    };
    let mut found: Vec<Opt> = told.as_array().unwrap().iter().map(answer).collect();
    let given = |opt: &Opt| {
        let paper = opt.papers.first()?;
        let by = file.supplier(paper)?;
        Some((by, file.steps()[by].products().iter().position(|product| product == paper)))
    };
    found.sort_by_key(|opt| (opt.steps[0], given(opt)));
    found
}
