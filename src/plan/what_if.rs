//! Changes that a user names, made to a file as it stands. Nothing else in it
//! changes: waste and habit stay unless they are named.

use super::redesign::redesign_as_it_stands;
use crate::analysis::Procedure;
use crate::levers::{Declined, Grade, Ground, Means, Offer, Offers, Site, Why, Works};
use crate::model::{
    Because, Defect, Draft, DraftStep, Lever, MaterialId, OrderSource, Parameters, Permit, Process, StepField, StepId,
    Value,
};

/// A change that a user names. Steps are named by id, or by a name that only
/// one step has.
#[derive(Clone, Debug, PartialEq)]
pub enum Wish {
    /// Removes the step; the order across it stays.
    Drop {
        /// The step.
        step: String,
    },
    /// Gives one key of the step a new value.
    Set {
        /// The step.
        step: String,
        /// The new value.
        field: StepField,
    },
    /// Makes two steps run side by side, where nothing on record keeps them
    /// apart.
    Parallel {
        /// One of them.
        one: String,
        /// The other.
        other: String,
    },
    /// Makes a step no longer wait for another, whatever the reason on record.
    Lift {
        /// The step that came first.
        before: String,
        /// The step that waited.
        step: String,
    },
    /// Permits a lever, and makes it.
    Grant {
        /// The lever.
        lever: Lever,
        /// The step.
        step: String,
        /// A paper that the step asks for, where the lever is about one.
        paper: Option<String>,
        /// The legal basis; otherwise that of the file.
        basis: Option<String>,
    },
    /// Makes the step not wait where the file states no reason.
    Answer {
        /// The step.
        step: String,
    },
}

impl Wish {
    /// The steps that it names.
    #[must_use]
    pub fn steps(&self) -> Vec<&str> {
        match self {
            Self::Drop { step } | Self::Set { step, .. } | Self::Grant { step, .. } | Self::Answer { step } => {
                vec![step]
            }
            Self::Parallel { one, other } => vec![one, other],
            Self::Lift { before, step } => vec![before, step],
        }
    }
}

/// The reason a change cannot be made.
#[derive(Clone, Debug, PartialEq)]
pub enum Unmade {
    /// The lever, where it is one, and the reason it cannot be made.
    Lever(Option<Lever>, Why),
    /// The step does not ask for this paper.
    NotAsked(String),
    /// The step does not wait for that one.
    NotWaiting,
    /// The step waits for that one only through others.
    Through,
    /// There is a reason on record between the two steps.
    OnRecord {
        /// The step that comes first.
        before: StepId,
        /// The step that waits.
        after: StepId,
    },
    /// The order rests on a paper, not on an entry of `after`.
    ByPaper {
        /// The paper.
        paper: MaterialId,
        /// The step that asks for it.
        by: StepId,
    },
    /// The order lies in what the two steps are.
    ByProcedure(Procedure),
    /// The step does not wait for anything without a reason.
    NoQuestion,
    /// The definition would contradict itself.
    Contradicts(Vec<Defect>),
}

/// A file with the changes made.
#[derive(Clone, Debug)]
pub struct WhatIf {
    /// The file with the levers permitted that were granted; those for which no
    /// basis is stated anywhere, on an empty one.
    pub before: Process,
    /// The new process.
    pub process: Process,
    /// For each step of the file its present id; `None` where it is gone.
    pub called: Vec<Option<String>>,
}

/// Makes the changes: what is set first, then levers in the order in which a
/// package makes them.
///
/// # Errors
/// The position of the first change that cannot be made, and why.
///
/// # Panics
/// Never: the steps are looked up by the caller.
pub fn what_if(process: &Process, wishes: &[Wish]) -> Result<WhatIf, (usize, Unmade)> {
    let (old, before) = (process, process.to_draft());
    let (mut draft, mut last) = (before.clone(), 0);
    for (nth, wish) in wishes.iter().enumerate() {
        prepare(process, &mut draft, wish).map_err(|why| (nth, why))?;
        if matches!(wish, Wish::Set { .. } | Wish::Grant { .. }) {
            last = nth;
        }
    }
    // Waste that is not named stays; while the levers work it does not count as
    // waste.
    let waste: Vec<Option<Value>> = draft.steps.iter().map(|step| step.value).collect();
    draft.steps.iter_mut().for_each(|step| step.value = step.value.filter(|value| *value != Value::Waste));
    let held = Process::new(draft).map_err(|defects| (last, Unmade::Contradicts(defects)))?.into_case_like(process);
    let ground = Ground::of(&held);
    let mut offers: Vec<(usize, Offer)> = Vec::new();
    for (nth, wish) in wishes.iter().enumerate() {
        let made = offers_of(process, &ground, wish).map_err(|why| (nth, why))?;
        offers.extend(made.into_iter().map(|offer| (nth, offer)));
    }
    offers.sort_by_key(|(nth, offer)| (offer.turn(), offer.place(), *nth));
    // A group is one option, whichever of its steps are named.
    offers.dedup_by(|(_, one), (_, other)| one == other);
    let all: Vec<&Offer> = offers.iter().map(|(_, offer)| offer).collect();
    let made = redesign_as_it_stands(&ground, &all);
    let mut made = made.ok_or((last, Unmade::Lever(None, Why::NothingLeft)))?;
    made.keep_silence(&ground);
    if let Some((at, why)) = made.made.iter().enumerate().find_map(|(at, made)| Some((at, made.clone().err()?))) {
        let (nth, offer) = &offers[at];
        let is_by_others = why == Why::Already && Works::new(&ground).make(offer).is_ok();
        return Err((*nth, Unmade::Lever(offer.lever(), if is_by_others { Why::AlreadyBeside } else { why })));
    }
    let mut draft = made.process.to_draft();
    for step in &mut draft.steps {
        let mut members = made.called.iter().zip(&waste).filter(|(called, _)| called.as_ref() == Some(&step.id));
        if members.clone().next().is_some() && members.all(|(_, value)| *value == Some(Value::Waste)) {
            step.value = Some(Value::Waste);
        }
    }
    let process = Process::new(draft).map_err(|defects| (last, Unmade::Contradicts(defects)))?;
    let mut draft = before;
    for wish in wishes {
        if let Wish::Grant { lever, step, paper, basis } = wish
            && let Ok(step) = old.find(step)
        {
            let basis = Some(basis.as_deref().unwrap_or_default());
            grant(&mut draft.steps[step.index()], *lever, paper.as_deref(), basis).map_err(|why| (last, why))?;
        }
    }
    let before = Process::new(draft).map_err(|defects| (last, Unmade::Contradicts(defects)))?;
    Ok(WhatIf { before, process, called: made.called })
}

/// Writes a change into the file before any lever works.
fn prepare(process: &Process, draft: &mut Draft, wish: &Wish) -> Result<(), Unmade> {
    match wish {
        Wish::Set { step, field } => {
            if let Ok(step) = process.find(step) {
                field.put(&mut draft.steps[step.index()]);
            }
        }
        Wish::Lift { before, step } => {
            let (Ok(before), Ok(step)) = (process.find(before), process.find(step)) else { return Ok(()) };
            let own = |source: OrderSource| matches!(source, OrderSource::After(_) | OrderSource::Above);
            let orders: Vec<_> = process.orders().of(step).iter().filter(|order| order.from == before).collect();
            if !orders.iter().any(|order| own(order.source)) {
                return Err(match orders.first().map(|order| order.source) {
                    Some(OrderSource::Document(paper)) => Unmade::ByPaper { paper, by: step },
                    _ if Ground::of(process).pairs.is_before(before, step) => Unmade::Through,
                    _ => Unmade::NotWaiting,
                });
            }
            let id = &process.step(before).id;
            let entries = draft.steps[step.index()].after.iter_mut().flatten();
            for entry in entries.filter(|entry| entry.step == *id) {
                (entry.because, entry.basis) = (Some(Because::Open), None);
            }
        }
        Wish::Grant { lever, step, paper, basis } => {
            let Ok(step) = process.find(step) else { return Ok(()) };
            grant(&mut draft.steps[step.index()], *lever, paper.as_deref(), basis.as_deref())?;
        }
        Wish::Drop { .. } | Wish::Parallel { .. } | Wish::Answer { .. } => {}
    }
    Ok(())
}

/// Permits a lever at a step or at a paper of it, where the file does not: at
/// the papers that have it where the step does not.
fn grant(step: &mut DraftStep, lever: Lever, paper: Option<&str>, basis: Option<&str>) -> Result<(), Unmade> {
    let has = |may: &[(Lever, Permit)]| may.iter().any(|(name, _)| *name == lever);
    let of_papers = paper.is_none() && !has(&step.may);
    let mut askings = step.needs.iter_mut().chain(&mut step.papers).flatten();
    let places: Vec<&mut Vec<(Lever, Permit)>> = match paper {
        Some(paper) => {
            let need = askings.find(|need| need.material == paper);
            vec![&mut need.ok_or_else(|| Unmade::NotAsked(paper.to_owned()))?.may]
        }
        None => {
            let known: Vec<_> = askings.map(|need| &mut need.may).filter(|may| of_papers && has(may)).collect();
            if known.is_empty() { vec![&mut step.may] } else { known }
        }
    };
    for may in places {
        match may.iter_mut().find(|(name, _)| *name == lever) {
            Some((_, permit)) => {
                permit.basis =
                    basis.filter(|basis| !basis.is_empty()).map_or_else(|| permit.basis.clone(), str::to_owned);
            }
            None => may.push((lever, Permit::on(basis.unwrap_or("what-if")))),
        }
    }
    Ok(())
}

/// The options that a change stands for.
fn offers_of(process: &Process, ground: &Ground<'_>, wish: &Wish) -> Result<Vec<Offer>, Unmade> {
    let find = |name: &String| process.find(name).ok();
    let asked = |means: Means, step: StepId, with: Option<StepId>| {
        let with = with.map(|step| process.step(step).id.clone()).into_iter().collect();
        let permit = Permit { parameters: Parameters { with, ..Parameters::default() }, ..Permit::on("") };
        Offer { means, grade: Grade::Granted, sites: vec![Site::step(step)], permit }
    };
    Ok(match wish {
        Wish::Set { .. } => Vec::new(),
        Wish::Drop { step } => {
            find(step).map(|step| asked(Means::Lever(Lever::Eliminate), step, None)).into_iter().collect()
        }
        Wish::Answer { step } => {
            let Some(step) = find(step) else { return Ok(Vec::new()) };
            let offer = asked(Means::Answer, step, None);
            let mut works = Works::new(ground);
            let before = (works.draft.clone(), works.lifted.clone());
            works.make(&offer).map_err(|why| Unmade::Lever(None, why))?;
            if (&works.draft, &works.lifted) == (&before.0, &before.1) {
                return Err(Unmade::NoQuestion);
            }
            vec![offer]
        }
        Wish::Parallel { one, other } => {
            let (Some(one), Some(other)) = (find(one), find(other)) else { return Ok(Vec::new()) };
            for (before, after) in [(one, other), (other, one)] {
                if ground.pairs.is_recorded(before, after) {
                    return Err(Unmade::OnRecord { before, after });
                }
            }
            vec![asked(Means::Lever(Lever::Parallel), one, Some(other))]
        }
        Wish::Lift { before, step } => {
            let (Some(before), Some(step)) = (find(before), find(step)) else { return Ok(Vec::new()) };
            if ground.pairs.is_recorded(before, step) {
                let asked = ground.process.step(step).askings().iter().map(|need| need.material);
                let paper = asked.into_iter().find(|material| ground.sources(*material).any(|source| source == before));
                return Err(match (paper, ground.record.procedure(before, step)) {
                    (None, Some(procedure)) => Unmade::ByProcedure(procedure),
                    (Some(paper), _) => Unmade::ByPaper { paper, by: step },
                    (None, None) => Unmade::OnRecord { before, after: step },
                });
            }
            vec![asked(Means::Lever(Lever::Parallel), step, Some(before))]
        }
        Wish::Grant { lever, step, paper, .. } => {
            let Some(step) = find(step) else { return Ok(Vec::new()) };
            let paper = paper.as_ref().and_then(|paper| ground.material(paper));
            granted(ground, *lever, Site { step, need: paper })?
        }
    })
}

/// The options by a lever at a place: at the papers of a step, too, where the
/// file permits the lever there and not at the step.
fn granted(ground: &Ground<'_>, lever: Lever, site: Site) -> Result<Vec<Offer>, Unmade> {
    let Offers { all, declined } = Offers::granted(ground);
    let is_it = |offer: &&Offer| {
        let here = |own: &Site| own.step == site.step && (site.need.is_none() || own.need == site.need);
        offer.grade == Grade::Granted && offer.means == Means::Lever(lever) && offer.sites.iter().any(here)
    };
    let found: Vec<Offer> = all.iter().filter(is_it).cloned().collect();
    if found.is_empty() {
        let why = declined.iter().find(|Declined { offer, .. }| is_it(&offer)).map(|declined| declined.why.clone());
        return Err(Unmade::Lever(Some(lever), why.unwrap_or(Why::Already)));
    }
    Ok(found)
}
