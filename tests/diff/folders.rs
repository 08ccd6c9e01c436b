//! Folder against folder.

use super::*;

fn sides(old: &[(&str, &str)], new: &[(&str, &str)], args: &[&str]) -> Ran {
    let folder = tempfile::tempdir().unwrap();
    for (side, files) in [("old", old), ("new", new)] {
        fs::create_dir_all(folder.path().join(side)).unwrap();
        files.iter().for_each(|(name, text)| write(&folder.path().join(side), name, text));
    }
    let (old, new) = (folder.path().join("old"), folder.path().join("new"));
    run(&[&[old.to_str().unwrap(), new.to_str().unwrap()], args].concat(), "")
}

fn named(id: &str) -> String {
    PERMIT.replace("id: permit", &format!("id: {id}"))
}

#[test]
fn definitions_are_matched_by_id_and_then_by_path() {
    let (a, b) = (named("a"), named("b"));
    let unnamed = PERMIT.replace("id: permit\n", "");
    let slower = b.replace("days: 10", "days: 12");
    let ran = sides(
        &[
            ("a.yaml", &a),
            ("b.yaml", &b),
            ("c.yaml", &unnamed),
            ("gone.yaml", "name: gone\nsteps: [{id: one, days: 1}, {id: two, days: 2}]\n"),
            ("readme.md", "x"),
        ],
        &[
            ("a.yaml", &a),
            ("moved/b2.yml", &slower),
            ("c.yaml", &unnamed.replace("days: 8", "days: 7")),
            ("d.yaml", &named("d")),
            (".hidden.yaml", "x"),
        ],
        &["--format", "json"],
    );
    assert_eq!(ran.code, 0, "{}", ran.err);
    shown("definitions are matched by id and then by path", &ran.err);
    let documents: Value = serde_json::from_str(&ran.out).unwrap();
    let told: Vec<(bool, bool, usize)> = documents
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["old"].is_null(), one["new"].is_null(), one["changes"].as_array().unwrap().len()))
        .collect();
    assert_eq!(told, [(false, false, 0), (false, false, 1), (true, false, 0), (false, true, 0), (false, false, 1)]);
}

#[test]
fn one_definition_that_cannot_be_read_is_exit_3_and_the_others_are_compared() {
    let (a, b) = (named("a"), named("b"));
    let slower = a.replace("days: 10", "days: 12");
    let ran = sides(
        &[("a.yaml", &a), ("b.yaml", &b)],
        &[("a.yaml", &slower), ("b.yaml", "name: x\n")],
        &["--fail-on", "slower"],
    );
    assert_eq!(ran.code, 3);
    assert!(ran.out.contains("30 → 32 working days"), "{}", ran.out);
    shown("one definition that cannot be read is exit 3 and the others are compared", &ran.err);
    assert!(!ran.out.contains("is gone"), "what cannot be read is not gone: {}", ran.out);
}

#[test]
fn what_judged_nothing_is_not_green() {
    let a = named("a");
    assert_eq!(sides(&[], &[], &[]).code, 3);
    assert_eq!(sides(&[], &[("a.yaml", &a)], &["--fail-on", "slower"]).code, 3);
    let ran = sides(&[], &[("a.yaml", &a)], &[]);
    assert!(ran.code == 0 && ran.out.contains("is new"), "{}", ran.out);
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "a.yaml", &a);
    let file = folder.path().join("a.yaml");
    assert_eq!(run(&[file.to_str().unwrap(), folder.path().to_str().unwrap()], "").code, 3);
}

#[test]
fn unchanged_definitions_are_left_out_on_request() {
    let (a, b) = (named("a"), named("b"));
    let files: &[(&str, &str)] = &[("a.yaml", &a), ("b.yaml", &b)];
    for format in ["text", "markdown", "csv"] {
        let ran = sides(files, files, &["--skip-unchanged", "--format", format]);
        let lines = ran.out.lines().count();
        assert_eq!((ran.code, lines), (0, usize::from(format == "csv")), "{format}: {}", ran.out);
    }
    let shown = sides(files, files, &[]);
    assert_eq!(shown.out.matches("no changes").count(), 2, "{}", shown.out);
}

#[test]
fn the_configuration_that_a_flag_names_says_which_files_are_compared() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    for (side, days) in [("old", "10"), ("new", "12")] {
        fs::create_dir_all(at(side)).unwrap();
        for name in ["kept", "aside"] {
            let text = named(name).replace("days: 10", &format!("days: {days}"));
            write(Path::new(&at(side)), &format!("{name}.yaml"), &text);
        }
    }
    write(folder.path(), "settings.yaml", "exclude: [\"**/aside.yaml\"]\n");
    let (old, new, settings) = (at("old"), at("new"), at("settings.yaml"));
    let compared = |args: &[&str]| {
        let ran = run(&[&[old.as_str(), new.as_str(), "--format", "jsonl"][..], args].concat(), "");
        assert_eq!(ran.code, 0, "{}", ran.err);
        ["kept", "aside"].map(|name| ran.out.contains(&format!("{name}.yaml")))
    };
    assert_eq!(compared(&[]), [true, true]);
    assert_eq!(compared(&["--config", &settings]), [true, false]);
    let drawn = |args: &[&str]| {
        let all = [&["graph", new.as_str(), "--diff", old.as_str()][..], args].concat();
        let ran: Ran = run_as(&Environment::default(), &all, "");
        ran.code
    };
    write(Path::new(&folder.path().to_owned()), "none.yaml", "exclude: [\"**/*.yaml\"]\n");
    assert_eq!((drawn(&[]), drawn(&["--config", &at("none.yaml")])), (0, 3));
}
