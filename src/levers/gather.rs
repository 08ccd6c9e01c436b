//! The options that the permits of a file stand for: one for each place, or one
//! for several steps that a lever takes together.

use std::collections::BTreeMap;

use super::ground::Ground;
use super::offer::{Grade, Means, Offer, Site, Why};
use super::offers::Declined;
use super::{Gather, Kinds, METHODS, Method};
use crate::model::{Counting, Duration, Kind, Lever, Parameters, Permit, StepId};

/// An option, or the reason there is none.
pub(super) type Considered = Result<Offer, Box<Declined>>;

/// Everything that the file permits, for all levers.
pub(super) fn permitted(ground: &Ground<'_>) -> Vec<Considered> {
    let mut considered = Vec::new();
    for method in METHODS {
        gather(ground, method, &mut considered);
    }
    considered
}

/// Gathers the options of a lever.
fn gather(ground: &Ground<'_>, method: &Method, considered: &mut Vec<Considered>) {
    let process = ground.process;
    let lever = method.name;
    let offer =
        |sites: Vec<Site>, permit: Permit| Offer { means: Means::Lever(lever), grade: Grade::Granted, sites, permit };
    let mut carriers: Vec<(StepId, &Permit)> =
        process.step_ids().filter_map(|step| Some((step, permit_of(&process.step(step).may, lever)?))).collect();
    // Waste that goes by itself is no part of what others become together.
    if matches!(method.gather, Gather::Groups { .. } | Gather::Neighbours) {
        let (going, staying): (Vec<_>, Vec<_>) = carriers.into_iter().partition(|(step, _)| ground.goes(*step));
        carriers = staying;
        considered.extend(going.into_iter().map(|(step, permit)| {
            let offer = offer(vec![Site::step(step)], permit.clone());
            Err(Box::new(Declined { offer, why: Why::Gone }))
        }));
    }
    match method.gather {
        Gather::Steps | Gather::StepsAndNeeds => {
            considered
                .extend(carriers.iter().map(|(step, permit)| Ok(offer(vec![Site::step(*step)], (*permit).clone()))));
        }
        Gather::Matters => {
            let mut by_item: BTreeMap<&str, Vec<(StepId, &Permit)>> = BTreeMap::new();
            for (step, permit) in &carriers {
                let items = &process.step(*step).item;
                items.iter().for_each(|item| by_item.entry(item).or_default().push((*step, permit)));
                if items.is_empty() {
                    let offer = offer(vec![Site::step(*step)], (*permit).clone());
                    considered.push(Err(Box::new(Declined { offer, why: Why::NoMatter })));
                }
            }
            // Two matters of the same steps are one option.
            let mut matters: Vec<Vec<(StepId, &Permit)>> = Vec::new();
            for members in by_item.into_values() {
                if !matters.contains(&members) {
                    matters.push(members);
                }
            }
            considered.extend(matters.into_iter().map(|members| together(ground, &offer, &members)));
        }
        Gather::Groups { of } => {
            let fits = |step: StepId| match of {
                Kinds::Any => true,
                Kinds::One => process.step(step).kind.is_some(),
                Kinds::Intakes => process.step(step).kind == Some(Kind::Intake),
            };
            let (fitting, others): (Vec<_>, Vec<_>) = carriers.into_iter().partition(|(step, _)| fits(*step));
            considered.extend(others.into_iter().map(|(step, permit)| {
                let offer = offer(vec![Site::step(step)], permit.clone());
                let why = if of == Kinds::Intakes { Why::NoIntake } else { Why::NoKind };
                Err(Box::new(Declined { offer, why }))
            }));
            for members in groups(ground, &fitting, of) {
                considered.push(group(ground, &offer, &members));
            }
        }
        Gather::Neighbours => {
            for members in neighbours(ground, &carriers) {
                considered.push(group_of_neighbours(ground, &offer, &members, &carriers));
            }
        }
    }
    if method.gather == Gather::StepsAndNeeds {
        for step in process.step_ids() {
            for need in process.step(step).askings() {
                if let Some(permit) = permit_of(&need.may, lever) {
                    let site = Site { step, need: Some(need.material) };
                    considered.push(Ok(offer(vec![site], permit.clone())));
                }
            }
        }
    }
}

fn permit_of(may: &[(Lever, Permit)], lever: Lever) -> Option<&Permit> {
    may.iter().find(|(name, _)| *name == lever).map(|(_, permit)| permit)
}

type MakeOffer<'o> = &'o dyn Fn(Vec<Site>, Permit) -> Offer;

/// One option for several members, with their permits merged.
fn together(ground: &Ground<'_>, offer: MakeOffer<'_>, members: &[(StepId, &Permit)]) -> Considered {
    let sites = members.iter().map(|(step, _)| Site::step(*step)).collect();
    let permits: Vec<&Permit> = members.iter().map(|(_, permit)| *permit).collect();
    match as_one(ground, &permits) {
        Ok(permit) => Ok(offer(sites, permit)),
        Err(key) => {
            let permit = permits[0].clone();
            Err(Box::new(Declined { offer: offer(sites, permit), why: Why::Differing(key) }))
        }
    }
}

fn group(ground: &Ground<'_>, offer: MakeOffer<'_>, members: &[(StepId, &Permit)]) -> Considered {
    let considered = together(ground, offer, members)?;
    if members.len() < 2 {
        return Err(Box::new(Declined { offer: considered, why: Why::Alone }));
    }
    for (after, _) in members {
        let before = ground.recorded_before(*after, &[]);
        // A step that another runs in is before itself.
        if let Some((first, _)) = members.iter().find(|(step, _)| step != after && before[step.index()]) {
            let why = Why::Recorded { before: *first, after: *after };
            return Err(Box::new(Declined { offer: considered, why }));
        }
    }
    Ok(considered)
}

fn group_of_neighbours(
    ground: &Ground<'_>,
    offer: MakeOffer<'_>,
    members: &[StepId],
    carriers: &[(StepId, &Permit)],
) -> Considered {
    let carrying: Vec<(StepId, &Permit)> =
        carriers.iter().filter(|(step, _)| members.contains(step)).copied().collect();
    let one = together(ground, offer, &carrying)?;
    let one = Offer { sites: members.iter().map(|step| Site::step(*step)).collect(), ..one };
    if members.len() < 2 {
        // All that it names goes.
        let why = if one.permit.parameters.with.is_empty() { Why::Alone } else { Why::Gone };
        return Err(Box::new(Declined { offer: one, why }));
    }
    Ok(one)
}

/// The carriers of a lever in groups of steps that are alike: as the file names
/// them, else each joins the last group unless recorded orders put a member of
/// that before it, or it before a member.
fn groups<'m>(ground: &Ground<'_>, carriers: &[(StepId, &'m Permit)], of: Kinds) -> Vec<Vec<(StepId, &'m Permit)>> {
    let process = ground.process;
    let mut sorted: Vec<(StepId, &Permit)> =
        carriers.iter().filter(|(step, _)| process.step(*step).clock != Counting::Afterwards).copied().collect();
    sorted.sort_by_key(|(step, _)| ground.start(*step));
    let mut by_hand: Vec<(&str, Vec<(StepId, &'m Permit)>)> = Vec::new();
    let mut groups: Vec<Vec<(StepId, &'m Permit)>> = Vec::new();
    // For each step of a group those before it.
    let mut known: BTreeMap<StepId, Vec<bool>> = BTreeMap::new();
    for (step, permit) in sorted {
        let alike = |other: StepId| {
            let same_kind = process.step(step).kind == process.step(other).kind;
            process.taken_alike(step, other) && (of != Kinds::One || same_kind)
        };
        if let Some(name) = &permit.parameters.group {
            let is_it = |(known, group): &&mut (&str, Vec<(StepId, &Permit)>)| known == name && alike(group[0].0);
            match by_hand.iter_mut().find(is_it) {
                Some((_, group)) => group.push((step, permit)),
                None => by_hand.push((name, vec![(step, permit)])),
            }
            continue;
        }
        // Steps that start at the same time may be in reverse order in the file.
        let before = ground.recorded_before(step, &[]);
        let is_apart = |member: StepId| !before[member.index()] && !known[&member][step.index()];
        let last = groups.iter_mut().rev().find(|group| group.first().is_some_and(|(first, _)| alike(*first)));
        match last.filter(|group| group.iter().all(|(member, _)| is_apart(*member))) {
            Some(group) => group.push((step, permit)),
            None => groups.push(vec![(step, permit)]),
        }
        known.insert(step, before);
    }
    groups.extend(by_hand.into_iter().map(|(_, group)| group));
    groups
}

/// The carriers of a lever with those that each names, else with adjacent ones
/// of its department that are taken in the same cases.
fn neighbours(ground: &Ground<'_>, carriers: &[(StepId, &Permit)]) -> Vec<Vec<StepId>> {
    let process = ground.process;
    let mut parts: Vec<Vec<StepId>> = Vec::new();
    for (step, permit) in carriers {
        let named = permit.parameters.with.iter().filter_map(|id| ground.step(id));
        let named: Vec<StepId> = named.filter(|other| !ground.goes(*other)).collect();
        let next = |other: &StepId| {
            let same = process.step(*other).department == process.step(*step).department;
            same && process.step(*step).department.is_some()
                && process.taken_alike(*step, *other)
                && (ground.is_next(*other, *step) || ground.is_next(*step, *other))
        };
        let mut part = if permit.parameters.with.is_empty() {
            let unnamed = carriers.iter().filter(|(_, permit)| permit.parameters.with.is_empty());
            unnamed.map(|(other, _)| *other).filter(next).collect()
        } else {
            named
        };
        part.push(*step);
        // Groups that share a step are one.
        let (sharing, others): (Vec<_>, Vec<_>) =
            parts.into_iter().partition(|other| other.iter().any(|step| part.contains(step)));
        parts = others;
        part.extend(sharing.into_iter().flatten());
        part.sort_unstable();
        part.dedup();
        parts.push(part);
    }
    parts.sort();
    parts
}

/// Merges permits: every basis once, and the parameters, on which no two of
/// them may differ.
fn as_one(ground: &Ground<'_>, permits: &[&Permit]) -> Result<Permit, &'static str> {
    let mut bases: Vec<&str> = Vec::new();
    let mut all = Parameters::default();
    for permit in permits {
        if !bases.contains(&permit.basis.as_str()) {
            bases.push(&permit.basis);
        }
        let of = &permit.parameters;
        // Two spellings of one length do not differ.
        let length = |days: Option<Duration>| days.map(|days| ground.process.on_its_clock(days));
        if length(all.days) != length(of.days) {
            agree(&mut all.days, &of.days, "days")?;
        }
        agree(&mut all.window, &of.window, "window")?;
        agree(&mut all.department, &of.department, "department")?;
        agree(&mut all.group, &of.group, "group")?;
        all.with.extend(of.with.iter().cloned());
    }
    let chinese = bases.iter().any(|basis| !basis.is_ascii());
    Ok(Permit { parameters: all, ..Permit::on(bases.join(if chinese { "；" } else { "; " })) })
}

fn agree<T: Clone + PartialEq>(all: &mut Option<T>, one: &Option<T>, key: &'static str) -> Result<(), &'static str> {
    match (&all, one) {
        (Some(known), Some(other)) if known != other => Err(key),
        (None, Some(other)) => {
            *all = Some(other.clone());
            Ok(())
        }
        _ => Ok(()),
    }
}
