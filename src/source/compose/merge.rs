//! Merge keys, as in YAML 1.1: `<<` takes in the entries of other maps.

use std::collections::HashSet;

use saphyr_parser::Span as Found;

use super::{Composer, Growth, MOST_NODES, too_much};
use crate::model::{Defect, Expected, NodeShape, Problem};
use crate::source::tree::{Entry, NodeId, Shown};

impl Composer<'_> {
    pub(super) fn is_merge_key(&self, key: NodeId) -> bool {
        matches!(self.tree.show(key), Shown::Scalar { text, plain: true } if text.of(self.text) == "<<")
    }

    /// The entries of a map in which `<<` is replaced by the entries of the
    /// maps that it names, own ones first.
    pub(super) fn merge(
        &mut self,
        entries: Vec<Entry>,
        growth: &mut Growth,
        span: Found,
    ) -> Result<Vec<Entry>, Box<Defect>> {
        let (merges, mut all): (Vec<Entry>, Vec<Entry>) =
            entries.into_iter().partition(|entry| self.is_merge_key(entry.key));
        if let Some(second) = merges.get(1) {
            self.report(second.key, Problem::DuplicateKey("<<".to_owned()));
        }
        let mut seen: HashSet<String> = all.iter().filter_map(|entry| self.key_text(entry.key)).collect();
        for merge in merges {
            let maps = match self.tree.show(merge.value) {
                Shown::List(items) => items.to_vec(),
                Shown::Map(_) | Shown::Scalar { .. } => vec![merge.value],
            };
            for map in maps {
                let shape = match self.tree.show(map) {
                    Shown::Map(inner) => {
                        let inner = inner.to_vec();
                        self.merged += inner.len();
                        for entry in inner {
                            if self.key_text(entry.key).is_none_or(|text| seen.insert(text)) {
                                all.push(Entry { merged: true, ..entry });
                            }
                        }
                        continue;
                    }
                    Shown::List(_) => NodeShape::List,
                    Shown::Scalar { .. } => NodeShape::Scalar,
                };
                self.report(map, Problem::WrongShape { expected: Expected::Map, found: shape });
            }
        }
        growth.nodes = growth.nodes.saturating_add(self.merged);
        if self.merged > MOST_NODES {
            return Err(Box::new(too_much(span)));
        }
        Ok(all)
    }

    fn key_text(&self, key: NodeId) -> Option<String> {
        match self.tree.show(key) {
            Shown::Scalar { text, .. } => Some(text.of(self.text).to_owned()),
            Shown::List(_) | Shown::Map(_) => None,
        }
    }
}
