//! From a path to a process, or to all that is wrong with it.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use super::session::Session;
use crate::finding::Finding;
use crate::input;
use crate::model::{Defect, Process};
use crate::render::frame::frame;
use crate::report::{Failure, Fault};
use crate::source::{MOST_BYTES, Source};
use crate::words::{Text, commands};

/// Reads one definition; what is wrong with it is shown on standard error.
pub(super) fn read(path: &Path, session: &mut Session<'_, '_>) -> Result<Process, Failure> {
    let name = path.to_string_lossy().into_owned();
    let bytes = match bytes(path, session.streams.input) {
        Ok(bytes) => bytes,
        Err(error) => {
            let message = match error.kind() {
                io::ErrorKind::IsADirectory => commands::folder_given(&name),
                _ => commands::unreadable(&name, &error),
            };
            return Err(unjudged(name, message, session));
        }
    };
    match Source::read(&name, bytes) {
        Ok(source) => input::read(&source).map_err(|defects| failed(&source, &defects, session)),
        Err(text) => Err(failed(&text.source, &text.defects, session)),
    }
}

/// All bytes of a file, or of standard input; no more than are needed to see
/// that they are too many.
fn bytes(path: &Path, stdin: &mut dyn Read) -> io::Result<Vec<u8>> {
    let most = MOST_BYTES as u64 + 1;
    let mut bytes = Vec::new();
    if path == Path::new("-") {
        stdin.take(most).read_to_end(&mut bytes)?;
        return Ok(bytes);
    }
    let file = File::open(path)?;
    let about = file.metadata()?;
    if about.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    bytes.reserve(usize::try_from(about.len().min(most)).unwrap_or_default());
    file.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// A file that cannot be judged, for a reason that has no place in it.
pub(super) fn unjudged(file: String, message: Text, session: &mut Session<'_, '_>) -> Failure {
    session.error(&message);
    Failure { file, faults: vec![Fault { position: None, message, help: None }] }
}

fn failed(source: &Source, defects: &[Defect], session: &mut Session<'_, '_>) -> Failure {
    let mut faults = Vec::with_capacity(defects.len());
    for defect in defects {
        let finding = Finding::from(defect);
        let page = session.page;
        let shown = frame(&finding, source, page.lang, session.err_color, page.width, page.ascii);
        session.say(&shown);
        let position = Some(source.position(&finding.place));
        faults.push(Fault { position, message: finding.message, help: finding.help });
    }
    Failure { file: source.name().to_owned(), faults }
}
