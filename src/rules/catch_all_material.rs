//! A material whose name leaves open what is demanded.

use super::{Case, Group, Judge, Page, Presets, Remark, Rule};
use crate::finding::Level;
use crate::model::{MaterialId, Place};
use crate::words::say;

pub(super) const RULE: Rule = Rule {
    name: "catch-all-material",
    group: Group::Material,
    levels: Presets { national: Level::Deny, strict: Level::Deny, draft: Level::Warn },
    thresholds: &[],
    page: Page::new(include_str!("catch_all_material.md")),
    judge: Judge::Process(judge),
};

/// Fixed terms of law that hold one of the words and leave nothing open.
const TERMS: [&str; 4] = ["其他组织", "其他经济组织", "其它组织", "其他机构"];
/// Words that leave it open wherever they stand.
const OPEN: [&str; 3] = ["其他", "其它", "有关"];
/// What 等 or 相关 leaves open when it stands right before.
const THINGS: [&str; 8] = ["材料", "资料", "证明", "文件", "证件", "手续", "证书", "要件"];
/// Behind these 等 is part of a word: 一等, 同等.
const GRADES: &str = "一二三四五六七八九十甲乙丙丁高中初上下优劣平同均相特头对";
/// The same in English, each as words of their own.
const ENGLISH: [&str; 8] =
    ["other", "others", "etc", "and so on", "and the like", "relevant documents", "relevant materials", "as required"];

fn judge(case: &Case<'_>) -> Vec<Remark> {
    let process = case.process;
    let mut remarks = Vec::new();
    for (at, material) in process.materials().iter().enumerate() {
        let name = &material.name;
        let Some(word) = open_word(name).filter(|_| process.supplier(MaterialId::new(at)).is_none()) else { continue };
        let message =
            say!("`{name}` leaves open what is demanded: `{word}`", "材料「{name}」含兜底表述「{word}」，所需不明");
        remarks.push(Remark::new(Place::process().field("materials").item(at), message).help(say!(
            "name each paper that is needed; what cannot be named cannot be demanded",
            "请逐项列明所需材料；不能列明的，不得要求提交"
        )));
    }
    remarks
}

/// The word in a name that leaves open what is meant.
fn open_word(name: &str) -> Option<&'static str> {
    let plain = TERMS.iter().fold(unquoted(name).to_lowercase(), |plain, term| plain.replace(term, ""));
    let before_thing = |word: &str| {
        let mut behind = plain.match_indices(word).map(|(at, _)| (&plain[..at], &plain[at + word.len()..]));
        behind.any(|(before, behind)| {
            let graded = word == "等" && before.ends_with(|letter| GRADES.contains(letter));
            let list_ends = word == "等" && (behind.is_empty() || behind.starts_with(['）', ')']));
            !graded
                && !before.is_empty() | (word == "相关")
                && (list_ends || THINGS.iter().any(|thing| behind.starts_with(thing)))
        })
    };
    OPEN.iter()
        .copied()
        .find(|word| plain.contains(word))
        .or_else(|| ["等", "相关"].into_iter().find(|word| before_thing(word)))
        .or_else(|| ENGLISH.iter().copied().find(|word| has_words(&plain, word)))
}

/// The name without the titles in it (《…》), which are quoted as they are.
fn unquoted(name: &str) -> String {
    let mut depth = 0usize;
    let outside = name.chars().filter(|letter| {
        match letter {
            '《' => depth += 1,
            '》' => depth = depth.saturating_sub(1),
            _ => return depth == 0,
        }
        false
    });
    outside.collect()
}

/// Whether a text has these words, not as parts of other words, and not
/// where they single something out: `other than`, `the other party`.
fn has_words(text: &str, words: &str) -> bool {
    text.match_indices(words).any(|(at, _)| {
        let (before, behind) = (&text[..at], &text[at + words.len()..]);
        let inside = before.ends_with(char::is_alphanumeric) || behind.starts_with(char::is_alphanumeric);
        let singles_out = before.ends_with("the ") || before.ends_with("each ") || behind.starts_with(" than");
        !inside && !singles_out
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_leave_it_open_are_found_and_those_that_only_look_so_are_not() {
        for (name, word) in [
            ("其他材料", "其他"),
            ("法律、法规规定的其它文件", "其它"),
            ("有关部门的批准文件", "有关"),
            ("相关证明", "相关"),
            ("项目相关材料", "相关"),
            ("产权证明等", "等"),
            ("身份证、户口簿等材料", "等"),
            ("权属证明（房产证等）", "等"),
            ("Other documents", "other"),
            ("Plans etc.", "etc"),
            ("relevant documents", "relevant documents"),
        ] {
            assert_eq!(open_word(name), Some(word), "{name}");
        }
        for name in [
            "法人或者其他组织登记证书",
            "《关于有关事项的批复》",
            "资质等级证书",
            "二等测绘成果",
            "测绘资质（甲等）",
            "同等学力证明",
            "高等学校毕业证书",
            "相关性分析报告",
            "Mother's consent",
            "Documents other than plans",
            "Consent of the other owner",
            "Fetch list",
        ] {
            assert_eq!(open_word(name), None, "{name}");
        }
    }
}
