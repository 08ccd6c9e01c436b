//! The formats of each command, as its help and its completion list them.

use clap::Command;
use clap::builder::PossibleValuesParser;

use crate::cli::verbs::SHAPES;
use crate::render::{FORMATS, Format, MadeOf};

/// The commands that have a format.
pub(in crate::cli) fn commands_with(format: &Format) -> Vec<&'static str> {
    let with = SHAPES.iter().filter(|(_, materials)| materials.contains(&format.made_of));
    let mut commands: Vec<&'static str> = with.map(|(command, _)| *command).collect();
    commands.sort_unstable();
    commands
}

/// The commands, each with its own formats only.
pub(super) fn own_formats(command: Command) -> Command {
    command.mut_subcommands(|verb| {
        let known = SHAPES.iter().find(|(name, _)| *name == verb.get_name());
        known.map_or(verb.clone(), |(_, materials)| limited(verb, materials))
    })
}

fn limited(verb: Command, materials: &[MadeOf]) -> Command {
    const ARGUMENTS: [&str; 2] = ["format", "reports"];
    let formats = FORMATS.iter().filter(|format| materials.contains(&format.made_of));
    let names: Vec<&'static str> = formats.map(|format| format.name).collect();
    let verb = verb.mut_args(|arg| match arg.get_id().as_str() {
        id if !ARGUMENTS.contains(&id) => arg,
        _ if names.is_empty() => arg.hide(true),
        "format" => arg.value_parser(PossibleValuesParser::new(names.iter().copied())),
        _ => arg,
    });
    verb.mut_subcommands(|verb| limited(verb, materials))
}

#[cfg(test)]
mod tests {
    use super::super::command;
    use super::*;
    use crate::text::Lang;

    #[test]
    fn every_command_of_the_table_exists_and_every_command_stands_in_it() {
        let program = command(Lang::English);
        let verbs: Vec<&str> = program.get_subcommands().map(Command::get_name).collect();
        assert_eq!(verbs, SHAPES.iter().map(|(name, _)| *name).collect::<Vec<_>>());
    }
}
