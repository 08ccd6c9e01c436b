//! A random process with levers in every place.

use proptest::prelude::*;
use reengineer::analysis::Remainder;
use reengineer::input;
use reengineer::model::{
    Check, Decimal, Draft, DraftStep, Duration, Kind, Lever, Need, Online, Parameters, Permit, Process, Rework,
    Spelled, Visits,
};
use reengineer::source::Source;

use crate::oracle::generate;

/// Numbers from a seed.
#[derive(Clone, Debug)]
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed | 1)
    }

    pub fn up_to(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % (end as u64 + 1)).unwrap()
    }

    pub fn one_in(&mut self, count: usize) -> bool {
        self.up_to(count - 1) == 0
    }
}

/// A process that is shown as its file.
pub struct Written(Process);

impl std::fmt::Debug for Written {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&input::print(&self.0, input::Vocabulary::English))
    }
}

impl std::ops::Deref for Written {
    type Target = Process;
    fn deref(&self) -> &Process {
        &self.0
    }
}

/// A process on one clock whose steps and papers carry levers, often ones that do not fit; something of
/// it is no waste.
pub fn process(steps: std::ops::RangeInclusive<usize>) -> impl Strategy<Value = Written> {
    (generate::process(steps), any::<u64>()).prop_filter_map("levers that contradict the file", |(process, seed)| {
        let source = Source::read("random.yaml", process.yaml().into_bytes()).ok()?;
        let draft = input::read(&source).ok()?.to_draft();
        let process = Process::new(with_levers(draft, &mut Dice::new(seed))).ok()?;
        let stays = Remainder::gone(&process).contains(&false);
        (stays && !process.depends_on_dates()).then_some(Written(process))
    })
}

fn with_levers(mut draft: Draft, dice: &mut Dice) -> Draft {
    let ids: Vec<String> = draft.steps.iter().map(|step| step.id.clone()).collect();
    if dice.one_in(3) {
        draft.lead = draft.steps.iter().find_map(|step| step.department.clone());
    }
    for material in &mut draft.materials {
        if dice.one_in(3) {
            material.held_by = Some("holder".to_owned());
        }
    }
    for step in &mut draft.steps {
        describe(step, dice);
        for _ in 0..dice.up_to(2) {
            let lever = Lever::WORDS[dice.up_to(Lever::WORDS.len() - 1)].value;
            if step.may.iter().all(|(known, _)| *known != lever) {
                step.may.push((lever, permit(lever, step, &ids, dice)));
            }
        }
        for need in step.needs.iter_mut().chain(&mut step.papers).flatten() {
            if dice.one_in(3) {
                let lever = [Lever::Tolerate, Lever::Share, Lever::DropMaterial][dice.up_to(2)];
                need.may = vec![(lever, Permit::on("basis of a paper"))];
            }
        }
    }
    draft
}

fn describe(step: &mut DraftStep, dice: &mut Dice) {
    if dice.one_in(4) {
        step.visits = Visits::new(Some(u32::try_from(dice.up_to(3)).unwrap()));
    }
    if dice.one_in(4) {
        step.signoffs = Some(u32::try_from(dice.up_to(5)).unwrap());
    }
    if dice.one_in(5) {
        step.online = [Online::Partial, Online::Full][dice.up_to(1)];
    }
    if dice.one_in(5) && step.every.is_none() {
        step.every = Some(Duration::days(2));
    }
    if dice.one_in(5) {
        step.reject = Some(Decimal::new(1, 1));
    }
    if dice.one_in(6) {
        step.kind = Some(Kind::WORDS[dice.up_to(Kind::WORDS.len() - 1)].value);
    }
    if dice.one_in(5) {
        let back_to = step.id.clone();
        step.rework = Some(Rework { chance: Decimal::new(5, 1), back_to, days: None });
    }
}

fn permit(lever: Lever, step: &DraftStep, ids: &[String], dice: &mut Dice) -> Permit {
    let has = |key: &str, dice: &mut Dice| lever.knows(key) && dice.one_in(2);
    let other = |dice: &mut Dice| ids[dice.up_to(ids.len() - 1)].clone();
    let asked = |dice: &mut Dice| -> Vec<String> {
        let askings: &[Need<String>] = step.askings();
        match askings.is_empty() {
            true => vec!["nothing of the kind".to_owned()],
            false => vec![askings[dice.up_to(askings.len() - 1)].material.clone()],
        }
    };
    let mut parameters = Parameters::default();
    if has("days", dice) {
        parameters.days = Some(Duration::days(u32::try_from(dice.up_to(1)).unwrap()));
    }
    if has("with", dice) {
        parameters.with = vec![other(dice)];
    }
    if has("tail", dice) {
        parameters.tail = Some(Duration::days(u32::try_from(dice.up_to(2)).unwrap()));
    }
    if lever.knows("of") {
        parameters.of = Some(other(dice));
    }
    if lever.knows("to") {
        parameters.to = Some(other(dice));
    }
    if lever.knows("lag") {
        parameters.lag = Some(Duration::days(u32::try_from(dice.up_to(2)).unwrap()));
    }
    if has("papers", dice) {
        parameters.papers = asked(dice);
    }
    if has("materials", dice) {
        parameters.materials = asked(dice);
    }
    if has("check", dice) {
        parameters.check = Some(Check { department: Some("checkers".to_owned()), days: Some(Duration::days(3)) });
    }
    if has("signoffs", dice) {
        parameters.signoffs = Some(0);
    }
    if has("department", dice) {
        parameters.department = Some("elsewhere".to_owned());
    }
    if has("window", dice) {
        parameters.window = Some("window".to_owned());
    }
    if has("group", dice) {
        parameters.group = Some("together".to_owned());
    }
    if has("chance", dice) {
        parameters.chance = Some(Decimal::new(1, 1));
    }
    Permit { parameters, ..Permit::on("basis of a lever") }
}
