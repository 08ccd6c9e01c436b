//! Messages about values of another shape than the format expects.

use crate::model::{Expected, KeyGroup, NodeShape};
use crate::text::{Text, say};

/// The name of the expected shape.
pub(super) fn wanted(expected: Expected) -> (&'static str, &'static str) {
    match expected {
        Expected::Map => ("a map (`key: value`)", "「字段: 值」"),
        Expected::List => ("a list (`[…]` or lines with `- `)", "列表（`[…]` 或以 `- ` 开头的各行）"),
        Expected::Text => ("a single text", "单个文本"),
        Expected::Duration => ("a duration, or `{min, likely, max}`", "时长，或 `{最短, 最可能, 最长}`"),
        Expected::Limit => ("one duration", "一个时长"),
        Expected::OneStep => ("the name of one step", "一个环节的名称"),
        Expected::NameOrMap => ("a name, or a map with details", "名称，或带说明的「字段: 值」"),
        Expected::ListOrMap => ("a list of names, or a map of them", "名称列表，或「名称: 说明」"),
        Expected::WholeNumber => ("a whole number from 0 up", "非负整数"),
        Expected::Number => ("a number from 0 up", "非负数"),
        Expected::Share => ("a share from 0 to 1", "0 到 1 之间的比例"),
    }
}

/// The name of the shape found.
pub(super) fn shape(shape: NodeShape) -> (&'static str, &'static str) {
    match shape {
        NodeShape::Map => ("a map", "「字段: 值」"),
        NodeShape::List => ("a list", "列表"),
        NodeShape::Scalar => ("a single value", "单个值"),
    }
}

/// The remedy for the difference, if there is one to suggest.
pub(super) fn shape_help(expected: Expected, found: NodeShape) -> Option<Text> {
    match (expected, found) {
        (Expected::List | Expected::ListOrMap, NodeShape::Scalar) => {
            Some(say!("put it in brackets: `[…]`", "请加上方括号：`[…]`"))
        }
        (Expected::Text, NodeShape::List) => Some(say!("write one, without the brackets", "只能写一个，请去掉方括号")),
        (Expected::List, NodeShape::Map) => Some(say!("begin each item with `- `", "请在每一项前加 `- `")),
        (Expected::Limit, NodeShape::Map) => Some(say!(
            "a limit cannot be a range: write the longest, and other limits of other cases under `cases`",
            "时限不能写成范围：请只写最长的一个；其他情形的时限写在 `情形` 之下"
        )),
        (Expected::OneStep, NodeShape::List) => Some(say!(
            "a limit runs from one step: let a step without length follow them all, \
             `{{name: …, days: 0, after: [a, b]}}`, and name that",
            "时限只能自一个环节起算：请增加一个不占时间、排在这些环节之后的环节 \
             `{{名称: …, 时长: 0, 前置: [甲, 乙]}}`，并写它的名称"
        )),
        _ => None,
    }
}

/// The name of the owner of a group of keys.
pub(super) fn owner(group: KeyGroup) -> (&'static str, &'static str) {
    match group {
        KeyGroup::Process => ("the process itself", "流程本身"),
        KeyGroup::Step => ("a step", "环节"),
        KeyGroup::After => ("an entry of `after`", "`前置` 的条目"),
        KeyGroup::Need => ("an entry of `needs`", "`所需` 的条目"),
        KeyGroup::Days => ("`days` with three points", "三点估计的 `时长`"),
        KeyGroup::Limits => ("`limits`", "`时限`"),
        KeyGroup::Limit => ("the `limit` of a step", "环节的 `限时`"),
        KeyGroup::Case => ("an entry of `cases`", "`情形` 的条目"),
        KeyGroup::Figures => ("`targets` or `claims`", "`目标` 或 `公布成效`"),
        KeyGroup::Claims => ("`claims`", "`公布成效`"),
        KeyGroup::Material => ("an entry of `materials`", "`材料` 的条目"),
        KeyGroup::Department => ("an entry of `departments`", "`部门` 的条目"),
        KeyGroup::Rework => ("`rework`", "`补正`"),
        KeyGroup::Allow => ("an entry of `allow`", "`豁免` 的条目"),
        KeyGroup::Permit => ("a lever under `may`", "`可适用` 下的举措"),
        KeyGroup::Check => ("`check` of a lever", "举措的 `核查`"),
        KeyGroup::Config => ("the configuration", "配置文件"),
        KeyGroup::Waiver => ("an entry of `waivers` in the configuration", "配置文件中 `豁免` 的条目"),
    }
}
