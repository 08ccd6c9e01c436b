//! Who does a step: a word of the format, another word of offices, or a role.

use strsim::osa_distance;

use super::SheetProblem;
use super::cells::bounds::LONGEST_HEADING;
use super::cells::grid::{Value, one_line};
use super::lists::is_blank;
use super::spelt::Spelt;
use super::values::text;
use crate::input::print::Vocabulary;
use crate::model::{Actor, Spelled};

/// The content of a cell about who does a step.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Who {
    Silent,
    /// A word of the format, or a misspelling of one.
    Said(Spelt),
    /// A role in the department, for which the format has no word.
    Role(String),
}

/// Other words for who does a step.
const ACTORS: &[(&str, Actor)] = &[
    ("申请单位", Actor::Applicant),
    ("建设单位", Actor::Applicant),
    ("申报单位", Actor::Applicant),
    ("企业", Actor::Applicant),
    ("群众", Actor::Applicant),
    ("办事人", Actor::Applicant),
    ("中介机构", Actor::ThirdParty),
    ("第三方", Actor::ThirdParty),
    ("第三方机构", Actor::ThirdParty),
    ("审批部门", Actor::Agency),
    ("行政机关", Actor::Agency),
    ("third party", Actor::ThirdParty),
];

fn known_actor(text: &str) -> Option<Actor> {
    let other = ACTORS.iter().find(|(word, _)| word.eq_ignore_ascii_case(text));
    Actor::from_word(text).or(other.map(|(_, actor)| *actor))
}

/// The applicant or the third party that a cell for a department names.
pub(super) fn party(value: &Value) -> Option<Actor> {
    let text = text(value).ok().filter(|text| text.len() <= LONGEST_HEADING)?;
    known_actor(&one_line(text)).filter(|actor| *actor != Actor::Agency)
}

/// Reads who does a step: one of three, or a role inside a department.
pub(super) fn actor(value: &Value, words: Vocabulary) -> Result<Who, SheetProblem> {
    let text = one_line(text(value)?);
    if text.is_empty() || is_blank(&text) {
        return Ok(Who::Silent);
    }
    if let Some(actor) = known_actor(&text) {
        return Ok(Who::Said(Spelt::word(words.word(actor))));
    }
    let known = Actor::WORDS.iter().flat_map(|word| [word.english, word.chinese]);
    let is_slip = known.into_iter().any(|word| word.chars().count() > 2 && osa_distance(word, &text) == 1);
    Ok(if is_slip { Who::Said(Spelt::line(&text)) } else { Who::Role(text) })
}
