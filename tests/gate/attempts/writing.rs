//! Nothing is lost when files are written or replaced.

use std::io::{Read, Write};
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown, symlink};

use super::*;

/// A definition that `fmt` changes.
const SLOPPY: &str = "steps: [{days: 1, name: a}]\nname: x\n";

#[test]
fn a_regular_file_is_replaced_whole_wherever_it_lies() {
    with_every_git(|place| {
        place.write("a.yaml", TREE);
        let shared = Path::new("/dev/shm");
        let Ok(folder) = tempfile::tempdir_in(shared) else {
            left_untried("there is no /dev/shm");
            return;
        };
        let out = folder.path().join("x.json");
        fs::write(&out, "x".repeat(100_000)).unwrap();
        assert_eq!(place.run(&["analyze", "a.yaml", "-o", out.to_str().unwrap()]).code, 0);
        let written: Value = serde_json::from_str(&fs::read_to_string(&out).unwrap()).unwrap();
        assert_eq!(written["process"]["id"], "tree", "replaced, not appended to");
        let input = place.path("a.yaml");
        let round = format!("/dev/..{}", input.display());
        let ran = place.run(&["analyze", "a.yaml", "-o", &round, "--format", "text"]);
        assert_eq!(ran.code, 2);
        shown("a regular file is replaced whole wherever it lies", &ran.err);
        assert_eq!(fs::read_to_string(input).unwrap(), TREE);
    });
}

#[test]
fn a_stream_that_was_opened_for_the_program_is_written_to_and_not_replaced() {
    with_every_git(|place| {
        place.write("a.yaml", TREE);
        let program = env!("CARGO_BIN_EXE_reengineer");
        let line =
            format!("echo before >x; '{program}' analyze a.yaml --format json -o /dev/fd/3 3>>x; echo after >>x");
        let Ok(status) = Command::new("bash").args(["-c", &line]).current_dir(place.root()).status() else { return };
        assert!(status.success());
        let text = fs::read_to_string(place.path("x")).unwrap();
        assert!(text.starts_with("before\n{") && text.ends_with("after\n"), "{text}");
    });
}

#[test]
fn what_is_edited_while_it_is_laid_out_is_kept() {
    with_every_git(|place| {
        // The first file is a pipe's end away from being read: the second is edited meanwhile.
        place.write("a.yaml", SLOPPY);
        let long = format!("{SLOPPY}{}", "# a comment\n".repeat(200_000));
        place.write("b.yaml", &long);
        let path = place.path("b.yaml");
        let mut child = place.program(&place.root(), &["fmt", "b.yaml"]).stderr(Stdio::piped()).spawn().unwrap();
        // Until the new file stands beside the old one nothing is decided.
        let mut edited = false;
        while child.try_wait().unwrap().is_none() {
            if !edited {
                fs::write(&path, format!("{long}# an edit\n")).unwrap();
                edited = true;
            }
        }
        let mut said = String::new();
        child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.ends_with("# an edit\n"), "the edit is there: {said}");
    });
}

#[test]
fn a_file_that_comes_while_a_new_one_is_made_is_not_replaced() {
    with_every_git(|place| {
        let mine = place.path("new.yaml");
        for verb in [&["propose", "-"][..], &["what-if", "-", "--set", "a.days=1"]] {
            // It looks whether there is a file, then waits for its input; how
            // long that takes a busy machine nobody knows.
            for seconds in [1, 5, 25] {
                let _ = fs::remove_file(&mine);
                let mut command = place.program(&place.root(), &[verb, &["-o", "new.yaml"]].concat());
                let command = command.stdin(Stdio::piped()).stderr(Stdio::piped()).stdout(Stdio::null());
                let mut child = command.spawn().unwrap();
                std::thread::sleep(std::time::Duration::from_secs(seconds));
                fs::write(&mine, "mine").unwrap();
                let text = b"name: x\nsteps: [{name: a, days: 4}]\n";
                let _ = child.stdin.take().unwrap().write_all(text);
                let ended = child.wait_with_output().unwrap();
                let said = String::from_utf8_lossy(&ended.stderr);
                assert_eq!(fs::read_to_string(&mine).unwrap(), "mine", "{said}");
                if ended.status.code() == Some(3) {
                    assert!(said.contains("has come there meanwhile"), "{said}");
                    break;
                }
                assert!(ended.status.code() == Some(2) && seconds < 25, "{said}");
            }
        }
    });
}

#[test]
fn mode_owner_group_and_attributes_are_kept_and_what_is_not_is_told() {
    with_every_git(|place| {
        place.write("a.yaml", SLOPPY);
        let path = place.path("a.yaml");
        let _ = chown(&path, Some(12_345), Some(23_456));
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        let has_attribute = Command::new("setfattr").args(["-n", "user.note", "-v", "kept"]).arg(&path).status();
        let has_attribute = has_attribute.is_ok_and(|status| status.success());
        let before = fs::metadata(&path).unwrap();
        assert_eq!(place.run(&["fmt", "a.yaml"]).code, 0);
        let after = fs::metadata(&path).unwrap();
        assert!(fs::read_to_string(&path).unwrap().starts_with("name"));
        assert_eq!((after.mode(), after.uid(), after.gid()), (before.mode(), before.uid(), before.gid()));
        if has_attribute {
            let got = Command::new("getfattr").args(["-n", "user.note"]).arg(&path).output().unwrap();
            assert!(String::from_utf8_lossy(&got.stdout).contains("kept"));
        }
        place.write("b.yaml", SLOPPY);
        fs::hard_link(place.path("b.yaml"), place.path("c.yaml")).unwrap();
        let ran = place.run(&["fmt", "b.yaml"]);
        assert_eq!(ran.code, 0);
        shown("mode owner group and attributes are kept and what is not is told", &ran.err);
        place.write("d.yaml", SLOPPY);
        symlink("d.yaml", place.path("e.yaml")).unwrap();
        assert_eq!(place.run(&["fmt", "e.yaml"]).code, 0);
        assert!(place.path("e.yaml").is_symlink());
        assert!(fs::read_to_string(place.path("d.yaml")).unwrap().starts_with("name"));
    });
}

#[test]
fn no_half_made_file_stays_behind_after_an_interrupt() {
    with_every_git(|place| {
        // Many files: most of the time passes between the first that is staged and the last that is renamed.
        for at in 0..400 {
            place.write(&format!("defs/{at}.yaml"), SLOPPY);
        }
        for (round, signal) in [("INT", 1), ("TERM", 2), ("INT", 4), ("TERM", 8), ("INT", 16), ("INT", 32)] {
            let mut child = place.program(&place.root(), &["fmt", "defs"]).stderr(Stdio::null()).spawn().unwrap();
            let is_half_made = || {
                let mut names = fs::read_dir(place.path("defs")).unwrap().flatten().map(|entry| entry.file_name());
                names.any(|name| name.to_string_lossy().starts_with(".reengineer-"))
            };
            while !is_half_made() && child.try_wait().unwrap().is_none() {}
            std::thread::sleep(std::time::Duration::from_millis(signal));
            let kill = Command::new("kill").args([&format!("-{round}"), &child.id().to_string()]).status();
            assert!(kill.is_ok());
            let _ = child.wait();
            assert!(!is_half_made(), "{round} {signal}");
            for at in 0..400 {
                let text = fs::read_to_string(place.path(&format!("defs/{at}.yaml"))).unwrap();
                assert!(text.starts_with("steps") || text.starts_with("name: x\nsteps:"), "{text}");
                place.write(&format!("defs/{at}.yaml"), SLOPPY);
            }
        }
    });
}

#[test]
fn a_reader_that_goes_is_no_error() {
    with_every_git(|place| {
        place.write("a.yaml", TREE);
        // More than a pipe holds, so that the rest finds nobody.
        let steps: String = (0..400).map(|at| format!("  - {{name: a step of a long name {at}, days: 1}}\n")).collect();
        place.write("long.yaml", &format!("name: x\nsteps:\n{steps}"));
        let analyze =
            ["text", "json", "markdown", "csv"].map(|format| format!("analyze long.yaml -v --format {format}"));
        let graph = ["svg", "dot", "mermaid"].map(|format| format!("graph long.yaml --format {format}"));
        let report = ["html", "docx", "xlsx"].map(|format| format!("report long.yaml --format {format}"));
        let check = ["sarif", "junit", "csv"].map(|format| format!("check long.yaml --format {format}"));
        let others = ["analyze a.yaml -v", "convert long.yaml"].map(str::to_owned);
        for args in analyze.into_iter().chain(graph).chain(report).chain(check).chain(others) {
            let program = env!("CARGO_BIN_EXE_reengineer");
            let line = format!("'{program}' {args} | head -c 1 >/dev/null; exit ${{PIPESTATUS[0]}}");
            let Ok(ended) = Command::new("bash").args(["-c", &line]).current_dir(place.root()).output() else { return };
            let said = String::from_utf8_lossy(&ended.stderr);
            // What `check` finds is no error either.
            assert!(matches!(ended.status.code(), Some(0 | 1)), "{args}: {said}");
        }
        let Ok(full) = fs::OpenOptions::new().write(true).open("/dev/full") else { return };
        let mut command = place.program(&place.root(), &["analyze", "a.yaml"]);
        assert_eq!(command.stdout(full).status().unwrap().code(), Some(3), "a full disk is one");
    });
}
