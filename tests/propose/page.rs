//! What the page of a proposal says, and what stands above the lines that it
//! writes.

use std::fs;

use super::made::definition;
use super::{proposal, run};

/// The page on one line.
fn page(args: &[&str], text: &str) -> String {
    let all: Vec<&str> = ["propose", "-"].iter().chain(args).copied().collect();
    let ran = run(&all, text);
    assert_eq!(ran.code, 0, "{}", ran.err);
    ran.out.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What `-o` writes.
fn written(text: &str, args: &[&str]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (old, new) = (path("old.yaml"), path("new.yaml"));
    fs::write(&old, text).unwrap();
    let verb = args[0];
    let all: Vec<&str> = [verb, &old, "-o", &new].iter().chain(&args[1..]).copied().collect();
    let ran = run(&all, "");
    assert_eq!(ran.code, 0, "{}", ran.err);
    fs::read_to_string(new).unwrap()
}

fn comments(text: &str) -> Vec<&str> {
    text.lines().map(str::trim).filter(|line| line.starts_with('#')).collect()
}

#[test]
fn a_remark_names_the_key_and_says_what_stood_there_to_the_letter() {
    let flow = definition("", &["id: a, days: 3 wd, work: 960min, may: {filing: Act 1}"]);
    let filed = written(&flow, &["propose"]);
    assert_eq!(
        comments(&filed)[1..],
        ["# filing: Act 1; was: days: 3 wd", "# filing: Act 1; was: work: 960min"],
        "{filed}"
    );
    let block = "名称: 甲\n环节:\n  - 名称: 审查\n    时长: 3个工作日\n    用时: 三小时\n    可适用: {全程网办: 依据, 审批改备案: 依据}\n";
    let filed = written(block, &["propose"]);
    let expected = ["# 审批改备案：依据；原为：时长: 3个工作日", "# 全程网办：依据；原来没有写「网办」"];
    assert_eq!(comments(&filed)[1..], expected, "{filed}");
    let tried = written(&flow, &["what-if", "--set", "a.days=2"]);
    assert_eq!(comments(&tried), ["# what-if --set a.days=2; was: days: 3 wd"], "{tried}");
    let two = definition("", &["id: a, days: 3", "id: b, days: 1"]);
    let tried = written(&two, &["what-if", "--drop", "a"]);
    assert_eq!(comments(&tried)[0], "# what-if --drop a; `a` goes", "{tried}");
}

#[test]
fn what_a_step_need_not_wait_for_is_told_apart_from_what_only_stands_elsewhere() {
    let steps = [
        "id: a, days: 3, gives: [], needs: []",
        "id: b, days: 4, value: waste, gives: [], needs: []",
        "id: c, days: 2, needs: [], gives: [], after: [a]",
        "id: d, days: 2, after: [b]",
    ];
    let filed = written(&definition("", &steps), &["propose"]);
    let said = |why: &str| comments(&filed).iter().filter(|line| line.contains(why)).count();
    assert_eq!((said("needless waiting goes; was: after: [a]"), said("; was: after: [b]")), (1, 1), "{filed}");
    assert_eq!(said("written out, as the steps before it change"), 1, "{filed}");
}

#[test]
fn durations_are_written_in_the_words_of_the_file() {
    let text = "名称: 甲\n环节:\n  - {名称: 一, 部门: 局, 时长: 2, 用时: 2小时, 前置: [], 可适用: {合并环节: 依据}}\n  \
                - {名称: 二, 部门: 局, 时长: 2, 用时: 3小时, 可适用: {合并环节: 依据}}\n";
    let filed = written(text, &["propose"]);
    assert!(filed.contains("用时: 5小时"), "{filed}");
}

#[test]
fn a_check_afterwards_is_called_in_the_language_of_its_step() {
    let of = |text: &str| written(text, &["propose"]);
    let chinese = of("名称: 甲\n环节: [{名称: 审查, 部门: 局, 时长: 9, 可适用: {告知承诺制: 依据}}]\n");
    assert!(chinese.contains("名称: 审查事后核查"), "{chinese}");
    let english = of(&definition("", &["id: review, days: 9, may: {commit: Act 1}"]));
    assert!(english.contains("id: review-check\n    name: review (check afterwards)"), "{english}");
}

#[test]
fn a_start_gives_dates_on_the_page_and_in_the_document() {
    let text = definition("jurisdiction: cn\n", &["id: a, days: 5", "id: b, days: 9, may: {instant: Act 1}"]);
    let from_day = page(&["--start", "2026-03-02"], &text);
    for said in
        ["ends on 2026-03-20 → 2026-03-09", "calendar days 18 → 7", "started 2026-03-02", "are counted from 2026-03-02"]
    {
        assert!(from_day.contains(said), "{said}\n{from_day}");
    }
    let without = page(&[], &text);
    assert!(!without.contains("ends on") && proposal("granted", &text)["dates"].is_null(), "{without}");
    let swept = page(&["--sweep", "2026", "--lang", "zh"], &text);
    assert!(swept.contains("已逐日试算 2026-01-01") || swept.contains("已逐日试算 2026-01-0"), "{swept}");
    let ran = run(&["propose", "-", "--start", "2026-03-02", "--format", "json"], &text);
    let dates: serde_json::Value = serde_json::from_str::<serde_json::Value>(&ran.out).unwrap()["dates"].clone();
    assert_eq!(dates["start"], "2026-03-02");
    assert_eq!([&dates["today"]["finish"], &dates["reached"]["finish"]], ["2026-03-20", "2026-03-09"]);
}

/// Steps on two clocks, so that days depend on the start, and so does what a
/// lever takes off.
fn on_two_clocks(steps: &[&str]) -> String {
    definition("jurisdiction: generic\ncalendar: weekdays\nunit: day\n", steps)
}

#[test]
fn a_proposal_on_dates_is_counted_from_the_start_of_its_comparison() {
    let waste = "value: waste, gives: []";
    let of = |steps: &[&str]| on_two_clocks(steps).replace("WASTE", waste);
    let flows = [
        of(&["id: a, days: 10", "id: b, days: 1wd", "id: c, days: 2wd, WASTE"]),
        of(&[
            "id: a, days: 3",
            "id: b, days: 5wd, may: {filing: Act 1}",
            "id: c, days: 28, may: {filing: Act 1}",
            "id: d, days: 10, WASTE",
        ]),
        // Today has no date in it, and the new definition does.
        of(&["id: a, days: 9, may: {filing: {basis: Act 1, days: 2wd}}", "id: b, days: 4"]),
    ];
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (old, new) = (path("old.yaml"), path("new.yaml"));
    let json = |args: &[&str]| {
        let ran = run(args, "");
        assert_eq!(ran.code, 0, "{}", ran.err);
        serde_json::from_str::<serde_json::Value>(&ran.out).unwrap()
    };
    for (flow, goal) in flows.iter().flat_map(|flow| [(flow, None), (flow, Some("--goal=days=12"))]) {
        fs::write(&old, flow).unwrap();
        let mut args = vec!["propose", &old, "-o", &new, "--force", "--report"];
        let document = format!("json={}", path("proposal.json"));
        args.push(&document);
        args.extend(goal);
        let ran = run(&args, "");
        assert_eq!(ran.code, 0, "{}", ran.err);
        let proposed: serde_json::Value =
            serde_json::from_str(&fs::read_to_string(path("proposal.json")).unwrap()).unwrap();
        let compared = json(&["diff", &old, &new, "--format", "json", "--fail-on", "claim"]);
        let (before, after) = (&compared["before"]["days"], &compared["after"]["days"]);
        assert_eq!([&proposed["today"], &proposed["reached"]], [before, after], "{goal:?}\n{flow}");
        assert_eq!(proposed["dates"]["start"], compared["dates"]["start"], "{goal:?}\n{flow}");
        let median = &proposed["dates"]["sweep"]["median"];
        assert_eq!([&median["before"]["days"], &median["after"]["days"]], [before, after], "{goal:?}\n{flow}");
        if goal.is_some() {
            assert!(after.as_f64().unwrap() <= 12.0, "{flow}");
        }
        let brief = path("brief.html");
        let mut args = vec!["report", &old, "--brief", "--levers", "granted", "-o", &brief];
        args.extend(goal);
        run(&args, "");
        let text = fs::read_to_string(&brief).unwrap();
        let headline = format!("{before} calendar days today");
        assert!(text.contains(&headline) && text.contains(&format!(">{before}</td>")), "{headline}");
    }
}

#[test]
fn a_package_of_nothing_says_whether_there_are_signs() {
    let plain = definition("", &["id: a, days: 5"]);
    let signs = definition("", &["id: a, days: 5, every: 2w"]);
    for args in [&[][..], &["--levers", "suggested"]] {
        let page = page(args, &plain);
        assert!(page.contains("no lever shows its signs") && page.contains("(no change)"), "{page}");
        assert!(!page.contains("--levers suggested"), "{page}");
    }
    assert!(page(&[], &signs).contains("`--levers suggested` counts"));
    assert!(page(&["--lang", "zh"], &plain).contains("（没有变化）"));
}

#[test]
fn what_holds_the_end_is_not_called_new_where_it_is_the_old() {
    let text = definition("", &["id: a, days: 5", "id: b, days: 3, may: {instant: Act 1}"]);
    let page = page(&["--lang", "zh"], &text);
    assert!(page.contains("采用后的瓶颈 「a」仍是最长的一环。"), "{page}");
}

#[test]
fn options_of_other_cases_are_named_and_told_apart() {
    let text = "name: p\ncases: [x, y]\nsteps:\n  - {id: a, days: 5, when: [x], may: {instant: Act 1}}\n  \
                - {id: b, days: 5, when: [y], may: {instant: Act 2}}\n";
    let page = page(&["--goal", "days=0"], text);
    let others = "For other cases only: instant at b (case `y`).";
    assert!(page.contains("Reached with 2 options.") && page.contains(others), "{page}");
    assert!(!self::page(&["--goal", "days=0", "--case", "x"], text).contains("other cases"));
}

#[test]
fn an_answer_that_a_package_takes_for_given_is_called_assumed_on_the_page_and_in_the_file() {
    let text = definition("", &["id: a, days: 3", "id: b, days: 2"]);
    let assumed = "questions at `b`: the answers are assumed here and stand in no file";
    assert!(page(&["--answers"], &text).contains(assumed));
    assert!(!page(&[], &text).contains(assumed), "nothing is assumed where nothing is answered");
    let remarks = written(&text, &["propose", "--answers"]);
    assert!(comments(&remarks).contains(&"# need not wait: assumed: nothing makes it wait; `after` was not written"));
}

#[test]
fn a_goal_that_is_not_about_days_says_who_decides_and_what_the_rest_is_made_of() {
    let text = "name: a\nmaterials: {form: {}, deed: {held_by: Registry}}\nsteps:\n  - {id: apply, actor: applicant, days: 1, visits: 2, papers: [form, {material: deed, may: {share: Act 7}}]}\n  - {id: decide, department: B, days: 3, visits: 1}\n";
    let met = page(&["--goal", "materials=1"], text);
    assert!(met.contains("share apply · deed Registry") && met.contains("materials −1"), "{met}");
    assert!(!met.split("The package").next().unwrap().contains("brings 0"), "{met}");
    let ran = run(&["propose", "-", "--goal", "visits=1,materials=1"], text);
    let missed = ran.out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        missed.contains("What the rest is made of") && missed.contains("- 3 visits: apply 2, decide 1"),
        "{missed}"
    );
    assert!(!missed.contains("What holds the rest"), "the days are no part of the goal: {missed}");
    let ran = run(&["propose", "-", "--goal", "days=1,materials=0"], text);
    let missed = ran.out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(missed.contains("What holds the rest apply → decide"), "{missed}");
    assert!(missed.contains("What the rest is made of"), "{missed}");
}
