//! A change and what it is worth, as every verb shows it: the row, the columns
//! of its table, the few that bring most, the waterfall of all.

pub(in crate::report) use super::waterfall::{fewer, waterfall};

use crate::levers::Grade;
use crate::model::{Days, Decimal};
use crate::report::{Block, Column};
use crate::text::{Lang, Text, labels, say};

/// A change in its turn.
pub(in crate::report) struct ChangeRow {
    /// What it is called.
    pub name: Text,
    /// Where it is made.
    pub place: Text,
    /// What permits it.
    pub grade: Grade,
    /// Why it can be made, or on what it rests.
    pub because: Text,
    /// The days that it saves if it is the only one.
    pub alone: Days,
    /// The days of the whole before its turn and after it.
    pub days: [Days; 2],
    /// What else it changes.
    pub also: Vec<Text>,
}

impl ChangeRow {
    /// The days that it takes off in its turn: the difference of the days as
    /// printed, so that the rows add up.
    pub fn in_sequence(&self) -> Decimal {
        self.days[0].decimal().minus(self.days[1].decimal())
    }

    fn has_days(&self) -> bool {
        self.days[0] != self.days[1]
    }

    /// Whether it saves nothing, neither alone nor in its turn.
    pub fn is_idle(&self) -> bool {
        self.alone.decimal() == Decimal::ZERO && !self.has_days()
    }
}

/// The columns of a table of changes: what it is and where, what is said of
/// it, what it is worth, and one more.
pub(in crate::report) fn columns(said: impl IntoIterator<Item = Column>, last: Column) -> Vec<Column> {
    let worth = [Column::figures(labels::ALONE), Column::figures(labels::IN_SEQUENCE), last];
    [Column::words(labels::LEVER), Column::words(labels::STEP)].into_iter().chain(said).chain(worth).collect()
}

/// The places of those that take most off, at most so many, in the order in
/// which they are made.
pub(in crate::report) fn best(rows: &[ChangeRow], most: usize, counts: impl Fn(&ChangeRow) -> bool) -> Vec<usize> {
    let mut best: Vec<usize> = (0..rows.len()).filter(|at| counts(&rows[*at])).collect();
    best.sort_by_key(|at| std::cmp::Reverse((rows[*at].in_sequence(), rows[*at].alone.decimal())));
    best.truncate(most);
    best.sort_unstable();
    best
}

/// The few that take most off, each in a sentence.
pub(in crate::report) fn first(rows: &[ChangeRow], most: usize) -> Block {
    let best = best(rows, most, |row| row.in_sequence() > Decimal::ZERO);
    match best.is_empty() {
        true => Block::Paragraph(no_change()),
        false => Block::List(best.into_iter().map(|at| sentence(&rows[at])).collect()),
    }
}

/// No change saves days.
fn no_change() -> Text {
    say!(
        "The record supports no change that saves days; the questions come first.",
        "依现有记载，没有能省天数的调整，请先核实问题。"
    )
}

/// `parallel: Review (−5 days): nothing on record makes it wait`.
fn sentence(row: &ChangeRow) -> Text {
    let days = row.in_sequence();
    let of = |lang: Lang| [&row.name, &row.place, &row.because].map(|text| text.in_lang(lang));
    let ([lever, place, because], [hebel, ort, weil]) = (of(Lang::English), of(Lang::Chinese));
    say!("{lever}: {place} (−{days} days): {because}", "{hebel}：{ort}（−{days} 天）：{weil}")
}
