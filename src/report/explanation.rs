//! The answer of `explain`: the page of a rule, a lever, a term or a key of the
//! file, and the list of all of them.

mod keys;
mod lever;

use schemars::JsonSchema;
use serde::Serialize;

use super::exact::TextByName;
use super::{Block, Cell, Column, Document, Json, Report, Sheet, sheet, table};
use crate::model::{Jurisdiction, Key, Lever, Spelled};
use crate::report::say::explain as say;
use crate::text::labels::Label;
use crate::text::{Lang, Page, Text, under_law};

/// A topic that can be explained.
#[derive(Clone, Debug)]
pub struct Topic {
    /// The kind of the topic.
    pub kind: TopicKind,
    /// Its names, the usual one first.
    pub names: Vec<&'static str>,
    /// Its page; `None` for a key, whose rows explain it.
    pub page: Option<Page>,
    /// The keys of the file with this name.
    pub keys: Vec<&'static Key>,
    /// For a rule: each preset and its level there.
    pub levels: Vec<(&'static str, &'static str)>,
    /// For a lever: which one.
    pub lever: Option<Lever>,
    /// The law that counts: the page leaves out every other.
    pub jurisdiction: Jurisdiction,
}

/// The kind of a topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TopicKind {
    /// A rule of `check`.
    Rule,
    /// A way to make a process better.
    Lever,
    /// A term of the field.
    Term,
    /// A key of the file or of the configuration.
    Key,
}

impl TopicKind {
    /// Every kind, with its name for programs.
    const ALL: [(Self, &'static str); 4] =
        [(Self::Rule, "rule"), (Self::Lever, "lever"), (Self::Term, "term"), (Self::Key, "key")];

    fn name(self) -> &'static str {
        Self::ALL.iter().find(|(kind, _)| *kind == self).map_or("", |(_, name)| name)
    }

    const fn title(self) -> Label {
        match self {
            Self::Rule => say::RULES,
            Self::Lever => say::LEVERS,
            Self::Term => say::TERMS,
            Self::Key => say::KEYS,
        }
    }
}

impl Topic {
    fn summary(&self, lang: Lang) -> &'static str {
        self.page.map_or_else(|| keys::summary(&self.keys, lang), |page| page.summary(lang))
    }

    /// The page in one language.
    fn text(&self, lang: Lang) -> String {
        let Some(page) = self.page else { return keys::page(&self.keys, lang) };
        let mut page = page.under(self.jurisdiction, lang);
        if lang == Lang::Chinese {
            page = say::marked_in_chinese(&page);
        }
        let more = self.of_lever(lang).into_iter().chain(self.of_keys(lang));
        [page].into_iter().chain(more.map(|(heading, text)| format!("\n\n## {heading}\n\n{text}"))).collect()
    }

    fn of_lever(&self, lang: Lang) -> Vec<(String, String)> {
        self.lever.map_or_else(Vec::new, |lever| lever::sections(lever, lang))
    }

    fn of_keys(&self, lang: Lang) -> Vec<(String, String)> {
        if self.keys.is_empty() { Vec::new() } else { keys::sections(&self.keys, lang) }
    }

    fn document(&self, lang: Lang) -> TopicDocument<'_> {
        TopicDocument { kind: self.kind.name(), name: self.names[0], names: &self.names, summary: self.summary(lang) }
    }

    fn blocks(&self) -> Vec<Block> {
        let [english, chinese] = [Lang::English, Lang::Chinese].map(|lang| self.text(lang));
        let mut blocks = vec![Block::Page(Text::new(english, chinese))];
        if let Some(page) = self.page.filter(|_| self.names.len() > 1) {
            let others = |lang, joint: &str| {
                let titled = page.title(lang).0;
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
        blocks
    }

    fn explanation(&self, lang: Lang) -> ExplanationDocument<'_> {
        let told = |(heading, text): (&str, &str)| SectionOfTopic {
            heading: heading.to_owned(),
            text: under_law(self.jurisdiction, text),
        };
        let sections = self.page.into_iter().flat_map(|page| page.sections(lang)).map(told);
        let more = self.of_lever(lang).into_iter().chain(self.of_keys(lang));
        let more = more.map(|(heading, text)| SectionOfTopic { heading, text });
        ExplanationDocument {
            schema: "reengineer.explanation/1",
            jurisdiction: self.jurisdiction.english(),
            topic: self.document(lang),
            levels: (!self.levels.is_empty()).then(|| TextByName(self.levels.clone())),
            sections: sections.chain(more).collect(),
        }
    }
}

/// The topics that were asked for, in that order.
#[derive(Clone, Debug)]
pub struct Explained(pub Vec<Topic>);

super::answers!(Explained: Report, Json);

impl Explained {
    /// The report, for people.
    pub fn report(&self) -> Report {
        Report { blocks: self.0.iter().flat_map(Topic::blocks).collect() }
    }

    /// The document, for programs: one, or a list where several topics are
    /// explained.
    pub fn json(&self, lang: Lang) -> Json<'_> {
        Json::one_or_all(self.0.iter().map(|topic| Document::Explanation(topic.explanation(lang)).into()))
    }
}

/// Every topic.
#[derive(Clone, Debug)]
pub struct Topics(pub Vec<Topic>);

super::answers!(Topics: Report, Json, Sheet);

impl Topics {
    /// The report, for people.
    pub fn report(&self) -> Report {
        let blocks = TopicKind::ALL.iter().map(|(kind, _)| {
            let topics = self.0.iter().filter(|topic| topic.kind == *kind);
            Block::Table(table!(kind.title(), topics, |topic| [
                (Column::words(say::NAME), Cell::List(topic.names.iter().map(Text::verbatim).collect())),
                (Column::words(say::WHAT), Text::new(topic.summary(Lang::English), topic.summary(Lang::Chinese))),
            ]))
        });
        Report { blocks: blocks.collect() }
    }

    /// The document, for programs.
    pub fn json(&self, lang: Lang) -> Json<'_> {
        let topics = self.0.iter().map(|topic| topic.document(lang)).collect();
        Document::Topics(TopicsDocument { schema: "reengineer.topics/1", topics }).into()
    }

    /// The rows, for spreadsheets.
    pub fn sheet(&self, lang: Lang) -> Sheet {
        sheet!(&self.0, |topic| [
            ("kind", "类别", topic.kind.name()),
            ("name", "名称", topic.names[0]),
            ("summary", "说明", topic.summary(lang)),
        ])
    }
}

/// The page of one rule, lever, term or key.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct ExplanationDocument<'a> {
    /// The kind and the version of this document.
    #[schemars(extend("const" = "reengineer.explanation/1"))]
    pub schema: &'static str,
    /// The law that the page describes: `cn` or `generic`.
    pub jurisdiction: &'static str,
    /// The topic of the page.
    #[serde(flatten)]
    pub topic: TopicDocument<'a>,
    /// For a rule: the level in each preset.
    pub levels: Option<TextByName<'a>>,
    /// The sections of the page.
    pub sections: Vec<SectionOfTopic>,
}

/// Every topic that can be explained.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct TopicsDocument<'a> {
    /// The kind and the version of this document.
    #[schemars(extend("const" = "reengineer.topics/1"))]
    pub schema: &'static str,
    /// The topics.
    pub topics: Vec<TopicDocument<'a>>,
}

/// A rule, a lever, a term or a key.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct TopicDocument<'a> {
    /// `rule`, `lever`, `term` or `key`.
    pub kind: &'static str,
    /// Its usual name.
    pub name: &'static str,
    /// Every name.
    pub names: &'a [&'static str],
    /// Its description in one line.
    pub summary: &'a str,
}

/// A section of a page.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct SectionOfTopic {
    /// Its heading.
    pub heading: String,
    /// Its text, in Markdown.
    pub text: String,
}
