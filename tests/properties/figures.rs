//! What is printed is what the format says, to the last key.

use proptest::prelude::*;
use reengineer::analysis::{Analysis, Dating};

use crate::oracle::brute::without_dates;
use crate::oracle::generate::process;
use crate::oracle::model::{Process, Style};
use crate::oracle::{agree, comparable};
use crate::program::{analyze, config, read};

fn same(process: &Process, style: Style) -> Result<(), TestCaseError> {
    let yaml = process.yaml_as(style);
    agree(&comparable(analyze(&yaml)), &without_dates(process), &yaml)
}

fn style() -> impl Strategy<Value = Style> {
    (any::<bool>(), any::<Option<u64>>(), any::<bool>()).prop_map(|(chinese, shuffle, spelled_out)| Style {
        chinese,
        shuffle,
        spelled_out,
    })
}

proptest! {
    #![proptest_config(config(1024))]

    #[test]
    fn every_figure_is_what_the_format_says(process in process(1..=12), style in style()) {
        same(&process, style)?;
    }
}

proptest! {
    #![proptest_config(config(512))]

    #[test]
    fn every_figure_of_some_twenty_steps_is_what_the_format_says(process in process(16..=24)) {
        same(&process, Style::default())?;
    }
}

proptest! {
    #![proptest_config(config(512))]

    #[test]
    fn today_is_no_less_than_reachable_and_that_no_less_than_the_floor(process in process(1..=40)) {
        let analysis = Analysis::new(&read(&process.yaml()), &Dating::default()).unwrap();
        let days = [&analysis.today, &analysis.reachable, &analysis.floor].map(|side| side.days);
        prop_assert!(days.is_sorted_by(|more, less| more >= less), "{:?}\n{}", days, process.yaml());
    }
}
