//! One process, or one case of it, with the options of a search: what any
//! package of them comes to there.
//!
//! Options that concern the same steps are *parts* that are priced together,
//! once for each package of them that is asked for, in full. What different
//! parts do is put together on arrays. That two options of different parts do
//! nothing together that neither does alone is tested, on random processes,
//! against the full pricing; where a package of one part is seen to change a
//! step of another, the two become one.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::rc::Rc;

use super::fact::{Fact, Facts, Names, facts};
use super::mask::Mask;
use super::times::Times;
use super::touch;
use crate::analysis::{Dating, Measures, measures_of_today};
use crate::calendar::CalendarError;
use crate::levers::{Ground, Offer};
use crate::plan::redesign::{Free, redesign_with};

/// Why a figure is not there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Stop {
    /// Options turned out to belong together: what was concluded from their
    /// being apart is void.
    Regrouped,
    /// The work that was granted is done.
    Spent,
    /// A date is needed that the calendar does not know.
    Undated(CalendarError),
}

/// What a package comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Figure {
    /// In thousandths of a minute.
    pub days: i64,
    pub steps: u64,
    pub departments: u64,
    pub materials: u64,
    pub visits: u64,
    /// Options that do nothing in it.
    pub refused: Mask,
}

/// What a package of one part changes.
#[derive(Debug)]
pub(super) struct Part {
    pub facts: Vec<(usize, Fact)>,
    pub refused: Mask,
}

pub(super) struct Side<'g> {
    pub ground: &'g Ground<'g>,
    dating: &'g Dating,
    /// By the number of the option; none where this case does not have it.
    offers: Vec<Option<Offer>>,
    /// In which order options are made.
    turns: Vec<usize>,
    free: Free,
    /// Numbers for names, where more than days is counted.
    names: Option<Names>,
    pub order: Vec<usize>,
    pub base: Vec<Fact>,
    /// By part its options, and its steps.
    pub parts: Vec<Mask>,
    pub owned: Vec<BTreeSet<usize>>,
    known: HashMap<(usize, Mask), Rc<Part>>,
    best: HashMap<(usize, Mask, Mask), Option<Rc<Part>>>,
    /// Full figures, where lengths do not add up.
    whole: Option<HashMap<Mask, Figure>>,
}

/// More options of one part than these are not tried out for a bound.
pub(super) const MOST_FREE: u32 = 6;

impl<'g> Side<'g> {
    pub fn new(
        ground: &'g Ground<'g>,
        dating: &'g Dating,
        offers: Vec<Option<Offer>>,
        turns: Vec<usize>,
        free: Free,
        counted: bool,
    ) -> Result<Self, Stop> {
        let order = ground.process.orders().topological().iter().map(|id| id.index()).collect();
        let mut side = Self {
            ground,
            dating,
            offers,
            turns,
            free,
            names: counted.then(Names::default),
            order,
            base: Vec::new(),
            parts: Vec::new(),
            owned: Vec::new(),
            known: HashMap::new(),
            best: HashMap::new(),
            whole: None,
        };
        let counts_dates = dating.start.is_some() && !crate::analysis::adds_up(ground.process);
        match side.probe(Mask::NONE).filter(|facts| facts.adds_up || dating.start.is_none()) {
            Some(facts) if !counts_dates => {
                side.base = facts.steps;
                side.group();
            }
            _ => side.whole = Some(HashMap::new()),
        }
        Ok(side)
    }

    /// Whether figures are put together from parts.
    pub fn is_composed(&self) -> bool {
        self.whole.is_none()
    }

    /// Prices every package in full from now on.
    pub fn distrust(&mut self) {
        self.whole.get_or_insert_default();
    }

    /// The options that this side has.
    pub fn has(&self) -> Mask {
        self.offers.iter().enumerate().filter(|(_, offer)| offer.is_some()).map(|(at, _)| Mask::one(at)).collect()
    }

    fn package(&self, mask: Mask) -> (Vec<usize>, Vec<&Offer>) {
        let chosen = self.turns.iter().copied().filter(|at| mask.has(*at));
        chosen.filter_map(|at| Some((at, self.offers[at].as_ref()?))).unzip()
    }

    fn probe(&mut self, mask: Mask) -> Option<Facts> {
        let mut names = self.names.take();
        let (numbers, offers) = self.package(mask);
        let facts = facts(self.ground, &offers, self.free, names.as_mut());
        self.names = names;
        facts.map(|mut facts| {
            facts.refused.iter_mut().for_each(|at| *at = numbers[*at]);
            facts
        })
    }

    /// Options that concern one step are one part; so are those that merge.
    fn group(&mut self) {
        let all: Vec<Offer> = self.offers.iter().flatten().cloned().collect();
        let mut parts: Vec<(Mask, BTreeSet<usize>, bool)> = Vec::new();
        for at in 0..self.offers.len() {
            let Some(offer) = self.offers[at].clone() else { continue };
            let mut steps = touch::concerned(self.ground, &offer, &all, self.names.is_some());
            if let Some(facts) = self.probe(Mask::one(at)) {
                let part = self.changed(&facts, Mask::one(at));
                steps.extend(part.facts.iter().map(|(step, _)| *step));
            }
            parts.push((Mask::one(at), steps, touch::merges(&offer)));
        }
        let mut joined: Vec<(Mask, BTreeSet<usize>, bool)> = Vec::new();
        for mut part in parts {
            let (meeting, others): (Vec<_>, Vec<_>) =
                joined.into_iter().partition(|other| (other.2 && part.2) || !other.1.is_disjoint(&part.1));
            for other in meeting {
                part = (part.0.with(other.0), &part.1 | &other.1, part.2 || other.2);
            }
            joined = others;
            joined.push(part);
        }
        joined.sort_by_key(|part| part.0);
        self.parts = joined.iter().map(|part| part.0).collect();
        self.owned = joined.into_iter().map(|part| part.1).collect();
        self.known.clear();
        self.best.clear();
    }

    /// What differs from the process without options.
    fn changed(&self, facts: &Facts, refused_of: Mask) -> Part {
        let mut gone = vec![0u64; self.base.len().div_ceil(64)];
        facts
            .steps
            .iter()
            .enumerate()
            .filter(|(_, fact)| fact.gone)
            .for_each(|(at, _)| super::fact::put(&mut gone, at));
        let differing = facts.steps.iter().zip(&self.base).enumerate().filter(|(_, (new, old))| !new.is(old, &gone));
        let refused: Mask = facts.refused.iter().map(|at| Mask::one(*at)).collect();
        Part { facts: differing.map(|(at, (new, _))| (at, new.clone())).collect(), refused: refused.only(refused_of) }
    }

    /// What a package of one part changes.
    pub fn part(&mut self, at: usize, mask: Mask) -> Result<Rc<Part>, Stop> {
        if let Some(known) = self.known.get(&(at, mask)) {
            return Ok(Rc::clone(known));
        }
        let Some(facts) = self.probe(mask) else {
            self.distrust();
            return Err(Stop::Regrouped);
        };
        if !facts.adds_up && self.dating.start.is_some() {
            self.distrust();
            return Err(Stop::Regrouped);
        }
        let part = self.changed(&facts, mask);
        let strange: Vec<usize> =
            part.facts.iter().map(|(step, _)| *step).filter(|step| !self.owned[at].contains(step)).collect();
        if !strange.is_empty() {
            self.adopt(at, &strange);
            return Err(Stop::Regrouped);
        }
        let part = Rc::new(part);
        self.known.insert((at, mask), Rc::clone(&part));
        Ok(part)
    }

    /// A part turns out to concern more steps.
    fn adopt(&mut self, at: usize, steps: &[usize]) {
        self.owned[at].extend(steps);
        let meeting: Vec<usize> =
            (0..self.parts.len()).filter(|other| !self.owned[*other].is_disjoint(&self.owned[at])).collect();
        let mask = meeting.iter().map(|at| self.parts[*at]).fold(Mask::NONE, Mask::with);
        let owned: BTreeSet<usize> = meeting.iter().flat_map(|at| self.owned[*at].iter().copied()).collect();
        let keeps = |at: &usize| !meeting.contains(at);
        self.parts = (0..self.parts.len()).filter(keeps).map(|at| self.parts[at]).chain([mask]).collect();
        self.owned = {
            let all = std::mem::take(&mut self.owned);
            all.into_iter().enumerate().filter(|(at, _)| keeps(at)).map(|(_, steps)| steps).chain([owned]).collect()
        };
        self.known.clear();
        self.best.clear();
    }

    /// The least that is left of a part in any package that holds `chosen`
    /// and, of `open`, whatever it likes: every order that is there in all of
    /// these, the shortest times. `None` where some option of each does
    /// nothing. With many open ones nothing of it is left.
    pub fn least(&mut self, at: usize, chosen: Mask, open: Mask) -> Result<Option<Rc<Part>>, Stop> {
        let (chosen, open) = (chosen.only(self.parts[at]), open.only(self.parts[at]));
        if let Some(known) = self.best.get(&(at, chosen, open)) {
            return Ok(known.clone());
        }
        let least = if open.count() > MOST_FREE {
            let facts = self.owned[at].iter().map(|step| (*step, nothing(&self.base[*step]))).collect();
            Some(Rc::new(Part { facts, refused: Mask::NONE }))
        } else {
            let mut parts = Vec::new();
            for some in open.subsets() {
                let part = self.part(at, chosen.with(some))?;
                parts.extend(Some(part).filter(|part| part.refused.is_empty()));
            }
            meet(&parts, &self.base).map(Rc::new)
        };
        self.best.insert((at, chosen, open), least.clone());
        Ok(least)
    }

    /// The parts of a package.
    pub fn parts_of(&mut self, mask: Mask) -> Result<Vec<Rc<Part>>, Stop> {
        (0..self.parts.len()).map(|at| self.part(at, mask.only(self.parts[at]))).collect()
    }

    /// Facts with those of parts in their places.
    pub fn overlaid<'f>(&'f self, parts: &'f [Rc<Part>]) -> Vec<&'f Fact> {
        let mut facts: Vec<&Fact> = self.base.iter().collect();
        for (step, fact) in parts.iter().flat_map(|part| &part.facts) {
            facts[*step] = fact;
        }
        facts
    }

    /// What a package comes to.
    pub fn figure(&mut self, mask: Mask) -> Result<Figure, Stop> {
        let mask = mask.only(self.has());
        if let Some(whole) = &self.whole {
            if let Some(figure) = whole.get(&mask) {
                return Ok(*figure);
            }
            let figure = self.in_full(mask)?;
            self.whole.get_or_insert_default().insert(mask, figure);
            return Ok(figure);
        }
        let parts = self.parts_of(mask)?;
        let facts = self.overlaid(&parts);
        let times = Times::of(&facts, &self.order);
        let refused = parts.iter().map(|part| part.refused).fold(Mask::NONE, Mask::with);
        match times {
            Some(times) if facts.iter().any(|fact| !fact.gone) => Ok(counted(&facts, times.end, refused)),
            // Together they leave nothing, or wait for each other.
            _ => {
                self.distrust();
                Err(Stop::Regrouped)
            }
        }
    }

    /// The same by pricing the whole package.
    pub fn in_full(&self, mask: Mask) -> Result<Figure, Stop> {
        let (numbers, offers) = self.package(mask);
        let Some(redesign) = redesign_with(self.ground, &offers, self.free) else {
            return Ok(Figure { days: 0, steps: 0, departments: 0, materials: 0, visits: 0, refused: mask });
        };
        let made = redesign.made.iter().zip(&numbers).filter(|(made, _)| made.is_err());
        let refused = made.map(|(_, at)| Mask::one(*at)).collect();
        let Measures { days, steps, departments, materials, visits, .. } =
            measures_of_today(&redesign.process, self.dating).map_err(Stop::Undated)?;
        Ok(Figure {
            days: days.thousandths(),
            steps: steps as u64,
            departments: departments.unwrap_or(0) as u64,
            materials: materials.map_or(0, |materials| materials.distinct as u64),
            visits: visits.unwrap_or(0),
            refused,
        })
    }
}

/// The counts of steps, and the days.
pub(super) fn counted(facts: &[&Fact], days: i64, refused: Mask) -> Figure {
    let names = |of: &dyn Fn(&Fact) -> &[u32]| {
        facts.iter().flat_map(|fact| of(fact).iter().copied()).collect::<BTreeSet<u32>>().len() as u64
    };
    Figure {
        days,
        steps: facts.iter().map(|fact| fact.counts.steps).sum(),
        departments: names(&|fact| &fact.counts.departments),
        materials: names(&|fact| &fact.counts.materials),
        visits: facts.iter().map(|fact| fact.counts.visits).sum(),
        refused,
    }
}

/// A step of which nothing is known to be left.
fn nothing(fact: &Fact) -> Fact {
    Fact {
        gone: true,
        length: 0,
        after: vec![0; fact.after.len()].into(),
        ties: Vec::new(),
        counts: super::fact::Counts::default(),
    }
}

/// What is left of the steps in each of some packages.
fn meet(parts: &[Rc<Part>], base: &[Fact]) -> Option<Part> {
    let (first, others) = parts.split_first()?;
    let _ = first;
    let steps: BTreeSet<usize> = parts.iter().flat_map(|part| part.facts.iter().map(|(step, _)| *step)).collect();
    let own: Vec<BTreeMap<usize, &Fact>> =
        parts.iter().map(|part| part.facts.iter().map(|(step, fact)| (*step, fact)).collect()).collect();
    let facts = steps.into_iter().map(|step| {
        let of = |at: usize| own[at].get(&step).copied().unwrap_or(&base[step]);
        let mut least = of(0).clone();
        for at in 1..=others.len() {
            both(&mut least, of(at));
        }
        (step, least)
    });
    Some(Part { facts: facts.collect(), refused: Mask::NONE })
}

/// Leaves of a step what is also in another.
fn both(least: &mut Fact, other: &Fact) {
    let counts = &mut least.counts;
    counts.steps = counts.steps.min(other.counts.steps);
    counts.visits = counts.visits.min(other.counts.visits);
    counts.departments.retain(|name| other.counts.departments.contains(name));
    counts.materials.retain(|name| other.counts.materials.contains(name));
    least.gone |= other.gone;
    least.length = least.length.min(other.length);
    for (own, bits) in least.after.iter_mut().zip(&other.after) {
        *own &= bits;
    }
    least.ties.retain_mut(|tie| match Times::lag(other, tie.from, tie.relation) {
        Some(lag) => {
            tie.lag = tie.lag.min(lag);
            true
        }
        None => false,
    });
}
