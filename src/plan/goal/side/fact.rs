//! The effect of a package on each step, as numbers from which the days are
//! computed in microseconds.

use std::collections::BTreeMap;

use crate::analysis::{Remaining, StandingOrders};
use crate::levers::{Ground, Merger, Offer, Works};
use crate::model::{Actor, Necessity, Process, Relation, StepId};
use crate::plan::fits::is_idle;
use crate::plan::marked::freed;
use crate::plan::redesign::{Built, Free, build, settle};

/// Steps of a file, one bit each.
pub(in crate::plan::goal) type Row = Box<[u64]>;

pub(in crate::plan::goal) fn has(row: &[u64], at: usize) -> bool {
    row[at / 64] >> (at % 64) & 1 == 1
}

pub(in crate::plan::goal) fn put(row: &mut [u64], at: usize) {
    row[at / 64] |= 1 << (at % 64);
}

/// An order with a lag, or by ends other than finish to start.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::plan::goal) struct Tie {
    pub from: usize,
    pub relation: Relation,
    /// In thousandths of a minute.
    pub lag: i64,
}

/// The counts of one step other than its days, including those of merged steps
/// and of its check. Names are numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::plan::goal) struct Counts {
    pub steps: u64,
    pub visits: u64,
    pub departments: Vec<u32>,
    pub materials: Vec<u32>,
}

/// One step under a package.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::plan::goal) struct Fact {
    /// Whether it is gone, or part of another.
    pub gone: bool,
    pub length: i64,
    /// The steps that must have finished before it starts.
    pub after: Row,
    pub ties: Vec<Tie>,
    pub counts: Counts,
}

impl Fact {
    /// Returns whether nothing differs once the steps in `gone` are gone.
    pub(in crate::plan::goal) fn is(&self, other: &Self, gone: &[u64]) -> bool {
        let rows = self.after.iter().zip(&other.after).zip(gone);
        let ties = |fact: &Self| fact.ties.iter().filter(|tie| !has(gone, tie.from)).copied().collect::<Vec<_>>();
        self.gone == other.gone
            && (self.gone || self.length == other.length)
            && rows.into_iter().all(|((one, other), gone)| one & !gone == other & !gone)
            && (self.ties == other.ties || ties(self) == ties(other))
            && self.counts == other.counts
    }
}

/// A package as numbers.
#[derive(Clone, Debug)]
pub(in crate::plan::goal) struct Facts {
    /// By step of the file.
    pub steps: Vec<Fact>,
    /// The options that do nothing in it, by position in the package.
    pub refused: Vec<usize>,
    /// Those for which nothing is left to change though they were made.
    pub idle: Vec<usize>,
    /// Whether lengths can be added.
    pub adds_up: bool,
}

/// Numbers for the names of departments and materials.
#[derive(Clone, Debug, Default)]
pub(in crate::plan::goal) struct Names(BTreeMap<String, u32>);

impl Names {
    fn number(&mut self, name: &str) -> u32 {
        let next = u32::try_from(self.0.len()).expect("fewer than 2³² fit the memory");
        *self.0.entry(name.to_owned()).or_insert(next)
    }
}

/// The effect of a package on each step; `None` where no step is left. With
/// `names` the other counts are filled in too, which takes longer.
pub(in crate::plan::goal) fn facts<'g>(
    ground: &'g Ground<'g>,
    offers: &[&Offer],
    free: Free,
    names: Option<&mut Names>,
) -> Option<Facts> {
    let counted = names.is_some();
    let finish = |works: &Works<'g>, marked: Process| {
        let standing = StandingOrders::of(&marked, &freed(works, free));
        let is_whole = standing.gone.contains(&false) && works.mergers.is_empty();
        let built = if is_whole && !counted { None } else { Some(build(works, &marked, free)?) };
        Ok((marked, standing, built))
    };
    let ((marked, standing, built), made, works) = settle(ground, offers, free, &finish)?;
    let mergers: Vec<&Merger> =
        works.mergers.iter().filter(|merger| merger.members.iter().all(|step| !standing.gone[step.index()])).collect();
    let mut steps = of_steps(&marked, &standing, &mergers, built.as_ref());
    if let Some((names, built)) = names.zip(built.as_ref()) {
        count(&mut steps, built, names);
    }
    let refused = made.iter().enumerate().filter(|(_, made)| made.is_err()).map(|(at, _)| at).collect();
    let idles = |offer: &Offer| is_idle(ground, offer, &works.removed, |step| standing.gone[step.index()]);
    let idle = offers.iter().enumerate().filter(|(at, offer)| made[*at].is_ok() && idles(offer));
    let idle = idle.map(|(at, _)| at).collect();
    let new = built.as_ref().map_or(&marked, |(process, _)| process);
    Some(Facts { steps, refused, idle, adds_up: !new.depends_on_dates() && !marked.depends_on_dates() })
}

fn of_steps(marked: &Process, standing: &StandingOrders, mergers: &[&Merger], built: Option<&Built>) -> Vec<Fact> {
    let count = marked.steps().len();
    let empty: Row = vec![0; count.div_ceil(64)].into();
    // The step that stands for each: the first of those it is merged with.
    let mut stands_for: Vec<usize> = (0..count).collect();
    for merger in mergers {
        for member in &merger.members {
            stands_for[member.index()] = merger.members[0].index();
        }
    }
    let length = |id: StepId| match built {
        Some((process, called)) => {
            let own = called[id.index()].as_ref().and_then(|name| process.find(name).ok());
            own.map_or(0, |own| process.length(own).time().thousandths())
        }
        None => marked.length(id).time().thousandths(),
    };
    let mut facts: Vec<Fact> = marked
        .step_ids()
        .map(|id| {
            let gone = standing.gone[id.index()] || stands_for[id.index()] != id.index();
            let length = if gone { 0 } else { length(id) };
            let after = if mergers.is_empty() { standing.after.row(id).into() } else { empty.clone() };
            Fact { gone, length, after, ties: Vec::new(), counts: Counts::default() }
        })
        .collect();
    if !mergers.is_empty() {
        for to in marked.step_ids() {
            let to_one = stands_for[to.index()];
            for from in standing.after.before(to).into_iter().map(|from| stands_for[from.index()]) {
                if from != to_one {
                    put(&mut facts[to_one].after, from);
                }
            }
        }
    }
    for Remaining { from, to, relation, lag } in &standing.ties {
        let (from, to) = (stands_for[from.index()], stands_for[to.index()]);
        let lag = lag.time().thousandths();
        let ties = &mut facts[to].ties;
        match ties.iter_mut().find(|tie| (tie.from, tie.relation) == (from, *relation)) {
            _ if from == to => {}
            Some(tie) => tie.lag = tie.lag.max(lag),
            None => ties.push(Tie { from, relation: *relation, lag }),
        }
    }
    facts.iter_mut().for_each(|fact| fact.ties.sort_unstable());
    facts
}

/// Adds the counts of the steps of the new definition to the steps of the file
/// that they stand for; those of a check to the step that it belongs to.
fn count(facts: &mut [Fact], (process, called): &Built, names: &mut Names) {
    let own = |id: StepId| called.iter().position(|name| name.as_deref() == Some(&process.step(id).id));
    for id in process.step_ids() {
        let step = process.step(id);
        let checked = || step.after.iter().flatten().next().and_then(|entry| own(entry.step));
        let Some(at) = own(id).or_else(checked) else { continue };
        let counts = &mut facts[at].counts;
        counts.steps += 1;
        counts.visits += u64::from(step.visits.times());
        if step.actor == Actor::Agency {
            for department in step.department.iter().chain(&step.with) {
                counts.departments.push(names.number(&process.departments()[department.index()].name));
            }
        }
        for need in step.askings() {
            let given = process.supplier(need.material).is_some() || process.is_shared(need);
            if need.need != Necessity::Optional && !given {
                counts.materials.push(names.number(&process.materials()[need.material.index()].name));
            }
        }
    }
    for fact in facts {
        for names in [&mut fact.counts.departments, &mut fact.counts.materials] {
            names.sort_unstable();
            names.dedup();
        }
    }
}
