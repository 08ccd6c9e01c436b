//! Only what is new since a revision.

use super::*;

const ONLY: &[&str] = &["no-department", "worse-figure", "waiver-unused"];

fn git(folder: &Path, args: &[&str]) {
    let who = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "init.defaultBranch=main"];
    let output = Command::new("git").arg("-C").arg(folder).args(who).args(args).output().unwrap();
    assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
}

/// A repository with one commit of these files.
fn repository(files: &[(&str, &str)]) -> Folder {
    let folder = Folder::under(ONLY, "", files);
    git(folder.0.path(), &["init", "-q"]);
    commit(&folder);
    folder
}

fn commit(folder: &Folder) {
    git(folder.0.path(), &["add", "-A"]);
    git(folder.0.path(), &["commit", "-q", "-m", "x"]);
}

fn check(folder: &Folder, args: &[&str]) -> (i32, Vec<String>) {
    let args = [&["check", ".", "--against", "HEAD"], args].concat();
    (folder.run(&args).code, told(&folder.json(&args)))
}

const KNOWN: &str = "[revision: no-department a.yaml 现场核查]";

#[test]
fn what_was_there_is_not_told_again_and_what_is_new_is() {
    let folder = repository(&[("a.yaml", WANTING)]);
    assert_eq!(check(&folder, &[]), (0, vec![KNOWN.to_owned()]));
    let text = folder.run(&["check", ".", "--against", "HEAD"]);
    assert_eq!(text.out, "  Jurisdiction: cn; calendar: china.\njudged 1 definition: no findings; 1 suppressed\n");
    let moved = format!("# moved\n{}", WANTING.replace("days: 3", "days: 2"));
    folder.write("a.yaml", &format!("{moved}  - {{name: 决定, days: 1, needs: [], after: []}}\n"));
    let new = ["no-department a.yaml 决定", "worse-figure a.yaml -"];
    assert_eq!(check(&folder, &[]), (1, [&[KNOWN], &new[..]].concat().into_iter().map(str::to_owned).collect()));
}

#[test]
fn a_file_that_is_new_has_only_new_findings() {
    let folder = repository(&[("a.yaml", GOOD)]);
    folder.write("n.yaml", &WANTING.replace("food", "new"));
    assert_eq!(check(&folder, &[]), (1, vec!["no-department n.yaml 现场核查".to_owned()]));
}

#[test]
fn a_file_that_is_new_is_named_in_every_format() {
    let folder = repository(&[("a.yaml", GOOD)]);
    folder.write("n.yaml", &GOOD.replace("food", "new"));
    let against = &folder.json(&["check", ".", "--against", "HEAD"])["against"];
    assert_eq!(against["commit"].as_str().map(str::len), Some(40));
    assert_eq!((&against["revision"], &against["new"]), (&"HEAD".into(), &serde_json::json!(["n.yaml"])));
    for list in ["unreadable", "moved", "settings"] {
        assert_eq!(against[list], serde_json::json!([]), "{list}");
    }
    for format in ["text", "markdown", "csv", "sarif", "github", "gitlab", "junit"] {
        let ran = folder.run(&["check", ".", "--against", "HEAD", "--format", format]);
        let said = format!("{}{}", ran.out, ran.err);
        assert_eq!(ran.code, 0, "{format}: {said}");
        let shows = if format == "sarif" { rows(&said, "HEAD") } else { said.clone() };
        shown(&format!("a file that is new is named in every format: {format}"), &shows);
        assert!(format == "github" || said.contains("n.yaml"), "{format}: {said}");
    }
    assert!(folder.json(&["check", "."])["against"].is_null());
}

/// Two steps of three days, and the same of thirty days under other names.
fn permit(days: u32, prefix: &str, id: &str) -> String {
    let step = |at: u32| format!("  - {{name: {prefix}{at}, department: {prefix}, days: {days}, needs: []}}\n");
    format!("name: {prefix}\n{id}steps:\n{}{}", step(1), step(2))
}

#[test]
fn a_definition_that_is_moved_and_rewritten_is_the_same_by_its_id_and_at_last_by_its_name() {
    for (old, new, is_same) in [
        (("defs/permit.yaml", permit(3, "a", "id: p\n")), ("new/other.yaml", permit(30, "b", "id: p\n")), true),
        (("defs/permit.yaml", permit(3, "a", "")), ("new/permit.yaml", permit(30, "b", "")), true),
        (("permit.yaml", permit(3, "a", "id: p\n")), ("q.yaml", permit(30, "a", "id: q\n")), true),
        (("permit.yaml", permit(3, "a", "id: p\n")), ("q.yaml", permit(30, "b", "id: q\n")), false),
    ] {
        for staged in [false, true] {
            let folder = repository(&[(old.0, &old.1), ("still.yaml", &permit(3, "still", ""))]);
            fs::remove_file(folder.path(old.0)).unwrap();
            folder.write(new.0, &new.1);
            if staged {
                git(folder.0.path(), &["add", "-A"]);
            }
            let document = folder.json(&["check", ".", "--against", "HEAD"]);
            let told = told(&document);
            let against = &document["against"];
            if is_same {
                assert_eq!(told, [format!("worse-figure {} -", new.0)], "{}", new.0);
                let moved = serde_json::json!([{"file": new.0, "from": old.0}]);
                assert!(against["moved"] == moved || against["moved"] == serde_json::json!([]), "{against}");
                assert_eq!(against["new"], serde_json::json!([]));
            } else {
                assert!(told.is_empty(), "{told:?}");
                assert_eq!(against["new"], serde_json::json!([new.0]));
            }
        }
    }
}

#[test]
fn files_that_change_places_are_compared_with_themselves_and_a_copy_is_new() {
    let (p, q) = (permit(3, "a", "id: p\n"), permit(30, "b", "id: q\n"));
    let folder = repository(&[("p.yaml", &p), ("q.yaml", &q)]);
    folder.write("p.yaml", &q);
    folder.write("q.yaml", &p);
    let document = folder.json(&["check", ".", "--against", "HEAD"]);
    assert_eq!(told(&document), Vec::<String>::new());
    assert_eq!(document["against"]["moved"].as_array().map(Vec::len), Some(2));
    folder.write("p.yaml", &p);
    folder.write("q.yaml", &q);
    folder.write("copy/p.yaml", &p.replace("days: 3", "days: 9"));
    let document = folder.json(&["check", ".", "--against", "HEAD"]);
    assert_eq!(document["against"]["new"], serde_json::json!(["copy/p.yaml"]));
    let part = folder.json(&["check", "copy", "--against", "HEAD"]);
    assert_eq!(part["against"]["new"], serde_json::json!(["copy/p.yaml"]), "the other is not judged, but there");
}

#[cfg(unix)]
#[test]
fn a_definition_that_is_a_link_is_followed_in_the_revision() {
    let folder = repository(&[("real/a.yaml", WANTING)]);
    std::os::unix::fs::symlink("real/a.yaml", folder.path("link.yaml")).unwrap();
    std::os::unix::fs::symlink("real", folder.path("folder")).unwrap();
    let new = folder.json(&["check", "link.yaml", "--against", "HEAD"]);
    assert_eq!(
        told(&new),
        ["[revision: no-department link.yaml 现场核查]"],
        "the link is new, what it leads to is not"
    );
    commit(&folder);
    for path in ["link.yaml", "folder/a.yaml"] {
        let document = folder.json(&["check", path, "--against", "HEAD"]);
        assert_eq!(told(&document), [format!("[revision: no-department {path} 现场核查]")]);
        assert_eq!(document["against"]["unreadable"], serde_json::json!([]));
    }
    folder.write("real/a.yaml", &WANTING.replace("days: 3", "days: 9"));
    let document = folder.json(&["check", "link.yaml", "--against", "HEAD"]);
    assert!(told(&document).contains(&"worse-figure link.yaml -".to_owned()));
}

#[test]
fn a_file_that_is_renamed_is_compared_with_what_it_was() {
    let long: String = (0..9).map(|at| format!("  - {{name: s{at}, department: d, days: 1, needs: []}}\n")).collect();
    let folder = repository(&[("old name.yaml", &format!("{WANTING}{long}"))]);
    fs::create_dir(folder.path("新")).unwrap();
    git(folder.0.path(), &["mv", "old name.yaml", "新/a.yaml"]);
    folder.write("新/a.yaml", &format!("{WANTING}{long}").replace("days: 3", "days: 4"));
    let expected = ["[revision: no-department 新/a.yaml 现场核查]", "worse-figure 新/a.yaml -"];
    assert_eq!(check(&folder, &[]), (1, expected.map(str::to_owned).to_vec()));
}

#[test]
fn a_step_that_replaces_another_inherits_its_findings() {
    let folder = repository(&[("a.yaml", WANTING)]);
    folder.write("a.yaml", &WANTING.replace("{name: 现场核查,", "{name: 核查, replaces: [现场核查],"));
    assert_eq!(check(&folder, &[]), (0, vec!["[revision: no-department a.yaml 核查]".to_owned()]));
}

#[test]
fn every_figure_that_got_worse_is_a_finding_and_one_that_got_better_is_none() {
    let base = "name: x\nid: x\nmaterials: [m, n]\nsteps:\n  - {name: a, department: d, days: 3, after: [], needs: [m]}\n  \
                - {name: b, department: d, days: 3, after: [], needs: [m], visits: 1}\n";
    let folder = repository(&[("a.yaml", base)]);
    for (from, to, found) in [
        ("days: 3, after: [], needs: [m]}", "days: 4, needs: [m]}", 1),
        ("needs: [m], visits", "needs: [n], visits", 1),
        ("visits: 1", "visits: 2", 1),
        ("visits: 1}\n", "visits: 1}\n  - {name: c, department: d, days: 1, after: []}\n", 1),
        ("id: x", "id: x\nunit: day", 1),
        ("id: x", "id: x\nhours_per_day: 4", 0),
        ("visits: 1", "visits: 0", 0),
        (", visits: 1", "", 1),
        ("days: 3, after: [], needs: [m]}", "days: 1, after: [], needs: [m]}", 0),
    ] {
        let changed = base.replace(from, to);
        assert_ne!(base, changed, "{from}");
        folder.write("a.yaml", &changed);
        let document = folder.json(&["check", "a.yaml", "--against", "HEAD"]);
        let findings = document["findings"].as_array().unwrap();
        let messages: Vec<&str> = findings.iter().map(|finding| finding["message"].as_str().unwrap()).collect();
        assert_eq!(messages.len(), found, "{from}: {messages:?}");
        if let [message] = &messages[..] {
            shown(&format!("every figure that got worse is a finding: {from:?} {to:?}"), message);
        }
    }
}

#[test]
fn visits_are_judged_only_where_a_step_states_them() {
    let text = |more: &str| {
        format!(
            "name: x\nid: x\ntargets: {{visits: 0}}\nclaims: {{after: {{visits: 3}}}}\nsteps:\n  - {{name: a, days: 1{more}}}\n"
        )
    };
    let folder = Folder::under(&["target-missed", "claim-mismatch", "worse-figure"], "", &[("a.yaml", &text(""))]);
    git(folder.0.path(), &["init", "-q"]);
    commit(&folder);
    let found = |stated: &str| {
        folder.write("a.yaml", &text(stated));
        let document = folder.json(&["check", "a.yaml", "--against", "HEAD"]);
        let findings = document["findings"].as_array().unwrap().iter();
        findings.map(|finding| finding["rule"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert!(found("").is_empty());
    assert_eq!(found(", visits: 0"), ["claim-mismatch"]);
    assert_eq!(found(", visits: 2"), ["claim-mismatch", "target-missed"]);
}

#[test]
fn a_waiver_that_is_taken_away_makes_its_finding_new() {
    let waived = WANTING.replace("days: 3,", "days: 3, allow: [{rule: no-department, reason: r}],");
    let folder = repository(&[("a.yaml", &waived)]);
    assert_eq!(check(&folder, &[]), (0, vec!["[waiver: no-department a.yaml 现场核查]".to_owned()]));
    folder.write("a.yaml", WANTING);
    assert_eq!(check(&folder, &[]), (1, vec!["no-department a.yaml 现场核查".to_owned()]));
}

#[test]
fn a_worse_figure_may_be_waived_and_its_waiver_is_unused_only_where_figures_are_compared() {
    let waived = GOOD.replace("steps:", "allow: [{rule: worse-figure, reason: r}]\nsteps:");
    let folder = repository(&[("a.yaml", GOOD)]);
    folder.write("a.yaml", &waived.replace("days: 3", "days: 5"));
    assert_eq!(check(&folder, &[]), (0, vec!["[waiver: worse-figure a.yaml -]".to_owned()]));
    assert!(told(&folder.json(&["check", "."])).is_empty());
    folder.write("a.yaml", &waived);
    assert_eq!(check(&folder, &[]).1, ["waiver-unused a.yaml -"]);
}

#[test]
fn a_waiver_of_a_worse_figure_is_for_the_change_that_it_comes_with() {
    let waived = |days: u32, reason: &str| {
        let allow = format!("allow: [{{rule: worse-figure, reason: {reason}}}]\nsteps:");
        GOOD.replace("steps:", &allow).replace("days: 3", &format!("days: {days}"))
    };
    let folder = repository(&[("a.yaml", &waived(5, "r"))]);
    folder.write("a.yaml", &waived(9, "r"));
    let expected = ["worse-figure a.yaml -", "[revision: waiver-unused a.yaml -]"].map(str::to_owned);
    assert_eq!(check(&folder, &[]), (1, expected.to_vec()));
    let document = folder.json(&["check", ".", "--against", "HEAD"]);
    let help = document["findings"][0]["help"].as_str().unwrap();
    shown("a waiver of a worse figure is for the change that it comes with", help);
    folder.write("a.yaml", &waived(9, "the law of 2027"));
    assert_eq!(check(&folder, &[]), (0, vec!["[waiver: worse-figure a.yaml -]".to_owned()]));

    let more =
        |reason: &str| only(ONLY, &format!("waivers: [{{rule: worse-figure, process: food, reason: {reason}}}]"));
    let folder = repository(&[("a.yaml", GOOD)]);
    folder.write("a.yaml", &GOOD.replace("days: 3", "days: 9"));
    folder.write("reengineer.yaml", &more("r"));
    assert_eq!(check(&folder, &[]), (0, vec!["[waiver: worse-figure a.yaml -]".to_owned()]), "the waiver is new");
    git(folder.0.path(), &["add", "reengineer.yaml"]);
    git(folder.0.path(), &["commit", "-q", "-m", "x"]);
    let expected = ["worse-figure a.yaml -", "waiver-unused reengineer.yaml -"].map(str::to_owned);
    assert_eq!(check(&folder, &[]), (1, expected.to_vec()), "the waiver was there");
    folder.write("reengineer.yaml", &more("another"));
    assert_eq!(check(&folder, &[]).0, 0);
}

#[test]
fn a_version_that_was_no_definition_makes_everything_new_and_that_is_said() {
    let folder = repository(&[("a.yaml", MISSPELT)]);
    folder.write("a.yaml", WANTING);
    let ran = folder.run(&["check", ".", "--against", "HEAD"]);
    assert_eq!(ran.code, 1);
    shown("a version that was no definition makes everything new and that is said", &ran.out);
    assert_eq!(
        folder.json(&["check", ".", "--against", "HEAD"])["against"]["unreadable"],
        serde_json::json!(["a.yaml"])
    );
}

#[test]
fn a_base_that_is_not_there_is_3_with_the_command_that_fetches_it() {
    let folder = repository(&[("a.yaml", GOOD)]);
    let shallow = Folder::new(&[]);
    commit_again(&folder);
    let url = format!("file://{}", folder.0.path().to_str().unwrap());
    git(shallow.0.path(), &["clone", "-q", "--depth=1", &url, "clone"]);
    let clone = shallow.path("clone");
    let commit = "0123456789012345678901234567890123456789";
    for revision in ["HEAD~1", "origin/other", commit, "--output=x", "$(touch pwned)"] {
        let ran = run_in(&clone, &["check", ".", &format!("--against={revision}")], "");
        assert_eq!((ran.code, ran.out.as_str()), (3, ""), "{revision}: {}", ran.err);
        shown(&format!("a base that is not there is 3 with the command that fetches it: {revision}"), &ran.err);
    }
    assert!(!clone.join("pwned").exists() && !clone.join("x").exists());
    git(&clone, &["fetch", "--unshallow", "--tags", "origin", "-q"]);
    assert_eq!(run_in(&clone, &["check", ".", "--against", "HEAD~1"], "").code, 0, "the command helps");
    let full = folder.run(&["check", ".", "--against", "nowhere"]);
    assert_eq!(full.code, 3);
    shown("a base that is not there is 3 with the command that fetches it: a name that is unknown", &full.err);
}

fn commit_again(folder: &Folder) {
    folder.write("note.txt", "x");
    commit(folder);
}

#[test]
fn without_a_repository_and_outside_of_it_there_is_nothing_to_compare_with() {
    let folder = Folder::under(ONLY, "", &[("a.yaml", GOOD)]);
    let ran = folder.run(&["check", ".", "--against", "HEAD"]);
    assert_eq!(ran.code, 3);
    shown("without a repository and outside of it there is nothing to compare with: no repository", &ran.err);
    let inside = repository(&[("a.yaml", GOOD)]);
    let outside = folder.path("a.yaml");
    let ran = inside.run(&["check", "a.yaml", outside.to_str().unwrap(), "--against", "HEAD"]);
    assert_eq!(ran.code, 3);
    shown("without a repository and outside of it there is nothing to compare with: outside", &ran.err);
}

#[test]
fn a_working_folder_below_the_root_makes_no_difference() {
    let folder = repository(&[("d/a.yaml", WANTING)]);
    let below = run_in(&folder.path("d"), &["check", ".", "--against", "HEAD", "--format", "json"], "");
    assert_eq!(told(&serde_json::from_str(&below.out).unwrap()), ["[revision: no-department d/a.yaml 现场核查]"]);
}
