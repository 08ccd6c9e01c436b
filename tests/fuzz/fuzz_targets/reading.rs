//! Any bytes are read or refused: every defect has a place in the text and
//! can be drawn, and a process that is valid can be analyzed.
#![no_main]

use libfuzzer_sys::fuzz_target;
use reengineer::finding::Finding;
use reengineer::input;
use reengineer::render::frame;
use reengineer::source::Source;
use reengineer::text::Lang;

fuzz_target!(|bytes: &[u8]| {
    let (source, defects) = match Source::read("fuzz.yaml", bytes.to_vec()) {
        Err(unread) => (unread.source, unread.defects),
        Ok(source) => match input::read(&source) {
            Err(defects) => (source, defects),
            Ok(process) => {
                assert!(!process.steps().is_empty());
                assert_eq!(process.orders().topological().len(), process.steps().len());
                return;
            }
        },
    };
    assert!(!defects.is_empty());
    for defect in defects.iter().take(3) {
        let location = source.locate(&defect.place);
        assert!(source.text().get(location.bytes).is_some());
        for lang in [Lang::English, Lang::Chinese] {
            let drawn = frame(&Finding::from(defect), &source, lang, false, 80, false);
            assert!(!drawn.contains('\u{1b}') && !drawn.contains('\u{202e}'));
        }
    }
});
