//! Several steps that become one: merge, joint, single-window.

use super::file::words;
use super::groups;
use super::make::Made;
use super::options::Opt;
use super::order::{Link, Pair, earliest, ends, of_file};
use super::turn::duration;
use crate::oracle::brute::order::Reason;
use crate::oracle::model::{Need, Relation};

/// Makes it, or does nothing.
pub fn take_together(made: &mut Made<'_>, opt: &Opt) -> bool {
    let before = made.clone();
    let file = made.file;
    let mut members = opt.steps.clone();
    members.sort_unstable();
    let members = &members;
    let (first, others) = (members[0], &members[1..]);
    let Some(lifted) = groups::lifted(file, &of_file(file), members) else { return false };
    let lifts =
        |from: usize, to: usize, tie: Option<(usize, usize)>| lifted.contains(&groups::Lifted { from, to, tie });
    made.order.pairs.retain(|&(from, to), pair| pair.reason.is_recorded() || !lifts(from, to, None));
    made.order.ties.retain(|tie| tie.reason.is_recorded() || !lifts(tie.from, tie.to, Some(ends(tie.relation))));
    made.lose(|order, reason| {
        let tie = (order.relation != Relation::FinishStart).then(|| ends(order.relation));
        !reason.is_recorded() && lifts(order.from, order.to, tie)
    });
    let days = days_of(made, opt);
    let [visits, fee, signatures] = [0, 1, 2].map(|count| {
        let of = members.iter().map(|&v| made.now[v].counts[count]);
        if count == 1 { of.sum() } else { of.max().unwrap_or(0) }
    });
    let department = department(made, opt);
    let mut with: Vec<String> = Vec::new();
    for &v in members {
        with.extend(made.now[v].with.clone());
        if !opt.is("single-window") {
            with.extend(made.now[v].department.clone().filter(|_| made.now[v].agency));
        }
    }
    let given = |name: &str| {
        let by = file.supplier(name);
        by.is_some_and(|by| members.contains(&by))
    };
    let mut asks: Vec<(String, Need, bool)> = Vec::new();
    let mut matters: Vec<String> = Vec::new();
    for &v in members {
        for need in made.now[v].asks.clone().into_iter().filter(|(name, _, _)| !given(name)) {
            match asks.iter_mut().find(|(name, _, _)| *name == need.0) {
                Some(known) => {
                    known.1 = stricter_need(known.1, need.1);
                    known.2 &= need.2;
                }
                None => asks.push(need),
            }
        }
        // The matter of a member is that of the file, whoever does it now.
        matters.extend(super::make::as_it_stands(file)[v].matters.clone());
    }
    // A step that belongs to no matter adds none; what belonged to none is of the department that it now has.
    matters.retain(|matter| !matter.starts_with("the step "));
    if matters.is_empty() {
        matters.push(department.clone().unwrap_or_else(|| format!("the step {:?}", file.steps()[first].id)));
    }
    let kinds = members.iter().map(|&v| made.now[v].kind);
    let kind = if kinds.clone().all(|kind| kind == made.now[first].kind) { made.now[first].kind } else { None };
    let agency = members.iter().any(|&v| made.now[v].agency);
    let says = members.iter().any(|&v| made.now[v].says);
    let every = members.iter().map(|&v| made.now[v].every).max().unwrap_or(0);
    let now = &mut made.now[first];
    (now.days, now.every, now.counts, now.department) = (days, every, [visits, fee, signatures], department);
    (now.with, now.asks, now.matters, now.kind, now.agency, now.says) = (with, asks, matters, kind, agency, says);
    others.iter().for_each(|&v| (made.gone[v], made.merged[v]) = (true, true));
    made.together.push(members.clone());
    if !super::lifts::circle_free(made) {
        *made = before;
        return false;
    }
    true
}

pub fn stricter_need(one: Need, other: Need) -> Need {
    let rank = |need: Need| match need {
        Need::Required => 2,
        Need::Tolerable => 1,
        Need::Optional => 0,
    };
    if rank(one) >= rank(other) { one } else { other }
}

fn department(made: &Made<'_>, opt: &Opt) -> Option<String> {
    // The first is that of the file, at whose place the merged step stands.
    let mut in_file = opt.steps.clone();
    in_file.sort_unstable();
    let of = |agency: bool| {
        let mut members = in_file.iter().filter(move |&&v| made.now[v].agency == agency);
        members.find_map(|&v| made.now[v].department.clone())
    };
    // The department of an applicant is none of an agency.
    let only_others = opt.steps.iter().all(|&v| !made.now[v].agency);
    let first = || of(true).or_else(|| of(false).filter(|_| only_others));
    let lead = made.file.lead.clone();
    match opt.lever {
        Some("single-window") => words(opt.says("window")).or(lead).or_else(first),
        Some("joint") => {
            let takes_part = |lead: &String| {
                let offices = opt.steps.iter().map(|&v| &made.now[v]).filter(|step| step.agency);
                offices.into_iter().any(|step| step.department.as_ref() == Some(lead) || step.with.contains(lead))
            };
            lead.filter(takes_part).or_else(first)
        }
        _ => first(),
    }
}

/// "the longest chain of members by recorded order"; joint and single-window: "the longest".
fn days_of(made: &Made<'_>, opt: &Opt) -> i64 {
    let members = &opt.steps;
    let said = duration(made.file, opt, "days");
    let longest = members.iter().map(|&v| made.now[v].days).max().unwrap_or(0);
    // "Days at a step never grow"; "nor do they fall below `limit.min`".
    let sum: i64 = members.iter().map(|&v| made.now[v].days).sum();
    let least = members.iter().map(|&v| made.now[v].least).max().unwrap_or(0);
    let stated = said.map(|said| said.max(least).min(sum));
    if !opt.is("merge") {
        return stated.unwrap_or(longest);
    }
    let days: Vec<i64> = (0..made.now.len()).map(|v| if members.contains(&v) { made.now[v].days } else { 0 }).collect();
    let mut inside = made.order.clone();
    inside.pairs.retain(|(from, to), _| members.contains(from) && members.contains(to));
    inside.ties.clear();
    inside.pairs.values_mut().for_each(|pair| pair.lags.clear());
    let times = earliest(&days, &inside.links(Reason::is_recorded)).unwrap();
    let chain = times.into_iter().max().unwrap_or(0);
    stated.unwrap_or(chain)
}

fn rank(reason: Reason) -> u8 {
    match reason {
        Reason::Habit => 0,
        Reason::Open => 1,
        Reason::Document => 2,
        Reason::Procedure => 3,
        Reason::Law | Reason::Safety | Reason::Nature => 4,
    }
}

/// "the strictest kept".
pub fn stricter(pair: &mut Pair, other: &Pair) {
    let kept = |pair: &Pair| if pair.reason == Reason::Habit { Vec::new() } else { pair.lags.clone() };
    let mut lags = kept(pair);
    lags.extend(kept(other));
    if rank(other.reason) > rank(pair.reason) {
        pair.reason = other.reason;
    }
    pair.lags = lags;
    pair.of_today |= other.of_today;
}

impl Made<'_> {
    /// All order that stays: "every reference to a member means it, the strictest kept … What was recorded or open of a
    /// member stays so".
    pub fn links(&self) -> Vec<Link> {
        let of = |event: usize| {
            let members = self.together.iter().find(|members| members.contains(&(event / 2)));
            members.map_or(event, |members| 2 * members[0] + event % 2)
        };
        let all = self.order.links(super::order::stays).into_iter().map(|(from, to, lag)| (of(from), of(to), lag));
        all.filter(|(from, to, _)| from / 2 != to / 2).collect()
    }
}
