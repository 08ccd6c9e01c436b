//! Ways to make a process better: what each lever asks for, and what it does
//! to a definition. One lever is one file and one page.
//!
//! A lever does not cut lines out of `after`. It says which pairs of today's
//! order go ([`Works::lift`]), which steps go, and what a step says from now
//! on; every other pair keeps the status it has, also where it held only
//! through one that goes.

mod abolish;
mod anew;
mod area_assessment;
mod assist;
mod cap;
mod commit;
mod delegate;
mod drop_material;
mod early_start;
mod eliminate;
mod filing;
mod flatten;
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
pub use offers::{Choice, Declined, Offers};
pub use pages::page;
pub use works::{MergedDays, Merger, Works};

use crate::model::Lever as Name;

/// A lever: where it is found and what it does.
#[derive(Debug)]
pub struct Method {
    /// Its name in a definition.
    pub name: Name,
    /// What makes an option of it.
    pub gather: Gather,
    /// What `check` may find in the new definition that it did not find before.
    pub anew: &'static [Anew],
    /// Makes the change, or says why it cannot be made.
    pub make: fn(&mut Works<'_>, &Offer) -> Result<(), Why>,
}

/// What makes an option of a lever.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gather {
    /// Each step that carries it.
    Steps,
    /// Each step or need that carries it.
    StepsAndNeeds,
    /// The steps of one matter that carry it.
    Matters,
    /// Steps that carry it and may be taken together.
    Groups {
        /// Which steps may be one.
        of: Kinds,
    },
    /// Neighbours of one department that carry it.
    Neighbours,
}

/// Which kinds of steps are taken together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kinds {
    /// Whatever they are.
    Any,
    /// Those of one kind, which the file states.
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
#[must_use]
pub fn method(name: Name) -> &'static Method {
    METHODS[place(name)]
}

/// The place of a lever in the table of methods.
#[must_use]
pub fn place(name: Name) -> usize {
    METHODS.iter().position(|method| method.name == name).expect("checked by a test: every lever is in the table")
}

impl Means {
    /// When its turn comes in a package; answers come before steps are
    /// merged.
    #[must_use]
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
