//! A process as the oracle drew it, with its schedule as the oracle computed it, and what the pages ask of them.

use serde_json::Value;

use crate::oracle::brute::without_dates;
use crate::oracle::model::{Actor, Kind, Need, Process, Relation, Step, Tenths};

/// A process with what the oracle computed of it.
pub struct Reading<'p> {
    pub process: &'p Process,
    pub steps: &'p [Step],
    pub document: Value,
}

impl Reading<'_> {
    pub fn tenths(value: &Value) -> Tenths {
        (value.as_f64().unwrap() * 10.0).round() as Tenths
    }

    pub fn start(&self, at: usize) -> Tenths {
        Self::tenths(&self.document["steps"][at]["start"])
    }

    pub fn finish(&self, at: usize) -> Tenths {
        Self::tenths(&self.document["steps"][at]["finish"])
    }

    pub fn is_critical(&self, at: usize) -> bool {
        self.document["steps"][at]["critical"] == true
    }

    pub fn at(&self, id: &Value) -> usize {
        self.steps.iter().position(|step| step.id == id.as_str().unwrap()).unwrap()
    }

    pub fn all(list: &Value) -> &[Value] {
        list.as_array().unwrap()
    }

    pub fn matter(&self, at: usize) -> Option<&str> {
        let step = &self.steps[at];
        step.matters().first().copied()
    }

    pub fn of_kind(&self, kind: Kind) -> Vec<usize> {
        (0..self.steps.len()).filter(|at| self.steps[*at].kind == Some(kind)).collect()
    }

    pub fn is_office(&self, at: usize) -> bool {
        self.steps[at].actor == Actor::Agency
    }

    /// Of a kind the last of one's own matter that is done before one starts, else the only one.
    pub fn begins(&self, at: usize, kind: Kind) -> Option<usize> {
        let done: Vec<usize> = self
            .of_kind(kind)
            .into_iter()
            .filter(|other| *other != at && self.finish(*other) <= self.start(at))
            .collect();
        let own = done
            .iter()
            .copied()
            .filter(|other| self.matter(*other).is_some() && self.matter(*other) == self.matter(at));
        let only = done.first().copied().filter(|_| self.of_kind(kind).len() == 1);
        own.max_by_key(|other| self.finish(*other)).or(only)
    }

    /// The time inside the limit if that ran between the ends of these.
    pub fn inside(&self, from: usize, to: usize) -> Tenths {
        let mut process = self.process.clone();
        (process.limits.from, process.limits.to) = (Some(self.steps[from].id.clone()), Some(self.steps[to].id.clone()));
        Self::tenths(&without_dates(&process)["limits"]["inside"])
    }

    /// Who asks the applicant for what, and how: an office that needs it, or the applicant who hands it in, "at a step
    /// of kind `submit`, or under `papers`".
    pub fn askings(&self) -> Vec<(usize, &str, Need)> {
        let given =
            |material: &str| self.steps.iter().any(|step| step.products().iter().any(|paper| paper == material));
        let asking = self.steps.iter().enumerate().filter(|(_, step)| {
            let hands_in = step.kind == Some(Kind::Submit) || step.papers.is_some();
            step.actor == Actor::Agency || step.actor == Actor::Applicant && hands_in
        });
        let needs = asking.flat_map(|(at, step)| step.asks().map(move |(material, need)| (at, material, need)));
        needs.filter(|(_, material, need)| *need != Need::Optional && !given(material)).collect()
    }

    /// What a step waits for from finish to start, with whether an entry says only that.
    pub fn before(&self, at: usize) -> Vec<(usize, bool)> {
        let step = &self.steps[at];
        let mut before = Vec::new();
        match &step.after {
            None => before.extend(at.checked_sub(1).map(|above| (above, false))),
            Some(entries) => {
                for entry in entries.iter().filter(|entry| entry.relation == Relation::FinishStart) {
                    let plain = entry.because.is_none() && entry.lag.tenths == 0;
                    before.push((self.at(&Value::from(entry.step.as_str())), plain));
                }
            }
        }
        for (material, _) in step.asks().filter(|(_, need)| *need == Need::Required) {
            let giver = self.steps.iter().position(|other| other.products().iter().any(|paper| paper == material));
            before.extend(giver.map(|giver| (giver, false)));
        }
        before
    }

    pub fn follows(&self, at: usize, other: usize) -> bool {
        self.before(at).into_iter().any(|(before, _)| before == other || self.follows(before, other))
    }

    pub fn waits_by_law(&self, at: usize) -> impl Iterator<Item = usize> {
        let waits = Self::all(&self.document["steps"][at]["after"]).iter();
        let demanded = |wait: &&Value| ["law", "safety", "nature"].iter().any(|reason| wait["reason"] == *reason);
        waits.filter(demanded).map(|wait| self.at(&wait["step"]))
    }
}
