//! From a path to a process, or to its defects.

use std::io::{self, Read};
use std::path::Path;

use super::session::{Session, Trouble};
use super::workspace::links::Links;
use super::workspace::names::name_of;
use super::workspace::read;
use crate::cli::say::{commands, sheet};
use crate::finding::Finding;
use crate::input;
use crate::model::{Defect, Problem, Process};
use crate::render::frame;
use crate::render::plain;
use crate::report::say::sheet as cell_names;
use crate::report::{Failure, Fault};
use crate::rules;
use crate::source::{CellName, Source};
use crate::text;
use crate::text::Text;

/// The reason why a definition could not be read.
pub(super) enum Unread {
    /// Its text could not be read.
    Closed(Text),
    /// The text is not a valid process; its defects, at least one.
    Invalid(Box<Source>, Vec<Defect>),
    /// The process is valid, but something that the text names is not.
    Hindered(Box<Source>, Box<Finding>),
}

/// Reads one definition and its text; errors are shown on standard error.
pub(super) fn read_with_source(path: &Path, session: &mut Session<'_, '_>) -> Result<(Source, Process), Failure> {
    let name = name_of(path);
    let links = session.links();
    match load(path, &name, links, session.streams.input) {
        Ok((source, process)) => {
            remark(&source, session);
            Ok((source, process))
        }
        Err(unread) => {
            tell(&unread, session);
            Err(unread.failure(&name))
        }
    }
}

/// Reads one definition; `name` is the path that messages show.
pub(super) fn load(path: &Path, name: &str, links: Links, stdin: &mut dyn Read) -> Result<(Source, Process), Unread> {
    parse(name, bytes(path, links, stdin).map_err(|error| closed(name, &error))?)
}

/// The reason why there is nothing to read.
pub(super) fn closed(name: &str, error: &io::Error) -> Unread {
    Unread::Closed(match error.kind() {
        io::ErrorKind::IsADirectory => commands::folder_given(name),
        _ => commands::unreadable(name, error),
    })
}

/// Reads a definition from bytes.
pub(super) fn parse(name: &str, bytes: Vec<u8>) -> Result<(Source, Process), Unread> {
    let opened = input::open(name, bytes, &input::SheetChoice::default());
    let source = opened.map_err(|text| Unread::Invalid(Box::new(text.source), text.defects))?;
    match understood(&source) {
        Ok(process) => Ok((source, process)),
        Err(defects) => Err(Unread::Invalid(Box::new(source), defects)),
    }
}

/// The process of a definition that names only existing rules.
///
/// # Errors
///
/// As for [`input::read`].
pub(super) fn understood(source: &Source) -> Result<Process, Vec<Defect>> {
    input::read_knowing(source, rules::unknown_waived)
}

/// Reports the parts of a table that are left out of its definition, and how
/// others were read.
pub(super) fn remark(source: &Source, session: &mut Session<'_, '_>) {
    for (CellName { sheet, cell }, what) in source.left_out() {
        session.remark(&sheet::left_out(source.name(), &cell_names::cell(sheet, &cell), what));
    }
}

/// Shows on standard error why a definition could not be read.
pub(super) fn tell(unread: &Unread, session: &mut Session<'_, '_>) {
    match unread {
        Unread::Closed(message) => session.error(message),
        Unread::Invalid(source, defects) => {
            remark(source, session);
            defects.iter().for_each(|defect| show(&Finding::from(defect), Some(source), session));
        }
        Unread::Hindered(source, finding) => show(finding, Some(source), session),
    }
}

/// The reason why a definition could not be read, to be shown in its place.
pub(super) fn shown(unread: &Unread, session: &Session<'_, '_>) -> String {
    let page = session.page;
    let lines = match unread {
        Unread::Closed(message) => plain(text::error(message).in_lang(page.lang)),
        Unread::Invalid(source, defects) => {
            let framed = defects
                .iter()
                .map(|defect| frame(&Finding::from(defect), source, page.lang, page.color, page.width, page.ascii));
            framed.collect::<Vec<_>>().join("\n")
        }
        Unread::Hindered(source, finding) => frame(finding, source, page.lang, page.color, page.width, page.ascii),
    };
    lines + "\n"
}

/// Shows a finding on standard error, with its lines of text where there are
/// any.
pub(super) fn show(finding: &Finding, source: Option<&Source>, session: &mut Session<'_, '_>) {
    let page = session.page;
    match source {
        Some(source) => {
            session.say(&frame(finding, source, page.lang, session.err_color, page.width, page.ascii));
        }
        None => session.error(&finding.message),
    }
}

impl Unread {
    /// Returns whether the text does not even look like a definition.
    pub fn is_strange(&self) -> bool {
        let Self::Invalid(_, defects) = self else { return false };
        defects.iter().any(|defect| matches!(defect.problem, Problem::MissingKey { key: "steps", .. }))
    }

    /// The failure, for documents.
    pub fn failure(&self, name: &str) -> Failure {
        let faults = match self {
            Self::Closed(message) => vec![fault(Finding::invalid(message.clone()), None)],
            Self::Invalid(source, defects) => {
                defects.iter().map(|defect| fault(Finding::from(defect), Some(source))).collect()
            }
            Self::Hindered(source, finding) => vec![fault(Finding::clone(finding), Some(source))],
        };
        Failure { file: name.to_owned(), faults }
    }
}

fn fault(finding: Finding, source: Option<&Source>) -> Fault {
    let Finding { code, message, help, place, .. } = finding;
    let cell = source.and_then(|source| source.cell(&place));
    let cell = cell.map(|CellName { sheet, cell }| cell_names::cell(sheet, &cell));
    Fault { rule: code, position: source.map(|source| source.position(&place)), cell, message, help }
}

/// All bytes of a file, or of standard input.
///
/// # Errors
///
/// As for [`read::bytes`].
pub(super) fn bytes(path: &Path, links: Links, stdin: &mut dyn Read) -> io::Result<Vec<u8>> {
    if path != Path::new("-") {
        return read::bytes(path, links);
    }
    let mut bytes = Vec::new();
    read::limited(stdin, &mut bytes)?;
    Ok(bytes)
}

/// A file that cannot be judged, for a reason that has no place in it.
pub(super) fn unjudged(file: String, message: Text, session: &mut Session<'_, '_>) -> Failure {
    failed(file, &Unread::Closed(message), session)
}

/// A file that cannot be judged.
pub(super) fn failed(file: String, unread: &Unread, session: &mut Session<'_, '_>) -> Failure {
    tell(unread, session);
    unread.failure(&file)
}

/// Why a process that was read cannot be judged: at its place in the text,
/// where it has one and the text is known.
pub(super) fn hindered(trouble: Trouble, source: Option<&Source>) -> Unread {
    match (trouble.place, source) {
        (Some(place), Some(source)) => {
            let finding = Finding { place, ..Finding::invalid(trouble.message) };
            Unread::Hindered(Box::new(source.clone()), Box::new(finding))
        }
        _ => Unread::Closed(trouble.message),
    }
}
