//! The answer of `config show`: every value in force, and its origin.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Block, Column, Document, Json, Report, Sheet, or_empty, sheet, table};
use crate::report::say::config as words;
use crate::text::labels::Label;
use crate::text::{Lang, Text};

const SETTING: Label = Label::new("setting", "设置");
const VALUE: Label = Label::new("value", "值");
const ORIGIN: Label = Label::new("from", "来源");

/// All settings of a run.
#[derive(Clone, Debug)]
pub struct ShownSettings {
    /// The configuration, where there is one.
    pub file: Option<String>,
    /// The title of the page.
    pub title: Text,
    /// One row for each setting.
    pub rows: Vec<SettingRow>,
}

/// A setting.
#[derive(Clone, Debug)]
pub struct SettingRow {
    /// The key as it is written, from the top: `levels.ping-pong`.
    pub key: String,
    /// The value as it is written; `None` where nothing is set.
    pub value: Option<String>,
    /// The unit of its number, where it is not written behind it.
    pub unit: Option<SettingUnit>,
    /// The value for people, where the format has words for it.
    pub worded: Option<Text>,
    /// The kind of origin for programs: `flag`, `config`, `preset` or
    /// `default`.
    pub from: &'static str,
    /// The flag, the preset, or file and line.
    pub origin: Option<String>,
    /// The origin for people.
    pub said: Text,
}

/// The unit of a number.
#[derive(Clone, Debug)]
pub struct SettingUnit {
    /// The name for programs.
    pub name: &'static str,
    /// The word for people, behind the number.
    pub said: Text,
}

impl SettingRow {
    fn shown(&self) -> Text {
        if let Some(worded) = &self.worded {
            return worded.clone();
        }
        match (&self.value, &self.unit) {
            (Some(value), Some(SettingUnit { said, .. })) => {
                let in_lang = |lang| format!("{value} {}", said.in_lang(lang));
                Text::new(in_lang(Lang::English), in_lang(Lang::Chinese))
            }
            (Some(value), None) => Text::verbatim(value),
            (None, _) => words::none(),
        }
    }
}

super::answers!(ShownSettings: Report, Json, Sheet);

impl ShownSettings {
    /// The report, for people.
    pub fn report(&self) -> Report {
        let table = table!(self.title.clone(), &self.rows, |row| [
            (Column::words(SETTING), Text::verbatim(&row.key)),
            (Column::words(VALUE), row.shown()),
            (Column::words(ORIGIN), row.said.clone()),
        ]);
        Report { blocks: vec![Block::Table(table)] }
    }

    /// The document, for programs.
    pub fn json(&self, _: Lang) -> Json<'_> {
        let settings = self.rows.iter().map(|row| SettingOfConfig {
            setting: &row.key,
            value: row.value.as_deref(),
            unit: row.unit.as_ref().map(|unit| unit.name),
            from: row.from,
            origin: row.origin.as_deref(),
        });
        let (file, settings) = (self.file.as_deref(), settings.collect());
        Document::Config(ConfigDocument { schema: "reengineer.config/1", file, settings }).into()
    }

    /// The rows, for spreadsheets.
    pub fn sheet(&self, _: Lang) -> Sheet {
        sheet!(&self.rows, |row| [
            ("setting", "设置", row.key),
            ("value", "值", or_empty(row.value.as_deref())),
            ("unit", "单位", or_empty(row.unit.as_ref().map(|unit| unit.name))),
            ("from", "来源", row.from),
            ("origin", "出处", or_empty(row.origin.as_deref())),
        ])
    }
}

/// Every setting in force, and its origin.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct ConfigDocument<'a> {
    /// The kind and the version of this document.
    #[schemars(extend("const" = "reengineer.config/1"))]
    pub schema: &'static str,
    /// The configuration, where there is one.
    pub file: Option<&'a str>,
    /// The settings.
    pub settings: Vec<SettingOfConfig<'a>>,
}

/// A setting in force.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct SettingOfConfig<'a> {
    /// Its name, from the top: `levels.ping-pong`.
    pub setting: &'a str,
    /// Its value; `null` where nothing is set.
    pub value: Option<&'a str>,
    /// The unit of its number.
    pub unit: Option<&'static str>,
    /// `flag`, `config`, `preset` or `default`.
    pub from: &'static str,
    /// The flag, the preset, or file and line.
    pub origin: Option<&'a str>,
}
