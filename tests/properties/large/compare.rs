//! What was printed of a large process against the figures of its pairs.

use std::collections::{HashMap, HashSet};

use serde_json::Value;

use super::Case;
use super::network::{Keeps, Link, Network, days, earliest, ends};
use crate::oracle::TO_COME;
use crate::oracle::bits::Bits;
use crate::oracle::brute::across::{Across, Held, What};
use crate::oracle::brute::order::{Facts, Order, Origin, Reason, may_go, waste};
use crate::oracle::line::Line;
use crate::oracle::model::{Kind, Process, Relation};

/// Of a long list, how many entries are computed anew, each by a whole schedule.
const SAMPLED: usize = 12;

/// Of those that need a whole new order, too.
const ACROSS: usize = 2;

fn stays(reason: Reason) -> bool {
    reason != Reason::Habit
}

/// Panics where a figure differs.
pub fn compare(process: &Process, printed: &Value) {
    let case = Case::of(Facts::of(process, Line::numbers(process)));
    let facts = &case.facts;
    let places = process.steps.iter().enumerate().map(|(at, step)| (step.id.as_str(), at)).collect();
    let today = Side::of(&case, printed, "today", &facts.today, &|_| true);
    let reachable = Side::of(&case, printed, "reachable", &facts.rest, &|held| stays(held.reason));
    Side::of(&case, printed, "floor", &facts.rest, &|held| held.reason.is_recorded());
    let check = Check { case: &case, facts, printed, places, today, reachable };
    check.steps();
    check.changes();
    check.questions();
    check.not_offered();
    check.implicit_order();
    if !TO_COME.contains(&"limits") {
        check.limits();
    }
}

/// One figure, its measures compared already.
struct Side<'c, 'a> {
    network: Network<'c, 'a>,
    closure: Vec<Bits>,
    reduced: Vec<Vec<usize>>,
}

impl<'c, 'a> Side<'c, 'a> {
    fn of(case: &'c Case<'a>, printed: &Value, name: &str, across: &Across, keeps: Keeps<'_>) -> Self {
        let network = Network::of(case, across, keeps);
        let closure = network.closure();
        let reduced = network.reduced(&closure);
        let side = &printed[name];
        assert_eq!(minutes(&side["days"]), network.days, "{name} days");
        assert_eq!(number(&side["steps"]), network.stands.iter().filter(|stands| **stands).count(), "{name} steps");
        assert_eq!(number(&side["stages"]), network.stages(), "{name} stages");
        if !TO_COME.contains(&"handoffs") {
            let handoffs = side["handoffs"].as_u64().map(|count| count as usize);
            assert_eq!(handoffs, network.handoffs(), "{name} handoffs");
        }
        if !TO_COME.contains(&"counted_days") {
            assert_eq!(minutes(&side["counted_days"]), network.counted(), "{name} counted_days");
        }
        Self { network, closure, reduced }
    }
}

struct Check<'c, 'a> {
    case: &'c Case<'a>,
    facts: &'c Facts<'a>,
    printed: &'c Value,
    places: HashMap<&'c str, usize>,
    today: Side<'c, 'a>,
    reachable: Side<'c, 'a>,
}

impl Check<'_, '_> {
    fn place(&self, id: &Value) -> usize {
        self.places[id.as_str().unwrap()]
    }

    fn steps(&self) {
        let steps = list(&self.printed["steps"]);
        assert_eq!(steps.len(), self.facts.steps.len());
        let (today, reachable) = (&self.today.network, &self.reachable.network);
        for (v, step) in steps.iter().enumerate() {
            let (start, finish) = (2 * v, 2 * v + 1);
            let slack = |event: usize| today.latest[event] - today.earliest[event];
            let times = [
                ("start", today.earliest[start]),
                ("finish", today.earliest[finish]),
                ("latest_start", today.latest[start]),
                ("latest_finish", today.latest[finish]),
                ("float", slack(start).min(slack(finish))),
            ];
            for (key, time) in times {
                assert_eq!(minutes(&step[key]), time, "{key} of {}", step["id"]);
            }
            if self.facts.waste[v] {
                assert!(step["reachable"].is_null(), "{}", step["id"]);
            } else {
                assert_eq!(minutes(&step["reachable"]["start"]), reachable.earliest[start], "{}", step["id"]);
                assert_eq!(minutes(&step["reachable"]["finish"]), reachable.earliest[finish], "{}", step["id"]);
            }
        }
        for v in sample(steps.len(), SAMPLED) {
            let length = |other: usize| if other == v { 0 } else { self.case.minutes[other] };
            let without = earliest(self.case, &self.facts.today, &|_| true, length).into_iter().max().unwrap_or(0);
            assert_eq!(minutes(&steps[v]["drag"]), today.days - without, "drag of {}", steps[v]["id"]);
        }
    }

    /// Which steps change, in their order, from what to what, and the two columns.
    fn changes(&self) {
        let changes = list(&self.printed["changes"]);
        let less = self.wait_for_less();
        let mut turns: Vec<usize> = (0..less.len()).filter(|&v| self.facts.waste[v] || less[v]).collect();
        turns.sort_by_key(|&v| self.today.network.earliest[2 * v]);
        let places: Vec<usize> = changes.iter().map(|change| self.place(&change["step"])).collect();
        assert_eq!(places, turns, "which steps change");
        let mut saved = vec![0];
        for (change, &v) in changes.iter().zip(&turns) {
            // What waits for the same as before only moves up with it, and runs beside nothing new.
            let levers: &[&str] = match (self.facts.waste[v], change["from"] == change["to"]) {
                (true, _) => &["eliminate"],
                (false, true) => &["moves-up", "parallel"],
                (false, false) => &["parallel"],
            };
            assert!(levers.iter().any(|lever| change["lever"] == *lever), "{}", change["step"]);
            if !self.facts.waste[v] {
                let named = |key: &str| list(&change[key]).iter().map(|id| self.place(id)).collect::<Vec<_>>();
                assert_eq!(named("from"), self.today.reduced[v], "from of {}", change["step"]);
                if self.facts.rest.ties[v].iter().all(|tie| tie.stated.is_some()) {
                    assert_eq!(named("to"), self.reachable.reduced[v], "to of {}", change["step"]);
                }
            }
            saved.push(saved[saved.len() - 1] + minutes(&change["saves_in_sequence"]));
        }
        let today = self.today.network.days;
        assert_eq!(saved[saved.len() - 1], today - self.reachable.network.days, "the sequence adds up");
        for turn in sample(turns.len(), ACROSS) {
            let alone = today - self.stage(&turns[turn..=turn]);
            assert_eq!(minutes(&changes[turn]["saves_alone"]), alone, "saves_alone of {}", changes[turn]["step"]);
            let after = today - saved[turn + 1];
            assert_eq!(after, self.stage(&turns[..=turn]), "days after the turn of {}", changes[turn]["step"]);
        }
    }

    /// By step, whether something of the order into it is neither in reachable nor implied there.
    fn wait_for_less(&self) -> Vec<bool> {
        let reachable = &self.reachable;
        let kept: HashSet<&Link> = reachable.network.into.iter().flatten().collect();
        let less = |v: usize| {
            let mut less = false;
            self.facts.rest.each(v, |held, relation, lag| {
                let (from, to) = ends(relation, held.from, v);
                let link = Link { from, to, length: lag.minutes };
                let implied = link.length == 0 && reachable.closure[to].contains(from);
                less |= !kept.contains(&link) && !implied;
            });
            less
        };
        (0..self.facts.steps.len()).map(|v| !self.facts.waste[v] && less(v)).collect()
    }

    /// The days when only these changes are made.
    fn stage(&self, made: &[usize]) -> i64 {
        let mut is_made = vec![false; self.facts.steps.len()];
        made.iter().for_each(|&v| is_made[v] = true);
        let gone: Vec<bool> = (0..is_made.len()).map(|v| is_made[v] && self.facts.waste[v]).collect();
        let keeps = |held: &Held| !is_made[held.to] || stays(held.reason);
        if gone.contains(&true) {
            days(self.case, &self.facts.across(&gone), &keeps)
        } else {
            days(self.case, &self.facts.today, &keeps)
        }
    }

    fn questions(&self) {
        let questions = list(&self.printed["questions"]);
        let stakes: Vec<i64> = questions.iter().map(|question| minutes(&question["days_at_stake"])).collect();
        let listed: Vec<(i64, usize)> =
            questions.iter().zip(&stakes).map(|(question, stake)| (-stake, self.place(&question["step"]))).collect();
        assert!(listed.is_sorted(), "the order of the questions");
        let (about_papers, about_order): (Vec<usize>, Vec<usize>) =
            (0..questions.len()).partition(|&at| questions[at]["paper"].is_string());
        let mut placed: Vec<usize> = about_order.iter().map(|&at| listed[at].1).collect();
        placed.sort_unstable();
        // Made orders by FF and SS are disputed.
        let settled = |v: &usize| self.facts.rest.ties[*v].iter().all(|tie| tie.stated.is_some());
        placed.retain(settled);
        let asked: Vec<usize> = (0..self.facts.steps.len()).filter(settled).filter(|&v| self.is_asked(v)).collect();
        assert_eq!(placed, asked, "which steps are asked about");
        for at in sample(about_order.len(), SAMPLED).map(|nth| about_order[nth]) {
            let asked = listed[at].1;
            let keeps = |held: &Held| stays(held.reason) && !(held.to == asked && held.reason == Reason::Open);
            let stake = self.reachable.network.days - days(self.case, &self.facts.rest, &keeps);
            assert_eq!(stakes[at], stake, "days_at_stake of {}", questions[at]["step"]);
        }
        let mut stakes_of_papers: Vec<i64> = about_papers.iter().map(|&at| stakes[at]).collect();
        stakes_of_papers.sort_unstable();
        let held: Vec<usize> = (0..self.facts.steps.len()).filter(|&w| self.is_held_by_papers(w)).collect();
        assert_eq!(held.len(), stakes_of_papers.len(), "how many wasted steps are asked about");
        for nth in sample(held.len(), ACROSS) {
            let gone = waste(self.facts.steps, &self.facts.orders, Some(held[nth]));
            let without = days(self.case, &self.facts.across(&gone), &|held| stays(held.reason));
            let stake = self.reachable.network.days - without;
            assert!(stakes_of_papers.contains(&stake), "days_at_stake of the wasted step {}", held[nth]);
        }
    }

    fn is_held_by_papers(&self, w: usize) -> bool {
        let mut holds = self.facts.orders.iter().filter(|order| order.from == w && !self.facts.waste[order.to]);
        may_go(&self.facts.steps[w]) && !self.facts.waste[w] && holds.all(|order| !order.own_reason().is_demanded())
    }

    /// Whether something open of the order into a step goes with the answer and is not implied by what remains.
    fn is_asked(&self, v: usize) -> bool {
        let rest = &self.facts.rest;
        if self.facts.waste[v] {
            return false;
        }
        let (mut open, mut kept) = (Vec::new(), Vec::new());
        let link = |relation: Relation, from: usize, length: i64| {
            let (from, to) = ends(relation, from, v);
            Link { from, to, length }
        };
        rest.into(v, |held| stays(held.reason), |relation, x, lag| open.push(link(relation, x, lag.minutes)));
        let recorded = |held: &Held| held.reason.is_recorded();
        rest.into(v, recorded, |relation, x, lag| kept.push(link(relation, x, lag.minutes)));
        let (reachable, closure) = (&self.reachable.network, &self.reachable.closure);
        let to_start = reachable.leading(closure, kept.iter().filter(|link| link.to == 2 * v));
        let mut to_finish = reachable.leading(closure, kept.iter().filter(|link| link.to == 2 * v + 1));
        to_finish.insert(2 * v);
        to_finish.unite(&to_start);
        let leads =
            |link: &Link| if link.to == 2 * v { to_start.contains(link.from) } else { to_finish.contains(link.from) };
        let implied = |link: &Link| link.length == 0 && leads(link);
        open.iter().any(|link| !kept.contains(link) && !implied(link))
    }

    fn not_offered(&self) {
        let placed = self.facts.orders.iter().enumerate();
        let binding: Vec<(usize, &Order)> = placed.filter(|(_, order)| self.binds(order)).collect();
        let listed = list(&self.printed["not_offered"]);
        let ids = |order: &Value| (self.place(&order["step"]), self.place(&order["waits_for"]));
        let expected: Vec<(usize, usize)> = binding.iter().map(|(_, order)| (order.to, order.from)).collect();
        assert_eq!(listed.iter().map(ids).collect::<Vec<_>>(), expected, "which orders are not offered");
        for nth in sample(listed.len(), SAMPLED) {
            let (at, order) = binding[nth];
            let (x, v) = (order.from, order.to);
            let recorded_too = self.facts.record.holds_anyway(x, v);
            let by_finish_start = order.relation == Relation::FinishStart;
            let goes = |what: What| match what {
                What::Pair => by_finish_start && !recorded_too,
                What::Lag { own } => by_finish_start && own,
                What::Tie { stated } => stated == Some(at),
            };
            let keeps = |held: &Held| stays(held.reason) && !((held.from, held.to) == (x, v) && goes(held.what));
            if self.facts.rest.pairs[v].iter().any(|pair| pair.from == x && pair.lags.len() > 1) {
                continue;
            }
            let price = self.reachable.network.days - days(self.case, &self.facts.rest, &keeps);
            assert_eq!(minutes(&listed[nth]["price"]), price, "price of {}", listed[nth]);
        }
    }

    fn binds(&self, order: &Order) -> bool {
        let (from, to) = ends(order.relation, order.from, order.to);
        let stand = !self.facts.waste[order.from] && !self.facts.waste[order.to];
        let link = Link { from, to, length: order.lag.minutes };
        order.own_reason().is_demanded() && stand && self.reachable.network.is_tight(&link)
    }

    fn implicit_order(&self) {
        let unrecorded =
            |order: &&Order| matches!(order.origin, Origin::Above) && !self.facts.reason(order).is_recorded();
        let steps = self.facts.orders.iter().filter(unrecorded).count();
        assert_eq!(number(&self.printed["implicit_order"]["steps"]), steps, "implicit_order steps");
        let stated: Vec<Order> = self.facts.orders.iter().filter(|order| !unrecorded(order)).cloned().collect();
        let none = vec![false; self.facts.steps.len()];
        let mut across = Across::of(&self.facts.record, &stated, &none);
        for (pairs, all) in across.pairs.iter_mut().zip(&self.facts.today.pairs) {
            let known: HashSet<usize> = pairs.iter().map(|pair| pair.from).collect();
            let recorded = all.iter().filter(|pair| pair.reason.is_recorded() && !known.contains(&pair.from));
            pairs.extend(recorded.cloned());
        }
        let saved = self.today.network.days - days(self.case, &across, &|_| true);
        assert_eq!(minutes(&self.printed["implicit_order"]["days"]), saved, "implicit_order days");
    }

    /// The default window: the generator names no end.
    fn limits(&self) {
        let today = &self.today.network;
        let of_kind = |kind: Kind| {
            let mut steps: Vec<usize> =
                (0..self.facts.steps.len()).filter(|&v| self.facts.steps[v].kind == Some(kind)).collect();
            steps.sort_by_key(|&v| (today.earliest[2 * v + 1], v));
            steps
        };
        let (intakes, decisions) = (of_kind(Kind::Intake), of_kind(Kind::Decision));
        let inside = if let (Some(from), Some(to)) = (intakes.first(), decisions.last()) {
            today.counted_to(&[2 * to + 1], today.earliest[2 * from + 1])
        } else {
            today.counted()
        };
        assert_eq!(minutes(&self.printed["limits"]["inside"]), inside, "time inside the limit");
    }
}

/// At most so many places of a list, evenly spread, the last among them.
fn sample(count: usize, most: usize) -> impl Iterator<Item = usize> {
    let taken = count.min(most);
    (1..=taken).map(move |nth| nth * count / taken - 1)
}

fn list(value: &Value) -> &[Value] {
    value.as_array().unwrap()
}

fn number(value: &Value) -> usize {
    value.as_u64().unwrap() as usize
}

/// Of days of eight hours.
fn minutes(value: &Value) -> i64 {
    (value.as_f64().unwrap() * 480.0).round() as i64
}
