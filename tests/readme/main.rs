//! Do the READMEs and the pages of `docs` tell the truth? Every transcript in
//! them is run and compared.
//!
//! A transcript is a fenced block `console`. A line `$ reengineer …` is a
//! command; the lines below it are what it prints, and `[exit 3]` stands last
//! where the exit code is not 0. It runs in the root of the repository, or in
//! the folder of an example, 80 columns wide, without colour, in English unless
//! `--lang` says otherwise, with nothing on standard input. Of pipes only
//! `| head -n N` is known.
//!
//! `UPDATE_TRANSCRIPTS=1 cargo test --test readme` writes what is printed into
//! the pages instead of comparing.
#![expect(clippy::unwrap_used, reason = "a test fails where it stops")]

mod examples;
mod words;

use std::collections::BTreeSet;
use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const ENGLISH: &str = "README.md";
const CHINESE: &str = "README.zh-CN.md";
/// The first command of each, whose example is in the language of its reader.
const MAIN_JOBS: [(&str, &str); 2] = [
    (ENGLISH, "cargo run --release -- analyze examples/restaurant-permit/current.yaml"),
    (CHINESE, "cargo run --release -- analyze examples/founding-case/current.yaml"),
];
/// The most lines of a README.
const MOST_LINES: usize = 200;
/// Notes on attacks, for developers: in English only.
const FOR_DEVELOPERS: [&str; 2] = ["docs/attacks.md", "docs/attempts.md"];
const TESTS: &str = "cargo test";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap()
}

/// Every page, as a path from the root.
fn pages() -> Vec<String> {
    let below = ["examples", "docs"].into_iter().flat_map(files_below).filter(|path| path.ends_with(".md"));
    [ENGLISH, CHINESE].map(str::to_owned).into_iter().chain(below).collect()
}

/// The folder in which the commands of a page run.
fn folder_of(page: &str) -> PathBuf {
    let folder = Path::new(page).parent().unwrap();
    root().join(if folder == Path::new("docs") { Path::new("") } else { folder })
}

/// The page in English and the one in Chinese: the READMEs, and what each page
/// of `docs` has beside it.
fn twins() -> Vec<(String, String)> {
    let english = pages().into_iter().filter(|page| !page.starts_with("examples/") && !page.ends_with(".zh-CN.md"));
    let english = english.filter(|page| !FOR_DEVELOPERS.contains(&page.as_str()));
    english.map(|page| (page.replace(".md", ".zh-CN.md"), page)).map(|(chinese, english)| (english, chinese)).collect()
}

fn files_below(folder: &str) -> Vec<String> {
    let mut names: Vec<_> = fs::read_dir(root().join(folder)).unwrap().map(|entry| entry.unwrap()).collect();
    names.sort_by_key(fs::DirEntry::file_name);
    let path = |entry: &fs::DirEntry| format!("{folder}/{}", entry.file_name().to_str().unwrap());
    let files = |entry: &fs::DirEntry| match entry.file_type().unwrap().is_dir() {
        true => files_below(&path(entry)),
        false => vec![path(entry)],
    };
    names.iter().flat_map(files).collect()
}

/// A fenced block: what stands after the fence, and its lines.
struct Block<'a> {
    info: &'a str,
    lines: Vec<&'a str>,
    /// The line of the file, from 0, that is the first of these.
    first: usize,
}

fn blocks(text: &str) -> Vec<Block<'_>> {
    let mut blocks: Vec<Block<'_>> = Vec::new();
    let mut open = false;
    for (number, line) in text.lines().enumerate() {
        match line.strip_prefix("```") {
            Some("") if open => open = false,
            Some(info) if !open => {
                open = true;
                blocks.push(Block { info, lines: Vec::new(), first: number + 1 });
            }
            _ if open => blocks.last_mut().unwrap().lines.push(line),
            _ => {}
        }
    }
    assert!(!open, "a fence is not closed");
    blocks
}

fn blocks_of<'a>(text: &'a str, info: &str) -> Vec<Block<'a>> {
    blocks(text).into_iter().filter(|block| block.info == info).collect()
}

/// The commands of all transcripts, in order.
fn commands(text: &str) -> Vec<&str> {
    let lines = blocks_of(text, "console").into_iter().flat_map(|block| block.lines);
    lines.filter_map(|line| line.strip_prefix("$ ")).collect()
}

fn program(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_reengineer"));
    for variable in ["LC_MESSAGES", "LANG", "CLICOLOR_FORCE"] {
        command.env_remove(variable);
    }
    command.current_dir(folder).env("LC_ALL", "C").env("COLUMNS", "80").env("NO_COLOR", "1").stdin(Stdio::null());
    command
}

/// The output of a command as a reader sees it: both streams as they come.
fn run(line: &str, folder: &Path) -> Vec<String> {
    let (line, head) = line.split_once(" | head -n ").map_or((line, None), |(line, count)| (line, Some(count)));
    let mut words = line.split(' ');
    assert_eq!(words.next(), Some("reengineer"), "only `reengineer` can be run: {line}");
    assert!(!line.contains(['|', '>', '<', '"', '\'', '*', ';', '&', '$']), "needs a shell: {line}");

    let (mut reader, writer) = std::io::pipe().unwrap();
    let mut command = program(folder);
    command.args(words).stdout(writer.try_clone().unwrap()).stderr(writer);
    let mut child = command.spawn().unwrap();
    drop(command); // with its ends of the pipe
    let mut printed = String::new();
    reader.read_to_string(&mut printed).unwrap();
    let code = child.wait().unwrap().code().unwrap();

    let mut seen: Vec<String> = printed.lines().map(str::to_owned).collect();
    match head {
        Some(count) => seen.truncate(count.parse().unwrap()),
        None if code != 0 => seen.push(format!("[exit {code}]")),
        None => {}
    }
    seen
}

/// The block as it would stand if all its commands were run.
fn rerun(block: &Block<'_>, folder: &Path) -> Vec<String> {
    let commands: Vec<_> = block.lines.iter().filter(|line| line.starts_with("$ ")).collect();
    assert_eq!(block.lines.first(), commands.first().copied(), "a transcript starts with its command");
    let shown = |line: &&&str| [vec![line.to_string()], run(&line["$ ".len()..], folder)].concat();
    commands.iter().flat_map(shown).collect()
}

#[test]
fn every_transcript_is_what_the_program_prints() {
    let update = std::env::var_os("UPDATE_TRANSCRIPTS").is_some();
    let mut stale = String::new();
    for path in pages() {
        let text = read(&path);
        let folder = folder_of(&path);
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        for block in blocks_of(&text, "console").iter().rev() {
            let now = rerun(block, &folder);
            if let Some(differs) = (0..now.len().max(block.lines.len()))
                .find(|at| now.get(*at).map(String::as_str) != block.lines.get(*at).copied())
            {
                let number = block.first + differs + 1;
                let (was, is) = (block.lines.get(differs), now.get(differs));
                stale += &format!("\n{path}:{number}\n  written {was:?}\n  printed {is:?}");
            }
            lines.splice(block.first..block.first + block.lines.len(), now);
        }
        let now = lines.join("\n") + "\n";
        if update && now != text {
            fs::write(root().join(&path), now).unwrap();
        }
    }
    assert!(update || stale.is_empty(), "{stale}\nUPDATE_TRANSCRIPTS=1 cargo test --test readme rewrites them");
}

#[test]
fn no_command_stands_outside_a_transcript() {
    for path in pages() {
        let text = read(&path);
        let prompts = text.lines().filter(|line| line.trim_start().starts_with("$ ")).count();
        assert_eq!(prompts, commands(&text).len(), "{path}: a prompt outside a `console` block");
        assert!(!text.contains("<!-- transcript"), "{path}: a transcript is still to be filled in");
        for block in blocks(&text) {
            // `yml` is what other programs read: `tests/ready_to_use.rs`.
            let known = ["console", "sh", "yaml", "yaml invalid", "yml"].contains(&block.info);
            assert!(known, "{path}: no test knows what to do with a block `{}`", block.info);
        }
    }
}

#[test]
fn every_definition_that_is_shown_is_valid() {
    for path in pages() {
        let text = read(&path);
        for block in blocks(&text).iter().filter(|block| block.info.starts_with("yaml")) {
            let mut command = program(root());
            command.args(["analyze", "-"]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
            let mut child = command.spawn().unwrap();
            child.stdin.take().unwrap().write_all(block.lines.join("\n").as_bytes()).unwrap();
            let output = child.wait_with_output().unwrap();
            let expected = if block.info == "yaml" { 0 } else { 3 };
            let said = String::from_utf8_lossy(&output.stderr);
            assert_eq!(output.status.code(), Some(expected), "{path}:{}\n{said}", block.first);
        }
    }
}

#[test]
fn a_valid_definition_behind_a_transcript_is_shown_beside_it() {
    for path in [ENGLISH, CHINESE] {
        let text = read(path);
        let shown: Vec<_> = blocks_of(&text, "yaml").iter().map(|block| block.lines.join("\n") + "\n").collect();
        for command in commands(&text).into_iter().filter(|command| command.contains("tests/readme/")) {
            let file = command.split(' ').find(|word| word.starts_with("tests/readme/")).unwrap();
            let refused = run(command, root()).last().is_some_and(|line| line.starts_with("[exit"));
            assert!(refused || shown.contains(&read(file)), "{path} does not show {file}");
        }
    }
}

#[test]
fn both_readmes_begin_with_their_two_commands() {
    for (path, main_job) in MAIN_JOBS {
        let text = read(path);
        let first = &blocks(&text)[0];
        assert_eq!((first.info, &first.lines[..]), ("sh", &[main_job, TESTS][..]), "{path}");
        assert!(first.first < 25, "{path}: not on the first screen");
        assert!(text.contains(&format!("Rust {} ", env!("CARGO_PKG_RUST_VERSION"))), "{path}: which Rust");
        let (_, arguments) = main_job.split_once(" -- ").unwrap();
        assert!(commands(&text)[0].starts_with(&format!("reengineer {arguments}")), "{path}: what it prints");
    }
}

/// The picture of each README, and the command that draws it.
const PICTURES: [(&str, &str); 2] = [
    ("docs/picture.svg", "graph examples/restaurant-permit/current.yaml --gantt --format svg"),
    ("docs/picture.zh-CN.svg", "graph examples/founding-case/current.yaml --gantt --format svg --lang zh"),
];

#[test]
fn each_readme_shows_the_picture_that_the_program_draws() {
    for (readme, (path, command)) in [ENGLISH, CHINESE].into_iter().zip(PICTURES) {
        assert!(read(readme).contains(&format!("]({path})")), "{readme} shows {path}");
        let drawn = program(root()).args(command.split(' ')).output().unwrap().stdout;
        if std::env::var_os("UPDATE_TRANSCRIPTS").is_some() {
            fs::write(root().join(path), &drawn).unwrap();
        }
        assert!(read(path).as_bytes() == drawn, "{path}: UPDATE_TRANSCRIPTS=1 draws it");
    }
}

#[test]
fn both_readmes_are_short() {
    for path in [ENGLISH, CHINESE] {
        let lines = read(path).lines().count();
        assert!(lines <= MOST_LINES, "{path} has {lines} lines: what is looked up stands in docs");
    }
}

#[test]
fn ci_runs_the_test_command_of_the_readme() {
    if root().join(".ci").exists() {
        assert!(read(".ci/run").lines().any(|line| line == TESTS));
    }
}

#[test]
fn a_page_has_the_same_commands_in_both_languages() {
    let commands = |path: &str| {
        let text = read(path);
        let shell = blocks_of(&text, "sh").into_iter().flat_map(|block| block.lines);
        let all = shell.chain(commands(&text)).map(|line| line.split(" # ").next().unwrap().trim().to_owned());
        all.collect::<Vec<_>>()
    };
    let [(_, english), (_, chinese)] = MAIN_JOBS;
    let example = |job: &str| job.rsplit('/').nth(1).unwrap().to_owned();
    let own = |command: &String| command.replace(&example(english), &example(chinese));
    let names = [(" --lang zh", ""), (".zh.", "."), ("流程.xlsx", "steps.xlsx"), ("现状.yaml", "current.yaml")];
    let in_english = |line: String, (chinese, english): &(&str, &str)| line.replace(chinese, english);
    let translated = |command: &String| own(&names.iter().fold(command.clone(), in_english));
    for (english, chinese) in twins() {
        let english_commands: Vec<_> = commands(&english).iter().map(own).collect();
        assert_eq!(english_commands, commands(&chinese).iter().map(translated).collect::<Vec<_>>(), "{english}");
    }
}

#[test]
fn every_page_is_linked_from_its_readme_and_every_link_leads_somewhere() {
    let links = |page: &str| -> BTreeSet<PathBuf> {
        let text = read(page);
        let targets = text.split("](").skip(1).filter_map(|rest| rest.split(')').next());
        let local = targets.filter(|target| !target.contains("://") && !target.starts_with('#'));
        let folder = Path::new(page).parent().unwrap();
        local.map(|target| folder.join(target.split('#').next().unwrap())).collect()
    };
    for page in pages() {
        for link in links(&page) {
            assert!(root().join(&link).exists(), "{page}: {}", link.display());
        }
    }
    for (english, chinese) in twins().into_iter().filter(|(english, _)| english != ENGLISH) {
        assert!(links(ENGLISH).contains(Path::new(&english)), "{english}");
        assert!(links(CHINESE).contains(Path::new(&chinese)), "{chinese}");
    }
}
