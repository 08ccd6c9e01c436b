//! The mean length over all cases, where only a share of them takes some steps.

use crate::analysis::order::basis::Basis;
use crate::analysis::order::scenario::{self, Waits};
use crate::analysis::time::axis::Numbers;
use crate::analysis::time::schedule;
use crate::model::{Decimal, Process, StepId};

/// The most steps with a chance that are considered: 4096 processes.
const MOST_STEPS: usize = 12;

/// The parts of a thousandth of a minute in which the mean is kept.
const PARTS: i128 = 1_000_000_000_000;

/// A process of which not all cases take every step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mean {
    /// The number of steps that only a share of the cases takes.
    pub steps: usize,
    /// The mean of the days; `None` where they depend on dates, or where there
    /// are more than twelve such steps.
    pub days: Option<Decimal>,
}

impl Mean {
    /// The mean today, over every combination of steps taken and left out, each
    /// a process of its own, with the steps independent; `None` where every
    /// case takes every step.
    pub(in crate::analysis) fn of(process: &Process) -> Option<Self> {
        let below_one = |id: &StepId| process.step(*id).chance.is_some_and(|chance| chance < Decimal::from(1));
        let steps: Vec<StepId> = process.step_ids().filter(below_one).collect();
        if steps.is_empty() {
            return None;
        }
        let known = steps.len() <= MOST_STEPS && !process.depends_on_dates();
        let mean = || {
            let mut gone = vec![false; process.steps().len()];
            days(mean_of(process, &steps, &mut gone), process.day().thousandths())
        };
        Some(Self { steps: steps.len(), days: known.then(mean) })
    }
}

/// The mean over the undecided steps, in parts.
fn mean_of(process: &Process, open: &[StepId], gone: &mut [bool]) -> i128 {
    let Some((step, others)) = open.split_first() else {
        let network = scenario::build(&Basis::of(process, gone), gone, |_| Waits::AsToday).network;
        return i128::from(schedule::end(&network, &Numbers).thousandths()) * PARTS;
    };
    let chance = process.step(*step).chance.expect("only steps with a chance are open");
    let with = mean_of(process, others, gone);
    gone[step.index()] = true;
    let without = mean_of(process, others, gone);
    gone[step.index()] = false;
    without + (with - without) * i128::from(chance.mantissa()) / 10i128.pow(u32::from(chance.scale()))
}

/// The parts in days of a length: exact where that is a finite decimal that
/// fits, else rounded to four digits.
fn days(parts: i128, day: i64) -> Decimal {
    let (mut divisor, mut rest) = (i128::from(day) * PARTS, parts);
    while rest != 0 {
        (divisor, rest) = (rest, divisor % rest);
    }
    let reduced = |number: i128| i64::try_from(number / divisor.max(1));
    match (reduced(parts), reduced(i128::from(day) * PARTS)) {
        (Ok(parts), Ok(day)) => Decimal::ratio(parts, day),
        _ => {
            let whole = i128::from(day) * PARTS;
            let rounded = (parts * 20_000 + whole) / (2 * whole);
            i64::try_from(rounded).map_or(Decimal::ZERO, |rounded| Decimal::new(rounded, 4))
        }
    }
}
