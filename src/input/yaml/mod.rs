//! Reads definitions in YAML, format 1.

pub(crate) mod fields;
mod lists;
mod permit;
mod process;
mod step;
pub(crate) mod values;

use super::{Gaps, Notation, Reading};
use crate::model::{Defect, Draft, Expected, NodeShape, Place, Problem, Related};
use crate::source::{Entry, NodeId, ScalarText, Shown, Source};

pub(super) const YAML: Notation = Notation {
    name: "yaml",
    extensions: &["yaml", "yml"],
    in_folders: true,
    is: |_| false,
    open: |name, bytes, _| Source::read(name, bytes),
    read,
};

/// Reads a whole text.
fn read(source: &Source) -> Reading {
    let mut reader = Reader::of(source);
    let draft = match source.tree().root() {
        Some(root) => reader.process(root),
        None => Draft::default(),
    };
    Reading { draft, defects: reader.defects, gaps: reader.gaps }
}

/// The reader: its source, and the defects so far.
pub(crate) struct Reader<'s> {
    pub source: &'s Source,
    pub defects: Vec<Defect>,
    gaps: Gaps,
    /// The entries so far that make steps wait.
    orders: usize,
}

/// The position of the reader. A [`Place`] is only built where something is
/// wrong.
#[derive(Clone, Copy)]
pub(crate) enum At<'p> {
    Process,
    Field(&'p At<'p>, &'static str),
    Name(&'p At<'p>, &'p str),
    Item(&'p At<'p>, usize),
}

impl At<'_> {
    pub(crate) fn place(&self) -> Place {
        match self {
            Self::Process => Place::process(),
            Self::Field(above, key) => above.place().field(key),
            Self::Name(above, name) => above.place().name(name),
            Self::Item(above, nth) => above.place().item(*nth),
        }
    }
}

/// Reading stops after this many defects.
const ENOUGH: usize = 1_000;

impl<'s> Reader<'s> {
    /// A reader at the start of a text.
    pub(crate) fn of(source: &'s Source) -> Self {
        Self { source, defects: Vec::new(), gaps: Gaps::default(), orders: 0 }
    }

    pub(crate) fn report(&mut self, place: Place, problem: Problem) {
        if self.defects.len() < ENOUGH {
            self.defects.push(Defect::new(place, problem));
        }
    }

    fn report_second(&mut self, place: Place, problem: Problem, first: Related) {
        if self.defects.len() < ENOUGH {
            self.defects.push(Defect { place, problem, related: vec![first] });
        }
    }

    pub(crate) fn wrong_shape(&mut self, node: NodeId, at: At<'_>, expected: Expected) {
        let problem = match self.source.scalar(node) {
            Some(scalar) if matches!(expected, Expected::Map | Expected::NameOrMap) => {
                crate::source::key_before_colon(scalar.text)
                    .map(|(key, found)| Problem::MistakenColon { key: key.to_owned(), found })
            }
            _ => None,
        };
        if problem.is_some() {
            self.defects.extend(self.source.mistaken_colons_below(node));
        }
        let found = self.shape(node);
        self.report(at.place(), problem.unwrap_or(Problem::WrongShape { expected, found }));
    }

    /// The entries of a map.
    pub(crate) fn map(&mut self, node: NodeId, at: At<'_>) -> Option<&'s [Entry]> {
        let Shown::Map(entries) = self.source.tree().show(node) else {
            self.wrong_shape(node, at, Expected::Map);
            return None;
        };
        Some(entries)
    }

    fn shape(&self, node: NodeId) -> NodeShape {
        match self.source.tree().show(node) {
            Shown::Scalar { .. } => NodeShape::Scalar,
            Shown::List(_) => NodeShape::List,
            Shown::Map(_) => NodeShape::Map,
        }
    }

    /// The scalar at a node, if it is not null; anything else is reported.
    pub(crate) fn scalar(&mut self, node: NodeId, at: At<'_>, expected: Expected) -> Option<ScalarText<'s>> {
        match self.source.scalar(node) {
            Some(scalar) if scalar.is_null() => {
                self.report(at.place(), Problem::EmptyItem);
                None
            }
            Some(scalar) => Some(scalar),
            None => {
                self.wrong_shape(node, at, expected);
                None
            }
        }
    }
}
