//! The options of a file, and those that were considered and are none.

use super::gather::{Considered, permitted};
use super::ground::Ground;
use super::offer::{Grade, Means, Offer, Site, Why};
use super::{Works, suggest};
use crate::analysis::Question;
use crate::model::{DraftStep, Lever, MaterialId, Permit, StepId};

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

/// A step before and after an option that changes at most that step.
pub(crate) struct Within {
    /// Whether it can be made.
    pub made: Result<(), Why>,
    /// The step before it.
    pub was: DraftStep,
    /// The step after it.
    pub is: DraftStep,
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
    pub fn granted() -> Self {
        Self { granted: true, ..Self::default() }
    }

    /// Returns whether an option belongs to the package.
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
    pub fn granted(ground: &Ground<'_>) -> Self {
        Self::made_of(ground, permitted(ground))
    }

    fn made_of(ground: &Ground<'_>, considered: Vec<Considered>) -> Self {
        let mut offers = Self::default();
        let mut works = Works::new(ground);
        for one in considered {
            match one {
                Ok(offer) => match works.attempt(&offer) {
                    Ok(()) => offers.all.push(offer),
                    Err(why) => offers.declined.push(Declined { offer, why }),
                },
                Err(declined) => offers.declined.push(*declined),
            }
        }
        offers.all.sort_by_key(|offer| (offer.turn(), offer.place()));
        offers.take_in_what_others_make_possible(&mut works);
        offers.declined.sort_by_key(|declined| declined.offer.place());
        offers
    }

    /// Takes in what changes nothing alone, and something beside the options
    /// at its steps that come before it: an order rests on a law and on a paper,
    /// and each of two levers takes one of these.
    fn take_in_what_others_make_possible(&mut self, works: &mut Works<'_>) {
        let mut possible = Vec::new();
        self.declined.retain(|Declined { offer, why }| {
            let at_its_steps = |other: &&Offer| other.steps().any(|step| offer.steps().any(|own| own == step));
            let before = |other: &&Offer| other.lever().is_some() && other.turn() < offer.turn() && at_its_steps(other);
            let others: Vec<&Offer> = self.all.iter().filter(before).collect();
            if *why != Why::Already || others.is_empty() {
                return true;
            }
            let is_made = others.iter().all(|other| works.make(other).is_ok()) && works.make(offer).is_ok();
            works.reset();
            possible.extend(is_made.then(|| offer.clone()));
            !is_made
        });
        self.all.extend(possible);
        self.all.sort_by_key(|offer| (offer.turn(), offer.place()));
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

    /// Returns whether an option can be made where no other is; nothing is
    /// changed.
    fn attempt(&mut self, offer: &Offer) -> Result<(), Why> {
        // An answer can always be given.
        if offer.lever().is_none() {
            return Ok(());
        }
        let made = self.make(offer);
        self.reset();
        made
    }

    /// Makes an option that changes at most one step, and takes it back; `None`,
    /// and nothing changed, for any other.
    pub(crate) fn make_within(&mut self, offer: &Offer) -> Option<Within> {
        let step = offer.within()?;
        let was = self.step(step).clone();
        let removed = self.removed.contains(&step);
        let made = self.make(offer);
        let is = std::mem::replace(self.step(step), was.clone());
        let stays = removed || !self.removed.remove(&step);
        stays.then_some(Within { made, was, is })
    }

    /// Drops the need for the products of a step that gives a paper.
    fn need_no_paper_of(&mut self, paper: MaterialId) {
        let process = self.process();
        let Some(step) = process.supplier(paper) else { return };
        for product in process.step(step).products() {
            for other in process.step_ids().filter(|other| *other != step).collect::<Vec<_>>() {
                let was = self.lifted.contains(step, other);
                if self.asking(other, *product).is_some() {
                    self.ask_no_more(other, *product);
                }
                if !was && self.lifted.contains(step, other) {
                    self.unneeded.insert((step, other));
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
                    for step in self.asking_for(name) {
                        let step = self.step(step);
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
