//! The remarks above changed lines of a definition: the lever, its basis, the
//! former value.

use super::{Proposed, say};
use crate::analysis::FreeChange;
use crate::input::edit::Changed;
use crate::levers::{Grade, Means, Offer};
use crate::model::{Kind, Lever, StepId};
use crate::report::analysis::free;
use crate::text::{Lang, Text, say};

/// Writes the remarks for the changes of one proposal, in the language of its
/// file.
#[derive(Clone, Copy, Debug)]
pub struct Remarker<'p> {
    /// The proposal.
    pub proposed: &'p Proposed,
    /// The language.
    pub lang: Lang,
}

impl Remarker<'_> {
    /// Of a step by its new id (its old one where it goes).
    #[must_use]
    pub fn of_step(&self, id: &str, changed: Changed<'_>) -> Option<String> {
        let text = match changed {
            Changed::Key { key: "may" | "replaces", .. } => return None,
            Changed::Key { key, called, was } => stood(&self.of_key(id, key), called, was),
            Changed::Goes { name } => self.gone(id, name),
            Changed::Comes => self.comes(id),
        };
        Some(text.in_lang(self.lang).to_owned())
    }

    /// The remark for a key of the process.
    #[must_use]
    pub fn of_process(&self, key: &'static str) -> Option<String> {
        let text = match key {
            "claims" => {
                say!("days and other figures of this proposal, as computed", "本方案的天数等数据，据流程表测算")
            }
            "materials" if self.offers().any(|offer| self.touches_materials(offer)) => {
                self.levers(|offer| self.touches_materials(offer))
            }
            _ => say!("as the changes of the steps ask", "随环节的变化调整"),
        };
        Some(text.in_lang(self.lang).to_owned())
    }

    fn of_key(&self, id: &str, key: &'static str) -> Text {
        let here = |offer: &Offer| self.is_at(offer, id) && concerns(offer, key);
        if self.offers().any(here) {
            return self.levers(here);
        }
        let comes_here = |offer: &Offer| self.moves_to(offer, id, key);
        if self.offers().any(comes_here) {
            return self.levers(comes_here);
        }
        let analysis = &self.proposed.package.analysis;
        let lifts = |change: &FreeChange| free::lifts(analysis, change) && self.called(change.step) == Some(id);
        match key {
            "after" if analysis.changes.iter().any(|change| lifts(&change.what)) => {
                say!("needless waiting goes", "去掉不必要的等待")
            }
            "after" => say!("written out, as the steps before it change", "前面的环节有变，写明前置"),
            _ => say!("as other changes ask", "随其他变化调整"),
        }
    }

    fn gone(&self, id: &str, name: &str) -> Text {
        let here = |offer: &Offer| offer.steps().any(|step| self.proposed.id(step) == id);
        let removes = |offer: &Offer| {
            let levers = [Lever::Eliminate, Lever::Abolish, Lever::AreaAssessment, Lever::Delegate];
            here(offer) && offer.lever().is_some_and(|lever| levers.contains(&lever))
        };
        if self.offers().any(removes) {
            let levers = self.levers(removes);
            return say!("`{name}` goes. {levers}", "取消「{name}」。{levers}", both(levers));
        }
        say!("`{name}` goes: waste that nothing holds", "取消「{name}」：非增值环节，没有其他环节需要它")
    }

    fn comes(&self, id: &str) -> Text {
        let here = |offer: &Offer| self.is_at(offer, id);
        if self.offers().any(here) {
            return self.levers(here);
        }
        let commit = |offer: &Offer| offer.lever() == Some(Lever::Commit);
        let levers = self.levers(commit);
        say!("check after the commitment. {levers}", "承诺之后的核查。{levers}", both(levers))
    }

    fn offers(&self) -> impl Iterator<Item = &Offer> {
        self.proposed.package.planned.iter().map(|planned| &planned.what.offer)
    }

    fn called(&self, step: StepId) -> Option<&str> {
        self.proposed.package.redesign.called.get(step.index())?.as_deref()
    }

    fn is_at(&self, offer: &Offer, id: &str) -> bool {
        offer.steps().any(|step| self.called(step) == Some(id))
    }

    /// Whether an option moves an order or a paper to a step: to that which it
    /// names, or to the decision of its matter.
    fn moves_to(&self, offer: &Offer, id: &str, key: &str) -> bool {
        let process = &self.proposed.process;
        let here = || process.step_ids().filter(|step| self.called(*step) == Some(id));
        let decides = |step: StepId| {
            let is_decision = process.step(step).kind == Some(Kind::Decision);
            is_decision && offer.steps().any(|from| process.share_a_matter(from, step))
        };
        matches!(key, "after" | "needs" | "papers")
            && match offer.lever() {
                Some(Lever::Tolerate | Lever::PreReview) => here().any(decides),
                Some(Lever::Postpone) => {
                    here().any(|step| offer.permit.parameters.to.as_deref() == Some(self.proposed.id(step)))
                }
                _ => false,
            }
    }

    fn touches_materials(&self, offer: &Offer) -> bool {
        matches!(offer.lever(), Some(Lever::Commit | Lever::Share | Lever::AreaAssessment))
    }

    /// The levers, each with its basis.
    fn levers(&self, of: impl Fn(&Offer) -> bool) -> Text {
        let told = |lang: Lang| {
            let one = |offer: &Offer| {
                let name = say::means(offer.means);
                let basis = match offer.permit.basis.as_str() {
                    "" => say::because(offer).in_lang(lang).to_owned(),
                    basis => basis.to_owned(),
                };
                match lang {
                    Lang::English => format!("{}: {basis}", name.in_lang(lang)),
                    Lang::Chinese => format!("{}：{basis}", name.in_lang(lang)),
                }
            };
            let mut all: Vec<String> = self.offers().filter(|offer| of(offer)).map(one).collect();
            all.dedup();
            all.join(if lang == Lang::Chinese { "；" } else { "; " })
        };
        Text::new(told(Lang::English), told(Lang::Chinese))
    }
}

/// Why a line changes, and what stood there.
pub(in crate::report) fn stood(why: &Text, called: &str, was: Option<&str>) -> Text {
    match was {
        Some(was) => say!("{why}; was: {called}: {was}", "{why}；原为：{called}: {was}", both(why)),
        None => say!("{why}; `{called}` was not written", "{why}；原来没有写「{called}」", both(why)),
    }
}

/// Returns whether an option changes the value of a key of its step.
fn concerns(offer: &Offer, key: &str) -> bool {
    let Means::Lever(lever) = offer.means else { return matches!(key, "after" | "needs" | "papers") };
    if offer.grade == Grade::Free {
        return false;
    }
    match lever {
        Lever::Commit => matches!(key, "days" | "work" | "needs" | "papers" | "after"),
        Lever::Instant => matches!(key, "days" | "work" | "visits"),
        Lever::Filing | Lever::Cap | Lever::AreaAssessment => matches!(key, "days" | "work"),
        Lever::Flatten => {
            key == "signoffs" || (offer.permit.parameters.days.is_some() && matches!(key, "days" | "work"))
        }
        Lever::Delegate => matches!(key, "department" | "with" | "item" | "days" | "work"),
        Lever::OnDemand => key == "every",
        Lever::Online => matches!(key, "online" | "visits"),
        Lever::Assist => key == "rework",
        Lever::Share => matches!(key, "needs" | "papers"),
        Lever::Parallel => key == "after",
        Lever::Tolerate
        | Lever::DropMaterial
        | Lever::PreReview
        | Lever::Postpone
        | Lever::EarlyStart
        | Lever::SingleForm => matches!(key, "after" | "needs" | "papers"),
        Lever::Merge | Lever::Joint | Lever::SingleWindow | Lever::Eliminate | Lever::Abolish => true,
    }
}
