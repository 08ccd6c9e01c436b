//! The commit that a revision means, and the file in it.

use super::*;

/// `main` with the tree permit of 7 days, then of 6; `work`, which parted before that, at 7.
fn with_branches(place: &Place) {
    place.repository(&[("reengineer.yaml", &gate("")), ("defs/tree.yaml", TREE)]);
    place.git(&["checkout", "-q", "-b", "work"]);
    place.write("note.txt", "x");
    place.commit();
    place.git(&["checkout", "-q", "main"]);
    place.write("defs/tree.yaml", &TREE.replace("days: 5", "days: 4"));
    place.commit();
    place.git(&["checkout", "-q", "work"]);
}

#[test]
fn a_branch_is_compared_with_where_it_and_today_part_and_the_commit_is_told() {
    with_every_git(|place| {
        with_branches(place);
        let base = place.git(&["merge-base", "main", "work"]).trim().to_owned();
        for against in ["main", "main...", "main...HEAD", "main...work"] {
            let args = ["check", "defs", "--against", against];
            let document = place.json(&args);
            assert_eq!(told(&document), Vec::<String>::new(), "{against}: main went on");
            assert_eq!(document["against"]["commit"], base.as_str());
            let ran = place.run(&args);
            shown(
                &format!("a branch is compared with where it and today part and the commit is told: {against}"),
                &rows(&ran.out.replace(&base[..12], "COMMIT"), "COMMIT"),
            );
        }
        let document = place.json(&["check", "defs", "--against=tip:main"]);
        assert_eq!(told(&document), ["worse-figure defs/tree.yaml"], "the tip has 6 days");
        let ran = place.run(&["check", "defs", "--against", "main..work"]);
        assert!(ran.code == 2 && ran.err.contains("`A...B`"), "{}", ran.err);
    });
}

#[test]
fn revisions_without_a_commit_in_common_are_not_compared() {
    with_every_git(|place| {
        with_branches(place);
        place.git(&["checkout", "-q", "--orphan", "alone"]);
        place.commit();
        let ran = place.run(&["check", "defs", "--against", "main"]);
        assert!(ran.code == 3 && ran.err.contains("--against=tip:main"), "{}", ran.err);
        assert_eq!(place.run(&["check", "defs", "--against=tip:main"]).code, 1, "the tip has 6 days");
    });
}

#[test]
fn a_path_in_a_revision_is_read_as_git_reads_it() {
    with_every_git(|place| {
        place.repository(&[("tree.yaml", TREE), ("deep/tree.yaml", &TREE.replace("days: 5", "days: 6"))]);
        place.git(&["commit", "-q", "--allow-empty", "-m", "fix: a colon {and} braces"]);
        let deep = place.path("deep");
        for (side, days) in [
            ("HEAD:tree.yaml", 7),
            ("HEAD:./tree.yaml", 8),
            ("HEAD:../tree.yaml", 7),
            ("HEAD:deep/tree.yaml", 8),
            (":tree.yaml", 7),
            (":./tree.yaml", 8),
            (":0:deep/tree.yaml", 8),
            ("HEAD^{/fix: a}:tree.yaml", 7),
            ("HEAD@{0}:tree.yaml", 7),
            ("main~1^{}:tree.yaml", 7),
        ] {
            let ran = place.run_in(&deep, &["diff", side, "/dev/null", "--format", "json"]);
            let document: Value = serde_json::from_str(&ran.out).unwrap_or_else(|_| panic!("{side}: {}", ran.err));
            assert_eq!(document["before"]["days"], days, "{side}");
            // The output of git itself agrees.
            let shown = place.git_in(&deep, &["show", side]);
            assert_eq!(shown.contains("days: 6"), days == 8, "{side}");
        }
        place.write("tree.yaml", &TREE.replace("days: 5", "days: 50"));
        place.git(&["add", "tree.yaml"]);
        place.write("tree.yaml", TREE);
        let ran = place.run(&["diff", ":tree.yaml", "tree.yaml"]);
        assert!(ran.out.contains("52 → 7"), "what is staged, not what lies there: {}{}", ran.out, ran.err);
    });
}

#[test]
fn a_side_that_is_missing_is_told_with_what_may_be_meant_and_never_as_renamed() {
    with_every_git(|place| {
        place.repository(&[("deep/tree.yaml", TREE), ("deep/copy.yaml", TREE)]);
        let deep = place.path("deep");
        for side in [
            "HEAD:tree.yaml",
            ":tree.yaml",
            "HEAD:none.yaml",
            "none:tree.yaml",
            "HEAD:../../x.yaml",
            "none.yaml",
            ":/x",
        ] {
            let ran = place.run_in(&deep, &["diff", side, "tree.yaml"]);
            assert!(ran.code == 3 && ran.out.is_empty(), "{side}: {}", ran.out);
            shown(
                &format!("a side that is missing is told with what may be meant and never as renamed: {side}"),
                &ran.err,
            );
        }
        let ran = place.run(&["diff", "HEAD:deep", "deep/tree.yaml"]);
        assert_eq!(ran.code, 3);
        shown(
            "a side that is missing is told with what may be meant and never as renamed: a file and a folder",
            &ran.err,
        );
    });
}

#[test]
fn called_from_outside_the_configuration_of_that_repository_holds_and_paths_start_at_its_root() {
    with_every_git(|place| {
        place.repository(&[
            ("reengineer.yaml", &gate("")),
            ("defs/tree.yaml", &TREE.replace(", department: Parks", "")),
        ]);
        let outside = place.folder.path().join("home");
        let inside = place.json(&["check", "defs"]);
        for path in [place.path("defs"), place.path("defs/tree.yaml")] {
            let path = path.to_str().unwrap();
            let ran = place.run_in(&outside, &["check", path, "--format", "json"]);
            let document: Value = serde_json::from_str(&ran.out).unwrap();
            assert_eq!(document["findings"], inside["findings"], "{path}");
            let ran = place.run_in(&outside, &["check", path, "--against", "HEAD"]);
            assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
        }
        let relative = place.run_in(&outside, &["check", "../work/defs", "--format", "json"]);
        let document: Value = serde_json::from_str(&relative.out).unwrap();
        assert_eq!(document["findings"], inside["findings"]);
    });
}
