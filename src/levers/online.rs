//! Handling online from end to end.

use super::{Gather, Method, Offer, Why, Works};
use crate::model::{Lever, Online, Visits};

pub(super) const METHOD: Method = Method { name: Lever::Online, gather: Gather::Steps, anew: &[], make };

fn make(works: &mut Works<'_>, offer: &Offer) -> Result<(), Why> {
    for step in offer.steps() {
        let own = works.step(step);
        let changes = own.online != Online::Full || own.visits.times() > 0;
        own.online = Online::Full;
        if own.visits.times() > 0 {
            own.visits = Visits::new(Some(0));
        }
        Works::unless_already(changes)?;
    }
    Ok(())
}
