//! A material whose name leaves open what is demanded.

use super::{Case, Group, Presets, Remark, Rule};
use crate::model::{MaterialId, Place, Process};
use crate::text::say;

pub(super) const RULE: Rule =
    Rule::new("catch-all-material", Group::Material, Presets::DENY, include_str!("catch_all_material.md"), judge);

/// Words for papers in general.
const PAPERS: [&str; 10] = ["材料", "资料", "证明", "文件", "证件", "手续", "证书", "要件", "文书", "凭证"];
/// Words that make a name open directly before such a word, or at the end.
const OPEN: [&str; 4] = ["其他", "其它", "相关", "等"];
/// Words that may stand between them without a meaning of their own.
const FILLERS: [&str; 24] = [
    "的", "、", "，", "和", "与", "有关", "相关", "必要", "必需", "需要", "需", "应当", "应", "要求", "规定", "提交",
    "提供", "申请", "补充", "辅助", "佐证", "法律", "法规", "规章",
];
/// Characters before 等 with which it forms another word: 一等, 同等.
const GRADES: &str = "一二三四五六七八九十甲乙丙丁高中初上下优劣平同均相特头对";
/// Expressions that make a name open in English, as words of their own.
const ENGLISH: [&str; 6] =
    ["etc", "and so on", "and the like", "relevant documents", "relevant materials", "as required"];
/// Words for papers in general behind `other`, with at most two words between.
const ENGLISH_PAPERS: [&str; 9] =
    ["document", "documents", "material", "materials", "paper", "papers", "evidence", "information", "proof"];

fn judge(case: &Case<'_>) -> Vec<Remark> {
    let process = case.process;
    let mut remarks = Vec::new();
    for (at, material) in process.materials().iter().enumerate() {
        let name = &material.name;
        if process.supplier(MaterialId::new(at)).is_some() || !is_demanded(process, MaterialId::new(at)) {
            continue;
        }
        let Some(word) = open_word(name) else { continue };
        let message =
            say!("`{name}` leaves open what is demanded: `{word}`", "材料「{name}」含兜底表述「{word}」，所需不明");
        remarks.push(Remark::new(Place::process().field("materials").item(at), message).help(say!(
            "name each paper that is needed; what cannot be named cannot be demanded",
            "请逐项列明所需材料；不能列明的，不得要求提交"
        )));
    }
    remarks
}

/// Returns whether a material is asked for: the steps say so, or none of them
/// says what it asks for.
fn is_demanded(process: &Process, material: MaterialId) -> bool {
    let mut askings = process.steps().iter().flat_map(|step| step.askings()).peekable();
    askings.peek().is_none() || askings.any(|need| need.material == material)
}

/// The word that makes a name open.
fn open_word(name: &str) -> Option<&'static str> {
    let plain = outside(&name.to_lowercase(), &["《》"]);
    // 其他（如有）: words in brackets may only come between.
    word_in(&plain).or_else(|| word_in(&outside(&plain, &["（）", "()"])))
}

fn word_in(plain: &str) -> Option<&'static str> {
    let has = |word: &&str| {
        plain.match_indices(*word).any(|(at, _)| leaves_open(&plain[..at], word, &plain[at + word.len()..]))
    };
    // 有关 makes it open by itself, unless it begins 关联.
    let concerning =
        |word: &&str| plain.match_indices(*word).any(|(at, _)| !plain[at + word.len()..].starts_with('联'));
    let english = || {
        let other = Some("other").filter(|_| other_papers(plain));
        other.or_else(|| ENGLISH.iter().copied().find(|word| has_words(plain, word)))
    };
    OPEN.iter().copied().find(has).or_else(|| Some("有关").filter(concerning)).or_else(english)
}

/// Returns whether a word between these leaves open which papers are meant.
fn leaves_open(before: &str, word: &str, behind: &str) -> bool {
    let graded = word == "等" && before.ends_with(|letter| GRADES.contains(letter));
    let mut rest = behind;
    while let Some(shorter) = FILLERS.iter().find_map(|filler| rest.strip_prefix(filler)) {
        rest = shorter;
    }
    // 相关 may also end an expression of its own: 密切相关.
    let ends = word != "相关" && (rest.is_empty() || rest.starts_with(['）', ')', '；', ';']));
    !graded && (ends || PAPERS.iter().any(|paper| rest.starts_with(paper)))
}

/// Returns whether a text names other papers: `any other documents`.
fn other_papers(text: &str) -> bool {
    let words: Vec<&str> =
        text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let others = words.iter().enumerate().filter(|(_, word)| matches!(**word, "other" | "others"));
    others.into_iter().any(|(at, _)| {
        let singles_out = at > 0 && matches!(words[at - 1], "the" | "each");
        let behind = words[at + 1..].iter().take(3);
        !singles_out && (at + 1 == words.len() || behind.into_iter().any(|word| ENGLISH_PAPERS.contains(word)))
    })
}

/// A name without the text in these pairs of brackets: titles (《…》) are
/// quotations.
fn outside(name: &str, pairs: &[&str]) -> String {
    let mut depth = 0usize;
    let outside = name.chars().filter(|letter| {
        if pairs.iter().any(|pair| pair.starts_with(*letter)) {
            depth += 1;
        } else if pairs.iter().any(|pair| pair.ends_with(*letter)) {
            depth = depth.saturating_sub(1);
        } else {
            return depth == 0;
        }
        false
    });
    outside.collect()
}

/// Returns whether a text contains these words, not as parts of other words.
fn has_words(text: &str, words: &str) -> bool {
    text.match_indices(words).any(|(at, _)| {
        let (before, behind) = (&text[..at], &text[at + words.len()..]);
        !before.ends_with(char::is_alphanumeric) && !behind.starts_with(char::is_alphanumeric)
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
            ("其他法律、法规规定的材料", "其他"),
            ("其他需要提交的有关证明", "其他"),
            ("有关部门的批准文件", "有关"),
            ("相关证明", "相关"),
            ("项目相关材料", "相关"),
            ("产权证明等", "等"),
            ("身份证、户口簿等材料", "等"),
            ("身份证、户口簿等相关材料", "相关"),
            ("权属证明（房产证等）", "等"),
            ("其他（如有）", "其他"),
            ("其它(若有)", "其它"),
            ("身份证等（复印件）", "等"),
            ("其他（法律规定的）材料", "其他"),
            ("Others (if any)", "other"),
            ("Other documents", "other"),
            ("Plans and any other supporting evidence", "other"),
            ("Plans and others", "other"),
            ("Plans etc.", "etc"),
            ("relevant documents", "relevant documents"),
        ] {
            assert_eq!(open_word(name), Some(word), "{name}");
        }
        for name in [
            "法人或者其他组织登记证书",
            "法人或者其他（非营利）组织登记证书",
            "有（无）关联企业名单",
            "其他共有人身份证明",
            "《关于有关事项的批复》",
            "有关联关系的企业名单",
            "资质等级证书",
            "二等测绘成果",
            "测绘资质（甲等）",
            "同等学力证明",
            "高等学校毕业证书",
            "图纸等三份材料",
            "相关性分析报告",
            "Mother's consent",
            "Documents other than plans",
            "Consent of the other owner",
            "Other owner's consent",
            "Fetch list",
        ] {
            assert_eq!(open_word(name), None, "{name}");
        }
    }
}
