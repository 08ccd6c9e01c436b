//! A search as other rooms ask for it, and its result.

use super::cases::Cases;
use super::mask::Mask;
use super::search::{Ask, Field, GoOn, Outcome};
use super::side::{Figure, Side, Stop, unproposed};
use super::wanted::{Costs, Goal};
use crate::levers::Offer;
use crate::model::{StatedFigure, Time};
use crate::plan::package::Unproposed;
use crate::plan::redesign::Free;

/// Whether a package is known to be the cheapest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Minimal {
    /// It is the cheapest.
    Proven,
    /// Time ran out: no package costs less than this.
    Bounded(u64),
}

/// An option in the form of the first case that has it.
#[derive(Clone, Debug, PartialEq)]
pub struct OptionInCase {
    /// The position of the case: 0 is the one that is shown.
    pub case: usize,
    /// The option.
    pub offer: Offer,
}

/// A package that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// Its options in the form of the case that is shown, in the order that
    /// decides between equal packages.
    pub offers: Vec<Offer>,
    /// Its options that the case that is shown does not have.
    pub elsewhere: Vec<OptionInCase>,
    /// The number of its options, including those of other cases.
    pub count: usize,
    /// Its cost.
    pub cost: u64,
    /// The days with it in the case that is shown.
    pub days: Time,
    /// The days with it in every case that was searched, the case that is shown
    /// first.
    pub days_in: Vec<Time>,
    /// Whether it is known to be the cheapest.
    pub minimal: Minimal,
    pub(super) mask: Mask,
}

/// The answer to a goal.
#[derive(Clone, Debug, PartialEq)]
pub struct Sought {
    /// The goal.
    pub goal: Goal,
    /// The cheapest package that reaches it; `None` where no package does, or
    /// where none was found in time.
    pub package: Option<Found>,
    /// Whether it is known that no package reaches it.
    pub out_of_reach: bool,
    /// The least cost of a package that reaches it, where time ran out.
    pub bound: Option<u64>,
    /// The least value of each figure of the goal that any package reaches, and
    /// whether that is known to be the least; where none reaches the goal.
    pub smallest: Vec<(StatedFigure, u64, bool)>,
    /// The package that comes closest, where none reaches the goal.
    pub closest: Option<Closest>,
    /// The options without which no package reaches it.
    pub in_every: Vec<OptionInCase>,
    /// The cheapest package that reaches it without one of these options.
    pub alternative: Option<Found>,
}

/// The cheapest package that comes as near to a goal as any: its figures in
/// their order, each as near as those before it allow.
#[derive(Clone, Debug, PartialEq)]
pub struct Closest {
    /// The package.
    pub package: Found,
    /// The most of each figure for which it is the cheapest.
    pub within: Vec<(StatedFigure, u64)>,
    /// The position of the case in which it misses the goal by most: 0 is the
    /// one that is shown.
    pub missed_in: usize,
}

impl Sought {
    /// The package that is shown: that which reaches the goal, else the closest.
    #[must_use]
    pub fn shown(&self) -> Option<&Found> {
        self.package.as_ref().or(self.closest.as_ref().map(|closest| &closest.package))
    }
}

/// The options of a process, ready to be searched.
pub struct Quest<'g> {
    pub(super) field: Field<'g>,
    /// By number, in the form of each case.
    pub(super) offers: Vec<Vec<Option<Offer>>>,
}

impl std::fmt::Debug for Quest<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Quest")
            .field("parts", &self.field.sides[0].parts())
            .field("options", &self.offers.len())
            .finish_non_exhaustive()
    }
}

impl<'g> Quest<'g> {
    /// A search among the options of some cases.
    ///
    /// # Errors
    /// A date that is needed and that the calendar does not know.
    pub fn of(cases: &'g Cases<'_>, costs: &Costs, goal: &Goal) -> Result<Self, Unproposed> {
        let counted = goal.counts.values().next().is_some();
        let sides = cases.sides(counted, Free::ALL).map_err(unproposed)?;
        let cost = |in_cases: &Vec<Option<Offer>>| in_cases.iter().flatten().next().map_or(0, |offer| costs.of(offer));
        let field = Field::new(sides, cases.offers.iter().map(cost).collect());
        Ok(Self { field, offers: cases.offers.clone() })
    }

    /// The options in the order of their numbers, in the form of the first case
    /// that has each.
    pub fn options(&self) -> impl Iterator<Item = &Offer> {
        self.offers.iter().filter_map(|in_cases| in_cases.iter().flatten().next())
    }

    /// Returns whether packages are priced by parts: not where figures depend
    /// on dates, nor where parts turned out not to be independent.
    #[must_use]
    pub fn is_by_parts(&self) -> bool {
        self.field.sides.iter().all(Side::is_composed)
    }

    /// The cheapest package that reaches a goal in every case.
    ///
    /// # Errors
    /// A date that is needed and that the calendar does not know.
    pub fn seek(&mut self, goal: &Goal, go_on: &mut dyn FnMut() -> bool) -> Result<Sought, Unproposed> {
        self.try_seek(goal, go_on).map_err(unproposed)
    }

    /// What a package that reaches a goal costs at least, of those that hold
    /// some options and, beside these, only some of others, by their numbers:
    /// by the bound alone, with nothing searched. `None` where none reaches
    /// it.
    ///
    /// # Errors
    /// A date that is needed and that the calendar does not know.
    pub fn at_least(&mut self, goal: &Goal, held: &[usize], others: &[usize]) -> Result<Option<u64>, Unproposed> {
        let set = |numbers: &[usize]| numbers.iter().copied().collect::<Mask>();
        let limits = vec![goal.limits(); self.field.sides.len()];
        let ask = Ask { held: set(held), open: set(others), ..self.field.ask(&limits) };
        loop {
            match self.field.at_least(&ask) {
                Err(Stop::Regrouped) => {}
                bound => return bound.map_err(unproposed),
            }
        }
    }

    fn try_seek(&mut self, goal: &Goal, go_on: GoOn<'_>) -> Result<Sought, Stop> {
        let ask = self.field.ask(&vec![goal.limits(); self.field.sides.len()]);
        let mut sought = Sought {
            goal: goal.clone(),
            package: None,
            out_of_reach: false,
            bound: None,
            smallest: Vec::new(),
            closest: None,
            in_every: Vec::new(),
            alternative: None,
        };
        match self.field.cheapest(&ask, None, go_on)? {
            Outcome::Package(mask) => {
                sought.package = Some(self.found(mask.clone(), Minimal::Proven)?);
                self.look_around(&mask, ask, &mut sought, go_on)?;
            }
            Outcome::Bounded(mask, bound) => {
                sought.bound = Some(bound);
                sought.package = mask.map(|mask| self.found(mask, Minimal::Bounded(bound))).transpose()?;
            }
            Outcome::None => {
                sought.out_of_reach = true;
                sought.smallest = self.smallest(goal, go_on)?;
                sought.closest = match self.closest(goal, &sought.smallest, go_on) {
                    Err(Stop::Spent) => None,
                    closest => closest?,
                };
            }
        }
        Ok(sought)
    }

    /// Finds the next cheapest package, and the options in every package that
    /// reaches the goal.
    fn look_around(&mut self, package: &Mask, ask: Ask, sought: &mut Sought, go_on: GoOn<'_>) -> Result<(), Stop> {
        let other = Ask { not_all: Some(package.clone()), ..ask.clone() };
        let next = match self.field.cheapest(&other, Some(package), go_on)? {
            Outcome::Package(mask) => Some(mask),
            Outcome::None => None,
            Outcome::Bounded(..) => return Ok(()),
        };
        // An option that one package without it reaches the goal is not in
        // every one.
        let mut in_every = next.as_ref().map_or_else(|| package.clone(), |next| package.only(next));
        if let Some(next) = next {
            sought.alternative = Some(self.found(next, Minimal::Proven)?);
            for at in in_every.clone().numbers() {
                let without = Ask { open: ask.open.without(&Mask::one(at)), ..ask.clone() };
                while in_every.has(at) {
                    match self.field.some(&without, go_on) {
                        Ok(Some(mask)) => in_every = in_every.only(&mask),
                        Ok(None) => break,
                        Err(Stop::Regrouped) => {}
                        Err(Stop::Spent) => return Ok(()),
                        Err(stop) => return Err(stop),
                    }
                }
            }
        }
        sought.in_every = in_every.numbers().filter_map(|at| self.in_first_case(at)).collect();
        Ok(())
    }

    fn in_first_case(&self, at: usize) -> Option<OptionInCase> {
        let (case, offer) =
            self.offers[at].iter().enumerate().find_map(|(case, offer)| Some((case, offer.clone()?)))?;
        Some(OptionInCase { case, offer })
    }

    /// The figures of a package in every case; where options turn out to meet,
    /// they are computed again.
    pub(super) fn figures(&mut self, mask: &Mask) -> Result<Vec<Figure>, Stop> {
        loop {
            match self.field.figures(mask) {
                Err(Stop::Regrouped) => {}
                figures => return figures,
            }
        }
    }

    pub(super) fn found(&mut self, mask: Mask, minimal: Minimal) -> Result<Found, Stop> {
        let figures = self.figures(&mask)?;
        let days_in: Vec<Time> = figures.iter().map(|figure| Time::from_thousandths(figure.days)).collect();
        Ok(Found {
            offers: mask.numbers().filter_map(|at| self.offers[at][0].clone()).collect(),
            elsewhere: mask.numbers().filter_map(|at| self.in_first_case(at)).filter(|of| of.case > 0).collect(),
            count: mask.count(),
            cost: self.field.cost(&mask),
            days: days_in.first().copied().unwrap_or_default(),
            days_in,
            minimal,
            mask,
        })
    }
}
