//! A lever that the file permits and that would save days, or cannot be used.

use super::{Case, Group, Presets, Remark, Rule};
use crate::levers::{self, Declined, Ground, Offer, Offers, Why};
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
    let saving = saving.filter_map(|(offer, alone)| remark(offer, *alone));
    saving.chain(unusable(process)).collect()
}

/// The levers that the file permits where they cannot be used; what misses a
/// parameter is another rule's.
fn unusable(process: &Process) -> Vec<Remark> {
    let declined = Offers::granted(&Ground::of(process)).declined;
    let remark = |Declined { offer, why }: &Declined| {
        let lever = offer.lever()?;
        let (english, chinese) = (lever.english(), lever.chinese());
        let names: Vec<&str> = offer.steps().map(|step| process.step(step).name.as_str()).collect();
        let names = names.join(" + ");
        let why = levers::why(why, Some(lever), process);
        let message = say!(
            "`{english}` at `{names}` is permitted and cannot be used: {why}",
            "「{names}」写明可用「{chinese}」，但无从采用：{why}",
            both(why)
        );
        Some(
            Remark::new(place(process, offer)?, message)
                .help(say!("write it where it applies, or take it off `may`", "请写在适用之处，或从「可适用」中删去")),
        )
    };
    let others = declined.iter().filter(|declined| !matches!(declined.why, Why::NoParameter(_)));
    others.filter_map(remark).collect()
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
