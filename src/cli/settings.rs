//! Which configuration holds in a run, and what flags change of it.

use std::path::{Path, PathBuf};

use clap::Args;
use clap::builder::PossibleValuesParser;

use super::calendars::{ChosenCalendar, is_built_in};
use super::session::{Session, Trouble};
use super::workspace::links::Links;
use super::workspace::project::Project;
use super::workspace::read;
use crate::analysis::Dating;
use crate::config::{Config, FailOn, Failing, Flags, InForce, Stated};
use crate::finding::{Finding, Level};
use crate::input;
use crate::model::{Defect, Problem, Spelled};
use crate::render::frame::frame;
use crate::rules::{Preset, rule_names};
use crate::source::Source;
use crate::words::{check as words, commands, say};

/// The code of what is wrong with a configuration.
const INVALID_CONFIGURATION: &str = "invalid-configuration";

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

    #[arg(long, value_name = say!("FILE", "文件"), conflicts_with = "no_config")]
    #[arg(help = say!(
        "The configuration; else `reengineer.yaml` here or above",
        "配置文件；未指定时取当前或上级文件夹中的 reengineer.yaml"
    ))]
    config: Option<PathBuf>,

    #[arg(long, help = say!("Look for no configuration", "不读取配置文件"))]
    no_config: bool,

    #[command(flatten)]
    calendar: ChosenCalendar,
}

/// What holds in a run.
pub(super) struct Settings {
    /// Where it takes place.
    pub project: Project,
    /// What the configuration says; nothing where there is none.
    pub config: Config,
    /// Its text, and the path that it was read from.
    pub source: Option<(Source, PathBuf)>,
    /// Whether it was looked for: no flag names one, or says that none holds.
    pub is_sought: bool,
    /// How far links are followed.
    pub links: Links,
    /// The folder that its paths start from.
    pub folder: PathBuf,
    /// Levels and thresholds.
    pub in_force: InForce,
    /// What flags say of them.
    pub flags: Flags,
    /// The calendar of processes whose days depend on dates.
    pub dating: Dating,
    /// The files that it was read from.
    pub calendars: Vec<PathBuf>,
    /// The calendars that a flag names.
    pub flag_calendars: Vec<PathBuf>,
}

impl SettingArgs {
    /// Reads the configuration of the repository that the paths lie in; what is
    /// wrong with it is shown.
    ///
    /// # Errors
    /// A configuration that is missing or not valid; flags that contradict
    /// each other.
    pub fn load(&self, paths: &[PathBuf], session: &mut Session<'_, '_>) -> anyhow::Result<Settings> {
        let project = Project::of(std::env::current_dir()?, paths);
        let links = session.links();
        if let Some(overlooked) = project.overlooked.as_deref().filter(|_| self.config.is_none() && !self.no_config) {
            session.remark(&words::overlooked(&project.name(overlooked)));
        }
        let path = match (&self.config, self.no_config) {
            (Some(path), _) => Some(path.clone()),
            (None, true) => None,
            (None, false) => project.configuration.clone(),
        };
        let (config, source) = match &path {
            Some(path) => {
                let (config, source) = configuration(path, &project, session)?;
                (config, Some((source, path.clone())))
            }
            None => (Config::default(), None),
        };
        let above = path.as_deref().and_then(Path::parent).filter(|folder| !folder.as_os_str().is_empty());
        let folder = above.map_or_else(|| project.working.clone(), |folder| project.whole(folder));
        let flags = self.flags()?;
        let in_force = InForce::new(&config, &flags)
            .map_err(|error| Trouble::misused(words::with_help(&error.message(), &error.help())))?;
        let named = |stated: &Stated<String>| {
            let name = PathBuf::from(&stated.value);
            if is_built_in(&name) { name } else { folder.join(name) }
        };
        let chosen = self.calendar.or(config.calendar.iter().map(named).collect());
        // What a configuration names and what is not there makes it wrong.
        let calendar = chosen.read_as(|path| project.name(path)).map_err(|trouble| match self.calendar.named() {
            [] => Trouble::misused(trouble.message),
            _ => trouble,
        })?;
        let dating = Dating { calendar, ..Dating::default() };
        let config = from_root(config, &project, &folder);
        let flag_calendars = self.calendar.named().to_vec();
        let (is_sought, calendars) = (self.config.is_none() && !self.no_config, chosen.files());
        Ok(Settings {
            project,
            config,
            source,
            is_sought,
            links,
            folder,
            in_force,
            flags,
            dating,
            calendars,
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
    /// What an earlier version of the configuration says; one that cannot be
    /// read says nothing.
    pub fn earlier(&self, bytes: Vec<u8>, folder: &Path) -> Config {
        let source = Source::read("", bytes).ok();
        let config = source.and_then(|source| input::config(&source).ok()).unwrap_or_default();
        from_root(config, &self.project, folder)
    }

    /// What the configuration is called.
    pub fn name(&self) -> Option<&str> {
        self.source.as_ref().map(|(source, _)| source.name())
    }
}

/// The configuration in a file. One with nothing in it says nothing.
fn configuration(path: &Path, project: &Project, session: &mut Session<'_, '_>) -> Result<(Config, Source), Trouble> {
    let name = project.name(path);
    let bytes =
        read::bytes(path, session.links()).map_err(|error| Trouble::misused(commands::unreadable(&name, &error)))?;
    let read = match Source::read(&name, bytes) {
        Ok(source) => {
            input::config(&source).map(|config| (config, source.clone())).map_err(|defects| (source, defects))
        }
        Err(unread) if matches!(&unread.defects[..], [Defect { problem: Problem::Empty, .. }]) => {
            Ok((Config::default(), unread.source))
        }
        Err(unread) => Err((unread.source, unread.defects)),
    };
    read.map_err(|(source, defects)| {
        for defect in &defects {
            let finding = Finding { code: INVALID_CONFIGURATION, ..Finding::from(defect) };
            let page = session.page;
            let shown = frame(&finding, &source, page.lang, session.err_color, page.width, page.ascii);
            session.say(&shown);
        }
        Trouble::misused(words::bad_configuration(&name))
    })
}

/// The patterns of waivers start where names of files do: at the root.
fn from_root(mut config: Config, project: &Project, folder: &Path) -> Config {
    let prefix = project.name(folder);
    if !prefix.is_empty() {
        for path in config.waivers.iter_mut().filter_map(|waiver| waiver.path.as_mut()) {
            *path = format!("{}/{path}", globset::escape(&prefix));
        }
    }
    config
}
