//! The cheapest package to a goal, against a look at every package.

use std::collections::BTreeMap;

use proptest::prelude::*;
use reengineer::analysis::measures_of_today;
use reengineer::levers::{Choice, Ground, Means, Offer};
use reengineer::model::{Process, StatedFigure, StepId, Time};
use reengineer::plan::{Cases, Costs, Frontier, Goal, Minimal, Package, Quest, redesign};

use super::levers::process;
use super::{all_of_it, dating, text};
use crate::levers_oracle::dice::Dice;
use crate::program::config;

/// What one package comes to.
#[derive(Clone, Debug)]
struct Known {
    cost: u64,
    options: Vec<usize>,
    days: i64,
    counts: BTreeMap<StatedFigure, u64>,
}

impl Known {
    fn key(&self) -> (u64, usize, i64, &[usize]) {
        (self.cost, self.options.len(), self.days, &self.options)
    }

    fn of(&self, measure: StatedFigure) -> u64 {
        match measure {
            StatedFigure::Days => self.days.unsigned_abs(),
            other => self.counts[&other],
        }
    }

    fn reaches(&self, goal: &Goal) -> bool {
        goal.days.is_none_or(|most| self.days <= most.thousandths())
            && goal.counts.iter().all(|(measure, most)| self.counts[measure] <= *most)
    }
}

/// Every package of some options in which each does something.
fn every_package(process: &Process, offers: &[Offer], costs: &Costs) -> Vec<Known> {
    let ground = Ground::of(process);
    let mut all = Vec::new();
    for bits in 0..1usize << offers.len() {
        let options: Vec<usize> = (0..offers.len()).filter(|at| bits >> at & 1 == 1).collect();
        let mut chosen: Vec<&Offer> = options.iter().map(|at| &offers[*at]).collect();
        chosen.sort_by_key(|offer| (offer.turn(), offer.place()));
        let redesign = redesign(&ground, &chosen).unwrap();
        let goes = |step: StepId| redesign.called[step.index()].is_none();
        let mut gone = chosen.iter().filter(|offer| offer.steps().all(goes));
        if redesign.made.iter().any(Result::is_err) || gone.any(|offer| is_idle(&ground, &chosen, offer)) {
            continue;
        }
        let of = measures_of_today(&redesign.process, &dating()).unwrap();
        let counts = [
            (StatedFigure::Steps, of.steps as u64),
            (StatedFigure::Departments, of.departments.unwrap_or(0) as u64),
            (StatedFigure::Materials, of.materials.map_or(0, |of| of.distinct as u64)),
            (StatedFigure::Visits, of.visits.unwrap_or(0)),
        ];
        all.push(Known {
            cost: chosen.iter().map(|offer| costs.of(offer)).sum(),
            options,
            days: of.days.thousandths(),
            counts: counts.into(),
        });
    }
    all
}

/// Whether the steps of an option are gone without it, too: then nothing is left for it to change. An answer about a
/// paper may free another step than the one that was asked.
fn is_idle(ground: &Ground<'_>, chosen: &[&Offer], offer: &Offer) -> bool {
    let others: Vec<&Offer> = chosen.iter().filter(|other| **other != offer).copied().collect();
    let without = redesign(ground, &others).unwrap();
    let is_gone = |step: StepId| without.called[step.index()].is_none();
    !matches!(offer.means, Means::PaperNotNeeded(_)) && offer.steps().all(is_gone)
}

/// As many options as can be looked at in every combination.
const MOST: usize = 12;

fn costs(dice: &mut Dice) -> Costs {
    let mut costs = Costs::default();
    if dice.one_in(2) {
        for grade in [reengineer::levers::Grade::Answer, reengineer::levers::Grade::Granted] {
            costs.of_grade.insert(grade, u32::try_from(dice.up_to(3)).unwrap());
        }
        for _ in 0..dice.up_to(3) {
            let levers = <reengineer::model::Lever as reengineer::model::Spelled>::WORDS;
            costs.of_lever.insert(levers[dice.up_to(levers.len() - 1)].value, u32::try_from(dice.up_to(4)).unwrap());
        }
    }
    costs
}

/// A goal that some packages reach and others do not; sometimes none does.
fn goal(packages: &[Known], dice: &mut Dice) -> Goal {
    let one = &packages[dice.up_to(packages.len() - 1)];
    let mut goal = Goal::default();
    if dice.up_to(3) > 0 {
        goal.days = Some(Time::from_thousandths(one.days - i64::from(dice.one_in(12))));
    }
    for (measure, count) in &one.counts {
        if dice.one_in(if goal.days.is_some() { 6 } else { 2 }) {
            goal.counts.insert(*measure, count.saturating_sub(u64::from(dice.one_in(6))));
        }
    }
    goal
}

fn everything(process: &Process, choice: &Choice) -> Vec<Offer> {
    let cases = Cases::of(process, &[process], &dating(), choice).unwrap();
    let quest = Quest::of(&cases, &Costs::default(), &Goal::default()).unwrap();
    quest.options().cloned().collect()
}

fn numbers(offers: &[Offer], of: &[Offer]) -> Vec<usize> {
    of.iter().map(|offer| offers.iter().position(|other| other == offer).unwrap()).collect()
}

proptest! {
    #![proptest_config(config(96))]

    #[test]
    fn the_cheapest_package_is_that_of_all_packages(process in process(1..=9), seed in any::<u64>()) {
        let dice = &mut Dice::new(seed);
        let choice = if dice.one_in(2) { all_of_it() } else { Choice { answers: true, ..Choice::granted() } };
        let offers = everything(&process, &choice);
        prop_assume!(offers.len() <= if std::env::var_os("CASES").is_some() { MOST } else { 7 });
        let costs = costs(dice);
        let packages = every_package(&process, &offers, &costs);
        let goal = goal(&packages, dice);
        let cases = Cases::of(&process, &[&*process], &dating(), &choice).unwrap();
        let mut quest = Quest::of(&cases, &costs, &goal).unwrap();
        let sought = quest.seek(&goal, &mut || true).unwrap();
        let reaching = || packages.iter().filter(|known| known.reaches(&goal));
        let best = reaching().min_by(|one, other| one.key().cmp(&other.key()));
        let found = sought.package.as_ref().map(|found| (found.cost, found.days.thousandths(), numbers(&offers, &found.offers)));
        let expected = best.map(|best| (best.cost, best.days, best.options.clone()));
        prop_assert_eq!(&found, &expected, "{:?}\n{:#?}\n{}", goal, offers, text(&process));
        prop_assert_eq!(sought.out_of_reach, best.is_none());
        if let Some(best) = best {
            prop_assert_eq!(sought.package.unwrap().minimal, Minimal::Proven);
            let in_every: Vec<usize> =
                best.options.iter().copied().filter(|at| reaching().all(|known| known.options.contains(at))).collect();
            let named: Vec<Offer> = sought.in_every.into_iter().map(|option| option.offer).collect();
            prop_assert_eq!(numbers(&offers, &named), in_every);
            let others = reaching().filter(|known| !best.options.iter().all(|at| known.options.contains(at)));
            let next = others.min_by(|one, other| one.key().cmp(&other.key()));
            let alternative = sought.alternative.map(|found| numbers(&offers, &found.offers));
            prop_assert_eq!(alternative, next.map(|next| next.options.clone()), "{}", text(&process));
        } else {
            let mut nearest: Vec<&Known> = packages.iter().collect();
            let mut within = Vec::new();
            for (measure, least, is_known) in sought.smallest {
                let of = |known: &Known| known.of(measure);
                prop_assert!(is_known);
                prop_assert_eq!(least, packages.iter().map(of).min().unwrap(), "{:?}\n{}", measure, text(&process));
                // Each figure as near as those before it allow.
                let wanted = match measure {
                    StatedFigure::Days => goal.days.unwrap().thousandths().unsigned_abs(),
                    other => goal.counts[&other],
                };
                let most = nearest.iter().map(|known| known.of(measure)).min().unwrap().max(wanted);
                nearest.retain(|known| known.of(measure) <= most);
                within.push((measure, most));
            }
            let closest = sought.closest.unwrap();
            prop_assert_eq!(closest.within, within, "{:?}\n{}", goal, text(&process));
            let best = nearest.into_iter().min_by(|one, other| one.key().cmp(&other.key())).unwrap();
            prop_assert_eq!(numbers(&offers, &closest.package.offers), best.options.clone(), "{:?}\n{}", goal, text(&process));
        }
    }

    #[test]
    fn the_bound_is_no_more_than_the_cheapest_package_costs(process in process(1..=9), seed in any::<u64>()) {
        let dice = &mut Dice::new(seed);
        let choice = Choice { answers: true, ..Choice::granted() };
        let offers = everything(&process, &choice);
        prop_assume!(offers.len() <= if std::env::var_os("CASES").is_some() { MOST } else { 7 });
        let costs = costs(dice);
        let packages = every_package(&process, &offers, &costs);
        let goal = goal(&packages, dice);
        let cases = Cases::of(&process, &[&*process], &dating(), &choice).unwrap();
        let mut quest = Quest::of(&cases, &costs, &goal).unwrap();
        for _ in 0..8 {
            let (mut held, mut others) = (Vec::new(), Vec::new());
            for at in 0..offers.len() {
                match dice.up_to(3) {
                    0 => held.push(at),
                    1 => {}
                    _ => others.push(at),
                }
            }
            let bound = quest.at_least(&goal, &held, &others).unwrap();
            let mut kept = packages.iter().filter(|known| {
                known.reaches(&goal)
                    && held.iter().all(|at| known.options.contains(at))
                    && known.options.iter().all(|at| held.contains(at) || others.contains(at))
            });
            match bound {
                Some(bound) => prop_assert!(
                    kept.all(|known| bound <= known.cost),
                    "{} for {:?} and some of {:?}\n{}", bound, held, others, text(&process)
                ),
                None => prop_assert!(kept.next().is_none(), "{:?} and some of {:?}\n{}", held, others, text(&process)),
            }
        }
        // Where the work ends early, what is said is true.
        let mut left = dice.up_to(20);
        let sought = quest.seek(&goal, &mut || { left = left.saturating_sub(1); left > 0 }).unwrap();
        let best = packages.iter().filter(|known| known.reaches(&goal)).map(|known| known.cost).min();
        if let Some(bound) = sought.bound {
            prop_assert!(best.is_none_or(|best| bound <= best), "{} of {:?}\n{}", bound, best, text(&process));
        }
        if let Some(found) = sought.package {
            let own = numbers(&offers, &found.offers);
            prop_assert!(packages.iter().any(|known| known.options == own && known.reaches(&goal)));
        }
    }

    #[test]
    fn the_frontier_is_the_least_days_of_each_cost(process in process(1..=9), seed in any::<u64>()) {
        let dice = &mut Dice::new(seed);
        let choice = Choice { answers: dice.one_in(2), ..Choice::granted() };
        let offers = everything(&process, &choice);
        prop_assume!(offers.len() <= if std::env::var_os("CASES").is_some() { MOST } else { 7 });
        let costs = costs(dice);
        let packages = every_package(&process, &offers, &costs);
        let cases = Cases::of(&process, &[&*process], &dating(), &choice).unwrap();
        let mut quest = Quest::of(&cases, &costs, &Goal::default()).unwrap();
        let Frontier { points, is_whole } = quest.frontier(&mut || true).unwrap();
        prop_assert!(is_whole);
        let mut expected: Vec<(u64, i64)> = Vec::new();
        let mut by_cost: Vec<&Known> = packages.iter().collect();
        by_cost.sort_by_key(|known| (known.cost, known.days));
        for known in by_cost {
            if expected.last().is_none_or(|(_, days)| known.days < *days) {
                expected.push((known.cost, known.days));
            }
        }
        let found: Vec<(u64, i64)> =
            points.iter().map(|point| (point.package.cost, point.package.days.thousandths())).collect();
        prop_assert_eq!(&found, &expected, "{}", text(&process));
        for point in points {
            let goal = Goal::days(point.package.days);
            let sought = quest.seek(&goal, &mut || true).unwrap();
            prop_assert_eq!(sought.package, Some(point.package));
        }
    }

    #[test]
    fn shares_add_up_to_what_the_package_saves(process in process(1..=9), seed in any::<u64>()) {
        let dice = &mut Dice::new(seed);
        let choice = Choice { answers: dice.one_in(2), ..Choice::granted() };
        let package = Package::of(&process, &dating(), &choice).unwrap();
        let options: Vec<Offer> = package.planned.iter().map(|planned| planned.what.offer.clone()).collect();
        prop_assume!(options.len() <= 6);
        let cases = Cases::of(&process, &[&*process], &dating(), &choice).unwrap();
        let shares = cases.shares(&options, &mut || true).unwrap();
        prop_assert_eq!(shares.sampled, None);
        let denominator = shares.all.first().map_or(1, |share| share.denominator);
        let sum: i128 = shares.all.iter().map(|share| share.numerator).sum();
        let saved = package.analysis.today.days - package.reached.days;
        prop_assert_eq!(sum, i128::from(saved.thousandths()) * denominator, "{:?}\n{}", shares, text(&process));
    }
}
