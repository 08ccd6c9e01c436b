//! Prints permits of levers.

use serde_yaml::Value;

use super::{Vocabulary, number, texts};
use crate::model::{Check, KeyGroup, Lever, Parameters, Permit};

impl Vocabulary {
    pub(super) fn may(self, may: &[(Lever, Permit)]) -> Value {
        let lever = |(lever, permit): &(Lever, Permit)| (Value::from(self.word(*lever)), self.permit(permit));
        Value::Mapping(may.iter().map(lever).collect())
    }

    fn permit(self, permit: &Permit) -> Value {
        let Parameters {
            days,
            with,
            tail,
            of,
            to,
            lag,
            papers,
            materials,
            check,
            signoffs,
            department,
            window,
            group,
            chance,
        } = &permit.parameters;
        let mut entries = self.entries(KeyGroup::Permit);
        entries.put("basis", permit.basis.as_str());
        entries.put_list("when", texts(&permit.when));
        entries.put_some("days", days.map(|time| self.duration(time)));
        entries.put_list("with", texts(with));
        entries.put_some("tail", tail.map(|time| self.duration(time)));
        entries.put_some("of", of.as_deref());
        entries.put_some("to", to.as_deref());
        entries.put_some("lag", lag.map(|time| self.duration(time)));
        entries.put_list("papers", texts(papers));
        entries.put_list("materials", texts(materials));
        entries.put_some("check", check.as_ref().map(|check| self.check(check)));
        entries.put_some("signoffs", *signoffs);
        entries.put_some("department", department.as_deref());
        entries.put_some("window", window.as_deref());
        entries.put_some("group", group.as_deref());
        entries.put_some("chance", chance.map(number));
        if entries.map.len() == 1 { Value::from(permit.basis.as_str()) } else { entries.value() }
    }

    fn check(self, check: &Check) -> Value {
        let mut entries = self.entries(KeyGroup::Check);
        entries.put_some("department", check.department.as_deref());
        entries.put_some("days", check.days.map(|time| self.duration(time)));
        entries.value()
    }
}
