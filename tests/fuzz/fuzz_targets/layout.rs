//! A laid out text has the same meaning, and laying it out again changes
//! nothing.
#![no_main]

use libfuzzer_sys::fuzz_target;
use reengineer::input;
use reengineer::source::Source;

fuzz_target!(|bytes: &[u8]| {
    let Ok(source) = Source::read("fuzz.yaml", bytes.to_vec()) else { return };
    let Ok(process) = input::read(&source) else { return };
    let Ok(laid) = input::lay_out(&source, &process) else { return };
    let again = Source::read("fuzz.yaml", laid.clone().into_bytes()).expect("a layout is YAML");
    let same = input::read(&again).expect("a layout is a definition");
    assert_eq!(same, process);
    assert_eq!(input::lay_out(&again, &same).ok().as_ref(), Some(&laid));
});
