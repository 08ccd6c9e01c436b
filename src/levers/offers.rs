//! The options of a file, and those that were considered and are none.

use std::collections::BTreeMap;

use super::ground::Ground;
use super::offer::{Grade, Means, Offer, Site, Why};
use super::{Gather, Kinds, METHODS, Method, Works, suggest};
use crate::analysis::Question;
use crate::model::{Counting, Kind, Lever, MaterialId, Parameters, Permit, StepId};

/// The options of a file.
#[derive(Clone, Debug, Default)]
pub struct Offers {
    /// The possible options, in the order in which they are made in one
    /// package.
    pub all: Vec<Offer>,
    /// The impossible ones, each with the reason, in file order.
    pub declined: Vec<Declined>,
}

/// An option that was considered and is not offered.
#[derive(Clone, Debug, PartialEq)]
pub struct Declined {
    /// The option.
    pub offer: Offer,
    /// The reason.
    pub why: Why,
}

/// The choice of options for a package.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// Whether it includes everything that the file permits, except by decree.
    pub granted: bool,
    /// Whether it includes options without a basis in the file.
    pub suggested: bool,
    /// Whether questions are answered.
    pub answers: bool,
    /// Levers by name.
    pub named: Vec<Lever>,
}

impl Choice {
    /// Everything that the file permits.
    #[must_use]
    pub fn granted() -> Self {
        Self { granted: true, ..Self::default() }
    }

    /// Returns whether an option belongs to the package.
    #[must_use]
    pub fn takes(&self, offer: &Offer) -> bool {
        let named = offer.lever().is_some_and(|lever| self.named.contains(&lever));
        match offer.grade {
            Grade::Free => true,
            Grade::Answer => self.answers,
            // An option by decree alone is included if it is named.
            Grade::Granted => named || (self.granted && offer.lever() != Some(Lever::Cap)),
            Grade::Suggested => self.suggested && (self.granted || named || self.named.is_empty()),
            // It is made already.
            Grade::Found => false,
        }
    }
}

impl Offers {
    /// The options of a file. `questions` are those of its analysis.
    #[must_use]
    pub fn of(ground: &Ground<'_>, questions: &[Question]) -> Self {
        let mut considered = permitted(ground);
        suggest::suggestions(ground, &mut considered);
        considered.extend(questions.iter().map(|question| {
            let (means, step) = match question.paper {
                Some(paper) => (Means::PaperNotNeeded(paper), question.step),
                None => (Means::Answer, question.step),
            };
            Ok(Offer { means, grade: Grade::Answer, sites: vec![Site::step(step)], permit: Permit::on("") })
        }));
        Self::made_of(ground, considered)
    }

    /// Those of the options that the file permits.
    #[must_use]
    pub fn granted(ground: &Ground<'_>) -> Self {
        Self::made_of(ground, permitted(ground))
    }

    fn made_of(ground: &Ground<'_>, considered: Vec<Considered>) -> Self {
        let mut offers = Self::default();
        for one in considered {
            match one {
                Ok(offer) => match Works::new(ground).make(&offer) {
                    Ok(()) => offers.all.push(offer),
                    Err(why) => offers.declined.push(Declined { offer, why }),
                },
                Err(declined) => offers.declined.push(*declined),
            }
        }
        offers.all.sort_by_key(|offer| (offer.means.turn(), offer.place()));
        offers.declined.sort_by_key(|declined| declined.offer.place());
        offers
    }
}

impl Works<'_> {
    /// Makes one option.
    ///
    /// # Errors
    ///
    /// The reason why it cannot be made; then the works may be half done and
    /// must be discarded.
    pub fn make(&mut self, offer: &Offer) -> Result<(), Why> {
        self.warnings.clear();
        let gone = |step: StepId| self.removed.contains(&step);
        // A step of a matter to abolish may have been removed by another lever.
        let is_gone = match offer.lever() {
            Some(Lever::Abolish) => offer.steps().all(gone),
            _ => offer.steps().any(gone),
        };
        if is_gone {
            return Err(Why::Gone);
        }
        match offer.means {
            Means::Lever(name) => (super::method(name).make)(self, offer)?,
            Means::Answer => {
                for step in offer.steps() {
                    self.lift_unrecorded(step, false, |_| true);
                }
            }
            Means::PaperNotNeeded(paper) => self.need_no_paper_of(paper),
        }
        self.use_up(offer);
        Ok(())
    }

    /// Drops the need for the products of a step that gives a paper.
    fn need_no_paper_of(&mut self, paper: MaterialId) {
        let process = self.process();
        let Some(step) = process.supplier(paper) else { return };
        for product in process.step(step).products() {
            for other in process.step_ids().filter(|other| *other != step).collect::<Vec<_>>() {
                if self.asking(other, *product).is_some() {
                    self.ask_no_more(other, *product);
                }
            }
        }
        self.finish_without_papers_of(step);
    }

    /// Removes the permit of the option, so that it is not offered again.
    fn use_up(&mut self, offer: &Offer) {
        let Some(lever) = offer.lever().filter(|_| !offer.permit.basis.is_empty()) else { return };
        for site in &offer.sites {
            match site.need {
                None => self.step(site.step).may.retain(|(name, _)| *name != lever),
                Some(material) => {
                    let name = self.material(material);
                    for step in &mut self.draft.steps {
                        for need in step.needs.iter_mut().chain(&mut step.papers).flatten() {
                            if need.material == name {
                                need.may.retain(|(name, _)| *name != lever);
                            }
                        }
                    }
                }
            }
        }
    }
}

pub(super) type Considered = Result<Offer, Box<Declined>>;

/// Everything that the file permits, for all levers.
fn permitted(ground: &Ground<'_>) -> Vec<Considered> {
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
    let carriers: Vec<(StepId, &Permit)> =
        process.step_ids().filter_map(|step| Some((step, permit_of(&process.step(step).may, lever)?))).collect();
    match method.gather {
        Gather::Steps | Gather::StepsAndNeeds => {
            considered
                .extend(carriers.iter().map(|(step, permit)| Ok(offer(vec![Site::step(*step)], (*permit).clone()))));
        }
        Gather::Matters => {
            let mut by_item: BTreeMap<&str, Vec<(StepId, &Permit)>> = BTreeMap::new();
            for (step, permit) in &carriers {
                match process.step(*step).item.first() {
                    Some(item) => by_item.entry(item).or_default().push((*step, permit)),
                    None => considered.push(Err(Box::new(Declined {
                        offer: offer(vec![Site::step(*step)], (*permit).clone()),
                        why: Why::NoMatter,
                    }))),
                }
            }
            considered.extend(by_item.into_values().map(|members| together(&offer, &members)));
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
                considered.push(group_of_neighbours(&offer, &members, &carriers));
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
fn together(offer: MakeOffer<'_>, members: &[(StepId, &Permit)]) -> Considered {
    let sites = members.iter().map(|(step, _)| Site::step(*step)).collect();
    let permits: Vec<&Permit> = members.iter().map(|(_, permit)| *permit).collect();
    match as_one(&permits) {
        Ok(permit) => Ok(offer(sites, permit)),
        Err(key) => {
            let permit = permits[0].clone();
            Err(Box::new(Declined { offer: offer(sites, permit), why: Why::Differing(key) }))
        }
    }
}

fn group(ground: &Ground<'_>, offer: MakeOffer<'_>, members: &[(StepId, &Permit)]) -> Considered {
    let considered = together(offer, members)?;
    if members.len() < 2 {
        return Err(Box::new(Declined { offer: considered, why: Why::Alone }));
    }
    for (after, _) in members {
        let before = ground.recorded_before(*after, &[]);
        if let Some((first, _)) = members.iter().find(|(step, _)| before[step.index()]) {
            let why = Why::Recorded { before: *first, after: *after };
            return Err(Box::new(Declined { offer: considered, why }));
        }
    }
    Ok(considered)
}

fn group_of_neighbours(offer: MakeOffer<'_>, members: &[StepId], carriers: &[(StepId, &Permit)]) -> Considered {
    let carrying: Vec<(StepId, &Permit)> =
        carriers.iter().filter(|(step, _)| members.contains(step)).copied().collect();
    let one = together(offer, &carrying)?;
    let one = Offer { sites: members.iter().map(|step| Site::step(*step)).collect(), ..one };
    if members.len() < 2 { Err(Box::new(Declined { offer: one, why: Why::Alone })) } else { Ok(one) }
}

/// The carriers of a lever in groups: as the file names them, else each joins
/// the last group unless recorded orders put a member of that before it, or it
/// before a member.
fn groups<'m>(ground: &Ground<'_>, carriers: &[(StepId, &'m Permit)], of: Kinds) -> Vec<Vec<(StepId, &'m Permit)>> {
    let process = ground.process;
    let mut sorted: Vec<(StepId, &Permit)> =
        carriers.iter().filter(|(step, _)| process.step(*step).clock != Counting::Afterwards).copied().collect();
    sorted.sort_by_key(|(step, _)| ground.start(*step));
    let mut by_hand: BTreeMap<&str, Vec<(StepId, &'m Permit)>> = BTreeMap::new();
    let mut groups: Vec<Vec<(StepId, &'m Permit)>> = Vec::new();
    for (step, permit) in sorted {
        if let Some(name) = &permit.parameters.group {
            by_hand.entry(name).or_default().push((step, permit));
            continue;
        }
        let alike = |other: StepId| {
            let (one, other) = (process.step(step), process.step(other));
            one.when == other.when && (of != Kinds::One || one.kind == other.kind)
        };
        // Steps that start at the same time may be in reverse order in the file.
        let before = ground.recorded_before(step, &[]);
        let is_apart = |member: StepId| !before[member.index()] && !ground.recorded_before(member, &[])[step.index()];
        let last = groups.iter_mut().rev().find(|group| group.first().is_some_and(|(first, _)| alike(*first)));
        match last.filter(|group| group.iter().all(|(member, _)| is_apart(*member))) {
            Some(group) => group.push((step, permit)),
            None => groups.push(vec![(step, permit)]),
        }
    }
    groups.extend(by_hand.into_values());
    groups
}

/// The carriers of a lever with those that each names, else with adjacent ones
/// of its department.
fn neighbours(ground: &Ground<'_>, carriers: &[(StepId, &Permit)]) -> Vec<Vec<StepId>> {
    let process = ground.process;
    let mut parts: Vec<Vec<StepId>> = Vec::new();
    for (step, permit) in carriers {
        let named: Vec<StepId> = permit.parameters.with.iter().filter_map(|id| ground.step(id)).collect();
        let next = |other: &StepId| {
            let same = process.step(*other).department == process.step(*step).department;
            same && process.step(*step).department.is_some()
                && (ground.is_next(*other, *step) || ground.is_next(*step, *other))
        };
        let mut part = if named.is_empty() {
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
fn as_one(permits: &[&Permit]) -> Result<Permit, &'static str> {
    let mut bases: Vec<&str> = Vec::new();
    let mut all = Parameters::default();
    for permit in permits {
        if !bases.contains(&permit.basis.as_str()) {
            bases.push(&permit.basis);
        }
        let of = &permit.parameters;
        agree(&mut all.days, &of.days, "days")?;
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
