//! `reengineer schema`: the format of definitions, for editors.

use clap::{Args, ValueEnum};

use super::outputs::Outputs;
use super::session::{Exit, Session};
use crate::input;
use crate::render::Material;
use crate::words::say;

#[derive(Debug, Args)]
#[command(about = say!(
    "The JSON Schema of definitions or of the configuration, for editors",
    "流程表或配置文件的 JSON Schema，供编辑器和校验工具使用"
))]
#[command(after_help = say!(
    "Examples:
  reengineer schema -o workflow.schema.json
  reengineer schema config -o reengineer.schema.json",
    "示例：
  reengineer schema -o workflow.schema.json
  reengineer schema config -o reengineer.schema.json"
))]
pub(super) struct Schema {
    #[arg(value_name = say!("OF", "对象"), value_enum, default_value = "definition")]
    #[arg(help = say!("Of definitions, or of the configuration", "流程表的，或配置文件的"))]
    of: Described,
}

/// What a schema describes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Described {
    Definition,
    Config,
}

impl Schema {
    pub fn run(&self, session: &mut Session<'_, '_>) -> anyhow::Result<Exit> {
        let outputs = Outputs::plan(session, "schema", &[Material::Json], &[])?;
        let schema = match self.of {
            Described::Definition => input::schema(),
            Described::Config => input::schema::config(),
        };
        outputs.write(session, &|_, _, out| {
            serde_json::to_writer_pretty(&mut *out, &schema)?;
            out.write_all(b"\n")
        })?;
        Ok(Exit::Fine)
    }
}
