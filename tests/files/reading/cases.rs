//! Cases of one guide, and the other keys of guides.

use super::*;

fn guide(head: &str, steps: &str) -> String {
    format!("name: p\nmaterials: [甲, 乙, 丙]\n{head}\nsteps:\n{steps}")
}

/// The names of the steps of a case, and for each those that it follows.
fn in_case(process: &Process, case: &str) -> Vec<(String, Vec<String>)> {
    let at = process.cases().iter().position(|known| known.name == case).unwrap();
    let process = &process.variants()[at].process;
    let name = |id: StepId| process.step(id).name.clone();
    let follows = |id: StepId| process.orders().of(id).iter().map(|order| name(order.from)).collect();
    process.step_ids().map(|id| (name(id), follows(id))).collect()
}

fn order(steps: &[(&str, &[&str])]) -> Vec<(String, Vec<String>)> {
    let names = |list: &[&str]| list.iter().map(|name| (*name).to_owned()).collect();
    steps.iter().map(|(name, follows)| ((*name).to_owned(), names(follows))).collect()
}

#[test]
fn whoever_followed_a_step_that_is_not_taken_follows_what_it_followed() {
    let process = process(&guide(
        "cases: [新办, 延续]",
        "  - {name: 受理, days: 1}\n  - {name: 踏勘, days: 5, when: [新办]}\n  - {name: 听证, days: 9, when: [新办], after: [受理]}\n  \
           - {name: 审查, days: 3, after: [{step: 踏勘, lag: 2, because: law, basis: 法}, {step: 听证, because: habit}]}\n  \
           - {name: 决定, days: 1}\n",
    ));
    let new = order(&[
        ("受理", &[]),
        ("踏勘", &["受理"]),
        ("听证", &["受理"]),
        ("审查", &["踏勘", "听证"]),
        ("决定", &["审查"]),
    ]);
    assert_eq!(in_case(&process, "新办"), new);
    assert_eq!(in_case(&process, "延续"), order(&[("受理", &[]), ("审查", &["受理", "受理"]), ("决定", &["审查"])]));
    let renewal = &process.variants()[1].process;
    let across = renewal.steps()[1].after.clone().unwrap_or_default();
    let lags: Vec<_> = across.iter().map(|entry| (entry.lag, entry.because, entry.is_across)).collect();
    assert_eq!(lags, [(Duration::days(2), None, true), (Duration::ZERO, Some(Because::Habit), true)]);
}

#[test]
fn a_step_without_a_word_follows_the_nearest_that_is_taken_above_it_without_a_word() {
    let process = process(&guide(
        "cases: [一, 二]",
        "  - {name: a, days: 1}\n  - {name: b, days: 1, when: [一]}\n  - {name: c, days: 1}\n  \
           - {name: d, days: 1, when: [一], after: [a]}\n  - {name: e, days: 1}\n",
    ));
    let variant = &process.variants()[1].process;
    assert!(variant.steps()[1].after.is_none(), "still the step above");
    assert_eq!(in_case(&process, "二"), order(&[("a", &[]), ("c", &["a"]), ("e", &["a"])]));
}

#[test]
fn steps_of_different_cases_may_give_one_paper_and_wait_for_each_other() {
    let text = guide(
        "cases: [一, 二]",
        "  - {name: a, days: 1, when: [一], gives: [证], after: []}\n  - {name: b, days: 1, when: [二], gives: [证], after: [c]}\n  \
           - {name: c, days: 1, after: [], by_case: {一: {after: [a], needs: [证]}}}\n",
    );
    let process = process(&text);
    assert_eq!(in_case(&process, "一"), order(&[("a", &[]), ("c", &["a", "a"])]));
    assert_eq!(in_case(&process, "二"), order(&[("b", &["c"]), ("c", &[])]));
}

#[test]
fn what_is_wrong_only_in_a_case_is_told_where_it_stands_in_the_file() {
    let text = guide(
        "cases: [一, 二]",
        "  - {name: a, days: 1, when: [一], gives: [证]}\n  - {name: b, days: 1, needs: [甲, {材料: 丙, 适用情形: [一]}, 证]}\n",
    );
    let (line, column, problem) = only(&text);
    assert_eq!(
        (line, &text.lines().nth(line - 1).unwrap().chars().skip(column - 1).collect::<String>()[..3]),
        (6, "证")
    );
    let inner = Problem::UnknownMaterial { name: "证".into(), suggestion: Some("乙".into()) };
    assert_eq!(problem, Problem::InCase { case: "二".into(), problem: Box::new(inner) });
    let overridden = guide("cases: [一]", "  - {name: a, days: 1, by_case: {一: {work: 3}}}\n");
    let (line, column, problem) = only(&overridden);
    assert_eq!((line, column), (5, 44));
    assert!(matches!(problem, Problem::InCase { .. }), "{problem:?}");
}

#[test]
fn cases_that_do_not_fit_together_are_refused() {
    let one = |head: &str, keys: &str| only(&guide(head, &format!("  - {{name: a, days: 1, {keys}}}\n"))).2;
    let unknown = |name: &str, near: &str| Problem::UnknownCase { name: name.into(), suggestion: Some(near.into()) };
    assert_eq!(one("cases: [新办, 延续]", "when: [新扮]"), unknown("新扮", "新办"));
    assert_eq!(one("cases: [新办, 延续]", "by_case: {延序: {days: 2}}"), unknown("延序", "延续"));
    assert!(matches!(one("cases: [新办]", "when: [新办, 新办]"), Problem::ListedTwice(_)));
    assert!(matches!(one("cases: [新办]", "when: []"), Problem::EmptyValue(_)));
    assert!(matches!(one("cases: [新办]", "by_case: {新办: {when: [新办]}}"), Problem::SameInEveryCase("when")));
    assert!(matches!(one("cases: {新办: {share: 0.7}, 延续: {share: 40%}}", "fee: 1"), Problem::SharesOverAll(_)));
    assert!(matches!(one("cases: [新办, 延续]", "when: [新办]"), Problem::EmptyCase(_)));
}

#[test]
fn the_case_of_the_largest_share_is_the_main_one() {
    let main = |cases: &str| process(&guide(cases, "  - {name: a, days: 1}\n")).main_case();
    assert_eq!(main("cases: [甲, 乙]"), Some(0));
    assert_eq!(main("cases: {甲: {占比: 20%}, 乙: {占比: 0.5}, 丙: {占比: 0.3}}"), Some(1));
    assert_eq!(main("id: x"), None);
}

#[test]
fn nobody_waits_for_what_comes_after_the_result() {
    let text = |more: &str| {
        guide(
            "id: x",
            &format!(
                "  - {{name: a, days: 1}}\n  - {{name: 抽查, days: 9, clock: 事后, gives: [报告]}}\n  - {{name: b, days: 1{more}}}\n"
            ),
        )
    };
    let guide = process(&text(""));
    assert_eq!(guide.orders().of(guide.find("b").unwrap())[0].from.index(), 0, "the nearest that is awaited");
    assert!(matches!(only(&text(", after: [抽查]")).2, Problem::FollowsAfterwards(_)));
    assert!(matches!(only(&text(", needs: [报告]")).2, Problem::GivenAfterwards(_)));
    // Neither is on a path where both come after the result.
    for said in ["after: [抽查]", "needs: [报告]"] {
        let process = process(&text(&format!(", clock: afterwards, {said}")));
        assert!(process.orders().of(process.find("b").unwrap()).is_empty(), "{said}");
    }
}

#[test]
fn half_the_period_is_added_where_a_step_waits_for_an_occasion() {
    let days = |every: &str| {
        let process = process(&guide("id: x", &format!("  - {{name: a, days: 3, every: {every}}}\n")));
        let id = process.find("a").unwrap();
        let range = process.range(id).unwrap();
        [process.length(id), range.0, range.1].map(|length| length.time().in_days(process.day()).to_string())
    };
    assert_eq!(days("2w"), ["8", "3", "13"]);
    assert_eq!(days("10"), ["8", "3", "13"]);
    assert!(matches!(only(&step("every: 0")).2, Problem::BadPeriod(_)));
}

#[test]
fn limits_between_steps_of_which_one_is_gone_run_between_none() {
    let process = process(&guide(
        "cases: [新办, 延续]\nlimits: {statutory: 20, from: 受理, to: 批准}",
        "  - {name: 受理, days: 1, when: [新办]}\n  - {name: 审查, days: 3}\n  - {name: 批准, days: 1}\n",
    ));
    let lost =
        |process: &Process| (process.limits().from.is_some(), process.limits().to.is_some(), process.limits().is_lost);
    assert_eq!(lost(&process), (true, true, false));
    let [new, renewal] = process.variants() else { panic!("two cases") };
    assert_eq!(lost(&new.process), (true, true, false));
    assert_eq!(lost(&renewal.process), (false, true, true));
    let gone = new.process.apply(&Change::Eliminate { step: "批准".into() }).unwrap();
    assert_eq!(lost(&gone), (true, false, true));
}

#[test]
fn clocks_default_to_who_acts() {
    let clock = |keys: &str| process(&step(keys)).steps()[0].clock;
    assert_eq!(clock("fee: 1"), Counting::Counted);
    assert_eq!(clock("actor: applicant"), Counting::Suspended);
    assert_eq!(clock("主体: 中介"), Counting::Suspended);
    assert_eq!(clock("actor: applicant\n    clock: counted"), Counting::Counted);
}

#[test]
fn a_material_that_can_be_had_after_a_step_orders_as_its_document() {
    let text = |step: &str| {
        format!(
            "name: p\nmaterials: {{图纸: {{取得于: {step}}}}}\nsteps:\n  - {{name: 方案, days: 1}}\n  \
             - {{name: 审图, days: 1, after: [], needs: [图纸]}}\n"
        )
    };
    let process = process(&text("方案"));
    let orders = process.orders().of(process.find("审图").unwrap());
    assert_eq!((orders.len(), orders[0].from.index()), (1, 0));
    assert_eq!(process.supplier(MaterialId(0)), None, "it is asked of the applicant all the same");
    assert_eq!(only(&text("审图")).2, Problem::NeededTooEarly("图纸".into()));
    assert!(matches!(only(&text("方安")).2, Problem::UnknownStep { .. }));
}

#[test]
fn a_limit_runs_from_an_event_or_is_a_least_length() {
    let text =
        |limit: &str| guide("id: x", &format!("  - {{name: a, days: 1}}\n  - {{name: b, days: 5, limit: {limit}}}\n"));
    let limit = |text: &str| process(text).steps()[1].limit.clone().unwrap();
    assert_eq!(limit(&text("10")), StepLimit::of(Duration::days(10)));
    let event = limit(&text("{天数: 10, 起: a}"));
    assert_eq!((event.days, event.from.map(StepId::index), event.min), (Some(Duration::days(10)), Some(0), None));
    assert_eq!(limit(&text("{min: 3}")).min, Some(Duration::days(3)));
    assert_eq!(only(&text("{from: a}")).2, missing(KeyGroup::Limit, "days"));
    assert!(matches!(only(&text("{days: 1, from: c}")).2, Problem::UnknownStep { .. }));
}

#[test]
fn levers_have_a_basis_and_parameters() {
    let text = "may:\n      告知承诺制: {依据: 第一条, days: 1, 核查: {department: 甲局, days: 2}}\n      即办: 第二条";
    let may = process(&step(text)).steps()[0].may.clone();
    let check = Check { department: Some("甲局".to_owned()), days: Some(Duration::days(2)) };
    let parameters = Parameters { days: Some(Duration::days(1)), check: Some(check), ..Parameters::default() };
    assert_eq!(may[0].1, Permit { parameters, ..Permit::on("第一条") });
    assert_eq!(may[1].1, Permit::on("第二条"));
    // A parameter that no lever has, and one that only another has.
    for text in ["may: {commit: {basis: x, dayz: 1}}", "may: {commit: {basis: x, window: 甲局}}"] {
        assert!(matches!(only(&step(text)).2, Problem::UnknownKey { .. }), "{text}");
    }
    // What is known there is what this lever has.
    for (text, meant, has) in [
        ("may: {filing: {basis: x, dayz: 1}}", Some("days"), vec!["basis", "when", "days"]),
        ("may: {审批改备案: {依据: x, 窗囗: 1}}", None, vec!["依据", "适用情形", "天数"]),
    ] {
        let Problem::UnknownKey { suggestion, known, .. } = only(&step(text)).2 else { panic!("{text}") };
        assert_eq!((suggestion.as_deref(), known), (meant, has));
    }
    assert!(matches!(only(&step("may: {cap: {basis: x, days: 99}}")).2, Problem::AboveToday { .. }));
    assert!(matches!(only(&step("may: {merge: {basis: x, with: [nobody]}}")).2, Problem::UnknownStep { .. }));
    assert_eq!(only(&step("may: {cap: {days: 3}}")).2, Problem::MissingBasis);
}
