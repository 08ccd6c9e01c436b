//! Packages of levers on random processes: figures and definitions agree.

mod clocks;
mod dated;
mod drawn;
mod goals;
mod judged;
mod known;
mod levers;
mod priced;
mod what_if;
mod written;

use proptest::prelude::*;
use reengineer::analysis::{Analysis, Dating, measures_of_today};
use reengineer::calendar::Calendar;
use reengineer::levers::{Choice, Grade, Ground, Means, Offer, Offers};
use reengineer::model::{Jurisdiction, Lever, MaterialId, Process, Spelled, Time};
use reengineer::plan::{Package, redesign};

use self::levers::process;
use crate::program::config;

fn dating() -> Dating {
    Dating { calendar: Calendar::china(), start: None, jurisdiction: Jurisdiction::Cn, limits_run_on: true }
}

/// What a package of a process comes to: the entry for a second program written from `levers.md`, which
/// is to be given the same file and the same options.
pub fn figure_of_package(process: &Process, offers: &[&Offer]) -> Time {
    let ground = Ground::of(process);
    let redesign = redesign(&ground, offers).unwrap();
    measures_of_today(&redesign.process, &dating()).unwrap().days
}

/// Everything, whatever it is worth.
fn all_of_it() -> Choice {
    Choice {
        granted: true,
        suggested: true,
        answers: true,
        named: Lever::WORDS.iter().map(|word| word.value).collect(),
    }
}

/// The name of the paper that an option is about.
fn paper(process: &Process, need: Option<MaterialId>) -> Option<&str> {
    need.map(|material| process.materials()[material.index()].name.as_str())
}

proptest! {
    #![proptest_config(config(256))]

    #[test]
    fn without_options_the_new_definition_is_what_is_reachable(process in process(1..=10)) {
        let analysis = Analysis::new(&process, &dating()).unwrap();
        let new = redesign(&Ground::of(&process), &[]).unwrap().process;
        let measures = measures_of_today(&new, &dating()).unwrap();
        let reachable = &analysis.reachable;
        prop_assert_eq!(measures.days, reachable.days, "{}", text(&process));
        prop_assert_eq!(measures.steps, reachable.steps, "{}", text(&process));
        prop_assert_eq!(measures.departments, reachable.departments, "{}", text(&process));
        let of = |materials: Option<reengineer::analysis::Materials>| materials.map(|of| (of.distinct, of.asked));
        let stated = of(measures.materials).unwrap_or_default();
        prop_assert_eq!(stated, of(reachable.materials).unwrap_or_default(), "{}", text(&process));
    }

    #[test]
    fn a_package_adds_up_and_its_definition_offers_nothing_of_the_same(process in process(1..=10)) {
        let package = Package::of(&process, &dating(), &all_of_it()).unwrap();
        let in_sequence: Time = package.planned.iter().map(|planned| planned.price.in_sequence).sum();
        prop_assert_eq!(package.reachable.days - in_sequence, package.reached.days, "{}", text(&process));
        prop_assert_eq!(package.after.today.days, package.reached.days);
        prop_assert!(package.redesign.made.iter().all(Result::is_ok));
        let chosen: Vec<&Offer> = package.planned.iter().map(|planned| &planned.what.offer).collect();
        prop_assert_eq!(figure_of_package(&process, &chosen), package.reached.days);
        let used: Vec<&Offer> = chosen.iter().copied().filter(|offer| offer.grade == Grade::Granted).collect();
        let again = Package::of(&package.redesign.process, &dating(), &Choice::granted()).unwrap();
        for planned in &again.planned {
            let steps: Vec<&str> =
                planned.what.offer.steps().map(|step| package.redesign.process.step(step).id.as_str()).collect();
            let same = used.iter().any(|offer| {
                offer.means == planned.what.offer.means
                    && offer.sites.iter().zip(&planned.what.offer.sites).all(|(one, other)| {
                        paper(&process, one.need) == paper(&package.redesign.process, other.need)
                    })
                    && offer.steps().any(|step| steps.contains(&process.step(step).id.as_str()))
            });
            prop_assert!(!same, "{:?} again in\n{}", planned.what.offer, text(&process));
        }
    }

    #[test]
    fn every_option_is_worth_what_its_definition_built_anew_is(process in process(1..=10)) {
        worth_what_is_built_anew(&process, &dating())?;
    }

    #[test]
    fn what_only_lifts_or_shortens_makes_nothing_longer(process in process(1..=10)) {
        not_longer(&process, &dating())?;
    }

    #[test]
    fn the_answer_to_a_question_saves_what_the_question_says(process in process(1..=10)) {
        let analysis = Analysis::new(&process, &dating()).unwrap();
        let ground = Ground::of(&process);
        let offers = Offers::of(&ground, &analysis.questions);
        for question in analysis.questions.iter().filter(|question| question.paper.is_none()) {
            let answer = offers.all.iter().find(|offer| {
                offer.means == Means::Answer && offer.steps().eq([question.step])
            });
            let saves = analysis.reachable.days - figure_of_package(&process, &[answer.unwrap()]);
            prop_assert_eq!(saves, question.at_stake, "{}\n{}", process.step(question.step).id, text(&process));
        }
    }
}

/// What lifts an order or shortens a step makes nothing longer.
fn not_longer(process: &Process, dating: &Dating) -> Result<(), TestCaseError> {
    let analysis = Analysis::new(process, dating).unwrap();
    let ground = Ground::of(process);
    let offers = Offers::of(&ground, &analysis.questions);
    let days = |offers: &[&Offer]| measures_of_today(&redesign(&ground, offers).unwrap().process, dating).unwrap().days;
    let free = days(&[]);
    // Where a step goes, what it only ended with may come before what followed it.
    let only = [
        Lever::Parallel,
        Lever::Instant,
        Lever::Filing,
        Lever::Cap,
        Lever::Commit,
        Lever::OnDemand,
        Lever::Online,
        Lever::Flatten,
        Lever::Share,
        Lever::DropMaterial,
        Lever::Assist,
        Lever::SingleForm,
    ];
    let is_it =
        |offer: &&Offer| offer.means == Means::Answer || offer.lever().is_some_and(|lever| only.contains(&lever));
    // Of two clocks neither is always the shorter.
    let on_one_clock = |offer: &&Offer| {
        let limit = offer.steps().next().and_then(|step| process.step(step).own_limit());
        let limit = limit.filter(|_| offer.means == Means::Lever(Lever::Cap));
        let stated = offer.permit.parameters.days.or(limit).map(|days| process.on_its_clock(days));
        let today = offer.steps().map(|step| process.on_its_clock(process.step(step).days.likely));
        let same = |now: reengineer::model::Length| {
            stated.is_none_or(|stated| {
                stated.clock() == now.clock() && stated.in_months().is_some() == now.in_months().is_some()
            })
        };
        // An occasion is waited for on the clock of the days, and where there are none on that of the unit.
        let waits = offer.steps().any(|step| process.step(step).every.is_some());
        today.into_iter().all(|now| same(now) && (!waits || now.fits(process.unit())))
    };
    for offer in offers.all.iter().filter(is_it).filter(on_one_clock) {
        prop_assert!(days(&[offer]) <= free, "{:?}\n{}", offer, text(process));
    }
    Ok(())
}

/// Every option of a package is worth what its definition, built anew, takes off.
fn worth_what_is_built_anew(process: &Process, dating: &Dating) -> Result<(), TestCaseError> {
    let package = Package::of(process, dating, &all_of_it()).unwrap();
    let ground = Ground::of(process);
    let chosen: Vec<&Offer> = package.planned.iter().map(|planned| &planned.what.offer).collect();
    let anew = |offers: &[&Offer]| measures_of_today(&redesign(&ground, offers).unwrap().process, dating).unwrap();
    let free = anew(&[]);
    let mut before = free.clone();
    for (at, planned) in package.planned.iter().enumerate() {
        let [was, is] = &planned.what.effects.measures;
        let after = anew(&chosen[..=at]);
        prop_assert_eq!((was, is), (&before, &after), "{:?}\n{}", chosen[at], text(process));
        if chosen[at].grade != Grade::Answer {
            let alone = anew(&chosen[at..=at]).days;
            prop_assert_eq!(planned.price.alone, free.days - alone, "{:?}\n{}", chosen[at], text(process));
        }
        before = after;
    }
    Ok(())
}

pub(super) fn text(process: &Process) -> String {
    reengineer::input::print(process, reengineer::input::Vocabulary::English)
}
