//! The result of a search, for programs.

use super::contract::{
    ClosestOfProposal, FrontierOfProposal, GoalOfProposal, MostOfProposal, PointOfProposal, ShareOfProposal,
    SharesOfProposal, SmallestOfProposal,
};
use super::{Proposed, thousandths};
use crate::levers::Offer;
use crate::model::{Decimal, StatedFigure};
use crate::plan::{Closest, Found, OptionInCase, Player, Sought};
use crate::report::exact::Exact;
use crate::report::propose::option::{OptionOfProposal, option};

/// The number of digits of a share in a document.
const DIGITS: u8 = 6;

type Documents<'p> = (Option<GoalOfProposal<'p>>, Option<FrontierOfProposal<'p>>, Option<SharesOfProposal<'p>>);

/// The goal, the frontier and the shares.
pub(in crate::report::propose) fn document(proposed: &Proposed) -> Documents<'_> {
    let searched = &proposed.searched;
    let frontier = searched.frontier.as_ref().map(|frontier| FrontierOfProposal {
        whole: frontier.is_whole,
        points: frontier.points.iter().map(|at| point(proposed, &at.package)).collect(),
    });
    let shares = searched.shares.as_ref().map(|shares| SharesOfProposal {
        sampled: shares.sampled,
        of: shares
            .all
            .iter()
            .map(|share| {
                let (kind, offer) = match &share.of {
                    Player::Waste => ("waste", None),
                    Player::Habit => ("habit", None),
                    Player::Answers => ("answers", None),
                    Player::Option(offer) => ("option", Some(offer)),
                };
                ShareOfProposal {
                    kind,
                    option: offer.map(|offer| option(&proposed.process, offer)),
                    days: proposed.share_days(share, DIGITS).into(),
                    error: share.error.map(|error| proposed.error_days(error, DIGITS).into()),
                }
            })
            .collect(),
    });
    (searched.goal.as_ref().map(|sought| goal(proposed, sought)), frontier, shares)
}

/// The share of an option, where shares are known.
pub(in crate::report::propose) fn share(proposed: &Proposed, offer: &Offer) -> Option<Exact> {
    let shares = proposed.searched.shares.as_ref()?;
    let own = shares.all.iter().find(|share| matches!(&share.of, Player::Option(other) if other == offer))?;
    Some(proposed.share_days(own, DIGITS).into())
}

fn goal<'p>(proposed: &'p Proposed, sought: &'p Sought) -> GoalOfProposal<'p> {
    let most = |measure: StatedFigure| sought.goal.counts.get(&measure).copied();
    let cost = sought.package.as_ref().map(|found| found.cost);
    GoalOfProposal {
        days: sought.goal.days.map(|days| proposed.days(days).into()),
        steps: most(StatedFigure::Steps),
        departments: most(StatedFigure::Departments),
        materials: most(StatedFigure::Materials),
        visits: most(StatedFigure::Visits),
        met: sought.package.is_some(),
        cost,
        minimal: if sought.bound.is_some() { "bounded" } else { "proven" },
        bound: sought.bound.or(cost),
        smallest: sought
            .smallest
            .iter()
            .map(|(measure, least, known)| SmallestOfProposal {
                figure: measure.name(),
                least: figure(proposed, *measure, *least),
                known: *known,
            })
            .collect(),
        closest: sought.closest.as_ref().map(|found| closest(proposed, found)),
        elsewhere: sought.shown().into_iter().flat_map(|found| elsewhere(proposed, found)).collect(),
        in_every: sought.in_every.iter().map(|option| in_case(proposed, option)).collect(),
        alternative: sought.alternative.as_ref().map(|found| point(proposed, found)),
    }
}

fn closest<'p>(proposed: &'p Proposed, found: &'p Closest) -> ClosestOfProposal<'p> {
    let missed = proposed.searched.missed.as_deref().unwrap_or(proposed);
    let path = missed.package.after.critical_paths.paths.first().into_iter().flatten();
    let within = found.within.iter();
    ClosestOfProposal {
        cost: found.package.cost,
        within: within
            .map(|(measure, most)| MostOfProposal { figure: measure.name(), most: figure(proposed, *measure, *most) })
            .collect(),
        missed_in: missed.case.as_deref(),
        critical_path: path.map(|step| missed.package.redesign.process.step(*step).id.as_str()).collect(),
    }
}

fn elsewhere<'p>(proposed: &'p Proposed, found: &Found) -> Vec<OptionOfProposal<'p>> {
    found.elsewhere.iter().map(|option| in_case(proposed, option)).collect()
}

fn in_case<'p>(proposed: &'p Proposed, OptionInCase { case, offer }: &OptionInCase) -> OptionOfProposal<'p> {
    match case.checked_sub(1).map(|at| &proposed.searched.others[at]) {
        None => option(&proposed.process, offer),
        Some((case, process)) => OptionOfProposal { case: Some(case), ..option(process, offer) },
    }
}

fn figure(proposed: &Proposed, measure: StatedFigure, number: u64) -> Exact {
    match measure {
        StatedFigure::Days => proposed.days(thousandths(number)).into(),
        _ => Decimal::count(number).into(),
    }
}

fn point<'p>(proposed: &'p Proposed, found: &'p Found) -> PointOfProposal<'p> {
    PointOfProposal {
        permissions: found.count,
        cost: found.cost,
        days: proposed.days(found.days).into(),
        package: found
            .offers
            .iter()
            .map(|offer| option(&proposed.process, offer))
            .chain(elsewhere(proposed, found))
            .collect(),
    }
}
