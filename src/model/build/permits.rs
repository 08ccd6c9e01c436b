//! Checks permits of levers: the steps and departments that they name exist,
//! and no value exceeds today's.

use super::Builder;
use crate::model::decimal::Decimal;
use crate::model::defect::Problem;
use crate::model::draft::DraftStep;
use crate::model::duration::Duration;
use crate::model::permit::Permit;
use crate::model::place::Place;
use crate::model::vocabulary::{Lever, Spelled};

impl Builder {
    /// The permits with every step in them referred to by its id.
    pub(super) fn may(&mut self, may: &[(Lever, Permit)], place: &impl Fn() -> Place) -> Vec<(Lever, Permit)> {
        may.iter().map(|(lever, permit)| (*lever, self.permit(*lever, permit, place))).collect()
    }

    fn permit(&mut self, lever: Lever, permit: &Permit, place: &impl Fn() -> Place) -> Permit {
        let mut permit = permit.clone();
        let inner = |key: &'static str| place().name(lever.english()).field(key);
        self.when(&permit.when, || inner("when"));
        let parameters = &mut permit.parameters;
        let called = |builder: &mut Self, name: &mut String, key: &'static str| {
            if let Some(id) = builder.step(name, || inner(key)) {
                builder.ids[id.index()].clone_into(name);
            }
        };
        parameters.with.iter_mut().for_each(|name| called(self, name, "with"));
        parameters.of.iter_mut().for_each(|name| called(self, name, "of"));
        parameters.to.iter_mut().for_each(|name| called(self, name, "to"));
        let of_check = parameters.check.as_ref().and_then(|check| check.department.as_ref());
        for (name, key) in [(&parameters.department, "department"), (&parameters.window, "window")] {
            name.as_ref().and_then(|name| self.department_of_permit(name, || inner(key)));
        }
        of_check.and_then(|name| self.department_of_permit(name, || inner("check").field("department")));
        let days = [
            (parameters.days, "days"),
            (parameters.tail, "tail"),
            (parameters.lag, "lag"),
            (parameters.check.as_ref().and_then(|check| check.days), "check"),
        ];
        for (days, key) in days {
            self.stated(days, || inner(key));
        }
        permit
    }

    /// A department that only a permit names does not belong to the process
    /// yet.
    fn department_of_permit(&mut self, name: &str, place: impl Fn() -> Place) -> Option<()> {
        if self.departments_declared && !self.by_department.contains_key(name) {
            let suggestion = self.suggest(name, self.by_department.keys());
            self.report(place(), Problem::UnknownDepartment { name: name.to_owned(), suggestion });
        }
        Some(())
    }

    /// Checks that no permit sets a value of the step above today's. The time
    /// that several steps take together is not comparable.
    pub(super) fn not_above_today(&mut self, at: usize, step: &DraftStep) {
        for (lever, permit) in &step.may {
            let place = |key: &'static str| Place::step(at).field("may").name(lever.english()).field(key);
            let parameters = &permit.parameters;
            let together = matches!(lever, Lever::Merge | Lever::Joint);
            if let Some(days) = parameters.days.filter(|days| !together && self.is_longer(*days, step.days.likely)) {
                let (value, today) = (days.to_string(), step.days.likely.to_string());
                self.report(place("days"), Problem::AboveToday { value, today });
            }
            if let (Some(most), Some(today)) = (parameters.signoffs, step.signoffs)
                && most > today
            {
                let (value, today) = (most.to_string(), today.to_string());
                self.report(place("signoffs"), Problem::AboveToday { value, today });
            }
            let returned = step.rework.as_ref().map(|rework| rework.chance);
            if let (Some(chance), Some(today)) = (parameters.chance, returned)
                && chance > today
            {
                let share = |share: Decimal| share.to_string();
                self.report(place("chance"), Problem::AboveToday { value: share(chance), today: share(today) });
            }
        }
    }

    /// Returns whether one duration is longer than another on the same clock.
    fn is_longer(&self, one: Duration, other: Duration) -> bool {
        let [one, other] = [one, other].map(|duration| duration.on_its_clock(self.unit, self.workday));
        let comparable = one.clock() == other.clock() || other.is_zero();
        comparable && one.in_months().is_some() == other.in_months().is_some() && one.time() > other.time()
    }
}
