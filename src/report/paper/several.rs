//! Papers about one process, about several, or about two versions.

use std::sync::Arc;

use super::{Leaf, Paper, PaperForm, PaperOrigin, account, book, brief, guide, method, say};
use crate::analysis::figures::{MATERIALS, STEPS};
use crate::finding::Finding;
use crate::model::{Days, Decimal, Jurisdiction, Unit};
use crate::report::analysis::AnalyzedFile;
use crate::report::diagram::{Diagram, Plan};
use crate::report::diff::Differences;
use crate::report::propose::{Proposed, say as words};
use crate::report::{Block, Cell, Column, Table, name_or, parts};
use crate::text::{Lang, Text, amounts, labels};

/// A process and everything that its paper is made from.
#[derive(Clone, Debug)]
pub struct Matter {
    /// The file and its hash.
    pub origin: PaperOrigin,
    /// The analysis of the file.
    pub judged: AnalyzedFile,
    /// The package that was asked for.
    pub proposed: Option<Proposed>,
    /// The findings of the rules, each with its line, worst first.
    pub findings: Vec<(Arc<Finding>, usize)>,
    /// The graphs and the plan.
    pub pictures: Vec<Block>,
    /// The order of each case, for the public.
    pub charts: Vec<Diagram>,
}

/// The graphs and the plan of an account.
#[must_use]
pub fn pictures(today: Diagram, reachable: Option<Diagram>, plan: Plan) -> Vec<Block> {
    let titled =
        |diagram: Diagram, title: labels::Label| Block::Diagram(Box::new(Diagram { title: title.into(), ..diagram }));
    let mut blocks = vec![titled(today, say::GRAPH)];
    blocks.extend(reachable.map(|diagram| titled(diagram, say::GRAPH_AFTER).folded()));
    blocks.push(Block::Plan(Box::new(Plan { title: say::PLAN.into(), ..plan })).folded());
    blocks
}

/// The graphs and the plan of an account with a proposal: `proposed` is the
/// order with the package.
#[must_use]
pub fn pictures_with(today: Diagram, proposed: Diagram, days: Days, unit: Unit, plan: Plan) -> Vec<Block> {
    let figure = say::with_package(&amounts::days(days, unit.clock()));
    let proposed = Diagram { title: say::GRAPH_PROPOSED.into(), figure, ..proposed };
    let mut blocks = pictures(today, None, plan);
    blocks.insert(1, Block::Diagram(Box::new(proposed)).folded());
    blocks
}

/// The graph of a comparison.
#[must_use]
pub fn picture_of_change(diagram: Diagram) -> Block {
    Block::Diagram(Box::new(Diagram { title: say::GRAPH_CHANGE.into(), ..diagram }))
}

/// A paper about some processes; with several a summary comes first.
pub fn report(form: PaperForm, matters: &[Matter], failed: &[String]) -> Paper {
    let of = match form {
        PaperForm::Account => account::blocks,
        PaperForm::Brief => brief::blocks,
        PaperForm::Guide => guide::blocks,
    };
    let mut blocks = Vec::new();
    if matters.len() + failed.len() > 1 && form != PaperForm::Guide {
        blocks.extend(summary(matters));
        blocks.extend(failed.iter().map(|file| Block::Paragraph(say::failed(file))));
    }
    blocks.extend(matters.iter().flat_map(of));
    // What is not for the public is in no workbook for it either.
    let leaves = match form {
        PaperForm::Guide => book::as_they_stand(&blocks),
        PaperForm::Account | PaperForm::Brief => book::leaves(matters, &origins_of(matters)),
    };
    let origins = origins_of(matters);
    match form {
        PaperForm::Account => {
            let laws = matters.iter().map(|matter| matter.judged.analysis.ground.jurisdiction);
            blocks.push(account::method(matters.iter().any(|matter| matter.proposed.is_some()), of_any(laws)));
            blocks.extend(method::origins(&origins));
        }
        PaperForm::Brief => blocks.push(Block::Paragraph(made_of(&say::made_by(), &origins))),
        PaperForm::Guide => blocks.push(Block::Paragraph(made_of(&say::guide::made_by(), &origins))),
    }
    let title = match matters {
        [only] => Text::verbatim(name(only)),
        _ => say::SUMMARY.into(),
    };
    Paper { form, title, blocks, leaves }
}

/// With what it was made, and from what.
fn made_of(with: &Text, origins: &[PaperOrigin]) -> Text {
    let files: Vec<String> = origins.iter().map(|of| format!("{} · SHA-256 {}", of.file, of.hash)).collect();
    let (english, chinese) = (with.in_lang(Lang::English), with.in_lang(Lang::Chinese));
    Text::new(format!("{english} {}", files.join("; ")), format!("{chinese}{}", files.join("；")))
}

fn origins_of(matters: &[Matter]) -> Vec<PaperOrigin> {
    matters.iter().map(|matter| matter.origin.clone()).collect()
}

/// A paper about two versions.
pub fn comparison(differences: &Differences, pictures: Vec<Block>, origins: &[PaperOrigin]) -> Paper {
    let mut blocks: Vec<Block> =
        differences.report().blocks.into_iter().filter(|block| !matches!(block, Block::Mark(_))).collect();
    blocks.extend(pictures);
    let laws = differences.pairs().map(|pair| pair.diff.versions.after.ground.jurisdiction);
    blocks.push(account::method(false, of_any(laws)));
    blocks.extend(method::origins(origins));
    let title = match differences.pairs().next() {
        Some(pair) => Text::verbatim(pair.diff.versions.new.name()),
        None => say::SUMMARY.into(),
    };
    let tables = blocks.iter().flat_map(tables).collect();
    let leaves = vec![Leaf { name: say::OVERVIEW.into(), tables }];
    Paper { form: PaperForm::Account, title, blocks, leaves }
}

fn tables(block: &Block) -> Vec<Table> {
    match block {
        Block::Table(table) => vec![table.clone()],
        Block::Folded { blocks, .. } => blocks.iter().flat_map(tables).collect(),
        _ => Vec::new(),
    }
}

fn name(matter: &Matter) -> &str {
    name_or(&matter.judged.process, &matter.judged.file)
}

/// A row for each process, and the total.
fn summary(matters: &[Matter]) -> Vec<Block> {
    let table = overview(matters);
    let mixed = matters.windows(2).any(|pair| pair[0].judged.process.unit() != pair[1].judged.process.unit());
    let note = mixed.then(|| Block::Paragraph(say::no_total()));
    [Block::Table(table)].into_iter().chain(note).collect()
}

/// The same as a table.
pub(super) fn overview(matters: &[Matter]) -> Table {
    let figures = |matter: &Matter| {
        let (process, analysis) = (&matter.judged.process, &matter.judged.analysis);
        let days = |time: crate::model::Time| time.in_days(process.day());
        (days(analysis.today.days), days(analysis.reachable.days), days(analysis.floor.days))
    };
    let proposes = matters.iter().any(|matter| matter.proposed.is_some());
    let reached = |matter: &Matter| {
        let proposed = matter.proposed.as_ref()?;
        Some(proposed.package.reached.days.in_days(proposed.process.day()))
    };
    let row = |matter: &Matter| -> Vec<Cell> {
        let measures = (&matter.judged.analysis.today, &matter.judged.analysis.reachable);
        let cell = |figure, measures| parts::figures::cell(figure, measures, matter.judged.process.day());
        let (today, reachable, floor) = figures(matter);
        let less = today.decimal().checked_sub(reached(matter).unwrap_or(reachable).decimal());
        let days = [Cell::Days(today), Cell::Days(reachable)].into_iter();
        let days = days.chain(proposes.then(|| reached(matter).map_or(Cell::Unknown, Cell::Days)));
        let name = [Cell::Text(Text::verbatim(name(matter))), labels::days_of(matter.judged.process.unit()).into()];
        let others = [
            less.map_or(Cell::Unknown, Cell::Decimal),
            Cell::Days(floor),
            cell(&STEPS, measures.0),
            cell(&STEPS, measures.1),
            cell(&MATERIALS, measures.0),
            cell(&MATERIALS, measures.1),
            Cell::Number(matter.judged.analysis.questions.len() as u64),
            Cell::Number(matter.findings.len() as u64),
        ];
        name.into_iter().chain(days).chain(others).collect()
    };
    let mut rows: Vec<Vec<Cell>> = matters.iter().map(row).collect();
    let one_unit = matters.windows(2).all(|pair| pair[0].judged.process.unit() == pair[1].judged.process.unit());
    if matters.len() > 1 {
        let sum = |of: &dyn Fn(&Matter) -> Decimal| {
            let sum = matters.iter().map(of).try_fold(Decimal::ZERO, Decimal::checked_add);
            sum.filter(|_| one_unit).map_or(Cell::Unknown, Cell::Decimal)
        };
        let today = |matter: &Matter| figures(matter).0.decimal();
        let reachable = |matter: &Matter| figures(matter).1.decimal();
        let best = |matter: &Matter| reached(matter).map_or(reachable(matter), |days| days.decimal());
        let less = |matter: &Matter| today(matter).minus(best(matter));
        let count = |of: &dyn Fn(&Matter) -> usize| Cell::Number(matters.iter().map(of).sum::<usize>() as u64);
        let days = [sum(&today), sum(&reachable)].into_iter().chain(proposes.then(|| sum(&best)));
        let others = [
            sum(&less),
            sum(&|matter| figures(matter).2.decimal()),
            count(&|matter| matter.judged.analysis.today.steps),
            count(&|matter| matter.judged.analysis.reachable.steps),
            Cell::Empty,
            Cell::Empty,
            count(&|matter| matter.judged.analysis.questions.len()),
            count(&|matter| matter.findings.len()),
        ];
        rows.push([say::TOTAL.into(), Cell::Empty].into_iter().chain(days).chain(others).collect());
    }
    Table {
        title: say::SUMMARY.into(),
        columns: [
            Column::words(say::PROCESS),
            Column::words(say::UNIT),
            Column::figures(labels::TODAY),
            Column::figures(labels::REACHABLE),
        ]
        .into_iter()
        .chain(proposes.then(|| Column::figures(words::REACHED)))
        .chain([
            Column::figures(say::LESS),
            Column::figures(labels::FLOOR),
            Column::figures(labels::STEPS_TODAY),
            Column::figures(labels::STEPS_REACHABLE),
            Column::figures(say::MATERIALS_TODAY),
            Column::figures(say::MATERIALS_REACHABLE),
            Column::figures(say::QUESTIONS),
            Column::figures(say::FINDINGS),
        ])
        .collect(),
        rows,
        glance: None,
    }
}

/// China's law, where any of the processes is under it.
fn of_any(mut laws: impl Iterator<Item = Jurisdiction>) -> Jurisdiction {
    if laws.any(|law| law == Jurisdiction::Cn) { Jurisdiction::Cn } else { Jurisdiction::Generic }
}
