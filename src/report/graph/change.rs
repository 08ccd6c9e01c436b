//! The change between two versions in one picture: the steps that stay, those
//! that are new and those that are gone.

use std::collections::HashSet;

use super::order::{Lanes, length, link, node};
use super::say;
use crate::analysis::Ties;
use crate::diff::{ChangeKind, Diff};
use crate::model::StepId;
use crate::report::analysis::Names;
use crate::report::diagram::{Diagram, Link, Mark};
use crate::text::Text;

/// Both versions in one diagram; the times are those of the new one.
pub fn change(diff: &Diff, before: &Ties, after: &Ties) -> Diagram {
    let versions = &diff.versions;
    let (old, new) = (&versions.old, &versions.new);
    let (old_names, new_names) = (Names::new(old), Names::new(new));
    let mut lanes = Lanes::default();
    let mut steps = Vec::new();
    for id in new.step_ids() {
        let facts = &versions.after.steps[id.index()];
        let mut node = node(new, &new_names, facts, id, &mut lanes);
        let group = versions.pairing.of_new(id);
        node.mark = match group.old.as_slice() {
            [] => Mark::New,
            _ if is_changed(diff, id) => Mark::Changed,
            _ => Mark::Kept,
        };
        match group.old.as_slice() {
            [only] => {
                let was = length(old, &versions.before.steps[only.index()], *only);
                if was != length(new, facts, id) {
                    node.notes.push(say::was(&was));
                }
            }
            [_, _, ..] => node.notes.push(say::instead_of(&old_names.all(&group.old))),
            [] => {}
        }
        steps.push(node);
    }
    // The positions of each old step in the picture: its own, or that of the
    // steps that replace it, otherwise its own as one that is gone.
    let mut places: Vec<Vec<usize>> = Vec::new();
    for id in old.step_ids() {
        let group = versions.pairing.of_old(id);
        if group.new.is_empty() {
            let mut node = node(old, &old_names, &versions.before.steps[id.index()], id, &mut lanes);
            node.mark = Mark::Gone;
            node.is_critical = false;
            node.span = None;
            places.push(vec![steps.len()]);
            steps.push(node);
        } else {
            places.push(group.new.iter().map(|new| new.index()).collect());
        }
    }
    let known: HashSet<(usize, usize)> = before
        .ties
        .iter()
        .flat_map(|tie| {
            let to = &places[tie.to.index()];
            places[tie.from.index()].iter().flat_map(move |from| to.iter().map(move |to| (*from, *to)))
        })
        .collect();
    let mut links: Vec<Link> = after
        .ties
        .iter()
        .map(|tie| {
            let (from, to) = (tie.from.index(), tie.to.index());
            let mark = if known.contains(&(from, to)) { Mark::Kept } else { Mark::New };
            Link { mark, ..link(new, tie, from, to) }
        })
        .collect();
    let mut drawn: HashSet<(usize, usize)> = links.iter().map(|link| (link.from, link.to)).collect();
    let implied = Reached::of(steps.len(), &links);
    for tie in &before.ties {
        for from in &places[tie.from.index()] {
            for to in &places[tie.to.index()] {
                // An order that still holds through other steps is not gone.
                if from != to && !implied.is_before(*from, *to) && drawn.insert((*from, *to)) {
                    links.push(Link { mark: Mark::Gone, is_critical: false, ..link(old, tie, *from, *to) });
                }
            }
        }
    }
    let days = |process: &crate::model::Process, analysis: &crate::analysis::Analysis| {
        (analysis.today.days.in_days(process.day()), process.unit())
    };
    Diagram {
        title: Text::verbatim(new.name()),
        figure: say::versions(days(old, &versions.before), days(new, &versions.after)),
        lanes: lanes.0,
        steps,
        ties: links,
        notes: Vec::new(),
        has_key: true,
    }
}

/// Returns whether a change concerns the step itself, not only its description.
fn is_changed(diff: &Diff, id: StepId) -> bool {
    let counts = |kind: ChangeKind| !matches!(kind, ChangeKind::Place | ChangeKind::Note | ChangeKind::Record);
    diff.rows.iter().any(|row| counts(row.found().kind) && row.found().new.contains(&id))
}

/// The order of steps through any number of links.
struct Reached(Vec<HashSet<usize>>);

impl Reached {
    fn of(steps: usize, links: &[Link]) -> Self {
        let mut next: Vec<Vec<usize>> = vec![Vec::new(); steps];
        links.iter().for_each(|link| next[link.from].push(link.to));
        let reached = |from: usize| {
            let mut seen = HashSet::new();
            let mut open = vec![from];
            while let Some(at) = open.pop() {
                open.extend(next[at].iter().copied().filter(|to| seen.insert(*to)));
            }
            seen
        };
        Self((0..steps).map(reached).collect())
    }

    fn is_before(&self, from: usize, to: usize) -> bool {
        self.0[from].contains(&to)
    }
}
