//! Canonical layout of definitions as anybody might write them: it says the same, keeps every comment where it
//! belongs, and laying it out again changes nothing.

mod decorate;
mod dice;
mod owners;
mod sloppy;

use proptest::prelude::*;
use reengineer::input::{self, lay_out};
use reengineer::source::Source;
use reengineer::source::written::Written;

use self::dice::Dice;
use self::owners::owners;
use crate::oracle::generate::process;
use crate::oracle::model::Style;
use crate::program::config;

fn source(text: &str) -> Source {
    let bytes = text.as_bytes().to_vec();
    Source::read("x.yaml", bytes).unwrap_or_else(|unread| panic!("{:?} in\n{text}", unread.defects))
}

fn written(text: &str) -> Written {
    source(text).written().unwrap_or_else(|error| panic!("{error:?} in\n{text}"))
}

fn laid_out(text: &str) -> String {
    let source = source(text);
    let process = input::read(&source).unwrap_or_else(|defects| panic!("{defects:?} in\n{text}"));
    lay_out(&source, &process).unwrap_or_else(|error| panic!("{error:?} in\n{text}"))
}

proptest! {
    #![proptest_config(config(512))]

    #[test]
    fn a_definition_laid_out_says_the_same_with_every_comment_in_its_place(
        process in process(1..=6),
        chinese in any::<bool>(),
        shuffle in any::<Option<u64>>(),
        spelled_out in any::<bool>(),
        seed in any::<u64>(),
    ) {
        let mut dice = Dice::new(seed);
        let plain = written(&process.yaml_as(Style { chinese, shuffle, spelled_out }));
        let decorated = decorate::decorate(plain, &mut dice);
        let text = sloppy::write(&decorated, &mut dice);

        prop_assert_eq!(owners(&written(&text)), owners(&decorated), "read otherwise than meant:\n{}", text);
        let canonical = laid_out(&text);
        let read = |text: &str| input::read(&source(text));
        prop_assert_eq!(read(&canonical), read(&text), "{}\n\n{}", text, canonical);
        prop_assert_eq!(owners(&written(&canonical)), owners(&decorated), "{}\n\n{}", text, canonical);
        prop_assert_eq!(&laid_out(&canonical), &canonical, "{}", text);
        let ends = canonical.matches('\n').count();
        prop_assert_eq!(canonical.matches("\r\n").count(), if text.contains("\r\n") { ends } else { 0 });
        let mark = canonical.starts_with('\u{feff}');
        prop_assert!(!mark);
    }

    #[test]
    fn how_a_definition_is_indented_and_spaced_does_not_show_in_its_layout(
        process in process(1..=6),
        seeds in any::<(u64, u64, u64)>(),
    ) {
        let decorated = decorate::decorate(written(&process.yaml()), &mut Dice::new(seeds.0));
        let [one, other] = [seeds.1, seeds.2].map(|seed| sloppy::write(&decorated, &mut Dice::new(seed)));
        let unix = |text: &str| laid_out(text).replace("\r\n", "\n");
        prop_assert_eq!(unix(&one), unix(&other), "{}\n\n{}", one, other);
    }
}
