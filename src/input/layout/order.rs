//! The order of keys: that of the format's tables.

use std::collections::HashSet;

use crate::model::{Form, KEYS, KeyGroup, key_of};
use crate::source::written::{Collection, Content, Node, Part, Written};

/// The kind of keys of a map at a node, or of each map in a list there.
#[derive(Clone, Copy)]
enum Keys {
    /// Keys of the format.
    Of(KeyGroup),
    /// Names, each with a map of the keys of the format.
    Names(KeyGroup),
    /// Unknown keys.
    Free,
}

/// The document with its keys in order. An alias must come behind its anchor:
/// where it would not, the maps that hold either are left as they are.
pub(super) fn in_order(mut written: Written) -> Written {
    let unsorted = has_marks(&written.root).then(|| written.root.clone());
    sort(&mut written.root, Keys::Of(KeyGroup::Process), &|_| true);
    if let Some(mut root) = unsorted.filter(|_| !anchors_come_first(&written.root)) {
        sort(&mut root, Keys::Of(KeyGroup::Process), &|map| !map.parts.iter().any(part_has_marks));
        written.root = root;
    }
    written
}

fn sort(node: &mut Node, keys: Keys, may: &dyn Fn(&Collection) -> bool) {
    match &mut node.content {
        Content::List(list) => list.parts.iter_mut().for_each(|part| sort(&mut part.value, keys, may)),
        Content::Map(map) => {
            for part in &mut map.parts {
                let under = under(keys, part.name());
                sort(&mut part.value, under, may);
            }
            if let Keys::Of(group) = keys
                && map.parts.iter().all(|part| part.name().is_some())
                && may(map)
            {
                map.parts.sort_by_key(|part| place(group, part.name().expect("checked above: each has a name")));
            }
        }
        Content::Alias(_) | Content::Scalar(_) => {}
    }
}

/// The rank of a key: merge keys first, then the keys of the table.
fn place(group: KeyGroup, name: &str) -> Option<usize> {
    let key = key_of(group, name)?;
    KEYS.iter().position(|known| known.group == key.group && known.english == key.english)
}

/// The kind of keys under a key.
fn under(keys: Keys, name: Option<&str>) -> Keys {
    let group = match keys {
        Keys::Of(group) => group,
        Keys::Names(group) => return Keys::Of(group),
        Keys::Free => return Keys::Free,
    };
    match name.and_then(|name| key_of(group, name)).map(|key| key.form) {
        Some(Form::NamesOrNamed(group)) => Keys::Names(group),
        Some(Form::ByCase) => Keys::Names(KeyGroup::Step),
        Some(Form::Levers) => Keys::Names(KeyGroup::Permit),
        Some(form) => form.group().map_or(Keys::Free, Keys::Of),
        None => Keys::Free,
    }
}

/// Returns whether a node contains an anchor or an alias.
fn has_marks(node: &Node) -> bool {
    let mut marks = Vec::new();
    in_node(node, &mut marks);
    !marks.is_empty()
}

/// Returns whether a part contains one.
fn part_has_marks(part: &Part) -> bool {
    part.key.iter().chain([&part.value]).any(has_marks)
}

/// Returns whether every alias comes behind the single anchor of its name.
fn anchors_come_first(root: &Node) -> bool {
    let mut marks = Vec::new();
    in_node(root, &mut marks);
    let mut known = HashSet::new();
    marks.into_iter().all(|mark| match mark.split_at(1) {
        ("&", name) => known.insert(name),
        (_, name) => known.contains(name),
    })
}

/// Adds every anchor and alias, in the order of the text.
fn in_node<'w>(node: &'w Node, marks: &mut Vec<&'w str>) {
    marks.extend(node.properties.iter().map(String::as_str).filter(|property| property.starts_with('&')));
    match &node.content {
        Content::Alias(name) => marks.push(name),
        Content::List(inner) | Content::Map(inner) => inner.parts.iter().for_each(|part| in_part(part, marks)),
        Content::Scalar(_) => {}
    }
}

fn in_part<'w>(part: &'w Part, marks: &mut Vec<&'w str>) {
    part.key.iter().chain([&part.value]).for_each(|node| in_node(node, marks));
}
