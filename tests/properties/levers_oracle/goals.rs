//! The cheapest package to a goal, and the frontier, by a look at every package.

use proptest::prelude::*;
use reengineer::input;
use reengineer::levers::{Choice, Means, Offer};
use reengineer::model::{Process, Spelled, Time};
use reengineer::plan::{Cases, Costs, Goal, Quest};
use reengineer::source::Source;

use super::file::{File, Minutes};
use super::generate::definition;
use super::make::make;
use super::options::{LEVERS, Opt, answers, granted};
use super::program::dating;
use crate::program::config;

/// A package in which each option does something.
struct Known {
    /// Places among the options, "file order of the first member, then this table's order, a step before its needs,
    /// answers last".
    options: Vec<usize>,
    days: Minutes,
}

impl Known {
    /// "Ties: fewer options, fewer days, then the smallest list of positions"; each costs one.
    fn key(&self) -> (usize, Minutes, &[usize]) {
        (self.options.len(), self.days, &self.options)
    }
}

/// As many options as can be looked at in every combination.
fn most() -> usize {
    if std::env::var_os("CASES").is_some() { 10 } else { 6 }
}

fn every_package(file: &File, options: &[Opt]) -> Vec<Known> {
    let mut all = Vec::new();
    for bits in 0..1_usize << options.len() {
        let places: Vec<usize> = (0..options.len()).filter(|at| bits >> at & 1 == 1).collect();
        let mut chosen: Vec<&Opt> = places.iter().map(|&at| &options[at]).collect();
        chosen.sort_by_key(|opt| opt.in_turn());
        let made = make(file, &chosen);
        if made.done.iter().all(|done| *done) {
            all.push(Known { options: places, days: made.days() });
        }
    }
    all
}

/// The options of the file that the program has, too, in the order of positions.
fn options_of(file: &File, process: &Process, offers: &[&Offer]) -> Option<Vec<Opt>> {
    let mut all: Vec<Opt> = granted(file);
    all.extend(answers(file));
    let table = |opt: &Opt| LEVERS.iter().position(|lever| opt.is(lever)).unwrap_or(LEVERS.len());
    all.sort_by_key(|opt| (opt.steps.iter().min().copied(), table(opt), opt.at_need));
    let of_offer = |offer: &Offer| all.iter().position(|opt| is_it(file, process, offer, opt));
    let mut places = offers.iter().map(|offer| of_offer(offer)).collect::<Option<Vec<usize>>>()?;
    places.sort_unstable();
    Some(places.into_iter().map(|at| all[at].clone()).collect())
}

fn is_it(file: &File, process: &Process, offer: &Offer, opt: &Opt) -> bool {
    let mut ids: Vec<&str> = offer.steps().map(|step| process.step(step).id.as_str()).collect();
    let mut own: Vec<&str> = opt.steps.iter().map(|&v| file.steps()[v].id.as_str()).collect();
    ids.sort_unstable();
    own.sort_unstable();
    let paper =
        offer.sites.iter().find_map(|site| site.need).map(|need| process.materials()[need.index()].name.clone());
    let paper = match offer.means {
        Means::PaperNotNeeded(paper) => Some(process.materials()[paper.index()].name.clone()),
        Means::Lever(_) | Means::Answer => paper,
    };
    // A step may have two questions: what it waits for, and whether it needs a paper of waste.
    let own_paper = if opt.at_need || opt.lever.is_none() { opt.papers.first().cloned() } else { None };
    offer.lever().map(Spelled::english) == opt.lever && ids == own && paper == own_paper
}

proptest! {
    #![proptest_config(config(8))]

    #[test]
    fn the_cheapest_package_and_the_frontier_are_what_a_second_program_finds(
        text in definition(1..=6, 6),
        with_answers in any::<bool>(),
        place in any::<proptest::sample::Index>(),
    ) {
        let source = Source::read("-", text.as_bytes().to_vec()).ok().unwrap();
        let Ok(process) = input::read(&source) else { return Err(TestCaseError::reject("invalid")) };
        let file = File::read(&text);
        prop_assume!(make(&file, &[]).gone.contains(&false));
        let choice = Choice { answers: with_answers, ..super::program::granted() };
        let cases = Cases::of(&process, &[&process], &dating(), &choice).unwrap();
        let offers: Vec<Offer> =
            Quest::of(&cases, &Costs::default(), &Goal::default()).unwrap().options().cloned().collect();
        prop_assume!(offers.len() <= most());
        let borrowed: Vec<&Offer> = offers.iter().collect();
        let Some(options) = options_of(&file, &process, &borrowed) else {
            return Err(TestCaseError::fail(format!("{offers:#?}\n{text}")));
        };
        let packages = every_package(&file, &options);
        let goal = Goal::days(Time::from_thousandths(1000 * place.get(&packages).days));
        let mut quest = Quest::of(&cases, &Costs::default(), &goal).unwrap();
        let places = |found: &[Offer]| {
            let at = |offer: &Offer| options.iter().position(|opt| is_it(&file, &process, offer, opt)).unwrap();
            let mut places: Vec<usize> = found.iter().map(at).collect();
            places.sort_unstable();
            places
        };
        let reaching = packages.iter().filter(|known| 1000 * known.days <= goal.days.unwrap().thousandths());
        let best = reaching.min_by(|one, other| one.key().cmp(&other.key())).unwrap();
        let found = quest.seek(&goal, &mut || true).unwrap().package.unwrap();
        prop_assert_eq!(found.days.thousandths(), 1000 * best.days, "{:?} {:?}\n{}", found, best.options, text);
        prop_assert_eq!(&places(&found.offers), &best.options, "\n{}", text);
        let mut frontier: Vec<(u64, Minutes)> = Vec::new();
        let mut by_cost: Vec<&Known> = packages.iter().collect();
        by_cost.sort_by_key(|known| (known.options.len(), known.days));
        for known in by_cost {
            if frontier.last().is_none_or(|(_, days)| known.days < *days) {
                frontier.push((known.options.len() as u64, known.days));
            }
        }
        let points = quest.frontier(&mut || true).unwrap().points;
        let found: Vec<(u64, Minutes)> =
            points.iter().map(|point| (point.package.cost, point.package.days.thousandths() / 1000)).collect();
        prop_assert_eq!(found, frontier, "\n{}", text);
    }
}
