//! From a process to the text that says it, in one canonical form.

mod escape;

use serde_yaml::{Mapping, Value};

use crate::model::{
    Actor, After, Allow, Claims, Counting, Decimal, Department, Draft, DraftStep, Duration, KEYS, KeyGroup, LimitsOf,
    Material, Necessity, Need, Online, Process, Relation, Spelled, Targets, ThreePoint, Unit,
};

/// The language of keys and words in a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Vocabulary {
    /// `name`, `steps`, `days`.
    #[default]
    English,
    /// `名称`, `环节`, `时长`.
    Chinese,
}

/// The process as YAML, in the order of the format's tables, without what is
/// the default. Reading it gives the same process.
#[must_use]
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

/// A map of the format as it is filled.
struct Entries {
    words: Vocabulary,
    group: KeyGroup,
    map: Mapping,
}

impl Entries {
    fn put(&mut self, key: &'static str, value: impl Into<Value>) {
        let known = KEYS.iter().find(|known| known.group == self.group && known.english == key);
        let spelled = match self.words {
            Vocabulary::English => key,
            Vocabulary::Chinese => known.map_or(key, |known| known.chinese),
        };
        self.map.insert(Value::from(spelled), value.into());
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

    fn word<T: Spelled>(self, value: T) -> &'static str {
        match self {
            Self::English => value.english(),
            Self::Chinese => value.chinese(),
        }
    }

    fn process(self, draft: &Draft) -> Value {
        let mut entries = self.entries(KeyGroup::Process);
        entries.put("name", draft.name.as_str());
        entries.put("id", draft.id.as_str());
        entries.put_some("jurisdiction", draft.jurisdiction.map(|jurisdiction| self.word(jurisdiction)));
        entries.put_some("calendar", one_or_more(&draft.calendar));
        entries.put_some("lead", draft.lead.as_deref());
        entries.put_word("unit", draft.unit, Unit::default());
        entries.put_some("hours_per_day", draft.hours_per_day.map(number));
        if draft.limits != LimitsOf::default() {
            let mut limits = self.entries(KeyGroup::Limits);
            limits.put_some("statutory", draft.limits.statutory.map(duration));
            limits.put_some("promised", draft.limits.promised.map(duration));
            limits.put_some("extension", draft.limits.extension.map(duration));
            limits.put_some("from", draft.limits.from.as_deref());
            limits.put_some("to", draft.limits.to.as_deref());
            entries.put("limits", limits.value());
        }
        entries.put_some("cases_per_year", draft.cases_per_year.map(number));
        if draft.targets != Targets::default() {
            entries.put("targets", self.figures(draft.targets));
        }
        if draft.claims != Claims::default() {
            let mut claims = self.entries(KeyGroup::Claims);
            claims.put_some("before", draft.claims.before.map(|figures| self.figures(figures)));
            claims.put_some("after", draft.claims.after.map(|figures| self.figures(figures)));
            entries.put("claims", claims.value());
        }
        if !draft.materials.is_empty() {
            entries.put("materials", self.materials(&draft.materials));
        }
        entries.put_some("departments", draft.departments.as_ref().map(|departments| self.departments(departments)));
        entries.put_list("allow", self.waivers(&draft.allow));
        entries.put("steps", draft.steps.iter().map(|step| self.step(step)).collect::<Vec<_>>());
        entries.value()
    }

    fn figures(self, figures: Targets) -> Value {
        let mut entries = self.entries(KeyGroup::Figures);
        entries.put_some("days", figures.days.map(duration));
        entries.put_some("steps", figures.steps);
        entries.put_some("departments", figures.departments);
        entries.put_some("materials", figures.materials);
        entries.put_some("visits", figures.visits);
        entries.value()
    }

    /// A list of names where no material has more to it, else a map.
    fn materials(self, materials: &[Material]) -> Value {
        if materials.iter().all(|material| material.held_by.is_none() && material.certificate.is_none()) {
            return texts(materials.iter().map(|material| &material.name)).into();
        }
        let entry = |material: &Material| {
            let mut entries = self.entries(KeyGroup::Material);
            entries.put_some("held_by", material.held_by.as_deref());
            entries.put_some("certificate", material.certificate.as_deref());
            (Value::from(material.name.as_str()), entries.value())
        };
        Value::Mapping(materials.iter().map(entry).collect())
    }

    fn departments(self, departments: &[Department]) -> Value {
        let entry = |department: &Department| {
            let mut entries = self.entries(KeyGroup::Department);
            entries.put_some("capacity", department.capacity);
            entries.put_some("level", department.level.as_deref());
            (Value::from(department.name.as_str()), entries.value())
        };
        Value::Mapping(departments.iter().map(entry).collect())
    }

    fn step(self, step: &DraftStep) -> Value {
        let mut entries = self.entries(KeyGroup::Step);
        if step.id != step.name {
            entries.put("id", step.id.as_str());
        }
        entries.put("name", step.name.as_str());
        entries.put_some("department", step.department.as_deref());
        entries.put_word("actor", step.actor, Actor::Agency);
        entries.put_some("item", step.item.as_deref());
        entries.put_some("kind", step.kind.map(|kind| self.word(kind)));
        entries.put("days", self.days(step.days));
        entries.put_some("work", step.work.map(duration));
        entries.put_some("value", step.value.map(|value| self.word(value)));
        let after = step.after.as_ref();
        entries.put_some("after", after.map(|after| after.iter().map(|entry| self.after(entry)).collect::<Vec<_>>()));
        let askings = |list: &Vec<Need<String>>| list.iter().map(|need| self.need(need)).collect::<Vec<_>>();
        entries.put_some("needs", step.needs.as_ref().map(askings));
        entries.put_some("papers", step.papers.as_ref().map(askings));
        entries.put_some("gives", step.gives.as_ref().map(texts));
        entries.put_list("law", texts(&step.law));
        entries.put_word("clock", step.clock, Counting::of(step.actor));
        entries.put_some("limit", step.limit.map(duration));
        entries.put_some("visits", step.visits.stated());
        entries.put_word("online", step.online, Online::None);
        entries.put_some("fee", step.fee.map(number));
        entries.put_some("signoffs", step.signoffs);
        entries.put_some("reject", step.reject.map(number));
        if let Some(rework) = &step.rework {
            let mut inner = self.entries(KeyGroup::Rework);
            inner.put("chance", number(rework.chance));
            inner.put("back_to", rework.back_to.as_str());
            entries.put("rework", inner.value());
        }
        entries.put_some("chance", step.chance.map(number));
        if !step.may.is_empty() {
            let lever = |(lever, basis): &(_, String)| (Value::from(self.word(*lever)), Value::from(basis.as_str()));
            entries.put("may", Value::Mapping(step.may.iter().map(lever).collect()));
        }
        entries.put_list("replaces", texts(&step.replaces));
        entries.put_list("allow", self.waivers(&step.allow));
        entries.value()
    }

    fn days(self, days: ThreePoint) -> Value {
        let Some((min, max)) = days.range else { return limited(days.likely, days.limit) };
        let mut entries = self.entries(KeyGroup::Days);
        entries.put("min", duration(min));
        entries.put("likely", duration(days.likely));
        entries.put("max", limited(max, days.limit));
        entries.value()
    }

    fn after(self, entry: &After<String>) -> Value {
        let mut entries = self.entries(KeyGroup::After);
        entries.put("step", entry.step.as_str());
        entries.put_some("because", entry.because.map(|because| self.word(because)));
        entries.put_some("basis", entry.basis.as_deref());
        entries.put_word("relation", entry.relation, Relation::FinishStart);
        entries.put_some("lag", (entry.lag != Duration::ZERO).then(|| duration(entry.lag)));
        if entries.map.len() == 1 { Value::from(entry.step.as_str()) } else { entries.value() }
    }

    fn need(self, need: &Need<String>) -> Value {
        if need.need == Necessity::Required {
            return Value::from(need.material.as_str());
        }
        let mut entries = self.entries(KeyGroup::Need);
        entries.put("material", need.material.as_str());
        entries.put("need", self.word(need.need));
        entries.value()
    }

    fn waivers(self, waivers: &[Allow]) -> Vec<Value> {
        let waiver = |waiver: &Allow| {
            let mut entries = self.entries(KeyGroup::Allow);
            entries.put("rule", waiver.rule.as_str());
            entries.put_some("reason", waiver.reason.as_deref());
            entries.put_some("until", waiver.until.as_deref());
            entries.value()
        };
        waivers.iter().map(waiver).collect()
    }
}

fn texts<'t>(texts: impl IntoIterator<Item = &'t String>) -> Vec<Value> {
    texts.into_iter().map(|text| Value::from(text.as_str())).collect()
}

/// One text as it is, several as a list.
fn one_or_more(list: &[String]) -> Option<Value> {
    match list {
        [] => None,
        [one] => Some(Value::from(one.as_str())),
        several => Some(Value::from(texts(several))),
    }
}

/// A duration, as a limit where it is stated so.
fn limited(most: Duration, limit: bool) -> Value {
    if limit { Value::from(format!("≤{most}")) } else { duration(most) }
}

fn duration(duration: Duration) -> Value {
    let text = duration.to_string();
    if text.ends_with(|last: char| last.is_ascii_digit()) { number(duration.amount) } else { Value::from(text) }
}

/// As a number where YAML writes it without an exponent, else as text, which
/// is read as well.
fn number(number: Decimal) -> Value {
    let text = number.to_string();
    if number.scale() == 0 {
        return Value::from(number.mantissa());
    }
    match text.parse::<f64>() {
        Ok(float) if !text.starts_with("0.0000") => Value::from(float),
        _ => Value::from(text),
    }
}
