//! Gates: conditions that a change must not break.

use clap::ValueEnum;

use crate::analysis::Measures;
use crate::cli::ending::Refused;
use crate::cli::session::{Exit, Session};
use crate::diff::Diff;
use crate::model::Decimal;
use crate::report::diff::contract::GateOfDiff;
use crate::report::diff::say as words;
use crate::report::diff::{LeftOutOf, Only, Pair};
use crate::text::say;

// A condition that fails a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Gate {
    #[value(help = say!("More days", "天数增加"))]
    Slower,
    #[value(help = say!("More steps", "环节增加"))]
    MoreSteps,
    #[value(help = say!("More materials asked of the applicant", "向申请人要的材料增加"))]
    MoreMaterials,
    #[value(help = say!("More visits", "跑动增加"))]
    MoreVisits,
    #[value(help = say!("A saving on paper", "纸面上的节省"))]
    PaperSaving,
    #[value(help = say!("A published figure that does not follow", "公布的数字与流程表不符"))]
    Claim,
    #[value(help = say!("A definition that is gone", "流程表已不存在"))]
    Gone,
    #[value(help = say!("A definition that one side leaves out", "一侧略去了流程表"))]
    LeftOut,
    #[value(help = say!("Any of these", "以上任一"))]
    Any,
}

/// The tolerated increase of days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::cli) enum Increase {
    /// A number of days.
    Days(Decimal),
    /// A percentage of the days before.
    PerCent(Decimal),
}

/// The judgement of the gates on a pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::cli) enum Judgement {
    /// None is broken.
    Passed,
    /// At least one is.
    Broken,
    /// At least one cannot be judged.
    Untold,
}

impl Judgement {
    /// The outcome of a run in which it is the worst.
    pub const fn exit(self) -> Exit {
        match self {
            Self::Passed => Exit::Fine,
            Self::Broken => Exit::Wanting,
            Self::Untold => Exit::Undone,
        }
    }

    /// Its name in documents.
    const fn name(self) -> &'static str {
        match self {
            Self::Passed => "passed",
            Self::Broken => "broken",
            Self::Untold => "untold",
        }
    }
}

/// The name of the gate on the tolerated increase.
const MAX_DAYS_INCREASE: &str = "max-days-increase";

/// Reads `2` or `10%`.
pub(in crate::cli) fn increase(text: &str) -> Result<Increase, Refused> {
    let number = |text: &str| Decimal::parse(text.trim()).filter(|number| *number >= Decimal::ZERO);
    let read = match text.trim().strip_suffix(['%', '％']) {
        Some(share) => number(share).map(Increase::PerCent),
        None => number(text).map(Increase::Days),
    };
    read.ok_or_else(|| Refused(words::no_increase(text)))
}

/// The gates in force.
pub(in crate::cli) struct Gates<'g> {
    pub fail_on: &'g [Gate],
    pub increase: Option<Increase>,
}

impl Gates<'_> {
    /// Returns whether there is none.
    pub fn is_empty(&self) -> bool {
        self.fail_on.is_empty() && self.increase.is_none()
    }

    /// Judges one pair, and reports which gates are broken.
    pub fn judge(&self, pair: &mut Pair, session: &mut Session<'_, '_>) -> Judgement {
        let held = ALL.iter().filter(|gate| self.holds(**gate));
        let mut judged: Vec<(&'static str, Judgement)> =
            held.map(|gate| (gate.name(), judge(*gate, self.fail_on.contains(gate), pair, session))).collect();
        judged.extend(self.increase.map(|increase| (MAX_DAYS_INCREASE, bears(increase, pair, session))));
        pair.gates = judged.iter().map(|&(gate, judgement)| GateOfDiff { gate, verdict: judgement.name() }).collect();
        judged.into_iter().map(|(_, judgement)| judgement).max().unwrap_or(Judgement::Passed)
    }

    /// Judges a definition that exists on one side only: no gate can be judged,
    /// unless it is new and `--allow-new` accepts that.
    pub fn judge_only(&self, only: &mut Only, allow_new: bool, session: &mut Session<'_, '_>) -> Judgement {
        let gone = |judgement: Judgement| self.holds(Gate::Gone).then_some((Gate::Gone.name(), judgement));
        let of_gone = if only.is_new { Judgement::Passed } else { Judgement::Broken };
        let untold = if only.is_new && allow_new { Judgement::Passed } else { Judgement::Untold };
        let held = ALL.iter().filter(|gate| self.holds(**gate)).map(|gate| (gate.name(), untold));
        let increase = self.increase.map(|_| (MAX_DAYS_INCREASE, untold));
        let judged = held.chain(increase).chain(gone(of_gone));
        only.gates = judged.map(|(gate, judgement)| GateOfDiff { gate, verdict: judgement.name() }).collect();
        if !only.is_new && self.holds(Gate::Gone) {
            session.verdict(&words::gate_broken_by_gone(&only.file));
            return Judgement::Broken;
        }
        if self.is_empty() || (only.is_new && allow_new) {
            return Judgement::Passed;
        }
        match only.is_new {
            true => session.error(&words::gate_untold_of_new(&only.file)),
            false => session.error(&words::gate_untold_of_gone(&only.file)),
        }
        Judgement::Untold
    }

    /// Judges a definition that is left out; if both sides leave it out, only
    /// the gate on what is left out applies.
    pub fn judge_left_out(&self, left: &LeftOutOf, session: &mut Session<'_, '_>) -> Judgement {
        let message = words::left_out(&left.file, &left.why.sentence());
        if self.holds(Gate::LeftOut) {
            session.verdict(&words::gate_broken_by_left_out(&left.file, &left.why.sentence()));
            return Judgement::Broken;
        }
        match left.of_new {
            Some(_) if !self.is_empty() => {
                session.error(&message);
                Judgement::Untold
            }
            _ => {
                session.remark(&message);
                Judgement::Passed
            }
        }
    }

    fn holds(&self, gate: Gate) -> bool {
        self.fail_on.contains(&gate) || self.fail_on.contains(&Gate::Any)
    }
}

const ALL: [Gate; 6] =
    [Gate::Slower, Gate::MoreSteps, Gate::MoreMaterials, Gate::MoreVisits, Gate::PaperSaving, Gate::Claim];

impl Gate {
    const fn name(self) -> &'static str {
        match self {
            Self::Slower => "slower",
            Self::MoreSteps => "more-steps",
            Self::MoreMaterials => "more-materials",
            Self::MoreVisits => "more-visits",
            Self::PaperSaving => "paper-saving",
            Self::Claim => "claim",
            Self::Gone => "gone",
            Self::LeftOut => "left-out",
            Self::Any => "any",
        }
    }
}

/// Judges one gate. A figure that only one version states cannot be judged; one
/// that neither states matters only where its gate is named.
fn judge(gate: Gate, is_named: bool, pair: &Pair, session: &mut Session<'_, '_>) -> Judgement {
    let diff = &pair.diff;
    let (before, after) = (&diff.versions.before.today, &diff.versions.after.today);
    let materials = |measures: &Measures| Some(measures.materials?.distinct as u64);
    let both = |before: Option<u64>, after: Option<u64>| match (before, after) {
        (Some(before), Some(after)) => Some((after > before, before.to_string(), after.to_string())),
        _ => None,
    };
    let nobody = |before: Option<u64>, after: Option<u64>| before.is_none() && after.is_none() && !is_named;
    let compared = match gate {
        Gate::Slower => days(diff).map(|[before, after]| (after > before, before.to_string(), after.to_string())),
        Gate::MoreSteps => Some((after.steps > before.steps, before.steps.to_string(), after.steps.to_string())),
        Gate::MoreMaterials if nobody(materials(before), materials(after)) => return Judgement::Passed,
        Gate::MoreVisits if nobody(before.visits, after.visits) => return Judgement::Passed,
        Gate::MoreMaterials => both(materials(before), materials(after)),
        Gate::MoreVisits => both(before.visits, after.visits),
        Gate::PaperSaving => return paper_saving(gate, pair, session),
        Gate::Claim => return claim(gate, pair, session),
        Gate::Gone | Gate::LeftOut | Gate::Any => return Judgement::Passed,
    };
    let Some((broken, before, after)) = compared else {
        let stated = |of: fn(&Measures) -> bool| [of(before), of(after)];
        session.error(&match gate {
            Gate::MoreMaterials => {
                words::gate_unstated(gate.name(), &pair.new_file, stated(|measures| measures.materials.is_some()))
            }
            Gate::MoreVisits => {
                words::gate_unstated(gate.name(), &pair.new_file, stated(|measures| measures.visits.is_some()))
            }
            _ => words::gate_untold(gate.name(), &pair.new_file),
        });
        return Judgement::Untold;
    };
    if broken {
        session.verdict(&words::gate_broken(gate.name(), &pair.new_file, &before, &after));
    }
    if broken { Judgement::Broken } else { Judgement::Passed }
}

/// A saving on paper that rests on a guess does not break the gate.
fn paper_saving(gate: Gate, pair: &Pair, session: &mut Session<'_, '_>) -> Judgement {
    let diff = &pair.diff;
    if !diff.is_empty() && diff.totals.is_none() {
        session.error(&words::gate_untold(gate.name(), &pair.new_file));
        return Judgement::Untold;
    }
    let guesses = diff.papers.iter().filter(|paper| paper.guess).count();
    if guesses > 0 {
        session.remark(&words::gate_guesses(gate.name(), &pair.new_file, guesses));
    }
    match diff.papers.len() - guesses {
        0 => Judgement::Passed,
        sure => {
            session.verdict(&words::gate_broken_by(gate.name(), &pair.new_file, sure));
            Judgement::Broken
        }
    }
}

/// Reports each published figure that does not agree.
fn claim(gate: Gate, pair: &Pair, session: &mut Session<'_, '_>) -> Judgement {
    let untold = pair.diff.claims.iter().filter(|claim| claim.holds().is_none()).count();
    let mut judgement = Judgement::Passed;
    if untold > 0 {
        session.error(&words::gate_claims_untold(gate.name(), &pair.new_file, untold));
        judgement = Judgement::Untold;
    }
    for claim in pair.diff.claims.iter().filter(|claim| claim.fails()) {
        let published = claim.published.days.map_or(claim.published.number.to_string(), |(days, _)| days.to_string());
        let found = claim.found.map_or_else(String::new, |found| found.to_string());
        let about = words::published_of(claim.figure, claim.of_new);
        session.verdict(&words::gate_broken_by_claim(gate.name(), &pair.new_file, &about, &published, &found));
        judgement = judgement.max(Judgement::Broken);
    }
    judgement
}

/// The days of both versions; `None` where they are on different clocks.
fn days(diff: &Diff) -> Option<[Decimal; 2]> {
    diff.versions.one_clock().then(|| diff.days())
}

fn bears(increase: Increase, pair: &Pair, session: &mut Session<'_, '_>) -> Judgement {
    let Some([before, after]) = days(&pair.diff) else {
        session.error(&words::gate_untold(MAX_DAYS_INCREASE, &pair.new_file));
        return Judgement::Untold;
    };
    let more = after.minus(before);
    let most = match increase {
        Increase::Days(days) => days,
        Increase::PerCent(share) => before.per_cent(share),
    };
    if more > most {
        session.verdict(&words::gate_broken(
            MAX_DAYS_INCREASE,
            &pair.new_file,
            &before.to_string(),
            &after.to_string(),
        ));
        return Judgement::Broken;
    }
    Judgement::Passed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_increase_is_a_number_of_days_or_a_share() {
        let number = |text| Decimal::parse(text).unwrap();
        assert_eq!(increase("2").ok(), Some(Increase::Days(number("2"))));
        assert_eq!(increase("10%").ok(), Some(Increase::PerCent(number("10"))));
        assert_eq!(increase("2.5％").ok(), Some(Increase::PerCent(number("2.5"))));
        for text in ["", "-1", "x", "%", "10 days"] {
            assert!(increase(text).is_err(), "{text}");
        }
    }
}
