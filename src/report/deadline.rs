//! What `deadline` says: the due date, and every day on the way with the
//! reason why it counts or does not.

use jiff::civil::Date;

use super::{Answer, Block, Cell, Column, Json, Report, Sheet, Table};
use crate::words::labels::Label;
use crate::words::{Lang, Text, dates, deadline as say, labels};

/// A limit counted out.
#[derive(Clone, Debug)]
pub struct Deadline {
    /// The day of the event, which is not counted.
    pub start: Date,
    /// The length as it was given.
    pub length: String,
    /// The last day of the limit.
    pub due: Date,
    /// Whether it was counted backwards, from `due` to `start`.
    pub back: bool,
    /// Working days after the start through the due date.
    pub working_days: u64,
    /// Calendar days between the two.
    pub calendar_days: u64,
    /// Every day after the start through the due date.
    pub days: Vec<CountedDay>,
    /// The year whose notice is not known and may still change one of them.
    pub provisional: Option<i16>,
}

/// A day on the way.
#[derive(Clone, Debug)]
pub struct CountedDay {
    /// The day.
    pub date: Date,
    /// Whether it counts toward the limit.
    pub counted: bool,
    /// What sets it apart from an ordinary working day.
    pub why: Option<Text>,
}

impl Answer for Deadline {
    fn report(&self) -> Report {
        let figure = say::figure(self.start, &self.length, self.due, self.back);
        let facts = vec![
            (labels::WORKING_DAYS, Cell::Number(self.working_days)),
            (labels::CALENDAR_DAYS, Cell::Number(self.calendar_days)),
        ];
        let told = |day: &&CountedDay| day.why.is_some();
        let rows: Vec<Vec<Cell>> = self
            .days
            .iter()
            .filter(told)
            .map(|day| {
                let counts = if day.counted { labels::COUNTED_DAY } else { labels::NOT_COUNTED_DAY };
                let date = Text::new(day.date.to_string(), day.date.to_string());
                let why = day.why.clone().map_or(Cell::Empty, Cell::Text);
                vec![Cell::Text(date), say::weekday(day.date).into(), counts.into(), why]
            })
            .collect();
        let title = say::subject(self.back);
        let mut blocks = vec![Block::Headline { title, figure, facts }];
        if !rows.is_empty() {
            let heads = [labels::DATE, labels::WEEKDAY, labels::COUNTS, labels::WHY];
            blocks.push(Block::Table(Table {
                title: labels::SPECIAL_DAYS.into(),
                columns: heads.into_iter().map(Column::words).collect(),
                rows,
                glance: None,
            }));
        }
        blocks.push(Block::Paragraph(say::basis()));
        blocks.extend(self.provisional.map(dates::provisional).map(Block::Paragraph));
        Report { blocks }
    }

    fn json(&self, lang: Lang) -> Json<'_> {
        let days = self.days.iter().map(|day| {
            Json::Map(vec![
                ("date", day.date.to_string().into()),
                ("counted", Json::Flag(day.counted)),
                ("why", Json::or_null(day.why.as_ref().map(|why| why.in_lang(lang)))),
            ])
        });
        Json::Map(vec![
            ("schema", "reengineer.deadline/1".into()),
            ("start", self.start.to_string().into()),
            ("length", self.length.as_str().into()),
            ("due", self.due.to_string().into()),
            ("working_days", Json::Count(self.working_days)),
            ("calendar_days", Json::Count(self.calendar_days)),
            ("days", Json::List(days.collect())),
            ("provisional", Json::Flag(self.provisional.is_some())),
        ])
    }

    fn sheet(&self, lang: Lang) -> Sheet {
        let row = |day: &CountedDay| {
            let why = day.why.as_ref().map_or("", |why| why.in_lang(lang));
            vec![day.date.to_string(), day.counted.to_string(), why.to_owned()]
        };
        Sheet {
            heads: vec![Label::new("date", "日期"), Label::new("counted", "是否计入"), Label::new("why", "说明")],
            rows: self.days.iter().map(row).collect(),
        }
    }
}
