//! Inserts and removes entries of maps and items of lists, keeping their
//! comments.

use super::Unwritable;
use crate::model::{KEYS, KeyGroup, Place, key_of};
use crate::source::written::{Collection, Content, Line, Node, Part};

/// The entries of the map at a node.
pub(super) fn map<'n>(node: &'n mut Node, place: &Place) -> Result<&'n mut Collection, Unwritable> {
    match &mut node.content {
        Content::Map(map) => Ok(map),
        _ => Err(Unwritable::Place(place.clone())),
    }
}

/// The items of the list at a node.
pub(super) fn list<'n>(node: &'n mut Node, place: &Place) -> Result<&'n mut Collection, Unwritable> {
    match &mut node.content {
        Content::List(list) => Ok(list),
        _ => Err(Unwritable::Place(place.clone())),
    }
}

/// The index of the entry of a key of the format.
pub(super) fn position(map: &Collection, group: KeyGroup, key: &str) -> Option<usize> {
    let is_it =
        |part: &Part| part.name().and_then(|name| key_of(group, name)).is_some_and(|known| known.english == key);
    map.parts.iter().position(is_it)
}

/// The index at which to insert an entry of a key of the format: behind the
/// last one that comes before it in the format's table.
pub(super) fn place_for(map: &Collection, group: KeyGroup, key: &str) -> usize {
    let rank = |key: &str| KEYS.iter().position(|known| known.group == group && known.english == key);
    let before = |part: &Part| {
        let known = part.name().and_then(|name| key_of(group, name));
        known.is_none_or(|known| rank(known.english) < rank(key))
    };
    map.parts.iter().rposition(before).map_or(0, |at| at + 1)
}

/// Sets the value of a key, in place or at its proper position, with a remark
/// above.
pub(super) fn set(
    map: &mut Collection,
    (group, key): (KeyGroup, &str),
    part: Part,
    place: &Place,
) -> Result<(), Unwritable> {
    match position(map, group, key) {
        Some(at) => replace(&mut map.parts[at], part.value, part.above, place),
        None => {
            let at = place_for(map, group, key);
            map.parts.insert(at, part);
            Ok(())
        }
    }
}

/// Replaces the value of an entry; comments inside the old one go above it.
pub(super) fn replace(part: &mut Part, value: Node, above: Vec<Line>, place: &Place) -> Result<(), Unwritable> {
    if is_tied(&part.value) {
        return Err(Unwritable::Place(place.clone()));
    }
    let mut comments = Vec::new();
    inside(&part.value, &mut comments);
    part.above.extend(above);
    part.above.extend(comments);
    part.value = value;
    Ok(())
}

/// Removes the entry of a key; its comments go to the next part.
pub(super) fn unset(map: &mut Collection, group: KeyGroup, key: &str, place: &Place) -> Result<Vec<Line>, Unwritable> {
    let at = position(map, group, key).ok_or_else(|| Unwritable::Place(place.clone()))?;
    remove(map, at, place)
}

/// Removes a part and returns its comments.
pub(super) fn remove(collection: &mut Collection, at: usize, place: &Place) -> Result<Vec<Line>, Unwritable> {
    if is_tied(&collection.parts[at].value) {
        return Err(Unwritable::Place(place.clone()));
    }
    let part = collection.parts.remove(at);
    let mut comments: Vec<Line> = part.above.iter().filter(|line| **line != Line::Blank).cloned().collect();
    comments.extend(part.beside.map(Line::Comment));
    inside(&part.value, &mut comments);
    Ok(comments)
}

/// Inserts lines at an index of a collection: above the part there, else behind
/// the last one.
pub(super) fn leave(collection: &mut Collection, at: usize, lines: Vec<Line>) {
    match collection.parts.get_mut(at) {
        Some(part) => {
            // A blank line that separates it from what comes before stays
            // first.
            let first = usize::from(part.above.first() == Some(&Line::Blank));
            part.above.splice(first..first, lines);
        }
        None => {
            collection.below.splice(0..0, lines);
        }
    }
}

/// Returns whether other parts depend on how a node is written: it, or a part
/// of it, has an anchor or is an alias.
fn is_tied(node: &Node) -> bool {
    let inner = match &node.content {
        Content::Alias(_) => return true,
        Content::Scalar(_) => return !node.properties.is_empty(),
        Content::List(inner) | Content::Map(inner) => inner,
    };
    let anchored = node.properties.iter().any(|property| property.starts_with('&'));
    anchored || inner.parts.iter().any(|part| is_tied(&part.value))
}

/// Adds every comment inside a node.
pub(super) fn inside(node: &Node, comments: &mut Vec<Line>) {
    let (Content::List(inner) | Content::Map(inner)) = &node.content else { return };
    let is_comment = |line: &&Line| matches!(line, Line::Comment(_));
    for part in &inner.parts {
        comments.extend(part.above.iter().filter(is_comment).cloned());
        comments.extend(part.beside.clone().map(Line::Comment));
        inside(&part.value, comments);
    }
    comments.extend(inner.below.iter().filter(is_comment).cloned());
}
