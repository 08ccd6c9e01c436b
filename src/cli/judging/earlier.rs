//! Finds the earlier version of each definition, and the definitions that were
//! judged then and no longer are.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::path::{Path, PathBuf};

use super::past::Past;
use crate::cli::inputs;
use crate::cli::judging::{self, Examined, File, Outcome};
use crate::cli::say::git as say_git;
use crate::cli::session::Trouble;
use crate::cli::settings::Settings;
use crate::cli::settings::grounds::folder_of;
use crate::cli::threads;
use crate::cli::workspace::excluded::Excluded;
use crate::cli::workspace::extent::Held;
use crate::cli::workspace::git::{Repository, Revision, Version};
use crate::cli::workspace::links::Links;
use crate::cli::workspace::names::is_definition_below;
use crate::cli::workspace::pairing::{Known, pairs};
use crate::cli::workspace::read;
use crate::cli::workspace::walk::Walk;
use crate::model::Process;
use crate::report::check::say;
use crate::report::check::{Against, Earlier, LeftOut, WhyLeft};
use crate::source::Source;

/// The definitions in an earlier revision.
pub(in crate::cli) struct Before {
    /// The earlier version of each judged definition, in order; `None` where
    /// there is nothing to compare.
    pub examined: Vec<Option<Examined>>,
    /// The summary of the comparison.
    pub against: Against,
    /// The definitions that are no longer judged, by name.
    pub absent: Vec<Absent>,
    /// The configuration of that revision.
    pub past: Past,
}

/// A definition of the revision that is no longer judged.
pub(in crate::cli) struct Absent {
    pub file: String,
    pub process: Process,
    /// The reason, where it still exists.
    pub left: Option<WhyLeft>,
}

/// A definition of the revision.
struct Old {
    path: String,
    source: Source,
    process: Process,
    /// Whether the same process is at its path today.
    is_home: bool,
}

/// A definition of today.
struct New<'f> {
    file: &'f File,
    process: &'f Process,
    /// Its path from the root of the repository.
    path: String,
}

/// Finds the earlier version of every judged definition, and every definition
/// that was judged then.
///
/// # Errors
///
/// A file outside of the repository, or in another one inside of it; content
/// that git does not have.
pub(in crate::cli) fn find(
    files: &[File],
    revision: &Revision,
    paths: &[PathBuf],
    left_out: &[LeftOut],
    settings: &Settings,
) -> Result<Before, Trouble> {
    let repository = revision.repository();
    let past = Past::find(revision, settings)?;
    let then = past.extent(revision, paths, settings)?;
    let news = news(files, revision)?;
    let in_extent: BTreeSet<String> = revision
        .paths()
        .filter(|path| then.holds(path).is_some())
        .chain(news.iter().map(|new| new.path.as_str()))
        .map(str::to_owned)
        .collect();
    let at_home: HashMap<&str, &str> = news.iter().map(|new| (new.path.as_str(), new.process.id())).collect();
    let is_home = |old: &Old| match at_home.get(old.path.as_str()) {
        Some(id) => *id == old.process.id(),
        None => id_of(&repository.top().join(&old.path)).as_deref() == Some(old.process.id()),
    };
    let read = |version: Version| old(version).map(|old| Old { is_home: is_home(&old), ..old });
    let versions = revision.contents(in_extent.iter().map(String::as_str))?.into_iter().flatten().collect();
    let mut unreadable = BTreeSet::new();
    let mut olds: Vec<Old> = Vec::new();
    for (path, old) in threads::each(versions, |version: Version| (version.path.clone(), read(version))) {
        match old {
            Some(old) => olds.push(old),
            None => drop(unreadable.insert(path)),
        }
    }
    let of_extent = olds.len();
    let homes: HashSet<&str> = olds.iter().filter(|old| old.is_home).map(|old| old.path.as_str()).collect();
    if news.iter().any(|new| !homes.contains(new.path.as_str())) {
        let elsewhere = revision.paths().filter(|path| is_definition_below(path) && !in_extent.contains(*path));
        let elsewhere: Vec<&str> = elsewhere.collect();
        let versions = revision.contents(elsewhere)?.into_iter().flatten().collect();
        olds.extend(threads::each(versions, read).into_iter().flatten());
    }
    let known_news: Vec<Known<'_>> =
        news.iter().map(|new| Known { path: &new.path, process: new.process, is_home: false }).collect();
    let known_olds: Vec<Known<'_>> =
        olds.iter().map(|old| Known { path: &old.path, process: &old.process, is_home: old.is_home }).collect();
    let pairs = pairs(&known_news, &known_olds);
    let taken: HashSet<usize> = pairs.iter().flatten().copied().collect();
    let unjudged = files.iter().filter(|file| matches!(file.outcome, Outcome::Failed(_)));
    let unjudged: HashSet<String> = unjudged.filter_map(|file| repository.inside(file.path.as_deref()?)).collect();
    let lost: Vec<&Old> = (0..of_extent)
        .filter(|at| !taken.contains(at))
        .map(|at| &olds[at])
        .filter(|old| !unjudged.contains(&old.path))
        .collect();
    let lost: Vec<(&Old, Held)> =
        lost.into_iter().map(|old| (old, then.holds(&old.path).unwrap_or(Held::Beside))).collect();
    let absent = absent(&lost, &news, revision, left_out, settings)?;

    let mut before = Before {
        examined: Vec::with_capacity(news.len()),
        against: Against {
            revision: revision.name().to_owned(),
            commit: revision.commit().to_owned(),
            is_parting: revision.is_parting(),
            notes: Vec::new(),
            changed_settings: past.changed.iter().cloned().collect(),
        },
        absent,
        past,
    };
    let mut olds: Vec<Option<Old>> = olds.into_iter().map(Some).collect();
    for (new, pair) in news.iter().zip(pairs) {
        let old = pair.and_then(|at| olds[at].take());
        let moved = old.as_ref().filter(|old| old.path != new.path).map(|old| Earlier::Moved(old.path.clone()));
        let is_new = old.is_none() && !unreadable.contains(new.path.as_str());
        let examined = old.and_then(|old| {
            let place = repository.top().join(&old.path);
            let dating = settings.grounds.of(&old.process, folder_of(&place)).ok()?;
            judging::examine(old.source, old.process, folder_of(&place), (settings, &dating)).ok()
        });
        let note = match (&examined, is_new) {
            (None, true) => Some(Earlier::Nothing),
            (None, false) => Some(Earlier::Unreadable),
            (Some(_), _) => moved,
        };
        before.against.notes.extend(note.map(|note| (new.file.name.clone(), note)));
        before.examined.push(examined);
    }
    Ok(before)
}

/// The judged definitions.
fn news<'f>(files: &'f [File], revision: &Revision) -> Result<Vec<New<'f>>, Trouble> {
    let repository = revision.repository();
    let known: HashSet<&str> = revision.paths().collect();
    let mut of_folder: BTreeMap<PathBuf, bool> = BTreeMap::new();
    let mut news = Vec::new();
    for file in files {
        // Standard input was refused: every file has a path.
        let (Outcome::Judged(examined), Some(path)) = (&file.outcome, file.path.as_deref()) else { continue };
        let inside = repository.inside(path).ok_or_else(|| Trouble::undone(say_git::outside(&file.name)))?;
        let folder = path.parent().unwrap_or(Path::new("")).to_owned();
        let is_own = *of_folder.entry(folder).or_insert_with_key(|folder| repository.is_nearest(folder));
        if !is_own || revision.submodule(&inside).is_some() {
            return Err(Trouble::undone(say_git::in_submodule(&file.name)));
        }
        // A new link may lead to an old file.
        let is_new_link = !known.contains(inside.as_str()) && path.is_symlink();
        let real = path.canonicalize().ok().filter(|_| is_new_link).and_then(|real| repository.inside(&real));
        news.push(New { file, process: &examined.process, path: real.unwrap_or(inside) });
    }
    Ok(news)
}

fn old(version: Version) -> Option<Old> {
    let (source, process) = inputs::parse(&version.path, version.bytes).ok()?;
    Some(Old { path: version.path, source, process, is_home: false })
}

/// The id of the process in a file of today.
fn id_of(path: &Path) -> Option<String> {
    let name = path.to_string_lossy();
    let (_, process) = inputs::parse(&name, read::bytes(path, Links::Inside).ok()?).ok()?;
    Some(process.id().to_owned())
}

/// The definitions that are no longer judged, by what became of them: left out
/// where they are, moved to where nothing is judged, or gone.
fn absent(
    lost: &[(&Old, Held)],
    news: &[New<'_>],
    revision: &Revision,
    left_out: &[LeftOut],
    settings: &Settings,
) -> Result<Vec<Absent>, Trouble> {
    let top = revision.repository().top();
    let name = |path: &str| settings.project.name(&top.join(path));
    let of_name: HashMap<&str, &WhyLeft> = left_out.iter().map(|left| (left.file.as_str(), &left.why)).collect();
    let (mut absent, mut missing) = (Vec::new(), Vec::new());
    for (old, held) in lost {
        let file = name(&old.path);
        let is_there = top.join(&old.path).symlink_metadata().is_ok();
        let folder = || file.match_indices('/').find_map(|(at, _)| of_name.get(&file[..at]));
        match of_name.get(file.as_str()).or_else(folder) {
            // A file that nobody named is not missed while it exists.
            _ if is_there && *held == Held::Beside => {}
            Some(why) => absent.push(Absent { file, process: old.process.clone(), left: Some((*why).clone()) }),
            None if is_there => {
                absent.push(Absent { file, process: old.process.clone(), left: Some(WhyLeft::Paths) });
            }
            None => missing.push(*old),
        }
    }
    let moved = if missing.is_empty() { Vec::new() } else { moved(&missing, news, revision, settings)? };
    for (at, old) in missing.iter().enumerate() {
        let left = moved.get(at).cloned().flatten().map(WhyLeft::Moved);
        absent.push(Absent { file: name(&old.path), process: old.process.clone(), left });
    }
    absent.sort_by(|one, other| one.file.cmp(&other.file));
    Ok(absent)
}

/// The current places of these definitions, outside of what is judged.
fn moved(
    missing: &[&Old],
    news: &[New<'_>],
    revision: &Revision,
    settings: &Settings,
) -> Result<Vec<Option<String>>, Trouble> {
    let repository: &Repository = revision.repository();
    let nothing =
        Excluded::new(repository.top(), [].into_iter()).map_err(|bad| Trouble::misused(say::bad_glob(&bad)))?;
    let walk = Walk { project: &settings.project, excluded: &nothing, links: Links::Inside };
    let known: HashSet<&str> = revision.paths().chain(news.iter().map(|new| new.path.as_str())).collect();
    let mut elsewhere: Vec<(String, Process)> = Vec::new();
    for (_, path) in walk.below(repository.top(), &|_| true)?.files {
        let Some(inside) = repository.inside(&path).filter(|inside| !known.contains(inside.as_str())) else { continue };
        let parsed = read::bytes(&path, Links::Inside).ok().and_then(|bytes| inputs::parse(&inside, bytes).ok());
        elsewhere.extend(parsed.map(|(_, process)| (inside, process)));
    }
    let news: Vec<Known<'_>> =
        elsewhere.iter().map(|(path, process)| Known { path, process, is_home: false }).collect();
    let olds: Vec<Known<'_>> =
        missing.iter().map(|old| Known { path: &old.path, process: &old.process, is_home: false }).collect();
    let mut moved = vec![None; missing.len()];
    for (pair, (path, _)) in pairs(&news, &olds).into_iter().zip(&elsewhere) {
        if let Some(at) = pair {
            moved[at] = Some(settings.project.name(&repository.top().join(path)));
        }
    }
    Ok(moved)
}
