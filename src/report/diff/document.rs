//! The difference of two versions as a document for programs.

use super::contract::{
    ChangeOfDiff, ClaimOfDiff, DiffDocument, IntervalsOfDiff, LeftOutDocument, MeansOfDiff, TotalsOfDiff,
};
use super::people::Writer;
use super::{Compared, Differences, LeftOutOf, Only, Pair};
use crate::diff::{By, ChangeKind, Claim, Claimed, Interval, Row, Versions};
use crate::model::{Clock, Decimal, Process, Spelled, StepId, Unit};
use crate::report::analysis::figures;
use crate::report::check::contract::LeftOutFile;
use crate::report::{Document, Exact, Json};
use crate::text::Lang;

const SCHEMA: &str = "reengineer.diff/2";

/// Writes one document.
pub(super) fn document<'a>(all: &Differences, outcome: &'a Compared, lang: Lang) -> Json<'a> {
    match outcome {
        Compared::Pair(pair) => {
            Document::Diff(Contract { writer: Writer { pair, diff: &pair.diff }, lang }.document(all)).into()
        }
        Compared::Only(only) => Document::Diff(one_side(only)).into(),
        Compared::LeftOut(left) => Document::LeftOut(left_out(left)).into(),
        Compared::Failed(failure) => failure.json(lang),
    }
}

fn left_out(left: &LeftOutOf) -> LeftOutDocument<'_> {
    let file = LeftOutFile { file: &left.file, why: left.why.name(), target: left.why.target() };
    LeftOutDocument { schema: "reengineer.left-out/1", file }
}

/// A definition that has nothing to be compared with.
fn one_side(only: &Only) -> DiffDocument<'_> {
    let file = only.file.as_str();
    let here = || Some(figures(&only.process, &only.analysis.today));
    let is_new = only.is_new;
    DiffDocument {
        schema: SCHEMA,
        jurisdiction: only.analysis.ground.jurisdiction.english(),
        calendar: &only.analysis.ground.calendar,
        old: (!is_new).then_some(file),
        new: is_new.then_some(file),
        process: only.process.id(),
        before: if is_new { None } else { here() },
        after: if is_new { here() } else { None },
        gates: only.gates.clone(),
        ..DiffDocument::default()
    }
}

struct Contract<'a> {
    writer: Writer<'a>,
    lang: Lang,
}

impl<'a> Contract<'a> {
    fn document(&self, all: &Differences) -> DiffDocument<'a> {
        let Pair { old_file, new_file, case, diff, gates } = self.writer.pair;
        let versions = &diff.versions;
        let totals = diff.totals.map(|totals| TotalsOfDiff {
            claimed: totals.claimed.days().map(Exact),
            real: totals.real.into(),
            moved: totals.moved.into(),
            declared: totals.declared.map(Exact),
            in_doubt: diff.in_doubt().into(),
            claimed_by: claimed_by(totals.claimed),
            claimed_unit: claimed_unit(totals.claimed, versions.new.unit()),
        });
        DiffDocument {
            schema: SCHEMA,
            jurisdiction: versions.after.ground.jurisdiction.english(),
            calendar: &versions.after.ground.calendar,
            old: Some(old_file),
            new: Some(new_file),
            process: versions.new.id(),
            case: case.as_ref().map(|case| case.name.as_str()),
            share: case.as_ref().and_then(|case| case.share).map(Exact),
            over_cases: all.over_cases(self.writer.pair).map(|over| over.document()),
            mean_days: self.writer.means().map(|means| {
                let [before, after] = means.map(|mean| mean.map(Exact));
                MeansOfDiff { before, after }
            }),
            related: Some(diff.is_related()),
            before: Some(figures(&versions.old, &versions.before.today)),
            after: Some(figures(&versions.new, &versions.after.today)),
            changes: diff.rows.iter().enumerate().map(|(number, row)| self.change(number, row)).collect(),
            totals,
            claims: diff.claims.iter().map(|one| claim(one, versions)).collect(),
            intervals: self.intervals(),
            dates: self.writer.dates_document(),
            gates: gates.clone(),
        }
    }

    fn change(&self, number: usize, row: &'a Row) -> ChangeOfDiff<'a> {
        let diff = self.writer.diff;
        let (old, new) = (&diff.versions.old, &diff.versions.new);
        let (before, after) = (ids(old, &row.found().old), ids(new, &row.found().new));
        let papers = diff.papers_of(number).iter();
        let steps = if before.is_empty() { after.clone() } else { before };
        let lever = match row.found().kind {
            ChangeKind::Lever(lever) => Some(lever.english()),
            _ => None,
        };
        ChangeOfDiff {
            planned: self.writer.change_row(number, row).document(lever, steps, self.lang),
            kind: row.found().kind.name(),
            into: after,
            fields: row.found().keys().collect(),
            matched_by: matched_by(row.found().by),
            confidence: confidence(row.found().by).map(Exact),
            along_with: row.along.clone(),
            counts: row.counts.map(|counts| counts.name()),
            doubtful: row.doubtful,
            moved_to: row.moved_to.map(|to| to.name()),
            moved_days: row.moved.map(|moved| self.writer.in_days(moved.days).into()),
            paper: papers.map(|paper| paper.way.name()).collect(),
        }
    }

    fn intervals(&self) -> Option<IntervalsOfDiff> {
        let diff = self.writer.diff;
        let [before, after] = diff.intervals?;
        let ends =
            |process: &Process, of: Interval| [of.shortest, of.longest].map(|time| time.in_days(process.day()).into());
        Some(IntervalsOfDiff {
            before: ends(&diff.versions.old, before),
            after: ends(&diff.versions.new, after),
            distinguishable: !before.overlaps(&after),
        })
    }
}

const fn matched_by(by: By) -> Option<&'static str> {
    match by {
        By::Nothing => None,
        By::Content(_) => Some("content"),
        By::Name => Some("name"),
        By::Id => Some("id"),
        By::Replaces => Some("replaces"),
    }
}

fn ids<'a>(process: &'a Process, ids: &[StepId]) -> Vec<&'a str> {
    ids.iter().map(|id| process.step(*id).id.as_str()).collect()
}

/// The confidence of a match, 0 to 1.
pub(super) fn confidence(by: By) -> Option<Decimal> {
    (by != By::Nothing).then(|| Decimal::new(i64::from(by.confidence()), 3))
}

const fn claimed_by(claim: Claim) -> &'static str {
    match claim {
        Claim::Promised(_) | Claim::PromisedOn(..) | Claim::TwoClocks => "promise",
        Claim::Counted(_) => "counted",
    }
}

/// The unit of the claimed days.
fn claimed_unit(claim: Claim, unit: Unit) -> Option<&'static str> {
    match claim {
        Claim::Promised(_) | Claim::Counted(_) => Some(unit.english()),
        Claim::PromisedOn(clock, _) => Some(unit_of(clock)),
        Claim::TwoClocks => None,
    }
}

fn unit_of(clock: Clock) -> &'static str {
    match clock {
        Clock::Working => Unit::Workday.english(),
        Clock::Calendar => Unit::Day.english(),
    }
}

fn claim(claim: &Claimed, versions: &Versions) -> ClaimOfDiff {
    let process = if claim.of_new { &versions.new } else { &versions.old };
    let side = |is_new: bool| if is_new { "new" } else { "old" };
    ClaimOfDiff {
        published_in: side(claim.by_new),
        about: side(claim.of_new),
        figure: claim.figure.name(),
        published: claim.published.number.into(),
        unit: claim.published.days.map(|(_, clock)| unit_of(clock)),
        found: claim.found.map(Exact::from),
        found_unit: claim.published.days.map(|_| process.unit().english()),
        agrees: claim.holds(),
    }
}
