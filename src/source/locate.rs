//! Resolves a place in a process to a position in the text.

use super::decode::position;
use super::tree::{Entry, NodeId, Shown, index};
use super::{CellAt, Location, Source};
use crate::model::{KEYS, Key, Place, Segment};

/// The node or range that a place resolves to.
enum Target {
    Node(NodeId),
    At(usize, usize),
}

/// The end of a walk through the tree.
#[derive(Clone, Copy)]
struct Stop {
    /// The key above it, if it is the value of one.
    key: Option<NodeId>,
    /// `None` where the walk ends at the key itself.
    value: Option<NodeId>,
}

impl Source {
    /// The location of a place. A place that does not exist gives the nearest
    /// existing one above it; a step gives its id, else its name.
    pub fn locate(&self, place: &Place) -> Location {
        if let Some(table) = &self.table {
            let (line, column) = self.order(place);
            return table.location(CellAt { line: index(line), column: index(column) });
        }
        match self.find(place) {
            Target::Node(node) => self.node(node),
            Target::At(line, column) => self.at(line, column),
        }
    }

    /// Line and column of a place, as [`Source::locate`] gives them.
    pub fn position(&self, place: &Place) -> (usize, usize) {
        if self.table.is_none() {
            return self.order(place);
        }
        let Location { line, column, .. } = self.locate(place);
        (line, column)
    }

    /// The sort key of a place in the order of the text: its line and column.
    pub fn order(&self, place: &Place) -> (usize, usize) {
        match (self.find(place), &self.table) {
            (Target::Node(node), Some(table)) => {
                let cell = table.cell_of(self.tree.span(node).line as usize);
                (cell.line as usize, cell.column as usize)
            }
            (Target::Node(node), None) => {
                let span = self.tree.span(node);
                (span.line as usize, span.column as usize + 1)
            }
            (Target::At(line, column), _) => (line, column),
        }
    }

    fn find(&self, place: &Place) -> Target {
        if let Some(Segment::At(line, column)) = place.0.last() {
            return Target::At(*line, *column);
        }
        let Some(root) = self.tree.root() else { return Target::At(1, 1) };
        let mut stop = Stop { key: None, value: Some(root) };
        for segment in &place.0 {
            match stop.value.and_then(|node| self.step_into(node, segment)) {
                Some(next) => stop = next,
                None => break,
            }
        }
        self.point(stop)
    }

    fn step_into(&self, node: NodeId, segment: &Segment) -> Option<Stop> {
        let value_of = |entry: &Entry| Stop { key: Some(entry.key), value: Some(entry.value) };
        let key_of = |entry: &Entry| Stop { key: Some(entry.key), value: None };
        match (self.tree.show(node), segment) {
            (Shown::Map(entries), Segment::Field(key)) => {
                entries.iter().find(|entry| self.spells(entry.key, key)).map(value_of)
            }
            (Shown::Map(entries), Segment::Name(name)) => {
                entries.iter().find(|entry| self.is_key(entry.key, name)).map(value_of)
            }
            (Shown::Map(entries), Segment::Key(spelled, nth)) => {
                entries.iter().filter(|entry| self.is_key(entry.key, spelled)).nth(*nth).map(key_of)
            }
            (Shown::Map(entries), Segment::Item(nth)) => entries.get(*nth).map(key_of),
            (Shown::List(items), Segment::Item(nth)) => {
                items.get(*nth).map(|item| Stop { key: None, value: Some(*item) })
            }
            _ => None,
        }
    }

    fn is_key(&self, key: NodeId, text: &str) -> bool {
        self.scalar(key).is_some_and(|scalar| scalar.text == text)
    }

    /// Returns whether a key is a spelling of the canonical one.
    fn spells(&self, key: NodeId, canonical: &str) -> bool {
        let Some(scalar) = self.scalar(key) else { return false };
        let says =
            |key: &Key| key.english == canonical && (key.chinese == scalar.text || key.also.contains(&scalar.text));
        // Every other spelling is Chinese.
        scalar.text == canonical || (!scalar.text.is_ascii() && KEYS.iter().any(says))
    }

    /// The node to point at: a scalar itself, the key of a list or map that
    /// begins on a later line, the name of a step or an entry.
    fn point(&self, stop: Stop) -> Target {
        match (stop.key, stop.value) {
            (None, Some(value)) => Target::Node(self.naming(value).unwrap_or(value)),
            (Some(key), Some(value)) => {
                let (above, below) = (self.tree.span(key), self.tree.span(value));
                let shown = below.end > below.start && (below.line == above.line || self.scalar(value).is_some());
                Target::Node(if shown { value } else { key })
            }
            (Some(key), None) => Target::Node(key),
            (None, None) => Target::At(1, 1),
        }
    }

    /// The value that names a map in a list.
    fn naming(&self, node: NodeId) -> Option<NodeId> {
        let Shown::Map(entries) = self.tree.show(node) else { return None };
        let value = |key: &str| entries.iter().find(|entry| self.spells(entry.key, key)).map(|entry| entry.value);
        let named = ["id", "name", "step", "material", "rule"].into_iter().find_map(value);
        let named = named.filter(|value| self.scalar(*value).is_some_and(|scalar| !scalar.text.is_empty()));
        named.or_else(|| entries.first().map(|entry| entry.key))
    }

    fn node(&self, node: NodeId) -> Location {
        let span = self.tree.span(node);
        let (line, column) = (span.line as usize, span.column as usize + 1);
        let start = self.offset(line, column);
        let characters = (span.end - span.start) as usize;
        // Lists, maps and blocks of text end further down: their first line
        // is shown.
        let line_end = self.line_bytes(line).end.max(start);
        let end = self.after(start, characters).min(line_end);
        Location { line, column, bytes: start..end.max(self.after(start, 1)), text_line: line }
    }

    fn at(&self, line: usize, column: usize) -> Location {
        let start = self.offset(line, column);
        // A position behind the end is shown at the end.
        let (line, column) = if start == self.text.len() { position(&self.text) } else { (line, column) };
        Location { line, column, bytes: start..self.after(start, 1), text_line: line }
    }

    /// The offset of a line and column, both from 1; at most the end of the
    /// text.
    fn offset(&self, line: usize, column: usize) -> usize {
        let start = self.line_start(line);
        self.after(start, column.saturating_sub(1))
    }

    /// The offset that many characters further on, at most the end of the text.
    fn after(&self, start: usize, characters: usize) -> usize {
        self.characters().after(&self.text, start, characters)
    }

    /// The offset of a line, from 1; behind the last line, the end of the text.
    pub(super) fn line_start(&self, line: usize) -> usize {
        let starts = self.lines.get_or_init(|| line_starts(&self.text));
        starts.get(line.saturating_sub(1)).copied().unwrap_or(self.text.len())
    }
}

/// The offsets of the lines of a text, which end as in YAML.
fn line_starts(text: &str) -> Vec<usize> {
    let bytes = text.as_bytes();
    let behind_end = |(at, byte): (usize, &u8)| {
        let ends = *byte == b'\n' || (*byte == b'\r' && bytes.get(at + 1) != Some(&b'\n'));
        ends.then_some(at + 1)
    };
    [0].into_iter().chain(bytes.iter().enumerate().filter_map(behind_end)).collect()
}

#[cfg(test)]
mod tests {
    use crate::model::KEYS;

    #[test]
    fn every_other_spelling_of_a_key_is_chinese() {
        let spellings = KEYS.iter().flat_map(|key| key.also.iter().chain([&key.chinese]));
        assert_eq!(spellings.filter(|spelling| spelling.is_ascii()).collect::<Vec<_>>(), Vec::<&&str>::new());
    }
}
