//! What a package writes, before `diff`, `check` and `fmt`.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use reengineer::analysis::Analysis;
use reengineer::diff::Diff;
use reengineer::input::{self, edit};
use reengineer::levers::{METHODS, Means, method};
use reengineer::model::{Decimal, Duration, Jurisdiction, Lever, Place, Process, Segment, Time};
use reengineer::plan::Package;
use reengineer::rules::{self, Case, Preset, Settings};
use reengineer::source::Source;

use super::{all_of_it, dating, levers::process, text};
use crate::program::config;

/// What the levers of a package bring by their nature, as their pages say: what goes freely is waste and habit, an
/// answer lifts orders and lets waste go.
fn by_nature(package: &Package) -> BTreeSet<&'static str> {
    let mut levers: Vec<Lever> = package.planned.iter().filter_map(|planned| planned.what.offer.lever()).collect();
    let answered = package.planned.iter().any(|planned| planned.what.offer.lever().is_none());
    if answered || !package.analysis.changes.is_empty() {
        levers.extend([Lever::Eliminate, Lever::Parallel]);
    }
    levers.into_iter().flat_map(|lever| method(lever).anew).flat_map(|anew| anew.rules()).copied().collect()
}

/// The rules that find something, each with the step.
fn findings(process: &Process) -> BTreeSet<(&'static str, Option<usize>)> {
    let dating = dating();
    let analysis = Analysis::new(process, &dating).unwrap();
    let settings = Settings::of(Preset::CnNational, Jurisdiction::Cn);
    let verdict = rules::judge(&Case::new(process, &analysis, &settings, &dating));
    let step = |place: &Place| match place.0.as_slice() {
        [Segment::Field("steps"), Segment::Item(at), ..] => Some(*at),
        _ => None,
    };
    verdict.findings.iter().map(|finding| (finding.code, step(&finding.place))).collect()
}

#[test]
fn what_levers_bring_is_found_by_rules_that_there_are() {
    let known: BTreeSet<&str> = rules::RULES.iter().map(|rule| rule.name).collect();
    for rule in METHODS.iter().flat_map(|method| method.anew).flat_map(|anew| anew.rules()) {
        assert!(known.contains(rule), "{rule}");
    }
}

proptest! {
    #![proptest_config(config(128))]

    #[test]
    fn check_finds_nothing_new_in_what_a_package_makes(process in process(1..=9)) {
        let package = Package::of(&process, &dating(), &all_of_it()).unwrap();
        let redesign = &package.redesign;
        let before: BTreeSet<(&str, Option<&str>)> = findings(&process)
            .into_iter()
            .map(|(rule, at)| (rule, at.and_then(|at| redesign.called[at].as_deref())))
            .collect();
        let names: BTreeSet<&str> = before.iter().map(|(rule, _)| *rule).collect();
        for (rule, at) in findings(&redesign.process) {
            let id = at.map(|at| redesign.process.steps()[at].id.as_str());
            let known = before.contains(&(rule, id)) || (at.is_none() && names.contains(rule));
            let levers: Vec<_> = package.planned.iter().map(|planned| planned.what.offer.means).collect();
            prop_assert!(known || by_nature(&package).contains(rule), "{rule} {id:?} by {levers:?}\n{}\n->\n{}", text(&process), text(&redesign.process));
        }
    }

    #[test]
    fn diff_tells_the_days_of_the_package_and_names_its_steps_only(process in process(1..=9)) {
        let package = Package::of(&process, &dating(), &all_of_it()).unwrap();
        let redesign = &package.redesign;
        let diff = Diff::of((*process).clone(), redesign.process.clone(), &dating()).unwrap();
        let [before, after] = diff.days();
        prop_assert_eq!(before, package.analysis.today.days.in_days(process.day()).decimal());
        prop_assert_eq!(after, package.reached.days.in_days(process.day()).decimal());
        // What the package does not touch is in no row.
        let touched: BTreeSet<&str> = process
            .step_ids()
            .filter(|id| {
                let old = process.to_draft().steps[id.index()].clone();
                let now = redesign.called[id.index()].as_deref().and_then(|now| redesign.process.find(now).ok());
                now.is_none_or(|now| redesign.process.to_draft().steps[now.index()] != old)
            })
            .map(|id| process.step(id).id.as_str())
            .collect();
        for row in &diff.rows {
            for step in &row.found().old {
                prop_assert!(touched.contains(process.step(*step).id.as_str()), "{:?}\n{}", row, text(&process));
            }
        }
        // What takes days off by itself is in one.
        let told: BTreeSet<usize> = diff.rows.iter().flat_map(|row| row.found().old.iter().map(|step| step.index())).collect();
        for planned in &package.planned {
            if planned.price.in_sequence > Time::ZERO && planned.what.offer.means != Means::Lever(Lever::Cap) && after < before {
                prop_assert!(!told.is_empty(), "{}", text(&process));
            }
        }
    }

    #[test]
    fn a_changed_basis_or_parameter_is_a_change_of_its_own(process in process(1..=6), at in 0..6usize, basis in any::<bool>()) {
        let mut draft = process.to_draft();
        let at = at % draft.steps.len();
        prop_assume!(!draft.steps[at].may.is_empty());
        let permit = &mut draft.steps[at].may[0].1;
        // A parameter where there is one, else the basis.
        let parameters = &mut permit.parameters;
        let shorter = |days: &mut Option<Duration>| {
            days.as_mut().is_some_and(|days| std::mem::replace(days, Duration::ZERO) != Duration::ZERO)
        };
        if !basis && let Some(chance) = parameters.chance.as_mut() {
            *chance = Decimal::ZERO;
        } else if !(!basis && (shorter(&mut parameters.days) || shorter(&mut parameters.tail) || shorter(&mut parameters.lag))) {
            permit.basis = "another basis".to_owned();
        }
        let Ok(new) = Process::new(draft) else { return Ok(()) };
        let diff = Diff::of((*process).clone(), new, &dating()).unwrap();
        prop_assert_eq!(diff.rows.len(), 1, "{}", text(&process));
        prop_assert!(diff.rows[0].found().old.iter().any(|step| step.index() == at));
    }

    #[test]
    fn what_was_laid_out_stays_laid_out(process in process(1..=8)) {
        let read = |text: String| {
            let source = Source::read("random.yaml", text.into_bytes()).unwrap();
            let process = input::read(&source).unwrap();
            let laid_out = input::lay_out(&source, &process).unwrap();
            (source, process, laid_out)
        };
        let (_, _, text) = read(text(&process));
        let (source, old, _) = read(text.clone());
        let package = Package::of(&old, &dating(), &all_of_it()).unwrap();
        let renewal = edit::Renewal { old: &old, new: &package.redesign.process, called: &package.redesign.called };
        let remarks = edit::Remarks { of_step: &|_, _, was| was.map(|was| format!("was: {was}")), of_process: &|_| None };
        let written = edit::rewrite(&source, &renewal, &remarks).unwrap();
        prop_assert_eq!(read(written.clone()).2, written);
    }

    #[test]
    fn no_lever_makes_a_measure_worse_than_its_row_says(process in process(1..=9)) {
        let package = Package::of(&process, &dating(), &all_of_it()).unwrap();
        let mut total: BTreeMap<&str, i64> = BTreeMap::new();
        for planned in &package.planned {
            let [before, after] = &planned.what.effects.measures;
            *total.entry("steps").or_default() += after.steps as i64 - before.steps as i64;
            *total.entry("visits").or_default() += after.visits.unwrap_or(0) as i64 - before.visits.unwrap_or(0) as i64;
        }
        // The rows lead from what is free to the whole, and nothing is left untold.
        let visits = |measures: &reengineer::analysis::Measures| measures.visits.unwrap_or(0) as i64;
        let told = |figure: &str| total.get(figure).copied().unwrap_or(0);
        prop_assert_eq!(told("steps"), package.reached.steps as i64 - package.reachable.steps as i64);
        prop_assert_eq!(told("visits"), visits(&package.reached) - visits(&package.reachable));
        prop_assert_eq!(package.after.today.steps, package.reached.steps);
        prop_assert_eq!(package.after.today.visits, package.reached.visits);
        prop_assert_eq!(package.after.today.signatures, package.reached.signatures);
    }

    #[test]
    fn what_does_not_apply_changes_nothing(process in process(1..=9)) {
        let ground = reengineer::levers::Ground::of(&process);
        let analysis = Analysis::new(&process, &dating()).unwrap();
        let offers = reengineer::levers::Offers::of(&ground, &analysis.questions);
        let free = reengineer::plan::redesign(&ground, &[]).unwrap();
        for declined in &offers.declined {
            let made = reengineer::plan::redesign(&ground, &[&declined.offer]).unwrap();
            if made.made[0].is_err() {
                prop_assert_eq!(&made.process, &free.process, "{:?}\n{}", declined, text(&process));
            }
        }
    }
}
