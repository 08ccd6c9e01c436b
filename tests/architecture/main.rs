//! The table of which room of `src` may use which, checked against the source.
#![expect(clippy::unwrap_used, reason = "a test fails where it stops")]

mod files;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use files::{File, ends_of, files, files_of, names};

/// A room may use itself and those beside it. `cli` may use all, and nothing uses `cli`.
const MAY_USE: &[(&str, &[&str])] = &[
    ("model", &[]),
    // The language kit. It counts in the units of the model.
    ("text", &["model"]),
    ("source", &["model"]),
    ("calendar", &[]),
    // Pure geometry: boxes, lines and words, of whatever.
    ("draw", &[]),
    ("finding", &["model", "text"]),
    ("analysis", &["model", "calendar"]),
    ("diff", &["model", "analysis", "calendar"]),
    // For their pages, which are in both languages.
    ("levers", &["model", "analysis", "text"]),
    ("plan", &["model", "analysis", "calendar", "levers"]),
    // Whether a limit is kept whatever the date depends on the calendar.
    ("rules", &["model", "analysis", "text", "finding", "calendar", "levers", "plan"]),
    ("input", &["model", "source", "text"]),
    ("config", &["model", "source", "text", "finding", "rules", "input"]),
    ("judgement", &["model", "analysis", "text", "finding", "rules", "config"]),
    ("glossary", &["text"]),
    (
        "report",
        &[
            "model",
            "text",
            "input",
            "source",
            "calendar",
            "analysis",
            "diff",
            "finding",
            "rules",
            "config",
            "judgement",
            "glossary",
            "levers",
            "plan",
        ],
    ),
    ("render", &["model", "text", "source", "draw", "finding", "judgement", "report"]),
    (
        "cli",
        &[
            "model",
            "text",
            "source",
            "analysis",
            "diff",
            "finding",
            "rules",
            "config",
            "judgement",
            "levers",
            "plan",
            "glossary",
            "input",
            "report",
            "render",
            "calendar",
        ],
    ),
];

/// Modules that only `cli` and the program around it may touch: files, variables, clocks, streams, other
/// programs.
const IMPURE: &[&str] = &["fs", "env", "process", "net", "time", "thread"];
/// The places where work is shared between cores, each with the reason that the result is the same
/// without.
const SHARES_WORK: &[(&str, &str)] = &[
    ("cli/threads.rs", "files are judged each by itself"),
    ("analysis/both.rs", "the figures of a large process do not wait for each other"),
    ("plan/pricing.rs", "what options save alone does not wait for what they save in turn"),
    ("render/text.rs", "many frames are drawn each by itself"),
];
const IMPURE_CALLS: &[&str] =
    &["println!", "print!", "eprintln!", "eprint!", "dbg!", "io::stdin", "io::stdout", "io::stderr", "File::"];

/// The limit of lines for a file of the program, the tests and the benches.
const MOST_LINES: usize = 350;
const MOST_FILES: usize = 15;
/// Folders of more files, each with its reason.
const LONG_ROWS: &[(&str, &str)] = &[
    ("rules", "one file a rule beside its page: a row that is read by name"),
    ("levers", "one file a lever beside its page"),
    ("cli/verbs", "one file a verb"),
    ("model", "one file a thing that a definition states"),
];

/// Modules of `cli` that may use each other in a circle: manual pages,
/// completions and help show all verbs, themselves among them.
const CIRCLE_OF_CLI: &[&str] = &["usage", "verbs"];

/// Other rooms that a line names, from the root of the crate or by way of `super`.
fn rooms_named<'l>(file: &File, line: &'l str) -> Vec<&'l str> {
    let from_root = ends_of(line, "crate::").flat_map(names);
    let upwards = "super::".repeat(file.depth());
    let up = ends_of(line, &upwards).flat_map(names);
    // In a module inside a file `super` begins one lower: only what is a room counts.
    let up = up.filter(|name| MAY_USE.iter().any(|(room, _)| room == name));
    from_root.chain(up).filter(|name| Some(*name) != file.room()).collect()
}

/// Uses of rooms that the table does not allow.
fn forbidden_uses(file: &File) -> Vec<String> {
    let Some(room) = file.room() else { return Vec::new() };
    let allowed = MAY_USE.iter().find(|(name, _)| *name == room).map_or(&[][..], |(_, allowed)| allowed);
    let named = file.lines().flat_map(|(at, line)| rooms_named(file, line).into_iter().map(move |name| (at, name)));
    let forbidden = named.filter(|(_, name)| !allowed.contains(name));
    forbidden.map(|(at, name)| format!("{}: `{room}` may not use `{name}`", file.at(at))).collect()
}

/// Touches of the world outside.
fn impurities(file: &File) -> Vec<String> {
    if file.room().is_none_or(|room| room == "cli") {
        return Vec::new();
    }
    let is_impure = |line: &str| {
        ends_of(line, "std::").flat_map(names).any(|name| IMPURE.contains(&name))
            || IMPURE_CALLS.iter().any(|call| line.contains(call))
    };
    let lines = file.lines().filter(|(_, line)| is_impure(line));
    lines.map(|(at, line)| format!("{}: only `cli` may: {}", file.at(at), line.trim())).collect()
}

#[test]
fn every_room_uses_only_what_it_may() {
    let violations: Vec<String> = files().iter().flat_map(forbidden_uses).collect();
    assert!(violations.is_empty(), "\n{}", violations.join("\n"));
}

#[test]
fn work_is_shared_out_only_where_it_is_said_why() {
    let files = files();
    let sharing: BTreeSet<&str> =
        files.iter().filter(|file| file.text.contains("rayon")).filter_map(|file| file.path.to_str()).collect();
    assert_eq!(sharing, SHARES_WORK.iter().map(|(path, _)| *path).collect());
}

#[test]
fn every_room_is_in_the_table_and_the_table_has_no_other() {
    let files = files();
    let rooms: BTreeSet<&str> = files.iter().filter_map(File::room).collect();
    assert_eq!(rooms, MAY_USE.iter().map(|(room, _)| *room).collect());
}

#[test]
fn the_table_has_no_circle() {
    let mut built: Vec<&str> = Vec::new();
    for (room, uses) in MAY_USE {
        for used in *uses {
            assert!(built.contains(used), "`{room}` uses `{used}`, which stands below it");
        }
        built.push(room);
    }
}

#[test]
fn only_cli_touches_files_variables_clocks_and_streams() {
    let violations: Vec<String> = files().iter().flat_map(impurities).collect();
    assert!(violations.is_empty(), "\n{}", violations.join("\n"));
}

#[test]
fn the_program_is_only_the_command_line() {
    let files = files();
    let main = files.iter().find(|file| file.path == Path::new("main.rs")).unwrap();
    let used = main.lines().flat_map(|(_, line)| ends_of(line, "reengineer::").flat_map(names));
    assert_eq!(used.collect::<BTreeSet<_>>(), BTreeSet::from(["cli"]));
    let inside = files.iter().filter(|file| file.room().is_some());
    let by_name = inside.flat_map(|file| file.lines().map(move |line| (file, line)));
    let named: Vec<String> =
        by_name.filter(|(_, (_, line))| line.contains("reengineer::")).map(|(file, (at, _))| file.at(at)).collect();
    assert!(named.is_empty(), "the crate is called `crate` inside: {named:?}");
}

/// The name of the public type that a line declares; the words of the format
/// are declared by a macro.
fn public_type(line: &str) -> Option<&str> {
    let declared = line.trim_start().strip_prefix("pub ");
    let declared = declared.and_then(|rest| {
        ["struct ", "enum ", "trait ", "type ", "union "].iter().find_map(|kind| rest.strip_prefix(kind))
    });
    let word = || line.strip_prefix("    ")?.strip_suffix(" {").filter(|name| name.starts_with(char::is_uppercase));
    let name = declared.map(|rest| names(rest)[0]).or_else(word)?;
    name.starts_with(char::is_uppercase).then_some(name)
}

#[test]
fn the_name_of_a_public_type_is_unique() {
    let mut declared: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for file in files() {
        let of_words = file.path == Path::new("model/vocabulary.rs");
        for (at, line) in file.lines().take_while(|(_, line)| !line.starts_with("mod tests")) {
            let is_public = line.trim_start().starts_with("pub ");
            if let Some(name) = public_type(line).filter(|_| is_public || of_words) {
                declared.entry(name.to_owned()).or_default().push(file.at(at));
            }
        }
    }
    assert!(declared.len() > 400 && declared.contains_key("Jurisdiction"), "{}", declared.len());
    declared.retain(|_, places| places.len() > 1);
    assert!(declared.is_empty(), "{declared:#?}");
}

#[test]
fn petgraph_stays_inside_the_model() {
    let files = files();
    let outside = files.iter().filter(|file| file.room() != Some("model"));
    let lines = outside.flat_map(|file| file.lines().map(move |line| (file, line)));
    let named: Vec<String> =
        lines.filter(|(_, (_, line))| line.contains("petgraph")).map(|(file, (at, _))| file.at(at)).collect();
    assert!(named.is_empty(), "{named:?}");
}

#[test]
fn no_file_is_long() {
    let mut long = Vec::new();
    for folder in ["src", "tests", "benches"] {
        let lines = files_of(folder).into_iter().map(|file| (file.text.lines().count(), file.path));
        let over = lines.filter(|(lines, _)| *lines > MOST_LINES);
        long.extend(over.map(|(lines, path)| (format!("{folder}/{}", path.display()), lines)));
    }
    assert!(long.is_empty(), "more than {MOST_LINES} lines, look for the second idea: {long:?}");
}

#[test]
fn no_folder_is_a_long_row_but_for_a_reason() {
    let mut rows: BTreeMap<String, usize> = BTreeMap::new();
    for file in files() {
        *rows.entry(file.path.parent().unwrap().display().to_string()).or_default() += 1;
    }
    let long = rows.into_iter().filter(|(_, files)| *files > MOST_FILES).map(|(folder, _)| folder);
    let reasoned = LONG_ROWS.iter().map(|(folder, _)| (*folder).to_owned());
    assert_eq!(long.collect::<BTreeSet<_>>(), reasoned.collect(), "more than {MOST_FILES} files");
}

/// For each module of `cli` those beside it that it uses.
fn uses_inside_cli() -> BTreeMap<String, BTreeSet<String>> {
    let files = files();
    let inside: Vec<(&File, Vec<&str>)> = files
        .iter()
        .filter(|file| file.room() == Some("cli") && file.path != Path::new("cli/mod.rs"))
        .map(|file| {
            (file, file.path.iter().skip(1).map(|part| part.to_str().unwrap().trim_end_matches(".rs")).collect())
        })
        .collect();
    let modules: BTreeSet<&str> = inside.iter().map(|(_, path)| path[0]).collect();
    let mut uses: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (file, path) in &inside {
        let upwards = "super::".repeat(file.depth() - 1);
        let named = file.lines().flat_map(|(_, line)| {
            let up = ends_of(line, &upwards).filter(|_| !line.contains(&format!("super::{upwards}"))).flat_map(names);
            ends_of(line, "crate::cli::").flat_map(names).chain(up).collect::<Vec<_>>()
        });
        let beside = named.filter(|name| *name != path[0] && modules.contains(name)).map(str::to_owned);
        uses.entry(path[0].to_owned()).or_default().extend(beside);
    }
    uses
}

#[test]
fn the_modules_of_cli_have_no_circle_but_the_one_that_is_named() {
    let uses = uses_inside_cli();
    assert!(uses["verbs"].contains("session") && uses["session"].contains("global"), "{uses:?}");
    let reached = |from: &String| {
        let mut open: Vec<&String> = uses[from].iter().collect();
        let mut reached: BTreeSet<&String> = BTreeSet::new();
        while let Some(module) = open.pop() {
            if reached.insert(module) {
                open.extend(&uses[module]);
            }
        }
        reached
    };
    let circle: Vec<&String> = uses.keys().filter(|module| reached(module).contains(module)).collect();
    assert_eq!(circle, CIRCLE_OF_CLI);
}

#[test]
fn a_violation_is_told_by_file_and_line() {
    let file = |path: &str, text: &str| File { path: path.into(), text: text.to_owned() };
    let used = [
        file("model/time.rs", "\nuse crate::analysis::Reason;"),
        file("analysis/sequence/anew.rs", "\nuse super::super::super::text::Text;"),
        file("model/mod.rs", "\nuse super::source::Source;"),
        file("report/mod.rs", "\nuse crate::{model::Days, render::Page};"),
        file("input/yaml/mod.rs", "\n    let lang = crate::cli::lang();"),
    ];
    for file in &used {
        let told = forbidden_uses(file);
        assert!(matches!(&told[..], [one] if one.starts_with(&file.at(2))), "{told:?}");
    }
    let fine = [
        file("model/time.rs", "use super::decimal::Decimal;\n// use crate::cli;"),
        file("report/analysis/mod.rs", "use super::super::report::Cell;\nuse crate::{model, text};"),
        file("analysis/sequence/anew.rs", "use super::super::scenario::starts_after;"),
    ];
    assert!(fine.iter().all(|file| forbidden_uses(file).is_empty()));
    for line in ["use std::{fs, io};", "    std::env::var(name)", "println!();", "let now = std::time::Instant::now();"]
    {
        assert_eq!(impurities(&file("text/mod.rs", line)).len(), 1, "{line}");
        assert!(impurities(&file("cli/mod.rs", line)).is_empty());
    }
}
