//! The figures of a definition in each of its cases, for comparison with those
//! of an earlier revision.

use super::Examined;
use crate::analysis::{Analysis, DateGround, Dating, Mean, Measures};
use crate::cli::settings::Settings;
use crate::judgement::State;
use crate::model::{Process, ThreePoint, Time};

/// The figures of a process in one case.
pub(in crate::cli) struct Figures {
    today: Measures,
    mean: Option<Mean>,
}

impl Figures {
    pub fn of(analysis: &Analysis) -> Self {
        Self { today: analysis.today.clone(), mean: analysis.mean }
    }
}

/// A process with everything that is compared.
pub(in crate::cli) struct Compared<'e> {
    process: &'e Process,
    figures: &'e [Figures],
    longest: Vec<Option<Time>>,
    ground: &'e DateGround,
}

impl<'e> Compared<'e> {
    pub fn new(examined: &'e Examined, settings: &Settings) -> Self {
        Self::of(&examined.process, &examined.figures, examined, settings)
    }

    /// From the result of an examination.
    pub fn of(process: &'e Process, figures: &'e [Figures], examined: &'e Examined, settings: &Settings) -> Self {
        let dating = settings.grounds.of(process, &examined.folder).ok();
        let cases = in_cases(process).zip(figures);
        let longest = cases.map(|(process, figures)| longest(process, figures.today.days, dating.as_ref())).collect();
        Self { process, figures, longest, ground: &examined.ground }
    }

    /// Its state in each of its cases.
    pub fn states(&self) -> Vec<State<'_>> {
        let figures = self.figures.iter().zip(&self.longest);
        let state = |(at, (process, (figures, longest))): (usize, (&'e Process, (&'e Figures, &Option<Time>)))| State {
            case: self.process.cases().get(at).map(|case| case.name.as_str()),
            share: self.process.cases().get(at).and_then(|case| case.share),
            process,
            origin: self.process.variants().get(at).map(|variant| &variant.origin),
            ground: self.ground,
            today: &figures.today,
            mean: figures.mean,
            longest: *longest,
        };
        in_cases(self.process).zip(figures).enumerate().map(state).collect()
    }
}

/// The process in each of its cases; itself where it covers a single one.
fn in_cases(process: &Process) -> Box<dyn Iterator<Item = &Process> + '_> {
    match process.variants() {
        [] => Box::new(std::iter::once(process)),
        variants => Box::new(variants.iter().map(|variant| &variant.process)),
    }
}

/// The length of a process if each step takes its longest; today's length where
/// no step states one.
fn longest(process: &Process, today: Time, dating: Option<&Dating>) -> Option<Time> {
    if process.steps().iter().all(|step| step.days.range.is_none()) {
        return Some(today);
    }
    let mut draft = process.to_draft();
    for step in &mut draft.steps {
        let (_, longest) = step.days.range.unwrap_or((step.days.likely, step.days.likely));
        step.days = ThreePoint::of(longest);
    }
    let process = Process::new(draft).ok()?;
    Some(Analysis::new(&process, dating?).ok()?.today.days)
}

/// An earlier version with today's hours a day, where they differ: hours that
/// only a longer day accounts for are not fewer.
pub(in crate::cli) fn in_days_of(
    then: &Examined,
    now: &Examined,
    settings: &Settings,
) -> Option<(Process, Vec<Figures>)> {
    if then.process.day() == now.process.day() || then.process.unit() != now.process.unit() {
        return None;
    }
    let mut draft = then.process.to_draft();
    draft.hours_per_day = now.process.to_draft().hours_per_day;
    let process = Process::new(draft).ok()?;
    let dating = settings.grounds.of(&process, &then.folder).ok()?;
    let figures = in_cases(&process).map(|process| Some(Figures::of(&Analysis::new(process, &dating).ok()?)));
    let figures = figures.collect::<Option<Vec<Figures>>>()?;
    Some((process, figures))
}
