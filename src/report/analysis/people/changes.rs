//! What could change, and what could not.

use std::cmp::Reverse;

use super::Writer;
use crate::analysis::Proposal;
use crate::model::{Relation, Time};
use crate::report::analysis::because::{because, is_closer, moves_up};
use crate::report::analysis::say;
use crate::report::say::reason as reason_label;
use crate::report::{Block, Cell, Column, Glance, Table};
use crate::text::Text;
use crate::text::labels;

/// As many rows as a first look bears.
pub(super) const GLANCE: usize = 5;

impl Writer<'_> {
    pub(in crate::report) fn changes(&self) -> Vec<Block> {
        let changes = &self.analysis.changes;
        if changes.is_empty() {
            let questions = !self.analysis.questions.is_empty();
            return vec![Block::Section(labels::CHANGES.into()), Block::Paragraph(say::no_changes(questions))];
        }
        let today = self.days(self.analysis.today.days).decimal();
        let mut before = today;
        let mut rows = Vec::with_capacity(changes.len());
        for proposal in changes {
            let after = self.days(proposal.days_after).decimal();
            let saved = before.checked_sub(after).map_or(Cell::Unknown, Cell::Decimal);
            before = after;
            rows.push(self.change(proposal, saved));
        }
        let table = Table {
            title: labels::CHANGES.into(),
            columns: vec![
                Column::words(labels::LEVER),
                Column::words(labels::STEP),
                Column::words(labels::FOLLOWS),
                Column::words(labels::WOULD_FOLLOW),
                Column::figures(labels::ALONE),
                Column::figures(labels::IN_SEQUENCE),
                Column::words(labels::WHY).where_it_fits(),
            ],
            rows,
            glance: self.first_changes(),
        };
        // Of totals as printed, as the column is.
        let saved = today.minus(before);
        let note = (!changes.iter().all(saves_nothing)).then(|| Block::Paragraph(say::changes_note(saved)));
        [Block::Table(table)].into_iter().chain(note).collect()
    }

    /// Those that save most.
    fn first_changes(&self) -> Option<Glance> {
        let changes = &self.analysis.changes;
        let mut rows: Vec<usize> = (0..changes.len()).filter(|at| !saves_nothing(&changes[*at])).collect();
        let (saving, idle) = (rows.len(), changes.len() - rows.len());
        // The most valuable, in the order in which they are made.
        rows.sort_by_key(|at| Reverse((changes[*at].saves_in_sequence, changes[*at].saves_alone)));
        rows.truncate(GLANCE);
        rows.sort_unstable();
        let more = (saving > GLANCE).then(|| say::more(saving - GLANCE));
        let idle = (idle > 0).then(|| say::idle_changes(idle, saving > 0));
        Some(Glance { rows, rest: more.into_iter().chain(idle).collect() })
    }

    fn change(&self, proposal: &Proposal, saved: Cell) -> Vec<Cell> {
        let moves_up = moves_up(self.analysis, proposal);
        let waits_for_end = |id| {
            let orders = self.process.orders().of(proposal.step).iter();
            orders.filter(|order| order.from == id).any(|order| order.relation == Relation::FinishStart)
        };
        let overlaps = |id| proposal.from.contains(&id) && !waits_for_end(id);
        let follows = |id, name: String| match proposal.starts_after.contains(&id) || overlaps(id) {
            true => Text::verbatim(name),
            false => say::not_its_end(&name),
        };
        let (lever, to) = match proposal.goes {
            true => (labels::ELIMINATE, labels::GONE.into()),
            false if proposal.to.is_empty() => (labels::PARALLEL, labels::AT_ONCE.into()),
            false if is_closer(proposal) => (labels::CLOSER, self.list(&proposal.to, follows)),
            false if moves_up => (labels::MOVES_UP, labels::UNCHANGED.into()),
            false => (labels::PARALLEL, self.list(&proposal.to, follows)),
        };
        let from = if proposal.from.is_empty() { labels::FIRST.into() } else { self.names(&proposal.from) };
        vec![
            lever.into(),
            self.name(proposal.step),
            from,
            to,
            Cell::Days(self.days(proposal.saves_alone)),
            saved,
            Cell::Text(because(&self.names, self.analysis, proposal)),
        ]
    }

    pub(in crate::report) fn not_offered(&self) -> Vec<Block> {
        let orders = &self.analysis.not_offered;
        let rows: Vec<_> = orders
            .iter()
            .map(|order| {
                vec![
                    self.name(order.step),
                    self.name(order.waits_for),
                    reason_label(order.reason).into(),
                    order.basis.as_ref().map_or(Cell::Unknown, |basis| Cell::Text(Text::verbatim(basis))),
                    Cell::Days(self.days(order.price)),
                ]
            })
            .collect();
        if rows.is_empty() {
            return Vec::new();
        }
        let table = Table {
            title: labels::NOT_OFFERED.into(),
            columns: vec![
                Column::words(labels::STEP),
                Column::words(labels::WAITS_FOR),
                Column::words(labels::REASON),
                Column::words(labels::BASIS),
                Column::figures(labels::PRICE),
            ],
            glance: Glance::first(GLANCE, rows.len()),
            rows,
        };
        let some_cost_nothing = orders.iter().any(|order| order.price == Time::ZERO);
        vec![Block::Table(table), Block::Paragraph(say::not_offered_note(some_cost_nothing))]
    }
}

fn saves_nothing(proposal: &Proposal) -> bool {
    proposal.saves_alone == Time::ZERO && proposal.saves_in_sequence == Time::ZERO
}
