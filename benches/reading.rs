//! From text to a process: one file of many steps, many files of twenty, one sheet of many rows. A sheet of 100,000
//! rows is to take at most three seconds.

mod generator;

use std::ffi::OsString;
use std::fs;
use std::io;

use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};
use generator::{STEPS, Shape, definition, read};
use reengineer::cli::{self, Environment, Streams};
use reengineer::input::{self, SheetChoice, lay_out};
use reengineer::source::Source;
use rust_xlsxwriter::{Workbook, XlsxError};

/// Up to four of the last fifty.
const WINDOWED: Shape = Shape { window: 50, ties: false };

fn main() {
    divan::main();
}

#[divan::bench(args = STEPS, sample_count = 20, max_time = 3)]
fn one_file(bencher: Bencher<'_, '_>, steps: usize) {
    let yaml = definition(WINDOWED, steps);
    bencher.counter(BytesCount::of_str(&yaml)).bench_local(|| read(&yaml));
}

/// From a text to its canonical layout, which is read again.
#[divan::bench(args = STEPS, sample_count = 10, max_time = 3)]
fn layout(bencher: Bencher<'_, '_>, steps: usize) {
    let yaml = definition(WINDOWED, steps);
    let process = read(&yaml);
    bencher.counter(BytesCount::of_str(&yaml)).bench_local(|| {
        let source = Source::read("x.yaml", yaml.clone().into_bytes()).ok()?;
        lay_out(&source, &process).ok()
    });
}

/// A workbook of so many rows, as offices fill them in.
fn workbook(rows: usize) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    let heads =
        ["序号", "环节名称", "承办部门", "环节类型", "办理天数", "前置环节", "申请材料", "产出", "设定依据", "备注"];
    sheet.write_row(0, 0, heads)?;
    for (row, number) in (1_u32..).zip(1..=rows) {
        let before = if number == 1 { "无".to_owned() } else { (number - 1).to_string() };
        let cells = [
            number.to_string(),
            format!("第{number}项审查"),
            format!("第{}局", number % 40),
            "审查".to_owned(),
            (number % 9 + 1).to_string(),
            before,
            format!("申请表{}、图纸{}", number % 50, number % 70),
            format!("意见{number}"),
            format!("条例第{}条", number % 90),
            "线上提交".to_owned(),
        ];
        sheet.write_row(row, 0, cells)?;
    }
    workbook.save_to_buffer()
}

/// From a workbook to a process and the text of its definition.
#[divan::bench(args = STEPS, sample_count = 5, max_time = 3)]
fn sheet(bencher: Bencher<'_, '_>, rows: usize) {
    let bytes = workbook(rows).expect("a workbook");
    bencher.counter(ItemsCount::new(rows)).bench_local(|| {
        let source = input::open("x.xlsx", bytes.clone(), &SheetChoice::default()).ok()?;
        input::read(&source).ok().map(|process| (process, source))
    });
}

/// The whole command, from files on disk to a document.
#[divan::bench(args = [1, 10, 100, 1_000, 10_000], sample_count = 10, max_time = 3)]
fn many_files(bencher: Bencher<'_, '_>, files: usize) {
    let folder = tempfile::tempdir().expect("a folder for the files");
    let yaml = definition(WINDOWED, 20);
    let mut args = ["reengineer", "analyze", "--format", "json", "--quiet"].map(OsString::from).to_vec();
    for file in 0..files {
        let path = folder.path().join(format!("{file}.yaml"));
        fs::write(&path, &yaml).expect("a file is written");
        args.push(path.into());
    }
    bencher.counter(ItemsCount::new(files)).bench_local(|| {
        let mut streams = Streams { input: &mut io::empty(), out: &mut io::sink(), err: &mut io::sink() };
        assert_eq!(cli::run(args.iter().cloned(), &mut streams, &Environment::default()), 0);
    });
}
