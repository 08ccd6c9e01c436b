//! git runs nothing but itself: whatever a repository asks for leaves no trace.

use super::*;

/// Everything that a repository could have run, each leaving a file of its name in `canaries`.
#[cfg(unix)]
fn with_canaries(place: &Place) -> PathBuf {
    use std::os::unix::fs::PermissionsExt;

    let nest = place.folder.path().canonicalize().unwrap().join("canaries");
    fs::create_dir_all(nest.join("bin")).unwrap();
    let canary = |name: &str| {
        let script = nest.join("bin").join(name);
        fs::write(&script, format!("#!/bin/sh\n: > '{}'\nexit 0\n", nest.join(name).display())).unwrap();
        fs::set_permissions(&script, fs::Permissions::from_mode(0o755)).unwrap();
        script.to_str().unwrap().to_owned()
    };
    let root = place.root();
    for hook in ["post-index-change", "reference-transaction", "post-checkout", "fsmonitor-watchman", "pre-auto-gc"] {
        let script = canary(&format!("hook-{hook}"));
        fs::create_dir_all(root.join(".git/hooks")).unwrap();
        fs::copy(script, root.join(".git/hooks").join(hook)).unwrap();
    }
    for (key, name) in [
        ("core.fsmonitor", "fsmonitor"),
        ("filter.c.clean", "clean"),
        ("filter.c.smudge", "smudge"),
        ("filter.c.process", "process"),
        ("diff.c.textconv", "textconv"),
        ("diff.c.command", "external-diff"),
        ("core.pager", "pager"),
        ("pager.ls-tree", "pager-of-verb"),
        ("core.editor", "editor"),
        ("core.sshCommand", "ssh"),
        ("core.gitProxy", "proxy"),
        ("core.askPass", "askpass"),
        ("credential.helper", "credential"),
        ("core.alternateRefsCommand", "alternates"),
        ("gpg.program", "gpg"),
        ("uploadpack.packObjectsHook", "pack-objects"),
        ("alias.rev-parse", "alias"),
    ] {
        let script = canary(name);
        let value = if name == "alias" { format!("!{script}") } else { script };
        place.git(&["config", key, &value]);
    }
    place.git(&["config", "filter.c.required", "true"]);
    place.git(&["config", "protocol.ext.allow", "always"]);
    fs::write(root.join(".git/info/attributes"), "*.yaml filter=c diff=c\n").unwrap();
    nest
}

/// The canaries that sang.
fn sung(nest: &Path) -> Vec<String> {
    let files = fs::read_dir(nest).unwrap().map(|entry| entry.unwrap());
    let files = files.filter(|entry| entry.file_name() != "bin");
    files.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect()
}

#[cfg(unix)]
#[test]
fn no_hook_filter_monitor_pager_or_helper_runs_and_the_index_is_not_rewritten() {
    with_every_git(|place| {
        place.repository(&[("reengineer.yaml", &gate("")), ("defs/food.yaml", FOOD), ("defs/tree.yaml", TREE)]);
        let nest = with_canaries(place);
        // The times of the files are others than the index knows: git would refresh it.
        place.write("defs/food.yaml", FOOD);
        fs::rename(place.path("defs/tree.yaml"), place.path("defs/moved.yaml")).unwrap();
        let index = fs::read(place.path(".git/index")).unwrap();
        let when = fs::metadata(place.path(".git/index")).unwrap().modified().unwrap();
        for args in [
            &["check", "."][..],
            &["check", ".", "--against", "HEAD"],
            &["check", ".", "--against", "main...HEAD"],
            &["diff", "HEAD:defs", "defs"],
            &["diff", "HEAD:defs/food.yaml", "defs/food.yaml"],
            &["diff", ":defs/food.yaml", "defs/food.yaml"],
            &["fmt", "--check", "defs"],
            &["check", ".", "--against", "none"],
            &["diff", "HEAD:none", "defs/food.yaml"],
        ] {
            let ran = place.run(args);
            assert!(ran.code >= 0, "{args:?}");
            assert_eq!(sung(&nest), Vec::<String>::new(), "{args:?}");
        }
        assert_eq!(fs::read(place.path(".git/index")).unwrap(), index);
        assert_eq!(fs::metadata(place.path(".git/index")).unwrap().modified().unwrap(), when);
        // The canaries do sing where somebody else asks git for the same.
        let _ = Command::new(&place.git).current_dir(place.root()).args(["diff", "HEAD"]).output();
        assert!(!sung(&nest).is_empty(), "the canaries are dead");
    });
}

#[cfg(unix)]
#[test]
fn a_remote_that_is_a_program_is_not_asked_for_what_is_missing() {
    with_every_git(|place| {
        let origin = place.folder.path().canonicalize().unwrap().join("origin");
        fs::create_dir(&origin).unwrap();
        place.git_in(&origin, &["init", "-q"]);
        place.git_in(&origin, &["config", "uploadpack.allowFilter", "true"]);
        fs::write(origin.join("food.yaml"), FOOD).unwrap();
        place.git_in(&origin, &["add", "-A"]);
        place.git_in(&origin, &["commit", "-q", "-m", "x"]);
        fs::write(origin.join("food.yaml"), FOOD.replace("days: 3", "days: 2")).unwrap();
        place.git_in(&origin, &["commit", "-q", "-a", "-m", "y"]);
        let from = format!("file://{}", origin.display());
        place.git(&["clone", "-q", "--filter=blob:none", &from, "."]);
        let nest = with_canaries(place);
        let helper = nest.join("bin/ssh").display().to_string();
        for url in [format!("ext::{helper}"), "ssh://example.invalid/x".to_owned(), "ext::sh -c :".to_owned()] {
            place.git(&["config", "remote.origin.url", &url]);
            let ran = place.run(&["check", "food.yaml", "--no-config", "--against", "HEAD~1"]);
            assert!(ran.code == 3 && ran.err.contains("partial clone"), "{url}: {}{}", ran.out, ran.err);
            assert_eq!(sung(&nest), Vec::<String>::new(), "{url}");
        }
    });
}

#[cfg(unix)]
#[test]
fn a_bare_repository_inside_of_a_clone_is_not_taken_for_one() {
    with_every_git(|place| {
        place.repository(&[("reengineer.yaml", &gate("")), ("defs/food.yaml", FOOD)]);
        let nest = with_canaries(place);
        let bare = place.path("trap");
        fs::create_dir(&bare).unwrap();
        place.git_in(&bare, &["init", "-q", "--bare", "."]);
        let monitor = nest.join("bin/fsmonitor").display().to_string();
        place.git_in(&bare, &["config", "core.fsmonitor", &monitor]);
        place.git_in(&bare, &["config", "core.bare", "false"]);
        place.git_in(&bare, &["config", "core.worktree", "."]);
        fs::write(bare.join("food.yaml"), FOOD).unwrap();
        for args in [
            &["check", ".", "--against", "HEAD"][..],
            &["check", "food.yaml", "--against", "HEAD"],
            &["diff", "HEAD:./food.yaml", "food.yaml"],
            &["diff", ":./food.yaml", "food.yaml"],
        ] {
            let ran = place.run_in(&bare, args);
            assert!(ran.code >= 0, "{args:?}");
            assert_eq!(sung(&nest), Vec::<String>::new(), "{args:?}: {}", ran.err);
        }
    });
}
