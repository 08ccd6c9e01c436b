//! The figures for people.

use crate::analysis::figures::{CountedIn, FIGURES, Figure};
use crate::analysis::{Elapsed, Measures};
use crate::model::{Clock, Process, Time};
use crate::report::Cell;
use crate::text::labels::Label;

/// The name of a figure.
pub(in crate::report) fn label(figure: &Figure) -> Label {
    let [english, chinese] = figure.names();
    Label::new(english, chinese)
}

/// The value, in days of the given length.
pub(in crate::report) fn cell(figure: &Figure, measures: &Measures, day: Time) -> Cell {
    let known = match figure.of {
        CountedIn::Time(of) => of(measures).map(|time| Cell::Days(time.in_days(day))),
        CountedIn::Days(of) => Some(Cell::Decimal(of(measures, day))),
        CountedIn::Count(of) => of(measures).map(Cell::Number),
        CountedIn::Money(of) => of(measures).map(Cell::Money),
        CountedIn::Share(of) => of(measures).map(Cell::Share),
    };
    known.unwrap_or(Cell::Unknown)
}

/// The facts of a headline, before and after, without those that are only known
/// later.
pub(in crate::report) fn facts(before: &Measures, after: &Measures, day: Time) -> Vec<(Label, Cell)> {
    let all = FIGURES.into_iter().map(|figure| (figure, cell(figure, before, day), cell(figure, after, day)));
    let listed = all.filter(|(figure, before, _)| figure.in_headline.where_known(*before != Cell::Unknown));
    listed.map(|(figure, before, after)| (label(figure), change(before, after))).collect()
}

/// The time until an end, on a clock.
pub(in crate::report) fn elapsed(process: &Process, elapsed: Elapsed, clock: Clock) -> Cell {
    match clock {
        Clock::Calendar => Cell::Number(u64::try_from(elapsed.calendar_days).expect("nothing ends before it begins")),
        Clock::Working => Cell::Days(elapsed.working.in_days(process.workday())),
    }
}

/// One value before, another after.
pub(in crate::report) fn change(before: Cell, after: Cell) -> Cell {
    Cell::Change(Box::new(before), Box::new(after))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use serde_json::Value;

    use super::*;
    use crate::analysis::{Analysis, Dating};
    use crate::glossary::TERMS;
    use crate::model::{Decimal, Draft, DraftStep, Duration, DurationUnit, ThreePoint};
    use crate::report::analysis::contract::Figures;
    use crate::report::analysis::figures as documented;
    use crate::report::exact::Exact;

    /// The number for a figure in a document.
    fn exact(figure: &Figure, measures: &Measures, day: Time) -> Value {
        let number = match figure.of {
            CountedIn::Time(of) => of(measures).map(|time| time.in_days(day).decimal()),
            CountedIn::Days(of) => Some(of(measures, day)),
            CountedIn::Count(of) => of(measures).map(Decimal::count),
            CountedIn::Money(of) | CountedIn::Share(of) => of(measures),
        };
        serde_json::to_value(number.map(Exact)).unwrap()
    }

    fn leaves(value: &Value, path: &str, found: &mut BTreeSet<String>) {
        match value.as_object() {
            None => drop(found.insert(path.to_owned())),
            Some(keys) => keys.iter().for_each(|(key, value)| {
                let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                leaves(value, &path, found);
            }),
        }
    }

    #[test]
    fn the_document_has_every_figure_under_its_key_and_nothing_else() {
        let step = |name: &str| {
            let days = Duration { amount: Decimal::from(2), unit: DurationUnit::Process };
            DraftStep { fee: Some(Decimal::from(7)), ..DraftStep::bare(name.into(), name.into(), ThreePoint::of(days)) }
        };
        let draft = Draft { id: "p".into(), steps: vec![step("a"), step("b")], ..Draft::default() };
        let process = Process::new(draft).unwrap();
        let analysis = Analysis::new(&process, &Dating::default()).unwrap();
        let document: Figures = documented(&process, &analysis.today);
        let document = serde_json::to_value(document).unwrap();
        for figure in FIGURES {
            let value = document.pointer(&format!("/{}", figure.key.replace('.', "/")));
            assert_eq!(value, Some(&exact(figure, &analysis.today, process.day())), "{}", figure.key);
        }
        let mut keys = BTreeSet::new();
        leaves(&document, "", &mut keys);
        // The value of the steps has a table of its own.
        keys.retain(|key| !key.starts_with("value."));
        assert_eq!(keys, FIGURES.into_iter().map(|figure| figure.key.to_owned()).collect());
    }

    #[test]
    fn every_figure_has_names_of_its_own_and_its_term_a_page() {
        let names: BTreeSet<[&str; 2]> = FIGURES.into_iter().map(Figure::names).collect();
        assert_eq!(names.len(), FIGURES.len());
        assert!(names.iter().flatten().all(|name| !name.is_empty()));
        for term in FIGURES.into_iter().filter_map(|figure| figure.term) {
            assert!(TERMS.iter().any(|known| known.names.contains(&term)), "{term}");
        }
    }
}
