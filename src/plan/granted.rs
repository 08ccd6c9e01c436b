//! Everything that a file permits: its combined effect, and the saving of each
//! part alone.

use super::package::Unproposed;
use super::pricing::{Alone, Pricing};
use super::redesign::redesign;
use crate::analysis::{Analysis, Dating, Start, measures_of_today};
use crate::levers::{Choice, Ground, Offer, Offers};
use crate::model::{Lever, Process, Time};

/// The effect of the levers that a file permits, without those by decree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Granted {
    /// The number of options.
    pub levers: usize,
    /// The days with all of them made.
    pub reached: Time,
}

impl Granted {
    /// Computes it for a process and its analysis; `None` where the file
    /// permits nothing, or nothing that can be made. The package is the one that
    /// `propose` makes, its figure from the start of the analysis.
    ///
    /// # Errors
    /// Returns an error for a date that the calendar does not know.
    pub fn of(process: &Process, analysis: &Analysis, dating: &Dating) -> Result<Option<Self>, Unproposed> {
        if !permits(process) {
            return Ok(None);
        }
        let ground = Ground::of(process);
        let offers = offers(&ground);
        let chosen: Vec<&Offer> = offers.iter().collect();
        let whole = redesign(&ground, &chosen).ok_or(Unproposed::NothingLeft)?;
        let does = |offer: &Offer, made: bool| made && !whole.is_idle(&ground, offer);
        let levers = chosen.iter().zip(&whole.made).filter(|(offer, made)| does(offer, made.is_ok())).count();
        if levers == 0 {
            return Ok(None);
        }
        let reached = measures_of_today(&whole.process, &pinned(analysis, dating))?.days;
        Ok(Some(Self { levers, reached }))
    }

    /// The options of the same package, each with the days that it alone takes
    /// off beside the free changes.
    ///
    /// # Errors
    /// As for [`Granted::of`].
    pub fn savings(process: &Process, analysis: &Analysis, dating: &Dating) -> Result<Vec<(Offer, Time)>, Unproposed> {
        if !permits(process) {
            return Ok(Vec::new());
        }
        let (ground, pinned) = (Ground::of(process), pinned(analysis, dating));
        let pricing = Pricing { ground: &ground, dating: &pinned };
        let free = pricing.figure(&[])?;
        let mut chosen = offers(&ground);
        pricing.whole(&mut chosen)?;
        let mut alone = Alone::beside(&pricing, &free);
        let saving = |offer: Offer| alone.known_or_made(&offer, analysis).map(|saving| (offer, saving));
        chosen.into_iter().map(saving).collect()
    }
}

/// Returns whether a file permits anything except by decree.
fn permits(process: &Process) -> bool {
    let permits = |may: &[(Lever, _)]| may.iter().any(|(lever, _)| *lever != Lever::Cap);
    let mut steps = process.steps().iter();
    steps.any(|step| permits(&step.may) || step.askings().iter().any(|need| permits(&need.may)))
}

/// What a file permits except by decree.
fn offers(ground: &Ground<'_>) -> Vec<Offer> {
    let choice = Choice::granted();
    Offers::granted(ground).all.into_iter().filter(|offer| choice.takes(offer)).collect()
}

/// From the start that an analysis chose.
pub(super) fn pinned(analysis: &Analysis, dating: &Dating) -> Dating {
    let start = analysis.dates.as_ref().map(|dates| Start::On(dates.start));
    Dating { start, ..dating.clone() }
}
