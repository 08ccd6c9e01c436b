//! A guide with cases is, case by case, what each would be as a file of its own.

mod differing;
mod drawn;
mod goals;
mod guide;
mod left;
mod proposed;

use proptest::prelude::*;
use reengineer::analysis::{Analysis, Dating};
use reengineer::rules::{self, Case, Settings};
use reengineer::text::Lang;
use serde_json::Value;

pub use self::left::left;
use crate::oracle::generate::process;
use crate::oracle::model::{Need, Process, Tenths};
use crate::program::{analyze, analyze_with, config, read};

/// A guide of two cases: the process as a file, for each step the cases that take it, and other days in the second.
#[derive(Clone, Debug)]
struct Guide {
    process: Process,
    taken: [Vec<bool>; 2],
    days: Vec<Option<Tenths>>,
    /// Which papers from outside are asked for in the first case only.
    first_only: Vec<bool>,
}

const CASES: [&str; 2] = ["新办", "延续"];

fn guide() -> impl Strategy<Value = Guide> {
    let marks = || proptest::collection::vec((0..6_u8, any::<bool>(), 0..4_u8), 10);
    (process(1..=10), marks()).prop_map(|(mut process, marks)| {
        let count = process.steps.len();
        let taken = [0, 1].map(|case: u8| (0..count).map(|v| marks[v].0 != case || v == 0).collect::<Vec<bool>>());
        // A case asks only for what somebody gives in it, or what is declared.
        let givers: Vec<(String, usize)> = (0..count)
            .flat_map(|at| process.steps[at].products().iter().map(move |name| (name.clone(), at)).collect::<Vec<_>>())
            .collect();
        for v in 0..count {
            let fits = |name: &String| {
                let giver = givers.iter().find(|(known, _)| known == name).map(|(_, at)| *at);
                giver.is_none_or(|at| taken.iter().all(|case| !case[v] || case[at]))
            };
            let step = &mut process.steps[v];
            step.needs.iter_mut().chain(&mut step.papers).for_each(|list| list.retain(|(name, _)| fits(name)));
        }
        let in_both = |id: &Option<String>| {
            let at = id.as_ref().and_then(|id| process.steps.iter().position(|step| step.id == *id));
            at.is_some_and(|at| taken.iter().all(|case| case[at]))
        };
        let (from, to) = (in_both(&process.limits.from), in_both(&process.limits.to));
        process.limits.from = process.limits.from.filter(|_| from);
        process.limits.to = process.limits.to.filter(|_| to);
        let other = |v: usize| (marks[v].1 && process.steps[v].work.is_none()).then(|| 10 * Tenths::from(marks[v].2));
        let days = (0..count).map(other).collect();
        let first_only = (0..count).map(|v| marks[v].2 == 0).collect();
        Guide { days, taken, first_only, process }
    })
}

impl Guide {
    fn yaml(&self) -> String {
        let mut lines: Vec<String> = Vec::new();
        let mut at = None;
        for line in self.process.yaml().lines() {
            let first = line.starts_with("  - ");
            if first {
                at = Some(at.map_or(0, |at: usize| at + 1));
            }
            match at.filter(|at| self.first_only[*at]) {
                Some(_) if line.starts_with("    needs:") || line.starts_with("    papers:") => {
                    let required = ["[\"申请表\"", " \"申请表\""]
                        .into_iter()
                        .find(|text| line.contains(text) && !line.contains("material: \"申请表\""));
                    let marked = |text: &str| {
                        let (before, _) = text.split_at(1);
                        line.replace(text, &format!("{before}{{material: 申请表, when: [新办]}}"))
                    };
                    lines.push(required.map_or(line.to_owned(), marked));
                }
                _ => lines.push(line.to_owned()),
            }
            let Some(at) = at.filter(|_| first) else { continue };
            let when: Vec<&str> = (0..2).filter(|case| self.taken[*case][at]).map(|case| CASES[case]).collect();
            if when.len() < 2 {
                lines.push(format!("    when: [{}]", when.join(", ")));
            }
            if let Some(days) = self.days[at].filter(|_| self.taken[1][at]) {
                lines.push(format!("    by_case: {{延续: {{days: {}}}}}", days / 10));
            }
        }
        lines.insert(2, "cases: [新办, 延续]\njurisdiction: cn".to_owned());
        lines.join("\n") + "\n"
    }

    /// One case as a file of its own.
    fn alone(&self, case: usize) -> Option<Process> {
        let mut process = self.process.clone();
        for (at, step) in process.steps.iter_mut().enumerate().filter(|_| case == 1) {
            step.days = self.days[at].map_or(step.days, Into::into);
            let stays =
                |entry: &(String, Need)| !(self.first_only[at] && entry == &("申请表".to_owned(), Need::Required));
            step.needs.iter_mut().chain(&mut step.papers).for_each(|list| list.retain(stays));
        }
        left(&process, &self.taken[case])
    }
}

/// What the rules say: which, of which step, in which words.
fn findings(process: &reengineer::model::Process) -> Vec<(String, Option<String>, String)> {
    let (dating, settings) = (Dating::default(), Settings::default());
    let analysis = Analysis::new(process, &dating).unwrap();
    let judged = rules::judge(&Case::new(process, &analysis, &settings, &dating)).findings;
    let step = |at: usize| process.steps()[at].id.clone();
    let told = judged.into_iter().map(|finding| {
        let about = finding.place.step_position().map(step);
        (finding.code.to_owned(), about, finding.message.in_lang(Lang::English).to_owned())
    });
    told.collect()
}

pub fn figures(mut document: Value) -> Value {
    for key in ["case", "cases", "definition"] {
        document[key] = Value::Null;
    }
    document
}

proptest! {
    #![proptest_config(config(512))]

    #[test]
    fn a_guide_is_case_by_case_what_each_case_is_as_a_file(guide in guide()) {
        let yaml = guide.yaml();
        let whole = read(&yaml);
        for (case, name) in CASES.iter().enumerate() {
            let Some(alone) = guide.alone(case) else { continue };
            // By default it is told from the names of the whole file.
            let single = format!("jurisdiction: cn\n{}", alone.yaml());
            let (code, of_case) = analyze_with(&yaml, &["--case", name]);
            prop_assert_eq!(code, 0);
            let (of_case, of_file) = (figures(of_case), figures(analyze(&single)));
            for key in of_file.as_object().unwrap().keys() {
                prop_assert_eq!(&of_case[key], &of_file[key], "{} of {}\n{}\n{}", key, name, yaml, single);
            }
            let found = [findings(&whole.variants()[case].process), findings(&read(&single))];
            prop_assert_eq!(&found[0], &found[1], "{}\n{}\n{}", name, yaml, single);
        }
    }
}
