//! The line in the file that answers a question.

use crate::analysis::Question;
use crate::input::Vocabulary;
use crate::model::Process;

/// The keys to write if the answer is the faster one, in the language of the
/// file.
pub(super) fn answer(process: &Process, asked: &Question, words: Vocabulary) -> String {
    let spelled = |english: &str, chinese: &str| spelled(words, english, chinese).to_owned();
    if let Some(paper) = asked.paper {
        let name = quoted(&process.materials()[paper.index()].name);
        return match words {
            Vocabulary::English => format!("{{material: {name}, need: optional}}"),
            Vocabulary::Chinese => format!("{{材料: {name}, 必要性: 可选}}"),
        };
    }
    match (asked.needs_missing, asked.gives_missing.is_empty()) {
        (true, _) => spelled("needs: []", "所需: []"),
        (false, false) => gives_nothing(words).to_owned(),
        (false, true) => spelled("because: habit", "理由: 惯例"),
    }
}

/// The wording for a step that gives nothing.
pub(super) const fn gives_nothing(words: Vocabulary) -> &'static str {
    spelled(words, "gives: []", "产出: []")
}

const fn spelled<'w>(words: Vocabulary, english: &'w str, chinese: &'w str) -> &'w str {
    match words {
        Vocabulary::English => english,
        Vocabulary::Chinese => chinese,
    }
}

/// A name in the form it may take in a list on one line.
fn quoted(name: &str) -> String {
    let is_plain = |sign: char| sign.is_alphanumeric() || " -_（）《》".contains(sign);
    match name.chars().all(is_plain) {
        true => name.to_owned(),
        false => format!("\"{}\"", name.replace('\\', "\\\\").replace('"', "\\\"")),
    }
}
