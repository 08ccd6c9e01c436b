//! What leads from one version of a process to another, and what is it worth?

mod changes;
mod claims;
mod clocks;
mod figures;
mod found;
mod interval;
mod moved;
pub mod pairing;
mod paper;
mod totals;
mod worth;

use crate::analysis::{Analysis, Dating};
use crate::calendar::CalendarError;
use crate::model::{Change, Decimal, Process};

pub use claims::{Claimed, Figure};
pub use clocks::Elsewhere;
pub use found::{Found, Kind};
pub use interval::Interval;
pub use moved::Moved;
pub use pairing::{By, Group, Pairing};
pub use paper::{Counts, Paper, Way};
pub use totals::Totals;
pub use worth::Worth;

/// Every change that leads from one version to the other: made at once, they
/// give the new version to the letter.
#[must_use]
pub fn changes(old: &Process, new: &Process) -> Vec<Change> {
    changes::changes(old, new, &Pairing::of(old, new))
}

/// Two versions of one process, side by side.
#[derive(Debug)]
pub struct Versions {
    /// The earlier one.
    pub old: Process,
    /// The later one.
    pub new: Process,
    /// Which step of one is which of the other.
    pub pairing: Pairing,
    /// What is true of the earlier one.
    pub before: Analysis,
    /// What is true of the later one.
    pub after: Analysis,
}

/// A version whose days depend on dates that the calendar does not know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undated {
    /// What the process is called.
    pub process: String,
    /// What is not known.
    pub error: CalendarError,
}

impl Versions {
    fn of(old: Process, new: Process, dating: &Dating) -> Result<Self, Undated> {
        let pairing = Pairing::of(&old, &new);
        let (before, after) = (figures::analysis(&old, dating)?, figures::analysis(&new, dating)?);
        Ok(Self { old, new, pairing, before, after })
    }

    /// Whether the days of both can be told apart by subtraction.
    #[must_use]
    pub fn one_clock(&self) -> bool {
        self.old.unit() == self.new.unit()
    }
}

/// All that two versions tell together.
#[derive(Debug)]
pub struct Diff {
    /// The versions.
    pub versions: Versions,
    /// The changes, in the order in which the process runs.
    pub rows: Vec<Row>,
    /// Whether what each change is worth could be told.
    pub weighed: bool,
    /// Savings on paper, by change.
    pub papers: Vec<Paper>,
    /// How much is real; nothing where the versions run on two clocks or are
    /// of two processes.
    pub totals: Option<Totals>,
    /// Published figures, computed anew.
    pub claims: Vec<Claimed>,
    /// Between which days each version lies, where a step has three points.
    pub intervals: Option<[Interval; 2]>,
}

/// A change and what is to be said of it.
#[derive(Clone, Debug)]
pub struct Row {
    /// The change.
    pub found: Found,
    /// What it is worth.
    pub worth: Worth,
    /// What it counts as.
    pub counts: Counts,
    /// The days that it moved.
    pub moved: Option<Moved>,
    /// Where what it takes off has gone.
    pub moved_to: Option<Elsewhere>,
}

impl Diff {
    /// Compares two versions, each on the calendar where its days depend on
    /// it.
    ///
    /// # Errors
    /// A date that is needed and that the calendar does not know.
    pub fn of(old: Process, new: Process, dating: &Dating) -> Result<Self, Undated> {
        let versions = Versions::of(old, new, dating)?;
        let changes = changes::changes(&versions.old, &versions.new, &versions.pairing);
        let found = worth::in_order(&versions, found::found(&versions, changes));
        let worth = worth::worth(&versions, dating, &found);
        let related = versions.pairing.is_related();
        let moved = if related { moved::moved(&versions, &found) } else { vec![None; found.len()] };
        let papers = if related { paper::papers(&versions, &found, &moved) } else { Vec::new() };
        let totals = totals::totals(&versions, &moved).filter(|_| related);
        let weighed = worth.is_some();
        let mut worth = worth.unwrap_or_default().into_iter();
        let rows = found.into_iter().zip(moved).enumerate().map(|(change, (found, moved))| {
            let paper = papers.iter().find(|paper| paper.change == change);
            Row {
                counts: paper.map_or_else(|| unproved(&found, totals), |paper| paper.way.counts()),
                moved_to: moved.map(|moved| moved.to).or_else(|| paper.and_then(|paper| paper.to)),
                worth: worth.next().unwrap_or_default(),
                moved,
                found,
            }
        });
        let (rows, claims) = (rows.collect(), claims::claims(&versions));
        let intervals = interval::intervals(&versions.old, &versions.new, dating);
        Ok(Self { rows, weighed, papers, totals, claims, intervals, versions })
    }

    /// Whether the two are versions of one process.
    #[must_use]
    pub fn is_related(&self) -> bool {
        self.versions.pairing.is_related()
    }

    /// The days of both, as printed.
    #[must_use]
    pub fn days(&self) -> [Decimal; 2] {
        let Versions { old, new, before, after, .. } = &self.versions;
        [figures::days(old, before.today.days).decimal(), figures::days(new, after.today.days).decimal()]
    }

    /// The days that savings on paper take off.
    #[must_use]
    pub fn in_doubt(&self) -> Decimal {
        let doubtful = |row: &&Row| row.counts != Counts::Real && row.worth.in_sequence > Decimal::ZERO;
        let days = self.rows.iter().filter(doubtful).map(|row| row.worth.in_sequence);
        days.fold(Decimal::ZERO, |sum, days| sum.checked_add(days).unwrap_or(sum))
    }

    /// Whether the versions say the same.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }
}

/// What a change counts as of which nothing else is known: a promise that
/// goes further than the days is declared.
fn unproved(found: &Found, totals: Option<Totals>) -> Counts {
    let promise = found.kind == Kind::Limit && found.new.is_empty();
    let further = totals.is_some_and(|totals| totals.declared < Decimal::ZERO);
    if promise && further { Counts::Declared } else { Counts::Real }
}
