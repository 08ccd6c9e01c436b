//! The events of an iCalendar text that name days off or make-up days.

use jiff::Span;
use jiff::civil::Date;

use super::super::error::{CalendarError, IcsProblem};
use super::super::json::compact;
use super::lines::{Line, lines, unescaped};

/// An event that counts.
pub(super) struct Event {
    pub(super) first: Date,
    pub(super) last: Date,
    pub(super) works: bool,
    pub(super) name: String,
}

/// No holiday is longer than a month, and a short file must not name days
/// without end.
const LONGEST: i64 = 31;

/// The events that count, in the order of the file.
pub(super) fn events(text: &str) -> Result<Vec<Event>, CalendarError> {
    let raw = raw_events(&lines(text))?;
    // Apple's feeds hold festivals that are worked; they alone lack the mark.
    let marked = raw.iter().any(|event| event.mark.is_some());
    let counts = |event: &&RawEvent| !event.skipped && (event.mark.is_some() || !marked);
    raw.iter().filter(counts).map(RawEvent::event).collect()
}

/// The properties of a `VEVENT` that matter here, with their lines.
#[derive(Default)]
struct RawEvent {
    line: usize,
    start: Option<(usize, String)>,
    end: Option<(usize, String)>,
    duration: Option<(usize, String)>,
    recurs: Option<usize>,
    summary: String,
    /// Cancelled, or an observance.
    skipped: bool,
    /// Apple's: worked or off.
    mark: Option<bool>,
}

fn raw_events(lines: &[Line]) -> Result<Vec<RawEvent>, CalendarError> {
    let opens = lines.first().is_some_and(|line| line.is("BEGIN", "VCALENDAR"));
    if !opens {
        return Err(problem(1, IcsProblem::NotACalendar));
    }
    let mut events = Vec::new();
    let mut open: Vec<(usize, String)> = Vec::new();
    let mut event = RawEvent::default();
    for line in lines {
        let kind = line.value.to_ascii_uppercase();
        match line.name.as_str() {
            "BEGIN" => {
                if kind == "VEVENT" {
                    event = RawEvent { line: line.number, ..RawEvent::default() };
                }
                open.push((line.number, kind));
            }
            "END" => {
                if open.pop().is_none_or(|(_, opened)| opened != kind) {
                    return Err(problem(line.number, IcsProblem::Unbalanced));
                }
                if kind == "VEVENT" {
                    events.push(std::mem::take(&mut event));
                }
            }
            // Not inside a component of the event, as an alarm is.
            _ if open.last().is_some_and(|(_, opened)| opened == "VEVENT") => event.read(line),
            _ => {}
        }
    }
    match open.last() {
        Some(&(line, _)) => Err(problem(line, IcsProblem::Unbalanced)),
        None => Ok(events),
    }
}

impl Line {
    fn is(&self, name: &str, value: &str) -> bool {
        self.name == name && self.value.eq_ignore_ascii_case(value)
    }
}

impl RawEvent {
    fn read(&mut self, line: &Line) {
        let at = || Some((line.number, line.value.clone()));
        match line.name.as_str() {
            "DTSTART" => self.start = at(),
            "DTEND" => self.end = at(),
            "DURATION" => self.duration = at(),
            "RRULE" | "RDATE" => self.recurs = Some(line.number),
            "SUMMARY" => self.summary = unescaped(&line.value),
            "STATUS" => self.skipped |= line.value.eq_ignore_ascii_case("CANCELLED"),
            "DESCRIPTION" => {
                self.skipped |= line.value.to_ascii_lowercase().starts_with("observance");
            }
            "X-APPLE-SPECIAL-DAY" => {
                self.mark = match line.value.to_ascii_uppercase().as_str() {
                    "ALTERNATE-WORKDAY" => Some(true),
                    "WORK-HOLIDAY" => Some(false),
                    _ => self.mark,
                }
            }
            _ => {}
        }
    }

    /// Whether the day is worked: by Apple's mark, else by its name.
    fn works(&self) -> bool {
        self.mark.unwrap_or_else(|| {
            let name = self.summary.to_lowercase();
            ["班", "working day", "workday"].iter().any(|word| name.contains(word))
        })
    }

    fn event(&self) -> Result<Event, CalendarError> {
        if let Some(line) = self.recurs {
            return Err(problem(line, IcsProblem::Recurring));
        }
        let (line, start) = self.start.as_ref().ok_or(problem(self.line, IcsProblem::NoStart))?;
        let (first, timed) = date(*line, start)?;
        let works = self.works();
        if timed && !works {
            return Err(problem(*line, IcsProblem::Timed));
        }
        let last = if timed { self.same_day(first)? } else { self.last_day(first)? };
        Ok(Event { first, last, works, name: self.summary.clone() })
    }

    /// The end of an event with hours, which must be on the day it starts.
    fn same_day(&self, first: Date) -> Result<Date, CalendarError> {
        match &self.end {
            Some((line, end)) if date(*line, end)?.0 != first => Err(problem(*line, IcsProblem::Timed)),
            _ => Ok(first),
        }
    }

    /// The last of an event's whole days; `DTEND` is the day after it, but
    /// some programs write the last day itself for an event of one day.
    fn last_day(&self, first: Date) -> Result<Date, CalendarError> {
        let (line, days) = match (&self.end, &self.duration) {
            (Some((line, end)), _) => {
                let (end, timed) = date(*line, end)?;
                if timed {
                    return Err(problem(*line, IcsProblem::Timed));
                }
                (*line, (end.duration_since(first).as_hours() / 24))
            }
            (None, Some((line, text))) => (*line, whole_days(text).ok_or(problem(*line, IcsProblem::Duration))?),
            (None, None) => (self.line, 1),
        };
        if days < 0 {
            return Err(problem(line, IcsProblem::Backwards));
        }
        if days > LONGEST {
            return Err(problem(line, IcsProblem::TooLong));
        }
        let after = Span::new().days(days.max(1) - 1);
        first.checked_add(after).map_err(|_| problem(line, IcsProblem::NoSuchDate))
    }
}

/// The date of `YYYYMMDD` or `YYYYMMDDTHHMMSS`, and whether it has hours.
fn date(line: usize, text: &str) -> Result<(Date, bool), CalendarError> {
    let parsed = match text.as_bytes() {
        [y1, y2, y3, y4, m1, m2, d1, d2, rest @ ..] if matches!(rest, [] | [b'T', ..]) => {
            compact(&[*y1, *y2, *y3, *y4], [*m1, *m2], [*d1, *d2]).map(|date| (date, !rest.is_empty()))
        }
        _ => None,
    };
    parsed.ok_or(problem(line, IcsProblem::NoSuchDate))
}

/// The days of `P3D` or `P2W`.
fn whole_days(text: &str) -> Option<i64> {
    let number = text.trim_start_matches('+').strip_prefix('P')?;
    let (number, unit) = match number.strip_suffix('W') {
        Some(number) => (number, 7),
        None => (number.strip_suffix('D')?, 1),
    };
    let number = u16::try_from(number.parse::<u32>().ok()?).ok()?;
    Some(i64::from(number) * unit)
}

fn problem(line: usize, problem: IcsProblem) -> CalendarError {
    CalendarError::Ics { line, problem }
}
