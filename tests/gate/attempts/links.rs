//! Links, pipes, devices: what is no file of the tree is neither read nor written, and nothing of it is shown.

use std::os::unix::fs::symlink;

use super::*;

/// A file that nobody may see, outside of the repository.
fn with_secret(place: &Place) -> PathBuf {
    place.repository(&[("reengineer.yaml", &gate("")), ("defs/food.yaml", FOOD)]);
    let secret = place.folder.path().canonicalize().unwrap().join("secret");
    fs::write(&secret, "token: hunter2\nsteps: hunter2\n").unwrap();
    secret
}

#[test]
fn a_link_out_of_the_tree_is_not_followed_and_nothing_of_it_is_shown() {
    with_every_git(|place| {
        let secret = with_secret(place);
        symlink(&secret, place.path("defs/a.yaml")).unwrap();
        for args in [
            &["check", "defs"][..],
            &["check", "defs/a.yaml"],
            &["check", "defs/*.yaml"],
            &["analyze", "defs/a.yaml"],
            &["fmt", "--check", "defs"],
            &["fmt", "defs/a.yaml"],
            &["diff", "defs/a.yaml", "defs/food.yaml"],
            &["diff", "HEAD:defs", "defs"],
            &["git-diff", "a.yaml", "defs/a.yaml", "0", "100644", "defs/food.yaml", "0", "100644"],
            &["check", "defs", "--against", "HEAD"],
        ] {
            let ran = place.run(args);
            let said = format!("{}{}", ran.out, ran.err);
            shown(&format!("a link out of the tree is not followed and nothing of it is shown: {args:?}"), &said);
            assert!(!said.contains("hunter2"), "{args:?}: {said}");
            assert_eq!(ran.code, if args[0] == "git-diff" { 0 } else { 3 }, "{args:?}");
        }
        let ran = place.run(&["check", "defs", "--follow-links"]);
        assert!(format!("{}{}", ran.out, ran.err).contains("hunter2"), "whoever asks for it gets it");
        assert_eq!(fs::read_to_string(&secret).unwrap(), "token: hunter2\nsteps: hunter2\n");
    });
}

#[test]
fn a_link_to_what_is_hidden_or_no_definition_is_not_followed_inside_of_the_tree_either() {
    with_every_git(|place| {
        with_secret(place);
        place.git(&["config", "http.extraheader", "AUTHORIZATION: hunter2"]);
        place.write("licence.txt", "hunter2: [");
        for target in ["../.git/config", "../licence.txt", "/proc/self/environ"] {
            let _ = fs::remove_file(place.path("defs/a.yaml"));
            symlink(target, place.path("defs/a.yaml")).unwrap();
            let ran = place.run(&["check", "defs"]);
            let said = format!("{}{}", ran.out, ran.err);
            assert!(ran.code == 3 && !said.contains("hunter2") && !said.contains("HOME="), "{target}: {said}");
        }
    });
}

#[test]
fn a_link_inside_of_the_tree_is_followed_once() {
    with_every_git(|place| {
        place.repository(&[("reengineer.yaml", &gate("")), ("defs/food.yaml", FOOD)]);
        symlink("food.yaml", place.path("defs/z.yaml")).unwrap();
        symlink("../defs", place.path("defs/again")).unwrap();
        symlink("..", place.path("defs/up")).unwrap();
        fs::create_dir(place.path("other")).unwrap();
        symlink("../other", place.path("defs/o")).unwrap();
        symlink("../defs", place.path("other/d")).unwrap();
        let document = place.json(&["check", "."]);
        assert_eq!((document["judged"].clone(), document["left_out"].clone()), (1.into(), serde_json::json!([])));
        assert_eq!(place.run(&["check", "defs/z.yaml"]).code, 0);
    });
}

#[test]
fn a_folder_behind_a_link_out_of_the_tree_is_left_out_by_name() {
    with_every_git(|place| {
        place.repository(&[("reengineer.yaml", &gate("")), ("defs/food.yaml", FOOD), ("defs/p/tree.yaml", TREE)]);
        let outside = place.folder.path().canonicalize().unwrap().join("outside");
        fs::rename(place.path("defs/p"), &outside).unwrap();
        symlink(&outside, place.path("defs/p")).unwrap();
        let document = place.json(&["check", "defs"]);
        assert_eq!(listed(&document["left_out"], &["file", "why"]), ["defs/p link"]);
        assert!(place.run(&["check", "defs"]).out.contains("`--follow-links` follows it"));
        assert_eq!(place.run(&["check", "defs", "--fail-on", "left-out"]).code, 1);
        let document = place.json(&["check", "defs", "--against", "HEAD"]);
        assert_eq!(told(&document), ["left-out-definition defs/p/tree.yaml"]);
        assert_eq!(place.json(&["check", "defs", "--follow-links"])["judged"], 2);
        fs::remove_file(place.path("defs/p")).unwrap();
        symlink(&outside, place.path("p")).unwrap();
        let ran = place.run(&["check", "p"]);
        assert!(ran.code == 3 && ran.out.contains("`--follow-links` follows it"), "{}{}", ran.out, ran.err);
    });
}

#[test]
fn nothing_is_written_through_a_link_out_of_the_tree() {
    with_every_git(|place| {
        let secret = with_secret(place);
        let before = fs::read(&secret).unwrap();
        symlink(&secret, place.path("out.json")).unwrap();
        symlink(&secret, place.path("report.md")).unwrap();
        let outside = place.folder.path().canonicalize().unwrap().join("outside");
        fs::create_dir(&outside).unwrap();
        symlink(&outside, place.path("results")).unwrap();
        for args in [
            &["check", "defs", "-o", "out.json"][..],
            &["check", "defs", "--report", "markdown=report.md"],
            &["analyze", "defs/food.yaml", "-o", "results/x.json"],
            &["baseline", "write", "defs", "--baseline", "out.json", "--no-config"],
        ] {
            let ran = place.run(args);
            assert!(ran.code >= 2, "{args:?}: {}{}", ran.out, ran.err);
            assert_eq!(fs::read(&secret).unwrap(), before, "{args:?}");
            assert!(fs::read_dir(&outside).unwrap().next().is_none(), "{args:?}");
        }
        symlink(&outside, place.path("begun")).unwrap();
        let ran = place.run(&["init", "begun"]);
        assert!(ran.code == 3 && fs::read_dir(&outside).unwrap().next().is_none(), "{}{}", ran.out, ran.err);
        symlink(outside.join("sloppy.yaml"), place.path("defs/b.yaml")).unwrap();
        fs::write(outside.join("sloppy.yaml"), "steps: [{days: 1, name: a}]\nname: x\n").unwrap();
        assert_eq!(place.run(&["fmt", "defs"]).code, 3);
        assert!(fs::read_to_string(outside.join("sloppy.yaml")).unwrap().starts_with("steps"));
        assert_eq!(place.run(&["fmt", "defs/b.yaml", "--follow-links"]).code, 0);
        assert!(fs::read_to_string(outside.join("sloppy.yaml")).unwrap().starts_with("name"));
        assert!(place.path("defs/b.yaml").is_symlink(), "the link is still one");
    });
}

#[test]
fn pipes_devices_and_files_without_end_are_refused_at_once_everywhere() {
    with_every_git(|place| {
        place.repository(&[("reengineer.yaml", &gate("")), ("defs/food.yaml", FOOD)]);
        let pipe = |name: &str| {
            let made = Command::new("mkfifo").arg(place.path(name)).status();
            assert!(made.is_ok_and(|status| status.success()), "mkfifo");
        };
        pipe("defs/pipe.yaml");
        pipe("calendar.ics");
        pipe("settings.yaml");
        pipe("baseline.json");
        let huge = fs::File::create(place.path("huge.yaml")).unwrap();
        huge.set_len(1 << 42).or_else(|_| huge.set_len(1 << 33)).unwrap();
        let began = std::time::Instant::now();
        for (args, code) in [
            (&["check", "defs"][..], 3),
            (&["check", "defs/pipe.yaml"], 3),
            (&["analyze", "defs/pipe.yaml"], 3),
            (&["analyze", "/dev/zero"], 3),
            (&["diff", "/dev/zero", "defs/food.yaml"], 3),
            (&["fmt", "--check", "defs"], 3),
            (&["analyze", "huge.yaml"], 3),
            (&["check", "defs/food.yaml", "--config", "settings.yaml"], 2),
            (&["check", "defs/food.yaml", "--config", "/dev/zero"], 2),
            (&["check", "defs/food.yaml", "--baseline", "baseline.json"], 2),
            (&["check", "defs/food.yaml", "--baseline", "/dev/zero"], 2),
            (&["analyze", "defs/food.yaml", "--calendar", "calendar.ics"], 3),
            (&["deadline", "2026-09-28", "5wd", "--calendar", "/dev/zero"], 3),
        ] {
            let ran = place.run(args);
            let said = format!("{}{}", ran.out, ran.err);
            assert!(ran.code == code && said.contains("64 MiB"), "{args:?}: {} {said}", ran.code);
        }
        assert!(began.elapsed().as_secs() < 20, "{:?}", began.elapsed());
        fs::rename(place.path("settings.yaml"), place.path("reengineer.yaml")).unwrap();
        assert_eq!(place.run(&["check", "defs/food.yaml"]).code, 2, "the configuration that is found");
    });
}

#[test]
fn a_repository_that_is_a_pipe_in_part_is_refused_at_once() {
    with_every_git(|place| {
        place.repository(&[("reengineer.yaml", &gate("")), ("defs/food.yaml", FOOD)]);
        for part in ["HEAD", "config", "index"] {
            let (part, kept) = (place.path(&format!(".git/{part}")), place.path("kept"));
            fs::rename(&part, &kept).unwrap();
            assert!(Command::new("mkfifo").arg(&part).status().is_ok_and(|status| status.success()), "mkfifo");
            // Whoever waits for it goes on with an empty part, so that nothing hangs here.
            let (opened, late) = (part.clone(), std::time::Duration::from_secs(5));
            std::thread::spawn(move || {
                std::thread::sleep(late);
                let _ = fs::OpenOptions::new().read(true).write(true).open(opened);
            });
            let began = std::time::Instant::now();
            let ran = place.run(&["check", "defs/food.yaml", "--against", "HEAD"]);
            assert_eq!((ran.code, ran.err.contains("pipe")), (3, true), "{}", ran.err);
            assert!(began.elapsed() < late, "{:?}", began.elapsed());
            fs::remove_file(&part).unwrap();
            fs::rename(&kept, &part).unwrap();
        }
    });
}

#[test]
fn a_large_file_of_a_revision_is_refused_with_the_bound() {
    with_every_git(|place| {
        place.repository(&[("reengineer.yaml", &gate("")), ("defs/food.yaml", FOOD)]);
        let long = format!("name: x\n{}", "# x\n".repeat(17 << 20));
        place.write("defs/tree.yaml", &long);
        place.commit();
        let ran = place.run(&["diff", "HEAD:defs/tree.yaml", "defs/food.yaml"]);
        assert!(ran.code == 3 && ran.err.contains("67108864"), "{}", &ran.err[..ran.err.len().min(500)]);
        place.write("defs/tree.yaml", TREE);
        let document = place.json(&["check", "defs", "--against", "HEAD"]);
        assert_eq!(listed(&document["against"]["unreadable"], &[]), ["defs/tree.yaml"]);
    });
}

#[test]
fn a_shell_may_hand_over_an_open_pipe_by_its_number() {
    with_every_git(|place| {
        place.write("a.yaml", TREE);
        let line = format!("'{}' analyze <(cat a.yaml) --format json", env!("CARGO_BIN_EXE_reengineer"));
        let Ok(output) = Command::new("bash").args(["-c", &line]).current_dir(place.root()).output() else {
            left_untried("there is no bash");
            return;
        };
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let line = format!("cat a.yaml | '{}' analyze /dev/stdin --format json", env!("CARGO_BIN_EXE_reengineer"));
        let output = Command::new("bash").args(["-c", &line]).current_dir(place.root()).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    });
}
