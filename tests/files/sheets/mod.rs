//! Spreadsheets: read as the definitions they stand for, and written.

mod bad;
mod bombs;
mod catalogue;
mod every;
mod growth;
mod keys;
#[path = "../../support/office.rs"]
mod libreoffice;
mod office;
mod pages;
mod rounds;
mod shapes;
mod shared;
mod verbs;

use crate::printing::generate;
use crate::run::{Ran, run_as};
use std::path::{Path, PathBuf};

use reengineer::cli::Environment;
use reengineer::finding::Finding;
use reengineer::input::{self, SheetChoice};
use reengineer::model::{Defect, DraftStep, Process};
use reengineer::source::Source;
use reengineer::text::Lang;
use rust_xlsxwriter::{Workbook, Worksheet};

/// A workbook of one sheet that `fill` fills.
fn sheet(fill: impl FnOnce(&mut Worksheet)) -> Vec<u8> {
    let mut workbook = Workbook::new();
    fill(workbook.add_worksheet());
    workbook.save_to_buffer().unwrap()
}

/// Cells as text, figures as figures, from the first row on.
fn rows(sheet: &mut Worksheet, rows: &[&[&str]]) {
    for (row, cells) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(*cells) {
            match cell.parse::<f64>() {
                Ok(number) if !cell.starts_with(['-', '+']) => sheet.write_number(row, column, number).unwrap(),
                _ if cell.is_empty() => continue,
                _ => sheet.write_string(row, column, *cell).unwrap(),
            };
        }
    }
}

fn of_rows(cells: &[&[&str]]) -> Vec<u8> {
    sheet(|sheet| rows(sheet, cells))
}

/// The definition that a table stands for, or all that is wrong with it.
#[expect(clippy::result_large_err, reason = "a test reads one at a time")]
fn read_as(name: &str, bytes: Vec<u8>, choice: &SheetChoice) -> Result<(Source, Process), (Source, Vec<Defect>)> {
    let source = input::open(name, bytes, choice).map_err(|unread| (unread.source, unread.defects))?;
    match input::read(&source) {
        Ok(process) => Ok((source, process)),
        Err(defects) => Err((source, defects)),
    }
}

fn read(name: &str, bytes: Vec<u8>) -> Process {
    match read_as(name, bytes, &SheetChoice::default()) {
        Ok((_, process)) => process,
        Err((source, defects)) => panic!("{name}: {:?}\n{}", told(&source, &defects), source.text()),
    }
}

/// The faults of a table: cell and message of each.
fn faults(name: &str, bytes: Vec<u8>) -> Vec<(String, String)> {
    match read_as(name, bytes, &SheetChoice::default()) {
        Ok((source, _)) => panic!("{name} is read as\n{}", source.definition().unwrap_or_default()),
        Err((source, defects)) => told(&source, &defects),
    }
}

fn told(source: &Source, defects: &[Defect]) -> Vec<(String, String)> {
    let cell = |place| source.cell(place).map(|name| name.cell).unwrap_or_default();
    let message = |defect: &Defect| Finding::from(defect).message.in_lang(Lang::English).to_owned();
    defects.iter().map(|defect| (cell(&defect.place), message(defect))).collect()
}

/// The notes about a table, on parts left out or interpreted: cell and words.
fn notes(bytes: Vec<u8>) -> Vec<(String, String)> {
    let (Ok((source, _)) | Err((source, _))) = read_as("t.xlsx", bytes, &SheetChoice::default());
    source.left_out().into_iter().map(|(name, what)| (name.cell, format!("{what:?}"))).collect()
}

/// The names of the steps that a step says it follows.
fn after(process: &Process, step: &str) -> Vec<String> {
    let draft = process.to_draft();
    let step = draft.steps.iter().find(|one| one.name == step).unwrap();
    step.after.iter().flatten().map(|entry| entry.step.clone()).collect()
}

fn step(process: &Process, name: &str) -> DraftStep {
    process.to_draft().steps.into_iter().find(|step| step.name == name).unwrap()
}

impl Ran<Vec<u8>> {
    fn text(&self) -> &str {
        std::str::from_utf8(&self.out).unwrap()
    }
}

fn run(args: &[&str], stdin: &[u8]) -> Ran<Vec<u8>> {
    run_as(&Environment::default(), args, stdin)
}

/// A file of the shared data, where it is there.
#[expect(clippy::print_stdout, reason = "says that the data is not there")]
fn shared_file(name: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/spreadsheets").join(name);
    if !path.is_file() {
        println!("skipped: {} is not there", path.display());
        return None;
    }
    Some(path)
}

/// The texts of the first row of a workbook.
fn names_of_columns(bytes: &[u8]) -> Vec<String> {
    let mut workbook: calamine::Xlsx<_> = calamine::Reader::new(std::io::Cursor::new(bytes)).unwrap();
    let range = calamine::Reader::worksheet_range_at(&mut workbook, 0).unwrap().unwrap();
    range.rows().next().unwrap().iter().map(ToString::to_string).collect()
}
