//! Definitions in canonical layout.

use super::*;

const SLOPPY: &str = "steps:\n- {days: 1,   name: a}   # why\nname: x\n";
const NEAT: &str = "name: x\nsteps:\n  - {name: a, days: 1}    # why\n";

fn text(file: &str) -> String {
    fs::read_to_string(file).unwrap()
}

#[test]
fn a_definition_is_laid_out_where_it_is_and_the_second_time_nothing_happens() {
    let folder = folder();
    let file = definition(&folder, "a.yaml", SLOPPY);
    let first = run(&["fmt", &file], "");
    assert_eq!((first.code, first.out.as_str(), text(&file).as_str()), (0, "", NEAT), "{}", first.err);
    assert_eq!(first.err, format!("laid out `{file}`\nlaid out 1 of 1 definition\n"));
    let written = fs::metadata(&file).unwrap().modified().unwrap();
    let second = run(&["fmt", &file, "--lang", "zh"], "");
    assert_eq!((second.code, second.err.as_str()), (0, "共 1 份流程表，已统一格式 0 份\n"));
    assert_eq!(fs::metadata(&file).unwrap().modified().unwrap(), written, "a file that fits is not written");
}

#[test]
fn check_prints_what_would_change_as_a_diff_and_exits_with_1() {
    let folder = folder();
    let sloppy = definition(&folder, "a.yaml", SLOPPY);
    definition(&folder, "b.yml", NEAT);
    let ran = run(&["fmt", "--check", folder.path().to_str().unwrap()], "");
    assert_eq!((ran.code, text(&sloppy).as_str()), (1, SLOPPY), "{}", ran.err);
    let diff = format!(
        "--- a/{sloppy}\n+++ b/{sloppy}\n@@ -1,3 +1,3 @@\n+name: x\n steps:\n-- {{days: 1,   name: a}}   # why\n\
         -name: x\n+  - {{name: a, days: 1}}    # why\n"
    );
    assert_eq!(ran.out, diff);
    shown("check prints what would change as a diff and exits with 1", &ran.err);
    let fits = run(&["fmt", "--check", "-", "-q"], NEAT);
    assert_eq!((fits.code, fits.out.as_str(), fits.err.as_str()), (0, "", ""));
    let coloured = run(&["fmt", "--check", "-", "--color", "always"], SLOPPY);
    assert!(coloured.out.contains("\u{1b}[32m+name: x\u{1b}[0m"), "{:?}", coloured.out);
    let markdown = run(&["fmt", "--check", "-", "--format", "markdown"], SLOPPY);
    assert!(markdown.out.starts_with("```diff\n--- a/-\n") && markdown.out.ends_with("\n```\n"), "{}", markdown.out);
}

#[test]
fn check_tells_programs_which_files_differ() {
    let folder = folder();
    let good = definition(&folder, "good.yaml", NEAT);
    let bad = definition(&folder, "bad.yaml", "name: x\n");
    let ran = run(&["fmt", "--check", "--format", "json", &good, "-", &bad], SLOPPY);
    let document: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!((ran.code, &document["schema"], &document["judged"]), (3, &"reengineer.fmt/1".into(), &2.into()));
    assert_eq!(document["files"][0], serde_json::json!({"file": good, "canonical": true, "diff": null}));
    assert_eq!(document["files"][1]["canonical"], false);
    assert!(document["files"][1]["diff"].as_str().unwrap().contains("\n+name: x\n"));
    assert_eq!(document["files"][2]["schema"], "reengineer.failure/1");
}

#[test]
fn standard_input_is_printed_and_an_output_is_written() {
    let piped = run(&["fmt", "-"], SLOPPY);
    assert_eq!((piped.code, piped.out.as_str(), piped.err.as_str()), (0, NEAT, ""));
    let folder = folder();
    let (file, other) = (definition(&folder, "a.yaml", SLOPPY), path(&folder, "b.yaml"));
    assert_eq!(run(&["fmt", &file, "-o", &other], "").code, 0);
    assert_eq!((text(&file).as_str(), text(&other).as_str()), (SLOPPY, NEAT));
}

#[test]
fn a_file_that_is_no_definition_or_has_no_layout_stays_as_it_is() {
    let folder = folder();
    let good = definition(&folder, "a.yaml", SLOPPY);
    let bad = definition(&folder, "b.yaml", "name:   x\nsteps: []\n");
    let odd = definition(&folder, "c.yaml", &format!("%YAML 1.2\n---\n{SLOPPY}"));
    let ran = run(&["fmt", folder.path().to_str().unwrap()], "");
    assert_eq!((ran.code, text(&good).as_str()), (3, NEAT));
    assert_eq!(text(&bad), "name:   x\nsteps: []\n");
    assert!(text(&odd).starts_with("%YAML"));
    shown("a file that is no definition or has no layout stays as it is", &ran.err);
}

#[test]
fn what_has_no_definition_or_no_sense_is_refused() {
    let folder = folder();
    let file = definition(&folder, "a.txt", SLOPPY);
    let other = definition(&folder, "b.txt", SLOPPY);
    let nothing = run(&["fmt", "--check", folder.path().to_str().unwrap()], "");
    assert_eq!(nothing.code, 3);
    shown("what has no definition or no sense is refused", &nothing.err);
    assert_eq!(run(&["fmt", &path(&folder, "missing.yaml")], "").code, 3);
    for (nth, args) in [
        &["fmt"][..],
        &["fmt", "-", "-"],
        &["fmt", "-", &file],
        &["fmt", &file, &other, "-o", "x.yaml"],
        &["fmt", "-", "--format", "json"],
        &["fmt", &file, "-o", &file],
        &["fmt", "--check", "-", "--format", "csv"],
    ]
    .into_iter()
    .enumerate()
    {
        let ran = run(args, SLOPPY);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{args:?}");
        shown(&format!("what has no definition or no sense is refused: {nth}"), &ran.err);
    }
    assert_eq!(text(&file), SLOPPY);
}
