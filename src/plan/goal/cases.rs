//! The same options in several cases of a process.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::quest::Found;
use super::side::{Side, Stop};
use crate::analysis::{Dating, Start, measures_of_today};
use crate::levers::{self, Choice, Ground, METHODS, Means, Offer};
use crate::model::{Because, Process};
use crate::plan::package::{Pool, Unproposed, common_start};
use crate::plan::redesign::Free;

/// Processes with their grounds: the case that is shown comes first.
#[derive(Debug)]
pub struct Cases<'p> {
    whole: &'p Process,
    grounds: Vec<Ground<'p>>,
    datings: Vec<Dating>,
    pub(super) offers: Vec<Vec<Option<Offer>>>,
    turns: Vec<Vec<usize>>,
}

impl<'p> Cases<'p> {
    /// The options of `choice` in some cases of a process.
    ///
    /// # Errors
    /// Returns an error for a date that the calendar does not know, and for a
    /// case of which nothing would be left.
    pub fn of(whole: &'p Process, cases: &[&'p Process], dating: &Dating, choice: &Choice) -> Result<Self, Unproposed> {
        let grounds: Vec<Ground<'p>> = cases.iter().map(|process| Ground::of(process)).collect();
        let pools = grounds.iter().map(|ground| Pool::of(ground, dating, choice));
        let mut pools = pools.collect::<Result<Vec<Pool>, Unproposed>>()?;
        if cases.len() > 1 {
            // Where its steps go by themselves an option has no place: it counts
            // in the other cases.
            for (pool, ground) in pools.iter_mut().zip(&grounds) {
                let goes = |offer: &Offer| offer.steps().all(|step| ground.goes(step));
                pool.taken.retain(|offer| matches!(offer.means, Means::PaperNotNeeded(_)) || !goes(offer));
            }
        }
        let taken: Vec<(&Process, &[Offer])> =
            cases.iter().copied().zip(pools.iter().map(|pool| pool.taken.as_slice())).collect();
        let offers = together(whole, &taken);
        let turns = (0..cases.len()).map(|case| {
            let turn = |at: &usize| {
                let offer = offers[*at][case].as_ref();
                pools[case].taken.iter().position(|other| Some(other) == offer)
            };
            let mut own: Vec<usize> = (0..offers.len()).filter(|at| offers[*at][case].is_some()).collect();
            own.sort_by_key(turn);
            own
        });
        let turns = turns.collect();
        Ok(Self { whole, grounds, datings: pools.into_iter().map(|pool| pool.pinned).collect(), offers, turns })
    }

    /// The starts that a comparison of each case with a package takes, in the
    /// order of the cases; `None` where no figure depends on it. `dating` is
    /// that of the search.
    ///
    /// # Errors
    /// As for [`Cases::of`].
    pub fn starts_with(&self, found: &Found, dating: &Dating) -> Result<Vec<Option<Date>>, Unproposed> {
        let start = |(case, ground): (usize, &Ground<'p>)| {
            let offers = self.turns[case].iter().filter(|at| found.mask.has(**at));
            let offers: Vec<&Offer> = offers.filter_map(|at| self.offers[*at][case].as_ref()).collect();
            common_start(ground, dating, &offers).map(|common| common.map(|common| common.start))
        };
        self.grounds.iter().enumerate().map(start).collect()
    }

    /// The start that the figures of each case are counted from.
    #[must_use]
    pub fn starts(&self) -> Vec<Option<Date>> {
        let start = |dating: &Dating| match dating.start {
            Some(Start::On(start)) => Some(start),
            _ => None,
        };
        self.datings.iter().map(start).collect()
    }

    /// The same options with figures from other starts.
    #[must_use]
    pub fn from_starts(mut self, starts: &[Option<Date>]) -> Self {
        for (dating, start) in self.datings.iter_mut().zip(starts) {
            dating.start = start.map(Start::On);
        }
        self
    }

    /// The options of a package in the form of a case.
    #[must_use]
    pub fn options_of(&self, found: &Found, case: usize) -> Vec<Offer> {
        found.mask.numbers().filter_map(|at| self.offers[at][case].clone()).collect()
    }

    /// The number of options.
    #[must_use]
    pub fn options(&self) -> usize {
        self.offers.len()
    }

    /// The file as a whole.
    #[must_use]
    pub fn whole(&self) -> &'p Process {
        self.whole
    }

    /// The process of the case that is shown.
    pub(super) fn shown(&self) -> &Process {
        self.grounds[0].process
    }

    /// The options by number, as the case that is shown has them.
    pub(super) fn offers_shown(&self) -> impl Iterator<Item = Option<&Offer>> {
        self.offers.iter().map(|in_cases| in_cases[0].as_ref())
    }

    /// The days of the case that is shown, as it runs now.
    pub(super) fn today(&self) -> Result<i64, Stop> {
        let measures = measures_of_today(self.shown(), &self.datings[0]).map_err(Stop::Undated)?;
        Ok(measures.days.thousandths())
    }

    /// Returns whether the file calls any order habit, or states facts that
    /// make one so.
    pub(super) fn has_habit(&self) -> bool {
        let ground = &self.grounds[0];
        let mut steps = ground.process.step_ids();
        steps.any(|step| {
            let entries = ground.process.step(step).after.iter().flatten();
            entries.into_iter().any(|entry| entry.because == Some(Because::Habit))
                || ground.pairs.before(step).into_iter().any(|before| ground.pairs.is_habit(before, step))
        })
    }

    pub(super) fn sides(&self, counted: bool, free: Free) -> Result<Vec<Side<'_>>, Stop> {
        (0..self.grounds.len()).map(|case| self.side(case, counted, free)).collect()
    }

    /// The case that is shown, with some of the free changes not made.
    pub(super) fn side_shown(&self, free: Free) -> Result<Side<'_>, Stop> {
        self.side(0, false, free)
    }

    fn side(&self, case: usize, counted: bool, free: Free) -> Result<Side<'_>, Stop> {
        let offers = self.offers.iter().map(|in_cases| in_cases[case].clone()).collect();
        let (ground, dating) = (&self.grounds[case], &self.datings[case]);
        Side::new(ground, dating, offers, self.turns[case].clone(), free, counted)
    }
}

/// The identity of an option across cases: its lever, and its place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    /// The first step in the file as a whole, then the lever's position in the
    /// table, a step before its needs: the order that decides between equal
    /// packages.
    place: (usize, usize, bool, usize),
    sites: Vec<(String, Option<String>)>,
    paper: Option<String>,
    suggested: bool,
}

impl Key {
    fn of(whole: &Process, process: &Process, offer: &Offer) -> Self {
        let material = |at: crate::model::MaterialId| process.materials()[at.index()].name.clone();
        let mut sites: Vec<(String, Option<String>)> =
            offer.sites.iter().map(|site| (process.step(site.step).id.clone(), site.need.map(material))).collect();
        // Members of a group may begin in another order in another case.
        sites.sort();
        let step =
            |id: &str| whole.steps().iter().position(|step| step.id == *id).expect("a case has steps of the whole");
        let paper = |name: &str| whole.materials().iter().position(|material| material.name == *name);
        let first = sites.iter().map(|(id, need)| {
            let need = need.as_deref().map(|name| paper(name).unwrap_or(usize::MAX));
            (step(id), need)
        });
        let (step, need) = first.min().expect("an option is about a step");
        let lever = offer.lever().map_or(METHODS.len(), levers::place);
        Self {
            place: (step, lever, need.is_some(), need.unwrap_or(0)),
            sites,
            paper: match offer.means {
                Means::PaperNotNeeded(paper) => Some(material(paper)),
                Means::Lever(_) | Means::Answer => None,
            },
            suggested: offer.grade == levers::Grade::Suggested,
        }
    }
}

/// The options of all cases, each once, in the order that decides between equal
/// packages, with the form of each in every case that has it.
fn together(whole: &Process, cases: &[(&Process, &[Offer])]) -> Vec<Vec<Option<Offer>>> {
    let mut all: BTreeMap<Key, Vec<Option<Offer>>> = BTreeMap::new();
    for (at, (process, offers)) in cases.iter().enumerate() {
        for offer in *offers {
            let in_cases = all.entry(Key::of(whole, process, offer)).or_insert_with(|| vec![None; cases.len()]);
            in_cases[at] = Some(offer.clone());
        }
    }
    all.into_values().collect()
}
