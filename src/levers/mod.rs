//! The levers: what each asks for, and how it changes a definition. One lever
//! is one file and one page.
//!
//! A lever does not delete lines of `after`. It states which pairs of today's
//! order are lifted ([`Works::lift`]), which steps are removed, and which
//! values a step has from now on; every other pair keeps its status, also where
//! it held only through a lifted one.

mod abolish;
mod anew;
mod area_assessment;
mod assist;
mod cap;
mod commit;
mod days;
mod delegate;
mod drop_material;
mod early_start;
mod eliminate;
mod filing;
mod finishes;
mod flatten;
mod gather;
mod ground;
mod groups;
mod instant;
mod joint;
mod merge;
mod offer;
mod offers;
mod on_demand;
mod online;
mod pages;
mod papers;
mod parallel;
mod postpone;
mod pre_review;
mod say;
mod share;
mod single_form;
mod single_window;
mod suggest;
mod tolerate;
mod waiting;
mod works;

pub use anew::Anew;
pub use ground::Ground;
pub use offer::{Grade, Means, Offer, Site, Warning, Why};
pub(crate) use offers::Within;
pub use offers::{Choice, Declined, Offers};
pub use pages::page;
pub use say::why;
pub use works::{MergedDays, Merger, Works};

use crate::model::Lever as Name;

/// A lever: where it applies and how it changes a definition.
#[derive(Debug)]
pub struct Method {
    /// Its name in a definition.
    pub name: Name,
    /// How options of it are gathered.
    pub gather: Gather,
    /// The findings of `check` in the new definition that it alone may cause.
    anew: &'static [Anew],
    /// Makes the change, or returns why it cannot be made.
    pub make: fn(&mut Works<'_>, &Offer) -> Result<(), Why>,
}

impl Method {
    /// The findings of `check` in the new definition that it may cause: its own,
    /// and those of every lever.
    pub fn brings(&self) -> impl Iterator<Item = Anew> {
        self.anew.iter().copied().chain([Anew::Waivers])
    }
}

/// How the options of a lever are gathered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gather {
    /// One for each step with a permit.
    Steps,
    /// One for each step or need with a permit.
    StepsAndNeeds,
    /// One for the steps of a matter with a permit.
    Matters,
    /// One for a group of steps with a permit.
    Groups {
        /// The steps that may form a group.
        of: Kinds,
    },
    /// One for neighbours of one department with a permit.
    Neighbours,
}

/// The kinds of steps that may form a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kinds {
    /// Any kind.
    Any,
    /// The same kind, which the file states.
    One,
    /// Intakes.
    Intakes,
}

/// Every lever, in the order of the format's table.
pub const METHODS: [&Method; 23] = [
    &eliminate::METHOD,
    &abolish::METHOD,
    &area_assessment::METHOD,
    &parallel::METHOD,
    &pre_review::METHOD,
    &tolerate::METHOD,
    &postpone::METHOD,
    &early_start::METHOD,
    &commit::METHOD,
    &instant::METHOD,
    &filing::METHOD,
    &on_demand::METHOD,
    &online::METHOD,
    &cap::METHOD,
    &merge::METHOD,
    &joint::METHOD,
    &single_window::METHOD,
    &single_form::METHOD,
    &share::METHOD,
    &drop_material::METHOD,
    &flatten::METHOD,
    &delegate::METHOD,
    &assist::METHOD,
];

/// The order in which the options of one package are made.
const TURNS: [Name; 23] = [
    Name::DropMaterial,
    Name::Share,
    Name::Tolerate,
    Name::Eliminate,
    Name::Abolish,
    Name::AreaAssessment,
    Name::Delegate,
    Name::Commit,
    Name::Instant,
    Name::Filing,
    Name::Cap,
    Name::OnDemand,
    Name::Online,
    Name::Flatten,
    Name::Assist,
    Name::PreReview,
    Name::Postpone,
    Name::EarlyStart,
    Name::Parallel,
    Name::Merge,
    Name::Joint,
    Name::SingleWindow,
    Name::SingleForm,
];

/// The method of a lever.
pub fn method(name: Name) -> &'static Method {
    METHODS[place(name)]
}

/// The index of a lever in the table of methods.
pub fn place(name: Name) -> usize {
    METHODS.iter().position(|method| method.name == name).expect("checked by a test: every lever is in the table")
}

impl Means {
    /// Its turn in a package; answers come before steps are merged.
    pub fn turn(&self) -> usize {
        let of = |name: Name| {
            TURNS.iter().position(|turn| *turn == name).expect("checked by a test: every lever has a turn")
        };
        let before_merging = of(Name::Merge);
        match self {
            Self::Lever(name) => {
                let turn = of(*name);
                if turn < before_merging { turn } else { turn + 1 }
            }
            Self::Answer | Self::PaperNotNeeded(_) => before_merging,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Spelled;

    #[test]
    fn every_lever_is_in_both_tables_once() {
        for word in Name::WORDS {
            assert_eq!(METHODS.iter().filter(|method| method.name == word.value).count(), 1, "{}", word.english);
            assert_eq!(TURNS.iter().filter(|name| **name == word.value).count(), 1, "{}", word.english);
        }
    }
}
