//! Inputs that are unusual in one way and large: each at two sizes, the second
//! twice the first, beside what reading it costs. Twice the size is to take at
//! most 2.3 times the time, and each at most three times what reading costs,
//! or a second; two processes of 5,000 steps without a common name at most
//! three seconds. Twice the size of what refers to a list by alias is four
//! times the orders.

mod generator;

use std::ffi::OsString;
use std::fmt::Write;
use std::fs;
use std::io;
use std::path::PathBuf;

use divan::Bencher;
use generator::{STEPS, Shape, definition, read};
use reengineer::cli::{self, Environment, Streams};
use reengineer::source::Source;

fn main() {
    divan::main();
}

/// A kind of input, by its size.
type Text = fn(usize) -> String;

const KINDS: [(&str, Text, usize); 8] = [
    ("gate-in", gate_in, 40_000),
    ("gate-out", gate_out, 40_000),
    ("aliases", aliases, 350),
    ("one-line", one_line, 7_000),
    ("comments", comments, 30_000),
    ("long-names", long_names, 50),
    ("habits", habits, 5_000),
    ("moved", moved, 5_000),
];

/// One step behind all others.
fn gate_in(size: usize) -> String {
    let mut text = "name: p\nsteps:\n".to_owned();
    for at in 0..size {
        let _ = writeln!(text, "  - {{id: a{at}, days: 1, after: []}}");
    }
    let all: Vec<String> = (0..size).map(|at| format!("a{at}")).collect();
    text + &format!("  - {{id: g, days: 1, after: [{}]}}\n", all.join(", "))
}

/// All others behind one step.
fn gate_out(size: usize) -> String {
    let mut text = "name: p\nsteps:\n  - {id: g, days: 1}\n".to_owned();
    for at in 0..size {
        let _ = writeln!(text, "  - {{id: a{at}, days: 1, after: [g]}}");
    }
    text
}

/// One list at many steps: so many steps behind as many others each. Twice the
/// size is four times the orders.
fn aliases(size: usize) -> String {
    let mut text = "name: p\nsteps:\n".to_owned();
    for at in 0..size {
        let _ = writeln!(text, "  - {{id: a{at}, days: 1, after: []}}");
    }
    let all: Vec<String> = (0..size).map(|at| format!("a{at}")).collect();
    let _ = writeln!(text, "  - {{id: g, days: 1, after: &all [{}]}}", all.join(", "));
    for at in 0..size {
        let _ = writeln!(text, "  - {{id: b{at}, days: 1, after: *all}}");
    }
    text
}

/// A whole definition on one line: a megabyte at twice the size.
fn one_line(size: usize) -> String {
    let step = |at| format!("{{name: s{at}, department: D{}, days: {}.5, needs: [], visits: 1}}", at % 7, at % 9);
    format!("{{name: p, steps: [{}]}}\n", (0..size).map(step).collect::<Vec<_>>().join(", "))
}

/// Comments by the thousand.
fn comments(size: usize) -> String {
    let mut text = "name: p\nsteps:\n".to_owned();
    for at in 0..size {
        let _ = writeln!(text, "  # {at}");
    }
    for at in 0..size / 20 {
        let _ = writeln!(text, "  - {{name: s{at}, days: 1}} # {at}");
    }
    text
}

/// Names of 10,000 characters.
fn long_names(size: usize) -> String {
    let mut text = "name: p\nsteps:\n".to_owned();
    for at in 0..size {
        let name = char::from_u32(0x4E00 + u32::try_from(at).unwrap_or_default()).unwrap_or('名');
        let _ = writeln!(text, "  - {{name: {0}, days: 1, department: 部{0}}}", name.to_string().repeat(10_000));
    }
    text
}

/// A chain of habits, in an order that is not the file's.
fn habits(size: usize) -> String {
    let step = |at: usize| match at {
        0 => "  - {id: s0, days: 1, after: [], needs: [], gives: []}\n".to_owned(),
        _ => format!(
            "  - {{id: s{at}, days: 1, needs: [], gives: [], after: [{{step: s{}, because: habit}}]}}\n",
            at - 1
        ),
    };
    // Steps far apart in the chain stand side by side.
    let order = (0..size).map(|at| (at * 7_919) % size);
    "name: p\nsteps:\n".to_owned() + &order.map(step).collect::<String>()
}

/// A chain in which every step names the one that stands below it.
fn moved(size: usize) -> String {
    let step = |at: usize| match size - at {
        1 => format!("  - {{id: s{at}, days: 1, after: []}}\n"),
        _ => format!("  - {{id: s{at}, days: 1, after: [s{}]}}\n", at + 1),
    };
    "name: p\nsteps:\n".to_owned() + &(0..size).map(step).collect::<String>()
}

fn run(args: &[&str], mut stdin: &[u8]) {
    let args = ["reengineer"].iter().chain(args).map(OsString::from);
    let mut streams = Streams { input: &mut stdin, out: &mut io::sink(), err: &mut io::sink() };
    divan::black_box(cli::run(args, &mut streams, &Environment::default()));
}

/// Every kind at its size and at twice that.
fn cases() -> Vec<String> {
    let both = |(kind, _, size): &(&str, Text, usize)| [1, 2].map(|times| format!("{kind} {}", size * times));
    KINDS.iter().flat_map(both).collect()
}

fn text_of(case: &str) -> String {
    let (kind, size) = case.split_once(' ').expect("a kind and a size");
    let (_, text, _) = KINDS.iter().find(|(known, ..)| *known == kind).expect("a known kind");
    text(size.parse().expect("a number"))
}

#[divan::bench(args = cases(), sample_count = 3, max_time = 5)]
fn reading(bencher: Bencher<'_, '_>, case: &str) {
    let text = text_of(case);
    bencher.bench_local(|| {
        let source = Source::read("p.yaml", text.clone().into_bytes());
        divan::black_box(source.ok().map(|source| reengineer::input::read(&source).is_ok()));
    });
}

#[divan::bench(args = cases(), sample_count = 3, max_time = 5)]
fn analyzing(bencher: Bencher<'_, '_>, case: &str) {
    let text = text_of(case);
    bencher.bench_local(|| run(&["analyze", "-", "-q", "--format", "json"], text.as_bytes()));
}

#[divan::bench(args = cases(), sample_count = 3, max_time = 5)]
fn checking(bencher: Bencher<'_, '_>, case: &str) {
    let text = text_of(case);
    bencher.bench_local(|| run(&["check", "-", "-q", "--no-config", "--format", "json"], text.as_bytes()));
}

#[divan::bench(args = cases(), sample_count = 3, max_time = 5)]
fn laying_out(bencher: Bencher<'_, '_>, case: &str) {
    let text = text_of(case);
    bencher.bench_local(|| run(&["fmt", "--check", "-", "-q", "--format", "json"], text.as_bytes()));
}

/// The findings of one line, with the place of each in it.
#[divan::bench(args = ["one-line 7000", "one-line 14000"], sample_count = 3, max_time = 5)]
fn telling(bencher: Bencher<'_, '_>, case: &str) {
    let text = text_of(case);
    bencher.bench_local(|| {
        for format in ["text", "sarif", "junit"] {
            run(&["check", "-", "-v", "--no-config", "--format", format], text.as_bytes());
        }
    });
}

/// A definition beside one in which the days of every step, or the department,
/// are others.
#[divan::bench(args = cases(), sample_count = 3, max_time = 5)]
fn comparing(bencher: Bencher<'_, '_>, case: &str) {
    let (kind, _) = case.split_once(' ').unwrap_or_default();
    let text = text_of(case);
    let folder = folder("pair");
    let paths = ["old.yaml", "new.yaml"].map(|name| folder.join(name).to_string_lossy().into_owned());
    let other = if kind == "long-names" { text.replace('部', "局") } else { text.replace("days: 1", "days: 2") };
    for (path, text) in paths.iter().zip([&text, &other]) {
        fs::write(path, text).expect("a file");
    }
    bencher.bench_local(|| run(&["diff", &paths[0], &paths[1], "-q", "--format", "json"], &[]));
    let _ = fs::remove_dir_all(folder);
}

/// Two processes without a common name, of so many steps.
#[divan::bench(args = [STEPS[2], 2 * STEPS[2], 5 * STEPS[2]], sample_count = 3, max_time = 5)]
fn comparing_strangers(bencher: Bencher<'_, '_>, steps: usize) {
    let text = definition(Shape { window: 5, ties: false }, steps);
    let other = text.replace("id: s", "id: x").replace("[s", "[x").replace(", s", ", x").replace("step: s", "step: x");
    let other = other.replace('步', "程").replace("材料", "文书").replace("部门", "机构").replace("事项", "业务");
    let (old, new) = (read(&text), read(&other));
    bencher.bench_local(|| divan::black_box(reengineer::diff::changes(&old, &new)));
}

/// The folder of a bench, empty.
fn folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("reengineer-growth-{name}-{}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

/// Two folders of so many definitions, each moved, renamed and with another id.
#[divan::bench(args = [3_000, 6_000], sample_count = 3, max_time = 5)]
fn comparing_moved_files(bencher: Bencher<'_, '_>, files: usize) {
    let folder = folder("moved");
    let sides = ["old", "new"].map(|side| folder.join(side));
    for (side, path) in sides.iter().enumerate() {
        fs::create_dir_all(path).expect("a folder");
        for at in 0..files {
            let (name, letter) =
                if side == 0 { (format!("d{at}"), 'p') } else { (format!("e{}", at * 7_919 % files), 'q') };
            let step = |nth| format!("  - {{name: s{at}x{nth}, days: {}, department: D{}}}\n", nth + 1, at % 50);
            let steps: String = (0..4).map(step).collect();
            fs::write(path.join(name + ".yaml"), format!("name: {letter}{at}\nsteps:\n{steps}")).expect("a file");
        }
    }
    let [old, new] = sides.map(|path| path.to_string_lossy().into_owned());
    bencher.bench_local(|| run(&["diff", &old, &new, "-q", "--format", "json"], &[]));
    let _ = fs::remove_dir_all(folder);
}

/// Definitions with twenty findings each that a baseline accepts.
#[divan::bench(args = [1_300, 2_600], sample_count = 3, max_time = 5)]
fn checking_beside_a_baseline(bencher: Bencher<'_, '_>, files: usize) {
    let folder = folder("baseline");
    let step = |nth| format!("  - {{name: s{nth}, days: {}}}\n", nth + 1);
    let steps: String = (0..10).map(step).collect();
    for at in 0..files {
        fs::write(folder.join(format!("d{at}.yaml")), format!("name: p{at}\nsteps:\n{steps}")).expect("a file");
    }
    let [defs, baseline] =
        [folder.clone(), folder.join("baseline.json")].map(|path| path.to_string_lossy().into_owned());
    run(&["baseline", "write", &defs, "--baseline", &baseline, "--no-config", "-q"], &[]);
    bencher
        .bench_local(|| run(&["check", &defs, "--baseline", &baseline, "--no-config", "-q", "--format", "json"], &[]));
    let _ = fs::remove_dir_all(folder);
}

/// A chain and the same the other way round: every change contradicts the
/// others.
#[divan::bench(args = [100, 200, 400], sample_count = 3, max_time = 5)]
fn comparing_with_the_reverse(bencher: Bencher<'_, '_>, steps: usize) {
    let chain = |follows: &dyn Fn(usize) -> Option<usize>| {
        let step = |at| {
            let after = follows(at).map_or_else(String::new, |other| format!("s{other}"));
            format!("  - {{id: s{at}, days: 1, after: [{after}]}}\n")
        };
        "name: p\nsteps:\n".to_owned() + &(0..steps).map(step).collect::<String>()
    };
    let folder = folder("reverse");
    let [old, new] = ["old.yaml", "new.yaml"].map(|name| folder.join(name));
    fs::write(&old, chain(&|at| at.checked_sub(1))).expect("a file");
    fs::write(&new, chain(&|at| Some(at + 1).filter(|next| *next < steps))).expect("a file");
    let [old, new] = [old, new].map(|path| path.to_string_lossy().into_owned());
    bencher.bench_local(|| run(&["diff", &old, &new, "-q", "--format", "json"], &[]));
    let _ = fs::remove_dir_all(folder);
}
