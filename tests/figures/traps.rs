//! Traps that other tools fell into: gates that judged nothing, wrong lengths, numbers from nowhere, output that
//! changes by itself. One test for each that no other file has.

use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use reengineer::cli::Environment;
use serde_json::Value;

use crate::rows::rows;
use crate::run::{Ran, run_as};
use crate::snapshot::shown;

const FORMATS: [&str; 4] = ["text", "json", "markdown", "csv"];

/// Exit code, standard output and standard error.
fn run(args: &[&str], stdin: &str) -> (u8, String, String) {
    let Ran { code, out, err } = run_as(&Environment::default(), args, stdin);
    (code, out, err)
}

fn judged(steps: &str) -> Value {
    let text = format!("name: p\nhours_per_day: 7\nsteps:\n{steps}");
    let (code, out, err) = run(&["analyze", "-", "--format", "json"], &text);
    assert_eq!((code, err.as_str()), (0, ""), "{text}");
    serde_json::from_str(&out).unwrap()
}

fn paths(document: &Value) -> Vec<String> {
    let words = |path: &Value| path.as_array().unwrap().iter().filter_map(Value::as_str).collect::<Vec<_>>().join(" ");
    document["critical_paths"]["paths"].as_array().unwrap().iter().map(words).collect()
}

/// The program in a process of its own, in a folder.
fn program(folder: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_reengineer"));
    command.env_clear().env("RUST_BACKTRACE", "full").current_dir(folder).args(args).output().unwrap()
}

#[test]
fn nothing_judged_is_exit_3_in_every_format() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    fs::write(at("empty.yaml"), "").unwrap();
    fs::write(at("comment.yaml"), "# steps: []\n").unwrap();
    fs::write(at("no-steps.yaml"), "name: p\n").unwrap();
    fs::write(at("no-step.yaml"), "name: p\nsteps: []\n").unwrap();
    for name in ["empty.yaml", "comment.yaml", "no-steps.yaml", "no-step.yaml", "missing.yaml", "*.yml", ""] {
        for format in FORMATS {
            let (code, out, err) = run(&["analyze", &at(name), "--format", format], "");
            assert_eq!(code, 3, "{name} as {format}");
            assert!(err.starts_with("error"), "{name} as {format}: {err}");
            assert_eq!(out.is_empty(), format != "json", "{name} as {format}: {out}");
        }
    }
}

#[test]
fn one_file_that_cannot_be_judged_among_good_ones_is_exit_3_and_both_are_counted() {
    let folder = tempfile::tempdir().unwrap();
    let good = folder.path().join("good.yaml");
    fs::write(&good, "name: p\nsteps: [{name: a, days: 1}]\n").unwrap();
    let missing = folder.path().join("missing.yaml");
    let (good, missing) = (good.to_str().unwrap(), missing.to_str().unwrap());
    for format in FORMATS {
        let (code, out, err) = run(&["analyze", good, missing, good, "--format", format], "");
        assert_eq!((code, out.is_empty()), (3, false), "{format}");
        shown(
            &format!("one file that cannot be judged among good ones is exit 3 and both are counted: {format}"),
            &err,
        );
    }
}

#[test]
fn a_mistyped_flag_judges_and_writes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("out.json");
    let valid = "name: p\nsteps: [{name: a, days: 1}]\n";
    for flag in ["--ouptut", "--reprot", "-x"] {
        let (code, out, err) = run(&["analyze", "-", "-o", path.to_str().unwrap(), flag, "json=x"], valid);
        assert_eq!((code, out.as_str(), path.exists()), (2, "", false), "{flag}: {err}");
    }
}

#[test]
fn a_loop_of_any_relation_is_refused_from_its_smallest_line_in_every_format() {
    let ways = [
        ["after: [{step: c, relation: FF}]", "after: [{step: a, relation: FF}]", "after: [b]"],
        ["after: [{step: c, relation: SS}]", "after: [{step: a, relation: SS}]", "after: [b]"],
        ["needs: [paper]", "", "gives: [paper]"],
        ["needs: [{material: paper, need: tolerable}], after: []", "after: [a]", "after: [b], gives: [paper]"],
        ["after: [{step: c, because: habit, lag: 1}]", "", ""],
    ];
    for [a, b, c] in ways {
        let line = |id: &str, more: &str| format!("  - {{id: {id}, days: 1, {more}}}\n").replace(", }", "}");
        let text = format!("name: p\nsteps:\n{}{}{}", line("a", a), line("b", b), line("c", c));
        for format in FORMATS {
            let (code, _, err) = run(&["analyze", "-", "--format", format], &text);
            assert_eq!(code, 3, "{text}");
            let words = err.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(words.contains("`a` → `b` → `c` → `a`"), "{text}{err}");
            for line in 3..=5 {
                assert!(err.contains(&format!("\n{line} │")), "line {line}\n{text}{err}");
            }
        }
    }
}

#[test]
fn long_chains_and_long_loops_need_no_deep_stack() {
    let mut chain = "name: p\nsteps:\n  - {id: s0, days: 1, after: [s30000]}\n".to_owned();
    (1..=30_000).for_each(|at| writeln!(chain, "  - {{id: s{at}, days: 1}}").unwrap());
    let open = chain.replace("[s30000]", "[]");
    let small_stack = std::thread::Builder::new().stack_size(512 << 10);
    let ran =
        small_stack.spawn(move || (run(&["analyze", "-", "--format", "json"], &open), run(&["analyze", "-"], &chain)));
    let ((fine, out, _), (refused, ..)) = ran.unwrap().join().unwrap();
    assert_eq!((fine, refused), (0, 3));
    assert_eq!(serde_json::from_str::<Value>(&out).unwrap()["today"]["days"], 30_001);
}

#[test]
fn the_length_is_that_of_the_longest_path_and_every_tied_path_is_told() {
    let tied = judged(
        "  - {id: s, days: 2}\n  - {id: x, days: 5, after: [s]}\n  - {id: y, days: 5, after: [s]}\n  \
         - {id: z, days: 4.9, after: [s]}\n  - {id: e, days: 3, after: [x, y, z]}\n",
    );
    assert_eq!(tied["today"]["days"], 10, "no sum of steps without float, and the last one counts");
    assert_eq!(tied["critical_paths"]["count"], 2);
    assert_eq!(paths(&tied), ["s x e", "s y e"]);
    let critical = tied["steps"].as_array().unwrap().iter().map(|step| step["critical"].as_bool().unwrap());
    assert_eq!(critical.collect::<Vec<_>>(), [true, true, true, false, true]);
}

#[test]
fn more_paths_than_64_bits_can_count_are_told_as_the_greatest_number() {
    let mut steps = "  - {id: g0, days: 0}\n".to_owned();
    for at in 1..=70 {
        let before = at - 1;
        writeln!(steps, "  - {{id: a{at}, days: 1, after: [g{before}]}}").unwrap();
        writeln!(steps, "  - {{id: b{at}, days: 1, after: [g{before}]}}").unwrap();
        writeln!(steps, "  - {{id: g{at}, days: 0, after: [a{at}, b{at}]}}").unwrap();
    }
    let document = judged(&steps);
    assert_eq!(document["critical_paths"]["count"], u64::MAX);
    assert_eq!(paths(&document).len(), 20);
    assert_eq!(document["today"]["days"], 70);
}

#[test]
fn waiting_is_critical_and_a_lag_stays_on_the_path() {
    let document = judged(
        "  - {id: a, days: 1}\n  - {id: w, days: 30, kind: wait, value: waste, law: [x], clock: suspended}\n  \
         - {id: b, days: 2, after: [{step: w, lag: 5}]}\n  - {id: c, days: 1, after: [{step: b, relation: FF, lag: 4}]}\n",
    );
    assert_eq!(document["today"]["days"], 42);
    assert_eq!(document["today"]["counted_days"], 12, "1 + 5 + 2 + 4");
    assert_eq!(document["today"]["suspended_days"], 30);
    assert_eq!(document["steps"][1]["critical"], true);
    assert_eq!(paths(&document), ["a w b c"]);
}

#[test]
fn two_parallel_savings_of_ten_are_not_twenty() {
    let document = judged(
        "  - {id: s, days: 1, gives: []}\n  - {id: x, days: 10, after: [s], value: waste, gives: []}\n  \
         - {id: y, days: 10, after: [s], value: waste, gives: []}\n  - {id: e, days: 1, after: [x, y], needs: []}\n",
    );
    let column = |key: &str| document["changes"].as_array().unwrap().iter().map(|row| row[key].clone()).collect();
    let (alone, in_sequence): (Vec<Value>, Vec<Value>) = (column("saves_alone"), column("saves_in_sequence"));
    assert_eq!(alone, [0, 0, 1]);
    assert_eq!(in_sequence, [0, 10, 1]);
}

#[test]
fn work_side_by_side_is_no_more_than_all_of_the_time() {
    let document = judged(
        "  - {id: a, days: 4, work: 4, value: adding, after: []}\n  - {id: b, days: 4, work: 3, value: adding, after: []}\n",
    );
    assert_eq!(document["today"]["work_days"], 7);
    assert_eq!(document["today"]["cycle_efficiency"], 0.75, "over one path; of tied ones the least");
}

#[test]
fn no_output_has_a_number_that_is_none() {
    let files = [
        "  - {id: a, days: 0}\n",
        "  - {id: a, days: 1, value: waste}\n",
        "  - {id: a, days: 0.1}\n  - {id: b, days: 0.2, needs: []}\n",
        "  - {id: a, days: 1h, value: waste}\n  - {id: b, days: 1h, needs: []}\n  - {id: c, days: 1h, needs: []}\n",
        "  - {id: a, days: 0, work: 0, value: adding}\n  - {id: b, days: 0, after: [{step: a, relation: SS}]}\n",
    ];
    for steps in files {
        let text = format!("name: p\nhours_per_day: 7\nsteps:\n{steps}");
        for format in FORMATS {
            for lang in ["en", "zh"] {
                let (code, out, _) = run(&["analyze", "-", "--format", format, "--lang", lang, "-v"], &text);
                assert_eq!(code, 0, "{text}");
                let words = || out.split(|c: char| c.is_whitespace() || "|,:()（），".contains(c));
                let odd = ["NaN", "nan", "inf", "-inf", "-0", "−0", "-0.0", "−0%", "-0%"];
                assert_eq!(words().find(|word| odd.contains(word)), None, "{out}");
                assert!(!out.contains("e308") && !out.contains("00000"), "{out}");
            }
        }
    }
}

#[test]
fn what_the_file_does_not_say_is_null_and_a_tenth_and_two_tenths_are_three() {
    let document = judged("  - {id: a, days: 0.1}\n  - {id: b, days: 0.2}\n");
    assert_eq!(document["today"]["days"].to_string(), "0.3");
    for key in ["departments", "handoffs", "fee", "work_days", "cycle_efficiency"] {
        assert!(document["today"][key].is_null(), "{key}");
    }
}

#[test]
fn sevenths_of_a_day_add_up_as_they_are_printed() {
    let steps = "  - {id: a, days: 1h, value: waste}\n  - {id: b, days: 1h, value: waste}\n  \
                 - {id: c, days: 1h, needs: [], gives: []}\n  - {id: d, days: 1h, needs: []}\n";
    let document = judged(steps);
    let parts = |value: &Value| (value.as_f64().unwrap() * 10_000.0).round() as i64;
    let (today, reachable) = (parts(&document["today"]["days"]), parts(&document["reachable"]["days"]));
    let saved = document["changes"].as_array().unwrap().iter().map(|row| parts(&row["saves_in_sequence"])).sum::<i64>();
    assert_eq!((today, reachable, saved), (5_714, 1_429, 4_285));
    let text = format!("name: p\nhours_per_day: 7\nsteps:\n{steps}");
    for format in ["text", "markdown"] {
        let (_, out, _) = run(&["analyze", "-", "--format", format], &text);
        shown(&format!("sevenths of a day add up as they are printed: {format}"), &out);
    }
}

#[test]
fn working_and_calendar_days_are_never_added() {
    let days = |steps: &str, start: &str| {
        let text = format!("name: p\nsteps:\n{steps}");
        let (code, out, err) = run(&["analyze", "-", "--format", "json", "--start", start], &text);
        assert_eq!((code, err.as_str()), (0, ""), "{text}");
        let document: Value = serde_json::from_str(&out).unwrap();
        (document["today"]["days"].as_f64().unwrap(), document["dates"]["today"]["finish"].as_str().unwrap().to_owned())
    };
    // From a Friday: Saturday, Sunday and Monday; then Tuesday and Wednesday.
    let mixed = "  - {id: a, days: 3cd}\n  - {id: b, days: 2wd}\n";
    assert_eq!(days(mixed, "2026-03-06"), (3.0, "2026-03-11".to_owned()));
    // All in calendar days, and yet to be told in working days.
    assert_eq!(days("  - {id: a, days: 1w}\n  - {id: b, days: 7cd}\n", "2026-03-06"), (10.0, "2026-03-20".to_owned()));
}

#[test]
fn a_process_is_never_dated_past_the_published_calendar() {
    let text = "name: p\njurisdiction: cn\nsteps:\n  - {id: a, days: 3cd}\n  - {id: b, days: 20wd}\n";
    for args in [&["--start", "2026-12-10"][..], &["--start", "2031-01-01"], &["--sweep", "2006"]] {
        let (code, out, err) = run(&[&["analyze", "-"], args].concat(), text);
        assert_eq!((code, out.as_str()), (3, ""), "{args:?}");
        shown(&format!("a process is never dated past the published calendar: {args:?}"), &err);
    }
    for args in [&["--start", "2026-02-30"][..], &["--start", "soon"], &["--sweep", "0"], &["--sweep", "MMXXVI"]] {
        assert_eq!(run(&[&["analyze", "-"], args].concat(), text).0, 2, "{args:?}");
    }
    let (code, out, _) = run(&["analyze", "-", "--format", "json"], text);
    let document: Value = serde_json::from_str(&out).unwrap();
    let sweep = &document["dates"]["sweep"];
    let starts = sweep["starts"].as_u64().unwrap();
    assert!(code == 0 && (245..=251).contains(&starts), "the working days of a year: {starts}");
    let [first, last] = ["first", "last"].map(|end| sweep[end].as_str().unwrap());
    assert_ne!(first.get(4..), last.get(4..), "a date of the year is tried once");
    assert_eq!(run(&["analyze", "-", "--start", sweep["last"].as_str().unwrap()], text).0, 0);
    // Of a year asked for, what ends past it is left out, and told.
    let (code, out, _) = run(&["analyze", "-", "--format", "json", "--sweep", "2026"], text);
    let document: Value = serde_json::from_str(&out).unwrap();
    let sweep = &document["dates"]["sweep"];
    let left_out = sweep["left_out"].as_u64().unwrap();
    assert_eq!((code, sweep["starts"].as_u64().unwrap() + left_out), (0, 248));
    let (_, out, _) = run(&["analyze", "-", "--sweep", "2026"], text);
    shown("a process is never dated past the published calendar", &rows(&out, "left out"));
}

#[test]
fn the_bytes_are_the_same_in_any_process_and_folder_and_name_no_folder() {
    let text = fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/founding-case/current.yaml")).unwrap();
    let folders = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
    for format in FORMATS {
        let outputs = folders.each_ref().map(|folder| {
            fs::write(folder.path().join("current.yaml"), &text).unwrap();
            let ran = program(folder.path(), &["analyze", "current.yaml", "--format", format, "-v"]);
            assert_eq!(ran.status.code(), Some(0));
            assert!(!String::from_utf8(ran.stdout.clone()).unwrap().contains(folder.path().to_str().unwrap()));
            ran.stdout
        });
        assert_eq!(outputs[0], outputs[1], "{format}");
    }
}

#[test]
fn no_user_error_is_a_stack_trace() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("odd.yaml"), b"name: \xff\n").unwrap();
    fs::write(folder.path().join("deep.yaml"), "[".repeat(100_000)).unwrap();
    fs::write(folder.path().join("good.yaml"), "name: p\nsteps: [{name: a, days: 1}]\n").unwrap();
    let cases: [(&[&str], i32); 7] = [
        (&["analyze", "."], 3),
        (&["analyze", "odd.yaml"], 3),
        (&["analyze", "deep.yaml"], 3),
        (&["analyze", "good.yaml", "-o", "no/such/folder"], 3),
        (&["analyze", "good.yaml", "--format", "xml"], 2),
        (&["anlyze", "good.yaml"], 2),
        (&[], 2),
    ];
    for (args, code) in cases {
        let ran = program(folder.path(), args);
        let said = String::from_utf8(ran.stderr).unwrap();
        assert_eq!(ran.status.code(), Some(code), "{args:?}: {said}");
        let traced = ["panicked", "backtrace", "src/", ".rs:"].iter().any(|sign| said.contains(sign));
        assert!(!traced && !said.is_empty(), "{args:?}: {said}");
    }
}

#[test]
fn where_the_only_step_with_papers_goes_no_paper_is_asked_for() {
    let text = "name: p\nmaterials: [m]\nsteps:\n  - {name: a, days: 3}\n  \
                - {name: b, days: 2, papers: [m], visits: 2, value: waste}\n  - {name: c, days: 1}\n";
    let (_, out, _) = run(&["analyze", "-", "--format", "json"], text);
    let document: Value = serde_json::from_str(&out).unwrap();
    let measured = ["today", "reachable"].map(|side| {
        let measures = &document[side];
        (measures["materials"]["distinct"].as_u64(), measures["visits"].as_u64())
    });
    assert_eq!(measured, [(Some(1), Some(2)), (Some(0), Some(0))]);
}
