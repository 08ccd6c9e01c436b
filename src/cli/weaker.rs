//! Settings held to those of an earlier revision.

use super::baseline::Kept;
use super::earlier::Before;
use super::past_settings;
use super::session::Trouble;
use super::settings::Settings;
use super::workspace::git::Revision;
use super::workspace::project::CONFIGURATION;
use crate::config::InForce;
use crate::judgement::{self, Standing, WEAKER};
use crate::report::check::CheckedFile;

/// What of the configuration and of the baseline lets through more than it
/// did, by file.
///
/// # Errors
/// Content that git does not have.
pub(super) fn weaker(
    before: &Before,
    revision: &Revision,
    kept: Option<&Kept>,
    standing: Standing<'_>,
    settings: &Settings,
) -> Result<Vec<CheckedFile>, Trouble> {
    let name = &before.against.revision;
    let mut files = Vec::new();
    // A configuration of then that names a rule of then is none of today's.
    if let Ok(then) = InForce::new(&before.config, &settings.flags)
        && before.had_config
    {
        let found = judgement::weaker(&settings.in_force, &then, name);
        let judged = judgement::waive_settings(found, standing);
        files.extend((!judged.is_empty()).then(|| match &settings.source {
            Some((source, _)) => CheckedFile::settings_judged(source.clone(), judged),
            None => CheckedFile::absent(CONFIGURATION.to_owned(), judged),
        }));
    }
    if let Some(kept) = kept
        && let Some(then) = past_settings::baseline(revision, &kept.path)?
    {
        let level = settings.in_force.level(WEAKER);
        let found = judgement::weaker_baseline(&kept.baseline, &then, name, level);
        let judged = judgement::waive_settings(found.into_iter().collect(), standing);
        files.extend((!judged.is_empty()).then(|| CheckedFile::absent(settings.project.name(&kept.path), judged)));
    }
    Ok(files)
}
