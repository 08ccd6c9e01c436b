//! What was printed of a large process against the figures of its pairs.

use std::collections::HashMap;

use serde_json::Value;

use super::facts::{Facts, Order, Origin, Pair, Reason};
use super::network::{Link, Network, Rule, days, earliest, ends, is_recorded, stays};
use crate::oracle::model::{Process, Relation, Tenths};

/// Of a long list, how many entries are computed anew, each by a whole schedule.
const SAMPLED: usize = 40;

/// Panics where a figure differs.
pub fn compare(process: &Process, printed: &Value) {
    let facts = Facts::of(process);
    let gone = |v: usize| facts.gone[v];
    let whole = Rule { stands: &|_| true, pair: &|_, _| true, tie: &|_, _| true };
    let reachable =
        Rule { stands: &|v| !gone(v), pair: &|_, pair| stays(pair.reason), tie: &|_, tie| stays(tie.reason) };
    let floor = Rule {
        stands: &|v| !gone(v),
        pair: &|_, pair| is_recorded(pair.reason),
        tie: &|_, tie| is_recorded(tie.reason),
    };
    let sides = [("today", &whole), ("reachable", &reachable), ("floor", &floor)];
    let sides = sides.map(|(name, rule)| Side::of(&facts, printed, name, rule));
    let check = Check { facts: &facts, printed, places: places(process), today: &sides[0], reachable: &sides[1] };
    check.steps();
    check.changes();
    check.questions();
    check.not_offered();
}

fn places(process: &Process) -> HashMap<&str, usize> {
    process.steps.iter().enumerate().map(|(at, step)| (step.id.as_str(), at)).collect()
}

/// One figure, its measures compared already.
struct Side<'f, 'a> {
    network: Network<'f, 'a>,
    closure: Vec<super::bits::Bits>,
    reduced: Vec<Vec<usize>>,
}

impl<'f, 'a> Side<'f, 'a> {
    fn of(facts: &'f Facts<'a>, printed: &Value, name: &str, rule: &Rule<'_>) -> Self {
        let network = Network::of(facts, rule);
        let closure = network.closure();
        let reduced = network.reduced(&closure);
        let side = &printed[name];
        assert_eq!(tenths(&side["days"]), network.days, "{name} days");
        assert_eq!(number(&side["steps"]), network.stands.iter().filter(|stands| **stands).count(), "{name} steps");
        assert_eq!(number(&side["stages"]), network.stages(), "{name} stages");
        let handoffs = side["handoffs"].as_u64().map(|count| count as usize);
        assert_eq!(handoffs, network.handoffs(&reduced), "{name} handoffs");
        assert_eq!(tenths(&side["counted_days"]), network.counted(), "{name} counted_days");
        Self { network, closure, reduced }
    }
}

struct Check<'c, 'f, 'a> {
    facts: &'f Facts<'a>,
    printed: &'c Value,
    places: HashMap<&'c str, usize>,
    today: &'c Side<'f, 'a>,
    reachable: &'c Side<'f, 'a>,
}

impl Check<'_, '_, '_> {
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
                assert_eq!(tenths(&step[key]), time, "{key} of {}", step["id"]);
            }
            if self.facts.gone[v] {
                assert!(step["reachable"].is_null(), "{}", step["id"]);
            } else {
                assert_eq!(tenths(&step["reachable"]["start"]), reachable.earliest[start], "{}", step["id"]);
                assert_eq!(tenths(&step["reachable"]["finish"]), reachable.earliest[finish], "{}", step["id"]);
            }
        }
        let whole = Rule { stands: &|_| true, pair: &|_, _| true, tie: &|_, _| true };
        for v in sample(steps.len()) {
            let length = |other: usize| if other == v { 0 } else { self.facts.steps[other].days.tenths };
            let without = earliest(self.facts, &whole, length).into_iter().max().unwrap_or(0);
            assert_eq!(tenths(&steps[v]["drag"]), today.days - without, "drag of {}", steps[v]["id"]);
        }
    }

    /// Which steps change, in their order, from what to what, and the two columns.
    fn changes(&self) {
        let changes = list(&self.printed["changes"]);
        let mut turns: Vec<usize> =
            (0..self.facts.steps.len()).filter(|&v| self.facts.gone[v] || self.waits_for_less(v)).collect();
        turns.sort_by_key(|&v| self.today.network.earliest[2 * v]);
        let places: Vec<usize> = changes.iter().map(|change| self.place(&change["step"])).collect();
        assert_eq!(places, turns, "which steps change");
        let mut saved = vec![0];
        for (change, &v) in changes.iter().zip(&turns) {
            let lever = if self.facts.gone[v] { "eliminate" } else { "parallel" };
            assert_eq!(change["lever"], lever, "{}", change["step"]);
            if !self.facts.gone[v] {
                let named = |key: &str| list(&change[key]).iter().map(|id| self.place(id)).collect::<Vec<_>>();
                assert_eq!(named("from"), self.today.reduced[v], "from of {}", change["step"]);
                assert_eq!(named("to"), self.reachable.reduced[v], "to of {}", change["step"]);
            }
            saved.push(saved[saved.len() - 1] + tenths(&change["saves_in_sequence"]));
        }
        let today = self.today.network.days;
        for turn in sample(turns.len()) {
            let alone = today - self.stage(&turns[turn..=turn]);
            assert_eq!(tenths(&changes[turn]["saves_alone"]), alone, "saves_alone of {}", changes[turn]["step"]);
            let after = today - saved[turn + 1];
            assert_eq!(after, self.stage(&turns[..=turn]), "days after the turn of {}", changes[turn]["step"]);
        }
    }

    fn waits_for_less(&self, v: usize) -> bool {
        let leads = |from: usize, to: usize| self.reachable.closure[to].contains(from);
        let stands = |x: usize| !self.facts.gone[x];
        let mut pairs = self.facts.pairs[v].iter().filter(|pair| stands(pair.from));
        let mut orders = self.facts.orders[v].iter().filter(|order| stands(order.from) && !stays(order.reason));
        let is_implied = |order: &Order| {
            let (from, to) = ends(order.relation, order.from, v);
            order.lag == 0 && leads(from, to)
        };
        pairs.any(|pair| !leads(2 * pair.from + 1, 2 * v)) || orders.any(|order| !is_implied(order))
    }

    /// The days when only these changes are made.
    fn stage(&self, made: &[usize]) -> Tenths {
        let mut is_made = vec![false; self.facts.steps.len()];
        made.iter().for_each(|&v| is_made[v] = true);
        let rule = Rule {
            stands: &|v| !(is_made[v] && self.facts.gone[v]),
            pair: &|v, pair| !is_made[v] || stays(pair.reason),
            tie: &|v, tie| !is_made[v] || stays(tie.reason),
        };
        days(self.facts, &rule)
    }

    fn questions(&self) {
        let questions = list(&self.printed["questions"]);
        let stakes: Vec<Tenths> = questions.iter().map(|question| tenths(&question["days_at_stake"])).collect();
        let mut listed: Vec<(i64, usize)> =
            questions.iter().zip(&stakes).map(|(question, stake)| (-stake, self.place(&question["step"]))).collect();
        assert!(listed.is_sorted(), "the order of the questions");
        listed.sort_by_key(|(_, v)| *v);
        let asked: Vec<usize> = (0..self.facts.steps.len()).filter(|&v| self.is_asked(v)).collect();
        assert_eq!(listed.iter().map(|(_, v)| *v).collect::<Vec<_>>(), asked, "which steps are asked about");
        for at in sample(questions.len()) {
            let asked = self.place(&questions[at]["step"]);
            let holds = |v: usize, reason: Reason| stays(reason) && !(v == asked && reason == Reason::Open);
            let rule = Rule {
                stands: &|v| !self.facts.gone[v],
                pair: &|v, pair| holds(v, pair.reason),
                tie: &|v, tie| holds(v, tie.reason),
            };
            let stake = self.reachable.network.days - days(self.facts, &rule);
            assert_eq!(stakes[at], stake, "days_at_stake of {}", questions[at]["step"]);
        }
    }

    fn is_asked(&self, v: usize) -> bool {
        let open = |from: usize, reason: Reason| !self.facts.gone[from] && reason == Reason::Open;
        let mut ties = self.facts.orders[v].iter().filter(|order| order.relation != Relation::FinishStart);
        let is_asked = self.facts.pairs[v].iter().any(|pair| open(pair.from, pair.reason))
            || ties.any(|tie| open(tie.from, tie.reason));
        is_asked && !self.facts.gone[v] && self.facts.steps[v].needs.is_none()
    }

    fn not_offered(&self) {
        let placed = self.facts.orders.iter().enumerate();
        let placed = placed.flat_map(|(v, orders)| orders.iter().map(move |order| (v, order)));
        let binding: Vec<(usize, &Order)> = placed.filter(|(v, order)| self.binds(*v, order)).collect();
        let listed = list(&self.printed["not_offered"]);
        let ids = |order: &Value| (self.place(&order["step"]), self.place(&order["waits_for"]));
        let expected: Vec<(usize, usize)> = binding.iter().map(|(v, order)| (*v, order.from)).collect();
        assert_eq!(listed.iter().map(ids).collect::<Vec<_>>(), expected, "which orders are not offered");
        for at in sample(listed.len()) {
            let (to, gone) = binding[at];
            let same =
                |v: usize, relation: Relation, from: usize| (v, relation, from) == (to, gone.relation, gone.from);
            let rule = Rule {
                stands: &|v| !self.facts.gone[v],
                pair: &|v, pair: &Pair| stays(pair.reason) && !same(v, Relation::FinishStart, pair.from),
                tie: &|v, tie| {
                    stays(tie.reason) && (tie.origin == Origin::Document || !same(v, tie.relation, tie.from))
                },
            };
            let price = self.reachable.network.days - days(self.facts, &rule);
            assert_eq!(tenths(&listed[at]["price"]), price, "price of {}", listed[at]);
        }
    }

    fn binds(&self, v: usize, order: &Order) -> bool {
        let (from, to) = ends(order.relation, order.from, v);
        let is_law = matches!(order.reason, Reason::Law | Reason::Safety);
        let is_entry = matches!(order.origin, Origin::Entry(_));
        let stand = !self.facts.gone[v] && !self.facts.gone[order.from];
        is_law && is_entry && stand && self.reachable.network.is_tight(&Link { from, to, length: order.lag })
    }
}

/// At most so many places of a list, evenly spread, the last among them.
fn sample(count: usize) -> impl Iterator<Item = usize> {
    let taken = count.min(SAMPLED);
    (1..=taken).map(move |nth| nth * count / taken - 1)
}

fn list(value: &Value) -> &[Value] {
    value.as_array().unwrap()
}

fn number(value: &Value) -> usize {
    value.as_u64().unwrap() as usize
}

fn tenths(value: &Value) -> Tenths {
    (value.as_f64().unwrap() * 10.0).round() as Tenths
}
