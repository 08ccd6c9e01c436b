//! The figures: measures, value, the schedule.

use super::Writer;
use crate::analysis::figures::{FIGURES, PARTIES};
use crate::analysis::{Figure, Measures, Tally};
use crate::model::{Decimal, Time};
use crate::report::analysis::department;
use crate::report::{Cell, Column, Glance, Table, figures, table};
use crate::text::Text;
use crate::text::labels;
use crate::text::labels::Label;

impl Writer<'_> {
    pub(in crate::report) fn measures(&self) -> Table {
        let scenarios = self.scenarios();
        let row = |label: Label, of: &dyn Fn(&Measures) -> Cell| {
            let [today, reachable, floor] = scenarios.map(of);
            let growth = Cell::growth(&today, &reachable);
            vec![label.into(), today, reachable, growth, floor]
        };
        let time = |of: fn(&Measures) -> Time| move |measures: &Measures| Cell::Days(self.days(of(measures)));
        let mut rows = vec![row(labels::days_of(self.process.unit()), &time(|measures| measures.days))];
        let on_dates = self.measures_on_dates().into_iter();
        rows.extend(on_dates.map(|(label, [today, reachable, floor])| {
            let growth = Cell::growth(&today, &reachable);
            vec![label.into(), today, reachable, growth, floor]
        }));
        if self.suspends() {
            let [counted, suspended] = labels::clocks(self.is_limit_whole());
            rows.push(row(counted, &time(|measures| measures.counted)));
            rows.push(row(suspended, &time(|measures| measures.suspended)));
        }
        rows.extend(self.parties(row));
        let cell = |figure: &Figure, measures: &Measures| figures::cell(figure, measures, self.process.day());
        let is_known = |figure: &Figure| scenarios.iter().any(|measures| cell(figure, measures) != Cell::Unknown);
        let shown = FIGURES.into_iter().filter(|figure| figure.in_analysis.where_known(is_known(figure)));
        rows.extend(shown.map(|figure| row(figures::label(figure), &|measures| cell(figure, measures))));
        Table {
            title: labels::MEASURES.into(),
            columns: vec![
                Column::words(labels::MEASURE),
                Column::figures(labels::TODAY),
                Column::figures(labels::REACHABLE),
                Column::figures(labels::CHANGE).where_it_fits(),
                Column::figures(labels::FLOOR),
            ],
            rows,
            glance: None,
        }
    }

    /// The days by party, where not all of them are the administration's.
    fn parties(&self, row: impl Fn(Label, &dyn Fn(&Measures) -> Cell) -> Vec<Cell>) -> Vec<Vec<Cell>> {
        let cell = |figure: &Figure, measures: &Measures| figures::cell(figure, measures, self.process.day());
        let none = Cell::Decimal(Decimal::ZERO);
        let occurs = |figure: &Figure| self.scenarios().iter().any(|measures| cell(figure, measures) != none);
        let occurring: Vec<usize> = (0..PARTIES.len()).filter(|at| occurs(PARTIES[*at])).collect();
        if occurring == [0] {
            return Vec::new();
        }
        let party = |at: usize| row(figures::label(PARTIES[at]), &|measures| cell(PARTIES[at], measures));
        occurring.into_iter().map(party).collect()
    }

    /// The steps by value, today and in reachable, where there are any today.
    pub(in crate::report) fn tallies(&self) -> Vec<(Label, Tally, Tally)> {
        let (today, reachable) = (self.analysis.today.value, self.analysis.reachable.value);
        let tallies = [
            (labels::ADDING, today.adding, reachable.adding),
            (labels::REQUIRED, today.required, reachable.required),
            (labels::WASTE, today.waste, reachable.waste),
            (labels::UNCLASSIFIED, today.unclassified, reachable.unclassified),
        ];
        tallies.into_iter().filter(|(_, today, _)| today.steps > 0).collect()
    }

    /// `None` where no step states its value.
    pub(in crate::report) fn value(&self) -> Option<Table> {
        let rows = self.tallies();
        if rows.iter().all(|(label, ..)| *label == labels::UNCLASSIFIED) {
            return None;
        }
        Some(table!(labels::VALUE, rows, |(label, today, reachable)| [
            (Column::words(labels::WORTH), label),
            (Column::figures(labels::STEPS_TODAY).where_it_fits(), Cell::count(Some(today.steps))),
            (Column::figures(labels::DAYS_TODAY), self.days_if_known(today.days)),
            (Column::figures(labels::STEPS_REACHABLE).where_it_fits(), Cell::count(Some(reachable.steps))),
            (Column::figures(labels::DAYS_REACHABLE), self.days_if_known(reachable.days)),
        ]))
    }

    /// The whole schedule; for a first overview the chart is enough.
    pub(in crate::report) fn steps(&self) -> Table {
        let steps = self.process.step_ids().zip(&self.analysis.steps);
        let department = |id| department(self.process, id).map_or(Cell::Empty, |name| Text::verbatim(name).into());
        let start = |span: Option<(Time, Time)>| span.map_or(labels::GONE.into(), |(at, _)| Cell::Days(self.days(at)));
        let finish = |span: Option<(Time, Time)>| span.map_or(Cell::Empty, |(_, at)| Cell::Days(self.days(at)));
        table!(
            labels::STEP_TABLE,
            steps,
            |(id, facts)| [
                (Column::words(labels::STEP), self.name(id)),
                (Column::words(labels::DEPARTMENT).where_it_fits(), department(id)),
                (Column::figures(labels::DAYS), self.stated(id, facts)),
                (Column::figures(labels::START), Cell::Days(self.days(facts.start))),
                (Column::figures(labels::FINISH), Cell::Days(self.days(facts.finish))),
                (Column::figures(labels::FLOAT), self.length(facts.float)),
                (Column::figures(labels::DRAG), self.length(facts.drag)),
                (Column::words(labels::IS_CRITICAL), Cell::Flag(facts.is_critical())),
                (Column::figures(labels::START_REACHABLE).where_it_fits(), start(facts.reachable)),
                (Column::figures(labels::FINISH_REACHABLE).where_it_fits(), finish(facts.reachable)),
            ],
            Some(Glance::default()),
        )
    }
}
