//! Finds the definitions to judge: files, folders, globs, standard input.
//!
//! A file that is named is always judged, unless `exclude` is to apply to it,
//! too. A glob that matches a folder gives the definitions in it. A file that
//! is reached twice is judged once.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::excluded::{glob, is_glob};
use super::files;
use super::walk::{Below, Walk};
use crate::cli::ending::Trouble;
use crate::report::check::say;
use crate::report::check::{LeftOut, WhyLeft};
use crate::text::Text;

/// An input.
#[derive(Clone, Debug)]
pub(in crate::cli) enum Meant {
    /// Standard input.
    Stdin,
    /// A file, and its name.
    File(PathBuf, String),
    /// A path that cannot be followed, and the reason.
    Lost(String, Text),
    /// A folder or a glob without a definition.
    Nothing(String),
}

/// The inputs, and the files left out of them.
#[derive(Debug, Default)]
pub(in crate::cli) struct Found {
    pub meant: Vec<Meant>,
    pub left_out: Vec<LeftOut>,
}

/// Every definition that the paths refer to, in their order, those of a folder
/// by name; none twice. Relative paths start at `from`; `force` applies
/// `exclude` to files that are named, too.
///
/// # Errors
///
/// An invalid glob.
pub(in crate::cli) fn find(paths: &[PathBuf], from: &Path, walk: Walk<'_>, force: bool) -> Result<Found, Trouble> {
    let mut seen = BTreeSet::new();
    let mut found = Found::default();
    for path in paths {
        let one = one(path, from, walk, force)?;
        found.meant.extend(one.meant.into_iter().filter(|meant| match meant {
            Meant::File(path, _) => seen.insert(files::identity(path)),
            _ => true,
        }));
        found.left_out.extend(one.left_out);
    }
    let mut seen = BTreeSet::new();
    found.left_out.retain(|left| seen.insert(left.file.clone()));
    Ok(found)
}

fn one(path: &Path, from: &Path, walk: Walk<'_>, force: bool) -> Result<Found, Trouble> {
    if path == Path::new("-") {
        return Ok(Found { meant: vec![Meant::Stdin], left_out: Vec::new() });
    }
    let whole = if from == walk.project.working { path.to_owned() } else { from.join(path) };
    let name = walk.project.name(&whole);
    let below = if whole.is_dir() {
        match walk.links.lead_out(&whole) {
            Some(target) => {
                let message = say::leads_out_of(&name, &target.to_string_lossy());
                Below { lost: vec![(name.clone(), message)], ..Below::default() }
            }
            None => walk.below(&whole, &|_| true)?,
        }
    } else if whole.symlink_metadata().is_err() && is_glob(path) {
        matching(&whole, walk)?
    } else if force && walk.excluded.holds(&walk.project.whole(&whole), false) {
        let left = LeftOut::new(name, WhyLeft::Exclude);
        return Ok(Found { meant: Vec::new(), left_out: vec![left] });
    } else if whole.to_str().is_none() {
        Below { lost: vec![(name.clone(), say::no_utf8(&name))], ..Below::default() }
    } else {
        Below { files: vec![(name.clone(), whole)], ..Below::default() }
    };
    let files = below.files.into_iter().map(|(name, path)| Meant::File(path, name));
    let lost = below.lost.into_iter().map(|(name, why)| Meant::Lost(name, why));
    let mut meant: Vec<Meant> = files.chain(lost).collect();
    meant.sort_by(|one, other| one.name().cmp(other.name()));
    if meant.is_empty() {
        meant.push(Meant::Nothing(if name.is_empty() { ".".to_owned() } else { name }));
    }
    Ok(Found { meant, left_out: below.left_out })
}

/// The files that a glob matches, below the folder in front of its first part
/// with a wildcard.
fn matching(whole: &Path, walk: Walk<'_>) -> Result<Below, Trouble> {
    let matcher = glob(&whole.to_string_lossy())?;
    let base: PathBuf = whole.components().take_while(|part| !is_glob(part.as_ref())).collect();
    let base = if base.as_os_str().is_empty() { Path::new(".") } else { &base };
    if !base.is_dir() {
        return Ok(Below::default());
    }
    walk.below(base, &|path| matcher.is_match(path.strip_prefix("./").unwrap_or(path)))
}

impl Meant {
    fn name(&self) -> &str {
        match self {
            Self::Stdin => "-",
            Self::File(_, name) | Self::Lost(name, _) | Self::Nothing(name) => name,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::super::excluded::Excluded;
    use super::super::links::Links;
    use super::super::project::Project;
    use super::*;

    /// The names of the inputs for paths in a folder with these files.
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
        let walk = Walk { project: &project, excluded: &excluded, links: Links::Inside };
        let shown = |meant| match meant {
            Meant::Stdin => "-".to_owned(),
            Meant::File(_, name) => name,
            Meant::Lost(name, _) => format!("lost {name}"),
            Meant::Nothing(name) => format!("nothing {name}"),
        };
        let found = find(&paths, root, walk, false).unwrap();
        let left = found.left_out.into_iter().map(|left| format!("{} {}", left.why.name(), left.file));
        found.meant.into_iter().map(shown).chain(left).collect()
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
    fn a_folder_gives_its_definitions_by_name_and_says_what_it_leaves_out() {
        const OUT: &str = "ignored out/c.yaml";
        assert_eq!(names(FILES, &[], &["."]), ["a/y.YAML", "a/z.yml", "b.yaml", OUT]);
        assert_eq!(names(FILES, &["/a/z.*"], &["."]), ["a/y.YAML", "b.yaml", "exclude a/z.yml", OUT]);
        assert_eq!(names(FILES, &["a/"], &["."]), ["b.yaml", "exclude a/y.YAML", "exclude a/z.yml", OUT]);
        assert_eq!(names(FILES, &[], &["out"]), ["nothing out", OUT], "an ignore file above the folder");
    }

    #[test]
    fn what_is_named_is_judged_whatever_leaves_it_out_and_only_once() {
        assert_eq!(names(FILES, &["*.yaml"], &["b.yaml", "./b.yaml", "out/c.yaml"]), ["b.yaml", "out/c.yaml"]);
        let out = "ignored out/c.yaml";
        assert_eq!(names(FILES, &[], &["b.yaml", ".", "-"]), ["b.yaml", "a/y.YAML", "a/z.yml", "-", out]);
        assert_eq!(names(FILES, &[], &["a/readme.md", "missing.yaml"]), ["a/readme.md", "missing.yaml"]);
    }

    #[test]
    fn a_glob_that_no_shell_expanded_is_expanded() {
        assert_eq!(names(FILES, &[], &["*.yaml"]), ["b.yaml"]);
        assert_eq!(names(FILES, &[], &["**/*.{yml,YAML}"]), ["a/y.YAML", "a/z.yml"]);
        assert_eq!(names(&[("[a].yaml", "")], &[], &["[a].yaml"]), ["[a].yaml"], "a file of that name");
    }

    #[test]
    fn braces_of_an_ignore_file_are_characters_as_git_reads_them() {
        let files = [("a.yaml", ""), ("{a}.yaml", ""), (".gitignore", "{a}.yaml\n")];
        assert_eq!(names(&files, &[], &["."]), ["a.yaml", "ignored {a}.yaml"]);
    }

    #[test]
    fn nothing_is_told_for_each_path_that_means_nothing() {
        assert_eq!(names(FILES, &[], &["empty", "*.csv", "b.yaml"]), ["nothing empty", "nothing *.csv", "b.yaml"]);
    }
}
