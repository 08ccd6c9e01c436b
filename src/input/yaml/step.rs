//! Reads steps and their parts.

use super::fields::{Field, Fields};
use super::{At, Reader};
use crate::input::UNREADABLE;
use crate::model::{
    After, Counting, DraftStep, Duration, DurationUnit, Expected, Key, KeyGroup, Necessity, Need, Problem, Relation,
    Rework, STAYS_IN_EVERY_CASE, StatedDuration, StepField, StepLimit, ThreePoint, Visits,
};
use crate::source::{NodeId, Shown};

impl Reader<'_> {
    /// Reads the steps; the result has one for each of the list.
    pub(super) fn steps(&mut self, node: NodeId, at: At<'_>) -> Option<Vec<DraftStep>> {
        self.list(node, at, Self::step)
    }

    fn step(&mut self, node: NodeId, at: At<'_>) -> DraftStep {
        let fields = match self.source.scalar(node) {
            Some(scalar) if scalar.is_null() => {
                self.report(at.place(), Problem::EmptyItem);
                None
            }
            _ => self.fields(node, KeyGroup::Step, at, Expected::Map),
        };
        let Some(fields) = fields else {
            self.gaps.step_names = true;
            self.gaps.materials = true;
            let name = unreadable(at);
            let days = ThreePoint::of(Duration::ZERO);
            let bare = DraftStep::bare(name.clone(), name, days);
            return DraftStep { after: Some(Vec::new()), ..bare };
        };
        let (id, name) = self.names_of_step(&fields, at);
        if fields.field("days") == Field::Absent {
            self.report(at.place(), Problem::MissingKey { group: KeyGroup::Step, key: "days" });
        }
        let mut step = DraftStep::bare(id, name, ThreePoint::of(Duration::ZERO));
        let mut has_days = false;
        for (key, node) in fields.present() {
            if let Some(field) = self.step_field(key, node, At::Field(&at, key.english)) {
                has_days |= matches!(field, StepField::Days(_));
                field.put(&mut step);
            }
        }
        self.gaps.materials |= fields.field("gives") == Field::Faulty;
        if fields.get("clock").is_none() {
            step.clock = Counting::of(step.actor);
        }
        // For a step of unknown length no amount of work is too much.
        step.work = step.work.filter(|_| has_days);
        if step.after.is_none() && fields.field("after") != Field::Absent {
            // Not the step above, which could close a cycle that does not
            // exist.
            step.after = Some(Vec::new());
        }
        step
    }

    /// Reads the value of a key of a step, except its id and its name.
    fn step_field(&mut self, key: &'static Key, node: NodeId, at: At<'_>) -> Option<StepField> {
        Some(match key.english {
            "when" => StepField::When(self.when(node, at)?),
            "days" => StepField::Days(self.days(node, at)?),
            "by_case" => StepField::ByCase(self.by_case(node, at)?),
            "after" => StepField::After(Some(self.after(node, at)?)),
            "needs" => StepField::Needs(Some(self.needs(node, at)?)),
            "papers" => StepField::Papers(Some(self.needs(node, at)?)),
            "gives" => StepField::Gives(Some(self.gives(node, at)?)),
            "limit" => StepField::Limit(Some(self.limit(node, at)?)),
            "visits" => StepField::Visits(Visits::new(Some(self.count(node, at)?))),
            "rework" => StepField::Rework(Some(self.rework(node, at)?)),
            "may" => StepField::May(self.may(node, at)?),
            "allow" => StepField::Allow(self.allow(node, at)?),
            other => return StepField::of_plain(other, self.plain(key.form, node, at)?),
        })
    }

    /// Reads the cases in which something holds; an empty list is a mistake.
    fn when(&mut self, node: NodeId, at: At<'_>) -> Option<Vec<String>> {
        let when = self.name_list(node, at)?;
        if when.is_empty() {
            self.report(at.place(), Problem::EmptyValue("when".to_owned()));
            return None;
        }
        Some(when)
    }

    /// Reads the values of a step that differ by case.
    fn by_case(&mut self, node: NodeId, at: At<'_>) -> Option<Vec<(String, Vec<StepField>)>> {
        let entries = self.map(node, at)?;
        let mut by_case = Vec::with_capacity(entries.len());
        self.names(entries, at, |reader, case, _, value| {
            let at = At::Name(&at, case);
            let Some(fields) = value.and_then(|node| reader.fields(node, KeyGroup::Step, at, Expected::Map)) else {
                return;
            };
            let mut differing = Vec::new();
            for (key, node) in fields.present() {
                let inner = At::Field(&at, key.english);
                if STAYS_IN_EVERY_CASE.contains(&key.english) {
                    reader.report(inner.place(), Problem::SameInEveryCase(key.english));
                } else {
                    differing.extend(reader.step_field(key, node, inner));
                }
            }
            by_case.push((case.to_owned(), differing));
        });
        Some(by_case)
    }

    /// Reads a duration, or a map with the event that it runs from and the
    /// least length.
    fn limit(&mut self, node: NodeId, at: At<'_>) -> Option<StepLimit<String>> {
        if !matches!(self.source.tree().show(node), Shown::Map(_)) {
            return self.duration(node, at).map(StepLimit::of);
        }
        let fields = self.fields(node, KeyGroup::Limit, at, Expected::Duration)?;
        let from = self.optional(&fields, "from", at, Self::one_step);
        let min = self.optional(&fields, "min", at, Self::duration);
        let alone = fields.field("min") != Field::Absent && fields.field("from") == Field::Absent;
        let days = if alone {
            self.optional(&fields, "days", at, Self::duration)
        } else {
            self.required(&fields, "days", at, Self::duration)
        };
        Some(StepLimit { days, from, min })
    }

    /// Reads id and name, each of which defaults to the other.
    fn names_of_step(&mut self, fields: &Fields, at: At<'_>) -> (String, String) {
        let id = self.optional(fields, "id", at, Self::name);
        let name = self.optional(fields, "name", at, Self::name);
        let absent = |key| fields.field(key) == Field::Absent;
        if absent("id") && absent("name") {
            self.report(at.place(), Problem::NamelessStep);
        }
        self.gaps.step_names |= (id.is_none() && !absent("id")) || (name.is_none() && !absent("name"));
        match (id, name) {
            (Some(id), Some(name)) => (id, name),
            (Some(one), None) | (None, Some(one)) => (one.clone(), one),
            (None, None) => {
                self.gaps.step_names = true;
                (unreadable(at), unreadable(at))
            }
        }
    }

    /// A duration or three of them.
    fn days(&mut self, node: NodeId, at: At<'_>) -> Option<ThreePoint> {
        if !matches!(self.source.tree().show(node), Shown::Map(_)) {
            return self.stated_days(node, at);
        }
        let fields = self.fields(node, KeyGroup::Days, at, Expected::Duration)?;
        let min = self.required(&fields, "min", at, Self::duration);
        let likely = self.optional(&fields, "likely", at, Self::point);
        let max = self.required(&fields, "max", at, Self::point);
        let (min, max) = (min?, max?);
        let likely = match fields.field("likely") {
            Field::Absent => ThreePoint::of(self.middle(min, max.likely, at)?),
            Field::Faulty | Field::Value(_) => likely?,
        };
        let limit = max.limit || likely.limit;
        let says_day = max.says_day || (likely.says_day && max.likely.unit == DurationUnit::Process);
        Some(ThreePoint { likely: likely.likely, range: Some((min, max.likely)), limit, says_day, at_once: false })
    }

    /// One duration, or from one to another.
    fn stated_days(&mut self, node: NodeId, at: At<'_>) -> Option<ThreePoint> {
        let text = self.scalar(node, at, Expected::Duration)?.text;
        match StatedDuration::parse(text) {
            Ok(StatedDuration { from, to: None, limit, says_day, at_once }) => {
                Some(ThreePoint { limit, says_day, at_once, ..ThreePoint::of(from) })
            }
            Ok(StatedDuration { from, to: Some(to), limit, says_day, at_once }) => {
                let likely = self.middle(from, to, at)?;
                Some(ThreePoint { likely, range: Some((from, to)), limit, says_day, at_once })
            }
            Err(error) => {
                self.report(at.place(), Problem::BadDuration { text: text.to_owned(), error });
                None
            }
        }
    }

    /// The middle between two points, where no likely value is stated.
    fn middle(&mut self, min: Duration, max: Duration, at: At<'_>) -> Option<Duration> {
        let middle = min.middle(max);
        if middle.is_none() {
            let (min, max) = (min.to_string(), max.to_string());
            self.report(at.place(), Problem::NoMiddle { min, max });
        }
        middle
    }

    fn after(&mut self, node: NodeId, at: At<'_>) -> Option<Vec<After<String>>> {
        self.entries(node, at, |reader, item, at| {
            reader.follows(item, at).unwrap_or_else(|| After::plain(unreadable(at)))
        })
    }

    fn follows(&mut self, node: NodeId, at: At<'_>) -> Option<After<String>> {
        if self.source.scalar(node).is_some() {
            return self.name(node, at).map(After::plain);
        }
        let fields = self.fields(node, KeyGroup::After, at, Expected::NameOrMap)?;
        let step = self.required(&fields, "step", at, Self::name);
        let because = self.optional(&fields, "because", at, Self::word);
        let basis = self.optional(&fields, "basis", at, Self::text);
        let relation = self.optional(&fields, "relation", at, Self::word).unwrap_or(Relation::FinishStart);
        let lag = self.optional(&fields, "lag", at, Self::lag).unwrap_or(Duration::ZERO);
        Some(After { step: step?, because, basis, relation, lag, is_across: false })
    }

    fn needs(&mut self, node: NodeId, at: At<'_>) -> Option<Vec<Need<String>>> {
        self.entries(node, at, |reader, item, at| {
            let unread = || Need::of(unreadable(at), Necessity::Required);
            reader.need(item, at).unwrap_or_else(unread)
        })
    }

    fn need(&mut self, node: NodeId, at: At<'_>) -> Option<Need<String>> {
        if self.source.scalar(node).is_some() {
            return self.name(node, at).map(|material| Need::of(material, Necessity::Required));
        }
        let fields = self.fields(node, KeyGroup::Need, at, Expected::NameOrMap)?;
        let material = self.required(&fields, "material", at, Self::name);
        let need = self.optional(&fields, "need", at, Self::word).unwrap_or(Necessity::Required);
        let when = self.optional(&fields, "when", at, Self::when).unwrap_or_default();
        let may = self.optional(&fields, "may", at, Self::may).unwrap_or_default();
        let source = self.optional(&fields, "source", at, Self::word);
        Some(Need { material: material?, need, when, may, source })
    }

    fn gives(&mut self, node: NodeId, at: At<'_>) -> Option<Vec<String>> {
        let unread = |name: &String| name.starts_with(UNREADABLE);
        let Some(mut names) = self.name_list(node, at) else {
            self.gaps.materials = true;
            return None;
        };
        if names.iter().any(unread) {
            self.gaps.materials = true;
            // Unlike those of other steps, so that no material is given twice.
            let own = unreadable(at);
            names.iter_mut().filter(|name| unread(name)).for_each(|name| name.insert_str(0, &own));
        }
        Some(names)
    }

    fn rework(&mut self, node: NodeId, at: At<'_>) -> Option<Rework<String>> {
        let fields = self.fields(node, KeyGroup::Rework, at, Expected::Map)?;
        let chance = self.required(&fields, "chance", at, Self::share);
        let back_to = self.required(&fields, "back_to", at, Self::name);
        let days = self.optional(&fields, "days", at, Self::duration);
        // If one is faulty, the other is still checked.
        Some(Rework { chance: chance.unwrap_or_default(), back_to: back_to.unwrap_or_else(|| unreadable(at)), days })
    }
}

/// A stand-in for an unreadable name, unlike any other in the file.
pub(super) fn unreadable(at: At<'_>) -> String {
    let position = match at {
        At::Item(_, nth) | At::Field(&At::Item(_, nth), _) => nth.to_string(),
        _ => String::new(),
    };
    format!("{UNREADABLE}{position}")
}
