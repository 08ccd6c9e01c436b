//! The settings of the rules: a level for each rule, a value for each
//! threshold.

use std::error::Error;
use std::fmt;

use super::threshold::{Amount, Threshold, ThresholdMeasure};
use super::{Judge, Preset, RULES, Rule, rule_named};
use crate::finding::Level;
use crate::model::Jurisdiction;
use crate::text::nearest::nearest;
use crate::text::{Lang, Text, say};

/// The level of each rule and the value of each of its thresholds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// In the order of [`RULES`].
    rules: Vec<Effective>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Effective {
    level: Level,
    /// In the order of the rule's thresholds.
    amounts: Vec<Amount>,
}

impl Default for Settings {
    fn default() -> Self {
        Self::of(Preset::default(), Jurisdiction::Cn)
    }
}

impl Settings {
    /// The settings of a preset under a jurisdiction.
    pub fn of(preset: Preset, jurisdiction: Jurisdiction) -> Self {
        let effective = |rule: &&Rule| Effective {
            level: rule.level_under(preset, jurisdiction),
            amounts: rule.thresholds.iter().map(|threshold| threshold.values.of(preset)).collect(),
        };
        Self { rules: RULES.iter().map(effective).collect() }
    }

    /// The level of a rule.
    pub fn level(&self, rule: &Rule) -> Level {
        self.effective(rule).level
    }

    /// The thresholds of a rule, with their values.
    pub fn thresholds(&self, rule: &Rule) -> impl Iterator<Item = (&'static Threshold, Amount)> {
        rule.thresholds.iter().zip(self.effective(rule).amounts.iter().copied())
    }

    /// The value of a threshold.
    pub fn amount(&self, rule: &Rule, threshold: &str) -> Option<Amount> {
        self.thresholds(rule).find(|(known, _)| known.name == threshold).map(|(_, amount)| amount)
    }

    /// Every rule with its level and the values of its thresholds.
    pub(super) fn each(&self) -> impl Iterator<Item = (&'static Rule, Level, &[Amount])> {
        let rules = RULES.iter().zip(&self.rules);
        rules.map(|(rule, effective)| (*rule, effective.level, effective.amounts.as_slice()))
    }

    /// Sets the level of a rule.
    ///
    /// # Errors
    ///
    /// [`SettingError::UnknownRule`] and [`SettingError::Fixed`].
    pub fn set_level(&mut self, rule: &str, level: Level) -> Result<(), SettingError> {
        let (rule, effective) = self.named(rule)?;
        if matches!(rule.judge, Judge::Reading) && level != Level::Deny {
            return Err(SettingError::Fixed { rule: rule.name });
        }
        effective.level = level;
        Ok(())
    }

    /// Sets a threshold to an amount as written: `20wd`, `3`.
    ///
    /// # Errors
    /// Every [`SettingError`].
    pub fn set_threshold(&mut self, rule: &str, threshold: &str, amount: &str) -> Result<(), SettingError> {
        let (rule, effective) = self.named(rule)?;
        let Some(at) = rule.thresholds.iter().position(|known| known.name == threshold) else {
            let known: Vec<&str> = rule.thresholds.iter().map(|known| known.name).collect();
            let suggestion = nearest(threshold, known.iter().copied());
            let name = threshold.to_owned();
            return Err(SettingError::UnknownThreshold { rule: rule.name, name, suggestion, known });
        };
        let measure = rule.thresholds[at].measure();
        let Some(value) = Amount::parse(amount, measure) else {
            let (threshold, text) = (rule.thresholds[at].name, amount.to_owned());
            return Err(SettingError::WrongUnit { rule: rule.name, threshold, text, measure });
        };
        effective.amounts[at] = value;
        Ok(())
    }

    fn effective(&self, rule: &Rule) -> &Effective {
        let mut rules = RULES.iter().zip(&self.rules);
        rules.find(|(known, _)| known.name == rule.name).expect("every rule is one of the table").1
    }

    fn named(&mut self, name: &str) -> Result<(&'static Rule, &mut Effective), SettingError> {
        let found = rule_named(name).and_then(|rule| {
            let mut rules = RULES.iter().zip(&mut self.rules);
            rules.find(|(known, _)| known.name == rule.name).map(|(_, effective)| (rule, effective))
        });
        found.ok_or_else(|| SettingError::UnknownRule {
            name: name.to_owned(),
            suggestion: nearest(name, RULES.iter().map(|rule| rule.name)),
        })
    }
}

/// The reason why a setting is invalid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SettingError {
    /// No rule has this name.
    UnknownRule {
        /// As written.
        name: String,
        /// The nearest existing name.
        suggestion: Option<&'static str>,
    },
    /// The level of the rule is fixed: a definition that breaks it is not
    /// valid.
    Fixed {
        /// The rule.
        rule: &'static str,
    },
    /// The rule has no such threshold.
    UnknownThreshold {
        /// The rule.
        rule: &'static str,
        /// As written.
        name: String,
        /// The nearest name that it has.
        suggestion: Option<&'static str>,
        /// All names that it has.
        known: Vec<&'static str>,
    },
    /// The value is not an amount of the threshold's measure.
    WrongUnit {
        /// The rule.
        rule: &'static str,
        /// Its threshold.
        threshold: &'static str,
        /// As written.
        text: String,
        /// The measure.
        measure: ThresholdMeasure,
    },
}

impl SettingError {
    /// The error for an unknown rule; `None` where it exists.
    pub fn unknown(name: &str) -> Option<Self> {
        // A baseline asks for each of its entries: only an unknown name is
        // worth the search for a suggestion.
        rule_named(name).is_none().then(|| {
            let suggestion = nearest(name, RULES.iter().map(|rule| rule.name));
            Self::UnknownRule { name: name.to_owned(), suggestion }
        })
    }

    /// The message.
    pub fn message(&self) -> Text {
        match self {
            Self::UnknownRule { name, .. } => say!("there is no rule `{name}`", "没有名为 `{name}` 的规则"),
            Self::Fixed { rule } => say!("rule `{rule}` is always at deny", "规则 `{rule}` 的级别固定为 deny"),
            Self::UnknownThreshold { rule, name, .. } => {
                say!("rule `{rule}` has no threshold `{name}`", "规则 `{rule}` 没有名为 `{name}` 的阈值")
            }
            Self::WrongUnit { rule, threshold, text, measure: ThresholdMeasure::Duration } => say!(
                "threshold `{threshold}` of rule `{rule}` is a duration with its unit, not `{text}`",
                "规则 `{rule}` 的阈值 `{threshold}` 应为带单位的时长，不能是 `{text}`"
            ),
            Self::WrongUnit { rule, threshold, text, measure: ThresholdMeasure::Days } => say!(
                "threshold `{threshold}` of rule `{rule}` is a number of days or a duration, not `{text}`",
                "规则 `{rule}` 的阈值 `{threshold}` 应为天数或时长，不能是 `{text}`"
            ),
            Self::WrongUnit { rule, threshold, text, measure: ThresholdMeasure::Count } => say!(
                "threshold `{threshold}` of rule `{rule}` is a whole number, not `{text}`",
                "规则 `{rule}` 的阈值 `{threshold}` 应为整数，不能是 `{text}`"
            ),
        }
    }

    /// The remedy.
    pub fn help(&self) -> Text {
        match self {
            Self::UnknownRule { suggestion: Some(word), .. }
            | Self::UnknownThreshold { suggestion: Some(word), .. } => {
                say!("did you mean `{word}`?", "是否想写 `{word}`？")
            }
            Self::Fixed { .. } => say!(
                "a definition that breaks it has no order and cannot be read",
                "违反该规则的定义没有先后可言，无法读取"
            ),
            Self::UnknownRule { .. } => say!("`reengineer rules` lists them", "`reengineer rules` 列出全部规则"),
            Self::UnknownThreshold { known, .. } if known.is_empty() => {
                say!("the rule compares with no number", "该规则没有阈值")
            }
            Self::UnknownThreshold { known, .. } => {
                let known = known.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>();
                let (english, chinese) = (known.join(", "), known.join("、"));
                say!("it has: {english}", "该规则的阈值有：{chinese}")
            }
            Self::WrongUnit { measure: ThresholdMeasure::Duration, .. } => say!(
                "write working days as `20wd`, calendar days as `30cd`, hours as `4h`",
                "工作日写作 `20wd`，自然日写作 `30cd`，小时写作 `4h`"
            ),
            Self::WrongUnit { measure: ThresholdMeasure::Days, .. } => say!(
                "write `10` for days on the step's own clock, `10wd` for working days, `14cd` for calendar days",
                "按环节自身的计时写 `10`，工作日写作 `10wd`，自然日写作 `14cd`"
            ),
            Self::WrongUnit { measure: ThresholdMeasure::Count, .. } => {
                say!("write a number such as `2`", "请写整数，如 `2`")
            }
        }
    }
}

impl fmt::Display for SettingError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.message().in_lang(Lang::English))
    }
}

impl Error for SettingError {}
