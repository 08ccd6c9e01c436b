//! Compares settings with those of an earlier revision.

use super::earlier::Before;
use super::kept::Kept;
use super::past::{baseline, is_other};
use crate::calendar::Base;
use crate::cli::session::Trouble;
use crate::cli::settings::Settings;
use crate::cli::workspace::git::Revision;
use crate::cli::workspace::project::CONFIGURATION;
use crate::cli::workspace::read;
use crate::config::{Config, InForce, Stated};
use crate::finding::Finding;
use crate::judgement::say::absent as words;
use crate::judgement::{self, Standing, WEAKER};
use crate::model::{Jurisdiction, Spelled, Switch};
use crate::report::check::CheckedFile;
use crate::text::Text;

/// The parts of the configuration, of the calendars and of the baseline that
/// let through more than before, by file.
///
/// # Errors
///
/// Content that git does not have.
pub(in crate::cli) fn weaker(
    before: &Before,
    revision: &Revision,
    kept: Option<&Kept>,
    standing: Standing<'_>,
    settings: &Settings,
) -> Result<Vec<CheckedFile>, Trouble> {
    let name = &before.against.revision;
    let law = settings.grounds.stated_jurisdiction().unwrap_or(Jurisdiction::Cn);
    // An earlier configuration with a rule of that time is not comparable to
    // today's.
    let then = InForce::new(&before.past.config, &settings.flags, law).ok().filter(|_| before.past.is_there);
    let level_then = then.as_ref().map(|then| then.level(WEAKER));
    // Whoever switches the rule off is reported one last time.
    let level = settings.in_force.level(WEAKER).max(level_then.unwrap_or(settings.in_force.level(WEAKER)));
    let mut found = then.map(|then| judgement::weaker(&settings.in_force, &then, name, level)).unwrap_or_default();
    if before.past.is_there && settings.flag_calendars.is_empty() {
        let [was, is] = [&before.past.config, &settings.config].map(calendars);
        found.extend((was != is).then(|| judgement::other_calendars(&was, &is, name, level)));
    }
    if before.past.is_there {
        let both = grounds(&before.past.config).into_iter().zip(grounds(&settings.config));
        let others = both.filter(|(was, is)| was.1 != is.1);
        found.extend(others.map(|(was, is)| judgement::other_setting(was.0, &was.1, &is.1, name, level)));
    }
    let judged = |found: Vec<Finding>| judgement::waive_settings(found, level, standing);
    let mut files = Vec::new();
    let of_config = judged(found);
    files.extend((!of_config.is_empty()).then(|| match &settings.source {
        Some((source, _)) => CheckedFile::settings_judged(source.clone(), of_config),
        None => CheckedFile::absent(CONFIGURATION.to_owned(), None, of_config),
    }));
    for path in &settings.grounds.files() {
        let now = read::bytes(path, settings.links).ok();
        if is_other(revision, path, now.as_deref())? {
            let file = settings.project.name(path);
            let found = judged(vec![judgement::other_calendar_file(&file, name, level)]);
            files.extend((!found.is_empty()).then(|| CheckedFile::absent(file, None, found)));
        }
    }
    if let Some(kept) = kept
        && let Some(then) = baseline(revision, &kept.path)?
    {
        let found = judged(judgement::weaker_baseline(&kept.baseline, &then, name, level).into_iter().collect());
        files.extend((!found.is_empty()).then(|| CheckedFile::absent(settings.project.name(&kept.path), None, found)));
    }
    Ok(files)
}

/// Other parts of a configuration that its figures depend on.
fn grounds(config: &Config) -> [(&'static str, Text); 3] {
    let word = |stated: Option<(&'static str, &'static str)>| {
        stated.map_or_else(words::nothing_stated, |(english, chinese)| Text::new(english, chinese))
    };
    let jurisdiction = config.jurisdiction.as_ref().map(|stated| (stated.value.english(), stated.value.chinese()));
    let run_on = config.limits_run_on.as_ref().map_or(Switch::On, |stated| stated.value);
    let only: Vec<&str> = config.only.iter().map(|stated| stated.value.as_str()).collect();
    [
        ("jurisdiction", word(jurisdiction)),
        ("limits_run_on", word(Some((run_on.english(), run_on.chinese())))),
        ("only", if only.is_empty() { words::nothing_stated() } else { Text::verbatim(only.join(", ")) }),
    ]
}

/// The calendars of a configuration, as it names them.
fn calendars(config: &Config) -> String {
    let name =
        |stated: &Stated<String>| Base::named(&stated.value).map_or(stated.value.clone(), |base| base.to_string());
    let names: Vec<String> = config.calendar.iter().map(name).collect();
    if names.is_empty() { Base::China.to_string() } else { names.join(", ") }
}
