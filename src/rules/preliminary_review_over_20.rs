//! A preliminary review by a lower authority that takes longer than 20 working
//! days.

use std::collections::HashSet;

use super::clocks::Extent;
use super::courses::{self, Spans};
use super::matters::Matters;
use super::{Case, Group, Presets, Remark, Rule, Threshold};
use crate::model::{Actor, Counting, DepartmentId, Kind, Place, Process, StepId};
use crate::text::say;

pub(super) const RULE: Rule = Rule::new(
    "preliminary-review-over-20",
    Group::Time,
    Presets::WARN,
    include_str!("preliminary_review_over_20.md"),
    judge,
)
.with(&[LIMIT])
.of_licences();

/// From the lower authority's intake to the end of its review: 行政许可法 43.
const LIMIT: Threshold = Threshold::workdays("limit", 20);

/// Names of preliminary reviews.
const WORDS: [&str; 3] = ["初审", "初步审查", "preliminary review"];

/// A step's department with each of its matters.
fn of_matters(process: &Process, id: StepId) -> Vec<(Option<DepartmentId>, Option<&str>)> {
    let department = process.step(id).department;
    let matters: Vec<_> = process.items(id).map(|item| (department, Some(item))).collect();
    if matters.is_empty() { vec![(department, None)] } else { matters }
}

fn judge(case: &Case<'_>) -> Vec<Remark> {
    let process = case.process;
    let limit = Extent::stated(process, case.duration(&LIMIT));
    let decided: HashSet<(Option<DepartmentId>, Option<&str>)> = process
        .step_ids()
        .filter(|id| process.step(*id).kind == Some(Kind::Decision))
        .flat_map(|id| of_matters(process, id))
        .collect();
    let reviews = |id: &StepId| {
        let step = process.step(*id);
        let folded = step.name.to_lowercase();
        let reviews = matches!(step.kind, None | Some(Kind::Review)) && WORDS.iter().any(|word| folded.contains(word));
        reviews
            && step.actor == Actor::Agency
            && !of_matters(process, *id).iter().any(|matter| decided.contains(matter))
    };
    let reviews: Vec<StepId> = process.step_ids().filter(reviews).collect();
    let spans = Spans::to_each(case, &reviews, Kind::Intake, Matters::own);
    let mut remarks = Vec::new();
    for id in reviews {
        // Without an intake of its own it is measured from its start.
        let alone = || {
            let counted = process.step(id).clock == Counting::Counted;
            let length = Extent::of_step(process, id);
            counted.then(|| (None, length, length.held_to(limit, case)))
        };
        let since_intake = spans.held(id, limit).map(|(span, counted, held)| (Some(span.from), counted, held));
        let Some((intake, counted, held)) = since_intake.or_else(alone) else { continue };
        let (name, place) = (&process.step(id).name, Place::step(id.index()));
        remarks.extend(counted.remark(limit, held, place, |place, (takes, takes_zh), (most, most_zh)| {
            let message = say!(
                "the preliminary review `{name}` takes {takes} from its intake, more than {most}",
                "初审「{name}」自受理起 {takes_zh}完成，超过 {most_zh}"
            );
            let begins = |intake: StepId| (Place::step(intake.index()), courses::begins_here());
            Remark::new(place, message).all_related(intake.map(begins).into_iter().collect()).help(say!(
                "shorten the review, or let the authority that decides accept the case itself",
                "请压缩初审，或改由决定机关直接受理"
            ))
        }));
    }
    remarks
}
