//! The contents of pages: whole pages, in `tests/snapshots/cli`, and here the
//! parts that no page may have.

use super::transcript::transcript;
use super::*;

fn page(text: &str, more: &[&str]) -> String {
    run(&[&["analyze", "-"], more].concat(), text).out
}

/// Holds pages of definitions, each with its arguments, to a file.
fn pages(name: &str, pages: &[(&str, &[&str])]) {
    let ran = |(text, more): &(&str, &[&str])| {
        let args = [&["analyze", "-"], *more].concat();
        (format!("reengineer {}", args.join(" ")), run(&args, text))
    };
    transcript(name, &pages.iter().map(ran).collect::<Vec<_>>());
}

const WIDE: &[&str] = &["--width", "160"];
const WIDE_CHINESE: &[&str] = &["--lang", "zh", "--width", "160"];
const CHINESE: &[&str] = &["--lang", "zh"];

#[test]
fn a_step_whose_predecessor_moved_moves_up() {
    pages("a_step_moves_up", &[(MOVING, WIDE), (MOVING, WIDE_CHINESE)]);
}

#[test]
fn a_lag_that_goes_makes_nothing_parallel() {
    let lag = "name: l\nsteps: [{name: a, days: 2}, {name: b, days: 1, after: [{step: a, because: law}]}, \
               {name: c, days: 1, needs: [], after: [{step: a, because: habit, lag: 4}, {step: b, because: law}]}]\n";
    // Where the other only has to have begun, it is not followed in any case.
    let overlap = "name: o\nsteps: [{name: a, days: 9}, {name: b, days: 2, after: [{step: a, relation: SS, \
                   because: law}]}, {name: c, days: 3, needs: [], after: [{step: a, because: habit, lag: 1}, \
                   {step: b, because: law}]}]\n";
    pages("a_lag_goes", &[(lag, WIDE), (lag, WIDE_CHINESE), (overlap, WIDE)]);
}

#[test]
fn changes_that_save_nothing_are_one_line_for_a_first_look() {
    let idle = "name: i\nsteps: [{name: a, days: 4, gives: []}, {name: b, days: 1, needs: [], after: [a]}, {name: c, days: 1, \
                after: [a]}]\n";
    let markdown = ["--format", "markdown"];
    pages(
        "changes_that_save_nothing",
        &[(MOVING, &[]), (MOVING, CHINESE), (MOVING, &["-v"]), (MOVING, &markdown), (idle, &[])],
    );
}

#[test]
fn visits_are_left_out_where_no_step_states_any() {
    let with = MOVING.replace("days: 4,", "days: 4, visits: 1,");
    let none = MOVING.replace("days: 4,", "days: 4, visits: 0,");
    pages("visits", &[(MOVING, &[]), (&with, &[]), (&none, &[])]);
}

#[test]
fn a_page_without_questions_does_not_speak_of_them() {
    let closed = "name: c\nmaterials: [m]\nsteps: [{name: a, days: 4, needs: [m]}]\n";
    let open = "name: o\nsteps: [{name: a, days: 4}, {name: b, days: 4}]\n";
    pages("questions", &[(closed, &["-v"]), (closed, &["-v", "--lang", "zh"]), (open, &[])]);
    assert!(!page(closed, &["-v"]).to_lowercase().contains("question"));
    assert!(!page(closed, &["-v", "--lang", "zh"]).contains("问题"));
}

#[test]
fn what_does_not_differ_is_said_and_drawn_once() {
    let same = "name: s\nsteps: [{name: a, days: 4}, {name: b, days: 0, after: [{step: a, because: law}]}, \
                {name: c, days: 1, after: [{step: b, because: law}]}]\n";
    pages("what_does_not_differ", &[(same, &[]), (same, CHINESE), (same, &["--ascii"])]);
}

#[test]
fn what_no_step_states_has_no_table() {
    let with = MOVING.replace("days: 4,", "days: 4, value: required,");
    pages("what_no_step_states", &[(&with, &[]), (MOVING, &[])]);
}

#[test]
fn parts_of_a_working_day_are_told_in_hours_to_people() {
    let text = "name: h\nsteps: [{name: a, days: 20min}, {name: b, days: 2h}, {name: c, days: 1.5}]\n";
    let calendar = text.replace("20min", "0.5").replace("2h", "0.25").replace("name: h", "name: h\nunit: day");
    let markdown = ["--format", "markdown", "--lang", "zh"];
    pages("parts_of_a_day", &[(text, &["-v"]), (text, CHINESE), (text, &markdown), (&calendar, &[])]);
    assert!(!page(&calendar, &[]).contains("0.5 h"));
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
    let costly = text.replace("name: b, days: 4", "name: b, days: 2");
    pages("an_order_that_costs_nothing", &[(text, WIDE), (text, WIDE_CHINESE), (&costly, &[])]);
    assert!(!page(&costly, &[]).contains("0: another"));
}

#[test]
fn of_many_critical_steps_the_longest_are_drawn() {
    let steps: Vec<String> = (0..20).map(|at| format!("  - {{name: s{at}, days: {}}}", 1 + (at + 10) % 20)).collect();
    let text = format!("name: m\nsteps:\n{}\n", steps.join("\n"));
    pages("many_critical_steps", &[(&text, &[]), (&text, &["-v", "--lang", "zh"])]);
    let first = page(&text, &[]);
    let chart = first.split("Schedule of the critical steps").nth(1).unwrap().split("Changes").next().unwrap();
    assert!(chart.contains("  s9 ") && !chart.contains("  s10 ") && !chart.contains("  s13 "), "{chart}");
}

#[test]
fn chinese_markdown_has_full_width_colons() {
    let chinese = page(MOVING, &["--format", "markdown", "--lang", "zh"]);
    assert!(chinese.contains("- 环节：4\n") && !chinese.contains("- 环节: "), "{chinese}");
}

#[test]
fn days_that_are_limits_are_told_as_such() {
    let text = "name: l\nsteps: [{name: a, days: 15个工作日内}, {name: b, days: 3}]\n";
    let plain = text.replace("内", "");
    pages("days_that_are_limits", &[(text, &[]), (text, CHINESE), (&plain, &[])]);
    assert!(page(text, &["--format", "json"]).contains("\"days_are_limits\": 1"));
}

#[test]
fn the_time_inside_the_limit_stands_beside_the_limits_and_returns_are_named() {
    let text = "name: l\nlimits: {promised: 15, statutory: 30cd}\nsteps:\n  - {id: a, name: Accept, kind: intake, days: 2, \
                rework: {chance: 30%, back_to: a}}\n  - {name: Decide, kind: decision, days: 9}\n  - {name: Sign, actor: applicant, days: 1}\n";
    let bare = text.replace("limits: {promised: 15, statutory: 30cd}\n", "");
    pages("inside_the_limit", &[(text, WIDE), (text, WIDE_CHINESE), (&bare, &[])]);
}

#[test]
fn a_process_with_steps_of_a_share_of_the_cases_tells_the_mean() {
    let text = "name: m\nsteps: [{name: a, days: 4}, {name: b, days: 10, chance: 20%}, {name: c, days: 6}]\n";
    pages("a_mean_over_the_cases", &[(text, WIDE), (text, WIDE_CHINESE)]);
    assert!(page(text, &["--format", "json"]).contains("\"mean_days\": 12,"));
    assert!(page(&text.replace(", chance: 20%", ""), &["--format", "json"]).contains("\"mean_days\": null,"));
}

#[test]
fn a_chinese_page_of_a_rule_has_no_english_level_and_no_english_mark() {
    let ran = run(&["explain", "no-basis", "--lang", "zh"], "");
    for english in ["cn-national", "deny", "<- here"] {
        assert!(!ran.out.contains(english), "{english}: {}", ran.out);
    }
    assert!(ran.out.contains("全国") && ran.out.contains("拦截") && ran.out.contains("← 此处"), "{}", ran.out);
}

#[test]
fn a_rule_has_its_chinese_name_in_a_chinese_check() {
    let text = "name: 许可\nsteps:\n  - {name: 受理, days: 1, needs: [], gives: []}\n";
    let check = |args: &[&str]| run(&[&["check", "-", "--no-config"], args].concat(), text).out;
    let title = "a rule has its Chinese name in a Chinese check";
    shown(title, &check(&["--lang", "zh"]));
    shown(&format!("{title}: Markdown"), &check(&["--lang", "zh", "--format", "markdown"]));
    shown(&format!("{title}, and no other"), &check(&["--lang", "en"]));
}

#[test]
fn the_days_of_a_process_that_mixes_clocks_are_called_those_of_a_median_start() {
    let text = "name: p\njurisdiction: cn\nlimits: {promised: 10}\nsteps:\n  - {name: a, days: 30cd}\n  \
                - {name: b, days: 20}\n";
    let found = run(&["check", "-", "--no-config", "--width", "200"], text).out;
    shown("the days of a process that mixes clocks are called those of a median start", &found);
}

#[test]
fn the_help_names_the_key_that_is_written() {
    let text = |key: &str| {
        format!(
            "name: p\njurisdiction: cn\nmaterials: {{m: {{held_by: Police}}}}\nsteps:\n  \
             - {{name: a, department: A, days: 1, {key}: [m]}}\n"
        )
    };
    let found = |key: &str| run(&["check", "-", "--no-config", "--width", "200"], &text(key)).out;
    shown("the help names the key that is written: papers", &found("papers"));
    shown("the help names the key that is written: needs", &found("needs"));
}

#[test]
fn a_page_with_a_question_about_a_paper_alone_speaks_of_no_wait() {
    let text = "name: p\nsteps:\n  - {name: w, days: 3, value: waste, needs: [], gives: [p]}\n  \
                - {name: v, days: 2, needs: [p], gives: []}\n";
    shown("a page with a question about a paper alone speaks of no wait", &page(text, &["--width", "200"]));
}

#[test]
fn a_calendar_that_is_not_there_is_told_at_its_line_by_every_verb() {
    let text = "name: p\njurisdiction: generic\n日历: [weekdays, absent.json]\nsteps: [{name: a, days: 3}]\n";
    for verb in ["analyze", "check", "graph", "propose", "report"] {
        let ran = run(&[verb, "-", "--lang", "en"], text);
        let found = ran.err + &ran.out;
        assert!(ran.code == 3 && found.contains("-:3:16") && found.contains("日历: [weekdays,"), "{verb}: {found}");
    }
    let differs = run(&["diff", "/dev/null", "-", "--lang", "en"], text);
    assert!(differs.code == 3 && differs.err.contains("-:3:16"), "{}", differs.err);
    let asked = run(&["what-if", "-", "--set", "a.days=2", "--lang", "en"], text);
    assert!(asked.code == 3 && asked.err.contains("-:3:16"), "{}", asked.err);
    let told = run(&["analyze", "-", "--format", "json"], text).out;
    assert!(told.contains("\"line\": 3") && told.contains("\"column\": 16"), "{told}");
}

#[test]
fn two_bases_are_not_blamed_on_a_flag_and_a_missing_calendar_names_its_definition() {
    let text = "name: p\ncalendar: absent.json\nsteps: [{name: a, days: 3cd}]\n";
    let ran = run(&["analyze", "-"], text);
    assert_eq!(ran.code, 3);
    shown("a missing calendar names its definition", &ran.err);
    let both = run(&["deadline", "2026-03-02", "5wd", "--calendar", "china", "--calendar", "weekdays"], "");
    assert_eq!(both.code, 2);
    shown("two bases are not blamed on a flag", &both.err);
}

#[test]
fn a_range_is_said_to_be_counted_at_its_middle() {
    let of = |days: &str| format!("name: p\nsteps: [{{name: a, days: {days}}}, {{name: b, days: 2}}]\n");
    for (days, says) in [
        ("1-3 working days", true),
        ("1—2个工作日", true),
        ("{min: 1, max: 4}", true),
        ("{min: 1, likely: 2, max: 4}", false),
        ("{min: 3, max: 3}", false),
        ("3", false),
    ] {
        let note = "The days of 1 of 2 steps are a range, counted at its middle.";
        let note_zh = "2 个环节中，1 个的时长是范围，按中间值计算。";
        let both = [page(&of(days), WIDE).contains(note), page(&of(days), WIDE_CHINESE).contains(note_zh)];
        assert_eq!(both, [says; 2], "{days}");
        let paper = run(&["report", "-", "--format", "html", "--lang", "en"], &of(days)).out;
        assert_eq!(paper.contains(note), says, "{days}");
    }
}
