//! The input of a rule.

use std::cell::Cell;

use super::Rule;
use super::settings::Settings;
use super::threshold::{Amount, Threshold};
use crate::analysis::{Analysis, Dating};
use crate::model::{Duration, Process};

/// A process with its analysis, and the settings of the rules.
#[derive(Clone, Copy, Debug)]
pub struct Case<'a> {
    /// The process.
    pub process: &'a Process,
    /// Its analysis.
    pub analysis: &'a Analysis,
    /// The settings of the rules.
    pub settings: &'a Settings,
    /// The law and calendar by which working and calendar days are compared.
    pub dating: &'a Dating,
    /// The rule being judged, with the values of its thresholds.
    rule: Option<(&'static Rule, &'a [Amount])>,
    /// The most starts that a single comparison left out.
    left_out: Option<&'a Cell<usize>>,
}

impl<'a> Case<'a> {
    /// A process with its analysis, and the settings of the rules.
    pub const fn new(process: &'a Process, analysis: &'a Analysis, settings: &'a Settings, dating: &'a Dating) -> Self {
        Self { process, analysis, settings, dating, rule: None, left_out: None }
    }

    /// The case for one rule, whose comparisons report how many starts they
    /// leave out.
    pub(super) const fn before(self, rule: &'static Rule, amounts: &'a [Amount], left_out: &'a Cell<usize>) -> Self {
        Self { rule: Some((rule, amounts)), left_out: Some(left_out), ..self }
    }

    /// Records that a comparison left out this number of starts.
    pub(super) fn leave_out(&self, starts: usize) {
        if let Some(left_out) = self.left_out {
            left_out.set(left_out.get().max(starts));
        }
    }

    /// The length of time of one of the rule's own thresholds.
    pub(super) fn duration(&self, threshold: &Threshold) -> Duration {
        match self.amount(threshold) {
            Amount::Duration(duration) | Amount::Days(duration) => duration,
            Amount::Count(_) => Duration::ZERO,
        }
    }

    /// The number of one of the rule's own thresholds.
    pub(super) fn count(&self, threshold: &Threshold) -> u32 {
        match self.amount(threshold) {
            Amount::Count(count) => count,
            Amount::Duration(_) | Amount::Days(_) => 0,
        }
    }

    fn amount(&self, threshold: &Threshold) -> Amount {
        let set = self.rule.and_then(|(rule, amounts)| {
            let mut set = rule.thresholds.iter().zip(amounts);
            set.find(|(known, _)| known.name == threshold.name).map(|(_, amount)| *amount)
        });
        set.unwrap_or(threshold.values.national)
    }
}
