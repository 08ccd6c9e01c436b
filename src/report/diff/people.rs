//! A comparison for people: the result, the savings that are only on paper,
//! then the changes one by one.

use super::Pair;
use super::description::describe;
use crate::analysis::figures::{FIGURES, Listed};
use crate::diff::{Apart, By, Claim, Claimed, Counts, Diff, PaperSaving, Row, Totals};
use crate::model::{Days, Decimal, Process, StepId, Time};
use crate::report::diff::say;
use crate::report::figures::{self, change};
use crate::report::say::dates::grounded;
use crate::report::{Block, Cell, name_or};
use crate::text::{Text, labels};

/// One hour, the unit for the hours of a working day.
const HOUR: Time = Time::from_thousandths(60 * Time::MINUTE.thousandths());

/// The blocks of one pair.
pub(super) fn blocks(pair: &Pair) -> Vec<Block> {
    let writer = Writer { pair, diff: &pair.diff };
    let mut blocks = vec![writer.headline()];
    if writer.diff.is_empty() {
        if writer.diff.claims.iter().any(Claimed::fails) {
            blocks.extend(writer.claims().map(Block::Table));
        }
        return blocks;
    }
    blocks.extend(writer.papers());
    blocks.push(Block::Table(writer.measures()));
    if writer.diff.is_related() {
        blocks.push(Block::Table(writer.changes()).folded());
        blocks.extend(writer.changes_note());
        if writer.diff.versions.one_clock() {
            blocks.push(Block::Bars(writer.timelines()).folded());
        }
    }
    blocks.extend(writer.claims().map(|table| Block::Table(table).folded()));
    let notes = writer.notes();
    if !notes.is_empty() {
        blocks.push(Block::Folded { title: say::NOTES.into(), blocks: vec![Block::List(notes)] });
    }
    blocks
}

pub(super) struct Writer<'a> {
    pub(super) pair: &'a Pair,
    pub(super) diff: &'a Diff,
}

impl Writer<'_> {
    pub(super) fn earlier(&self) -> &Process {
        &self.diff.versions.old
    }

    pub(super) fn later(&self) -> &Process {
        &self.diff.versions.new
    }

    fn headline(&self) -> Block {
        let old = name_or(self.earlier(), &self.pair.old_file);
        let new = name_or(self.later(), &self.pair.new_file);
        let title = if old == new { Text::verbatim(new) } else { Text::verbatim(format_args!("{old} → {new}")) };
        let (figure, facts) = if self.diff.is_empty() {
            (say::unchanged(), Vec::new())
        } else if self.diff.is_related() {
            let [before, after] = self.days();
            let (old, new) = (self.earlier(), self.later());
            let hours = |process: &Process| process.workday().in_days(HOUR);
            let figure = match self.diff.versions.apart() {
                None => say::headline(before, after, new.unit(), self.diff.totals, self.diff.in_doubt()),
                Some(Apart::Units) => say::headline_of_two((before, old.unit()), (after, new.unit())),
                Some(Apart::Hours) => say::headline_of_hours((before, hours(old)), (after, hours(new))),
            };
            (figure, self.facts())
        } else {
            let (shared, of) = self.diff.versions.pairing.shared();
            (say::unrelated(shared, of), Vec::new())
        };
        Block::Headline { title, figure, facts }
    }

    fn facts(&self) -> Vec<(labels::Label, Cell)> {
        let wanted = FIGURES.into_iter().filter(|figure| figure.in_headline != Listed::Apart).map(figures::label);
        let measures = self.measured();
        let of = |label| measures.iter().find(|(known, ..)| *known == label);
        let fact = |label| of(label).map(|(_, before, after)| (label, change(before.clone(), after.clone())));
        wanted.filter_map(fact).chain(self.date_facts()).collect()
    }

    fn papers(&self) -> Vec<Block> {
        if self.diff.papers.is_empty() {
            return Vec::new();
        }
        let points = self.diff.papers.iter().map(|paper| self.paper(paper)).collect();
        let doubt = self.diff.in_doubt();
        let note = (doubt > Decimal::ZERO).then(|| Block::Paragraph(say::in_doubt(doubt)));
        [Block::Section(say::PAPER.into()), Block::List(points)].into_iter().chain(note).collect()
    }

    fn paper(&self, paper: &PaperSaving) -> Text {
        let moved = self.diff.rows[paper.change].moved.map(|moved| self.in_days(moved.days).to_string());
        let sentence = say::paper(paper.way, &paper.steps, &paper.about, paper.to, moved);
        if paper.guess { say::guessed(&sentence) } else { sentence }
    }

    fn changes_note(&self) -> Vec<Block> {
        let [before, after] = self.days();
        let saved = before.decimal().minus(after.decimal());
        let note = match (self.diff.weighed, self.diff.versions.apart()) {
            (true, _) => say::changes_note(saved),
            _ if !self.diff.is_related() => return Vec::new(),
            (false, None) => say::not_weighed(),
            (false, Some(Apart::Units)) => say::two_clocks(),
            (false, Some(Apart::Hours)) => say::two_days(),
        };
        vec![Block::Paragraph(note)]
    }

    fn notes(&self) -> Vec<Text> {
        let unit = self.later().unit();
        let told = self.diff.totals.iter().filter(|totals| self.tells_claim(totals));
        let mut notes: Vec<Text> = told.map(|totals| say::totals_note(totals.claimed, unit)).collect();
        notes.extend(self.date_notes());
        notes.push(grounded(&self.diff.versions.after.ground));
        if let Some([before, after]) = self.diff.intervals {
            let old = [before.shortest, before.longest].map(|time| time.in_days(self.earlier().day()));
            let new = [after.shortest, after.longest].map(|time| time.in_days(self.later().day()));
            notes.push(say::intervals(old, new, before.overlaps(&after)));
        }
        for group in &self.diff.versions.pairing.groups {
            if let (By::Content(_), [_, ..], [_, ..]) = (group.by, group.old.as_slice(), group.new.as_slice()) {
                let confidence = Decimal::new(i64::from(group.by.confidence()), 1);
                let joined = |process: &Process, ids: &[StepId]| {
                    ids.iter().map(|id| process.step(*id).name.as_str()).collect::<Vec<_>>().join(" + ")
                };
                let (old, new) = (joined(self.earlier(), &group.old), joined(self.later(), &group.new));
                notes.push(say::taken_for(&old, &new, confidence));
            }
        }
        let failing = self.diff.claims.iter().filter(|claim| claim.fails()).count();
        if failing > 0 {
            notes.push(say::claim_fails(failing));
        }
        notes.extend(self.not_compared());
        notes
    }

    /// Returns whether the page says what is claimed, moved or declared, so that
    /// these words need a meaning.
    fn tells_claim(&self, totals: &Totals) -> bool {
        let is_real = |row: &Row| row.counts.is_none_or(|counts| counts == Counts::Real);
        let is_claimed = match totals.claimed {
            Claim::Promised(days) => days != Decimal::ZERO,
            Claim::Counted(days) => days != totals.real && days < Decimal::ZERO,
            Claim::PromisedOn(..) | Claim::TwoClocks => true,
        };
        is_claimed || totals.moved != Decimal::ZERO || !self.diff.rows.iter().all(is_real)
    }

    /// The reasons some published figures are not compared.
    fn not_compared(&self) -> Vec<Text> {
        let open = || self.diff.claims.iter().filter(|claim| claim.holds().is_none());
        let on_another_clock = open().filter_map(|claim| {
            let process = if claim.of_new { self.later() } else { self.earlier() };
            let (days, clock) = claim.published.days?;
            (clock != process.unit().clock()).then(|| say::published_on(&days.to_string(), clock, process.unit()))
        });
        let unknown = open().filter(|claim| claim.published.days.is_none()).count();
        on_another_clock.chain((unknown > 0).then(|| say::claim_untold(unknown))).collect()
    }

    /// The days of both, each as its own version counts.
    pub(super) fn days(&self) -> [Days; 2] {
        let versions = &self.diff.versions;
        let days = |process: &Process, time: Time| time.in_days(process.day());
        [days(&versions.old, versions.before.today.days), days(&versions.new, versions.after.today.days)]
    }

    pub(super) fn in_days(&self, time: Time) -> Days {
        time.in_days(self.later().day())
    }

    /// The steps of a change as people know them.
    pub(super) fn names(&self, row: &Row) -> Vec<Text> {
        let found = row.found();
        let name = |process: &Process, id: &StepId| Text::verbatim(&process.step(*id).name);
        let old: Vec<Text> = found.old.iter().map(|id| name(self.earlier(), id)).collect();
        let new: Vec<Text> = found.new.iter().map(|id| name(self.later(), id)).collect();
        match (old.as_slice(), new.as_slice()) {
            ([], []) => vec![labels::WHOLE.into()],
            ([_], [_]) => new,
            ([_, ..], [_, ..]) => {
                let joined = |names: &[Text]| {
                    let in_lang = |lang| names.iter().map(|name| name.in_lang(lang)).collect::<Vec<_>>().join(" + ");
                    in_lang(crate::text::Lang::Chinese)
                };
                vec![Text::verbatim(format_args!("{} → {}", joined(&old), joined(&new)))]
            }
            ([], _) => new,
            (_, []) => old,
        }
    }

    /// The reason a change counts as it does, or its description.
    pub(super) fn because(&self, number: usize, row: &Row) -> Text {
        let paper = self.diff.papers_of(number).first();
        paper.map_or_else(|| self.described(row), |paper| self.paper(paper))
    }

    /// Its kind, its steps, the values before and after, and the certainty that
    /// the steps are the same.
    fn described(&self, row: &Row) -> Text {
        let names = self.names(row).swap_remove(0);
        let alike = match row.found().by {
            By::Content(alike) => Some(Decimal::new(i64::from(alike), 1)),
            _ => None,
        };
        say::described(say::kind(row.found().kind), &names, &describe(&self.diff.versions, row), alike)
    }
}
