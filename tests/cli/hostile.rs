//! Names that a terminal, a log, a page or a sheet would obey.

use super::*;

/// Names that begin commands, hide, reorder, call somebody or compute.
const NAMES: [&str; 9] = [
    "::error file=x::y",
    "##vso[task.setvariable variable=x]y",
    "##[error]z",
    "a\\n  ::set-output name=a::b",
    "\\u202eevil\\u2066\\u200b\\u2028::warning::x",
    "=HYPERLINK(1)",
    "@octocat https://evil.example #1",
    "-1+1",
    "\\U000E0041\\uFEFF##teamcity[x",
];

fn hostile() -> String {
    let mut text =
        "name: \"::error::process ##[group]\"\nid: h\nmaterials: [\"::add-mask::m\", \"##[x]n\"]\nsteps:\n".to_owned();
    for (at, name) in NAMES.iter().enumerate() {
        let needs = if at % 2 == 0 { "[\"::add-mask::m\"]" } else { "[\"##[x]n\", \"::add-mask::m\"]" };
        let after =
            if at == 0 { "[]".to_owned() } else { format!("[{{step: \"{}\", because: habit}}]", NAMES[at - 1]) };
        text.push_str(&format!(
            "  - {{name: \"{name}\", department: \"{name}\", item: \"::i{at}\", days: {at}.5, needs: {needs}, gives: [], \
             after: {after}, signoffs: 5, visits: 2, law: [\"::law::\"], allow: [{{rule: no-lead, reason: \"::r::\"}}]}}\n"
        ));
    }
    text + "targets: {days: 1}\n"
}

fn is_hidden(character: char) -> bool {
    matches!(character, '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}')
        || matches!(character, '\u{FEFF}' | '\u{E0000}'..='\u{E0FFF}')
        || (character.is_control() && !matches!(character, '\n' | '\t'))
}

fn assert_inert(said: &str, own: bool, what: &str) {
    assert!(!said.contains(is_hidden), "{what}: {said:?}");
    for line in said.lines() {
        assert!(own || !line.trim_start().starts_with("::"), "{what}: {line}");
        let lower = line.to_lowercase();
        assert!(!["##vso[", "##[", "##teamcity["].iter().any(|sign| lower.contains(sign)), "{what}: {line}");
    }
}

#[test]
fn nothing_in_a_name_is_a_command_or_hides_in_any_format_of_any_verb() {
    let folder = folder();
    let file = definition(&folder, "::error::.yaml", &hostile());
    let other = definition(&folder, "##[x].yaml", &hostile().replace(".5,", ".7,"));
    let bad = definition(&folder, "bad.yaml", &hostile().replace("signoffs", "::signoffs"));
    let verbs: [(&[&str], &[&str]); 10] = [
        (&["analyze", &file], &["text", "json", "markdown", "csv"]),
        (&["diff", &file, &other], &["text", "json", "markdown", "csv"]),
        (&["check", &file, &bad], &["text", "json", "markdown", "csv", "sarif", "github", "gitlab", "junit"]),
        (&["fmt", "--check", &file], &["text", "json", "markdown"]),
        (&["propose", &file, "--levers", "suggested", "--answers"], &["text", "json", "markdown"]),
        (&["what-if", &file, "--set=-1+1.days=9"], &["text", "json", "markdown", "csv"]),
        (&["graph", &file], &["text", "markdown", "svg", "dot", "mermaid"]),
        (&["graph", &file, "--gantt"], &["text", "svg"]),
        (&["report", &file, "--levers", "suggested"], &["html"]),
        (&["report", &file, "--guide"], &["html"]),
    ];
    for (verb, formats) in verbs {
        for format in formats {
            for width in ["24", "80"] {
                for more in [&["-v"][..], &["--lang", "zh"]] {
                    let args = [verb, &["--format", format, "--width", width], more].concat();
                    let ran = run(&args, "");
                    assert!(!ran.out.is_empty(), "{args:?}: {}", ran.err);
                    assert_inert(&ran.out, *format == "github", &format!("{args:?}"));
                    assert_inert(&ran.err, false, &format!("stderr of {args:?}"));
                    if *format == "json" {
                        // What is tried changes one step alone, with another name.
                        assert!(ran.out.contains("#\\u0023[") || verb[0] == "what-if", "{}", ran.out);
                        serde_json::from_str::<serde_json::Value>(&ran.out).unwrap();
                    }
                }
            }
        }
    }
    for args in [["::x", "y"], ["analyze", "::error::none"], ["check", "##[x]none"], ["explain", "##vso[x]"]] {
        assert_inert(&run(&args, "").err, false, "stderr");
    }
}

#[test]
fn what_is_converted_is_obeyed_by_no_reader_and_is_the_same_in_a_file() {
    let folder = folder();
    let note = "a\\n::set-output name=x::y\\n##[error]z";
    let text = format!("name: x\nid: x\nsteps: [{{name: \"##vso[x]\", days: 1, note: \"{note}\\u202e\"}}]\n");
    let file = definition(&folder, "x.yaml", &text);
    let sheet = folder.path().join("x.csv").display().to_string();
    assert_eq!(run(&["convert", &file, "-o", &sheet, "-q"], "").code, 0);
    for input in [&file, &sheet] {
        let ran = run(&["convert", input], "");
        assert_eq!(ran.code, 0, "{}", ran.err);
        assert_inert(ran.out.trim_start_matches('\u{FEFF}').replace('\r', "").as_str(), false, input);
        assert!(ran.out.contains("u0023vso[x]") && ran.err.contains("shown by its escape"), "{}", ran.err);
    }
    let back = folder.path().join("back.yaml").display().to_string();
    assert_eq!(run(&["convert", &sheet, "-o", &back, "-q"], "").code, 0);
    let note = |path: &str| {
        let text = fs::read_to_string(path).unwrap();
        serde_yaml::from_str::<serde_yaml::Value>(&text).unwrap()["steps"][0]["note"].clone()
    };
    assert_eq!(note(&back), note(&file), "a file has it as it is");
}

#[test]
fn no_cell_is_a_formula_and_numbers_stay_numbers() {
    let folder = folder();
    let file = definition(&folder, "=cmd.yaml", &hostile());
    for args in [&["analyze", &file][..], &["check", &file], &["diff", &file, &file]] {
        let ran = run(&[args, &["--format", "csv"]].concat(), "");
        let mut rows = csv::Reader::from_reader(ran.out.as_bytes());
        for row in rows.records() {
            for field in row.unwrap().iter() {
                assert!(!field.starts_with(['=', '@', '+', '\t']), "{field}");
                assert!(!field.starts_with('-') || field.parse::<f64>().is_ok() || field == "-", "{field}");
            }
        }
    }
    let ran = run(&["analyze", &file, "--format", "csv"], "");
    assert!(ran.out.contains(",'=HYPERLINK(1),") && ran.out.contains(",'-1+1,"), "{}", ran.out);
    let worse = definition(&folder, "worse.yaml", "name: x\nid: h\nsteps: [{name: a, days: 9}]\n");
    let better = definition(&folder, "better.yaml", "name: x\nid: h\nsteps: [{name: a, days: 4}]\n");
    let ran = run(&["diff", &better, &worse, "--format", "csv"], "");
    assert!(ran.out.contains(",-5,-5,"), "{}", ran.out);
}

#[test]
fn markdown_calls_nobody_and_links_nowhere() {
    let folder = folder();
    let file = definition(&folder, "a.yaml", &hostile());
    for verb in [&["analyze"][..], &["check"], &["propose"], &["what-if", "--set=-1+1.days=9"]] {
        let ran = run(&[verb, &[&file, "--format", "markdown", "-v"]].concat(), "");
        assert!(ran.out.len() > 100, "{verb:?}: {}", ran.err);
        for line in ran.out.lines().filter(|line| !line.starts_with("```")) {
            for alive in ["@octocat", "https://", "#1"] {
                assert!(!line.contains(alive), "{verb:?}: {line}");
            }
        }
    }
}
