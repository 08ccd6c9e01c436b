//! Writes files completely or not at all.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile};

use super::interrupted;
use super::links::{Links, resolved};
use crate::cli::say::commands as say;
use crate::text::Said;
use crate::text::Text;

/// Bytes ready to be written; nothing has changed yet.
pub(in crate::cli) enum Staged {
    /// A finished file beside the one that it will replace.
    Beside(Finished),
    /// Bytes that go straight into a device or a pipe.
    Straight(File, Vec<u8>),
}

/// A finished file beside the one that it will replace.
pub(in crate::cli) struct Finished {
    file: NamedTempFile,
    target: PathBuf,
    expected: Expected,
    /// What the new file could not be given of the old one.
    lost: Vec<Text>,
}

/// What must stand in the place of a finished file.
enum Expected {
    Anything,
    Nothing,
    These(Vec<u8>),
}

/// Prepares to write `bytes` into a file. What it is its type decides, never
/// how its path begins.
///
/// # Errors
///
/// Whatever prevents the file from being written; a link that leads out of its
/// tree.
pub(in crate::cli) fn stage(path: &Path, bytes: Vec<u8>, links: Links) -> io::Result<Staged> {
    if let Some(target) = links.lead_out(path).filter(|_| !is_stream(path)) {
        return Err(io::Error::other(Said(say::leads_out(&target.to_string_lossy()))));
    }
    if is_stream(path) {
        return Ok(Staged::Straight(OpenOptions::new().append(true).open(path)?, bytes));
    }
    let target = resolved(path)?;
    let existing = fs::metadata(&target).ok();
    if let Some(existing) = &existing {
        if existing.is_dir() {
            return Err(io::ErrorKind::IsADirectory.into());
        }
        if existing.permissions().readonly() {
            return Err(io::ErrorKind::PermissionDenied.into());
        }
    }
    let mut file = beside(folder_of(&target))?;
    let mut lost = Vec::new();
    let written = file.write_all(&bytes).and_then(|()| match &existing {
        Some(existing) => alike(&file, &target, existing).map(|missed| lost = missed),
        None => Ok(()),
    });
    match written {
        Ok(()) => Ok(Staged::Beside(Finished { file, target, expected: Expected::Anything, lost })),
        Err(error) => {
            interrupted::forget(file.path());
            Err(error)
        }
    }
}

impl Staged {
    /// Replaces the file only while it has these bytes.
    pub fn over(self, expected: Vec<u8>) -> Self {
        self.expecting(Expected::These(expected))
    }

    /// Has it written only where no file has come meanwhile.
    pub fn over_nothing(self) -> Self {
        self.expecting(Expected::Nothing)
    }

    fn expecting(self, expected: Expected) -> Self {
        match self {
            Self::Beside(finished) => Self::Beside(Finished { expected, ..finished }),
            straight @ Self::Straight(..) => straight,
        }
    }

    /// Writes it, and returns the properties of the old file that the new one
    /// lacks.
    ///
    /// # Errors
    ///
    /// Whatever prevents it from being written; a pipe without a reader is not
    /// an error.
    pub fn commit(self) -> io::Result<Vec<Text>> {
        match self {
            Self::Beside(finished) => finished.put(),
            Self::Straight(mut file, bytes) => match file.write_all(&bytes) {
                Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(Vec::new()),
                written => written.map(|()| Vec::new()),
            },
        }
    }
}

impl Finished {
    fn put(self) -> io::Result<Vec<Text>> {
        let Self { file, target, expected, lost } = self;
        let half_made = file.path().to_owned();
        let put = match expected {
            Expected::These(bytes) if fs::read(&target).ok().is_none_or(|now| now != bytes) => {
                Err(io::Error::other(Said(say::edited_meanwhile())))
            }
            Expected::Nothing => file.persist_noclobber(target).map(drop).map_err(|error| match error.error.kind() {
                io::ErrorKind::AlreadyExists => io::Error::other(Said(say::came_meanwhile())),
                _ => error.error,
            }),
            Expected::Anything | Expected::These(_) => file.persist(target).map(drop).map_err(|error| error.error),
        };
        interrupted::forget(&half_made);
        put.map(|()| lost)
    }
}

/// A prepared new file, and its target.
pub(in crate::cli) struct New(NamedTempFile, PathBuf);

/// Prepares a new file and the folders above it; `None` where the file exists.
///
/// # Errors
///
/// Whatever prevents it from being written.
pub(in crate::cli) fn stage_new(path: &Path, bytes: &[u8], links: Links) -> io::Result<Option<New>> {
    if fs::symlink_metadata(path).is_ok() {
        return Ok(None);
    }
    if let Some(target) = links.lead_out(path) {
        return Err(io::Error::other(Said(say::leads_out(&target.to_string_lossy()))));
    }
    let folder = folder_of(path);
    fs::create_dir_all(folder)?;
    let mut file = beside(folder)?;
    file.write_all(bytes)?;
    Ok(Some(New(file, path.to_owned())))
}

impl New {
    /// Puts it in its place; false where another file has appeared there first.
    ///
    /// # Errors
    ///
    /// Whatever prevents it from being written.
    pub fn commit(self) -> io::Result<bool> {
        let half_made = self.0.path().to_owned();
        let put = match self.0.persist_noclobber(&self.1) {
            Ok(_) => Ok(true),
            Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
            Err(error) => Err(error.error),
        };
        interrupted::forget(&half_made);
        put
    }
}

/// The real path of a file, so that two paths to it are equal. A file that does
/// not exist yet is resolved by its folder.
pub(in crate::cli) fn identity(path: &Path) -> PathBuf {
    let resolved = resolved(path).unwrap_or_else(|_| path.to_owned());
    if let Ok(known) = fs::canonicalize(&resolved) {
        return known;
    }
    match (fs::canonicalize(folder_of(&resolved)), resolved.file_name()) {
        (Ok(folder), Some(name)) => folder.join(name),
        _ => resolved,
    }
}

/// Returns whether a path leads to a device, a pipe, or a stream that the
/// program was started with.
pub(in crate::cli) fn is_stream(path: &Path) -> bool {
    let is_special = fs::metadata(path).is_ok_and(|about| !about.is_file() && !about.is_dir());
    is_special || is_open(path)
}

/// Returns whether a path names an open file by its number, like `/dev/fd/3`.
fn is_open(path: &Path) -> bool {
    let mut path = path.to_owned();
    // `/dev/stderr` is a link to such a name.
    for _ in 0..4 {
        let above = path.parent().and_then(|folder| folder.canonicalize().ok());
        if above
            .is_some_and(|folder| folder.ends_with("fd") && (folder.starts_with("/proc") || folder.starts_with("/dev")))
        {
            return true;
        }
        match fs::read_link(&path) {
            Ok(target) => path = path.parent().unwrap_or(Path::new("")).join(target),
            Err(_) => return false,
        }
    }
    false
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Gives the new file the permissions, owner, group and extended attributes of
/// the old one, and returns those it could not be given.
#[cfg(unix)]
fn alike(new: &NamedTempFile, old: &Path, about: &Metadata) -> io::Result<Vec<Text>> {
    use std::os::unix::fs::{MetadataExt, fchown};

    let mut lost = Vec::new();
    let fresh = new.as_file().metadata()?;
    let is_owned = (fresh.uid(), fresh.gid()) == (about.uid(), about.gid())
        || fchown(new.as_file(), Some(about.uid()), Some(about.gid())).is_ok();
    if !is_owned {
        // Changing the group may be allowed where changing the owner is not.
        let _ = fchown(new.as_file(), None, Some(about.gid()));
        lost.push(say::owner_lost());
    }
    // After the owner, since changing that clears bits.
    new.as_file().set_permissions(about.permissions())?;
    for name in xattr::list(old).into_iter().flatten() {
        let value = xattr::get(old, &name).ok().flatten();
        if value.is_none_or(|value| xattr::set(new.path(), &name, &value).is_err()) {
            lost.push(say::attribute_lost(&name.to_string_lossy()));
        }
    }
    if about.nlink() > 1 {
        lost.push(say::links_lost(about.nlink() - 1));
    }
    Ok(lost)
}

#[cfg(not(unix))]
fn alike(new: &NamedTempFile, _: &Path, about: &Metadata) -> io::Result<Vec<Text>> {
    new.as_file().set_permissions(about.permissions())?;
    Ok(Vec::new())
}

#[cfg(unix)]
fn beside(folder: &Path) -> io::Result<NamedTempFile> {
    use std::os::unix::fs::PermissionsExt;
    // As for any new file, the umask of the process applies.
    let permissions = fs::Permissions::from_mode(0o666);
    let mut builder = Builder::new();
    builder.prefix(".reengineer-").permissions(permissions);
    interrupted::watched(|| builder.tempfile_in(folder))
}

#[cfg(not(unix))]
fn beside(folder: &Path) -> io::Result<NamedTempFile> {
    interrupted::watched(|| Builder::new().prefix(".reengineer-").tempfile_in(folder))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_was_edited_meanwhile_stays_as_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        for (now, is_replaced) in [("read", true), ("edited", false)] {
            fs::write(&path, "read").unwrap();
            let staged = stage(&path, b"laid out".to_vec(), Links::default()).unwrap().over(b"read".to_vec());
            fs::write(&path, now).unwrap();
            assert_eq!(staged.commit().is_ok(), is_replaced);
            assert_eq!(fs::read_to_string(&path).unwrap(), if is_replaced { "laid out" } else { now });
            assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing stays beside it");
        }
    }

    #[test]
    fn a_file_that_came_meanwhile_stays_as_it_is() {
        let folder = tempfile::tempdir().unwrap();
        for (name, comes) in [("a", false), ("b", true)] {
            let path = folder.path().join(name);
            let staged = stage(&path, b"new".to_vec(), Links::default()).unwrap().over_nothing();
            if comes {
                fs::write(&path, "mine").unwrap();
            }
            assert_eq!(staged.commit().is_err(), comes);
            assert_eq!(fs::read_to_string(&path).unwrap(), if comes { "mine" } else { "new" });
        }
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2, "nothing stays beside them");
    }
}
