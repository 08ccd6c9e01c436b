//! The facts about a process: today, reachable, floor; what binds, what a
//! change is worth, what to ask. Wording and formats come later.

mod both;
mod dates;
pub mod figures;
mod measures;
mod network;
mod order;
mod outcome;
mod planned;
mod study;
mod ties;
mod time;
mod worth;

pub use dates::common_start::{CommonStart, Tried, adds_up};
pub use dates::compare::{ComparedLength, Held, StartsCompared, held, held_between};
pub use dates::courses::{Course, Times, courses, ends};
pub use dates::dating::{DateGround, Dated, Dating, Elapsed, Run, Spread, Spreads, Start, StepDates, Sweep};
pub use dates::days::days;
pub use figures::Figure;
pub use measures::mean::Mean;
pub use measures::today::{days_of_reachable, days_of_today, ends_of_today, measures_of_today};
pub use measures::{Materials, Measures, Parties, Split, Tally};
pub use order::reason::{Keep, Procedure, Record};
pub use order::remaining::{PairTable, Remainder, Remaining};
pub use order::standing::StandingOrders;
pub use order::step_pairs::StepPairs;
pub use order::waste::Holding;
pub use outcome::{CriticalPaths, Evidence, FreeChange, ImplicitOrder, KeptWaste, NotOffered, Question, Reason, Wait};
pub use planned::{Planned, Price};
pub use ties::{ShownOrder, Tie, Ties};
pub use time::window::Window;

use both::both;
use dates::sweep;
use measures::path::Along;
use network::Node;
use network::reach::Reach;
use order::waste::Holdings;
use study::{Plans, Side, Study};
use time::axis::{Axis, Dates, Numbers};
use time::paths;
use worth::{changes, implicit, price, questions};

use crate::calendar::{Calendar, CalendarError, Moment};
use crate::model::{Counting, Process, StepId, Time};

/// The analysis of a process: everything that `analyze` says about it.
#[derive(Clone, Debug)]
pub struct Analysis {
    /// With all of today's order.
    pub today: Measures,
    /// As far as the record supports, without a new permission from anybody.
    pub reachable: Measures,
    /// With only the orders forced by law, safety, procedure and documents on
    /// file.
    pub floor: Measures,
    /// The steps that the limits run between.
    pub window: Window,
    /// The mean length, where not all cases take every step.
    pub mean: Option<Mean>,
    /// Today's schedule, one row for each step, in file order.
    pub steps: Vec<StepFacts>,
    /// The longest chains of today.
    pub critical_paths: CriticalPaths,
    /// The steps along today's critical path, in order: of tied ones the one
    /// whose days are in the measures.
    pub decisive: Vec<StepId>,
    /// The changes from today to reachable, in the order in which they are
    /// made: in sequence they add up to today − reachable.
    pub changes: Vec<Planned<FreeChange>>,
    /// The open questions, most days at stake first.
    pub questions: Vec<Question>,
    /// Wasted steps that are kept, in file order.
    pub kept_waste: Vec<KeptWaste>,
    /// The steps that follow the step above only by default.
    pub implicit_order: ImplicitOrder,
    /// Recorded orders that bind in reachable, with their price.
    pub not_offered: Vec<NotOffered>,
    /// The dates, where they are requested or needed.
    pub dates: Option<Dated>,
    /// The conditions of the figures besides the file.
    pub ground: DateGround,
}

/// One step in today's schedule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepFacts {
    /// Its length from its start, in the process's unit; `None` where it comes
    /// after the result and the calendar does not reach that far.
    pub length: Option<Time>,
    /// Earliest start.
    pub start: Time,
    /// Earliest finish.
    pub finish: Time,
    /// Latest start that does not delay the process.
    pub latest_start: Time,
    /// Latest finish that does not delay the process.
    pub latest_finish: Time,
    /// The smaller of start slack and finish slack.
    pub float: Time,
    /// The time by which the process would be shorter if the step took none.
    pub drag: Time,
    /// The steps it waits for, with the reasons on file.
    pub waits: Vec<Wait>,
    /// Start and finish in reachable; `None` where the step is removed.
    pub reachable: Option<(Time, Time)>,
    critical: bool,
    /// Its dates; `None` for a step after the result.
    pub dates: Option<StepDates>,
}

impl StepFacts {
    /// Returns whether the end depends on the step: it lies on a chain of tight
    /// orders that leads to the end. Then it has no float, unless days off on
    /// the calendar would absorb a delay.
    #[must_use]
    pub fn is_critical(&self) -> bool {
        self.critical
    }
}

impl Analysis {
    /// Analyzes a process. Near-linear in its steps and orders where its days
    /// can be computed by adding lengths; where they depend on dates, each
    /// change on a critical path costs a pass over the process.
    ///
    /// # Errors
    ///
    /// A date that is needed and that the calendar does not know.
    pub fn new(process: &Process, dating: &Dating) -> Result<Self, CalendarError> {
        let plans = Plans::of(process);
        let depends = process.depends_on_dates();
        let Some(wanted) = dating.start.or(depends.then_some(Start::Latest)) else {
            return Ok(Self::of(&Study::of(&plans, &Numbers), dating.ground()));
        };
        let line = dating.line(process)?;
        let (start, sweep) = sweep::choose(&plans, line, wanted)?;
        let axis = Dates::new(line, start, process.unit());
        let study = Study::of(&plans, &axis);
        if let Some(error) = axis.unanswered() {
            return Err(error);
        }
        // Working time alone can be added on the calendar, too.
        let numbers = adds_up(process).then(|| Study::of(&plans, &Numbers));
        let mut analysis = match &numbers {
            Some(numbers) => Self::of(numbers, dating.ground()),
            None => Self::of(&study, dating.ground()),
        };
        analysis.put_on(&study, sweep, &dating.calendar);
        Ok(analysis)
    }

    fn of<A: Axis>(study: &Study<'_, '_, A>, ground: DateGround) -> Self {
        let (axis, process) = (study.axis, study.process());
        let detours = axis.detours(study.reachable.network, &study.reachable.schedule);
        let mut reach = Reach::new(study.reachable.network);
        let waits_less = changes::that_wait_less(study, &mut reach);
        let changed = changes::changed_steps(study, &mut reach, &waits_less);
        let holdings = Holdings::of(process, &study.plans.gone);
        let window = Window::of(process, &study.today);
        let rest = || Self {
            today: study.today.measures(process, axis, &window),
            reachable: study.reachable.measures(process, axis, &window),
            floor: study.floor.measures(process, axis, &window),
            window,
            mean: Mean::of(process),
            steps: steps(study),
            critical_paths: paths::of(axis, &study.today, &study.plans.today.reduction),
            decisive: Along::of(process, axis, &study.today).steps(study.today.network),
            changes: Vec::new(),
            questions: questions::find_questions(study, &detours, &mut reach, &holdings),
            kept_waste: questions::kept_waste(study, &holdings),
            implicit_order: implicit::order(study),
            not_offered: price::not_offered(study, &detours),
            dates: None,
            ground,
        };
        let (changes, rest) = both(process, || changes::free_changes(study, changed), rest);
        Self { changes, ..rest }
    }

    /// Adds the dates.
    fn put_on(&mut self, study: &Study<'_, '_, Dates<'_>>, sweep: Option<Sweep>, calendar: &Calendar) {
        let axis = study.axis;
        let elapsed = |end: Moment| {
            let (working, calendar_days) = axis.elapsed(end);
            Elapsed { finish: end.date(), working, calendar_days }
        };
        let [today, reachable, floor] =
            [&study.today, &study.reachable, &study.floor].map(|side| elapsed(side.schedule.end));
        let told = sweep.iter().flat_map(Sweep::runs).map(|run| run.finish);
        let told = [today, reachable, floor].map(|elapsed| elapsed.finish).into_iter().chain(told);
        let provisional = told.filter(|finish| calendar.is_provisional(*finish)).map(|finish| finish.year() + 1).min();
        self.dates = Some(Dated { start: axis.origin().date(), today, reachable, floor, sweep, provisional });
        for (step, facts) in study.process().step_ids().zip(&mut self.steps) {
            let length = study.process().length(step);
            let days = |start, finish: Moment| (axis.first_day(start, length).min(finish.date()), finish.date());
            let on = |side: &Side<'_, Moment>| {
                let (start, finish) = side.start(step).zip(side.finish(step))?;
                Some(days(start, finish))
            };
            let (today, reachable) = (on(&study.today), on(&study.reachable));
            // A step after the result has no dates that the file would
            // determine.
            let on_the_way = study.process().step(step).clock != Counting::Afterwards;
            facts.dates = today.filter(|_| on_the_way).map(|(start, finish)| StepDates { start, finish, reachable });
        }
    }
}

fn steps<A: Axis>(study: &Study<'_, '_, A>) -> Vec<StepFacts> {
    let (axis, side) = (study.axis, &study.today);
    let (network, schedule) = (side.network, &side.schedule);
    let drags = axis.drags(network, schedule);
    let since_start = |point| axis.between(axis.origin(), point);
    let facts = |(step, node): (StepId, Node)| {
        let at = node.index();
        let reachable = study.reachable.start(step).zip(study.reachable.finish(step));
        StepFacts {
            length: side.own_length(study.process(), axis, node),
            start: since_start(schedule.start[at]),
            finish: since_start(schedule.finish[at]),
            latest_start: since_start(schedule.latest_start_of_step(network, node)),
            latest_finish: since_start(schedule.latest_finish[at]),
            float: schedule.float(axis, network, node),
            drag: drags[at],
            waits: study.plans.basis.record.waits(step),
            reachable: reachable.map(|(start, finish)| (since_start(start), since_start(finish))),
            critical: schedule.start_binds(node) || schedule.finish_binds(node),
            dates: None,
        }
    };
    let end = since_start(schedule.end);
    let reachable_end = since_start(study.reachable.schedule.end);
    let nodes = study.process().step_ids().filter_map(|step| Some((step, network.node_of(step)?)));
    nodes
        .map(|(step, node)| {
            let mut facts = facts((step, node));
            // It lies behind the end, on no path.
            if study.process().step(step).clock == Counting::Afterwards {
                (facts.start, facts.finish, facts.latest_start, facts.latest_finish) = (end, end, end, end);
                (facts.float, facts.drag, facts.critical) = (Time::ZERO, Time::ZERO, false);
                facts.reachable = facts.reachable.map(|_| (reachable_end, reachable_end));
            }
            facts
        })
        .collect()
}
