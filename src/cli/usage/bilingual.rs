//! Two wordings on their way through the parser, and the one that is shown.
//!
//! The parser knows one text for each thing. Both wordings travel in it side
//! by side until the language of the run is known.

use clap::builder::{PossibleValue, PossibleValuesParser, Str, StyledStr};
use clap::{Arg, Command};

use crate::cli::say::usage;
use crate::text::{Lang, Text};

/// The separator of the wordings; no text contains it, and the parser does not
/// take it for a control character.
const BETWEEN: char = '\u{241f}';

impl From<Text> for StyledStr {
    fn from(text: Text) -> Self {
        both(&text).into()
    }
}

impl From<Text> for Str {
    fn from(text: Text) -> Self {
        both(&text).into()
    }
}

fn both(text: &Text) -> String {
    format!("{}{BETWEEN}{}", text.in_lang(Lang::English), text.in_lang(Lang::Chinese))
}

/// The wording in one language; a text with only one stays as it is.
fn one(text: &str, lang: Lang) -> String {
    match (text.split_once(BETWEEN), lang) {
        (Some((english, _)), Lang::English) => english.to_owned(),
        (Some((_, chinese)), Lang::Chinese) => chinese.to_owned(),
        (None, _) => usage::of_the_parser(text).map_or(text, |label| label.in_lang(lang)).to_owned(),
    }
}

/// A command with its subcommands, with every text in one language.
pub(super) fn in_lang(command: Command, lang: Lang) -> Command {
    let worded = |text: Option<&StyledStr>| text.map(|text| one(&text.to_string(), lang));
    let (about, after) = (worded(command.get_about()), worded(command.get_after_help()));
    let command = if let Some(about) = about { command.about(about) } else { command };
    let command = if let Some(after) = after { command.after_help(after) } else { command };
    let command = command.subcommand_value_name(usage::COMMAND.in_lang(lang));
    command.mut_args(|arg| arg_in_lang(arg, lang)).mut_subcommands(|verb| in_lang(verb, lang))
}

fn arg_in_lang(arg: Arg, lang: Lang) -> Arg {
    let help = arg.get_help().map(|help| one(&help.to_string(), lang));
    let heading = arg.get_help_heading().map(|heading| one(heading, lang));
    let names = arg.get_value_names().unwrap_or_default();
    let names: Vec<String> = names.iter().map(|name| one(name, lang)).collect();
    let arg = if let Some(help) = help { arg.help(help).long_help(None) } else { arg };
    let arg = if let Some(heading) = heading { arg.help_heading(heading) } else { arg };
    if names.is_empty() { arg } else { arg.value_names(names) }
}

/// Puts the possible values into one language, too; their mapping is lost.
pub(super) fn values_in_lang(command: Command, lang: Lang) -> Command {
    let of_arg = |arg: Arg| {
        let in_lang = |value: PossibleValue| match meaning(&value, lang) {
            Some(meaning) => value.help(meaning),
            None => value,
        };
        let values: Vec<PossibleValue> = arg.get_possible_values().into_iter().map(in_lang).collect();
        if values.is_empty() { arg } else { arg.value_parser(PossibleValuesParser::new(values)) }
    };
    command.mut_args(of_arg).mut_subcommands(|verb| values_in_lang(verb, lang))
}

/// The meaning of a possible value.
pub(super) fn meaning(value: &PossibleValue, lang: Lang) -> Option<String> {
    value.get_help().map(|help| one(&help.to_string(), lang))
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::super::line::Line;
    use super::*;

    /// Every text of a command and its subcommands, with its owner.
    fn texts(command: &Command, path: &str, found: &mut Vec<(String, String)>) {
        let path = format!("{path} {}", command.get_name());
        let mut add = |of: &str, text: String| found.push((format!("{path}: {of}"), text));
        add("about", command.get_about().map(ToString::to_string).unwrap_or_default());
        let also = [command.get_before_help(), command.get_after_help(), command.get_long_about()];
        let also = also.into_iter().chain([command.get_before_long_help(), command.get_after_long_help()]);
        also.flatten().for_each(|text| add("more help", text.to_string()));
        command.get_subcommand_help_heading().into_iter().for_each(|text| add("heading", text.to_owned()));
        for arg in command.get_arguments() {
            let name = format!("`{}`", arg.get_id());
            add(&name, arg.get_help().map(ToString::to_string).unwrap_or_default());
            arg.get_long_help().into_iter().for_each(|text| add(&name, text.to_string()));
            arg.get_help_heading().into_iter().for_each(|text| add(&name, text.to_owned()));
            if arg.get_action().takes_values() {
                let names = arg.get_value_names().unwrap_or_default();
                names.iter().for_each(|text| add(&name, text.to_string()));
            }
            let values = arg.get_possible_values();
            let helps = values.iter().filter_map(PossibleValue::get_help);
            helps.for_each(|text| add(&name, text.to_string()));
        }
        command.get_subcommands().for_each(|verb| texts(verb, &path, found));
    }

    fn all() -> Vec<(String, String)> {
        let mut command = Line::command();
        command.build();
        let mut found = Vec::new();
        texts(&command, "", &mut found);
        found
    }

    #[test]
    fn no_text_of_the_command_line_has_only_one_language() {
        let chinese = |text: &str| text.chars().any(|character| ('\u{4e00}'..='\u{9fff}').contains(&character));
        let found = all();
        assert!(found.len() > 50, "{}", found.len());
        let short = found.iter().filter(|(_, text)| {
            let (english, translated) = (one(text, Lang::English), one(text, Lang::Chinese));
            english.is_empty() || english == translated || !chinese(&translated)
        });
        let short: Vec<String> = short.map(|(of, text)| format!("{of}: {text:?}")).collect();
        let remedy =
            "write `about = say!(\"...\", \"...\")`, `help = say!(...)`, `value_name = say!(...)`, no doc comment";
        assert!(short.is_empty(), "\n{}\n{remedy}", short.join("\n"));
    }

    #[test]
    fn both_wordings_of_a_text_have_as_many_lines_and_the_same_commands() {
        for (of, text) in all() {
            let (english, chinese) = (one(&text, Lang::English), one(&text, Lang::Chinese));
            assert_eq!(english.lines().count(), chinese.lines().count(), "{of}");
            let commands = |text: &str| text.matches("  reengineer ").count();
            assert_eq!(commands(&english), commands(&chinese), "{of}");
        }
    }

    #[test]
    fn no_text_of_another_language_is_left() {
        for lang in [Lang::English, Lang::Chinese] {
            let mut found = Vec::new();
            texts(&super::super::command(lang), "", &mut found);
            // The meanings of values are worded where they are shown:
            // `meaning`.
            let of_values = |text: &str| all().iter().any(|(_, both)| both == text);
            let left = found.iter().filter(|(_, text)| text.contains(BETWEEN) && !of_values(text));
            assert_eq!(left.count(), 0);
        }
    }
}
