//! Yearly recurrence: `FREQ=YEARLY;BYMONTH=11;BYDAY=4TH`.

use jiff::civil::{Date, Weekday, date};

/// The last year to which a rule without an end is followed.
const LAST: i16 = 2200;

/// A rule of a plain yearly kind (RFC 5545, 3.3.10): by months, days of the
/// month, days of the week within a month, and places among all these.
#[derive(Clone, Debug, Default)]
pub(super) struct Rule {
    interval: Option<i16>,
    count: Option<usize>,
    until: Option<Date>,
    months: Vec<i8>,
    month_days: Vec<i8>,
    weekdays: Vec<(i8, Weekday)>,
    places: Vec<i16>,
}

impl Rule {
    /// Reads the value of an `RRULE`; `None` where it is of another kind.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let mut rule = Self::default();
        let mut yearly = false;
        for part in text.split(';').filter(|part| !part.is_empty()) {
            let (key, value) = part.split_once('=')?;
            match key.to_ascii_uppercase().as_str() {
                "FREQ" => yearly = value.eq_ignore_ascii_case("YEARLY"),
                "INTERVAL" => rule.interval = Some(value.parse().ok().filter(|years| *years > 0)?),
                "COUNT" => rule.count = Some(value.parse().ok().filter(|times| *times > 0)?),
                "UNTIL" => rule.until = Some(super::event::day(value)?),
                "BYMONTH" => {
                    rule.months = list(value, |text| text.parse().ok().filter(|month| (1..=12).contains(month)))?
                }
                "BYMONTHDAY" => {
                    rule.month_days =
                        list(value, |text| text.parse().ok().filter(|day: &i8| (1..=31).contains(&day.abs())))?;
                }
                "BYDAY" => rule.weekdays = list(value, weekday)?,
                "BYSETPOS" => rule.places = list(value, |text| text.parse().ok().filter(|place| *place != 0))?,
                "WKST" => {}
                _ => return None,
            }
        }
        // Days of the week of a whole year are weeks, not a holiday.
        let within = rule.weekdays.is_empty() || !rule.months.is_empty() || !rule.month_days.is_empty();
        (yearly && within).then_some(rule)
    }

    /// The days on which an event that first takes place on `first` begins.
    pub(super) fn days(&self, first: Date) -> Vec<Date> {
        let last = self.until.map_or(LAST, |until| until.year().min(LAST)).max(first.year());
        let years = (first.year()..=last).step_by(usize::from(self.interval.unwrap_or(1).unsigned_abs()));
        let days = years.flat_map(|year| self.of_year(year, first)).filter(|day| *day >= first);
        let days = days.take_while(|day| self.until.is_none_or(|until| *day <= until));
        days.take(self.count.unwrap_or(usize::MAX)).collect()
    }

    fn of_year(&self, year: i16, first: Date) -> Vec<Date> {
        let months = if self.months.is_empty() { vec![first.month()] } else { self.months.clone() };
        let by_first = self.month_days.is_empty() && self.weekdays.is_empty();
        let mut days: Vec<Date> = Vec::new();
        for month in months {
            let start = date(year, month, 1);
            let long = start.days_in_month();
            let holds = |day: &i8| {
                let weekday = date(year, month, *day).weekday();
                let nth = |which: i8| match which {
                    0 => true,
                    1.. => (day - 1) / 7 + 1 == which,
                    _ => (long - day) / 7 + 1 == -which,
                };
                let in_month = self.month_days.is_empty()
                    || self.month_days.iter().any(|wanted| wanted == day || *wanted == day - long - 1);
                let in_week = self.weekdays.is_empty()
                    || self.weekdays.iter().any(|(which, wanted)| *wanted == weekday && nth(*which));
                if by_first { *day == first.day() } else { in_month && in_week }
            };
            days.extend((1..=long).filter(holds).map(|day| date(year, month, day)));
        }
        days.sort_unstable();
        days.dedup();
        if self.places.is_empty() {
            return days;
        }
        let place = |place: &i16| {
            let at = usize::from(place.unsigned_abs()) - 1;
            if *place > 0 { days.get(at) } else { days.iter().rev().nth(at) }.copied()
        };
        let mut chosen: Vec<Date> = self.places.iter().filter_map(place).collect();
        chosen.sort_unstable();
        chosen.dedup();
        chosen
    }
}

fn list<T>(text: &str, read: impl Fn(&str) -> Option<T>) -> Option<Vec<T>> {
    text.split(',').map(|text| read(text.trim())).collect()
}

/// `TH`, `4TH` or `-1MO`; 0 for every one.
fn weekday(text: &str) -> Option<(i8, Weekday)> {
    let (which, day) = text.split_at_checked(text.len().checked_sub(2)?)?;
    let weekday = match day.to_ascii_uppercase().as_str() {
        "MO" => Weekday::Monday,
        "TU" => Weekday::Tuesday,
        "WE" => Weekday::Wednesday,
        "TH" => Weekday::Thursday,
        "FR" => Weekday::Friday,
        "SA" => Weekday::Saturday,
        "SU" => Weekday::Sunday,
        _ => return None,
    };
    let which =
        if which.is_empty() { 0 } else { which.parse().ok().filter(|nth: &i8| (1..=5).contains(&nth.abs()))? };
    Some((which, weekday))
}
