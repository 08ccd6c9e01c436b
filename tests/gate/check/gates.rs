//! Green means judged and found good.

use super::*;

const ONLY: &[&str] = &["no-department"];

#[test]
fn good_is_0_and_says_how_many_were_judged() {
    let folder = Folder::under(ONLY, "", &[("a.yaml", GOOD), ("b/c.yml", GOOD)]);
    let ran = folder.run(&["check", "."]);
    assert_eq!(
        (ran.code, ran.out.as_str(), ran.err.as_str()),
        (0, "  Jurisdiction: cn; calendar: china.\njudged 2 definitions: no findings\n", "")
    );
}

#[test]
fn a_finding_at_the_fail_level_is_1_and_below_it_0() {
    let folder = Folder::under(ONLY, "", &[("a.yaml", WANTING)]);
    for (args, code) in [
        (&[][..], 1),
        (&["--warn", "no-department"], 0),
        (&["--warn", "no-department", "--fail-on", "warn"], 1),
        (&["--allow", "no-department"], 0),
        (&["--fail-on", "warn"], 1),
        (&["--warn", "no-department", "--fail-on", "undecided"], 0),
        (&["--warn", "no-department", "--fail-on", "undecided,warn"], 1),
    ] {
        let ran = folder.run(&[&["check", "a.yaml"], args].concat());
        assert_eq!(ran.code, code, "{args:?}: {}{}", ran.out, ran.err);
        shown(&format!("a finding at the fail level is 1 and below it 0: {args:?}"), &ran.out);
    }
}

#[test]
fn what_was_not_judged_is_3_and_wins_over_1() {
    let folder = Folder::under(ONLY, "", &[("bad.yaml", MISSPELT), ("wanting.yaml", WANTING), ("text.txt", "")]);
    folder.write("empty/readme.md", "");
    for path in ["missing.yaml", "missing/*.yaml", "empty", "**/*.json", "bad.yaml", "text.txt"] {
        let ran = folder.run(&["check", path]);
        assert_eq!(ran.code, 3, "{path}: {}{}", ran.out, ran.err);
        shown(&format!("what was not judged is 3 and wins over 1: {path}"), &ran.out);
        assert_eq!(folder.run(&["check", path, "wanting.yaml"]).code, 3, "{path}");
    }
}

#[test]
fn an_empty_folder_is_accepted_only_where_that_was_asked_for_and_a_missing_file_never() {
    let folder = Folder::under(ONLY, "", &[("empty/readme.md", "")]);
    let ran = folder.run(&["check", "empty", "*.yml", "--allow-empty"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, "judged 0 definitions\n"));
    assert_eq!(folder.run(&["check", "missing.yaml", "--allow-empty"]).code, 3);
}

#[test]
fn a_misspelt_key_does_not_make_a_file_vanish_from_a_folder() {
    let folder = Folder::under(ONLY, "", &[("a.yaml", GOOD), ("b.yaml", MISSPELT)]);
    let ran = folder.run(&["check", "."]);
    assert_eq!(ran.code, 3, "{}", ran.out);
    shown("a misspelt key does not make a file vanish from a folder: a definition", &ran.out);
    folder.write("b.yaml", "services: {web: {image: x}}\n");
    let ran = folder.run(&["check", "."]);
    assert_eq!(ran.code, 3);
    shown("a misspelt key does not make a file vanish from a folder: something else", &ran.err);
    let excluding = Folder::under(ONLY, "exclude: [b.yaml]", &[("a.yaml", GOOD), ("b.yaml", MISSPELT)]);
    assert_eq!(excluding.run(&["check", "."]).code, 0);
    assert_eq!(excluding.run(&["check", "b.yaml"]).code, 3, "what is named is judged");
}

#[test]
fn wrong_usage_is_2_with_a_suggestion_and_nothing_is_judged() {
    let folder = Folder::new(&[("a.yaml", GOOD)]);
    for args in [
        &["check"][..],
        &["check", "a.yaml", "--deny", "no-departmnt"],
        &["check", "a.yaml", "--fail-on", "allow"],
        &["check", "a.yaml", "--preset", "cn-nationl"],
        &["check", "a.yaml", "--deny", "no-department", "--allow", "no-department"],
        &["check", "a.yaml", "--alow", "no-department"],
        &["check", "a.yaml", "--today", "tomorrow"],
        &["check", "a.yaml", "--config", "none.yaml"],
        &["check", "a.yaml", "--baseline", "none.json"],
        &["check", "a.yaml", "--format", "sarf"],
        &["check", "-", "-"],
        &["check", "-", "--against", "HEAD"],
        &["check", "[", "--report", "json=a.yaml"],
        &["check", "a.yaml", "--report", "json=a.yaml"],
        &["analyze", "a.yaml", "--format", "sarif"],
    ] {
        let ran = folder.run(args);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{args:?}: {}", ran.err);
        shown(&format!("wrong usage is 2 with a suggestion: {}", args.join(" ")), &ran.err);
    }
    assert_eq!(folder.read("a.yaml"), GOOD);
}

#[cfg(unix)]
#[test]
fn links_are_followed_and_what_they_lead_to_is_judged_once_under_its_own_path() {
    use std::os::unix::fs::symlink;
    let folder = Folder::under(ONLY, "", &[("d/z/a.yaml", WANTING)]);
    let elsewhere = Folder::new(&[("e/b.yaml", WANTING), (".hidden.yaml", WANTING), (".git/x.yaml", WANTING)]);
    symlink("z", folder.path("d/a-link")).unwrap();
    symlink("a.yaml", folder.path("d/z/0.yaml")).unwrap();
    symlink("..", folder.path("d/z/round")).unwrap();
    symlink("nowhere", folder.path("d/nowhere")).unwrap();
    symlink(elsewhere.0.path(), folder.path("d/out")).unwrap();
    let expected = ["no-department d/out/e/b.yaml 现场核查", "no-department d/z/a.yaml 现场核查"];
    assert_eq!(told(&folder.json(&["check", "d", "--follow-links"])), expected);
    assert_eq!(told(&folder.json(&["check", "d"])), expected[1..], "what lies outside is left out");
    symlink("nowhere", folder.path("d/lost.yaml")).unwrap();
    let ran = folder.run(&["check", "d"]);
    assert!(ran.code == 3 && ran.out.contains("d/lost.yaml"), "{}", ran.out);
}

#[test]
fn a_run_that_warnings_fail_says_so() {
    let folder = Folder::under(ONLY, "", &[("a.yaml", WANTING)]);
    let args = ["check", "a.yaml", "--warn", "no-department"];
    let ran = folder.run(&[&args[..], &["--fail-on", "warn"]].concat());
    assert_eq!(ran.code, 1);
    shown("a run that warnings fail says so", &ran.out);
}

#[test]
fn a_configuration_by_another_name_is_not_passed_over_in_silence() {
    let folder = Folder::new(&[("reengineer.yml", "preset: strict\n"), ("d/a.yaml", GOOD)]);
    shown("a configuration by another name is not passed over in silence", &folder.run(&["check", "d"]).err);
    assert!(!folder.run(&["check", "d", "--no-config"]).err.contains("reengineer.yml"));
    folder.write("reengineer.yaml", "");
    assert!(!folder.run(&["check", "d"]).err.contains("reengineer.yml"));
}

#[test]
fn a_report_that_cannot_be_written_keeps_nothing_else_from_being_written() {
    let folder = Folder::under(ONLY, "", &[("a.yaml", WANTING)]);
    let reports = ["--report", "sarif=nodir/o.sarif", "--report", "json=o.json", "--report", "junit=none/o.xml"];
    let ran = folder.run(&[&["check", "a.yaml", "--format", "github"], &reports[..]].concat());
    assert_eq!(ran.code, 3, "{}", ran.err);
    assert!(ran.out.starts_with("::error file=a.yaml"), "{}", ran.out);
    assert!(ran.err.contains("nodir/o.sarif") && ran.err.contains("none/o.xml"), "{}", ran.err);
    assert!(folder.read("o.json").contains("no-department"));
}

#[test]
fn standard_input_is_judged() {
    let folder = Folder::under(ONLY, "", &[]);
    let ran = run_in(folder.0.path(), &["check", "-", "--format", "json"], WANTING);
    let document: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!((ran.code, told(&document)), (1, vec!["no-department - 现场核查".to_owned()]));
    assert_eq!(run_in(folder.0.path(), &["check", "-"], "").code, 3, "nothing came");
}

#[test]
fn the_format_never_changes_the_exit_code_and_every_format_tells_what_could_not_be_judged() {
    let files = &[("a.yaml", WANTING), ("bad.yaml", MISSPELT)];
    let folder = Folder::under(ONLY, "", files);
    for format in ["text", "json", "markdown", "csv", "sarif", "github", "gitlab", "junit"] {
        for (paths, code) in [(&["a.yaml"][..], 1), (&["a.yaml", "bad.yaml"], 3), (&["a.yaml", "lost.yaml"], 3)] {
            let ran = folder.run(&[&["check", "--format", format], paths].concat());
            assert_eq!(ran.code, code, "{format} {paths:?}");
            for path in paths {
                assert!(ran.out.contains(path), "{format} does not tell {path}: {}", ran.out);
            }
        }
    }
}

#[test]
fn the_same_bytes_come_from_any_working_folder_and_on_every_run() {
    let folder = Folder::under(ONLY, "", &[("d/a.yaml", WANTING), ("d/e/b.yaml", WANTING), ("d/bad.yaml", MISSPELT)]);
    fs::create_dir(folder.path(".git")).unwrap();
    for format in ["text", "json", "markdown", "csv", "sarif", "github", "gitlab", "junit"] {
        let from = |working: &str, path: &str| {
            let args = ["check", path, "--format", format, "--today", "2026-11-22", "-q"];
            run_in(&folder.path(working), &args, "").out
        };
        let first = from("", "d");
        assert!(first.contains("d/e/b.yaml"), "{format}: {first}");
        let own = folder.0.path().to_str().unwrap();
        assert!(!first.contains(own), "{format} has an absolute path: {first}");
        for (working, path) in [("", "./d/"), ("d", "."), ("d/e", ".."), ("", &format!("{own}/d")), ("", "d")] {
            assert_eq!(from(working, path), first, "{format} from {working} with {path}");
        }
    }
}

#[test]
fn a_folder_that_cannot_be_read_is_not_passed_over() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::under(ONLY, "", &[("d/a.yaml", GOOD), ("d/closed/b.yaml", WANTING)]);
    let closed = folder.path("d/closed");
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o000)).unwrap();
    // Root reads everything: there is nothing to see then.
    let readable = fs::read_dir(&closed).is_ok();
    let ran = folder.run(&["check", "d"]);
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o755)).unwrap();
    assert_eq!(ran.code, if readable { 1 } else { 3 }, "{}{}", ran.out, ran.err);
}
