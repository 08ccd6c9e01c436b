//! Levers, what allows them, and their parameters.

use super::{At, Reader};
use crate::model::{Expected, Lever, Permit, Plain, Problem, Spelled};
use crate::source::{NodeId, Shown};

/// The two spellings of the keys that every lever knows.
const BASIS: [&str; 2] = ["basis", "依据"];
const WHEN: [&str; 2] = ["when", "适用情形"];

impl Reader<'_> {
    /// Levers and what allows each.
    pub(super) fn may(&mut self, node: NodeId, at: At<'_>) -> Option<Vec<(Lever, Permit)>> {
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
            let permit = value.and_then(|node| reader.permit(node, At::Name(&at, word)));
            may.extend(permit.map(|permit| (lever, permit)));
        });
        Some(may)
    }

    /// The legal basis of a lever, or a map with it and the parameters.
    fn permit(&mut self, node: NodeId, at: At<'_>) -> Option<Permit> {
        let source = self.source;
        let Shown::Map(entries) = source.tree().show(node) else {
            return self.text(node, at).map(Permit::on);
        };
        let (mut basis, mut when, mut parameters) = (None, Vec::new(), Vec::new());
        self.names(entries, at, |reader, key, nth, value| {
            let Some(node) = value else { return };
            let inner = At::Name(&at, key);
            match key {
                _ if BASIS.contains(&key) && basis.is_some() => reader.duplicate(entries, nth, 0, at),
                _ if BASIS.contains(&key) => basis = Some(reader.text(node, inner).unwrap_or_default()),
                _ if WHEN.contains(&key) => when = reader.name_list(node, inner).unwrap_or_default(),
                _ => parameters.extend(reader.plain(node, inner).map(|plain| (key.to_owned(), plain))),
            }
        });
        if basis.is_none() {
            self.report(at.place(), Problem::MissingBasis);
        }
        Some(Permit { basis: basis?, when, parameters })
    }

    /// A value of whatever shape.
    fn plain(&mut self, node: NodeId, at: At<'_>) -> Option<Plain> {
        let source = self.source;
        match source.tree().show(node) {
            Shown::Scalar { .. } => self.text(node, at).map(Plain::Text),
            Shown::List(_) => {
                let items = self.list(node, at, Self::plain)?;
                Some(Plain::List(items.into_iter().flatten().collect()))
            }
            Shown::Map(entries) => {
                let mut map = Vec::with_capacity(entries.len());
                self.names(entries, at, |reader, key, _, value| {
                    let plain = value.and_then(|node| reader.plain(node, At::Name(&at, key)));
                    map.extend(plain.map(|plain| (key.to_owned(), plain)));
                });
                Some(Plain::Map(map))
            }
        }
    }
}
