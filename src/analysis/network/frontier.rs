//! For each step the last steps before it: those that lead to it, and to no
//! other that does. Of which steps this is asked, in classes, the caller says;
//! all else is looked through.
//!
//! Found from rows of bits, in one walk along the events. A column of bits
//! stands for an *end* (the start or finish of such a step) for as long as it
//! may still be the last of anything; then another end gets the column. One
//! row of an event tells which columns lead to it through a later end of their
//! class; another, mostly empty, which do not and are its last. Rows go once
//! nothing later asks for them.
//!
//! Where too many ends stay last at once, a walk takes no more of them and
//! goes on for those it has; another begins where it took the last one. Time
//! is linear for the first kind, and at worst n / 2,048 walks, each in the order
//! of memory and over what its ends lead to. Space is linear.

use super::bits::{ones, remove, unite};
use super::events::{Event, Events, Lists};

/// The number of ends that are considered together.
const COLUMNS: usize = 64 * WORDS;
const WORDS: usize = 32;
/// The columns that must become free at once for a walk to take more ends: with
/// fewer, a scan of the rows does not pay off.
const WORTH_FREEING: usize = COLUMNS / 8;
/// The number of rows from which on it pays off to look for rows that are no
/// longer needed.
const WORTH_CLEARING: usize = 2 * COLUMNS;
type Row = [u64; WORDS];
const EMPTY: Row = [0; WORDS];

/// The role of an event for the ends of a class; classes are numbered from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::analysis) enum Role {
    /// One of the ends, for which the last ones before it are wanted.
    End(usize),
    /// Not an end; the last ones before it are wanted.
    Asked(usize),
}

impl Role {
    const fn class(self) -> usize {
        let (Self::End(class) | Self::Asked(class)) = self;
        class
    }
}

/// Each event with a role, paired with each of the last ends of its class
/// before it, in order; the start of a step does not count for its own finish.
/// `role` is `None` for events that are looked through.
pub(in crate::analysis) fn last_ends(events: &Events, role: impl Fn(Event) -> Option<Role>) -> Vec<(Event, Event)> {
    let mut walk = Walk::new(events, role);
    let mut found = Vec::new();
    let mut from = 0;
    while from < events.len() {
        from = walk.run(from, &mut found);
    }
    found.sort_unstable();
    found
}

struct Walk<'e, R> {
    events: &'e Events,
    after: Lists,
    role: R,
    /// The last event of each class that has a role.
    last_of_class: Vec<Event>,
    /// The columns of each class.
    columns_of: Vec<Row>,
    /// The end of each column in use.
    ends: Vec<Event>,
    free: Row,
    /// A bit for each event: whether it is to be visited or has rows.
    met: Vec<u64>,
    /// The index of each event's rows, times two; plus one where it has last
    /// columns.
    places: Vec<u32>,
    /// The ends that lead to the event through later ones, and the last ends.
    rows: Vec<[Row; 2]>,
    /// Unused rows.
    spare: Vec<u32>,
    /// The events with rows, possibly including some that are no longer needed.
    kept: Vec<Event>,
    /// The number of kept events at which the unneeded ones are dropped.
    limit: usize,
}

impl<'e, R: Fn(Event) -> Option<Role>> Walk<'e, R> {
    fn new(events: &'e Events, role: R) -> Self {
        let mut last_of_class = Vec::new();
        for event in events.all() {
            if let Some(class) = role(event).map(Role::class) {
                last_of_class.resize(last_of_class.len().max(class + 1), event);
                last_of_class[class] = event;
            }
        }
        Self {
            events,
            after: events.after(),
            role,
            columns_of: vec![EMPTY; last_of_class.len()],
            last_of_class,
            ends: vec![Event::new(0); COLUMNS],
            free: EMPTY,
            met: Vec::new(),
            places: vec![0; events.len()],
            rows: Vec::new(),
            spare: Vec::new(),
            kept: Vec::new(),
            limit: WORTH_CLEARING,
        }
    }

    /// Walks from an event on and finds all events of which the ends it takes
    /// are last; returns the first event whose end it did not take.
    fn run(&mut self, from: usize, found: &mut Vec<(Event, Event)>) -> usize {
        self.start();
        // The first end that is not taken, and the last events that need a
        // taken end and for which one can be last.
        let (mut rest, mut asked, mut until) = (self.events.len(), Event::new(0), Event::new(0));
        let mut next = self.next(from, rest);
        while let Some(event) = next.filter(|event| event.index() < rest || (*event <= until && *event <= asked)) {
            let role = (self.role)(event);
            let takes = match role {
                Some(Role::End(class)) if event.index() < rest && event < self.last_of_class[class] => Some(class),
                _ => None,
            };
            if takes.is_some() && self.free == EMPTY && self.free_columns(event) < WORTH_FREEING {
                rest = event.index();
            }
            let (mut behind, mut last) = self.united(event);
            if let Some(role) = role {
                let of_class = &self.columns_of[role.class()];
                let ended: Row = std::array::from_fn(|word| last[word] & of_class[word]);
                let others = ones(&ended).map(|column| self.ends[column]);
                let others = others.filter(|other| self.events.node(*other) != self.events.node(event));
                found.extend(others.map(|other| (event, other)));
                if matches!(role, Role::End(_)) {
                    unite(&mut behind, &ended);
                    remove(&mut last, &ended);
                }
            }
            if let Some(class) = takes.filter(|_| event.index() < rest) {
                let column = self.take_column(event, class);
                last[column / 64] |= 1 << (column % 64);
                asked = asked.max(self.last_of_class[class]);
            }
            if let Some(end) = self.keep(event, &behind, &last).filter(|_| last != EMPTY) {
                until = until.max(end);
            }
            next = self.next(event.index() + 1, rest);
        }
        rest
    }

    fn start(&mut self) {
        self.columns_of.fill(EMPTY);
        self.free = [u64::MAX; WORDS];
        self.met.clear();
        self.met.resize(self.events.len() / 64 + 1, 0);
        self.rows.clear();
        self.spare.clear();
        self.kept.clear();
        self.limit = WORTH_CLEARING;
    }

    /// The next event to visit: before `rest` every end is.
    fn next(&self, from: usize, rest: usize) -> Option<Event> {
        let is_due = |event: &Event| self.is_met(event.index()) || (self.role)(*event).is_some();
        if let Some(event) = (from..rest).map(Event::new).find(is_due) {
            return Some(event);
        }
        let from = from.max(rest);
        let mut word = from / 64;
        let mut bits = self.met.get(word)? & (u64::MAX << (from % 64));
        while bits == 0 {
            word += 1;
            bits = *self.met.get(word)?;
        }
        Some(Event::new(64 * word + bits.trailing_zeros() as usize))
    }

    fn is_met(&self, event: usize) -> bool {
        self.met[event / 64] >> (event % 64) & 1 == 1
    }

    /// The rows of an event, united from those of its predecessors.
    fn united(&self, event: Event) -> (Row, Row) {
        let (mut behind, mut last) = (EMPTY, EMPTY);
        for before in self.events.before(event).iter().map(|before| before.index()) {
            if self.is_met(before) {
                let [others, other_last] = &self.rows[(self.places[before] / 2) as usize];
                unite(&mut behind, others);
                if self.places[before] % 2 == 1 {
                    unite(&mut last, other_last);
                }
            }
        }
        remove(&mut last, &behind);
        (behind, last)
    }

    /// Keeps the rows of an event, schedules its successors and returns the
    /// last of them; `None` where there is nothing to keep.
    fn keep(&mut self, event: Event, behind: &Row, last: &Row) -> Option<Event> {
        self.met[event.index() / 64] &= !(1 << (event.index() % 64));
        let until = self.after.of(event).last().copied()?;
        let has_last = *last != EMPTY;
        if !has_last && *behind == EMPTY {
            return None;
        }
        if self.kept.len() >= self.limit {
            self.clear_rows(event);
            self.limit = WORTH_CLEARING.max(2 * self.kept.len());
        }
        let row = self.spare.pop().unwrap_or_else(|| {
            self.rows.push([EMPTY; 2]);
            u32::try_from(self.rows.len() - 1).expect("fewer than 2³¹ events fit the memory")
        });
        self.rows[row as usize][0] = *behind;
        if has_last {
            self.rows[row as usize][1] = *last;
        }
        self.places[event.index()] = 2 * row + u32::from(has_last);
        self.kept.push(event);
        for met in std::iter::once(&event).chain(self.after.of(event)) {
            self.met[met.index() / 64] |= 1 << (met.index() % 64);
        }
        Some(until)
    }

    /// Drops the rows that no event from this one on needs.
    fn clear_rows(&mut self, from: Event) {
        let (after, places, spare) = (&self.after, &self.places, &mut self.spare);
        self.kept.retain(|event| {
            let is_asked = after.of(*event).last().is_some_and(|last| *last >= from);
            if !is_asked {
                spare.push(places[event.index()] / 2);
            }
            is_asked
        });
    }

    /// Frees the columns that are last in no row needed from an event on, and
    /// returns their number.
    fn free_columns(&mut self, from: Event) -> usize {
        self.clear_rows(from);
        let mut used = EMPTY;
        for event in self.kept.iter().filter(|event| self.places[event.index()] % 2 == 1) {
            unite(&mut used, &self.rows[(self.places[event.index()] / 2) as usize][1]);
        }
        for event in &self.kept {
            let behind = &mut self.rows[(self.places[event.index()] / 2) as usize][0];
            *behind = std::array::from_fn(|word| behind[word] & used[word]);
        }
        self.free = used.map(|word| !word);
        for columns in &mut self.columns_of {
            remove(columns, &self.free);
        }
        ones(&self.free).count()
    }

    /// Assigns a free column to an end.
    fn take_column(&mut self, end: Event, class: usize) -> usize {
        let column = ones(&self.free).next().expect("a walk that takes an end has a free column");
        self.free[column / 64] &= !(1 << (column % 64));
        self.columns_of[class][column / 64] |= 1 << (column % 64);
        self.ends[column] = end;
        column
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::network::{Constraint, Network, Node};
    use crate::model::{Length, StepId};

    /// A fixed sequence of pseudo-random numbers below given bounds.
    fn numbers() -> impl FnMut(u32) -> u32 {
        let mut state = 7u32;
        move |below| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 8) % below
        }
    }

    /// Compares the result with the definition, where each node waits for up to
    /// three of the nodes before it within a span.
    fn holds(len: usize, span: impl Fn(usize) -> usize) {
        let mut number = numbers();
        let mut network = Network::for_steps(len);
        let mut behind: Vec<Vec<bool>> = Vec::new();
        for at in 0..len {
            let span = u32::try_from(span(at).min(at)).unwrap();
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
        for to in (0..len).filter(|to| class(*to).is_some()) {
            let mut lead_to_later = vec![false; to];
            let ends = (0..to).rev().filter(|from| behind[to][*from] && class(*from) == class(to));
            let mut last = Vec::new();
            for from in ends {
                if !lead_to_later[from] {
                    last.push((Event::new(to), Event::new(from)));
                    lead_to_later.iter_mut().zip(&behind[from]).for_each(|(later, leads)| *later |= leads);
                }
            }
            expected.extend(last.into_iter().rev());
        }
        let found = last_ends(&Events::of(&network), |event| class(event.index()).map(Role::End));
        assert!(expected.len() > len / 8 && found == expected);
    }

    #[test]
    fn the_last_of_a_class_are_those_that_lead_to_no_later_one() {
        // Columns become free again: one walk for all.
        holds(3 * COLUMNS, |at| if at % 7 == 0 { 200 } else { 40 });
        // They mostly do not: many walks.
        holds(3 * COLUMNS, |at| if at < 2 * COLUMNS { 0 } else { at });
        holds(3 * COLUMNS, |at| if at % 7 == 0 { at } else { 40 });
    }
}
