//! An option: one lever at one place, with its permit.

use crate::model::{Lever, MaterialId, Permit, StepId};

/// The ground on which a change is allowed. The grades are never mixed in one
/// figure without saying so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grade {
    /// Waste or habit that can go without anybody's permission.
    Free,
    /// A question answered in favour of the faster order.
    Answer,
    /// A lever whose basis the file records.
    Granted,
    /// A lever without a basis in the file, suggested by signs that the program
    /// sees.
    Suggested,
    /// A comparison found it made: who permitted it, the files do not say.
    Found,
}

impl Grade {
    /// Its name in documents and on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Free => "free",
            Self::Answer => "answer",
            Self::Granted => "granted",
            Self::Suggested => "suggested",
            Self::Found => "found",
        }
    }
}

/// The means of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Means {
    /// A lever.
    Lever(Lever),
    /// The step need not wait where the file does not say why it does.
    Answer,
    /// The step does not need this paper of a wasted step.
    PaperNotNeeded(MaterialId),
}

/// The place where a lever is applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Site {
    /// The step.
    pub step: StepId,
    /// One of the materials that it asks for; `None` for the step itself.
    pub need: Option<MaterialId>,
}

impl Site {
    /// A step itself.
    pub const fn step(step: StepId) -> Self {
        Self { step, need: None }
    }
}

/// An option.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    /// The means.
    pub means: Means,
    /// The grade.
    pub grade: Grade,
    /// The sites, in today's order; a group has several.
    pub sites: Vec<Site>,
    /// The basis and the parameters; for a group those of its members, merged.
    pub permit: Permit,
}

impl Offer {
    /// The steps it is made at.
    pub fn steps(&self) -> impl Iterator<Item = StepId> + '_ {
        self.sites.iter().map(|site| site.step)
    }

    /// When its turn comes in a package: what takes a step out comes before
    /// what makes one shorter, which an assessment of the area may do, too.
    pub fn turn(&self) -> (usize, bool) {
        let shortens = self.lever() == Some(Lever::AreaAssessment) && self.permit.parameters.days.is_some();
        let means = if shortens { Means::Lever(Lever::Delegate) } else { self.means };
        (means.turn(), shortens)
    }

    /// The lever, if it is one.
    pub const fn lever(&self) -> Option<Lever> {
        match self.means {
            Means::Lever(lever) => Some(lever),
            Means::Answer | Means::PaperNotNeeded(_) => None,
        }
    }

    /// The step, where the lever changes at most that step itself and neither
    /// its order nor its papers: how long it takes, how often somebody comes,
    /// how many sign.
    pub fn within(&self) -> Option<StepId> {
        let [Site { step, need: None }] = self.sites.as_slice() else { return None };
        let is_within = match self.lever()? {
            Lever::Assist | Lever::Cap | Lever::Filing | Lever::Flatten => true,
            Lever::Instant | Lever::OnDemand | Lever::Online => true,
            Lever::AreaAssessment | Lever::Delegate => self.permit.parameters.days.is_some(),
            _ => false,
        };
        is_within.then_some(*step)
    }

    /// The rank between equal packages: the first step, the index of the lever
    /// in the table, a step before its needs, which are in file order already;
    /// for answers the one about the step before those about papers.
    pub fn place(&self) -> (StepId, usize, bool, Option<MaterialId>) {
        let first = self.sites.iter().min().expect("an option is about a step");
        let lever = self.lever().map_or(super::METHODS.len(), super::place);
        let paper = match self.means {
            Means::PaperNotNeeded(paper) => Some(paper),
            Means::Lever(_) | Means::Answer => None,
        };
        (first.step, lever, first.need.is_some(), paper)
    }
}

/// The reason why an option cannot be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// A parameter without which it is unknown what is allowed.
    NoParameter(&'static str),
    /// It is so already.
    Already,
    /// It is so where the other options of the package are made.
    AlreadyBeside,
    /// A kept step needs a product of the step.
    PaperNeeded {
        /// The paper.
        paper: MaterialId,
        /// The step that needs it.
        by: StepId,
    },
    /// The matter of the step is not stated.
    NoMatter,
    /// The step is not an intake.
    NoIntake,
    /// The kind of the step is not stated.
    NoKind,
    /// There is no other step to do it with.
    Alone,
    /// A recorded order ties two of the steps.
    Recorded {
        /// The step that comes first.
        before: StepId,
        /// The step that waits for it.
        after: StepId,
    },
    /// No authority holds the paper, and no certificate covers it.
    NotHeld(Option<MaterialId>),
    /// The step does not ask for the paper.
    NotAsked(String),
    /// The step does not wait for that one.
    NotBefore(String),
    /// That step does not come later.
    NotLater(String),
    /// The lag is longer than that step takes: it would begin later than today.
    LongerThan(StepId),
    /// The steps are taken in different cases, or one of them is after the
    /// result.
    NotAlike,
    /// The permits differ in this parameter.
    Differing(&'static str),
    /// More days than the steps take in sequence.
    AboveSum,
    /// A step that it concerns is removed already.
    Gone,
    /// The definition would contradict itself: steps would wait for each other.
    Loop,
    /// No step would be left.
    NothingLeft,
    /// The limits of the process run from or to a removed step.
    Limits(StepId),
}

/// A caveat that must be stated beside an option.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Warning {
    /// A window starts every clock at once.
    ClocksStartTogether,
    /// Joint handling is bound to 45 days, 15 more where extended.
    JointLimit,
    /// The matter has this inspection, public notice or suspended step.
    SpecialProcedure(StepId),
    /// A core paper of the review may be among them.
    CorePaper,
    /// A tail is stated where the paper may follow to the end of the step.
    NoTail,
    /// The stated tail is longer than the step that decides.
    ShortTail,
    /// The limit of a merged step is dropped.
    LimitDropped,
    /// The merged step takes fewer days than its members in sequence.
    ByDecree,
    /// The open pairs of its successors are kept: a question holds the days.
    HeldByQuestions,
}
