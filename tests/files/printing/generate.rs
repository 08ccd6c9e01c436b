//! Any process, with any of its fields.

use jiff::civil::date;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use reengineer::model::{
    Actor, After, Allow, Because, CaseOf, Check, Claims, Counting, Decimal, Department, Draft, DraftStep, Duration,
    DurationUnit, Jurisdiction, Kind, Lever, LimitsOf, MaterialOf, MaterialSource, MatterType, Necessity, Need, Online,
    Parameters, Permit, Relation, Rework, Spelled, StepField, StepLimit, Targets, ThreePoint, Unit, Value, Visits,
};
use reengineer::rules;

use super::names::{name, text};

fn word<T: Spelled + std::fmt::Debug>() -> impl Strategy<Value = T> {
    (0..T::WORDS.len()).prop_map(|at| T::WORDS[at].value)
}

fn decimal(most: i64) -> impl Strategy<Value = Decimal> {
    (0..=most, 0u8..5).prop_map(|(mantissa, scale)| Decimal::new(mantissa, scale))
}

fn share() -> impl Strategy<Value = Decimal> {
    (0..=1_000_000_000_000i64).prop_map(|share| Decimal::new(share, 12))
}

/// A duration that every clock can measure exactly; working time only.
fn duration() -> impl Strategy<Value = Duration> {
    let unit = select(vec![DurationUnit::Process, DurationUnit::Workday, DurationUnit::Hour, DurationUnit::Minute]);
    ((0..100_000i64, 0u8..3), unit)
        .prop_map(|((mantissa, scale), unit)| Duration { amount: Decimal::new(mantissa, scale), unit })
}

/// A duration on any clock, months too.
fn any_duration() -> impl Strategy<Value = Duration> {
    use DurationUnit::{CalendarDay, Month, Week, Year};
    let whole = (0..1_000i64, select(vec![CalendarDay, Week, Month, Year]));
    let calendar = whole.prop_map(|(amount, unit)| Duration { amount: Decimal::new(amount, 0), unit });
    prop_oneof![duration(), calendar]
}

fn figures() -> impl Strategy<Value = Targets> {
    (option::of(duration()), option::of(any::<u32>()), option::of(0u32..9), option::of(0u32..9), option::of(0u32..9))
        .prop_map(|(days, steps, departments, materials, visits)| Targets {
            days,
            steps,
            departments,
            materials,
            visits,
        })
}

fn waivers() -> impl Strategy<Value = Vec<Allow>> {
    let until = option::of(select(vec![date(2027, 1, 31), date(2028, 2, 29)]));
    let waiver = (select(rules::rule_names().collect::<Vec<_>>()), option::of(text()), until)
        .prop_map(|(rule, reason, until)| Allow { rule: rule.to_owned(), reason, until });
    vec(waiver, 0..3)
}

fn unique(names: Vec<String>) -> Vec<String> {
    let mut seen = std::collections::HashSet::new();
    names.into_iter().filter(|name| seen.insert(name.clone())).collect()
}

type Entry = (prop::sample::Index, Option<Because>, Option<String>, Relation, Duration);

fn entries() -> impl Strategy<Value = Option<Vec<Entry>>> {
    let entry = (any::<prop::sample::Index>(), option::of(word()), option::of(text()), word(), duration());
    option::of(vec(entry, 0..3))
}

/// The permit of a lever, with some of its parameters.
fn permit(lever: Lever) -> impl Strategy<Value = (Lever, Permit)> {
    let texts = (text(), name(), vec(name(), 1..3));
    let amounts = (0..3u32, any::<[bool; 2]>());
    (texts, amounts).prop_map(move |((basis, name, names), (days, asked))| {
        let has = |key: &str| asked[0] && lever.knows(key);
        let duration = |key: &str| has(key).then_some(Duration { amount: Decimal::ZERO, unit: DurationUnit::Process });
        let check = Check { department: None, days: asked[1].then(|| Duration::days(days)) };
        let mut names = unique(names);
        names.truncate(2);
        let list = |key: &str| if has(key) { names.clone() } else { Vec::new() };
        let parameters = Parameters {
            days: duration("days"),
            tail: duration("tail").map(|_| Duration::days(days)),
            check: has("check").then_some(check),
            papers: list("papers"),
            materials: list("materials"),
            signoffs: has("signoffs").then_some(0),
            group: has("group").then(|| name.clone()),
            chance: has("chance").then_some(Decimal::ZERO),
            ..Parameters::default()
        };
        (lever, Permit { parameters, ..Permit::on(basis) })
    })
}

prop_compose! {
    /// A step; its references are chosen once it is known what there is.
    fn step()(
        who in (option::of(name()), word::<Actor>(), vec(name(), 0..3), option::of(word::<Kind>()), option::of(word::<Value>())),
        days in (0..1_000i64, option::of((0..100i64, 0..100i64))),
        work in any::<bool>(),
        limit in option::of(any_duration()),
        law in vec(text(), 0..3),
        more in (option::of(name()), vec(name(), 0..3), option::of(1i64..9), option::of(text())),
        flags in (select(vec![Counting::Counted, Counting::Suspended]), option::of(any::<u32>()).prop_map(Visits::new), word::<Online>()),
        fee in option::of(decimal(1_000_000_000)),
        signoffs in option::of(any::<u32>()),
        shares in (option::of(share()), option::of(share())),
        may in vec(word::<Lever>().prop_flat_map(permit), 0..3),
        replaces in vec(name(), 0..3),
        allow in waivers(),
    ) -> DraftStep {
        let whole = |days: i64| Duration { amount: Decimal::new(days, 0), unit: DurationUnit::Process };
        let range = days.1.map(|(less, more)| (whole((days.0 - less).max(0)), whole(days.0 + more)));
        let at_once = days.0 == 0 && range.is_none();
        let says_day = days.0 % 3 == 0 && !at_once;
        let points = ThreePoint { likely: whole(days.0), range, limit: days.0 % 2 == 0, says_day, at_once };
        let mut step = DraftStep::bare(String::new(), String::new(), points);
        (step.department, step.actor, step.item, step.kind, step.value) = who;
        step.work = work.then_some(Duration { amount: Decimal::new(days.0, 0), unit: DurationUnit::Minute });
        step.limit = limit.map(StepLimit::of);
        (step.office, step.note) = (more.0, more.3);
        step.with = unique(more.1).into_iter().filter(|name| Some(name) != step.department.as_ref()).collect();
        step.every = more.2.map(|weeks| Duration { amount: Decimal::new(weeks, 0), unit: DurationUnit::Week });
        step.law = law;
        (step.clock, step.visits, step.online) = flags;
        step.fee = fee;
        step.signoffs = signoffs;
        (step.reject, step.chance) = shares;
        step.may = may.into_iter().collect::<std::collections::BTreeMap<_, _>>().into_iter().collect();
        step.replaces = replaces;
        step.allow = allow;
        step
    }
}

prop_compose! {
    /// A process that is valid.
    pub fn draft()(
        head in (name(), name(), option::of(name()), option::of((1i64..=24).prop_map(|hours| Decimal::new(hours, 0)))),
        place in (option::of(word::<Jurisdiction>()), vec(name(), 0..3)),
        window in (option::of(duration()), option::of(any::<prop::sample::Index>()), option::of(any::<prop::sample::Index>())),
        figures in (option::of(duration()), option::of(duration()), figures(), option::of(figures()), option::of(figures())),
        cases in option::of(0i64..1_000_000_000),
        guide in (vec(name(), 0..3), any::<bool>(), vec((option::of(text()), figures()), 3)),
        whole in (option::of(text()), option::of(word::<MatterType>()), vec(text(), 0..3), vec(text(), 0..2), option::of(text())),
        materials in (vec(name(), 0..5), vec((option::of(name()), option::of(text()), word::<MaterialSource>(), option::of(0u32..9), option::of(any::<bool>()), option::of(text())), 5), any::<bool>()),
        departments in option::of(vec((name(), option::of(any::<u32>()), option::of(text())), 0..4)),
        allow in waivers(),
        names in vec((name(), option::of(name())), 1..6),
        steps in vec((step(), entries(), option::of((any::<bool>(), vec((any::<prop::sample::Index>(), word::<Necessity>()), 0..3))), option::of(vec(name(), 0..3))), 6),
        rework in vec(option::of((share(), any::<prop::sample::Index>())), 6),
    ) -> Draft {
        let ids = unique(names.iter().map(|(id, _)| id.clone()).collect());
        let declared = unique(materials.0);
        let mut given: Vec<String> = Vec::new();
        let mut draft = Draft {
            name: head.0,
            id: head.1,
            jurisdiction: place.0,
            calendar: place.1,
            lead: head.2,
            unit: Unit::Workday,
            hours_per_day: head.3,
            limits: LimitsOf {
                statutory: figures.0,
                promised: figures.1,
                extension: window.0,
                from: window.1.map(|index| ids[index.index(ids.len())].clone()),
                to: window.2.map(|index| ids[index.index(ids.len())].clone()),
                is_lost: false,
            },
            cases_per_year: cases.map(|cases| Decimal::new(cases, 0)),
            targets: figures.2,
            claims: Claims { before: figures.3, after: figures.4 },
            note: whole.0,
            matter: whole.1,
            cases: unique(guide.0).into_iter().zip(guide.2).map(|(name, (note, targets))| match guide.1 {
                true => CaseOf { note, targets, ..CaseOf::named(name) },
                false => CaseOf::named(name),
            }).collect(),
            law: whole.2.clone(),
            conditions: whole.3.clone(),
            venue: whole.3,
            result: whole.2,
            currency: whole.4,
            materials: declared.iter().zip(materials.1).map(|(name, (held_by, certificate, source, copies, original, note))| {
                let bare = MaterialOf::named(name.clone());
                if !materials.2 { return bare; }
                MaterialOf { held_by, certificate, source, copies, original, note, ..bare }
            }).collect(),
            allow,
            ..Draft::default()
        };
        for (at, (mut step, after, needs, gives)) in steps.into_iter().take(ids.len()).enumerate() {
            step.id = ids[at].clone();
            step.name = names[at].1.clone().unwrap_or_else(|| step.id.clone());
            step.after = after.map(|entries| {
                let mut named = std::collections::HashSet::new();
                let entry = |(index, because, basis, relation, lag): Entry| After {
                    step: ids[index.index(at)].clone(), because, basis, relation, lag, is_across: false };
                entries.into_iter().filter(|_| at > 0).map(entry).filter(|entry| named.insert((entry.step.clone(), entry.relation))).collect()
            });
            let papers = needs.as_ref().is_some_and(|(papers, _)| *papers);
            let askings = needs.map(|(_, entries)| {
                let known: Vec<&String> = declared.iter().chain(&given).collect();
                let mut named = std::collections::HashSet::new();
                let need = |(index, need): (prop::sample::Index, _)| Need::of(known[index.index(known.len())].clone(), need);
                entries.into_iter().filter(|_| !known.is_empty()).map(need).filter(|need| named.insert(need.material.clone())).collect()
            });
            *(if papers { &mut step.papers } else { &mut step.needs }) = askings;
            // Given earlier, so that no document closes a loop.
            let fresh = |name: &String| !given.contains(name) && !declared.contains(name);
            step.gives = gives.map(|gives| unique(gives).into_iter().filter(fresh).collect());
            given.extend(step.products().iter().cloned());
            step.rework = rework[at].map(|(chance, index)| Rework { chance, back_to: ids[index.index(ids.len())].clone(), days: step.work });
            if let Some(case) = draft.cases.first().map(|case| case.name.clone()) {
                step.by_case = vec![(case, vec![StepField::Fee(step.fee.or(Some(Decimal::from(3)))), StepField::Note(step.note.clone().or(Some("n".into())))])];
            }
            draft.steps.push(step);
        }
        draft.departments = departments.map(|departments| {
            let named = draft.steps.iter().flat_map(|step| step.department.iter().chain(&step.with).cloned()).chain(draft.lead.clone());
            let all = unique(departments.iter().map(|(name, ..)| name.clone()).chain(named).collect());
            let more = |at: usize| departments.get(at).map(|(_, capacity, level)| (*capacity, level.clone())).unwrap_or_default();
            let department = |(at, name)| { let (capacity, level) = more(at); Department { capacity, level, ..Department::named(name) } };
            all.into_iter().enumerate().map(department).collect()
        });
        draft
    }
}
