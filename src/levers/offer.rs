//! An option: one lever at one place, with what permits it.

use crate::model::{Lever, MaterialId, Permit, StepId};

/// What permits a change. The grades are never mixed in one figure without
/// saying so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grade {
    /// Waste that can go, habit that can go: nobody's permission is needed.
    Free,
    /// A question answered in favour of the faster order.
    Answer,
    /// A lever whose basis the file records.
    Granted,
    /// A lever without a basis in the file, whose signs the program sees.
    Suggested,
    /// A comparison found it made: who permitted it, the files do not say.
    Found,
}

impl Grade {
    /// Its name in documents and on the command line.
    #[must_use]
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

/// By what something changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Means {
    /// A lever.
    Lever(Lever),
    /// The step need not wait where the file does not say why it does.
    Answer,
    /// The step does not need this paper of a wasted step.
    PaperNotNeeded(MaterialId),
}

/// Where a lever is applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Site {
    /// The step.
    pub step: StepId,
    /// One of the materials that it asks for; none: the step itself.
    pub need: Option<MaterialId>,
}

impl Site {
    /// A step itself.
    #[must_use]
    pub const fn step(step: StepId) -> Self {
        Self { step, need: None }
    }
}

/// An option.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    /// By what.
    pub means: Means,
    /// What permits it.
    pub grade: Grade,
    /// Where, in today's order; a group has several.
    pub sites: Vec<Site>,
    /// The basis and the parameters: of a group those of its members as one.
    pub permit: Permit,
}

impl Offer {
    /// The steps it is made at.
    pub fn steps(&self) -> impl Iterator<Item = StepId> + '_ {
        self.sites.iter().map(|site| site.step)
    }

    /// The lever, where it is one.
    #[must_use]
    pub const fn lever(&self) -> Option<Lever> {
        match self.means {
            Means::Lever(lever) => Some(lever),
            Means::Answer | Means::PaperNotNeeded(_) => None,
        }
    }

    /// What decides between equal packages: the first step, the lever's place
    /// in the table, a step before its needs, which are in file order already;
    /// of answers that about the step before those about papers.
    #[must_use]
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

/// Why an option cannot be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// A parameter without which nobody knows what is allowed.
    NoParameter(&'static str),
    /// It is so already.
    Already,
    /// A step that stays needs what the step gives.
    PaperNeeded {
        /// The paper.
        paper: MaterialId,
        /// The step that needs it.
        by: StepId,
    },
    /// The matter of the step is not written.
    NoMatter,
    /// The step is no intake.
    NoIntake,
    /// The kind of the step is not written.
    NoKind,
    /// No other step is there to do it with.
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
    /// The steps are taken in different cases, differ by case, or one of them
    /// is for after the result.
    NotAlike,
    /// What allows it says two things.
    Differing(&'static str),
    /// More days than the steps take one after another.
    AboveSum,
    /// A step that it is about is gone by then.
    Gone,
    /// With it the definition contradicts itself: steps would wait for each
    /// other.
    Loop,
    /// No step would be left.
    NothingLeft,
    /// The limits of the process run from or to a step that goes.
    Limits(StepId),
}

/// What must be said beside an option, never silently passed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Warning {
    /// A window starts every clock at once.
    ClocksStartTogether,
    /// Joint handling is bound to 45 days, 15 more where extended.
    JointLimit,
    /// The matter has an inspection, a public notice or a suspended step.
    SpecialProcedure,
    /// A core paper of the review may be among them.
    CorePaper,
    /// The limit of a merged step is dropped.
    LimitDropped,
    /// The merged step takes fewer days than its members one after another.
    ByDecree,
    /// The open pairs of what follows stay: a question holds the days.
    HeldByQuestions,
}
