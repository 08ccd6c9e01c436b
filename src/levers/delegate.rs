//! A decision at a lower level.

use super::{Anew, Gather, Method, Offer, Why, Works};
use crate::model::{Kind, Lever};

pub(super) const METHOD: Method = Method { name: Lever::Delegate, gather: Gather::Steps, anew: Anew::OF_REMOVAL, make };

fn make(works: &mut Works<'_>, offer: &Offer) -> Result<(), Why> {
    let parameters = &offer.permit.parameters;
    for step in offer.steps() {
        if works.process().step(step).kind == Some(Kind::Transfer) {
            works.removed.insert(step);
            continue;
        }
        if parameters.department.is_none() && parameters.days.is_none() {
            return Err(Why::NoParameter("department"));
        }
        let shorter = parameters.days.is_some_and(|days| works.take_days(step, days));
        let elsewhere = parameters
            .department
            .as_ref()
            .filter(|name| works.draft.steps[step.index()].department.as_ref() != Some(name));
        if let Some(department) = elsewhere.cloned() {
            // The matter is the same, whoever decides it.
            let items: Vec<String> = works.process().items(step).map(str::to_owned).collect();
            let own = works.step(step);
            own.with.retain(|other| *other != department);
            own.department = Some(department);
            own.item = items;
        }
        Works::unless_already(shorter || elsewhere.is_some())?;
    }
    Ok(())
}
