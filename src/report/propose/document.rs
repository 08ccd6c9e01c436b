//! A proposal as a document for programs.

use super::contract::{
    ChangeOfProposal, DeclinedOfProposal, FurtherOfProposal, HoldOfProposal, ProposalDocument, QuestionOfProposal,
};
use super::{Proposed, also, people, say, searched};
use crate::analysis::{NotOffered, Question};
use crate::levers::{Grade, Means, Offer, Why};
use crate::model::{Spelled, StepId, Time};
use crate::report::analysis::{figures, reason};
use crate::report::exact::Exact;
use crate::text::Lang;

pub(super) fn document(proposed: &Proposed, lang: Lang) -> ProposalDocument<'_> {
    let package = &proposed.package;
    let days = |time: Time| Exact::from(proposed.days(time));
    let ground = &package.analysis.ground;
    let count = |grade: Grade| package.planned.iter().filter(|planned| planned.offer.grade == grade).count();
    let refused = package.refused.iter().map(|refused| (&refused.offer, &refused.why));
    let declined = package.declined.iter().map(|declined| (&declined.offer, &declined.why));
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
        before: figures(&proposed.process, &package.analysis.today),
        after: figures(&proposed.process, &package.reached),
        package: members(proposed, lang),
        permissions: count(Grade::Granted) + count(Grade::Suggested),
        answers: count(Grade::Answer),
        further: package.left_out.iter().map(|(offer, saves)| further(proposed, offer, *saves)).collect(),
        not_offered: refused.chain(declined).map(|(offer, why)| not_offered(proposed, offer, why, lang)).collect(),
        questions: package.after.questions.iter().map(question).collect(),
        held_by: package.after.not_offered.iter().map(|order| held(proposed, order)).collect(),
        critical_path: path.map(|step| id(*step)).collect(),
        goal,
        frontier,
        shares,
    }
}

fn held<'p>(proposed: &'p Proposed, order: &'p NotOffered) -> HoldOfProposal<'p> {
    let new = &proposed.package.redesign.process;
    HoldOfProposal {
        step: &new.step(order.step).id,
        waits_for: &new.step(order.waits_for).id,
        reason: reason(order.reason),
        basis: order.basis.as_deref(),
        price: order.price.in_days(new.day()).into(),
    }
}

/// What needs no permission, then the options.
fn members(proposed: &Proposed, lang: Lang) -> Vec<ChangeOfProposal<'_>> {
    let rows = people::rows(proposed);
    let free = &proposed.package.analysis.changes;
    let of_free = free.iter().zip(&rows).map(|(change, row)| ChangeOfProposal {
        lever: Some(if change.goes { "eliminate" } else { "parallel" }),
        grade: Grade::Free.name(),
        steps: vec![proposed.id(change.step)],
        papers: Vec::new(),
        basis: None,
        saves_alone: proposed.days(row.alone).into(),
        saves_in_sequence: row.in_sequence.into(),
        share: None,
        by_decree: false,
        also: None,
        warnings: Vec::new(),
        because: row.basis.in_lang(lang).to_owned(),
    });
    let mut members: Vec<ChangeOfProposal<'_>> = of_free.collect();
    let options = proposed.package.planned.iter().zip(rows.iter().skip(free.len()));
    members.extend(options.map(|(planned, row)| ChangeOfProposal {
        lever: lever(&planned.offer),
        grade: planned.offer.grade.name(),
        steps: steps(proposed, &planned.offer),
        papers: papers(proposed, &planned.offer),
        basis: Some(planned.offer.permit.basis.as_str()).filter(|basis| !basis.is_empty()),
        saves_alone: proposed.days(planned.price.alone).into(),
        saves_in_sequence: row.in_sequence.into(),
        share: searched::share(proposed, &planned.offer),
        by_decree: planned.is_by_decree(),
        also: Some(also::document(proposed, planned)),
        warnings: {
            let applying = planned.warnings.iter().filter(|warning| proposed.applies(**warning));
            applying.map(|warning| say::warning(*warning).in_lang(lang).to_owned()).collect()
        },
        because: say::because(&planned.offer).in_lang(lang).to_owned(),
    }));
    members
}

pub(super) fn lever(offer: &Offer) -> Option<&'static str> {
    offer.lever().map(Spelled::english)
}

pub(super) fn steps<'p>(proposed: &'p Proposed, offer: &Offer) -> Vec<&'p str> {
    let mut ids: Vec<&str> = offer.steps().map(|step| proposed.id(step)).collect();
    ids.dedup();
    ids
}

pub(super) fn papers<'p>(proposed: &'p Proposed, offer: &Offer) -> Vec<&'p str> {
    let of_means = match offer.means {
        Means::PaperNotNeeded(paper) => Some(paper),
        Means::Lever(_) | Means::Answer => None,
    };
    let mut named: Vec<_> = offer.sites.iter().filter_map(|site| site.need).chain(of_means).collect();
    named.dedup();
    named.into_iter().map(|paper| proposed.material(paper)).collect()
}

fn further<'p>(proposed: &'p Proposed, offer: &Offer, saves: Time) -> FurtherOfProposal<'p> {
    FurtherOfProposal {
        lever: lever(offer),
        grade: offer.grade.name(),
        steps: steps(proposed, offer),
        papers: papers(proposed, offer),
        saves_alone: proposed.days(saves).into(),
    }
}

fn not_offered<'p>(proposed: &'p Proposed, offer: &Offer, why: &Why, lang: Lang) -> DeclinedOfProposal<'p> {
    DeclinedOfProposal {
        lever: lever(offer),
        grade: offer.grade.name(),
        steps: steps(proposed, offer),
        papers: papers(proposed, offer),
        why: proposed.why(why).in_lang(lang).to_owned(),
    }
}
