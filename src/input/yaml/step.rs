//! Steps and what hangs on them.

use super::fields::{Field, Fields};
use super::{At, Reader};
use crate::input::{UNREADABLE, suggest};
use crate::model::{
    Actor, After, Counting, DraftStep, Duration, Expected, KeyGroup, Lever, Necessity, Need, Online, Problem, Relation,
    Rework, Spelled, StatedDuration, ThreePoint, Visits,
};
use crate::source::{NodeId, Shown};

impl Reader<'_> {
    /// Reads the steps: one of the result for each of the list.
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
        let days = self.required(&fields, "days", at, Self::days);
        let mut step = DraftStep::bare(id, name, days.unwrap_or(ThreePoint::of(Duration::ZERO)));
        // Of a step of unknown length no work is too much.
        step.work = self.optional(&fields, "work", at, Self::duration).filter(|_| days.is_some());
        step.department = self.optional(&fields, "department", at, Self::name);
        step.actor = self.optional(&fields, "actor", at, Self::word).unwrap_or(Actor::Agency);
        step.item = self.optional(&fields, "item", at, Self::name);
        step.kind = self.optional(&fields, "kind", at, Self::word);
        step.value = self.optional(&fields, "value", at, Self::word);
        step.after = self.optional(&fields, "after", at, Self::after);
        if step.after.is_none() && fields.field("after") != Field::Absent {
            // Not the step above: that could close a loop that is not there.
            step.after = Some(Vec::new());
        }
        step.needs = self.optional(&fields, "needs", at, Self::needs);
        step.papers = self.optional(&fields, "papers", at, Self::needs);
        step.gives = self.gives(&fields, at);
        step.law = self.optional(&fields, "law", at, Self::text_list).unwrap_or_default();
        step.clock = self.optional(&fields, "clock", at, Self::word).unwrap_or(Counting::of(step.actor));
        step.limit = self.optional(&fields, "limit", at, Self::duration);
        step.visits = Visits::new(self.optional(&fields, "visits", at, Self::count));
        step.online = self.optional(&fields, "online", at, Self::word).unwrap_or(Online::None);
        step.fee = self.optional(&fields, "fee", at, Self::number);
        step.signoffs = self.optional(&fields, "signoffs", at, Self::count);
        step.reject = self.optional(&fields, "reject", at, Self::share);
        step.rework = self.optional(&fields, "rework", at, Self::rework);
        step.chance = self.optional(&fields, "chance", at, Self::share);
        step.may = self.optional(&fields, "may", at, Self::may).unwrap_or_default();
        step.replaces = self.optional(&fields, "replaces", at, Self::name_list).unwrap_or_default();
        step.allow = self.optional(&fields, "allow", at, Self::allow).unwrap_or_default();
        step
    }

    /// Id and name, each standing in for the other.
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
        let (min, (max, limit)) = (min?, max?);
        let (likely, likely_is_limit) = match fields.field("likely") {
            Field::Absent => (self.middle(min, max, at)?, false),
            Field::Faulty | Field::Value(_) => likely?,
        };
        Some(ThreePoint { likely, range: Some((min, max)), limit: limit || likely_is_limit })
    }

    /// One duration, or from one to another.
    fn stated_days(&mut self, node: NodeId, at: At<'_>) -> Option<ThreePoint> {
        let text = self.scalar(node, at, Expected::Duration)?.text;
        match StatedDuration::parse(text) {
            Ok(StatedDuration { from, to: None, limit }) => Some(ThreePoint { limit, ..ThreePoint::of(from) }),
            Ok(StatedDuration { from, to: Some(to), limit }) => {
                let likely = self.middle(from, to, at)?;
                Some(ThreePoint { likely, range: Some((from, to)), limit })
            }
            Err(error) => {
                self.report(at.place(), Problem::BadDuration { text: text.to_owned(), error });
                None
            }
        }
    }

    /// The middle between two points, where the file says no more.
    fn middle(&mut self, min: Duration, max: Duration, at: At<'_>) -> Option<Duration> {
        let middle = min.middle(max);
        if middle.is_none() {
            let (min, max) = (min.to_string(), max.to_string());
            self.report(at.place(), Problem::NoMiddle { min, max });
        }
        middle
    }

    fn after(&mut self, node: NodeId, at: At<'_>) -> Option<Vec<After<String>>> {
        self.entries(node, at, |reader, item, at| reader.follows(item, at).unwrap_or_else(|| plain(unreadable(at))))
    }

    fn follows(&mut self, node: NodeId, at: At<'_>) -> Option<After<String>> {
        if self.source.scalar(node).is_some() {
            return self.name(node, at).map(plain);
        }
        let fields = self.fields(node, KeyGroup::After, at, Expected::NameOrMap)?;
        let step = self.required(&fields, "step", at, Self::name);
        let because = self.optional(&fields, "because", at, Self::word);
        let basis = self.optional(&fields, "basis", at, Self::text);
        let relation = self.optional(&fields, "relation", at, Self::relation).unwrap_or(Relation::FinishStart);
        let lag = self.optional(&fields, "lag", at, Self::duration).unwrap_or(Duration::ZERO);
        Some(After { step: step?, because, basis, relation, lag })
    }

    /// Start to finish, which other programs know, is nearly always a slip.
    fn relation(&mut self, node: NodeId, at: At<'_>) -> Option<Relation> {
        match self.source.scalar(node) {
            Some(scalar) if scalar.text.eq_ignore_ascii_case("SF") => {
                let suggestion = Some(Relation::FinishStart.english().to_owned());
                let known = suggest::words(Relation::WORDS, scalar.text);
                self.report(at.place(), Problem::UnknownWord { text: scalar.text.to_owned(), suggestion, known });
                None
            }
            _ => self.word(node, at),
        }
    }

    fn needs(&mut self, node: NodeId, at: At<'_>) -> Option<Vec<Need<String>>> {
        self.entries(node, at, |reader, item, at| {
            let unread = || Need { material: unreadable(at), need: Necessity::Required };
            reader.need(item, at).unwrap_or_else(unread)
        })
    }

    fn need(&mut self, node: NodeId, at: At<'_>) -> Option<Need<String>> {
        if self.source.scalar(node).is_some() {
            return self.name(node, at).map(|material| Need { material, need: Necessity::Required });
        }
        let fields = self.fields(node, KeyGroup::Need, at, Expected::NameOrMap)?;
        let material = self.required(&fields, "material", at, Self::name);
        let need = self.optional(&fields, "need", at, Self::word).unwrap_or(Necessity::Required);
        Some(Need { material: material?, need })
    }

    fn gives(&mut self, fields: &Fields, at: At<'_>) -> Option<Vec<String>> {
        let unread = |name: &String| name.starts_with(UNREADABLE);
        match self.optional(fields, "gives", at, Self::name_list) {
            Some(mut names) => {
                if names.iter().any(unread) {
                    self.gaps.materials = true;
                    // Unlike those of other steps, so that nothing is given twice.
                    let own = unreadable(at);
                    names.iter_mut().filter(|name| unread(name)).for_each(|name| name.insert_str(0, &own));
                }
                Some(names)
            }
            None => {
                self.gaps.materials |= fields.field("gives") != Field::Absent;
                None
            }
        }
    }

    fn rework(&mut self, node: NodeId, at: At<'_>) -> Option<Rework<String>> {
        let fields = self.fields(node, KeyGroup::Rework, at, Expected::Map)?;
        let chance = self.required(&fields, "chance", at, Self::share);
        let back_to = self.required(&fields, "back_to", at, Self::name);
        // Where one is wrong, the other is still looked at.
        Some(Rework { chance: chance.unwrap_or_default(), back_to: back_to.unwrap_or_else(|| unreadable(at)) })
    }

    /// Levers and their legal bases.
    fn may(&mut self, node: NodeId, at: At<'_>) -> Option<Vec<(Lever, String)>> {
        let source = self.source;
        let Shown::Map(entries) = source.tree().show(node) else {
            self.wrong_shape(node, at, Expected::Map);
            return None;
        };
        let mut levers: Vec<(Lever, usize)> = Vec::new();
        let mut may = Vec::new();
        self.names(entries, at, |reader, word, nth, value| {
            let Some(lever) = Lever::from_word(word) else {
                let place = reader.key_place(entries, nth, at);
                return reader.report(place, super::values::unknown_word::<Lever>(word));
            };
            if let Some((_, first)) = levers.iter().find(|(known, _)| *known == lever) {
                return reader.duplicate(entries, nth, *first, at);
            }
            levers.push((lever, nth));
            let basis = value.and_then(|node| reader.text(node, At::Name(&at, word)));
            may.extend(basis.map(|basis| (lever, basis)));
        });
        Some(may)
    }
}

/// An entry that only says what comes first.
fn plain(step: String) -> After<String> {
    After { step, because: None, basis: None, relation: Relation::FinishStart, lag: Duration::ZERO }
}

/// A name for what has none that could be read, unlike any other in the file.
fn unreadable(at: At<'_>) -> String {
    let position = |at: &At<'_>| if let At::Item(_, nth) = at { nth.to_string() } else { String::new() };
    format!("{UNREADABLE}{}", position(&at))
}
