//! Critical paths, every one written out, and what is summed along them.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::network::{Event, Link, Network, finish, start, step_of};
use crate::oracle::line::Line;
use crate::oracle::model::{Actor, Step, Worth};

/// "A critical path is a longest chain of binding orders, over the transitive reduction …, from a step that starts
/// at 0 to one that ends with the process; a step of no length in between belongs to it." Each path is its list of
/// events.
pub fn event_paths(network: &Network<'_>) -> Vec<Vec<Event>> {
    let reduced = network.reduced();
    let (times, binds, tight) = (reduced.earliest(), reduced.binding(), reduced.tight());
    let mut paths = Vec::new();
    for v in (0..reduced.standing.len()).filter(|&v| reduced.standing[v]) {
        let first = start(v);
        if binds[first] && times[first] == network.line.origin() && tight.iter().all(|link| link.to != first) {
            follow(&tight, vec![first], &mut paths);
        }
    }
    let end = network.end();
    paths.retain(|path| path.last().is_some_and(|&last| times[last] == end));
    paths
}

fn follow(tight: &[Link], path: Vec<Event>, paths: &mut Vec<Vec<Event>>) {
    let onward: Vec<_> = tight.iter().filter(|link| path.last() == Some(&link.from)).collect();
    if onward.is_empty() {
        paths.push(path);
        return;
    }
    for link in onward {
        let mut longer = path.clone();
        longer.push(link.to);
        follow(tight, longer, paths);
    }
}

/// "All tied critical paths count": the steps of each, equal ones once; at most 20 are listed, in the order of
/// their steps' places in the file.
pub fn critical_paths(network: &Network<'_>, steps: &[Step]) -> Value {
    let touched = |path: Vec<Event>| {
        let mut sequence: Vec<usize> = path.into_iter().map(step_of).collect();
        sequence.dedup();
        sequence
    };
    let sequences: BTreeSet<Vec<usize>> = event_paths(network).into_iter().map(touched).collect();
    let ids = |sequence: &Vec<usize>| sequence.iter().map(|&v| steps[v].id.clone()).collect::<Vec<_>>();
    json!({
        "count": sequences.len(),
        "paths": sequences.iter().take(20).map(ids).collect::<Vec<_>>(),
    })
}

/// The two clocks and the work along the critical paths of one figure, in minutes.
pub struct Along {
    /// Days on the legal clock.
    pub counted: i64,
    /// In ten-thousandths.
    pub efficiency: Option<i64>,
    /// Of the agencies, the applicant, third parties, and of lags.
    pub parties: [i64; 4],
}

/// "Days of agencies, applicants and third parties **along the critical path**"; "of tied paths the one with most
/// [counted days], then the one with most days of agencies"; and "process cycle efficiency = Σ work of adding steps
/// on the critical path ÷ days, of tied paths the least", rounded half up to four decimals.
pub fn along(network: &Network<'_>, steps: &[Step]) -> Along {
    let (line, days, times) = (network.line, network.days(), network.earliest());
    let worked = |path: &Vec<Event>| {
        path.windows(2).filter(|hop| step_of(hop[0]) == step_of(hop[1])).map(|hop| step_of(hop[0])).collect::<Vec<_>>()
    };
    let paths: Vec<Vec<usize>> = event_paths(network).iter().map(worked).collect();
    // Each hop is measured from moment to moment.
    let took = |v: usize| line.between(times[start(v)], times[finish(v)]);
    let suspended =
        |path: &Vec<usize>| -> i64 { path.iter().filter(|&&v| !steps[v].is_counted()).map(|&v| took(v)).sum() };
    let work = |path: &Vec<usize>| -> i64 {
        let adding = path.iter().filter(|&&v| steps[v].value == Some(Worth::Adding));
        adding.map(|&v| work(line, &steps[v]).unwrap_or(0)).sum()
    };
    let known = days > 0 && !efficiency_is_unknown(network, steps);
    let rounded = |work: i64| (2 * 10_000 * work + days) / (2 * days);
    let by = |path: &Vec<usize>, actor: Actor| -> i64 {
        path.iter().filter(|&&v| steps[v].actor == actor).map(|&v| took(v)).sum()
    };
    let shares = |path: &Vec<usize>| Actor::ALL.iter().map(|&actor| by(path, actor)).collect::<Vec<_>>();
    let chosen = paths.iter().map(|path| (-suspended(path), shares(path))).max();
    let least_work = paths.iter().map(work).min();
    let least_suspended = chosen.as_ref().map_or(0, |(less, _)| -less);
    let parties = chosen.map_or([0; 4], |(_, of)| [of[0], of[1], of[2], days - of.iter().sum::<i64>()]);
    Along { parties, counted: days - least_suspended, efficiency: least_work.filter(|_| known).map(rounded) }
}

/// Unknown where any step on a critical path is unclassified, or adding without work.
fn efficiency_is_unknown(network: &Network<'_>, steps: &[Step]) -> bool {
    let tight = network.tight();
    let on_a_path = |v: &usize| tight.iter().any(|link| link.from == start(*v) && link.to == finish(*v));
    let unknown = |v: usize| match steps[v].value {
        None => true,
        Some(Worth::Adding) => work(network.line, &steps[v]).is_none(),
        Some(Worth::Required | Worth::Waste) => false,
    };
    (0..steps.len()).filter(on_a_path).any(unknown)
}

/// "work counts where its clock is that of the process's unit", in minutes.
pub fn work(line: Line<'_>, step: &Step) -> Option<i64> {
    step.work.map(|work| line.span(work)).filter(|&work| line.is_own(work)).map(|work| work.minutes)
}
