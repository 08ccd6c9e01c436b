//! The two sides of a comparison: files, a file in a revision, folders,
//! standard input, or nothing.

pub(super) mod by_case;
pub(super) mod folders;
pub(super) mod gates;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::inputs::{self, Unread};
use super::judging;
use super::session::{Session, Trouble};
use super::settings::{SettingArgs, Settings};
use super::workspace::excluded::Excluded;
use super::workspace::git::{Repository, Revision, Spelled, Version, spelled};
use super::workspace::names::name_of;
use super::workspace::project::lexical;
use super::workspace::walk::Walk;
use crate::cli::say::git as say_git;
use crate::model::Process;
use crate::report::Failure;
use crate::report::check::LeftOut;
use crate::report::diff::OfCase;
use crate::report::diff::say;
use crate::source::Source;
use folders::{Folder, Left};

/// The content of both sides, or of one of them.
pub(super) enum Match {
    Both(Box<Definition>, Box<Definition>),
    New(Box<Definition>),
    Gone(Box<Definition>),
    /// One side judges it, the other leaves it out.
    LeftOut(Left),
    Failed(Failure),
}

/// A definition and its origin.
#[derive(Clone)]
pub(super) struct Definition {
    /// As it was given.
    pub name: String,
    /// The name without folder and ending: the id of a process that states
    /// none.
    pub stem: String,
    /// The path that it was read from, in a revision too.
    pub path: PathBuf,
    pub process: Process,
    /// The case of a guide that it is, if it is one.
    pub case: Option<OfCase>,
    /// The text, where it names files that may not be there.
    pub source: Option<Arc<Source>>,
}

/// One side.
enum Side {
    /// `/dev/null`: by the convention of git, nothing.
    Nothing,
    Folder(Folder),
    File(PathBuf),
    /// A file as it was in a revision, or as it is staged.
    Version {
        /// As it was given.
        name: String,
        version: Version,
    },
}

/// The subject of a comparison.
pub(super) struct Matches {
    pub found: Vec<Match>,
    /// The files left out of both.
    pub left_out: Vec<LeftOut>,
    /// Whether folders were compared, so that there may be any number.
    pub several: bool,
}

/// The subject of a comparison of two sides.
///
/// # Errors
///
/// A file against a folder, nothing against nothing, folders without a
/// definition, a revision or a file in it that does not exist.
pub(super) fn matches(
    old: &Path,
    new: &Path,
    settings: &SettingArgs,
    session: &mut Session<'_, '_>,
) -> anyhow::Result<Matches> {
    let paths = [old.to_owned(), new.to_owned()];
    let walks = |session: &mut Session<'_, '_>| {
        let settings = settings.load(&paths, session)?;
        let excluded = judging::excluded(&settings)?;
        Ok((settings, excluded))
    };
    let sides = (side(old, &walks, session)?, side(new, &walks, session)?);
    Ok(match sides {
        (Side::Nothing, Side::Nothing) => return Err(Trouble::misused(say::nothing_twice()).into()),
        (Side::Folder(old), Side::Folder(new)) => folders::matches(old, new, session)?,
        // `/dev/null` is a folder without definitions, too.
        (Side::Folder(old), Side::Nothing) => folders::matches(old, Folder::default(), session)?,
        (Side::Nothing, Side::Folder(new)) => folders::matches(Folder::default(), new, session)?,
        (Side::Folder(_), _) => return Err(Trouble::undone(say::file_and_folder(&name_of(new), &name_of(old))).into()),
        (_, Side::Folder(_)) => return Err(Trouble::undone(say::file_and_folder(&name_of(old), &name_of(new))).into()),
        (old, new) => {
            let sides = [definition(old, session), definition(new, session)];
            Matches { found: of_files(sides), left_out: Vec::new(), several: false }
        }
    })
}

fn of_files(sides: [Option<Result<Definition, Failure>>; 2]) -> Vec<Match> {
    match sides {
        [Some(Ok(old)), Some(Ok(new))] => vec![both(old, new)],
        [Some(Ok(old)), None] => vec![Match::Gone(Box::new(old))],
        [None, Some(Ok(new))] => vec![Match::New(Box::new(new))],
        sides => sides.into_iter().flatten().filter_map(Result::err).map(Match::Failed).collect(),
    }
}

/// An id that comes only from the name of its file is not part of the
/// definition.
pub(super) fn both(mut old: Definition, new: Definition) -> Match {
    let (before, after) = (old.process.id(), new.process.id());
    if before != after && before == old.stem && after == new.stem {
        old.process = old.process.known_as(after);
    }
    Match::Both(Box::new(old), Box::new(new))
}

fn side(
    path: &Path,
    walks: &dyn Fn(&mut Session<'_, '_>) -> anyhow::Result<(Settings, Excluded)>,
    session: &mut Session<'_, '_>,
) -> anyhow::Result<Side> {
    if path == Path::new("/dev/null") {
        return Ok(Side::Nothing);
    }
    if path.is_dir() {
        let (settings, excluded) = walks(session)?;
        let walk = Walk { project: &settings.project, excluded: &excluded, links: settings.links };
        return Ok(Side::Folder(Folder::on_disk(path, walk)?));
    }
    let text = path.to_string_lossy();
    let in_revision = spelled(&text).filter(|_| path.symlink_metadata().is_err() && !is_drive(&text));
    let Some(in_revision) = in_revision else { return Ok(Side::File(path.to_owned())) };
    let revision_name = match in_revision {
        Spelled::Committed { revision, .. } => revision,
        Spelled::Staged { .. } => "",
    };
    let repository = Repository::around(Path::new("."))?;
    let repository = repository.ok_or_else(|| Trouble::undone(say_git::no_repository(revision_name)))?;
    let inside = from_root(in_revision.path(), &repository)?;
    let found = match in_revision {
        Spelled::Staged { stage, .. } => repository.staged_content(&inside, stage)?,
        Spelled::Committed { revision, .. } => {
            let revision = Revision::open(repository.clone(), revision)?;
            let prefix = if inside.is_empty() { String::new() } else { format!("{inside}/") };
            if revision.paths().any(|path| path.starts_with(&prefix)) {
                let (settings, _) = walks(session)?;
                return Ok(Side::Folder(Folder::in_revision(path, &inside, &revision, &settings)?));
            }
            if let Some(submodule) = revision.submodule(&inside).or_else(|| revision.submodule(&format!("{inside}/.")))
            {
                return Err(Trouble::undone(say_git::side_in_submodule(&text, submodule)).into());
            }
            revision.content(&inside)?
        }
    };
    match found {
        Some(version) => Ok(Side::Version { name: text.into_owned(), version }),
        None => Err(Trouble::undone(missing(in_revision, &inside, &repository)?).into()),
    }
}

/// A path in a revision from the root, as git reads it: `./` and `../` start at
/// the working folder, everything else at the root.
fn from_root(path: &str, repository: &Repository) -> Result<String, Trouble> {
    let relative = path == "." || path == ".." || path.starts_with("./") || path.starts_with("../");
    if !relative {
        return Ok(path.trim_end_matches('/').to_owned());
    }
    let here = repository.inside(Path::new(".").join(".").as_path()).unwrap_or_default();
    let whole = lexical(&repository.top().join(here).join(path));
    let inside = whole.strip_prefix(repository.top()).ok().and_then(Path::to_str);
    inside.map(str::to_owned).ok_or_else(|| Trouble::undone(say_git::outside(path)))
}

/// The message about a path that does not exist, with a suggestion.
fn missing(asked: Spelled<'_>, inside: &str, repository: &Repository) -> Result<crate::text::Text, Trouble> {
    let here = repository.inside(Path::new(".")).unwrap_or_default();
    let below = format!("{here}/{inside}");
    let is_plain = !here.is_empty() && asked.path() == inside;
    Ok(match asked {
        Spelled::Staged { .. } => {
            let is_meant = is_plain && repository.staged_content(&below, "0")?.is_some();
            say::not_staged(inside, is_meant.then(|| format!(":./{inside}")).as_deref())
        }
        Spelled::Committed { revision, .. } => {
            let opened = Revision::open(repository.clone(), revision)?;
            let is_meant = is_plain && opened.paths().any(|path| path == below);
            say::not_in_revision(inside, revision, is_meant.then(|| format!("{revision}:./{inside}")).as_deref())
        }
    })
}

/// `C:` of Windows is no revision.
fn is_drive(text: &str) -> bool {
    cfg!(windows) && text.find(':') == Some(1)
}

fn definition(side: Side, session: &mut Session<'_, '_>) -> Option<Result<Definition, Failure>> {
    let (name, path, read) = match side {
        Side::Nothing | Side::Folder(_) => return None,
        Side::File(path) => {
            let name = name_of(&path);
            let links = session.links();
            let read = match path.symlink_metadata() {
                Err(_) if path != Path::new("-") => Err(Unread::Closed(say::no_such_side(&name))),
                _ => inputs::load(&path, &name, links, session.streams.input),
            };
            (name, path, read)
        }
        Side::Version { name, version } => {
            let read = inputs::parse(&name, version.bytes);
            let path = PathBuf::from(&name);
            (name, path, read)
        }
    };
    Some(read_as(name, &path, read, session))
}

pub(super) fn read_as(
    name: String,
    path: &Path,
    read: Result<(Source, Process), Unread>,
    session: &mut Session<'_, '_>,
) -> Result<Definition, Failure> {
    match read {
        Ok((source, process)) => {
            inputs::remark(&source, session);
            let stem = path.file_stem().map_or_else(String::new, |stem| stem.to_string_lossy().into_owned());
            let stem = if stem == "-" || stem.is_empty() { "process".to_owned() } else { stem };
            let source = asked_for_calendars(&source, &process);
            Ok(Definition { name, stem, path: path.to_owned(), process, case: None, source })
        }
        Err(unread) => {
            inputs::tell(&unread, session);
            Err(unread.failure(&name))
        }
    }
}

/// The text of a definition that names calendars.
pub(super) fn asked_for_calendars(source: &Source, process: &Process) -> Option<Arc<Source>> {
    (!process.calendar().is_empty()).then(|| Arc::new(source.clone()))
}

/// Folders without a definition.
pub(super) fn nothing(old: &Path, new: &Path) -> Trouble {
    Trouble::undone(say::no_definitions(&name_of(old), &name_of(new)))
}
