//! The goal, cost and time limit of a search: flags of `propose` and `report`.

use std::time::{Duration, Instant};

use clap::Args;

use super::choosing::{ChoiceArgs, Several, several, shown, unproposed};
use super::ending::Refused;
use super::say::goal as words;
use crate::analysis::Dating;
use crate::finding::defects;
use crate::levers::{Grade, Offer};
use crate::model::{
    self, CaseOf, Decimal, DurationUnit, Lever, Problem, Process, Spelled, StatedFigure, StepId, Variant,
};
use crate::plan::{Cases, Costs, Goal, Package, Quest, Unproposed};
use crate::report::propose::{InCase, Proposed, Searched};
use crate::text::nearest::nearest;
use crate::text::{Text, say};

/// The most cases of which each gets a package of its own.
const CASES: usize = 12;
/// The most searches for one goal, where what one finds is counted from another
/// start.
const SEARCHES: usize = 5;

/// The flags of a search.
#[derive(Debug, Args)]
pub(super) struct GoalArgs {
    #[arg(long, value_name = say!("FIGURE=N", "指标=数"), value_parser = aims)]
    #[arg(help = say!(
        "The cheapest package with at most so many days, steps, departments, materials or visits; repeatable",
        "代价最小的方案，使天数 days、环节 steps、部门 departments、材料 materials 或跑动 visits 不超过此数；可重复"
    ))]
    goal: Vec<Several<Aim>>,

    #[arg(long, value_name = say!("WHAT=N", "项=数"), value_parser = costs)]
    #[arg(help = say!(
        "What an option costs, by granted, suggested, answer or a lever; default 1 each",
        "一项举措的代价，按 granted、suggested、answer 或举措名称；默认每项为 1"
    ))]
    cost: Vec<Several<CostOf>>,

    #[arg(long)]
    #[arg(help = say!("What each further permission is worth", "每多一项许可可再减多少天"))]
    frontier: bool,

    #[arg(long)]
    #[arg(help = say!("What each lever contributes, whatever the order", "各项举措的贡献，与先后无关"))]
    shares: bool,

    #[arg(long, value_name = say!("SECONDS", "秒数"), default_value_t = 10)]
    #[arg(help = say!("How long is searched", "搜索的最长时间"))]
    time_limit: u32,
}

/// An upper bound on a figure.
#[derive(Clone, Copy, Debug)]
struct Aim {
    figure: StatedFigure,
    most: Decimal,
}

/// The cost of options of a kind.
#[derive(Clone, Copy, Debug)]
enum CostOf {
    Grade(Grade, u32),
    Lever(Lever, u32),
}

impl GoalArgs {
    /// Returns whether a goal was given.
    pub fn has_goal(&self) -> bool {
        !self.goal.is_empty()
    }

    /// Returns whether a search is requested.
    pub fn is_given(&self) -> bool {
        self.has_goal() || self.frontier || self.shares
    }

    /// The package of a definition: the one that reaches the goal, where there
    /// is one.
    ///
    /// # Errors
    ///
    /// The reason why there is none, as shown to users.
    pub fn proposed(
        &self,
        choice: &ChoiceArgs,
        whole: &Process,
        file: String,
        case: Option<&str>,
        dating: &Dating,
    ) -> Result<Proposed, Text> {
        if !self.is_given() {
            return choice.proposed(whole, file, case, dating);
        }
        let asked = case.is_some();
        let (process, case) = shown(whole, case)?;
        let why = |why: Unproposed| unproposed(&process, &why);
        let choice = choice.choice();
        // A goal holds in every case, unless one case is requested.
        let others = whole.cases().iter().zip(whole.variants()).filter(|(other, _)| Some(&other.name) != case.as_ref());
        let others = others.filter(|_| !asked).map(|(other, variant)| (other.name.clone(), variant.process.clone()));
        let others: Vec<(String, Process)> = others.collect();
        let all: Vec<&Process> = std::iter::once(&process).chain(others.iter().map(|(_, process)| process)).collect();
        let goal = self.wanted(&process)?;
        let mut cases = Cases::of(whole, &all, dating, &choice).map_err(why)?;
        let end = Instant::now() + Duration::from_secs(u64::from(self.time_limit));
        let mut go_on = || Instant::now() < end;
        let mut searched = Searched::default();
        let mut chosen: Option<Vec<Offer>> = None;
        let mut from = None;
        if !self.goal.is_empty() {
            let is_settled;
            (cases, is_settled) = self.seek(cases, &goal, dating, &mut searched, &mut go_on).map_err(why)?;
            searched.starts = cases.starts();
            from = searched.starts[0].filter(|_| !is_settled);
            chosen = Some(searched.found().map(|found| found.offers.clone()).unwrap_or_default());
            let missed = searched.goal.as_ref().and_then(|sought| sought.closest.as_ref());
            if let Some((closest, at)) = missed.and_then(|closest| Some((closest, closest.missed_in.checked_sub(1)?))) {
                let (case, process) = others[at].clone();
                let own = cases.options_of(&closest.package, at + 1);
                let from = searched.starts[at + 1].filter(|_| !is_settled);
                let package = Package::with(&process, dating, &choice, &|offer| own.contains(offer), from);
                let package = package.map_err(|why| unproposed(&process, &why))?;
                searched.missed = Some(Box::new(Proposed {
                    file: file.clone(),
                    process,
                    case: Some(case),
                    package,
                    searched: Searched::default(),
                    in_cases: Vec::new(),
                }));
            }
        }
        let is_in = |offer: &Offer| chosen.as_ref().is_none_or(|chosen| chosen.contains(offer));
        let package = Package::with(&process, dating, &choice, &is_in, from).map_err(why)?;
        let starts = [package.start()];
        if self.frontier {
            let shown = Cases::of(whole, &all[..1], dating, &choice).map_err(why)?.from_starts(&starts);
            let mut quest = Quest::of(&shown, &self.costs(), &Goal::default()).map_err(why)?;
            searched.frontier = Some(quest.frontier(&mut go_on).map_err(why)?);
        }
        let today = &package.analysis.today;
        let mut asked = goal.counts.keys().rev().copied();
        if let Some(figure) = asked.find(|figure| today.counts(*figure).is_none()) {
            return Err(words::not_stated(figure));
        }
        if self.shares {
            let options: Vec<Offer> = package.planned.iter().map(|planned| planned.what.offer.clone()).collect();
            let end = Instant::now() + Duration::from_secs(1);
            cases = cases.from_starts(&starts);
            searched.shares = Some(cases.shares(&options, &mut || Instant::now() < end).map_err(why)?);
        }
        drop(cases);
        searched.others = others;
        Ok(Proposed { file, process: process.clone(), case, package, searched, in_cases: Vec::new() })
    }

    /// Searches for the goal, from the starts at which a comparison counts what
    /// is found: a package that is found from others is searched for again from
    /// its own. Returns the cases with the starts of the last search, and
    /// whether those are the starts of what it found.
    fn seek<'p>(
        &self,
        mut cases: Cases<'p>,
        goal: &Goal,
        dating: &Dating,
        searched: &mut Searched,
        go_on: &mut dyn FnMut() -> bool,
    ) -> Result<(Cases<'p>, bool), Unproposed> {
        for round in 1..=SEARCHES {
            let sought = Quest::of(&cases, &self.costs(), goal)?.seek(goal, go_on)?;
            searched.goal = Some(sought);
            let Some(found) = searched.found() else { return Ok((cases, true)) };
            let starts = cases.starts_with(found, dating)?;
            if starts == cases.starts() {
                return Ok((cases, true));
            }
            if round < SEARCHES && go_on() {
                cases = cases.from_starts(&starts);
            } else {
                break;
            }
        }
        Ok((cases, false))
    }

    /// The days with a package in each case of a definition, in their order;
    /// `None` in a case that was not searched, and nothing where there are no
    /// cases or more than fit a page.
    ///
    /// # Errors
    ///
    /// A date that the calendar does not know, as shown to users.
    pub fn in_cases(
        &self,
        choice: &ChoiceArgs,
        whole: &Process,
        proposed: &Proposed,
        dating: &Dating,
    ) -> Result<Vec<Option<InCase>>, Text> {
        if whole.cases().len() > CASES {
            return Ok(Vec::new());
        }
        let Searched { goal, starts, .. } = &proposed.searched;
        let found = proposed.searched.found();
        let in_others = found.into_iter().flat_map(|found| found.days_in.iter().zip(starts)).skip(1);
        let mut others = in_others.map(|(days, start)| InCase { days: *days, start: *start });
        let of = |package: &Package| InCase { days: package.reached.days, start: package.start() };
        let days = |(case, variant): (&CaseOf<StepId>, &Variant)| match () {
            () if Some(&case.name) == proposed.case.as_ref() => Ok(Some(of(&proposed.package))),
            () if goal.is_some() => Ok(others.next()),
            () => match Package::of(&variant.process, dating, &choice.choice()) {
                Ok(package) => Ok(Some(of(&package))),
                Err(Unproposed::NothingLeft) => Ok(None),
                Err(why) => Err(unproposed(&variant.process, &why)),
            },
        };
        whole.cases().iter().zip(whole.variants()).map(days).collect()
    }

    /// The goal for a process.
    ///
    /// # Errors
    /// Days that have no exact length there.
    fn wanted(&self, process: &Process) -> Result<Goal, Text> {
        let mut goal = Goal::default();
        for Aim { figure, most } in self.goal.iter().flat_map(|several| &several.0) {
            if *figure == StatedFigure::Days {
                let days = model::Duration { amount: *most, unit: DurationUnit::Process };
                let why = |error| defects::message(&Problem::BadDuration { text: most.to_string(), error });
                let time = days.length(process.unit(), process.workday()).map_err(why)?.time();
                goal.days = Some(goal.days.map_or(time, |known| known.min(time)));
            } else if let Ok(most) = u64::try_from(most.mantissa()) {
                let known = goal.counts.entry(*figure).or_insert(most);
                *known = most.min(*known);
            }
        }
        Ok(goal)
    }

    fn costs(&self) -> Costs {
        let mut costs = Costs::default();
        for cost in self.cost.iter().flat_map(|several| &several.0) {
            match cost {
                CostOf::Grade(grade, cost) => costs.of_grade.insert(*grade, *cost),
                CostOf::Lever(lever, cost) => costs.of_lever.insert(*lever, *cost),
            };
        }
        costs
    }
}

fn aims(text: &str) -> Result<Several<Aim>, Refused> {
    several(text, aim)
}

fn costs(text: &str) -> Result<Several<CostOf>, Refused> {
    several(text, cost)
}

/// Parses `days=15`, with the figure in either language.
fn aim(text: &str) -> Result<Aim, Refused> {
    let (name, most) = pair(text).ok_or_else(|| Refused(words::no_pair(text, "days=15")))?;
    let known = || StatedFigure::ALL.into_iter().map(StatedFigure::name);
    let figure = StatedFigure::ALL.into_iter().find(|figure| [figure.name(), figure.chinese()].contains(&name));
    let Some(figure) = figure else {
        return Err(Refused(words::no_figure(name, nearest(name, known()), &known().collect::<Vec<_>>())));
    };
    let is_days = figure == StatedFigure::Days;
    let is_whole = |most: &Decimal| is_days || most.scale() == 0;
    let most = Decimal::read(most).ok().filter(|most| *most >= Decimal::ZERO).filter(is_whole);
    most.map(|most| Aim { figure, most }).ok_or_else(|| Refused(words::no_most(text, is_days)))
}

/// Parses `suggested=3`, with a grade or a lever in either language.
fn cost(text: &str) -> Result<CostOf, Refused> {
    const GRADES: [(Grade, &str); 3] =
        [(Grade::Granted, "有据可用"), (Grade::Suggested, "须先核实"), (Grade::Answer, "问题的答复")];
    let (name, cost) = pair(text).ok_or_else(|| Refused(words::no_pair(text, "suggested=3")))?;
    let cost = cost.parse().ok().filter(|cost| *cost <= 1_000_000);
    let cost = cost.ok_or_else(|| Refused(words::no_pair(text, "suggested=3")))?;
    if let Some((grade, _)) = GRADES.into_iter().find(|(grade, chinese)| [grade.name(), chinese].contains(&name)) {
        return Ok(CostOf::Grade(grade, cost));
    }
    let lever = Lever::from_word(name).map(|lever| CostOf::Lever(lever, cost));
    lever.ok_or_else(|| {
        Refused(super::say::usage::no_lever(name, &GRADES.map(|(grade, chinese)| (grade.name(), chinese))))
    })
}

/// Splits a text at an equals sign.
fn pair(text: &str) -> Option<(&str, &str)> {
    let (name, value) = text.split_once(['=', '＝'])?;
    Some((name.trim(), value.trim()))
}
