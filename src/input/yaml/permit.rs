//! Reads levers, their permits and parameters.

use super::fields::{Field, Fields};
use super::{At, Reader};
use crate::model::{Check, Expected, KeyGroup, Lever, Parameters, Permit, Problem, Spelled, key_of};
use crate::source::{NodeId, Shown};

impl Reader<'_> {
    /// Reads the levers with their permits.
    pub(super) fn may(&mut self, node: NodeId, at: At<'_>) -> Option<Vec<(Lever, Permit)>> {
        let entries = self.map(node, at)?;
        let mut levers: Vec<(Lever, usize)> = Vec::new();
        let mut may = Vec::new();
        self.names(entries, at, |reader, word, nth, value| {
            let Some(lever) = Lever::from_word(word) else {
                let place = reader.key_place(entries, nth, at);
                return reader.report(place, super::values::unknown_word(&Lever::spellings(), word));
            };
            if let Some((_, first)) = levers.iter().find(|(known, _)| *known == lever) {
                return reader.duplicate(entries, nth, *first, at);
            }
            levers.push((lever, nth));
            let permit = value.and_then(|node| reader.permit(lever, node, At::Name(&at, word)));
            may.extend(permit.map(|permit| (lever, permit)));
        });
        Some(may)
    }

    /// The legal basis of a lever, or a map with it and the parameters.
    fn permit(&mut self, lever: Lever, node: NodeId, at: At<'_>) -> Option<Permit> {
        let source = self.source;
        let Shown::Map(entries) = source.tree().show(node) else {
            return self.text(node, at).map(Permit::on);
        };
        let before = self.defects.len();
        let fields = self.fields(node, KeyGroup::Permit, at, Expected::Map)?;
        let knows = |key: &str| key_of(KeyGroup::Permit, key).is_some_and(|key| lever.knows(key.english));
        for defect in &mut self.defects[before..] {
            if let Problem::UnknownKey { suggestion, known, .. } = &mut defect.problem {
                known.retain(|key| knows(key));
                suggestion.take_if(|key| !knows(key));
            }
        }
        if fields.field("basis") == Field::Absent {
            self.report(at.place(), Problem::MissingBasis);
        }
        let of_others: Vec<&str> =
            fields.present().map(|(key, _)| key.english).filter(|key| !lever.knows(key)).collect();
        for (nth, entry) in entries.iter().enumerate() {
            let spelled = source.scalar(entry.key).map(|key| key.text).unwrap_or_default();
            if key_of(KeyGroup::Permit, spelled).is_some_and(|key| of_others.contains(&key.english)) {
                let problem = Problem::UnknownKey {
                    key: spelled.to_owned(),
                    suggestion: None,
                    known: lever.keys().collect(),
                    elsewhere: None,
                };
                self.report(self.key_place(entries, nth, at), problem);
            }
        }
        let basis = self.optional(&fields, "basis", at, Self::text);
        let when = self.optional(&fields, "when", at, Self::name_list).unwrap_or_default();
        let parameters = self.parameters(&fields, at);
        Some(Permit { basis: basis?, when, parameters })
    }

    fn parameters(&mut self, fields: &Fields, at: At<'_>) -> Parameters {
        Parameters {
            days: self.optional(fields, "days", at, Self::duration),
            with: self.optional(fields, "with", at, Self::name_list).unwrap_or_default(),
            tail: self.optional(fields, "tail", at, Self::duration),
            of: self.optional(fields, "of", at, Self::name),
            to: self.optional(fields, "to", at, Self::name),
            lag: self.optional(fields, "lag", at, Self::lag),
            papers: self.optional(fields, "papers", at, Self::name_list).unwrap_or_default(),
            materials: self.optional(fields, "materials", at, Self::name_list).unwrap_or_default(),
            check: self.optional(fields, "check", at, Self::check),
            signoffs: self.optional(fields, "signoffs", at, Self::count),
            department: self.optional(fields, "department", at, Self::name),
            window: self.optional(fields, "window", at, Self::name),
            group: self.optional(fields, "group", at, Self::name),
            chance: self.optional(fields, "chance", at, Self::share),
        }
    }

    fn check(&mut self, node: NodeId, at: At<'_>) -> Option<Check> {
        let fields = self.fields(node, KeyGroup::Check, at, Expected::Map)?;
        let department = self.optional(&fields, "department", at, Self::name);
        let days = self.optional(&fields, "days", at, Self::duration);
        Some(Check { department, days })
    }
}
