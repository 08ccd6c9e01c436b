//! What a package comes to.

use std::collections::BTreeSet;

use super::file::Minutes;
use super::make::Made;
use super::order::earliest;
use crate::oracle::brute::measures::asked;
use crate::oracle::model::Need;

/// The published figures, silence counted as 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figures {
    /// Minutes.
    pub days: Minutes,
    /// How many steps.
    pub steps: i64,
    /// How many departments.
    pub departments: i64,
    /// Different materials asked of the applicant.
    pub materials: i64,
    /// Askings.
    pub asked: i64,
    /// Visits.
    pub visits: i64,
    /// Fees.
    pub fee: i64,
    /// Signatures.
    pub signatures: i64,
}

impl Made<'_> {
    /// "Its figure is reachable of the process with the options made".
    pub fn figures(&self) -> Figures {
        let standing: Vec<usize> = (0..self.now.len()).filter(|&v| !self.gone[v]).collect();
        let sum = |count: usize| standing.iter().map(|&v| i64::from(self.now[v].counts[count])).sum();
        let mut departments: BTreeSet<&String> = self.checks.iter().flatten().collect();
        for &v in standing.iter().filter(|&&v| self.now[v].agency) {
            departments.extend(self.now[v].department.iter().chain(&self.now[v].with));
        }
        let mut askings: Vec<(&str, BTreeSet<String>)> = Vec::new();
        for &v in &standing {
            for (name, need, shared) in &self.now[v].asks {
                let by_all = self.file.materials.get(name).is_some_and(|of| of.shared) || self.declared.contains(name);
                if *need != Need::Optional && !shared && !by_all && self.file.supplier(name).is_none() {
                    askings.push((name.as_str(), self.now[v].matters.iter().cloned().collect()));
                }
            }
        }
        let distinct: BTreeSet<&str> = askings.iter().map(|(name, _)| *name).collect();
        let number = |count: usize| i64::try_from(count).unwrap();
        Figures {
            days: self.days(),
            steps: number(standing.len() + self.checks.len()),
            departments: number(departments.len()),
            materials: number(distinct.len()),
            asked: number(asked(askings)),
            visits: sum(0),
            fee: sum(1),
            signatures: sum(2),
        }
    }

    /// From the first start to the last end.
    pub fn days(&self) -> Minutes {
        let counts = |v: usize| !self.gone[v] && !self.now[v].afterwards;
        let days: Vec<Minutes> =
            (0..self.now.len()).map(|v| if counts(v) { self.now[v].days + self.now[v].every } else { 0 }).collect();
        let times = earliest(&days, &self.links()).unwrap();
        (0..days.len()).filter(|&v| counts(v)).map(|v| times[2 * v + 1]).max().unwrap_or(0)
    }
}
