//! `reengineer schema`: the format of definitions, for editors.

use clap::Args;

use super::outputs::Outputs;
use super::session::{Exit, Session};
use crate::input;
use crate::render::Material;
use crate::words::say;

#[derive(Debug, Args)]
#[command(about = say!(
    "The JSON Schema of definitions, for editors and validators",
    "流程定义的 JSON Schema，供编辑器和校验工具使用"
))]
#[command(after_help = say!(
    "Example:\n  reengineer schema -o workflow.schema.json",
    "示例：\n  reengineer schema -o workflow.schema.json"
))]
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
