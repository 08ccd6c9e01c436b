//! Compares two versions of a process: the changes between them, and their
//! effects.

mod apart;
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

use std::borrow::Cow;

use crate::analysis::{Analysis, CommonStart, Dating, Planned, Price, Start};
use crate::calendar::CalendarError;
use crate::model::{Change, Decimal, Process};

pub use apart::Apart;
pub use claims::{Claimed, Published};
pub use clocks::Elsewhere;
pub use found::{ChangeKind, FoundChange};
pub use interval::Interval;
pub use moved::Moved;
pub use pairing::{By, Pairing, StepGroup};
pub use paper::{Counts, PaperSaving, Way};
pub use totals::{Claim, Totals};

/// Every change that leads from one version to the other: applied at once, they
/// give exactly the new version.
#[must_use]
pub fn changes(old: &Process, new: &Process) -> Vec<Change> {
    changes::find_changes(old, new, &Pairing::of(old, new))
}

/// Two versions of one process, side by side.
#[derive(Debug)]
pub struct Versions {
    /// The earlier one.
    pub old: Process,
    /// The later one.
    pub new: Process,
    /// The steps of the two versions that match.
    pub pairing: Pairing,
    /// The analysis of the earlier one.
    pub before: Analysis,
    /// The analysis of the later one.
    pub after: Analysis,
    /// The common start, where one is given or the days of either depend on it.
    pub dates: Option<CommonStart>,
    /// The law and calendar by which lengths on two clocks are compared.
    dating: Dating,
}

/// A version whose days depend on dates that the calendar does not know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undated {
    /// The name of the process.
    pub process: String,
    /// The error of the calendar.
    pub error: CalendarError,
}

impl Versions {
    /// Analyses both from one start.
    fn of(old: Process, new: Process, dating: &Dating) -> Result<Self, Undated> {
        let pairing = Pairing::of(&old, &new);
        let dates = figures::common_start([&old, &new], dating)?;
        let dating = on(dates.as_ref(), dating).into_owned();
        let (before, after) = (figures::analysis(&old, &dating)?, figures::analysis(&new, &dating)?);
        Ok(Self { old, new, pairing, before, after, dates, dating })
    }

    /// The reason why the days of one are not those of the other; `None` where
    /// they can be subtracted.
    #[must_use]
    pub fn apart(&self) -> Option<Apart> {
        apart::find_reason(&self.old, &self.new)
    }

    /// Returns whether the days of both can be subtracted.
    #[must_use]
    pub fn one_clock(&self) -> bool {
        self.apart().is_none()
    }
}

/// The comparison of two versions.
#[derive(Debug)]
pub struct Diff {
    /// The versions.
    pub versions: Versions,
    /// The changes, in the order in which the process runs.
    pub rows: Vec<Row>,
    /// Whether the effect of each change could be computed.
    pub weighed: bool,
    /// Savings on paper, by change.
    pub papers: Vec<PaperSaving>,
    /// The totals; `None` where the versions run on two clocks or are of two
    /// processes.
    pub totals: Option<Totals>,
    /// Published figures, computed anew.
    pub claims: Vec<Claimed>,
    /// The range of days of each version, where a step has three points.
    pub intervals: Option<[Interval; 2]>,
}

/// A change and its assessment.
#[derive(Clone, Debug)]
pub struct Row {
    /// The change and its price, in days as printed; `None` where prices could
    /// not be computed.
    pub planned: Planned<FoundChange, Option<Decimal>>,
    /// The other changes that this one requires: they are made with it when its
    /// price alone is computed.
    pub along: Vec<usize>,
    /// The way it counts; `None` where its days are unknown.
    pub counts: Option<Counts>,
    /// Whether it is a saving on paper, so that its days are in doubt.
    pub doubtful: bool,
    /// The days that it moved.
    pub moved: Option<Moved>,
    /// The party that now has the days it takes off.
    pub moved_to: Option<Elsewhere>,
}

impl Diff {
    /// Compares two versions, each on the calendar where its days depend on it.
    ///
    /// # Errors
    ///
    /// A date that is needed and that the calendar does not know.
    pub fn of(old: Process, new: Process, dating: &Dating) -> Result<Self, Undated> {
        let versions = Versions::of(old, new, dating)?;
        let dating = &*on(versions.dates.as_ref(), dating);
        let changes = changes::find_changes(&versions.old, &versions.new, &versions.pairing);
        let related = versions.pairing.is_related();
        let mut found = found::describe_changes(&versions, changes);
        // Changes between two different processes have no effect to compute.
        let mut worth = None;
        if related && worth::may_be_tried(&versions, &found) {
            found = worth::in_order(&versions, found);
            worth = worth::weigh(&versions, dating, &found);
        }
        let moved = if related { moved::find_moved_days(&versions, &found) } else { vec![None; found.len()] };
        let papers = if related { paper::papers(&versions, &found, &moved) } else { Vec::new() };
        let totals = totals::add_up(&versions, &moved).filter(|_| related);
        let weighed = worth.is_some();
        let unweighed = || vec![(Price { alone: None, in_sequence: None }, Vec::new()); found.len()];
        let worth = worth
            .map_or_else(unweighed, |worth| worth.into_iter().map(|(price, along)| (known(price), along)).collect());
        let one_clock = versions.one_clock();
        let rows = found.into_iter().zip(moved).zip(worth).enumerate().map(
            |(change, ((mut found, moved), (price, along)))| {
                let paper = paper::of_change(&papers, change).first();
                // What changes the days is more than a record.
                if found.kind == ChangeKind::Record && [price.alone, price.in_sequence].into_iter().any(is_some_days) {
                    found.kind = found.of_effect();
                }
                let is_known = one_clock || !found.touches_time() || moved.is_some();
                let counts = is_known.then(|| counts(&found, moved, price.in_sequence, paper, totals));
                let moved_to = moved.map(|moved| moved.to).or_else(|| paper.and_then(|paper| paper.to));
                Row {
                    counts,
                    doubtful: paper.is_some(),
                    moved_to,
                    along,
                    moved,
                    planned: Planned { what: found, price },
                }
            },
        );
        let (rows, claims) = (rows.collect(), claims::check_claims(&versions));
        let intervals = interval::intervals(&versions.old, &versions.new, dating);
        Ok(Self { rows, weighed, papers, totals, claims, intervals, versions })
    }

    /// Returns whether the two are versions of one process.
    #[must_use]
    pub fn is_related(&self) -> bool {
        self.versions.pairing.is_related()
    }

    /// The savings on paper that a change makes, by its number.
    #[must_use]
    pub fn papers_of(&self, change: usize) -> &[PaperSaving] {
        paper::of_change(&self.papers, change)
    }

    /// The days of both, as printed.
    #[must_use]
    pub fn days(&self) -> [Decimal; 2] {
        let Versions { old, new, before, after, .. } = &self.versions;
        [figures::days(old, before.today.days).decimal(), figures::days(new, after.today.days).decimal()]
    }

    /// The days that savings on paper take off, of those that come off
    /// altogether: another change may need what the doubtful one took off.
    #[must_use]
    pub fn in_doubt(&self) -> Decimal {
        let days = self.rows.iter().filter(|row| row.doubtful).filter_map(|row| row.planned.price.in_sequence);
        let days = days.filter(|days| *days > Decimal::ZERO).fold(Decimal::ZERO, Decimal::plus);
        let [before, after] = self.days();
        days.min(before.minus(after).max(Decimal::ZERO))
    }

    /// Returns whether the versions are equal.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }
}

impl Row {
    /// The change.
    #[must_use]
    pub fn found(&self) -> &FoundChange {
        &self.planned.what
    }

    /// Returns whether it takes days off in its turn, or adds some.
    #[must_use]
    pub fn moves_days(&self) -> bool {
        is_some_days(self.planned.price.in_sequence)
    }

    /// Returns whether it does so as the only change.
    #[must_use]
    pub fn moves_days_alone(&self) -> bool {
        is_some_days(self.planned.price.alone)
    }
}

fn is_some_days(days: Option<Decimal>) -> bool {
    days.is_some_and(|days| days != Decimal::ZERO)
}

fn known(price: Price<Decimal>) -> Price<Option<Decimal>> {
    Price { alone: Some(price.alone), in_sequence: Some(price.in_sequence) }
}

/// The dating with the common start of both versions.
fn on<'d>(dates: Option<&CommonStart>, dating: &'d Dating) -> Cow<'d, Dating> {
    match dates {
        None => Cow::Borrowed(dating),
        Some(dates) => Cow::Owned(Dating { start: Some(Start::On(dates.start)), ..dating.clone() }),
    }
}

/// What a change counts as. Days that went elsewhere are moved; days that are
/// gone are real, even if in doubt. A change that takes no days off counts as
/// its kind of saving on paper; a promise that goes further than the days is
/// declared.
fn counts(
    found: &FoundChange,
    moved: Option<Moved>,
    in_sequence: Option<Decimal>,
    paper: Option<&PaperSaving>,
    totals: Option<Totals>,
) -> Counts {
    let promise = found.kind == ChangeKind::Limit && found.new.is_empty();
    match paper {
        _ if moved.is_some() => Counts::Moved,
        _ if is_some_days(in_sequence) => Counts::Real,
        Some(paper) => paper.way.counts(),
        None if promise && totals.is_some_and(|totals| totals.overpromised()) => Counts::Declared,
        None => Counts::Real,
    }
}
