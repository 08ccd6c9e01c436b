//! Definitions that are no longer judged: `check --against`.

use super::*;

const AGAINST: &[&str] = &["check", "defs", "--against", "HEAD"];

fn with_both(place: &Place) {
    place.repository(&[("reengineer.yaml", &gate("")), ("defs/food.yaml", FOOD), ("defs/tree.yaml", TREE)]);
}

#[test]
fn a_definition_that_is_gone_is_told_by_name_in_every_format_and_fails_where_asked() {
    with_every_git(|place| {
        with_both(place);
        place.remove("defs/tree.yaml");
        let document = place.json(AGAINST);
        assert_eq!(told(&document), ["gone-definition defs/tree.yaml"]);
        assert_eq!(listed(&document["gone"], &[]), ["defs/tree.yaml"]);
        assert_eq!(document["findings"][0]["process"], "tree");
        let rows = place.run(&[AGAINST, &["--format", "csv"]].concat()).out;
        assert!(rows.lines().any(|row| row.starts_with("defs/tree.yaml,,,gone-definition,warn,tree,")), "{rows}");
        assert_eq!(place.run(AGAINST).code, 0, "it is told");
        for more in [&["--fail-on", "gone"][..], &["--preset", "strict"], &["--deny", "gone-definition"]] {
            assert_eq!(place.run(&[AGAINST, more].concat()).code, 1, "{more:?}");
        }
        for format in ["text", "markdown", "csv", "sarif", "github", "gitlab", "junit"] {
            let ran = place.run(&[AGAINST, &["--format", format, "--fail-on", "gone"]].concat());
            let said = format!("{}{}", ran.out, ran.err).replace('\\', "");
            assert!(ran.code == 1 && said.contains("tree.yaml"), "{format}: {said}");
        }
        let alone = place.run(&["check", "defs", "--fail-on", "gone"]);
        assert_eq!(alone.code, 2);
        shown("a definition that is gone is told by name in every format and fails where asked", &alone.err);
        place.write("reengineer.yaml", &gate("fail_on: [deny, gone]"));
        assert_eq!(place.run(&["check", "defs"]).code, 0, "the configuration is for runs of every kind");
        assert_eq!(place.run(AGAINST).code, 1, "the configuration may say so, too");
        place.write("reengineer.yaml", &gate("失败级别: 消失"));
        assert_eq!(place.run(AGAINST).code, 1, "in Chinese, too");
    });
}

#[test]
fn what_was_not_compared_is_skipped_and_has_not_passed() {
    with_every_git(|place| {
        with_both(place);
        let cases = |args: &[&str]| {
            let out = place.run(&[args, &["--format", "junit"]].concat()).out;
            let case = out.split("<testcase ").find(|case| case.starts_with("name=\"gone-definition\"")).unwrap();
            case.contains("<skipped")
        };
        assert!(cases(&["check", "defs"]) && !cases(AGAINST));
    });
}

#[test]
fn a_removal_is_accepted_by_a_waiver_that_comes_with_it_and_by_none_that_stood_before() {
    with_every_git(|place| {
        with_both(place);
        let waiver = "waivers: [{rule: gone-definition, path: defs/tree.yaml, reason: abolished by decree 7}]";
        place.remove("defs/tree.yaml");
        place.write("reengineer.yaml", &gate(waiver));
        let gate_of_gone = [AGAINST, &["--fail-on", "gone"]].concat();
        let ran = place.run(&gate_of_gone);
        assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
        shown("a removal is accepted by a waiver that comes with it and by none that stood before", &ran.out);
        place.write("defs/tree.yaml", TREE);
        place.commit();
        place.remove("defs/tree.yaml");
        assert_eq!(place.run(&gate_of_gone).code, 1, "the waiver stood there before");
    });
}

#[test]
fn what_is_renamed_moved_or_both_is_followed_and_is_not_gone() {
    with_every_git(|place| {
        with_both(place);
        let renamed_id = TREE.replace("id: tree", "id: felling").replace("Tree permit", "Felling permit");
        for (to, text) in [
            ("defs/felling.yaml", TREE.to_owned()),
            ("defs/deep/er/tree.yml", TREE.replace("id: tree\n", "")),
            ("defs/felling.yaml", TREE.replace("id: tree", "id: felling")),
            ("defs/felling.yaml", renamed_id.replace("days: 2", "days: 1")),
        ] {
            place.git(&["checkout", "-q", "--", "."]);
            place.git(&["clean", "-fdq"]);
            place.remove("defs/tree.yaml");
            place.write(to, &text);
            let document = place.json(AGAINST);
            assert_eq!(told(&document), Vec::<String>::new(), "{to}");
            assert_eq!(listed(&document["against"]["moved"], &["file", "from"]), [format!("{to} defs/tree.yaml")]);
        }
        place.write("defs/felling.yaml", &renamed_id.replace("days: 5", "days: 50"));
        assert_eq!(told(&place.json(AGAINST)), ["worse-figure defs/felling.yaml"], "and it is compared");
    });
}

#[test]
fn what_is_moved_out_of_the_judged_folder_is_left_out_with_the_place_where_it_is() {
    with_every_git(|place| {
        with_both(place);
        fs::create_dir(place.path("archive")).unwrap();
        place.git(&["mv", "defs/tree.yaml", "archive/old.yaml"]);
        for paths in [&["check", "defs", "--against", "HEAD"][..], &["check", "defs/*.yaml", "--against", "HEAD"]] {
            let document = place.json(paths);
            assert_eq!(told(&document), ["left-out-definition defs/tree.yaml"], "{paths:?}");
            let left = listed(&document["left_out"], &["file", "why", "target"]);
            assert_eq!(left, ["defs/tree.yaml moved archive/old.yaml"]);
            assert_eq!(document["gone"], serde_json::json!([]));
            assert_eq!(place.run(&[paths, &["--fail-on", "left-out"]].concat()).code, 1);
        }
    });
}

#[test]
fn what_a_shell_that_expands_a_pattern_does_not_name_is_gone_all_the_same() {
    with_every_git(|place| {
        with_both(place);
        place.remove("defs/tree.yaml");
        let document = place.json(&["check", "defs/food.yaml", "--against", "HEAD"]);
        assert_eq!(told(&document), ["gone-definition defs/tree.yaml"]);
        place.write("defs/tree.yaml", TREE);
        let document = place.json(&["check", "defs/food.yaml", "--against", "HEAD"]);
        assert_eq!(told(&document), Vec::<String>::new(), "it is there, and nobody asked for it");
    });
}

#[test]
fn what_is_excluded_since_then_is_left_out_and_what_was_excluded_then_is_not_told() {
    with_every_git(|place| {
        with_both(place);
        place.write("reengineer.yaml", &gate("exclude: [defs/tree.yaml, '*.tmp.yaml']"));
        let document = place.json(AGAINST);
        assert_eq!(told(&document), ["left-out-definition defs/tree.yaml"]);
        assert_eq!(listed(&document["left_out"], &["file", "why"]), ["defs/tree.yaml exclude"]);
        assert_eq!(listed(&document["against"]["settings"], &[]), ["reengineer.yaml"]);
        place.commit();
        assert_eq!(told(&place.json(AGAINST)), Vec::<String>::new());
        let now = place.run(&["check", "defs", "--fail-on", "left-out"]);
        assert_eq!(now.code, 1, "without a revision every one counts: {}{}", now.out, now.err);
        place.write("defs/compose.yaml", "services: {}\n");
        place.write("reengineer.yaml", &gate("exclude: [defs/compose.yaml]"));
        assert_eq!(place.run(&["check", "defs", "--fail-on", "left-out"]).code, 0, "it is no definition");
    });
}

#[test]
fn a_configuration_that_judges_less_than_it_did_is_seen() {
    with_every_git(|place| {
        let config = gate("paths: [defs, more]");
        place.repository(&[("reengineer.yaml", &config), ("defs/food.yaml", FOOD), ("more/tree.yaml", TREE)]);
        let run = |text: &str| {
            place.write("reengineer.yaml", text);
            place.json(&["check", "--against", "HEAD"])
        };
        assert_eq!(told(&run(&config)), Vec::<String>::new());
        let document = run(&gate("paths: [defs]"));
        assert_eq!(told(&document), ["left-out-definition more/tree.yaml"]);
        assert_eq!(listed(&document["left_out"], &["file", "why"]), ["more/tree.yaml paths"]);
    });
}

#[test]
fn what_git_tracks_is_judged_though_it_is_ignored_and_nothing_above_the_root_counts() {
    with_every_git(|place| {
        fs::write(place.folder.path().join(".gitignore"), "*.yaml\n").unwrap();
        place.repository(&[("reengineer.yaml", &gate("")), ("defs/food.yaml", FOOD), ("defs/tree.yaml", TREE)]);
        let judged = |path: &str| place.json(&["check", path])["judged"].clone();
        assert_eq!(judged("."), 2, "an ignore file above the repository counts for nothing");
        place.write("defs/.gitignore", "tree.yaml\n");
        place.write("new.yaml", "name: x\n");
        place.write(".gitignore", "/new.yaml\n/defs/\n");
        assert_eq!(judged("."), 2, "both are tracked");
        assert_eq!(judged("defs"), 2);
        place.git(&["rm", "-q", "--cached", "defs/tree.yaml"]);
        assert_eq!(judged("defs"), 1, "it is not tracked any more");
        let document = place.json(AGAINST);
        assert_eq!(told(&document), ["left-out-definition defs/tree.yaml"]);
    });
}

#[test]
fn without_git_what_an_ignore_file_leaves_out_is_told() {
    with_every_git(|place| {
        place.write("reengineer.yaml", &gate(""));
        place.write("defs/food.yaml", FOOD);
        place.write("defs/sub/tree.yaml", TREE);
        place.write("defs/.ignore", "sub/\n");
        let document = place.json(&["check", "defs"]);
        assert_eq!(listed(&document["left_out"], &["file", "why"]), ["defs/sub/tree.yaml ignored"]);
        assert_eq!(place.run(&["check", "defs", "--fail-on", "left-out"]).code, 1);
    });
}

#[test]
fn a_comparison_of_folders_calls_what_one_side_ignores_left_out_and_not_gone() {
    for is_repository in [false, true] {
        with_every_git(|place| {
            let sides = [("old/food.yaml", FOOD), ("old/sub/tree.yaml", TREE), ("new/food.yaml", FOOD)];
            sides.iter().for_each(|(name, text)| place.write(name, text));
            if is_repository {
                place.repository(&[]);
            }
            place.write("new/sub/tree.yaml", TREE);
            for ignored in ["sub/", "tree.yaml", "sub/*.yaml"] {
                place.write("new/.gitignore", &format!("{ignored}\n"));
                for (args, name) in [(["old", "new"], "old"), (["new", "old"], "old")] {
                    let ran = place.run(&["diff", args[0], args[1]]);
                    let told = format!("`{name}/sub/tree.yaml` is not compared");
                    assert!(ran.out.contains(&told) && !ran.out.contains("is gone"), "{ignored}: {}", ran.out);
                    assert!(!ran.out.contains("is new"), "{ignored}: {}", ran.out);
                }
                let ran = place.run(&["diff", "old", "new", "--fail-on", "left-out"]);
                assert_eq!(ran.code, 1, "{}", ran.err);
            }
            place.remove("new/sub/tree.yaml");
            let ran = place.run(&["diff", "old", "new"]);
            assert!(ran.out.contains("`old/sub/tree.yaml` is gone"), "{}", ran.out);
        });
    }
}

#[test]
fn a_definition_whose_name_is_hidden_or_has_another_ending_is_gone() {
    with_every_git(|place| {
        for to in ["defs/.tree.yaml", "defs/tree.yaml.bak", ".hidden/tree.yaml"] {
            let at = tempfile::tempdir_in(place.root()).unwrap();
            let inner = Place { folder: tempfile::tempdir_in(at.path()).unwrap(), git: place.git.clone() };
            fs::create_dir_all(inner.root()).unwrap();
            with_both(&inner);
            inner.write(to, TREE);
            inner.remove("defs/tree.yaml");
            assert_eq!(told(&inner.json(AGAINST)), ["gone-definition defs/tree.yaml"], "{to}");
        }
    });
}

#[test]
fn what_cannot_be_decided_fails_where_asked_and_always_under_strict() {
    with_every_git(|place| {
        // Working days against a limit in calendar days: whether it is kept depends on the day of the start.
        let text = "name: x\nid: x\njurisdiction: cn\nlimits: {promised: 30cd}\nsteps:\n  - {name: a, department: d, days: 21}\n";
        place.write("a.yaml", text);
        place.write("reengineer.yaml", &only(&["path-over-promise"], ""));
        let ran = place.run(&["check", "a.yaml"]);
        assert!(ran.code == 0 && ran.out.contains("1 undecided"), "{}{}", ran.out, ran.err);
        for more in [&["--fail-on", "undecided"][..], &["--preset", "strict"]] {
            let ran = place.run(&[&["check", "a.yaml"], more].concat());
            assert_eq!(ran.code, 1);
            shown(&format!("what cannot be decided fails where asked and always under strict: {more:?}"), &ran.out);
        }
        let both = place.run(&["check", "a.yaml", "--fail-on", "warn", "--fail-on", "undecided"]);
        assert_eq!(both.code, 1);
    });
}
