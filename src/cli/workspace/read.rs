//! Reads files completely, and refuses those that block, never end or are too
//! large before reading a byte.

use std::fs::{self, File, FileType};
use std::io::{self, Read};
use std::path::Path;

use super::links::Links;
use crate::cli::say::commands as say;
use crate::source::MOST_BYTES;
use crate::text::Said;

/// All bytes of a file.
///
/// # Errors
///
/// Whatever prevents it from being read: it is a folder, a device or a pipe, it
/// is larger than [`MOST_BYTES`], or a link in its path leads out of its tree.
pub(in crate::cli) fn bytes(path: &Path, links: Links) -> io::Result<Vec<u8>> {
    let about = fs::metadata(path)?;
    let is_stream = is_own_stream(path);
    if let Some(target) = links.lead_out(path).filter(|_| !is_stream) {
        return Err(refused(say::leads_out(&target.to_string_lossy())));
    }
    if about.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    if !about.is_file() && !is_stream {
        return Err(refused(say::no_regular_file(kind(about.file_type()), MOST_BYTES)));
    }
    if about.is_file() && about.len() > MOST_BYTES as u64 {
        return Err(refused(say::too_large(about.len(), MOST_BYTES)));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(about.len()).unwrap_or_default());
    limited(&mut File::open(path)?, &mut bytes)?;
    Ok(bytes)
}

/// Reads no more than is needed to see that it is too large.
pub(in crate::cli) fn limited(from: &mut dyn Read, bytes: &mut Vec<u8>) -> io::Result<()> {
    from.take(MOST_BYTES as u64 + 1).read_to_end(bytes)?;
    if bytes.len() > MOST_BYTES {
        return Err(refused(say::endless(MOST_BYTES)));
    }
    Ok(())
}

/// The text of a file of the tree that is not itself judged.
pub(super) fn text(path: &Path) -> io::Result<String> {
    let bytes = bytes(path, Links::Inside)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// Returns whether a path names a stream that the starter of the program opened
/// for it, as a shell does for `<(…)`.
fn is_own_stream(path: &Path) -> bool {
    path == Path::new("/dev/stdin")
        || ["/dev/fd", "/proc/self/fd"].iter().any(|folder| path.parent() == Some(Path::new(folder)))
}

#[cfg(unix)]
fn kind(kind: FileType) -> say::Endless {
    use std::os::unix::fs::FileTypeExt;
    if kind.is_fifo() {
        say::Endless::Pipe
    } else if kind.is_socket() {
        say::Endless::Socket
    } else {
        say::Endless::Device
    }
}

#[cfg(not(unix))]
fn kind(_: FileType) -> say::Endless {
    say::Endless::Device
}

fn refused(text: crate::text::Text) -> io::Error {
    io::Error::other(Said(text))
}
