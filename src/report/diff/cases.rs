//! The effect of a change of a guide over all of its cases.

use super::contract::OverCasesOfDiff;
use super::{Compared, Differences, Only, Pair};
use crate::model::{Decimal, Process, Time, Unit};
use crate::report::diff::say;
use crate::report::{Block, Exact};
use crate::text::Text;

/// The days of two versions of a guide, each case weighted by its share.
pub(super) struct OverCases<'a> {
    process: &'a str,
    cases: usize,
    days: [Decimal; 2],
    unit: Unit,
}

impl Pair {
    /// Returns whether two pairs are cases of one guide.
    pub(super) fn is_of_one_guide(&self, other: &Self) -> bool {
        let is_case = self.case.is_some() && other.case.is_some();
        is_case && (&self.old_file, &self.new_file) == (&other.old_file, &other.new_file)
    }
}

impl Differences {
    /// The days over all cases of the guide that a pair belongs to; `None`
    /// where the two versions do not have the same cases with the same shares,
    /// or count in different days.
    pub(super) fn over_cases<'a>(&self, of: &'a Pair) -> Option<OverCases<'a>> {
        of.case.as_ref()?;
        let is_case = |only: &Only| only.file == of.old_file || only.file == of.new_file;
        let alone = self.outcomes.iter().any(|outcome| match outcome {
            Compared::Only(only) => is_case(only),
            Compared::Failed(failure) => failure.file == of.old_file || failure.file == of.new_file,
            _ => false,
        });
        let cases: Vec<&Pair> = self.pairs().filter(|pair| pair.is_of_one_guide(of)).collect();
        let unit = of.diff.versions.new.unit();
        let one_clock = cases.iter().all(|pair| pair.diff.is_related() && pair.diff.versions.one_clock());
        if alone || cases.len() < 2 || !one_clock {
            return None;
        }
        let shares: Option<Vec<Decimal>> =
            cases.iter().map(|pair| pair.case.as_ref().and_then(|case| case.share)).collect();
        let shares = shares?;
        let days = |of: fn(&Pair) -> (&Process, Time)| {
            let each = cases.iter().map(|pair| {
                let (process, time) = of(pair);
                (time.thousandths(), process.day().thousandths())
            });
            mean(each.zip(shares.iter().copied()))
        };
        let before = days(|pair| (&pair.diff.versions.old, pair.diff.versions.before.today.days))?;
        let after = days(|pair| (&pair.diff.versions.new, pair.diff.versions.after.today.days))?;
        let name = of.diff.versions.new.name();
        let process = of.case.as_ref().and_then(|case| name.strip_suffix(&format!(" · {}", case.name))).unwrap_or(name);
        Some(OverCases { process, cases: cases.len(), days: [before, after], unit })
    }
}

impl OverCases<'_> {
    pub(super) fn headline(&self) -> Block {
        let [before, after] = self.days;
        let figure = say::over_cases(before, after, self.unit, self.cases);
        Block::Headline { title: Text::verbatim(self.process), figure, facts: Vec::new() }
    }

    pub(super) fn document(&self) -> OverCasesOfDiff {
        let [before, after] = self.days.map(Exact);
        OverCasesOfDiff { cases: self.cases, before_days: before, after_days: after }
    }
}

/// The mean of times, each with the length of its day, weighted by shares that
/// need not add up to 1, to four digits; `None` where the weights are 0.
fn mean(of: impl Iterator<Item = ((i64, i64), Decimal)>) -> Option<Decimal> {
    // Shares have few digits: as millionths they are whole numbers.
    const PARTS: u32 = 6;
    let (mut sum, mut weight, mut day) = (0i128, 0i128, 1i128);
    for ((time, length), share) in of {
        let scale = PARTS.checked_sub(u32::from(share.scale()))?;
        let share = i128::from(share.mantissa()) * 10i128.pow(scale);
        (sum, weight, day) = (sum + i128::from(time) * share, weight + share, i128::from(length));
    }
    let whole = weight * day;
    let rounded = (whole > 0).then(|| (sum * 20_000 + whole) / (2 * whole))?;
    i64::try_from(rounded).ok().map(|rounded| Decimal::new(rounded, 4))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(times: &[(i64, &str)]) -> Option<String> {
        let share = |text: &str| Decimal::read(text).unwrap();
        mean(times.iter().map(|(time, text)| ((*time, 10), share(text)))).map(|mean| mean.to_string())
    }

    #[test]
    fn a_mean_is_weighted_by_shares_which_need_not_be_all() {
        assert_eq!(of(&[(100, "0.6"), (200, "0.4")]).as_deref(), Some("14"));
        assert_eq!(of(&[(100, "0.3"), (200, "0.2")]).as_deref(), Some("14"));
        assert_eq!(of(&[(100, "0.5"), (0, "0.25")]).as_deref(), Some("6.6667"));
        assert_eq!(of(&[(100, "0")]), None);
    }
}
