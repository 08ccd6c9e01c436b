//! `what-if`: named changes, tried on a file as it stands.

use super::*;

/// Six steps in a row and thirty-one days; the notice is waste, `letter` waits by habit.
const PERMIT: &str = "\
# a permit
name: permit
id: permit
materials: [form, plan]
steps:
  - {id: submit, actor: applicant, kind: submit, days: 1, needs: [form], gives: [file]}
  - {id: intake, department: A, kind: intake, days: 1, needs: [file]}
  - {id: notice, department: A, days: 2, value: waste}
  - id: review   # the long one
    department: A
    days: 10
    needs: [plan]
    gives: [report]
    may: {instant: Act 5}
  - {id: letter, department: B, days: 7, needs: [], gives: [letter], after: [{step: review, because: habit}]}
  - {id: survey, department: C, days: 4}
  - {id: decide, department: A, kind: decision, days: 6, needs: [report, letter], after: [{step: survey, because: law, basis: Act 9}]}
";

/// The result of a trial on the permit: the days before and after, or the
/// error.
fn days(args: &[&str]) -> Result<(f64, f64), (u8, String)> {
    let ran = run(&[&["what-if", "-"], args, &["--format", "json"]].concat(), PERMIT);
    if ran.code != 0 {
        return Err((ran.code, ran.err));
    }
    let json: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let of = |side: &str| json[side]["days"].as_f64().unwrap();
    Ok((of("before"), of("after")))
}

#[test]
fn each_flag_changes_what_it_names_and_nothing_else() {
    // All in a row: 1 + 1 + 2 + 10 + 7 + 4 + 6.
    for (args, after) in [
        (&["--set", "review.days=4"][..], 25.0),
        (&["--set", "review.时长=4 天"], 25.0),
        (&["--drop", "notice"], 29.0),
        // The letter still follows the notice, and the survey the letter: ten days less seven that stay.
        (&["--parallel", "review,letter"], 24.0),
        (&["--parallel", "letter,review"], 24.0),
        // The step that decides still waits for the letter's paper.
        (&["--lift", "survey:decide"], 27.0),
        (&["--grant", "instant@review"], 21.0),
        (&["--grant", "cap@survey=Notice 3", "--set", "survey.limit=1"], 28.0),
        (&["--answer", "survey"], 27.0),
        (&["--drop", "notice", "--set", "decide.days=1", "--grant", "instant@review"], 14.0),
    ] {
        assert_eq!(days(args), Ok((31.0, after)), "{args:?}");
    }
}

#[test]
fn what_nobody_can_tell_the_days_of_is_not_written() {
    let folder = folder();
    let file = definition(&folder, "a.yaml", "name: a\nsteps: [{id: a, days: 1mo}, {id: b, days: 5}]\n");
    let new = folder.path().join("new.yaml");
    let args = ["what-if", &file, "--set", "b.days=3", "-o", new.to_str().unwrap(), "--start"];
    let ran = run(&[&args[..], &["9999-12-31"]].concat(), "");
    assert!(ran.code == 3 && !new.exists(), "{}", ran.err);
    let ran = run(&[&args[..], &["2026-03-02"]].concat(), "");
    assert!(ran.code == 0 && new.exists(), "{}", ran.err);
}

#[test]
fn what_cannot_be_made_is_refused_with_the_reason() {
    for (args, code) in [
        (&["--drop", "review"][..], 3),
        (&["--parallel", "survey,decide"], 3),
        (&["--lift", "review:decide"], 3),
        (&["--lift", "intake:decide"], 3),
        (&["--lift", "decide:intake"], 3),
        (&["--answer", "letter"], 3),
        (&["--grant", "share@review:plan"], 3),
        (&["--grant", "share@review:other"], 3),
        (&["--grant", "instnt@review"], 2),
        (&["--drop", "notce"], 2),
        (&["--set", "review.dys=3"], 2),
        (&["--set", "review.days=soon"], 2),
        (&["--set", "review.after=intake"], 2),
        (&["--set", "review"], 2),
        (&["--lift", "survey"], 2),
        (&["--parallel", "survey"], 2),
        (&[], 2),
    ] {
        let (got, said) = days(args).unwrap_err();
        assert_eq!(got, code, "{args:?}: {said}");
        shown(&format!("what cannot be made is refused with the reason: {}", args.join(" ")), &said);
    }
}

#[test]
fn the_report_is_that_of_diff_against_what_it_writes() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (old, new) = (path("old.yaml"), path("new.yaml"));
    fs::write(&old, PERMIT).unwrap();
    let asked = ["--drop", "notice", "--grant", "commit@review=Act 12", "--set", "decide.note=as agreed: yes"];
    for format in ["text", "markdown", "json", "csv"] {
        let tried = run(&[&["what-if", &old], &asked[..], &["-o", &new, "--force", "--format", format]].concat(), "");
        // What is granted belongs to the file for the trial.
        let granted = PERMIT.replace("may: {instant: Act 5}", "may: {instant: Act 5, commit: Act 12}");
        assert_ne!(granted, PERMIT);
        fs::write(&old, granted).unwrap();
        let held = run(&["diff", &old, &new, "--format", format], "");
        fs::write(&old, PERMIT).unwrap();
        assert_eq!((tried.code, tried.out), (0, held.out), "{format}");
    }
}

#[test]
fn what_is_written_differs_in_the_named_lines_only() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (old, new) = (path("old.yaml"), path("new.yaml"));
    fs::write(&old, PERMIT).unwrap();
    let ran = run(&["what-if", &old, "--set", "review.days=4", "-o", &new], "");
    assert_eq!(ran.code, 0, "{}", ran.err);
    let written = fs::read_to_string(&new).unwrap();
    let meant = PERMIT.replace("    days: 10\n", "    # what-if --set review.days=4; was: days: 10\n    days: 4\n");
    assert_eq!(written, meant);
    // It is not replaced unasked, nor is anything left of what cannot be made.
    assert_eq!(run(&["what-if", &old, "--set", "review.days=3", "-o", &new], "").code, 2);
    assert_eq!(run(&["what-if", &old, "--drop", "review", "-o", &new, "--force"], "").code, 3);
    assert_eq!(fs::read_to_string(&new).unwrap(), written);
}

#[test]
fn a_gate_that_is_broken_is_exit_1() {
    for (args, code) in [
        (&["--set", "review.days=12", "--fail-on", "slower"][..], 1),
        (&["--set", "review.days=4", "--fail-on", "slower"], 0),
        (&["--set", "review.days=12", "--max-days-increase", "2"], 0),
        (&["--set", "review.days=12", "--max-days-increase", "1"], 1),
    ] {
        assert_eq!(run(&[&["what-if", "-"], args].concat(), PERMIT).code, code, "{args:?}");
    }
}

#[test]
fn a_file_of_cases_is_tried_case_by_case_and_not_written() {
    let cases = PERMIT
        .replace("steps:\n", "cases: [small, large]\nsteps:\n")
        .replace("{id: survey,", "{id: survey, when: [large],");
    let tried = |args: &[&str]| run(&[&["what-if", "-", "--format", "json"], args].concat(), &cases);
    let json: serde_json::Value = serde_json::from_str(&tried(&["--drop", "survey"]).out).unwrap();
    let days: Vec<_> =
        json.as_array().unwrap().iter().map(|pair| [&pair["before"]["days"], &pair["after"]["days"]]).collect();
    assert_eq!(days, [[27, 27], [31, 27]]);
    let one: serde_json::Value = serde_json::from_str(&tried(&["--drop", "survey", "--case", "large"]).out).unwrap();
    assert_eq!([&one["before"]["days"], &one["after"]["days"]], [31, 27]);
    assert_eq!(tried(&["--drop", "survey", "--case", "huge"]).code, 3);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("new.yaml");
    assert_eq!(tried(&["--drop", "survey", "-o", path.to_str().unwrap()]).code, 3);
    assert!(!path.exists());
}

#[test]
fn across_a_step_that_is_dropped_stays_what_it_must_not_end_before() {
    // The dropped one may start without the paper, but ends only after it.
    let text = "\
name: p
id: p
steps:
  - {id: a, days: 2, needs: [], gives: [paper]}
  - {id: b, days: 0, needs: [{material: paper, need: tolerable}], after: []}
  - {id: c, days: 1, needs: [], after: [b]}
";
    for (from, after) in [("after: [b]", 3.0), ("after: [{step: b, relation: FF}]", 2.0)] {
        let ran = run(&["what-if", "-", "--drop", "b", "--format", "json"], &text.replace("after: [b]", from));
        let json: serde_json::Value = serde_json::from_str(&ran.out).unwrap_or_else(|_| panic!("{}", ran.err));
        assert_eq!(json["after"]["days"].as_f64(), Some(after), "{from}");
    }
}

/// The document of a trial on the permit.
fn trial(args: &[&str]) -> serde_json::Value {
    let ran = run(&[&["what-if", "-"], args, &["--format", "json"]].concat(), PERMIT);
    assert_eq!(ran.code, 0, "{}", ran.err);
    serde_json::from_str(&ran.out).unwrap()
}

#[test]
fn what_a_lever_saves_for_which_nobody_named_a_basis_is_in_doubt() {
    for (grant, is_named) in [
        ("commit@survey", false),
        ("commit@survey=", false),
        ("commit@survey=Act 7", true),
        ("filing@survey", false),
        ("filing@survey=Act 7", true),
        // The file names one.
        ("instant@review", true),
    ] {
        let told = trial(&["--grant", grant]);
        let saved = told["before"]["days"].as_f64().unwrap() - told["after"]["days"].as_f64().unwrap();
        let doubt = told["totals"]["in_doubt"].as_f64().unwrap();
        assert!(saved > 0.0);
        assert_eq!(doubt, if is_named { 0.0 } else { saved }, "{grant}: {told:#}");
        let rows = told["changes"].as_array().unwrap();
        let doubtful: Vec<_> = rows.iter().filter(|row| row["doubtful"] == true).map(|row| &row["paper"]).collect();
        let wanted = if is_named { vec![] } else { vec![serde_json::json!(["no-basis"])] };
        assert_eq!(doubtful, wanted.iter().collect::<Vec<_>>(), "{grant}");
        let gate = run(&["what-if", "-", "--grant", grant, "--fail-on", "paper-saving"], PERMIT);
        assert_eq!(gate.code, u8::from(!is_named), "{grant}: {}", gate.err);
    }
    let chinese = run(&["what-if", "-", "--grant", "commit@survey", "--lang", "zh"], PERMIT).out;
    assert!(chinese.contains("「survey」的「告知承诺制」没有写明依据"), "{chinese}");
}

#[test]
fn a_lever_that_was_granted_has_its_name_and_its_basis_in_the_comparison() {
    for (grant, lever, basis) in [
        ("filing@survey=Act 7", "filing", "Act 7"),
        ("commit@survey=Act 7", "commit", "Act 7"),
        ("instant@review", "instant", "Act 5"),
    ] {
        let told = trial(&["--grant", grant]);
        let rows = told["changes"].as_array().unwrap();
        let own = rows.iter().find(|row| row["saves_in_sequence"].as_f64() > Some(0.0)).unwrap();
        assert_eq!(own["kind"], lever, "{grant}");
        assert!(own["because"].as_str().unwrap().contains(basis), "{grant}: {own:#}");
    }
}

#[test]
fn no_more_days_are_in_doubt_than_come_off() {
    let flow = "name: x\nsteps:\n  - {id: a, days: 10}\n  - {id: b, days: 1, after: [{step: a, because: law, basis: Act 9}]}\n  - {id: c, days: 5}\n";
    let ran = run(&["what-if", "-", "--lift", "a:b", "--format", "json"], flow);
    let told: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!((&told["totals"]["real"], &told["totals"]["in_doubt"]), (&(-1).into(), &1.into()), "{told:#}");
    let page = run(&["what-if", "-", "--lift", "a:b"], flow).out;
    assert!(page.contains("16 → 15 working days: 1 day comes off; 1 in doubt"), "{page}");
    assert!(page.contains("Of the days that come off, 1 rests on what is doubtful here."), "{page}");
}

#[test]
fn an_order_that_is_procedure_is_refused_with_the_rule_that_makes_it_one() {
    let text = "name: p\nsteps:\n  - {id: ask, actor: applicant, kind: submit, item: x, days: 0}\n  \
                - {id: take, department: A, kind: intake, item: y, days: 1}\n  \
                - {id: review, department: A, item: x, kind: review, days: 1}\n  \
                - {id: decide, department: A, item: x, kind: decision, days: 1}\n  \
                - {id: pay, actor: applicant, kind: payment, item: z, days: 3}\n  \
                - {id: hand, department: B, item: w, kind: delivery, days: 1, after: [{step: pay, because: law, basis: Act 1}]}\n";
    let refused = |order: &str| run(&["--lang", "en", "what-if", "-", "--lift", order], text).err;
    for (order, rule) in [("pay:hand", "one delivery"), ("ask:take", "one intake"), ("review:decide", "one matter")] {
        assert!(refused(order).contains(rule), "{order}: {}", refused(order));
    }
    let soon = run(&["--lang", "zh", "what-if", "-", "--set", "pay.days=2wks"], text);
    assert!(soon.code == 2 && soon.err.contains("不是时长；"), "{}", soon.err);
}
