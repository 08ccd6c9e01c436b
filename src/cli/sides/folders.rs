//! Compares two folders: pairs their definitions, and finds those on one side
//! only.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::io;
use std::path::{Path, PathBuf};

use crate::cli::inputs::{self, Unread};
use crate::cli::judging::past::Past;
use crate::cli::session::{Session, Trouble};
use crate::cli::settings::Settings;
use crate::cli::sides::{Definition, Match, Matches, both, nothing, read_as};
use crate::cli::threads;
use crate::cli::workspace::git::Revision;
use crate::cli::workspace::links::Links;
use crate::cli::workspace::names::{is_definition_below, name_of};
use crate::cli::workspace::pairing::{Known, pairs};
use crate::cli::workspace::walk::Walk;
use crate::report::Failure;
use crate::report::check::{LeftOut, WhyLeft};
use crate::text::Text;

/// A folder of definitions.
#[derive(Default)]
pub(in crate::cli) struct Folder {
    /// As it was given.
    name: PathBuf,
    files: Vec<File>,
    /// The files that are left out, by paths from there.
    left_out: BTreeMap<String, WhyLeft>,
    /// Files and folders that are ignored and do not belong to the repository.
    ignored: BTreeSet<String>,
    links: Links,
}

/// A file of a folder.
struct File {
    /// Its path from there, with `/` between its parts.
    inside: String,
    holds: Holds,
}

enum Holds {
    /// A file on disk.
    Path(PathBuf),
    /// Content of a revision.
    Bytes(Vec<u8>),
    /// A file that cannot be read.
    Lost(Text),
}

impl Folder {
    /// The definitions below a folder of today.
    ///
    /// # Errors
    /// git cannot be run.
    pub fn on_disk(folder: &Path, walk: Walk<'_>) -> Result<Self, Trouble> {
        let below = walk.below(folder, &|_| true)?;
        // Whatever their names from the root are, they are matched by paths
        // from here.
        let whole = walk.project.name(folder);
        let inside = |name: &str| match name.strip_prefix(&whole) {
            Some(inside) if !whole.is_empty() => inside.trim_start_matches('/').to_owned(),
            _ => name.to_owned(),
        };
        let files = below.files.into_iter().map(|(name, path)| {
            let below = path.strip_prefix(folder).ok().map(|path| name_of(path).replace('\\', "/"));
            File { inside: below.unwrap_or_else(|| inside(&name)), holds: Holds::Path(path) }
        });
        let lost = below.lost.into_iter().map(|(name, why)| File { inside: inside(&name), holds: Holds::Lost(why) });
        Ok(Self {
            name: folder.to_owned(),
            files: files.chain(lost).collect(),
            left_out: below.left_out.into_iter().map(|left| (inside(&left.file), left.why)).collect(),
            ignored: below.ignored.iter().map(|name| inside(name)).collect(),
            links: walk.links,
        })
    }

    /// The definitions that a folder of a revision had, by the configuration of
    /// that revision: those left out since are on one side only.
    ///
    /// # Errors
    ///
    /// Content that git does not have.
    pub fn in_revision(name: &Path, folder: &str, revision: &Revision, settings: &Settings) -> Result<Self, Trouble> {
        let excluded = Past::find(revision, settings)?.excluded()?;
        let prefix = if folder.is_empty() { String::new() } else { format!("{folder}/") };
        let top = revision.repository().top();
        let inside = |path: &str| path.strip_prefix(&prefix).map(str::to_owned);
        let below = revision.paths().filter(|path| inside(path).is_some_and(|inside| is_definition_below(&inside)));
        let (left, wanted): (Vec<&str>, Vec<&str>) = below.partition(|path| excluded.holds(&top.join(path), false));
        let versions = revision.contents(wanted)?.into_iter().flatten();
        let file = |version: crate::cli::workspace::git::Version| {
            Some(File { inside: inside(&version.path)?, holds: Holds::Bytes(version.bytes) })
        };
        Ok(Self {
            name: name.to_owned(),
            files: versions.filter_map(file).collect(),
            left_out: left.into_iter().filter_map(|path| Some((inside(path)?, WhyLeft::Exclude))).collect(),
            ignored: BTreeSet::new(),
            links: Links::Inside,
        })
    }

    /// The reason why it leaves out an existing file.
    fn left_out(&self, inside: &str) -> Option<WhyLeft> {
        let is_ignored = |path: &Path| path.to_str().is_some_and(|path| self.ignored.contains(path));
        let ignored = || Path::new(inside).ancestors().any(is_ignored) && self.name.join(inside).is_file();
        self.left_out.get(inside).cloned().or_else(|| ignored().then_some(WhyLeft::Ignored))
    }

    /// The name of a file in messages.
    fn name_of(&self, inside: &str) -> String {
        let name = name_of(&self.name);
        match name.as_str() {
            name if name.ends_with(['/', ':']) => format!("{name}{inside}"),
            name => format!("{name}/{inside}"),
        }
    }

    fn definitions(&mut self, failed: &mut Vec<(String, Failure)>, session: &mut Session<'_, '_>) -> Definitions {
        let links = self.links;
        let files =
            std::mem::take(&mut self.files).into_iter().map(|file| (self.name_of(&file.inside), file)).collect();
        let read = threads::each(files, |(name, file): (String, File)| {
            let read = match file.holds {
                Holds::Path(path) => inputs::load(&path, &name, links, &mut io::empty()),
                Holds::Bytes(bytes) => inputs::parse(&name, bytes),
                Holds::Lost(why) => Err(Unread::Closed(why)),
            };
            (file.inside, name, read)
        });
        let mut definitions = Definitions::new();
        for (inside, name, read) in read {
            match read_as(name, Path::new(&inside), read, session) {
                Ok(definition) => definitions.push((inside, definition)),
                Err(failure) => failed.push((inside, failure)),
            }
        }
        definitions
    }
}

/// Definitions by their paths from their folder.
type Definitions = Vec<(String, Definition)>;

/// A definition that one side has and the other leaves out.
pub(in crate::cli) struct Left {
    pub file: String,
    pub why: WhyLeft,
    /// Whether it is the new side that leaves it out.
    pub of_new: bool,
}

/// The definitions of two folders, paired where they belong together.
///
/// # Errors
///
/// There is none on either side.
pub(in crate::cli) fn matches(
    mut old: Folder,
    mut new: Folder,
    session: &mut Session<'_, '_>,
) -> Result<Matches, Trouble> {
    if old.files.is_empty() && new.files.is_empty() {
        return Err(nothing(&old.name, &new.name));
    }
    let mut failed = Vec::new();
    let olds = old.definitions(&mut failed, session);
    let news = new.definitions(&mut failed, session);
    let broken: HashSet<&String> = failed.iter().map(|(path, _)| path).collect();
    let of_new = {
        fn known((path, definition): &(String, Definition)) -> Known<'_> {
            Known { path, process: &definition.process, is_home: false }
        }
        let (news, olds): (Vec<_>, Vec<_>) = (news.iter().map(known).collect(), olds.iter().map(known).collect());
        pairs(&news, &olds)
    };
    let mut olds: Vec<Option<(String, Definition)>> = olds.into_iter().map(Some).collect();
    let mut found: Vec<(String, Match)> = Vec::new();
    for ((path, definition), pair) in news.into_iter().zip(of_new) {
        let left = old.left_out(&path);
        match (pair.and_then(|at| olds[at].take()), left) {
            (Some((_, old)), _) => found.push((path, both(old, definition))),
            // The kind of a file that could not be read is unknown.
            (None, _) if broken.contains(&path) => {}
            (None, Some(why)) => {
                let left = Left { file: definition.name, why, of_new: false };
                found.push((path, Match::LeftOut(left)));
            }
            (None, None) => found.push((path, Match::New(Box::new(definition)))),
        }
    }
    for (path, definition) in olds.into_iter().flatten().filter(|(path, _)| !broken.contains(path)) {
        let one = match new.left_out(&path) {
            Some(why) => Match::LeftOut(Left { file: definition.name, why, of_new: true }),
            None => Match::Gone(Box::new(definition)),
        };
        found.push((path, one));
    }
    let known: HashSet<&String> = found.iter().map(|(path, _)| path).collect();
    let beside = |(file, _): &(&String, &WhyLeft)| !known.contains(file);
    let left_out = new.left_out.iter().filter(beside).map(|(file, why)| LeftOut::new(new.name_of(file), why.clone()));
    let left_out = left_out.collect();
    found.extend(failed.into_iter().map(|(path, failure)| (path, Match::Failed(failure))));
    found.sort_by(|one, other| one.0.cmp(&other.0));
    Ok(Matches { found: found.into_iter().map(|(_, found)| found).collect(), left_out, several: true })
}
