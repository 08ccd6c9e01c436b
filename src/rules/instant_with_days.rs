//! A step that is called instant and takes days.

use super::clocks::Extent;
use super::{Case, Group, Presets, Remark, Rule, Threshold, courses};
use crate::model::Place;
use crate::text::say;

pub(super) const RULE: Rule =
    Rule::new("instant-with-days", Group::Time, Presets::WARN, include_str!("instant_with_days.md"), judge)
        .with(&[DAYS]);

/// The most days for a step that is called instant.
const DAYS: Threshold = Threshold::days("days", Presets::all(1));

/// Words for a decision on the spot.
const WORDS: [&str; 8] = ["即办", "当场", "即时", "立等可取", "on the spot", "on-the-spot", "instant", "same-day"];
/// Words directly before that negate them.
const NOT: [&str; 5] = ["非", "不", "不能", "不可", "not "];

fn judge(case: &Case<'_>) -> Vec<Remark> {
    let Case { process, analysis, .. } = case;
    let whole = (process.name(), None);
    let steps = process.step_ids().map(|id| (process.step(id).name.as_str(), Some(id)));
    let mut remarks = Vec::new();
    for (name, step) in [whole].into_iter().chain(steps) {
        let Some(word) = promise(name) else { continue };
        let (takes, most, held, place) = match step {
            Some(id) => {
                let takes = Extent::of_step(process, id);
                let most = takes.most(case.duration(&DAYS));
                (takes, most, takes.held_to(most, case), Place::step(id.index()))
            }
            None => {
                let mut times = courses::inside(case);
                if times.is_empty() {
                    times.push(analysis.today.counted);
                }
                let takes = Extent::scheduled(process, times[0]);
                let most = takes.most(case.duration(&DAYS));
                (takes, most, courses::held(&times, most, case), Place::process().field("name"))
            }
        };
        remarks.extend(takes.remark(most, held, place, |place, (takes, takes_zh), _| {
            let message =
                say!("`{name}` is called `{word}` and takes {takes}", "「{name}」称「{word}」，时长却为 {takes_zh}");
            Remark::new(place, message).help(say!(
                "decide on the spot, or call it what it is: a case with a promised limit",
                "请当场办结，或如实归为承诺件"
            ))
        }));
    }
    remarks
}

/// The word in a name that promises an answer on the spot.
fn promise(name: &str) -> Option<&'static str> {
    let folded = name.to_lowercase();
    WORDS.iter().copied().find(|word| {
        folded.match_indices(word).any(|(at, _)| {
            let (before, behind) = (&folded[..at], &folded[at + word.len()..]);
            let alone = !word.is_ascii()
                || !(before.ends_with(char::is_alphanumeric) || behind.starts_with(char::is_alphanumeric));
            alone && !NOT.iter().any(|not| before.ends_with(not))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_takes_the_word_back_promises_nothing() {
        for name in ["设立登记（即办）", "当场登记", "Instant renewal", "Decision on the spot"] {
            assert!(promise(name).is_some(), "{name}");
        }
        for name in ["非即办事项", "不能当场办理的", "Instantiation", "Survey of the spot"] {
            assert_eq!(promise(name), None, "{name}");
        }
    }
}
