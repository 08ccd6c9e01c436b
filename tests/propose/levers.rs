//! Each lever: when it is not offered and why, what it does, what must agree,
//! what it costs.

use super::made::{also, days, definition, made, refused};
use super::proposal;

#[test]
fn eliminate_takes_a_step_out_and_leaves_the_order_across_it() {
    let (reached, row) =
        made("eliminate", "", &["id: a, days: 2", "id: b, days: 3, may: {eliminate: Act 1}", "id: c, days: 1"]);
    assert_eq!((reached, also(&row, "steps")), (3.0, -1.0));
    let needed = refused(
        "eliminate",
        "",
        &["id: a, days: 2, gives: [p], may: {eliminate: Act 1}", "id: b, days: 1, needs: [p]"],
    );
    assert_eq!(needed, "`b` needs its paper `p`");
    assert_eq!(refused("eliminate", "", &["id: a, days: 2, may: {eliminate: Act 1}"]), "no step would be left");
    let limits = "limits: {statutory: 9, from: a}\n";
    let bound = refused("eliminate", limits, &["id: a, days: 2, may: {eliminate: Act 1}", "id: b, days: 1"]);
    assert_eq!(bound, "the limits of the process run from or to `a`");
}

#[test]
fn abolish_takes_a_matter_out_with_the_need_for_its_papers() {
    let signs = "id: s, item: Signs, days: 5, gives: [p], may: {abolish: Act 1}";
    assert_eq!(days("abolish", "", &["id: a, days: 2", signs, "id: c, days: 1, needs: [p]"]), 3.0);
    let by_law = refused("abolish", "", &["id: a, days: 2", signs, "id: c, days: 1, needs: [p], law: [Act 3]"]);
    assert_eq!(by_law, "`c` needs its paper `p`");
    let unnamed = refused("abolish", "", &["id: a, days: 2", "id: b, days: 3, may: {abolish: Act 1}"]);
    assert_eq!(unnamed, "the matter (`item`) of the step is not written");
}

#[test]
fn area_assessment_shortens_or_hands_over_what_is_shared() {
    let rest = "id: b, days: 4, needs: [report]";
    let step = |may: &str| format!("id: a, days: 15, needs: [], gives: [report], may: {{area-assessment: {may}}}");
    assert_eq!(days("area-assessment", "", &[&step("{basis: Act 1, days: 2}"), rest]), 6.0);
    let (reached, row) = made("area-assessment", "", &[&step("Act 1"), rest]);
    assert_eq!((reached, also(&row, "steps"), also(&row, "materials")), (4.0, -1.0, 0.0));
}

#[test]
fn parallel_lifts_what_is_not_on_record() {
    let a = "id: a, days: 4, gives: [p]";
    assert_eq!(days("parallel", "", &[a, "id: b, days: 6, may: {parallel: Act 1}"]), 6.0);
    assert_eq!(
        refused("parallel", "", &[a, "id: b, days: 6, needs: [p], may: {parallel: Act 1}"]),
        "whatever the step waits for, the reason is on record"
    );
    // With those that are named only.
    let c = "id: c, days: 1, may: {parallel: {basis: Act 1, with: [b]}}";
    assert_eq!(days("parallel", "", &[a, "id: b, days: 6, needs: [p]", c]), 10.0);
    assert_eq!(
        days("parallel", "", &[a, "id: b, days: 6", "id: c, days: 1, may: {parallel: {basis: Act 1, with: [a]}}"]),
        11.0
    );
}

#[test]
fn pre_review_holds_the_decision_and_not_the_review() {
    let a = "id: a, days: 10";
    let b = |may: &str| {
        format!("id: b, days: 8, after: [{{step: a, because: law, basis: Act 2}}], may: {{pre-review: {may}}}")
    };
    assert_eq!(days("pre-review", "", &[a, &b("Act 1")]), 11.0);
    assert_eq!(days("pre-review", "", &[a, &b("{basis: Act 1, tail: 3}")]), 13.0);
    // Never longer than it was.
    assert_eq!(days("pre-review", "", &[a, &b("{basis: Act 1, tail: 30}")]), 18.0);
    assert_eq!(
        refused("pre-review", "", &[a, "id: b, days: 8, may: {pre-review: Act 1}"]),
        "it waits for nothing by law or for a paper of another matter that nothing else on record holds"
    );
}

#[test]
fn tolerate_lets_a_paper_follow_until_the_decision() {
    let a = "id: a, days: 6, gives: [p]";
    let b = "id: b, kind: decision, days: 5, after: [], needs: [{material: p, may: {tolerate: Act 1}}]";
    assert_eq!(days("tolerate", "", &[a, b]), 6.0);
    let by_law = "id: b, kind: decision, days: 5, after: [{step: a, because: law, basis: Act 2}], needs: [{material: p, may: {tolerate: Act 1}}]";
    assert_eq!(days("tolerate", "", &[a, by_law]), 11.0);
    // At a step that does not decide, it moves to the decision: five days, of which one is the tail.
    let accept = "id: b, item: X, days: 2, after: [], needs: [p], may: {tolerate: {basis: Act 1, papers: [p]}}";
    let decide = "id: c, item: X, kind: decision, days: 5, after: [b], needs: []";
    assert_eq!(days("tolerate", "", &[a, accept, decide]), 7.0);
    let unsaid = refused("tolerate", "", &[a, "id: b, days: 5, needs: [p], may: {tolerate: Act 1}"]);
    assert_eq!(unsaid, "the file does not say `papers`");
    let unasked =
        refused("tolerate", "", &[a, "id: b, days: 5, needs: [p], may: {tolerate: {basis: Act 1, papers: [q]}}"]);
    assert_eq!(unasked, "the step does not ask for `q`");
}

#[test]
fn postpone_moves_an_order_to_a_later_step() {
    let steps = |to: &str, of: &str| {
        [
            "id: a, days: 10, needs: []".to_owned(),
            format!(
                "id: b, days: 4, after: [{{step: a, because: law, basis: Act 2}}], may: {{postpone: {{basis: Act 1, of: {of}, to: {to}}}}}"
            ),
            "id: c, days: 5, after: [b]".to_owned(),
            "id: d, days: 1, after: []".to_owned(),
        ]
    };
    let of = |to, of| steps(to, of).iter().map(String::as_str).map(str::to_owned).collect::<Vec<_>>();
    let at = |rows: &[String]| days("postpone", "", &rows.iter().map(String::as_str).collect::<Vec<_>>());
    let not = |rows: &[String]| refused("postpone", "", &rows.iter().map(String::as_str).collect::<Vec<_>>());
    assert_eq!(at(&of("c", "a")), 15.0);
    assert_eq!(not(&of("c", "d")), "the step does not wait for `d`");
    assert_eq!(not(&of("a", "a")), "`a` is not a later step");
}

#[test]
fn early_start_begins_while_the_other_runs() {
    let a = "id: a, days: 10, needs: []";
    let b = "id: b, days: 9, after: [{step: a, because: law, basis: Act 2}], may: {early-start: {basis: Act 1, of: a, lag: 3}}";
    assert_eq!(days("early-start", "", &[a, b]), 12.0);
    let not = refused(
        "early-start",
        "",
        &[a, "id: c, days: 1, after: [], may: {early-start: {basis: Act 1, of: a, lag: 3}}"],
    );
    assert_eq!(not, "the step does not wait for `a`");
}

#[test]
fn an_early_start_is_never_later_than_today() {
    let with = |a: &str, lag: u32| {
        let b = format!(
            "id: b, days: 9, after: [{{step: a, because: law, basis: Act 2}}], may: {{early-start: {{basis: Act 1, of: a, lag: {lag}}}}}"
        );
        definition("", &[a, &b])
    };
    let reached = |text: &str, levers: &str| proposal(levers, text)["reached"].as_f64().unwrap();
    assert_eq!(reached(&with("id: a, days: 10", 10), "early-start"), 19.0);
    let why = |text: &str| proposal("early-start", text)["not_offered"][0]["why"].as_str().unwrap().to_owned();
    assert_eq!(why(&with("id: a, days: 10", 11)), "the stated lag is longer than `a` takes");
    // Half a period belongs to what the step takes; and another lever may shorten it.
    assert_eq!(reached(&with("id: a, days: 10, every: 4wd", 11), "early-start"), 20.0);
    assert_eq!(reached(&with("id: a, days: 10, may: {instant: Act 3}", 4), "early-start,instant"), 9.0);
}

#[test]
fn commit_decides_at_once_and_checks_afterwards() {
    let head = "materials: [plan, photo, form]\n";
    let a = "id: a, department: X, days: 10, needs: [plan, photo], may: {commit: Act 1}";
    let b = "id: b, department: Y, days: 2, needs: [form]";
    let (reached, row) = made("commit", head, &[a, b]);
    assert_eq!(reached, 3.0);
    assert_eq!(also(&row, "checks_afterwards"), 1.0);
    assert_eq!((also(&row, "materials"), also(&row, "askings")), (-1.0, -1.0));
    assert_eq!(row["warnings"].as_array().unwrap().len(), 0);
    // Not longer than it is, and told where the matter is looked at on the spot.
    let days_of = "id: a, days: 10, needs: [], item: X, may: {commit: {basis: Act 1, days: 3}}";
    let (reached, row) = made("commit", "", &[days_of, "id: v, item: X, kind: inspect, days: 1, needs: []"]);
    assert_eq!((reached, row["warnings"].as_array().unwrap().len()), (4.0, 1));
}

#[test]
fn instant_filing_and_cap_set_days_and_never_more_than_there_are() {
    let (reached, row) = made("instant", "", &["id: a, days: 3, visits: 3, may: {instant: Act 1}"]);
    assert_eq!((reached, also(&row, "visits")), (0.0, -2.0));
    assert_eq!(
        refused("instant", "", &["id: a, days: 0, visits: 1, may: {instant: Act 1}"]),
        "the step takes no longer as it is"
    );
    assert_eq!(days("filing", "", &["id: a, days: 7, may: {filing: Act 1}"]), 1.0);
    assert_eq!(days("filing", "", &["id: a, days: 7, may: {filing: {basis: Act 1, days: 2}}"]), 2.0);
    assert_eq!(refused("filing", "", &["id: a, days: 0.5, may: {filing: Act 1}"]), "the step takes no longer as it is");
    let (reached, row) = made("cap", "", &["id: a, days: 10, limit: 6, may: {cap: Act 1}"]);
    assert_eq!((reached, row["by_decree"].as_bool()), (6.0, Some(true)));
    assert_eq!(refused("cap", "", &["id: a, days: 10, may: {cap: Act 1}"]), "the file does not say `days`");
    // Nor fewer than the law demands, and work that no longer fits is not known.
    assert_eq!(days("filing", "", &["id: a, days: 7, limit: {min: 5}, may: {filing: Act 1}"]), 5.0);
}

#[test]
fn what_is_only_decreed_is_counted_where_it_is_named() {
    let text = definition("", &["id: a, days: 10, limit: 6, may: {cap: Act 1}"]);
    assert_eq!(proposal("granted", &text)["reached"], 10);
    assert_eq!(proposal("granted,cap", &text)["by_decree"], 4);
}

#[test]
fn on_demand_and_online_take_the_occasion_and_the_visit_away() {
    let meets = "id: b, days: 1, every: 1mo";
    let text = |may: &str| format!("{meets}{may}");
    assert_eq!(days("on-demand", "", &["id: a, days: 2", &text(", may: {on-demand: Act 1}")]), 3.0);
    assert_eq!(
        refused("on-demand", "", &["id: a, days: 2, may: {on-demand: Act 1}"]),
        "the step has no `every`: it can begin at any time already"
    );
    let (reached, row) = made("online", "", &["id: a, days: 2, visits: 2, may: {online: Act 1}"]);
    assert_eq!((reached, also(&row, "visits")), (2.0, -2.0));
    assert_eq!(
        refused("online", "", &["id: a, days: 2, visits: 0, online: full, may: {online: Act 1}"]),
        "it is online and without visits already"
    );
}

#[test]
fn merge_makes_neighbours_of_one_department_one() {
    let a = "id: a, department: X, days: 10, needs: [], gives: [p], may: {merge: Act 1}";
    let (reached, row) = made("merge", "", &[a, "id: b, department: X, days: 8, may: {merge: Act 1}"]);
    assert_eq!((reached, also(&row, "steps")), (10.0, -1.0));
    // On record one after the other: their sum, unless the file says less, which is by decree.
    let b = |may: &str| format!("id: b, department: X, days: 8, needs: [p], may: {{merge: {may}}}");
    assert_eq!(days("merge", "", &[a, &b("Act 1")]), 18.0);
    let (reached, row) = made("merge", "", &[a, &b("{basis: Act 1, days: 12}")]);
    assert_eq!((reached, row["by_decree"].as_bool()), (12.0, Some(true)));
    assert_eq!(
        refused("merge", "", &[a, &b("{basis: Act 1, days: 19}")]),
        "it states more days than the steps take one after another"
    );
    assert_eq!(refused("merge", "", &[a, "id: b, department: Y, days: 8"]), "there is no other step to do it with");
    // What lies between and needs the one, and is needed by the other.
    let x = "id: x, department: Y, days: 1, needs: [p], gives: [q]";
    let c = "id: c, department: X, days: 2, needs: [q], may: {merge: {basis: Act 1, with: [a]}}";
    assert_eq!(
        refused("merge", "", &["id: a, department: X, days: 10, needs: [], gives: [p]", x, c]),
        "`c` follows `x` for a reason on record"
    );
}

#[test]
fn joint_takes_steps_of_one_kind_together() {
    let head = "lead: Y\n";
    let step = |id: &str, rest: &str| format!("id: {id}, visits: 1, {rest}");
    let a = step("a", "department: X, kind: inspect, days: 3, may: {joint: Act 1}");
    let b = step("b", "department: Y, kind: inspect, days: 4, may: {joint: Act 1}");
    let (reached, row) = made("joint", head, &[&a, &b]);
    assert_eq!((reached, also(&row, "steps"), also(&row, "visits"), also(&row, "departments")), (4.0, -1.0, -1.0, 0.0));
    let other = step("b", "department: Y, kind: review, days: 4, may: {joint: Act 1}");
    assert_eq!(refused("joint", head, &[&a, &other]), "there is no other step to do it with");
    let differ = |days: u8| {
        step(
            &format!("d{days}"),
            &format!("department: Y, kind: inspect, days: 4, may: {{joint: {{basis: Act 1, days: {days}}}}}"),
        )
    };
    assert_eq!(refused("joint", head, &[&differ(2), &differ(3)]), "its steps state different values under `days`");
    // The second needs what the first finds.
    let first = step("a", "department: X, kind: inspect, days: 3, gives: [p], may: {joint: {basis: Act 1, group: g}}");
    let second = step("b", "department: Y, kind: inspect, days: 4, needs: [p], may: {joint: {basis: Act 1, group: g}}");
    assert_eq!(refused("joint", head, &[&first, &second]), "`b` follows `a` for a reason on record");
}

#[test]
fn single_window_takes_what_comes_in_at_one_place() {
    let head = "lead: Hall\n";
    let a = "id: a, department: X, kind: intake, days: 2, visits: 1, may: {single-window: Act 1}";
    let b = "id: b, department: Y, kind: intake, days: 1, visits: 1, may: {single-window: Act 1}";
    let (reached, row) = made("single-window", head, &[a, b]);
    assert_eq!(
        (reached, also(&row, "steps"), also(&row, "visits"), also(&row, "departments")),
        (2.0, -1.0, -1.0, -1.0)
    );
    assert_eq!(refused("single-window", head, &[a]), "there is no other step to do it with");
}

#[test]
fn single_form_asks_for_a_paper_once() {
    let head = "materials: [id, form]\n";
    let a = "id: a, days: 2, needs: [id, form], may: {single-form: Act 1}";
    let b = "id: b, days: 1, needs: [id], may: {single-form: Act 1}";
    let (_, row) = made("single-form", head, &[a, b]);
    assert_eq!((also(&row, "materials"), also(&row, "askings")), (0.0, -1.0));
    assert_eq!(refused("single-form", head, &[a]), "there is no other step to do it with");
}

#[test]
fn share_spares_the_applicant_and_no_office_its_decision() {
    let head = "materials: {licence: {held_by: X}, plan: {}}\n";
    let a = "id: a, days: 2, needs: [{material: licence, may: {share: Act 1}}, plan]";
    let (reached, row) = made("share", head, &[a]);
    assert_eq!((reached, also(&row, "materials")), (2.0, -1.0));
    let unheld = refused("share", head, &["id: a, days: 2, needs: [licence, {material: plan, may: {share: Act 1}}]"]);
    assert_eq!(unheld, "the file names nobody who holds `plan` (`held_by`, `certificate`)");
    let later = "materials: {licence: {held_by: X, available_after: z}}\n";
    let z = "id: z, days: 5, needs: []";
    let b = "id: b, days: 2, after: [], needs: [{material: licence, may: {share: Act 1}}]";
    assert_eq!(days("share", later, &[z, b]), 7.0);
}

#[test]
fn drop_material_ends_the_wait_for_it() {
    let a = "id: a, days: 6, gives: [p]";
    assert_eq!(
        days(
            "drop-material",
            "",
            &[a, "id: b, days: 5, after: [], needs: [{material: p, may: {drop-material: Act 1}}]"]
        ),
        6.0
    );
    let head = "materials: [q, r]\n";
    let (_, row) = made(
        "drop-material",
        head,
        &["id: b, days: 5, needs: [q, r], may: {drop-material: {basis: Act 1, materials: [q]}}"],
    );
    assert_eq!((also(&row, "materials"), also(&row, "askings")), (-1.0, -1.0));
    let unsaid = refused("drop-material", head, &["id: b, days: 5, needs: [q, r], may: {drop-material: Act 1}"]);
    assert_eq!(unsaid, "the file does not say `materials`");
}

#[test]
fn flatten_delegate_and_assist_change_who_signs_who_decides_and_how_often_it_returns() {
    let (reached, row) = made("flatten", "", &["id: a, days: 4, signoffs: 5, may: {flatten: {basis: Act 1, days: 3}}"]);
    assert_eq!((reached, also(&row, "signatures")), (3.0, -3.0));
    assert_eq!(
        refused("flatten", "", &["id: a, days: 4, signoffs: 2, may: {flatten: Act 1}"]),
        "it would change nothing here"
    );
    let transfer = "id: t, department: Y, kind: transfer, days: 2, may: {delegate: Act 1}";
    let (reached, row) = made("delegate", "", &["id: a, department: X, days: 3", transfer]);
    assert_eq!((reached, also(&row, "steps"), also(&row, "departments")), (3.0, -1.0, -1.0));
    assert_eq!(
        days(
            "delegate",
            "",
            &["id: a, department: X, days: 3, may: {delegate: {basis: Act 1, department: Z, days: 2}}"]
        ),
        2.0
    );
    assert_eq!(
        refused("delegate", "", &["id: a, days: 3, may: {delegate: Act 1}"]),
        "the file does not say `department`"
    );
    let returning = "id: a, days: 3, rework: {chance: 0.4, back_to: a, days: 2}";
    let (reached, _) = made("assist", "", &[&format!("{returning}, may: {{assist: {{basis: Act 1, chance: 0.1}}}}")]);
    assert_eq!(reached, 3.0);
    assert_eq!(
        refused("assist", "", &[&format!("{returning}, may: {{assist: Act 1}}")]),
        "the file does not say `chance`"
    );
    let fewer = refused("assist", "", &["id: a, days: 3, may: {assist: {basis: Act 1, chance: 0.1}}"]);
    assert_eq!(fewer, "it would change nothing here");
}
