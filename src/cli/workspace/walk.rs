//! The one walk through folders.
//!
//! A folder gives every `*.yaml` and `*.yml` below it, except hidden ones and configurations. Tables below it are
//! reported, not given. A file that might be a definition and is not given is reported with the reason: the
//! configuration leaves it out, it lies behind a link out of the tree, or a sparse checkout or a submodule does
//! not have it here. Ignore files apply from the root of the repository downwards, and never to files that git
//! tracks.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use ignore::gitignore::Gitignore;

use super::excluded::{Excluded, ignored_below};
use super::git::{Index, Repository};
use super::links::Links;
use super::names::{is_definition, is_definition_below, is_hidden, is_table};
use super::project::Project;
use crate::cli::ending::Trouble;
use crate::report::check::say;
use crate::report::check::{LeftOut, WhyLeft};
use crate::text::Text;

/// The settings of a walk.
#[derive(Clone, Copy)]
pub(in crate::cli) struct Walk<'w> {
    pub project: &'w Project,
    pub excluded: &'w Excluded,
    pub links: Links,
}

/// The content of a folder.
#[derive(Debug, Default)]
pub(in crate::cli) struct Below {
    /// The definitions by name, each with its path.
    pub files: Vec<(String, PathBuf)>,
    /// The files that cannot be read, with the reasons.
    pub lost: Vec<(String, Text)>,
    /// Files that might be definitions and are not given.
    pub left_out: Vec<LeftOut>,
    /// Ignored definitions, and folders not searched, that git does not track:
    /// they do not belong to the repository.
    pub ignored: Vec<String>,
}

/// One folder on the way down.
#[derive(Clone, Copy)]
struct Here<'h> {
    above: Option<&'h Here<'h>>,
    path: &'h Path,
    ignored: Option<&'h Gitignore>,
    /// The reason why everything in it is left out.
    left: Option<&'h WhyLeft>,
}

impl Walk<'_> {
    /// The content of a folder; files that `wanted` refuses are skipped.
    ///
    /// # Errors
    ///
    /// git cannot be run.
    pub fn below(&self, folder: &Path, wanted: &dyn Fn(&Path) -> bool) -> Result<Below, Trouble> {
        let repository = self.repository(folder)?;
        let tracked = match &repository {
            Some((repository, inside)) => repository.index(inside)?,
            None => None,
        };
        let mut walking = Walking {
            walk: *self,
            above: self.ignore_files_above(folder),
            is_tracked: tracked.is_some(),
            any_link: false,
            below: Below::default(),
            wanted,
        };
        walking.enter(folder, None, None);
        if let Some(((repository, inside), index)) = repository.zip(tracked) {
            walking.add_tracked(folder, &repository, &inside, &index);
        }
        let mut below = walking.below;
        below.sort(walking.any_link.then_some(self.project));
        Ok(below)
    }

    /// The repository around a folder and the folder's path in it; `None` where
    /// there is none.
    fn repository(&self, folder: &Path) -> Result<Option<(Repository, String)>, Trouble> {
        // A repository that git does not read has no known tracked files.
        let Ok(Some(repository)) = Repository::around(folder) else { return Ok(None) };
        let inside = repository.inside(&folder.join("."));
        Ok(inside.map(|inside| (repository, inside)))
    }

    /// The ignore files between the root and a folder, the nearest last.
    fn ignore_files_above(&self, folder: &Path) -> Vec<Gitignore> {
        let whole = self.project.whole(folder);
        let above = whole.ancestors().skip(1).take_while(|above| above.starts_with(&self.project.root));
        let mut files: Vec<Gitignore> = above.filter_map(ignored_below).collect();
        files.reverse();
        files
    }
}

struct Walking<'w> {
    walk: Walk<'w>,
    /// The ignore files between the root and the folder, the nearest last.
    above: Vec<Gitignore>,
    /// Whether git reports what it tracks.
    is_tracked: bool,
    /// Whether there was a link.
    any_link: bool,
    below: Below,
    wanted: &'w dyn Fn(&Path) -> bool,
}

impl Walking<'_> {
    fn enter(&mut self, folder: &Path, above: Option<&Here<'_>>, left: Option<&WhyLeft>) {
        let ignored = ignored_below(folder);
        let here = Here { above, path: folder, ignored: ignored.as_ref(), left };
        let entries = fs::read_dir(folder).and_then(Iterator::collect::<io::Result<Vec<_>>>);
        let entries = match entries {
            Ok(entries) => entries,
            Err(error) => return self.lose(folder, &error),
        };
        for entry in entries {
            let name = PathBuf::from(entry.file_name());
            if is_hidden(&name) {
                continue;
            }
            let path = if folder == Path::new(".") { name } else { folder.join(name) };
            match entry.file_type() {
                Ok(kind) if kind.is_symlink() => self.link(&path, &here),
                Ok(kind) if kind.is_dir() => self.folder(&path, &here),
                Ok(_) => self.file(&path, &here),
                Err(error) => self.lose(&path, &error),
            }
        }
    }

    fn lose(&mut self, path: &Path, error: &io::Error) {
        let name = self.walk.project.name(path);
        let message = say::unwalkable(&name, Some(error));
        self.below.lost.push((name, message));
    }

    fn link(&mut self, path: &Path, here: &Here<'_>) {
        self.any_link = true;
        if !path.is_dir() {
            // If it leads out, reading it reports that.
            return self.file(path, here);
        }
        if let Some(target) = self.walk.links.lead_out(path) {
            let name = self.walk.project.name(path);
            let why = WhyLeft::Link(target.to_string_lossy().into_owned());
            return self.below.left_out.push(LeftOut::new(name, why));
        }
        // A link back to a folder on the way shows nothing new.
        let real = path.canonicalize().ok();
        let mut on_the_way = Some(here);
        while let Some(folder) = on_the_way {
            if folder.path.canonicalize().ok() == real {
                return;
            }
            on_the_way = folder.above;
        }
        self.folder(path, here);
    }

    fn folder(&mut self, path: &Path, here: &Here<'_>) {
        match self.left(path, true, here) {
            Left::Unseen => self.below.ignored.push(self.walk.project.name(path)),
            Left::Out(why) => self.enter(path, Some(here), Some(&why)),
            Left::In => self.enter(path, Some(here), None),
        }
    }

    fn file(&mut self, path: &Path, here: &Here<'_>) {
        let is_table = is_table(path);
        if !(is_table || is_definition(path)) || !(self.wanted)(path) {
            return;
        }
        let name = self.walk.project.name(path);
        if path.to_str().is_none() {
            let message = say::no_utf8(&name);
            return self.below.lost.push((name, message));
        }
        match self.left(path, false, here) {
            Left::Unseen => self.below.ignored.push(name),
            // On purpose, and most tables do not hold steps.
            Left::Out(_) if is_table => {}
            Left::Out(why) => self.below.left_out.push(LeftOut::new(name, why)),
            Left::In if is_table => self.below.left_out.push(LeftOut::new(name, WhyLeft::Table)),
            Left::In => self.below.files.push((name, path.to_owned())),
        }
    }

    /// Returns whether a file or a folder is judged.
    fn left(&self, path: &Path, is_folder: bool, here: &Here<'_>) -> Left {
        match here.left {
            Some(left) => Left::Out(left.clone()),
            None if self.walk.excluded.holds(&self.walk.project.whole(path), is_folder) => Left::Out(WhyLeft::Exclude),
            None if !self.is_ignored(path, is_folder, here) => Left::In,
            None if self.is_tracked => Left::Unseen,
            None => Left::Out(WhyLeft::Ignored),
        }
    }

    /// Returns whether the nearest ignore file with a pattern for a path leaves
    /// it out.
    fn is_ignored(&self, path: &Path, is_folder: bool, here: &Here<'_>) -> bool {
        let answer = |ignored: &Gitignore, path: &Path| {
            let matched = ignored.matched(path, is_folder);
            (!matched.is_none()).then(|| matched.is_ignore())
        };
        let mut on_the_way = Some(here);
        while let Some(folder) = on_the_way {
            if let Some(answer) = folder.ignored.and_then(|ignored| answer(ignored, path)) {
                return answer;
            }
            on_the_way = folder.above;
        }
        if self.above.is_empty() {
            return false;
        }
        // A folder that is ignored above is ignored with everything in it.
        let whole = self.walk.project.whole(path);
        let above = self.above.iter().rev().find_map(|ignored| {
            let matched = ignored.matched_path_or_any_parents(&whole, is_folder);
            (!matched.is_none()).then(|| matched.is_ignore())
        });
        above.unwrap_or(false)
    }

    /// Adds the files that git tracks though they are ignored, and those that
    /// it has and the disk lacks.
    fn add_tracked(&mut self, folder: &Path, repository: &Repository, inside: &str, index: &Index) {
        let prefix = if inside.is_empty() { String::new() } else { format!("{inside}/") };
        let path = |name: &str| if folder == Path::new(".") { PathBuf::from(name) } else { folder.join(name) };
        let known: BTreeSet<PathBuf> = self.below.files.iter().map(|(_, path)| path.clone()).collect();
        fn below<'n>(name: &'n str, prefix: &str) -> Option<(&'n str, String)> {
            Some((name, name.strip_prefix(prefix)?.to_owned()))
        }
        let is_meant = |(_, name): &(&str, String)| is_definition_below(name) && (self.wanted)(&path(name));
        for (_, name) in index.tracked.iter().filter_map(|name| below(name, &prefix)).filter(is_meant) {
            let path = path(&name);
            let is_left = self.walk.excluded.holds(&self.walk.project.whole(&path), false);
            // Behind a link out of the tree, the link is reported.
            let is_out = || self.walk.links.lead_out(&path).is_some();
            if !is_left && !known.contains(&path) && path.symlink_metadata().is_ok() && !is_out() {
                self.below.files.push((self.walk.project.name(&path), path));
            }
        }
        for (_, name) in index.sparse.iter().filter_map(|name| below(name, &prefix)).filter(is_meant) {
            let path = path(&name);
            if path.symlink_metadata().is_err() {
                let name = self.walk.project.name(&path);
                self.below.left_out.push(LeftOut::new(name, WhyLeft::Sparse));
            } else if !known.contains(&path) {
                self.below.files.push((self.walk.project.name(&path), path));
            }
        }
        for (whole, name) in index.submodules.iter().filter_map(|name| below(name, &prefix)) {
            let is_here = repository.top().join(whole).join(".git").exists();
            if !is_here && !is_hidden(Path::new(&name)) {
                let name = self.walk.project.name(&path(&name));
                self.below.left_out.push(LeftOut::new(name, WhyLeft::Submodule));
            }
        }
    }
}

/// The treatment of a file or a folder.
enum Left {
    In,
    Out(WhyLeft),
    /// It is ignored, and git does not track it either: it does not belong to
    /// the repository.
    Unseen,
}

impl Below {
    /// Sorts by name; a file that can be reached in two ways is kept once,
    /// under its own path where that lies below the folder, too.
    fn sort(&mut self, with_links: Option<&Project>) {
        if let Some(project) = with_links {
            self.files.sort_by_cached_key(|(name, path)| (project.is_by_link(path), name.clone()));
            let mut seen = BTreeSet::new();
            self.files.retain(|(_, path)| seen.insert(super::files::identity(path)));
        }
        self.files.sort();
        self.lost.sort_by(|one, other| one.0.cmp(&other.0));
        sort(&mut self.left_out);
    }
}

/// Sorts what is left out by name.
pub(in crate::cli) fn sort(left_out: &mut [LeftOut]) {
    left_out.sort_by(|one, other| one.file.cmp(&other.file));
}
