//! The answer of `init`: the files that it wrote, and the next commands.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Block, Document, Json, Report, Verbatim};
use crate::report::say::init as say;
use crate::text::Lang;

/// The first files of a repository of definitions.
#[derive(Clone, Debug)]
pub struct Begun {
    /// The folder that they were written to.
    pub folder: String,
    /// The files that were written.
    pub written: Vec<String>,
    /// The files that existed already.
    pub kept: Vec<String>,
    /// Whether the configuration names the paths to judge.
    pub names_paths: bool,
}

impl Begun {
    /// The next commands to run.
    fn next(&self) -> Vec<String> {
        let mut lines: Vec<String> = match self.folder.as_str() {
            "." => Vec::new(),
            plain if plain.chars().all(|sign| sign.is_alphanumeric() || "._/-".contains(sign)) => {
                vec![format!("cd {plain}")]
            }
            // In quotes, a shell takes a name as it is.
            folder => vec![format!("cd '{}'", folder.replace('\'', r"'\''"))],
        };
        let check = if self.names_paths { "check" } else { "check definitions" };
        let commands = ["analyze definitions/sample.yaml", check, "fmt definitions"];
        lines.extend(commands.map(|command| format!("reengineer {command}")));
        lines
    }
}

super::answers!(Begun: Report, Json, Workbook);

impl Begun {
    /// The report, for people.
    pub fn report(&self) -> Report {
        let written = self.written.iter().map(|file| say::wrote(file));
        let kept = self.kept.iter().map(|file| say::kept(file));
        let next = Verbatim { notation: "sh", text: self.next().iter().map(|line| format!("  {line}\n")).collect() };
        let blocks =
            vec![Block::List(written.chain(kept).collect()), Block::Section(say::NEXT.into()), Block::Verbatim(next)];
        Report { blocks }
    }

    /// The document, for programs.
    pub fn json(&self, _: Lang) -> Json<'_> {
        let document =
            InitDocument { schema: "reengineer.init/1", written: &self.written, kept: &self.kept, next: self.next() };
        Document::Init(document).into()
    }
}

/// The files that a repository of definitions begins with.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct InitDocument<'a> {
    /// The kind and the version of this document.
    #[schemars(extend("const" = "reengineer.init/1"))]
    pub schema: &'static str,
    /// The files that were written.
    pub written: &'a [String],
    /// The files that existed already.
    pub kept: &'a [String],
    /// The commands to run next.
    pub next: Vec<String>,
}
