//! The help page of a command: description, arguments, options, examples.

use clap::{Arg, Command};

use super::bilingual::meaning;
use crate::cli::say::usage as say;
use crate::render::{columns, wrap};
use crate::text::{Lang, Text};

/// The columns before a row, and between a term and its description.
const GAP: usize = 2;
/// The columns before a description below its term.
const BELOW: usize = 10;

/// A section of the page: a title, and a term with lines for each row.
struct Section {
    title: Text,
    rows: Vec<(String, Vec<String>)>,
}

/// The help for a command. No line is wider than `width` except those of
/// examples, which are there to be copied.
pub(in crate::cli) fn page(command: &Command, lang: Lang, width: usize) -> String {
    let about = command.get_about().map(ToString::to_string).unwrap_or_default();
    let mut lines = wrap(&about, width);
    lines.push(String::new());
    lines.extend(synopsis(command, lang, width));
    for section in sections(command, lang) {
        lines.push(String::new());
        lines.extend(wrap(section.title.in_lang(lang), width));
        lines.extend(laid(&section.rows, width));
    }
    if let Some(after) = command.get_after_help() {
        lines.push(String::new());
        lines.extend(after.to_string().lines().flat_map(|line| paragraph(line, width)));
    }
    lines.join("\n") + "\n"
}

/// A line of the text below the options, with its indentation kept.
fn paragraph(line: &str, width: usize) -> Vec<String> {
    let words = line.trim_start();
    if is_example(line) {
        return vec![line.to_owned()];
    }
    let indent = line.len() - words.len();
    wrap(words, width.saturating_sub(indent)).iter().map(|part| format!("{}{part}", " ".repeat(indent))).collect()
}

fn is_example(line: &str) -> bool {
    line.starts_with("  reengineer ") || line.contains(" | reengineer ")
}

/// The usage line.
pub(super) fn synopsis(command: &Command, lang: Lang, width: usize) -> Vec<String> {
    let line = synopsis_line(command, lang);
    let title = say::USAGE.in_lang(lang);
    let rows = wrap(&line, width.saturating_sub(columns(title)));
    let indent = " ".repeat(columns(title));
    rows.iter().enumerate().map(|(nth, row)| format!("{}{row}", if nth == 0 { title } else { &indent })).collect()
}

fn synopsis_line(command: &Command, lang: Lang) -> String {
    let drawn = command.clone().render_usage().to_string();
    let line = drawn.split_once(": ").map_or(drawn.as_str(), |(_, line)| line);
    line.replace("[OPTIONS]", say::OPTIONS.in_lang(lang))
}

/// A command and its subcommands with everything spelled out for a manual:
/// usage, defaults, values and their meanings.
pub(in crate::cli) fn helped(command: Command, lang: Lang) -> Command {
    let line = synopsis_line(&command, lang);
    let of_arg = |arg: Arg| {
        let help = said(&arg, lang).join("\n");
        arg.help(help).hide_default_value(true).hide_possible_values(true)
    };
    command.override_usage(line).mut_args(of_arg).mut_subcommands(|verb| helped(verb, lang))
}

fn sections(command: &Command, lang: Lang) -> Vec<Section> {
    let shown = || command.get_arguments().filter(|arg| !arg.is_hide_set());
    let rows = |args: &mut dyn Iterator<Item = &Arg>| args.map(|arg| (term(arg), said(arg, lang))).collect();
    let verbs = command.get_subcommands().filter(|verb| !verb.is_hide_set());
    let about = |verb: &Command| verb.get_about().map(ToString::to_string).unwrap_or_default();
    let mut sections = vec![
        Section {
            title: say::commands(),
            rows: verbs.map(|verb| (verb.get_name().to_owned(), vec![about(verb)])).collect(),
        },
        Section { title: say::arguments(), rows: rows(&mut shown().filter(|arg| arg.is_positional())) },
    ];
    let options = || shown().filter(|arg| !arg.is_positional());
    let mut headings: Vec<Option<&str>> = vec![None];
    for arg in options() {
        if !headings.contains(&arg.get_help_heading()) {
            headings.push(arg.get_help_heading());
        }
    }
    sections.extend(headings.into_iter().map(|heading| Section {
        title: heading.map_or_else(say::options, say::section),
        rows: rows(&mut options().filter(|arg| arg.get_help_heading() == heading)),
    }));
    sections.retain(|section| !section.rows.is_empty());
    sections
}

/// An argument as it is written.
fn term(arg: &Arg) -> String {
    match (arg.get_short(), arg.get_long()) {
        (Some(short), Some(_)) => format!("-{short}, {arg}"),
        (None, Some(_)) => format!("    {arg}"),
        _ => arg.to_string(),
    }
}

/// The description of an argument, and of its possible values.
fn said(arg: &Arg, lang: Lang) -> Vec<String> {
    let mut help = arg.get_help().map(ToString::to_string).unwrap_or_default();
    let takes_value = arg.get_action().takes_values();
    let values = if takes_value && !arg.is_hide_possible_values_set() { arg.get_possible_values() } else { Vec::new() };
    let values: Vec<_> = values.into_iter().filter(|value| !value.is_hide_set()).collect();
    let explained = values.iter().any(|value| value.get_help().is_some());
    if !values.is_empty() && !explained {
        let names: Vec<&str> = values.iter().map(|value| value.get_name()).collect();
        help += say::values(&names).in_lang(lang);
    }
    if takes_value && !arg.is_hide_default_value_set() && !arg.get_default_values().is_empty() {
        let values: Vec<_> = arg.get_default_values().iter().map(|value| value.to_string_lossy()).collect();
        help += say::default(&values.join(", ")).in_lang(lang);
    }
    let mut lines = vec![help];
    if explained {
        lines.extend(values.iter().map(|value| match meaning(value, lang) {
            Some(meaning) => say::value(value.get_name(), &meaning).in_lang(lang).to_owned(),
            None => format!("- {}", value.get_name()),
        }));
    }
    lines
}

/// Terms on the left and descriptions on the right; below them where the page
/// is narrow.
fn laid(rows: &[(String, Vec<String>)], width: usize) -> Vec<String> {
    let widest = rows.iter().map(|(term, _)| columns(term)).max().unwrap_or_default();
    let beside = widest + 2 * GAP;
    let (indent, is_below) = if beside <= width / 2 { (beside, false) } else { (BELOW.min(width / 4), true) };
    let mut lines = Vec::new();
    for (term, said) in rows {
        let mut said = said.iter().flat_map(|text| wrap(text, width - indent));
        let first = if is_below { None } else { said.next() };
        let room = if is_below { 0 } else { widest + GAP - columns(term) };
        let head = format!("{}{term}{}{}", " ".repeat(GAP), " ".repeat(room), first.unwrap_or_default());
        if is_below {
            lines.extend(wrap(head.trim(), width - GAP).iter().map(|line| format!("{}{line}", " ".repeat(GAP))));
        } else {
            lines.push(head.trim_end().to_owned());
        }
        lines.extend(said.map(|line| format!("{}{line}", " ".repeat(indent))));
    }
    lines
}

#[cfg(test)]
mod tests {
    use clap::builder::PossibleValue;

    use super::super::bilingual::in_lang;
    use super::super::command;
    use super::*;
    use crate::text::say;

    /// Visits a command and all its subcommands.
    fn each(command: &Command, see: &mut dyn FnMut(&Command)) {
        see(command);
        command.get_subcommands().for_each(|verb| each(verb, see));
    }

    #[test]
    fn no_line_of_help_is_wider_than_the_page() {
        for lang in [Lang::English, Lang::Chinese] {
            for width in [24, 40, 60, 80, 120] {
                each(&command(lang), &mut |verb| {
                    let page = page(verb, lang, width);
                    let counts = |line: &&str| width >= 80 || !is_example(line);
                    let wide: Vec<&str> = page.lines().filter(counts).filter(|line| columns(line) > width).collect();
                    assert!(wide.is_empty(), "{} {width}: {wide:#?}", verb.get_name());
                });
            }
        }
    }

    #[test]
    fn a_page_names_every_command_every_option_and_every_value() {
        for lang in [Lang::English, Lang::Chinese] {
            each(&command(lang), &mut |verb| {
                let page = page(verb, lang, 80);
                for name in verb.get_subcommands().filter(|verb| !verb.is_hide_set()).map(Command::get_name) {
                    assert!(page.contains(&format!("\n  {name} ")), "{name} in {page}");
                }
                for long in verb.get_arguments().filter_map(Arg::get_long) {
                    assert!(page.contains(&format!("--{long}")), "{long} in {page}");
                }
                let values = verb.get_arguments().filter(|arg| arg.get_action().takes_values());
                let values = values.filter(|arg| !arg.is_hide_possible_values_set());
                for value in values.flat_map(Arg::get_possible_values) {
                    assert!(page.contains(value.get_name()), "{} in {page}", value.get_name());
                }
            });
        }
    }

    #[test]
    fn every_example_is_a_command_that_parses() {
        let mut seen = 0;
        each(&command(Lang::English), &mut |verb| {
            let after = verb.get_after_help().map(ToString::to_string).unwrap_or_default();
            let examples = after.lines().filter(|line| is_example(line)).flat_map(|line| line.split(" | "));
            for example in examples.filter(|part| part.trim_start().starts_with("reengineer ")) {
                let parsed = command(Lang::English).try_get_matches_from(example.split_whitespace());
                assert!(parsed.is_ok(), "{example}: {}", parsed.unwrap_err());
                seen += 1;
            }
        });
        assert!(seen > 5, "{seen}");
    }

    #[test]
    fn values_that_are_explained_have_a_line_each() {
        let values = [PossibleValue::new("red").help(say!("hot", "热")), PossibleValue::new("green")];
        let arg = Arg::new("x").long("x").value_name("X").default_value("red").value_parser(values);
        let mut command = Command::new("p").arg(arg.help(say!("A colour", "颜色")));
        command.build();
        let of = |lang| page(&in_lang(command.clone(), lang), lang, 80);
        let english = "      --x <X>  A colour [default: red]\n               - red: hot\n               - green\n";
        assert!(of(Lang::English).contains(english), "{}", of(Lang::English));
        assert!(of(Lang::Chinese).contains("颜色 [默认 red]\n") && of(Lang::Chinese).contains("- red：热\n"));
    }
}
