//! `reengineer help`: the page of a command.

use clap::Args;

use super::session::{Exit, Session, Trouble};
use super::usage;
use crate::words::{say, usage as words};

#[derive(Debug, Args)]
#[command(about = say!("This page, or that of a command", "显示本页，或某一命令的说明"))]
pub(super) struct Help {
    #[arg(value_name = say!("COMMAND", "命令"), help = say!("The command, as it is called", "命令的名称"))]
    command: Vec<String>,
}

impl Help {
    pub fn run(&self, session: &mut Session<'_, '_>) -> anyhow::Result<Exit> {
        let page = session.page;
        let program = usage::command(page.lang);
        let mut command = &program;
        for name in &self.command {
            let known: Vec<String> = command.get_subcommands().map(|verb| verb.get_name().to_owned()).collect();
            let unknown = || Trouble::misused(words::no_command_of(name, &known));
            command = command.find_subcommand(name).ok_or_else(unknown)?;
        }
        session.print(usage::page(command, page.lang, page.width).as_bytes())?;
        Ok(Exit::Fine)
    }
}
