//! The spelling of revisions, and of files in them, as in git.

use crate::cli::ending::Trouble;
use crate::cli::say::git as say;

/// A path in a revision, or in what is staged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::cli) enum Spelled<'s> {
    /// `REV:path`.
    Committed { revision: &'s str, path: &'s str },
    /// `:path`, or `:2:path` with the side of a merge.
    Staged { stage: &'s str, path: &'s str },
}

impl<'s> Spelled<'s> {
    /// The path, as it was spelled.
    pub fn path(self) -> &'s str {
        match self {
            Self::Committed { path, .. } | Self::Staged { path, .. } => path,
        }
    }
}

/// Parses `REV:path`, `:path` or `:N:path`; `None` for the spelling of a file.
/// A colon in braces, as in `HEAD^{/a: b}` or `main@{1 day ago 12:00}`, belongs
/// to the revision.
pub(in crate::cli) fn spelled(text: &str) -> Option<Spelled<'_>> {
    let (revision, path) = text.split_at(colon(text)?);
    let path = &path[1..];
    if !revision.is_empty() {
        return Some(Spelled::Committed { revision, path });
    }
    match path.split_once(':') {
        _ if path.starts_with('/') => None,
        Some((stage @ ("0" | "1" | "2" | "3"), path)) => Some(Spelled::Staged { stage, path }),
        _ => Some(Spelled::Staged { stage: "0", path }),
    }
}

fn colon(text: &str) -> Option<usize> {
    outside_of_braces(text).find(|(_, rest)| rest.starts_with(':')).map(|(at, _)| at)
}

fn outside_of_braces(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut depth = 0usize;
    text.char_indices().filter_map(move |(at, letter)| {
        match letter {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ if depth == 0 => return Some((at, &text[at..])),
            _ => {}
        }
        None
    })
}

/// The commit to compare with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Compared<'s> {
    /// `tip:REV`: the revision itself.
    Tip(&'s str),
    /// `A...B`, or `A` alone, which stands for `A...HEAD`: the common ancestor.
    Parting(&'s str, &'s str),
}

/// Parses the value of `--against`.
///
/// # Errors
///
/// `A..B`, where either end could be meant.
pub(super) fn compared(text: &str) -> Result<Compared<'_>, Trouble> {
    if let Some(tip) = text.strip_prefix("tip:") {
        return Ok(Compared::Tip(tip));
    }
    fn head(side: &str) -> &str {
        if side.is_empty() { "HEAD" } else { side }
    }
    let dots = |dots: &str| outside_of_braces(text).find(|(_, rest)| rest.starts_with(dots)).map(|(at, _)| at);
    if let Some(at) = dots("...") {
        return Ok(Compared::Parting(head(&text[..at]), head(&text[at + 3..])));
    }
    match dots("..") {
        Some(_) => Err(Trouble::misused(say::range(text))),
        None => Ok(Compared::Parting(text, "HEAD")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_in_a_revision_is_spelled_as_git_reads_it() {
        let committed = |revision, path| Some(Spelled::Committed { revision, path });
        let staged = |stage, path| Some(Spelled::Staged { stage, path });
        for (text, read) in [
            ("HEAD:a.yaml", committed("HEAD", "a.yaml")),
            ("v1:./a:b.yaml", committed("v1", "./a:b.yaml")),
            ("HEAD^{/fix: x}:a.yaml", committed("HEAD^{/fix: x}", "a.yaml")),
            ("main@{1 day ago 12:00}:a", committed("main@{1 day ago 12:00}", "a")),
            ("HEAD:", committed("HEAD", "")),
            (":a.yaml", staged("0", "a.yaml")),
            (":2:a.yaml", staged("2", "a.yaml")),
            (":4:a.yaml", staged("0", "4:a.yaml")),
            (":/fix", None),
            ("a.yaml", None),
            ("HEAD^{/a:b}", None),
        ] {
            assert_eq!(spelled(text), read, "{text}");
        }
    }

    #[test]
    fn a_branch_stands_for_where_it_parts_from_head() {
        for (text, read) in [
            ("main", Compared::Parting("main", "HEAD")),
            ("a...b", Compared::Parting("a", "b")),
            ("a...", Compared::Parting("a", "HEAD")),
            ("...b", Compared::Parting("HEAD", "b")),
            ("tip:origin/main", Compared::Tip("origin/main")),
            ("HEAD^{/a..b}", Compared::Parting("HEAD^{/a..b}", "HEAD")),
        ] {
            assert_eq!(compared(text).ok(), Some(read), "{text}");
        }
        assert!(compared("a..b").is_err());
    }
}
