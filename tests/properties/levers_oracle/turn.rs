//! An option at its turn: what each lever does to its steps.

use serde_yaml::Value;

use super::file::{File, Minutes, names, words};
use super::make::Made;
use super::options::Opt;
use super::order::source;
use super::{lifts, merged};

impl Made<'_> {
    /// Makes an option; false where nothing changes by it.
    pub fn at_its_turn(&mut self, opt: &Opt) -> bool {
        // Of waste that goes nothing is left to change; a form is handed in where somebody stays.
        if opt.is("single-form") && !opt.steps.iter().any(|&v| self.removed[v]) {
            return self.one_form(opt);
        }
        if opt.lever.is_none() && !opt.papers.is_empty() {
            let stays = !opt.steps.iter().any(|&v| self.removed[v]);
            return stays && self.not_needed(source(self.file, &opt.papers[0]).unwrap());
        }
        if opt.steps.iter().any(|&v| self.gone[v]) {
            return false;
        }
        // A step becomes part of one other.
        if opt.merges() && opt.steps.iter().any(|v| self.together.iter().flatten().any(|other| other == v)) {
            return false;
        }
        let v = opt.steps[0];
        match opt.lever {
            Some("area-assessment" | "commit" | "instant" | "filing" | "cap" | "delegate") => self.shorter(opt),
            Some("on-demand") => std::mem::take(&mut self.now[v].every) > 0,
            Some("online") => {
                let other = !self.now[v].online || self.now[v].counts[0] > 0;
                (self.now[v].online, self.now[v].counts[0]) = (true, 0);
                other
            }
            Some("flatten") => {
                let left = opt.says("signoffs").as_u64().unwrap_or(2).try_into().unwrap();
                let fewer = self.now[v].counts[2] > left;
                self.now[v].counts[2] = self.now[v].counts[2].min(left);
                let shorter = self.at_most(v, duration(self.file, opt, "days"));
                fewer || shorter
            }
            Some("assist") => true,
            Some("merge" | "joint" | "single-window") => merged::take_together(self, opt),
            Some("single-form") => self.one_form(opt),
            _ => lifts::lift(self, opt),
        }
    }

    /// "Two levers that set days: the least holds"; "nor do they fall below `limit.min`".
    pub fn at_most(&mut self, v: usize, days: Option<Minutes>) -> bool {
        let now = &mut self.now[v];
        let then = days.map_or(now.days, |days| days.max(now.least).min(now.days));
        std::mem::replace(&mut now.days, then) != then
    }

    fn shorter(&mut self, opt: &Opt) -> bool {
        let v = opt.steps[0];
        let said = duration(self.file, opt, "days");
        let day = self.file.line().day();
        let days = match opt.lever {
            Some("commit" | "filing") => said.or(Some(day)),
            Some("instant") => said.or(Some(0)),
            Some("cap") => said.or(self.file.more[v].limit),
            _ => said,
        };
        let mut other = self.at_most(v, days);
        match opt.lever {
            Some("commit") => {
                self.commit(v);
                other = true;
            }
            Some("instant") => {
                other |= self.now[v].counts[0] > 1;
                self.now[v].counts[0] = self.now[v].counts[0].min(1);
            }
            Some("delegate") => {
                if let Some(department) = words(opt.says("department")) {
                    other |= self.now[v].department.as_ref() != Some(&department);
                    // "one asking for each matter (`item`, else department, else the step itself)"; who does it now
                    // makes no other matter of it.
                    let step = &self.file.steps()[v];
                    if step.items.is_empty() && step.department.is_none() {
                        self.now[v].matters = vec![department.clone()];
                    }
                    self.now[v].department = Some(department);
                }
            }
            _ => {}
        }
        other
    }
}

/// What an option says under a key, as a duration.
pub fn duration(file: &File, opt: &Opt, key: &str) -> Option<Minutes> {
    let value: &Value = opt.says(key);
    super::file::length(value).map(|length| file.minutes(length))
}

/// The steps that an option names under a key.
pub fn places(file: &File, opt: &Opt, key: &str) -> Vec<usize> {
    names(opt.says(key)).iter().filter_map(|name| file.place(name)).collect()
}
