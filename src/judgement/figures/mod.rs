//! Compares figures with those of an earlier revision.

mod state;

pub use state::State;

use std::borrow::Cow;
use std::collections::HashMap;

use super::WORSE_FIGURE;
use crate::finding::{Finding, Identity, Level};
use crate::judgement::say::holds_in;
use crate::judgement::say::worse as say;
use crate::judgement::say::worse::{ComparedFigure, FigureValue};
use crate::model::{
    Counting, Kind, Limits, Material, Online, Place, Process, Spelled, StatedFigure, Step, StepId, Time,
};
use crate::text::Text;

/// The figures to compare: of each family the first worse one is reported,
/// since the others are mostly worse for the same reason.
const FAMILIES: [&[ComparedFigure<'static>]; 16] = [
    &[ComparedFigure::Days, ComparedFigure::Longest, ComparedFigure::Mean],
    &[ComparedFigure::Steps, ComparedFigure::MeanSteps],
    &[ComparedFigure::Materials, ComparedFigure::Askings],
    &[ComparedFigure::Visits],
    &[ComparedFigure::Fee],
    &[ComparedFigure::Returns],
    &[ComparedFigure::Refused],
    &[ComparedFigure::Departments],
    &[ComparedFigure::Promised],
    &[ComparedFigure::Extension],
    &[ComparedFigure::Statutory],
    &[ComparedFigure::Target(StatedFigure::Days)],
    &[ComparedFigure::Target(StatedFigure::Steps)],
    &[ComparedFigure::Target(StatedFigure::Departments)],
    &[ComparedFigure::Target(StatedFigure::Materials)],
    &[ComparedFigure::Target(StatedFigure::Visits)],
];

/// Figures that were better in an earlier revision, or that can no longer be
/// compared with it, as findings at this level.
///
/// A case is compared with the case of its name, whichever is the most
/// frequent; where one of the two versions has no cases, with all of the other.
#[must_use]
pub fn worse(now: &[State<'_>], before: &[State<'_>], revision: &str, level: Level) -> Vec<Finding> {
    let mut said: Vec<(Worse, Vec<&str>)> = Vec::new();
    let mut pairs = 0;
    for now in now {
        for then in before.iter().filter(|then| then.case.is_none() || now.case.is_none() || then.case == now.case) {
            pairs += 1;
            let case = now.case.or(then.case);
            for found in worse_in_case(*now, *then, revision) {
                match said.iter_mut().find(|(known, _)| *known == found) {
                    Some((_, cases)) => cases.extend(case),
                    None => said.push((found, case.into_iter().collect())),
                }
            }
        }
    }
    let told = |(worse, cases): (Worse, Vec<&str>)| {
        let everywhere = cases.is_empty() || cases.len() == pairs;
        let message = if everywhere { worse.message } else { holds_in(&worse.message, &cases) };
        let mut with = vec![worse.figure];
        with.extend(cases.iter().filter(|_| !everywhere).map(|case| (*case).to_owned()));
        finding(worse.place, message, with, level)
    };
    let mut findings: Vec<Finding> = said.into_iter().map(told).collect();
    if let Some(message) = compared(ComparedFigure::MeanOfCases, mean_of_cases(before), mean_of_cases(now), revision)
        // Where days are more in a case, that has been said.
        && findings.iter().all(|finding| finding.identity.with.first().is_none_or(|figure| *figure != key(ComparedFigure::Days)))
    {
        let with = vec![key(ComparedFigure::MeanOfCases).into_owned()];
        findings.push(finding(Place::process().field("name"), message, with, level));
    }
    let is_there = |case: &str| now.iter().any(|now| now.case.is_none_or(|of| of == case));
    let gone = before.iter().filter_map(|then| then.case).filter(|case| !is_there(case));
    findings.extend(gone.map(|case| {
        let with = vec!["case".to_owned(), case.to_owned()];
        finding(Place::process().field("name"), say::case_gone(case, revision), with, level)
    }));
    findings
}

/// The days of the cases by their shares; `None` where there is a single case,
/// or one without a share.
fn mean_of_cases(states: &[State<'_>]) -> Option<FigureValue> {
    let first = states.first().filter(|_| states.len() > 1)?;
    let (mut days, mut shares) = (0i128, 0i128);
    for state in states {
        let share = state.share?;
        // Shares have at most twelve digits after the point.
        let share = i128::from(share.mantissa()) * 10i128.pow(12 - u32::from(share.scale().min(12)));
        days += i128::from(state.today.days.thousandths()) * share;
        shares += share;
    }
    let mean = i64::try_from(days.checked_div(shares)?).ok()?;
    Some(first.days(Time::from_thousandths(mean)))
}

fn finding(place: Place, message: Text, with: Vec<String>, level: Level) -> Finding {
    let identity = Identity { with, ..Identity::default() };
    Finding { code: WORSE_FIGURE, level, place, message, help: Some(say::help()), related: Vec::new(), identity }
}

/// A figure that is worse.
#[derive(PartialEq, Eq)]
struct Worse {
    figure: String,
    place: Place,
    message: Text,
}

fn worse_in_case(now: State<'_>, then: State<'_>, revision: &str) -> Vec<Worse> {
    let process = || Place::process().field("name");
    let mut all = Vec::new();
    for family in FAMILIES {
        let first = family.iter().find_map(|figure| {
            let message = compared(*figure, then.amount(*figure), now.amount(*figure), revision)?;
            Some(Worse { figure: key(*figure).into_owned(), place: process(), message })
        });
        all.extend(first);
    }
    let fees = then.today.fee.is_some() && now.today.fee.is_some();
    if fees && then.process.currency() != now.process.currency() {
        all.retain(|worse| worse.figure != key(ComparedFigure::Fee));
        all.push(Worse {
            figure: key(ComparedFigure::Fee).into_owned(),
            place: process(),
            message: say::other_currency(revision),
        });
    }
    if now.ground.jurisdiction != then.ground.jurisdiction {
        let (was, is) = (then.ground.jurisdiction, now.ground.jurisdiction);
        all.push(Worse {
            figure: "jurisdiction".to_owned(),
            place: process(),
            message: say::other_law(was, is, revision),
        });
    } else if now.ground.calendar != then.ground.calendar {
        let message = say::other_calendar(&then.ground.calendar, &now.ground.calendar, revision);
        all.push(Worse { figure: "calendar".to_owned(), place: process(), message });
    }
    if let Some(was) = then.process.matter().filter(|was| now.process.matter() != Some(*was)) {
        let message = say::other_type(was, now.process.matter(), revision);
        all.push(Worse { figure: "type".to_owned(), place: process(), message });
    }
    let limits = then.process.limits();
    if limits.promised.or(limits.statutory).is_some() && !same_window(now.process, then.process) {
        all.push(Worse { figure: "limits".to_owned(), place: process(), message: say::other_window(revision) });
    }
    all.extend(worse_steps(now, then, revision));
    all.extend(worse_materials(now, then, revision));
    all
}

/// The figures of steps that are worse: their own limits, and what a correction
/// takes the applicant.
fn worse_steps(now: State<'_>, then: State<'_>, revision: &str) -> Vec<Worse> {
    let by_id: HashMap<&str, &Step> = then.process.steps().iter().map(|step| (step.id.as_str(), step)).collect();
    let limit = |process, step: &Step| step.own_limit().map(|limit| FigureValue::of(process, limit));
    let correction = |process, step: &Step| step.rework.as_ref()?.days.map(|days| FigureValue::of(process, days));
    let mut all = Vec::new();
    for (at, step) in now.process.steps().iter().enumerate() {
        let Some(before) = earlier(step, &by_id) else { continue };
        // A step without returns needs no correction.
        let was = correction(then.process, before).filter(|_| step.rework.is_some());
        for (figure, field, was, is) in [
            (ComparedFigure::Limit(&step.name), "limit", limit(then.process, before), limit(now.process, step)),
            (ComparedFigure::Correction(&step.name), "rework", was, correction(now.process, step)),
        ] {
            let place = Place::step(at).field(field);
            let place = now.origin.map_or(place.clone(), |origin| origin.place(&place));
            let worse = compared(figure, was, is, revision);
            all.extend(worse.map(|message| Worse { figure: key(figure).into_owned(), place, message }));
        }
        let mut say = |figure: &str, field, message| {
            let place = Place::step(at).field(field);
            let place = now.origin.map_or(place.clone(), |origin| origin.place(&place));
            all.push(Worse { figure: figure.to_owned(), place, message });
        };
        let rank = |online: Online| Online::WORDS.iter().position(|word| word.value == online);
        if rank(step.online) < rank(before.online) {
            say("online", "online", say::less_online(&step.name, before.online, step.online, revision));
        }
        let ends = matches!(step.kind, Some(Kind::Decision | Kind::Delivery));
        if ends && step.clock == Counting::Afterwards && before.clock != Counting::Afterwards {
            say("afterwards", "clock", say::result_afterwards(&step.name, revision));
        }
    }
    all
}

/// Materials that are asked for in more copies.
fn worse_materials(now: State<'_>, then: State<'_>, revision: &str) -> Vec<Worse> {
    let copies = |material: &Material| material.copies.map(|copies| FigureValue::count(copies.into()));
    let known: HashMap<&str, FigureValue> =
        then.process.materials().iter().filter_map(|known| Some((known.name.as_str(), copies(known)?))).collect();
    let worse = |(at, material): (usize, &Material)| {
        let figure = ComparedFigure::Copies(&material.name);
        let was = known.get(material.name.as_str()).copied();
        let message = compared(figure, was, copies(material), revision)?;
        let place = Place::process().field("materials").item(at);
        let place = now.origin.map_or(place.clone(), |origin| origin.place(&place));
        Some(Worse { figure: key(figure).into_owned(), place, message })
    };
    now.process.materials().iter().enumerate().filter_map(worse).collect()
}

/// The message about a figure, if it is worse or cannot be compared. A figure
/// that was never stated is not compared; one that is no longer stated may be
/// anything.
fn compared(
    figure: ComparedFigure<'_>,
    then: Option<FigureValue>,
    now: Option<FigureValue>,
    revision: &str,
) -> Option<Text> {
    let then = then?;
    match now {
        // No extension at all is the best.
        None if figure == ComparedFigure::Extension => None,
        None => Some(say::no_more(figure, then, revision)),
        Some(now) => match now.exceeds(then) {
            None => Some(say::other_kind(figure, then, now, revision)),
            Some(true) => Some(say::more(figure, then, now, revision)),
            Some(false) => None,
        },
    }
}

/// The key that identifies a finding on the figure.
fn key(figure: ComparedFigure<'_>) -> Cow<'static, str> {
    let own = match figure {
        ComparedFigure::Longest => "longest",
        ComparedFigure::Mean => "mean",
        ComparedFigure::MeanSteps => "mean-steps",
        ComparedFigure::MeanOfCases => "mean-of-cases",
        ComparedFigure::Returns => "returns",
        ComparedFigure::Refused => "refused",
        ComparedFigure::Copies(_) => "copies",
        ComparedFigure::Promised => "promised",
        ComparedFigure::Statutory => "statutory",
        ComparedFigure::Extension => "extension",
        ComparedFigure::Limit(_) => "limit",
        ComparedFigure::Correction(_) => "correction",
        ComparedFigure::Target(figure) => return format!("target-{}", figure.name()).into(),
        ComparedFigure::Days
        | ComparedFigure::Steps
        | ComparedFigure::Materials
        | ComparedFigure::Askings
        | ComparedFigure::Visits
        | ComparedFigure::Fee
        | ComparedFigure::Departments => {
            figure.measured().and_then(|figure| figure.worse_as).expect("checked by a test: it is compared")
        }
    };
    own.into()
}

/// The step of an earlier version that a step was: the one of its id, or the
/// only one that it replaces.
fn earlier<'p>(step: &Step, by_id: &HashMap<&str, &'p Step>) -> Option<&'p Step> {
    let of = |id: &str| by_id.get(id).copied();
    match step.replaces.as_slice() {
        [only] => of(&step.id).or_else(|| of(only)),
        _ => of(&step.id),
    }
}

/// Returns whether the limits run between the same steps.
fn same_window(now: &Process, then: &Process) -> bool {
    let (is, was): (Limits, Limits) = (now.limits(), then.limits());
    let same = |is: Option<StepId>, was: Option<StepId>| match (is, was) {
        (None, None) => true,
        (Some(is), Some(was)) => {
            let (is, was) = (now.step(is), &then.step(was).id);
            is.id == *was || is.replaces.contains(was)
        }
        _ => false,
    };
    same(is.from, was.from) && same(is.to, was.to)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::figures::FIGURES;

    #[test]
    fn every_figure_that_says_as_what_is_compared_and_no_other() {
        let said = FIGURES.into_iter().filter_map(|figure| figure.worse_as);
        let mut said: Vec<&str> = said.collect();
        let compared = FAMILIES.iter().flat_map(|family| family.iter()).filter(|figure| figure.measured().is_some());
        let mut compared: Vec<_> = compared.map(|figure| key(*figure)).collect();
        said.sort_unstable();
        compared.sort_unstable();
        assert_eq!(compared, said);
    }
}
