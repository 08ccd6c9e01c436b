//! From an analysis to bytes, in every format.

mod generator;

use divan::Bencher;
use divan::counter::ItemsCount;
use generator::{STEPS, Shape, definition, read};
use reengineer::analysis::{Analysis, Dating};
use reengineer::input::Vocabulary;
use reengineer::render::{PageStyle, format_named};
use reengineer::report::analysis::{Analyses, AnalyzedFile, Outcome};
use reengineer::text::Lang;

/// Up to four of the last fifty.
const WINDOWED: Shape = Shape { window: 50, ties: false };

fn main() {
    divan::main();
}

/// `all` is what `--verbose` shows.
fn render(bencher: Bencher<'_, '_>, format: &str, all: bool, steps: usize) {
    let process = read(&definition(WINDOWED, steps));
    let analysis = Analysis::new(&process, &Dating::default()).expect("no dates");
    let judged = AnalyzedFile {
        file: "generated.yaml".to_owned(),
        process,
        analysis,
        words: Vocabulary::English,
        guide: None,
        granted: None,
    };
    let analyses = Analyses { files: vec![Outcome::Judged(Box::new(judged))] };
    let page = PageStyle {
        lang: Lang::Chinese,
        json_lang: Lang::English,
        width: 100,
        color: false,
        ascii: false,
        all,
        bom: false,
    };
    let format = format_named(format).expect("a format of this name");
    bencher.counter(ItemsCount::new(steps)).bench_local(|| {
        let mut bytes = Vec::new();
        (format.write)(&analyses, &page, &mut bytes).map(|()| bytes)
    });
}

#[divan::bench(args = STEPS, sample_count = 10, max_time = 2)]
fn text(bencher: Bencher<'_, '_>, steps: usize) {
    render(bencher, "text", false, steps);
}

#[divan::bench(args = STEPS, sample_count = 10, max_time = 2)]
fn text_in_full(bencher: Bencher<'_, '_>, steps: usize) {
    render(bencher, "text", true, steps);
}

#[divan::bench(args = STEPS, sample_count = 10, max_time = 2)]
fn json(bencher: Bencher<'_, '_>, steps: usize) {
    render(bencher, "json", false, steps);
}

#[divan::bench(args = STEPS, sample_count = 10, max_time = 2)]
fn markdown(bencher: Bencher<'_, '_>, steps: usize) {
    render(bencher, "markdown", false, steps);
}

#[divan::bench(args = STEPS, sample_count = 10, max_time = 2)]
fn csv(bencher: Bencher<'_, '_>, steps: usize) {
    render(bencher, "csv", false, steps);
}
