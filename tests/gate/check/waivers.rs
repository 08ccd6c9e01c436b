//! Findings that somebody accepts.

use super::*;

const ONLY: &[&str] = &["no-department", "waiver-without-reason", "waiver-expired", "waiver-unused"];

/// The wanting definition with a waiver at its second step.
fn waived(waiver: &str) -> String {
    WANTING.replace("现场核查, days: 3, needs: []", &format!("现场核查, days: 3, needs: [], allow: [{{{waiver}}}]"))
}

fn check(folder: &Folder, more: &[&str]) -> (i32, Vec<String>) {
    let args = [&["check", ".", "--today", "2026-11-22"], more].concat();
    (folder.run(&args).code, told(&folder.json(&args)))
}

#[test]
fn a_waiver_with_a_reason_counts_through_its_last_day() {
    for (waiver, until) in [
        ("rule: no-department, reason: 新设环节", Value::Null),
        ("规则: no-department, 理由: 新设环节, 期限: '2026-11-22'", "2026-11-22".into()),
    ] {
        let folder = Folder::under(ONLY, "", &[("a.yaml", &waived(waiver))]);
        assert_eq!(check(&folder, &[]), (0, vec!["[waiver: no-department a.yaml 现场核查]".to_owned()]));
        let document = folder.json(&["check", "a.yaml", "--today", "2026-11-22"]);
        let suppressed = &document["findings"][0]["suppressed"];
        assert_eq!((&suppressed["reason"], &suppressed["until"]), (&"新设环节".into(), &until));
        assert_eq!(document["suppressed"], 1);
    }
}

#[test]
fn a_waiver_without_a_reason_does_not_count_and_is_a_finding() {
    for waiver in ["rule: no-department", "rule: no-department, reason: '  '"] {
        let folder = Folder::under(ONLY, "", &[("a.yaml", &waived(waiver))]);
        let expected = ["no-department a.yaml 现场核查", "waiver-without-reason a.yaml 现场核查"].map(str::to_owned);
        assert_eq!(check(&folder, &[]), (1, expected.to_vec()), "{waiver}");
    }
}

#[test]
fn a_waiver_past_its_date_does_not_count_and_is_a_finding() {
    let text = waived("rule: no-department, reason: r, until: '2026-11-21'");
    let folder = Folder::under(ONLY, "", &[("a.yaml", &text)]);
    let expected = ["no-department a.yaml 现场核查", "waiver-expired a.yaml 现场核查"].map(str::to_owned);
    assert_eq!(check(&folder, &[]), (1, expected.to_vec()));
    let before = folder.run(&["check", ".", "--today", "2026-11-21"]);
    assert_eq!(before.code, 0, "{}", before.out);
}

#[test]
fn a_waiver_that_covers_nothing_is_a_finding_where_it_stands() {
    let elsewhere = WANTING.replace("受理, ", "受理, allow: [{rule: no-department, reason: r}], ");
    let folder = Folder::under(ONLY, "", &[("a.yaml", &elsewhere)]);
    let expected = ["no-department a.yaml 现场核查", "waiver-unused a.yaml 受理"].map(str::to_owned);
    assert_eq!(check(&folder, &[]), (1, expected.to_vec()));
    let whole = WANTING.replace("steps:", "allow: [{rule: no-department, reason: r}]\nsteps:");
    let folder = Folder::under(ONLY, "", &[("a.yaml", &whole)]);
    let expected = ["no-department a.yaml 现场核查", "waiver-unused a.yaml -"].map(str::to_owned);
    assert_eq!(check(&folder, &[]), (1, expected.to_vec()), "for the whole is not for a step");
    let off = check(&folder, &["--allow", "no-department"]);
    assert_eq!(off, (0, Vec::new()), "whether it covers anything is not known of a rule that is off");
}

#[test]
fn a_waiver_of_a_rule_that_is_off_or_of_what_another_waives_covers_nothing() {
    let off = WANTING.replace("steps:", "allow: [{rule: redundant-order, reason: r}]\nsteps:");
    let folder = Folder::new(&[("a.yaml", &off)]);
    let unused = |document: &Value| -> Vec<String> {
        let findings = document["findings"].as_array().unwrap().iter();
        let unused = findings.filter(|finding| finding["rule"] == "waiver-unused");
        unused.map(|finding| finding["message"].as_str().unwrap().to_owned()).collect()
    };
    let messages = unused(&folder.json(&["check", "a.yaml"]));
    assert_eq!(messages, ["the waiver of `redundant-order` covers no finding: the rule is off"]);
    for (args, count) in [
        (&["--allow", "redundant-order"][..], 0),
        (&["--preset", "cn-national"], 0),
        (&["--warn", "redundant-order"], 1),
    ] {
        let document = folder.json(&[&["check", "a.yaml"], args].concat());
        assert_eq!(unused(&document).len(), count, "{args:?}: {document}");
    }
    let twice = waived("rule: no-department, reason: r}, {rule: no-department, reason: r");
    let more = "waivers: [{rule: no-department, process: food, step: 现场核查, reason: r}]";
    let folder = Folder::under(ONLY, more, &[("a.yaml", &twice)]);
    let document = folder.json(&["check", "."]);
    let expected =
        ["[waiver: no-department a.yaml 现场核查]", "waiver-unused a.yaml 现场核查", "waiver-unused reengineer.yaml -"];
    assert_eq!(told(&document), expected);
    assert!(unused(&document).iter().all(|message| message.contains("another")), "{document}");
}

#[test]
fn a_waiver_for_what_is_nowhere_is_unused_once_all_is_judged() {
    let more = "waivers:\n  - {rule: no-department, reason: r, process: nosuch}\n  \
                - {rule: no-department, reason: r, path: 'zzz/*'}";
    let folder = Folder::under(ONLY, more, &[("d/a.yaml", GOOD), ("e/b.yaml", GOOD)]);
    for (paths, count) in [(&["."][..], 2), (&["d", "e/*.yaml"], 2), (&["d"], 0)] {
        let document = folder.json(&[&["check"], paths].concat());
        assert_eq!(told(&document).len(), count, "{paths:?}: {document}");
    }
    folder.write("reengineer.yaml", &only(ONLY, &format!("paths: [d]\n{more}")));
    assert_eq!(told(&folder.json(&["check", "d"])).len(), 2, "all that is named");
    assert_eq!(told(&folder.json(&["check", "e"])).len(), 0);
}

#[test]
fn waivers_of_the_configuration_name_process_step_or_path() {
    for (waiver, covers) in [
        ("rule: no-department, process: food, reason: r", true),
        ("rule: no-department, process: food, step: 现场核查, reason: r", true),
        ("rule: no-department, path: 'd/*.yaml', reason: r", true),
        ("rule: no-department, path: 'd/**', step: 受理, reason: r", false),
        ("rule: no-department, path: '*.yaml', reason: r", false),
        ("rule: no-department, process: other, reason: r", false),
        ("rule: unexplained-order, process: food, reason: r", false),
    ] {
        let more = format!("waivers: [{{{waiver}}}]");
        let folder = Folder::under(ONLY, &more, &[("d/a.yaml", WANTING)]);
        let (code, told) = check(&folder, &[]);
        assert_eq!(code, i32::from(!covers), "{waiver}: {told:?}");
    }
}

#[test]
fn faults_of_waivers_in_the_configuration_are_findings_about_it() {
    let more = "waivers:\n  - {rule: no-department, process: food, reason: r, until: '2026-01-01'}\n  \
                - {rule: no-department, process: food}\n  \
                - {rule: no-department, process: food, step: 受理, reason: r}\n  \
                - {rule: no-department, process: elsewhere, reason: r}";
    let folder = Folder::under(ONLY, more, &[("a.yaml", WANTING)]);
    let file = "reengineer.yaml -";
    let mut expected = vec!["no-department a.yaml 现场核查".to_owned()];
    expected.extend(["expired", "without-reason", "unused"].map(|fault| format!("waiver-{fault} {file}")));
    folder.write("other.yaml", GOOD);
    let document = folder.json(&["check", "a.yaml", "--today", "2026-11-22"]);
    assert_eq!(told(&document), expected, "a waiver for what was not judged is not unused");
    folder.write("reengineer.yaml", &format!("paths: [a.yaml]\n{}", folder.read("reengineer.yaml")));
    expected.push(format!("waiver-unused {file}"));
    let document = folder.json(&["check", "--today", "2026-11-22"]);
    assert_eq!(told(&document), expected, "everything that is named was judged");
    assert_eq!(document["findings"][1]["line"], 3);
}

#[test]
fn a_waiver_by_a_name_that_two_steps_bear_waives_nothing_and_says_so() {
    let twins = WANTING.replace("{name: 现场核查,", "{id: x, name: 受理, days: 1, needs: []}\n  - {name: 现场核查,");
    let more = "waivers: [{rule: no-department, step: 受理, reason: r}, {rule: no-department, step: x, reason: r}]";
    let folder = Folder::under(ONLY, more, &[("a.yaml", &twins.replace("{name: 受理", "{id: y, name: 受理"))]);
    let document = folder.json(&["check", "."]);
    let told = told(&document);
    assert!(told.contains(&"waiver-unused reengineer.yaml -".to_owned()), "{told:?}");
    let findings = document["findings"].as_array().unwrap();
    let messages: Vec<&str> = findings.iter().filter_map(|one| one["message"].as_str()).collect();
    shown("a waiver by a name that two steps bear waives nothing and says so", &messages.join("\n"));
    assert!(told.contains(&"[waiver: no-department a.yaml x]".to_owned()), "{told:?}");
}
