//! What `init` says: what it wrote, and what to run next.

use super::{Answer, Block, Json, Report, Sheet, Verbatim};
use crate::words::{Lang, init as say};

/// What a repository of definitions begins with.
#[derive(Clone, Debug)]
pub struct Begun {
    /// Where.
    pub folder: String,
    /// The files that were written.
    pub written: Vec<String>,
    /// Those that were there already.
    pub kept: Vec<String>,
    /// Whether the configuration says what is judged.
    pub names_paths: bool,
}

impl Begun {
    /// What to run next.
    fn next(&self) -> Vec<String> {
        let mut lines: Vec<String> = match self.folder.as_str() {
            "." => Vec::new(),
            plain if plain.chars().all(|sign| sign.is_alphanumeric() || "._/-".contains(sign)) => {
                vec![format!("cd {plain}")]
            }
            // A name in a shell's quotes is nothing but a name.
            folder => vec![format!("cd '{}'", folder.replace('\'', r"'\''"))],
        };
        let check = if self.names_paths { "check" } else { "check definitions" };
        let commands = ["analyze definitions/sample.yaml", check, "fmt definitions"];
        lines.extend(commands.map(|command| format!("reengineer {command}")));
        lines
    }
}

impl Answer for Begun {
    fn report(&self) -> Report {
        let written = self.written.iter().map(|file| say::wrote(file));
        let kept = self.kept.iter().map(|file| say::kept(file));
        let next = Verbatim { notation: "sh", text: self.next().iter().map(|line| format!("  {line}\n")).collect() };
        let blocks =
            vec![Block::List(written.chain(kept).collect()), Block::Section(say::NEXT.into()), Block::Verbatim(next)];
        Report { blocks }
    }

    fn json(&self, _: Lang) -> Json<'_> {
        let list = |texts: Vec<String>| Json::List(texts.into_iter().map(Json::from).collect());
        Json::Map(vec![
            ("schema", "reengineer.init/1".into()),
            ("written", list(self.written.clone())),
            ("kept", list(self.kept.clone())),
            ("next", list(self.next())),
        ])
    }

    fn sheet(&self, _: Lang) -> Sheet {
        Sheet::default()
    }
}
