//! Compares settings with those of an earlier revision.

use super::{Baseline, Judged, Standing, waivers};
use crate::config::{InForce, SettingOrigin};
use crate::finding::{Finding, Identity, Level};
use crate::judgement::say::absent as say;
use crate::model::Place;
use crate::text::Text;

/// The rule of settings that let through more than before.
pub const WEAKER: &str = "weaker-settings";

/// The settings that let through more than before, each as a finding; a changed
/// threshold is one, since nobody can say that it does not.
#[must_use]
pub fn weaker(now: &InForce, then: &InForce, revision: &str, level: Level) -> Vec<Finding> {
    let finding = |origin: &SettingOrigin, message: Text| {
        let place = match origin {
            SettingOrigin::Config(place) => place.clone(),
            SettingOrigin::Flag(_) | SettingOrigin::Preset(_) | SettingOrigin::Default => Place::process(),
        };
        found(place, message, level)
    };
    let mut all = Vec::new();
    for (rule, before) in now.levels.iter().zip(&then.levels) {
        if rule.level < before.level {
            let message = say::weaker_level(rule.rule.name, before.level, rule.level, revision);
            all.push(finding(&rule.origin, message));
        }
    }
    for (threshold, before) in now.thresholds.iter().zip(&then.thresholds) {
        let (was, is) = (before.amount.to_string(), threshold.amount.to_string());
        if was != is && now.level(threshold.rule.name) > Level::Allow {
            let about = (threshold.rule.name, threshold.threshold.name);
            all.push(finding(&threshold.origin, say::other_threshold(about, &was, &is, revision)));
        }
    }
    if now.fail_on.0.level() > then.fail_on.0.level() {
        let (was, is) = (then.fail_on.0.level(), now.fail_on.0.level());
        all.push(finding(&now.fail_on.1, say::weaker_fail_on(was, is, revision)));
    }
    for what in then.fail_on.0.others().filter(|what| !now.fail_on.0.names(*what)) {
        all.push(finding(&now.fail_on.1, say::weaker_fail_too(what, revision)));
    }
    all
}

/// Calendars that changed.
pub fn other_calendars(was: &str, is: &str, revision: &str, level: Level) -> Finding {
    found(Place::process().field("calendar"), say::other_calendars(was, is, revision), level)
}

/// A changed setting on which figures depend.
pub fn other_setting(key: &'static str, was: &Text, is: &Text, revision: &str, level: Level) -> Finding {
    found(Place::process().field(key), say::other_setting(key, was, is, revision), level)
}

/// A calendar file that changed.
pub fn other_calendar_file(file: &str, revision: &str, level: Level) -> Finding {
    found(Place::process(), say::other_calendar_file(file, revision), level)
}

/// A baseline that lets through more than before.
#[must_use]
pub fn weaker_baseline(now: &Baseline, then: &Baseline, revision: &str, level: Level) -> Option<Finding> {
    let known: std::collections::BTreeSet<_> = then.entries.iter().collect();
    let new = now.entries.iter().filter(|entry| !known.contains(entry)).count();
    (new > 0).then(|| found(Place::process().field("findings"), say::weaker_baseline(new, revision), level))
}

fn found(place: Place, message: Text, level: Level) -> Finding {
    let (help, identity) = (Some(say::weaker_help()), Identity::default());
    Finding { code: WEAKER, level, place, message, help, related: Vec::new(), identity }
}

/// The findings with those marked that a waiver of the configuration accepts;
/// none at the level `allow`.
#[must_use]
pub fn waive_settings(findings: Vec<Finding>, level: Level, standing: Standing<'_>) -> Vec<Judged> {
    if level == Level::Allow {
        return Vec::new();
    }
    let mut judged: Vec<Judged> = findings.into_iter().map(Judged::elsewhere).collect();
    judged.iter_mut().for_each(|judged| judged.is_new = Some(true));
    waivers::cover_settings(&mut judged, standing);
    judged
}

/// Returns whether a waiver of this rule is for settings, which nothing else
/// can tell.
pub(super) fn is_of_settings(rule: &str) -> bool {
    rule == WEAKER
}
