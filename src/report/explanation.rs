//! What `explain` says: the page of a rule, of a lever, of a term or of a key
//! of the file, and the list of all.

mod keys;

use schemars::JsonSchema;
use serde::Serialize;

use super::exact::TextByName;
use super::{Block, Cell, Column, Document, Json, Report, Sheet, Table};
use crate::model::{Jurisdiction, Key, Spelled};
use crate::report::say::explain as say;
use crate::text::labels::Label;
use crate::text::{Lang, Page, Text, told_under};

/// What can be explained.
#[derive(Clone, Debug)]
pub struct Topic {
    /// What it is.
    pub kind: TopicKind,
    /// What it is called, the usual name first.
    pub names: Vec<&'static str>,
    /// What there is to say; none of a key, of which its rows say it.
    pub page: Option<Page>,
    /// The keys of the file that are called so.
    pub keys: Vec<&'static Key>,
    /// Of a rule: each preset and its level there.
    pub levels: Vec<(&'static str, &'static str)>,
    /// Of a lever: what `check` may find anew where it was made.
    pub anew: Vec<Text>,
    /// Whose law counts: of another's the page says nothing.
    pub jurisdiction: Jurisdiction,
}

/// What a topic is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TopicKind {
    /// What `check` looks for.
    Rule,
    /// A way to make a process better.
    Lever,
    /// A word of the field.
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
        let more = self.anew_section(lang).into_iter().chain(self.of_keys(lang));
        [page].into_iter().chain(more.map(|(heading, text)| format!("\n\n## {heading}\n\n{text}"))).collect()
    }

    fn anew_section(&self, lang: Lang) -> Option<(String, String)> {
        let lines: Vec<String> = self.anew.iter().map(|text| format!("- {}", text.in_lang(lang))).collect();
        (!lines.is_empty()).then(|| (Text::from(say::ANEW).in_lang(lang).to_owned(), lines.join("\n")))
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
            text: told_under(self.jurisdiction, text),
        };
        let sections = self.page.into_iter().flat_map(|page| page.sections(lang)).map(told);
        let more = self.anew_section(lang).into_iter().chain(self.of_keys(lang));
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

/// What was asked for, in that order.
#[derive(Clone, Debug)]
pub struct Explained(pub Vec<Topic>);

super::answers!(Explained: report, json);

impl Explained {
    /// For people.
    #[must_use]
    pub fn report(&self) -> Report {
        Report { blocks: self.0.iter().flat_map(Topic::blocks).collect() }
    }

    /// For programs: one document, or a list of them where several are
    /// explained.
    #[must_use]
    pub fn json(&self, lang: Lang) -> Json<'_> {
        match self.0.as_slice() {
            [only] => Document::Explanation(only.explanation(lang)).into(),
            several => {
                Json::List(several.iter().map(|topic| Document::Explanation(topic.explanation(lang)).into()).collect())
            }
        }
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
        let blocks = TopicKind::ALL.iter().map(|(kind, _)| {
            let row = |topic: &Topic| {
                let names = topic.names.iter().map(Text::verbatim).collect();
                let summary = Text::new(topic.summary(Lang::English), topic.summary(Lang::Chinese));
                vec![Cell::List(names), Cell::Text(summary)]
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
            let name = topic.names[0];
            vec![topic.kind.name().to_owned(), name.to_owned(), topic.summary(lang).to_owned()]
        };
        Sheet {
            heads: vec![Label::new("kind", "类别"), Label::new("name", "名称"), Label::new("summary", "说明")],
            rows: self.0.iter().map(row).collect(),
        }
    }
}

/// The page of one rule, lever, term or key.
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
    pub sections: Vec<SectionOfTopic>,
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

/// A rule, a lever, a term or a key.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct TopicDocument<'a> {
    /// `rule`, `lever`, `term` or `key`.
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
pub struct SectionOfTopic {
    /// Its heading.
    pub heading: String,
    /// Its text, in Markdown.
    pub text: String,
}
