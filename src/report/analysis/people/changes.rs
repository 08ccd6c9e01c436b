//! The possible changes, and the orders that cannot change.

use super::Writer;
use crate::analysis::FreeChange;
use crate::model::{Relation, Time};
use crate::report::analysis::because::moves_up;
use crate::report::analysis::{free, say};
use crate::report::change::{self, ChangeRow};
use crate::report::say::reason as reason_label;
use crate::report::{Block, Cell, Column, Glance, table};
use crate::text::Text;
use crate::text::labels;

/// The number of rows in a first overview.
pub(super) const GLANCE: usize = 5;

impl Writer<'_> {
    /// One row for each change.
    pub(in crate::report) fn free_changes(&self) -> Vec<ChangeRow> {
        free::changes(self.process, &self.names, self.analysis)
    }

    pub(in crate::report) fn changes(&self) -> Vec<Block> {
        let rows = self.free_changes();
        let [Some(first), Some(last)] = [rows.first(), rows.last()] else {
            let questions = !self.analysis.questions.is_empty();
            return vec![Block::Section(labels::CHANGES.into()), Block::Paragraph(say::no_changes(questions))];
        };
        // Computed from the totals as printed, as the column is.
        let ends = first.days.zip(last.days).expect("each in its turn leads from some days to others");
        let saved = ends.0[0].decimal().minus(ends.1[1].decimal());
        let note = (!rows.iter().all(ChangeRow::is_idle)).then(|| Block::Paragraph(say::changes_note(saved)));
        let changes = self.analysis.changes.iter().zip(&rows);
        let table = change::table(
            labels::CHANGES.into(),
            [Column::words(labels::FOLLOWS), Column::words(labels::WOULD_FOLLOW)],
            Column::words(labels::WHY).where_it_fits(),
            changes.map(|(change, row)| (row, self.follows(&change.what), row.because.clone().into())),
            first_changes(&rows),
        );
        [Block::Table(table)].into_iter().chain(note).collect()
    }

    /// The steps that a step follows today, and those that it would follow.
    fn follows(&self, change: &FreeChange) -> Vec<Cell> {
        let waits_for_end = |id| {
            let orders = self.process.orders().of(change.step).iter();
            orders.filter(|order| order.from == id).any(|order| order.relation == Relation::FinishStart)
        };
        let overlaps = |id| change.from.contains(&id) && !waits_for_end(id);
        let follows = |id, name: String| match change.starts_after.contains(&id) || overlaps(id) {
            true => Text::verbatim(name),
            false => say::not_its_end(&name),
        };
        let to = match change.goes {
            true => labels::GONE.into(),
            false if change.to.is_empty() => labels::AT_ONCE.into(),
            false if moves_up(self.analysis, change) => labels::UNCHANGED.into(),
            false => self.list(&change.to, follows),
        };
        let from = if change.from.is_empty() { labels::FIRST.into() } else { self.names(&change.from) };
        vec![from, to]
    }

    pub(in crate::report) fn not_offered(&self) -> Vec<Block> {
        let orders = &self.analysis.not_offered;
        if orders.is_empty() {
            return Vec::new();
        }
        let basis = |basis: &Option<String>| basis.as_ref().map_or(Cell::Unknown, |basis| Text::verbatim(basis).into());
        let table = table!(
            labels::NOT_OFFERED,
            orders,
            |order| [
                (Column::words(labels::STEP), self.name(order.step)),
                (Column::words(labels::WAITS_FOR), self.name(order.waits_for)),
                (Column::words(labels::REASON), reason_label(order.reason)),
                (Column::words(labels::BASIS), basis(&order.basis)),
                (Column::figures(labels::PRICE), Cell::Days(self.days(order.price))),
            ],
            Glance::first(GLANCE, orders.len()),
        );
        let some_cost_nothing = orders.iter().any(|order| order.price == Time::ZERO);
        vec![Block::Table(table), Block::Paragraph(say::not_offered_note(some_cost_nothing))]
    }
}

/// The changes that save most.
fn first_changes(rows: &[ChangeRow]) -> Option<Glance> {
    let idle = rows.iter().filter(|row| row.is_idle()).count();
    let saving = rows.len() - idle;
    let more = (saving > GLANCE).then(|| say::more(saving - GLANCE));
    let idle = (idle > 0).then(|| say::idle_changes(idle, saving > 0));
    let shown = change::best(rows, GLANCE, |row| !row.is_idle());
    Some(Glance { rows: shown, rest: more.into_iter().chain(idle).collect() })
}
