//! How long a process takes, where nothing else is asked.

use super::axis::Numbers;
use super::network::Network;
use super::{Analysis, Dating, schedule};
use crate::calendar::CalendarError;
use crate::model::{Process, Time};

/// How long a process takes today, and nothing else: one pass, where that does
/// not depend on dates.
///
/// # Errors
/// A date that is needed and that the calendar does not know.
pub fn days(process: &Process, dating: &Dating) -> Result<Time, CalendarError> {
    if dating.start.is_some() || process.depends_on_dates() {
        return Analysis::new(process, dating).map(|analysis| analysis.today.days);
    }
    Ok(schedule::end(&Network::today(process), &Numbers))
}
