//! `limits` of output.md: between which ends the limits run, and the time inside them.

use serde_json::{Value, json};

use super::network::{Event, Link, Network, finish, step_of};
use super::order::Facts;
use super::today;
use crate::oracle::line::Point;
use crate::oracle::model::{Kind, Length};

/// The two steps between whose ends the limits run; none: the start or the end of the process.
struct Window {
    from: Option<usize>,
    to: Option<usize>,
}

/// The window, the time inside it today, and the limits as the file states them.
pub fn limits(facts: &Facts<'_>) -> Value {
    let today = today(facts);
    let window = window(facts, &today);
    let limits = &facts.process.limits;
    let id = |step: Option<usize>| step.map(|step| facts.steps[step].id.clone());
    let number = |length: Option<Length>| {
        let own = length.map(|length| facts.line.span(length)).filter(|&span| facts.line.is_own(span));
        own.map(|span| facts.line.number(span.minutes))
    };
    json!({
        "from": id(window.from),
        "to": id(window.to),
        "inside": facts.line.number(inside(facts, &today, &window)),
        "promised": number(limits.promised),
        "statutory": number(limits.statutory),
        "extension": number(limits.extension),
    })
}

/// "`limits` run from the end of `from` to the end of `to`; default: from the end of the first `intake` to the end
/// of the last `decision`, where the process has both kinds; else from its start to its end; each missing end takes
/// its own default, first and last go by today's end with ties in file order".
fn window(facts: &Facts<'_>, today: &Network<'_>) -> Window {
    let times = today.earliest();
    let of_kind = |kind: Kind| {
        let mut steps: Vec<usize> = (0..facts.steps.len()).filter(|&v| facts.steps[v].kind == Some(kind)).collect();
        steps.sort_by_key(|&v| (times[finish(v)], v));
        steps
    };
    let (intakes, decisions) = (of_kind(Kind::Intake), of_kind(Kind::Decision));
    let both = !intakes.is_empty() && !decisions.is_empty();
    let named = |id: &Option<String>| {
        id.as_ref().map(|id| facts.steps.iter().position(|step| step.id == *id).expect("`limits` name a step"))
    };
    let limits = &facts.process.limits;
    Window {
        from: named(&limits.from).or_else(|| intakes.first().copied().filter(|_| both)),
        to: named(&limits.to).or_else(|| decisions.last().copied().filter(|_| both)),
    }
}

/// "The **time inside the limit** is the counted days along the critical path to `to`, from the end of `from` on;
/// of tied paths the one with most …. A step that runs when `from` ends counts with the part after it; lags
/// count."
fn inside(facts: &Facts<'_>, today: &Network<'_>, window: &Window) -> i64 {
    let times = today.earliest();
    let begins = window.from.map_or(today.line.origin(), |from| times[finish(from)]);
    let steps = (0..facts.steps.len()).filter(|&v| times[finish(v)] == today.end());
    let lasts: Vec<Event> = window.to.map_or_else(|| steps.map(finish).collect(), |to| vec![finish(to)]);
    let reduced = today.reduced();
    lasts.into_iter().map(|last| most(facts, &reduced, &times, begins, last)).max().unwrap_or(0)
}

/// The most counted time after a moment along the chains of orders that hold an event where it is.
fn most(facts: &Facts<'_>, network: &Network<'_>, times: &[Point], begins: Point, event: Event) -> i64 {
    let part = |link: &Link| {
        let suspended = link.is_duration() && !facts.steps[step_of(link.to)].is_counted();
        let from = times[link.from].max(begins);
        if suspended || times[link.to] <= from { 0 } else { network.line.between(from, times[link.to]) }
    };
    let into = network.links.iter().filter(|link| link.to == event && network.holds(times, link));
    into.map(|link| part(link) + most(facts, network, times, begins, link.from)).max().unwrap_or(0)
}
