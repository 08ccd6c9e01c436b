//! How much each figure of a process is, in one of its cases.

use crate::analysis::{DateGround, Mean, Measures};
use crate::judgement::say::worse::{Figure, FigureValue, Target};
use crate::model::{Decimal, Origin, Process, Targets, Time};

/// A process in one of its cases, and its figures there.
#[derive(Clone, Copy, Debug)]
pub struct State<'a> {
    /// The case; none where the process covers one.
    pub case: Option<&'a str>,
    /// Its share of all that are handled.
    pub share: Option<Decimal>,
    /// The process in that case.
    pub process: &'a Process,
    /// Where the parts of the case stand in the whole.
    pub origin: Option<&'a Origin>,
    /// By whose law and on which calendar they are told.
    pub ground: &'a DateGround,
    /// Its figures today.
    pub today: &'a Measures,
    /// Its mean, where not all cases take every step.
    pub mean: Option<Mean>,
    /// How long it takes if each step takes its longest; none where that
    /// cannot be told.
    pub longest: Option<Time>,
}

impl State<'_> {
    /// How much a figure is; none where nobody says.
    pub(super) fn amount(self, figure: Figure<'_>) -> Option<FigureValue> {
        let Self { process, today, .. } = self;
        let clock = process.unit().clock();
        let days = |time: Time| self.days(time);
        let limits = process.limits();
        let stated = |duration: Option<_>| duration.map(|duration| FigureValue::of(process, duration));
        let steps = process.steps().iter();
        match figure {
            Figure::Days => Some(days(today.days)),
            Figure::Longest => self.longest.map(days),
            Figure::Mean => match self.mean {
                None => Some(days(today.days)),
                Some(mean) => mean.days.map(|days| FigureValue::Days(days, clock)),
            },
            Figure::Steps => Some(FigureValue::count(today.steps as u64)),
            Figure::MeanSteps => sum(steps.map(|step| step.chance.unwrap_or(Decimal::from(1)))),
            Figure::Materials => today.materials.map(|materials| FigureValue::count(materials.distinct as u64)),
            Figure::Askings => today.materials.map(|materials| FigureValue::count(materials.asked as u64)),
            Figure::Visits => today.visits.map(FigureValue::count),
            Figure::Fee => today.fee.map(FigureValue::Number),
            Figure::Departments => today.departments.map(|departments| FigureValue::count(departments as u64)),
            Figure::Returns => sum_stated(steps.filter_map(|step| Some(step.rework.as_ref()?.chance))),
            Figure::Refused => sum_stated(steps.filter_map(|step| step.reject)),
            Figure::Promised => stated(limits.promised),
            Figure::Statutory => stated(limits.statutory),
            Figure::Extension => stated(limits.extension),
            Figure::Target(target) => self.target(target),
            Figure::MeanOfCases | Figure::Copies(_) | Figure::Limit(_) | Figure::Correction(_) => None,
        }
    }

    pub(super) fn days(self, time: Time) -> FigureValue {
        FigureValue::Days(time.in_days(self.process.day()).decimal(), self.process.unit().clock())
    }

    fn target(self, target: Target) -> Option<FigureValue> {
        let targets: Targets = self.process.targets();
        let count = |number: Option<u32>| number.map(|number| FigureValue::count(number.into()));
        match target {
            Target::Days => targets.days.map(|days| FigureValue::of(self.process, days)),
            Target::Steps => count(targets.steps),
            Target::Departments => count(targets.departments),
            Target::Materials => count(targets.materials),
            Target::Visits => count(targets.visits),
        }
    }
}

/// The sum of what steps state; none where none does.
fn sum_stated(numbers: impl Iterator<Item = Decimal>) -> Option<FigureValue> {
    let mut numbers = numbers.peekable();
    numbers.peek()?;
    sum(numbers)
}

fn sum(mut numbers: impl Iterator<Item = Decimal>) -> Option<FigureValue> {
    numbers.try_fold(Decimal::ZERO, Decimal::checked_add).map(FigureValue::Number)
}
