//! The help lines of defects.

use strsim::osa_distance;

use super::durations;
use super::shapes::{owner, shape_help};
use super::sheet;
use super::syntax;
use crate::model::{Expected, KeyGroup, LIST_MARKS, LoopNature, Problem, in_chinese, meant_date};
use crate::text::{Text, say};

/// Up to this many words are all listed.
const FEW: usize = 10;
/// Of more words, only this many nearest ones are listed.
const NEAREST: usize = 8;

/// The remedy for a problem, if there is one to suggest.
#[must_use]
pub fn help(problem: &Problem) -> Option<Text> {
    Some(match problem {
        Problem::Syntax(words) => return syntax::help(words),
        Problem::NotUtf8(_) => say!("save the file as UTF-8 and try again", "请把文件另存为 UTF-8 编码后重试"),
        Problem::ControlCharacter(_) => say!("remove the character", "请删除该字符"),
        Problem::TooLarge { .. } => say!("write one process a file", "请一个文件只写一个流程"),
        Problem::TooDeep { .. } => {
            say!("a definition needs fewer than ten levels", "流程表用不到十层，请检查括号和缩进")
        }
        Problem::TooManyOrders { .. } => say!(
            "let the steps follow one step that follows all of the list",
            "请让各环节排在一个环节之后，再由它排在列表各项之后"
        ),
        Problem::TooMuchExpansion { .. } | Problem::RecursiveAlias => {
            say!("write the values out instead of using `&` and `*`", "请直接写出内容，不要使用 `&` 和 `*`")
        }
        Problem::Sheet(problem) => return sheet::help(problem),
        Problem::UnknownTag(_) => say!("leave the tag out", "请删除该标签"),
        Problem::MistakenColon { key, .. } => {
            say!("write `{key}: ` with a half-width colon and a blank", "请写成 `{key}: `，即半角冒号加空格")
        }
        Problem::Conflict { .. } => {
            say!("keep one side, and remove the marks that git left", "请保留其中一侧，并删除 git 留下的标记")
        }
        Problem::BlockInBrackets => say!(
            "put the text in quotes, or write the items on lines of their own with `- `",
            "请给文本加引号，或改为以 `- ` 开头逐行书写"
        ),
        Problem::Empty => say!(
            "the smallest process has a `name` and `steps`, each with `name` and `days`",
            "最小的流程要有 `名称` 和 `环节`，每个环节有 `名称` 和 `时长`"
        ),
        Problem::SeveralDocuments => {
            say!("write one process a file, without `---` between", "请一个文件只写一个流程，不要用 `---` 分隔")
        }
        Problem::UnknownKey { key, suggestion, known, elsewhere } => match elsewhere {
            Some(group) if suggestion.is_none() => {
                let (english, chinese) = owner(*group);
                say!("the key belongs to {english}", "该字段属于{chinese}")
            }
            _ => one_of(key, suggestion.as_deref(), known),
        },
        Problem::KeyNotText => say!("write the key as plain text", "请用普通文本作字段名"),
        Problem::DuplicateKey(_) => {
            say!("keep one of the two; a key and its Chinese twin are the same", "请只保留一个；中英文写法算同一个字段")
        }
        Problem::MissingKey { group: KeyGroup::Step, key: "days" } => say!(
            "add `days: …`: 0 for what takes no time, an estimate as `1-3` for what nobody has measured",
            "请补充 `时长: …`：不用时间的填 0，没有实测的填估计，如 `1-3`"
        ),
        Problem::MissingKey { group, key } => {
            let chinese = in_chinese(*group, key);
            say!("add `{key}: …` (or `{chinese}: …`)", "请补充 `{chinese}: …`（或 `{key}: …`）")
        }
        Problem::EmptyValue(_) => {
            say!("give it a value, or remove the key; an empty list is `[]`", "请填写值或删除该字段；空列表写作 `[]`")
        }
        Problem::EmptyItem => say!("write a value or remove the item", "请填写内容或删除该项"),
        Problem::EmptyName => say!("write a name", "请填写名称"),
        Problem::WrongShape { expected, found } => return shape_help(*expected, *found),
        Problem::BadDuration { text, error } => durations::help(text, *error),
        Problem::BadLag { text, error } => durations::help_of_lag(text, *error),
        Problem::NoLimit(_) => say!(
            "write the limit under `cases` in those that have it, and leave it out of the whole",
            "请在有时限的各情形之下分别写明，整体的 `时限` 不写"
        ),
        Problem::BadNumber { expected, .. } => match expected {
            Expected::Share => say!("write a share such as `0.1` or `10%`", "请写比例，如 `0.1` 或 `10%`"),
            Expected::WholeNumber => say!("write digits only, such as `3`", "请只写数字，如 `3`"),
            _ => say!("write a number such as `3` or `2.5`", "请写数字，如 `3` 或 `2.5`"),
        },
        Problem::TooManyDigits(_) => fewer_digits(),
        Problem::TooMany { .. } => say!("check the digits", "请检查数字"),
        Problem::UnknownWord { text, suggestion, known } => match relation_help(text, known) {
            Some(help) => help,
            None => one_of(text, suggestion.as_deref(), known),
        },
        Problem::UnknownFormat(_) => {
            say!("write `format: 1` or leave the key out", "请写 `格式: 1`，或删除该字段")
        }
        Problem::NoSteps => say!("write at least one step under `steps`", "请在 `环节` 下至少写一个环节"),
        Problem::NamelessStep => say!("give it a `name`", "请给它一个 `名称`"),
        Problem::DuplicateStep(_) => {
            say!("give one of them another `id`", "请给其中一个另设 `编号`")
        }
        Problem::UnknownStep { name, suggestion } => return name_help(name, suggestion.as_deref()),
        Problem::UnknownDepartment { name, suggestion } => match name_help(name, suggestion.as_deref()) {
            Some(help) => help,
            None => say!("declare it under `departments`", "请在 `部门` 下声明"),
        },
        Problem::UnknownMaterial { name, suggestion } => match name_help(name, suggestion.as_deref()) {
            Some(help) => help,
            None => say!(
                "declare it under `materials`, or name it in the `gives` of the step it comes from",
                "请在 `材料` 下声明，或写进产出它的环节的 `产出`"
            ),
        },
        Problem::AmbiguousStep { ids, .. } => {
            let (english, chinese) = (quoted(ids, ", "), quoted(ids, "、"));
            say!("refer to it by its id: {english}", "请改用编号：{chinese}")
        }
        Problem::SeveralInOne { text, .. } => {
            let list = as_list(text);
            say!("write `{list}`; where it is one name, put it in quotes", "请写成 `{list}`；若本是一个名称，请加引号")
        }
        Problem::ListedTwice(_) => say!("keep one of the two", "请只保留一个"),
        Problem::GivenTwice(_) => {
            say!("name the two papers differently, or let one step give it", "请区分两份材料的名称，或只由一个环节产出")
        }
        Problem::NeedsOwnProduct(_) => {
            say!("remove it, or let an earlier step give it", "请删除，或改由前面的环节产出")
        }
        Problem::UnknownCase { name, suggestion } => match name_help(name, suggestion.as_deref()) {
            Some(help) => help,
            None => say!("declare it under `cases`", "请在 `情形` 下声明"),
        },
        Problem::SharesOverAll(_) => say!("shares are parts of all that are handled", "占比是占全部办件的比例，请更正"),
        Problem::AboveToday { .. } => {
            say!(
                "a lever makes nothing longer: state less, or leave the parameter out",
                "举措不会使环节变长：请写小一些，或不写该参数"
            )
        }
        Problem::MissingBasis => say!("add `basis: …`", "请补充 `依据: …`"),
        Problem::SameInEveryCase(_) => {
            say!("write a step of its own with `when` for it", "请另写一个环节，并用 `适用情形` 限定")
        }
        Problem::EmptyCase(_) => {
            say!("let a step be taken in it, or remove the case", "请让该情形至少有一个环节，或删除该情形")
        }
        Problem::InCase { problem, .. } => return help(problem),
        Problem::NotTaken { .. } => say!("correct `when` or `by_case`", "请更正 `适用情形` 或 `分情形`"),
        Problem::BadPeriod(_) => say!(
            "write weeks or months, as `2w` or `1mo`, or days of the process's own clock; days of the other clock fit \
             in whole weeks only, and hours only where days are working days",
            "请写周或月，如 `2周`、`1个月`，或按本流程的单位写天数；另一种日只能写整周的天数；只有按工作日计的流程才能写小时"
        ),
        Problem::FollowsAfterwards(_) | Problem::GivenAfterwards(_) => say!(
            "remove the reference, or let the step come before the result",
            "请删除该引用，或让该环节在办结之前进行"
        ),
        Problem::NeededTooEarly(_) => say!(
            "correct `available_after`, or let a later step ask for it",
            "请更正 `取得于`，或改由后面的环节要求提交"
        ),
        Problem::NeedsAndPapers => say!(
            "`needs` is everything the step waits for, `papers` only what the applicant hands in: join the lists under \
             one of them",
            "`所需` 写该环节等待的全部材料，`申请材料` 只写申请人提交的：请合并到其中一个之下"
        ),
        Problem::FollowsItself(_) => say!("remove it from `after`", "请从 `前置` 中删除"),
        Problem::Cycle { nature, .. } => cycle_help(*nature),
        Problem::MixedClocks => say!(
            "write `min`, `likely` and `max` in one unit: working days, calendar days or months",
            "请将最短、最可能、最长统一写成一种单位：工作日、自然日或月"
        ),
        Problem::NoMiddle { .. } => {
            say!("write both in one unit, or name `likely` too", "请将两者写成同一单位，或另写 `最可能`")
        }
        Problem::WorkOverDays { .. } => say!(
            "`work` is touch time inside `days`: correct one of the two",
            "用时是时长之内的实际办理时间，请更正其中之一"
        ),
        Problem::PointsOutOfOrder { .. } => {
            say!("order them so that min ≤ likely ≤ max", "请使最短 ≤ 最可能 ≤ 最长")
        }
        Problem::BadHours(_) => {
            say!("write a number above 0 and at most 24, such as `8`", "请写大于 0、不超过 24 的数，如 `8`")
        }
        Problem::BareThreshold(text) => {
            let text = text.trim();
            say!("write `{text}wd` or `{text}cd`", "请写成 `{text}个工作日` 或 `{text}自然日`")
        }
        Problem::BadPattern(_) => {
            say!("write a pattern such as `definitions/old/**`", "请写如 `definitions/old/**` 的模式")
        }
        Problem::FixedLevel(_) => say!("remove the line", "请删除该行"),
        Problem::BadDate(text) => match meant_date(text) {
            Some(meant) => say!("did you mean `{meant}`?", "是否想写 `{meant}`？"),
            None => say!("write a day that exists, as `2027-01-31`", "请写实际存在的日期，如 `2027-01-31`"),
        },
    })
}

pub(super) fn fewer_digits() -> Text {
    say!(
        "write fewer digits: so many are kept exactly, without rounding, in every sum",
        "请减少位数：在此位数内，各项合计保持精确，不作舍入"
    )
}

fn cycle_help(nature: LoopNature) -> Text {
    match nature {
        LoopNature::MutualPrerequisite => say!(
            "drop the demand that has no legal basis; if both have one, let a later step ask for one of the papers",
            "请取消没有法律依据的要求；都有依据的，请改由之后的环节要求其中一份材料"
        ),
        LoopNature::LateDocument => say!(
            "ask for the paper at the step that first uses it, or remove one of these orders",
            "请到最早用到该材料的环节再要求提交，或去掉其中一处先后关系"
        ),
        LoopNature::Order => say!(
            "remove one of these `after` entries; a return for correction belongs in `rework`",
            "请去掉其中一处 `前置`；退回补正应写在 `补正`"
        ),
    }
}

/// The help for start-to-finish, the one relation of project plans that no
/// approval has.
fn relation_help(text: &str, known: &[&str]) -> Option<Text> {
    let is_relation = known.iter().any(|word| matches!(*word, "FS" | "完成后开始"));
    (is_relation && (text.eq_ignore_ascii_case("SF") || text == "开始后完成")).then(|| {
        say!(
            "`SF`, an end that waits for the other's start, is not read; `FS` waits for the other's end, `SS` for its \
             start, `FF` ends with it",
            "不支持 `SF`（对方开始后才完成）；`FS` 对方完成后才开始，`SS` 对方开始后才开始，`FF` 对方完成后才完成"
        )
    })
}

/// The likely intended word, then the known ones, nearest first.
fn one_of(written: &str, suggestion: Option<&str>, known: &[&str]) -> Text {
    let others: Vec<&str> = known.iter().copied().filter(|word| Some(*word) != suggestion).collect();
    let shown = nearest(written, &others);
    let (english, chinese) = (quoted(&shown, ", "), quoted(&shown, "、"));
    let (more_english, more_chinese) = match others.len() - shown.len() {
        0 => (String::new(), String::new()),
        hidden => (format!(" and {hidden} more"), format!("等 {} 个", others.len())),
    };
    match suggestion {
        Some(suggestion) if shown.is_empty() => say!("did you mean `{suggestion}`?", "是否想写 `{suggestion}`？"),
        Some(suggestion) => say!(
            "did you mean `{suggestion}`? also known here: {english}{more_english}",
            "是否想写 `{suggestion}`？此处还可用：{chinese}{more_chinese}"
        ),
        None => say!("known here: {english}{more_english}", "此处可用：{chinese}{more_chinese}"),
    }
}

/// All words where they are few, else those nearest to the written one.
fn nearest<'w>(written: &str, words: &[&'w str]) -> Vec<&'w str> {
    let mut nearest = words.to_vec();
    if words.len() > FEW {
        nearest.sort_by_cached_key(|word| osa_distance(written, word));
        nearest.truncate(NEAREST);
    }
    nearest
}

/// The help for a name that refers to nothing.
fn name_help(name: &str, suggestion: Option<&str>) -> Option<Text> {
    if let Some(mark) = name.chars().find(|sign| LIST_MARKS.contains(sign)) {
        let list = as_list(name);
        return Some(say!(
            "`{mark}` is part of the name here; a list is written `{list}`",
            "`{mark}` 在此是名称的一部分；列表请写成 `{list}`"
        ));
    }
    suggestion.map(|suggestion| say!("did you mean `{suggestion}`?", "是否想写 `{suggestion}`？"))
}

/// The list that was meant by a text with other separators.
fn as_list(text: &str) -> String {
    let items: Vec<&str> = text.split(LIST_MARKS).map(str::trim).filter(|item| !item.is_empty()).collect();
    format!("[{}]", items.join(", "))
}

fn quoted(words: &[impl AsRef<str>], separator: &str) -> String {
    words.iter().map(|word| format!("`{}`", word.as_ref())).collect::<Vec<_>>().join(separator)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang::{Chinese, English};

    #[test]
    fn of_many_keys_the_nearest_are_named_behind_the_suggestion() {
        let known = ["id", "name", "days", "dates", "day", "law", "may", "fee", "pay", "ways", "gives", "needs"];
        let text = one_of("dayz", Some("days"), &known);
        let said = "did you mean `days`? also known here: `day`, `may`, `pay`, `ways`, `name`, `dates`, `law`, `id` \
                    and 3 more";
        assert_eq!(text.in_lang(English), said);
        assert!(text.in_lang(Chinese).ends_with("等 11 个"), "{text:?}");
        assert_eq!(one_of("x", None, &["b", "a"]).in_lang(English), "known here: `b`, `a`");
    }
}
