//! Lists of known layouts: their headings are not those of a table of steps,
//! but their meanings are known.

use super::header::plain;
use crate::input::table::cells::grid::{Row, Value, one_line};

/// A list of a known layout.
#[derive(Debug)]
pub(in crate::input::table) struct Layout {
    /// Headings that only this list has.
    signs: &'static [&'static str],
    /// The meanings of headings: the key of a column, or `None` where the
    /// column says nothing about a process.
    pub columns: &'static [(&'static str, &'static str)],
    /// The headings below the first row of the header, in the other language.
    below: &'static [&'static str],
    /// A prefix of headings that is not part of their name.
    prefix: &'static str,
}

/// The list of the national catalogue of government service items: one row an
/// item, each a step of a whole that is made of several.
const CATALOGUE: Layout = Layout {
    signs: &["libNum", "catalogId", "title"],
    columns: &[
        ("title", "name"),
        ("篇扩行使主体/pkorgName", "department"),
        ("篇扩承诺办结时限/pkcommitmentTime", "promised"),
        ("篇扩法定办结时限/pklegalTime", "statutory"),
        ("篇扩办理材料/pkmaterials", "papers"),
        ("篇扩结果名称/pkresultName", "gives"),
        ("篇扩设定依据/pkbasis", "law"),
        ("篇扩到办事现场次数/pkpresenceNum", "visits"),
        // The origin of the row, and the page as it was found.
        ("libNum", ""),
        ("catalogId", ""),
        ("issuedNum", ""),
        ("publisher", ""),
        ("publishDate", ""),
        ("source", ""),
        ("belongDomain", ""),
        ("genre", ""),
        ("classify", ""),
        ("abstractText", ""),
        ("htmlContent", ""),
        ("creatorName", ""),
        ("fileInfos", ""),
    ],
    below: &[
        "资源库编号",
        "目录编号",
        "标题",
        "颁布文号",
        "发布者",
        "发布日期",
        "来源",
        "归属领域",
        "体裁",
        "主题分类",
        "摘要",
        "原文地址",
        "正文html内容",
        "创建人名称",
        "附件信息",
    ],
    prefix: "篇扩",
};

const LAYOUTS: &[Layout] = &[CATALOGUE];

/// The layout that a row is the header of.
pub(in crate::input::table) fn of(row: &Row) -> Option<&'static Layout> {
    let has = |sign: &&str| row.cells.iter().any(|cell| cell.value.text() == Some(*sign));
    LAYOUTS.iter().find(|layout| layout.signs.iter().all(has))
}

impl Layout {
    /// Returns whether a row repeats the header in the other language.
    pub fn goes_on_in(&self, row: &Row) -> bool {
        row.cells.iter().all(|cell| cell.value.text().is_some_and(|text| self.below.contains(&text)))
    }

    /// The name of a heading.
    pub fn name(&self, heading: &str) -> String {
        let name = heading.split('/').find(|part| part.starts_with(self.prefix));
        name.map_or_else(|| heading.to_owned(), |name| name.trim_start_matches(self.prefix).to_owned())
    }

    /// The meaning of a heading, in any spelling.
    pub fn meaning(&self, heading: &str) -> Option<&'static str> {
        let is = |(known, _): &&(&str, &str)| plain(known) == plain(heading);
        self.columns.iter().find(is).map(|(_, key)| *key)
    }

    /// A value as a person would have written it: a program that fills the list
    /// writes `{1: {'材料名称': '申请表', …}}`, of which the names are meant.
    pub fn value(&self, value: Value) -> Value {
        match &value {
            Value::Text(text) if text.starts_with('{') && text.ends_with('}') => Value::Text(names_in(text).join("\n")),
            _ => value,
        }
    }
}

/// The values under the keys that end in 名称.
fn names_in(text: &str) -> Vec<String> {
    let pieces: Vec<&str> = text.split(['\'', '"']).collect();
    let pairs = pieces.windows(3).filter(|pair| pair[0].ends_with("名称") && pair[1].trim() == ":");
    pairs.map(|pair| one_line(pair[2])).filter(|name| !name.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_names_of_what_a_program_wrote_are_meant() {
        let written = "{1: {'材料名称': '申请表', '份数': '1'}, 2: {'材料名称': '平面图（1:500）'}}";
        assert_eq!(names_in(written), ["申请表", "平面图（1:500）"]);
        assert_eq!(CATALOGUE.value(Value::Text("{}".into())), Value::Text(String::new()));
        assert_eq!(CATALOGUE.value(Value::Text("申请表".into())), Value::Text("申请表".into()));
        assert_eq!(CATALOGUE.name("篇扩办理流程/pkprocedures"), "办理流程");
    }
}
