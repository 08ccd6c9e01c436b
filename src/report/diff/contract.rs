//! `reengineer.diff/1`: the document that programs rely on.

use super::people::Writer;
use super::tables::signatures;
use super::{Compared, LeftOutOf, Only, Pair};
use crate::analysis::Measures;
use crate::diff::{By, Claim, Claimed, Figure, Row};
use crate::model::{Clock, Decimal, Process, Spelled, StepId, Unit};
use crate::report::Json;
use crate::report::analysis::measures;
use crate::words::Lang;

const SCHEMA: &str = "reengineer.diff/1";

/// One document.
pub(super) fn document(outcome: &Compared, lang: Lang) -> Json<'_> {
    match outcome {
        Compared::Pair(pair) => Contract { writer: Writer { pair, diff: &pair.diff }, lang }.document(),
        Compared::Only(only) => one_side(only),
        Compared::LeftOut(left) => left_out(left),
        Compared::Failed(failure) => failure.json(lang),
    }
}

/// A definition that is not compared though it is there.
fn left_out(left: &LeftOutOf) -> Json<'_> {
    let target = left.why.target().map(|target| ("target", target.into()));
    let about = [
        ("schema", "reengineer.left-out/1".into()),
        ("file", left.file.as_str().into()),
        ("why", left.why.name().into()),
    ];
    Json::Map(about.into_iter().chain(target).collect())
}

/// A definition that there is nothing to compare with.
fn one_side(only: &Only) -> Json<'_> {
    let file: Json = only.file.as_str().into();
    let figures = figures(&only.process, &only.analysis.today);
    let (old, new, before, after) = match only.is_new {
        true => (Json::Null, file, Json::Null, figures),
        false => (file, Json::Null, figures, Json::Null),
    };
    Json::Map(vec![
        ("schema", SCHEMA.into()),
        ("jurisdiction", only.analysis.ground.jurisdiction.english().into()),
        ("calendar", only.analysis.ground.calendar.clone().into()),
        ("old", old),
        ("new", new),
        ("process", only.process.id().into()),
        ("related", Json::Null),
        ("before", before),
        ("after", after),
        ("changes", Json::List(Vec::new())),
        ("totals", Json::Null),
    ])
}

/// The measures as in an analysis, and the signatures.
fn figures(process: &Process, of: &Measures) -> Json<'static> {
    let mut entries = measures(process, of);
    let signatures = signatures(process).map(Json::Count);
    entries.push(("signatures", Json::or_null(signatures)));
    Json::Map(entries)
}

struct Contract<'a> {
    writer: Writer<'a>,
    lang: Lang,
}

impl<'a> Contract<'a> {
    fn document(&self) -> Json<'a> {
        let Pair { old_file, new_file, diff } = self.writer.pair;
        let versions = &diff.versions;
        let totals = diff.totals.map(|totals| {
            Json::Map(vec![
                ("claimed", Json::or_null(totals.claimed.days().map(Json::from))),
                ("real", totals.real.into()),
                ("moved", totals.moved.into()),
                ("declared", Json::or_null(totals.declared.map(Json::from))),
                ("in_doubt", diff.in_doubt().into()),
                ("claimed_by", claimed_by(totals.claimed).into()),
                ("claimed_unit", Json::or_null(claimed_unit(totals.claimed, versions.new.unit()))),
            ])
        });
        let rows = diff.rows.iter().enumerate();
        Json::Map(vec![
            ("schema", SCHEMA.into()),
            ("jurisdiction", versions.after.ground.jurisdiction.english().into()),
            ("calendar", versions.after.ground.calendar.as_str().into()),
            ("old", old_file.as_str().into()),
            ("new", new_file.as_str().into()),
            ("process", versions.new.id().into()),
            ("related", Json::Flag(diff.is_related())),
            ("before", figures(&versions.old, &versions.before.today)),
            ("after", figures(&versions.new, &versions.after.today)),
            ("changes", Json::List(rows.map(|(number, row)| self.change(number, row)).collect())),
            ("totals", Json::or_null(totals)),
            ("claims", Json::List(diff.claims.iter().map(claim).collect())),
            ("intervals", self.intervals()),
            ("dates", self.writer.dates_document()),
        ])
    }

    fn change(&self, number: usize, row: &'a Row) -> Json<'a> {
        let diff = self.writer.diff;
        let (old, new) = (&diff.versions.old, &diff.versions.new);
        let (before, after) = (ids(old, &row.found.old), ids(new, &row.found.new));
        let steps = if before.is_empty() { after.clone() } else { before };
        let days = |number: Decimal| if diff.weighed { number.into() } else { Json::Null };
        let along = row.worth.along.iter().map(|number| Json::from(*number)).collect();
        let moved = row.moved.map(|moved| self.writer.in_days(moved.days));
        let papers = diff.papers.iter().filter(|paper| paper.change == number);
        Json::Map(vec![
            ("kind", row.found.kind.name().into()),
            ("steps", Json::List(steps)),
            ("into", Json::List(after)),
            ("fields", Json::List(row.found.keys().map(Json::from).collect())),
            ("matched_by", matched_by(row.found.by)),
            ("confidence", confidence(row.found.by)),
            ("saves_alone", days(row.worth.alone)),
            ("along_with", Json::List(along)),
            ("saves_in_sequence", days(row.worth.in_sequence)),
            ("counts", Json::or_null(row.counts.map(|counts| counts.name()))),
            ("doubtful", Json::Flag(row.doubtful)),
            ("moved_to", Json::or_null(row.moved_to.map(|to| to.name()))),
            ("moved_days", Json::or_null(moved)),
            ("paper", Json::List(papers.map(|paper| paper.way.name().into()).collect())),
            ("because", self.writer.because(number, row).into_lang(self.lang).into()),
        ])
    }

    fn intervals(&self) -> Json<'a> {
        let diff = self.writer.diff;
        let Some([before, after]) = diff.intervals else { return Json::Null };
        let ends = |process: &Process, of: crate::diff::Interval| {
            let days = [of.shortest, of.longest].map(|time| time.in_days(process.day()).into());
            Json::List(days.to_vec())
        };
        Json::Map(vec![
            ("before", ends(&diff.versions.old, before)),
            ("after", ends(&diff.versions.new, after)),
            ("distinguishable", Json::Flag(!before.overlaps(&after))),
        ])
    }
}

fn matched_by(by: By) -> Json<'static> {
    match by {
        By::Nothing => Json::Null,
        By::Content(_) => "content".into(),
        By::Name => "name".into(),
        By::Id => "id".into(),
        By::Replaces => "replaces".into(),
    }
}

fn ids<'a>(process: &'a Process, ids: &[StepId]) -> Vec<Json<'a>> {
    ids.iter().map(|id| process.step(*id).id.as_str().into()).collect()
}

/// 0 to 1.
fn confidence(by: By) -> Json<'static> {
    match by {
        By::Nothing => Json::Null,
        by => Decimal::new(i64::from(by.confidence()), 3).into(),
    }
}

const fn claimed_by(claim: Claim) -> &'static str {
    match claim {
        Claim::Promised(_) | Claim::PromisedOn(..) | Claim::TwoClocks => "promise",
        Claim::Counted(_) => "counted",
    }
}

/// In which days that is told.
fn claimed_unit(claim: Claim, unit: Unit) -> Option<Json<'static>> {
    match claim {
        Claim::Promised(_) | Claim::Counted(_) => Some(unit.english().into()),
        Claim::PromisedOn(clock, _) => Some(unit_of(clock)),
        Claim::TwoClocks => None,
    }
}

fn unit_of(clock: Clock) -> Json<'static> {
    let unit = match clock {
        Clock::Working => Unit::Workday,
        Clock::Calendar => Unit::Day,
    };
    unit.english().into()
}

fn claim(claim: &Claimed) -> Json<'static> {
    let side = |is_new: bool| if is_new { "new" } else { "old" };
    let figure = match claim.figure {
        Figure::Days => "days",
        Figure::Steps => "steps",
        Figure::Departments => "departments",
        Figure::Materials => "materials",
        Figure::Visits => "visits",
    };
    Json::Map(vec![
        ("published_in", side(claim.by_new).into()),
        ("about", side(claim.of_new).into()),
        ("figure", figure.into()),
        ("published", claim.published.number.into()),
        ("unit", Json::or_null(claim.published.days.map(|(_, clock)| unit_of(clock)))),
        ("found", Json::or_null(claim.found)),
        ("agrees", Json::or_null(claim.holds().map(Json::Flag))),
    ])
}
