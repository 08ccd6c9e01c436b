//! How much a package must cost at least to reach a goal.
//!
//! # The bound
//!
//! Let a package hold the options `chosen` and, of the others, only some of
//! `open`. An order between two steps, and the length of a step, depend on
//! nothing but the options of the part that the waiting step belongs to (see
//! [`Side`]). So
//!
//! 1. a path stays as long in every larger package that holds no further
//!    option of a part with a step on it. A package that is short enough has
//!    one for each path that is too long: a *cut*;
//! 2. along one path a step can start no earlier than all packages of the
//!    open options let it, and after its end at least as much follows as all
//!    of them leave. Between these two, what each package of a part does to
//!    its steps on the path is tried out: the least cost with which the path
//!    itself, or what an order taken away leaves of it, is short enough
//!    (a shortest path over pairs of cost and time);
//! 3. when the parts of that path are then granted all that they could do,
//!    a path that is still too long has none of their steps that could help:
//!    what it takes to shorten it comes on top. The costs of such paths are
//!    of different parts, and add up.
//!
//! Nothing here needs an option to shorten anything: what a part could do is
//! found by trying, and where it has too many options nothing is taken to be
//! left of its steps.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::fact::{Counts, Fact, Tie};
use super::mask::Mask;
use super::side::{Figure, MOST_FREE, Part, Side, Stop, counted};
use super::times::{Hop, Times};
use crate::model::Relation;

/// What is wanted of one process.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Limits {
    /// In thousandths of a minute.
    pub days: Option<i64>,
    pub steps: Option<u64>,
    pub departments: Option<u64>,
    pub materials: Option<u64>,
    pub visits: Option<u64>,
}

impl Limits {
    /// Nothing.
    pub const NONE: Self = Self { days: None, steps: None, departments: None, materials: None, visits: None };

    pub fn days_met(&self, figure: &Figure) -> bool {
        self.days.is_none_or(|most| figure.days <= most)
    }

    /// Whether a figure is all that is wanted.
    pub fn met(&self, figure: &Figure) -> bool {
        let within = |most: Option<u64>, count: u64| most.is_none_or(|most| count <= most);
        self.days_met(figure)
            && within(self.steps, figure.steps)
            && within(self.departments, figure.departments)
            && within(self.materials, figure.materials)
            && within(self.visits, figure.visits)
    }
}

/// The least cost of open options beside `chosen` with which limits are kept;
/// `None` where no package of them keeps them. Above `most` it is not told
/// exactly.
pub(super) fn bound(
    side: &mut Side<'_>,
    limits: &Limits,
    (chosen, open): (Mask, Mask),
    weigh: &dyn Fn(Mask) -> u64,
) -> Result<Option<u64>, Stop> {
    let cheapest = |open: Mask| open.numbers().map(|at| weigh(Mask::one(at))).min();
    if !side.is_composed() {
        let figure = side.figure(chosen)?;
        let is_met = limits.met(&figure) && figure.refused.is_empty();
        return Ok(if is_met { Some(0) } else { cheapest(open.only(side.has())) });
    }
    let count = side.parts.len();
    let mut least = Vec::with_capacity(count);
    for at in 0..count {
        match side.least(at, chosen, open)? {
            Some(part) => least.push(part),
            None => return Ok(None),
        }
    }
    let order = side.order.clone();
    let facts = side.overlaid(&least);
    let Some(earliest) = Times::of(&facts, &order) else { return Ok(Some(0)) };
    if !limits.met(&counted(&facts, earliest.end, Mask::NONE)) {
        return Ok(None);
    }
    let Some(most) = limits.days else { return Ok(Some(0)) };
    let tails = Times::tails(&facts, &order);
    let mut now = side.parts_of(chosen)?;
    let mut granted = vec![false; count];
    let mut sum = 0;
    loop {
        let facts = side.overlaid(&now);
        let Some(times) = Times::of(&facts, &order) else { break };
        if times.end <= most {
            break;
        }
        let path = times.path(&facts);
        let on_path: Vec<usize> = (0..count)
            .filter(|at| !granted[*at] && !side.parts[*at].only(open).is_empty())
            .filter(|at| path.iter().any(|hop| side.owned[*at].contains(&hop.step)))
            .collect();
        let ways = ways(side, &path, &on_path, (chosen, open), weigh)?;
        let facts = side.overlaid(&now);
        let along = Along { most, earliest: &earliest, tails: &tails, facts: &facts, path: &path };
        match along.cost(&ways) {
            Some(cost) => sum += cost,
            None => return Ok(None),
        }
        if on_path.is_empty() {
            break;
        }
        for at in on_path {
            granted[at] = true;
            now[at] = Rc::clone(&least[at]);
        }
    }
    Ok(Some(sum))
}

/// What a package of a part does to its steps on a path: its cost, and what
/// the steps are, by their places on the path.
struct Way {
    cost: u64,
    facts: BTreeMap<usize, Fact>,
}

/// The packages of a part that differ on a path, the cheapest of each kind.
struct Ways {
    all: Vec<Way>,
    /// The first and the last place where they differ.
    places: (usize, usize),
}

fn ways(
    side: &mut Side<'_>,
    path: &[Hop],
    on_path: &[usize],
    (chosen, open): (Mask, Mask),
    weigh: &dyn Fn(Mask) -> u64,
) -> Result<Vec<Ways>, Stop> {
    let mut all = Vec::with_capacity(on_path.len());
    for &at in on_path {
        let places: Vec<(usize, Hop)> =
            path.iter().copied().enumerate().filter(|(_, hop)| side.owned[at].contains(&hop.step)).collect();
        let before = |place: usize| place.checked_sub(1).map(|place| path[place].step);
        let own = side.parts[at].only(open);
        let chosen = chosen.only(side.parts[at]);
        let now = side.part(at, chosen)?;
        let mut kinds: Vec<Way> = Vec::new();
        let mut packages: Vec<(Mask, Rc<Part>)> = Vec::new();
        if own.count() > MOST_FREE {
            let cheapest = own.numbers().map(Mask::one).min_by_key(|one| weigh(*one)).unwrap_or(Mask::NONE);
            packages.push((Mask::NONE, side.part(at, chosen)?));
            packages.extend(side.least(at, chosen, own)?.map(|part| (cheapest, part)));
        } else {
            for some in own.subsets() {
                let part = side.part(at, chosen.with(some))?;
                packages.extend(Some((some, part)).filter(|(_, part)| part.refused.is_empty()));
            }
        }
        let of = |part: &Part| -> BTreeMap<usize, Fact> {
            let fact =
                |step: usize| part.facts.iter().find(|(at, _)| *at == step).map_or(&side.base[step], |(_, fact)| fact);
            places.iter().map(|(place, hop)| (*place, seen(fact(hop.step), before(*place), *hop))).collect()
        };
        let now = of(&now);
        for (some, part) in packages {
            let (facts, cost) = (of(&part), weigh(some));
            match kinds.iter_mut().find(|way| way.facts == facts) {
                Some(way) => way.cost = way.cost.min(cost),
                None => kinds.push(Way { cost, facts }),
            }
        }
        // Where all leave a step as it is nothing is to be decided. What is
        // chosen by now is no such package where an option of it does nothing.
        let differs = |place: &usize| kinds.iter().any(|way| way.facts.get(place) != now.get(place));
        let differing: Vec<usize> = places.iter().map(|(place, _)| *place).filter(differs).collect();
        if let (Some(first), Some(last)) = (differing.first(), differing.last()) {
            all.push(Ways { places: (*first, *last), all: kinds });
        }
    }
    Ok(all)
}

/// What counts of a step on a path: its length, and how it follows the step
/// before it there.
fn seen(fact: &Fact, before: Option<usize>, hop: Hop) -> Fact {
    let lag = before
        .zip(hop.relation)
        .filter(|_| !fact.gone)
        .and_then(|(from, relation)| Times::lag(fact, from, relation).map(|lag| Tie { from, relation, lag }));
    Fact {
        gone: fact.gone,
        length: if fact.gone { 0 } else { fact.length },
        after: vec![0; fact.after.len()].into(),
        ties: lag.into_iter().collect(),
        counts: Counts::default(),
    }
}

/// One path with what is known of the times around it.
struct Along<'a> {
    most: i64,
    earliest: &'a Times,
    tails: &'a [(i64, i64)],
    facts: &'a [&'a Fact],
    path: &'a [Hop],
}

/// A stage on the way along a path: the time by then (none where the step is
/// gone), and the way that was chosen of each part whose steps still come.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Stage {
    under_way: Vec<(usize, usize)>,
    cost: u64,
    time: Option<i64>,
}

/// More stages than these are not carried on.
const MOST_STAGES: usize = 3_000;

impl Along<'_> {
    /// The least cost with which the path is short enough; `None` where no
    /// way makes it so.
    fn cost(&self, ways: &[Ways]) -> Option<u64> {
        let mut stages = vec![Stage { under_way: Vec::new(), cost: 0, time: None }];
        for (place, hop) in self.path.iter().enumerate() {
            let own = ways.iter().position(|ways| {
                ways.places.0 <= place && place <= ways.places.1 && ways.all[0].facts.contains_key(&place)
            });
            let mut next: Vec<Stage> = Vec::new();
            for stage in &stages {
                let Some(part) = own else {
                    let fact = self.facts[hop.step];
                    next.extend(self.step(stage, place, fact).map(|time| Stage { time, ..stage.clone() }));
                    continue;
                };
                let chosen = stage.under_way.iter().find(|(at, _)| *at == part).map(|(_, way)| *way);
                for way in (0..ways[part].all.len()).filter(|way| chosen.is_none_or(|chosen| chosen == *way)) {
                    let Way { cost, facts } = &ways[part].all[way];
                    let Some(time) = self.step(stage, place, &facts[&place]) else { continue };
                    let mut under_way = stage.under_way.clone();
                    if chosen.is_none() {
                        under_way.push((part, way));
                    }
                    if ways[part].places.1 == place {
                        under_way.retain(|(at, _)| *at != part);
                    }
                    under_way.sort_unstable();
                    let cost = stage.cost + if chosen.is_none() { *cost } else { 0 };
                    next.push(Stage { under_way, cost, time });
                }
            }
            stages = best(next);
            if stages.len() > MOST_STAGES {
                break;
            }
        }
        stages.iter().map(|stage| stage.cost).min()
    }

    /// The time after one more step; `None` where the end comes too late.
    fn step(&self, stage: &Stage, place: usize, fact: &Fact) -> Option<Option<i64>> {
        let hop = self.path[place];
        let step = hop.step;
        if fact.gone {
            return Some(None);
        }
        let before = place.checked_sub(1).map(|place| self.path[place].step);
        let lag = before.zip(hop.relation).and_then(|(before, relation)| Times::lag(fact, before, relation));
        let arrives = lag.zip(stage.time).map(|(lag, time)| time + lag);
        let (mut start, mut finish) = (self.earliest.start[step], self.earliest.finish[step]);
        match hop.relation {
            Some(Relation::FinishFinish) => finish = finish.max(arrives.unwrap_or(0)),
            _ => start = start.max(arrives.unwrap_or(0)),
        }
        finish = finish.max(start + fact.length);
        let in_time = start + self.tails[step].0 <= self.most && finish + self.tails[step].1 <= self.most;
        in_time.then_some(Some(if hop.leaves_at_start { start } else { finish }))
    }
}

/// Leaves out stages than which another is cheaper and no later.
fn best(mut stages: Vec<Stage>) -> Vec<Stage> {
    stages.sort_unstable();
    let mut kept: Vec<Stage> = Vec::with_capacity(stages.len());
    for stage in stages {
        let worse = kept.last().is_some_and(|last| last.under_way == stage.under_way && last.time <= stage.time);
        if !worse {
            kept.push(stage);
        }
    }
    kept
}
