//! `reengineer schema`: the format of definitions, for editors.

use clap::Args;

use super::outputs::Outputs;
use super::session::{Exit, Session};
use crate::input;
use crate::render::Material;

/// The JSON Schema of definitions, for editors and validators
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  reengineer schema -o workflow.schema.json")]
pub(super) struct Schema {}

impl Schema {
    pub fn run(&self, session: &mut Session<'_, '_>) -> anyhow::Result<Exit> {
        let outputs = Outputs::plan(session, "schema", &[Material::Json], &[])?;
        outputs.write(session, &|_, _, out| {
            serde_json::to_writer_pretty(&mut *out, &input::schema())?;
            out.write_all(b"\n")
        })?;
        Ok(Exit::Fine)
    }
}
