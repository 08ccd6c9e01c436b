//! `reengineer config show`: every setting in force, and where it comes from.

use clap::{Args, Subcommand};

use super::outputs::Outputs;
use super::session::{Exit, Session};
use super::settings::{SettingArgs, Settings};
use crate::config::{Origin, Waiver};
use crate::model::Place;
use crate::render::Material;
use crate::report::config::{Row, Shown};
use crate::words::{config as words, say};

#[derive(Debug, Args)]
#[command(about = say!("What holds in a run, and where it comes from", "运行时生效的设置及其来源"))]
#[command(arg_required_else_help = true, disable_help_subcommand = true)]
#[command(after_help = say!(
    "Examples:
  reengineer config show
  reengineer config show --preset strict --format json",
    "示例：
  reengineer config show
  reengineer config show --preset strict --format json"
))]
pub(super) struct ConfigVerb {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    #[command(about = say!("Every setting, its value and its origin", "每项设置的值和来源"))]
    Show(SettingArgs),
}

/// What the command can say.
const MATERIALS: [Material; 3] = [Material::Report, Material::Json, Material::Sheet];

impl ConfigVerb {
    pub fn run(&self, session: &mut Session<'_, '_>) -> anyhow::Result<Exit> {
        let Action::Show(args) = &self.action;
        let settings = args.load(session)?;
        let inputs: Vec<_> = settings.source.iter().map(|(_, path)| path.clone()).collect();
        let outputs = Outputs::plan(session, "config show", &MATERIALS, &inputs)?;
        let shown = shown(&settings);
        outputs.write(session, &|format, page, out| (format.write)(&shown, page, out))?;
        Ok(Exit::Fine)
    }
}

fn shown(settings: &Settings) -> Shown {
    let (config, in_force) = (&settings.config, &settings.in_force);
    let row = |key: String, value: &str, origin: &Origin| row(settings, key, value, origin);
    let stated = |key: &str, value: &str, place: &Place| row(key.to_owned(), value, &Origin::Config(place.clone()));
    let mut rows = vec![
        row("preset".to_owned(), in_force.preset.0.name(), &in_force.preset.1),
        row("fail_on".to_owned(), in_force.fail_on.0.name(), &in_force.fail_on.1),
    ];
    rows.extend(config.paths.iter().map(|path| stated("paths", &path.value, &path.place)));
    rows.extend(config.exclude.iter().map(|path| stated("exclude", &path.value, &path.place)));
    rows.extend(config.calendar.iter().map(|name| stated("calendar", &name.value, &name.place)));
    rows.extend(config.baseline.iter().map(|path| stated("baseline", &path.value, &path.place)));
    rows.extend(config.waivers.iter().map(|waiver| stated("waivers", &about(waiver), &waiver.place)));
    let level = |known: &crate::config::LevelInForce| {
        row(format!("levels.{}", known.rule.name), known.level.name(), &known.origin)
    };
    rows.extend(in_force.levels.iter().map(level));
    let threshold = |known: &crate::config::ThresholdInForce| {
        let key = format!("thresholds.{}.{}", known.rule.name, known.threshold.name);
        row(key, &known.amount.to_string(), &known.origin)
    };
    rows.extend(in_force.thresholds.iter().map(threshold));
    let file = settings.name().map(str::to_owned);
    Shown { title: words::title(file.as_deref()), file, rows }
}

fn row(settings: &Settings, key: String, value: &str, origin: &Origin) -> Row {
    let value = value.to_owned();
    match origin {
        Origin::Flag(flag) => {
            Row { key, value, from: "flag", origin: Some((*flag).to_owned()), said: words::verbatim(flag) }
        }
        Origin::Config(place) => {
            let at = settings.source.as_ref().map(|(source, _)| {
                let (line, _) = source.position(place);
                format!("{}:{line}", source.name())
            });
            let said = words::verbatim(at.as_deref().unwrap_or_default());
            Row { key, value, from: "config", origin: at, said }
        }
        Origin::Preset(preset) => {
            let name = preset.name();
            Row { key, value, from: "preset", origin: Some(name.to_owned()), said: words::preset(name) }
        }
        Origin::Default => Row { key, value, from: "default", origin: None, said: words::default() },
    }
}

/// A waiver on one line.
fn about(waiver: &Waiver) -> String {
    let parts =
        [("process", &waiver.process), ("step", &waiver.step), ("path", &waiver.path), ("until", &waiver.until)];
    let parts = parts.iter().filter_map(|(key, value)| Some(format!("{key}: {}", value.as_deref()?)));
    [waiver.rule.clone()].into_iter().chain(parts).collect::<Vec<_>>().join(", ")
}
