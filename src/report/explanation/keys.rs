//! The page of a key of the file, made of the rows that declare it.

use crate::model::{Form, Key, KeyGroup, Wording};
use crate::text::{Lang, Text, say, sentences};

/// The page of keys with the same spelling, in Markdown.
pub(super) fn page(keys: &[&Key], lang: Lang) -> String {
    let Some(first) = keys.first() else { return String::new() };
    let title = match lang {
        Lang::English => format!("# {}: {}", first.english, summary(keys, lang)),
        Lang::Chinese => format!("# {}：{}", first.chinese, summary(keys, lang)),
    };
    let sections = sections(keys, lang).into_iter().map(|(heading, text)| format!("## {heading}\n\n{text}"));
    [title].into_iter().chain(sections).collect::<Vec<_>>().join("\n\n")
}

/// The meaning of the first of them.
pub(super) fn summary(keys: &[&Key], lang: Lang) -> &'static str {
    keys.first().map_or("", |key| about(key, lang))
}

/// The meaning of each, and the values that it takes.
pub(super) fn sections(keys: &[&Key], lang: Lang) -> Vec<(String, String)> {
    let list = |line: fn(&Key) -> Text| {
        let lines = keys.iter().map(|key| format!("- {}", line(key).in_lang(lang)));
        lines.collect::<Vec<_>>().join("\n")
    };
    let headings = [
        say!("Key of the file", "流程表中的字段"),
        say!("What may stand there", "可以怎样写"),
        say!("Spellings", "写法"),
    ];
    let texts = [list(meaning), list(content), list(spellings)];
    headings.iter().map(|heading| heading.in_lang(lang).to_owned()).zip(texts).collect()
}

fn about(key: &Key, lang: Lang) -> &'static str {
    match lang {
        Lang::English => key.about,
        Lang::Chinese => key.about_chinese,
    }
}

sentences! {
    fn meaning(key: &Key) = "{of}: {about}{must}" | "{bei}：{was}{muss}",
        where (of, bei) = place(key.group),
        where (about, was) = (key.about, key.about_chinese),
        where (must, muss) = if key.is_required { (" (must be there)", "（必填）") } else { ("", "") };

    fn spellings(key: &Key) = "{of}: {english}" | "{bei}：{chinese}",
        where (of, bei) = place(key.group),
        where all = key.spellings().map(|name| format!("`{name}`")).collect::<Vec<_>>(),
        where (english, chinese) = (all.join(", "), all.join("、"));

    fn content(key: &Key) = "{of}: {what}" | "{bei}：{was}",
        where (of, bei) = place(key.group),
        where (what, was) = form(key.form);
}

/// The place of the keys of a group.
const fn place(group: KeyGroup) -> (&'static str, &'static str) {
    match group {
        KeyGroup::Process => ("the process", "流程"),
        KeyGroup::Step => ("a step", "环节"),
        KeyGroup::After => ("an entry of `after`", "「前置」的一项"),
        KeyGroup::Need => ("an entry of `needs` or `papers`", "「所需」「申请材料」的一项"),
        KeyGroup::Days => ("`days` of a step", "环节的「时长」"),
        KeyGroup::Limits => ("`limits`", "「时限」"),
        KeyGroup::Limit => ("`limit` of a step", "环节的「限时」"),
        KeyGroup::Case => ("an entry of `cases`", "「情形」的一项"),
        KeyGroup::Figures => ("`targets`, and each side of `claims`", "「目标」及「公布成效」的两侧"),
        KeyGroup::Claims => ("`claims`", "「公布成效」"),
        KeyGroup::Material => ("an entry of `materials`", "「材料」的一项"),
        KeyGroup::Department => ("an entry of `departments`", "「部门」清单的一项"),
        KeyGroup::Rework => ("`rework` of a step", "环节的「补正」"),
        KeyGroup::Allow => ("an entry of `allow`", "「豁免」的一项"),
        KeyGroup::Permit => ("a lever under `may`", "「可适用」下的举措"),
        KeyGroup::Check => ("`check` of a lever", "举措的「核查」"),
        KeyGroup::Config => ("the configuration", "配置文件"),
        KeyGroup::Waiver => ("a waiver of the configuration", "配置文件中的豁免"),
    }
}

/// The values that a key takes.
fn form(form: Form) -> (String, String) {
    let fixed = |english: &str, chinese: &str| (english.to_owned(), chinese.to_owned());
    match form {
        Form::Version => fixed("`1`", "`1`"),
        Form::Name => fixed("a name", "名称"),
        Form::NameOrNames => fixed("a name, or a list: `[a, b]`", "名称，或列表 `[甲, 乙]`"),
        Form::Names | Form::DistinctNames => fixed("a list of names: `[a, b]`", "名称列表 `[甲, 乙]`"),
        Form::Text => fixed("text", "文字"),
        Form::Texts => fixed("a list of texts: `[a, b]`", "文字列表 `[甲, 乙]`"),
        Form::TextOrTexts => fixed("text, or a list: `[a, b]`", "文字，或列表 `[甲, 乙]`"),
        Form::Duration => fixed(
            "a duration: `5`, `5wd`, `10cd`, `2w`, `6mo`, `1y`, `4h`, `30min`",
            "时间：`5`、`5个工作日`、`10自然日`、`2周`、`6个月`、`1年`、`4小时`、`30分钟`",
        ),
        Form::Number => fixed("a number", "数字"),
        Form::Whole | Form::Count => fixed("a whole number", "整数"),
        Form::Share => fixed("a share: `0.3` or `30%`", "比例：`0.3` 或 `30%`"),
        Form::Flag | Form::Switch => fixed("`true` or `false`", "`是` 或 `否`"),
        Form::Hours => fixed("hours: `8`", "小时数：`8`"),
        Form::Date => fixed("a day: `2027-01-31`", "日期：`2027-01-31`"),
        Form::Words(words) => {
            let (english, chinese): (Vec<_>, Vec<_>) = words().into_iter().map(quoted).unzip();
            (english.join(", "), chinese.join("、"))
        }
        Form::Map(group) => (keys_of(group, Lang::English), keys_of(group, Lang::Chinese)),
        Form::Maps(group) => {
            let (english, chinese) = (keys_of(group, Lang::English), keys_of(group, Lang::Chinese));
            (format!("a list, each entry {english}"), format!("列表，每项为{chinese}"))
        }
        Form::NamesOrNamed(group) => {
            let (english, chinese) = (keys_of(group, Lang::English), keys_of(group, Lang::Chinese));
            (
                format!("a list of names, or `{{NAME: {{}}}}`, under each name {english}"),
                format!("名称列表，或 `{{名称: {{}}}}`，名称之下为{chinese}"),
            )
        }
        Form::Entries(group) => {
            let (english, chinese) = (keys_of(group, Lang::English), keys_of(group, Lang::Chinese));
            (format!("a list, each entry a name or {english}"), format!("列表，每项为名称，或{chinese}"))
        }
        Form::DurationOr(group) => {
            let (english, chinese) = (keys_of(group, Lang::English), keys_of(group, Lang::Chinese));
            (format!("a duration, or {english}"), format!("时间，或{chinese}"))
        }
        Form::Levers => fixed(
            "`{LEVER: BASIS}`, or `{LEVER: {basis: …}}` with its parameters",
            "`{举措: 依据}`，或带参数的 `{举措: {依据: …}}`",
        ),
        Form::ByCase => fixed("`{CASE: {days: 3}}`, with keys of a step", "`{情形: {时长: 3}}`，其下为环节的字段"),
        Form::Rule => fixed("the name of a rule; `reengineer rules` lists them", "规则名称，见 `reengineer rules`"),
        Form::Preset => fixed("`cn-national`, `generic`, `strict` or `draft`", "`全国`、`通用`、`从严` 或 `草稿`"),
        Form::FailOn => fixed("`deny`, `warn`, `undecided`, or a list", "`拦截`、`警告`、`无法确定`，或列表"),
        Form::Levels => fixed("`{RULE: LEVEL}`", "`{规则: 级别}`"),
        Form::Thresholds => fixed("`{RULE: {THRESHOLD: VALUE}}`", "`{规则: {阈值: 值}}`"),
    }
}

fn quoted((english, chinese): Wording) -> (String, String) {
    (format!("`{english}`"), format!("`{chinese}`"))
}

/// A map with the keys of a group.
fn keys_of(group: KeyGroup, lang: Lang) -> String {
    let keys = crate::model::KEYS.iter().filter(|key| key.group == group);
    match lang {
        Lang::English => {
            format!("a map with {}", keys.map(|key| format!("`{}`", key.english)).collect::<Vec<_>>().join(", "))
        }
        Lang::Chinese => {
            format!(
                "「字段: 值」，字段有{}",
                keys.map(|key| format!("`{}`", key.chinese)).collect::<Vec<_>>().join("、")
            )
        }
    }
}
