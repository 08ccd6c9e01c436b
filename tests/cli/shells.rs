//! Completions and manual pages, as the programs that read them see them.

use std::io::Read;
use std::process::{Command, Stdio};

use super::*;

/// The result of a program that reads a text, if the program is installed:
/// whether it succeeded, its output and its errors.
#[expect(clippy::print_stdout, reason = "says that the program is not there")]
fn read_by(program: &str, args: &[&str], text: &str) -> Option<(bool, String, String)> {
    let mut command = Command::new(program);
    command.args(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let Ok(mut child) = command.spawn() else {
        println!("skipped: {program} is not there");
        return None;
    };
    let mut stdin = child.stdin.take().unwrap();
    let text = text.to_owned();
    let writer = std::thread::spawn(move || stdin.write_all(text.as_bytes()));
    let mut out = String::new();
    child.stdout.take().unwrap().read_to_string(&mut out).unwrap();
    let ended = child.wait_with_output().unwrap();
    writer.join().unwrap().unwrap();
    Some((ended.status.success(), out, String::from_utf8(ended.stderr).unwrap()))
}

#[test]
fn shells_can_read_their_scripts() {
    for lang in ["en", "zh"] {
        for (shell, args) in [("bash", &["-n"][..]), ("zsh", &["-n"]), ("fish", &["--no-execute"])] {
            let script = run(&["completions", shell, "--lang", lang], "");
            assert_eq!((script.code, script.err.as_str()), (0, ""), "{shell}");
            let Some((content, _, said)) = read_by(shell, args, &script.out) else { continue };
            assert!(content && said.is_empty(), "{shell}: {said}");
        }
    }
}

#[test]
fn bash_completes_commands_options_and_values() {
    let script = run(&["completions", "bash"], "").out;
    let complete = |words: &[&str]| {
        let last = words.len() - 1;
        let asked = format!(
            "{script}\nCOMP_WORDS=({})\nCOMP_CWORD={last}\n_reengineer reengineer '{}' '{}'\necho \"${{COMPREPLY[@]}}\"\n",
            words.join(" "),
            words[last],
            words[last - 1],
        );
        read_by("bash", &["--norc"], &asked).map(|(_, out, said)| (out, said))
    };
    for (words, completed) in [
        (&["reengineer", "anal"][..], "analyze"),
        (&["reengineer", "deadline", "--cal"], "--calendar"),
        (&["reengineer", "analyze", "--format", "mark"], "markdown"),
        (&["reengineer", "help", "dead"], "deadline"),
    ] {
        let Some((out, said)) = complete(words) else { return };
        assert_eq!(out.trim(), completed, "{words:?}: {said}");
    }
}

#[test]
fn the_manual_is_set_without_a_warning_and_no_line_is_wide() {
    for (lang, title) in [("en", "NAME"), ("zh", "名称")] {
        for verb in [&[][..], &["analyze"], &["deadline"], &["schema"], &["man"]] {
            let page = run(&[&["man"], verb, &["--lang", lang]].concat(), "");
            assert_eq!((page.code, page.err.as_str()), (0, ""), "{verb:?}");
            let args = ["-K", "utf8", "-T", "utf8", "-man", "-ww", "-rLL=78n", "-P", "-c", "-P", "-bou"];
            let Some((content, set, said)) = read_by("groff", &args, &page.out) else { return };
            assert!(content && said.is_empty(), "{verb:?}: {said}");
            assert!(set.lines().any(|line| line == title), "{set}");
            assert!(set.lines().all(|line| line.width() <= 80), "{set}");
        }
    }
}

#[test]
fn scripts_and_pages_go_where_they_are_asked_to_and_have_no_formats() {
    let folder = folder();
    let to = path(&folder, "_reengineer.json");
    let ran = run(&["completions", "zsh", "-o", &to], "");
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (0, "", ""));
    assert_eq!(fs::read_to_string(&to).unwrap(), run(&["completions", "zsh"], "").out);
    for args in [&["completions", "zsh"][..], &["man"], &["man", "analyze"], &["help"]] {
        for more in [&["--format", "json"][..], &["--report", "json=x.json"]] {
            let ran = run(&[args, more].concat(), "");
            assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{args:?}");
            shown(
                &format!("scripts and pages go where they are asked to and have no formats: {args:?} {more:?}"),
                &ran.err,
            );
        }
    }
    let ran = run(&["man", "analize", "--lang", "zh"], "");
    assert_eq!(ran.code, 2);
    shown("scripts and pages go where they are asked to and have no formats: Chinese", &ran.err);
}
