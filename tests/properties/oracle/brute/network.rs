//! The event network of one figure or stage: starts and finishes, earliest, latest, reduction.

use crate::oracle::line::{Line, Point, Span};
use crate::oracle::model::Relation;

/// A start or a finish: `2 × step` or `2 × step + 1`.
pub type Event = usize;

/// The start of a step.
pub fn start(v: usize) -> Event {
    2 * v
}

/// Its finish.
pub fn finish(v: usize) -> Event {
    2 * v + 1
}

/// The step whose start or finish an event is.
pub fn step_of(event: Event) -> usize {
    event / 2
}

/// `to` happens at least `length` after `from`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    /// The earlier event.
    pub from: Event,
    /// The later event.
    pub to: Event,
    /// A duration or a lag.
    pub length: Span,
}

/// "FS and SS: v starts …. FF: v finishes".
pub fn ends(relation: Relation, x: usize, v: usize) -> (Event, Event) {
    match relation {
        Relation::FinishStart => (finish(x), start(v)),
        Relation::FinishFinish => (finish(x), finish(v)),
        Relation::StartStart => (start(x), start(v)),
    }
}

impl Link {
    /// Whether it is an order by FS without a lag.
    pub fn is_bare_finish_start(&self) -> bool {
        self.from % 2 == 1 && self.to.is_multiple_of(2) && self.length.is_none()
    }

    /// Whether it is a step's own duration, from its start to its finish.
    pub fn is_duration(&self) -> bool {
        step_of(self.from) == step_of(self.to)
    }
}

/// The steps that stand and the constraints among them.
#[derive(Clone, Debug)]
pub struct Network<'c> {
    /// How time is told.
    pub line: Line<'c>,
    /// By file position, whether the step stands.
    pub standing: Vec<bool>,
    /// Durations and orders.
    pub links: Vec<Link>,
}

impl<'c> Network<'c> {
    /// Standing steps with their durations, and no order yet: "f(v) ≥ s(v)+d(v)".
    pub fn new(line: Line<'c>, standing: &[bool], durations: &[Span]) -> Self {
        let steps = (0..standing.len()).filter(|&v| standing[v]);
        let links = steps.map(|v| Link { from: start(v), to: finish(v), length: durations[v] }).collect();
        Network { line, standing: standing.to_vec(), links }
    }

    /// "FS and SS: v starts at least `lag` after X finishes, or starts. FF: v finishes at least `lag` after X
    /// finishes." Orders between the same two ends without waiting are none beside one with it.
    pub fn order(&mut self, relation: Relation, x: usize, v: usize, lag: Span) {
        let (from, to) = ends(relation, x, v);
        let same = |link: &Link| (link.from, link.to) == (from, to);
        if lag.is_none() {
            if !self.links.iter().any(same) {
                self.links.push(Link { from, to, length: lag });
            }
            return;
        }
        self.links.retain(|link| !(same(link) && (link.length.is_none() || link.length == lag)));
        self.links.push(Link { from, to, length: lag });
    }

    /// "s(v) ≥ 0 … Times are the earliest ones": every constraint is pushed until none moves anything.
    pub fn earliest(&self) -> Vec<Point> {
        self.pushed(vec![self.line.origin(); 2 * self.standing.len()])
    }

    fn pushed(&self, mut times: Vec<Point>) -> Vec<Point> {
        loop {
            let mut moved = false;
            for link in &self.links {
                let demanded = self.line.after(times[link.from], link.length);
                if times[link.to] < demanded {
                    times[link.to] = demanded;
                    moved = true;
                }
            }
            if !moved {
                return times;
            }
        }
    }

    fn last(&self, times: &[Point]) -> Point {
        let steps = (0..self.standing.len()).filter(|&v| self.standing[v]);
        steps.map(|v| times[finish(v)]).max().unwrap_or(self.line.origin())
    }

    /// "The end is the latest finish."
    pub fn end(&self) -> Point {
        self.last(&self.earliest())
    }

    /// "The process's days": from the start to the end.
    pub fn days(&self) -> i64 {
        self.line.between(self.line.origin(), self.end())
    }

    /// The latest moment, within a working day or at the end of any day, from which everything still ends by the
    /// end. The later one is, the later all ends: so the last that will do is found by halving.
    pub fn latest(&self) -> Vec<Point> {
        let (line, earliest, end) = (self.line, self.earliest(), self.end());
        let minutes = |to: Point| line.number_of(to);
        let moment = |minutes: i64| line.moment(minutes);
        let latest = |event: Event| {
            let in_time = |minutes: i64| {
                let mut times = earliest.clone();
                times[event] = moment(minutes);
                self.last(&self.pushed(times)) <= end
            };
            let (mut fits, mut fails) = (minutes(earliest[event]), minutes(end) + 1);
            assert_eq!(moment(fits), earliest[event], "a moment that can be told so");
            while fails - fits > 1 {
                let middle = (fits + fails) / 2;
                if in_time(middle) { fits = middle } else { fails = middle }
            }
            moment(fits)
        };
        (0..earliest.len()).map(latest).collect()
    }

    /// "An event binds if it is the end of the process or if an order (or its own duration) from it holds another
    /// binding event exactly".
    pub fn binding(&self) -> Vec<bool> {
        let (times, end) = (self.earliest(), self.end());
        let is_end = |event: Event| event % 2 == 1 && self.standing[step_of(event)] && times[event] == end;
        let mut binds: Vec<bool> = (0..times.len()).map(is_end).collect();
        while let Some(link) =
            self.links.iter().find(|link| binds[link.to] && !binds[link.from] && self.holds(&times, link))
        {
            binds[link.from] = true;
        }
        binds
    }

    /// Whether a constraint holds its later event exactly.
    pub fn holds(&self, times: &[Point], link: &Link) -> bool {
        times[link.to] == self.line.after(times[link.from], link.length)
    }

    /// The constraints that hold one binding event by another.
    pub fn tight(&self) -> Vec<Link> {
        let (times, binds) = (self.earliest(), self.binding());
        let tight = |link: &&Link| binds[link.from] && binds[link.to] && self.holds(&times, link);
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

    /// Whether the rest puts one event before the other anyway; "waiting" is never implied.
    pub fn implies(&self, link: &Link) -> bool {
        link.length.is_none() && self.leads(link.from, link.to)
    }

    /// The transitive reduction: an order by FS without a lag goes when another chain of constraints already implies
    /// it; any other when the same end of the step waits, at least as long on the same clock, for something later.
    pub fn reduced(&self) -> Self {
        let stays = |place: usize| {
            let link = self.links[place];
            let mut others = self.clone();
            others.links.remove(place);
            if link.is_bare_finish_start() {
                return !others.leads(link.from, link.to);
            }
            let says_as_much = |other: &Link| {
                let as_long = link.length.is_none() || other.length.is_at_least(link.length);
                other.to == link.to && !other.is_duration() && as_long
            };
            let is_later = |other: &Link| other.from != link.from && self.leads(link.from, other.from);
            link.is_duration() || !others.links.iter().any(|other| says_as_much(other) && is_later(other))
        };
        let links = (0..self.links.len()).filter(|&place| stays(place)).map(|place| self.links[place]).collect();
        Network { links, ..self.clone() }
    }

    /// "the direct predecessors in the transitive reductions", in file order. Called on a reduced network.
    pub fn predecessors(&self, v: usize) -> Vec<usize> {
        let waits = |x: &usize| {
            let joins = |link: &Link| !link.is_duration() && step_of(link.from) == *x && step_of(link.to) == v;
            self.links.iter().any(joins)
        };
        (0..self.standing.len()).filter(waits).collect()
    }
}
