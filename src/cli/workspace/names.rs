//! Recognises definitions by the names of files.

use std::path::Path;

use super::project::CONFIGURATION;
use crate::input;

/// Returns whether a file below a folder is a definition by its name.
pub(in crate::cli) fn is_definition(path: &Path) -> bool {
    has_ending(path) && path.file_name().is_none_or(|name| name != CONFIGURATION)
}

/// Returns whether a name has an ending of a notation that folders are searched
/// for.
pub(in crate::cli) fn has_ending(path: &Path) -> bool {
    input::is_definition(&path.to_string_lossy())
}

/// Returns whether a file below a folder is a table by its name: it may be one
/// of steps, and folders are not searched for those.
pub(in crate::cli) fn is_table(path: &Path) -> bool {
    input::is_beside(&path.to_string_lossy())
}

/// Returns whether a name, or that of a folder in a path, is hidden.
pub(in crate::cli) fn is_hidden(path: &Path) -> bool {
    path.iter().any(|part| part.to_string_lossy().starts_with('.') && part != "." && part != "..")
}

/// Returns whether a file is a definition by its path from the judged folder.
pub(in crate::cli) fn is_definition_below(path: &str) -> bool {
    is_definition(Path::new(path)) && !is_hidden(Path::new(path))
}

/// A path for messages, with `\xFF` for bytes that are not characters.
pub(in crate::cli) fn name_of(path: &Path) -> String {
    let bytes = path.as_os_str().as_encoded_bytes();
    let mut name = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        name.push_str(chunk.valid());
        chunk.invalid().iter().for_each(|byte| name.push_str(&format!("\\x{byte:02X}")));
    }
    name
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
