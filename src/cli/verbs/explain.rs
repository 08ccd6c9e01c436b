//! `reengineer explain`: rules, levers, terms and keys of the file, offline.

use std::collections::HashSet;

use clap::Args;

use super::rules::levels;
use crate::cli::outputs::Outputs;
use crate::cli::session::{Exit, Session, Trouble};
use crate::cli::settings::configuration::ConfigArgs;
use crate::cli::settings::grounds::LawArg;
use crate::glossary::TERMS;
use crate::levers;
use crate::model::{Jurisdiction, KEYS, Key, Lever, Spelled};
use crate::report::explanation::{Explained, Topic, TopicKind, Topics};
use crate::report::say::explain as words;
use crate::rules::RULES;
use crate::text::nearest::nearest;
use crate::text::say;

#[derive(Debug, Args)]
#[command(about = say!("What a rule, a lever, a term of the field or a key of the file means", "说明规则、举措、术语或流程表的字段"))]
#[command(after_help = say!(
    "Examples:
  reengineer explain
  reengineer explain path-over-promise
  reengineer explain critical path
  reengineer explain every available_after
  reengineer explain 容缺受理 --lang zh",
    "示例：
  reengineer explain
  reengineer explain path-over-promise
  reengineer explain 关键路径
  reengineer explain 周期 取得于
  reengineer explain 容缺受理"
))]
pub(in crate::cli) struct Explain {
    #[arg(value_name = say!("NAME", "名称"))]
    #[arg(help = say!(
        "Names in English or Chinese, one or several; without one, all are listed",
        "中文或英文名称，可写几个；不写则列出全部"
    ))]
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
        let outputs = Outputs::plan(session, "explain", Explained::SHAPES, &[])?;
        let explained = Explained(self.named(&topics)?);
        outputs.write(session, &|format, page, out| (format.write)(&explained, page, out))?;
        Ok(Exit::Fine)
    }

    /// The topics that the words name: all words together, else as many in a
    /// row as name something.
    fn named(&self, topics: &[Topic]) -> Result<Vec<Topic>, Trouble> {
        let mut found = Vec::new();
        let mut rest = self.name.as_slice();
        while !rest.is_empty() {
            let mut longest = (1..=rest.len()).rev().map(|count| (count, called(topics, &rest[..count].join(" "))));
            let Some((count, named)) = longest.find(|(_, named)| !named.is_empty()) else {
                let name = if found.is_empty() { rest.join(" ") } else { rest[0].clone() };
                let known = topics.iter().flat_map(|topic| topic.names.iter().copied());
                let near = nearest(&name, known.clone()).or_else(|| nearest(&rest[0], known));
                return Err(Trouble::misused(words::no_topic(&name, near)));
            };
            found.extend(named.into_iter().cloned());
            rest = &rest[count..];
        }
        Ok(found)
    }
}

/// Every topic of this name.
fn called<'t>(topics: &'t [Topic], name: &str) -> Vec<&'t Topic> {
    let is_called = |known: &str| folded(known) == folded(name);
    let names = |topic: &Topic| {
        let keys = topic.keys.iter().flat_map(|key| key.spellings());
        topic.names.iter().copied().chain(keys).any(is_called)
    };
    topics.iter().filter(|topic| names(topic)).collect()
}

impl Explain {
    /// The jurisdiction of the explanation: as in `deadline`, China's by
    /// default. An invalid configuration is ignored, since the page that
    /// explains it has to be shown, too.
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

/// Every topic that can be explained.
fn topics(jurisdiction: Jurisdiction) -> Vec<Topic> {
    let topic = |kind, names: Vec<&'static str>, page| Topic {
        kind,
        // A key with the name of a term is explained with it.
        keys: KEYS.iter().filter(|key| kind == TopicKind::Term && names.contains(&key.english)).collect(),
        names,
        page: Some(page),
        levels: Vec::new(),
        lever: None,
        jurisdiction,
    };
    let rules =
        RULES.iter().map(|rule| Topic { levels: levels(rule), ..topic(TopicKind::Rule, vec![rule.name], rule.page) });
    let levers = Lever::WORDS.iter().map(|word| Topic {
        lever: Some(word.value),
        ..topic(TopicKind::Lever, vec![word.value.english(), word.value.chinese()], levers::page(word.value))
    });
    let terms = TERMS.iter().map(|term| topic(TopicKind::Term, term.names.to_vec(), term.page));
    let mut topics: Vec<Topic> = rules.chain(levers).chain(terms).collect();
    let with_terms: HashSet<&str> = topics.iter().flat_map(|topic| &topic.keys).map(|key| key.english).collect();
    let mut keys: Vec<Vec<&'static Key>> = Vec::new();
    for key in KEYS.iter().filter(|key| !with_terms.contains(key.english)) {
        match keys.iter_mut().find(|of| of[0].english == key.english) {
            Some(of) => of.push(key),
            None => keys.push(vec![key]),
        }
    }
    topics.extend(keys.into_iter().map(|keys| {
        let mut names: Vec<&'static str> = Vec::new();
        for name in keys.iter().flat_map(|key| key.spellings()) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        Topic { kind: TopicKind::Key, names, page: None, keys, levels: Vec::new(), lever: None, jurisdiction }
    }));
    topics
}

/// A name as it is looked up: in lower case, with spaces for hyphens.
fn folded(name: &str) -> String {
    name.to_lowercase().replace(['-', '_'], " ").split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn every_key_of_the_file_is_told_under_each_of_its_spellings() {
        let topics = topics(Jurisdiction::Cn);
        for key in KEYS {
            for name in key.spellings() {
                let called = called(&topics, name);
                let is_listed =
                    |topic: &&Topic| topic.keys.iter().any(|own| (own.group, own.english) == (key.group, key.english));
                assert!(called.iter().any(is_listed), "{name} of {:?}", key.group);
            }
        }
    }

    #[test]
    fn no_two_topics_share_a_name() {
        let mut seen = BTreeMap::new();
        for topic in topics(Jurisdiction::Cn).into_iter().filter(|topic| topic.kind != TopicKind::Key) {
            for name in &topic.names {
                let first = seen.insert(folded(name), topic.names[0]);
                assert_eq!(first, None, "{name}");
            }
        }
    }
}
