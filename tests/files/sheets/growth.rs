//! The time that a sheet takes grows as its rows do.

use std::fmt::Write;
use std::time::{Duration, Instant};

use reengineer::input::SheetChoice;

use super::read_as;

/// Rows as an office has them: lists in cells, predecessors by number.
fn sheet(rows: usize) -> Vec<u8> {
    let mut text = "序号,环节名称,承办部门,办理天数,前置环节,申请材料,产出,备注\n".to_owned();
    for row in 1..=rows {
        let before = row.saturating_sub(1).max(1);
        let after = if row == 1 { "无".to_owned() } else { format!("{before}") };
        let _ = writeln!(
            text,
            "{row},第{row}项审查,第{}局,{},{after},申请表、图纸{row},意见{row},线上",
            row % 40,
            row % 9 + 1
        );
    }
    text.into_bytes()
}

/// The time on the processor of what this thread does, where the system tells;
/// else the time that passes.
fn spent(work: impl FnOnce()) -> Duration {
    let on_processor = || -> Option<Duration> {
        let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
        Some(Duration::from_nanos(told.split(' ').next()?.parse().ok()?))
    };
    let (before, started) = (on_processor(), Instant::now());
    work();
    match (before, on_processor()) {
        (Some(before), Some(after)) => after - before,
        _ => started.elapsed(),
    }
}

#[test]
fn four_times_the_rows_take_no_more_than_six_times_the_time() {
    let (small, large) = (sheet(600), sheet(2_400));
    let read = |bytes: &[u8]| {
        let bytes = bytes.to_vec();
        spent(|| assert!(read_as("t.csv", bytes, &SheetChoice::default()).is_ok()))
    };
    // What is set up once is no part of either.
    read(&small);
    let best = |bytes: &[u8]| (0..4).map(|_| read(bytes)).min().unwrap();
    let (once, four_times) = (best(&small), best(&large));
    assert!(four_times < once * 6, "{once:?} {four_times:?}");
}
