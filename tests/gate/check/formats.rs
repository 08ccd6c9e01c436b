//! The formats for forges and build servers.

use super::*;

const ONLY: &[&str] = &["no-department", "many-signatures", "waiver-without-reason"];

/// Steps without a department and steps with three signatures, one of each waived.
fn many(wanting: usize, signed: usize) -> String {
    let mut text = "name: x\nid: x\nsteps:\n".to_owned();
    for at in 0..signed {
        writeln!(text, "  - {{name: s{at}, department: d, days: 1, signoffs: 3, needs: []}}").unwrap();
    }
    for at in 0..wanting {
        writeln!(text, "  - {{name: w{at}, days: 1, needs: []}}").unwrap();
    }
    text.push_str(
        "  - {name: ok, days: 1, needs: [], allow: [{rule: no-department, reason: 50% <done> & \"said\"}]}\n",
    );
    text
}

fn out(folder: &Folder, format: &str) -> String {
    folder.run(&["check", ".", "--format", format]).out
}

#[test]
fn github_shows_the_worst_first_and_ten_of_a_level_and_then_how_many_more() {
    let folder = Folder::under(ONLY, "", &[("a.yaml", &many(12, 11))]);
    let out = out(&folder, "github");
    let lines: Vec<&str> = out.lines().collect();
    assert_eq!(lines.len(), 21, "{out}");
    assert!(lines[..10].iter().all(|line| line.starts_with("::error file=a.yaml,line=")), "{out}");
    assert!(lines[10..20].iter().all(|line| line.starts_with("::warning file=a.yaml,line=")), "{out}");
    assert_eq!(
        lines[20],
        "::notice title=reengineer::judged 1 definition: 12 errors, 11 warnings; 1 suppressed%0A3 more are not \
         annotated here, since a step shows ten of a level"
    );
    let first = "::error file=a.yaml,line=15,endLine=15,col=12,endColumn=14,title=no-department::";
    assert!(lines[0].starts_with(first), "{}", lines[0]);
}

#[test]
fn github_escapes_what_would_end_a_property_or_a_command() {
    let text = WANTING.replace("现场核查", "\"50%:a,b\\n::error::x\"");
    let folder = Folder::under(ONLY, "", &[("a,b:c%.yaml", &text)]);
    let out = out(&folder, "github");
    assert!(out.starts_with("::error file=a%2Cb%3Ac%25.yaml,line=5,"), "{out}");
    assert_eq!(out.lines().count(), 2, "{out}");
    assert!(out.contains("50%25:a,b"), "{out}");
}

#[test]
fn gitlab_has_one_entry_for_what_counts_each_with_a_fingerprint_of_its_own() {
    let folder = Folder::under(ONLY, "", &[("a.yaml", &many(3, 2)), ("bad.yaml", MISSPELT)]);
    let list = |out: &str| serde_json::from_str::<Vec<Value>>(out).unwrap();
    let issues = list(&out(&folder, "gitlab"));
    let of = |severity: &str| issues.iter().filter(|issue| issue["severity"] == severity).count();
    assert_eq!((of("critical"), of("minor")), (3, 2));
    assert!(of("blocker") >= 1, "what could not be judged");
    let prints = |issues: &[Value]| -> std::collections::BTreeSet<String> {
        issues.iter().map(|issue| issue["fingerprint"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(prints(&issues).len(), issues.len());
    assert_eq!(issues[0]["location"], serde_json::json!({"path": "a.yaml", "lines": {"begin": 4}}));
    folder.write("a.yaml", &format!("# moved\n\n{}", many(3, 2)));
    assert_eq!(prints(&list(&out(&folder, "gitlab"))), prints(&issues), "lines have moved");
}

#[test]
fn junit_has_a_suite_for_each_process_and_a_case_for_each_rule_passed_ones_too() {
    let folder = Folder::under(ONLY, "", &[("a.yaml", &many(2, 1)), ("b.yaml", GOOD), ("bad.yaml", MISSPELT)]);
    let xml = out(&folder, "junit");
    let is_case = |rule: &&&reengineer::rules::Rule| matches!(rule.judge, Judge::Reading) || ONLY.contains(&rule.name);
    let cases = RULES.iter().filter(is_case).count();
    let broken = folder.json(&["check", "bad.yaml"])["failed"][0]["defects"].as_array().unwrap().len();
    assert!(broken >= 1);
    let suite = |name: &str, tests: usize, failures: usize| {
        let file = match name {
            "x" => "a.yaml",
            "food" => "b.yaml",
            other => other,
        };
        format!("<testsuite name=\"{name}\" file=\"{file}\" tests=\"{tests}\" failures=\"{failures}\" errors=\"0\"")
    };
    for wanted in [suite("x", cases, 1), suite("food", cases, 0), suite("bad.yaml", 1, 1)] {
        assert!(xml.contains(&wanted), "{wanted} in {xml}");
    }
    assert!(xml.contains("<testcase name=\"many-signatures\" classname=\"b.yaml: food\" file=\"b.yaml\"/>"), "{xml}");
    assert!(xml.contains("type=\"deny\">\na.yaml:5:"), "{xml}");
    assert!(
        xml.contains("a.yaml:4:50: warn: `s0`") && !xml.contains("type=\"warn\""),
        "a warning is no failure: {xml}"
    );
    assert_xml(&xml);
    let strict = folder.run(&["check", "a.yaml", "--format", "junit", "--fail-on", "warn"]).out;
    assert!(strict.contains("type=\"warn\""), "{strict}");
}

#[test]
fn junit_marks_what_is_waived_as_skipped_with_the_reason_and_stays_xml() {
    let folder =
        Folder::under(ONLY, "", &[("a.yaml", &many(0, 0)), ("b.yaml", &WANTING.replace("现场核查", "\"a<&\""))]);
    let xml = out(&folder, "junit");
    assert!(xml.contains("<skipped message=\"50% &lt;done&gt; &amp; &quot;said&quot;\"/>"), "{xml}");
    assert!(!xml.contains('\u{1b}') && xml.contains("&lt;&amp;"), "{xml}");
    assert_xml(&xml);
}

/// Judged by Python's reader of XML; says so where there is none.
#[expect(clippy::print_stdout, reason = "says that nobody is there to judge")]
fn assert_xml(text: &str) {
    let judge = "import sys, xml.dom.minidom as m; m.parseString(sys.stdin.buffer.read())";
    if Command::new("python3").arg("--version").output().is_err() {
        println!("skipped: there is no python3");
        return;
    }
    let judged = assert_cmd::Command::new("python3").args(["-c", judge]).write_stdin(text).output().unwrap();
    assert!(judged.status.success(), "{}\n{text}", String::from_utf8_lossy(&judged.stderr));
}

#[test]
fn markdown_begins_with_the_verdict_and_nothing_in_a_name_is_markup() {
    let folder = Folder::under(ONLY, "", &[("a`b.yaml", &WANTING.replace("现场核查", "\"*a* <b>\""))]);
    let markdown = out(&folder, "markdown");
    shown("markdown begins with the verdict and nothing in a name is markup: English", &markdown);
    let chinese = folder.run(&["check", ".", "--format", "markdown", "--lang", "zh"]).out;
    shown("markdown begins with the verdict and nothing in a name is markup: Chinese", &chinese);
}

#[test]
fn text_points_at_its_place_and_hides_what_does_not_count() {
    let folder = Folder::under(ONLY, "", &[("a.yaml", &many(1, 0))]);
    let short = out(&folder, "text");
    shown("text points at its place and hides what does not count: first", &short);
    let all = folder.run(&["check", ".", "-v"]).out;
    shown("text points at its place and hides what does not count: all", &all);
    let heads = all.lines().filter(|line| line.contains("[no-department]"));
    let heads: Vec<&str> = heads.filter_map(|line| line.split('[').next()).collect();
    assert_eq!(heads, ["error", "note"], "what is waived does not look like an error: {all}");
    let chinese = folder.run(&["check", ".", "-v", "--lang", "zh"]).out;
    shown("text points at its place and hides what does not count: all, Chinese", &chinese);
}

#[test]
fn several_reports_are_written_at_once_and_talk_goes_to_standard_error() {
    let folder = Folder::under(ONLY, "", &[("d/a.yaml", &many(1, 0))]);
    let args = [
        "check",
        "d",
        "--format",
        "github",
        "--report",
        "sarif=r.sarif",
        "--report",
        "junit=r.xml",
        "--report",
        "gitlab=q.json",
    ];
    let ran = folder.run(&args);
    assert_eq!(ran.code, 1);
    assert!(
        ran.out.starts_with("::error") && ran.err == "judged 1 definition: 1 error, 0 warnings; 1 suppressed\n",
        "{}",
        ran.err
    );
    for (file, begins) in [("r.sarif", "{\n  \"$schema\""), ("r.xml", "<?xml"), ("q.json", "[\n")] {
        assert!(folder.read(file).starts_with(begins), "{file}");
    }
    assert_eq!(folder.run(&["check", "d", "-o", "by-ending.sarif", "-q"]).err, "");
    assert_eq!(folder.read("by-ending.sarif"), folder.read("r.sarif"));
}

#[test]
fn the_document_has_the_keys_of_the_contract_in_their_order() {
    let folder = Folder::under(ONLY, "", &[("a.yaml", &many(1, 0)), ("bad.yaml", MISSPELT)]);
    let out = out(&folder, "json");
    let keys = |indent: &str, from: &str| -> Vec<String> {
        let lines = out.split_once(from).unwrap().1.lines().skip(1).take_while(|line| line.starts_with(indent));
        let key = |line: &str| Some(line.strip_prefix(indent)?.strip_prefix('"')?.split('"').next()?.to_owned());
        lines.filter_map(key).collect()
    };
    let top = [
        "schema",
        "jurisdiction",
        "calendar",
        "judged",
        "fail_on",
        "also_fail_on",
        "deny",
        "warn",
        "suppressed",
        "against",
        "failed",
        "findings",
        "undecided",
        "grounds",
        "gone",
        "left_out",
    ];
    let all: Vec<&str> = out.lines().filter_map(|line| line.strip_prefix("  \"")?.split('"').next()).collect();
    assert_eq!(all, top);
    let of_finding = [
        "rule",
        "level",
        "file",
        "process",
        "step",
        "field",
        "line",
        "column",
        "message",
        "help",
        "related",
        "suppressed",
        "new",
    ];
    assert_eq!(keys("      ", "\"findings\": [\n    {"), of_finding);
    let document: Value = serde_json::from_str(&out).unwrap();
    assert_eq!((&document["schema"], &document["judged"]), (&"reengineer.check/2".into(), &1.into()));
    assert_eq!(document["failed"][0]["schema"], "reengineer.failure/1");
    let located = run_in(folder.0.path(), &["check", "a.yaml", "--format", "json", "--lang", "zh"], "").out;
    assert!(located.contains("\"rule\": \"no-department\"") && located != out);
}

#[test]
fn findings_are_grouped_by_rule_the_dearest_first_and_a_first_look_has_five_of_each() {
    let mut text = many(7, 0);
    text.push_str("targets: {days: 2}\n");
    let rules = &["no-department", "target-missed", "long-wait", "step-over-limit"];
    let step =
        |name: &str, days: u32| format!("  - {{name: {name}, department: d, days: {days}, limit: 1, needs: []}}\n");
    let text = text.replace("targets:", &format!("{}{}targets:", step("short", 3), step("long", 9)));
    let folder = Folder::under(rules, "", &[("a.yaml", &text)]);
    let short = out(&folder, "text");
    let heads = |out: &str| -> Vec<String> {
        let heads = out.lines().filter(|line| line.starts_with("error["));
        heads.map(|line| line.split(['[', ']']).nth(1).unwrap().to_owned()).collect()
    };
    let mut wanted = vec!["target-missed", "step-over-limit", "step-over-limit"];
    wanted.extend(["no-department"; 5]);
    assert_eq!(heads(&short), wanted, "{short}");
    assert!(short.find("`long`") < short.find("`short`"), "of a rule the longest first: {short}");
    shown("findings are grouped by rule the dearest first and a first look has five of each", &short);
    let all = folder.run(&["check", ".", "-v"]).out;
    assert_eq!(heads(&all).len(), 10, "{all}");
}

#[test]
fn markdown_fits_into_a_comment_and_counts_what_does_not() {
    let folder = Folder::under(ONLY, "", &[("a.yaml", &many(2_000, 0))]);
    let markdown = out(&folder, "markdown");
    assert!(markdown.chars().count() < 65_536, "{}", markdown.chars().count());
    let told = markdown.lines().filter(|line| line.starts_with("- **deny**")).count();
    assert!(told > 100 && told < 2_000, "{told}");
    assert!(markdown.contains(&format!("{} more", 2_000 - told)), "{}", &markdown[markdown.len() - 200..]);
    let all = folder.run(&["check", ".", "--format", "markdown", "-v"]).out;
    assert_eq!(all.lines().filter(|line| line.starts_with("- **deny**")).count(), 2_000);
}

#[test]
fn a_loop_of_offices_carries_its_rule_in_every_document() {
    let mutual = "name: x\nsteps:\n  - {name: a, department: d, days: 1, needs: [q], gives: [p]}\n  \
                  - {name: b, department: e, days: 1, needs: [p], gives: [q]}\n";
    let folder = Folder::new(&[("a.yaml", mutual)]);
    let defect = |document: &Value| document["defects"][0]["rule"].clone();
    assert_eq!(defect(&folder.json(&["check", "a.yaml"])["failed"][0]), "mutual-prerequisite");
    assert_eq!(defect(&folder.json(&["analyze", "a.yaml"])), "mutual-prerequisite");
    let lines = folder.run(&["analyze", "a.yaml", "a.yaml", "--format", "jsonl"]).out;
    let schemas: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(schemas.iter().map(defect).collect::<Vec<_>>(), ["mutual-prerequisite"; 2]);
}
