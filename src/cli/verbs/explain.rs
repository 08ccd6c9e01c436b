//! `reengineer explain`: one rule, one lever or one term, offline.

use clap::Args;

use super::rules::levels;
use crate::cli::outputs::Outputs;
use crate::cli::session::{Exit, Session, Trouble};
use crate::cli::settings::configuration::ConfigArgs;
use crate::cli::settings::grounds::LawArg;
use crate::glossary::TERMS;
use crate::levers;
use crate::model::{Jurisdiction, Lever, Spelled};
use crate::report::explanation::{Kind, Topic, Topics};
use crate::report::say::explain as words;
use crate::rules::RULES;
use crate::text::nearest::nearest;
use crate::text::say;

#[derive(Debug, Args)]
#[command(about = say!("What a rule, a lever or a term of the field means", "说明一条规则、一项举措或一个术语"))]
#[command(after_help = say!(
    "Examples:
  reengineer explain
  reengineer explain path-over-promise
  reengineer explain critical path
  reengineer explain 容缺受理 --lang zh",
    "示例：
  reengineer explain
  reengineer explain path-over-promise
  reengineer explain 关键路径
  reengineer explain 容缺受理"
))]
pub(in crate::cli) struct Explain {
    #[arg(value_name = say!("NAME", "名称"))]
    #[arg(help = say!("Its name in English or Chinese; without one, all are listed", "中文或英文名称；不写则列出全部"))]
    name: Vec<String>,

    #[command(flatten)]
    law: LawArg,

    #[command(flatten)]
    config: ConfigArgs,
}

impl Explain {
    pub fn run(&self, session: &mut Session<'_, '_>) -> anyhow::Result<Exit> {
        let topics = topics(self.jurisdiction(session)?);
        if self.name.is_empty() {
            let outputs = Outputs::plan(session, "explain", Topics::SHAPES, &[])?;
            let topics = Topics(topics);
            outputs.write(session, &|format, page, out| (format.write)(&topics, page, out))?;
            return Ok(Exit::Fine);
        }
        let outputs = Outputs::plan(session, "explain", Topic::SHAPES, &[])?;
        let name = self.name.join(" ");
        let named = |topic: &&Topic| topic.names.iter().any(|known| folded(known) == folded(&name));
        let Some(topic) = topics.iter().find(named) else {
            let near = nearest(&name, topics.iter().flat_map(|topic| topic.names.iter().copied()));
            return Err(Trouble::misused(words::no_topic(&name, near)).into());
        };
        outputs.write(session, &|format, page, out| (format.write)(topic, page, out))?;
        Ok(Exit::Fine)
    }
}

impl Explain {
    /// Whose law is explained: as in `deadline`, China's where nobody says. A
    /// configuration that is not valid says nothing, since the page that
    /// explains that has to be shown, too.
    fn jurisdiction(&self, session: &mut Session<'_, '_>) -> Result<Jurisdiction, Trouble> {
        if let Some(asked) = self.law.asked(session)? {
            return Ok(asked);
        }
        let configured = self.config.load(&[], session).ok().and_then(|loaded| loaded.config.jurisdiction);
        Ok(configured.map_or(Jurisdiction::Cn, |stated| stated.value))
    }
}

/// The names that can be completed: those of one word in ASCII.
pub(in crate::cli) fn names() -> Vec<&'static str> {
    let names = topics(Jurisdiction::Cn).into_iter().flat_map(|topic| topic.names);
    names.filter(|name| name.is_ascii() && !name.contains(char::is_whitespace)).collect()
}

/// All that can be explained.
fn topics(jurisdiction: Jurisdiction) -> Vec<Topic> {
    let rules = RULES.iter().map(|rule| Topic {
        kind: Kind::Rule,
        names: vec![rule.name],
        page: rule.page,
        levels: levels(rule),
        jurisdiction,
    });
    let lever = |lever: Lever| Topic {
        kind: Kind::Lever,
        names: vec![lever.english(), lever.chinese()],
        page: levers::page(lever),
        levels: Vec::new(),
        jurisdiction,
    };
    let terms = TERMS.iter().map(|term| Topic {
        kind: Kind::Term,
        names: term.names.to_vec(),
        page: term.page,
        levels: Vec::new(),
        jurisdiction,
    });
    rules.chain(Lever::WORDS.iter().map(|word| lever(word.value))).chain(terms).collect()
}

/// A name as it is looked up: small letters, hyphens as blanks.
fn folded(name: &str) -> String {
    name.to_lowercase().replace(['-', '_'], " ").split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn no_two_topics_share_a_name() {
        let mut seen = BTreeMap::new();
        for topic in topics(Jurisdiction::Cn) {
            for name in &topic.names {
                let first = seen.insert(folded(name), topic.names[0]);
                assert_eq!(first, None, "{name}");
            }
        }
    }
}
