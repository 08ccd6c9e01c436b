//! The steps that a lever takes together, and what their order loses by it.

use std::collections::BTreeSet;

use serde_yaml::Value;

use super::file::{File, words};
use super::options::{LEVERS, Opt, permit_of};
use super::order::{Link, Ordered, earliest, ends, leads};
use crate::oracle::brute::order::Reason;
use crate::oracle::model::Kind;

/// Every group of merge, joint, single-window and single-form.
pub fn groups(file: &File, today: &Ordered) -> Vec<Opt> {
    let mut found = Vec::new();
    for members in merges(file, today) {
        found.extend(as_option(file, "merge", &in_todays_order(file, today, members)));
    }
    for lever in ["joint", "single-window", "single-form"] {
        for members in taken_together(file, today, lever) {
            found.extend(as_option(file, lever, &members));
        }
    }
    found.retain(|opt| opt.is("single-form") || lifted(file, today, &opt.steps).is_some());
    found.retain(|opt| agree(file, opt) && !is_above_sum(file, opt));
    // "what then contradicts a record is an error naming it"
    let apart =
        |opt: &Opt| opt.steps.iter().all(|&a| opt.steps.iter().all(|&b| a == b || !recorded_before(file, today, a, b)));
    found.retain(|opt| opt.is("merge") || apart(opt));
    // "Only steps with the same `when`"
    found.retain(|opt| opt.steps.iter().all(|&v| file.more[v].taken_in == file.more[opt.steps[0]].taken_in));
    found
}

/// "differing parameters are an error naming both lines"
fn agree(file: &File, opt: &Opt) -> bool {
    let lengths: BTreeSet<i64> = opt.permits.iter().filter_map(|permit| file.duration(permit, "days")).collect();
    let windows: BTreeSet<String> = opt.permits.iter().filter_map(|permit| words(&permit["window"])).collect();
    lengths.len() < 2 && windows.len() < 2
}

/// "more than their sum an error"; nor do steps of other offices take longer together than one after another.
fn is_above_sum(file: &File, opt: &Opt) -> bool {
    let sum: i64 = opt.steps.iter().map(|&v| file.minutes(file.steps()[v].days)).sum();
    opt.permits.iter().filter_map(|permit| file.duration(permit, "days")).any(|days| days > sum)
}

fn as_option(file: &File, lever: &str, members: &[usize]) -> Option<Opt> {
    let steps = members.to_vec();
    let permits: Vec<Value> = steps.iter().map(|&v| permit_of(file, v, lever).clone()).collect();
    let basis = united(permits.iter().filter_map(|permit| words(permit).or_else(|| words(&permit["basis"]))));
    let lever = LEVERS.iter().find(|known| **known == lever).copied();
    (steps.len() > 1).then_some(Opt { lever, steps, papers: Vec::new(), permits, basis, at_need: false })
}

/// Several bases as they are printed: each once.
pub fn united(bases: impl Iterator<Item = String>) -> Option<String> {
    let mut once: Vec<String> = Vec::new();
    for basis in bases {
        if !once.contains(&basis) {
            once.push(basis);
        }
    }
    (!once.is_empty()).then(|| once.join(if once.iter().any(|basis| !basis.is_ascii()) { "；" } else { "; " }))
}

/// Waste that goes by itself is no part of what others become together.
fn carriers(file: &File, lever: &str) -> Vec<usize> {
    let waste = super::make::waste_alone(file);
    let carries = |v: &usize| file.more[*v].may.iter().any(|(known, _)| known == lever) && !file.more[*v].afterwards;
    (0..file.steps().len()).filter(carries).filter(|&v| !waste[v]).collect()
}

/// By today's start, ties in file order.
fn in_todays_order(file: &File, today: &Ordered, mut steps: Vec<usize>) -> Vec<usize> {
    let days: Vec<i64> = (0..file.steps().len()).map(|v| days(file, v)).collect();
    let times = earliest(&days, &today.links(|_| true)).unwrap();
    steps.sort_by_key(|&v| (times[2 * v], v));
    steps
}

/// The days of a step of the file, waiting for an occasion included.
pub fn days(file: &File, v: usize) -> i64 {
    file.minutes(file.steps()[v].days) + file.more[v].every
}

/// "those of the same department next to it in today's reduced order that carry `merge`, and theirs".
fn merges(file: &File, today: &Ordered) -> Vec<Vec<usize>> {
    let carriers = carriers(file, "merge");
    let between = |a: usize, b: usize| today.pairs.contains_key(&(a, b));
    let waste = super::make::waste_alone(file);
    let staying = || (0..file.steps().len()).filter(|&v| !waste[v]);
    let next = |a: usize, b: usize| between(a, b) && !staying().any(|c| between(a, c) && between(c, b));
    let with = |v: usize| file.places(permit_of(file, v, "merge"), "with");
    let names_some = |v: usize| !permit_of(file, v, "merge")["with"].is_null();
    let department = |v: usize| file.steps()[v].department.clone();
    let joined = |a: usize, b: usize| {
        let by_default = |a: usize, b: usize| {
            !names_some(a)
                && carriers.contains(&b)
                && !names_some(b)
                && file.more[a].taken_in == file.more[b].taken_in
                && department(a).is_some()
                && department(a) == department(b)
                && (next(a, b) || next(b, a))
        };
        let one = |a: usize, b: usize| carriers.contains(&a) && (with(a).contains(&b) || by_default(a, b));
        one(a, b) || one(b, a)
    };
    let mut left: Vec<usize> = staying().filter(|&v| !file.more[v].afterwards).collect();
    let mut found = Vec::new();
    while !left.is_empty() {
        let mut group = vec![left.remove(0)];
        while let Some(at) = left.iter().position(|&b| group.iter().any(|&a| joined(a, b))) {
            group.push(left.remove(at));
        }
        found.push(group);
    }
    found
}

/// "The carriers are taken in today's order; one joins the open group unless a member is before it by recorded
/// orders of any relation, directly or through other steps; then it begins the next."
fn taken_together(file: &File, today: &Ordered, lever: &str) -> Vec<Vec<usize>> {
    let kind = |v: usize| file.steps()[v].kind;
    let fits = |v: &usize| match lever {
        "single-window" => kind(*v) == Some(Kind::Intake),
        "joint" => kind(*v).is_some(),
        _ => true,
    };
    let carriers: Vec<usize> = carriers(file, lever).into_iter().filter(fits).collect();
    let hand = |v: usize| words(&permit_of(file, v, lever)["group"]);
    let of_kind = |v: usize| kind(v).filter(|_| lever == "joint").map(|kind| kind.words().0);
    let sort = |v: usize| (of_kind(v), hand(v), &file.more[v].taken_in);
    let mut found: Vec<Vec<usize>> = Vec::new();
    let mut done: Vec<usize> = Vec::new();
    for &first in &carriers {
        if done.contains(&first) {
            continue;
        }
        let of_sort: Vec<usize> = carriers.iter().copied().filter(|&v| sort(v) == sort(first)).collect();
        done.extend(&of_sort);
        let mut open: Vec<usize> = Vec::new();
        for v in in_todays_order(file, today, of_sort) {
            // Steps that start at one moment may stand in the file the other way round.
            let apart =
                |member: usize| recorded_before(file, today, member, v) || recorded_before(file, today, v, member);
            if hand(v).is_none() && open.iter().any(|&member| apart(member)) {
                found.push(std::mem::take(&mut open));
            }
            open.push(v);
        }
        found.push(open);
    }
    found
}

/// "before it by recorded orders of any relation, directly or through other steps".
fn recorded_before(file: &File, today: &Ordered, a: usize, b: usize) -> bool {
    let pairs = today.pairs.iter().filter(|(_, pair)| pair.reason.is_recorded()).map(|(&ends, _)| ends);
    let ties = today.ties.iter().filter(|tie| tie.reason.is_recorded()).map(|tie| (tie.from, tie.to));
    let orders: Vec<(usize, usize)> = pairs.chain(ties).collect();
    let mut reached = vec![false; file.steps().len()];
    reached[a] = true;
    while let Some(&(_, v)) = orders.iter().find(|(x, v)| reached[*x] && !reached[*v]) {
        reached[v] = true;
    }
    reached[b]
}

/// One part of the order that goes because steps are taken together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lifted {
    /// The step waited for.
    pub from: usize,
    /// The step that waits.
    pub to: usize,
    /// Ends of an FF or SS order; none for a pair.
    pub tie: Option<(usize, usize)>,
}

/// "Where an unrecorded order closes a loop through the merged step it goes too: those into members first, then out
/// of members, then between steps that lie between members. What goes is fixed from the file as it stands": what
/// goes, or none where a recorded order forbids.
pub fn lifted(file: &File, today: &Ordered, members: &[usize]) -> Option<Vec<Lifted>> {
    let count = file.steps().len();
    let at = |event: usize| if members.contains(&(event / 2)) { 2 * members[0] + event % 2 } else { event };
    let inside = |one: &Lifted| members.contains(&one.from) && members.contains(&one.to);
    let mut all: Vec<(Lifted, Reason)> = Vec::new();
    for (&(from, to), pair) in &today.pairs {
        all.push((Lifted { from, to, tie: None }, pair.reason));
    }
    for tie in &today.ties {
        all.push((Lifted { from: tie.from, to: tie.to, tie: Some(ends(tie.relation)) }, tie.reason));
    }
    all.retain(|(one, _)| !inside(one));
    let link = |one: &Lifted| -> Link {
        let (from, to) = one.tie.unwrap_or((1, 0));
        (at(2 * one.from + from), at(2 * one.to + to), 0)
    };
    let mut gone = Vec::new();
    let is_in = |one: &Lifted| members.contains(&one.to);
    let is_out = |one: &Lifted| members.contains(&one.from);
    let rounds: [&dyn Fn(&Lifted) -> bool; 3] = [&is_in, &is_out, &|one| !is_in(one) && !is_out(one)];
    for chosen in rounds {
        let links: Vec<Link> = all.iter().map(|(one, _)| link(one)).collect();
        let closes = |one: &Lifted| {
            let (from, to, _) = link(one);
            leads(count, &links, to, from)
        };
        let going = |(one, reason): &(Lifted, Reason)| chosen(one) && !reason.is_recorded() && closes(one);
        let out: Vec<Lifted> = all.iter().filter(|entry| going(entry)).map(|(one, _)| *one).collect();
        // Two orders may tie the same ends, one of them on record.
        all.retain(|(one, reason)| reason.is_recorded() || !out.contains(one));
        gone.extend(out);
    }
    let links: Vec<Link> = all.iter().map(|(one, _)| link(one)).collect();
    let circle = links.iter().any(|&(from, to, _)| leads(count, &links, to, from));
    (!circle).then_some(gone)
}
