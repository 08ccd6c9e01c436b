//! The settings of a run: its configuration, and the flags that override it.

pub(super) mod calendars;
pub(super) mod configuration;
pub(super) mod dating;
pub(super) mod grounds;
pub(super) mod starts;

use std::path::{Path, PathBuf};

use clap::Args;
use clap::builder::PossibleValuesParser;

use super::session::{Session, Trouble};
use super::workspace::links::Links;
use super::workspace::project::Project;
use crate::config::{self, Config, FailOn, Failing, Flags, InForce};
use crate::finding::Level;
use crate::model::{Jurisdiction, Spelled};
use crate::report::check::say as words;
use crate::rules::{Preset, rule_names};
use crate::source::Source;
use crate::text;
use crate::text::say;
use configuration::{ConfigArgs, Loaded};
use grounds::{GroundArgs, Grounds};

/// Flags of every command that judges.
#[derive(Debug, Default, Args)]
pub(super) struct SettingArgs {
    #[arg(long, value_name = say!("PRESET", "预设"))]
    #[arg(value_parser = PossibleValuesParser::new(Preset::ALL.iter().map(|preset| preset.name())))]
    #[arg(help = say!("Levels and thresholds to begin with", "作为起点的级别和阈值"))]
    preset: Option<String>,

    #[arg(long, value_name = say!("RULE", "规则"), hide_possible_values = true)]
    #[arg(value_parser = PossibleValuesParser::new(rule_names()))]
    #[arg(help = say!("A finding of this rule fails the run; repeatable", "违反此规则即不通过；可重复"))]
    deny: Vec<String>,

    #[arg(long, value_name = say!("RULE", "规则"), hide_possible_values = true)]
    #[arg(value_parser = PossibleValuesParser::new(rule_names()))]
    #[arg(help = say!("A finding of this rule is told; repeatable", "违反此规则只作提示；可重复"))]
    warn: Vec<String>,

    #[arg(long, value_name = say!("RULE", "规则"), hide_possible_values = true)]
    #[arg(value_parser = PossibleValuesParser::new(rule_names()))]
    #[arg(help = say!("This rule is not looked at; repeatable", "不检查此规则；可重复"))]
    allow: Vec<String>,

    #[arg(long, value_name = say!("WHAT", "情况"), value_delimiter = ',')]
    #[arg(value_parser = PossibleValuesParser::new(Failing::WORDS.iter().map(|word| word.english)))]
    #[arg(help = say!(
        "What fails the run: findings from a level, else deny, and what is undecided, gone or left out; repeatable",
        "什么情况判为不通过：自某级别起的问题（默认 deny），以及无法确定、消失或略去的；可重复"
    ))]
    fail_on: Vec<String>,

    #[command(flatten)]
    config: ConfigArgs,

    #[command(flatten)]
    ground: GroundArgs,
}

/// The settings of a run.
pub(super) struct Settings {
    /// Its project.
    pub project: Project,
    /// The content of the configuration; `None` where there is none.
    pub config: Config,
    /// Its text, and the path that it was read from.
    pub source: Option<(Source, PathBuf)>,
    /// Whether it was searched for: no flag names one or turns it off.
    pub is_sought: bool,
    /// How far links are followed.
    pub links: Links,
    /// The folder that its paths are relative to.
    pub folder: PathBuf,
    /// Levels and thresholds where no definition sets the law.
    pub in_force: InForce,
    /// The levels and thresholds given by flags.
    pub flags: Flags,
    /// Levels and thresholds under China's law and under the generic one.
    under: [InForce; 2],
    /// The law and calendar for each definition.
    pub grounds: Grounds,
    /// The calendars that a flag names.
    pub flag_calendars: Vec<PathBuf>,
}

impl SettingArgs {
    /// The settings of a command for which judging is secondary: no flag
    /// changes a level.
    pub fn beside(config: ConfigArgs, ground: GroundArgs) -> Self {
        Self { config, ground, ..Self::default() }
    }

    /// Reads the configuration of the repository that the paths are in; errors
    /// in it are shown.
    ///
    /// # Errors
    ///
    /// A configuration that is missing or not valid; flags that contradict each
    /// other.
    pub fn load(&self, paths: &[PathBuf], session: &mut Session<'_, '_>) -> anyhow::Result<Settings> {
        let loaded = self.config.load(paths, session)?;
        let flags = self.flags()?;
        let grounds = self.ground.resolve(&loaded, None, session)?;
        let in_force = |jurisdiction| {
            InForce::new(&loaded.config, &flags, jurisdiction)
                .map_err(|error| Trouble::misused(text::with_help(&error.message(), &error.help())))
        };
        let [china, generic] = [in_force(Jurisdiction::Cn)?, in_force(Jurisdiction::Generic)?];
        let in_force = match grounds.stated_jurisdiction() {
            Some(Jurisdiction::Generic) => generic.clone(),
            Some(Jurisdiction::Cn) | None => china.clone(),
        };
        let Loaded { project, config, source, folder } = loaded;
        let config = from_root(config, &project, &folder);
        let (flag_calendars, links) = (self.ground.calendar.named().to_vec(), session.links());
        Ok(Settings {
            project,
            config,
            source,
            is_sought: self.config.is_sought(),
            links,
            folder,
            in_force,
            flags,
            under: [china, generic],
            grounds,
            flag_calendars,
        })
    }

    fn flags(&self) -> Result<Flags, Trouble> {
        let lists = [
            ("--deny", &self.deny, Level::Deny),
            ("--warn", &self.warn, Level::Warn),
            ("--allow", &self.allow, Level::Allow),
        ];
        let mut levels: Vec<(&'static str, String, Level)> = Vec::new();
        for (flag, rules, level) in lists {
            for rule in rules {
                if let Some((other, ..)) = levels.iter().find(|(other, known, _)| known == rule && *other != flag) {
                    return Err(Trouble::misused(words::two_levels(rule, other, flag)));
                }
                levels.push((flag, rule.clone(), level));
            }
        }
        Ok(Flags {
            preset: self.preset.as_deref().and_then(Preset::named),
            fail_on: (!self.fail_on.is_empty())
                .then(|| FailOn::new(self.fail_on.iter().filter_map(|name| Failing::from_word(name)))),
            levels,
        })
    }
}

impl Settings {
    /// Levels and thresholds under a law.
    pub fn under(&self, jurisdiction: Jurisdiction) -> &InForce {
        let [china, generic] = &self.under;
        match jurisdiction {
            Jurisdiction::Cn => china,
            Jurisdiction::Generic => generic,
        }
    }

    /// The content of an earlier version of the configuration; empty if it
    /// cannot be read.
    pub fn earlier(&self, bytes: Vec<u8>, folder: &Path) -> Config {
        let source = Source::read("", bytes).ok();
        let config = source.and_then(|source| config::read(&source).ok()).unwrap_or_default();
        from_root(config, &self.project, folder)
    }

    /// The name of the configuration.
    pub fn name(&self) -> Option<&str> {
        self.source.as_ref().map(|(source, _)| source.name())
    }
}

/// Makes the patterns of waivers relative to the root, like the names of files.
fn from_root(mut config: Config, project: &Project, folder: &Path) -> Config {
    let prefix = project.name(folder);
    if !prefix.is_empty() {
        for path in config.waivers.iter_mut().filter_map(|waiver| waiver.path.as_mut()) {
            *path = format!("{}/{path}", globset::escape(&prefix));
        }
    }
    config
}
