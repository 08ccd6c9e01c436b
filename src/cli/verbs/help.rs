//! `reengineer help`: the page of a command.

use clap::Args;

use crate::cli::outputs::Outputs;
use crate::cli::session::{Exit, Session};
use crate::cli::usage;
use crate::text::say;

#[derive(Debug, Args)]
#[command(about = say!("This page, or that of a command", "显示本页，或某一命令的说明"))]
pub(in crate::cli) struct Help {
    #[arg(value_name = say!("COMMAND", "命令"), help = say!("The command, as it is called", "命令的名称"))]
    command: Vec<String>,
}

impl Help {
    pub fn run(&self, session: &mut Session<'_, '_>) -> anyhow::Result<Exit> {
        let output = Outputs::only(session, "help")?;
        let program = usage::shown(session.page.lang);
        let command = usage::named(&program, &self.command)?;
        output.write(session, &|_, page, out| out.write_all(usage::page(command, page.lang, page.width).as_bytes()))?;
        Ok(Exit::Fine)
    }
}
