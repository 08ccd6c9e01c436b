//! The effect of a package: its figures, and the worth of each part of it.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::granted::pinned;
use super::pricing::{Alone, Pricing};
use super::redesign::{Redesign, redesign};
use crate::analysis::{Analysis, CommonStart, Dating, Measures, Planned, Start};
use crate::calendar::CalendarError;
use crate::levers::{Choice, Declined, Grade, Ground, Means, Offer, Offers, Warning, Why};
use crate::model::{Lever, Process, Time};

/// An option that a package takes. Its price is that beyond the free changes.
#[derive(Clone, Debug)]
pub struct TakenOption {
    /// The option.
    pub offer: Offer,
    /// Its warnings.
    pub warnings: BTreeSet<Warning>,
    /// The part of its saving in sequence that a shorter limit alone takes off.
    pub decreed: Time,
    /// Its effects other than on the days.
    pub effects: Effects,
}

/// The effects of an option other than on the days.
#[derive(Clone, Debug)]
pub struct Effects {
    /// The measures before its turn and after it.
    pub measures: [Measures; 2],
    /// Steps after the result, before its turn and after it.
    pub checks: [usize; 2],
    /// Work done in vain on average, because a review that would have ended the
    /// case no longer comes first; `None` where no step states a share.
    pub wasted: Option<Time>,
}

/// An option that does not fit the others of the package.
#[derive(Clone, Debug)]
pub struct Refused {
    /// The option.
    pub offer: Offer,
    /// The reason.
    pub why: Why,
}

/// The reason that nothing can be proposed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unproposed {
    /// The calendar does not know a date.
    Undated(CalendarError),
    /// Every step is waste that can go.
    NothingLeft,
}

impl From<CalendarError> for Unproposed {
    fn from(error: CalendarError) -> Self {
        Self::Undated(error)
    }
}

/// A file with a package of options.
#[derive(Clone, Debug)]
pub struct Package {
    /// The analysis of the file as it stands, from the start of the package.
    pub analysis: Analysis,
    /// The start of the file and of the new definition, as a comparison of the
    /// two takes it; `None` where no figure depends on it.
    pub dates: Option<CommonStart>,
    /// The options in the package, in the order in which they are made.
    pub planned: Vec<Planned<TakenOption>>,
    /// Options that were asked for and do not fit those.
    pub refused: Vec<Refused>,
    /// Options that are not in the package, with the saving of each alone.
    pub left_out: Vec<(Offer, Time)>,
    /// Changes that are not options at all.
    pub declined: Vec<Declined>,
    /// Figures with the free changes made, and with the whole package.
    pub reachable: Measures,
    /// Figures with the whole package.
    pub reached: Measures,
    /// The analysis of the new definition.
    pub after: Analysis,
    /// The new definition, and the fate of the steps.
    pub redesign: Redesign,
}

impl Package {
    /// The package that `choice` makes of the options of a process.
    ///
    /// # Errors
    /// Returns an error for a date that the calendar does not know, and for a
    /// file of which nothing would be left.
    pub fn of(process: &Process, dating: &Dating, choice: &Choice) -> Result<Self, Unproposed> {
        Self::with(process, dating, choice, &|_| true, None)
    }

    /// The package of those options that `choice` takes and `is_in` holds;
    /// the others are left out. It is counted from the start that a comparison
    /// of the file with the new definition takes, at which the saving is the
    /// median one, unless `from` names another.
    ///
    /// # Errors
    /// As for [`Package::of`].
    pub fn with(
        process: &Process,
        dating: &Dating,
        choice: &Choice,
        is_in: &dyn Fn(&Offer) -> bool,
        from: Option<Date>,
    ) -> Result<Self, Unproposed> {
        let ground = Ground::of(process);
        let mut pool = Pool::of(&ground, dating, choice)?;
        let taken = std::mem::take(&mut pool.taken);
        let (mut chosen, others): (Vec<Offer>, Vec<Offer>) = taken.into_iter().partition(|offer| is_in(offer));
        let dates = match from {
            Some(start) => Some(CommonStart { start, tried: None }),
            None => common_start(&ground, dating, &chosen.iter().collect::<Vec<_>>())?,
        };
        let Pool { analysis, pinned, mut left_out, declined, .. } = match &dates {
            Some(dates) => pool.from(&ground, dates.start)?,
            None => pool,
        };
        let pricing = Pricing { ground: &ground, dating: &pinned };
        let free = pricing.figure(&[])?;
        let mut alone = Alone::beside(&pricing, &free);
        if dates.is_some() {
            for (offer, saving) in &mut left_out {
                *saving = alone.known_or_made(offer, &analysis)?;
            }
        }
        for offer in others {
            let saving = alone.saving(&offer)?;
            left_out.push((offer, saving));
        }
        let (mut whole, refused) = pricing.whole(&mut chosen)?;
        whole.redesign.keep_silence(&ground);
        // A change of a step that goes is no further option.
        let gives = |offer: &Offer| match offer.means {
            Means::PaperNotNeeded(paper) => process.supplier(paper),
            Means::Lever(_) | Means::Answer => None,
        };
        left_out.retain(|(offer, _)| offer.steps().chain(gives(offer)).any(|step| !whole.redesign.goes(step)));
        let planned = pricing.planned(&chosen, &analysis, (&free, &whole))?;
        let after = Analysis::new(&whole.redesign.process, &pinned)?;
        Ok(Self {
            planned,
            refused,
            left_out,
            declined,
            reachable: free.measures,
            reached: whole.measures,
            after,
            redesign: whole.redesign,
            dates,
            analysis,
        })
    }

    /// The start that both are counted from; `None` where no figure depends on it.
    #[must_use]
    pub fn start(&self) -> Option<Date> {
        self.dates.as_ref().map(|dates| dates.start)
    }

    /// The days that the package takes off beyond the free changes.
    pub fn saved(&self) -> Time {
        self.reachable.days - self.reached.days
    }

    /// The days that only a decree takes off.
    pub fn by_decree(&self) -> Time {
        self.planned.iter().map(|planned| planned.what.decreed).sum()
    }
}

impl TakenOption {
    /// Whether days of it are only decreed, whatever else it changes.
    #[must_use]
    pub fn is_by_decree(&self) -> bool {
        self.offer.lever() == Some(Lever::Cap) || self.warnings.contains(&Warning::ByDecree)
    }
}

/// The options to choose from.
pub(super) struct Pool {
    /// The analysis of the file as it stands.
    pub analysis: Analysis,
    /// The day from which days are counted, where it matters.
    pub pinned: Dating,
    /// The options of the choice, in the order in which they are made.
    pub taken: Vec<Offer>,
    /// The others, with the saving of each alone.
    pub left_out: Vec<(Offer, Time)>,
    /// Changes that are not options.
    pub declined: Vec<Declined>,
}

impl Pool {
    pub(super) fn of(ground: &Ground<'_>, dating: &Dating, choice: &Choice) -> Result<Self, Unproposed> {
        let analysis = Analysis::new(ground.process, dating)?;
        let pinned = pinned(&analysis, dating);
        let Offers { all, declined } = Offers::of(ground, &analysis.questions);
        let pricing = Pricing { ground, dating: &pinned };
        let free = pricing.figure(&[])?;
        let mut by_itself = Alone::beside(&pricing, &free);
        let (mut taken, mut left_out) = (Vec::new(), Vec::new());
        for offer in all {
            // An option that rests on signs only is offered where it would save
            // something.
            let takes = choice.takes(&offer);
            if takes && offer.grade != Grade::Suggested {
                taken.push(offer);
                continue;
            }
            let alone = by_itself.known_or_made(&offer, &analysis)?;
            let saves = !must_bind(&offer) || alone > Time::ZERO;
            if takes && saves {
                taken.push(offer);
            } else if saves && (offer.grade != Grade::Answer || alone > Time::ZERO) {
                left_out.push((offer, alone));
            }
        }
        Ok(Self { analysis, pinned, taken, left_out, declined })
    }

    /// The same options, with the analysis from another start.
    fn from(self, ground: &Ground<'_>, start: Date) -> Result<Self, CalendarError> {
        let pinned = Dating { start: Some(Start::On(start)), ..self.pinned };
        Ok(Self { analysis: Analysis::new(ground.process, &pinned)?, pinned, ..self })
    }
}

/// The start that a comparison of a process with the package of some options
/// takes; `None` where no figure depends on it.
pub(super) fn common_start(
    ground: &Ground<'_>,
    dating: &Dating,
    offers: &[&Offer],
) -> Result<Option<CommonStart>, Unproposed> {
    let redesign = redesign(ground, offers).ok_or(Unproposed::NothingLeft)?;
    let both = [ground.process, &redesign.process];
    CommonStart::of(both, dating).map_err(|(_, error)| Unproposed::Undated(error))
}

/// Returns whether a sign counts only where the step holds the end.
fn must_bind(offer: &Offer) -> bool {
    let levers = [Lever::Tolerate, Lever::PreReview, Lever::Commit, Lever::Instant];
    offer.grade == Grade::Suggested && offer.lever().is_some_and(|lever| levers.contains(&lever))
}
