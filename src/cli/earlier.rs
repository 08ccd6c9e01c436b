//! Which earlier version belongs to each definition?
//!
//! The one at its path, or at the path that git says it was renamed from, if
//! that is the same process by its id. Else what the revision had under that
//! id and has not at its path any more: a definition that was moved and
//! rewritten at once is the same process still. Else what stood at its path,
//! since an id may be changed; at last what bore its name and is gone.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use super::definitions::is_definition;
use super::git::{Revision, Version};
use super::inputs;
use super::judging::{self, Examined, File, Outcome};
use super::session::Trouble;
use super::settings::Settings;
use crate::config::Waiver;
use crate::model::Process;
use crate::report::check::{Against, Earlier};
use crate::source::Source;

/// What each definition that was judged was in a revision.
pub(super) struct Before {
    /// In the order of the definitions; none where nothing can be compared.
    pub examined: Vec<Option<Examined>>,
    /// What there is to say of it.
    pub against: Against,
}

/// A definition of the revision.
struct Old {
    path: String,
    source: Source,
    process: Process,
    /// Whether the same process stands at its path today.
    is_home: bool,
}

/// A definition of today, and what stood at its path.
struct New<'f> {
    file: &'f File,
    process: &'f Process,
    own: Own,
}

enum Own {
    /// Nothing.
    Nothing,
    /// What is no definition.
    Invalid,
    /// The definition at this position.
    Old(usize),
}

/// Looks up every definition that was judged.
///
/// # Errors
/// A file outside of the repository; content that git cannot give.
pub(super) fn find(files: &[File], revision: &Revision, settings: &Settings) -> Result<Before, Trouble> {
    // Standard input was refused: every file has a path.
    let judged = files.iter().filter_map(|file| match &file.outcome {
        Outcome::Judged(examined) => Some((file, file.path.as_deref()?, &examined.process)),
        Outcome::Failed(_) => None,
    });
    let judged: Vec<(&File, &Path, &Process)> = judged.collect();
    let paths: Vec<&Path> = judged.iter().map(|(_, path, _)| *path).collect();
    let (mut olds, mut news) = (Vec::new(), Vec::new());
    for ((file, _, process), version) in judged.into_iter().zip(revision.contents(&paths)?) {
        let own = match version.map(old) {
            None => Own::Nothing,
            Some(None) => Own::Invalid,
            Some(Some(found)) => {
                olds.push(Old { is_home: found.process.id() == process.id(), ..found });
                Own::Old(olds.len() - 1)
            }
        };
        news.push(New { file, process, own });
    }
    if news.iter().any(|new| !matches!(new.own, Own::Old(at) if olds[at].is_home)) {
        let known: BTreeSet<String> = olds.iter().map(|old| old.path.clone()).collect();
        let touched = revision.touched(|path| is_definition(Path::new(path)) && !known.contains(path))?;
        olds.extend(touched.into_iter().filter_map(old).map(|old| {
            let today = id_of(&revision.place(&old.path));
            Old { is_home: today.as_deref() == Some(old.process.id()), ..old }
        }));
    }
    let pairs = pairs(&news, &olds);
    let mut olds: Vec<Option<Old>> = olds.into_iter().map(Some).collect();
    let mut before = Before {
        examined: Vec::with_capacity(news.len()),
        against: Against { revision: revision.name().to_owned(), notes: Vec::new() },
    };
    for (new, pair) in news.iter().zip(pairs) {
        let old = pair.and_then(|at| olds[at].take());
        let moved = old.as_ref().filter(|_| !matches!(new.own, Own::Old(at) if Some(at) == pair));
        let moved = moved.map(|old| Earlier::Moved(old.path.clone()));
        let is_new = old.is_none() && !matches!(new.own, Own::Invalid);
        let examined = old.and_then(|old| judging::examine(old.source, old.process, settings).ok());
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

/// The waivers that the configuration had; none where it is no part of the
/// repository or was not there.
///
/// # Errors
/// Content that git cannot give.
pub(super) fn waivers(revision: &Revision, settings: &Settings) -> Result<Vec<Waiver>, Trouble> {
    let Some((_, path)) = settings.source.as_ref().filter(|(_, path)| revision.path(path).is_ok()) else {
        return Ok(Vec::new());
    };
    let found = revision.contents(&[path])?.into_iter().next().flatten();
    Ok(found.map(|version| settings.waivers_in(version.bytes)).unwrap_or_default())
}

fn old(version: Version) -> Option<Old> {
    let (source, process) = inputs::parse(&version.path, version.bytes).ok()?;
    Some(Old { path: version.path, source, process, is_home: false })
}

/// The id of the process in a file of today.
fn id_of(path: &Path) -> Option<String> {
    let name = path.to_string_lossy();
    let (_, process) = inputs::parse(&name, fs::read(path).ok()?).ok()?;
    Some(process.id().to_owned())
}

/// The position of the earlier version of each definition.
fn pairs(news: &[New<'_>], olds: &[Old]) -> Vec<Option<usize>> {
    let own = |new: &New<'_>| match new.own {
        Own::Old(at) => Some(at),
        Own::Nothing | Own::Invalid => None,
    };
    let mut pairs: Vec<Option<usize>> =
        news.iter().map(|new| own(new).filter(|at| olds[*at].process.id() == new.process.id())).collect();
    pair_by(Process::id, &mut pairs, news, olds);
    let taken: BTreeSet<usize> = pairs.iter().flatten().copied().collect();
    for (pair, new) in pairs.iter_mut().zip(news) {
        *pair = pair.or(own(new).filter(|at| !taken.contains(at)));
    }
    pair_by(Process::name, &mut pairs, news, olds);
    pairs
}

/// Pairs what is alone of its key on both sides with one another.
fn pair_by(key: fn(&Process) -> &str, pairs: &mut [Option<usize>], news: &[New<'_>], olds: &[Old]) {
    let taken: BTreeSet<usize> = pairs.iter().flatten().copied().collect();
    let gone = (0..olds.len()).filter(|at| !olds[*at].is_home && !taken.contains(at));
    let gone = alone(gone.map(|at| (key(&olds[at].process), at)));
    let homeless = (0..news.len()).filter(|at| pairs[*at].is_none());
    for (key, at) in alone(homeless.map(|at| (key(news[at].process), at))) {
        pairs[at] = gone.get(key).copied();
    }
}

/// What is alone of its key.
fn alone<'k>(entries: impl Iterator<Item = (&'k str, usize)>) -> BTreeMap<&'k str, usize> {
    let mut of_key: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    entries.for_each(|(key, at)| of_key.entry(key).or_default().push(at));
    of_key.into_iter().filter_map(|(key, ats)| Some((key, *ats.first().filter(|_| ats.len() == 1)?))).collect()
}
