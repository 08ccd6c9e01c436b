//! The rules against a second, slow reading of their pages.
//!
//! It knows a process only as the oracle drew it, and its schedule only as the oracle computed it; it shares
//! nothing with the rules but their names.

mod reading;

use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use reengineer::analysis::{Analysis, Dating};
use reengineer::finding::Level;
use reengineer::model::{Place, Segment};
use reengineer::rules::{self, Case, RULES, Settings};
use serde_json::Value;

use self::reading::Reading;
use crate::oracle::brute::{disputed, without_dates};
use crate::oracle::generate::process;
use crate::oracle::model::{Actor, Because, Clock, Kind, Limits, Need, Process, Relation, Tenths, Worth};
use crate::program::{config, read};

/// A rule and the step that it names, if it names one.
type Told = (&'static str, Option<usize>);

/// Limits so low that random processes break them, in tenths of a day.
const DECISION: Tenths = 20;
const DELIVERY: Tenths = 10;
const INTAKE: Tenths = 10;
const WAIT: Tenths = 10;

/// Random processes in which more steps than usual are inspections.
fn inspected() -> impl Strategy<Value = Process> {
    process(1..=12).prop_map(|mut process| {
        // Rules on limits and signatures are read elsewhere.
        process.limits = Limits::default();
        for step in &mut process.steps {
            step.signoffs = None;
            step.clock = step.clock.or(Some(Clock::Counted));
            if matches!(step.kind, Some(Kind::Wait | Kind::Transfer | Kind::Payment | Kind::Submit)) {
                step.kind = Some(Kind::Inspect);
            }
        }
        process
    })
}

fn settings() -> Settings {
    let mut settings = Settings::default();
    for rule in RULES.iter().filter(|rule| rule.levels.national == Level::Allow) {
        settings.set_level(rule.name, Level::Warn).unwrap();
    }
    let limits = [("decision-over-20", "2wd"), ("delivery-over-10", "1wd"), ("completeness-notice-over-5", "1wd")];
    for (rule, limit) in limits {
        settings.set_threshold(rule, "limit", limit).unwrap();
    }
    settings.set_threshold("long-wait", "days", "1").unwrap();
    settings
}

fn told(yaml: &str) -> BTreeSet<Told> {
    let process = read(yaml);
    let dating = Dating::default();
    let analysis = Analysis::new(&process, &dating).unwrap();
    let findings = rules::judge(&Case::new(&process, &analysis, &settings(), &dating)).findings;
    let step = |place: &Place| match place.0.as_slice() {
        [Segment::Field("steps"), Segment::Item(at), ..] => Some(*at),
        _ => None,
    };
    findings.iter().map(|finding| (finding.code, step(&finding.place))).collect()
}

/// What each page says must be found.
fn demanded(process: &Process) -> BTreeSet<Told> {
    let reading = Reading { process, steps: &process.steps, document: without_dates(process) };
    let mut told = BTreeSet::new();
    order(&reading, &mut told);
    time(&reading, &mut told);
    burden(&reading, &mut told);
    for (at, step) in process.steps.iter().enumerate() {
        let mut if_so = |rule, found: bool| {
            if found {
                told.insert((rule, Some(at)));
            }
        };
        let waste = step.value == Some(Worth::Waste);
        if_so("waste-on-critical-path", waste && reading.is_critical(at) && step.days.tenths > 0);
        if_so("waste-with-basis", waste && !step.law.is_empty());
        if_so("unclassified-step", step.value.is_none());
        if_so("no-department", reading.is_office(at) && step.department.is_none());
        let based = (0..process.steps.len()).any(|other| {
            let same = other == at || (reading.matter(other).is_some() && reading.matter(other) == reading.matter(at));
            same && !process.steps[other].law.is_empty()
        });
        if_so("no-basis", reading.is_office(at) && step.kind == Some(Kind::Decision) && !based);
        let cited = |because, basis: &Option<String>| because != Some(Because::Law) || basis.is_some();
        if_so("basis-missing", !step.after.iter().flatten().all(|entry| cited(entry.because, &entry.basis)));
    }
    told
}

fn order(reading: &Reading<'_>, told: &mut BTreeSet<Told>) {
    let document = &reading.document;
    for question in Reading::all(&document["questions"]) {
        // Nobody asks an office why something that happens elsewhere happens when it does, if no day hangs on it.
        let at = reading.at(&question["step"]);
        let is_event = reading.steps[at].actor != Actor::Agency && reading.steps[at].days.tenths == 0;
        if !(is_event && Reading::tenths(&question["days_at_stake"]) == 0 && question["paper"].is_null()) {
            told.insert(("unexplained-order", Some(at)));
        }
    }
    for change in Reading::all(&document["changes"]).iter().filter(|change| change["lever"] == "parallel") {
        let at = reading.at(&change["step"]);
        let (from, to) = (Reading::all(&change["from"]), Reading::all(&change["to"]));
        let waits = Reading::all(&document["steps"][at]["after"]);
        let habit = |step: &Value| waits.iter().any(|wait| wait["step"] == *step && wait["reason"] == "habit");
        // The order stays for a reason on record, the time between is habit.
        let stays = |step: &Value| {
            let mut reasons = waits.iter().filter(|wait| wait["step"] == *step).map(|wait| &wait["reason"]);
            reasons.any(|reason| *reason != "habit" && *reason != "open")
        };
        let entries = || reading.steps[at].after.iter().flatten();
        let is_sooner = |step: &Value| {
            let mut entries = entries().filter(|_| stays(step));
            entries.any(|entry| {
                *step == entry.step.as_str()
                    && entry.because == Some(Because::Habit)
                    && entry.relation == Relation::FinishStart
                    && entry.lag.tenths != 0
            })
        };
        let direct = from.iter().any(|step| !to.contains(step) || habit(step) || is_sooner(step));
        let [alone, turn] = ["saves_alone", "saves_in_sequence"].map(|column| Reading::tenths(&change[column]));
        if alone > 0 || (turn > 0 && direct) {
            told.insert(("habitual-order", Some(at)));
        }
    }
    // Of the steps that follow the line above for no recorded reason the first, where days hang on them.
    let unrecorded = |at: &usize| {
        let above = &reading.steps[at - 1].id;
        let mut waits = Reading::all(&document["steps"][*at]["after"]).iter();
        let reason = waits.find(|wait| wait["step"] == above.as_str()).map(|wait| &wait["reason"]);
        reading.steps[*at].after.is_none() && reason.is_some_and(|reason| *reason == "open" || *reason == "habit")
    };
    if Reading::tenths(&document["implicit_order"]["days"]) > 0 {
        told.insert(("implicit-order", (1..reading.steps.len()).find(unrecorded)));
    }
    for path in Reading::all(&document["critical_paths"]["paths"]) {
        let ids = Reading::all(path).iter().map(|id| reading.at(id));
        let path: Vec<usize> = ids.filter(|at| reading.is_office(*at)).collect();
        for (place, &at) in path.iter().enumerate() {
            let owner = |at: usize| Some((reading.steps[at].department.as_deref()?, reading.matter(at)?));
            let Some(mine) = owner(at) else { continue };
            let Some(left) = path[..place].iter().rposition(|other| owner(*other) == Some(mine)) else { continue };
            let another =
                |other: &usize| reading.steps[*other].department.as_deref().is_some_and(|name| name != mine.0);
            let ended = matches!(reading.steps[path[left]].kind, Some(Kind::Decision | Kind::Delivery));
            let lawful =
                reading.waits_by_law(at).any(|other| reading.steps[other].department != reading.steps[at].department);
            let anew = matches!(reading.steps[at].kind, Some(Kind::Submit | Kind::Intake));
            let between = path[left + 1..place].iter().copied().find(|other| another(other));
            let beside = |other: usize, between: usize| {
                reading.start(other) < reading.finish(between) && reading.finish(other) > reading.start(between)
            };
            // The department works on the matter while the other has it.
            let stays = |between: usize| {
                (0..reading.steps.len()).any(|own| own != at && owner(own) == Some(mine) && beside(own, between))
            };
            if between.is_some_and(|between| !stays(between)) && !ended && !anew && !lawful {
                told.insert(("ping-pong", Some(at)));
            }
        }
    }
    for at in 0..reading.steps.len() {
        let before = reading.before(at);
        let implied = |step: usize| before.iter().any(|(other, _)| reading.follows(*other, step));
        if before.iter().any(|(step, plain)| *plain && implied(*step)) {
            told.insert(("redundant-order", Some(at)));
        }
    }
}

fn time(reading: &Reading<'_>, told: &mut BTreeSet<Told>) {
    let over = |at: usize, kind: Kind, limit: Tenths| {
        let begins = reading.begins(at, kind)?;
        (reading.inside(begins, at) > limit).then_some(())
    };
    for at in (0..reading.steps.len()).filter(|at| reading.is_office(*at)) {
        let step = &reading.steps[at];
        if step.kind == Some(Kind::Decision) && over(at, Kind::Intake, DECISION).is_some() {
            told.insert(("decision-over-20", Some(at)));
        }
        if step.kind == Some(Kind::Delivery) && over(at, Kind::Decision, DELIVERY).is_some() {
            told.insert(("delivery-over-10", Some(at)));
        }
        if step.kind == Some(Kind::Intake) && step.days.tenths > INTAKE {
            told.insert(("completeness-notice-over-5", Some(at)));
        }
    }
    for (at, step) in reading.steps.iter().enumerate().filter(|(at, _)| reading.is_critical(*at)) {
        let work = step.work.filter(|_| step.kind != Some(Kind::Publicity));
        let Some(work) = work.map(|work| work.tenths) else { continue };
        if step.days.tenths - work > work && step.days.tenths - work > WAIT {
            told.insert(("long-wait", Some(at)));
        }
    }
}

fn burden(reading: &Reading<'_>, told: &mut BTreeSet<Told>) {
    let askings = reading.askings();
    let materials: BTreeSet<&str> = askings.iter().map(|(_, material, _)| *material).collect();
    for material in materials {
        let mut by = askings.iter().filter(|(at, other, _)| *other == material && reading.matter(*at).is_some());
        let first = by.next().map(|(at, ..)| reading.matter(*at));
        if let Some((at, ..)) = by.find(|(at, ..)| Some(reading.matter(*at)) != first) {
            told.insert(("asked-twice", Some(*at)));
        }
    }
    let at_offices = || askings.iter().filter(|(at, ..)| reading.is_office(*at));
    for (at, material, _) in at_offices().filter(|(_, _, need)| *need == Need::Required) {
        let user = at_offices().find(|(user, other, need)| {
            let matter = reading.matter(*user);
            other == material
                && *need == Need::Required
                && reading.steps[*user].kind != Some(Kind::Intake)
                && matter.is_some()
                && matter == reading.matter(*at)
        });
        let later = user.is_some_and(|(user, ..)| reading.start(*user) >= reading.finish(*at));
        if reading.steps[*at].kind == Some(Kind::Intake) && later {
            told.insert(("tolerable-unmarked", Some(*at)));
        }
    }
    let needed = |paper: &String| reading.steps.iter().any(|step| step.asks().any(|(name, _)| name == paper));
    for (at, step) in reading.steps.iter().enumerate() {
        let steps = Reading::all(&reading.document["steps"]);
        let followed =
            steps.iter().any(|other| Reading::all(&other["after"]).iter().any(|wait| wait["step"] == step.id.as_str()));
        let ends = matches!(step.kind, Some(Kind::Decision | Kind::Delivery));
        if followed && !ends && !step.products().iter().all(needed) {
            told.insert(("unused-product", Some(at)));
        }
    }
    let offices = (0..reading.steps.len()).filter(|at| reading.is_office(*at));
    let departments: BTreeSet<&String> = offices.filter_map(|at| reading.steps[at].department.as_ref()).collect();
    if departments.len() > 1 {
        told.insert(("no-lead", None));
    }
    if reading.steps.iter().filter_map(|step| step.visits).sum::<u32>() > 1 {
        told.insert(("several-visits", None));
    }
    told.extend(joint_inspections(reading));
}

/// The first step of each group of inspections of which one overlaps with the next, where departments differ.
fn joint_inspections(reading: &Reading<'_>) -> Vec<Told> {
    let span = |at: usize| {
        let reachable = &reading.document["steps"][at]["reachable"];
        reachable.is_object().then(|| (Reading::tenths(&reachable["start"]), Reading::tenths(&reachable["finish"])))
    };
    let looks = |at: &usize| {
        let step = &reading.steps[*at];
        let takes_time = span(*at).is_some_and(|(start, finish)| start < finish);
        reading.is_office(*at) && step.kind == Some(Kind::Inspect) && step.department.is_some() && takes_time
    };
    let mut groups: Vec<Vec<usize>> = (0..reading.steps.len()).filter(looks).map(|at| vec![at]).collect();
    let overlap = |one: &usize, other: &usize| {
        let ((start, finish), (begin, end)) = (span(*one).unwrap(), span(*other).unwrap());
        start < end && begin < finish
    };
    while let Some((one, other)) = (0..groups.len())
        .flat_map(|one| (0..one).map(move |other| (one, other)))
        .find(|(one, other)| groups[*one].iter().any(|step| groups[*other].iter().any(|near| overlap(step, near))))
    {
        let joined = groups.remove(one);
        groups[other].extend(joined);
    }
    let of_several = groups
        .iter()
        .filter(|group| group.iter().map(|at| &reading.steps[*at].department).collect::<BTreeSet<_>>().len() > 1);
    of_several.map(|group| ("joint-inspection", group.iter().copied().min())).collect()
}

proptest! {
    #![proptest_config(config(1024))]

    #[test]
    fn every_rule_finds_what_its_page_says_and_nothing_else(process in inspected()) {
        prop_assume!(disputed(&process).is_empty());
        let yaml = process.yaml();
        let (found, demanded) = (told(&yaml), demanded(&process));
        let missed: Vec<&Told> = demanded.difference(&found).collect();
        let too_much: Vec<&Told> = found.difference(&demanded).collect();
        prop_assert!(missed.is_empty() && too_much.is_empty(), "missed {missed:?}, too much {too_much:?}\n{yaml}");
    }
}

#[test]
fn random_processes_break_every_rule_that_is_read_here() {
    let mut runner = TestRunner::deterministic();
    let mut broken: BTreeSet<&str> = BTreeSet::new();
    for _ in 0..400 {
        let process = inspected().new_tree(&mut runner).unwrap().current();
        broken.extend(told(&process.yaml()).into_iter().map(|(rule, _)| rule));
    }
    let read_here = [
        "unexplained-order",
        "implicit-order",
        "habitual-order",
        "ping-pong",
        "redundant-order",
        "decision-over-20",
        "delivery-over-10",
        "completeness-notice-over-5",
        "long-wait",
        "waste-on-critical-path",
        "waste-with-basis",
        "unclassified-step",
        "asked-twice",
        "unused-product",
        "tolerable-unmarked",
        "no-department",
        "no-lead",
        "no-basis",
        "several-visits",
        "joint-inspection",
    ];
    assert_eq!(broken, BTreeSet::from(read_here));
}
