//! The answer of `deadline`: the due date, and every day until then with the
//! reason it counts or does not.

pub mod say;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use super::{Block, Cell, Column, Document, Glance, Iso, Json, Report, Sheet, Table, or_empty, sheet, table};
use crate::analysis::DateGround;
use crate::model::Spelled;
use crate::report::say::dates;
use crate::text::{Lang, Text, labels};

/// The limits that were asked for, each date with each length.
#[derive(Clone, Debug)]
pub struct Deadlines {
    /// One answer for each date and length.
    pub answers: Vec<Deadline>,
    /// The law and calendar that the counting rests on.
    pub ground: DateGround,
    /// Whether a limit in calendar days that ends on a day off is extended.
    pub limits_run_on: bool,
}

/// A limit counted out.
#[derive(Clone, Debug)]
pub struct Deadline {
    /// The day of the event, which is not counted.
    pub start: Date,
    /// The reason the start is a day off, where it was counted back to.
    pub start_off: Option<Text>,
    /// The length as it was given.
    pub length: String,
    /// The length as pages word it.
    pub length_in_words: Text,
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

/// A day between the start and the due date.
#[derive(Clone, Debug)]
pub struct CountedDay {
    /// The day.
    pub date: Date,
    /// Whether it counts toward the limit.
    pub counted: bool,
    /// The reason it differs from an ordinary working day.
    pub why: Option<Text>,
    /// Whether it is more than an ordinary weekday or weekend.
    pub matters: bool,
}

super::answers!(Deadlines: Report, Json, Sheet);

impl Deadlines {
    /// The report, for people.
    pub fn report(&self) -> Report {
        let mut blocks = match self.answers.as_slice() {
            [one] => one.blocks(),
            several => vec![Block::Table(table(several))],
        };
        blocks.push(Block::Paragraph(say::basis(&self.ground, self.limits_run_on)));
        let provisional = self.answers.iter().filter_map(|answer| answer.provisional).min();
        blocks.extend(provisional.map(dates::provisional).map(Block::Paragraph));
        Report { blocks }
    }

    /// The document, for programs.
    pub fn json(&self, lang: Lang) -> Json<'_> {
        let document = |answer| Document::Deadline(Deadline::document(answer, &self.ground, lang)).into();
        Json::one_or_all(self.answers.iter().map(document))
    }

    /// The rows, for spreadsheets.
    pub fn sheet(&self, lang: Lang) -> Sheet {
        let rows = self.answers.iter().flat_map(|answer| answer.days.iter().map(move |day| (answer, day)));
        sheet!(rows, |(answer, day)| [
            ("start", "开始日", answer.start),
            ("length", "时长", answer.length),
            ("due", "届满日", answer.due),
            ("date", "日期", day.date),
            ("counted", "是否计入", day.counted),
            ("why", "原因", or_empty(day.why.as_ref().map(|why| why.in_lang(lang)))),
        ])
    }
}

/// Several limits, one in each row.
fn table(answers: &[Deadline]) -> Table {
    let start = |answer: &Deadline| match &answer.start_off {
        None => Text::verbatim(answer.start),
        Some(why) => say::off(answer.start, why),
    };
    table!(say::LIMITS, answers, |answer| [
        (Column::words(labels::STARTED), start(answer)),
        (Column::words(say::LENGTH), answer.length_in_words.clone()),
        (Column::words(say::DUE), Text::verbatim(answer.due)),
        (Column::figures(labels::WORKING_DAYS), Cell::Number(answer.working_days)),
        (Column::figures(labels::CALENDAR_DAYS), Cell::Number(answer.calendar_days)),
    ])
}

impl Deadline {
    fn blocks(&self) -> Vec<Block> {
        let figure = say::figure(self.start, &self.length_in_words, self.due, self.back);
        let mut facts = vec![
            (labels::WORKING_DAYS, Cell::Number(self.working_days)),
            (labels::CALENDAR_DAYS, Cell::Number(self.calendar_days)),
        ];
        facts.extend(self.start_off.as_ref().map(|why| (say::BEGINS_ON, Cell::Text(say::begins_on(why)))));
        let counts = |counted| if counted { labels::COUNTED_DAY } else { labels::NOT_COUNTED_DAY };
        let mut blocks = vec![Block::Headline { title: say::subject(self.back), figure, facts }];
        let rows: Vec<usize> = (0..self.days.len()).filter(|&at| self.days[at].matters).collect();
        if !self.days.is_empty() {
            let rest = if rows.is_empty() { Vec::new() } else { vec![say::further_days(self.days.len() - rows.len())] };
            blocks.push(Block::Table(table!(
                labels::SPECIAL_DAYS,
                &self.days,
                |day| [
                    (Column::words(labels::DATE), Text::verbatim(day.date)),
                    (Column::words(labels::WEEKDAY), say::weekday(day.date)),
                    (Column::words(labels::COUNTS), counts(day.counted)),
                    (Column::words(labels::WHY), day.why.clone().map_or(Cell::Empty, Cell::Text)),
                ],
                (rows.len() < self.days.len()).then_some(Glance { rows, rest }),
            )));
        }
        blocks
    }

    fn document<'a>(&'a self, ground: &'a DateGround, lang: Lang) -> DeadlineDocument<'a> {
        let days = self.days.iter().map(|day| DayOfDeadline {
            date: Iso(day.date),
            counted: day.counted,
            why: day.why.as_ref().map(|why| why.in_lang(lang)),
        });
        DeadlineDocument {
            schema: "reengineer.deadline/1",
            jurisdiction: ground.jurisdiction.english(),
            calendar: &ground.calendar,
            start: Iso(self.start),
            start_off: self.start_off.as_ref().map(|why| why.in_lang(lang)),
            length: &self.length,
            due: Iso(self.due),
            working_days: self.working_days,
            calendar_days: self.calendar_days,
            days: days.collect(),
            provisional: self.provisional.is_some(),
        }
    }
}

/// A limit counted out day by day.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct DeadlineDocument<'a> {
    /// The kind and the version of this document.
    #[schemars(extend("const" = "reengineer.deadline/1"))]
    pub schema: &'static str,
    /// The law that the counting rests on: `cn` or `generic`.
    pub jurisdiction: &'static str,
    /// The calendar that days are counted on.
    pub calendar: &'a str,
    /// The day of the event, which is not counted.
    pub start: Iso,
    /// The reason the start is a day off, where it was counted back to.
    pub start_off: Option<&'a str>,
    /// The length as it was given.
    pub length: &'a str,
    /// The last day of the limit.
    pub due: Iso,
    /// Working days after the start through the due date.
    pub working_days: u64,
    /// Calendar days between the two.
    pub calendar_days: u64,
    /// Every day after the start through the due date.
    pub days: Vec<DayOfDeadline<'a>>,
    /// Whether a holiday notice that is still to come may move one of them.
    pub provisional: bool,
}

/// A day between the start and the due date.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct DayOfDeadline<'a> {
    /// The day.
    pub date: Iso,
    /// Whether it counts toward the limit.
    pub counted: bool,
    /// The reason it differs from an ordinary working day.
    pub why: Option<&'a str>,
}
