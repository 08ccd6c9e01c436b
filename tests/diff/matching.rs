//! The matching of steps, whatever their names.

use super::*;

#[test]
fn a_step_with_another_id_is_not_removed_and_added() {
    let renamed = permit(&[
        ("{id: review,", "{id: check, name: A technical check,"),
        ("{id: opinion, department: B", "{id: o2, name: opinion, department: B"),
        ("}, opinion]", "}, o2]"),
    ]);
    let document = document(PERMIT, &renamed);
    assert!(of_kind(&document, "add").is_empty() && of_kind(&document, "eliminate").is_empty(), "{document:#}");
    let by = |into: &str| {
        let renames = of_kind(&document, "rename");
        let rename = renames.iter().find(|change| change["into"][0] == into).unwrap();
        (rename["matched_by"].as_str().unwrap().to_owned(), rename["confidence"].as_f64().unwrap())
    };
    assert_eq!(by("o2"), ("name".to_owned(), 0.95));
    let (matched, confidence) = by("check");
    assert!(matched == "content" && (0.55..1.0).contains(&confidence), "{matched} {confidence}");
    let told = compare(PERMIT, &renamed, &[]);
    shown("a step with another id is not removed and added", &told.out);
}

#[test]
fn merged_and_split_steps_are_seen_as_such_with_and_without_replaces() {
    for replaces in ["", ", replaces: [review, opinion]"] {
        let whole = format!(
            "{{id: review, department: A, kind: review, days: 12, needs: [plan], gives: [report, letter]{replaces}}}"
        );
        let merged = permit(&[
            ("{id: review, department: A, kind: review, days: 10, needs: [plan], gives: [report]}", whole.as_str()),
            ("  - {id: opinion, department: B, kind: review, days: 8, limit: 8, gives: [letter]}\n", ""),
            ("}, opinion]", "}, review]"),
        ]);
        let there = document(PERMIT, &merged);
        let merger = of_kind(&there, "merge");
        assert_eq!(merger.len(), 1, "{replaces} {there:#}");
        assert_eq!(
            (&merger[0]["steps"], &merger[0]["into"]),
            (&["review", "opinion"][..].into(), &["review"][..].into())
        );
        assert_eq!(merger[0]["saves_in_sequence"], 6);
        let back = document(&merged, PERMIT);
        assert_eq!(of_kind(&back, "split").len(), 1, "{replaces} {back:#}");
    }
}

#[test]
fn ids_that_were_only_numbered_anew_are_the_same_steps() {
    let old = "\
name: P
steps:
  - {id: apply, department: W, kind: intake, days: 2}
  - {id: rev, department: G, kind: review, days: 10}
  - {id: exp, department: G, kind: review, days: 6}
  - {id: dec, department: G, kind: decision, days: 4}
";
    let ids = [("id: apply", "id: a1"), ("id: rev", "id: a2"), ("id: exp", "id: a3"), ("id: dec", "id: a4")];
    for (days, real) in [("days: 100", 90), ("days: 6", -4), ("days: 1", -9)] {
        let new = edited(&edited(old, &ids), &[("days: 10", days)]);
        let document = document(old, &new);
        assert_eq!((&document["related"], &document["totals"]["real"]), (&true.into(), &real.into()), "{document:#}");
        let renamed: Vec<(&Value, &Value)> =
            of_kind(&document, "rename").iter().map(|change| (&change["steps"][0], &change["into"][0])).collect();
        assert_eq!(
            renamed,
            ids.map(|(old, new)| (old, new)).map(pair).iter().map(|(old, new)| (old, new)).collect::<Vec<_>>()
        );
    }
    fn pair((old, new): (&str, &str)) -> (Value, Value) {
        (old[4..].into(), new[4..].into())
    }
}

#[test]
fn a_lag_that_goes_makes_nothing_parallel() {
    let old = "name: l\nsteps: [{id: a, days: 2}, {id: b, days: 2, after: [{step: a, lag: 5}]}]\n";
    let new = old.replace(", lag: 5", "");
    for (from, to, saved) in [(old, new.as_str(), 5), (&new, old, -5)] {
        let document = document(from, to);
        assert_eq!((&document["changes"][0]["kind"], &document["totals"]["real"]), (&"lag".into(), &(-saved).into()));
        assert_eq!(document["changes"].as_array().unwrap().len(), 1);
    }
    let told = compare(old, &new, &["--width", "100"]);
    assert!(told.out.contains("a + 5 working days → a") && !told.out.contains("parallel"), "{}", told.out);
}

#[test]
fn an_order_that_others_make_needless_is_only_a_record() {
    let old = "name: l\nsteps: [{id: a, days: 2}, {id: b, days: 2}, {id: c, days: 2, after: [a, b]}]\n";
    for (from, to) in [(old.to_owned(), old.replace("[a, b]", "[b]")), (old.replace("[a, b]", "[b]"), old.to_owned())] {
        assert_eq!(document(&from, &to)["changes"][0]["kind"], "record");
    }
}

#[test]
fn two_processes_are_not_two_versions() {
    let other = "\
name: passport
steps:
  - {id: photo, days: 0.5, department: Studio}
  - {id: print, days: 15, department: Mint}
  - {id: hand over, days: 1, department: Town hall}
";
    let ran = compare(PERMIT, other, &[]);
    shown("two processes are not two versions", &ran.out);
    assert_eq!(ran.code, 0);
    let document = document(PERMIT, other);
    assert_eq!((&document["related"], &document["totals"]), (&false.into(), &Value::Null));
    assert!(!document["changes"].as_array().unwrap().is_empty(), "two processes are not no difference");
    let gate = compare(PERMIT, other, &["--fail-on", "paper-saving"]);
    assert_eq!(gate.code, 3, "{}", gate.err);
}

#[test]
fn a_default_that_is_written_out_is_no_change() {
    let written = permit(&[
        ("name: permit\n", "format: 1\nname: permit\nunit: workday\nhours_per_day: 8\n"),
        ("department: B,", "department: B, chance: 1, clock: counted, actor: agency, online: none, visits: 0,"),
    ]);
    let ran = compare(PERMIT, &written, &["--exit-code"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, "permit\nno changes: both say the same\n"));
}

#[test]
fn another_layout_is_no_change() {
    let chinese = "\
编号: permit
环节:
  - {编号: submit, 主体: 申请人, 类型: 申报, 所需: [form], 时长: 1, 跑动: 1}
  - {部门: A, 编号: intake, 类型: 受理, 时长: 1}
  - {编号: review, 部门: A, 类型: 审查, 时长: 10.0, 所需: [plan], 产出: [report]}
  - {编号: opinion, 部门: B, 类型: 审查, 时长: 8, 限时: 8, 产出: [letter], 跑动: 0}
  - {编号: survey, 部门: C, 类型: 踏勘, 时长: 4, 依据: [Act 7]}
  - {编号: decide, 部门: A, 类型: 决定, 时长: 6, 所需: [report, letter, plan], 前置: [{环节: survey, 理由: 法定, 依据: Act 9}, opinion]}
材料: [form, plan]
时限: {承诺: 30}
名称: permit
";
    let ran = compare(PERMIT, chinese, &["--exit-code"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert_eq!(ran.out, "permit\nno changes: both say the same\n");
}

#[test]
fn where_a_step_stands_in_the_file_is_worth_no_days_of_its_own() {
    let written = "\
name: x
steps:
  - {id: a, days: 1, after: []}
  - {id: b, days: 2, after: [a]}
  - {id: c, days: 3, after: [a]}
";
    let swapped = edited(
        written,
        &[
            ("  - {id: b, days: 2, after: [a]}\n", ""),
            ("{id: c, days: 3, after: [a]}\n", "{id: c, days: 3, after: [a]}\n  - {id: b, days: 2, after: [a]}\n"),
        ],
    );
    let document = document(written, &swapped);
    let kinds: Vec<&str> =
        document["changes"].as_array().unwrap().iter().map(|change| change["kind"].as_str().unwrap()).collect();
    assert_eq!((kinds, &document["changes"][0]["saves_alone"]), (vec!["place"], &0.into()));
}

#[test]
fn a_change_that_cannot_be_alone_is_weighed_with_those_it_needs() {
    let inserted = permit(&[
        ("  - {id: survey,", "  - {id: notice, days: 2}\n  - {id: survey,"),
        ("because: law, basis: Act 9}, opinion]", "because: law, basis: Act 9}, opinion, notice]"),
    ]);
    let document = document(PERMIT, &inserted);
    let rows = document["changes"].as_array().unwrap();
    let add = rows.iter().position(|change| change["kind"] == "add").unwrap();
    assert_eq!(rows[add]["saves_alone"], -2);
    let order = rows.iter().find(|change| change["fields"] == Value::from(vec!["after"])).unwrap();
    assert_eq!(order["along_with"], Value::from(vec![add]), "{document:#}");
}

#[test]
fn levers_are_named_where_they_are() {
    let cases = [
        (("days: 10", "days: 7"), "cap"),
        (("days: 10", "days: 0"), "instant"),
        (("days: 10", "days: 12"), "lengthen"),
        (("limit: 8, gives", "limit: 8, after: [intake], gives"), "parallel"),
        (("needs: [plan], gives", "needs: [{material: plan, need: tolerable}], gives"), "tolerate"),
        (("letter, plan]", "letter]"), "drop-material"),
        (("needs: [plan], gives", "needs: [plan, form], gives"), "demand"),
        (("kind: inspect, days: 4", "kind: inspect, days: 4, clock: suspended"), "clock"),
        (("department: C", "department: D"), "hand-over"),
        (("visits: 1", "online: full"), "burden"),
        (("limit: 8", "limit: 9"), "limit"),
        (
            (
                "{step: survey, because: law, basis: Act 9}, opinion",
                "{step: survey, because: law, basis: Act 9, relation: FF}, opinion",
            ),
            "pre-review",
        ),
        (
            (
                "{step: survey, because: law, basis: Act 9}, opinion",
                "{step: survey, because: law, basis: Act 9, relation: SS, lag: 1}, opinion",
            ),
            "early-start",
        ),
    ];
    for (edit, kind) in cases {
        let document = document(PERMIT, &permit(&[edit]));
        assert_eq!(of_kind(&document, kind).len(), 1, "{kind}: {document:#}");
    }
    let commitment = permit(&[(
        "{id: survey, department: C, kind: inspect, days: 4",
        "{id: survey, name: survey on commitment, department: C, kind: decision, days: 1",
    )]);
    assert_eq!(of_kind(&document(PERMIT, &commitment), "commit").len(), 1);
}

#[test]
fn two_large_processes_without_a_common_name_are_compared_in_no_time() {
    let text = |name: &str, office: &str| {
        let step = |at: usize| {
            let after =
                if at == 0 { String::new() } else { format!(", after: [{name}{}]", at - 1 - at % 3 * (at / 3) / at) };
            format!("  - {{id: {name}{at}, department: {office}{}, days: {}{after}}}\n", at % 20, 1 + at % 19)
        };
        format!("name: p\nsteps:\n{}", (0..5_000).map(step).collect::<String>())
    };
    let begun = std::time::Instant::now();
    let ran = compare(&text("a", "甲"), &text("乙", "丙"), &["--format", "json"]);
    assert!(ran.code == 0 && ran.out.contains("\"related\": false"), "{}", ran.err);
    // The bench has the measure; this only tells a square from a line.
    assert!(begun.elapsed().as_secs() < 20, "{:?}", begun.elapsed());
}

#[test]
fn renamed_steps_of_a_large_process_are_found_by_what_they_are() {
    let step = |name: &str, at: usize| {
        let after = if at == 0 { String::new() } else { format!(", after: [{name}{}]", at - 1) };
        let what = format!("gives: [p{at}], item: i{}", at % 50);
        format!(
            "  - {{id: {name}{at}, name: {name}步{at}, department: d{}, kind: review, {what}, days: {}{after}}}\n",
            at % 7,
            at % 9
        )
    };
    let text = |name: &str| format!("name: p\nsteps:\n{}", (0..600).map(|at| step(name, at)).collect::<String>());
    let document = document(&text("a"), &text("乙"));
    let kinds: Vec<&str> =
        document["changes"].as_array().unwrap().iter().map(|change| change["kind"].as_str().unwrap()).collect();
    assert_eq!(
        (document["related"].clone(), kinds.iter().filter(|kind| **kind == "rename").count()),
        (true.into(), 600)
    );
}

#[test]
fn what_waits_for_no_meeting_any_more_is_on_demand() {
    let old = "name: x\nsteps:\n  - {id: a, days: 2, every: 2w}\n  - {id: b, days: 1}\n";
    let kinds = |new: &str| {
        let document = document(old, new);
        document["changes"]
            .as_array()
            .unwrap()
            .iter()
            .map(|change| change["kind"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(kinds(&old.replace(", every: 2w", "")), ["on-demand"]);
    assert_eq!(kinds(&old.replace("2w", "1w")), ["cap"]);
}

#[test]
fn what_permits_a_change_goes_with_it_and_holds_up_its_days() {
    let old = "name: x\nmaterials: {p: {held_by: H}}\nsteps:\n  - {id: a, days: 4, needs: [p], \
               may: {delegate: {basis: Act 1, department: D, days: 2}, instant: Act 2}}\n  - {id: b, days: 1}\n";
    let new = "name: x\nmaterials: {p: {held_by: H, source: shared}}\nsteps:\n  - {id: a, days: 0, department: D, needs: [p]}\n  \
               - {id: b, days: 1}\n";
    let document = document(old, new);
    let rows: Vec<(&str, f64)> = document["changes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|change| (change["kind"].as_str().unwrap(), change["saves_in_sequence"].as_f64().unwrap()))
        .collect();
    assert_eq!(rows, [("hand-over", 0.0), ("instant", 4.0), ("share", 0.0)]);
}
