//! Names, patterns, formats and files that are none.

use super::*;

#[test]
fn a_pattern_of_many_braces_is_an_error_wherever_it_stands() {
    with_every_git(|place| {
        place.repository(&[("defs/food.yaml", FOOD)]);
        let deep = format!("{}a{}", "{a,".repeat(125), "}".repeat(125));
        for (of, args) in [
            ("check", &["check", &deep][..]),
            ("check below", &["check", &format!("defs/{deep}")]),
            ("fmt", &["fmt", "--check", &deep]),
        ] {
            let ran = place.run(args);
            assert_eq!(ran.code, 2);
            shown(
                &format!("a pattern of many braces is an error wherever it stands: {of}"),
                &ran.err.replace(&deep, "DEEP"),
            );
        }
        for more in ["exclude: ['PATTERN']", "waivers: [{rule: no-department, path: 'PATTERN', reason: x}]"] {
            place.write("reengineer.yaml", &more.replace("PATTERN", &deep));
            assert_eq!(place.run(&["check", "defs"]).code, 2, "{more}");
        }
        place.write("reengineer.yaml", "paths: ['PATTERN']".replace("PATTERN", &deep).as_str());
        assert_eq!(place.run(&["check"]).code, 2);
        place.write("reengineer.yaml", &gate(""));
        place.write("defs/.gitignore", &format!("{deep}\n"));
        assert_eq!(place.run(&["check", "defs"]).code, 0, "to git it is a name");
    });
}

#[cfg(unix)]
#[test]
fn a_name_that_is_not_utf_8_is_told_and_not_judged() {
    use std::os::unix::ffi::OsStrExt;

    with_every_git(|place| {
        place.repository(&[("reengineer.yaml", &gate("")), ("defs/food.yaml", FOOD)]);
        let name = std::ffi::OsStr::from_bytes(b"tr\xE9e.yaml");
        if fs::write(place.path("defs").join(name), TREE).is_err() {
            left_untried("this file system takes UTF-8 only");
            return;
        }
        for args in [&["check", "defs"][..], &["fmt", "--check", "defs"], &["diff", "HEAD:defs", "defs"]] {
            let ran = place.run(args);
            let said = format!("{}{}", ran.out, ran.err);
            assert!(ran.code == 3 && said.contains(r"tr\xE9e.yaml` is not UTF-8"), "{args:?}: {said}");
        }
    });
}

#[test]
fn a_conflict_that_git_left_is_named_as_such() {
    with_every_git(|place| {
        let conflict =
            TREE.replace("name: Tree permit", "<<<<<<< HEAD\nname: Tree permit\n=======\nname: x\n>>>>>>> b");
        place.write("a.yaml", &conflict);
        for args in
            [&["analyze", "a.yaml"][..], &["check", "a.yaml"], &["diff", "a.yaml", "a.yaml"], &["fmt", "a.yaml"]]
        {
            let ran = place.run(args);
            let said = format!("{}{}", ran.out, ran.err);
            assert_eq!(ran.code, 3);
            shown(&format!("a conflict that git left is named as such: {}", args[0]), &said);
        }
        place.write("reengineer.yaml", "<<<<<<< HEAD\npreset: draft\n=======\npreset: strict\n>>>>>>> b\n");
        let ran = place.run(&["check", "a.yaml"]);
        assert_eq!(ran.code, 2);
        shown("a conflict that git left is named as such: the configuration", &ran.err);
    });
}

#[test]
fn exclude_holds_for_files_that_are_named_where_a_flag_says_so_and_our_hooks_say_so() {
    with_every_git(|place| {
        place.repository(&[("reengineer.yaml", &gate("exclude: [drafts/]")), ("drafts/a.yaml", "name: x\n")]);
        place.write("defs/food.yaml", FOOD);
        assert_eq!(place.run(&["check", "drafts/a.yaml"]).code, 3, "what is named is judged");
        for verb in [&["check", "--force-exclude"][..], &["fmt", "--check", "--force-exclude"]] {
            let ran = place.run(&[verb, &["drafts/a.yaml"]].concat());
            assert_eq!(ran.code, 0);
            shown(
                &format!(
                    "exclude holds for files that are named where a flag says so and our hooks say so: {}",
                    verb[0]
                ),
                &ran.err,
            );
            let ran = place.run(&[verb, &["drafts/a.yaml", "defs/food.yaml"]].concat());
            assert!(ran.code < 2, "{verb:?}: {}", ran.err);
        }
    });
    let hooks = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/.pre-commit-hooks.yaml")).unwrap();
    let entries: Vec<&str> = hooks.lines().filter_map(|line| line.trim().strip_prefix("entry: ")).collect();
    assert_eq!(entries, ["reengineer check --force-exclude", "reengineer fmt --force-exclude"]);
}

#[test]
fn a_configuration_that_cannot_be_read_is_exit_2() {
    with_every_git(|place| {
        place.repository(&[("defs/food.yaml", FOOD)]);
        fs::create_dir(place.path("reengineer.yaml")).unwrap();
        let ran = place.run(&["check", "defs"]);
        assert_eq!(ran.code, 2);
        shown("a configuration that cannot be read is exit 2: a folder", &ran.err);
        fs::remove_dir(place.path("reengineer.yaml")).unwrap();
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink("nowhere", place.path("reengineer.yaml")).unwrap();
            let ran = place.run(&["check", "defs"]);
            assert_eq!(ran.code, 2);
            shown("a configuration that cannot be read is exit 2: a link to nothing", &ran.err);
        }
    });
}

#[test]
fn a_configuration_names_nothing_outside_of_its_repository() {
    with_every_git(|place| {
        place.repository(&[("reengineer.yaml", "paths: [../home, defs]\n"), ("defs/food.yaml", FOOD)]);
        let ran = place.run(&["check"]);
        assert_eq!(ran.code, 2);
        shown("a configuration names nothing outside of its repository", &ran.err);
        place.write("reengineer.yaml", "paths: [/proc/self/environ]\n");
        let ran = place.run(&["check"]);
        assert!(ran.code == 2 && !ran.err.contains("HOME"), "{}", ran.err);
    });
}

#[test]
fn an_ending_that_a_verb_does_not_write_is_exit_2_and_names_the_verb_that_does() {
    with_every_git(|place| {
        place.write("a.yaml", TREE);
        for (verb, ending) in [
            (&["analyze", "a.yaml"][..], "docx"),
            (&["diff", "a.yaml", "a.yaml"], "xlsx"),
            (&["check", "a.yaml"], "html"),
            (&["analyze", "a.yaml"], "sarif"),
            (&["check", "a.yaml"], "pdf"),
        ] {
            let output = format!("out.{ending}");
            let ran = place.run(&[verb, &["-o", &output]].concat());
            assert!(ran.code == 2 && ran.err.contains(&format!("`.{ending}`")), "{verb:?} {ending}: {}", ran.err);
            assert!(!place.path(&output).exists());
        }
        assert_eq!(place.run(&["analyze", "a.yaml", "-o", "out.txt"]).code, 0);
        assert_eq!(place.run(&["analyze", "a.yaml", "-o", "out"]).code, 0, "without an ending it is text");
    });
}

#[test]
fn help_and_completion_of_a_verb_list_its_own_formats_and_every_rule() {
    with_every_git(|place| {
        for (verb, has, lacks) in [
            ("check", &["sarif", "github", "gitlab", "junit", "csv"][..], &[][..]),
            ("analyze", &["text", "json", "markdown", "csv"], &["sarif", "junit", "gitlab"]),
            ("fmt", &["text", "json", "markdown"], &["sarif", "csv"]),
        ] {
            let page = place.run(&[verb, "--help"]).out;
            let formats = page.split("--format").nth(1).unwrap().split("--report").next().unwrap().to_owned();
            assert!(has.iter().all(|format| formats.contains(format)), "{verb}: {formats}");
            assert!(lacks.iter().all(|format| !formats.contains(format)), "{verb}: {formats}");
        }
        let script = place.run(&["completions", "bash"]).out;
        let of = |verb: &str| {
            let body = script.split(&format!("        reengineer__subcmd__{verb})\n")).nth(1).unwrap();
            let body = body.split("        ;;\n        reengineer__").next().unwrap().to_owned();
            body.split("--format)").nth(1).unwrap().split("return 0").next().unwrap().to_owned()
        };
        assert!(of("check").contains("sarif") && !of("analyze").contains("sarif"), "{}", of("analyze"));
        assert!(script.contains("gone-definition") && script.contains("no-department"));
        let ran = place.run(&["analyze", "a.yaml", "--format", "sarif"]);
        assert!(ran.code == 2, "{}", ran.err);
    });
}
