//! The two sides of a comparison: files, a file in a revision, folders,
//! standard input, or nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::git::Version;
use super::inputs::{self, Unread};
use super::revisions::{self, Found};
use super::session::{Session, Trouble};
use super::threads;
use crate::model::Process;
use crate::report::Failure;
use crate::words::{commands, diff as say};

/// What stands on both sides, or on one of them.
pub(super) enum Match {
    Both(Box<Definition>, Box<Definition>),
    New(Box<Definition>),
    Gone(Box<Definition>),
    Failed(Failure),
}

/// A definition and where it comes from.
pub(super) struct Definition {
    /// As it was given.
    pub name: String,
    /// The name without folder and ending: the id of a process that states
    /// none.
    pub stem: String,
    pub process: Process,
}

/// What one side is.
enum Side {
    /// `/dev/null`: git's word, and everybody's, for nothing.
    Nothing,
    Folder(Folder),
    File(PathBuf),
    /// A file as it was in a revision.
    Version {
        revision: String,
        file: String,
        version: Version,
    },
}

/// A folder of definitions.
struct Folder {
    /// As it was given.
    name: PathBuf,
    /// Their paths from there, by name; with what stands in them where that is
    /// not on the disk.
    files: Vec<(PathBuf, Option<Vec<u8>>)>,
}

/// What a comparison of two sides is about.
pub(super) struct Matches {
    pub found: Vec<Match>,
    /// Whether folders were compared: then there may be any number.
    pub several: bool,
}

/// What a comparison of two sides is about.
///
/// # Errors
/// A file against a folder, nothing against nothing, folders without a
/// definition, a revision or a file in it that is not there.
pub(super) fn matches(old: &Path, new: &Path, session: &mut Session<'_, '_>) -> Result<Matches, Trouble> {
    match (side(old)?, side(new)?) {
        (Side::Nothing, Side::Nothing) => Err(Trouble::misused(say::nothing_twice())),
        (Side::Folder(old), Side::Folder(new)) => Ok(Matches { found: folders(old, new, session)?, several: true }),
        (Side::Folder(_), _) => Err(Trouble::misused(say::file_and_folder(&told(new), &told(old)))),
        (_, Side::Folder(_)) => Err(Trouble::misused(say::file_and_folder(&told(old), &told(new)))),
        (old, new) => {
            let sides = [definition(old, session), definition(new, session)];
            Ok(Matches { found: of_files(sides), several: false })
        }
    }
}

fn of_files(sides: [Option<Result<Definition, Failure>>; 2]) -> Vec<Match> {
    match sides {
        [Some(Ok(old)), Some(Ok(new))] => vec![both(old, new)],
        [Some(Ok(old)), None] => vec![Match::Gone(Box::new(old))],
        [None, Some(Ok(new))] => vec![Match::New(Box::new(new))],
        sides => sides.into_iter().flatten().filter_map(Result::err).map(Match::Failed).collect(),
    }
}

/// An id that only the name of its file gives is no part of the definition.
fn both(mut old: Definition, new: Definition) -> Match {
    let (before, after) = (old.process.id(), new.process.id());
    if before != after && before == old.stem && after == new.stem {
        let mut draft = old.process.to_draft();
        after.clone_into(&mut draft.id);
        if let Ok(process) = Process::new(draft) {
            old.process = process;
        }
    }
    Match::Both(Box::new(old), Box::new(new))
}

fn side(path: &Path) -> Result<Side, Trouble> {
    if path == Path::new("/dev/null") {
        return Ok(Side::Nothing);
    }
    if path.is_dir() {
        let files = files(path)?.into_iter().map(|file| (file, None)).collect();
        return Ok(Side::Folder(Folder { name: path.to_owned(), files }));
    }
    let text = path.to_string_lossy();
    let Some((revision, file)) = text.split_once(':').filter(|(revision, _)| !path.exists() && !is_drive(revision))
    else {
        return Ok(Side::File(path.to_owned()));
    };
    Ok(match revisions::read(revision, file, is_definition)? {
        Found::File(version) => Side::Version { revision: revision.to_owned(), file: file.to_owned(), version },
        Found::Folder(files) => {
            let files = files.into_iter().map(|(name, version)| (PathBuf::from(name), Some(version.bytes)));
            Side::Folder(Folder { name: path.to_owned(), files: files.collect() })
        }
    })
}

/// `C:` of Windows is no revision.
fn is_drive(revision: &str) -> bool {
    cfg!(windows) && revision.len() == 1
}

fn definition(side: Side, session: &mut Session<'_, '_>) -> Option<Result<Definition, Failure>> {
    let (name, path, read) = match side {
        Side::Nothing | Side::Folder(_) => return None,
        Side::File(path) => {
            let name = told(&path);
            let read = inputs::load(&path, &name, session.streams.input);
            (name, path, read)
        }
        Side::Version { revision, file, version } => {
            if version.path != file {
                session.remark(&say::was_called(&file, &version.path, &revision));
            }
            let name = format!("{revision}:{file}");
            let path = PathBuf::from(format!("{revision}:{}", version.path));
            let read = inputs::parse(&told(&path), version.bytes);
            (name, path, read)
        }
    };
    Some(read_as(name, &path, read, session))
}

fn read_as(
    name: String,
    path: &Path,
    read: Result<(crate::source::Source, Process), Unread>,
    session: &mut Session<'_, '_>,
) -> Result<Definition, Failure> {
    match read {
        Ok((_, process)) => {
            let stem = path.file_stem().map_or_else(String::new, |stem| stem.to_string_lossy().into_owned());
            let stem = if stem == "-" || stem.is_empty() { "process".to_owned() } else { stem };
            Ok(Definition { name, stem, process })
        }
        Err(unread) => {
            inputs::tell(&unread, session);
            Err(unread.failure(&name))
        }
    }
}

/// The definitions of two folders: matched by id, where each side has it
/// once, then by path.
fn folders(old: Folder, new: Folder, session: &mut Session<'_, '_>) -> Result<Vec<Match>, Trouble> {
    if old.files.is_empty() && new.files.is_empty() {
        return Err(Trouble::undone(say::no_definitions(&told(&old.name), &told(&new.name))));
    }
    let mut failed = Vec::new();
    let olds = definitions(old, &mut failed, session);
    let news = definitions(new, &mut failed, session);
    let broken: BTreeSet<&PathBuf> = failed.iter().map(|(path, _)| path).collect();
    let (by_old, by_new) = (by_id(&olds), by_id(&news));
    let mut of_new: BTreeMap<PathBuf, PathBuf> = BTreeMap::new();
    for (id, path) in &by_new {
        if let (Some(new), Some(Some(old))) = (path, by_old.get(id)) {
            of_new.insert((*new).clone(), (*old).clone());
        }
    }
    let taken: BTreeSet<PathBuf> = of_new.values().cloned().collect();
    for path in news.keys().filter(|path| olds.contains_key(*path) && !taken.contains(*path)) {
        of_new.entry(path.clone()).or_insert_with(|| path.clone());
    }
    let mut olds = olds;
    let mut matches = Vec::new();
    for (path, definition) in news {
        match of_new.get(&path).and_then(|path| olds.remove(path)) {
            Some(old) => matches.push((path, both(old, definition))),
            // What it was is not known where that could not be read.
            None if broken.contains(&path) => {}
            None => matches.push((path, Match::New(Box::new(definition)))),
        }
    }
    let gone = olds.into_iter().filter(|(path, _)| !broken.contains(path));
    matches.extend(gone.map(|(path, old)| (path, Match::Gone(Box::new(old)))));
    matches.extend(failed.into_iter().map(|(path, failure)| (path, Match::Failed(failure))));
    matches.sort_by(|one, other| one.0.cmp(&other.0));
    Ok(matches.into_iter().map(|(_, found)| found).collect())
}

type Definitions = BTreeMap<PathBuf, Definition>;

fn definitions(folder: Folder, failed: &mut Vec<(PathBuf, Failure)>, session: &mut Session<'_, '_>) -> Definitions {
    let mut definitions = BTreeMap::new();
    let read = threads::each(folder.files, |(file, bytes)| {
        let path = folder.name.join(&file);
        let read = match bytes {
            None => inputs::load(&path, &told(&path), &mut io::empty()),
            Some(bytes) => inputs::parse(&told(&path), bytes),
        };
        (file, path, read)
    });
    for (file, path, read) in read {
        match read_as(told(&path), &path, read, session) {
            Ok(definition) => {
                definitions.insert(file, definition);
            }
            Err(failure) => failed.push((file, failure)),
        }
    }
    definitions
}

/// The path of each id; none where several have it.
fn by_id(definitions: &Definitions) -> BTreeMap<&str, Option<&PathBuf>> {
    let mut by_id: BTreeMap<&str, Option<&PathBuf>> = BTreeMap::new();
    for (path, definition) in definitions {
        by_id.entry(definition.process.id()).and_modify(|known| *known = None).or_insert(Some(path));
    }
    by_id
}

/// The definitions below a folder, their paths from there, by name.
fn files(folder: &Path) -> Result<Vec<PathBuf>, Trouble> {
    let unreadable = |path: &Path, error: &io::Error| Trouble::undone(commands::unreadable(&told(path), error));
    let mut found = Vec::new();
    let mut open = vec![PathBuf::new()];
    while let Some(inside) = open.pop() {
        let here = folder.join(&inside);
        for entry in fs::read_dir(&here).map_err(|error| unreadable(&here, &error))? {
            let entry = entry.map_err(|error| unreadable(&here, &error))?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let path = inside.join(&name);
            let is_folder = entry.file_type().map_err(|error| unreadable(&entry.path(), &error))?.is_dir();
            if is_folder && !name.starts_with('.') {
                open.push(path);
            } else if !is_folder && is_definition(&name) {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

/// Hidden files and folders and the configuration are none.
fn is_definition(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let hidden = path.split('/').any(|name| name.starts_with('.'));
    let ending = [".yaml", ".yml"].iter().any(|ending| name.to_ascii_lowercase().ends_with(ending));
    ending && !hidden && name != "reengineer.yaml"
}

fn told(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}
