//! What `explain` says: the page of a rule, of a lever or of a term, and the
//! list of all.

use schemars::JsonSchema;
use serde::Serialize;

use super::exact::TextByName;
use super::{Block, Cell, Column, Document, Json, Report, Sheet, Table};
use crate::model::{Jurisdiction, Spelled};
use crate::report::say::explain as say;
use crate::text::labels::Label;
use crate::text::{Lang, Page, Text, told_under};

/// What can be explained.
#[derive(Clone, Debug)]
pub struct Topic {
    /// What it is.
    pub kind: Kind,
    /// What it is called, the usual name first.
    pub names: Vec<&'static str>,
    /// What there is to say.
    pub page: Page,
    /// Of a rule: each preset and its level there.
    pub levels: Vec<(&'static str, &'static str)>,
    /// Whose law counts: of another's the page says nothing.
    pub jurisdiction: Jurisdiction,
}

/// What a topic is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// What `check` looks for.
    Rule,
    /// A way to make a process better.
    Lever,
    /// A word of the field.
    Term,
}

impl Kind {
    /// Every kind, with its name for programs.
    const ALL: [(Self, &'static str); 3] = [(Self::Rule, "rule"), (Self::Lever, "lever"), (Self::Term, "term")];

    fn name(self) -> &'static str {
        Self::ALL.iter().find(|(kind, _)| *kind == self).map_or("", |(_, name)| name)
    }

    const fn title(self) -> Label {
        match self {
            Self::Rule => say::RULES,
            Self::Lever => say::LEVERS,
            Self::Term => say::TERMS,
        }
    }
}

impl Topic {
    fn summary(&self) -> Text {
        Text::new(self.page.summary(Lang::English), self.page.summary(Lang::Chinese))
    }

    fn document(&self, lang: Lang) -> TopicDocument<'_> {
        TopicDocument {
            kind: self.kind.name(),
            name: self.names.first().copied().unwrap_or_default(),
            names: &self.names,
            summary: self.page.summary(lang),
        }
    }
}

super::answers!(Topic: report, json);

impl Topic {
    /// For people.
    #[must_use]
    pub fn report(&self) -> Report {
        let [english, chinese] = [Lang::English, Lang::Chinese].map(|lang| self.page.under(self.jurisdiction, lang));
        let mut blocks = vec![Block::Page(Text::new(english, chinese))];
        if self.names.len() > 1 {
            let others = |lang, joint: &str| {
                let titled = self.page.title(lang).0;
                let others: Vec<&str> = self.names.iter().copied().filter(|name| *name != titled).collect();
                others.join(joint)
            };
            blocks.push(Block::Section(say::ALSO.into()));
            blocks.push(Block::List(vec![Text::new(others(Lang::English, ", "), others(Lang::Chinese, "、"))]));
        }
        if !self.levels.is_empty() {
            blocks.push(Block::Section(say::LEVEL.into()));
            blocks.push(Block::List(self.levels.iter().map(|(preset, level)| say::level_in(preset, level)).collect()));
        }
        Report { blocks }
    }

    /// For programs.
    #[must_use]
    pub fn json(&self, lang: Lang) -> Json<'_> {
        let sections = self
            .page
            .sections(lang)
            .map(|(heading, text)| SectionOfTopic { heading, text: told_under(self.jurisdiction, text) });
        Document::Explanation(ExplanationDocument {
            schema: "reengineer.explanation/1",
            jurisdiction: self.jurisdiction.english(),
            topic: self.document(lang),
            levels: (!self.levels.is_empty()).then(|| TextByName(self.levels.clone())),
            sections: sections.collect(),
        })
        .into()
    }
}

/// All that can be explained.
#[derive(Clone, Debug)]
pub struct Topics(pub Vec<Topic>);

super::answers!(Topics: report, json, sheet);

impl Topics {
    /// For people.
    #[must_use]
    pub fn report(&self) -> Report {
        let blocks = Kind::ALL.iter().map(|(kind, _)| {
            let row = |topic: &Topic| {
                let names = topic.names.iter().map(Text::verbatim).collect();
                vec![Cell::List(names), Cell::Text(topic.summary())]
            };
            let columns = vec![Column::words(say::NAME), Column::words(say::WHAT)];
            let rows = self.0.iter().filter(|topic| topic.kind == *kind).map(row).collect();
            Block::Table(Table { title: kind.title().into(), columns, rows, glance: None })
        });
        Report { blocks: blocks.collect() }
    }

    /// For programs.
    #[must_use]
    pub fn json(&self, lang: Lang) -> Json<'_> {
        let topics = self.0.iter().map(|topic| topic.document(lang)).collect();
        Document::Topics(TopicsDocument { schema: "reengineer.topics/1", topics }).into()
    }

    /// For spreadsheets.
    #[must_use]
    pub fn sheet(&self, lang: Lang) -> Sheet {
        let row = |topic: &Topic| {
            let name = topic.names.first().copied().unwrap_or_default();
            vec![topic.kind.name().to_owned(), name.to_owned(), topic.page.summary(lang).to_owned()]
        };
        Sheet {
            heads: vec![Label::new("kind", "类别"), Label::new("name", "名称"), Label::new("summary", "说明")],
            rows: self.0.iter().map(row).collect(),
        }
    }
}

/// The page of one rule, lever or term.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct ExplanationDocument<'a> {
    /// The kind and the version of this document.
    #[schemars(extend("const" = "reengineer.explanation/1"))]
    pub schema: &'static str,
    /// Whose law the page tells of: `cn` or `generic`.
    pub jurisdiction: &'static str,
    /// What it is about.
    #[serde(flatten)]
    pub topic: TopicDocument<'a>,
    /// Of a rule: the level in each preset.
    pub levels: Option<TextByName<'a>>,
    /// What there is to say.
    pub sections: Vec<SectionOfTopic<'a>>,
}

/// All that can be explained.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct TopicsDocument<'a> {
    /// The kind and the version of this document.
    #[schemars(extend("const" = "reengineer.topics/1"))]
    pub schema: &'static str,
    /// The topics.
    pub topics: Vec<TopicDocument<'a>>,
}

/// A rule, a lever or a term.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct TopicDocument<'a> {
    /// `rule`, `lever` or `term`.
    pub kind: &'static str,
    /// Its usual name.
    pub name: &'static str,
    /// Every name.
    pub names: &'a [&'static str],
    /// What it is, in a line.
    pub summary: &'a str,
}

/// A section of a page.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct SectionOfTopic<'a> {
    /// Its heading.
    pub heading: &'a str,
    /// Its text, in Markdown.
    pub text: String,
}
