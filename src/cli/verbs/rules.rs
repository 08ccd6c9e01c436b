//! `reengineer rules`: the rules of `check`.

use clap::Args;

use crate::cli::outputs::Outputs;
use crate::cli::session::{Exit, Session};
use crate::model::Jurisdiction;
use crate::report::rules::{RuleList, RuleRow};
use crate::rules::{Preset, RULES, Rule};
use crate::text::say;

#[derive(Debug, Args)]
#[command(about = say!("The rules for definitions, with their level in each preset", "检查流程表的规则及其在各预设中的等级"))]
#[command(after_help = say!(
    "Examples:
  reengineer rules
  reengineer rules --format json -o rules.json",
    "示例：
  reengineer rules
  reengineer rules --format json -o rules.json"
))]
pub(in crate::cli) struct Rules {}

impl Rules {
    pub fn run(&self, session: &mut Session<'_, '_>) -> anyhow::Result<Exit> {
        let outputs = Outputs::plan(session, "rules", RuleList::SHAPES, &[])?;
        let list = RuleList(RULES.iter().map(|rule| row(rule)).collect());
        outputs.write(session, &|format, page, out| (format.write)(&list, page, out))?;
        Ok(Exit::Fine)
    }
}

fn row(rule: &Rule) -> RuleRow {
    let thresholds = rule.thresholds.iter().map(|threshold| {
        let value = |preset: &Preset| (preset.name(), threshold.values.of(*preset).to_string());
        (threshold.name, Preset::ALL.iter().map(value).collect())
    });
    RuleRow {
        name: rule.name,
        group: rule.group.label(),
        levels: levels(rule),
        thresholds: thresholds.collect(),
        page: rule.page,
    }
}

/// Each preset, and the level of a rule in it.
pub(in crate::cli) fn levels(rule: &Rule) -> Vec<(&'static str, &'static str)> {
    Preset::ALL.iter().map(|preset| (preset.name(), rule.level_under(*preset, Jurisdiction::Cn).name())).collect()
}
