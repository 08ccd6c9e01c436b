//! The changes between any two processes make the one the other. The two texts
//! are parted by a byte that no text has.
#![no_main]

use libfuzzer_sys::fuzz_target;
use reengineer::diff;
use reengineer::input;
use reengineer::model::Process;
use reengineer::source::Source;

fuzz_target!(|bytes: &[u8]| {
    let mut sides = bytes.splitn(2, |byte| *byte == 0xFF).map(read);
    let (Some(Some(old)), Some(Some(new))) = (sides.next(), sides.next()) else { return };
    let changes = diff::changes(&old, &new);
    assert_eq!(old.apply_all(&changes), Ok(new));
});

fn read(bytes: &[u8]) -> Option<Process> {
    let source = Source::read("fuzz.yaml", bytes.to_vec()).ok()?;
    input::read(&source).ok()
}
