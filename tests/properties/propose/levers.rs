//! A random process with levers in every place.

use proptest::prelude::*;
use reengineer::analysis::Remainder;
use reengineer::input;
use reengineer::model::Process;
use reengineer::source::Source;

use crate::levers_oracle::generate::{dated_definition, definition};

/// A process that is shown as its file.
pub struct Written(Process);

impl std::fmt::Debug for Written {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&input::print(&self.0, input::Vocabulary::English))
    }
}

impl std::ops::Deref for Written {
    type Target = Process;
    fn deref(&self) -> &Process {
        &self.0
    }
}

/// A process on one clock whose steps and papers carry levers, often ones that do not fit; something of
/// it is no waste.
pub fn process(steps: std::ops::RangeInclusive<usize>) -> impl Strategy<Value = Written> {
    definition(steps, 12).prop_filter_map("levers that contradict the file", |text| {
        read(text).filter(|written| !written.depends_on_dates())
    })
}

/// The same whose days depend on the start.
pub fn dated(steps: std::ops::RangeInclusive<usize>) -> impl Strategy<Value = Written> {
    dated_definition(steps, 12).prop_filter_map("levers that contradict the file, or one clock", |text| {
        read(text).filter(|written| written.depends_on_dates())
    })
}

fn read(text: String) -> Option<Written> {
    let source = Source::read("random.yaml", text.into_bytes()).ok()?;
    let process = input::read(&source).ok()?;
    Remainder::gone(&process).contains(&false).then_some(Written(process))
}
