//! The number of hand-offs.
//!
//! The chain of orders with the most changes counts. To extend the best chain
//! to a step, it is enough to know its changes and whether all chains with that
//! many end in one hand: from another hand, or from several, the next change
//! adds one; from the same hand it adds none, and no chain with fewer changes
//! can then have more. So one pass over the network is exact. Where orders lead
//! from a step back to it, a chain passes its start and its end.

use crate::analysis::network::Network;
use crate::model::{Actor, DepartmentId, Process, Step};

/// The party that a step is with: the applicant, a third party, or a
/// department.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Hand {
    Applicant,
    ThirdParty,
    Department(DepartmentId),
}

impl Hand {
    fn of(step: &Step) -> Option<Self> {
        match step.actor {
            Actor::Agency => step.department.map(Self::Department),
            Actor::Applicant => Some(Self::Applicant),
            Actor::ThirdParty => Some(Self::ThirdParty),
        }
    }
}

/// The chains with the most changes that lead to a node.
#[derive(Clone, Copy)]
struct Chains {
    changes: usize,
    /// The hand in which all of them end; `None` where they end in several.
    last: Option<Hand>,
}

impl Chains {
    fn or(self, other: Self) -> Self {
        match self.changes.cmp(&other.changes) {
            std::cmp::Ordering::Less => other,
            std::cmp::Ordering::Greater => self,
            std::cmp::Ordering::Equal => Self { last: self.last.filter(|hand| other.last == Some(*hand)), ..self },
        }
    }

    fn into_hand(self, hand: Hand) -> Self {
        Self { changes: self.changes + usize::from(self.last != Some(hand)), last: Some(hand) }
    }
}

/// The most changes of hand along any one chain of orders, whatever their
/// relation; steps in nobody's hand are skipped. `None` where all are. Linear
/// in the network.
pub(in crate::analysis) fn handoffs(process: &Process, network: &Network) -> Option<usize> {
    let mut reached: Vec<Option<Chains>> = Vec::with_capacity(network.len());
    for node in network.nodes() {
        let before = network.waits(node).iter().filter_map(|wait| reached[wait.from.index()]);
        let before = before.reduce(Chains::or);
        let hand = network.step(node).or_else(|| network.headed(node)).and_then(|id| Hand::of(process.step(id)));
        let own = match (before, hand) {
            (Some(chains), Some(hand)) => Some(chains.into_hand(hand)),
            (None, Some(hand)) => Some(Chains { changes: 0, last: Some(hand) }),
            (before, None) => before,
        };
        reached.push(own);
    }
    reached.iter().flatten().map(|chains| chains.changes).max()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{After, Draft, DraftStep, Duration, Relation, ThreePoint};

    type Line = (&'static str, Option<&'static str>, Actor, &'static [(&'static str, Relation)]);

    fn process(lines: &[Line]) -> Process {
        let step = |(name, department, actor, after): &Line| {
            let mut step = DraftStep::bare((*name).to_owned(), (*name).to_owned(), ThreePoint::of(Duration::days(1)));
            (step.department, step.actor) = (department.map(str::to_owned), *actor);
            let entry = |(before, relation): &(&str, Relation)| After {
                relation: *relation,
                ..After::plain((*before).to_owned())
            };
            step.after = Some(after.iter().map(entry).collect());
            step
        };
        let draft = Draft { name: "p".to_owned(), steps: lines.iter().map(step).collect(), ..Draft::default() };
        Process::new(draft).unwrap()
    }

    fn count(lines: &[Line]) -> Option<usize> {
        let process = process(lines);
        handoffs(&process, &Network::today(&process))
    }

    const AGENCY: Actor = Actor::Agency;
    use Relation::{FinishFinish as FF, FinishStart as FS, StartStart as SS};

    #[test]
    fn a_line_changes_hands_where_its_departments_differ() {
        let line: &[Line] = &[
            ("apply", None, Actor::Applicant, &[]),
            ("accept", Some("x"), AGENCY, &[("apply", FS)]),
            ("look", None, AGENCY, &[("accept", FS)]),
            ("review", Some("x"), AGENCY, &[("look", SS)]),
            ("test", None, Actor::ThirdParty, &[("review", FF)]),
            ("decide", Some("y"), AGENCY, &[("test", FS)]),
        ];
        assert_eq!(count(line), Some(3));
        assert_eq!(count(&line[..1]), Some(0));
        assert_eq!(count(&[("a", None, AGENCY, &[]), ("b", None, AGENCY, &[("a", FS)])]), None);
    }

    #[test]
    fn side_by_side_only_one_chain_counts() {
        let lines: &[Line] = &[
            ("a", Some("x"), AGENCY, &[]),
            ("b", Some("y"), AGENCY, &[("a", FS)]),
            ("c", Some("z"), AGENCY, &[("a", FS)]),
            ("d", Some("y"), AGENCY, &[("b", FS), ("c", FS)]),
        ];
        // a, c, d: x to z to y; by way of b there is only one change.
        assert_eq!(count(lines), Some(2));
    }

    #[test]
    fn two_chains_as_long_in_several_hands_change_once_more_into_either() {
        let lines: &[Line] = &[
            ("a", Some("x"), AGENCY, &[]),
            ("b", Some("y"), AGENCY, &[]),
            ("through", None, AGENCY, &[("a", FS), ("b", FS)]),
            ("c", Some("x"), AGENCY, &[("through", FS)]),
        ];
        assert_eq!(count(lines), Some(1));
    }
}
