//! What each comment belongs to.

use std::collections::BTreeMap;

use reengineer::model::{KEYS, Key};
use reengineer::source::written::{Collection, Content, Line, Node, Part, Written};

/// Each comment with the way from the root to what it belongs to.
pub fn owners(written: &Written) -> BTreeMap<String, Vec<String>> {
    let mut owners = Owners::default();
    owners.lines(written.before_marker.as_deref().unwrap_or_default(), &["header".to_owned()]);
    owners.lines(&written.header, &["header".to_owned()]);
    owners.node(&written.root, &[], false);
    owners.lines(&written.end, &["end".to_owned()]);
    owners.0
}

#[derive(Default)]
struct Owners(BTreeMap<String, Vec<String>>);

impl Owners {
    fn lines(&mut self, lines: &[Line], owner: &[String]) {
        for line in lines {
            if let Line::Comment(text) = line {
                let before = self.0.insert(text.clone(), owner.to_owned());
                assert_eq!(before, None, "{text} twice");
            }
        }
    }

    fn node(&mut self, node: &Node, way: &[String], item: bool) {
        let (Content::List(inner) | Content::Map(inner)) = &node.content else { return };
        for (nth, part) in inner.parts.iter().enumerate() {
            let here = [way, &[name(part, nth)]].concat();
            // The first key of an item stands on the line of its dash, and what stands above it above the item.
            let owner = if item && is_first(part, inner) { way } else { &here };
            self.lines(&part.above, owner);
            let beside: Vec<Line> = part.beside.iter().cloned().map(Line::Comment).collect();
            // Beside brackets that are opened no line is left but that of the first key.
            self.lines(&beside, owner);
            self.node(&part.value, &here, part.key.is_none() && part.value.properties.is_empty());
        }
        let end = if inner.parts.is_empty() { way.to_owned() } else { [way, &["end".to_owned()]].concat() };
        self.lines(&inner.below, &end);
    }
}

fn name(part: &Part, nth: usize) -> String {
    match part.key.as_ref().map(|key| &key.content) {
        Some(Content::Scalar(key)) => key.text.clone(),
        Some(Content::Alias(name)) => name.clone(),
        _ => nth.to_string(),
    }
}

/// Whether a part comes first among its siblings in canonical order: a merge key does, else the first key of the
/// one map of the format that has all these keys.
fn is_first(part: &Part, inner: &Collection) -> bool {
    let place = |part: &Part, group| {
        let name = name(part, 0);
        let known = |key: &Key| key.group == group && (key.english == name || key.chinese == name);
        if name == "<<" { Some(0) } else { KEYS.iter().position(known).map(|place| place + 1) }
    };
    let first = |group| {
        let places: Option<Vec<usize>> = inner.parts.iter().map(|part| place(part, group)).collect();
        places.and_then(|places| places.into_iter().min())
    };
    let group = KEYS.iter().map(|key| key.group).find(|group| first(*group).is_some());
    part.key.is_some() && group.is_some_and(|group| place(part, group) == first(group))
}
