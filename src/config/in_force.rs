//! The settings in force for a run: flags override the configuration, the
//! configuration overrides the preset.

use super::{Config, FailOn, Failing};
use crate::finding::Level;
use crate::model::{Jurisdiction, Place};
use crate::rules::{Amount, Preset, RULES, Rule, SettingError, Settings, Threshold};

/// The rules behind `--fail-on gone` and `--fail-on left-out`.
const GONE: &str = "gone-definition";
const LEFT_OUT: &str = "left-out-definition";

/// The origin of a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SettingOrigin {
    /// A flag.
    Flag(&'static str),
    /// A place of the configuration.
    Config(Place),
    /// The preset.
    Preset(Preset),
    /// The default.
    Default,
}

/// The settings given on the command line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Flags {
    /// `--preset`.
    pub preset: Option<Preset>,
    /// `--fail-on`.
    pub fail_on: Option<FailOn>,
    /// `--deny`, `--warn` and `--allow`, each with the name of a rule.
    pub levels: Vec<(&'static str, String, Level)>,
}

/// The settings in force for a run.
#[derive(Clone, Debug)]
pub struct InForce {
    /// The preset.
    pub preset: (Preset, SettingOrigin),
    /// The conditions that fail the run.
    pub fail_on: (FailOn, SettingOrigin),
    /// Levels and thresholds.
    pub settings: Settings,
    /// Every rule, in the order of the table.
    pub levels: Vec<LevelInForce>,
    /// Every threshold, in the order of the table.
    pub thresholds: Vec<ThresholdInForce>,
}

/// The level of a rule.
#[derive(Clone, Debug)]
pub struct LevelInForce {
    /// The rule.
    pub rule: &'static Rule,
    /// Its level.
    pub level: Level,
    /// Its origin.
    pub origin: SettingOrigin,
}

/// The value of a threshold.
#[derive(Clone, Debug)]
pub struct ThresholdInForce {
    /// The rule.
    pub rule: &'static Rule,
    /// Its threshold.
    pub threshold: &'static Threshold,
    /// The value.
    pub amount: Amount,
    /// Its origin.
    pub origin: SettingOrigin,
}

impl InForce {
    /// The settings in force for definitions under a jurisdiction, from this
    /// configuration and these flags.
    ///
    /// # Errors
    ///
    /// A flag names a rule that does not exist.
    pub fn new(config: &Config, flags: &Flags, jurisdiction: Jurisdiction) -> Result<Self, SettingError> {
        let stated = config.preset.as_ref().map(|stated| (stated.value, SettingOrigin::Config(stated.place.clone())));
        let flag = flags.preset.map(|preset| (preset, SettingOrigin::Flag("--preset")));
        let preset = flag.or(stated).unwrap_or((Preset::under(jurisdiction), SettingOrigin::Default));
        let stated =
            config.fail_on.as_ref().map(|stated| (stated.value.clone(), SettingOrigin::Config(stated.place.clone())));
        let flag = flags.fail_on.clone().map(|named| (named, SettingOrigin::Flag("--fail-on")));
        let (fail_on, origin) = flag.or(stated).unwrap_or((FailOn::default(), SettingOrigin::Default));
        let fail_on = (fail_on.under(preset.0), origin);
        let mut settings = Settings::of(preset.0, jurisdiction);
        let mut origins: Vec<(&str, Option<&str>, SettingOrigin)> = Vec::new();
        for (rule, stated) in &config.levels {
            settings.set_level(rule, stated.value)?;
            origins.push((rule, None, SettingOrigin::Config(stated.place.clone())));
        }
        for (flag, rule, level) in &flags.levels {
            settings.set_level(rule, *level)?;
            origins.push((rule, None, SettingOrigin::Flag(flag)));
        }
        for (failing, rule) in [(Failing::Gone, GONE), (Failing::LeftOut, LEFT_OUT)] {
            if fail_on.0.names(failing) {
                settings.set_level(rule, Level::Deny)?;
                origins.push((rule, None, fail_on.1.clone()));
            }
        }
        for (rule, threshold, stated) in &config.thresholds {
            settings.set_threshold(rule, threshold, &stated.value)?;
            origins.push((rule, Some(threshold), SettingOrigin::Config(stated.place.clone())));
        }
        let origin = |rule: &str, threshold: Option<&str>| {
            let stated = origins.iter().rfind(|(of, name, _)| *of == rule && *name == threshold);
            stated.map_or(SettingOrigin::Preset(preset.0), |(.., origin)| origin.clone())
        };
        let levels = RULES.iter().map(|rule| LevelInForce {
            rule,
            level: settings.level(rule),
            origin: origin(rule.name, None),
        });
        let thresholds = RULES.iter().flat_map(|rule| {
            settings.thresholds(rule).map(|(threshold, amount)| ThresholdInForce {
                rule,
                threshold,
                amount,
                origin: origin(rule.name, Some(threshold.name)),
            })
        });
        let (levels, thresholds) = (levels.collect(), thresholds.collect());
        Ok(Self { preset, fail_on, settings, levels, thresholds })
    }

    /// Returns whether a rule is off only because a flag of this run says so.
    pub fn is_off_for_now(&self, rule: &str) -> bool {
        let known = self.levels.iter().find(|known| known.rule.name == rule && known.level == Level::Allow);
        known.is_some_and(|known| match known.origin {
            SettingOrigin::Flag(_) => true,
            SettingOrigin::Preset(_) => matches!(self.preset.1, SettingOrigin::Flag(_)),
            SettingOrigin::Config(_) | SettingOrigin::Default => false,
        })
    }

    /// The level at which findings of a rule count.
    pub fn level(&self, rule: &str) -> Level {
        self.levels.iter().find(|known| known.rule.name == rule).map_or(Level::Allow, |known| known.level)
    }
}
