//! Permits of levers at a step or at a need.

use super::decimal::Decimal;
use super::duration::Duration;
use super::vocabulary::Lever;

/// The legal basis on which a lever is allowed, and its parameters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Permit {
    /// The legal basis.
    pub basis: String,
    /// The cases in which it is allowed; empty for all.
    pub when: Vec<String>,
    /// The parameters of the lever.
    pub parameters: Parameters,
}

impl Permit {
    /// A permit with a basis and no parameters.
    pub fn on(basis: impl Into<String>) -> Self {
        Self { basis: basis.into(), when: Vec::new(), parameters: Parameters::default() }
    }
}

impl Permit {
    /// Visits every name of a step: `keep` may change it, and returns `false`
    /// to remove it. Returns whether the permit remains: it does not without
    /// the one step that it is about, nor without any of those it names to be
    /// joined with, as none named would mean others.
    pub(super) fn keep_steps(&mut self, keep: &mut dyn FnMut(&mut String) -> bool) -> bool {
        let Parameters { with, of, to, .. } = &mut self.parameters;
        let names_some = !with.is_empty();
        with.retain_mut(&mut *keep);
        let joins = !(names_some && with.is_empty());
        let mut stays = |step: &mut Option<String>| step.as_mut().is_none_or(&mut *keep);
        let (of, to) = (stays(of), stays(to));
        joins && of && to
    }

    /// Keeps of the papers that it names those that `keep` holds. Returns
    /// whether the permit remains: it does not without any of them.
    pub(super) fn keep_papers(&mut self, keep: &dyn Fn(&str) -> bool) -> bool {
        let Parameters { papers, materials, .. } = &mut self.parameters;
        [papers, materials].into_iter().all(|named| {
            let names_some = !named.is_empty();
            named.retain(|name| keep(name));
            !(names_some && named.is_empty())
        })
    }
}

/// The parameters of levers; each lever accepts some of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parameters {
    /// The new length of the step.
    pub days: Option<Duration>,
    /// The steps that it is joined with.
    pub with: Vec<String>,
    /// The work left once the other step has ended.
    pub tail: Option<Duration>,
    /// The predecessor that is no longer waited for.
    pub of: Option<String>,
    /// The later step that waits for that one instead.
    pub to: Option<String>,
    /// The time that the other step has run when this one begins.
    pub lag: Option<Duration>,
    /// The papers that may follow later.
    pub papers: Vec<String>,
    /// The papers that nobody needs any longer.
    pub materials: Vec<String>,
    /// The check after the result.
    pub check: Option<Check>,
    /// The number of signatures left.
    pub signoffs: Option<u32>,
    /// The department that does it instead.
    pub department: Option<String>,
    /// The department that runs the window.
    pub window: Option<String>,
    /// The common group of the steps taken together.
    pub group: Option<String>,
    /// The share of cases that still go back.
    pub chance: Option<Decimal>,
}

/// A check after the result.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Check {
    /// The department that makes it; the one of the review where absent.
    pub department: Option<String>,
    /// Its length; that of the review where absent.
    pub days: Option<Duration>,
}

impl Lever {
    /// The parameters of the lever, by their keys.
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

    /// The keys of a permit: basis, cases, parameters.
    pub fn keys(self) -> impl Iterator<Item = &'static str> {
        ["basis", "when"].into_iter().chain(self.parameters().iter().copied())
    }

    /// Returns whether a permit of this lever may have a key.
    pub fn knows(self, key: &str) -> bool {
        self.keys().any(|known| known == key)
    }
}
