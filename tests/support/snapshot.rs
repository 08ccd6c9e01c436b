//! Pages held to files: `tests/snapshots/BINARY/NAME.txt`. `UPDATE_SNAPSHOTS=1`
//! writes them as they are printed; what has changed then is read in the diff.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use super::run::Ran;

/// Holds runs, each with its command, to the file of this name.
pub fn transcript(name: &str, runs: &[(String, Ran)]) {
    let mut text = String::new();
    for (command, Ran { code, out, err }) in runs {
        let exit = if *code == 0 { String::new() } else { format!("[exit {code}]\n") };
        writeln!(text, "$ {command}\n{out}{err}{exit}").unwrap();
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots").join(env!("CARGO_CRATE_NAME"));
    let path = folder.join(format!("{name}.txt"));
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        fs::create_dir_all(folder).unwrap();
        fs::write(path, text).unwrap();
        return;
    }
    let known = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let changed = text.lines().zip(known.lines()).position(|(now, then)| now != then);
    let line = changed.unwrap_or(text.lines().count().min(known.lines().count()));
    let [now, then] = [&text, &known].map(|text| text.lines().nth(line));
    assert!(
        text == known,
        "{}, line {}: {then:?} is {now:?} now; UPDATE_SNAPSHOTS=1 writes what is printed:\n{text}",
        path.display(),
        line + 1
    );
}
