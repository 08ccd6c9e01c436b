//! Compares texts with the files in `tests/snapshots`. `UPDATE_SNAPSHOTS=1`
//! writes the present texts to the files, so that changes show in the diff.

use std::collections::BTreeMap;
use std::fs;
use std::panic::Location;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

/// One test at a time writes to a file of several sections.
static WRITING: Mutex<()> = Mutex::new(());

/// Opens the line above each section of a file.
const MARK: &str = "════ ";

/// Returns whether files are written instead of compared.
pub fn updates() -> bool {
    std::env::var_os("UPDATE_SNAPSHOTS").is_some()
}

/// The snapshot file of a file of tests.
pub fn file_of(test: &str) -> PathBuf {
    let inside = test.strip_prefix("tests/").unwrap_or_else(|| panic!("{test} is not in `tests`"));
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots").join(inside).with_extension("txt")
}

/// A text without the names of temporary folders, which change from run to run.
fn lasting(text: &str) -> String {
    let folder = std::env::temp_dir().join(".tmp");
    let mut parts = text.split(folder.to_str().unwrap());
    let mut lasting = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        lasting.push_str("FOLDER");
        lasting.push_str(part.trim_start_matches(|c: char| c.is_ascii_alphanumeric()));
    }
    lasting
}

/// Each title of a file with its text.
fn sections(path: &Path) -> BTreeMap<String, String> {
    let text = fs::read_to_string(path).unwrap_or_default();
    let between = format!("\n{MARK}");
    let sections = text.strip_prefix(MARK).unwrap_or_default().split(&between);
    sections.filter_map(|section| section.split_once('\n')).map(|(title, text)| (title.into(), text.into())).collect()
}

/// Compares a text with the section of this title in the snapshot file of the
/// calling file: `tests/diff/git.rs` has `tests/snapshots/diff/git.txt`.
#[track_caller]
pub fn shown(title: &str, text: &str) {
    let path = file_of(Location::caller().file());
    let text = lasting(text);
    let text = text.trim_end_matches('\n');
    if updates() {
        let _one = WRITING.lock().unwrap_or_else(|broken| broken.into_inner());
        let mut all = sections(&path);
        all.insert(title.to_owned(), format!("{text}\n"));
        let written: Vec<String> = all.iter().map(|(title, text)| format!("{MARK}{title}\n{text}")).collect();
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, written.join("\n")).unwrap();
        return;
    }
    let known = sections(&path).remove(title).unwrap_or_else(|| panic!("{} has no `{title}`:\n{text}", path.display()));
    compare(&path, text, known.trim_end_matches('\n'));
}

/// Panics with the first line that differs.
pub fn compare(path: &Path, text: &str, known: &str) {
    let changed = text.lines().zip(known.lines()).position(|(now, then)| now != then);
    let line = changed.unwrap_or(text.lines().count().min(known.lines().count()));
    let [now, then] = [text, known].map(|text| text.lines().nth(line));
    assert!(
        text == known,
        "{}, line {}: {then:?} is {now:?} now; UPDATE_SNAPSHOTS=1 writes what is printed:\n{text}",
        path.display(),
        line + 1
    );
}
