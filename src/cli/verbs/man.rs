//! `reengineer man`: the manual, a page for each command.

use std::io::{self, Write};

use clap::{Args, Command};
use clap_mangen::Man;
use roff::{Roff, roman};

use crate::cli::outputs::Outputs;
use crate::cli::say::manual;
use crate::cli::session::{Exit, Session};
use crate::cli::usage;
use crate::text::{Lang, say};

#[derive(Debug, Args)]
#[command(about = say!("The manual page of the program, or that of a command", "程序的手册页，或某一命令的手册页"))]
#[command(after_help = say!(
    "Examples:
  reengineer man -o ~/.local/share/man/man1/reengineer.1
  reengineer man analyze -o ~/.local/share/man/man1/reengineer-analyze.1",
    "示例：
  reengineer man -o ~/.local/share/man/zh_CN/man1/reengineer.1
  reengineer man analyze -o ~/.local/share/man/zh_CN/man1/reengineer-analyze.1"
))]
pub(in crate::cli) struct Manual {
    #[arg(value_name = say!("COMMAND", "命令"), help = say!("The command, as it is called", "命令的名称"))]
    command: Vec<String>,
}

impl Manual {
    pub fn run(&self, session: &mut Session<'_, '_>) -> anyhow::Result<Exit> {
        let output = Outputs::only(session, "man")?;
        let lang = session.page.lang;
        let program = usage::in_full(lang);
        let command = usage::named(&program, &self.command)?;
        let mut page = Vec::new();
        write(command, lang, &mut page)?;
        output.write(session, &|_, _, out| out.write_all(&page))?;
        Ok(Exit::Fine)
    }
}

/// Writes the page of a command.
fn write(command: &Command, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let page = Man::new(command.clone());
    let version = concat!("reengineer ", env!("CARGO_PKG_VERSION"));
    let volume = manual::VOLUME.in_lang(lang);
    writeln!(out, ".TH {} 1 \"\" \"{version}\" \"{volume}\"", page.get_filename().trim_end_matches(".1"))?;
    // Justified text would have wide gaps in lines of few spaces, and
    // hyphenation would cut ids.
    writeln!(out, ".ad l\n.nh")?;
    let mut body = Vec::new();
    page.render_name_section(&mut body)?;
    page.render_synopsis_section(&mut body)?;
    page.render_options_section(&mut body)?;
    if command.has_subcommands() {
        page.render_subcommands_section(&mut body)?;
    }
    for line in String::from_utf8_lossy(&body).lines() {
        match line.strip_prefix(".SH ").and_then(manual::title) {
            Some(title) => writeln!(out, ".SH {}", title.in_lang(lang))?,
            // A value that may be chosen, on a line of its own.
            None if line.starts_with("\\- ") => writeln!(out, ".br\n{line}")?,
            // A Chinese list has no blank at which a line could end.
            None => writeln!(out, "{}", line.replace('、', "、\\:"))?,
        }
    }
    let after = command.get_after_help().map(ToString::to_string).unwrap_or_default();
    below(&after).to_writer(out)
}

/// The text below the options: sections where a title begins one, examples line
/// by line.
fn below(text: &str) -> Roff {
    let mut page = Roff::new();
    for line in text.lines() {
        let title = line.strip_suffix(':').or_else(|| line.strip_suffix('：')).filter(|_| !line.starts_with(' '));
        match title {
            Some(title) => page.control("SH", [title.to_uppercase().as_str()]),
            None if line.is_empty() => page.control("PP", []),
            None if line.starts_with(' ') => page.text([roman(line.trim_start())]).control("br", []),
            None => page.text([roman(line)]),
        };
    }
    page
}

#[cfg(test)]
mod tests {
    use clap::builder::{PossibleValue, PossibleValuesParser};
    use clap::{Arg, ArgAction};

    use super::*;

    fn page(command: &Command, lang: Lang) -> String {
        let mut page = Vec::new();
        write(command, lang, &mut page).unwrap_or_default();
        String::from_utf8_lossy(&page).into_owned()
    }

    /// Visits a command and all its subcommands.
    fn each(command: &Command, see: &mut dyn FnMut(&Command)) {
        see(command);
        command.get_subcommands().for_each(|verb| each(verb, see));
    }

    #[test]
    fn a_page_has_every_command_every_option_and_every_example() {
        for lang in [Lang::English, Lang::Chinese] {
            each(&usage::in_full(lang), &mut |command| {
                let page = page(command, lang)
                    .replace("\\-", "-")
                    .replace("\\fR", "")
                    .replace("\\fB", "")
                    .replace("\\*(Aq", "'");
                let name = command.get_display_name().unwrap_or_else(|| command.get_name());
                assert!(page.starts_with(&format!(".TH {name} 1 ")), "{page}");
                for verb in command.get_subcommands().filter(|verb| !verb.is_hide_set()) {
                    assert!(page.contains(&format!("{name}-{}(1)\n", verb.get_name())), "{page}");
                }
                for long in command.get_arguments().filter(|arg| !arg.is_hide_set()).filter_map(Arg::get_long) {
                    assert!(page.contains(&format!("--{long}")), "{long} in {page}");
                }
                let after = command.get_after_help().map(ToString::to_string).unwrap_or_default();
                for example in after.lines().filter(|line| line.starts_with("  reengineer")) {
                    assert!(page.contains(&format!("\n{}\n.br", example.trim_start())), "{example} in {page}");
                }
            });
        }
    }

    #[test]
    fn titles_are_in_the_language_of_the_page() {
        let chinese = page(&usage::in_full(Lang::Chinese), Lang::Chinese);
        let is_english = |line: &&str| line.starts_with(".SH") && line.is_ascii();
        assert_eq!(chinese.lines().find(is_english), None, "{chinese}");
        let english = page(&usage::in_full(Lang::English), Lang::English);
        assert!(english.is_ascii() && english.contains("\n.SH COMMANDS\n"), "{english}");
    }

    #[test]
    fn nothing_in_a_text_is_taken_for_a_request() {
        let values = [PossibleValue::new("red").help("'tis hot"), PossibleValue::new("green")];
        let arg = Arg::new("x").long("x").action(ArgAction::Set).help(".SH no title");
        let arg = arg.value_parser(PossibleValuesParser::new(values));
        let mut command = Command::new("p").about("\\fBold").arg(arg).after_help("Title:\n  .so x\n\n'no");
        command.build();
        let program = usage::helped(command, Lang::English);
        let page = page(&program, Lang::English);
        let requests = page.lines().filter(|line| line.starts_with(['.', '\'']));
        let known = [".TH", ".ad", ".nh", ".SH", ".TP", ".PP", ".br", ".ie", ".el"];
        let other: Vec<&str> = requests.filter(|line| !known.iter().any(|known| line.starts_with(known))).collect();
        assert!(other.is_empty(), "{other:?}");
        assert!(!page.contains("\n.SH no") && page.contains("\\\\fBold"), "{page}");
        assert!(page.contains("\n.br\n\\- red: ") && page.contains("\n.br\n\\- green\n"), "{page}");
    }
}
