//! The length of a process alone, without further figures.

use super::common_start::adds_up;
use super::dating::Start;
use super::sweep;
use crate::analysis::network::Network;
use crate::analysis::time::axis::Numbers;
use crate::analysis::time::schedule;
use crate::analysis::{Analysis, Dating};
use crate::calendar::CalendarError;
use crate::model::{Process, Time};

/// The length of a process today, and nothing else: a single pass, unless it
/// has to be tried from many starts.
///
/// # Errors
///
/// A date that is needed and that the calendar does not know.
pub fn days(process: &Process, dating: &Dating) -> Result<Time, CalendarError> {
    match dating.start {
        None if !process.depends_on_dates() => Ok(schedule::end(&Network::today(process), &Numbers)),
        Some(_) if adds_up(process) => Ok(schedule::end(&Network::today(process), &Numbers)),
        Some(Start::On(start)) => {
            let line = dating.line(process)?;
            sweep::run(&Network::today(process), line, start, process.unit()).map(|run| run.days)
        }
        _ => Analysis::new(process, dating).map(|analysis| analysis.today.days),
    }
}
