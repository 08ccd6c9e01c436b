//! A critical step that waits longer than it works.

use super::clocks::{Extent, Held};
use super::{Case, Group, Presets, Remark, Rule, Threshold};
use crate::model::{Kind, Place};
use crate::text::{Text, say};

pub(super) const RULE: Rule =
    Rule::new("long-wait", Group::Time, Presets::WARN, include_str!("long_wait.md"), judge).with(&[DAYS]);

/// The longest wait that is not reported.
const DAYS: Threshold = Threshold::days("days", Presets { national: 10, strict: 5, draft: 20 });

fn judge(case: &Case<'_>) -> Vec<Remark> {
    let Case { process, analysis, .. } = case;
    let mut remarks = Vec::new();
    for id in process.step_ids() {
        let step = process.step(id);
        if step.kind == Some(Kind::Publicity) || !analysis.steps[id.index()].is_critical() {
            continue;
        }
        let Some(work) = step.work.map(|work| Extent::stated(process, work)) else { continue };
        let wait = Wait { takes: Extent::of_step(process, id), work };
        let place = Place::step(id.index()).field("days");
        let most = wait.most(case);
        match (wait.is_longer_than_work(case), wait.is_longer_than(most, case)) {
            (Held::Within, _) | (_, Held::Within) => {}
            (Held::Undecided, _) | (_, Held::Undecided) => remarks.push(wait.reported().undecided(most, place)),
            (Held::Over, Held::Over) => {
                let message = wait.message(&step.name);
                remarks.push(Remark::new(place, message).over(wait.reported(), most).help(say!(
                    "find out what it waits for: a queue, a meeting that sits rarely, a signature",
                    "请查明在等什么：排队、例会，还是签批"
                )));
            }
        }
    }
    remarks
}

/// The time of a step besides the work in it: days, of which hours are worked,
/// may run on another clock than these, and then they can only be compared on
/// dates.
#[derive(Clone, Copy)]
struct Wait<'p> {
    takes: Extent<'p>,
    work: Extent<'p>,
}

impl<'p> Wait<'p> {
    /// The wait, where it is a length on one clock.
    fn length(self) -> Option<Extent<'p>> {
        self.takes.less(self.work)
    }

    /// The length to report: the whole of the step where the wait is not a
    /// length.
    fn reported(self) -> Extent<'p> {
        self.length().unwrap_or(self.takes)
    }

    /// The threshold, with bare days on the clock of the wait, else of the
    /// work.
    fn most(self, case: &Case<'_>) -> Extent<'p> {
        self.length().unwrap_or(self.work).most(case.duration(&DAYS))
    }

    fn is_longer_than_work(self, case: &Case<'_>) -> Held {
        match self.length() {
            Some(wait) => wait.held_to(self.work, case),
            None => self.takes.held_to_figure(self.work.and(self.work), case),
        }
    }

    fn is_longer_than(self, most: Extent<'p>, case: &Case<'_>) -> Held {
        match (self.length(), self.takes.less(most)) {
            (Some(wait), _) => wait.held_to(most, case),
            (None, Some(rest)) => rest.held_to_figure(self.work, case),
            (None, None) => self.takes.held_to_figure(self.work.and(most), case),
        }
    }

    fn message(self, name: &str) -> Text {
        let (takes, takes_zh) = self.takes.words();
        match self.length() {
            Some(wait) => {
                let (waits, waits_zh) = wait.words();
                say!(
                    "`{name}` is critical and waits {waits} of its {takes}",
                    "关键环节「{name}」时长 {takes_zh}，其中 {waits_zh}在等待"
                )
            }
            None => {
                let (works, works_zh) = self.work.words();
                say!(
                    "`{name}` is critical and takes {takes}, {works} of them work",
                    "关键环节「{name}」时长 {takes_zh}，其中办理只有 {works_zh}"
                )
            }
        }
    }
}
