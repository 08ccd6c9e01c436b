//! The line in the file that answers a question.

use crate::analysis::Question;
use crate::model::Process;
use crate::text::Lang;

/// What to write if the answer is the faster one, with the keys of a language.
pub(super) fn answer(process: &Process, asked: &Question, lang: Lang) -> String {
    let in_lang = |english: &str, chinese: &str| match lang {
        Lang::English => english.to_owned(),
        Lang::Chinese => chinese.to_owned(),
    };
    if let Some(paper) = asked.paper {
        let name = quoted(&process.materials()[paper.index()].name);
        return match lang {
            Lang::English => format!("{{material: {name}, need: optional}}"),
            Lang::Chinese => format!("{{材料: {name}, 必要性: 可选}}"),
        };
    }
    match (asked.needs_missing, asked.gives_missing.is_empty()) {
        (true, _) => in_lang("needs: []", "所需: []"),
        (false, false) => in_lang("gives: []", "产出: []"),
        (false, true) => in_lang("because: habit", "理由: 惯例"),
    }
}

/// A name as it may stand in a list of one line.
fn quoted(name: &str) -> String {
    let is_plain = |sign: char| sign.is_alphanumeric() || " -_（）《》".contains(sign);
    match name.chars().all(is_plain) {
        true => name.to_owned(),
        false => format!("\"{}\"", name.replace('\\', "\\\\").replace('"', "\\\"")),
    }
}
