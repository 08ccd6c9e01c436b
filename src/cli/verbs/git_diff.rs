//! `reengineer git-diff`: the command that git calls to show how a file
//! changed.
//!
//! Set as `diff.NAME.command` it gets seven arguments: the path, and for each
//! side a file, its object and its mode; two more where the file was renamed,
//! the path alone where a merge conflict is open. It always ends with 0, since
//! git takes every other code for an end of `git log -p`; an error in reading
//! is shown in place of the comparison.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use clap::Args;

use super::diff::compared;
use crate::cli::inputs::{self, Unread};
use crate::cli::session::{Exit, Session};
use crate::cli::settings::configuration::ConfigArgs;
use crate::cli::settings::grounds::GroundArgs;
use crate::cli::sides::by_case::by_case;
use crate::cli::sides::{Definition, Match, both, read_as};
use crate::cli::workspace::links::Links;
use crate::cli::workspace::names::name_of;
use crate::render::format_named;
use crate::report::diff::say as words;
use crate::report::diff::{Compared, Differences};
use crate::text::say;

#[derive(Debug, Args)]
#[command(hide = true)]
#[command(about = say!("What git calls to show how a definition changed", "供 git 调用，显示流程表的变化"))]
pub(in crate::cli) struct GitDiff {
    #[arg(value_name = say!("ARGUMENT", "参数"), help = say!(
        "The path, then file, object and mode of each side, as git gives them",
        "路径，以及两侧各自的文件、对象和模式，由 git 给出"
    ))]
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    arguments: Vec<OsString>,
}

/// One side as git passes it.
struct Side<'a> {
    file: &'a Path,
    mode: &'a str,
}

impl GitDiff {
    pub fn run(&self, session: &mut Session<'_, '_>) -> anyhow::Result<Exit> {
        let arguments: Vec<&OsString> = self.arguments.iter().collect();
        let said = match arguments.as_slice() {
            [path, old, _, old_mode, new, _, new_mode, renamed @ ..] => {
                let mode = |mode: &'_ OsString| mode.to_string_lossy().into_owned();
                let (old_mode, new_mode) = (mode(old_mode), mode(new_mode));
                let sides = [(old, &old_mode), (new, &new_mode)]
                    .map(|(file, mode)| Side { file: Path::new(file), mode: mode.as_str() });
                let names = [path, renamed.first().unwrap_or(path)].map(|name| name_of(Path::new(name)));
                shown(&names, &sides, session)
            }
            [path] => words::unmerged(&name_of(Path::new(path))).in_lang(session.page.lang).to_owned() + "\n",
            _ => words::not_from_git().in_lang(session.page.lang).to_owned() + "\n",
        };
        let _ = session.print(|out| out.write_all(said.as_bytes()));
        Ok(Exit::Fine)
    }
}

/// The comparison of two sides, or the reason why there is none.
fn shown(names: &[String; 2], sides: &[Side<'_>; 2], session: &mut Session<'_, '_>) -> String {
    let lang = session.page.lang;
    let heading = match names {
        [old, new] if old == new => format!("reengineer diff {new}\n"),
        [old, new] => format!("reengineer diff {old} {new}\n"),
    };
    let mut unread = String::new();
    let mut read = |name: &String, side: &Side<'_>, session: &mut Session<'_, '_>| match definition(name, side, session)
    {
        Ok(definition) => definition,
        Err(why) => {
            unread.push_str(&why);
            None
        }
    };
    let found = [read(&names[0], &sides[0], session), read(&names[1], &sides[1], session)];
    if !unread.is_empty() {
        return heading + &unread;
    }
    let found = match found {
        [Some(old), Some(new)] => both(old, new),
        [Some(old), None] => Match::Gone(Box::new(old)),
        [None, Some(new)] => Match::New(Box::new(new)),
        [None, None] => return heading,
    };
    let loaded = ConfigArgs::default().load(&[], session).map_err(|error| error.to_string());
    let grounds = loaded.and_then(|loaded| {
        let grounds = GroundArgs::default().resolve(&loaded, None, session);
        grounds.map_err(|trouble| trouble.message.in_lang(lang).to_owned())
    });
    let grounds = match grounds {
        Ok(grounds) => grounds,
        Err(why) => return heading + &why + "\n",
    };
    let mut outcomes = Vec::new();
    for found in by_case(found) {
        match compared(found, &grounds) {
            Ok(outcome) => outcomes.push(outcome),
            Err(undatable) => return heading + &inputs::shown(&undatable.why, session),
        }
    }
    if outcomes.iter().all(|outcome| matches!(outcome, Compared::Pair(pair) if pair.diff.is_empty())) {
        return heading + words::unchanged().in_lang(lang) + "\n";
    }
    let differences = Differences { outcomes, mark: String::new(), several: false };
    let mut out = heading.into_bytes();
    if let Some(text) = format_named("text") {
        let _ = (text.write)(&differences, &session.page, &mut out);
    }
    String::from_utf8_lossy(&out).into_owned()
}

/// The definition of a side; `None` where there is none.
///
/// # Errors
///
/// The reason why it cannot be read, as shown to users.
fn definition(name: &str, side: &Side<'_>, session: &mut Session<'_, '_>) -> Result<Option<Definition>, String> {
    const LINK: &str = "120000";
    const SUBMODULE: &str = "160000";
    let lang = session.page.lang;
    if side.file == Path::new("/dev/null") || side.mode == "." {
        return Ok(None);
    }
    if [LINK, SUBMODULE].contains(&side.mode) {
        return Err(words::no_file(name).in_lang(lang).to_owned() + "\n");
    }
    // git wrote the file, or it lies in the working folder.
    let unread = match inputs::load(side.file, name, Links::Inside, &mut std::io::empty()) {
        Ok(read) => {
            let read: Result<_, Unread> = Ok(read);
            return Ok(read_as(name.to_owned(), &PathBuf::from(name), read, session).ok());
        }
        Err(unread) => unread,
    };
    Err(inputs::shown(&unread, session))
}
