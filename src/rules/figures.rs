//! Which counts does a file state, and which does it have?

use crate::analysis::Measures;
use crate::model::Targets;

/// A count that is stated and that the file can support.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Count {
    /// The key that states it.
    pub(super) field: &'static str,
    pub(super) stated: u64,
    /// What the file has, in each way of counting; the usual one first.
    pub(super) found: Vec<u64>,
    /// What one is called.
    pub(super) english: &'static str,
    pub(super) chinese: &'static str,
}

/// The counts among some stated figures that the file has, too.
pub(super) fn counts(stated: &Targets, file: &Measures) -> Vec<Count> {
    let number = |count: usize| count as u64;
    let materials = file.materials.map(|materials| vec![number(materials.distinct), number(materials.asked)]);
    let counts = [
        ("steps", stated.steps, Some(vec![number(file.steps)]), "step", "个环节"),
        ("departments", stated.departments, file.departments.map(|count| vec![number(count)]), "department", "个部门"),
        ("materials", stated.materials, materials, "material", "份材料"),
        ("visits", stated.visits, file.visits.map(|count| vec![count]), "visit", "次跑动"),
    ];
    let both = counts.into_iter().filter_map(|(field, stated, found, english, chinese)| {
        Some(Count { field, stated: stated?.into(), found: found?, english, chinese })
    });
    both.collect()
}
