//! What a package rests on, and what is to be checked before it is made.

use super::people::Reader;
use super::{Proposed, say as words};
use crate::levers::{Grade, Means, Offer};
use crate::model::{Jurisdiction, StepId};
use crate::plan::TakenOption;
use crate::report::Block;
use crate::text::{Text, joined, say};

/// The basis of an option, else the reason it is in the package.
pub(super) fn of(offer: &Offer) -> Text {
    match offer.permit.basis.as_str() {
        "" => words::because(offer),
        basis => Text::verbatim(basis),
    }
}

/// What the package rests on, and what is to be checked first; for a caller
/// also where it is said when a lever may be used.
pub(super) fn blocks(proposed: &Proposed, reader: Reader) -> Vec<Block> {
    let lists = [(words::RESTS_ON, stated(proposed)), (words::CHECK_FIRST, to_check(proposed))];
    let filled = lists.into_iter().filter(|(_, points)| !points.is_empty());
    let blocks = filled.flat_map(|(title, points)| [Block::Section(title.into()), Block::List(points)]);
    let mut offers = proposed.package.planned.iter().map(|planned| &planned.what.offer);
    let explained = reader == Reader::Caller && offers.any(|offer| offer.grade == Grade::Suggested);
    blocks.chain(explained.then(|| Block::Paragraph(words::explained()))).collect()
}

/// The bases that the file states, each with the levers that rest on it.
fn stated(proposed: &Proposed) -> Vec<Text> {
    let mut bases: Vec<(&str, Vec<&Offer>)> = Vec::new();
    let offers = proposed.package.planned.iter().map(|planned| &planned.what.offer);
    for offer in offers.filter(|offer| !offer.permit.basis.is_empty()) {
        let basis = offer.permit.basis.as_str();
        match bases.iter_mut().find(|(known, _)| *known == basis) {
            Some((_, offers)) => offers.push(offer),
            None => bases.push((basis, vec![offer])),
        }
    }
    let levers = |offers: &[&Offer]| -> Vec<Text> {
        let named = offers.iter().map(|offer| (offer.means, proposed.place(offer)));
        together(named).into_iter().map(|(means, places)| at(means, &places)).collect()
    };
    bases.into_iter().map(|(basis, offers)| words::rests_on(basis, &levers(&offers))).collect()
}

/// The warnings beside the options, each once with its places, and what else is
/// to be checked before.
pub(in crate::report) fn to_check(proposed: &Proposed) -> Vec<Text> {
    let planned = &proposed.package.planned;
    let told = planned.iter().flat_map(|planned| {
        let place = proposed.place(&planned.what.offer);
        let means = planned.what.offer.means;
        points(proposed, &planned.what).into_iter().map(move |point| ((means, point), place.clone()))
    });
    let mut points: Vec<Text> = together(told)
        .into_iter()
        .map(|((means, point), places)| words::told_of(&at(means, &places), &point))
        .collect();
    let answers = planned.iter().filter(|planned| planned.what.offer.grade == Grade::Answer);
    let steps = answers.flat_map(|planned| planned.what.offer.steps());
    let asked: Vec<String> = steps.map(|step: StepId| proposed.name(step).to_owned()).collect();
    points.extend((!asked.is_empty()).then(|| words::assumed(&asked)));
    let new = &proposed.package.redesign;
    let (of_process, of_steps) = new.lost_limits(&proposed.process);
    points.extend(of_process.then(|| words::limit_lost(None)));
    points.extend(of_steps.into_iter().map(|step| words::limit_lost(Some(&new.process.step(step).name))));
    points
}

/// The warnings beside an option, and the basis that it lacks.
pub(super) fn points(proposed: &Proposed, taken: &TakenOption) -> Vec<Text> {
    let warnings = taken.warnings.iter().filter(|warning| proposed.applies(**warning));
    let suggested = taken.offer.lever().filter(|_| taken.offer.grade == Grade::Suggested);
    let is_under_chinas_law = proposed.package.analysis.ground.jurisdiction == Jurisdiction::Cn;
    let lacking =
        suggested.map(|lever| match crate::levers::page(lever).basis_in_china().filter(|_| is_under_chinas_law) {
            Some(basis) => words::check_against(lever, &basis),
            None => words::check_first(lever),
        });
    warnings.map(|warning| words::warning(*warning, &|step| proposed.name(step).to_owned())).chain(lacking).collect()
}

/// What is told of several places, once, with all of them.
fn together<K: PartialEq>(told: impl Iterator<Item = (K, Text)>) -> Vec<(K, Vec<Text>)> {
    let mut all: Vec<(K, Vec<Text>)> = Vec::new();
    for (key, place) in told {
        match all.iter_mut().find(|(known, _)| *known == key) {
            Some((_, places)) => places.push(place),
            None => all.push((key, vec![place])),
        }
    }
    all
}

/// `share at A, B`.
fn at(means: Means, places: &[Text]) -> Text {
    let named = words::means(means);
    let places = joined(places, ", ", "」「");
    say!("{named} at {places}", "{named}「{places}」", both(named), both(places))
}
