//! The questions to ask, and the waste that stays.

use super::Writer;
use super::changes::GLANCE;
use std::collections::BTreeSet;

use crate::analysis::{KeptWaste, Question, Reason, Record};
use crate::input::Vocabulary;
use crate::model::Order;
use crate::report::analysis::answer::{answer, gives_nothing};
use crate::report::analysis::say;
use crate::report::{Block, Cell, Column, Glance, Table, table};
use crate::text::{Text, joined, labels};

/// The number of steps named that rely on a wasted step.
const HOLDERS: usize = 3;

impl Writer<'_> {
    pub(in crate::report) fn questions(&self) -> Vec<Block> {
        let questions: Vec<&Question> = self.asked_for().collect();
        if questions.is_empty() {
            return Vec::new();
        }
        let table = table!(
            labels::QUESTIONS,
            &questions,
            |question| [
                (Column::figures(labels::AT_STAKE), Cell::Days(self.days(question.at_stake))),
                (Column::words(labels::STEP), self.name(question.step)),
                (Column::words(labels::ASKED), self.asked(question)),
                (Column::words(labels::ANSWER), self.answered(question)),
            ],
            Glance::first(GLANCE, questions.len()),
        );
        // A question about the paper of a wasted step is not about a wait.
        let of_waits = questions.iter().any(|question| question.paper.is_none());
        let notes = match of_waits {
            true => vec![say::questions_note(), say::questions_answer(self.words == Vocabulary::Chinese)],
            false => vec![say::paper_questions_note()],
        };
        let matter = questions.iter().find_map(|question| {
            let waits = &self.analysis.steps[question.step.index()].waits;
            let before = question.before_in_one_matter(self.process, waits)?;
            let key = if self.words == Vocabulary::Chinese { "事项" } else { "item" };
            Some(say::one_matter(&self.names.of(before), &self.names.of(question.step), key))
        });
        [Block::Table(table)].into_iter().chain(notes.into_iter().chain(matter).map(Block::Paragraph)).collect()
    }

    /// The questions worth an answer, the most days at stake first.
    pub(in crate::report) fn asked_for(&self) -> impl Iterator<Item = &Question> {
        self.analysis.questions.iter().filter(|question| !question.is_idle(self.process))
    }

    /// The facts that are missing.
    pub(in crate::report) fn asked(&self, question: &Question) -> Text {
        if let Some(paper) = question.paper {
            return say::asks_paper(&self.process.materials()[paper.index()].name);
        }
        let others = self.names.all(&question.gives_missing);
        match (question.needs_missing, others.is_empty()) {
            (true, true) => say::asks_needs(),
            (true, false) => say::asks_needs_and_gives(&others),
            (false, false) => say::asks_gives(&others),
            (false, true) => self.unreasoned(question),
        }
    }

    /// The keys to write, and the step to write them at.
    fn answered(&self, question: &Question) -> Text {
        let own = answer(self.process, question, self.words);
        if question.gives_missing.is_empty() {
            return Text::verbatim(own);
        }
        let others = self.names.all(&question.gives_missing);
        let gives = gives_nothing(self.words);
        say::answers(question.needs_missing.then_some(own.as_str()), &others, gives)
    }

    /// The predecessors of a step that it waits for although no paper gives a
    /// reason.
    fn unreasoned(&self, question: &Question) -> Text {
        let record = Record::of(self.process);
        let orders = self.process.orders().of(question.step).iter();
        let open: Vec<&Order> = orders.filter(|order| record.of_entry(order) == Reason::Open).collect();
        let from = open.iter().map(|order| order.from).collect::<BTreeSet<_>>().into_iter().collect::<Vec<_>>();
        match from.is_empty() {
            true => say::asks_reason(),
            false => say::asks_reason_of(&self.names.all(&from), open.iter().any(|order| !order.lag.is_zero())),
        }
    }

    pub(in crate::report) fn kept_waste(&self) -> Option<Table> {
        let kept = &self.analysis.kept_waste;
        let glance = Glance::first(GLANCE, kept.len());
        (!kept.is_empty()).then(|| {
            table!(
                labels::KEPT_WASTE,
                kept,
                |kept| [
                    (Column::words(labels::STEP), self.name(kept.step)),
                    (Column::figures(labels::DAYS), Cell::Days(self.days(kept.days))),
                    (Column::words(labels::HELD_BY), self.holder(kept)),
                ],
                glance
            )
        })
    }

    fn holder(&self, kept: &KeptWaste) -> Text {
        let laws = self.process.step(kept.step).law.iter().take(1).map(|law| say::held_by_law(law));
        let held = kept.held.iter().take(HOLDERS).map(|held| {
            let by = self.names.of(held.by);
            match held.paper {
                Some(paper) => say::held_by_paper(&by, &self.process.materials()[paper.index()].name),
                None => say::held_by_order(&by),
            }
        });
        let more = kept.held.len().saturating_sub(HOLDERS);
        let more = (more > 0).then(|| say::held_by_more(more));
        joined(&laws.chain(held).chain(more).collect::<Vec<_>>(), "; ", "；")
    }

    /// A note on steps that follow the line above for no other reason; `None`
    /// where there are none.
    pub(in crate::report) fn implicit_order(&self) -> Option<Block> {
        let implicit = self.analysis.implicit_order;
        (implicit.steps > 0).then(|| Block::Paragraph(say::implicit_order(implicit.steps, self.days(implicit.days))))
    }
}
