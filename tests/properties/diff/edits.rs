//! Random edits of a definition, each as a person makes it.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use reengineer::model::{
    Actor, After, Allow, Because, CaseOf, Claims, Counting, Decimal, Department, Draft, DraftStep, Duration,
    DurationUnit, Jurisdiction, Kind, Lever, LimitsOf, MaterialOf, MaterialSource, MatterType, Necessity, Need, Online,
    Permit, Process, Rework, StepField, StepLimit, Targets, ThreePoint, Unit, Value, Visits,
};

/// One edit: what is done, to which steps, by how much.
#[derive(Clone, Debug)]
pub struct Edit {
    what: u8,
    one: Index,
    other: Index,
    number: u32,
}

pub fn edits(count: std::ops::RangeInclusive<usize>) -> impl Strategy<Value = Vec<Edit>> {
    let edit = (0..KINDS, any::<Index>(), any::<Index>(), 0..40_u32);
    vec(edit.prop_map(|(what, one, other, number)| Edit { what, one, other, number }), count)
}

/// The process with every edit made that leaves it valid.
pub fn edited(process: &Process, edits: &[Edit]) -> Process {
    edits.iter().fold(process.clone(), |process, edit| {
        let mut draft = process.to_draft();
        edit.make(&mut draft);
        Process::new(draft).unwrap_or(process)
    })
}

const KINDS: u8 = 49;

fn days(tenths: u32) -> Duration {
    Duration { amount: Decimal::new(i64::from(tenths), 1), unit: DurationUnit::Process }
}

fn plain(step: &str) -> After<String> {
    After::plain(step.to_owned())
}

impl Edit {
    fn make(&self, draft: &mut Draft) {
        let steps = draft.steps.len();
        let (at, other) = (self.one.index(steps), self.other.index(steps));
        let fresh = format!("n{}", self.number);
        let name = draft.steps[at].id.clone();
        let other_name = draft.steps[other].id.clone();
        let odd = self.number % 2 == 1;
        match self.what {
            0 => rename(draft, &name, &fresh),
            1 => draft.steps[at].name = fresh,
            2 => self.merge(draft, at, other),
            3 => self.split(draft, at, &fresh),
            4 => draft.steps.swap(at, other),
            5 => {
                let step = draft.steps.remove(at);
                draft.steps.insert(other, step);
            }
            6 => draft.steps[at].days = ThreePoint::of(days(self.number)),
            7 => {
                let range = Some((days(self.number / 2), days(self.number * 2)));
                draft.steps[at].days = ThreePoint {
                    likely: days(self.number),
                    range,
                    limit: self.number.is_multiple_of(2),
                    says_day: false,
                    at_once: false,
                };
            }
            8 => drop_step(draft, at),
            9 => {
                let step = DraftStep::bare(fresh.clone(), fresh, ThreePoint::of(days(self.number)));
                draft.steps.insert(other, DraftStep { after: odd.then(|| vec![plain(&name)]), ..step });
            }
            10 => draft.steps[at].after = None,
            11 => draft.steps[at].after = Some(Vec::new()),
            12 => draft.steps[at].after.get_or_insert_default().push(plain(&other_name)),
            13 => draft.steps[at].after.iter_mut().flatten().for_each(|entry| entry.because = Some(Because::Law)),
            14 => draft.steps[at].after.iter_mut().flatten().for_each(|entry| entry.lag = days(self.number)),
            15 => draft.steps[at].needs = odd.then(Vec::new),
            16 => {
                let material =
                    MaterialOf { held_by: odd.then(|| "公安局".into()), ..MaterialOf::named(fresh.clone()) };
                draft.materials.push(material);
                let need = Need::of(fresh, Necessity::Required);
                draft.steps[at].needs.get_or_insert_default().push(need);
            }
            17 => draft.steps[at].gives.get_or_insert_default().push(fresh),
            18 => draft.steps[at].gives = odd.then(Vec::new),
            19 => draft.steps[at].actor = if odd { Actor::Applicant } else { Actor::ThirdParty },
            20 => draft.steps[at].clock = if odd { Counting::Suspended } else { Counting::Counted },
            21 => draft.steps[at].kind = Kind::from_number(self.number),
            22 => draft.steps[at].value = if odd { Some(Value::Waste) } else { None },
            23 => draft.steps[at].law = if odd { vec![fresh] } else { Vec::new() },
            24 => draft.steps[at].limit = Some(StepLimit::of(days(self.number))),
            25 => {
                draft.steps[at].rework = Some(Rework {
                    chance: Decimal::new(25, 2),
                    back_to: other_name,
                    days: odd.then(|| days(self.number)),
                })
            }
            26 => draft.steps[at].may = vec![(Lever::Commit, Permit::on(fresh))],
            27 => draft.steps[at].replaces = vec![other_name, fresh],
            28 => {
                draft.steps[at].allow =
                    vec![Allow { rule: "ping-pong".into(), reason: None, until: Some(jiff::civil::date(2027, 1, 31)) }]
            }
            29 => {
                let step = &mut draft.steps[at];
                (step.visits, step.signoffs, step.fee) =
                    (Visits::new(Some(self.number)), Some(self.number), Some(Decimal::new(i64::from(self.number), 0)));
                (step.online, step.reject, step.chance) =
                    (Online::Full, Some(Decimal::new(4, 2)), Some(Decimal::new(1, 1)));
            }
            30 => {
                let (statutory, promised) = (odd.then(|| days(450)), Some(days(self.number)));
                draft.limits = LimitsOf { statutory, promised, ..std::mem::take(&mut draft.limits) };
            }
            31 => {
                let figures = Targets { days: Some(days(self.number)), steps: Some(self.number), ..Targets::default() };
                draft.targets = figures;
                draft.claims = Claims { before: odd.then_some(figures), after: Some(figures) };
            }
            32 => {
                let named: std::collections::BTreeSet<String> =
                    draft.steps.iter().filter_map(|step| step.department.clone()).collect();
                let department = |name| Department { capacity: Some(self.number), ..Department::named(name) };
                draft.departments = odd.then(|| named.into_iter().map(department).collect());
                draft.lead = None;
            }
            33 => draft.unit = if odd { Unit::Day } else { Unit::Workday },
            35 => {
                let step = &mut draft.steps[at];
                std::mem::swap(&mut step.needs, &mut step.papers);
            }
            36 => {
                draft.jurisdiction = Some(if odd { Jurisdiction::Cn } else { Jurisdiction::Generic });
                draft.calendar = odd.then_some(fresh).into_iter().collect();
            }
            37 => {
                let because = [Because::Nature, Because::Procedure, Because::Open][self.number as usize % 3];
                draft.steps[at].after.iter_mut().flatten().for_each(|entry| entry.because = Some(because));
            }
            39 => {
                let case = |name: &str| CaseOf { note: odd.then(|| fresh.clone()), ..CaseOf::named(name) };
                draft.cases = vec![case("one"), case("two")];
            }
            40 => draft.steps[at].when = if odd { vec!["one".to_owned()] } else { Vec::new() },
            41 => {
                let days = StepField::Days(ThreePoint::of(days(self.number)));
                let after = StepField::After(Some(vec![plain(&other_name)]));
                draft.steps[at].by_case = vec![("two".to_owned(), if odd { vec![days, after] } else { vec![days] })];
            }
            42 => draft.steps[at].every = odd.then(|| days(self.number + 1)),
            43 => {
                let from = odd.then_some(other_name);
                draft.steps[at].limit = Some(StepLimit { days: Some(days(self.number)), from, min: Some(days(1)) });
            }
            44 => {
                let material = MaterialOf {
                    source: MaterialSource::Shared,
                    copies: Some(self.number),
                    available_after: odd.then_some(other_name),
                    ..MaterialOf::named(fresh)
                };
                draft.materials.push(material);
            }
            45 => {
                let step = &mut draft.steps[at];
                (step.with, step.office, step.note) = (vec![fresh.clone()], Some(fresh.clone()), Some(fresh));
            }
            46 => {
                let step = &mut draft.steps[at];
                step.item = if odd { vec![fresh, other_name] } else { vec![fresh] };
                step.needs.iter_mut().flatten().for_each(|need| need.source = Some(MaterialSource::Shared));
            }
            47 => {
                (draft.note, draft.matter) = (Some(fresh.clone()), Some(MatterType::Licence));
                (draft.law, draft.venue, draft.currency) = (vec![fresh.clone()], vec![name], Some(fresh));
            }
            38 => {
                draft.limits.extension = odd.then(|| days(self.number));
                (draft.limits.from, draft.limits.to) = (Some(name), odd.then_some(other_name));
            }
            34 => draft.hours_per_day = Some(Decimal::new(i64::from(self.number), 0)),
            _ => {
                draft.name = fresh.clone();
                draft.id = fresh;
                draft.cases_per_year = Some(Decimal::new(i64::from(self.number), 0));
                draft.allow = vec![Allow { rule: "no-lead".into(), reason: Some("x".into()), until: None }];
            }
        }
    }

    /// Two steps become one, called as the first or anew.
    fn merge(&self, draft: &mut Draft, at: usize, other: usize) {
        if at == other {
            return;
        }
        let (kept, gone) = (draft.steps[at].id.clone(), draft.steps[other].clone());
        let step = &mut draft.steps[at];
        let (one, two) = (step.days.likely.amount, gone.days.likely.amount);
        if !gone.products().is_empty() {
            step.gives.get_or_insert_default().extend(gone.products().iter().cloned());
        }
        let both = Duration { amount: one.checked_add(two).unwrap_or(one), unit: DurationUnit::Process };
        step.days = ThreePoint::of(both);
        if self.number.is_multiple_of(3) {
            step.replaces = vec![kept.clone(), gone.id.clone()];
        }
        drop_step_named(draft, other, Some(&kept));
        if self.number % 3 == 1 {
            rename(draft, &kept, &format!("m{}", self.number));
        }
    }

    /// A part of a step becomes a step of its own, below it.
    fn split(&self, draft: &mut Draft, at: usize, fresh: &str) {
        let whole = &mut draft.steps[at];
        let part = DraftStep::bare(fresh.to_owned(), fresh.to_owned(), whole.days);
        let replaces = if self.number.is_multiple_of(2) { vec![whole.id.clone()] } else { Vec::new() };
        let gives = std::mem::take(&mut whole.gives);
        let part = DraftStep { department: whole.department.clone(), gives, replaces, ..part };
        draft.steps.insert(at + 1, part);
    }
}

trait Numbered: Sized {
    fn from_number(number: u32) -> Option<Self>;
}

impl Numbered for Kind {
    fn from_number(number: u32) -> Option<Self> {
        use reengineer::model::Spelled;
        Self::WORDS.get(number as usize % 12).map(|word| word.value)
    }
}

fn rename(draft: &mut Draft, from: &str, to: &str) {
    let called = |id: &mut String| {
        if id == from {
            to.clone_into(id);
        }
    };
    for step in &mut draft.steps {
        called(&mut step.id);
        called(&mut step.name);
        step.rename_steps(called);
    }
    draft.limits.from.iter_mut().chain(&mut draft.limits.to).for_each(called);
    draft.materials.iter_mut().flat_map(|material| &mut material.available_after).for_each(called);
}

fn drop_step(draft: &mut Draft, at: usize) {
    drop_step_named(draft, at, None);
}

/// Takes a step out; who named it names `instead`, or nobody.
fn drop_step_named(draft: &mut Draft, at: usize, instead: Option<&str>) {
    let gone = draft.steps.remove(at);
    draft
        .materials
        .iter_mut()
        .for_each(|one| one.available_after = one.available_after.take().filter(|id| *id != gone.id));
    for end in [&mut draft.limits.from, &mut draft.limits.to] {
        *end = end.take().and_then(|step| if step == gone.id { instead.map(str::to_owned) } else { Some(step) });
    }
    let stays: Vec<&String> = if instead.is_some() { gone.products().iter().collect() } else { Vec::new() };
    for step in &mut draft.steps {
        let own = step.id.clone();
        if let Some(after) = &mut step.after {
            let named = after.iter().any(|entry| entry.step == gone.id);
            after.retain(|entry| entry.step != gone.id);
            let stands_in =
                |instead: &&str| named && *instead != own && after.iter().all(|entry| entry.step != **instead);
            if let Some(instead) = instead.filter(stands_in) {
                after.push(plain(instead));
            }
        }
        step.rework = step.rework.take().filter(|rework| rework.back_to != gone.id);
        step.limit = step.limit.take().filter(|limit| limit.from.as_ref() != Some(&gone.id));
        step.by_case.clear();
        for needs in step.needs.iter_mut().chain(&mut step.papers) {
            needs.retain(|need| !gone.products().contains(&need.material) || stays.contains(&&need.material));
        }
    }
}
