//! Applies changes to a definition: its steps, and its values as a whole.

use std::collections::BTreeMap;

use serde_yaml::Value;

use super::{Changed, Remarks, Renewal, Unwritable, node, part};
use crate::input::print::Vocabulary;
use crate::model::{Draft, KeyGroup, MaterialOf, Place, ProcessField};
use crate::source::written::{Collection, Content, Line, Node};

pub(super) struct Editor<'e> {
    pub words: Vocabulary,
    pub remarks: &'e Remarks<'e>,
    /// The comments that were added.
    pub added: &'e mut Vec<String>,
}

/// Changes a definition.
pub(super) fn edit(
    root: &mut Node,
    renewal: &Renewal<'_>,
    words: Vocabulary,
    remarks: &Remarks<'_>,
    added: &mut Vec<String>,
) -> Result<(), Unwritable> {
    let (old, new) = (renewal.old.to_draft(), renewal.new.to_draft());
    let mut editor = Editor { words, remarks, added };
    let whole = Place::process();
    let map = part::map(root, &whole)?;
    editor.whole_process(map, &old, &new)?;
    let place = whole.field("steps");
    let at = part::position(map, KeyGroup::Process, "steps").ok_or_else(|| Unwritable::Place(place.clone()))?;
    let steps = part::list(&mut map.parts[at].value, &place)?;
    editor.steps(steps, renewal, (&old, &new))
}

impl Editor<'_> {
    /// A comment that is added.
    pub(super) fn comment(&mut self, text: &str) -> Line {
        let text = format!("# {}", text.split_whitespace().collect::<Vec<_>>().join(" "));
        self.added.push(text.clone());
        Line::Comment(text)
    }

    fn steps(
        &mut self,
        steps: &mut Collection,
        renewal: &Renewal<'_>,
        (old, new): (&Draft, &Draft),
    ) -> Result<(), Unwritable> {
        let place = |at: usize| Place::step(at);
        if steps.parts.len() != old.steps.len() {
            return Err(Unwritable::Place(Place::process().field("steps")));
        }
        let by_id: BTreeMap<&str, usize> = new.steps.iter().map(|step| step.id.as_str()).zip(0..).collect();
        let of = |at: usize| renewal.called[at].as_deref().and_then(|id| by_id.get(id)).map(|at| &new.steps[*at]);
        let in_brackets = steps.parts.iter().all(|part| matches!(&part.value.content, Content::Map(map) if map.flow));
        let merged = |at: usize| {
            let own = renewal.called[at].as_ref();
            own.is_some() && own != Some(&old.steps[at].id)
        };
        // From the last to the first, so that positions stay.
        let mut left: Vec<Line> = Vec::new();
        for at in (0..old.steps.len()).rev() {
            let first = (0..at).all(|before| renewal.called[before] != renewal.called[at]);
            match of(at) {
                Some(step) if !merged(at) => {
                    part::leave(steps, at + 1, std::mem::take(&mut left));
                    self.step(&mut steps.parts[at], (&old.steps[at], step), at)?;
                }
                Some(step) if first => {
                    let mut comments = part::remove(steps, at, &place(at))?;
                    comments.append(&mut left);
                    let remark = (self.remarks.of_step)(&step.id, Changed::Comes);
                    let remark = remark.map(|text| self.comment(&text));
                    let mut item = node::item(self.whole(step, in_brackets));
                    item.above = comments.into_iter().chain(remark).collect();
                    steps.parts.insert(at, item);
                }
                _ => {
                    let mut comments = part::remove(steps, at, &place(at))?;
                    if of(at).is_none() {
                        let remark =
                            (self.remarks.of_step)(&old.steps[at].id, Changed::Goes { name: &old.steps[at].name });
                        comments.splice(0..0, remark.map(|text| self.comment(&text)));
                    }
                    comments.append(&mut left);
                    left = comments;
                }
            }
        }
        part::leave(steps, 0, left);
        for step in &new.steps {
            let known = renewal.called.iter().flatten().any(|id| *id == step.id);
            if !known {
                let remark = (self.remarks.of_step)(&step.id, Changed::Comes).map(|text| self.comment(&text));
                let mut item = node::item(self.whole(step, in_brackets));
                item.above = std::mem::take(&mut steps.below);
                item.above.extend(remark);
                steps.parts.push(item);
            }
        }
        Ok(())
    }

    /// The keys of the process other than its steps.
    fn whole_process(&mut self, map: &mut Collection, old: &Draft, new: &Draft) -> Result<(), Unwritable> {
        for field in ProcessField::differing(old, new) {
            let key = field.key();
            let place = Place::process().field(key);
            if let ProcessField::Materials(materials) = &field
                && self.materials(map, &old.materials, materials, &place)?
            {
                continue;
            }
            let remark = (self.remarks.of_process)(key).map(|text| self.comment(&text));
            match self.words.of_process(new, key) {
                Some(value) => {
                    let mut entry = node::entry(&Value::from(self.words.key(KeyGroup::Process, key)), node::of(&value));
                    entry.above = remark.into_iter().collect();
                    part::set(map, (KeyGroup::Process, key), entry, &place)?;
                }
                None => {
                    let at = part::position(map, KeyGroup::Process, key);
                    let at = at.ok_or_else(|| Unwritable::Place(place.clone()))?;
                    let mut left = part::remove(map, at, &place)?;
                    left.splice(0..0, remark);
                    part::leave(map, at, left);
                }
            }
        }
        Ok(())
    }

    /// Adds new materials, and sets the source of existing ones; returns
    /// whether that is all that changes and was possible in place.
    fn materials(
        &mut self,
        map: &mut Collection,
        old: &[MaterialOf<String>],
        new: &[MaterialOf<String>],
        place: &Place,
    ) -> Result<bool, Unwritable> {
        let Some(at) = part::position(map, KeyGroup::Process, "materials") else { return Ok(false) };
        let kept = new.len() >= old.len() && old.iter().zip(new).all(|(old, new)| old.name == new.name);
        let bare = |material: &MaterialOf<String>| *material == MaterialOf::named(material.name.clone());
        if !kept {
            return Ok(false);
        }
        let entry = &mut map.parts[at];
        match &mut entry.value.content {
            Content::List(list) if new.iter().all(bare) => {
                for material in &new[old.len()..] {
                    list.parts.push(node::item(node::of(&Value::from(material.name.as_str()))));
                }
                Ok(true)
            }
            Content::Map(inner) => {
                for (nth, material) in new.iter().enumerate() {
                    let value = self.words.material(material);
                    match old.get(nth) {
                        Some(known) if known == material => {}
                        Some(_) => {
                            let is_it = |part: &crate::source::written::Part| part.name() == Some(&material.name);
                            let own = inner.parts.iter_mut().find(|part| is_it(part));
                            let own = own.ok_or_else(|| Unwritable::Place(place.clone()))?;
                            let remark = (self.remarks.of_process)("materials").map(|text| self.comment(&text));
                            let above = remark.into_iter().collect();
                            part::replace(own, node::of(&value), above, place)?;
                        }
                        None => {
                            let name = Value::from(material.name.as_str());
                            inner.parts.push(node::entry(&name, node::of(&value)));
                        }
                    }
                }
                Ok(true)
            }
            _ => Ok(false),
        }
    }
}
