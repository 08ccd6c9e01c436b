//! The combined effect of everything that a file permits, without the worth of
//! each part.

use super::package::Unproposed;
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
    /// permits nothing, or nothing that can be made. The figure is that of the
    /// package which `propose` makes.
    ///
    /// # Errors
    /// Returns an error for a date that the calendar does not know.
    pub fn of(process: &Process, analysis: &Analysis, dating: &Dating) -> Result<Option<Self>, Unproposed> {
        let permits = |may: &[(Lever, _)]| may.iter().any(|(lever, _)| *lever != Lever::Cap);
        let mut steps = process.steps().iter();
        if !steps.any(|step| permits(&step.may) || step.askings().iter().any(|need| permits(&need.may))) {
            return Ok(None);
        }
        let ground = Ground::of(process);
        let choice = Choice::granted();
        let offers = Offers::granted(&ground).all;
        let chosen: Vec<_> = offers.iter().filter(|offer| choice.takes(offer)).collect();
        let whole = redesign(&ground, &chosen).ok_or(Unproposed::NothingLeft)?;
        let free = redesign(&ground, &[]).ok_or(Unproposed::NothingLeft)?;
        let does = |offer: &Offer, made: bool| made && !whole.is_idle(offer, &free);
        let levers = chosen.iter().zip(&whole.made).filter(|(offer, made)| does(offer, made.is_ok())).count();
        if levers == 0 {
            return Ok(None);
        }
        let start = analysis.dates.as_ref().map(|dates| Start::On(dates.start));
        let reached = measures_of_today(&whole.process, &Dating { start, ..dating.clone() })?.days;
        Ok(Some(Self { levers, reached }))
    }
}
