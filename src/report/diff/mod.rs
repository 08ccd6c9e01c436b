//! The answer of `diff`, for two versions or for the definitions of two
//! folders.

mod cases;
pub mod contract;
mod dates;
mod description;
mod document;
mod people;
mod rows;
pub mod say;
mod tables;
mod timelines;

pub(in crate::report) use dates::CountedFrom;

use contract::GateOfDiff;

use super::check::WhyLeft;
use super::{Block, Failure, Json, Report, Sheet};
use crate::analysis::Analysis;
use crate::diff::Diff;
use crate::model::{Decimal, Process};
use crate::report::diff::say::ONE_SIDE;
use crate::text::Lang;

/// The outcomes of a comparison, in the order of the new side.
#[derive(Debug)]
pub struct Differences {
    /// One for each definition.
    pub outcomes: Vec<Compared>,
    /// The mark by which a later comment finds and replaces this one.
    pub mark: String,
    /// Whether folders were compared: then there may be any number of outcomes.
    pub several: bool,
}

/// The outcome for a definition.
#[derive(Debug)]
pub enum Compared {
    /// It is on both sides.
    Pair(Box<Pair>),
    /// It is on one side only.
    Only(Box<Only>),
    /// It is excluded on one side, or on both.
    LeftOut(LeftOutOf),
    /// It could not be read.
    Failed(Failure),
}

/// A definition that exists and is not compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOutOf {
    /// As it was given.
    pub file: String,
    /// The reason.
    pub why: WhyLeft,
    /// Whether it is the new side that excludes it while the other has it;
    /// `None` where both do.
    pub of_new: Option<bool>,
}

/// A definition in two versions.
#[derive(Debug)]
pub struct Pair {
    /// The old file as it was given.
    pub old_file: String,
    /// The new file as it was given.
    pub new_file: String,
    /// The case of a guide that the pair is about, if any.
    pub case: Option<OfCase>,
    /// The difference of the two.
    pub diff: Diff,
    /// The result of each gate.
    pub gates: Vec<GateOfDiff>,
}

/// A case of a guide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfCase {
    /// The name of the case.
    pub name: String,
    /// Its share of everything that is handled; for a pair where both versions
    /// state the same.
    pub share: Option<Decimal>,
}

/// A definition on one side.
#[derive(Debug)]
pub struct Only {
    /// Its name as it was given.
    pub file: String,
    /// Whether it is new; otherwise it is gone.
    pub is_new: bool,
    /// The process that it defines.
    pub process: Process,
    /// The analysis of that process.
    pub analysis: Analysis,
    /// The result of each gate.
    pub gates: Vec<GateOfDiff>,
}

impl Differences {
    /// The definitions that are on both sides.
    pub fn pairs(&self) -> impl Iterator<Item = &Pair> {
        self.outcomes.iter().filter_map(|outcome| match outcome {
            Compared::Pair(pair) => Some(&**pair),
            _ => None,
        })
    }

    /// The definitions that are on one side only.
    pub fn only(&self) -> impl Iterator<Item = &Only> {
        self.outcomes.iter().filter_map(|outcome| match outcome {
            Compared::Only(only) => Some(&**only),
            _ => None,
        })
    }
}

super::answers!(Differences: Report, Json, Sheet);

impl Differences {
    /// The report, for people.
    pub fn report(&self) -> Report {
        let mut blocks: Vec<Block> = Vec::new();
        let mut last: Option<&Pair> = None;
        for pair in self.pairs() {
            let begins = last.is_none_or(|last| !last.is_of_one_guide(pair));
            blocks.extend(self.over_cases(pair).filter(|_| begins).map(|over| over.headline()));
            blocks.extend(people::blocks(pair));
            last = Some(pair);
        }
        let sides = self.only().map(|only| match only.is_new {
            true => say::only_new(&only.file),
            false => say::only_old(&only.file),
        });
        let left_out = self.outcomes.iter().filter_map(|outcome| match outcome {
            Compared::LeftOut(left) if left.of_new.is_some() => Some(say::left_out(&left.file, &left.why.sentence())),
            _ => None,
        });
        let sides: Vec<_> = sides.chain(left_out).collect();
        if !sides.is_empty() {
            blocks.extend([Block::Section(ONE_SIDE.into()), Block::List(sides)]);
        }
        if !blocks.is_empty() {
            blocks.insert(0, Block::Mark(self.mark.clone()));
        }
        Report { blocks }
    }

    /// The document, for programs.
    pub fn json(&self, lang: Lang) -> Json<'_> {
        let documents = self.outcomes.iter().map(|outcome| document::document(self, outcome, lang));
        if self.several { Json::List(documents.collect()) } else { Json::one_or_all(documents) }
    }

    /// The rows, for spreadsheets.
    pub fn sheet(&self, lang: Lang) -> Sheet {
        rows::sheet(self.pairs(), lang)
    }
}
