//! What a package must hold beside, learned from one that falls short.
//!
//! Along a path that is too long every package that is short enough makes up
//! for the excess. At each place the path can lose no more than what the
//! options that meet there take off by themselves:
//!
//! 1. where a package leaves the step and its order on the one before, the
//!    difference of what they come to;
//! 2. where it takes the order away, the path goes on from the step's earliest
//!    start in any package at all (`Side::least`): what lies between that
//!    and the time that the path had come to;
//! 3. where the step is gone, what lies between the time of the path and the
//!    earliest start of the next step.
//!
//! By induction over the places, the path, or what is left of it, then ends no
//! earlier than it did less the sum of these losses. So the losses of a package
//! that reaches the goal add up to the excess at least. Each loss, a function
//! of the packages at a place, is bounded from above by a sum of weights of
//! single options, which is checked on every package: a row of whole numbers
//! that holds for every package that reaches the goal, whatever else it is.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::rows::{Literal, Row};
use crate::model::Relation;
use crate::plan::goal::limits::Limits;
use crate::plan::goal::mask::Mask;
use crate::plan::goal::side::fact::Fact;
use crate::plan::goal::side::times::{Hop, Times};
use crate::plan::goal::side::{Figure, Side, Stop};

/// A row that holds for every package that keeps some limits.
#[derive(Clone, Debug)]
pub(in crate::plan::goal) struct Cut {
    side: usize,
    literals: Vec<Literal>,
    when: When,
}

/// The limits for which a cut holds.
#[derive(Clone, Debug)]
enum When {
    /// Any limits: these options do nothing together.
    Always,
    /// Limits that this figure misses: it is the least without further options.
    Misses(Figure),
    /// Limits below this length of a path.
    Below(i64),
}

impl Cut {
    /// The row of the cut for some limits; `None` where it says nothing about
    /// them.
    pub fn row(&self, limits: &[Limits]) -> Option<Row> {
        let limits = &limits[self.side];
        let need = match &self.when {
            When::Always => 1,
            When::Misses(figure) => i64::from(!limits.met(figure)),
            When::Below(length) => length - limits.days?,
        };
        let mut row = Row { literals: self.literals.clone(), need };
        row.cut_to_need();
        Some(row).filter(|row| row.need > 0)
    }
}

/// The row that forbids taking all of some options.
pub(in crate::plan::goal) fn not_all(of: &Mask) -> Row {
    Row { literals: of.numbers().map(|at| Literal { at, holds: false, weight: 1 }).collect(), need: 1 }
}

/// Learns a row from a package that does not reach the limits of a side; the
/// package itself breaks it. `None` where the parts are not known.
pub(in crate::plan::goal) fn learn(
    side: &mut Side<'_>,
    number: usize,
    package: &Mask,
    limits: &Limits,
    options: &Mask,
) -> Result<Option<Cut>, Stop> {
    if !side.is_composed() {
        return Ok(None);
    }
    let package = package.only(&side.has());
    let figure = side.figure(&package)?;
    let cut = |literals, when| Ok(Some(Cut { side: number, literals, when }));
    if !figure.refused.is_empty() {
        let own = side.barred_in(&package, &figure.refused);
        let literal = |at: usize| Literal { at, holds: !package.has(at), weight: 1 };
        return cut(own.numbers().map(literal).collect(), When::Always);
    }
    if limits.days_met(&figure) {
        return nogood(side, &package, limits, options)
            .and_then(|(literals, least)| cut(literals, When::Misses(least)));
    }
    let (facts, _) = side.facts(&package)?;
    let Some(times) = Times::of(&facts, &side.order) else { return Ok(None) };
    let path = times.path(&facts);
    let heads = side.heads(options)?;
    let excess = limits.days.map_or(0, |most| times.end - most);
    let mut literals = Vec::new();
    // First with the path as it is without options; where that does not exclude
    // the package, with the path as the options make it.
    for is_fixed in [false, true] {
        let places = places(side, &path, &package, is_fixed)?;
        let length = places.last().map_or(0, |place| place.time);
        literals = weights(&places, &heads);
        let has = |literal: &&Literal| package.has(literal.at) == literal.holds;
        let held: i64 = literals.iter().filter(has).map(|literal| literal.weight).sum();
        if held < length - times.end + excess {
            return cut(literals, When::Below(length));
        }
    }
    cut(literals, When::Below(times.end))
}

/// A row against options with which no package keeps the limits; options whose
/// state does not matter are left open.
fn nogood(
    side: &mut Side<'_>,
    package: &Mask,
    limits: &Limits,
    options: &Mask,
) -> Result<(Vec<Literal>, Figure), Stop> {
    let (mut held, mut out) = (package.clone(), options.only(&side.has()).without(package));
    let mut least = side.figure(package)?;
    for at in out.clone().numbers().chain(package.numbers()) {
        let one = Mask::one(at);
        let (fewer, less) = (held.without(&one), out.without(&one));
        let open = options.without(&fewer).without(&less);
        if let Some(found) = side.least(&fewer, &open)?
            && !limits.met(&found.figure)
        {
            (held, out, least) = (fewer, less, found.figure);
        }
    }
    let literal = |holds: bool| move |at: usize| Literal { at, holds, weight: 1 };
    Ok((out.numbers().map(literal(true)).chain(held.numbers().map(literal(false))).collect(), least))
}

/// The effect of a package at a place.
#[derive(Clone, Copy)]
enum Way {
    /// It is reached this long after the place before.
    After(i64),
    /// The order after the place before is gone.
    Apart,
    /// The step is gone.
    Gone,
}

/// One place on a path, with the effect of each package of the options that
/// meet there.
struct Place {
    hop: Hop,
    options: Vec<usize>,
    /// The package that is compared with.
    from: u64,
    /// The time at which the path reaches it.
    time: i64,
    /// The time since the place before.
    after: i64,
    /// By package, with the length of the step; `None` where there are too
    /// many.
    ways: Option<Vec<(u64, Way, i64)>>,
}

impl Place {
    fn may_go(&self) -> bool {
        self.ways.as_ref().is_none_or(|ways| ways.iter().any(|(_, way, _)| matches!(way, Way::Gone)))
    }

    /// The earliest time at which the path leaves it.
    fn leaves(&self, heads: &Times, length: i64) -> i64 {
        let (start, finish) = (heads.start[self.hop.step], heads.finish[self.hop.step]);
        if self.hop.leaves_at_start { start } else { finish.max(start + length) }
    }
}

fn places(side: &mut Side<'_>, path: &[Hop], package: &Mask, is_fixed: bool) -> Result<Vec<Place>, Stop> {
    let mut places: Vec<Place> = Vec::with_capacity(path.len());
    for (at, hop) in path.iter().copied().enumerate() {
        let before = at.checked_sub(1).map(|at| path[at].step);
        let options = side.meets[hop.step].clone();
        let all = u64::MAX.checked_shr(64 - options.len() as u32).unwrap_or(0);
        let packages = side.packages(hop.step, 0, all)?;
        let way = |fact: &Rc<Fact>| way(fact, before, hop);
        let ways = packages.map(|all| all.iter().map(|(bits, fact)| (*bits, way(fact), fact.length)).collect());
        let now = side.at(hop.step, package);
        let own = side.known(hop.step, now)?.fact;
        let base = way(&side.base[hop.step]);
        let (from, after) = match (base, way(&own)) {
            (Way::After(after), _) if !is_fixed && ways.is_some() => (0, after),
            (_, Way::After(after)) => (now, after),
            _ => (now, 0),
        };
        let time = places.last().map_or(0, |place| place.time) + after;
        places.push(Place { hop, options, from, time, after, ways });
    }
    Ok(places)
}

fn way(fact: &Fact, before: Option<usize>, hop: Hop) -> Way {
    if fact.gone {
        return Way::Gone;
    }
    let length = if hop.leaves_at_start { 0 } else { fact.length };
    match before.zip(hop.relation) {
        None => Way::After(length),
        Some((before, relation)) => match Times::lag(fact, before, relation) {
            None => Way::Apart,
            Some(lag) if relation == Relation::FinishFinish => Way::After(lag),
            Some(lag) => Way::After(lag + length),
        },
    }
}

/// The most that the path loses by each option, of all places together.
fn weights(places: &[Place], heads: &Times) -> Vec<Literal> {
    let length = places.last().map_or(0, |place| place.time);
    let mut sums: BTreeMap<(usize, bool), i64> = BTreeMap::new();
    for (at, place) in places.iter().enumerate() {
        let own = match &place.ways {
            None => vec![length; place.options.len()],
            Some(ways) => {
                let (before, next) = (at.checked_sub(1).map(|at| &places[at]), places.get(at + 1));
                let loss = |(bits, way, length): &(u64, Way, i64)| {
                    let loss = match way {
                        Way::After(after) => place.after - after,
                        Way::Apart => place.time - place.leaves(heads, *length),
                        Way::Gone => by_going(place, before, next, heads),
                    };
                    (bits ^ place.from, loss.max(0))
                };
                share_out(place.options.len(), ways.iter().map(loss).collect())
            }
        };
        for (bit, weight) in own.into_iter().enumerate().filter(|(_, weight)| *weight > 0) {
            *sums.entry((place.options[bit], place.from >> bit & 1 == 0)).or_default() += weight;
        }
    }
    sums.into_iter().map(|((at, holds), weight)| Literal { at, holds, weight }).collect()
}

/// The most that a path loses where a step is gone.
fn by_going(place: &Place, before: Option<&Place>, next: Option<&Place>, heads: &Times) -> i64 {
    match next {
        // The end is no earlier than where the path was before.
        None if before.is_none_or(Place::may_go) => place.time,
        None => place.after,
        Some(next) => {
            let Some(ways) = &next.ways else { return place.time + next.after };
            let loss = |(_, way, length): &(u64, Way, i64)| match way {
                Way::After(after) => Some(place.time + after - next.leaves(heads, *length)),
                Way::Apart | Way::Gone => None,
            };
            ways.iter().filter_map(loss).max().unwrap_or(0)
        }
    }
}

/// Weights of single options that add up to at least the loss of each package:
/// first the loss of each alone, then the rest of larger packages in equal
/// parts.
fn share_out(count: usize, mut losses: Vec<(u64, i64)>) -> Vec<i64> {
    losses.sort_unstable_by_key(|(bits, _)| (bits.count_ones(), *bits));
    let mut weights = vec![0i64; count];
    for (bits, loss) in losses {
        let own: Vec<usize> = crate::plan::goal::side::times::ones(&[bits]).collect();
        let lacks = loss - own.iter().map(|bit| weights[*bit]).sum::<i64>();
        if lacks > 0 && !own.is_empty() {
            let count = own.len() as i64;
            let each = (lacks + count - 1) / count;
            own.into_iter().for_each(|bit| weights[bit] += each);
        }
    }
    weights
}
