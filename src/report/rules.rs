//! The answer of `rules`: every rule, with its level in each preset.

use schemars::JsonSchema;
use serde::Serialize;

use super::exact::TextByName;
use super::{Block, Cell, Column, Document, Json, Report, Sheet, Table};
use crate::finding::Level;
use crate::report::say::explain as say;
use crate::text::labels::Label;
use crate::text::{Lang, Page, Text};

/// Every rule, in groups.
#[derive(Clone, Debug)]
pub struct RuleList(pub Vec<RuleRow>);

/// A rule as a row of the list.
#[derive(Clone, Debug)]
pub struct RuleRow {
    /// The name of the rule.
    pub name: &'static str,
    /// The group of the rule.
    pub group: Label,
    /// Each preset and its level there.
    pub levels: Vec<(&'static str, &'static str)>,
    /// Each threshold, and its value in each preset.
    pub thresholds: Vec<(&'static str, Vec<(&'static str, String)>)>,
    /// Its page.
    pub page: Page,
}

super::answers!(RuleList: Report, Json, Sheet);

impl RuleList {
    /// The report, for people.
    pub fn report(&self) -> Report {
        let row = |rule: &RuleRow| {
            let name = Cell::Text(Text::verbatim(rule.name));
            let level = |name: &str| {
                let known = Level::named(name);
                known.map_or_else(|| Text::verbatim(name), Text::from)
            };
            let levels = rule.levels.iter().map(|(_, name)| Cell::Text(level(name)));
            let summary = Text::new(rule.page.summary(Lang::English), rule.page.summary(Lang::Chinese));
            [name].into_iter().chain(levels).chain([Cell::Text(summary)]).collect()
        };
        let heads = [say::RULE, say::NATIONAL, say::GENERIC, say::STRICT, say::DRAFT, say::WHAT];
        let mut groups: Vec<Label> = Vec::new();
        for rule in &self.0 {
            if !groups.contains(&rule.group) {
                groups.push(rule.group);
            }
        }
        let table = |group: Label| Table {
            title: group.into(),
            columns: heads.map(Column::words).to_vec(),
            rows: self.0.iter().filter(|rule| rule.group == group).map(row).collect(),
            glance: None,
        };
        let mut blocks: Vec<Block> = groups.into_iter().map(|group| Block::Table(table(group))).collect();
        blocks.push(Block::Paragraph(say::rules_are_explained()));
        Report { blocks }
    }

    /// The document, for programs.
    pub fn json(&self, lang: Lang) -> Json<'_> {
        let rules = self.0.iter().map(|rule| {
            let thresholds = rule.thresholds.iter().map(|(name, values)| ThresholdOfRule {
                name,
                values: TextByName(values.iter().map(|(preset, value)| (*preset, value.as_str())).collect()),
            });
            RuleOfList {
                name: rule.name,
                group: rule.group.in_lang(lang),
                levels: TextByName(rule.levels.clone()),
                thresholds: thresholds.collect(),
                summary: rule.page.summary(lang),
            }
        });
        Document::Rules(RulesDocument { schema: "reengineer.rules/1", rules: rules.collect() }).into()
    }

    /// The rows, for spreadsheets.
    pub fn sheet(&self, lang: Lang) -> Sheet {
        let row = |rule: &RuleRow| {
            let levels = rule.levels.iter().map(|(_, level)| (*level).to_owned());
            let name = [rule.name, rule.group.in_lang(lang)].map(str::to_owned);
            name.into_iter().chain(levels).chain([rule.page.summary(lang).to_owned()]).collect()
        };
        let heads = [
            ("rule", "规则"),
            ("group", "类别"),
            ("cn-national", "全国"),
            ("generic", "通用"),
            ("strict", "从严"),
            ("draft", "草稿"),
            ("summary", "说明"),
        ];
        let heads = heads.map(|(english, chinese)| Label::new(english, chinese)).to_vec();
        Sheet { heads, rows: self.0.iter().map(row).collect() }
    }
}

/// Every rule, with its level in each preset.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct RulesDocument<'a> {
    /// The kind and the version of this document.
    #[schemars(extend("const" = "reengineer.rules/1"))]
    pub schema: &'static str,
    /// The rules.
    pub rules: Vec<RuleOfList<'a>>,
}

/// A rule of the list.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct RuleOfList<'a> {
    /// Its name.
    pub name: &'static str,
    /// Its group.
    pub group: &'static str,
    /// The level in each preset.
    pub levels: TextByName<'a>,
    /// The thresholds.
    pub thresholds: Vec<ThresholdOfRule<'a>>,
    /// Its purpose in one line.
    pub summary: &'a str,
}

/// A threshold of a rule.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct ThresholdOfRule<'a> {
    /// Its name.
    pub name: &'static str,
    /// Its value in each preset.
    #[serde(flatten)]
    pub values: TextByName<'a>,
}
