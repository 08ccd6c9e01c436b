//! A preliminary review by a lower authority that takes longer than 20 working
//! days.

use std::collections::HashSet;

use super::clocks::{Extent, Held};
use super::courses::Spans;
use super::matters::Matters;
use super::{Case, Group, Judge, Page, Presets, Remark, Rule, Threshold};
use crate::finding::Level;
use crate::model::{Actor, Counting, DepartmentId, Kind, Place, Process, StepId};
use crate::text::say;

pub(super) const RULE: Rule = Rule {
    name: "preliminary-review-over-20",
    group: Group::Time,
    levels: Presets { national: Level::Warn, strict: Level::Deny, draft: Level::Warn },
    thresholds: &[LIMIT],
    page: Page::new(include_str!("preliminary_review_over_20.md")),
    judge: Judge::Process(judge),
};

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
        match held {
            Held::Over => {}
            Held::Within => continue,
            Held::Undecided => {
                remarks.push(counted.undecided(limit, Place::step(id.index())));
                continue;
            }
        }
        let name = &process.step(id).name;
        let ((takes, takes_zh), (most, most_zh)) = (counted.words(), limit.words());
        let message = say!(
            "the preliminary review `{name}` takes {takes} from its intake, more than {most}",
            "初审「{name}」自受理起 {takes_zh}完成，超过 {most_zh}"
        );
        let mut remark = Remark::new(Place::step(id.index()), message).over(counted, limit);
        if let Some(intake) = intake {
            remark = remark
                .related(Place::step(intake.index()), say!("the limit begins when this is done", "时限自此完成起算"));
        }
        remarks.push(remark.help(say!(
            "shorten the review, or let the authority that decides accept the case itself",
            "请压缩初审，或改由决定机关直接受理"
        )));
    }
    remarks
}
