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

/// A new file on its way, and where it goes.
pub(super) struct New(NamedTempFile, PathBuf);

/// Prepares a new file and the folders above it; nothing where there is one
/// already.
///
/// # Errors
/// Whatever keeps it from being written.
pub(super) fn stage_new(path: &Path, bytes: &[u8]) -> io::Result<Option<New>> {
    if fs::symlink_metadata(path).is_ok() {
        return Ok(None);
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let mut file = beside(folder)?;
    file.write_all(bytes)?;
    Ok(Some(New(file, path.to_owned())))
}

impl New {
    /// Puts it in its place; false where another file has come there first.
    ///
    /// # Errors
    /// Whatever keeps it from being written.
    pub fn commit(self) -> io::Result<bool> {
        match self.0.persist_noclobber(&self.1) {
            Ok(_) => Ok(true),
            Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
            Err(error) => Err(error.error),
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
