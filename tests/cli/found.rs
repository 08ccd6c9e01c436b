//! Findings of the rules for guides, by kind: several cases, several events, mixed clocks, the worst
//! figure.

use serde_json::Value;

use super::*;

/// The messages of a rule about a text, undecided ones last.
fn found(rule: &str, text: &str) -> Vec<String> {
    let ran = run(&["check", "-", "--no-config", "--preset", "strict", "--format", "json"], text);
    let checked: Value = serde_json::from_str(&ran.out).unwrap_or_else(|error| panic!("{error}: {}", ran.err));
    let all = ["findings", "undecided"].into_iter().flat_map(|key| checked[key].as_array().unwrap());
    let findings = all.filter(|one| one["rule"] == rule);
    findings.map(|one| one["message"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_meeting_costs_its_whole_period_at_worst_on_the_clock_of_its_step() {
    let meeting = |every: &str, days: &str, unit: &str| {
        let text = format!("name: x\nunit: {unit}\nsteps:\n  - {{name: Board, days: {days}, every: {every}}}\n");
        found("meeting-on-critical-path", &text)
    };
    for (every, days, unit, worst) in [
        ("2w", "1", "workday", "10 working days of waiting at worst, 5 working days in the mean"),
        ("1mo", "1", "day", "30 calendar days of waiting at worst, 15 calendar days in the mean"),
        ("1mo", "1", "workday", "21 working days of waiting at worst, 10.5 working days in the mean"),
        ("2w", "7cd", "workday", "14 calendar days of waiting at worst, 7 calendar days in the mean"),
    ] {
        let said = meeting(every, days, unit);
        assert!(said.len() == 1 && said[0].contains(worst), "{every} {days} {unit}: {said:?}");
    }
}

#[test]
fn a_meeting_is_found_in_the_cases_in_which_the_end_hangs_on_it() {
    let text = |when: &str| {
        format!(
            "name: x\ncases: [a, b]\nsteps:\n  - {{name: Start, days: 1}}\n  - {{name: Board, days: 1, every: 2w{when}}}\n  \
             - {{name: Survey, days: 90, after: [Start], when: [b]}}\n  - {{name: End, days: 1, after: [Board, Survey]}}\n"
        )
    };
    let said = found("meeting-on-critical-path", &text(""));
    assert_eq!(said.len(), 1, "{said:?}");
    shown("a meeting is found in the cases in which the end hangs on it", &said[0]);
    assert!(found("meeting-on-critical-path", &text(", when: [b]")).is_empty());
}

#[test]
fn copies_are_found_only_where_no_asking_is_left_to_the_applicant() {
    let text = |second: &str, cases: &str| {
        format!(
            "name: x\n{cases}materials: {{甲: {{source: shared, copies: 2, original: true}}, 乙: {{original: true}}}}\n\
             steps:\n  - {{name: a, days: 1, papers: [甲, 乙]}}\n  - {{name: b, days: 1, papers: [{second}]}}\n"
        )
    };
    let rule = "copies-of-what-is-shared";
    let said = found(rule, &text("甲", ""));
    assert_eq!(said.len(), 1, "{said:?}");
    shown("copies are found only where no asking is left to the applicant: every case", &said[0]);
    assert!(found(rule, &text("{material: 甲, source: applicant}", "")).is_empty());
    assert_eq!(found(rule, &text("{material: 甲, source: applicant, need: optional}", "")).len(), 1);
    let in_case = "{material: 甲, source: applicant, when: [新办]}";
    let said = found(rule, &text(in_case, "cases: [新办, 延续]\n"));
    assert_eq!(said.len(), 1, "{said:?}");
    shown("copies are found only where no asking is left to the applicant: one case", &said[0]);
}

#[test]
fn limits_from_several_events_are_each_judged_by_themselves() {
    let text = |one: u8, other: u8| {
        format!(
            "name: x\nsteps:\n  - {{name: File, days: 1}}\n  - {{name: Accept, days: 2}}\n  - {{name: Visit, days: 5, limit: \
             {{days: {one}, from: File}}}}\n  - {{name: Decide, days: 4, limit: {{days: {other}, from: Accept}}}}\n"
        )
    };
    let rule = "step-over-event-limit";
    assert!(found(rule, &text(7, 9)).is_empty(), "2 + 5 after File, 5 + 4 after Accept");
    let said = found(rule, &text(6, 9));
    assert_eq!(said.len(), 1, "{said:?}");
    shown("limits from several events are each judged by themselves: Visit", &said[0]);
    let said = found(rule, &text(7, 8));
    assert_eq!(said.len(), 1, "{said:?}");
    shown("limits from several events are each judged by themselves: Decide", &said[0]);
    assert_eq!(found(rule, &text(6, 8)).len(), 2);
}

#[test]
fn a_limit_in_months_from_an_event_is_judged_over_all_starts() {
    let text = |limit: &str, between: &str| {
        format!(
            "name: x\nunit: day\njurisdiction: generic\ncalendar: weekdays\nsteps:\n  - {{name: Event, days: 1}}\n  \
             - {{name: Between, days: {between}, clock: counted}}\n  - {{name: Decide, days: 2mo, limit: {{days: {limit}, \
             from: Event}}}}\n"
        )
    };
    let rule = "step-over-event-limit";
    assert!(found(rule, &text("3mo", "20")).is_empty(), "20 days and two months are less than three from every start");
    let over = found(rule, &text("3mo", "40"));
    assert_eq!(over.len(), 1, "{over:?}");
    shown("a limit in months from an event is judged over all starts: over", &over[0]);
    let open = found(rule, &text("3mo", "29"));
    assert_eq!(open.len(), 1, "29 days are less than some months only: {open:?}");
    shown("a limit in months from an event is judged over all starts: it depends", &open[0]);
}

#[test]
fn steps_that_follow_the_line_above_are_told_in_one_finding_with_the_days_at_stake() {
    let text = |after: &str, cases: &str| {
        format!(
            "name: x\n{cases}steps:\n  - {{name: a, department: A, days: 3, kind: submit}}\n  - {{name: b, department: B, \
             days: 4}}\n  - {{name: c, department: C, days: 5{after}}}\n"
        )
    };
    let said = found("implicit-order", &text("", ""));
    assert_eq!(said.len(), 1, "{said:?}");
    shown("steps that follow the line above are told in one finding with the days at stake: two steps", &said[0]);
    let said = found("implicit-order", &text(", after: [b]", ""));
    assert_eq!(said.len(), 1, "{said:?}");
    shown("steps that follow the line above are told in one finding with the days at stake: one step", &said[0]);
    let said = found("implicit-order", &text(", when: [two]", "cases: [one, two]\n"));
    shown("steps that follow the line above are told in one finding with the days at stake: cases", &said.join("\n"));
}

#[test]
fn days_of_a_publication_need_a_clock_in_a_file_of_working_days_only() {
    let text = |step: &str, unit: &str| format!("name: x\nunit: {unit}\nsteps:\n  - {{{step}}}\n");
    let rule = "days-without-clock";
    for (step, unit, count) in [
        ("name: 公示, days: 7日", "workday", 1),
        ("name: 结果公告, days: 7天", "workday", 1),
        ("name: 上网, kind: publicity, days: 7日", "workday", 1),
        ("name: 公示, days: 7日", "day", 0),
        ("name: 公示, days: 7自然日", "workday", 0),
        ("name: 公示, days: 7个工作日", "workday", 0),
        ("name: 公示, days: 7", "workday", 0),
        ("name: 审查, days: 7日", "workday", 0),
        ("name: 公示, kind: review, days: 7日", "workday", 0),
    ] {
        assert_eq!(found(rule, &text(step, unit)).len(), count, "{step} {unit}");
    }
}

#[test]
fn a_missing_parameter_is_named_in_the_language_of_the_page() {
    let text = "name: x\nsteps: [{name: a, days: 5, may: {assist: Act 1}}]\n";
    let said = |lang: &str| run(&["check", "-", "--no-config", "--lang", lang], text).out;
    assert!(said("zh").contains("「a」的「帮办代办」没有写「概率」"), "{}", said("zh"));
    assert!(said("en").contains("`assist` at `a` does not say `chance`"), "{}", said("en"));
}
