//! For each step the last steps before it: those that lead to it, and to no
//! other that does. Of which steps this is asked, each in a class of its own,
//! the caller says; all else is looked through.
//!
//! Found from rows of bits, with 1,024 *ends* (starts or finishes of such
//! steps), one after the other in topological order, as columns at a time.
//! One row of an event tells which columns lead to it through a later end of
//! their class; another, mostly empty, which do not and are its last. Only
//! events with a mark are visited, and none after the last that can still
//! meet a last column: where orders are short, that is soon. Space is linear,
//! time at worst n / 1,024 times the visits, each in the order of memory.

use super::bits::{ones, remove, unite};
use super::events::{Event, Events, Lists};

/// Ends that are looked at together.
const COLUMNS: usize = 64 * WORDS;
const WORDS: usize = 16;
type Row = [u64; WORDS];
const EMPTY: Row = [0; WORDS];

/// Each end with each of the last ends of its class before it, in order; the
/// start of a step does not count for its own finish. `class` is none for
/// what is looked through; classes are counted from 0.
pub(in crate::analysis) fn last_ends(events: &Events, class: impl Fn(Event) -> Option<usize>) -> Vec<(Event, Event)> {
    let ends: Vec<(Event, usize)> = events.all().filter_map(|event| Some((event, class(event)?))).collect();
    let mut sweep = Sweep::new(events, &ends);
    let mut found = Vec::new();
    for columns in ends.chunks(COLUMNS) {
        sweep.run(columns, &class, &mut found);
    }
    found.sort_unstable();
    found
}

struct Sweep<'e> {
    events: &'e Events,
    after: Lists,
    /// For each class its last end.
    last_of_class: Vec<Event>,
    /// For each class its columns.
    columns_of: Vec<Row>,
    /// A bit for each event: whether it is to be visited or was.
    met: Vec<u64>,
    /// For each event that was visited twice the place of its rows; one more
    /// where it has last columns.
    places: Vec<u32>,
    /// What leads through later ends; then the last columns, where there are
    /// any.
    rows: Vec<Row>,
}

impl<'e> Sweep<'e> {
    fn new(events: &'e Events, ends: &[(Event, usize)]) -> Self {
        let classes = ends.iter().map(|(_, class)| class + 1).max().unwrap_or(0);
        let mut last_of_class = vec![Event::new(0); classes];
        for (end, class) in ends {
            last_of_class[*class] = *end;
        }
        Self {
            events,
            after: events.after(),
            last_of_class,
            columns_of: vec![EMPTY; classes],
            met: vec![0; events.len() / 64 + 1],
            places: vec![0; events.len()],
            rows: Vec::new(),
        }
    }

    /// Finds all that some ends are last of.
    fn run(
        &mut self,
        columns: &[(Event, usize)],
        class: impl Fn(Event) -> Option<usize>,
        found: &mut Vec<(Event, Event)>,
    ) {
        self.start(columns);
        let asked = columns.iter().map(|(_, class)| self.last_of_class[*class]).max();
        let mut until = columns[columns.len() - 1].0;
        let mut own = columns.iter().enumerate().peekable();
        let mut next = self.next(columns[0].0.index());
        while let Some(event) = next.filter(|event| *event <= until && Some(*event) <= asked) {
            let (mut behind, mut last) = self.united(event);
            if let Some(class) = class(event) {
                let of_class = &self.columns_of[class];
                let ended: Row = std::array::from_fn(|word| last[word] & of_class[word]);
                let others = ones(&ended).map(|at| columns[at].0);
                let others = others.filter(|other| self.events.node(*other) != self.events.node(event));
                found.extend(others.map(|other| (event, other)));
                unite(&mut behind, &ended);
                remove(&mut last, &ended);
                if let Some((column, _)) = own.next_if(|(_, (end, _))| *end == event) {
                    last[column / 64] |= 1 << (column % 64);
                }
            }
            if self.add(event, behind, last) {
                until = self.after.of(event).last().map_or(until, |last| until.max(*last));
            }
            next = self.next(event.index() + 1);
        }
        for (_, class) in columns {
            self.columns_of[*class] = EMPTY;
        }
    }

    fn start(&mut self, columns: &[(Event, usize)]) {
        self.rows.clear();
        self.met.fill(0);
        for (column, (end, class)) in columns.iter().enumerate() {
            self.columns_of[*class][column / 64] |= 1 << (column % 64);
            self.met[end.index() / 64] |= 1 << (end.index() % 64);
        }
    }

    /// The first event to visit from one on.
    fn next(&self, from: usize) -> Option<Event> {
        let mut word = from / 64;
        let mut bits = self.met.get(word)? & (u64::MAX << (from % 64));
        while bits == 0 {
            word += 1;
            bits = *self.met.get(word)?;
        }
        Some(Event::new(64 * word + bits.trailing_zeros() as usize))
    }

    /// The rows of an event, from those of the events before it.
    fn united(&self, event: Event) -> (Row, Row) {
        let (mut behind, mut last) = (EMPTY, EMPTY);
        for at in self.events.before(event).iter().map(|before| before.index()) {
            if self.met[at / 64] >> (at % 64) & 1 == 1 {
                let place = self.places[at] as usize;
                unite(&mut behind, &self.rows[place / 2]);
                if place % 2 == 1 {
                    unite(&mut last, &self.rows[place / 2 + 1]);
                }
            }
        }
        remove(&mut last, &behind);
        (behind, last)
    }

    /// Keeps the rows of an event, and has those visited to which it leads;
    /// true where it has last columns.
    fn add(&mut self, event: Event, behind: Row, last: Row) -> bool {
        let has_last = last != EMPTY;
        self.places[event.index()] = 2 * u32::try_from(self.rows.len())
            .expect("an event has two rows, and fewer than 2³¹ fit the memory")
            + u32::from(has_last);
        self.rows.push(behind);
        if has_last {
            self.rows.push(last);
        }
        for after in self.after.of(event) {
            self.met[after.index() / 64] |= 1 << (after.index() % 64);
        }
        has_last
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::network::{Constraint, Network, Node};
    use crate::model::{Length, StepId};

    /// Some numbers below others, always the same.
    fn numbers() -> impl FnMut(u32) -> u32 {
        let mut state = 7u32;
        move |below| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 8) % below
        }
    }

    #[test]
    fn the_last_of_a_class_are_those_that_lead_to_no_later_one() {
        let len = 3 * COLUMNS / 2;
        let mut number = numbers();
        let mut network = Network::for_steps(len);
        let mut behind: Vec<Vec<bool>> = Vec::new();
        for at in 0..len {
            let span = u32::try_from(if at % 7 == 0 { at } else { at.min(40) }).unwrap();
            let count = number(4).min(span);
            let mut before: Vec<usize> = (0..count).map(|_| at - 1 - number(span) as usize).collect();
            before.dedup();
            let waits: Vec<Constraint> = before.iter().map(|before| Constraint::after(Node::new(*before))).collect();
            network.add_step(StepId::new(at), Length::ZERO, &waits);
            let leads = |other: usize| {
                before.iter().any(|before| *before == other || behind[*before].get(other) == Some(&true))
            };
            let row = (0..at).map(leads).collect();
            behind.push(row);
        }
        let class = |at: usize| (!at.is_multiple_of(5)).then_some(at % 3);
        let mut expected = Vec::new();
        for to in 0..len {
            let ends: Vec<usize> =
                (0..to).filter(|from| behind[to][*from] && class(to).is_some() && class(*from) == class(to)).collect();
            let is_last = |from: &usize| !ends.iter().any(|later| behind[*later].get(*from) == Some(&true));
            expected.extend(ends.iter().copied().filter(is_last).map(|from| (Event::new(to), Event::new(from))));
        }
        let found = last_ends(&Events::of(&network), |event| class(event.index()));
        assert!(expected.len() > len && found == expected);
    }
}
