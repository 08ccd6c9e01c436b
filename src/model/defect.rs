//! What makes a text no valid process.

use super::duration::DurationError;
use super::expected::{Expected, NodeShape};
use super::ids::StepId;
use super::keys::KeyGroup;
use super::place::Place;
use super::sheet::SheetProblem;

/// One thing that is wrong, where, and what else it has to do with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Defect {
    /// Where.
    pub place: Place,
    /// What.
    pub problem: Problem,
    /// Other places that belong to it, each with what stands there.
    pub related: Vec<Related>,
}

impl Defect {
    /// A defect with no other place to it.
    #[must_use]
    pub fn new(place: Place, problem: Problem) -> Self {
        Self { place, problem, related: Vec::new() }
    }
}

/// Another place that a defect has to do with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    /// Where.
    pub place: Place,
    /// What stands there.
    pub note: Note,
}

/// What a related place shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// The first of two.
    First,
    /// The same once more.
    Again,
    /// In a loop: this step follows that one.
    Follows(String),
    /// In a loop: this step needs that material from that step.
    Needs {
        /// The material.
        material: String,
        /// The step that gives it.
        from: String,
        /// Whether the file cites nothing for it, where that is asked.
        baseless: bool,
    },
    /// In a loop of papers: the law that is cited for a demand.
    Basis(String),
}

/// Why a loop exists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LoopNature {
    /// Steps that are written after each other.
    Order,
    /// A document is needed before it can exist.
    LateDocument,
    /// Offices that each ask for the other's paper first (互为前置).
    MutualPrerequisite,
}

/// What can be wrong with a text or with the process it describes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// Not YAML: the parser's words.
    Syntax(String),
    /// Not UTF-8; perhaps this encoding.
    NotUtf8(Option<&'static str>),
    /// A control character that no text has.
    ControlCharacter(char),
    /// More bytes than are read.
    TooLarge {
        /// In the text.
        bytes: usize,
        /// At most.
        limit: usize,
    },
    /// More nesting than is read.
    TooDeep {
        /// At most.
        limit: usize,
    },
    /// More entries that make steps wait than are read.
    TooManyOrders {
        /// At most.
        limit: usize,
    },
    /// Aliases that would expand to more than is read.
    TooMuchExpansion {
        /// At most.
        limit: usize,
    },
    /// An alias that contains itself.
    RecursiveAlias,
    /// A tag that asks for another type than stands there.
    UnknownTag(String),
    /// A colon that YAML does not take for one: full-width, or without a
    /// blank behind it.
    MistakenColon {
        /// The key before it.
        key: String,
        /// The colon.
        found: char,
    },
    /// Both sides of a merge that could not decide.
    Conflict {
        /// The line where it ends.
        last: usize,
    },
    /// A block of text (`|`, `>`) in brackets or braces.
    BlockInBrackets,
    /// Nothing in it.
    Empty,
    /// More than one document.
    SeveralDocuments,
    /// A key that the format does not have.
    UnknownKey {
        /// As written.
        key: String,
        /// The nearest that it has.
        suggestion: Option<String>,
        /// Those it has here.
        known: Vec<&'static str>,
        /// Another map that has this very key.
        elsewhere: Option<KeyGroup>,
    },
    /// A key that is no plain text.
    KeyNotText,
    /// One key twice in one map, in one language or in both.
    DuplicateKey(String),
    /// A key that must be there.
    MissingKey {
        /// The map.
        group: KeyGroup,
        /// The key.
        key: &'static str,
    },
    /// A key without a value.
    EmptyValue(String),
    /// An item of a list with nothing in it.
    EmptyItem,
    /// A name of no characters, or of blanks.
    EmptyName,
    /// Another shape than the format asks for.
    WrongShape {
        /// What is asked for.
        expected: Expected,
        /// What is there.
        found: NodeShape,
    },
    /// A lag that is not a duration.
    BadLag {
        /// As written.
        text: String,
        /// Why not.
        error: DurationError,
    },
    /// Not a duration.
    BadDuration {
        /// As written.
        text: String,
        /// Why not.
        error: DurationError,
    },
    /// Says that there is no limit where one is asked for.
    NoLimit(String),
    /// Not a number as asked for here.
    BadNumber {
        /// As written.
        text: String,
        /// What is asked for.
        expected: Expected,
    },
    /// A number of more digits than are read.
    TooManyDigits(String),
    /// A number of things above the most that are counted.
    TooMany {
        /// As written.
        text: String,
        /// At most.
        limit: u32,
    },
    /// A word that is not one of those asked for.
    UnknownWord {
        /// As written.
        text: String,
        /// The nearest of them.
        suggestion: Option<String>,
        /// All of them.
        known: Vec<&'static str>,
    },
    /// A format version that this program does not know.
    UnknownFormat(String),
    /// No steps.
    NoSteps,
    /// Neither `id` nor `name`.
    NamelessStep,
    /// Two steps with one id.
    DuplicateStep(String),
    /// A reference to nothing.
    UnknownStep {
        /// As written.
        name: String,
        /// The nearest that exists.
        suggestion: Option<String>,
    },
    /// A reference by a name that several steps bear.
    AmbiguousStep {
        /// As written.
        name: String,
        /// The ids of those that bear it.
        ids: Vec<String>,
    },
    /// A material that is neither declared nor given.
    UnknownMaterial {
        /// As written.
        name: String,
        /// The nearest that exists.
        suggestion: Option<String>,
    },
    /// A department that is not among those declared.
    UnknownDepartment {
        /// As written.
        name: String,
        /// The nearest that exists.
        suggestion: Option<String>,
    },
    /// One item of a list that reads like several, since what separates them
    /// separates nothing in YAML.
    SeveralInOne {
        /// As written.
        text: String,
        /// What stands between.
        mark: char,
    },
    /// A list that names one thing twice.
    ListedTwice(String),
    /// A material that two steps give.
    GivenTwice(String),
    /// A step that needs what only it gives.
    NeedsOwnProduct(String),
    /// A case that is not declared.
    UnknownCase {
        /// As written.
        name: String,
        /// The nearest that is.
        suggestion: Option<String>,
    },
    /// Shares of cases that add up to more than all.
    SharesOverAll(String),
    /// What allows a lever without its legal basis.
    MissingBasis,
    /// A parameter of a lever above what the step has today.
    AboveToday {
        /// As written.
        value: String,
        /// As written.
        today: String,
    },
    /// A key under `by_case` that is the same in every case.
    SameInEveryCase(&'static str),
    /// A case in which no step is taken.
    EmptyCase(String),
    /// What is wrong only in one case.
    InCase {
        /// The case.
        case: String,
        /// What is wrong there.
        problem: Box<Problem>,
    },
    /// A reference to a step that the case does not take.
    NotTaken {
        /// As written.
        step: String,
    },
    /// A period on another clock than that of the process, or of no time.
    BadPeriod(String),
    /// A step that follows one which is for after the result.
    FollowsAfterwards(String),
    /// A step for after the result that gives what is needed.
    GivenAfterwards(String),
    /// A material needed by the step after which it can be had.
    NeededTooEarly(String),
    /// A step with both `needs` and `papers`.
    NeedsAndPapers,
    /// A step that follows itself.
    FollowsItself(String),
    /// Steps that wait for each other.
    Cycle {
        /// Each waits for the one before it, the first for the last.
        steps: Vec<StepId>,
        /// Their names.
        names: Vec<String>,
        /// Why.
        nature: LoopNature,
    },
    /// Working and calendar time, or months and days, among the three points
    /// of one duration.
    MixedClocks,
    /// Two points in units of which the middle is not known.
    NoMiddle {
        /// As written.
        min: String,
        /// As written.
        max: String,
    },
    /// More work than the step has time.
    WorkOverDays {
        /// As written.
        work: String,
        /// As written.
        days: String,
    },
    /// Three points that are not in order.
    PointsOutOfOrder {
        /// As written.
        min: String,
        /// As written; none where the two ends are the wrong way round, be it
        /// written or not.
        likely: Option<String>,
        /// As written.
        max: String,
    },
    /// A number of hours that no day has.
    BadHours(String),
    /// A date that does not exist or is not written `2027-01-01`.
    BadDate(String),
    /// A threshold that does not say on which clock it runs.
    BareThreshold(String),
    /// Not a pattern for paths.
    BadPattern(String),
    /// A rule of reading, which has no other level than `deny`.
    FixedLevel(String),
    /// What is wrong with a spreadsheet or a cell of it.
    Sheet(SheetProblem),
}
