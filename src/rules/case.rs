//! A process before a rule.

use std::cell::Cell;

use super::Rule;
use super::settings::Settings;
use super::threshold::{Amount, Threshold};
use crate::analysis::{Analysis, Dating};
use crate::model::{Duration, Process};

/// A process, what is true of it, and what it is held to.
#[derive(Clone, Copy, Debug)]
pub struct Case<'a> {
    /// The process.
    pub process: &'a Process,
    /// What is true of it.
    pub analysis: &'a Analysis,
    /// What it is held to.
    pub settings: &'a Settings,
    /// By which law and calendar working and calendar days are compared.
    pub dating: &'a Dating,
    /// The rule that judges, with what its thresholds are set to.
    rule: Option<(&'static Rule, &'a [Amount])>,
    /// The most starts that one comparison left out.
    left_out: Option<&'a Cell<usize>>,
}

impl<'a> Case<'a> {
    /// A process with its analysis, to be held to these settings.
    #[must_use]
    pub const fn new(process: &'a Process, analysis: &'a Analysis, settings: &'a Settings, dating: &'a Dating) -> Self {
        Self { process, analysis, settings, dating, rule: None, left_out: None }
    }

    /// The same before one rule, whose comparisons say how many starts they
    /// leave out.
    pub(super) const fn before(self, rule: &'static Rule, amounts: &'a [Amount], left_out: &'a Cell<usize>) -> Self {
        Self { rule: Some((rule, amounts)), left_out: Some(left_out), ..self }
    }

    /// So many starts told nothing in one comparison.
    pub(super) fn leave_out(&self, starts: usize) {
        if let Some(left_out) = self.left_out {
            left_out.set(left_out.get().max(starts));
        }
    }

    /// The length of time that one of the rule's own thresholds is set to.
    pub(super) fn duration(&self, threshold: &Threshold) -> Duration {
        match self.amount(threshold) {
            Amount::Duration(duration) | Amount::Days(duration) => duration,
            Amount::Count(_) => Duration::ZERO,
        }
    }

    /// The number that one of the rule's own thresholds is set to.
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
