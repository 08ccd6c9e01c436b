//! The configuration of a repository and the flags before it.

use super::*;

#[test]
fn a_flag_comes_before_the_file_and_the_file_before_the_preset() {
    let folder = Folder::new(&[("reengineer.yaml", "preset: draft\nlevels:\n  no-department: warn\n")]);
    let setting_of = |args: &[&str], setting: &str| {
        let document = folder.json(&[&["config", "show"], args].concat());
        let rows = document["settings"].as_array().unwrap();
        let row = rows.iter().find(|row| row["setting"] == setting).unwrap();
        ["value", "from", "origin"].map(|key| row[key].as_str().unwrap_or("-").to_owned()).join(" ")
    };
    let level = "levels.no-department";
    assert_eq!(setting_of(&[], level), "warn config reengineer.yaml:3");
    assert_eq!(setting_of(&["--allow", "no-department"], level), "allow flag --allow");
    assert_eq!(setting_of(&["--no-config"], level), "deny preset cn-national");
    assert_eq!(setting_of(&[], "preset"), "draft config reengineer.yaml:1");
    assert_eq!(setting_of(&["--preset", "strict"], "preset"), "strict flag --preset");
    assert_eq!(setting_of(&[], "fail_on"), "deny default -");
    assert_eq!(setting_of(&[], "thresholds.many-signatures.signatures"), "2 preset draft");
}

#[test]
fn every_rule_and_every_threshold_is_shown_once() {
    let folder = Folder::new(&[]);
    let document = folder.json(&["config", "show"]);
    assert_eq!(document["schema"], "reengineer.config/1");
    let rows = document["settings"].as_array().unwrap();
    let count = |setting: &str| rows.iter().filter(|row| row["setting"] == setting).count();
    for rule in RULES {
        assert_eq!(count(&format!("levels.{}", rule.name)), 1, "{}", rule.name);
        for threshold in rule.thresholds {
            assert_eq!(count(&format!("thresholds.{}.{}", rule.name, threshold.name)), 1);
        }
    }
    let text = folder.run(&["config", "show", "--lang", "zh"]);
    shown("every rule and every threshold is shown once", &text.out);
}

#[test]
fn a_threshold_of_the_file_is_what_the_rule_compares_with() {
    let signed = "name: x\nsteps: [{name: a, department: d, days: 1, signoffs: 3}]\n";
    let folder = Folder::under(&["many-signatures"], "fail_on: warn", &[("a.yaml", signed)]);
    assert_eq!(folder.run(&["check", "a.yaml"]).code, 1);
    let more = "fail_on: warn\nthresholds: {many-signatures: {signatures: 3}}";
    let folder = Folder::under(&["many-signatures"], more, &[("a.yaml", signed)]);
    assert_eq!(folder.run(&["check", "a.yaml"]).code, 0);
}

#[test]
fn the_file_is_found_upwards_and_its_paths_start_where_it_stands() {
    let folder = Folder::under(&["no-department"], "paths: [d]", &[("d/a.yaml", WANTING), ("e/b.yaml", GOOD)]);
    let ran = run_in(&folder.path("e"), &["check"], "");
    assert_eq!(ran.code, 1, "{}{}", ran.out, ran.err);
    assert!(ran.out.contains("d/a.yaml:5:"), "{}", ran.out);
    let other = run_in(&folder.path("e"), &["check", "--no-config"], "");
    assert_eq!(other.code, 2, "{}", other.err);
}

#[test]
fn the_file_is_in_chinese_as_well() {
    let text = "预设: 全国\n失败级别: 警告\n级别: {no-department: 放行, unexplained-order: 放行}\n路径: [定义]\n";
    let folder = Folder::new(&[("reengineer.yaml", text), ("定义/甲.yaml", WANTING)]);
    let ran = folder.run(&["config", "show"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.contains("levels.no-department") && ran.out.contains("定义"), "{}", ran.out);
}

#[test]
fn what_is_wrong_with_the_file_is_2_with_its_line_and_a_suggestion() {
    for (text, line) in [
        ("preset: draft\nlevel: {}\n", "reengineer.yaml:2:1"),
        ("levels:\n  no-departments: deny\n", "reengineer.yaml:2:3"),
        ("levels:\n  no-department: denyy\n", "reengineer.yaml:2:18"),
        ("thresholds:\n  many-signatures: {signature: 2}\n", "reengineer.yaml:2:21"),
        ("thresholds:\n  decision-over-20: {limit: 15}\n", "reengineer.yaml:2:29"),
        ("waivers:\n  - {rule: no-department, step: a, untill: x}\n", "reengineer.yaml:2:"),
        ("preset: draft\npreset: strict\n", "reengineer.yaml:2:1"),
        ("waivers: [{rule: no-department, path: '[', reason: r}]\n", "reengineer.yaml:1:"),
        ("exclude: ['[']\n", "reengineer.yaml:1:"),
        ("exclude: ['!a', 'b/', '![']\n", "reengineer.yaml:1:"),
    ] {
        let folder = Folder::new(&[("reengineer.yaml", text), ("a.yaml", GOOD)]);
        for args in [&["check", "a.yaml"][..], &["config", "show"], &["baseline", "write", "a.yaml"]] {
            let ran = folder.run(args);
            assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{text}: {}", ran.err);
            let frame = ran.err.contains("error[invalid-configuration]") && ran.err.contains(line);
            assert!(frame, "{text}: {}", ran.err);
            shown(&format!("what is wrong with the file: {text:?} {}", args[0]), &ran.err);
        }
    }
}

#[test]
fn a_calendar_of_the_file_that_is_not_there_is_2_and_called_as_from_the_root() {
    let folder = Folder::new(&[("reengineer.yaml", "calendar: [mars]\n"), ("a.yaml", GOOD)]);
    let ran = folder.run(&["check", "a.yaml"]);
    assert!(ran.code == 2 && ran.err.contains("`mars`"), "{} {}", ran.code, ran.err);
    folder.write("reengineer.yaml", "calendar: [a.yaml]\n");
    let ran = folder.run(&["check", "a.yaml"]);
    assert!(ran.code == 2 && ran.err.contains("`a.yaml`"), "{} {}", ran.code, ran.err);
    assert_eq!(folder.run(&["check", "a.yaml", "--calendar", "mars"]).code, 3, "a flag names what is read");
}

#[test]
fn a_configuration_with_nothing_in_it_says_nothing() {
    for text in ["", "# later\n"] {
        let folder = Folder::new(&[("reengineer.yaml", text)]);
        assert_eq!(folder.run(&["config", "show"]).code, 0, "{text:?}");
    }
}

/// The rows of `config show` for a setting: value, unit and where it comes from.
fn settings(folder: &Folder, args: &[&str], setting: &str) -> Vec<String> {
    let document = folder.json(&[&["config", "show"], args].concat());
    let rows = document["settings"].as_array().unwrap().iter().filter(|row| row["setting"] == setting);
    let text = |value: &Value| value.as_str().unwrap_or("-").to_owned();
    rows.map(|row| ["value", "unit", "from", "origin"].map(|key| text(&row[key])).join(" ")).collect()
}

#[test]
fn what_nobody_sets_is_shown_too() {
    let bare = Folder::new(&[]);
    for setting in ["paths", "exclude", "baseline", "waivers"] {
        assert_eq!(settings(&bare, &[], setting), ["- - default -"], "{setting}");
    }
    assert_eq!(settings(&bare, &[], "calendar"), ["- - default -"]);
    assert_eq!(settings(&bare, &["--calendar", "weekdays"], "calendar"), ["weekdays - flag --calendar"]);
    let text = "paths: [a, b]\ncalendar: [weekdays]\nbaseline: c.json\n";
    let folder = Folder::new(&[("reengineer.yaml", text)]);
    assert_eq!(settings(&folder, &[], "paths"), ["a - config reengineer.yaml:1", "b - config reengineer.yaml:1"]);
    assert_eq!(settings(&folder, &[], "calendar"), ["weekdays - config reengineer.yaml:2"]);
    assert_eq!(settings(&folder, &["--calendar", "china"], "calendar"), ["china - flag --calendar"]);
    assert_eq!(settings(&folder, &[], "baseline"), ["c.json - config reengineer.yaml:3"]);
    let text = folder.run(&["config", "show"]).out;
    assert!(text.lines().any(|line| line.split_whitespace().eq(["waivers", "none", "default"])), "{text}");
}

#[test]
fn days_of_a_threshold_may_name_their_clock_and_are_shown_with_it() {
    let wait = |days: &str| format!("name: x\nsteps: [{{name: a, department: d, days: {days}, work: 1h}}]\n");
    let found = |threshold: &str, days: &str| {
        let more = format!("fail_on: warn\nthresholds: {{long-wait: {{days: {threshold}}}}}");
        let folder = Folder::under(&["long-wait"], &more, &[("a.yaml", &wait(days))]);
        let ran = folder.run(&["check", "a.yaml"]);
        assert!(ran.code < 2, "{}", ran.err);
        (ran.code == 1, settings(&folder, &[], "thresholds.long-wait.days")[0].clone())
    };
    let told = |value: &str| format!("{value} config reengineer.yaml:2");
    // A bare number counts on the clock of the step.
    assert_eq!(found("5", "6wd"), (true, told("5 days")));
    assert_eq!(found("5", "6cd"), (false, told("5 days")), "work of an hour cannot be taken off calendar days");
    assert_eq!(found("2.5", "3wd"), (true, told("2.5 days")));
    assert_eq!(found("5wd", "6wd"), (true, told("5wd -")));
    assert_eq!(found("6wd", "6wd"), (false, told("6wd -")));
    assert_eq!(found("'40 小时'", "6wd"), (true, told("40h -")));
    // Seven working days are more than six calendar days on every date.
    assert_eq!(found("6cd", "8wd"), (true, told("6cd -")));
    assert_eq!(found("8cd", "8wd"), (true, told("8cd -")));
    let folder = Folder::new(&[("reengineer.yaml", "thresholds:\n  long-wait: {days: 9000000}\n")]);
    let ran = folder.run(&["config", "show"]);
    assert_eq!(ran.code, 2);
    shown("days of a threshold may name their clock and are shown with it", &ran.err);
    let text = Folder::new(&[]).run(&["config", "show"]).out;
    shown(
        "days of a threshold may name their clock and are shown with it: the clock of the step",
        &rows(&text, "long-wait"),
    );
}

#[test]
fn a_wait_in_calendar_days_is_told_though_the_work_in_it_is_in_hours() {
    let told = |days: &str, work: &str, threshold: &str| {
        let text = format!("name: x\nsteps: [{{name: a, department: d, days: {days}, work: {work}}}]\n");
        let more = format!("thresholds: {{long-wait: {{days: {threshold}}}}}");
        let folder = Folder::under(&["long-wait"], &more, &[("a.yaml", &text)]);
        let document = folder.json(&["check", "a.yaml"]);
        let list = |key: &str| document[key].as_array().unwrap().clone();
        let messages = list("findings").into_iter().map(|finding| finding["message"].as_str().unwrap().to_owned());
        (messages.collect::<Vec<_>>(), list("undecided").len())
    };
    let found = "`a` is critical and takes 60 calendar days, 0.5 working days of them work".to_owned();
    assert_eq!(told("60cd", "4h", "10"), (vec![found.clone()], 0));
    assert_eq!(told("60cd", "4h", "14cd"), (vec![found], 0));
    assert_eq!(told("7cd", "4h", "10"), (vec![], 0), "ten working days never lie in a week");
    assert_eq!(told("7cd", "4h", "14cd"), (vec![], 0));
    assert_eq!(told("60cd", "50wd", "5"), (vec![], 0), "it works longer");
    assert_eq!(told("16cd", "4h", "10"), (vec![], 1), "it depends on the date");
    assert_eq!(
        told("15wd", "4h", "10"),
        (vec!["`a` is critical and waits 14.5 working days of its 15 working days".into()], 0)
    );
}
