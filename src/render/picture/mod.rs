//! From the content of a picture to its geometry.

mod charts;
mod say;

use super::lines::safe::plain;
use crate::draw::chart::Chart;
use crate::draw::flow::{Flow, FlowTie, Sign, StepBox};
use crate::draw::{Look, Scene, Stroke};
use crate::report::Block;
use crate::report::diagram::{Diagram, DiagramNode, Link, Mark, Reason};
use crate::report::say::reason as reason_label;
use crate::text::labels;
use crate::text::labels::Label;
use crate::text::{Lang, Text};

/// The picture of a block in one language, with its title and its figure;
/// `None` where it is not a picture.
pub(super) fn scene(block: &Block, lang: Lang) -> Option<(Scene, String, String)> {
    let said = |text: &Text| plain(text.in_lang(lang));
    match block {
        Block::Diagram(diagram) => Some((flow(diagram, lang).drawn(), said(&diagram.title), said(&diagram.figure))),
        Block::Plan(plan) => Some((charts::of_plan(plan, lang).drawn(), said(&plan.title), said(&plan.figure))),
        Block::Bars(bars) => Some((charts::of_bars(bars, lang).drawn(), said(&bars.title), String::new())),
        _ => None,
    }
}

/// The width of a phone.
const PHONE: f64 = 360.0;

/// The most rows of a chart that is also drawn for narrow pages.
const MOST_NARROW: usize = 100;

/// A chart for a narrow page; `None` where it is not one, or lies on a
/// calendar, whose days need their room.
pub(super) fn narrow(block: &Block, lang: Lang) -> Option<Scene> {
    let chart = match block {
        Block::Plan(plan) if plan.calendar.is_none() => charts::of_plan(plan, lang),
        Block::Bars(bars) => charts::of_bars(bars, lang),
        _ => return None,
    };
    (chart.rows.len() <= MOST_NARROW).then(|| Chart { within: Some(PHONE), ..chart }.drawn())
}

/// The style of the line for a reason, and the letter on it.
pub(super) const fn style(reason: Reason) -> (Stroke, Option<Label>) {
    match reason {
        Reason::Document => (Stroke::Solid, None),
        Reason::Law => (Stroke::Solid, Some(Label::new("L", "法"))),
        Reason::Safety => (Stroke::Solid, Some(Label::new("S", "安"))),
        Reason::Nature => (Stroke::Solid, Some(Label::new("N", "客"))),
        Reason::Procedure => (Stroke::DashDot, None),
        Reason::Habit => (Stroke::Dashed, None),
        Reason::Open => (Stroke::Dotted, Some(Label::new("?", "？"))),
    }
}

/// Every reason, in the order of the legend.
pub(super) const REASONS: [Reason; 7] =
    [Reason::Document, Reason::Law, Reason::Safety, Reason::Nature, Reason::Procedure, Reason::Habit, Reason::Open];

/// The meaning of a step.
pub(super) const fn look(step: &DiagramNode) -> Look {
    match (step.mark, step.is_waste, step.is_critical) {
        (Mark::Gone, ..) => Look::Gone,
        (Mark::New, ..) => Look::New,
        (Mark::Changed, ..) => Look::Changed,
        (_, true, true) => Look::CriticalWaste,
        (_, true, false) => Look::Waste,
        (_, false, true) => Look::Critical,
        (_, false, false) => Look::Step,
    }
}

const fn look_of(mark: Mark) -> Look {
    match mark {
        Mark::Gone => Look::Gone,
        Mark::New => Look::New,
        Mark::Kept | Mark::Changed => Look::Step,
    }
}

fn sign_of(mark: Mark) -> Option<String> {
    match mark {
        Mark::New => Some("+".to_owned()),
        Mark::Gone => Some("×".to_owned()),
        Mark::Kept | Mark::Changed => None,
    }
}

/// The words that give the meaning of a step without colour.
pub(super) fn tags(step: &DiagramNode, lang: Lang) -> Vec<&'static str> {
    let mark = match step.mark {
        Mark::Gone => Some(say::GONE),
        Mark::New => Some(say::NEW),
        Mark::Changed => Some(say::CHANGED),
        Mark::Kept => None,
    };
    let critical = step.is_critical.then_some(labels::KEY_CRITICAL);
    let waste = step.is_waste.then_some(say::WASTE);
    mark.into_iter().chain(critical).chain(waste).map(|label| label.in_lang(lang)).collect()
}

/// The full description of a step, on one line.
pub(super) fn step_title(diagram: &Diagram, step: &DiagramNode, lang: Lang) -> String {
    let said = |text: &Text| plain(text.in_lang(lang));
    let mut parts = vec![said(&step.name)];
    parts.extend(diagram.lanes.get(step.lane).map(said));
    parts.push(said(&step.length));
    parts.extend(step.span.map(|(from, to)| said(&say::span(&from.to_string(), &to.to_string()))));
    parts.extend(step.notes.iter().map(said));
    parts.extend(tags(step, lang).into_iter().map(str::to_owned));
    parts.join(" · ")
}

/// The full description of an order, on one line.
pub(super) fn tie_title(diagram: &Diagram, tie: &Link, lang: Lang) -> String {
    let name = |at: usize| plain(diagram.steps[at].name.in_lang(lang));
    say::waits(&name(tie.to), &name(tie.from), &tie_reason(tie, lang)).into_lang(lang).into_owned()
}

/// The reason and the relation of an order.
pub(super) fn tie_reason(tie: &Link, lang: Lang) -> String {
    let mut why = reason_label(tie.reason).in_lang(lang).to_owned();
    if let Some(basis) = &tie.basis {
        why = format!("{why} ({})", plain(basis));
    }
    let mut parts = vec![why];
    parts.extend(tie.how.as_ref().map(|how| plain(how.in_lang(lang))));
    parts.extend(tie.is_critical.then(|| say::ON_PATH.in_lang(lang).to_owned()));
    parts.extend(match tie.mark {
        Mark::New => Some(say::NEW.in_lang(lang).to_owned()),
        Mark::Gone => Some(say::GONE.in_lang(lang).to_owned()),
        Mark::Kept | Mark::Changed => None,
    });
    parts.join(" · ")
}

fn flow(diagram: &Diagram, lang: Lang) -> Flow {
    let said = |text: &Text| plain(text.in_lang(lang));
    let step = |step: &DiagramNode| {
        let mut notes = vec![said(&step.length)];
        notes.extend(step.notes.iter().map(said));
        let tags = tags(step, lang);
        if !tags.is_empty() {
            notes.push(format!("◆ {}", tags.join(" · ")));
        }
        StepBox {
            name: said(&step.name),
            notes,
            title: step_title(diagram, step, lang),
            lane: step.lane,
            look: look(step),
        }
    };
    let tie = |tie: &Link| {
        let (stroke, badge) = style(tie.reason);
        FlowTie {
            from: tie.from,
            to: tie.to,
            stroke,
            thick: tie.is_critical,
            // Added and removed lines are marked without colour, too.
            badge: sign_of(tie.mark).or_else(|| badge.map(|badge| badge.in_lang(lang).to_owned())),
            look: look_of(tie.mark),
            title: tie_title(diagram, tie, lang),
        }
    };
    Flow {
        lanes: diagram.lanes.iter().map(said).collect(),
        steps: diagram.steps.iter().map(step).collect(),
        ties: diagram.ties.iter().map(tie).collect(),
        key: if diagram.has_key { key(diagram, lang) } else { Vec::new() },
    }
}

/// The legend, with only the signs that occur.
fn key(diagram: &Diagram, lang: Lang) -> Vec<(Sign, String)> {
    let words = |label: Label| label.in_lang(lang).to_owned();
    let mut key: Vec<(Sign, String)> = Vec::new();
    let areas = [
        (Look::Step, say::STEP),
        (Look::Critical, say::CRITICAL),
        (Look::Waste, say::WASTE),
        (Look::New, say::NEW),
        (Look::Changed, say::CHANGED),
        (Look::Gone, say::GONE),
    ];
    let occurs = |wanted: Look| {
        diagram.steps.iter().any(|step| match look(step) {
            Look::CriticalWaste => matches!(wanted, Look::Critical | Look::Waste),
            found => found == wanted,
        })
    };
    key.extend(
        areas.into_iter().filter(|(look, _)| occurs(*look)).map(|(look, label)| (Sign::Area(look), words(label))),
    );
    for reason in REASONS {
        if diagram.ties.iter().any(|tie| tie.reason == reason) {
            let (stroke, badge) = style(reason);
            let badge = badge.map(words);
            key.push((Sign::Line(stroke, false, badge, Look::Step), words(reason_label(reason))));
        }
    }
    if diagram.ties.iter().any(|tie| tie.is_critical) {
        key.push((Sign::Line(Stroke::Solid, true, None, Look::Step), words(say::CRITICAL)));
    }
    for (mark, label) in [(Mark::New, say::NEW), (Mark::Gone, say::GONE)] {
        if diagram.ties.iter().any(|tie| tie.mark == mark) {
            key.push((Sign::Line(Stroke::Solid, false, sign_of(mark), look_of(mark)), words(label)));
        }
    }
    key
}
