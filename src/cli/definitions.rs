//! Which definitions are meant: files, folders, globs, standard input.
//!
//! What is named is always judged. A folder gives every `*.yaml` and `*.yml`
//! below it that no ignore file and no `exclude` of the configuration leaves
//! out, hidden ones and configurations apart; one of them that is no
//! definition is an error, since a misspelt `steps` must not vanish. Links
//! are followed, and what can be reached in two ways is judged once, under
//! its own path where that lies below the folder, too. A glob gives those of a
//! folder that it matches.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use globset::GlobBuilder;
use ignore::gitignore::{Gitignore, GitignoreBuilder};
use ignore::{Error, WalkBuilder};

use super::files;
use super::project::{CONFIGURATION, Project};
use super::session::Trouble;
use crate::words::{Text, check as say};

/// Something that was asked for.
#[derive(Clone, Debug)]
pub(super) enum Meant {
    /// Standard input.
    Stdin,
    /// A file, and what it is called.
    File(PathBuf, String),
    /// A path that cannot be followed, and why.
    Lost(String, Text),
    /// A folder or a glob without a definition.
    Nothing(String),
}

/// What the configuration leaves out, told by patterns like those of an
/// ignore file.
#[derive(Clone, Debug)]
pub(super) struct Excluded(Gitignore);

impl Excluded {
    /// Patterns that hold from `folder` downwards.
    ///
    /// # Errors
    /// The first pattern that is none.
    pub fn new<'p>(folder: &Path, patterns: impl Iterator<Item = &'p str>) -> Result<Self, String> {
        let mut builder = GitignoreBuilder::new(folder);
        for pattern in patterns {
            builder.add_line(None, pattern).map_err(|_| pattern.to_owned())?;
        }
        builder.build().map(Self).map_err(|error| error.to_string())
    }

    fn holds(&self, path: &Path, is_folder: bool) -> bool {
        path.starts_with(self.0.path()) && self.0.matched_path_or_any_parents(path, is_folder).is_ignore()
    }
}

/// Every definition that the paths mean, in their order, those of a folder by
/// name; none twice. Relative paths start at `from`.
///
/// # Errors
/// A glob that is none.
pub(super) fn find(
    paths: &[PathBuf],
    from: &Path,
    project: &Project,
    excluded: &Excluded,
) -> Result<Vec<Meant>, Trouble> {
    let mut seen = BTreeSet::new();
    let mut meant = Vec::new();
    for path in paths {
        let found = one(path, from, project, excluded)?;
        meant.extend(found.into_iter().filter(|meant| match meant {
            Meant::File(path, _) => seen.insert(files::identity(path)),
            _ => true,
        }));
    }
    Ok(meant)
}

fn one(path: &Path, from: &Path, project: &Project, excluded: &Excluded) -> Result<Vec<Meant>, Trouble> {
    if path == Path::new("-") {
        return Ok(vec![Meant::Stdin]);
    }
    let whole = if from == project.working { path.to_owned() } else { from.join(path) };
    let name = project.name(&whole);
    let found = if whole.is_dir() {
        walk(&whole, project, excluded, &|_| true)
    } else if whole.symlink_metadata().is_err() && is_pattern(path) {
        matching(&whole, project, excluded)?
    } else {
        vec![Meant::File(whole, name.clone())]
    };
    let name = if name.is_empty() { ".".to_owned() } else { name };
    Ok(if found.is_empty() { vec![Meant::Nothing(name)] } else { found })
}

fn is_pattern(path: &Path) -> bool {
    path.to_string_lossy().contains(['*', '?', '[', '{'])
}

/// The files that a glob matches, below the folder in front of its first
/// part with a wildcard.
fn matching(glob: &Path, project: &Project, excluded: &Excluded) -> Result<Vec<Meant>, Trouble> {
    let text = glob.to_string_lossy();
    let pattern = text.strip_prefix("./").unwrap_or(&text);
    let matcher = GlobBuilder::new(pattern).literal_separator(true).build();
    let matcher = matcher.map_err(|_| Trouble::misused(say::bad_glob(&text)))?.compile_matcher();
    let base: PathBuf = glob.components().take_while(|part| !is_pattern(part.as_ref())).collect();
    let base = if base.as_os_str().is_empty() { Path::new(".") } else { &base };
    if !base.is_dir() {
        return Ok(Vec::new());
    }
    Ok(walk(base, project, excluded, &|path| matcher.is_match(path.strip_prefix("./").unwrap_or(path))))
}

/// The definitions below a folder that are wanted, by name.
fn walk(folder: &Path, project: &Project, excluded: &Excluded, wanted: &dyn Fn(&Path) -> bool) -> Vec<Meant> {
    let (rules, place) = (excluded.clone(), project.clone());
    // What one person's own settings ignore is judged: green means the same everywhere.
    let walk = WalkBuilder::new(folder)
        .require_git(false)
        .git_global(false)
        .git_exclude(false)
        .follow_links(true)
        .filter_entry(move |entry| {
            let is_folder = entry.file_type().is_some_and(|kind| kind.is_dir());
            entry.depth() == 0 || !rules.holds(&place.whole(entry.path()), is_folder)
        })
        .build();
    let (mut found, mut any_link) = (Vec::new(), false);
    for entry in walk {
        match entry {
            Ok(entry) => {
                let path = entry.path();
                any_link |= entry.path_is_symlink();
                let is_file = !entry.file_type().is_some_and(|kind| kind.is_dir()) && !path.is_dir();
                if is_file && is_definition(path) && wanted(path) {
                    found.push((project.name(path), Some(path.to_owned()), None));
                }
            }
            Err(error) => match led_astray(&error) {
                Some(Astray::Round) => {}
                Some(Astray::Nowhere(path)) if !is_definition(path) || !wanted(path) => {}
                Some(Astray::Nowhere(path)) => found.push((project.name(path), Some(path.to_owned()), None)),
                None => {
                    let part = part(&error).map_or_else(|| project.name(folder), |path| project.name(path));
                    let message = say::unwalkable(&part, error.io_error());
                    found.push((part, None, Some(message)));
                }
            },
        }
    }
    if any_link {
        // What lies at its own path comes before a link to it.
        let is_linked = |path: &Option<PathBuf>| path.as_deref().is_some_and(|path| is_by_link(path, project));
        found.sort_by_cached_key(|(name, path, _)| (is_linked(path), name.clone()));
        let mut seen = BTreeSet::new();
        found.retain(|(_, path, _)| path.as_deref().is_none_or(|path| seen.insert(files::identity(path))));
    }
    found.sort_by(|one, other| one.0.cmp(&other.0));
    let meant = |(name, path, message): (String, Option<PathBuf>, Option<Text>)| match (path, message) {
        (Some(path), _) => Some(Meant::File(path, name)),
        (None, message) => message.map(|message| Meant::Lost(name, message)),
    };
    found.into_iter().filter_map(meant).collect()
}

/// A link that leads to no file.
enum Astray<'e> {
    /// Back to a folder above it, of which all is judged.
    Round,
    /// To nothing.
    Nowhere(&'e Path),
}

fn led_astray(error: &Error) -> Option<Astray<'_>> {
    match error {
        Error::Loop { .. } => Some(Astray::Round),
        Error::WithDepth { err, .. } => led_astray(err),
        Error::WithPath { path, err } => match err.as_ref() {
            Error::Io(_) if path.is_symlink() && !path.exists() => Some(Astray::Nowhere(path)),
            other => led_astray(other),
        },
        _ => None,
    }
}

/// Whether a link leads to a file, itself or a folder above it.
fn is_by_link(path: &Path, project: &Project) -> bool {
    let whole = project.whole(path);
    let real = fs::canonicalize(&project.root).ok().zip(fs::canonicalize(&whole).ok());
    let inside = whole.strip_prefix(&project.root).ok();
    real.zip(inside).is_none_or(|((root, real), inside)| root.join(inside) != real)
}

/// Whether a file below a folder is a definition by its name.
pub(super) fn is_definition(path: &Path) -> bool {
    is_yaml(path) && path.file_name().is_none_or(|name| name != CONFIGURATION)
}

/// The path that could not be read.
fn part(error: &Error) -> Option<&Path> {
    match error {
        Error::WithPath { path, .. } => Some(path),
        Error::WithDepth { err, .. } | Error::WithLineNumber { err, .. } => part(err),
        _ => None,
    }
}

fn is_yaml(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    ["yaml", "yml"].iter().any(|known| known.eq_ignore_ascii_case(ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The names of what the paths mean, in a folder with these files.
    fn names(files: &[(&str, &str)], exclude: &[&str], paths: &[&str]) -> Vec<String> {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        for (name, text) in files {
            let path = root.join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        let project = Project { working: "/".into(), root: root.to_owned(), configuration: None, overlooked: None };
        let excluded = Excluded::new(root, exclude.iter().copied()).unwrap();
        let paths: Vec<PathBuf> = paths.iter().map(PathBuf::from).collect();
        let told = |meant| match meant {
            Meant::Stdin => "-".to_owned(),
            Meant::File(_, name) => name,
            Meant::Lost(name, _) => format!("lost {name}"),
            Meant::Nothing(name) => format!("nothing {name}"),
        };
        find(&paths, root, &project, &excluded).unwrap().into_iter().map(told).collect()
    }

    const FILES: &[(&str, &str)] = &[
        ("b.yaml", ""),
        ("a/z.yml", ""),
        ("a/y.YAML", ""),
        ("a/readme.md", ""),
        ("a/reengineer.yaml", ""),
        (".github/workflows/ci.yaml", ""),
        ("out/c.yaml", ""),
        (".gitignore", "out/\n"),
        ("empty/x.txt", ""),
    ];

    #[test]
    fn a_folder_gives_its_definitions_by_name() {
        assert_eq!(names(FILES, &[], &["."]), ["a/y.YAML", "a/z.yml", "b.yaml"]);
        assert_eq!(names(FILES, &["/a/z.*"], &["."]), ["a/y.YAML", "b.yaml"]);
        assert_eq!(names(FILES, &["a/"], &["."]), ["b.yaml"]);
    }

    #[test]
    fn what_is_named_is_judged_whatever_leaves_it_out_and_only_once() {
        assert_eq!(names(FILES, &["*.yaml"], &["b.yaml", "./b.yaml", "out/c.yaml"]), ["b.yaml", "out/c.yaml"]);
        assert_eq!(names(FILES, &[], &["b.yaml", ".", "-"]), ["b.yaml", "a/y.YAML", "a/z.yml", "-"]);
        assert_eq!(names(FILES, &[], &["a/readme.md", "missing.yaml"]), ["a/readme.md", "missing.yaml"]);
    }

    #[test]
    fn a_glob_that_no_shell_expanded_is_expanded() {
        assert_eq!(names(FILES, &[], &["*.yaml"]), ["b.yaml"]);
        assert_eq!(names(FILES, &[], &["**/*.{yml,YAML}"]), ["a/y.YAML", "a/z.yml"]);
        assert_eq!(names(&[("[a].yaml", "")], &[], &["[a].yaml"]), ["[a].yaml"], "a file of that name");
    }

    #[test]
    fn what_cannot_be_read_is_named_in_words_of_ours() {
        let io = Error::Io(std::io::ErrorKind::PermissionDenied.into());
        let error = Error::WithDepth { depth: 1, err: Error::WithPath { path: "a/b".into(), err: io.into() }.into() };
        let told = say::unwalkable(&part(&error).unwrap().to_string_lossy(), error.io_error());
        assert_eq!(told, Text::new("cannot read `a/b`: permission denied", "无法读取「a/b」：没有权限"));
    }

    #[test]
    fn nothing_is_told_for_each_path_that_means_nothing() {
        assert_eq!(names(FILES, &[], &["empty", "*.csv", "b.yaml"]), ["nothing empty", "nothing *.csv", "b.yaml"]);
    }
}
