//! The figures: measures, value, the schedule.

use super::Writer;
use crate::analysis::figures::{FIGURES, PARTIES};
use crate::analysis::{Figure, Measures, Tally};
use crate::model::{Decimal, Time};
use crate::report::analysis::department;
use crate::report::{Cell, Column, Glance, Table, figures};
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
            let [counted, suspended] = labels::clocks(self.has_limit());
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

    /// `None` where no step states its value.
    pub(in crate::report) fn value(&self) -> Option<Table> {
        let (today, reachable) = (self.analysis.today.value, self.analysis.reachable.value);
        let tallies = [
            (labels::ADDING, today.adding, reachable.adding),
            (labels::REQUIRED, today.required, reachable.required),
            (labels::WASTE, today.waste, reachable.waste),
            (labels::UNCLASSIFIED, today.unclassified, reachable.unclassified),
        ];
        if tallies[..3].iter().all(|(_, today, _)| today.steps == 0) {
            return None;
        }
        let row = |(label, today, reachable): &(Label, Tally, Tally)| {
            vec![
                (*label).into(),
                Cell::count(Some(today.steps)),
                self.days_if_known(today.days),
                Cell::count(Some(reachable.steps)),
                self.days_if_known(reachable.days),
            ]
        };
        Some(Table {
            title: labels::VALUE.into(),
            columns: vec![
                Column::words(labels::WORTH),
                Column::figures(labels::STEPS_TODAY).where_it_fits(),
                Column::figures(labels::DAYS_TODAY),
                Column::figures(labels::STEPS_REACHABLE).where_it_fits(),
                Column::figures(labels::DAYS_REACHABLE),
            ],
            rows: tallies.iter().filter(|(_, today, _)| today.steps > 0).map(row).collect(),
            glance: None,
        })
    }

    /// The whole schedule; for a first overview the chart is enough.
    pub(in crate::report) fn steps(&self) -> Table {
        let rows = self.process.step_ids().zip(&self.analysis.steps).map(|(id, facts)| {
            let responsible = department(self.process, id);
            vec![
                self.name(id),
                responsible.map_or(Cell::Empty, |name| Cell::Text(Text::verbatim(name))),
                self.stated(id, facts),
                Cell::Days(self.days(facts.start)),
                Cell::Days(self.days(facts.finish)),
                self.length(facts.float),
                self.length(facts.drag),
                Cell::Flag(facts.is_critical()),
                facts.reachable.map_or(labels::GONE.into(), |(start, _)| Cell::Days(self.days(start))),
                facts.reachable.map_or(Cell::Empty, |(_, finish)| Cell::Days(self.days(finish))),
            ]
        });
        Table {
            title: labels::STEP_TABLE.into(),
            columns: vec![
                Column::words(labels::STEP),
                Column::words(labels::DEPARTMENT).where_it_fits(),
                Column::figures(labels::DAYS),
                Column::figures(labels::START),
                Column::figures(labels::FINISH),
                Column::figures(labels::FLOAT),
                Column::figures(labels::DRAG),
                Column::words(labels::IS_CRITICAL),
                Column::figures(labels::START_REACHABLE).where_it_fits(),
                Column::figures(labels::FINISH_REACHABLE).where_it_fits(),
            ],
            rows: rows.collect(),
            glance: Some(Glance::default()),
        }
    }
}
