//! Everything about one process.

use std::sync::Arc;

use super::{materials, method, proposal, say};
use crate::analysis::figures::{DEPARTMENTS, MATERIALS, STEPS, VISITS};
use crate::analysis::{Measures, Question, Tally};
use crate::finding::Finding;
use crate::model::{Duration, Jurisdiction};
use crate::report::analysis::people::Writer;
use crate::report::change;
use crate::report::check::chinese_name;
use crate::report::propose::say as words;
use crate::report::{Bar, BarRow, BarStyle, Bars, Block, Cell, Column, FormItem, Table, figures, lengths, table};
use crate::text::labels;
use crate::text::labels::Label;
use crate::text::{Text, amounts};

use super::several::Matter;

/// Every block about one process.
pub(super) fn blocks(matter: &Matter) -> Vec<Block> {
    let judged = &matter.judged;
    let writer = Writer::of(judged);
    let proposed = matter.proposed.as_ref();
    let mut blocks = vec![proposed.map_or_else(|| writer.headline(&judged.file), proposal::headline)];
    if let Some(guide) = &judged.guide {
        blocks.push(Block::Table(proposal::cases(guide, proposed)));
        blocks.push(Block::Paragraph(say::of_case(&guide.cases[guide.shown].name)));
    }
    blocks.push(Block::Table(four(matter)));
    match proposed {
        Some(proposed) => blocks.extend(proposal::blocks(proposed)),
        None => blocks.extend(waterfall(&writer, usize::MAX).map(Block::Bars)),
    }
    blocks.extend(writer.implicit_order());
    blocks.push(Block::Bars(writer.schedule_of(true)));
    blocks.extend(matter.pictures.iter().cloned());
    blocks.extend(writer.critical_path());
    blocks.extend(value(&writer));
    blocks.extend(limits(&writer).map(Block::Table));
    blocks.extend(writer.dates());
    blocks.extend(writer.changes());
    blocks.extend(writer.not_offered());
    blocks.extend(writer.kept_waste().map(Block::Table));
    blocks.extend(form(&writer));
    blocks.extend(findings(matter));
    blocks.extend(materials::table(&judged.process, &writer.names).map(Block::Table));
    blocks.push(Block::Table(writer.measures()));
    blocks.push(Block::Table(writer.steps()).folded());
    blocks.extend(writer.notes());
    blocks
}

/// The method, folded away.
pub(super) fn method(proposes: bool, law: Jurisdiction) -> Block {
    Block::Table(method::method(proposes, law)).folded()
}

/// Fewer days, steps, materials and visits: with the package where there is
/// one, otherwise as far as the record supports. The floor is none for a
/// package, which may shorten and remove steps, and is not shown beside it.
pub(super) fn four(matter: &Matter) -> Table {
    let writer = Writer::of(&matter.judged);
    let scenarios = writer.scenarios();
    let reached = matter.proposed.as_ref().map(|proposed| &proposed.package.reached);
    let row = |label: Label, of: &dyn Fn(&Measures) -> Cell| {
        let [today, reachable, floor] = scenarios.map(of);
        let with = reached.map(of);
        let best = with.as_ref().unwrap_or(&reachable);
        let (less, growth) = (less(&today, best), Cell::growth(&today, best));
        let floor = with.is_none().then_some(floor);
        [label.into(), today, reachable].into_iter().chain(with).chain([less, growth]).chain(floor).collect()
    };
    let of_figure =
        |figure| row(figures::label(figure), &|measures| figures::cell(figure, measures, writer.process.day()));
    let columns = [Column::words(labels::MEASURE), Column::figures(labels::TODAY), Column::figures(labels::REACHABLE)]
        .into_iter()
        .chain(reached.map(|_| Column::figures(words::REACHED)))
        .chain([Column::figures(say::LESS), Column::figures(labels::CHANGE)])
        .chain(reached.is_none().then(|| Column::figures(labels::FLOOR)));
    Table {
        title: say::FOUR.into(),
        columns: columns.collect(),
        rows: vec![
            row(labels::days_of(writer.process.unit()), &|measures| Cell::Days(writer.days(measures.days))),
            of_figure(&STEPS),
            of_figure(&MATERIALS),
            of_figure(&VISITS),
            of_figure(&DEPARTMENTS),
        ],
        glance: None,
    }
}

/// The difference by which one is less than the other; `None` where either is
/// unknown.
fn less(before: &Cell, after: &Cell) -> Cell {
    let less = before.number().zip(after.number()).and_then(|(before, after)| before.checked_sub(after));
    less.map_or(Cell::Unknown, Cell::Decimal)
}

/// From today by each change to reachable; `None` where nothing is saved. At
/// most `most` changes are drawn one by one.
pub(super) fn waterfall(writer: &Writer<'_>, most: usize) -> Option<Bars> {
    let ends = [labels::TODAY, labels::REACHABLE];
    let whole = change::waterfall(say::WATERFALL, &writer.free_changes(), ends, writer.process.day())?;
    Some(change::fewer(whole, most))
}

/// The steps by value, as bars and in figures.
fn value(writer: &Writer<'_>) -> Vec<Block> {
    let Some(table) = writer.value() else { return Vec::new() };
    let zero = writer.days(crate::model::Time::ZERO);
    let rows = writer.tallies();
    let most =
        rows.iter().flat_map(|(_, today, reachable)| [today.days, reachable.days]).flatten().max().unwrap_or_default();
    let row = |(label, today, reachable): &(Label, Tally, Tally)| {
        let bar = |tally: &Tally, style| Some(Bar { start: zero, finish: writer.days(tally.days?), style });
        BarRow {
            name: (*label).into(),
            length: figures::change(writer.days_if_known(today.days), writer.days_if_known(reachable.days)),
            bars: vec![bar(today, BarStyle::Whole), bar(reachable, BarStyle::Planned)],
            absent: labels::BEYOND_CALENDAR,
        }
    };
    let bars = Bars {
        title: say::VALUE_DAYS.into(),
        series: vec![(labels::TODAY, writer.days(most)), (labels::REACHABLE, writer.days(most))],
        rows: rows.iter().map(row).collect(),
        glance: None,
    };
    vec![Block::Bars(bars), Block::Table(table)]
}

/// The limits of the whole, and the time inside them; `None` where the file
/// states none.
pub(super) fn limits(writer: &Writer<'_>) -> Option<Table> {
    let limits = writer.process.limits();
    let stated = |limit: Option<Duration>| limit.map(|limit| Cell::Text(lengths::stated(writer.process, limit)));
    let stated = [
        (say::PROMISED, stated(limits.promised)),
        (say::STATUTORY, stated(limits.statutory)),
        (say::EXTENSION, stated(limits.extension)),
    ];
    if stated.iter().all(|(_, limit)| limit.is_none()) {
        return None;
    }
    let in_words = |time| Cell::Text(amounts::days(writer.days(time), writer.process.unit().clock()).into());
    let inside = writer.analysis.today.inside.map_or(Cell::Unknown, in_words);
    let window = &writer.analysis.window;
    let name = |step: Option<crate::model::StepId>| step.map(|step| writer.names.of(step));
    let runs = say::runs(name(window.from).as_deref(), name(window.to).as_deref());
    let mut rows: Vec<Vec<Cell>> =
        stated.into_iter().filter_map(|(label, limit)| Some(vec![label.into(), limit?])).collect();
    rows.push(vec![say::INSIDE.into(), inside]);
    rows.push(vec![say::RUNS.into(), Cell::Text(runs)]);
    Some(Table {
        title: say::LIMITS.into(),
        columns: vec![Column::words(say::LIMIT), Column::words(say::LENGTH)],
        rows,
        glance: None,
    })
}

/// The questions with lines to fill in, and the lines of the file that answer
/// them.
fn form(writer: &Writer<'_>) -> Vec<Block> {
    let questions: Vec<_> = writer.asked_for().collect();
    if questions.is_empty() {
        return Vec::new();
    }
    let item = |question: &&Question| FormItem {
        text: say::question(&writer.names.of(question.step), writer.days(question.at_stake), &writer.asked(question)),
        lines: vec![say::ANSWER, say::BASIS, say::SIGNED],
    };
    let mut blocks = vec![Block::Form { title: say::FORM.into(), items: questions.iter().map(item).collect() }];
    blocks.extend(writer.questions().into_iter().map(|block| match block {
        Block::Table(_) => block.folded(),
        other => other,
    }));
    blocks
}

/// The findings of the rules, worst first.
fn findings(matter: &Matter) -> Vec<Block> {
    vec![match table_of(&matter.findings) {
        Some(table) => Block::Table(table),
        None => Block::Folded { title: say::FINDINGS.into(), blocks: vec![Block::Paragraph(say::no_findings())] },
    }]
}

/// A rule by its id, in Chinese with its Chinese name.
fn rule_of(code: &'static str) -> Text {
    let chinese = chinese_name(code).map_or_else(|| code.to_owned(), |name| format!("{name}（{code}）"));
    Text::new(code, chinese)
}

/// The findings as a table; `None` where there are none.
pub(super) fn table_of(findings: &[(Arc<Finding>, usize)]) -> Option<Table> {
    (!findings.is_empty()).then(|| {
        table!(say::FINDINGS, findings, |(finding, line)| [
            (Column::words(say::LEVEL), Text::from(finding.level)),
            (Column::words(say::RULE), rule_of(finding.code)),
            (Column::figures(say::PLACE), Cell::Number(*line as u64)),
            (Column::words(say::MESSAGE), finding.message.clone()),
            (Column::words(say::HELP), finding.help.clone().map_or(Cell::Empty, Cell::Text)),
        ])
    })
}
