//! One process, or one case of it, with the options of a search: the figures of
//! any package there.
//!
//! The state of each step in a package depends on the few options that meet
//! there ([`meeting`]); their effect is found by pricing some package in full
//! ([`known`]). The figures of a whole package are put together from that on
//! arrays.

pub(super) mod fact;
mod known;
mod least;
mod meeting;
pub(super) mod times;
mod touch;

use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;

use crate::analysis::{Dating, Measures, measures_of_today};
use crate::calendar::CalendarError;
use crate::levers::{Ground, Offer};
use crate::plan::goal::mask::Mask;
use crate::plan::package::Unproposed;
use crate::plan::redesign::{Free, redesign_with};
use fact::{Fact, Facts, Names, facts};
use known::Known;
use meeting::Part;
use times::Times;

/// The reason a figure is missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::plan::goal) enum Stop {
    /// Options turned out to depend on each other: conclusions from their
    /// independence are void.
    Regrouped,
    /// The granted work is used up.
    Spent,
    /// The calendar does not know a date.
    Undated(CalendarError),
}

/// The same for those who asked for a package.
pub(in crate::plan::goal) fn unproposed(stop: Stop) -> Unproposed {
    match stop {
        Stop::Undated(error) => Unproposed::Undated(error),
        Stop::Spent | Stop::Regrouped => Unproposed::NothingLeft,
    }
}

/// The figures of a package.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::plan::goal) struct Figure {
    /// In thousandths of a minute.
    pub days: i64,
    pub steps: u64,
    pub departments: u64,
    pub materials: u64,
    pub visits: u64,
    /// The options that do nothing in it.
    pub refused: Mask,
}

/// The parts that remain of a step; `None` where there is no such package.
type Left = Option<Rc<Fact>>;

pub(in crate::plan::goal) struct Side<'g> {
    pub(in crate::plan::goal) ground: &'g Ground<'g>,
    pub(in crate::plan::goal) dating: &'g Dating,
    /// By the number of the option; `None` where this case does not have it.
    pub(in crate::plan::goal) offers: Vec<Option<Offer>>,
    /// The order in which options are made.
    turns: Vec<usize>,
    free: Free,
    /// Numbers for names, where more than the days is counted.
    pub(in crate::plan::goal) names: Option<Names>,
    pub order: Vec<usize>,
    pub base: Vec<Rc<Fact>>,
    pub(in crate::plan::goal) parts: Vec<Part>,
    /// The part that a step belongs to.
    pub(in crate::plan::goal) part_of: Vec<Option<usize>>,
    /// The options that meet at each step; a package of them is one bit each.
    pub meets: Vec<Vec<usize>>,
    pub(in crate::plan::goal) known: Vec<HashMap<u64, Known>>,
    /// By step, packages in which some option does nothing, whatever else they
    /// hold.
    pub(in crate::plan::goal) barred: Vec<Vec<u64>>,
    /// By step, the parts that remain in every package that holds some options
    /// and may hold others.
    pub(in crate::plan::goal) left: Vec<HashMap<(u64, u64), Left>>,
    pub(in crate::plan::goal) is_spread: bool,
    pub(in crate::plan::goal) heads: Option<Rc<Times>>,
    /// Full figures, where lengths do not add up.
    whole: Option<HashMap<Mask, Figure>>,
    /// The number of times options turned out to depend on each other.
    pub regrouped: u32,
}

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
            part_of: Vec::new(),
            meets: Vec::new(),
            known: Vec::new(),
            barred: Vec::new(),
            left: Vec::new(),
            is_spread: false,
            heads: None,
            whole: None,
            regrouped: 0,
        };
        let counts_dates = dating.start.is_some() && !crate::analysis::adds_up(ground.process);
        match side.probe(&Mask::NONE).filter(|facts| facts.adds_up || dating.start.is_none()) {
            Some(facts) if !counts_dates => {
                side.base = facts.steps.into_iter().map(Rc::new).collect();
                side.group();
            }
            _ => side.whole = Some(HashMap::new()),
        }
        Ok(side)
    }

    /// Returns whether figures are put together from parts.
    pub fn is_composed(&self) -> bool {
        self.whole.is_none()
    }

    /// Prices every package in full from now on.
    pub fn distrust(&mut self) {
        self.regrouped += 1;
        self.whole.get_or_insert_default();
    }

    /// The options that this side has.
    pub fn has(&self) -> Mask {
        self.offers.iter().enumerate().filter(|(_, offer)| offer.is_some()).map(|(at, _)| at).collect()
    }

    fn package(&self, mask: &Mask) -> (Vec<usize>, Vec<&Offer>) {
        let chosen = self.turns.iter().copied().filter(|at| mask.has(*at));
        chosen.filter_map(|at| Some((at, self.offers[at].as_ref()?))).unzip()
    }

    pub(in crate::plan::goal) fn probe(&mut self, mask: &Mask) -> Option<Facts> {
        let mut names = self.names.take();
        let (mut left, mut idle) = (mask.clone(), Vec::new());
        let facts = loop {
            let (numbers, offers) = self.package(&left);
            let Some(mut facts) = facts(self.ground, &offers, self.free, names.as_mut()) else { break None };
            facts.refused.iter_mut().for_each(|at| *at = numbers[*at]);
            if facts.idle.is_empty() {
                facts.refused.extend(idle);
                break Some(facts);
            }
            idle.extend(facts.idle.iter().map(|at| numbers[*at]));
            left = left.without(&idle.iter().copied().collect());
        };
        self.names = names;
        facts
    }

    /// The effect of a package on each step, and the options that do nothing.
    pub fn facts(&mut self, mask: &Mask) -> Result<(Vec<Rc<Fact>>, Mask), Stop> {
        let (mut facts, mut refused) = (self.base.clone(), Mask::NONE);
        let keys: Vec<u64> = (0..facts.len()).map(|step| self.at(step, mask)).collect();
        let is_new = |step: &usize| self.is_plain(*step) && !self.is_known(*step, keys[*step]);
        if (0..facts.len()).any(|step| is_new(&step)) {
            let plain = self.parts.iter().filter(|part| part.is_plain);
            let plain = plain.fold(Mask::NONE, |all, part| all.with(&part.options));
            self.price(&mask.only(&plain))?;
        }
        for (step, bits) in keys.into_iter().enumerate().filter(|(_, bits)| *bits != 0) {
            let known = self.known(step, bits)?;
            facts[step] = known.fact;
            refused = refused.with(&known.refused);
        }
        Ok((facts, refused))
    }

    /// The figures of a package. Where some option does nothing in it, only
    /// that is certain.
    pub fn figure(&mut self, mask: &Mask) -> Result<Figure, Stop> {
        let mask = mask.only(&self.has());
        if let Some(whole) = &self.whole {
            if let Some(figure) = whole.get(&mask) {
                return Ok(figure.clone());
            }
            let figure = self.in_full(&mask)?;
            self.whole.get_or_insert_default().insert(mask, figure.clone());
            return Ok(figure);
        }
        let (facts, refused) = self.facts(&mask)?;
        match Times::of(&facts, &self.order) {
            Some(times) if facts.iter().any(|fact| !fact.gone) => Ok(counted(&facts, times.end, refused)),
            // Together the options leave no step, or make steps wait for each
            // other.
            _ => {
                self.distrust();
                Err(Stop::Regrouped)
            }
        }
    }

    /// The same by pricing the whole package.
    pub fn in_full(&self, mask: &Mask) -> Result<Figure, Stop> {
        let (numbers, offers) = self.package(mask);
        let Some(redesign) = redesign_with(self.ground, &offers, self.free) else {
            return Ok(Figure { days: 0, steps: 0, departments: 0, materials: 0, visits: 0, refused: mask.clone() });
        };
        let idle = offers.iter().zip(&redesign.made).zip(&numbers);
        let idle = idle.filter(|((offer, made), _)| made.is_ok() && redesign.is_idle(self.ground, offer));
        let idle: Mask = idle.map(|(_, at)| *at).collect();
        if !idle.is_empty() {
            let figure = self.in_full(&mask.without(&idle))?;
            return Ok(Figure { refused: figure.refused.with(&idle), ..figure });
        }
        let made = redesign.made.iter().zip(&numbers).filter(|(made, _)| made.is_err());
        let refused = made.map(|(_, at)| *at).collect();
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

    /// The number of groups of linked options.
    pub fn parts(&self) -> usize {
        self.parts.len()
    }
}

/// The counts of steps, and the days.
pub(in crate::plan::goal) fn counted(facts: &[Rc<Fact>], days: i64, refused: Mask) -> Figure {
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
