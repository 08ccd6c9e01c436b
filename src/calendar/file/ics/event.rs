//! The events of an iCalendar text that name days off or make-up days.

use jiff::Span;
use jiff::civil::Date;

use super::super::error::{FileError, IcsProblem};
use super::super::marks::Marks;
use super::super::title::Title;
use super::super::{Entry, compact};
use super::lines::{Line, lines, unescaped};
use super::recurrence::Rule;

/// No holiday is longer than a month, and a short file must not name an
/// unbounded number of days.
const LONGEST: i64 = 31;

/// The events that count, in the order of the file.
pub(super) fn events(bytes: &[u8]) -> Result<Vec<Event>, FileError> {
    let mut events = all_events(&lines(bytes)?)?;
    // Apple's feeds hold festivals that are worked; they alone lack the mark.
    let marked = events.iter().any(|event| event.mark.is_some());
    events.retain(|event| !event.cancelled && (event.mark.is_some() || !marked));
    Ok(events)
}

/// The properties of a `VEVENT` that matter here, with their lines.
#[derive(Default)]
pub(super) struct Event {
    line: usize,
    start: Option<(usize, String)>,
    end: Option<(usize, String)>,
    duration: Option<(usize, String)>,
    rule: Option<(usize, String)>,
    /// A recurrence of another kind, which is not followed.
    recurs_otherwise: Option<usize>,
    except: Vec<(usize, String)>,
    summary: String,
    summary_line: Option<usize>,
    categories: Vec<String>,
    description: Option<String>,
    cancelled: bool,
    /// Apple's mark: worked or off.
    mark: Option<bool>,
}

fn all_events(lines: &[Line]) -> Result<Vec<Event>, FileError> {
    let opens = lines.first().is_some_and(|line| line.is("BEGIN", "VCALENDAR"));
    if !opens {
        return Err(problem(1, IcsProblem::NotACalendar));
    }
    let mut events = Vec::new();
    let mut open: Vec<(usize, String)> = Vec::new();
    let mut event = Event::default();
    for line in lines {
        let kind = line.value.to_ascii_uppercase();
        match line.name.as_str() {
            "BEGIN" => {
                if kind == "VEVENT" {
                    event = Event { line: line.number, ..Event::default() };
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

impl Event {
    fn read(&mut self, line: &Line) {
        let at = || (line.number, line.value.clone());
        match line.name.as_str() {
            "DTSTART" => self.start = Some(at()),
            "DTEND" => self.end = Some(at()),
            "DURATION" => self.duration = Some(at()),
            "RRULE" if self.rule.is_none() => self.rule = Some(at()),
            "RRULE" | "RDATE" | "RECURRENCE-ID" => self.recurs_otherwise = Some(line.number),
            "EXDATE" => self.except.extend(line.value.split(',').map(|date| (line.number, date.to_owned()))),
            "SUMMARY" => {
                self.summary = unescaped(&line.value).replace('\n', " ");
                self.summary_line = Some(line.number);
            }
            "STATUS" => self.cancelled |= line.value.eq_ignore_ascii_case("CANCELLED"),
            "CATEGORIES" => {
                let categories = line.value.split(',').map(|mark| unescaped(mark.trim()));
                self.categories.extend(categories.filter(|mark| !mark.is_empty()));
            }
            "DESCRIPTION" => {
                let text = unescaped(&line.value);
                let first = text.lines().map(str::trim).find(|line| !line.is_empty());
                self.description = first.map(str::to_owned);
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

    /// Its days, one entry for each occurrence.
    pub(super) fn entries(&self) -> Result<Vec<Entry>, FileError> {
        if let Some(line) = self.recurs_otherwise {
            return Err(problem(line, IcsProblem::Recurring));
        }
        let (line, start) = self.start.as_ref().ok_or(problem(self.line, IcsProblem::NoStart))?;
        let (first, timed) = date(*line, start)?;
        let works = self.works(first)?;
        if timed && !works {
            return Err(problem(*line, IcsProblem::Timed));
        }
        let last = if timed { self.same_day(first)? } else { self.last_day(first)? };
        let starts = match &self.rule {
            None => vec![first],
            Some((line, rule)) => Rule::parse(rule).ok_or(problem(*line, IcsProblem::Recurring))?.days(first),
        };
        let except = self.except.iter().map(|(line, text)| Ok(date(*line, text)?.0));
        let except: Vec<Date> = except.collect::<Result<_, FileError>>()?;
        let length = Span::new().days(first.until(last).map_or(0, |span| span.get_days()));
        let entry = |start: Date| {
            let last = start.checked_add(length).map_err(|_| problem(*line, IcsProblem::NoSuchDate))?;
            let marks = Marks {
                categories: self.categories.clone(),
                description: self.description.clone(),
                settled: self.mark.is_some(),
            };
            let (name, year, recurs) = (self.summary.clone(), Some(start.year()), self.rule.is_some());
            Ok(Entry { first: start, last, works, name, year, recurs, marks })
        };
        starts.into_iter().filter(|start| !except.contains(start)).map(entry).collect()
    }

    /// Returns whether the day is worked: by Apple's mark, else by a title that
    /// says nothing else.
    fn works(&self, first: Date) -> Result<bool, FileError> {
        let weekend = first.weekday().to_monday_zero_offset() >= 5;
        match (self.mark, Title::of(&self.summary)) {
            (Some(works), _) => Ok(works),
            (None, Title::Worked) => Ok(true),
            (None, Title::Both) if weekend => {
                Err(problem(self.summary_line.unwrap_or(self.line), IcsProblem::Ambiguous))
            }
            (None, Title::Unclear) => Err(problem(self.summary_line.unwrap_or(self.line), IcsProblem::Unclear)),
            (None, Title::Off | Title::Both) => Ok(false),
        }
    }

    /// The end of an event with hours, which must be on the day it starts.
    fn same_day(&self, first: Date) -> Result<Date, FileError> {
        match &self.end {
            Some((line, end)) if date(*line, end)?.0 != first => Err(problem(*line, IcsProblem::Timed)),
            _ => Ok(first),
        }
    }

    /// The last of an event's whole days. `DTEND` is the day after it, but for
    /// an event of one day some programs write the day itself.
    fn last_day(&self, first: Date) -> Result<Date, FileError> {
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
fn date(line: usize, text: &str) -> Result<(Date, bool), FileError> {
    let date = day(text).ok_or(problem(line, IcsProblem::NoSuchDate))?;
    match text.ends_with(['Z', 'z']) {
        true => Err(problem(line, IcsProblem::Utc)),
        false => Ok((date, text.contains(['T', 't']))),
    }
}

/// The day of `YYYYMMDD`, `YYYYMMDDTHHMMSS` or `YYYYMMDDTHHMMSSZ`.
pub(super) fn day(text: &str) -> Option<Date> {
    let [y1, y2, y3, y4, m1, m2, d1, d2, rest @ ..] = text.as_bytes() else { return None };
    let rest = rest.strip_suffix(b"Z").or(rest.strip_suffix(b"z")).unwrap_or(rest);
    let is_time = matches!(rest, [b'T' | b't', time @ ..] if time.len() == 6 && time.iter().all(u8::is_ascii_digit));
    if !rest.is_empty() && !is_time {
        return None;
    }
    compact(&[*y1, *y2, *y3, *y4], [*m1, *m2], [*d1, *d2])
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

fn problem(line: usize, problem: IcsProblem) -> FileError {
    FileError::Ics { line, problem }
}
