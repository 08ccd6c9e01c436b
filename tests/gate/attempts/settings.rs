//! Settings that are made weaker together with what they should hold.

use super::*;

const AGAINST: &[&str] = &["check", "defs", "--against", "HEAD"];

fn begun(place: &Place) {
    place.repository(&[("reengineer.yaml", &gate("preset: strict\nfail_on: [warn, gone]")), ("defs/tree.yaml", TREE)]);
}

/// The messages of `weaker-settings` that count.
fn weaker(document: &Value) -> Vec<String> {
    let findings = document["findings"].as_array().unwrap().iter();
    let counting = findings.filter(|one| one["rule"] == "weaker-settings" && one["suppressed"].is_null());
    counting.map(|one| one["message"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_gate_that_is_made_weaker_in_the_same_change_is_told() {
    with_every_git(|place| {
        begun(place);
        assert_eq!(weaker(&place.json(AGAINST)), Vec::<String>::new());
        for (nth, config) in [
            gate("preset: strict\nfail_on: [deny, gone]"),
            gate("preset: strict\nfail_on: warn"),
            gate("preset: draft\nfail_on: [warn, gone]"),
            gate("preset: cn-national\nfail_on: [warn, gone]"),
            only(&[], "preset: strict\nfail_on: [warn, gone]"),
        ]
        .into_iter()
        .enumerate()
        {
            place.write("reengineer.yaml", &config);
            let document = place.json(AGAINST);
            let said = weaker(&document);
            assert!(!said.is_empty(), "{config}");
            shown(&format!("a gate that is made weaker in the same change is told: {nth}"), &said.join("\n"));
        }
        place.remove("reengineer.yaml");
        let said = weaker(&place.json(AGAINST));
        assert!(said.iter().any(|message| message.contains("`fail_on` is `deny`, `warn`")), "{said:?}");
        let strict = place.run(&[AGAINST, &["--preset", "strict"]].concat());
        assert_eq!(strict.code, 1, "it is gone: {}", strict.out);
    });
}

#[test]
fn a_weaker_setting_is_accepted_by_a_waiver_that_comes_with_it_only() {
    with_every_git(|place| {
        begun(place);
        let waiver = "preset: cn-national\nwaivers: [{rule: weaker-settings, reason: decided by the board}]";
        place.write("reengineer.yaml", &gate(waiver));
        let document = place.json(AGAINST);
        assert_eq!(weaker(&document), Vec::<String>::new());
        assert!(!told(&document).contains(&"waiver-unused reengineer.yaml".to_owned()));
        place.commit();
        place.write("reengineer.yaml", &gate(&waiver.replace("cn-national", "draft")));
        assert!(!weaker(&place.json(AGAINST)).is_empty(), "the waiver stood there before");
    });
}

#[test]
fn a_baseline_that_grows_is_told() {
    with_every_git(|place| {
        place.repository(&[("reengineer.yaml", &gate("")), ("defs/tree.yaml", TREE)]);
        let baseline = ["baseline", "write", "defs", "--baseline", "b.json"];
        assert_eq!(place.run(&baseline).code, 0);
        place.commit();
        let against = [AGAINST, &["--baseline", "b.json"]].concat();
        assert_eq!(told(&place.json(&against)), Vec::<String>::new());
        place.write("defs/tree.yaml", &TREE.replace(", department: Parks, days: 5", ", days: 5"));
        assert_eq!(place.run(&baseline).code, 0);
        let document = place.json(&against);
        assert_eq!(told(&document), ["weaker-settings b.json"], "the finding is let through, the entry is told");
    });
}

#[test]
fn a_name_that_a_tag_shares_with_a_branch_is_refused() {
    with_every_git(|place| {
        begun(place);
        place.git(&["checkout", "-q", "-b", "work"]);
        place.write("defs/tree.yaml", &TREE.replace("days: 5", "days: 50"));
        place.commit();
        assert_eq!(place.run(&["check", "defs", "--against", "main"]).code, 1);
        place.git(&["tag", "main"]);
        place.git(&["config", "core.warnAmbiguousRefs", "false"]);
        for args in [&["check", "defs", "--against", "main"][..], &["diff", "main:defs", "defs"]] {
            let ran = place.run(args);
            assert_eq!(ran.code, 3);
            shown(&format!("a name that a tag shares with a branch is refused: {}", args[0]), &ran.err);
        }
        assert_eq!(place.run(&["check", "defs", "--against", "refs/heads/main"]).code, 1);
    });
}

#[test]
fn a_revision_whose_definition_cannot_be_read_is_undecided() {
    with_every_git(|place| {
        begun(place);
        // As a filter for large files leaves it in the repository.
        place.write("defs/tree.yaml", "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 100\n");
        place.commit();
        place.write("defs/tree.yaml", &TREE.replace("days: 5", "days: 500"));
        let document = place.json(AGAINST);
        assert_eq!(listed(&document["against"]["unreadable"], &[]), ["defs/tree.yaml"]);
        assert_eq!(place.run(AGAINST).code, 1, "under strict");
    });
}

#[test]
fn a_folder_of_a_revision_is_left_out_of_by_the_configuration_of_then() {
    with_every_git(|place| {
        begun(place);
        place.write("reengineer.yaml", &gate("preset: strict\nfail_on: [warn, gone]\nexclude: [defs/tree.yaml]"));
        place.write("defs/food.yaml", FOOD);
        place.write("defs/tree.yaml", &TREE.replace("days: 5", "days: 500"));
        for (gate, code) in [("slower", 3), ("left-out", 1), ("any", 1)] {
            let ran = place.run(&["diff", "HEAD:defs", "defs", "--fail-on", gate, "--allow-new"]);
            assert_eq!(ran.code, code, "{gate}: {}", ran.err);
        }
    });
}

#[test]
fn hours_that_a_longer_day_swallows_are_no_fewer() {
    with_every_git(|place| {
        let text = |hours: u32, day: &str| {
            let step = format!("  - {{name: a, department: d, days: {hours}h, needs: []}}\n");
            format!("name: x\nid: x\n{day}steps:\n{step}")
        };
        place.repository(&[("reengineer.yaml", &gate("")), ("defs/x.yaml", &text(40, ""))]);
        for (hours, day, worse) in [(100, "hours_per_day: 24\n", true), (40, "hours_per_day: 4\n", false)] {
            place.write("defs/x.yaml", &text(hours, day));
            assert_eq!(told(&place.json(AGAINST)) == ["worse-figure defs/x.yaml"], worse, "{hours} {day}");
        }
    });
}

#[test]
fn a_nearer_configuration_does_not_hide_the_one_that_held() {
    with_every_git(|place| {
        begun(place);
        place.write("defs/reengineer.yaml", &gate("preset: draft"));
        let defs = place.path("defs");
        let ran = place.run_in(&defs, &["check", ".", "--against", "HEAD", "--format", "json"]);
        let document: Value = serde_json::from_str(&ran.out).unwrap();
        let said = weaker(&document);
        assert!(said.iter().any(|message| message.contains("`fail_on` is `deny`, `warn`")), "{said:?}");
        assert_eq!(ran.code, 1, "under `strict`, as it was");
        assert_eq!(listed(&document["against"]["settings"], &[]), ["reengineer.yaml"]);
    });
}

#[test]
fn levels_are_told_in_the_words_of_the_language() {
    with_every_git(|place| {
        place.repository(&[("reengineer.yaml", &gate("fail_on: [warn, gone]")), ("defs/food.yaml", FOOD)]);
        let weaker = gate("fail_on: deny").replace("no-basis: allow", "worse-figure: warn\n  no-basis: allow");
        place.write("reengineer.yaml", &weaker);
        let page = place.run(&["check", "defs", "--against", "HEAD", "--lang", "zh"]).out;
        shown("levels are told in the words of the language: Chinese", &page);
        let page = place.run(&["check", "defs", "--against", "HEAD"]).out;
        shown("levels are told in the words of the language: English", &page);
        let settings = place.run(&["config", "show", "--lang", "zh"]).out;
        assert!(
            settings.lines().any(|line| line.contains("levels.worse-figure") && line.contains("警告")),
            "{settings}"
        );
    });
}

#[test]
fn another_law_in_the_configuration_is_told() {
    with_every_git(|place| {
        place.repository(&[("reengineer.yaml", &gate("")), ("defs/food.yaml", FOOD)]);
        for (setting, said) in [
            ("jurisdiction: generic", "`jurisdiction` is generic, not stated in `HEAD`"),
            ("limits_run_on: false", "`limits_run_on` is false, true in `HEAD`"),
            ("only: [法定节假日]", "`only` is 法定节假日, not stated in `HEAD`"),
        ] {
            place.write("reengineer.yaml", &gate(setting));
            let said_now = weaker(&place.json(&["check", "defs", "--against", "HEAD"]));
            assert_eq!(said_now, [said], "{setting}");
        }
        place.write("reengineer.yaml", &gate("limits_run_on: true"));
        assert_eq!(weaker(&place.json(&["check", "defs", "--against", "HEAD"])), Vec::<String>::new());
    });
}

#[test]
fn a_history_that_was_grafted_is_compared_as_it_was_made() {
    with_every_git(|place| {
        place.repository(&[("reengineer.yaml", &gate("")), ("defs/tree.yaml", TREE)]);
        place.git(&["branch", "base"]);
        place.write("defs/tree.yaml", &TREE.replace("days: 5", "days: 50"));
        place.commit();
        let commits = ["base", "HEAD"].map(|name| place.git(&["rev-parse", name]).trim().to_owned());
        fs::create_dir_all(place.path(".git/info")).unwrap();
        place.write(".git/info/grafts", &format!("{} {}\n", commits[0], commits[1]));
        assert_eq!(told(&place.json(&["check", "defs", "--against", "base"])), ["worse-figure defs/tree.yaml"]);
    });
}

#[test]
fn another_calendar_is_told() {
    with_every_git(|place| {
        let with = |calendar: &str| gate(&format!("calendar: {calendar}"));
        place.repository(&[("reengineer.yaml", &with("[china, c.ics]")), ("defs/tree.yaml", TREE)]);
        let off = |day: &str| {
            let event =
                format!("BEGIN:VEVENT\r\nUID:1\r\nDTSTART;VALUE=DATE:{day}\r\nSUMMARY:Day off\r\nEND:VEVENT\r\n");
            format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n{event}END:VCALENDAR\r\n")
        };
        place.write("c.ics", &off("20260105"));
        place.commit();
        assert_eq!(told(&place.json(AGAINST)), Vec::<String>::new());
        place.write("c.ics", &off("20260106"));
        assert_eq!(told(&place.json(AGAINST)), ["weaker-settings c.ics"]);
        place.write("c.ics", &off("20260105"));
        place.write("reengineer.yaml", &with("[weekdays]"));
        assert_eq!(told(&place.json(AGAINST)), ["weaker-settings reengineer.yaml"]);
    });
}

#[test]
fn an_empty_folder_that_is_allowed_hides_nothing() {
    with_every_git(|place| {
        begun(place);
        place.remove("defs/tree.yaml");
        place.write("defs/note.txt", "x");
        let ran = place.run(&["check", "defs", "--allow-empty", "--against", "HEAD"]);
        assert_eq!(ran.code, 1, "{}", ran.err);
        shown("an empty folder that is allowed hides nothing", &ran.out);
    });
}
