//! Findings that a gate accepts because they were there before.

use super::*;

const ONLY: &[&str] = &["no-department", "stale-baseline"];

fn check(folder: &Folder, args: &[&str]) -> (i32, Vec<String>) {
    let args = [&["check"], args].concat();
    (folder.run(&args).code, told(&folder.json(&args)))
}

#[test]
fn a_baseline_lets_through_what_was_there_and_nothing_else() {
    let folder = Folder::under(ONLY, "", &[("a.yaml", WANTING)]);
    let ran = folder.run(&["baseline", "write", ".", "--baseline", "b.json"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, ""), "{}", ran.err);
    shown("a baseline lets through what was there and nothing else", &ran.err);
    assert_eq!(
        folder.read("b.json"),
        "{\n  \"schema\": \"reengineer.baseline/2\",\n  \"findings\": [\n    {\"file\":\"a.yaml\",\"process\":\"food\",\
         \"name\":\"食品经营许可\",\"step\":\"现场核查\",\"rule\":\"no-department\"}\n  ]\n}\n"
    );
    let shown = folder.run(&["baseline", "write", ".", "--baseline", "-"]);
    assert_eq!((shown.code, shown.out, shown.err.as_str()), (0, folder.read("b.json"), ""));
    let let_through = "[baseline: no-department a.yaml 现场核查]".to_owned();
    assert_eq!(check(&folder, &[".", "--baseline", "b.json"]), (0, vec![let_through.clone()]));
    let moved = format!("# one\n# two\n{}", WANTING.replace("days: 3", "days: 30"));
    folder.write("a.yaml", &moved);
    assert_eq!(check(&folder, &[".", "--baseline", "b.json"]), (0, vec![let_through.clone()]), "lines have moved");
    folder.write("a.yaml", &format!("{WANTING}  - {{name: 决定, days: 1, needs: []}}\n"));
    let new = "no-department a.yaml 决定".to_owned();
    assert_eq!(check(&folder, &[".", "--baseline", "b.json"]), (1, vec![let_through, new]));
}

#[test]
fn a_stale_entry_is_a_finding_about_the_baseline_until_it_is_pruned() {
    let more = "paths: [.]\nbaseline: b.json";
    let folder = Folder::under(ONLY, more, &[("a.yaml", WANTING), ("c.yaml", &WANTING.replace("food", "other"))]);
    assert_eq!(folder.run(&["baseline", "write"]).code, 0);
    folder.write("a.yaml", GOOD);
    let let_through = "[baseline: no-department c.yaml 现场核查]".to_owned();
    assert_eq!(check(&folder, &[]), (0, vec![let_through.clone(), "stale-baseline b.json -".to_owned()]));
    assert_eq!(folder.json(&["check"])["findings"][1]["line"], 4);
    assert_eq!(check(&folder, &["--deny", "stale-baseline"]).0, 1);
    let ran = folder.run(&["baseline", "prune"]);
    assert!(ran.code == 0 && ran.err.contains("1 removed, 1 left"), "{}", ran.err);
    assert_eq!(check(&folder, &[]), (0, vec![let_through]));
    folder.write("a.yaml", WANTING);
    assert_eq!(folder.run(&["baseline", "prune"]).code, 0);
    assert_eq!(check(&folder, &[]).0, 1, "pruning adds nothing: what was mended and came back is told");
}

#[test]
fn what_was_not_judged_is_not_stale_and_what_is_gone_is() {
    let more = "paths: [.]\nbaseline: b.json";
    let folder = Folder::under(ONLY, more, &[("a.yaml", WANTING), ("c.yaml", &WANTING.replace("food", "other"))]);
    folder.run(&["baseline", "write"]);
    assert_eq!(check(&folder, &["a.yaml"]).1, ["[baseline: no-department a.yaml 现场核查]"]);
    fs::remove_file(folder.path("c.yaml")).unwrap();
    let expected = ["[baseline: no-department a.yaml 现场核查]", "stale-baseline b.json -"];
    assert_eq!(check(&folder, &[]).1, expected);
}

#[test]
fn a_file_that_is_moved_takes_its_entries_along_and_two_of_one_id_are_told_apart() {
    let more = "paths: [.]\nbaseline: b.json";
    let folder = Folder::under(ONLY, more, &[("a.yaml", WANTING), ("d/a.yaml", GOOD)]);
    folder.run(&["baseline", "write"]);
    folder.write("d/a.yaml", WANTING);
    let expected = ["[baseline: no-department a.yaml 现场核查]", "no-department d/a.yaml 现场核查"];
    assert_eq!(check(&folder, &[]), (1, expected.map(str::to_owned).to_vec()));
    fs::remove_file(folder.path("d/a.yaml")).unwrap();
    fs::rename(folder.path("a.yaml"), folder.path("e.yaml")).unwrap();
    assert_eq!(check(&folder, &[]), (0, vec!["[baseline: no-department e.yaml 现场核查]".to_owned()]));
}

#[test]
fn several_of_one_rule_and_step_are_counted() {
    let entry = |count: usize| {
        format!(
            "{{\"schema\":\"reengineer.baseline/2\",\"findings\":[{{\"file\":\"a.yaml\",\"process\":\"food\",\
             \"name\":\"x\",\"step\":\"现场核查\",\"rule\":\"no-department\",\"count\":{count}}}]}}"
        )
    };
    let folder = Folder::under(ONLY, "paths: [.]\nbaseline: b.json", &[("a.yaml", WANTING)]);
    for (count, code, told) in [(0, 1, 1), (1, 0, 1), (3, 0, 2)] {
        folder.write("b.json", &entry(count));
        let (exit, findings) = check(&folder, &[]);
        assert_eq!((exit, findings.len()), (code, told), "{count}: {findings:?}");
    }
    shown("several of one rule and step are counted", &folder.run(&["check"]).out);
}

#[test]
fn a_baseline_is_written_whole_or_not_at_all() {
    let folder = Folder::under(ONLY, "", &[("a.yaml", WANTING), ("bad.yaml", MISSPELT)]);
    let ran = folder.run(&["baseline", "write", ".", "--baseline", "b.json"]);
    assert_eq!(ran.code, 3, "{}", ran.err);
    shown("a baseline is written whole or not at all", &ran.err);
    assert!(!folder.path("b.json").exists());
    for args in [
        &["baseline", "write", "a.yaml"][..],
        &["baseline", "write", "a.yaml", "--baseline", "b.json", "-o", "c.json"],
        &["baseline", "prune", "a.yaml", "--baseline", "b.json"],
        &["baseline"],
    ] {
        let ran = folder.run(args);
        assert_eq!(ran.code, 2, "{args:?}: {}", ran.err);
        shown(&format!("a baseline is written whole or not at all: {}", args.join(" ")), &ran.err);
    }
}

#[test]
fn what_is_no_baseline_is_2_and_never_a_baseline_with_nothing_in_it() {
    let folder = Folder::under(ONLY, "", &[("a.yaml", WANTING)]);
    for text in [
        "",
        "{}",
        "[]",
        "{\"schema\": \"reengineer.baseline/3\", \"findings\": []}",
        "{\"schema\": \"reengineer.baseline/2\", \"findings\": [{\"rule\": \"no-department\"}]}",
        "{\"schema\": \"reengineer.baseline/2\", \"finding\": []}",
    ] {
        folder.write("b.json", text);
        let ran = folder.run(&["check", "a.yaml", "--baseline", "b.json"]);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{text}: {}", ran.err);
        shown(&format!("what is no baseline is 2 and never a baseline with nothing in it: {text:?}"), &ran.err);
    }
}

#[test]
fn what_is_no_baseline_is_not_written_over() {
    let folder = Folder::under(ONLY, "", &[("a.yaml", WANTING), ("keep.yaml", GOOD), ("empty.json", "")]);
    let ran = folder.run(&["baseline", "write", "a.yaml", "--baseline", "keep.yaml"]);
    assert_eq!(ran.code, 2);
    shown("what is no baseline is not written over", &ran.err);
    assert_eq!(folder.read("keep.yaml"), GOOD);
    for _ in 0..2 {
        assert_eq!(folder.run(&["baseline", "write", "a.yaml", "--baseline", "empty.json"]).code, 0);
    }
    assert_eq!(folder.run(&["baseline", "write", "a.yaml", "--baseline", "/dev/null"]).code, 0);
}

#[test]
fn a_rule_of_a_baseline_that_does_not_exist_is_told_with_the_nearest() {
    let folder = Folder::under(ONLY, "", &[("a.yaml", WANTING)]);
    folder.run(&["baseline", "write", "a.yaml", "--baseline", "b.json"]);
    folder.write("b.json", &folder.read("b.json").replace("no-department", "no-departmnt"));
    let document = folder.json(&["check", "a.yaml", "--baseline", "b.json"]);
    let stale = &document["findings"][1];
    assert_eq!((&stale["rule"], &stale["line"]), (&"stale-baseline".into(), &4.into()));
    assert_eq!(stale["message"], "there is no rule `no-departmnt`");
    assert_eq!(stale["help"], "did you mean `no-department`?");
}

#[test]
fn writing_again_gives_the_same_bytes() {
    let files = &[("z.yaml", WANTING), ("b/a.yaml", WANTING), ("b/c.yaml", WANTING)];
    let folder = Folder::under(ONLY, "", files);
    folder.run(&["baseline", "write", ".", "--baseline", "1.json"]);
    folder.run(&["baseline", "write", "z.yaml", "b", "--baseline", "2.json"]);
    assert_eq!(folder.read("1.json"), folder.read("2.json"));
    assert!(folder.read("1.json").find("b/c.yaml") < folder.read("1.json").find("z.yaml"));
}

#[test]
fn a_baseline_that_is_none_is_told_in_the_language_of_the_reader() {
    let folder = Folder::under(ONLY, "", &[("a.yaml", WANTING)]);
    for text in ["[]", "{\"schema\": ", "{\"schema\": \"x\", \"findings\": []}"] {
        folder.write("b.json", text);
        for lang in ["en", "zh"] {
            let ran = folder.run(&["check", "a.yaml", "--baseline", "b.json", "--lang", lang]);
            assert_eq!(ran.code, 2);
            shown(&format!("a baseline that is none is told in the language of the reader: {text} {lang}"), &ran.err);
        }
    }
    fs::write(folder.path("b.json"), [0xFF, 0xFE]).unwrap();
    let ran = folder.run(&["check", "a.yaml", "--baseline", "b.json", "--lang", "zh"]);
    assert_eq!(ran.code, 2);
    shown("a baseline that is none is told in the language of the reader: no UTF-8", &ran.err);
}

/// 25 days inside a promise of 20, and targets of 10 days and 1 step.
const MISSED: &str = "\
name: 施工许可
steps:
  - {name: 受理, department: 住建局, days: 5, needs: [身份证, 图纸]}
  - {name: 审查, department: 住建局, days: 20, needs: [图纸], signoffs: 3}
materials: [身份证, 图纸]
limits: {promised: 20}
targets: {days: 10}
";

#[test]
fn what_is_let_through_is_that_finding_and_no_more_of_it() {
    let rules = ["path-over-promise", "target-missed", "many-signatures"];
    let folder = Folder::under(&rules, "paths: [.]\nbaseline: b.json", &[("a.yaml", MISSED)]);
    assert_eq!(folder.run(&["baseline", "write"]).code, 0);
    assert_eq!(folder.run(&["check"]).code, 0);
    for (what, text) in [
        ("shorter", MISSED.replace("days: 20", "days: 19")),
        ("a looser target", MISSED.replace("{days: 10}", "{days: 12}")),
        ("fewer targets", MISSED.replace("targets: {days: 10}\n", "")),
        ("other lines", format!("# one\n{MISSED}")),
    ] {
        folder.write("a.yaml", &text);
        assert_eq!(folder.run(&["check", "--allow", "stale-baseline"]).code, 0, "{what}");
    }
    for (what, text, new) in [
        ("longer", MISSED.replace("days: 20", "days: 299"), ["path-over-promise", "target-missed"].as_slice()),
        ("a little longer", MISSED.replace("days: 20", "days: 20.5"), &["path-over-promise", "target-missed"]),
        ("a tighter promise", MISSED.replace("promised: 20", "promised: 15"), &["path-over-promise"]),
        ("another target", MISSED.replace("{days: 10}", "{days: 10, steps: 1}"), &["target-missed"]),
        ("instead of it", MISSED.replace("{days: 10}", "{steps: 1}"), &["target-missed"]),
        ("one signature more", MISSED.replace("signoffs: 3", "signoffs: 4"), &["many-signatures"]),
    ] {
        folder.write("a.yaml", &text);
        let document = folder.json(&["check", "--allow", "stale-baseline", "--deny", "many-signatures"]);
        let found = document["findings"].as_array().unwrap().iter().filter(|finding| finding["suppressed"].is_null());
        let found: Vec<&str> = found.map(|finding| finding["rule"].as_str().unwrap()).collect();
        assert_eq!(found, new, "{what}");
    }
}

#[test]
fn a_finding_is_known_by_the_paper_and_the_partner_that_it_is_about() {
    let text = "\
name: x
steps:
  - {name: a, department: d, item: 甲, days: 1, needs: [身份证]}
  - {name: b, department: d, item: 乙, days: 1, needs: [身份证, 图纸], gives: []}
  - {name: c, department: d, days: 1, needs: [身份证], after: [{step: b, because: habit}, a]}
materials: {身份证: {}, 图纸: {}}
";
    let folder = Folder::under(&["asked-twice", "habitual-order"], "paths: [.]\nbaseline: b.json", &[("a.yaml", text)]);
    folder.run(&["baseline", "write"]);
    let new = |text: &str| {
        folder.write("a.yaml", text);
        let document = folder.json(&["check", "--allow", "stale-baseline"]);
        let findings = document["findings"].as_array().unwrap().clone();
        findings.iter().filter(|finding| finding["new"] == true).count()
    };
    assert_eq!(new(text), 0);
    assert_eq!(new(&text.replace("[身份证, 图纸]", "[图纸, 身份证]")), 0, "entries that change places are the same");
    assert_eq!(new(&text.replace("needs: [身份证]}\n  - {name: b", "needs: [身份证, 图纸]}\n  - {name: b")), 1);
}

#[test]
fn a_baseline_survives_the_rename_of_a_file_without_an_id() {
    let rules = ["path-over-promise", "target-missed", "stale-baseline"];
    let folder = Folder::under(&rules, "paths: [.]\nbaseline: b.json", &[("a.yaml", MISSED)]);
    folder.run(&["baseline", "write"]);
    fs::rename(folder.path("a.yaml"), folder.path("b.yaml")).unwrap();
    assert_eq!(folder.run(&["check", "--deny", "stale-baseline"]).code, 0);
    folder.write("b.yaml", &MISSED.replace("days: 20", "days: 21"));
    assert_eq!(folder.run(&["check"]).code, 1, "what is lent lets through no more");
    folder.write("b.yaml", &MISSED.replace("施工许可", "另一个"));
    assert_eq!(folder.run(&["check"]).code, 1, "another process borrows nothing");
    folder.write("a.yaml", MISSED);
    folder.write("b.yaml", MISSED);
    assert_eq!(folder.run(&["check"]).code, 1, "a file that is there lends nothing");
}

#[test]
fn a_fingerprint_is_that_of_the_finding_and_of_its_amount() {
    let folder = Folder::under(&["path-over-promise", "target-missed"], "", &[("a.yaml", MISSED)]);
    let prints = || {
        let out = folder.run(&["check", "a.yaml", "--format", "gitlab"]).out;
        let list: Vec<Value> = serde_json::from_str(&out).unwrap();
        list.iter().map(|issue| issue["fingerprint"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let before = prints();
    assert_eq!(before.len(), 2);
    folder.write("a.yaml", &format!("# one line\n{MISSED}"));
    assert_eq!(prints(), before);
    folder.write("a.yaml", &MISSED.replace("days: 20", "days: 299"));
    assert!(prints().iter().all(|print| !before.contains(print)));
    folder.write("a.yaml", &MISSED.replace("{days: 10}", "{steps: 1}"));
    assert_eq!(prints()[0], before[0]);
    assert_ne!(prints()[1], before[1]);
}
