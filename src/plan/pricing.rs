//! What options are worth: each alone, and each at its turn in a package.
//!
//! An option may change more than its own step, so that its figure takes a new
//! definition. Where it changes the length of one step and no order, the
//! definition before it is taken, and the days are computed anew.

use super::marked::freed;
use super::package::{Effects, Refused, TakenOption, Unproposed};
use super::redesign::{Finish, Free, Redesign, Turns, build, redesign};
use crate::analysis::{
    Analysis, Dating, Measures, Planned, Price, Question, Remainder, days_of_reachable, days_of_today,
    measures_of_today,
};
use crate::levers::{Ground, Means, Offer, Warning, Why, Within, Works};
use crate::model::{Counting, DraftStep, Lever, MaterialId, Process, StepId, Time};

/// From this many options times steps on, a second thread pays off.
const MUCH: usize = 10_000;

/// The figures of a package.
pub(super) struct Figure {
    pub redesign: Redesign,
    pub measures: Measures,
}

pub(super) struct Pricing<'g> {
    pub ground: &'g Ground<'g>,
    pub dating: &'g Dating,
}

/// What is told of a definition: its measures, its steps after the result, the
/// work done in vain.
type Facts = (Measures, usize, Option<Time>);

impl<'g> Pricing<'g> {
    pub(super) fn figure(&self, offers: &[&Offer]) -> Result<Figure, Unproposed> {
        let redesign = redesign(self.ground, offers).ok_or(Unproposed::NothingLeft)?;
        let measures = measures_of_today(&redesign.process, self.dating)?;
        Ok(Figure { redesign, measures })
    }

    /// The figure of the options that fit each other, to which `chosen` is
    /// reduced, and the others: what cannot be made, or does nothing there.
    pub(super) fn whole(&self, chosen: &mut Vec<Offer>) -> Result<(Figure, Vec<Refused>), Unproposed> {
        let mut refused = Vec::new();
        loop {
            let offers: Vec<&Offer> = chosen.iter().collect();
            let whole = self.figure(&offers)?;
            let mut why: Vec<Option<Why>> = Vec::with_capacity(chosen.len());
            for (at, (offer, made)) in chosen.iter().zip(&whole.redesign.made).enumerate() {
                let is_idle = match offer.means {
                    Means::PaperNotNeeded(paper) => {
                        // Of two answers that free one step, one stays.
                        let is_one_idle = why.contains(&Some(Why::Gone));
                        let is_asked_of_none = offer.steps().all(|step| whole.redesign.goes(step));
                        is_asked_of_none && !is_one_idle && !self.is_freed_by(&offers, at, paper)
                    }
                    Means::Lever(_) | Means::Answer => whole.redesign.is_idle(self.ground, offer),
                };
                why.push(match made {
                    Err(Why::Already) if Works::new(self.ground).make(offer).is_ok() => Some(Why::AlreadyBeside),
                    Err(why) => Some(why.clone()),
                    Ok(_) => is_idle.then_some(Why::Gone),
                });
            }
            if why.iter().all(Option::is_none) {
                return Ok((whole, refused));
            }
            let mut staying = Vec::new();
            for (offer, why) in std::mem::take(chosen).into_iter().zip(why) {
                match why {
                    Some(why) => refused.push(Refused { offer, why }),
                    None => staying.push(offer),
                }
            }
            *chosen = staying;
        }
    }

    /// Whether the step that gives a paper stays without the option that calls
    /// it unneeded.
    fn is_freed_by(&self, offers: &[&Offer], at: usize, paper: MaterialId) -> bool {
        let others: Vec<&Offer> = [&offers[..at], &offers[at + 1..]].concat();
        let without = redesign(self.ground, &others);
        self.ground.sources(paper).any(|step| without.as_ref().is_some_and(|without| !without.goes(step)))
    }

    /// Each option with its worth: alone, and when its turn comes.
    pub(super) fn planned(
        &self,
        chosen: &[Offer],
        analysis: &Analysis,
        (free, whole): (&Figure, &Figure),
    ) -> Result<Vec<Planned<TakenOption>>, Unproposed> {
        let alone = || {
            let mut alone = Alone::beside(self, free);
            chosen.iter().map(|offer| alone.known_or_made(offer, analysis)).collect::<Result<Vec<Time>, Unproposed>>()
        };
        let course = || Course::of(self, chosen);
        let (alone, course) = match chosen.len() * self.ground.process.steps().len() {
            MUCH.. => rayon::join(alone, course),
            _ => (alone(), course()),
        };
        let mut planned = Vec::with_capacity(chosen.len());
        let mut before = self.facts(&free.redesign, free.measures.clone());
        for (at, (alone, after)) in alone?.into_iter().zip(course?).enumerate() {
            let offer = &chosen[at];
            let warnings = whole.redesign.made[at].clone().expect("checked in the loop: every option left is made");
            let in_sequence = before.0.days - after.0.days;
            let decreed = match offer.lever() {
                Some(Lever::Cap) => in_sequence,
                // A saving through the merger itself is no decree.
                _ if warnings.contains(&Warning::ByDecree) => {
                    let mut by_itself = offer.clone();
                    by_itself.permit.parameters.days = None;
                    let so_far: Vec<&Offer> = chosen[..at].iter().chain([&by_itself]).collect();
                    self.figure(&so_far)?.measures.days - after.0.days
                }
                _ => Time::ZERO,
            };
            let price = Price { alone, in_sequence };
            let effects = Effects {
                measures: [before.0, after.0.clone()],
                checks: [before.1, after.1],
                wasted: after.2.zip(before.2).map(|(after, before)| after - before).filter(|more| *more > Time::ZERO),
            };
            planned.push(Planned { what: TakenOption { offer: offer.clone(), warnings, decreed, effects }, price });
            before = after;
        }
        Ok(planned)
    }

    fn facts(&self, redesign: &Redesign, measures: Measures) -> Facts {
        let checks = redesign.process.steps().iter().filter(|step| step.clock == Counting::Afterwards).count();
        (measures, checks, self.in_vain(redesign))
    }

    /// The work done in vain in the mean, where shares of rejection and work
    /// are stated: the work of reviews that end after a case was rejected by a
    /// step that came before them in the file and no longer does.
    fn in_vain(&self, redesign: &Redesign) -> Option<Time> {
        let process = self.ground.process;
        let stated = process.steps().iter().any(|step| step.reject.is_some())
            && process.steps().iter().any(|step| step.work.is_some());
        let mut total = stated.then_some(Time::ZERO)?;
        for step in process.step_ids() {
            let Some(work) = process.step(step).work else { continue };
            let work = i128::from(process.on_its_clock(work).time().thousandths());
            for reject in redesign.lifted.before(step).into_iter().filter_map(|before| process.step(before).reject) {
                let part = work * i128::from(reject.mantissa()) / 10i128.pow(u32::from(reject.scale()));
                total += Time::from_thousandths(i64::try_from(part).unwrap_or(i64::MAX));
            }
        }
        Some(total)
    }
}

/// Options one by one, each alone beside the free changes.
pub(super) struct Alone<'a, 'g> {
    pricing: &'a Pricing<'g>,
    free: &'a Figure,
    /// The definition with the free changes, and turns that nobody had: both are
    /// left as they were.
    process: Process,
    turns: Turns<'g>,
}

impl<'a, 'g> Alone<'a, 'g> {
    pub(super) fn beside(pricing: &'a Pricing<'g>, free: &'a Figure) -> Self {
        Self { pricing, free, process: free.redesign.process.clone(), turns: Turns::new(pricing.ground) }
    }

    /// The saving of an option, where that is known without making it: for an
    /// answer the stake of its question, for a lever that touches neither days
    /// nor order nothing; else it is made.
    pub(super) fn known_or_made(&mut self, offer: &Offer, analysis: &Analysis) -> Result<Time, Unproposed> {
        match offer.means {
            Means::Answer if analysis.dates.is_none() => {
                let asks = |question: &&Question| question.paper.is_none() && offer.steps().eq([question.step]);
                let question = analysis.questions.iter().find(asks);
                question.map_or_else(|| self.saving(offer), |question| Ok(question.at_stake))
            }
            Means::Lever(Lever::Online | Lever::Share) => Ok(Time::ZERO),
            Means::Lever(Lever::Flatten) if offer.permit.parameters.days.is_none() => Ok(Time::ZERO),
            _ => self.saving(offer),
        }
    }

    /// The saving of an option.
    pub(super) fn saving(&mut self, offer: &Offer) -> Result<Time, Unproposed> {
        let days = match self.days_within(offer)? {
            Some(days) => days,
            None => {
                let dating = self.pricing.dating;
                let finish: Finish<'_, '_, _> = &|works, marked| {
                    // Without mergers, what remains takes as long as what is
                    // written down of it.
                    if works.mergers.is_empty() && Remainder::gone(&marked).contains(&false) {
                        return Ok(days_of_reachable(&marked, dating, &freed(works, Free::ALL)));
                    }
                    build(works, &marked, Free::ALL).map(|(process, _)| days_of_today(&process, dating))
                };
                self.turns.take(&[], offer);
                let days = self.turns.finish(&[offer], Free::ALL, finish);
                self.turns.reset();
                match days {
                    Ok(days) => days?,
                    // It does not fit, and changes nothing.
                    Err((Some(_), _)) => self.free.measures.days,
                    Err((None, _)) => return Err(Unproposed::NothingLeft),
                }
            }
        };
        Ok(self.free.measures.days - days)
    }

    /// The days with an option that changes the length of one step; `None` for
    /// any other.
    fn days_within(&mut self, offer: &Offer) -> Result<Option<Time>, Unproposed> {
        let Some(Within { made, was, is }) = self.turns.works.make_within(offer) else { return Ok(None) };
        let step = offer.steps().next().expect("it is about one step");
        let Some(place) = place(self.pricing.ground, &self.free.redesign, step) else { return Ok(None) };
        let Place::At(at) = place else { return Ok(Some(self.free.measures.days)) };
        if made.is_err() {
            return Ok(Some(self.free.measures.days));
        }
        let Some(before) = self.process.retime(at, &was, &is) else { return Ok(None) };
        let days = days_of_today(&self.process, self.pricing.dating);
        self.process.untime(at, before);
        Ok(Some(days?))
    }
}

/// A step of the file in a new definition.
enum Place {
    At(StepId),
    Gone,
}

/// The place of a step; `None` where it is part of another.
fn place(ground: &Ground<'_>, redesign: &Redesign, step: StepId) -> Option<Place> {
    let Some(name) = &redesign.called[step.index()] else { return Some(Place::Gone) };
    let is_itself = *name == ground.process.step(step).id;
    redesign.process.find(name).ok().filter(|_| is_itself).map(Place::At)
}

/// Options that are made one after the other, with the figures after each.
struct Course<'a, 'g> {
    pricing: &'a Pricing<'g>,
    turns: Turns<'g>,
    /// The figures after the last one; `None` where it refused one that was
    /// made.
    figure: Option<Figure>,
}

impl Course<'_, '_> {
    /// The facts after each option.
    fn of(pricing: &Pricing<'_>, chosen: &[Offer]) -> Result<Vec<Facts>, Unproposed> {
        let mut course = Course { pricing, turns: Turns::new(pricing.ground), figure: None };
        let offers: Vec<&Offer> = chosen.iter().collect();
        (1..=offers.len()).map(|count| course.take(&offers[..count])).collect()
    }

    /// The facts after the last of some options; those before it had their turn.
    fn take(&mut self, offers: &[&Offer]) -> Result<Facts, Unproposed> {
        let (offer, before) = offers.split_last().expect("it is about the last one");
        let own = offer.within().map(|step| (step, self.turns.works.draft.steps[step.index()].clone()));
        let removed = self.turns.works.removed.len();
        self.turns.take(before, offer);
        let is_made = self.turns.made.last().is_some_and(Result::is_ok) && self.turns.works.removed.len() == removed;
        let figure = match (own.filter(|_| is_made), self.figure.take()) {
            (Some((step, was)), Some(figure)) => self.within(figure, step, &was)?,
            _ => None,
        };
        let figure = match figure {
            Some(figure) => figure,
            None => {
                let redesign = self.turns.redesign(offers).ok_or(Unproposed::NothingLeft)?;
                let measures = measures_of_today(&redesign.process, self.pricing.dating)?;
                Figure { redesign, measures }
            }
        };
        let facts = self.pricing.facts(&figure.redesign, figure.measures.clone());
        let is_as_made = |(one, other): (&Result<_, _>, &Result<_, _>)| one.is_ok() == other.is_ok();
        let fits = figure.redesign.made.iter().zip(&self.turns.made).all(is_as_made);
        self.figure = Some(figure).filter(|_| fits);
        Ok(facts)
    }

    /// The figures before an option with the length of one step changed by it;
    /// `None` where that is not all.
    fn within(&self, mut figure: Figure, step: StepId, was: &DraftStep) -> Result<Option<Figure>, Unproposed> {
        let Some(place) = place(self.pricing.ground, &figure.redesign, step) else { return Ok(None) };
        if let Place::At(at) = place {
            let is = &self.turns.works.draft.steps[step.index()];
            if figure.redesign.process.retime(at, was, is).is_none() {
                return Ok(None);
            }
            figure.measures = measures_of_today(&figure.redesign.process, self.pricing.dating)?;
        }
        Ok(Some(figure))
    }
}
