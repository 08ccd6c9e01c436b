//! Clones that have not all: shallow, partial, sparse; submodules, worktrees, somebody else's.

use super::*;

/// A repository of two commits in `origin`, and a clone of it in `work`.
fn cloned(place: &Place, how: &[&str]) {
    let origin = place.folder.path().canonicalize().unwrap().join("origin");
    fs::create_dir(&origin).unwrap();
    place.git_in(&origin, &["init", "-q"]);
    place.git_in(&origin, &["config", "uploadpack.allowFilter", "true"]);
    for (name, text) in [("reengineer.yaml", &*gate("")), ("defs/food.yaml", FOOD), ("defs/tree.yaml", TREE)] {
        fs::create_dir_all(origin.join("defs")).unwrap();
        fs::write(origin.join(name), text).unwrap();
    }
    place.git_in(&origin, &["add", "-A"]);
    place.git_in(&origin, &["commit", "-q", "-m", "one"]);
    fs::write(origin.join("defs/tree.yaml"), TREE.replace("days: 5", "days: 4")).unwrap();
    place.git_in(&origin, &["commit", "-q", "-a", "-m", "two"]);
    let from = format!("file://{}", origin.display());
    let root = place.root();
    place.git(&[&["clone", "-q"], how, &[&from, root.to_str().unwrap()]].concat());
}

#[test]
fn a_shallow_clone_says_how_to_deepen_it() {
    with_every_git(|place| {
        cloned(place, &["--depth", "1"]);
        let ran = place.run(&["check", "defs", "--against", "HEAD~1"]);
        assert_eq!(ran.code, 3);
        shown("a shallow clone says how to deepen it: a commit", &ran.err);
        assert_eq!(place.run(&["check", "defs", "--against", "origin/main"]).code, 0, "the commit itself is there");
        let first = place.git_in(&place.folder.path().join("origin"), &["rev-parse", "HEAD~1"]);
        place.git(&["fetch", "-q", "--depth", "1", "origin", "HEAD:refs/remotes/origin/other"]);
        place.git_in(&place.folder.path().join("origin"), &["branch", "old", first.trim()]);
        place.git(&["fetch", "-q", "--depth", "1", "origin", "old:refs/remotes/origin/old"]);
        let ran = place.run(&["check", "defs", "--against", "origin/old"]);
        assert_eq!(ran.code, 3);
        shown("a shallow clone says how to deepen it: a branch", &ran.err);
        assert_eq!(place.run(&["check", "defs", "--against=tip:origin/old"]).code, 0);
    });
}

#[test]
fn a_partial_clone_fetches_nothing_and_says_how() {
    with_every_git(|place| {
        cloned(place, &["--filter=blob:none"]);
        let objects = || place.git(&["count-objects", "-v"]);
        let before = objects();
        let ran = place.run(&["check", "defs", "--against", "HEAD~1"]);
        assert!(ran.code == 3 && ran.err.contains("partial clone"), "{} {}", ran.out, ran.err);
        assert_eq!(objects(), before, "nothing was fetched");
        place.git(&["fetch", "-q", "--refetch", "--no-filter"]);
        assert_eq!(place.run(&["check", "defs", "--against", "HEAD~1"]).code, 0);
    });
}

#[test]
fn what_a_sparse_checkout_leaves_in_the_repository_is_left_out_by_name() {
    with_every_git(|place| {
        place.repository(&[("reengineer.yaml", &gate("")), ("a/food.yaml", FOOD), ("b/tree.yaml", TREE)]);
        place.git(&["sparse-checkout", "set", "a"]);
        assert!(!place.path("b/tree.yaml").exists());
        let document = place.json(&["check", "."]);
        assert_eq!(listed(&document["left_out"], &["file", "why"]), ["b/tree.yaml sparse"]);
        let ran = place.run(&["check", "."]);
        assert_eq!(ran.code, 0);
        shown("what a sparse checkout leaves in the repository is left out by name", &ran.out);
        assert_eq!(place.run(&["check", ".", "--fail-on", "left-out"]).code, 1);
        let document = place.json(&["check", ".", "--against", "HEAD"]);
        assert_eq!(told(&document), ["left-out-definition b/tree.yaml"]);
        assert_eq!(place.run(&["check", ".", "--against", "HEAD", "--preset", "strict"]).code, 1);
        let ran = place.run(&["diff", "HEAD:.", ".", "--fail-on", "any"]);
        assert!(ran.code == 1 && ran.err.contains("b/tree.yaml"), "{}", ran.err);
    });
}

#[test]
fn a_definition_in_a_submodule_is_told_by_name_and_not_compared() {
    with_every_git(|place| {
        let library = place.folder.path().canonicalize().unwrap().join("library");
        fs::create_dir(&library).unwrap();
        place.git_in(&library, &["init", "-q"]);
        fs::write(library.join("tree.yaml"), TREE).unwrap();
        place.git_in(&library, &["add", "-A"]);
        place.git_in(&library, &["commit", "-q", "-m", "x"]);
        place.repository(&[("reengineer.yaml", &gate("")), ("defs/food.yaml", FOOD)]);
        place.git(&["submodule", "--quiet", "add", library.to_str().unwrap(), "defs/library"]);
        place.commit();
        let document = place.json(&["check", "defs"]);
        assert_eq!(document["judged"], 2, "it is here, so it is judged");
        let ran = place.run(&["check", "defs", "--against", "HEAD"]);
        assert_eq!(ran.code, 3);
        shown("a definition in a submodule is told by name and not compared: check", &ran.err);
        let ran = place.run(&["diff", "HEAD:defs/library/tree.yaml", "defs/library/tree.yaml"]);
        assert_eq!(ran.code, 3);
        shown("a definition in a submodule is told by name and not compared: diff", &ran.err);
        place.git(&["submodule", "--quiet", "deinit", "-f", "defs/library"]);
        let document = place.json(&["check", "defs"]);
        assert_eq!(listed(&document["left_out"], &["file", "why"]), ["defs/library submodule"]);
        for more in [&[][..], &["--against", "HEAD"]] {
            let ran = place.run(&[&["check", "defs", "--fail-on", "left-out"], more].concat());
            assert!(ran.code == 1 && ran.out.contains("submodule"), "{more:?} {}{}", ran.out, ran.err);
        }
    });
}

#[test]
fn a_definition_that_moves_into_a_submodule_is_gone_from_the_repository() {
    with_every_git(|place| {
        place.repository(&[("reengineer.yaml", &gate("")), ("defs/food.yaml", FOOD), ("defs/tree.yaml", TREE)]);
        let library = place.folder.path().canonicalize().unwrap().join("library");
        fs::create_dir(&library).unwrap();
        place.git_in(&library, &["init", "-q"]);
        fs::write(library.join("tree.yaml"), TREE.replace("days: 5", "days: 500")).unwrap();
        place.git_in(&library, &["add", "-A"]);
        place.git_in(&library, &["commit", "-q", "-m", "x"]);
        place.git(&["submodule", "--quiet", "add", library.to_str().unwrap(), "defs/library"]);
        place.remove("defs/tree.yaml");
        let ran = place.run(&["check", "defs", "--against", "HEAD"]);
        assert_eq!(ran.code, 3, "what is in it is not compared: {}{}", ran.out, ran.err);
        place.git(&["submodule", "--quiet", "deinit", "-f", "defs/library"]);
        let document = place.json(&["check", "defs", "--against", "HEAD"]);
        assert_eq!(told(&document), ["gone-definition defs/tree.yaml"]);
    });
}

#[test]
fn a_worktree_is_a_repository_like_any_other() {
    with_every_git(|place| {
        place.repository(&[("reengineer.yaml", &gate("")), ("defs/food.yaml", FOOD), ("defs/tree.yaml", TREE)]);
        let other = place.folder.path().canonicalize().unwrap().join("other");
        place.git(&["worktree", "add", "-q", other.to_str().unwrap()]);
        fs::remove_file(other.join("defs/tree.yaml")).unwrap();
        let ran = place.run_in(&other, &["check", "defs", "--against", "HEAD", "--format", "json"]);
        let document: Value = serde_json::from_str(&ran.out).unwrap();
        assert_eq!(told(&document), ["gone-definition defs/tree.yaml"]);
    });
}

#[cfg(unix)]
#[test]
fn a_repository_of_another_owner_is_not_read_and_the_remedy_is_told() {
    use std::os::unix::fs::chown;

    with_every_git(|place| {
        place.repository(&[("reengineer.yaml", &gate("")), ("defs/food.yaml", FOOD)]);
        let root = place.root();
        if chown(&root, Some(12_345), None).is_err() || chown(root.join(".git"), Some(12_345), None).is_err() {
            left_untried("only root may give files away");
            return;
        }
        for args in [&["check", "defs", "--against", "HEAD"][..], &["diff", "HEAD:defs/food.yaml", "defs/food.yaml"]] {
            let ran = place.run(args);
            let remedy = format!("git config --global --add safe.directory {}", root.display());
            assert!(ran.code == 3 && ran.err.contains(&remedy), "{args:?}: {}", ran.err);
        }
        assert_eq!(place.run(&["check", "defs"]).code, 0, "what needs no revision needs no git");
        place.git_in(place.folder.path(), &["config", "--global", "--add", "safe.directory", root.to_str().unwrap()]);
        assert_eq!(place.run(&["check", "defs", "--against", "HEAD"]).code, 0);
    });
}

#[test]
fn without_git_a_revision_is_exit_3_and_says_so() {
    with_every_git(|place| {
        place.repository(&[("reengineer.yaml", &gate("")), ("defs/food.yaml", FOOD)]);
        let mut command = place.program(&place.root(), &["check", "defs", "--against", "HEAD"]);
        command.env("PATH", place.folder.path().join("home"));
        let without = ran(command);
        assert_eq!(without.code, 3);
        shown("without git a revision is exit 3 and says so", &without.err);
        let mut command = place.program(&place.root(), &["check", "defs"]);
        command.env("PATH", place.folder.path().join("home"));
        assert_eq!(ran(command).code, 0);
    });
}
