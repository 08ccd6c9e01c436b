//! Messages about wrong usage, with suggestions.

use std::error::Error as _;
use std::num::{IntErrorKind, ParseIntError};

use clap::Command;
use clap::error::{ContextKind, ContextValue, Error, ErrorKind};

use super::page::synopsis;
use crate::cli::ending::Refused;
use crate::cli::say::usage as say;
use crate::render::{inert, plain};
use crate::text;
use crate::text::{Lang, Text};

/// The message about a mistake: the error, the remedies, the usage line.
pub(super) fn worded(error: &Error, command: &Command, lang: Lang, width: usize) -> String {
    let name = command.get_bin_name().unwrap_or_else(|| command.get_name());
    let mut lines = vec![plain(text::error(&wrong(error)).in_lang(lang))];
    lines.extend(remedies(error).iter().map(|remedy| plain(say::help(remedy).in_lang(lang))));
    lines.push(String::new());
    lines.extend(synopsis(command, lang, width));
    lines.push(say::more(name).in_lang(lang).to_owned());
    inert(&(lines.join("\n") + "\n")).into_owned()
}

/// The error.
fn wrong(error: &Error) -> Text {
    let text = |kind| strings(error, kind).into_iter().next().unwrap_or_default();
    let number = |kind| match error.get(kind) {
        Some(ContextValue::Number(number)) => *number,
        _ => 0,
    };
    let (argument, value) = (text(ContextKind::InvalidArg), text(ContextKind::InvalidValue));
    match error.kind() {
        ErrorKind::UnknownArgument if argument.starts_with('-') => say::unknown_option(&argument),
        ErrorKind::UnknownArgument => say::unwanted_argument(&argument),
        ErrorKind::InvalidSubcommand => say::unknown_command(&text(ContextKind::InvalidSubcommand)),
        ErrorKind::MissingSubcommand => say::missing_command(&text(ContextKind::InvalidSubcommand)),
        ErrorKind::MissingRequiredArgument => say::missing_arguments(&strings(error, ContextKind::InvalidArg)),
        ErrorKind::InvalidValue if value.is_empty() => say::missing_value(&argument),
        ErrorKind::InvalidValue => say::unknown_value(&value, &argument),
        ErrorKind::ValueValidation => say::refused_value(&value, &argument, &why(error)),
        ErrorKind::NoEquals => say::no_equals(&argument),
        ErrorKind::TooManyValues => say::too_many_values(&value, &argument),
        ErrorKind::TooFewValues => {
            let (least, given) = (number(ContextKind::MinValues), number(ContextKind::ActualNumValues));
            say::wrong_number_of_values(&argument, least, given, true)
        }
        ErrorKind::WrongNumberOfValues => {
            let (wanted, given) = (number(ContextKind::ExpectedNumValues), number(ContextKind::ActualNumValues));
            say::wrong_number_of_values(&argument, wanted, given, false)
        }
        ErrorKind::ArgumentConflict => {
            let others = strings(error, ContextKind::PriorArg);
            let verb = text(ContextKind::InvalidSubcommand);
            match if argument.is_empty() { verb } else { argument } {
                one if others.contains(&one) => say::given_twice(&one),
                one => say::conflict(&one, &others),
            }
        }
        ErrorKind::InvalidUtf8 => say::no_utf8(),
        other => say::not_understood(other.as_str().unwrap_or_default()),
    }
}

/// The reason why a value was refused: in our words, or as its parser gives it.
fn why(error: &Error) -> Text {
    let Some(source) = error.source() else { return Text::verbatim("") };
    if let Some(Refused(why)) = source.downcast_ref() {
        return why.clone();
    }
    match source.downcast_ref::<ParseIntError>().map(ParseIntError::kind) {
        Some(IntErrorKind::PosOverflow) => say::number_too_large(),
        Some(IntErrorKind::NegOverflow) => say::number_too_small(),
        Some(_) => say::no_whole_number(),
        None => Text::verbatim(source),
    }
}

/// The remedies.
fn remedies(error: &Error) -> Vec<Text> {
    let mut remedies = Vec::new();
    let near = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];
    let near: Vec<String> = near.into_iter().flat_map(|kind| strings(error, kind)).collect();
    if !near.is_empty() {
        remedies.push(say::did_you_mean(&near));
    }
    let argument = strings(error, ContextKind::InvalidArg).into_iter().next().unwrap_or_default();
    for tip in strings(error, ContextKind::Suggested) {
        // A sentence of the parser; only the names in it matter.
        remedies.push(match tip.strip_suffix("' exists").and_then(|tip| tip.strip_prefix('\'')) {
            Some(elsewhere) => say::did_you_mean(&[elsewhere.to_owned()]),
            None if tip.starts_with("subcommand ") => say::behind_dashes(&argument),
            None => {
                let command = strings(error, ContextKind::InvalidSubcommand).into_iter().next();
                say::as_a_value(command.as_ref().unwrap_or(&argument))
            }
        });
    }
    let known = [ContextKind::ValidValue, ContextKind::ValidSubcommand].map(|kind| strings(error, kind)).concat();
    if !known.is_empty() {
        remedies.push(say::known(&known));
    }
    remedies
}

/// The texts of one kind that an error carries.
fn strings(error: &Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(one)) => vec![one.clone()],
        Some(ContextValue::Strings(all)) => all.clone(),
        Some(ContextValue::StyledStr(one)) => vec![one.to_string()],
        Some(ContextValue::StyledStrs(all)) => all.iter().map(ToString::to_string).collect(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;

    use clap::builder::PossibleValuesParser;
    use clap::{Arg, ArgAction, value_parser};

    use super::super::command;
    use super::*;

    /// A program that can be called wrongly in every way.
    fn program() -> Command {
        let number = Arg::new("number").long("number").value_parser(value_parser!(u16));
        let word = Arg::new("word").long("word").value_parser(PossibleValuesParser::new(["red", "green"]));
        let equal = Arg::new("equal").long("equal").require_equals(true);
        let pair = Arg::new("pair").long("pair").num_args(2);
        let many = Arg::new("many").long("many").num_args(2..4);
        let flag = Arg::new("flag").long("flag").action(ArgAction::SetTrue).conflicts_with("word");
        let file = Arg::new("file").required(true).value_parser(value_parser!(String));
        let verb = Command::new("verb").args([number, word, equal, pair, many, flag, file]);
        Command::new("program").subcommand_required(true).subcommand(verb)
    }

    fn raised(args: &[&str]) -> Error {
        let args = ["program"].iter().chain(args).map(OsString::from);
        program().try_get_matches_from(args).unwrap_err()
    }

    #[test]
    fn every_way_to_be_wrong_is_worded_in_both_languages() {
        let cases: &[(ErrorKind, &[&str], &str, &str)] = &[
            (ErrorKind::UnknownArgument, &["verb", "--wrod"], "unknown option `--wrod`", "没有选项「--wrod」"),
            (ErrorKind::UnknownArgument, &["verb", "a", "b"], "no argument `b`", "此处不需要参数「b」"),
            (ErrorKind::InvalidSubcommand, &["vreb"], "unknown command `vreb`", "没有命令「vreb」"),
            (ErrorKind::MissingSubcommand, &[], "needs a command", "之后须给出命令"),
            (ErrorKind::MissingRequiredArgument, &["verb"], "`<file>` is missing", "缺少 <file>"),
            (ErrorKind::InvalidValue, &["verb", "--word", "rde"], "has no value `rde`", "没有「rde」这个值"),
            (ErrorKind::InvalidValue, &["verb", "--word"], "has no value", "缺少值"),
            (ErrorKind::ValueValidation, &["verb", "--number", "x"], "a whole number is wanted", "须为整数"),
            (ErrorKind::NoEquals, &["verb", "--equal", "x"], "is given with `=`", "须用 = 给出"),
            (ErrorKind::WrongNumberOfValues, &["verb", "--pair", "a"], "takes 2 values", "须给出 2 个值"),
            (ErrorKind::TooFewValues, &["verb", "--many", "a"], "at least 2 values", "至少 2 个值"),
            (ErrorKind::ArgumentConflict, &["verb", "a", "--flag", "--word", "red"], "cannot be used", "同时使用"),
            (ErrorKind::ArgumentConflict, &["verb", "a", "--flag", "--flag"], "is given twice", "给出了两次"),
        ];
        for (kind, args, english, chinese) in cases {
            let error = raised(args);
            let said = wrong(&error);
            assert_eq!(error.kind(), *kind, "{args:?}");
            assert!(said.in_lang(Lang::English).contains(english), "{args:?}: {said:?}");
            assert!(said.in_lang(Lang::Chinese).contains(chinese), "{args:?}: {said:?}");
        }
    }

    #[test]
    fn no_kind_of_mistake_is_left_to_the_parser() {
        use ErrorKind::{
            ArgumentConflict, Format, InvalidSubcommand, InvalidUtf8, InvalidValue, Io, MissingRequiredArgument,
            MissingSubcommand, NoEquals, TooFewValues, TooManyValues, UnknownArgument, ValueValidation,
            WrongNumberOfValues,
        };
        let parsing = [
            ArgumentConflict,
            InvalidSubcommand,
            InvalidUtf8,
            InvalidValue,
            MissingRequiredArgument,
            MissingSubcommand,
            NoEquals,
            TooFewValues,
            TooManyValues,
            UnknownArgument,
            ValueValidation,
            WrongNumberOfValues,
        ];
        let unforeseen = |kind: ErrorKind| say::not_understood(kind.as_str().unwrap_or_default());
        for kind in parsing {
            assert_ne!(wrong(&Error::new(kind)), unforeseen(kind), "{kind:?}");
        }
        // The parser writes nothing, so writing in it cannot fail.
        for kind in [Io, Format] {
            assert_eq!(wrong(&Error::new(kind)), unforeseen(kind));
        }
    }

    #[test]
    fn whatever_refuses_a_value_says_why_in_words_of_ours() {
        let mut refused = 0;
        each(&command(Lang::English), &[], &mut |verb, path| {
            for arg in verb.get_arguments().filter(|arg| arg.get_action().takes_values()) {
                let before = arg.get_index().map_or(0, |index| index - 1);
                let wrong = arg.get_long().map_or("\u{1}?".to_owned(), |long| format!("--{long}=\u{1}?"));
                let line = path.iter().cloned().chain(std::iter::repeat_n("x".to_owned(), before)).chain([wrong]);
                let Err(error) = command(Lang::English).try_get_matches_from(line) else { continue };
                let source = error.source();
                let known = source.is_none_or(|source| source.is::<Refused>() || source.is::<ParseIntError>());
                assert!(known, "{path:?} {arg}: its parser returns no `Refused` but {source:?}");
                refused += usize::from(source.is_some());
            }
        });
        assert!(refused > 3, "{refused}");
    }

    /// Visits a command and all its subcommands, each with its full name.
    fn each(command: &Command, above: &[String], see: &mut dyn FnMut(&Command, &[String])) {
        let path = [above, &[command.get_name().to_owned()]].concat();
        see(command, &path);
        command.get_subcommands().for_each(|verb| each(verb, &path, see));
    }

    #[test]
    fn what_was_meant_is_suggested_in_both_languages() {
        let cases: &[(&[&str], &str, &str)] = &[
            (&["verb", "--wrod", "red"], "did you mean `--word`?", "是否想写「--word」？"),
            (&["vreb"], "did you mean `verb`?", "是否想写「verb」？"),
            (&["verb", "--word", "gren"], "did you mean `green`?", "是否想写「green」？"),
            (&["verb", "--word", "gren"], "one of red, green", "可选 red、green"),
            (&["--word", "verb"], "did you mean `verb --word`?", "是否想写「verb --word」？"),
            (&["verb", "--zzzzzz"], "write `-- --zzzzzz`", "请写作 -- --zzzzzz"),
            (&["--", "verb"], "leave out the `--`", "请去掉它前面的 --"),
            (&[], "one of verb", "可选 verb"),
        ];
        for (args, english, chinese) in cases {
            let said = remedies(&raised(args));
            let in_lang = |lang| said.iter().map(|remedy| remedy.in_lang(lang)).collect::<Vec<_>>().join("\n");
            assert!(in_lang(Lang::English).contains(english), "{args:?}: {said:?}");
            assert!(in_lang(Lang::Chinese).contains(chinese), "{args:?}: {said:?}");
        }
    }

    #[test]
    fn what_the_user_wrote_moves_no_cursor_and_begins_no_line() {
        let said = worded(&raised(&["verb", "--\u{1b}[2Jx\nerror: y"]), &program(), Lang::English, 80);
        assert!(said.starts_with("error: unknown option `--\\u001b[2Jx error: y`\n"), "{said}");
    }
}
