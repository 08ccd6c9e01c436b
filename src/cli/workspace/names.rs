//! Which files are definitions, by their names.

use std::path::Path;

use super::project::CONFIGURATION;
use crate::input;

/// Whether a file below a folder is a definition by its name.
pub(in crate::cli) fn is_definition(path: &Path) -> bool {
    has_ending(path) && path.file_name().is_none_or(|name| name != CONFIGURATION)
}

/// Whether a name ends as those of a notation that folders are searched for.
pub(in crate::cli) fn has_ending(path: &Path) -> bool {
    input::is_definition(&path.to_string_lossy())
}

/// Whether a file below a folder is a table by its name: it may be one of
/// steps, and folders are not searched for those.
pub(in crate::cli) fn is_table(path: &Path) -> bool {
    input::is_beside(&path.to_string_lossy())
}

/// Whether a name, or that of a folder in a path, is hidden.
pub(in crate::cli) fn is_hidden(path: &Path) -> bool {
    path.iter().any(|part| part.to_string_lossy().starts_with('.') && part != "." && part != "..")
}

/// Whether a file is a definition by its path from the folder that is judged.
pub(in crate::cli) fn is_definition_below(path: &str) -> bool {
    is_definition(Path::new(path)) && !is_hidden(Path::new(path))
}

/// A path as it is told: what is no character in it stands as `\xFF`.
pub(in crate::cli) fn told(path: &Path) -> String {
    let bytes = path.as_os_str().as_encoded_bytes();
    let mut told = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        told.push_str(chunk.valid());
        chunk.invalid().iter().for_each(|byte| told.push_str(&format!("\\x{byte:02X}")));
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_definition_is_known_by_its_ending_and_is_not_hidden() {
        for (path, is_one) in [
            ("a.yaml", true),
            ("a/b.YML", true),
            ("reengineer.yaml", false),
            ("a/.b/c.yaml", false),
            (".a.yaml", false),
            ("a.yaml.bak", false),
        ] {
            assert_eq!(is_definition_below(path), is_one, "{path}");
        }
    }
}
