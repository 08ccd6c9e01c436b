//! Random processes that are valid by construction.

mod embedded;

use std::ops::RangeInclusive;

use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use self::embedded::{embed, ending};
use super::model::{
    Actor, After, Because, Clock, Kind, Length, Limits, Measure, Need, Process, Relation, Step, Tenths, Unit, Worth,
};

/// Processes of so many steps, of which some run inside others.
pub fn process(steps: RangeInclusive<usize>) -> impl Strategy<Value = Process> {
    let endings = weighted(0.34, vec(ending(), 1..=4));
    (profile(), vec(sketch(), steps), limits(), endings).prop_map(|(profile, sketches, limits, endings)| {
        let profile = Profile { tied: profile.tied || endings.is_some(), ..profile };
        let mut process = drawn(profile, &sketches, limits);
        embed(&mut process, &endings.unwrap_or_default());
        process
    })
}

/// Processes of so many steps. `after`, `needs` and `papers` reach back in a hidden order only, so there is no
/// cycle; the file lists the steps in that order or in another.
pub fn without_embedded(steps: RangeInclusive<usize>) -> impl Strategy<Value = Process> {
    (profile(), vec(sketch(), steps), limits())
        .prop_map(|(profile, sketches, limits)| drawn(profile, &sketches, limits))
}

fn drawn(profile: Profile, sketches: &[Sketch], (limits, from, to): Ends) -> Process {
    let mut steps: Vec<Step> = Vec::new();
    for sketch in sketches {
        steps.push(draw(sketch, &steps, profile));
    }
    let named = |index: Option<Index>| index.map(|index| index.get(&steps).id.clone());
    let limits = Limits { from: named(from), to: named(to), ..limits };
    let mut order: Vec<usize> = (0..steps.len()).collect();
    if profile.shuffled {
        order.sort_by_key(|&hidden| sketches[hidden].place);
    }
    Process { limits, ..filed(&steps, &order).into() }
}

/// What many steps of one process share.
#[derive(Clone, Copy, Debug)]
struct Profile {
    /// The file lists the steps in another order than the hidden one.
    shuffled: bool,
    /// Ids that YAML would take for something else.
    awkward: bool,
    /// Every other step is waste, so that waste follows waste.
    wasteful: bool,
    /// As many orders by FF and SS as by FS.
    tied: bool,
    /// One intake at most, so that it is the only one.
    one_intake: bool,
    /// One delivery at most.
    one_delivery: bool,
}

fn profile() -> impl Strategy<Value = Profile> {
    let one_in_three = || weighted(0.34, Just(())).prop_map(|some| some.is_some());
    (any::<bool>(), any::<bool>(), one_in_three(), one_in_three(), any::<bool>(), any::<bool>()).prop_map(
        |(shuffled, awkward, wasteful, tied, one_intake, one_delivery)| Profile {
            shuffled,
            awkward,
            wasteful,
            tied,
            one_intake,
            one_delivery,
        },
    )
}

/// Limits without the names of their ends, and these as places.
type Ends = (Limits, Option<Index>, Option<Index>);

fn limits() -> impl Strategy<Value = Ends> {
    let length = || weighted(0.3, select(&[10_i64, 50, 155, 200][..]));
    let end = || weighted(0.3, any::<Index>());
    (length(), length(), weighted(0.2, Just(100_i64)), end(), end()).prop_map(
        |(statutory, promised, extension, from, to)| {
            let length = |tenths: Option<Tenths>| tenths.map(Length::from);
            let (statutory, promised, extension) = (length(statutory), length(promised), length(extension));
            (Limits { statutory, promised, extension, from: None, to: None }, from, to)
        },
    )
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
    let settings = (unit, hours);
    (process(steps), settings, select(&MIXES), picks).prop_map(|(mut process, settings, measures, picks)| {
        let (unit, hours) = settings;
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
    waste: bool,
    after: Option<Vec<(Index, After, Relation)>>,
    asks: Asks,
    gives: Option<usize>,
}

/// What a step asks for, and under which key.
#[derive(Clone, Debug)]
enum Asks {
    Needs(Vec<(Index, Need)>),
    Papers(Vec<(Index, Need)>),
    Silence,
}

fn sketch() -> impl Strategy<Value = Sketch> {
    let after = vec((any::<Index>(), entry(), select(Relation::ALL)), 0..=3);
    let need = || prop_oneof![4 => Just(Need::Required), 2 => Just(Need::Tolerable), 1 => Just(Need::Optional)];
    let list = move || vec((any::<Index>(), need()), 0..=3);
    let asks = prop_oneof![
        4 => list().prop_map(Asks::Needs),
        2 => list().prop_map(Asks::Papers),
        3 => Just(Asks::Silence),
    ];
    let gives = prop_oneof![3 => Just(None), 3 => Just(Some(0_usize)), 3 => Just(Some(1)), 1 => Just(Some(2))];
    (any::<u8>(), (who(), what()), any::<bool>(), weighted(0.75, after), asks, gives).prop_map(
        |(place, (who, what), waste, after, asks, gives)| Sketch {
            place,
            plain: merged(who, what),
            waste,
            after,
            asks,
            gives,
        },
    )
}

fn entry() -> impl Strategy<Value = After> {
    let because = prop_oneof![
        3 => Just(None),
        2 => Just(Some(Because::Law)),
        1 => Just(Some(Because::Safety)),
        1 => Just(Some(Because::Nature)),
        1 => Just(Some(Because::Procedure)),
        4 => Just(Some(Because::Habit)),
        1 => Just(Some(Because::Open)),
    ];
    let relation = prop_oneof![
        5 => Just(Relation::FinishStart),
        1 => Just(Relation::FinishFinish),
        1 => Just(Relation::StartStart),
    ];
    let lag = prop_oneof![5 => Just(0), 1 => Just(10), 1 => select(&[1, 5, 20, 35][..])];
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
    let item = prop_oneof![
        6 => Just(&[][..]),
        2 => Just(&["许可"][..]),
        2 => Just(&["消防"][..]),
    ];
    (department, actor, item, weighted(0.6, select(Kind::ALL)), any::<bool>()).prop_map(
        |(department, actor, items, kind, named)| Step {
            name: named.then(String::new),
            department: department.map(str::to_owned),
            actor,
            items: items.iter().map(|&item: &&str| item.to_owned()).collect(),
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
    (
        days,
        weighted(0.8, 0..=4_i64),
        value,
        weighted(0.6, select(Clock::ALL)),
        (weighted(0.4, 0..=2_u32), weighted(0.2, 1..=4_u32)),
        weighted(0.3, 0..=200_u32),
        weighted(0.2, Just("行政许可法")),
    )
        .prop_map(|(days, quarters, value, clock, (visits, signoffs), fee, law): (Tenths, _, _, _, _, _, _)| {
            Step {
                days: days.into(),
                work: quarters.map(|quarters| (days * quarters / 4).into()),
                value,
                clock,
                visits,
                signoffs,
                fee,
                law: law.into_iter().map(str::to_owned).collect(),
                ..Step::default()
            }
        })
}

fn merged(who: Step, what: Step) -> Step {
    Step { name: who.name, department: who.department, actor: who.actor, items: who.items, kind: who.kind, ..what }
}

/// Ties a sketch to the steps before it, naming no step twice by one relation and no material twice.
fn draw(sketch: &Sketch, earlier: &[Step], profile: Profile) -> Step {
    let place = earlier.len();
    let mut after: Option<Vec<After>> = sketch.after.as_ref().map(|_| Vec::new());
    for (index, entry, relation) in sketch.after.iter().flatten().filter(|_| place > 0) {
        let step = index.get(earlier).id.clone();
        let relation = if profile.tied { *relation } else { entry.relation };
        let entries = after.get_or_insert_default();
        if entries.iter().all(|other| (&other.step, other.relation) != (&step, relation)) {
            entries.push(After { step, relation, ..entry.clone() });
        }
    }
    let outside = ["申请表", "营业执照", "图纸"].map(str::to_owned);
    let given = earlier.iter().flat_map(|step| step.products().to_vec());
    let materials: Vec<String> = given.chain(outside).collect();
    let list = |asked: &Vec<(Index, Need)>| {
        let mut list: Vec<(String, Need)> = Vec::new();
        for (index, need) in asked {
            let material = index.get(&materials).clone();
            if list.iter().all(|(other, _)| *other != material) {
                list.push((material, *need));
            }
        }
        list
    };
    let (needs, papers) = match &sketch.asks {
        Asks::Needs(asked) => (Some(list(asked)), None),
        Asks::Papers(asked) => (None, Some(list(asked))),
        Asks::Silence => (None, None),
    };
    let once = |kind: Kind, once: bool| once && earlier.iter().any(|step| step.kind == Some(kind));
    let kind = sketch.plain.kind.map(|kind| match kind {
        Kind::Intake if once(kind, profile.one_intake) => Kind::Review,
        Kind::Delivery if once(kind, profile.one_delivery) => Kind::Wait,
        other => other,
    });
    let plain = sketch.plain.clone();
    let waste = profile.wasteful && sketch.waste;
    Step {
        id: identity(place, profile.awkward),
        name: plain.name.as_ref().map(|_| format!("第{}步", place + 1)),
        kind,
        after,
        needs,
        papers,
        gives: sketch.gives.map(|count| (0..count).map(|copy| format!("paper {place}-{copy}")).collect()),
        value: if waste { Some(Worth::Waste) } else { plain.value },
        ..plain
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
