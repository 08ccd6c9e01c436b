//! Random processes that are valid by construction.

use std::ops::RangeInclusive;

use proptest::collection::vec;
use proptest::option::{of, weighted};
use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::model::{
    Actor, After, Because, Clock, Kind, Length, Measure, Need, Process, Relation, Step, Tenths, Unit, Worth,
};

/// Processes of so many steps. `after` and `needs` reach back in a hidden order only, so there is no cycle;
/// the file lists the steps in that order or in another.
pub fn process(steps: RangeInclusive<usize>) -> impl Strategy<Value = Process> {
    (vec(sketch(), steps), any::<bool>(), any::<bool>()).prop_map(|(sketches, shuffled, awkward)| {
        let mut steps: Vec<Step> = Vec::new();
        for sketch in &sketches {
            steps.push(draw(sketch, &steps, awkward));
        }
        let mut order: Vec<usize> = (0..steps.len()).collect();
        if shuffled {
            order.sort_by_key(|&hidden| sketches[hidden].place);
        }
        filed(&steps, &order).into()
    })
}

/// Processes of so many steps with lengths on both clocks, or on one that need not be that of the unit.
pub fn dated_process(steps: RangeInclusive<usize>) -> impl Strategy<Value = Process> {
    const MIXES: [&[Measure]; 6] = [
        Measure::ALL,
        &[Measure::Days, Measure::CalendarDays],
        &[Measure::Workdays, Measure::CalendarDays],
        &[Measure::Workdays, Measure::Hours],
        &[Measure::CalendarDays, Measure::Weeks],
        &[Measure::Days],
    ];
    let unit = prop_oneof![2 => Just(Unit::Workday), 1 => Just(Unit::Day)];
    let hours = prop_oneof![3 => Just(8), 1 => select(&[6, 7, 10, 24][..])];
    let picks = vec([any::<Index>(), any::<Index>(), any::<Index>()], *steps.end());
    (process(steps), unit, hours, select(&MIXES), picks).prop_map(|(mut process, unit, hours, measures, picks)| {
        (process.unit, process.hours) = (unit, hours);
        for (step, [days, work, lag]) in process.steps.iter_mut().zip(picks) {
            let plain = step.days.tenths;
            step.days = measured(plain, *days.get(measures));
            let same = step.work.filter(|work| work.tenths <= plain).map(|work| work.tenths.min(step.days.tenths));
            // Of another clock only where there is time at all.
            step.work = same.map(|tenths| Length { tenths, of: step.days.of });
            if plain > 0 && work.index(4) == 0 {
                let is_working = matches!(step.days.of, Measure::Workdays | Measure::Hours);
                let of = if is_working { Measure::CalendarDays } else { Measure::Hours };
                step.work = step.work.map(|work| Length { of, ..work }).filter(|_| step.days.of != Measure::Days);
            }
            for entry in step.after.iter_mut().flatten() {
                entry.lag = measured(entry.lag.tenths, *lag.get(measures));
            }
        }
        process
    })
}

/// So many tenths of a measure; of weeks fewer.
fn measured(tenths: Tenths, of: Measure) -> Length {
    Length { tenths: if of == Measure::Weeks { tenths.min(15) } else { tenths }, of }
}

/// The random choices for one step, before they are tied to the steps that precede it.
#[derive(Clone, Debug)]
struct Sketch {
    place: u8,
    plain: Step,
    after: Option<Vec<(Index, After)>>,
    needs: Option<Vec<(Index, Need)>>,
    gives: usize,
}

fn sketch() -> impl Strategy<Value = Sketch> {
    let after = vec((any::<Index>(), entry()), 0..=3);
    let need = prop_oneof![4 => Just(Need::Required), 2 => Just(Need::Tolerable), 1 => Just(Need::Optional)];
    let needs = vec((any::<Index>(), need), 0..=3);
    let gives = prop_oneof![3 => Just(0_usize), 3 => Just(1), 1 => Just(2)];
    (any::<u8>(), (who(), what()), weighted(0.75, after), of(needs), gives).prop_map(
        |(place, (who, what), after, needs, gives)| Sketch { place, plain: merged(who, what), after, needs, gives },
    )
}

fn entry() -> impl Strategy<Value = After> {
    let because = prop_oneof![
        2 => Just(None),
        2 => Just(Some(Because::Law)),
        1 => Just(Some(Because::Safety)),
        2 => Just(Some(Because::Habit)),
    ];
    let relation = prop_oneof![
        5 => Just(Relation::FinishStart),
        1 => Just(Relation::FinishFinish),
        1 => Just(Relation::StartStart),
    ];
    let lag = prop_oneof![6 => Just(0), 1 => Just(10), 1 => select(&[1, 5, 20, 35][..])];
    (because, any::<bool>(), relation, lag).prop_map(|(because, cited, relation, lag)| {
        let basis = match because {
            Some(Because::Law) => Some("城乡规划法第四十条".to_owned()),
            Some(Because::Safety) if cited => Some("GB 50016".to_owned()),
            _ => None,
        };
        After { step: String::new(), because, basis, relation, lag: lag.into() }
    })
}

/// Few departments and items, so that one item has several stages; one name is both.
fn who() -> impl Strategy<Value = Step> {
    let department = weighted(0.8, select(&["市场监管局", "公安局", "许可"][..]));
    let actor = prop_oneof![5 => Just(Actor::Agency), 1 => Just(Actor::Applicant), 1 => Just(Actor::ThirdParty)];
    let item = weighted(0.4, select(&["许可", "消防"][..]));
    (department, actor, item, weighted(0.6, select(Kind::ALL)), any::<bool>()).prop_map(
        |(department, actor, item, kind, named)| Step {
            name: named.then(String::new),
            department: department.map(str::to_owned),
            actor,
            item: item.map(str::to_owned),
            kind,
            ..Step::default()
        },
    )
}

/// Few lengths, so that paths tie; zero among them.
fn what() -> impl Strategy<Value = Step> {
    let days = prop_oneof![2 => Just(0), 6 => select(&[10, 20, 30][..]), 2 => select(&[1, 5, 15, 85][..])];
    let value = prop_oneof![
        1 => Just(None),
        4 => Just(Some(Worth::Adding)),
        2 => Just(Some(Worth::Required)),
        2 => Just(Some(Worth::Waste)),
    ];
    let suspended = any::<bool>().prop_map(|suspended| if suspended { Clock::Suspended } else { Clock::Counted });
    (
        days,
        weighted(0.8, 0..=4_i64),
        value,
        suspended,
        weighted(0.4, 0..=2_u32),
        weighted(0.3, 0..=200_u32),
        weighted(0.2, Just("行政许可法")),
    )
        .prop_map(|(days, quarters, value, clock, visits, fee, law): (Tenths, _, _, _, _, _, _)| Step {
            days: days.into(),
            work: quarters.map(|quarters| (days * quarters / 4).into()),
            value,
            clock,
            visits,
            fee,
            law: law.into_iter().map(str::to_owned).collect(),
            ..Step::default()
        })
}

fn merged(who: Step, what: Step) -> Step {
    Step { name: who.name, department: who.department, actor: who.actor, item: who.item, kind: who.kind, ..what }
}

/// Ties a sketch to the steps before it, naming no step and no material twice.
fn draw(sketch: &Sketch, earlier: &[Step], awkward: bool) -> Step {
    let place = earlier.len();
    let mut after: Option<Vec<After>> = sketch.after.as_ref().map(|_| Vec::new());
    for (index, entry) in sketch.after.iter().flatten().filter(|_| place > 0) {
        let step = index.get(earlier).id.clone();
        let entries = after.get_or_insert_default();
        if entries.iter().all(|other| other.step != step) {
            entries.push(After { step, ..entry.clone() });
        }
    }
    let outside = ["申请表", "营业执照", "图纸"].map(str::to_owned);
    let given = earlier.iter().flat_map(|step| step.gives.clone());
    let materials: Vec<String> = given.chain(outside).collect();
    let mut needs: Option<Vec<(String, Need)>> = sketch.needs.as_ref().map(|_| Vec::new());
    for (index, need) in sketch.needs.iter().flatten() {
        let material = index.get(&materials).clone();
        let list = needs.get_or_insert_default();
        if list.iter().all(|(other, _)| *other != material) {
            list.push((material, *need));
        }
    }
    Step {
        id: identity(place, awkward),
        name: sketch.plain.name.as_ref().map(|_| format!("第{}步", place + 1)),
        after,
        needs,
        gives: (0..sketch.gives).map(|copy| format!("paper {place}-{copy}")).collect(),
        ..sketch.plain.clone()
    }
}

/// Short ids, or those that YAML would take for something else.
fn identity(place: usize, awkward: bool) -> String {
    let awkward_ones =
        ["核名", "no", "007", "1.10", "a: b", "x # y", "it's", "say \"q\"", "~", "- z", "{w}", "back\\slash"];
    match awkward_ones.get(place) {
        Some(id) if awkward => (*id).to_owned(),
        _ => format!("s{place}"),
    }
}

/// The steps in the order of the file. A step without `after` follows the step above it, so where that one
/// does not precede it in the hidden order, it gets an empty list.
fn filed(steps: &[Step], order: &[usize]) -> Vec<Step> {
    let mut listed: Vec<Step> = order.iter().map(|&hidden| steps[hidden].clone()).collect();
    for place in 1..order.len() {
        if order[place - 1] > order[place] && listed[place].after.is_none() {
            listed[place].after = Some(Vec::new());
        }
    }
    listed
}
