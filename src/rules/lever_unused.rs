//! A lever that the file permits and that would save days.

use super::{Case, Group, Presets, Remark, Rule};
use crate::levers::Offer;
use crate::model::{Place, Process, Spelled, Time};
use crate::plan::Granted;
use crate::text::{amounts, say};

pub(super) const RULE: Rule =
    Rule::new("lever-unused", Group::Law, Presets::STRICT, include_str!("lever_unused.md"), judge);

fn judge(case: &Case<'_>) -> Vec<Remark> {
    let process = case.process;
    let Ok(savings) = Granted::savings(process, case.analysis, case.dating) else { return Vec::new() };
    let remark = |offer: &Offer, alone: Time| {
        let lever = offer.lever()?;
        let (english, chinese) = (lever.english(), lever.chinese());
        let days = alone.in_days(process.day());
        let saves = amounts::plain_days(days.decimal());
        let names: Vec<&str> = offer.steps().map(|step| process.step(step).name.as_str()).collect();
        let names = names.join(" + ");
        let message = say!(
            "`{english}` at `{names}` would save {saves} and is permitted",
            "「{names}」可用「{chinese}」，可省 {days} 天",
        );
        Some(Remark::new(place(process, offer)?, message).help(say!(
            "`reengineer propose` writes the definition with it",
            "`reengineer propose` 可写出采用后的流程表"
        )))
    };
    let saving = savings.iter().filter(|(_, alone)| *alone > Time::ZERO);
    saving.filter_map(|(offer, alone)| remark(offer, *alone)).collect()
}

/// The place that permits an option: the first of its sites.
fn place(process: &Process, offer: &Offer) -> Option<Place> {
    let site = offer.sites.first()?;
    let step = process.step(site.step);
    let place = Place::step(site.step.index());
    let Some(material) = site.need else { return Some(place.field("may")) };
    let at = step.askings().iter().position(|need| need.material == material)?;
    Some(place.field(if step.needs.is_some() { "needs" } else { "papers" }).item(at))
}
