//! Decides whether a file brings the complete notice of a year.
//!
//! A file may hold a single local day. Only one with a day off at each holiday
//! that the regulation fixes (全国年节及纪念日放假办法, State Council orders 270 of 1999,
//! 513 of 2007 and 795 of 2024) says which days of the year are off.

use std::fmt;

use jiff::ToSpan;
use jiff::civil::{Date, date};

/// A holiday that the regulation fixes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holiday {
    /// 1 January.
    NewYear,
    /// 3 days around the first day of the lunar year, 4 since 2025.
    SpringFestival,
    /// About 4 April, since 2008.
    Qingming,
    /// 1 May; through the 3rd before 2008, through the 2nd since 2025.
    LabourDay,
    /// In June, since 2008.
    DragonBoat,
    /// In September or early October, since 2008.
    MidAutumn,
    /// 1 to 3 October.
    NationalDay,
}

impl Holiday {
    /// Every holiday, in the order of the year.
    const ALL: [Self; 7] = [
        Self::NewYear,
        Self::SpringFestival,
        Self::Qingming,
        Self::LabourDay,
        Self::DragonBoat,
        Self::MidAutumn,
        Self::NationalDay,
    ];

    /// Its names in English and in Chinese.
    pub const fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::NewYear => ("New Year", "元旦"),
            Self::SpringFestival => ("Spring Festival", "春节"),
            Self::Qingming => ("Qingming", "清明节"),
            Self::LabourDay => ("Labour Day", "劳动节"),
            Self::DragonBoat => ("Dragon Boat Festival", "端午节"),
            Self::MidAutumn => ("Mid-Autumn Festival", "中秋节"),
            Self::NationalDay => ("National Day", "国庆节"),
        }
    }
}

impl fmt::Display for Holiday {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.names().0)
    }
}

/// The holidays of a year that are not among the days off; empty for a complete
/// notice. `named_off` returns whether a day is named as one off.
///
/// The lunar holidays move, so any day off in the weeks in which each can fall
/// counts for it.
pub(super) fn missing(year: i16, named_off: impl Fn(Date) -> bool) -> Vec<Holiday> {
    let days = |first: (i8, i8), last: (i8, i8)| {
        let (first, last) = (date(year, first.0, first.1), date(year, last.0, last.1));
        first.series(1.day()).take_while(move |day| *day <= last)
    };
    let all = |first, last| days(first, last).all(&named_off);
    let any = |first, last| days(first, last).any(&named_off);
    let is_there = |holiday: Holiday| match holiday {
        Holiday::NewYear => all((1, 1), (1, 1)),
        Holiday::SpringFestival => {
            let least = if year >= 2025 { 4 } else { 3 };
            let (mut run, mut longest) = (0, 0);
            for day in days((1, 18), (2, 28)) {
                run = if named_off(day) { run + 1 } else { 0 };
                longest = longest.max(run);
            }
            longest >= least
        }
        Holiday::LabourDay if year >= 2025 => all((5, 1), (5, 2)),
        Holiday::LabourDay if year >= 2008 => all((5, 1), (5, 1)),
        Holiday::LabourDay => all((5, 1), (5, 3)),
        Holiday::NationalDay => all((10, 1), (10, 3)),
        _ if year < 2008 => true,
        Holiday::Qingming => any((4, 2), (4, 7)),
        Holiday::DragonBoat => any((5, 25), (6, 30)),
        Holiday::MidAutumn => {
            // Together with the National Day it makes a holiday of eight days.
            let national = date(year, 10, 1);
            let before = national.series(-1.day()).take_while(|day| named_off(*day)).count();
            let after = national.series(1.day()).take_while(|day| named_off(*day)).count();
            any((9, 6), (9, 28)) || before + after > 8
        }
    };
    Holiday::ALL.into_iter().filter(|holiday| !is_there(*holiday)).collect()
}

#[cfg(test)]
mod tests {
    use super::super::china;
    use super::*;

    #[test]
    fn every_notice_since_2007_is_whole_and_none_without_one_of_its_holidays() {
        for (year, notice) in china::notices() {
            let off = |day: Date| notice.days.get(&day).is_some_and(|named| !named.works);
            assert_eq!(missing(year, off), [], "{year}");
            for holiday in Holiday::ALL {
                let name = holiday.names().1;
                let without = |day: Date| off(day) && !notice.days[&day].name.contains(name);
                let gone = missing(year, without);
                // One whose name is part of another's may go unnoticed.
                let joined = notice.days.values().any(|day| day.name.contains('、') && day.name.contains(name));
                assert!(gone.contains(&holiday) || joined || year == 2007, "{year} {name}: {gone:?}");
            }
        }
    }

    #[test]
    fn a_year_of_which_only_some_days_are_named_lacks_the_rest() {
        let one = |day: Date| day == date(2027, 1, 1);
        assert_eq!(missing(2027, one), Holiday::ALL[1..]);
        assert_eq!(missing(2027, |_| true), []);
    }

    #[test]
    fn a_day_that_the_regulation_fixes_is_named_on_a_weekend_too() {
        // In 2027 a Saturday and a Sunday, and a Saturday and a Sunday.
        for (month, day, holiday) in [
            (5, 1, Holiday::LabourDay),
            (5, 2, Holiday::LabourDay),
            (10, 2, Holiday::NationalDay),
            (10, 3, Holiday::NationalDay),
        ] {
            assert_eq!(missing(2027, |named| named != date(2027, month, day)), [holiday], "{month}-{day}");
        }
    }
}
