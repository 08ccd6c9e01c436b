//! Defects: the reasons why a text is not a valid process.

use super::duration::DurationError;
use super::expected::{Expected, NodeShape};
use super::ids::StepId;
use super::keys::KeyGroup;
use super::place::Place;
use super::sheet::SheetProblem;

/// A problem, its place and related places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Defect {
    /// Its place.
    pub place: Place,
    /// The problem.
    pub problem: Problem,
    /// Related places, each with a note.
    pub related: Vec<Related>,
}

impl Defect {
    /// A defect without related places.
    pub fn new(place: Place, problem: Problem) -> Self {
        Self { place, problem, related: Vec::new() }
    }
}

/// A place related to a defect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    /// The place.
    pub place: Place,
    /// Its role.
    pub note: Note,
}

/// The role of a related place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// The first of two.
    First,
    /// A repetition.
    Again,
    /// In a cycle: this step follows that one.
    Follows(String),
    /// In a cycle: this step needs that material from that step.
    Needs {
        /// The material.
        material: String,
        /// The step that gives it.
        from: String,
        /// Whether the file cites no basis for it, in a cycle where that
        /// matters.
        baseless: bool,
    },
    /// In a cycle of papers: the law that is cited for a demand.
    Basis(String),
}

/// The nature of a cycle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LoopNature {
    /// Steps ordered by `after`.
    Order,
    /// A document is needed before it can exist.
    LateDocument,
    /// Offices that each ask for the other's paper first (互为前置).
    MutualPrerequisite,
}

/// A problem of a text, or of the process it describes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// Not YAML; the message of the parser.
    Syntax(String),
    /// Not UTF-8; the likely encoding, if it is recognised.
    NotUtf8(Option<&'static str>),
    /// A control character, which no text may contain.
    ControlCharacter(char),
    /// Too many bytes.
    TooLarge {
        /// The size of the text.
        bytes: usize,
        /// The limit.
        limit: usize,
    },
    /// Nested too deeply.
    TooDeep {
        /// The limit.
        limit: usize,
    },
    /// Too many entries that make steps wait.
    TooManyOrders {
        /// The limit.
        limit: usize,
    },
    /// Aliases that expand to too many nodes.
    TooMuchExpansion {
        /// The limit.
        limit: usize,
    },
    /// An alias that contains itself.
    RecursiveAlias,
    /// A tag that asks for another type than the node has.
    UnknownTag(String),
    /// A colon that YAML does not read as one: full-width, or without a space
    /// behind it.
    MistakenColon {
        /// The key before it.
        key: String,
        /// The colon.
        found: char,
    },
    /// A merge conflict that was not resolved.
    Conflict {
        /// The line where it ends.
        last: usize,
    },
    /// A block of text (`|`, `>`) in brackets or braces.
    BlockInBrackets,
    /// An empty file.
    Empty,
    /// More than one document.
    SeveralDocuments,
    /// A key that the format does not have.
    UnknownKey {
        /// As written.
        key: String,
        /// The nearest known key.
        suggestion: Option<String>,
        /// The known keys of this map.
        known: Vec<&'static str>,
        /// Another map that has this very key.
        elsewhere: Option<KeyGroup>,
    },
    /// A key that is not a plain text.
    KeyNotText,
    /// A key twice in one map, in one language or in both.
    DuplicateKey(String),
    /// A required key that is missing.
    MissingKey {
        /// The map.
        group: KeyGroup,
        /// The key.
        key: &'static str,
    },
    /// A key without a value.
    EmptyValue(String),
    /// An empty item of a list.
    EmptyItem,
    /// A name that is empty or blank.
    EmptyName,
    /// A value of another shape than the format expects.
    WrongShape {
        /// The expected shape.
        expected: Expected,
        /// The shape found.
        found: NodeShape,
    },
    /// A lag that is not a duration.
    BadLag {
        /// As written.
        text: String,
        /// The reason.
        error: DurationError,
    },
    /// Not a duration.
    BadDuration {
        /// As written.
        text: String,
        /// The reason.
        error: DurationError,
    },
    /// A statement that there is no limit, where a limit is expected.
    NoLimit(String),
    /// Not a number of the expected kind.
    BadNumber {
        /// As written.
        text: String,
        /// The expected kind.
        expected: Expected,
    },
    /// A number with too many digits.
    TooManyDigits(String),
    /// A count that is too large.
    TooMany {
        /// As written.
        text: String,
        /// The limit.
        limit: u32,
    },
    /// A word that is not one of the known ones.
    UnknownWord {
        /// As written.
        text: String,
        /// The nearest known word.
        suggestion: Option<String>,
        /// All known words.
        known: Vec<&'static str>,
    },
    /// A format version that this program does not know.
    UnknownFormat(String),
    /// A process without steps.
    NoSteps,
    /// A step with neither `id` nor `name`.
    NamelessStep,
    /// Two steps with one id.
    DuplicateStep(String),
    /// A reference to a step that does not exist.
    UnknownStep {
        /// As written.
        name: String,
        /// The nearest existing name.
        suggestion: Option<String>,
    },
    /// A reference by a name that several steps have.
    AmbiguousStep {
        /// As written.
        name: String,
        /// The ids of these steps.
        ids: Vec<String>,
    },
    /// A material that is neither declared nor given.
    UnknownMaterial {
        /// As written.
        name: String,
        /// The nearest existing name.
        suggestion: Option<String>,
    },
    /// A department that is not among those declared.
    UnknownDepartment {
        /// As written.
        name: String,
        /// The nearest existing name.
        suggestion: Option<String>,
    },
    /// An item of a list that reads like several, since its separator is not
    /// one in YAML.
    SeveralInOne {
        /// As written.
        text: String,
        /// The separator.
        mark: char,
    },
    /// A list that names one thing twice.
    ListedTwice(String),
    /// A material that two steps give.
    GivenTwice(String),
    /// A step that needs its own product.
    NeedsOwnProduct(String),
    /// A case that is not declared.
    UnknownCase {
        /// As written.
        name: String,
        /// The nearest declared case.
        suggestion: Option<String>,
    },
    /// Shares of cases that add up to more than 1.
    SharesOverAll(String),
    /// A permit of a lever without its legal basis.
    MissingBasis,
    /// A parameter of a lever above today's value of the step.
    AboveToday {
        /// As written.
        value: String,
        /// Today's value.
        today: String,
    },
    /// A key under `by_case` whose value cannot differ by case.
    SameInEveryCase(&'static str),
    /// A case that has no step.
    EmptyCase(String),
    /// A problem that occurs only in one case.
    InCase {
        /// The case.
        case: String,
        /// The problem there.
        problem: Box<Problem>,
    },
    /// A reference to a step that the case leaves out.
    NotTaken {
        /// As written.
        step: String,
    },
    /// A period on another clock than that of the process, or of zero length.
    BadPeriod(String),
    /// A step that follows one after the result.
    FollowsAfterwards(String),
    /// A step after the result that gives a needed material.
    GivenAfterwards(String),
    /// A material needed by the very step after which it is available.
    NeededTooEarly(String),
    /// A step with both `needs` and `papers`.
    NeedsAndPapers,
    /// A step that follows itself.
    FollowsItself(String),
    /// Steps that wait for each other in a cycle.
    Cycle {
        /// Each waits for the one before it, the first for the last.
        steps: Vec<StepId>,
        /// Their names.
        names: Vec<String>,
        /// The nature of the cycle.
        nature: LoopNature,
    },
    /// Working and calendar time, or months and days, among the three points
    /// of one duration.
    MixedClocks,
    /// Two points whose middle cannot be computed in their units.
    NoMiddle {
        /// As written.
        min: String,
        /// As written.
        max: String,
    },
    /// More work than the step takes.
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
        /// As written; `None` where the two ends are reversed, whether a likely
        /// value is written or not.
        likely: Option<String>,
        /// As written.
        max: String,
    },
    /// Hours of a day that are zero or more than 24.
    BadHours(String),
    /// A date that does not exist or is not written `2027-01-01`.
    BadDate(String),
    /// A threshold that does not name its clock.
    BareThreshold(String),
    /// Not a pattern for paths.
    BadPattern(String),
    /// A rule of reading, whose level is always `deny`.
    FixedLevel(String),
    /// A problem of a spreadsheet or of one of its cells.
    Sheet(SheetProblem),
}
