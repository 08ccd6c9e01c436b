//! The search against processes whose answer another algorithm knows: chains
//! side by side, each with a lever at every step. What a chain must save at
//! least is a knapsack, and chains have nothing to do with each other.

use std::fmt::Write;

use proptest::prelude::*;
use reengineer::levers::{Choice, Offer};
use reengineer::model::{Lever, Process, Time};
use reengineer::plan::{Cases, Costs, Goal, Minimal, Package, Quest};

use super::dating;
use crate::program::{config, read};

/// A step with a lever that takes days off: of how many days how many stay.
#[derive(Clone, Copy, Debug)]
struct Link {
    lever: usize,
    days: u64,
    stay: u64,
}

const LEVERS: [(Lever, &str, u32); 3] =
    [(Lever::Filing, "filing", 1), (Lever::Commit, "commit", 2), (Lever::Instant, "instant", 3)];

fn link() -> impl Strategy<Value = Link> {
    (0..LEVERS.len(), 2u64..16, any::<prop::sample::Index>()).prop_map(|(lever, days, stay)| {
        let stay = 1 + stay.index(usize::try_from(days).unwrap() - 1) as u64;
        Link { lever, days, stay }
    })
}

/// So many chains with so many links together.
fn chains(links: std::ops::Range<usize>) -> impl Strategy<Value = Vec<Vec<Link>>> {
    (1usize..5, prop::collection::vec(link(), links)).prop_map(|(count, links)| {
        let each = links.len().div_ceil(count);
        links.chunks(each).map(<[Link]>::to_vec).collect()
    })
}

fn definition(chains: &[Vec<Link>]) -> String {
    let mut yaml = "name: chains\nsteps:\n".to_owned();
    for (chain, links) in chains.iter().enumerate() {
        for (at, Link { lever, days, stay }) in links.iter().enumerate() {
            let after = match at.checked_sub(1) {
                Some(before) => format!("[{{step: c{chain}s{before}, because: law, basis: an act}}]"),
                None => "[]".to_owned(),
            };
            let lever = LEVERS[*lever].1;
            writeln!(
                yaml,
                "  - {{id: c{chain}s{at}, department: D, days: {days}, after: {after}, \
                 may: {{{lever}: {{basis: an act, days: {stay}}}}}}}"
            )
            .unwrap();
        }
    }
    yaml
}

fn costs() -> Costs {
    Costs { of_lever: LEVERS.iter().map(|(lever, _, cost)| (*lever, *cost)).collect(), ..Costs::default() }
}

/// The least cost with which a chain takes no more than so many days: the most
/// that it saves, by cost.
fn knapsack(links: &[Link], most: u64) -> Option<u64> {
    let total: u64 = links.iter().map(|link| link.days).sum();
    let cost = |link: &Link| LEVERS[link.lever].2 as usize;
    let mut saves = vec![0u64; links.iter().map(cost).sum::<usize>() + 1];
    for link in links {
        for at in (cost(link)..saves.len()).rev() {
            saves[at] = saves[at].max(saves[at - cost(link)] + link.days - link.stay);
        }
    }
    saves.iter().position(|saves| total - saves <= most).map(|cost| cost as u64)
}

/// The least cost of a package, days between what all of them and none come to,
/// and the goal.
fn asked(chains: &[Vec<Link>], process: &Process, tenths: u64) -> (Option<u64>, Goal) {
    let longest = |of: fn(&Link) -> u64| chains.iter().map(|links| links.iter().map(of).sum::<u64>()).max().unwrap();
    let (now, least) = (longest(|link| link.days), longest(|link| link.stay));
    let most = now - (now - least) * tenths / 10;
    let best = chains.iter().map(|links| knapsack(links, most)).sum();
    let days = i64::try_from(most).unwrap() * process.day().thousandths();
    (best, Goal::days(Time::from_thousandths(days)))
}

proptest! {
    #![proptest_config(config(5))]

    #[test]
    fn the_cheapest_package_of_many_options_costs_what_a_knapsack_says(
        chains in chains(80..200),
        tenths in 1u64..=10,
        limit in 1usize..40,
    ) {
        let text = definition(&chains);
        let process = read(&text);
        let (best, goal) = asked(&chains, &process, tenths);
        let (dating, choice) = (dating(), Choice::granted());
        let cases = Cases::of(&process, &[&process], &dating, &choice).unwrap();
        let mut quest = Quest::of(&cases, &costs(), &goal).unwrap();
        prop_assert_eq!(quest.options().count(), chains.iter().map(Vec::len).sum::<usize>());
        // By the bound alone, then with little time, then with what it takes.
        let all: Vec<usize> = (0..cases.options()).collect();
        prop_assert!(quest.at_least(&goal, &[], &all).unwrap() <= best, "{}", text);
        let mut left = limit;
        let sought = quest.seek(&goal, &mut || { left = left.saturating_sub(1); left > 0 }).unwrap();
        if let Some(bound) = sought.bound {
            prop_assert!(Some(bound) <= best, "{} of {:?}\n{}", bound, best, text);
        }
        if let Some(found) = sought.package {
            prop_assert!(Some(found.cost) >= best && found.days <= goal.days.unwrap(), "{}", text);
            prop_assert!(found.minimal != Minimal::Proven || Some(found.cost) == best, "{}", text);
        }
        let mut left = 20_000_usize;
        let sought = quest.seek(&goal, &mut || { left = left.saturating_sub(1); left > 0 }).unwrap();
        let found = sought.package.unwrap();
        prop_assert_eq!((Some(found.cost), found.minimal), (best, Minimal::Proven), "{}", text);
        let package = Package::with(&process, &dating, &choice, &|offer: &Offer| found.offers.contains(offer), None).unwrap();
        prop_assert!(package.reached.days <= goal.days.unwrap());
        prop_assert_eq!(package.planned.len(), found.count);
    }
}

/// Blocks one after another, each of two branches side by side with a lever
/// each. A branch saves what the other lets it: known for each order of two.
#[derive(Clone, Copy, Debug)]
struct Block([(u64, u64); 2]);

impl Block {
    fn days(&self, levers: [bool; 2]) -> i64 {
        let days = |at: usize| if levers[at] { self.0[at].1 } else { self.0[at].0 };
        i64::try_from(days(0).max(days(1))).unwrap()
    }

    /// The share of a branch in days, twice.
    fn twice(&self, at: usize) -> i64 {
        let (own, both) = ([at == 0, at == 1], [true, true]);
        let other = [at == 1, at == 0];
        self.days([false; 2]) - self.days(own) + self.days(other) - self.days(both)
    }
}

fn blocks_of(seed: u64, count: usize) -> Vec<Block> {
    let dice = &mut crate::levers_oracle::dice::Dice::new(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15));
    let mut branch = || {
        let days = 2 + dice.up_to(12) as u64;
        (days, 1 + dice.up_to(usize::try_from(days).unwrap() - 2) as u64)
    };
    (0..count).map(|_| Block([branch(), branch()])).collect()
}

fn definition_of(blocks: &[Block]) -> String {
    let mut yaml = "name: blocks\nsteps:\n".to_owned();
    for (at, block) in blocks.iter().enumerate() {
        for (branch, (days, stay)) in ["a", "b"].iter().zip(block.0) {
            let before =
                |at: usize| ["a", "b"].map(|name| format!("{{step: {name}{at}, because: law, basis: an act}}"));
            let after = at.checked_sub(1).map(|at| before(at).join(", ")).unwrap_or_default();
            writeln!(
                yaml,
                "  - {{id: {branch}{at}, department: D, days: {days}, after: [{after}], \
                 may: {{filing: {{basis: an act, days: {stay}}}}}}}"
            )
            .unwrap();
        }
    }
    yaml
}

/// In thousandths of a minute: each share with its error, and what it is.
fn sampled(seed: u64, count: usize, orders: usize) -> Vec<(f64, f64, f64)> {
    let blocks = blocks_of(seed, count);
    let process = read(&definition_of(&blocks));
    let (dating, choice) = (dating(), Choice::granted());
    let cases = Cases::of(&process, &[&process], &dating, &choice).unwrap();
    let options: Vec<Offer> = Package::of(&process, &dating, &choice)
        .unwrap()
        .planned
        .into_iter()
        .map(|planned| planned.what.offer)
        .collect();
    assert_eq!(options.len(), 2 * count);
    // So many are drawn before that is asked.
    let mut left = orders - 7;
    let shares = cases
        .shares(&options, &mut || {
            left = left.saturating_sub(1);
            left > 0
        })
        .unwrap();
    assert_eq!(shares.sampled, Some(orders as u64));
    let day = process.day().thousandths() as f64;
    shares
        .all
        .iter()
        .map(|share| {
            let reengineer::plan::Player::Option(offer) = &share.of else { panic!("{share:?}") };
            let step = offer.steps().next().unwrap().index();
            let known = blocks[step / 2].twice(step % 2) as f64 / 2.0 * day;
            (share.numerator as f64 / share.denominator as f64, share.error.unwrap() as f64, known)
        })
        .collect()
}

#[test]
fn the_error_of_sampled_shares_is_what_they_are_off_by() {
    // The same orders are drawn for as many players each time: so of other numbers of them.
    let all: Vec<(f64, f64, f64)> = (7..=20).flat_map(|count| sampled(count as u64, count, 100)).collect();
    assert!(all.iter().all(|(share, error, known)| (share - known).abs() <= 5.0 * error + 1.0));
    // Of a normal distribution 68 % are within one error, 95 % within two.
    let uncertain: Vec<_> = all.iter().filter(|(_, error, _)| *error > 0.0).collect();
    let within = |times: f64| {
        let near = uncertain.iter().filter(|(share, error, known)| (share - known).abs() <= times * error);
        near.count() as f64 / uncertain.len() as f64
    };
    assert!(uncertain.len() > 100);
    assert!((0.58..0.78).contains(&within(1.0)), "{}", within(1.0));
    assert!((0.90..0.995).contains(&within(2.0)), "{}", within(2.0));
}
