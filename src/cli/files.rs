//! Files written whole or not at all.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile};

/// Bytes on their way into a file; nothing has changed yet.
pub(super) enum Staged {
    /// A finished file beside the one that it will replace.
    Beside(NamedTempFile, PathBuf),
    /// What goes straight into a device or a pipe.
    Straight(File, Vec<u8>),
}

/// Prepares to write `bytes` into a file.
///
/// # Errors
/// Whatever keeps the file from being written.
pub(super) fn stage(path: &Path, bytes: Vec<u8>) -> io::Result<Staged> {
    if is_device(path) {
        return Ok(Staged::Straight(OpenOptions::new().append(true).open(path)?, bytes));
    }
    let target = resolved(path)?;
    let existing = fs::metadata(&target).ok();
    if let Some(existing) = &existing {
        if existing.is_dir() {
            return Err(io::ErrorKind::IsADirectory.into());
        }
        if !existing.is_file() {
            return Ok(Staged::Straight(OpenOptions::new().append(true).open(path)?, bytes));
        }
        if existing.permissions().readonly() {
            return Err(io::ErrorKind::PermissionDenied.into());
        }
    }
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut file = beside(folder)?;
    file.write_all(&bytes)?;
    if let Some(existing) = existing {
        file.as_file().set_permissions(existing.permissions())?;
    }
    Ok(Staged::Beside(file, target))
}

impl Staged {
    /// Writes it.
    ///
    /// # Errors
    /// Whatever keeps it from being written; a pipe that nobody reads from is
    /// no error.
    pub fn commit(self) -> io::Result<()> {
        match self {
            Self::Beside(file, target) => file.persist(target).map(drop).map_err(|error| error.error),
            Self::Straight(mut file, bytes) => match file.write_all(&bytes) {
                Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
                written => written,
            },
        }
    }
}

/// Where a file really lies, so that two paths to it are equal. A file that
/// does not exist yet lies in its folder.
pub(super) fn identity(path: &Path) -> PathBuf {
    let resolved = resolved(path).unwrap_or_else(|_| path.to_owned());
    if let Ok(known) = fs::canonicalize(&resolved) {
        return known;
    }
    let folder = resolved.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    match (fs::canonicalize(folder), resolved.file_name()) {
        (Ok(folder), Some(name)) => folder.join(name),
        _ => resolved,
    }
}

/// Whether a path names a device, whatever stands behind it.
pub(super) fn is_device(path: &Path) -> bool {
    path.starts_with("/dev")
}

/// Follows links, also one to a file that does not exist yet.
fn resolved(path: &Path) -> io::Result<PathBuf> {
    const MOST_LINKS: usize = 40;
    let mut path = path.to_owned();
    for _ in 0..MOST_LINKS {
        match fs::read_link(&path) {
            Ok(target) => path = path.parent().unwrap_or(Path::new("")).join(target),
            Err(_) => return Ok(path),
        }
    }
    Err(io::Error::other("too many symbolic links"))
}

#[cfg(unix)]
fn beside(folder: &Path) -> io::Result<NamedTempFile> {
    use std::os::unix::fs::PermissionsExt;
    // As a new file would have it: the process's mask takes its part away.
    let permissions = fs::Permissions::from_mode(0o666);
    Builder::new().prefix(".reengineer-").permissions(permissions).tempfile_in(folder)
}

#[cfg(not(unix))]
fn beside(folder: &Path) -> io::Result<NamedTempFile> {
    Builder::new().prefix(".reengineer-").tempfile_in(folder)
}
