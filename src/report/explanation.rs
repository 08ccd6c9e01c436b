//! What `explain` says: the page of a rule, of a lever or of a term, and the
//! list of all.

use super::{Answer, Block, Cell, Column, Json, Report, Sheet, Table};
use crate::model::{Jurisdiction, Spelled};
use crate::words::labels::Label;
use crate::words::{Lang, Page, Text, explain as say, told_under};

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

    /// The entries that a list and a page have in common.
    fn entries(&self, lang: Lang) -> Vec<(&'static str, Json<'_>)> {
        vec![
            ("kind", self.kind.name().into()),
            ("name", self.names.first().copied().unwrap_or_default().into()),
            ("names", Json::List(self.names.iter().map(|name| (*name).into()).collect())),
            ("summary", self.page.summary(lang).into()),
        ]
    }
}

impl Answer for Topic {
    fn report(&self) -> Report {
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

    fn json(&self, lang: Lang) -> Json<'_> {
        let sections = self.page.sections(lang);
        let sections = sections.map(|(heading, text)| {
            let text = told_under(self.jurisdiction, text);
            Json::Map(vec![("heading", heading.into()), ("text", text.into())])
        });
        let mut entries = vec![("schema", "reengineer.explanation/1".into())];
        entries.push(("jurisdiction", self.jurisdiction.english().into()));
        entries.extend(self.entries(lang));
        let levels = self.levels.iter().map(|(preset, level)| (*preset, (*level).into())).collect();
        entries.push(("levels", if self.levels.is_empty() { Json::Null } else { Json::Map(levels) }));
        entries.push(("sections", Json::List(sections.collect())));
        Json::Map(entries)
    }

    fn sheet(&self, _: Lang) -> Sheet {
        Sheet::default()
    }
}

/// All that can be explained.
#[derive(Clone, Debug)]
pub struct Topics(pub Vec<Topic>);

impl Answer for Topics {
    fn report(&self) -> Report {
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

    fn json(&self, lang: Lang) -> Json<'_> {
        let topics = self.0.iter().map(|topic| Json::Map(topic.entries(lang))).collect();
        Json::Map(vec![("schema", "reengineer.topics/1".into()), ("topics", Json::List(topics))])
    }

    fn sheet(&self, lang: Lang) -> Sheet {
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
