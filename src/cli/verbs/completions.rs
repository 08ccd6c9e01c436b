//! `reengineer completions`: what a shell completes while one types.

use clap::builder::PossibleValuesParser;
use clap::{Arg, Args};
use clap_complete::Shell;

use super::explain;
use crate::cli::outputs::Outputs;
use crate::cli::session::{Exit, Session};
use crate::cli::usage;
use crate::text::{Lang, say};

#[derive(Debug, Args)]
#[command(about = say!("A script that lets a shell complete commands and options", "供命令行补全命令与选项的脚本"))]
#[command(after_help = say!(
    "Examples:
  source <(reengineer completions bash)
  reengineer completions zsh -o ~/.zfunc/_reengineer
  reengineer completions fish -o ~/.config/fish/completions/reengineer.fish",
    "示例：
  source <(reengineer completions bash)
  reengineer completions zsh -o ~/.zfunc/_reengineer
  reengineer completions fish -o ~/.config/fish/completions/reengineer.fish"
))]
pub(in crate::cli) struct Completions {
    #[arg(value_name = say!("SHELL", "外壳"), help = say!("The shell", "命令行外壳"))]
    shell: Shell,
}

impl Completions {
    pub fn run(&self, session: &mut Session<'_, '_>) -> anyhow::Result<Exit> {
        let output = Outputs::only(session, "completions")?;
        let script = script(self.shell, session.page.lang);
        output.write(session, &|_, _, out| out.write_all(&script))?;
        Ok(Exit::Fine)
    }
}

fn script(shell: Shell, lang: Lang) -> Vec<u8> {
    let program = usage::shown(lang);
    let verbs: Vec<String> = program.get_subcommands().map(|verb| verb.get_name().to_owned()).collect();
    // `help` and `man` take commands, `explain` takes its topics.
    let named = |arg: Arg| match arg.get_id().as_str() {
        "command" => arg.value_parser(PossibleValuesParser::new(verbs.clone())),
        "name" => arg.value_parser(PossibleValuesParser::new(explain::names())),
        _ => arg,
    };
    let mut program = program.mut_subcommands(|verb| verb.mut_args(named));
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut program, "reengineer", &mut script);
    script
}

#[cfg(test)]
mod tests {
    use clap::{Command, ValueEnum};

    use super::*;

    #[test]
    fn every_shell_knows_every_command_and_every_option() {
        for shell in Shell::value_variants() {
            for lang in [Lang::English, Lang::Chinese] {
                let script = String::from_utf8_lossy(&script(*shell, lang)).into_owned();
                each(&usage::shown(lang), &mut |command| {
                    let name = command.get_name();
                    assert!(script.contains(name), "{shell}: {name}");
                    for long in command.get_arguments().filter_map(Arg::get_long) {
                        let written = if *shell == Shell::Fish { format!("-l {long} ") } else { format!("--{long}") };
                        assert!(script.contains(written.trim_end()), "{shell}: {written}");
                    }
                });
                let is_chinese = script.chars().any(|letter| ('\u{4e00}'..='\u{9fff}').contains(&letter));
                // Bash shows no descriptions.
                assert_eq!(is_chinese, lang == Lang::Chinese && *shell != Shell::Bash, "{shell}");
            }
        }
    }

    fn each(command: &Command, see: &mut dyn FnMut(&Command)) {
        see(command);
        command.get_subcommands().for_each(|verb| each(verb, see));
    }

    #[test]
    fn the_commands_are_completed_behind_help_and_man() {
        let script = String::from_utf8_lossy(&script(Shell::Bash, Lang::English)).into_owned();
        let offered = |verb: &str| {
            let body = script.split(&format!("        reengineer__subcmd__{verb})\n")).nth(1).unwrap_or_default();
            body.lines().next().is_some_and(|opts| opts.contains(" analyze ") && opts.contains(" schema "))
        };
        assert!(offered("help") && offered("man") && !offered("analyze"), "{script}");
    }
}
