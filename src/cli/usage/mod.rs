//! From the arguments to a command, or to what is printed instead: help, the
//! version, or a mistake, in the language of the run.

mod bilingual;
mod formats;
mod line;
mod mistake;
mod page;

use std::ffi::{OsStr, OsString};
use std::io;

use clap::{Arg, Command, CommandFactory, FromArgMatches, ValueEnum, error::ErrorKind};

use super::ending::{Exit, Trouble};
use super::environment::{Environment, Streams};
use super::global::{self, LangChoice};
use crate::cli::say::{commands, usage as words};
use crate::text;
use crate::text::Lang;

pub(super) use formats::commands_with;
use line::Line;
pub(super) use page::{helped, page};

/// The reason why there is no command to run.
pub(super) struct NoCommand {
    said: String,
    exit: Exit,
    lang: Lang,
}

/// Parses the arguments.
///
/// # Errors
///
/// Help or the version is requested, or the arguments are wrong.
pub(super) fn parse(args: &[OsString], env: &Environment) -> Result<Line, NoCommand> {
    // A valid line needs no help texts: only an invalid one is parsed again
    // with all of them.
    let line = Line::command().try_get_matches_from_mut(args).and_then(|matches| Line::from_arg_matches(&matches));
    line.or_else(|_| parse_worded(args, env))
}

/// Parses with every text of the command line in the language of the run.
fn parse_worded(args: &[OsString], env: &Environment) -> Result<Line, NoCommand> {
    let said = |name| said(args, name);
    let lang = said("--lang").and_then(|word| LangChoice::from_str(&word, false).ok()?.asked());
    let lang = lang.unwrap_or_else(|| env.lang());
    let mut command = command(lang);
    let parsed = command.try_get_matches_from_mut(args).and_then(|matches| Line::from_arg_matches(&matches));
    parsed.map_err(|error| {
        let width = said("--width").and_then(|width| global::width(&width).ok()).unwrap_or_else(|| env.width());
        let own = formats::own_formats(command.clone());
        let meant = meant(&own, args);
        let (said, exit) = match error.kind() {
            ErrorKind::DisplayVersion => (error.to_string(), Exit::Fine),
            ErrorKind::DisplayHelp => (page(meant, lang, width), Exit::Fine),
            ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => (page(meant, lang, width), Exit::Misused),
            _ => (mistake::worded(&error, meant, lang, width), Exit::Misused),
        };
        NoCommand { said, exit, lang }
    })
}

/// The whole command line in one language.
pub(super) fn command(lang: Lang) -> Command {
    let mut command = Line::command();
    command.build();
    bilingual::in_lang(command, lang)
}

/// The command line for callers that show it by their own means and do not
/// parse with it.
pub(super) fn shown(lang: Lang) -> Command {
    bilingual::values_in_lang(formats::own_formats(command(lang)), lang)
}

/// The command line for manual pages, with everything about an argument in its
/// help.
pub(super) fn in_full(lang: Lang) -> Command {
    helped(formats::own_formats(command(lang)), lang)
}

/// The command of this name, which has a word for each level.
///
/// # Errors
///
/// There is none.
pub(super) fn named<'c>(mut command: &'c Command, name: &[String]) -> Result<&'c Command, Trouble> {
    for word in name {
        let known: Vec<String> = command.get_subcommands().map(|verb| verb.get_name().to_owned()).collect();
        let unknown = || Trouble::misused(words::no_command_of(word, &known));
        command = command.find_subcommand(word).ok_or_else(unknown)?;
    }
    Ok(command)
}

impl NoCommand {
    /// Prints it: a requested text on standard output, a mistake on standard
    /// error.
    pub fn say(&self, streams: &mut Streams<'_>) -> Exit {
        let bytes = self.said.as_bytes();
        if self.exit != Exit::Fine {
            let _ = streams.err.write_all(bytes);
            return self.exit;
        }
        match streams.out.write_all(bytes).and_then(|()| streams.out.flush()) {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
                let why = text::error(&commands::unwritable_stdout(&error));
                let _ = writeln!(streams.err, "{}", why.in_lang(self.lang));
                Exit::Undone
            }
            _ => Exit::Fine,
        }
    }
}

/// The value of an option, anywhere on a possibly invalid line.
fn said(args: &[OsString], name: &str) -> Option<String> {
    let mut words = args.iter().map(|arg| arg.to_string_lossy()).take_while(|arg| arg != "--");
    let mut found = None;
    while let Some(word) = words.next() {
        if word == name {
            found = words.next().map(|value| value.into_owned());
        } else if let Some(value) = word.strip_prefix(name).and_then(|rest| rest.strip_prefix('=')) {
            found = Some(value.to_owned());
        }
    }
    found
}

/// The command of a line that may be invalid behind it.
fn meant<'c>(mut command: &'c Command, args: &[OsString]) -> &'c Command {
    let mut words = args.iter().skip(1).map(OsString::as_os_str);
    while let Some(word) = words.next() {
        let text = word.to_string_lossy();
        if text == "--" {
            break;
        }
        if takes_next(command, word) {
            words.next();
        } else if !text.starts_with('-') {
            match command.find_subcommand(word) {
                Some(verb) => command = verb,
                None => break,
            }
        }
    }
    command
}

/// Returns whether the next word is the value of this one.
fn takes_next(command: &Command, word: &OsStr) -> bool {
    let text = word.to_string_lossy();
    let named = |arg: &&Arg| match text.strip_prefix("--") {
        Some(long) => arg.get_long() == Some(long),
        None => {
            let mut shorts = text.strip_prefix('-').unwrap_or_default().chars();
            let last = shorts.next_back();
            last.is_some() && arg.get_short() == last
        }
    };
    command.get_arguments().find(named).is_some_and(|arg| arg.get_action().takes_values())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str) -> Vec<OsString> {
        text.split(' ').map(OsString::from).collect()
    }

    #[test]
    fn an_option_is_found_on_a_line_that_is_wrong() {
        assert_eq!(said(&line("reengineer nothing --lang zh --x"), "--lang").as_deref(), Some("zh"));
        assert_eq!(said(&line("reengineer --lang=en x"), "--lang").as_deref(), Some("en"));
        assert_eq!(said(&line("reengineer x -- --lang zh"), "--lang"), None);
        assert_eq!(said(&line("reengineer x --lang"), "--lang"), None);
    }

    #[test]
    fn a_value_is_not_taken_for_a_command() {
        let command = command(Lang::English);
        for (args, name) in [
            ("reengineer -o schema deadline --help", "deadline"),
            ("reengineer --output schema -qo x deadline", "deadline"),
            ("reengineer --output=x -q deadline schema", "deadline"),
            ("reengineer nothing schema", "reengineer"),
            ("reengineer -- schema", "reengineer"),
        ] {
            assert_eq!(meant(&command, &line(args)).get_name(), name, "{args}");
        }
    }
}
