//! What `config show` says: every value in force, and where it comes from.

use super::{Answer, Block, Cell, Column, Json, Report, Sheet, Table};
use crate::words::labels::Label;
use crate::words::{Lang, Text};

const SETTING: Label = Label::new("setting", "设置");
const VALUE: Label = Label::new("value", "值");
const ORIGIN: Label = Label::new("from", "来源");

/// Everything that holds in a run.
#[derive(Clone, Debug)]
pub struct Shown {
    /// The configuration, where there is one.
    pub file: Option<String>,
    /// What it is all called.
    pub title: Text,
    /// One row for each setting.
    pub rows: Vec<Row>,
}

/// A setting.
#[derive(Clone, Debug)]
pub struct Row {
    /// As it is written, from the top: `levels.ping-pong`.
    pub key: String,
    /// Its value as it is written.
    pub value: String,
    /// Where it comes from, as programs are told: `flag`, `config`, `preset`
    /// or `default`.
    pub from: &'static str,
    /// The flag, the preset, or file and line.
    pub origin: Option<String>,
    /// Where it comes from, as people are told.
    pub said: Text,
}

impl Answer for Shown {
    fn report(&self) -> Report {
        let text = |text: &str| Cell::Text(Text::verbatim(text));
        let row = |row: &Row| vec![text(&row.key), text(&row.value), Cell::Text(row.said.clone())];
        let table = Table {
            title: self.title.clone(),
            columns: vec![Column::words(SETTING), Column::words(VALUE), Column::words(ORIGIN)],
            rows: self.rows.iter().map(row).collect(),
            glance: None,
        };
        Report { blocks: vec![Block::Table(table)] }
    }

    fn json(&self, _: Lang) -> Json<'_> {
        let rows = self.rows.iter().map(|row| {
            Json::Map(vec![
                ("setting", row.key.as_str().into()),
                ("value", row.value.as_str().into()),
                ("from", row.from.into()),
                ("origin", Json::or_null(row.origin.as_deref())),
            ])
        });
        Json::Map(vec![
            ("schema", "reengineer.config/1".into()),
            ("file", Json::or_null(self.file.as_deref())),
            ("settings", Json::List(rows.collect())),
        ])
    }

    fn sheet(&self) -> Sheet {
        let row = |row: &Row| {
            let origin = row.origin.clone().unwrap_or_default();
            vec![row.key.clone(), row.value.clone(), row.from.to_owned(), origin]
        };
        Sheet { heads: vec!["setting", "value", "from", "origin"], rows: self.rows.iter().map(row).collect() }
    }
}
