//! The steps of a definition while they are added, removed and moved: a list in
//! which each of these operations takes constant time.

use std::collections::{HashMap, HashSet};

use crate::model::draft::DraftStep;

/// Steps in the order of a file. Seat 0 belongs to no step: the first step is
/// below it, and it is below the last.
pub(super) struct Sheet {
    steps: Vec<DraftStep>,
    above: Vec<usize>,
    below: Vec<usize>,
    by_id: HashMap<String, usize>,
}

/// The target of a step: below another one, or first.
pub(super) type Placement<'c> = (&'c str, Option<&'c str>);

impl Sheet {
    pub(super) fn new(steps: Vec<DraftStep>) -> Self {
        let mut sheet =
            Self { steps: Vec::new(), above: vec![0], below: vec![0], by_id: HashMap::with_capacity(steps.len()) };
        for step in steps {
            let last = sheet.above[0];
            let seat = sheet.seat(step);
            sheet.link(seat, last);
        }
        sheet
    }

    /// The step of this id.
    pub(super) fn step(&mut self, id: &str) -> Option<&mut DraftStep> {
        let seat = *self.by_id.get(id)?;
        self.steps.get_mut(seat - 1)
    }

    /// Changes every step.
    pub(super) fn each(&mut self, change: impl FnMut(&mut DraftStep)) {
        self.steps.iter_mut().for_each(change);
    }

    /// The ids of each pair of adjacent steps.
    pub(super) fn neighbours(&self) -> Vec<(String, String)> {
        let id = |seat: usize| self.steps[seat - 1].id.clone();
        let mut neighbours = Vec::with_capacity(self.steps.len());
        let mut seat = self.below[0];
        while seat != 0 && self.below[seat] != 0 {
            neighbours.push((id(seat), id(self.below[seat])));
            seat = self.below[seat];
        }
        neighbours
    }

    /// Returns whether there is a step of this id.
    pub(super) fn has(&self, id: &str) -> bool {
        self.by_id.contains_key(id)
    }

    /// Removes a step.
    pub(super) fn remove(&mut self, id: &str) {
        if let Some(seat) = self.by_id.remove(id) {
            self.unlink(seat);
        }
    }

    /// Replaces steps by others, at the place of the first replaced one.
    pub(super) fn replace(&mut self, ids: &[String], by: &[DraftStep]) {
        let first = ids.iter().filter_map(|id| self.by_id.get(id).copied()).min();
        let Some(first) = first else { return };
        let mut above = self.above[first];
        let mut seats = Vec::with_capacity(by.len());
        for step in by {
            let seat = self.seat_unnamed(step.clone());
            self.link(seat, above);
            above = seat;
            seats.push(seat);
        }
        ids.iter().for_each(|id| self.remove(id));
        for (step, seat) in by.iter().zip(seats) {
            self.by_id.insert(step.id.clone(), seat);
        }
    }

    /// Adds a step that will be placed.
    pub(super) fn add(&mut self, step: DraftStep) {
        if !self.has(&step.id) {
            let seat = self.seat(step);
            self.link(seat, self.above[0]);
        }
    }

    /// Moves each step below its target, wherever that one is moved; to the end
    /// where the target does not exist.
    pub(super) fn place(&mut self, placements: &[Placement<'_>]) {
        let mut waiting: HashMap<usize, Vec<usize>> = HashMap::new();
        let mut moving: Vec<usize> = Vec::new();
        let mut placed: HashSet<usize> = HashSet::new();
        for (step, below) in placements {
            let Some(&seat) = self.by_id.get(*step) else { continue };
            let anchor = match below {
                None => 0,
                Some(below) => self.by_id.get(*below).copied().unwrap_or(self.above[0]),
            };
            if anchor != seat && placed.insert(seat) {
                waiting.entry(anchor).or_default().push(seat);
                moving.push(seat);
            }
        }
        placed.clear();
        moving.iter().for_each(|seat| self.unlink(*seat));
        let mut anchors: Vec<usize> = Vec::new();
        let mut seat = 0;
        loop {
            anchors.push(seat);
            seat = self.below[seat];
            if seat == 0 {
                break;
            }
        }
        while let Some(anchor) = anchors.pop() {
            for seat in waiting.remove(&anchor).into_iter().flatten().rev() {
                self.link(seat, anchor);
                placed.insert(seat);
                anchors.push(seat);
            }
        }
        for seat in moving.into_iter().filter(|seat| !placed.contains(seat)) {
            self.link(seat, self.above[0]);
        }
    }

    /// The steps in their order.
    pub(super) fn into_steps(self) -> Vec<DraftStep> {
        let mut seats: Vec<Option<DraftStep>> = self.steps.into_iter().map(Some).collect();
        let mut steps = Vec::with_capacity(seats.len());
        let mut seat = self.below[0];
        while seat != 0 {
            steps.extend(seats[seat - 1].take());
            seat = self.below[seat];
        }
        steps
    }

    fn seat(&mut self, step: DraftStep) -> usize {
        let id = step.id.clone();
        let seat = self.seat_unnamed(step);
        self.by_id.insert(id, seat);
        seat
    }

    fn seat_unnamed(&mut self, step: DraftStep) -> usize {
        self.steps.push(step);
        self.above.push(0);
        self.below.push(0);
        self.steps.len()
    }

    fn link(&mut self, seat: usize, above: usize) {
        let below = self.below[above];
        (self.above[seat], self.below[seat]) = (above, below);
        (self.below[above], self.above[below]) = (seat, seat);
    }

    fn unlink(&mut self, seat: usize) {
        let (above, below) = (self.above[seat], self.below[seat]);
        (self.below[above], self.above[below]) = (below, above);
    }
}
