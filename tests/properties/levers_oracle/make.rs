//! A package made: its options one after another in the order of `levers.md`.

use std::collections::BTreeSet;

use super::file::{File, Minutes, words};
use super::groups;
use super::options::Opt;
use super::order::{Ordered, across, orders, source};
use super::removals::Moved;
use super::turn::duration;
use crate::oracle::brute::order::{Order, Reason};
use crate::oracle::model::{Actor, Kind, Need};

/// A step as it is when the options before have been made.
#[derive(Clone, Debug)]
pub struct Now {
    /// How long it takes, without waiting for an occasion.
    pub days: Minutes,
    /// That waiting.
    pub every: Minutes,
    /// Below which no lever goes.
    pub least: Minutes,
    /// Who is answerable.
    pub department: Option<String>,
    /// Who takes part.
    pub with: Vec<String>,
    /// Who acts.
    pub agency: bool,
    /// What kind of step it is.
    pub kind: Option<Kind>,
    /// The matters it belongs to.
    pub matters: Vec<String>,
    /// What it asks for, and whether that is fetched.
    pub asks: Vec<(String, Need, bool)>,
    /// Whether it says what it asks for.
    pub says: bool,
    /// Visits, fee, signatures.
    pub counts: [u32; 3],
    /// `online: full`.
    pub online: bool,
    /// `clock: afterwards`.
    pub afterwards: bool,
}

/// What comes of a package.
#[derive(Clone, Debug)]
pub struct Made<'a> {
    /// The file as it stands.
    pub file: &'a File,
    /// By step of the file.
    pub now: Vec<Now>,
    /// Whether it is no more, or part of another.
    pub gone: Vec<bool>,
    /// Whether an option took it out.
    pub removed: Vec<bool>,
    /// Whether it is part of another.
    pub merged: Vec<bool>,
    /// The members of the steps that became one.
    pub together: Vec<Vec<usize>>,
    /// The orders of the file that no lever took.
    pub base: Vec<Order>,
    /// The order among those that stay.
    pub order: Ordered,
    /// By option, whether it was made.
    pub done: Vec<bool>,
    /// How many checks afterwards, and by whom.
    pub checks: Vec<Option<String>>,
    /// Materials that are no longer asked for because an assessment brings them.
    pub declared: BTreeSet<String>,
    /// Wasted steps of which an answer says that nobody needs their papers.
    pub unneeded: Vec<usize>,
    /// Where a form has a paper handed in, and where no more.
    pub spared: Vec<(usize, usize)>,
    /// Papers that may follow.
    pub late: Vec<Late>,
    /// What each step asks for before any goes.
    pub asked: Vec<Vec<(String, Need, bool)>>,
}

/// A paper that may follow.
#[derive(Clone, Copy, Debug)]
pub struct Late {
    /// The step that asked for it.
    pub by: usize,
    /// The step that it comes from.
    pub from: usize,
    /// Where it has to be in the end.
    pub to: usize,
    /// How long before that ends, where that is another step.
    pub lag: Minutes,
}

pub(super) fn as_it_stands(file: &File) -> Vec<Now> {
    let each = |v: usize| {
        let (step, more) = (&file.steps()[v], &file.more[v]);
        let itself = || vec![format!("the step {:?}", step.id)];
        let matters: Vec<String> = step.matters().into_iter().map(str::to_owned).collect();
        Now {
            days: file.minutes(step.days),
            every: more.every,
            least: more.least,
            department: step.department.clone(),
            with: more.with.clone(),
            agency: step.actor == Actor::Agency,
            kind: step.kind,
            matters: if matters.is_empty() { itself() } else { matters },
            asks: step
                .asks()
                .map(|(name, need)| (name.to_owned(), need, more.shared.iter().any(|shared| shared == name)))
                .collect(),
            says: step.needs.is_some() || step.papers.is_some(),
            counts: [step.visits, step.fee, step.signoffs].map(Option::unwrap_or_default),
            online: more.online,
            afterwards: more.afterwards,
        }
    };
    (0..file.steps().len()).map(each).collect()
}

/// Makes the options, which are in their order: "reachable of the process with the options made", so waste goes of
/// what they leave.
pub fn make<'a>(file: &'a File, options: &[&Opt]) -> Made<'a> {
    let mut done = made_of(file, options, None).done;
    // Pairs that only waste leaves across it are there when it goes.
    for at in (0..options.len()).filter(|&at| options[at].lifts() || options[at].is("single-form")) {
        if !done[at] {
            let tried: Vec<bool> = done.iter().enumerate().map(|(other, done)| *done || other == at).collect();
            let place = tried[..=at].iter().filter(|tried| **tried).count() - 1;
            done[at] = attempt(file, options, &tried).done[place];
        }
    }
    let without = |left_out: usize| {
        let others = options.iter().enumerate().filter(|(at, _)| *at != left_out).map(|(_, opt)| *opt);
        let others: Vec<&Opt> = others.collect();
        let mut made = make(file, &others);
        made.done.insert(left_out, false);
        made
    };
    let removes = |at: &usize| done[*at] && options[*at].turn() == 3;
    // A definition has a step.
    if with_waste(file, options, &done).gone.iter().all(|gone| *gone)
        && let Some(last) = (0..options.len()).rev().find(removes)
    {
        return without(last);
    }
    // One that only another at the same step makes possible, which has nothing left to do beside it.
    let tried = attempt(file, options, &done);
    let again = |at: &usize| tried.done[done[..*at].iter().filter(|done| **done).count()];
    if let Some(held) = (0..options.len()).rev().filter(removes).find(|at| !again(at)) {
        return without(held);
    }
    done.truncate(options.len());
    // "An option that cannot be made at its turn (step gone …)": what goes by itself as waste leaves nothing to change.
    loop {
        let made = with_waste(file, options, &done);
        let goes = |v: &usize| made.gone[*v] && !made.merged[*v];
        let by_itself =
            |opt: &Opt| !opt.steps.iter().any(|&v| made.removed[v]) || opt.steps.iter().all(|&v| waste_alone(file)[v]);
        // An answer about a paper of a step that stays without it is about that step, too.
        let frees = |at: usize| {
            let others: Vec<bool> = done.iter().enumerate().map(|(other, done)| *done && other != at).collect();
            let giver = options[at].papers.first().and_then(|paper| source(file, paper));
            options[at].lever.is_none() && giver.is_some_and(|giver| !with_waste(file, options, &others).gone[giver])
        };
        let is_idle = |at: usize| options[at].steps.iter().all(goes) && by_itself(options[at]) && !frees(at);
        match (0..options.len()).find(|&at| done[at] && is_idle(at)) {
            Some(at) => done[at] = false,
            None => return made,
        }
    }
}

/// With those options that can be made.
fn with_waste<'a>(file: &'a File, options: &[&Opt], done: &[bool]) -> Made<'a> {
    Made { done: done.to_vec(), ..attempt(file, options, done) }
}

/// These options, with the waste that goes.
fn attempt<'a>(file: &'a File, options: &[&Opt], done: &[bool]) -> Made<'a> {
    let mut together: Vec<Vec<usize>> = Vec::new();
    for (opt, _) in options.iter().zip(done).filter(|(opt, done)| opt.merges() && **done) {
        together.push(opt.steps.clone());
    }
    let of_those: Vec<&Opt> = options.iter().zip(done).filter(|(_, done)| **done).map(|(opt, _)| *opt).collect();
    made_of(file, &of_those, Some(&together))
}

/// `waste`: whether it goes, with the steps that become one.
fn made_of<'a>(file: &'a File, options: &[&Opt], waste: Option<&[Vec<usize>]>) -> Made<'a> {
    let count = file.steps().len();
    let mut made = Made {
        file,
        now: as_it_stands(file),
        gone: vec![false; count],
        removed: vec![false; count],
        merged: vec![false; count],
        together: Vec::new(),
        base: Vec::new(),
        order: Ordered::default(),
        done: vec![false; options.len()],
        checks: Vec::new(),
        declared: BTreeSet::new(),
        unneeded: Vec::new(),
        spared: Vec::new(),
        late: Vec::new(),
        asked: Vec::new(),
    };
    let mut moved = Vec::new();
    for (at, opt) in options.iter().enumerate().filter(|(_, opt)| opt.turn() < 3) {
        made.done[at] = made.papers(opt, &mut moved);
    }
    match waste {
        Some(together) => made.removals(options, together),
        // What waste needs holds nothing: it goes in the end.
        None => {
            let together: Vec<Vec<usize>> =
                options.iter().filter(|opt| opt.merges()).map(|opt| opt.steps.clone()).collect();
            made.removals(options, &together);
            made.gone.clone_from(&made.removed);
        }
    }
    made.base(moved, waste.is_some() && !options.is_empty());
    // What is handed in is each member's, whatever becomes one.
    for turn in (4..=14).chain([18, 15, 16, 17]) {
        for (at, opt) in options.iter().enumerate().filter(|(_, opt)| opt.turn() == turn) {
            made.done[at] = made.at_its_turn(opt);
        }
    }
    for (at, opt) in options.iter().enumerate().filter(|(_, opt)| opt.is("single-form")) {
        made.done[at] &= made.spares_a_paper(opt);
        made.done[at] |= !opt.steps.iter().any(|&v| made.removed[v]) && made.free_inside(opt);
    }
    for opt in options.iter().enumerate().filter(|(at, opt)| made.done[*at] && opt.is("commit")).map(|(_, opt)| opt) {
        let check = words(&opt.says("check")["department"]);
        made.checks.push(check.or_else(|| file.steps()[opt.steps[0]].department.clone()));
    }
    made
}

/// The file with nothing made, its waste in place and all its order kept.
pub fn as_written(file: &File) -> Made<'_> {
    let mut made = made_of(file, &[], None);
    for pair in made.order.pairs.values_mut() {
        pair.reason = keep(pair.reason);
        pair.lags.iter_mut().for_each(|(_, reason)| *reason = keep(*reason));
    }
    made.order.ties.iter_mut().for_each(|tie| tie.reason = keep(tie.reason));
    made
}

/// Habit as if nobody had said so.
fn keep(reason: Reason) -> Reason {
    if reason == Reason::Habit { Reason::Open } else { reason }
}

/// The waste that can go of the file as it stands.
pub fn waste_alone(file: &File) -> Vec<bool> {
    make(file, &[]).gone
}

impl Made<'_> {
    /// "the earlier steps of that matter": its last decision by today's end, ties in file order.
    pub fn last_decision(&self, v: usize) -> Option<usize> {
        let file = self.file;
        let matters = file.steps()[v].matters();
        let of_it = |w: &usize| {
            let step = &file.steps()[*w];
            step.kind == Some(Kind::Decision) && step.matters().iter().any(|matter| matters.contains(matter))
        };
        let today = across(file, &orders(file, super::order::as_written(file)), &vec![false; file.steps().len()]);
        let days: Vec<Minutes> = (0..file.steps().len()).map(|w| groups::days(file, w)).collect();
        let times = super::order::earliest(&days, &today.links(|_| true)).unwrap();
        // One that goes decides nothing.
        let waste = waste_alone(file);
        let stays = |w: &usize| !waste[*w] && !self.removed[*w];
        let last = (0..file.steps().len()).filter(of_it).filter(stays).max_by_key(|&w| (times[2 * w + 1], w));
        // What comes after all decisions waits for none, by whichever ends it comes after them.
        let links = today.links(|_| true);
        last.filter(|&last| !super::order::leads(days.len(), &links, 2 * last + 1, 2 * v))
    }

    pub(super) fn papers(&mut self, opt: &Opt, moved: &mut Vec<Moved>) -> bool {
        let mut any = false;
        for (v, paper) in opt.steps.iter().flat_map(|&v| opt.papers.iter().map(move |paper| (v, paper))) {
            let Some(at) = self.now[v].asks.iter().position(|(name, _, _)| name == paper) else { continue };
            match opt.lever {
                Some("drop-material") => {
                    self.now[v].asks.remove(at);
                    any = true;
                }
                Some("share") => any |= !std::mem::replace(&mut self.now[v].asks[at].2, true),
                _ if self.now[v].asks[at].1 != Need::Required => {}
                _ => {
                    any = true;
                    self.now[v].asks[at].1 = Need::Tolerable;
                    let is_decision = self.now[v].kind == Some(Kind::Decision);
                    let from = source(self.file, paper);
                    let Some(to) = self.last_decision(v).filter(|to| !is_decision && *to != v) else {
                        self.late.extend(from.map(|from| Late { by: v, from, to: v, lag: 0 }));
                        continue;
                    };
                    let need = self.now[v].asks.remove(at);
                    let tail = self.file.duration(opt.says("tail"), "").or_else(|| duration(self.file, opt, "tail"));
                    moved.extend(from.map(|from| Moved { by: v, from, to, tail }));
                    match self.now[to].asks.iter_mut().find(|(name, _, _)| name == paper) {
                        Some(known) => known.1 = super::merged::stricter_need(known.1, need.1),
                        None => {
                            self.now[to].asks.push(need);
                            self.now[to].says = true;
                        }
                    }
                }
            }
        }
        any
    }
}
