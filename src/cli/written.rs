//! Writes a new definition into the text of the one it comes from.

use std::path::{Path, PathBuf};

use super::outputs::Outputs;
use super::session::{Session, Trouble};
use super::workspace::files;
use crate::analysis::Measures;
use crate::cli::say::sheet;
use crate::input::{self, Vocabulary, edit};
use crate::model::{Claims, Duration, DurationUnit, Process, Targets};
use crate::report::propose::{Proposed, Remarker, say};
use crate::source::Source;
use crate::text::Lang;

/// Where a new definition goes.
#[derive(Clone, Copy)]
pub(super) struct Place<'p> {
    pub path: &'p Path,
    /// Whether it replaces a file that is there.
    pub force: bool,
}

/// Refuses to replace a file that nobody said may be.
pub(super) fn may_be_written(Place { path, force }: Place<'_>) -> Result<(), Trouble> {
    if !force && path.symlink_metadata().is_ok() && !files::is_stream(path) {
        return Err(Trouble::misused(sheet::exists(&path.to_string_lossy())));
    }
    Ok(())
}

/// Writes the new definition of a proposal, completely or not at all.
pub(super) fn write(
    place: Place<'_>,
    source: &Source,
    whole: &Process,
    proposed: &Proposed,
    session: &mut Session<'_, '_>,
) -> Result<(), Trouble> {
    if !whole.cases().is_empty() {
        return Err(Trouble::undone(say::cases_are_not_written()));
    }
    let new = with_claims(proposed);
    let remarker = Remarker { proposed, lang: lang_of(source, whole) };
    let remarks = edit::Remarks {
        of_step: &|id, changed| remarker.of_step(id, changed),
        of_process: &|key| remarker.of_process(key),
    };
    write_anew(place, source, (whole, &new, &proposed.package.redesign.called), &remarks, session)
}

/// Writes a definition into the text of the one that it comes from, completely
/// or not at all; `called` maps old steps to new ones.
pub(super) fn write_anew(
    place: Place<'_>,
    source: &Source,
    (old, new, called): (&Process, &Process, &[Option<String>]),
    remarks: &edit::Remarks<'_>,
    session: &mut Session<'_, '_>,
) -> Result<(), Trouble> {
    let text = match source.definition() {
        Some(_) => input::print(new, Vocabulary::default()),
        None => rewritten(source, &edit::Renewal { old, new, called }, remarks)?,
    };
    let output = Outputs::to_definition(PathBuf::from(place.path), place.force);
    output.write(session, &|_, _, out| out.write_all(text.as_bytes()))?;
    session.remark(&say::written(&place.path.to_string_lossy()));
    Ok(())
}

/// The language of comments written into a file.
pub(super) fn lang_of(source: &Source, process: &Process) -> Lang {
    let chinese =
        edit::vocabulary(source) == Vocabulary::Chinese || process.name().chars().any(|sign| sign > '\u{2e7f}');
    if chinese { Lang::Chinese } else { Lang::English }
}

fn rewritten(source: &Source, renewal: &edit::Renewal<'_>, remarks: &edit::Remarks<'_>) -> Result<String, Trouble> {
    edit::rewrite(source, renewal, remarks).map_err(|unwritable| {
        let (line, column) = match &unwritable {
            edit::Unwritable::Place(place) => source.position(place),
            edit::Unwritable::At(line, column) => (*line, *column),
            edit::Unwritable::Differs => return Trouble::undone(say::unproven(source.name())),
        };
        Trouble::undone(say::unwritable(source.name(), line, column))
    })
}

/// The new process with its figures as claims, where the file publishes no
/// others.
fn with_claims(proposed: &Proposed) -> Process {
    let new = &proposed.package.redesign.process;
    if proposed.process.claims() != Claims::default() {
        return new.clone();
    }
    let before = Some(figures(&proposed.package.analysis.today, &proposed.process));
    let after = Some(figures(&proposed.package.reached, new));
    let mut draft = new.to_draft();
    draft.claims = Claims { before, after };
    Process::new(draft).unwrap_or_else(|_| new.clone())
}

fn figures(measures: &Measures, process: &Process) -> Targets {
    let count = |count: usize| u32::try_from(count).ok();
    let days = Duration { amount: measures.days.in_days(process.day()).decimal(), unit: DurationUnit::Process };
    Targets {
        // A part of a day without a finite decimal cannot be stated.
        days: Some(days).filter(|days| days.length(process.unit(), process.workday()).is_ok()),
        steps: count(measures.steps),
        departments: measures.departments.and_then(count),
        materials: measures.materials.and_then(|materials| count(materials.distinct)),
        visits: measures.visits.and_then(|visits| u32::try_from(visits).ok()),
    }
}
