//! Lists of names, texts and entries.

use super::step::unreadable;
use super::{At, Reader};
use crate::input::UNREADABLE;
use crate::model::{Allow, Expected, KeyGroup, LIST_MARKS, Problem};
use crate::source::{NodeId, Shown};

/// The most entries of `after`, `needs` and `papers` in a whole text, with
/// every alias expanded.
const MOST_ORDERS: usize = 1_000_000;

impl Reader<'_> {
    /// Reads each item with `read`; the result has one item for each of the
    /// list.
    pub(crate) fn list<T>(
        &mut self,
        node: NodeId,
        at: At<'_>,
        mut read: impl FnMut(&mut Self, NodeId, At<'_>) -> T,
    ) -> Option<Vec<T>> {
        let source = self.source;
        let Shown::List(items) = source.tree().show(node) else {
            self.wrong_shape(node, at, Expected::List);
            return None;
        };
        Some(items.iter().enumerate().map(|(nth, item)| read(self, *item, At::Item(&at, nth))).collect())
    }

    /// Reads a list whose entries make a step wait. By an alias one list may
    /// belong to many steps; with too many entries in all, the text is refused,
    /// once.
    pub(crate) fn entries<T>(
        &mut self,
        node: NodeId,
        at: At<'_>,
        read: impl FnMut(&mut Self, NodeId, At<'_>) -> T,
    ) -> Option<Vec<T>> {
        if let Shown::List(items) = self.source.tree().show(node) {
            let before = self.orders;
            self.orders = before.saturating_add(items.len());
            if self.orders > MOST_ORDERS {
                if before <= MOST_ORDERS {
                    self.report(at.place(), Problem::TooManyOrders { limit: MOST_ORDERS });
                }
                return None;
            }
        }
        self.list(node, at, read)
    }

    /// Reads a list of names. An unreadable one becomes a unique name.
    pub(crate) fn name_list(&mut self, node: NodeId, at: At<'_>) -> Option<Vec<String>> {
        let mut count = 0;
        self.list(node, at, |reader, item, at| {
            count += 1;
            reader.one_name(item, at).unwrap_or_else(|| format!("{UNREADABLE}{count}"))
        })
    }

    /// A name, or a list of names.
    pub(crate) fn one_or_more_names(&mut self, node: NodeId, at: At<'_>) -> Option<Vec<String>> {
        if self.source.scalar(node).is_some() {
            return self.name(node, at).map(|name| vec![name]);
        }
        self.name_list(node, at)
    }

    /// Reads a name in a list. Unquoted, it must not contain a separator of
    /// names.
    fn one_name(&mut self, node: NodeId, at: At<'_>) -> Option<String> {
        let name = self.name(node, at)?;
        let plain = self.source.scalar(node).is_some_and(|scalar| scalar.plain);
        match name.chars().find(|sign| LIST_MARKS.contains(sign)) {
            Some(mark) if plain => {
                self.report(at.place(), Problem::SeveralInOne { text: name, mark });
                None
            }
            _ => Some(name),
        }
    }

    /// A list of texts.
    pub(crate) fn text_list(&mut self, node: NodeId, at: At<'_>) -> Option<Vec<String>> {
        self.list(node, at, |reader, item, at| reader.text(item, at).unwrap_or_default())
    }

    /// A text, or a list of texts.
    pub(crate) fn one_or_more_texts(&mut self, node: NodeId, at: At<'_>) -> Option<Vec<String>> {
        if self.source.scalar(node).is_some() {
            return self.text(node, at).map(|text| vec![text]);
        }
        self.text_list(node, at)
    }

    /// A list of waivers.
    pub(crate) fn allow(&mut self, node: NodeId, at: At<'_>) -> Option<Vec<Allow>> {
        self.list(node, at, |reader, item, at| {
            let unread = || Allow { rule: unreadable(at), reason: None, until: None };
            reader.waiver(item, at).unwrap_or_else(unread)
        })
    }

    /// Reads a waiver, whether or not a rule of this name exists.
    fn waiver(&mut self, node: NodeId, at: At<'_>) -> Option<Allow> {
        let fields = self.fields(node, KeyGroup::Allow, at, Expected::Map)?;
        let rule = self.required(&fields, "rule", at, Self::text);
        let reason = self.optional(&fields, "reason", at, Self::text);
        let until = self.optional(&fields, "until", at, Self::date);
        Some(Allow { rule: rule?, reason, until })
    }
}
