//! Levers that the file does not permit although there are signs for them. Each
//! has to be checked before it is counted on.

use std::collections::{BTreeMap, BTreeSet};

use super::gather::Considered;
use super::ground::Ground;
use super::offer::{Grade, Means, Offer, Site};
use crate::model::{
    Actor, Because, Counting, Duration, Kind, Lever, MaterialId, Necessity, Online, Permit, Process, Relation, Step,
    StepId, Time,
};

/// The number of signatures above which they are many.
const MANY_SIGNATURES: u32 = 2;
/// The number of days above which a review is long.
const LONG_REVIEW: i64 = 5;
/// Words in the names of matters that exclude a commitment: national and public
/// security, finance, environment, health, life.
const NOT_BY_COMMITMENT: [&str; 26] = [
    "安全",
    "消防",
    "环境",
    "环保",
    "生态",
    "卫生",
    "健康",
    "食品",
    "药",
    "医",
    "金融",
    "银行",
    "危险",
    "特种设备",
    "security",
    "safety",
    "fire",
    "environment",
    "health",
    "food",
    "drug",
    "medic",
    "bank",
    "financ",
    "hazard",
    "nuclear",
];

/// Adds the levers that signs suggest.
pub(super) fn suggestions(ground: &Ground<'_>, considered: &mut Vec<Considered>) {
    let process = ground.process;
    // What comes after the result, or goes anyway, shows nothing.
    let counts = |id: &StepId| process.step(*id).clock != Counting::Afterwards && !ground.goes(*id);
    let steps: Vec<StepId> = process.step_ids().filter(counts).collect();
    let mut found: Vec<Offer> = Vec::new();
    for &step in &steps {
        found.extend(at_step(ground, step).into_iter().map(|lever| suggestion(lever, vec![Site::step(step)])));
        found.extend(tolerable(ground, step));
    }
    for kind in [Kind::Intake, Kind::Inspect] {
        found.extend(groups_of(ground, &steps, kind));
    }
    found.extend(same_papers(ground, &steps));
    found.extend(held(process, &steps));
    let permitted = |offer: &Offer| {
        considered.iter().any(|known| {
            let known = match known {
                Ok(offer) => offer,
                Err(declined) => &declined.offer,
            };
            known.means == offer.means
                && known.sites.iter().any(|site| {
                    offer
                        .sites
                        .iter()
                        .any(|other| other.step == site.step && (site.need.is_none() || site.need == other.need))
                })
        })
    };
    let new: Vec<Offer> = found.into_iter().filter(|offer| !permitted(offer)).collect();
    considered.extend(new.into_iter().map(Ok));
}

fn suggestion(lever: Lever, sites: Vec<Site>) -> Offer {
    Offer { means: Means::Lever(lever), grade: Grade::Suggested, sites, permit: Permit::on("") }
}

/// The levers suggested by a single step.
fn at_step(ground: &Ground<'_>, id: StepId) -> Vec<Lever> {
    let process = ground.process;
    let step = process.step(id);
    let mut levers = Vec::new();
    if step.every.is_some() {
        levers.push(Lever::OnDemand);
    }
    if step.signoffs.is_some_and(|signatures| signatures > MANY_SIGNATURES) {
        levers.push(Lever::Flatten);
    }
    if step.visits.times() > 0 && step.online != Online::None {
        levers.push(Lever::Online);
    }
    let decided = step.kind == Some(Kind::Decision);
    let legal = step.after.iter().flatten().any(|entry| {
        let other = process.step(entry.step);
        entry.because == Some(Because::Law)
            && entry.relation == Relation::FinishStart
            && other.kind == Some(Kind::Decision)
            && !ground.share_matter(entry.step, id)
    });
    if decided && legal {
        levers.push(Lever::PreReview);
    }
    let days = process.length(id);
    let over = |limit: i64| days.time() > Time::from_thousandths(limit * process.workday().thousandths());
    let reviewed = judges(step) && step.actor == Actor::Agency;
    let special = || ground.special_steps(id).next().is_some();
    if reviewed && over(LONG_REVIEW) && !is_one_of_several(ground, id) && !special() && !is_sensitive(process, step) {
        levers.push(Lever::Commit);
    }
    let half = Time::from_thousandths(process.workday().thousandths() / 2);
    let little = step.work.map(|work: Duration| process.on_its_clock(work).time()).is_some_and(|work| work <= half);
    if decided && little && over(1) {
        levers.push(Lever::Instant);
    }
    levers
}

fn is_sensitive(process: &Process, step: &Step) -> bool {
    let department = step.department.map(|at| process.departments()[at.index()].name.as_str());
    let texts = department.into_iter().chain([step.name.as_str(), process.name()]);
    let texts: Vec<String> = texts.chain(step.item.iter().map(String::as_str)).map(str::to_lowercase).collect();
    texts.iter().any(|text| NOT_BY_COMMITMENT.iter().any(|word| text.contains(word)))
}

/// Returns whether a step says yes or no.
fn judges(step: &Step) -> bool {
    matches!(step.kind, Some(Kind::Review | Kind::Decision))
}

/// The steps of other matters whose papers a step requires.
fn suppliers_elsewhere<'g>(ground: &'g Ground<'_>, step: StepId) -> impl Iterator<Item = (MaterialId, StepId)> + 'g {
    let needs = ground.process.step(step).askings().iter().filter(|need| need.need == Necessity::Required);
    let supplied = needs.filter_map(|need| Some((need.material, ground.process.supplier(need.material)?)));
    supplied.filter(move |(_, supplier)| *supplier != step && !ground.share_matter(*supplier, step))
}

/// Returns whether a step is one of several that decide one case in turn: it
/// rests on what another matter has reviewed or sends up, or another reviews
/// what it gives. None of them is a decision that a commitment could stand for.
fn is_one_of_several(ground: &Ground<'_>, step: StepId) -> bool {
    let process = ground.process;
    let kind = |id: StepId| process.step(id).kind;
    let rests = suppliers_elsewhere(ground, step)
        .any(|(_, supplier)| matches!(kind(supplier), Some(Kind::Review | Kind::Inspect | Kind::Transfer)));
    let is_reviewed = |other: StepId| {
        judges(process.step(other)) && suppliers_elsewhere(ground, other).any(|(_, supplier)| supplier == step)
    };
    rests || process.step_ids().any(is_reviewed)
}

/// Papers of other matters without which the step does not start. What another
/// has reviewed or sends on is what a review or a decision is about, and a step
/// keeps at least one of its papers: the core of it.
fn tolerable(ground: &Ground<'_>, step: StepId) -> Vec<Offer> {
    let process = ground.process;
    let is_core = |supplier: StepId| {
        let sent_on = [Kind::Submit, Kind::Review, Kind::Inspect, Kind::Transfer];
        judges(process.step(step)) && process.step(supplier).kind.is_some_and(|kind| sent_on.contains(&kind))
    };
    let secondary: Vec<MaterialId> = suppliers_elsewhere(ground, step)
        .filter(|(_, supplier)| !is_core(*supplier))
        .map(|(material, _)| material)
        .collect();
    let required = process.step(step).askings().iter().filter(|need| need.need == Necessity::Required);
    if required.count() == secondary.len() {
        return Vec::new();
    }
    let site = |material: MaterialId| vec![Site { step, need: Some(material) }];
    secondary.into_iter().map(|material| suggestion(Lever::Tolerate, site(material))).collect()
}

/// Steps of a kind that different departments do and that no recorded order
/// ties.
fn groups_of(ground: &Ground<'_>, steps: &[StepId], kind: Kind) -> Vec<Offer> {
    let process = ground.process;
    let lever = if kind == Kind::Intake { Lever::SingleWindow } else { Lever::Joint };
    let of_kind = steps.iter().copied().filter(|id| process.step(*id).kind == Some(kind));
    let groups = grouped(ground, of_kind.collect());
    let several = groups.into_iter().filter(|group| {
        let departments: Vec<_> = group.iter().map(|step| process.step(*step).department).collect();
        group.len() > 1 && (kind != Kind::Intake || departments.iter().any(|one| *one != departments[0]))
    });
    several.map(|group| suggestion(lever, group.into_iter().map(Site::step).collect())).collect()
}

/// Steps in today's order; one joins the last group taken in the same cases
/// unless a member comes before it by recorded orders.
fn grouped(ground: &Ground<'_>, mut steps: Vec<StepId>) -> Vec<Vec<StepId>> {
    steps.sort_by_key(|step| ground.start(*step));
    let mut groups: Vec<Vec<StepId>> = Vec::new();
    for step in steps {
        let before = ground.recorded_before(step, &[]);
        let last = groups.iter_mut().rev().find(|group| ground.process.taken_alike(group[0], step));
        match last.filter(|group| group.iter().all(|member| !before[member.index()])) {
            Some(group) => group.push(step),
            None => groups.push(vec![step]),
        }
    }
    groups
}

/// Papers that the applicant hands in for two matters.
fn same_papers(ground: &Ground<'_>, steps: &[StepId]) -> Vec<Offer> {
    let groups = grouped(ground, sharing(ground, steps)).into_iter().map(|group| sharing(ground, &group));
    let groups = groups.filter(|group| group.len() > 1);
    groups.map(|group| suggestion(Lever::SingleForm, group.into_iter().map(Site::step).collect())).collect()
}

/// Of some steps those where the applicant hands in a paper that one of them
/// asks for in another matter.
fn sharing(ground: &Ground<'_>, steps: &[StepId]) -> Vec<StepId> {
    let process = ground.process;
    let mut asked: BTreeMap<MaterialId, Vec<StepId>> = BTreeMap::new();
    for &step in steps {
        for need in process.step(step).askings().iter().filter(|need| !process.is_shared(need)) {
            if process.supplier(need.material).is_none() && need.need != Necessity::Optional {
                asked.entry(need.material).or_default().push(step);
            }
        }
    }
    let mut sharing = BTreeSet::new();
    for asking in asked.values() {
        let apart = |one: StepId, other: StepId| one != other && !ground.share_matter(one, other);
        let second = asking.iter().find(|step| apart(asking[0], **step));
        // Of steps of one matter each, whoever is apart from any is so from the first or from who is apart from that.
        let quick = |step: StepId| apart(step, asking[0]) || second.is_some_and(|second| apart(step, *second));
        let of_several = |step: StepId| process.step(step).item.len() > 1;
        let slow = |step: StepId| asking.iter().any(|other| apart(step, *other));
        let any_of_several = asking.iter().any(|step| of_several(*step));
        sharing.extend(asking.iter().copied().filter(|step| quick(*step) || (any_of_several && slow(*step))));
    }
    sharing.into_iter().collect()
}

/// Materials that an authority holds and that the applicant is asked for.
fn held(process: &Process, steps: &[StepId]) -> Vec<Offer> {
    let held = (0..process.materials().len()).map(MaterialId::new).filter(|at| {
        let material = &process.materials()[at.index()];
        material.held_by.is_some() && process.supplier(*at).is_none()
    });
    let sites = |material: MaterialId| -> Vec<Site> {
        let asking = steps.iter().copied().filter(|id| {
            let mut askings = process.step(*id).askings().iter();
            askings.any(|need| need.material == material && !process.is_shared(need))
        });
        asking.map(|step| Site { step, need: Some(material) }).collect()
    };
    held.map(sites).filter(|sites| !sites.is_empty()).map(|sites| suggestion(Lever::Share, sites)).collect()
}
