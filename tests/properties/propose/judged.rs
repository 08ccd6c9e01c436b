//! What a package writes, before `diff`, `check` and `fmt`.

use std::collections::BTreeSet;

use proptest::prelude::*;
use reengineer::analysis::{Analysis, Dating, Measures};
use reengineer::diff::Diff;
use reengineer::input::{self, edit};
use reengineer::levers::{METHODS, Means, method};
use reengineer::model::{
    Actor, Decimal, DraftStep, Duration, Jurisdiction, Lever, Parameters, Permit, Place, Process, Segment, Time, Value,
};
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
    levers.into_iter().flat_map(|lever| method(lever).brings()).flat_map(|anew| anew.rules()).copied().collect()
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

/// The same with each parameter that is stated changed, one at a time; the steps of the file are `ids`.
fn changed_parameters(parameters: &Parameters, ids: &[String]) -> Vec<Parameters> {
    let mut all = Vec::new();
    let mut with = |change: &dyn Fn(&mut Parameters) -> bool| {
        let mut other = parameters.clone();
        if change(&mut other) && other != *parameters {
            all.push(other);
        }
    };
    let shorter = |days: &mut Option<Duration>| {
        days.as_mut().is_some_and(|days| {
            *days = Duration::ZERO;
            true
        })
    };
    let renamed = |name: &mut Option<String>| {
        name.as_mut().is_some_and(|name| {
            name.push_str(" anew");
            true
        })
    };
    let other_step = |name: &mut Option<String>| {
        name.as_mut().is_some_and(|name| {
            let other = ids.iter().find(|id| *id != name);
            other.is_some_and(|other| {
                name.clone_from(other);
                true
            })
        })
    };
    let longer = |names: &mut Vec<String>| {
        !names.is_empty() && {
            let other = ids.iter().find(|id| !names.contains(id)).cloned();
            names.extend(other);
            true
        }
    };
    let fewer = |names: &mut Vec<String>| names.pop().is_some();
    with(&|other| shorter(&mut other.days));
    with(&|other| shorter(&mut other.tail));
    with(&|other| shorter(&mut other.lag));
    with(&|other| longer(&mut other.with));
    with(&|other| other_step(&mut other.of));
    with(&|other| other_step(&mut other.to));
    with(&|other| fewer(&mut other.papers));
    with(&|other| fewer(&mut other.materials));
    with(&|other| other.check.as_mut().is_some_and(|check| renamed(&mut check.department)));
    with(&|other| other.check.as_mut().is_some_and(|check| shorter(&mut check.days)));
    with(&|other| other.signoffs.as_mut().is_some_and(|count| std::mem::replace(count, 0) > 0));
    with(&|other| renamed(&mut other.department));
    with(&|other| renamed(&mut other.window));
    with(&|other| renamed(&mut other.group));
    with(&|other| other.chance.as_mut().is_some_and(|chance| std::mem::replace(chance, Decimal::ZERO) > Decimal::ZERO));
    all
}

/// What a lever may make more of, as its row in the table of levers says: a commitment brings a check, and may bring
/// the office that checks; delegation and a window another department.
fn may_grow(means: Means) -> &'static [&'static str] {
    match means {
        Means::Lever(Lever::Commit) => &["steps", "departments"],
        Means::Lever(Lever::Delegate | Lever::SingleWindow) => &["departments"],
        _ => &[],
    }
}

/// Every measure of a row beside the days, silence as 0.
fn counted(measures: &Measures) -> [(&'static str, i128); 7] {
    let whole = |count: Option<usize>| count.unwrap_or(0) as i128;
    let fee = measures.fee.unwrap_or_default();
    [
        ("steps", whole(Some(measures.steps))),
        ("departments", whole(measures.departments)),
        ("materials", whole(measures.materials.map(|of| of.distinct))),
        ("askings", whole(measures.materials.map(|of| of.asked))),
        ("visits", i128::from(measures.visits.unwrap_or(0))),
        ("signatures", i128::from(measures.signatures.unwrap_or(0))),
        ("fee", i128::from(fee.mantissa()) * 10i128.pow(9 - u32::from(fee.scale()))),
    ]
}

/// `diff` tells the days of a package and names no step that it does not touch.
pub fn told_by_diff(process: &Process, dating: &Dating) -> Result<(), TestCaseError> {
    let package = Package::of(process, dating, &all_of_it()).unwrap();
    let redesign = &package.redesign;
    let diff = Diff::of(process.clone(), redesign.process.clone(), dating).unwrap();
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
            prop_assert!(touched.contains(process.step(*step).id.as_str()), "{:?}\n{}", row, text(process));
        }
    }
    // What is another step now, or says more than another order, is in one.
    let silent =
        |step: DraftStep| DraftStep { after: None, may: Vec::new(), limit: None, replaces: Vec::new(), ..step };
    for id in process.step_ids() {
        let now = redesign.called[id.index()].as_deref();
        let alone = redesign.called.iter().filter(|called| called.as_deref() == now).count() == 1;
        let new = now.and_then(|now| redesign.process.find(now).ok()).filter(|_| alone);
        let [was, is] = [Some((process, id)), new.map(|new| (&redesign.process, new))]
            .map(|of| of.map(|(process, id)| silent(process.to_draft().steps[id.index()].clone())));
        let named = diff.rows.iter().any(|row| row.found().old.contains(&id));
        prop_assert!(
            was == is || named,
            "{} {:?}\n{}\n{}",
            process.step(id).id,
            is,
            text(process),
            text(&redesign.process)
        );
    }
    // What takes days off by itself is in one.
    let told: BTreeSet<usize> =
        diff.rows.iter().flat_map(|row| row.found().old.iter().map(|step| step.index())).collect();
    for planned in &package.planned {
        if planned.price.in_sequence > Time::ZERO
            && planned.what.offer.means != Means::Lever(Lever::Cap)
            && after < before
        {
            prop_assert!(!told.is_empty(), "{}", text(process));
        }
    }
    Ok(())
}

#[test]
fn what_levers_bring_is_found_by_rules_that_there_are() {
    let known: BTreeSet<&str> = rules::RULES.iter().map(|rule| rule.name).collect();
    for rule in METHODS.iter().flat_map(|method| method.brings()).flat_map(|anew| anew.rules()) {
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
        told_by_diff(&process, &dating())?;
    }

    #[test]
    fn a_changed_basis_or_parameter_is_a_change_of_its_own(process in process(1..=6), at in 0..6usize, which in any::<prop::sample::Index>()) {
        let mut draft = process.to_draft();
        let at = at % draft.steps.len();
        prop_assume!(!draft.steps[at].may.is_empty());
        let ids: Vec<String> = draft.steps.iter().map(|step| step.id.clone()).collect();
        let nth = which.index(draft.steps[at].may.len());
        let permit = &mut draft.steps[at].may[nth].1;
        let mut changed: Vec<Permit> = changed_parameters(&permit.parameters, &ids)
            .into_iter()
            .map(|parameters| Permit { parameters, ..permit.clone() })
            .collect();
        changed.push(Permit { basis: "another basis".to_owned(), ..permit.clone() });
        *permit = changed.swap_remove(which.index(changed.len()));
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
        let remarks = edit::Remarks { of_step: &|_, changed| Some(format!("was: {changed:?}")), of_process: &|_| None };
        let written = edit::rewrite(&source, &renewal, &remarks).unwrap();
        prop_assert_eq!(read(written.clone()).2, written);
    }

    #[test]
    fn no_lever_makes_a_measure_worse_than_its_row_says(process in process(1..=9)) {
        let package = Package::of(&process, &dating(), &all_of_it()).unwrap();
        let mut last = counted(&package.reachable);
        for planned in &package.planned {
            // The rows lead from what is free to the whole, and nothing is left untold.
            let [before, after] = planned.what.effects.measures.each_ref().map(counted);
            prop_assert_eq!(before, last, "{:?}\n{}", planned.what.offer, text(&process));
            for ((measure, before), (_, after)) in before.into_iter().zip(after) {
                // Waste that becomes part of another step stays, with all that it asks; the row says so.
                let together = matches!(planned.what.offer.lever(), Some(Lever::Merge | Lever::Joint | Lever::SingleWindow));
                let with_waste = planned.what.offer.steps().any(|step| process.step(step).value == Some(Value::Waste));
                // Who takes part in a step of the applicant counts once it is one with a step of an office.
                let beside_applicant = |step| process.step(step).actor != Actor::Agency && !process.step(step).with.is_empty();
                let with_others = measure == "departments" && planned.what.offer.steps().any(beside_applicant);
                let grows = may_grow(planned.what.offer.means).contains(&measure) || together && (with_waste || with_others);
                prop_assert!(grows || after <= before, "{measure} {before} → {after} by {:?}\n{}", planned.what.offer, text(&process));
            }
            last = after;
        }
        prop_assert_eq!(last, counted(&package.reached));
        prop_assert_eq!(last, counted(&package.after.today));
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
