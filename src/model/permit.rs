//! What allows a lever at a step or at a need, and how far.

use super::decimal::Decimal;
use super::duration::Duration;
use super::vocabulary::Lever;

/// What allows a lever, and how far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Permit {
    /// The legal basis.
    pub basis: String,
    /// The cases in which it is allowed; empty: in all.
    pub when: Vec<String>,
    /// The parameters of the lever.
    pub parameters: Parameters,
}

impl Permit {
    /// A permit that only names its basis.
    #[must_use]
    pub fn on(basis: impl Into<String>) -> Self {
        Self { basis: basis.into(), when: Vec::new(), parameters: Parameters::default() }
    }
}

impl Permit {
    /// Sees to every name of a step: it may be changed; `false` takes it out.
    /// Whether there is a permit still: none without the one step that it is
    /// about.
    pub(super) fn keep_steps(&mut self, keep: &mut dyn FnMut(&mut String) -> bool) -> bool {
        let Parameters { with, of, to, .. } = &mut self.parameters;
        with.retain_mut(&mut *keep);
        let mut stays = |step: &mut Option<String>| step.as_mut().is_none_or(&mut *keep);
        let (of, to) = (stays(of), stays(to));
        of && to
    }
}

/// The parameters that levers have; each knows some of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parameters {
    /// How long the step takes then.
    pub days: Option<Duration>,
    /// The steps that it is done with.
    pub with: Vec<String>,
    /// What is left to do once the other has ended.
    pub tail: Option<Duration>,
    /// The step before it that is waited for otherwise.
    pub of: Option<String>,
    /// The later step that waits for that one instead.
    pub to: Option<String>,
    /// How long the other step has run when this one begins.
    pub lag: Option<Duration>,
    /// The papers that may follow later.
    pub papers: Vec<String>,
    /// The papers that nobody needs any more.
    pub materials: Vec<String>,
    /// The check afterwards.
    pub check: Option<Check>,
    /// How many signatures are left.
    pub signoffs: Option<u32>,
    /// The department that does it then.
    pub department: Option<String>,
    /// The department whose window it is.
    pub window: Option<String>,
    /// What the steps that are taken together have in common.
    pub group: Option<String>,
    /// Share of cases that still go back.
    pub chance: Option<Decimal>,
}

/// A check after the result.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Check {
    /// Who makes it; absent: who made the review.
    pub department: Option<String>,
    /// How long it takes; absent: as long as the review took.
    pub days: Option<Duration>,
}

impl Lever {
    /// The parameters of the lever, by their keys.
    #[must_use]
    pub const fn parameters(self) -> &'static [&'static str] {
        match self {
            Self::AreaAssessment | Self::Instant | Self::Filing | Self::Cap => &["days"],
            Self::Parallel => &["with"],
            Self::PreReview => &["tail"],
            Self::Tolerate => &["papers", "tail"],
            Self::Postpone => &["of", "to"],
            Self::EarlyStart => &["of", "lag"],
            Self::Commit => &["days", "check"],
            Self::Merge => &["with", "days"],
            Self::Joint => &["days", "group"],
            Self::SingleWindow => &["window", "group"],
            Self::SingleForm => &["group"],
            Self::DropMaterial => &["materials"],
            Self::Flatten => &["signoffs", "days"],
            Self::Delegate => &["department", "days"],
            Self::Assist => &["chance"],
            Self::Eliminate | Self::Abolish | Self::OnDemand | Self::Online | Self::Share => &[],
        }
    }

    /// The keys of what allows it: basis, cases, parameters.
    pub fn keys(self) -> impl Iterator<Item = &'static str> {
        ["basis", "when"].into_iter().chain(self.parameters().iter().copied())
    }

    /// Whether what allows it may have a key.
    #[must_use]
    pub fn knows(self, key: &str) -> bool {
        self.keys().any(|known| known == key)
    }
}
