//! What could change, what could not, and what to ask.

use super::Writer;
use crate::analysis::{Proposal, Reason};
use crate::model::StepId;
use crate::report::analysis::because::because;
use crate::report::{Block, Cell, Column, Table};
use crate::words::Text;
use crate::words::analysis as say;
use crate::words::labels;

/// As many rows as a first look bears.
const GLANCE: usize = 10;

impl Writer<'_> {
    pub(super) fn changes(&self) -> Vec<Block> {
        if self.analysis.changes.is_empty() {
            return vec![Block::Section(labels::CHANGES.into()), Block::Paragraph(say::no_changes())];
        }
        let mut before = self.days(self.analysis.today.days).decimal();
        let mut rows = Vec::with_capacity(self.analysis.changes.len());
        for proposal in &self.analysis.changes {
            let after = self.days(proposal.days_after).decimal();
            let saved = before.checked_sub(after).map_or(Cell::Unknown, Cell::Decimal);
            before = after;
            rows.push(self.change(proposal, saved));
        }
        let saved = self.analysis.today.days - self.analysis.reachable.days;
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
            glance: Some(GLANCE),
        };
        vec![Block::Table(table), Block::Paragraph(say::changes_note(self.days(saved)))]
    }

    fn change(&self, proposal: &Proposal, saved: Cell) -> Vec<Cell> {
        let (lever, to) = match proposal.goes {
            true => (labels::ELIMINATE, labels::GONE.into()),
            false if proposal.to.is_empty() => (labels::PARALLEL, labels::AT_ONCE.into()),
            false => (labels::PARALLEL, self.list(&proposal.to)),
        };
        let from = if proposal.from.is_empty() { labels::AT_ONCE.into() } else { self.list(&proposal.from) };
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

    pub(super) fn not_offered(&self) -> Vec<Block> {
        let rows: Vec<_> = self
            .analysis
            .not_offered
            .iter()
            .map(|order| {
                vec![
                    self.name(order.step),
                    self.name(order.waits_for),
                    labels::reason(order.reason).into(),
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
            rows,
            glance: Some(GLANCE),
        };
        vec![Block::Table(table), Block::Paragraph(say::not_offered_note())]
    }

    pub(super) fn questions(&self) -> Vec<Block> {
        let rows: Vec<_> = self
            .analysis
            .questions
            .iter()
            .map(|question| {
                let waits = &self.analysis.steps[question.step.index()].waits;
                let open: Vec<StepId> =
                    waits.iter().filter(|wait| wait.reason == Reason::Open).map(|wait| wait.step).collect();
                vec![
                    Cell::Days(self.days(question.at_stake)),
                    self.name(question.step),
                    if open.is_empty() { Cell::Empty } else { self.list(&open) },
                ]
            })
            .collect();
        if rows.is_empty() {
            return Vec::new();
        }
        let table = Table {
            title: labels::QUESTIONS.into(),
            columns: vec![
                Column::figures(labels::AT_STAKE),
                Column::words(labels::STEP),
                Column::words(labels::WAITS_UNEXPLAINED),
            ],
            rows,
            glance: Some(GLANCE),
        };
        let notes = [say::questions_note(), say::questions_answer()];
        [Block::Table(table)].into_iter().chain(notes.map(Block::Paragraph)).collect()
    }
}
