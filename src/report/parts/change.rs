//! A change and its price, as every verb shows it: the row, the table, the few
//! that save most, the waterfall of all.

pub(in crate::report) use super::waterfall::{fewer, waterfall};

use crate::analysis::Price;
use crate::levers::Grade;
use crate::model::{Days, Decimal, Time};
use crate::report::diff::say::signed;
use crate::report::{Block, Cell, Column, Glance, Table};
use crate::text::{Lang, Text, amounts, joined, labels, say, sentences};

/// The number of further changes that one page names.
const OTHERS: usize = 4;
/// The most of them, where that many take off days.
const MOST_OTHERS: usize = 5;

/// A change in its turn.
pub(in crate::report) struct ChangeRow {
    /// The name of the change.
    pub name: Text,
    /// The places where it is made.
    pub places: Vec<Text>,
    /// The grade of the permission for it.
    pub grade: Grade,
    /// The reason it can be made, or its basis.
    pub because: Text,
    /// Its price, as printed; `None` where it cannot be computed.
    pub price: Price<Option<Decimal>>,
    /// The number of other changes that are made with it when it is made alone.
    pub along: usize,
    /// The days of the whole before its turn and after it; `None` in a
    /// comparison of versions.
    pub days: Option<[Days; 2]>,
    /// The other figures that it changes.
    pub also: Vec<Text>,
}

/// The prices of the changes of one process, as printed, made one after the
/// other: the savings are differences of the days as printed, so that the rows
/// add up.
pub(in crate::report) struct Turns {
    before: Time,
    day: Time,
}

impl Turns {
    /// Starts from a time, in days of the given length.
    pub fn from(before: Time, day: Time) -> Self {
        Self { before, day }
    }

    /// The price of the next change, and the days before and after it.
    pub fn next(&mut self, price: Price, after: Time) -> (Price<Option<Decimal>>, Option<[Days; 2]>) {
        let days = [std::mem::replace(&mut self.before, after), after].map(|time| time.in_days(self.day));
        let in_sequence = days[0].decimal().minus(days[1].decimal());
        let alone = price.alone.in_days(self.day).decimal();
        (Price { alone: Some(alone), in_sequence: Some(in_sequence) }, Some(days))
    }
}

impl ChangeRow {
    /// Returns whether it saves nothing, neither alone nor in its turn.
    pub fn is_idle(&self) -> bool {
        self.price.alone == Some(Decimal::ZERO) && self.days.is_some_and(|[before, after]| before == after)
    }

    /// Returns whether it takes days off in its turn, or adds some.
    fn moves_days(&self) -> bool {
        self.price.in_sequence.is_some_and(|days| days != Decimal::ZERO)
    }

    /// The places where it is made, in one language.
    pub fn place(&self, lang: Lang) -> String {
        self.places.iter().map(|place| place.in_lang(lang)).collect::<Vec<_>>().join(" + ")
    }

    /// The other figures that it changes, in one language.
    fn also(&self, lang: Lang) -> Option<String> {
        let joint = if lang == Lang::English { ", " } else { "，" };
        let all: Vec<&str> = self.also.iter().map(|text| text.in_lang(lang)).collect();
        (!all.is_empty()).then(|| all.join(joint))
    }

    fn cells(&self, said: Vec<Cell>, last: Cell) -> Vec<Cell> {
        let days = |days: Option<Decimal>| days.map_or(Cell::Unknown, Cell::Decimal);
        let alone = match self.price.alone {
            Some(alone) if self.along > 0 => with_others(alone, self.along).into(),
            alone => days(alone),
        };
        let named = [self.name.clone().into(), Cell::List(self.places.clone())];
        named.into_iter().chain(said).chain([alone, days(self.price.in_sequence), last]).collect()
    }
}

/// The table of changes: name and place of each, the given remarks, its price,
/// and one more column.
pub(in crate::report) fn table<'r>(
    title: Text,
    said: impl IntoIterator<Item = Column>,
    last: Column,
    rows: impl IntoIterator<Item = (&'r ChangeRow, Vec<Cell>, Cell)>,
    glance: Option<Glance>,
) -> Table {
    let worth = [Column::figures(labels::ALONE), Column::figures(labels::IN_SEQUENCE), last];
    let columns = [Column::words(labels::LEVER), Column::words(labels::STEP)].into_iter().chain(said).chain(worth);
    let rows = rows.into_iter().map(|(row, said, last)| row.cells(said, last));
    Table { title, columns: columns.collect(), rows: rows.collect(), glance }
}

/// The saving of a change alone, where others must be made with it.
fn with_others(alone: Decimal, others: usize) -> Text {
    let days = alone.to_string().replace('-', "−");
    say!("{days} (with {others})", "{days}（连同 {others} 项）")
}

/// The positions of the changes that take most off, at most `most`, in the
/// order in which they are made.
pub(in crate::report) fn best(rows: &[ChangeRow], most: usize, counts: impl Fn(&ChangeRow) -> bool) -> Vec<usize> {
    let mut best: Vec<usize> = (0..rows.len()).filter(|at| counts(&rows[*at])).collect();
    best.sort_by_key(|at| std::cmp::Reverse((rows[*at].price.in_sequence, rows[*at].price.alone)));
    best.truncate(most);
    best.sort_unstable();
    best
}

/// The few that take most off, each in a sentence, and all others that change a
/// figure: first those that take off days, too.
pub(in crate::report) fn first(rows: &[ChangeRow], most: usize, is_of_case: bool) -> Vec<Block> {
    let best = best(rows, most, |row| row.price.in_sequence > Some(Decimal::ZERO));
    let sentences: Vec<Text> = best.iter().filter_map(|at| sentence(&rows[*at])).collect();
    let goes = Text::from(labels::ELIMINATE);
    let others = rows.iter().enumerate().filter(|(at, row)| {
        let changes_another = !row.also.is_empty() || (row.grade == Grade::Free && row.name == goes);
        (changes_another || row.moves_days()) && !best.contains(at)
    });
    let mut others: Vec<&ChangeRow> = others.map(|(_, row)| row).collect();
    others.sort_by_key(|row| !row.moves_days());
    let shown = others.iter().filter(|row| row.moves_days()).count().clamp(OTHERS, MOST_OTHERS).min(others.len());
    let others = (others[..shown].iter().map(|row| in_short(row)).collect::<Vec<Text>>(), others.len() - shown);
    let mut blocks = vec![match (sentences.is_empty(), is_of_case) {
        (false, _) => Block::List(sentences),
        (true, false) => Block::Paragraph(no_change()),
        (true, true) => Block::Paragraph(no_change_in_case()),
    }];
    blocks.extend((!others.0.is_empty()).then(|| Block::Paragraph(other_figures(&others.0, others.1))));
    blocks
}

sentences! {
    /// No change saves days.
    fn no_change() = "The record supports no change that saves days." | "依现有记载，没有能省天数的调整。";

    /// No change saves days in the case that is shown.
    fn no_change_in_case() =
        "In this case the record supports no change that saves days."
        | "依现有记载，本情形没有能省天数的调整。";
}

/// `online: Application (visits −1)`, `early-start: Notice (−3 days, Act 12)`:
/// what takes off days rests on a basis that the page has to name.
fn in_short(row: &ChangeRow) -> Text {
    let off = row.price.in_sequence.filter(|_| row.moves_days()).map(|days| {
        let one = days == Decimal::new(1, 0) || days == Decimal::new(-1, 0);
        let (days, word) = (signed(Decimal::ZERO.minus(days)), if one { "day" } else { "days" });
        say!("{days} {word}", "{days} 天")
    });
    let basis = off.as_ref().filter(|_| row.grade != Grade::Free).map(|_| row.because.clone());
    let said = |lang: Lang, [colon, open, comma, close]: [&str; 4]| {
        let of = |text: &Option<Text>| text.as_ref().map(|text| text.in_lang(lang).to_owned());
        let told: Vec<String> = [of(&off), row.also(lang), of(&basis)].into_iter().flatten().collect();
        let told = if told.is_empty() { String::new() } else { format!("{open}{}{close}", told.join(comma)) };
        format!("{}{colon}{}{told}", row.name.in_lang(lang), row.place(lang))
    };
    Text::new(said(Lang::English, [": ", " (", "; ", ")"]), said(Lang::Chinese, ["：", "（", "；", "）"]))
}

/// Further changes that change a figure, and the number that are left out.
fn other_figures(shown: &[Text], left: usize) -> Text {
    let named = joined(shown, "; ", "；");
    match left {
        0 => say!("What else changes a figure: {named}.", "其他引起数值变化的调整：{named}。", both(named)),
        left => say!(
            "What else changes a figure: {named}; {left} more in the full report.",
            "其他引起数值变化的调整：{named}；另有 {left} 项见完整报告。",
            both(named)
        ),
    }
}

/// `parallel: Review (−5 days): nothing on record makes it wait`.
/// None where nobody can tell what it takes off.
fn sentence(row: &ChangeRow) -> Option<Text> {
    let days = row.price.in_sequence?;
    let of = |lang: Lang| (row.name.in_lang(lang), row.place(lang), row.because.in_lang(lang));
    let ((lever, place, because), (hebel, ort, weil)) = (of(Lang::English), of(Lang::Chinese));
    let also = row.also(Lang::English).map_or_else(String::new, |also| format!("; {also}"));
    let also_zh = row.also(Lang::Chinese).map_or_else(String::new, |also| format!("；{also}"));
    let off = amounts::plain_days(days);
    Some(say!("{lever}: {place} (−{off}{also}): {because}", "{hebel}：{ort}（−{days} 天{also_zh}）：{weil}"))
}
