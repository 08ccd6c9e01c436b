//! Revisions of git, in a repository made for it.

use std::process::{Command, Output};

use super::*;

fn git(folder: &Path, args: &[&str]) {
    let output = Command::new("git")
        .current_dir(folder)
        .args(["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "init.defaultBranch=main"])
        .args(["-c", "commit.gpgsign=false", "-c", "protocol.file.allow=always"])
        .args(args)
        .output()
        .unwrap();
    assert!(output.status.success(), "git {args:?}: {}", String::from_utf8_lossy(&output.stderr));
}

/// The program, run in a folder.
fn diff(folder: &Path, args: &[&str]) -> (i32, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_reengineer"));
    command.current_dir(folder).env("LC_ALL", "C").env("COLUMNS", "80").arg("diff").args(args);
    let Output { status, stdout, stderr } = command.output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (status.code().unwrap(), text(stdout), text(stderr))
}

/// `flow.yaml` of 30 days, then of 28, then called `permit.yaml`, then gone; beside it `other.yaml`.
fn repository() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    let commit = |message: &str| {
        git(root, &["add", "-A"]);
        git(root, &["commit", "-q", "-m", message]);
    };
    let unnamed = PERMIT.replace("id: permit\n", "");
    git(root, &["init", "-q"]);
    write(root, "flow.yaml", &unnamed);
    write(root, "other.yaml", "name: other\nsteps: [{id: a, days: 1}]\n");
    commit("first");
    write(root, "flow.yaml", &unnamed.replace("days: 10", "days: 8"));
    commit("second");
    folder
}

#[test]
fn a_revision_is_compared_with_another_and_with_a_dirty_tree() {
    let folder = repository();
    let root = folder.path();
    let (code, out, err) = diff(root, &["HEAD~1:flow.yaml", "HEAD:flow.yaml", "--exit-code"]);
    assert_eq!((code, err.as_str()), (1, ""));
    assert!(out.contains("30 → 28 working days"), "{out}");
    let (code, out, _) = diff(root, &["HEAD:flow.yaml", "flow.yaml", "--exit-code"]);
    assert_eq!((code, out.contains("no changes")), (0, true), "{out}");
    let text = fs::read_to_string(root.join("flow.yaml")).unwrap();
    write(root, "flow.yaml", &text.replace("days: 8, needs", "days: 20, needs"));
    let (code, out, err) = diff(root, &["HEAD:flow.yaml", "flow.yaml", "--fail-on", "slower"]);
    assert!(code == 1 && out.contains("28 → 40 working days") && err.contains("28 → 40"), "{out}{err}");
    let (code, out, _) = diff(root, &["HEAD:flow.yaml", "HEAD:flow.yaml"]);
    assert_eq!((code, out.contains("no changes")), (0, true), "the tree is dirty, the revision is not");
}

#[test]
fn a_revision_is_found_from_a_folder_below_the_root() {
    let folder = repository();
    let root = folder.path();
    write(root, "deep/er/x.yaml", PERMIT);
    git(root, &["add", "-A"]);
    git(root, &["commit", "-q", "-m", "deep"]);
    let (code, out, err) = diff(&root.join("deep/er"), &["HEAD:./x.yaml", "x.yaml"]);
    assert_eq!((code, out.contains("no changes")), (0, true), "{out}{err}");
    let (code, out, err) = diff(&root.join("deep"), &["HEAD~1:../flow.yaml", "../flow.yaml"]);
    assert_eq!((code, out.contains("no changes")), (0, true), "{out}{err}");
}

#[test]
fn a_file_that_was_renamed_is_compared_with_what_it_was_called() {
    let folder = repository();
    let root = folder.path();
    git(root, &["mv", "flow.yaml", "permit.yaml"]);
    git(root, &["commit", "-q", "-m", "renamed"]);
    let (code, out, err) = diff(root, &["HEAD~2:permit.yaml", "permit.yaml"]);
    assert!(code == 3 && out.is_empty(), "{out}");
    shown("a file that was renamed is compared with what it was called", &err);
    let (code, out, _) = diff(root, &["HEAD~2:flow.yaml", "permit.yaml"]);
    assert!(code == 0 && out.contains("30 → 28 working days"), "{out}");
    assert!(!out.contains("record"), "a name of a file is no change: {out}");
}

#[test]
fn what_is_not_there_is_refused_and_never_no_change() {
    let folder = repository();
    let root = folder.path();
    git(root, &["rm", "-q", "flow.yaml"]);
    git(root, &["commit", "-q", "-m", "deleted"]);
    let cases: [&[&str]; 6] = [
        &["HEAD~1:flow.yaml", "flow.yaml"],
        &["HEAD~1:flow.yaml", "HEAD:flow.yaml"],
        &["HEAD~9:other.yaml", "other.yaml"],
        &["nothing:other.yaml", "other.yaml"],
        &["HEAD:none.yaml", "other.yaml"],
        &["--", "-x:other.yaml", "other.yaml"],
    ];
    for args in cases {
        let (code, out, err) = diff(root, args);
        assert_eq!((code, out.as_str()), (3, ""), "{args:?}: {err}");
        shown(&format!("what is not there is refused and never no change: {}", args.join(" ")), &err);
    }
    let (code, out, _) = diff(root, &["HEAD~1:flow.yaml", "/dev/null"]);
    assert!(code == 0 && out.contains("is gone"), "{out}");
}

#[test]
fn a_clone_that_is_too_shallow_says_how_to_deepen_it() {
    let folder = repository();
    let clone = tempfile::tempdir().unwrap();
    let from = format!("file://{}", folder.path().display());
    git(clone.path(), &["clone", "-q", "--depth", "1", &from, "copy"]);
    let copy = clone.path().join("copy");
    let (code, out, err) = diff(&copy, &["HEAD~1:flow.yaml", "flow.yaml"]);
    assert_eq!((code, out.as_str()), (3, ""));
    shown("a clone that is too shallow says how to deepen it", &err);
    let (code, out, _) = diff(&copy, &["HEAD:flow.yaml", "flow.yaml"]);
    assert_eq!((code, out.contains("no changes")), (0, true), "{out}");
}

#[test]
fn outside_of_a_repository_there_is_no_revision() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "a.yaml", PERMIT);
    let (code, out, err) = diff(folder.path(), &["HEAD:a.yaml", "a.yaml"]);
    assert_eq!((code, out.as_str()), (3, ""), "{err}");
}

#[test]
fn a_folder_of_a_revision_is_compared_with_one_of_today() {
    let folder = repository();
    let root = folder.path();
    write(root, "p/a.yaml", PERMIT);
    write(root, "p/deep/b.yaml", "name: b\nsteps: [{id: x, days: 1}]\n");
    write(root, "p/reengineer.yaml", "not: a definition\n");
    git(root, &["add", "-A"]);
    git(root, &["commit", "-q", "-m", "folder"]);
    write(root, "p/a.yaml", &PERMIT.replace("days: 10", "days: 12"));
    let (code, out, err) = diff(root, &["HEAD:p", "p", "--fail-on", "slower"]);
    assert!(code == 1 && out.contains("30 → 32 working days"), "{out}{err}");
    shown("a folder of a revision is compared with one of today: one changed", &err);
    fs::remove_dir_all(root.join("p")).unwrap();
    let (code, _, err) = diff(root, &["HEAD:p", "HEAD:p", "--fail-on", "any"]);
    assert_eq!(code, 0);
    shown("a folder of a revision is compared with one of today: the same folder twice", &err);
    let (code, _, err) = diff(root, &["HEAD:p", "flow.yaml"]);
    assert_eq!(code, 3);
    shown("a folder of a revision is compared with one of today: a file and a folder", &err);
    let (code, _, err) = diff(root, &["HEAD:.", "HEAD:.", "--exit-code"]);
    assert_eq!(code, 0);
    shown("a folder of a revision is compared with one of today: the root", &err);
}
