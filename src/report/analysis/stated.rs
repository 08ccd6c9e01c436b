//! What a definition says of a step, for programs: what is computed of it
//! stands beside.

use crate::model::{MaterialId, Necessity, Need, Process, Spelled, StepId};
use crate::report::Json;

/// Everything that is said of a step, by the keys of the format; `null` where
/// the file does not say.
pub(super) fn stated(process: &Process, id: StepId) -> Vec<(&'static str, Json<'_>)> {
    let step = process.step(id);
    let material = |id: MaterialId| process.materials()[id.index()].name.as_str();
    let need = |need: &Need<MaterialId>| {
        let strength: Necessity = need.need;
        Json::Map(vec![("material", material(need.material).into()), ("need", strength.english().into())])
    };
    let needs = |needs: &Option<Vec<Need<MaterialId>>>| {
        needs.as_ref().map_or(Json::Null, |needs| Json::List(needs.iter().map(need).collect()))
    };
    let texts = |texts: &'_ [String]| Json::List(texts.iter().map(|text| Json::from(text.clone())).collect());
    let count = |count: Option<u32>| count.map_or(Json::Null, |count| Json::Count(count.into()));
    vec![
        ("actor", step.actor.english().into()),
        ("item", texts(&step.item)),
        ("office", Json::or_null(step.office.as_deref())),
        (
            "with",
            Json::List(step.with.iter().map(|at| process.departments()[at.index()].name.as_str().into()).collect()),
        ),
        ("every", Json::or_null(step.every.map(|every| every.to_string()))),
        ("kind", Json::or_null(step.kind.map(|kind| kind.english()))),
        ("clock", step.clock.english().into()),
        ("needs", needs(&step.needs)),
        ("papers", needs(&step.papers)),
        (
            "gives",
            step.gives
                .as_ref()
                .map_or(Json::Null, |gives| Json::List(gives.iter().map(|id| Json::from(material(*id))).collect())),
        ),
        ("law", texts(&step.law)),
        ("work", Json::or_null(step.work.map(|work| work.to_string()))),
        ("limit", Json::or_null(step.own_limit().map(|limit| limit.to_string()))),
        ("visits", count(step.visits.stated())),
        ("online", step.online.english().into()),
        ("fee", Json::or_null(step.fee)),
        ("signoffs", count(step.signoffs)),
        ("reject", Json::or_null(step.reject)),
        ("chance", Json::or_null(step.chance)),
    ]
}
