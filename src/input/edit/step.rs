//! Applies changes to a step.

use serde_yaml::Value;

use super::process::Editor;
use super::{Changed, Unwritable, node, part};
use crate::model::{DraftStep, KeyGroup, Place, Spelled, StepField};
use crate::source::written::{Collection, Content, Line, Node, Part};

impl Editor<'_> {
    /// Changes a step to its new values.
    pub(super) fn step(
        &mut self,
        list: &mut Part,
        (old, new): (&DraftStep, &DraftStep),
        at: usize,
    ) -> Result<(), Unwritable> {
        let differing = StepField::differing(old, new);
        if differing.is_empty() {
            return Ok(());
        }
        let place = Place::step(at);
        let map = part::map(&mut list.value, &place)?;
        let mut above: Vec<Line> = Vec::new();
        for field in differing {
            let key = field.key();
            let inner = place.clone().field(key);
            let value = self.words.step_field(&field).filter(|_| !is_default(&field));
            if value.is_none() && part::position(map, KeyGroup::Step, key).is_none() {
                match self.words.step_field(&in_step(old, key)) {
                    // The file merges it in from elsewhere, or never stated it.
                    Some(_) => return Err(Unwritable::Place(inner)),
                    None => continue,
                }
            }
            let (called, was) = self.stood(map, old, key);
            let remark = (self.remarks.of_step)(&new.id, Changed::Key { key, called: &called, was: was.as_deref() });
            let remark = remark.map(|text| self.comment(&text));
            let mut left = Vec::new();
            match (value, part::position(map, KeyGroup::Step, key)) {
                (Some(Value::Sequence(new)), Some(known)) if is_list(&map.parts[known].value) => {
                    let items = self.items(old, &field);
                    let lines = remark.clone().filter(|_| !map.flow).into_iter().collect();
                    merge_items(&mut map.parts[known], items, new, lines, &inner)?;
                }
                (Some(value), _) => {
                    let spelled = Value::from(self.words.key(KeyGroup::Step, key));
                    let mut entry = node::entry(&spelled, node::of(&value));
                    entry.above = remark.clone().filter(|_| !map.flow).into_iter().collect();
                    part::set(map, (KeyGroup::Step, key), entry, &inner)?;
                }
                (None, Some(known)) => {
                    left = part::unset(map, KeyGroup::Step, key, &inner)?;
                    if !map.flow {
                        left.splice(0..0, remark.clone());
                        part::leave(map, known, std::mem::take(&mut left));
                    }
                }
                (None, None) => {}
            }
            if map.flow {
                above.extend(remark);
                above.extend(left);
            }
        }
        list.above.extend(above);
        Ok(())
    }

    /// What the file calls a key, and what stood there, on one line.
    fn stood(&self, map: &Collection, old: &DraftStep, key: &'static str) -> (String, Option<String>) {
        if let Some(known) = part::position(map, KeyGroup::Step, key) {
            let part = &map.parts[known];
            return (part.name().unwrap_or(key).to_owned(), Some(one_line(&part.value)));
        }
        let field = in_step(old, key);
        let value = self.words.step_field(&field).filter(|_| !is_default(&field));
        (self.words.key(KeyGroup::Step, key).to_owned(), value.map(|value| one_line(&node::of(&value))))
    }

    /// The old items of a key.
    fn items(&self, old: &DraftStep, field: &StepField) -> Vec<Value> {
        match self.words.step_field(&in_step(old, field.key())) {
            Some(Value::Sequence(items)) => items,
            _ => Vec::new(),
        }
    }

    /// A whole step, each entry on its own line, or in brackets like other
    /// steps.
    pub(super) fn whole(&self, step: &DraftStep, in_brackets: bool) -> Node {
        let value = self.words.step(step);
        if in_brackets { node::of(&value) } else { node::block(&value) }
    }
}

/// The value of a step under a key.
fn in_step(step: &DraftStep, key: &'static str) -> StepField {
    let all = StepField::all_of(step);
    all.into_iter().find(|field| field.key() == key).expect("`all_of` has a field for every key")
}

/// Returns whether a value is the default.
fn is_default(field: &StepField) -> bool {
    match field {
        StepField::With(list) | StepField::Item(list) | StepField::When(list) | StepField::Law(list) => list.is_empty(),
        StepField::Replaces(list) => list.is_empty(),
        StepField::May(may) => may.is_empty(),
        StepField::Allow(allow) => allow.is_empty(),
        StepField::ByCase(cases) => cases.is_empty(),
        StepField::Online(online) => online.english() == "none",
        _ => false,
    }
}

fn is_list(node: &Node) -> bool {
    matches!(node.content, Content::List(_)) && node.properties.is_empty()
}

/// Changes a list item by item where the kept items keep their order; else as a
/// whole.
fn merge_items(
    entry: &mut Part,
    old: Vec<Value>,
    new: Vec<Value>,
    remark: Vec<Line>,
    place: &Place,
) -> Result<(), Unwritable> {
    let list = part::list(&mut entry.value, place)?;
    if list.parts.len() != old.len() || list.parts.iter().any(|item| matches!(item.value.content, Content::Alias(_))) {
        return part::replace(entry, node::of(&Value::Sequence(new)), remark, place);
    }
    // For each old item its new position: unchanged, or under the same name.
    let mut next = 0;
    let mut stays: Vec<Option<usize>> = Vec::with_capacity(old.len());
    for item in &old {
        let found = (next..new.len()).find(|at| named(&new[*at]) == named(item) && same_kind(&new[*at], item));
        next = found.map_or(next, |at| at + 1);
        stays.push(found);
    }
    let mut comments = Vec::new();
    let mut parts: Vec<(usize, Part)> = Vec::new();
    for (at, stays) in (0..old.len()).rev().zip(stays.iter().rev()) {
        match stays {
            Some(to) => {
                let mut item = list.parts.remove(at);
                if new[*to] != old[at] {
                    part::replace(&mut item, node::of(&new[*to]), Vec::new(), place)?;
                }
                parts.push((*to, item));
            }
            None => {
                let mut left = part::remove(list, at, place)?;
                left.append(&mut comments);
                comments = left;
            }
        }
    }
    for (at, value) in new.iter().enumerate() {
        if !stays.contains(&Some(at)) {
            parts.push((at, node::item(node::of(value))));
        }
    }
    parts.sort_by_key(|(at, _)| *at);
    list.parts = parts.into_iter().map(|(_, part)| part).collect();
    if list.parts.is_empty() {
        let below = std::mem::take(&mut list.below);
        comments.extend(below.into_iter().filter(|line| *line != Line::Blank));
        *list = Collection { flow: true, parts: Vec::new(), below: Vec::new() };
    }
    entry.above.extend(remark);
    entry.above.extend(comments);
    Ok(())
}

/// The identity of an item: its text, or its first value.
fn named(item: &Value) -> Option<&Value> {
    match item {
        Value::Mapping(map) => map.values().next(),
        text => Some(text),
    }
}

/// Returns whether two items of one name are about the same thing: two orders
/// of one step are if they tie the same ends.
fn same_kind(one: &Value, other: &Value) -> bool {
    let relation = |item: &Value| {
        let known = |key: &str| item.as_mapping().and_then(|map| map.get(key)).cloned();
        known("relation").or_else(|| known("关系"))
    };
    relation(one) == relation(other)
}

/// A node on one line.
fn one_line(node: &Node) -> String {
    match &node.content {
        Content::Alias(name) => name.clone(),
        Content::Scalar(scalar) => scalar.lines.join(" "),
        Content::List(list) => {
            format!("[{}]", list.parts.iter().map(|part| one_line(&part.value)).collect::<Vec<_>>().join(", "))
        }
        Content::Map(map) => {
            let entry = |part: &Part| format!("{}: {}", part.name().unwrap_or_default(), one_line(&part.value));
            format!("{{{}}}", map.parts.iter().map(entry).collect::<Vec<_>>().join(", "))
        }
    }
}
