//! A baseline with its file.

use std::path::{Path, PathBuf};

use crate::cli::say::commands;
use crate::cli::session::Trouble;
use crate::cli::settings::Settings;
use crate::cli::workspace::read;
use crate::finding::{Finding, Identity, Level};
use crate::judgement::baseline::{BaselineEntry, STALE_BASELINE, Stale};
use crate::judgement::say as words_judgement;
use crate::judgement::{Baseline, Subject};
use crate::model::Place;
use crate::report::check::say as words;
use crate::rules::SettingError;
use crate::source::Source;
use crate::text;
use crate::text::Text;

/// The path of the named baseline, or of the one in the configuration.
pub(in crate::cli) fn path_of(named: Option<&Path>, settings: &Settings) -> Option<PathBuf> {
    let configured = settings.config.baseline.as_ref().map(|stated| settings.folder.join(&stated.value));
    named.map(Path::to_owned).or(configured)
}

/// A baseline with its file.
pub(in crate::cli) struct Kept {
    pub path: PathBuf,
    name: String,
    text: String,
    pub baseline: Baseline,
}

impl Kept {
    /// The baseline in force, if there is one.
    ///
    /// # Errors
    ///
    /// It does not exist or is not a baseline.
    pub fn find(named: Option<&Path>, settings: &Settings) -> Result<Option<Self>, Trouble> {
        path_of(named, settings).map(|path| Self::read(path, settings)).transpose()
    }

    /// Reads a baseline.
    ///
    /// # Errors
    ///
    /// It does not exist or is not a baseline.
    pub fn read(path: PathBuf, settings: &Settings) -> Result<Self, Trouble> {
        let name = settings.project.name(&path);
        let bytes = read::bytes(&path, settings.links).map_err(|error| {
            Trouble::misused(text::with_help(&commands::unreadable(&name, &error), &words::write_one()))
        })?;
        let bad = |why: &Text| Trouble::misused(words::bad_baseline(&name, why));
        let text = String::from_utf8(bytes).map_err(|_| bad(&words_judgement::no_text()))?;
        let baseline = Baseline::parse(&text).map_err(|why| bad(&why))?;
        Ok(Self { path, name, text, baseline })
    }

    /// Its text, so that entries have places: JSON is YAML. Read only where an
    /// entry is reported, since a long one takes longer than the definitions.
    pub fn into_source(self) -> Source {
        match Source::read(&self.name, self.text.into_bytes()) {
            Ok(source) => source,
            Err(unread) => unread.source,
        }
    }

    /// Marks the findings that it lets through, and returns its entries that no
    /// longer apply.
    pub fn stale(&self, subjects: &mut [Subject<'_>], settings: &Settings) -> Vec<Stale> {
        self.baseline.cover(subjects, &|file| !settings.project.root.join(file).exists())
    }

    /// Marks the findings that it lets through, and returns findings about the
    /// baseline itself.
    pub fn cover(&self, subjects: &mut [Subject<'_>], settings: &Settings) -> Vec<Finding> {
        let stale = self.stale(subjects, settings);
        let level = settings.in_force.level(STALE_BASELINE);
        let stale_at = |at| stale.binary_search_by_key(&at, |stale| stale.entry).ok().map(|found| &stale[found]);
        let finding = |(at, entry): (usize, &BaselineEntry)| {
            let (message, help) = match (SettingError::unknown(&entry.rule), stale_at(at)) {
                (Some(unknown), _) => (unknown.message(), unknown.help()),
                (None, Some(Stale { gone, .. })) => {
                    let (process, step) = (&entry.process, entry.step.as_deref());
                    (words_judgement::stale(&entry.rule, process, step, *gone), words_judgement::stale_help())
                }
                (None, None) => return None,
            };
            Some(Finding {
                code: STALE_BASELINE,
                level,
                place: Place::process().field("findings").item(at),
                message,
                help: Some(help),
                related: Vec::new(),
                identity: Identity::default(),
            })
        };
        self.baseline.entries.iter().enumerate().filter(|_| level > Level::Allow).filter_map(finding).collect()
    }
}
