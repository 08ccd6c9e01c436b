//! The sentences around the pages of `explain` and `rules`.

use crate::finding::Level;
use crate::model::Spelled;
use crate::rules::Preset;
use crate::text::labels::Label;
use crate::text::{Text, say};

/// Title of the rules.
pub const RULES: Label = Label::new("Rules", "规则");
/// Title of the levers.
pub const LEVERS: Label = Label::new("Levers", "举措");
/// Title of the terms.
pub const TERMS: Label = Label::new("Terms", "术语");
/// Title of the keys.
pub const KEYS: Label = Label::new("Keys of the file", "字段");
/// Column head: names.
pub const NAME: Label = Label::new("name", "名称");
/// Column head: the names of rules.
pub const RULE: Label = Label::new("rule", "规则");
/// Column head: a description in one line.
pub const WHAT: Label = Label::new("what", "内容");
/// Title of the other names of a lever or a term.
pub const ALSO: Label = Label::new("Other names", "其他名称");
/// Title of the parameters of a lever.
pub const PARAMETERS: Label = Label::new("Parameters", "参数");
/// Title of the findings that `check` may newly report.
pub const ANEW: Label = Label::new("What check may find anew", "check 可能新发现的");
/// Title of the levels of a rule.
pub const LEVEL: Label = Label::new("Level", "等级");
/// Column head: the levels of one preset.
pub const NATIONAL: Label = Label::new("cn-national", "全国");
/// Column head: the levels of one preset.
pub const GENERIC: Label = Label::new("generic", "通用");
/// Column head: the levels of one preset.
pub const STRICT: Label = Label::new("strict", "从严");
/// Column head: the levels of one preset.
pub const DRAFT: Label = Label::new("draft", "草稿");

/// The level of a rule in a preset.
pub fn level_in(preset: &str, level: &str) -> Text {
    let preset_zh = Preset::named(preset).map_or(preset, |preset| preset.chinese());
    let level_zh = Level::named(level).map_or(level, |level| level.chinese());
    Text::new(format!("`{preset}`: {level}"), format!("`{preset_zh}`：{level_zh}"))
}

/// The mark of the line of an example that a rule finds.
const MARK: &str = "# <- here";

/// The page with the mark in Chinese.
#[must_use]
pub fn marked_in_chinese(page: &str) -> String {
    page.replace(MARK, "# ← 此处")
}

/// The way to learn more about a rule.
pub fn rules_are_explained() -> Text {
    say!(
        "`reengineer explain NAME` says what a rule looks for, why, on which source, and how to mend what it finds.",
        "`reengineer explain 名称` 说明规则检查什么、为什么、依据何在、如何修改。",
    )
}

/// A name without a topic.
pub fn no_topic(name: &str, near: Option<&str>) -> Text {
    match near {
        Some(near) => say!(
            "no rule, lever, term or key is called `{name}`; did you mean `{near}`?",
            "没有叫「{name}」的规则、举措、术语或字段；是不是「{near}」？",
        ),
        None => say!(
            "no rule, lever, term or key is called `{name}`; `reengineer explain` lists all",
            "没有叫「{name}」的规则、举措、术语或字段；`reengineer explain` 列出全部",
        ),
    }
}
