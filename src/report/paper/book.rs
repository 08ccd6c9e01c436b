//! The sheets of a workbook: overview, steps, changes, questions, documents,
//! findings.

use super::several::{Matter, overview};
use super::{Leaf, PaperOrigin, account, materials, method, proposal, say};
use crate::analysis::Wait;
use crate::analysis::figures::{FEE, VISITS};
use crate::model::Time;
use crate::report::analysis::department;
use crate::report::analysis::people::Writer;
use crate::report::say::reason as reason_label;
use crate::report::{Block, Cell, Column, Table, figures, table};
use crate::text::Text;
use crate::text::labels;
use crate::text::labels::Label;

/// The sheets; with several processes each row begins with the name of its own.
pub(super) fn leaves(matters: &[Matter], origins: &[PaperOrigin]) -> Vec<Leaf> {
    let gathered = |name: Label, of: &dyn Fn(&Matter) -> Option<Table>| Leaf {
        name: name.into(),
        tables: gather(matters, of).into_iter().collect(),
    };
    let writer = |matter: &'_ Matter| -> Vec<Table> {
        let writer = Writer::of(&matter.judged);
        [account::four(matter), writer.measures()].into_iter().chain(account::limits(&writer)).collect()
    };
    let mut first = vec![overview(matters)];
    first.extend(matters.iter().flat_map(writer));
    first.extend(method::origins(origins).into_iter().filter_map(table));
    let others = [
        gathered(say::STEPS, &|matter| Some(steps(matter))),
        gathered(say::CHANGES, &|matter| {
            let writer = Writer::of(&matter.judged);
            writer.changes().into_iter().find_map(table)
        }),
        gathered(say::QUESTIONS, &|matter| {
            let writer = Writer::of(&matter.judged);
            writer.questions().into_iter().find_map(table)
        }),
        gathered(say::MATERIALS, &|matter| {
            let writer = Writer::of(&matter.judged);
            materials::table(&matter.judged.process, &writer.names)
        }),
        gathered(say::FINDINGS, &|matter| account::table_of(&matter.findings)),
    ];
    [Leaf { name: say::OVERVIEW.into(), tables: first }]
        .into_iter()
        .chain(proposal::leaf(matters))
        .chain(others)
        .collect()
}

/// The blocks of a paper as sheets: one for each headline, lists as tables of
/// one column, a paragraph by itself as a remark. Pictures are left out.
pub(super) fn as_they_stand(blocks: &[Block]) -> Vec<Leaf> {
    let mut leaves: Vec<Leaf> = Vec::new();
    let mut title = Text::default();
    for block in blocks {
        let list = |title: &Text, points: &[Text]| {
            table!(title.clone(), points, |point| [(Column::words(say::CONTENT), point.clone())])
        };
        let table = match block {
            Block::Headline { title, .. } => {
                leaves.push(Leaf { name: title.clone(), tables: Vec::new() });
                None
            }
            Block::Section(section) => {
                title = section.clone();
                None
            }
            Block::Table(table) => Some(table.clone()),
            Block::List(points) => Some(list(&title, points)),
            Block::Paragraph(text) => {
                let remark = Text::from(say::guide::NOTE);
                Some(list(if title == Text::default() { &remark } else { &title }, std::slice::from_ref(text)))
            }
            _ => None,
        };
        if !matches!(block, Block::Section(_)) {
            title = Text::default();
        }
        if let Some(leaf) = leaves.last_mut() {
            leaf.tables.extend(table);
        }
    }
    leaves
}

/// One table made of the same table of each process; with several processes
/// each row begins with the name of its own.
pub(super) fn gather(matters: &[Matter], of: &dyn Fn(&Matter) -> Option<Table>) -> Option<Table> {
    let mut whole: Option<Table> = None;
    for matter in matters {
        let Some(mut table) = of(matter) else { continue };
        if matters.len() > 1 {
            table.columns.insert(0, Column::words(say::PROCESS));
            let process = Cell::Text(Text::verbatim(matter.judged.process.name()));
            table.rows.iter_mut().for_each(|row| row.insert(0, process.clone()));
        }
        match &mut whole {
            Some(whole) => whole.rows.extend(table.rows),
            None => whole = Some(table),
        }
    }
    whole
}

pub(super) fn table(block: Block) -> Option<Table> {
    match block {
        Block::Table(table) => Some(table),
        _ => None,
    }
}

/// The steps, with all times in days of the process's unit, and the
/// predecessors of each.
fn steps(matter: &Matter) -> Table {
    let (process, analysis) = (&matter.judged.process, &matter.judged.analysis);
    let writer = Writer::of(&matter.judged);
    let days = |time: Time| Cell::Days(writer.days(time));
    let wait = |wait: &Wait| {
        let (name, reason) = (writer.names.of(wait.step), reason_label(wait.reason));
        say::with_reason(&name, reason)
    };
    let waits = |waits: &[Wait]| match waits {
        [] => Cell::Empty,
        waits => Cell::List(waits.iter().map(wait).collect()),
    };
    let department = |id| department(process, id).map_or(Cell::Empty, |name| Text::verbatim(name).into());
    let steps = process.step_ids().map(|id| (id, process.step(id))).zip(&analysis.steps);
    table!(labels::STEP_TABLE, steps, |((id, step), facts)| [
        (Column::words(labels::STEP), writer.name(id)),
        (Column::words(labels::DEPARTMENT), department(id)),
        (Column::words(say::ACTOR), Text::from(step.actor)),
        (Column::figures(labels::days_of(process.unit())), writer.days_if_known(facts.length)),
        (Column::figures(labels::START), days(facts.start)),
        (Column::figures(labels::FINISH), days(facts.finish)),
        (Column::figures(say::LATEST_FINISH), days(facts.latest_finish)),
        (Column::figures(labels::FLOAT), days(facts.float)),
        (Column::figures(labels::DRAG), days(facts.drag)),
        (Column::words(labels::IS_CRITICAL), Cell::Flag(facts.is_critical())),
        (
            Column::figures(labels::START_REACHABLE),
            facts.reachable.map_or(labels::GONE.into(), |(start, _)| days(start))
        ),
        (Column::figures(labels::FINISH_REACHABLE), facts.reachable.map_or(Cell::Empty, |(_, finish)| days(finish))),
        (Column::words(labels::WORTH), step.value.map_or(Cell::Unknown, |value| Text::from(value).into())),
        (
            Column::figures(figures::label(&VISITS)),
            step.visits.stated().map_or(Cell::Unknown, |visits| Cell::Number(visits.into())),
        ),
        (Column::figures(figures::label(&FEE)), step.fee.map_or(Cell::Unknown, Cell::Money)),
        (Column::words(labels::WAITS_FOR), waits(&facts.waits)),
    ])
}
