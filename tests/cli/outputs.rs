//! The destinations of results.

use super::*;

#[test]
fn the_ending_of_the_output_decides_the_format_unless_a_flag_does() {
    let folder = folder();
    for (name, begins) in [("a.json", "{"), ("a.md", "# "), ("a.CSV", "process,"), ("a.txt", "企业"), ("a", "企业")]
    {
        let file = path(&folder, name);
        let ran = run(&["analyze", "-", "-o", &file], SMALL);
        assert_eq!((ran.code, ran.out.as_str()), (0, ""), "{}", ran.err);
        assert!(fs::read_to_string(&file).unwrap().starts_with(begins), "{name}");
    }
    let file = path(&folder, "b.md");
    run(&["analyze", "-", "-o", &file, "--format", "json"], SMALL);
    assert!(fs::read_to_string(&file).unwrap().starts_with('{'));
}

#[test]
fn several_reports_are_written_beside_the_main_output() {
    let folder = folder();
    let (json, markdown) = (path(&folder, "r.json"), path(&folder, "r.md"));
    let (one, two) = (format!("json={json}"), format!("markdown={markdown}"));
    let ran = run(&["analyze", "-", "--report", &one, "--report", &two], SMALL);
    assert_eq!((ran.code, &ran.out), (0, &run(&["analyze", "-"], SMALL).out));
    assert_eq!(fs::read_to_string(json).unwrap(), run(&["analyze", "-", "--format", "json"], SMALL).out);
    assert_eq!(fs::read_to_string(markdown).unwrap(), run(&["analyze", "-", "--format", "markdown"], SMALL).out);
}

#[test]
fn two_outputs_in_one_place_and_outputs_over_inputs_are_exit_2() {
    let folder = folder();
    let input = definition(&folder, "in.yaml", SMALL);
    let out = path(&folder, "out.json");
    let detour = path(&folder, "./out.json");
    let ran = run(&["analyze", &input, "-o", &out, "--report", &format!("json={detour}")], "");
    assert_eq!(ran.code, 2);
    assert!(!Path::new(&out).exists());
    let ran = run(&["analyze", &input, "-o", &path(&folder, "./in.yaml")], "");
    assert_eq!(ran.code, 2, "{}", ran.err);
    assert_eq!(fs::read_to_string(&input).unwrap(), SMALL);
}

#[test]
fn an_output_that_cannot_be_written_is_exit_3_and_keeps_no_other_from_being_written() {
    let folder = folder();
    let good = definition(&folder, "good.json", "before");
    let bad = path(&folder, "no/such/folder.json");
    let ran = run(&["analyze", "-", "-o", &good, "--report", &format!("json={bad}")], SMALL);
    assert_eq!((ran.code, ran.out.as_str()), (3, ""));
    assert!(ran.err.contains("cannot write"), "{}", ran.err);
    assert!(fs::read_to_string(&good).unwrap().starts_with('{'), "whole");
    let ran = run(&["analyze", "-", "--report", &format!("json={bad}")], SMALL);
    assert_eq!((ran.code, ran.out), (3, run(&["analyze", "-"], SMALL).out));
    assert_eq!(run(&["analyze", "-", "-o", &path(&folder, "")], SMALL).code, 3, "a folder");
    let left = fs::read_dir(folder.path()).unwrap().count();
    assert_eq!(left, 1, "nothing is left behind");
}

#[test]
fn nothing_judged_leaves_an_existing_report_alone() {
    let folder = folder();
    let report = definition(&folder, "report.md", "before");
    assert_eq!(run(&["analyze", "-", "-o", &report], "name: x\n").code, 3);
    assert_eq!(fs::read_to_string(&report).unwrap(), "before");
}

#[cfg(unix)]
#[test]
fn permissions_and_links_of_an_existing_output_are_kept() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = folder();
    let real = definition(&folder, "real.json", "before");
    fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).unwrap();
    let link = path(&folder, "link.json");
    symlink("real.json", &link).unwrap();
    assert_eq!(run(&["analyze", "-", "-o", &link], SMALL).code, 0);
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert!(fs::read_to_string(&real).unwrap().starts_with('{'));
    assert_eq!(fs::metadata(&real).unwrap().permissions().mode() & 0o777, 0o640);
    fs::set_permissions(&real, fs::Permissions::from_mode(0o440)).unwrap();
    let ran = run(&["analyze", "-", "-o", &link], SMALL);
    assert_eq!(ran.code, 3, "a read-only file is not replaced");
    let dangling = path(&folder, "dangling.json");
    symlink("new.json", &dangling).unwrap();
    assert_eq!(run(&["analyze", "-", "-o", &dangling], SMALL).code, 0);
    assert!(folder.path().join("new.json").exists());
    let over = run(&["analyze", &real, "-o", &link], "");
    assert_eq!(over.code, 2, "a link to an input is an input");
}

#[cfg(unix)]
#[test]
fn devices_are_written_straight() {
    assert_eq!(run(&["analyze", "-", "-o", "/dev/null"], SMALL).code, 0);
    let ran = run(&["analyze", "-", "-o", "/dev/stdout", "--format", "json"], SMALL);
    assert!(ran.out.starts_with('{'));
    let twice = run(&["analyze", "-", "--report", "json=/dev/stdout"], SMALL);
    assert_eq!(twice.code, 2);
    if Path::new("/dev/full").exists() {
        assert_eq!(run(&["analyze", "-", "-o", "/dev/full"], SMALL).code, 3);
    }
}

/// A stream that fails.
struct Failing(io::ErrorKind);

impl Write for Failing {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        Err(self.0.into())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_closed_pipe_is_no_error_but_a_full_disk_is() {
    let code = |kind| {
        let (mut input, mut err) = (SMALL.as_bytes(), Vec::new());
        let mut streams = Streams { input: &mut input, out: &mut Failing(kind), err: &mut err };
        let args = ["reengineer", "analyze", "-"].map(OsString::from);
        (cli::run(args, &mut streams, &Environment::default()), String::from_utf8(err).unwrap())
    };
    assert_eq!(code(io::ErrorKind::BrokenPipe), (0, String::new()));
    let (full, said) = code(io::ErrorKind::StorageFull);
    assert_eq!((full, said.as_str()), (3, "error: cannot write to standard output: no space left\n"));
}
