//! The amount of each figure of a process, in one of its cases.

use crate::analysis::figures::CountedIn;
use crate::analysis::{DateGround, Mean, Measures};
use crate::judgement::say::worse::{ComparedFigure, FigureValue};
use crate::model::{Decimal, Origin, Process, StatedFigure, Targets, Time};

/// A process in one of its cases, and its figures there.
#[derive(Clone, Copy, Debug)]
pub struct State<'a> {
    /// The case; `None` where the process covers a single one.
    pub case: Option<&'a str>,
    /// Its share of all cases.
    pub share: Option<Decimal>,
    /// The process in that case.
    pub process: &'a Process,
    /// The origin of the parts of the case in the whole.
    pub origin: Option<&'a Origin>,
    /// The law and the calendar of the figures.
    pub ground: &'a DateGround,
    /// Its figures today.
    pub today: &'a Measures,
    /// Its mean, where not all cases take every step.
    pub mean: Option<Mean>,
    /// The length if each step takes its longest; `None` where that is unknown.
    pub longest: Option<Time>,
}

impl State<'_> {
    /// The amount of a figure; `None` where it is not stated.
    pub(super) fn amount(self, figure: ComparedFigure<'_>) -> Option<FigureValue> {
        let Self { process, today, .. } = self;
        let clock = process.unit().clock();
        let days = |time: Time| self.days(time);
        let limits = process.limits();
        let stated = |duration: Option<_>| duration.map(|duration| FigureValue::of(process, duration));
        let steps = process.steps().iter();
        match figure {
            ComparedFigure::Days
            | ComparedFigure::Steps
            | ComparedFigure::Materials
            | ComparedFigure::Askings
            | ComparedFigure::Visits
            | ComparedFigure::Fee
            | ComparedFigure::Departments => match figure.measured()?.of {
                CountedIn::Time(of) => of(today).map(days),
                CountedIn::Days(of) => Some(FigureValue::Days(of(today, process.day()), clock)),
                CountedIn::Count(of) => of(today).map(FigureValue::count),
                CountedIn::Money(of) | CountedIn::Share(of) => of(today).map(FigureValue::Number),
            },
            ComparedFigure::Longest => self.longest.map(days),
            ComparedFigure::Mean => match self.mean {
                None => Some(days(today.days)),
                Some(mean) => mean.days.map(|days| FigureValue::Days(days, clock)),
            },
            ComparedFigure::MeanSteps => sum(steps.map(|step| step.chance.unwrap_or(Decimal::from(1)))),
            ComparedFigure::Returns => sum_stated(steps.filter_map(|step| Some(step.rework.as_ref()?.chance))),
            ComparedFigure::Refused => sum_stated(steps.filter_map(|step| step.reject)),
            ComparedFigure::Promised => stated(limits.promised),
            ComparedFigure::Statutory => stated(limits.statutory),
            ComparedFigure::Extension => stated(limits.extension),
            ComparedFigure::Target(target) => self.target(target),
            ComparedFigure::MeanOfCases
            | ComparedFigure::Copies(_)
            | ComparedFigure::Limit(_)
            | ComparedFigure::Correction(_) => None,
        }
    }

    pub(super) fn days(self, time: Time) -> FigureValue {
        FigureValue::Days(time.in_days(self.process.day()).decimal(), self.process.unit().clock())
    }

    fn target(self, figure: StatedFigure) -> Option<FigureValue> {
        let targets: Targets = self.process.targets();
        match figure {
            StatedFigure::Days => targets.days.map(|days| FigureValue::of(self.process, days)),
            counted => targets.count(counted).map(|number| FigureValue::count(number.into())),
        }
    }
}

/// The sum of stated numbers; `None` where none is stated.
fn sum_stated(numbers: impl Iterator<Item = Decimal>) -> Option<FigureValue> {
    let mut numbers = numbers.peekable();
    numbers.peek()?;
    sum(numbers)
}

fn sum(mut numbers: impl Iterator<Item = Decimal>) -> Option<FigureValue> {
    numbers.try_fold(Decimal::ZERO, Decimal::checked_add).map(FigureValue::Number)
}
