//! The event network of one figure or stage: starts and finishes, earliest, latest, reduction.

use crate::oracle::model::{Relation, Tenths};

/// A start or a finish: `2 × step` or `2 × step + 1`.
pub type Event = usize;

/// "Every step v has a start s(v)" (interpretations, Events).
pub fn start(v: usize) -> Event {
    2 * v
}

/// "… and a finish f(v)".
pub fn finish(v: usize) -> Event {
    2 * v + 1
}

/// The step whose start or finish an event is.
pub fn step_of(event: Event) -> usize {
    event / 2
}

/// `to` happens at least `length` after `from`.
#[derive(Clone, Copy, Debug)]
pub struct Link {
    /// The earlier event.
    pub from: Event,
    /// The later event.
    pub to: Event,
    /// A duration or a lag.
    pub length: Tenths,
}

impl Link {
    /// Whether it is a step's own duration, from its start to its finish.
    pub fn is_duration(&self) -> bool {
        step_of(self.from) == step_of(self.to)
    }
}

/// The steps that stand and the constraints among them.
#[derive(Clone, Debug)]
pub struct Network {
    /// By file position, whether the step stands.
    pub standing: Vec<bool>,
    /// Durations and orders.
    pub links: Vec<Link>,
}

impl Network {
    /// Standing steps with their durations, and no order yet: "f(v) ≥ s(v)+d(v)".
    pub fn new(standing: &[bool], durations: &[Tenths]) -> Self {
        let steps = (0..standing.len()).filter(|&v| standing[v]);
        let links = steps.map(|v| Link { from: start(v), to: finish(v), length: durations[v] }).collect();
        Network { standing: standing.to_vec(), links }
    }

    /// "FS X→v lag L: s(v) ≥ f(X)+L. SS: s(v) ≥ s(X)+L. FF: f(v) ≥ f(X)+L." Interpretation 12: "Two FS
    /// orders between the same two steps are one (the greater lag)"; the same is done for FF and SS.
    pub fn order(&mut self, relation: Relation, x: usize, v: usize, lag: Tenths) {
        let (from, to) = match relation {
            Relation::FinishStart => (finish(x), start(v)),
            Relation::FinishFinish => (finish(x), finish(v)),
            Relation::StartStart => (start(x), start(v)),
        };
        match self.links.iter_mut().find(|link| link.from == from && link.to == to) {
            Some(link) => link.length = link.length.max(lag),
            None => self.links.push(Link { from, to, length: lag }),
        }
    }

    /// "s(v) ≥ 0 … Times are the earliest ones": every constraint is pushed until none moves anything.
    pub fn earliest(&self) -> Vec<Tenths> {
        let mut times = vec![0; 2 * self.standing.len()];
        while let Some(late) = self.links.iter().find(|link| times[link.to] < times[link.from] + link.length) {
            times[late.to] = times[late.from] + late.length;
        }
        times
    }

    /// "The process's days = max f."
    pub fn days(&self) -> Tenths {
        let times = self.earliest();
        let steps = (0..self.standing.len()).filter(|&v| self.standing[v]);
        steps.map(|v| times[finish(v)]).max().unwrap_or(0)
    }

    /// "Latest times: from days backwards over the same constraints".
    pub fn latest(&self) -> Vec<Tenths> {
        let mut times = vec![self.days(); 2 * self.standing.len()];
        while let Some(early) = self.links.iter().find(|link| times[link.from] > times[link.to] - link.length) {
            times[early.from] = times[early.to] - early.length;
        }
        times
    }

    /// By event, whether its earliest and its latest time agree.
    pub fn without_slack(&self) -> Vec<bool> {
        let (earliest, latest) = (self.earliest(), self.latest());
        (0..earliest.len()).map(|event| earliest[event] == latest[event]).collect()
    }

    /// Interpretation 15: "tight constraints between events with zero slack".
    pub fn tight(&self) -> Vec<Link> {
        let (times, firm) = (self.earliest(), self.without_slack());
        let tight = |link: &&Link| firm[link.from] && firm[link.to] && times[link.to] == times[link.from] + link.length;
        self.links.iter().filter(tight).copied().collect()
    }

    /// Whether some chain of constraints leads from one event to the other, whatever its length.
    pub fn leads(&self, from: Event, to: Event) -> bool {
        let mut reached = vec![false; 2 * self.standing.len()];
        reached[from] = true;
        while let Some(link) = self.links.iter().find(|link| reached[link.from] && !reached[link.to]) {
            reached[link.to] = true;
        }
        reached[to]
    }

    /// Interpretation 12: "Transitive reduction: over the event network (s(v)→f(v) is always there). An
    /// order with lag > 0 always stays; one with lag 0 goes when another chain of constraints (not the
    /// same order) already implies it, ignoring durations and lags."
    pub fn reduced(&self) -> Network {
        let stays = |place: usize| {
            let link = self.links[place];
            let mut others = self.clone();
            others.links.remove(place);
            link.is_duration() || link.length > 0 || !others.leads(link.from, link.to)
        };
        let links = (0..self.links.len()).filter(|&place| stays(place)).map(|place| self.links[place]).collect();
        Network { standing: self.standing.clone(), links }
    }

    /// Interpretation 12: "Direct predecessors of v (`from`, `to`) = the distinct X of the orders that
    /// stay, in file order." Called on a reduced network.
    pub fn predecessors(&self, v: usize) -> Vec<usize> {
        let waits = |x: &usize| {
            let joins = |link: &Link| !link.is_duration() && step_of(link.from) == *x && step_of(link.to) == v;
            self.links.iter().any(joins)
        };
        (0..self.standing.len()).filter(waits).collect()
    }
}
