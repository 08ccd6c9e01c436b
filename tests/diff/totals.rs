//! The headline agrees with the rows.

use super::*;

const TWO: &str = "name: P\nlimits: {promised: 30cd}\nsteps:\n  - {id: rev, days: 10}\n  - {id: dec, days: 4}\n";

const LAW: &str = "\
name: L
materials: [plan]
steps:
  - {id: b, department: B, days: 10, law: [Act 22], needs: [plan], after: []}
  - {id: c, department: C, days: 8, after: [{step: b, because: law, basis: Act 40}], needs: [plan]}
  - {id: d, department: A, days: 3, after: [b, c], needs: []}
";

#[test]
fn a_promise_is_compared_on_its_own_clock() {
    let cut = edited(TWO, &[("30cd", "20cd")]);
    let totals = &document(TWO, &cut)["totals"];
    assert_eq!(
        (&totals["claimed"], &totals["claimed_unit"], &totals["claimed_by"], &totals["declared"]),
        (&(-10).into(), &"day".into(), &"promise".into(), &Value::Null)
    );
    let told = compare(TWO, &cut, &["--fail-on", "paper-saving"]);
    shown("a promise is compared on its own clock: shorter", &told.out);
    assert_eq!(told.code, 1, "{}", told.err);
    let shorter = edited(&cut, &[("days: 4", "days: 3")]);
    assert_eq!(document(TWO, &shorter)["totals"]["claimed"], -10);
    // Weeks are calendar days, too.
    assert_eq!(document(TWO, &edited(TWO, &[("30cd", "4w")]))["totals"]["claimed"], -2);
    let on_two = document(TWO, &edited(TWO, &[("30cd", "30")]));
    assert_eq!((&on_two["totals"]["claimed"], &on_two["totals"]["declared"]), (&Value::Null, &Value::Null));
    let told = compare(TWO, &edited(TWO, &[("30cd", "30")]), &["--fail-on", "any"]);
    assert_eq!(told.code, 0, "{}", told.err);
    shown("a promise is compared on its own clock: another clock", &told.out);
}

#[test]
fn days_that_are_gone_are_real_and_in_doubt_where_the_headline_says_so() {
    let loose = edited(LAW, &[("[{step: b, because: law, basis: Act 40}]", "[]")]);
    let document = document(LAW, &loose);
    let (totals, change) = (&document["totals"], &document["changes"][0]);
    assert_eq!([&totals["real"], &totals["declared"], &totals["in_doubt"]], [-8, 0, 8]);
    assert_eq!((&change["counts"], &change["doubtful"]), (&"real".into(), &true.into()));
    let told = compare(LAW, &loose, &[]);
    let headline = told.out.lines().nth(1).unwrap();
    assert_eq!(headline, "21 → 13 working days: 8 days come off; 8 in doubt");
    shown("days that are gone are real and in doubt where the headline says so: English", &told.out);
    let chinese = compare(LAW, &loose, &["--lang", "zh"]);
    shown("days that are gone are real and in doubt where the headline says so: Chinese", &chinese.out);
}

#[test]
fn what_the_calendar_or_others_take_is_not_said_to_be_declared() {
    let old = "name: x\nsteps: [{id: a, days: 3}, {id: b, days: 10, clock: suspended}]\n";
    let told = compare(old, &old.replace("days: 10", "days: 14"), &[]);
    shown("what the calendar or others take is not said to be declared", &told.out);
}

#[test]
fn a_published_figure_is_printed_as_written_and_held_by_the_dates_on_which_both_end() {
    // Twenty working days are four weeks without holidays, and never three.
    let old = "name: L\nsteps: [{id: a, days: 20}]\n";
    for (claim, published, agrees, code) in [
        ("21cd", "21cd", Value::Bool(false), 1),
        ("4w", "4w", Value::Null, 3),
        ("4周", "4w", Value::Null, 3),
        ("60cd", "60cd", Value::Bool(false), 1),
    ] {
        let new =
            format!("name: L\njurisdiction: cn\nclaims: {{before: {{days: {claim}}}}}\nsteps: [{{id: a, days: 15}}]\n");
        let document = document(old, &new);
        let told = &document["claims"][0];
        let units = (&told["unit"], &told["found"], &told["found_unit"]);
        assert_eq!(units, (&"day".into(), &20.into(), &"workday".into()));
        assert_eq!(told["agrees"], agrees, "{claim}");
        let told = compare(old, &new, &["--fail-on", "claim"]);
        assert_eq!(told.code, code, "{claim}: {}", told.err);
        assert!(told.out.contains(&format!(" {published} ")) && !told.out.contains("63"), "{}", told.out);
        assert!(told.out.contains(" 20wd "), "{}", told.out);
        shown(&format!("a published figure is held by the dates on which both end: {claim}"), &told.out);
    }
    let weeks = "name: L\nclaims: {before: {days: 4w}}\nsteps: [{id: a, days: 15}]\n";
    let ran = compare(old, weeks, &["--calendar", "weekdays", "--format", "json"]);
    let told: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(told["claims"][0]["agrees"], true, "without holidays four weeks are twenty working days");
    let days = "name: L\nunit: day\nsteps: [{id: a, days: 20}]\n";
    let new = "name: L\nunit: day\nclaims: {before: {days: 20wd}}\nsteps: [{id: a, days: 15}]\n";
    let claim = &document(days, new)["claims"][0];
    assert_eq!((&claim["published"], &claim["unit"], &claim["agrees"]), (&20.into(), &"workday".into(), &false.into()));
    assert!(!compare(days, new, &[]).out.contains("6.6"));
}

#[test]
fn a_published_figure_may_be_the_time_inside_the_limit_or_all_askings() {
    let old = permit(&[]);
    let before = document(&old, &old)["before"].clone();
    assert_eq!(before["days"], 30);
    let claims = |claim: &str| {
        let limits = "limits: {promised: 30}\n";
        let new = permit(&[(limits, &format!("{limits}claims: {{before: {{{claim}}}}}\n"))]);
        let told = document(&old, &new)["claims"][0].clone();
        (told["found"].clone(), told["agrees"].clone())
    };
    assert_eq!(claims("days: 30"), (30.into(), true.into()));
    assert_eq!(claims("days: 28"), (28.into(), true.into()), "from the end of the intake to the end of the decision");
    assert_eq!(claims("days: 29"), (30.into(), false.into()));
    let materials = &before["materials"];
    for (figure, agrees) in [(&materials["distinct"], true), (&materials["asked"], true), (&9.into(), false)] {
        assert_eq!(claims(&format!("materials: {figure}")).1, agrees, "{materials}");
    }
}

#[test]
fn a_promise_is_cut_and_kept_by_the_dates_on_which_both_end() {
    let paper = |old: &str, new: &str| {
        let told = document(old, new);
        let mut rows = told["changes"].as_array().unwrap().iter();
        rows.find_map(|row| row["paper"].as_array()?.first()?.as_str().map(str::to_owned)).unwrap_or_default()
    };
    let whole = "name: P\nlimits: {promised: 60cd}\nsteps: [{id: a, days: 20}]\n";
    for (promise, expected) in
        [("20", "promise-only"), ("15", "promise-only"), ("50", ""), ("61cd", ""), ("59cd", "promise-only")]
    {
        assert_eq!(paper(whole, &edited(whole, &[("60cd", promise)])), expected, "60cd to {promise}");
    }
    // A first promise on the other clock that no start keeps, one that some keep, one that all keep.
    let without = edited(whole, &[("limits: {promised: 60cd}\n", "")]);
    for (promise, expected) in [("20cd", "new-promise"), ("28cd", ""), ("60cd", "")] {
        let new = edited(whole, &[("60cd", promise), ("name: P\n", "name: P\njurisdiction: cn\n")]);
        assert_eq!(paper(&without, &new), expected, "{promise}");
    }
    // A process of both clocks keeps a first promise from all starts, from some, from none.
    let mixed = "name: P\njurisdiction: cn\nsteps: [{id: a, days: 5}, {id: b, days: 28cd}]\n";
    for (promise, expected) in [("18", "new-promise"), ("24", ""), ("40", "")] {
        let new = mixed.replace("steps:", &format!("limits: {{promised: {promise}}}\nsteps:"));
        assert_eq!(paper(mixed, &new), expected, "{promise}");
    }
    // The limit of a step, and its days, each on another clock than before.
    let step = "name: P\nsteps: [{id: a, days: 10, limit: 30cd}]\n";
    for (limit, days, expected) in
        [("10wd", "10", "limit-only"), ("40wd", "10", ""), ("10wd", "40cd", "limit-only"), ("10wd", "5cd", "")]
    {
        let new = edited(step, &[("30cd", limit), ("days: 10", &format!("days: {days}"))]);
        assert_eq!(paper(step, &new), expected, "{limit}, {days}");
    }
}

#[test]
fn a_lag_by_law_holds_less_on_another_clock_where_it_does_on_every_date() {
    let old = "name: L\njurisdiction: cn\nsteps:\n  - {id: a, days: 1}\n  - {id: b, days: 9, after: [{step: a, \
               because: law, basis: Act 4, lag: 20wd}]}\n";
    for (lag, weaker) in [("5cd", true), ("28cd", false), ("60cd", false)] {
        let told = document(old, &edited(old, &[("20wd", lag)]));
        let papers: Vec<&Value> = told["changes"].as_array().unwrap().iter().map(|row| &row["paper"]).collect();
        let found = papers.iter().any(|paper| paper.to_string().contains("weaker-order"));
        assert_eq!(found, weaker, "{lag}: {papers:?}");
    }
}

#[test]
fn what_both_versions_publish_of_the_old_one_is_held_against_it() {
    let old = "name: L\nclaims: {before: {days: 99}}\nsteps: [{id: a, days: 20}]\n";
    let ran = compare(old, &old.replace("days: 20", "days: 15"), &["--fail-on", "claim"]);
    assert_eq!(ran.code, 1);
    shown("what both versions publish of the old one is held against it", &ran.err);
    assert_eq!(ran.err.matches("gate `claim`").count(), 1, "{}", ran.err);
    // Unchanged, and the gate still says what it found.
    let same = compare(old, old, &["--fail-on", "claim"]);
    assert!(same.code == 1 && same.out.contains("Stated figures"), "{}{}", same.out, same.err);
}

#[test]
fn a_published_figure_that_the_file_cannot_judge_cannot_be_told() {
    let text = "name: L\nclaims: {after: {days: 15, materials: 1}}\nsteps: [{id: a, days: 15}]\n";
    let ran = compare(text, &text.replace("id: a,", "id: a, department: X,"), &["--fail-on", "any"]);
    assert_eq!(ran.code, 3, "{}", ran.err);
    shown("a published figure that the file cannot judge cannot be told", &ran.err);
    let document = document(text, &text.replace("id: a,", "id: a, department: X,"));
    let claim = document["claims"].as_array().unwrap().iter().find(|claim| claim["figure"] == "materials").unwrap();
    assert_eq!((&claim["found"], &claim["agrees"]), (&Value::Null, &Value::Null));
}

#[test]
fn another_unit_is_never_told_as_no_days_off() {
    let old = permit(&[]);
    let told = compare(&old, &permit(&[("name: permit", "name: permit\nunit: day")]), &["--width", "120"]);
    shown("another unit is never told as no days off", &told.out);
}

#[test]
fn other_hours_in_a_day_are_no_saving() {
    let old = "name: z\nhours_per_day: 7\nsteps: [{name: A, days: 3h}, {name: B, days: 9h}]\n";
    let new = old.replace("hours_per_day: 7", "hours_per_day: 8");
    assert_eq!(document(old, &new)["totals"], Value::Null);
    let told = compare(old, &new, &[]);
    shown("other hours in a day are no saving", &told.out);
    assert_eq!(compare(old, &new, &["--fail-on", "slower"]).code, 3);
    // Three days are three days, however long each is.
    let days = "name: z\nhours_per_day: 7\nsteps: [{name: A, days: 3}]\n";
    assert_eq!(document(days, &days.replace("hours_per_day: 7", "hours_per_day: 8"))["totals"]["real"], 0);
}

#[test]
fn a_new_promise_is_told_whether_it_is_kept_or_not() {
    let old = permit(&[("limits: {promised: 30}\n", "")]);
    let kept = compare(&old, PERMIT, &["--fail-on", "paper-saving"]);
    assert_eq!(kept.code, 0, "{}", kept.err);
    shown("a new promise is told whether it is kept or not: kept", &kept.out);
    let broken = compare(&old, &permit(&[("promised: 30", "promised: 10")]), &["--fail-on", "paper-saving"]);
    assert_eq!(broken.code, 1, "{}", broken.err);
    shown("a new promise is told whether it is kept or not: broken", &broken.out);
    let gone = compare(PERMIT, &old, &[]);
    shown("a new promise is told whether it is kept or not: gone", &gone.out);
}

#[test]
fn the_document_has_the_mean_days_that_the_page_has() {
    let of = |chance: &str| format!("name: p\nsteps:\n  - {{name: a, days: 3}}\n  - {{name: b, days: 5{chance}}}\n");
    let (old, new) = (of(", chance: 0.5"), of(", chance: 0.2"));
    assert_eq!(document(&old, &new)["mean_days"], serde_json::json!({"before": 5.5, "after": 4}));
    assert_eq!(document(&of(""), &new)["mean_days"], serde_json::json!({"before": 8, "after": 4}));
    assert_eq!(document(&of(""), &of(""))["mean_days"], Value::Null);
    shown("the document has the mean days that the page has", &compare(&old, &new, &[]).out);
}

#[test]
fn the_headline_says_what_is_claimed_what_is_real_and_what_moved() {
    let old = "\
name: x
limits: {promised: 60}
steps:
  - {id: intake, kind: intake, days: 2}
  - {id: review, kind: review, days: 30}
  - {id: opinion, kind: review, days: 28}
";
    let new = edited(
        old,
        &[
            ("promised: 60", "promised: 30"),
            ("days: 30", "days: 8"),
            ("days: 28}", "days: 20}\n  - {id: hearing, days: 8, clock: suspended, replaces: [opinion]}"),
        ],
    );
    let ran = compare(old, &new, &[]);
    shown("the headline says what is claimed what is real and what moved: English", &ran.out);
    let chinese = compare(old, &new, &["--lang", "zh"]);
    shown("the headline says what is claimed what is real and what moved: Chinese", &rows(&chinese.out, "→"));
}

#[test]
fn what_no_limit_promises_is_claimed_by_the_clock_that_the_office_counts() {
    let old = edited(PERMIT, &[("limits: {promised: 30}\n", "")]);
    for (edit, to) in [("limit: 8, clock: suspended", "outside-limit"), ("limit: 8, actor: applicant", "applicant")] {
        let document = document(&old, &edited(&old, &[("limit: 8", edit)]));
        let totals = &document["totals"];
        assert_eq!(
            [&totals["claimed"], &totals["real"], &totals["moved"], &totals["declared"]],
            [-8, 0, -8, 0],
            "{to}"
        );
    }
    let shorter = document(&old, &edited(&old, &[("kind: submit, days: 1", "kind: submit, days: 0.5")]));
    // Before the limit begins nothing can be claimed of it.
    assert_eq!((&shorter["totals"]["claimed"], &shorter["totals"]["real"]), (&0.into(), &(-0.5).into()));
}

/// What is handed in early is before intake as long as the intake waits for it, by whatever relation.
#[test]
fn a_decision_before_intake_that_is_waited_for_at_its_end_only_has_not_come_back_to_the_office() {
    let old = "\
name: x
limits: {promised: 30}
steps:
  - {id: name, department: A, kind: decision, item: n, days: 7, gives: [notice]}
  - {id: prepare, actor: applicant, item: r, days: 40, needs: [notice], gives: [paper]}
  - {id: intake, department: A, kind: intake, item: r, days: 0, needs: [paper], gives: [case]}
  - {id: decide, department: A, kind: decision, item: r, days: 25, needs: [case]}
";
    let early = "needs: [{material: notice, need: tolerable}], after: [{step: name, relation: SS, lag: 1}]";
    let document = document(old, &edited(old, &[("needs: [notice]", early)]));
    assert_eq!([&document["totals"]["real"], &document["totals"]["moved"]], [-6, 0], "{document:#}");
    assert!(document["changes"].as_array().unwrap().iter().any(|change| change["kind"] == "early-start"));
}

#[test]
fn days_that_only_become_critical_have_not_moved() {
    let old = "\
name: x
steps:
  - {id: a, days: 20, after: []}
  - {id: b, days: 20, after: [a]}
  - {id: test, days: 25, actor: third-party, clock: suspended, after: []}
  - {id: c, days: 5, after: [b, test]}
";
    let document = document(old, &edited(old, &[("after: [a]", "after: []")]));
    assert_eq!([&document["totals"]["real"], &document["totals"]["moved"]], [-15, 0], "{document:#}");
}

#[test]
fn the_order_by_its_end_that_a_removed_step_passed_on_is_in_no_row_of_its_own() {
    let old = "\
name: x
steps:
  - {id: a, days: 5}
  - {id: b, days: 0, after: [{step: a, relation: FF}]}
  - {id: c, days: 2}
";
    let document = document(old, &edited(old, &[("  - {id: b, days: 0, after: [{step: a, relation: FF}]}\n", "")]));
    let rows: Vec<_> = document["changes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| (&row["steps"][0], &row["saves_in_sequence"]))
        .collect();
    assert_eq!(rows, [(&"b".into(), &0.into())], "{document:#}");
}
