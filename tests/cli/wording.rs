//! What a page says and what it leaves out.

use super::*;

fn page(text: &str, more: &[&str]) -> String {
    run(&[&["analyze", "-"], more].concat(), text).out
}

#[test]
fn a_step_whose_predecessor_moved_moves_up() {
    let english = page(MOVING, &["--width", "120"]);
    assert!(english.contains("moves up  c     b              unchanged  "), "{english}");
    assert!(english.contains("parallel  b     a              starts at once"), "{english}");
    let chinese = page(MOVING, &["--lang", "zh", "--width", "120"]);
    assert!(chinese.contains("随之提前  c     b         不变"), "{chinese}");
    assert!(chinese.contains("并联      b     a         一开始即可办"), "{chinese}");
}

#[test]
fn a_lag_that_goes_makes_nothing_parallel() {
    let lag = "name: l\nsteps: [{name: a, days: 2}, {name: b, days: 1, after: [{step: a, because: law}]}, \
               {name: c, days: 1, needs: [], after: [{step: a, because: habit, lag: 4}, {step: b, because: law}]}]\n";
    let english = page(lag, &["--width", "160"]);
    assert!(english.contains("shorter lag  c     a; b ") && !english.contains("parallel"), "{english}");
    assert!(english.contains("`c` follows `a` in any case"), "{english}");
    assert!(page(lag, &["--lang", "zh", "--width", "160"]).contains("缩短间隔"));
    // Where the other only has to have begun, it is not followed in any case.
    let overlap = "name: o\nsteps: [{name: a, days: 9}, {name: b, days: 2, after: [{step: a, relation: SS, \
                   because: law}]}, {name: c, days: 3, needs: [], after: [{step: a, because: habit, lag: 1}, \
                   {step: b, because: law}]}]\n";
    let overlap = page(overlap, &["--width", "160"]);
    assert!(!overlap.contains("in any case") && !overlap.contains("shorter lag"), "{overlap}");
}

#[test]
fn changes_that_save_nothing_are_one_line_for_a_first_look() {
    let first = page(MOVING, &[]);
    assert!(first.contains("1 further change saves no days (-v shows it)"), "{first}");
    assert!(page(MOVING, &["--lang", "zh"]).contains("另有 1 项不省天数（-v 显示）"));
    for more in [&["-v"][..], &["--format", "markdown"]] {
        let all = page(MOVING, more);
        assert!(!all.contains("further") && all.matches("starts at once").count() == 2, "{all}");
    }
    let idle = "name: i\nsteps: [{name: a, days: 4, gives: []}, {name: b, days: 1, needs: [], after: [a]}, {name: c, days: 1, \
                after: [a]}]\n";
    let idle = page(idle, &[]);
    assert!(idle.contains("1 change saves no days (-v shows it)") && !idle.contains("saves in sequence"), "{idle}");
}

#[test]
fn visits_are_left_out_where_no_step_states_any() {
    let without = page(MOVING, &[]);
    assert!(!without.lines().nth(2).unwrap().contains("visits"), "{without}");
    assert!(without.contains("visits                    n/a"), "{without}");
    let with = page(&MOVING.replace("days: 4,", "days: 4, visits: 1,"), &[]);
    assert!(with.lines().nth(2).unwrap().ends_with("visits 1"), "{with}");
    let none = page(&MOVING.replace("days: 4,", "days: 4, visits: 0,"), &[]);
    assert!(
        none.lines().nth(2).unwrap().ends_with("visits 0") && !none.contains("visits                    n/a"),
        "{none}"
    );
}

#[test]
fn a_page_without_questions_does_not_speak_of_them() {
    let closed = "name: c\nmaterials: [m]\nsteps: [{name: a, days: 4, needs: [m]}]\n";
    let english = page(closed, &["-v"]);
    assert!(english.contains("None: every order has a recorded reason.\n"), "{english}");
    assert!(!english.to_lowercase().contains("question"), "{english}");
    let chinese = page(closed, &["-v", "--lang", "zh"]);
    assert!(chinese.contains("无：各环节先后均有记载的理由。\n") && !chinese.contains("问题"), "{chinese}");
    let open = page("name: o\nsteps: [{name: a, days: 4}, {name: b, days: 4}]\n", &[]);
    assert!(open.contains("the file does not say enough.") && open.contains("Questions to ask"), "{open}");
}

#[test]
fn what_does_not_differ_is_said_and_drawn_once() {
    let same = "name: s\nsteps: [{name: a, days: 4}, {name: b, days: 0, after: [{step: a, because: law}]}, \
                {name: c, days: 1, after: [{step: b, because: law}]}]\n";
    let english = page(same, &[]);
    assert!(english.starts_with("s\n5 working days: today, reachable and floor are the same\n"), "{english}");
    assert!(
        english.contains("days  today and reachable ") && english.contains("▏ no time, or less than a day"),
        "{english}"
    );
    assert!(page(same, &["--lang", "zh"]).starts_with("s\n5 个工作日（现状、可压缩至、理由问清后最短，三者相同）\n"));
    assert!(page(same, &["--ascii"]).contains("# critical  | no time, or less than a day"));
    let two = page(MOVING, &[]);
    assert!(two.contains("█ today, critical  ─ today, has float  ▓ reachable\n"), "{two}");
}

#[test]
fn what_no_step_states_has_no_table() {
    let without = page(MOVING, &[]);
    assert!(!without.contains("What the steps are worth") && without.contains("No step states its `value`"));
    let with = page(&MOVING.replace("days: 4,", "days: 4, value: required,"), &[]);
    let table = with.split("What the steps are worth").nth(1).unwrap();
    assert!(table.contains("required") && table.contains("unclassified"), "{table}");
    assert!(!table.contains("waste  ") && !table.contains("adding  "), "{table}");
}

#[test]
fn parts_of_a_working_day_are_told_in_hours_to_people() {
    let text = "name: h\nsteps: [{name: a, days: 20min}, {name: b, days: 2h}, {name: c, days: 1.5}]\n";
    let english = page(text, &["-v"]);
    for length in ["a  20 min", "b     2 h", "c     1.5"] {
        assert!(english.contains(length), "{length} in {english}");
    }
    assert!(page(text, &["--lang", "zh"]).contains("a  20 分钟"));
    assert!(page(text, &["--format", "markdown", "--lang", "zh"]).contains("| a | 20 分钟 |"));
    let calendar =
        page(&text.replace("20min", "0.5").replace("2h", "0.25").replace("name: h", "name: h\nunit: day"), &[]);
    assert!(!calendar.contains("0.5 h") && calendar.contains("a   0.5"), "{calendar}");
}

#[test]
fn below_zero_there_is_a_minus_and_no_hyphen() {
    for format in ["text", "markdown"] {
        let printed = page(MOVING, &["--format", format, "-v"]);
        let hyphen = printed.as_bytes().windows(2).any(|pair| pair[0] == b'-' && pair[1].is_ascii_digit());
        assert!(!hyphen && printed.contains("−44.4 %"), "{printed}");
        let ascii = page(MOVING, &["--format", format, "-v", "--ascii"]);
        assert!(ascii.is_ascii() && ascii.contains("-44.4 %"), "{ascii}");
    }
}

#[test]
fn an_order_that_costs_nothing_says_why() {
    let text = "name: p\nsteps:\n  - {name: a, days: 4, after: []}\n  - {name: b, days: 4, after: []}\n  \
                - {name: c, days: 1, after: [{step: a, because: law}, {step: b, because: safety}]}\n";
    let english = page(text, &["--width", "160"]);
    assert!(english.contains("0: another order"), "{english}");
    assert!(page(text, &["--lang", "zh", "--width", "160"]).contains("不得相加。0："));
    let costly = page(&text.replace("name: b, days: 4", "name: b, days: 2"), &[]);
    assert!(costly.contains("Not offered") && !costly.contains("0: another"), "{costly}");
}

#[test]
fn of_many_critical_steps_the_longest_are_drawn() {
    let steps: Vec<String> = (0..20).map(|at| format!("  - {{name: s{at}, days: {}}}", 1 + (at + 10) % 20)).collect();
    let text = format!("name: m\nsteps:\n{}\n", steps.join("\n"));
    let first = page(&text, &[]);
    assert!(first.contains("(the 16 longest of 20; -v shows all)"), "{first}");
    let chart = first.split("Schedule of the critical steps").nth(1).unwrap().split("Changes").next().unwrap();
    assert!(chart.contains("  s9 ") && !chart.contains("  s10 ") && !chart.contains("  s13 "), "{chart}");
    let chart = page(&text, &["-v", "--lang", "zh"]);
    assert!(chart.contains("  s10 ") && !chart.contains("最长的"), "{chart}");
}

#[test]
fn chinese_markdown_has_full_width_colons() {
    let chinese = page(MOVING, &["--format", "markdown", "--lang", "zh"]);
    assert!(chinese.contains("- 环节：4\n") && !chinese.contains("- 环节: "), "{chinese}");
}

#[test]
fn days_that_are_limits_are_told_as_such() {
    let text = "name: l\nsteps: [{name: a, days: 15个工作日内}, {name: b, days: 3}]\n";
    assert!(
        page(text, &[]).contains("The days of 1 of 2 steps are a limit, not an observation"),
        "{}",
        page(text, &[])
    );
    assert!(page(text, &["--lang", "zh"]).contains("2 个环节中，1 个的时长是期限"));
    assert!(!page(&text.replace("内", ""), &[]).contains("not an observation"));
    assert!(page(text, &["--format", "json"]).contains("\"days_are_limits\": 1"));
}

#[test]
fn the_time_inside_the_limit_stands_beside_the_limits_and_returns_are_named() {
    let text = "name: l\nlimits: {promised: 15, statutory: 30cd}\nsteps:\n  - {id: a, name: Accept, kind: intake, days: 2, \
                rework: {chance: 30%, back_to: a}}\n  - {name: Decide, kind: decision, days: 9}\n  - {name: Sign, actor: applicant, days: 1}\n";
    let english = page(text, &["--width", "160"]);
    let inside = "Inside the limit, from the end of `Accept` to the end of `Decide`: 9 working days; promised 15 working \
                  days; statutory 30 calendar days.";
    assert!(english.contains(inside), "{english}");
    assert!(english.contains("Cases return: 30 % from `Accept` to `Accept`."), "{english}");
    let chinese = page(text, &["--lang", "zh", "--width", "160"]);
    assert!(
        chinese
            .contains("时限内（自「Accept」完成至「Decide」完成）：9 个工作日；承诺 15 个工作日；法定 30 个自然日。"),
        "{chinese}"
    );
    assert!(chinese.contains("「Accept」有 30% 退回「Accept」"), "{chinese}");
    let bare = page(&text.replace("limits: {promised: 15, statutory: 30cd}\n", ""), &[]);
    for (page, is_said) in [(&english, true), (&bare, false)] {
        assert_eq!(page.contains("counted in the limit"), is_said, "{page}");
        assert_eq!(page.contains("towards the legal limit"), is_said, "{page}");
        assert_eq!(page.contains("counted days"), !is_said, "{page}");
    }
    assert!(bare.contains("Cases return") && !bare.contains("Inside the limit"), "{bare}");
}

#[test]
fn a_process_with_steps_of_a_share_of_the_cases_tells_the_mean() {
    let text = "name: m\nsteps: [{name: a, days: 4}, {name: b, days: 10, chance: 20%}, {name: c, days: 6}]\n";
    let english = page(text, &["--width", "160"]);
    assert!(english.contains("20 working days"), "{english}");
    assert!(english.contains("1 step is taken by a share of the applications only."), "{english}");
    assert!(english.contains("over all applications it is 12 days on average."), "{english}");
    assert!(page(text, &["--lang", "zh", "--width", "160"]).contains("全部办件平均 12 天"));
    assert!(page(text, &["--format", "json"]).contains("\"mean_days\": 12,"));
    assert!(page(&text.replace(", chance: 20%", ""), &["--format", "json"]).contains("\"mean_days\": null,"));
}
