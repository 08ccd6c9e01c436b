//! Prints a process in canonical form.

mod edited;
mod escape;
mod permit;
mod values;

use std::collections::HashMap;
use std::sync::LazyLock;

use serde_yaml::{Mapping, Value};

use crate::model::{
    After, Allow, CaseOf, Claims, Counting, Department, Draft, DraftStep, Duration, KEYS, KeyGroup, LimitsOf,
    MaterialOf, MaterialSource, Necessity, Need, Process, ProcessField, Relation, Rework, Spelled, StepField,
    StepLimit, Targets, ThreePoint, Unit, Visits,
};
use crate::text::Lang;

use values::{number, texts};

/// The language of keys and words in a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Vocabulary {
    /// `name`, `steps`, `days`.
    #[default]
    English,
    /// `名称`, `环节`, `时长`.
    Chinese,
}

impl From<Lang> for Vocabulary {
    fn from(lang: Lang) -> Self {
        match lang {
            Lang::English => Self::English,
            Lang::Chinese => Self::Chinese,
        }
    }
}

/// The process as YAML, in the order of the format's tables, without default
/// values. Reading it gives the same process.
pub fn print(process: &Process, words: Vocabulary) -> String {
    escape::to_string(words.process(&process.to_draft()))
}

/// The process as keys and values, before they are spelled as YAML.
pub(super) fn value(process: &Process, words: Vocabulary) -> Mapping {
    match words.process(&process.to_draft()) {
        Value::Mapping(map) => map,
        _ => Mapping::new(),
    }
}

/// The definition as printed in English, for documents.
pub fn written(process: &Process) -> Value {
    Vocabulary::English.process(&process.to_draft())
}

pub(super) use edited::spelled;

/// The rank of a key in the order of the format. Computed for every cell of a
/// table.
pub(super) fn order(group: KeyGroup, key: &str) -> Option<usize> {
    static ORDER: LazyLock<HashMap<(KeyGroup, &str), usize>> =
        LazyLock::new(|| KEYS.iter().enumerate().map(|(nth, key)| ((key.group, key.english), nth)).collect());
    ORDER.get(&(group, key)).copied()
}

/// A map of the format under construction.
struct Entries {
    words: Vocabulary,
    group: KeyGroup,
    map: Mapping,
}

impl Entries {
    fn put(&mut self, key: &'static str, value: impl Into<Value>) {
        self.map.insert(Value::from(self.words.key(self.group, key)), value.into());
    }

    fn put_some(&mut self, key: &'static str, value: Option<impl Into<Value>>) {
        if let Some(value) = value {
            self.put(key, value);
        }
    }

    fn put_list(&mut self, key: &'static str, values: Vec<Value>) {
        if !values.is_empty() {
            self.put(key, values);
        }
    }

    fn put_word<T: Spelled>(&mut self, key: &'static str, value: T, default: T) {
        if value != default {
            self.put(key, self.words.word(value));
        }
    }

    fn value(self) -> Value {
        Value::Mapping(self.map)
    }
}

impl Vocabulary {
    fn entries(self, group: KeyGroup) -> Entries {
        Entries { words: self, group, map: Mapping::new() }
    }

    /// A key of a group.
    pub(super) fn key(self, group: KeyGroup, key: &'static str) -> &'static str {
        match self {
            Self::English => key,
            Self::Chinese => order(group, key).map_or(key, |nth| KEYS[nth].chinese),
        }
    }

    /// A value that has words.
    pub(super) fn word<T: Spelled>(self, value: T) -> &'static str {
        self.pick(value.english(), value.chinese())
    }

    /// One of two spellings.
    pub(super) fn pick(self, english: &'static str, chinese: &'static str) -> &'static str {
        match self {
            Self::English => english,
            Self::Chinese => chinese,
        }
    }

    fn process(self, draft: &Draft) -> Value {
        let mut entries = self.entries(KeyGroup::Process);
        entries.put("name", draft.name.as_str());
        entries.put("id", draft.id.as_str());
        for field in ProcessField::all_of(draft) {
            if !matches!(field, ProcessField::Name(_) | ProcessField::Id(_)) {
                entries.put_some(field.key(), self.process_field(&field));
            }
        }
        entries.put("steps", draft.steps.iter().map(|step| self.step(step)).collect::<Vec<_>>());
        entries.value()
    }

    /// The value of a key of the process; `None` where it is empty.
    fn process_field(self, field: &ProcessField) -> Option<Value> {
        Some(match field {
            ProcessField::Unit(unit) => self.word(Some(*unit).filter(|unit| *unit != Unit::default())?).into(),
            ProcessField::Limits(limits) => self.limits(limits)?,
            ProcessField::Cases(cases) => self.cases(cases)?,
            ProcessField::Targets(targets) => self.targets(*targets)?,
            ProcessField::Claims(claims) => self.claims(*claims)?,
            ProcessField::Materials(materials) => self.materials(Some(materials).filter(|all| !all.is_empty())?),
            ProcessField::Departments(departments) => self.departments(departments.as_ref()?),
            ProcessField::Allow(allow) => self.waivers(Some(allow).filter(|all| !all.is_empty())?).into(),
            plain => self.plain(KeyGroup::Process, plain.key(), plain.plain()?)?,
        })
    }

    fn figures(self, figures: Targets) -> Value {
        let mut entries = self.entries(KeyGroup::Figures);
        entries.put_some("days", figures.days.map(|time| self.duration(time)));
        entries.put_some("steps", figures.steps);
        entries.put_some("departments", figures.departments);
        entries.put_some("materials", figures.materials);
        entries.put_some("visits", figures.visits);
        entries.value()
    }

    /// A list of names where no material has more than a name, else a map.
    fn materials(self, materials: &[MaterialOf<String>]) -> Value {
        if materials.iter().all(|material| *material == MaterialOf::named(material.name.clone())) {
            return texts(materials.iter().map(|material| &material.name)).into();
        }
        let entry = |material: &MaterialOf<String>| {
            let mut entries = self.entries(KeyGroup::Material);
            entries.put_some("held_by", material.held_by.as_deref());
            entries.put_some("certificate", material.certificate.as_deref());
            entries.put_word("source", material.source, MaterialSource::Applicant);
            entries.put_some("copies", material.copies);
            entries.put_some("original", material.original);
            entries.put_some("available_after", material.available_after.as_deref());
            entries.put_some("note", material.note.as_deref());
            (Value::from(material.name.as_str()), entries.value())
        };
        Value::Mapping(materials.iter().map(entry).collect())
    }

    fn departments(self, departments: &[Department]) -> Value {
        let entry = |department: &Department| {
            let mut entries = self.entries(KeyGroup::Department);
            entries.put_some("capacity", department.capacity);
            entries.put_some("level", department.level.as_deref());
            entries.put_some("note", department.note.as_deref());
            (Value::from(department.name.as_str()), entries.value())
        };
        Value::Mapping(departments.iter().map(entry).collect())
    }

    /// A whole step.
    pub(in crate::input) fn step(self, step: &DraftStep) -> Value {
        let mut entries = self.entries(KeyGroup::Step);
        if step.id != step.name {
            entries.put("id", step.id.as_str());
        }
        entries.put("name", step.name.as_str());
        // Given other days than the step, since days are always written.
        let other = ThreePoint { range: step.days.range.xor(Some((Duration::ZERO, Duration::ZERO))), ..step.days };
        let mut silent = DraftStep::bare(step.id.clone(), step.name.clone(), other);
        silent.clock = Counting::of(step.actor);
        // Zero is a statement, though it equals silence.
        silent.visits = Visits::new(step.visits.stated().filter(|times| *times == 0).map(|_| 1));
        for field in StepField::differing(&silent, step) {
            entries.put_some(field.key(), self.step_field(&field));
        }
        entries.value()
    }

    /// The value of a key of a step; `None` where it is empty.
    pub(in crate::input) fn step_field(self, field: &StepField) -> Option<Value> {
        Some(match field {
            StepField::Days(days) => self.days(*days),
            StepField::ByCase(cases) => {
                Value::Mapping(cases.iter().map(|(case, fields)| self.in_case(case, fields)).collect())
            }
            StepField::After(after) => after.as_ref()?.iter().map(|entry| self.after(entry)).collect::<Vec<_>>().into(),
            StepField::Needs(askings) | StepField::Papers(askings) => {
                askings.as_ref()?.iter().map(|need| self.need(need)).collect::<Vec<_>>().into()
            }
            StepField::Gives(products) => texts(products.as_ref()?).into(),
            StepField::Limit(limit) => self.limit(limit.as_ref()?),
            StepField::Visits(visits) => visits.stated()?.into(),
            StepField::Rework(rework) => self.rework(rework.as_ref()?),
            StepField::May(may) => self.may(may),
            StepField::Allow(allow) => self.waivers(allow).into(),
            plain => self.plain(KeyGroup::Step, plain.key(), plain.plain()?)?,
        })
    }

    fn in_case(self, case: &str, fields: &[StepField]) -> (Value, Value) {
        let mut entries = self.entries(KeyGroup::Step);
        for field in fields {
            entries.put_some(field.key(), self.step_field(field));
        }
        (Value::from(case), entries.value())
    }

    fn limit(self, limit: &StepLimit<String>) -> Value {
        if let StepLimit { days: Some(days), from: None, min: None } = limit {
            return self.duration(*days);
        }
        let mut entries = self.entries(KeyGroup::Limit);
        entries.put_some("days", limit.days.map(|time| self.duration(time)));
        entries.put_some("from", limit.from.as_deref());
        entries.put_some("min", limit.min.map(|time| self.duration(time)));
        entries.value()
    }

    fn rework(self, rework: &Rework<String>) -> Value {
        let mut entries = self.entries(KeyGroup::Rework);
        entries.put("chance", number(rework.chance));
        entries.put("back_to", rework.back_to.as_str());
        entries.put_some("days", rework.days.map(|time| self.duration(time)));
        entries.value()
    }

    fn limits(self, limits: &LimitsOf<String>) -> Option<Value> {
        let mut entries = self.entries(KeyGroup::Limits);
        entries.put_some("statutory", limits.statutory.map(|time| self.duration(time)));
        entries.put_some("promised", limits.promised.map(|time| self.duration(time)));
        entries.put_some("extension", limits.extension.map(|time| self.duration(time)));
        entries.put_some("from", limits.from.as_deref());
        entries.put_some("to", limits.to.as_deref());
        (*limits != LimitsOf::default()).then(|| entries.value())
    }

    fn claims(self, claims: Claims) -> Option<Value> {
        let mut entries = self.entries(KeyGroup::Claims);
        entries.put_some("before", claims.before.map(|figures| self.figures(figures)));
        entries.put_some("after", claims.after.map(|figures| self.figures(figures)));
        (claims != Claims::default()).then(|| entries.value())
    }

    fn targets(self, targets: Targets) -> Option<Value> {
        (targets != Targets::default()).then(|| self.figures(targets))
    }

    /// A list of names where no case has more than a name, else a map.
    fn cases(self, cases: &[CaseOf<String>]) -> Option<Value> {
        if cases.iter().all(|case| *case == CaseOf::named(case.name.clone())) {
            return Some(texts(cases.iter().map(|case| &case.name)).into()).filter(|_| !cases.is_empty());
        }
        let entry = |case: &CaseOf<String>| {
            let mut entries = self.entries(KeyGroup::Case);
            entries.put_some("share", case.share.map(number));
            entries.put_some("limits", self.limits(&case.limits));
            entries.put_some("targets", self.targets(case.targets));
            entries.put_some("claims", self.claims(case.claims));
            entries.put_some("note", case.note.as_deref());
            (Value::from(case.name.as_str()), entries.value())
        };
        Some(Value::Mapping(cases.iter().map(entry).collect()))
    }

    fn days(self, days: ThreePoint) -> Value {
        let Some((min, max)) = days.range else { return self.point(days.likely, days) };
        let mut entries = self.entries(KeyGroup::Days);
        entries.put("min", self.duration(min));
        entries.put("likely", self.duration(days.likely));
        entries.put("max", self.point(max, days));
        entries.value()
    }

    fn after(self, entry: &After<String>) -> Value {
        let mut entries = self.entries(KeyGroup::After);
        entries.put("step", entry.step.as_str());
        entries.put_some("because", entry.because.map(|because| self.word(because)));
        entries.put_some("basis", entry.basis.as_deref());
        entries.put_word("relation", entry.relation, Relation::FinishStart);
        entries.put_some("lag", (entry.lag != Duration::ZERO).then(|| self.duration(entry.lag)));
        if entries.map.len() == 1 { Value::from(entry.step.as_str()) } else { entries.value() }
    }

    fn need(self, need: &Need<String>) -> Value {
        if *need == Need::of(need.material.clone(), Necessity::Required) {
            return Value::from(need.material.as_str());
        }
        let mut entries = self.entries(KeyGroup::Need);
        entries.put("material", need.material.as_str());
        entries.put_word("need", need.need, Necessity::Required);
        entries.put_list("when", texts(&need.when));
        entries.put_some("may", (!need.may.is_empty()).then(|| self.may(&need.may)));
        entries.put_some("source", need.source.map(|source| self.word(source)));
        entries.value()
    }

    fn waivers(self, waivers: &[Allow]) -> Vec<Value> {
        let waiver = |waiver: &Allow| {
            let mut entries = self.entries(KeyGroup::Allow);
            entries.put("rule", waiver.rule.as_str());
            entries.put_some("reason", waiver.reason.as_deref());
            entries.put_some("until", waiver.until.map(|until| until.to_string()));
            entries.value()
        };
        waivers.iter().map(waiver).collect()
    }
}
