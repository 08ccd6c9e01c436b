//! A proposal as a document for programs.

use super::contract::{
    Bottleneck, ChangeOfProposal, DeclinedOfProposal, FurtherOfProposal, ProposalDocument, QuestionOfProposal,
};
use super::option::{OptionOfProposal, option};
use super::{Proposed, also, basis, people, say, searched};
use crate::analysis::Question;
use crate::levers::{Grade, Offer, Why};
use crate::model::{Lever, Spelled, StepId, Time};
use crate::plan::TakenOption;
use crate::report::analysis::{binding, figures};
use crate::report::contract::PlannedChange;
use crate::report::exact::Exact;
use crate::text::Lang;

pub(super) fn document(proposed: &Proposed, lang: Lang) -> ProposalDocument<'_> {
    let package = &proposed.package;
    let days = |time: Time| Exact::from(proposed.days(time));
    let ground = &package.analysis.ground;
    let count = |grade: Grade| package.planned.iter().filter(|planned| planned.what.offer.grade == grade).count();
    let refused = package.refused.iter().map(|refused| (&refused.offer, &refused.why));
    let unmade = package.declined.iter().map(|declined| (&declined.offer, &declined.why));
    let path = package.after.critical_paths.paths.first().into_iter().flatten();
    let new = &package.redesign.process;
    let id = |step: StepId| new.step(step).id.as_str();
    let question = |question: &Question| QuestionOfProposal {
        step: id(question.step),
        days_at_stake: question.at_stake.in_days(new.day()).into(),
    };
    let (goal, frontier, shares) = searched::document(proposed);
    ProposalDocument {
        schema: "reengineer.proposal/1",
        file: &proposed.file,
        jurisdiction: ground.jurisdiction.english(),
        calendar: &ground.calendar,
        process: proposed.process.id(),
        unit: proposed.process.unit().english(),
        case: proposed.case.as_deref(),
        today: days(package.analysis.today.days),
        reachable: days(package.reachable.days),
        reached: days(package.reached.days),
        by_decree: days(package.by_decree()),
        dates: proposed.dates_document(),
        before: figures(&proposed.process, &package.analysis.today),
        after: figures(&proposed.process, &package.reached),
        package: members(proposed, lang),
        permissions: count(Grade::Granted) + count(Grade::Suggested),
        answers: count(Grade::Answer),
        further: package.left_out.iter().map(|(offer, saves)| further(proposed, offer, *saves)).collect(),
        not_offered: refused.chain(unmade).map(|of| declined(proposed, of, lang)).collect(),
        questions: package.after.questions.iter().map(question).collect(),
        held_by: package.after.not_offered.iter().map(|order| binding(new, order)).collect(),
        bottleneck: people::bottlenecks(proposed)
            .map(|(today, reached)| Bottleneck { today: &today.id, reached: &reached.id }),
        critical_path: path.map(|step| id(*step)).collect(),
        goal,
        frontier,
        shares,
    }
}

/// The changes that need no permission, then the options.
fn members(proposed: &Proposed, lang: Lang) -> Vec<ChangeOfProposal<'_>> {
    let rows = people::rows(proposed);
    let free = &proposed.package.analysis.changes;
    let of_free = free.iter().zip(&rows).map(|(change, row)| {
        let lever = if change.what.goes { Lever::Eliminate } else { Lever::Parallel };
        ChangeOfProposal {
            planned: row.document(Some(lever.english()), vec![proposed.id(change.what.step)], lang),
            ..ChangeOfProposal::default()
        }
    });
    let of_planned = proposed.package.planned.iter().zip(&rows[free.len()..]).map(|(planned, row)| {
        let TakenOption { offer, .. } = &planned.what;
        let OptionOfProposal { lever, steps, papers, .. } = option(&proposed.process, offer);
        let because = say::because(offer).in_lang(lang).to_owned();
        let points = basis::points(proposed, &planned.what);
        ChangeOfProposal {
            planned: PlannedChange { because, ..row.document(lever, steps, lang) },
            papers,
            basis: Some(offer.permit.basis.as_str()).filter(|basis| !basis.is_empty()),
            share: searched::share(proposed, offer),
            by_decree: planned.what.is_by_decree(),
            also: Some(also::document(proposed, &planned.what)),
            warnings: points.iter().map(|point| point.in_lang(lang).to_owned()).collect(),
        }
    });
    of_free.chain(of_planned).collect()
}

fn further<'p>(proposed: &'p Proposed, offer: &Offer, saves: Time) -> FurtherOfProposal<'p> {
    FurtherOfProposal { option: option(&proposed.process, offer), saves_alone: proposed.days(saves).into() }
}

fn declined<'p>(proposed: &'p Proposed, (offer, why): (&Offer, &Why), lang: Lang) -> DeclinedOfProposal<'p> {
    DeclinedOfProposal {
        option: option(&proposed.process, offer),
        why: proposed.why(offer, why).in_lang(lang).to_owned(),
    }
}
