//! `reengineer schema`: the schemas of definitions, for editors, and of JSON
//! outputs, for programs.

use clap::Args;
use clap::builder::PossibleValuesParser;

use crate::cli::outputs::Outputs;
use crate::cli::session::{Exit, Session};
use crate::input::{self, Vocabulary};
use crate::render::MadeOf;
use crate::report::CONTRACTS;
use crate::rules::rule_names;
use crate::text::say;

#[derive(Debug, Args)]
#[command(about = say!(
    "The JSON Schema of definitions, of the configuration or of a JSON output",
    "流程表、配置文件或 JSON 输出的 JSON Schema"
))]
#[command(after_help = say!(
    "Examples:
  reengineer schema -o workflow.schema.json
  reengineer schema --lang en -o workflow.schema.json
  reengineer schema config -o reengineer.schema.json
  reengineer schema analysis

With `--lang` an editor offers the keys of definitions and of the configuration
in one language; those of the other stay valid.",
    "示例：
  reengineer schema -o workflow.schema.json
  reengineer schema --lang zh -o workflow.schema.json
  reengineer schema config -o reengineer.schema.json
  reengineer schema analysis

加上 `--lang`，编辑器只提示一种语言的键和取值；
另一种语言的照样有效。"
))]
pub(in crate::cli) struct Schema {
    #[arg(value_name = say!("OF", "对象"), default_value = DEFINITION, value_parser = PossibleValuesParser::new(names()))]
    #[arg(help = say!("What it describes", "描述什么"))]
    of: String,
}

const DEFINITION: &str = "definition";
const CONFIG: &str = "config";

/// The names of the schemas: two files that people write, and every document
/// that the program prints.
fn names() -> impl Iterator<Item = &'static str> {
    [DEFINITION, CONFIG].into_iter().chain(CONTRACTS.iter().map(|contract| contract.name))
}

impl Schema {
    pub fn run(&self, session: &mut Session<'_, '_>) -> anyhow::Result<Exit> {
        let outputs = Outputs::plan(session, "schema", &[MadeOf::Json], &[])?;
        let offer = session.global.lang.asked().map(Vocabulary::from);
        let schema = match CONTRACTS.iter().find(|contract| contract.name == self.of) {
            Some(contract) => (contract.schema)().to_value(),
            None if self.of == CONFIG => crate::config::schema(offer),
            None => input::schema(offer, rule_names()),
        };
        outputs.write(session, &|_, _, out| {
            serde_json::to_writer_pretty(&mut *out, &schema)?;
            out.write_all(b"\n")
        })?;
        Ok(Exit::Fine)
    }
}
