//! `git-diff`, as git calls it.

use super::*;

/// The two lines of the page on `diff`.
fn set_up(place: &Place) {
    for readme in ["docs/diff.md", "docs/diff.zh-CN.md"] {
        let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(readme)).unwrap();
        let command = text.lines().find_map(|line| line.strip_prefix("git config diff.reengineer.command ")).unwrap();
        assert_eq!(command, "'reengineer git-diff'", "{readme}");
        assert!(text.lines().any(|line| line == "echo '*.flow.yaml diff=reengineer' >> .gitattributes"), "{readme}");
    }
    let command = format!("'{}' git-diff", env!("CARGO_BIN_EXE_reengineer"));
    place.git(&["config", "diff.reengineer.command", &command]);
    place.write(".gitattributes", "*.flow.yaml diff=reengineer\n");
}

#[test]
fn the_log_is_shown_to_its_end_whatever_stands_in_a_definition() {
    with_every_git(|place| {
        place.repository(&[("readme.txt", "x")]);
        set_up(place);
        let steps = [
            ("a.flow.yaml", Some(TREE.to_owned())),
            ("a.flow.yaml", Some(TREE.replace("days: 5", "days: 9"))),
            ("a.flow.yaml", Some("name: [broken\n".to_owned())),
            ("a.flow.yaml", Some(TREE.to_owned())),
            (
                "a.flow.yaml",
                Some(TREE.replace("name: Tree permit", "<<<<<<< HEAD\nname: a\n=======\nname: b\n>>>>>>> x")),
            ),
            ("a.flow.yaml", Some(TREE.to_owned())),
            ("a.flow.yaml", None),
        ];
        for (name, text) in steps {
            match text {
                Some(text) => place.write(name, &text),
                None => place.remove(name),
            }
            place.commit();
        }
        place.write("a.flow.yaml", TREE);
        place.commit();
        place.git(&["mv", "a.flow.yaml", "b.flow.yaml"]);
        place.write("b.flow.yaml", &TREE.replace("days: 5", "days: 6"));
        place.commit();
        let shown = place.git(&["--no-pager", "log", "-p", "--ext-diff", "--reverse", "-M"]);
        for said in [
            "reengineer diff a.flow.yaml\n",
            "7 → 11 working days",
            "`a.flow.yaml` is new",
            "`a.flow.yaml` is gone",
            "7 → 8 working days",
            "reengineer diff a.flow.yaml b.flow.yaml\n",
            "merge conflict",
        ] {
            assert!(shown.contains(said), "{said}: {shown}");
        }
        assert_eq!(shown.matches("\ncommit ").count() + 1, 10, "{shown}");
        assert!(!shown.contains("/tmp/"), "names of temporary files: {shown}");
    });
}

#[test]
fn the_driver_ends_with_0_whatever_it_is_given() {
    with_every_git(|place| {
        place.write("a.yaml", TREE);
        for args in [
            &["git-diff"][..],
            &["git-diff", "a.yaml"],
            &["git-diff", "a.yaml", "x"],
            &["git-diff", "--", "-x"],
            &["git-diff", "a.yaml", "none", "0", "100644", "a.yaml", "0", "100644"],
            &["git-diff", "a.yaml", "/dev/null", ".", ".", "/dev/null", ".", "."],
            &["git-diff", "a.yaml", "a.yaml", "0", "160000", "a.yaml", "0", "120000"],
        ] {
            let ran = place.run(args);
            assert!(ran.code == 0 && !ran.out.is_empty(), "{args:?}: {}{}", ran.out, ran.err);
        }
    });
}

#[test]
fn the_driver_is_hidden_from_the_list_of_commands() {
    with_every_git(|place| assert!(!place.run(&["--help"]).out.contains("git-diff")));
}
