//! Pairs renamed steps by how much of their content and of their surroundings
//! is alike.
//!
//! In small processes every step is compared with every other; in larger ones
//! with those that share something rare with it. A link makes the neighbours of
//! its steps known, so these are compared again. All of it is linear in the
//! steps and their orders, up to a bound that both share.

use std::cmp::Reverse;

use super::near::Near;
use super::traits::{Around, Traits};
use super::{By, Links};
use crate::model::StepId;

/// The similarity, in thousandths, from which two steps are taken for the same.
const ENOUGH: u16 = 550;

/// The most steps around a linked pair that are compared with each other.
const MOST_AROUND: usize = 16;

/// The budget of comparisons for each step and each order; when it is spent the
/// rest stays unlinked.
const MOST_LOOKS: usize = 512;

/// Links free steps that are alike, the most alike first.
pub(super) fn link(links: &mut Links<'_>) {
    let (olds, news) = (links.free_old(), links.free_new());
    if olds.is_empty() || news.is_empty() {
        return;
    }
    let traits = Traits::of([(links.old, &olds), (links.new, &news)]);
    let near = Near::of(&traits);
    let around = Around::of([links.old, links.new]);
    let mut looks = MOST_LOOKS.saturating_mul(around.size());
    let mut pairs: Vec<(StepId, StepId)> = near.all();
    while !pairs.is_empty() {
        let mut alike: Vec<(u16, StepId, StepId)> = Vec::new();
        for (old, new) in pairs {
            let (neighbours, cost) = around.shared(links, old, new);
            let Some(rest) = looks.checked_sub(1 + cost / 8) else { return };
            looks = rest;
            let sure = traits.alike(old, new, neighbours);
            if sure >= ENOUGH {
                alike.push((sure, old, new));
            }
        }
        alike.sort_by_key(|(alike, old, new)| (Reverse(*alike), old.index().abs_diff(new.index()), *old, *new));
        let mut linked = Vec::new();
        for (alike, old, new) in alike {
            if links.is_free(old, new) {
                links.link(old, new, By::Content(alike));
                linked.push((old, new));
            }
        }
        pairs = again(links, &near, &around, &linked);
    }
}

/// The free pairs of which more is known since these were linked.
fn again(links: &Links<'_>, near: &Near, around: &Around, linked: &[(StepId, StepId)]) -> Vec<(StepId, StepId)> {
    let mut pairs: Vec<(StepId, StepId)> = Vec::new();
    for &(old, new) in linked {
        for (olds, news) in around.both(old, new) {
            let olds: Vec<StepId> = olds.iter().copied().filter(|id| links.to_new[id.index()].is_empty()).collect();
            let news: Vec<StepId> = news.iter().copied().filter(|id| links.to_old[id.index()].is_empty()).collect();
            pairs.extend(olds.iter().flat_map(|old| near.of_old(*old).iter().map(|new| (*old, *new))));
            pairs.extend(news.iter().flat_map(|new| near.of_new(*new).iter().map(|old| (*old, *new))));
            for old in olds.iter().take(MOST_AROUND) {
                pairs.extend(news.iter().take(MOST_AROUND).map(|new| (*old, *new)));
            }
        }
    }
    pairs.retain(|(old, new)| links.is_free(*old, *new));
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}
