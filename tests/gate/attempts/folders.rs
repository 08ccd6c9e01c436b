//! `diff` of folders, and its gates where a definition is on one side only.

use super::*;

fn sides(place: &Place, old: &[(&str, &str)], new: &[(&str, &str)]) {
    for (side, files) in [("old", old), ("new", new)] {
        fs::create_dir_all(place.path(side)).unwrap();
        files.iter().for_each(|(name, text)| place.write(&format!("{side}/{name}"), text));
    }
}

#[test]
fn a_gate_with_a_definition_on_one_side_only_is_no_success() {
    with_every_git(|place| {
        sides(place, &[("food.yaml", FOOD), ("tree.yaml", TREE)], &[("food.yaml", FOOD)]);
        let diff = |args: &[&str]| place.run(&[&["diff", "old", "new"], args].concat());
        assert_eq!(diff(&[]).code, 0);
        let ran = diff(&["--fail-on", "slower"]);
        assert_eq!(ran.code, 3);
        shown("a gate with a definition on one side only is no success: gone, slower", &ran.err);
        let ran = diff(&["--fail-on", "gone"]);
        assert_eq!(ran.code, 1);
        shown("a gate with a definition on one side only is no success: gone, gone", &ran.err);
        assert_eq!(diff(&["--fail-on", "any"]).code, 1);
        let back = |args: &[&str]| place.run(&[&["diff", "new", "old"], args].concat());
        let ran = back(&["--fail-on", "slower"]);
        assert_eq!(ran.code, 3);
        shown("a gate with a definition on one side only is no success: new, slower", &ran.err);
        assert_eq!(back(&["--fail-on", "slower", "--allow-new"]).code, 0);
        assert_eq!(place.run(&["diff", "old/tree.yaml", "/dev/null", "--fail-on", "slower"]).code, 3);
        assert_eq!(place.run(&["diff", "/dev/null", "old/tree.yaml", "--fail-on", "slower"]).code, 3);
    });
}

#[test]
fn two_plain_folders_are_matched_by_content_where_name_and_id_are_others() {
    with_every_git(|place| {
        let other = TREE.replace("id: tree", "id: felling").replace("Tree permit", "Felling permit");
        sides(place, &[("a.yaml", FOOD), ("b.yaml", TREE)], &[("x/y.yaml", &other), ("a.yaml", FOOD)]);
        let ran = place.run(&["diff", "old", "new", "--fail-on", "gone"]);
        assert_eq!(ran.code, 0);
        shown("two plain folders are matched by content where name and id are others", &ran.err);
    });
}

#[test]
fn diff_and_check_walk_alike() {
    with_every_git(|place| {
        place.repository(&[("reengineer.yaml", &gate("exclude: [drafts/]")), ("p/food.yaml", FOOD)]);
        place.write("p/drafts/tree.yaml", TREE);
        place.write("p/.hidden/tree.yaml", TREE);
        place.write("p/reengineer.yaml", "");
        place.write("p/out/tree.yaml", TREE);
        place.write(".gitignore", "out/\n");
        assert_eq!(place.json(&["check", "p"])["judged"], 1);
        let ran = place.run(&["diff", "HEAD:p", "p", "--exit-code"]);
        assert_eq!(ran.code, 0);
        shown("diff and check walk alike", &ran.err);
        place.git(&["add", "-f", "p/out/tree.yaml"]);
        let ran = place.run(&["diff", "HEAD:p", "p"]);
        assert!(ran.err.contains("1 new, 0 gone"), "what is tracked is compared: {}", ran.err);
    });
}

#[test]
fn what_one_side_leaves_out_is_told_and_is_not_gone() {
    with_every_git(|place| {
        sides(place, &[("food.yaml", FOOD), ("tree.yaml", TREE)], &[("food.yaml", FOOD), ("tree.yaml", TREE)]);
        place.write("new/.gitignore", "tree.yaml\n");
        let ran = place.run(&["diff", "old", "new"]);
        assert_eq!(ran.code, 0);
        shown("what one side leaves out is told and is not gone", &[ran.out, ran.err].concat());
        assert_eq!(place.run(&["diff", "old", "new", "--fail-on", "slower"]).code, 3);
        assert_eq!(place.run(&["diff", "old", "new", "--fail-on", "left-out"]).code, 1);
        let documents = place.json(&["diff", "old", "new"]);
        assert_eq!(documents[1]["schema"], "reengineer.left-out/1");
        assert_eq!(documents[1]["why"], "ignored");
    });
}

#[test]
fn thousands_of_files_that_were_moved_and_renamed_are_matched_within_seconds() {
    with_every_git(|place| {
        let text = |side: &str, at: usize| {
            let step = |nth: usize| format!("  - {{name: s{at}-{nth}, department: d, days: 1, needs: []}}\n");
            format!("name: {side} {at}\nid: {side}-{at}\nsteps:\n{}{}{}", step(1), step(2), step(3))
        };
        for at in 0..1_500 {
            place.write(&format!("old/{at}.yaml"), &text("a", at));
            place.write(&format!("new/deep/x{at}.yaml"), &text("b", at));
        }
        let began = std::time::Instant::now();
        let ran = place.run(&["diff", "old", "new", "--format", "csv"]);
        shown("thousands of files that were moved and renamed are matched", &ran.err);
        assert!(began.elapsed().as_secs() < 60, "{:?}", began.elapsed());
    });
}
