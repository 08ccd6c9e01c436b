//! `reengineer config show`: every setting in force, and its origin.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use crate::cli::outputs::Outputs;
use crate::cli::session::{Exit, Session};
use crate::cli::settings::{SettingArgs, Settings};
use crate::config::{SettingOrigin, Stated, Waiver};
use crate::model::{Duration, DurationUnit, Place, Spelled, Switch};
use crate::report::config::{SettingRow, SettingUnit, ShownSettings};
use crate::report::say::config as words;
use crate::rules::Amount;
use crate::text::{Text, say};

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
pub(in crate::cli) struct ConfigVerb {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    #[command(about = say!("Every setting, its value and its origin", "每项设置的值和来源"))]
    Show(SettingArgs),
}

impl ConfigVerb {
    pub fn run(&self, session: &mut Session<'_, '_>) -> anyhow::Result<Exit> {
        let Action::Show(args) = &self.action;
        let settings = args.load(&[], session)?;
        let inputs: Vec<_> = settings.source.iter().map(|(_, path)| path.clone()).collect();
        let outputs = Outputs::plan(session, "config show", ShownSettings::SHAPES, &inputs)?;
        let shown = shown(&settings);
        outputs.write(session, &|format, page, out| (format.write)(&shown, page, out))?;
        Ok(Exit::Fine)
    }
}

fn shown(settings: &Settings) -> ShownSettings {
    let (config, in_force) = (&settings.config, &settings.in_force);
    let row = |key: String, value: &str, origin: &SettingOrigin| row(settings, key, value, origin);
    let stated =
        |key: &str, value: &str, place: &Place| row(key.to_owned(), value, &SettingOrigin::Config(place.clone()));
    let mut rows = vec![
        worded(settings, "preset", &[in_force.preset.0], &in_force.preset.1),
        worded(settings, "fail_on", &in_force.fail_on.0.all(), &in_force.fail_on.1),
    ];
    // A setting without a value.
    let unset = |key: &str| SettingRow { value: None, ..row(key.to_owned(), "", &SettingOrigin::Default) };
    let list = |key: &str, values: &[Stated<String>]| match values {
        [] => vec![unset(key)],
        values => values.iter().map(|path| stated(key, &path.value, &path.place)).collect(),
    };
    rows.extend(list("paths", &config.paths));
    rows.extend(list("exclude", &config.exclude));
    rows.push(match &config.jurisdiction {
        Some(stated) => worded(settings, "jurisdiction", &[stated.value], &SettingOrigin::Config(stated.place.clone())),
        None => unset("jurisdiction"),
    });
    let flag = |name: &PathBuf| row("calendar".to_owned(), &name.to_string_lossy(), &SettingOrigin::Flag("--calendar"));
    match (settings.flag_calendars.as_slice(), config.calendar.as_slice()) {
        ([], []) => rows.push(unset("calendar")),
        ([], configured) => rows.extend(list("calendar", configured)),
        (flags, _) => rows.extend(flags.iter().map(flag)),
    }
    rows.extend(list("only", &config.only));
    rows.push(match &config.limits_run_on {
        Some(stated) => {
            worded(settings, "limits_run_on", &[stated.value], &SettingOrigin::Config(stated.place.clone()))
        }
        None => worded(settings, "limits_run_on", &[Switch::On], &SettingOrigin::Default),
    });
    rows.extend(list("baseline", config.baseline.as_slice()));
    match config.waivers.as_slice() {
        [] => rows.push(unset("waivers")),
        waivers => rows.extend(waivers.iter().map(|waiver| stated("waivers", &about(waiver), &waiver.place))),
    }
    let level = |known: &crate::config::LevelInForce| {
        worded(settings, &format!("levels.{}", known.rule.name), &[known.level], &known.origin)
    };
    rows.extend(in_force.levels.iter().map(level));
    let threshold = |known: &crate::config::ThresholdInForce| {
        let key = format!("thresholds.{}.{}", known.rule.name, known.threshold.name);
        SettingRow { unit: own_days(known.amount), ..row(key, &known.amount.to_string(), &known.origin) }
    };
    rows.extend(in_force.thresholds.iter().map(threshold));
    let file = settings.name().map(str::to_owned);
    ShownSettings { title: words::title(file.as_deref()), file, rows }
}

/// The unit of a number of days that names no clock.
fn own_days(amount: Amount) -> Option<SettingUnit> {
    let bare = |duration: &Duration| duration.unit == DurationUnit::Process;
    let is_open = matches!(amount, Amount::Days(duration) if bare(&duration));
    is_open.then(|| SettingUnit { name: "days", said: words::own_days() })
}

/// A setting whose value is words of the format.
fn worded<T: Spelled>(settings: &Settings, key: &str, words: &[T], origin: &SettingOrigin) -> SettingRow {
    let list = |word: fn(T) -> &'static str, between| {
        words.iter().map(|known| word(*known)).collect::<Vec<&str>>().join(between)
    };
    let english = list(T::english, ", ");
    SettingRow {
        worded: Some(Text::new(english.clone(), list(T::chinese, "、"))),
        ..row(settings, key.to_owned(), &english, origin)
    }
}

fn row(settings: &Settings, key: String, value: &str, origin: &SettingOrigin) -> SettingRow {
    let (from, origin, said) = match origin {
        SettingOrigin::Flag(flag) => ("flag", Some((*flag).to_owned()), words::verbatim(flag)),
        SettingOrigin::Config(place) => {
            let (source, _) = settings.source.as_ref().expect("what a configuration states was read from one");
            let at = format!("{}:{}", source.name(), source.position(place).0);
            let said = words::verbatim(&at);
            ("config", Some(at), said)
        }
        SettingOrigin::Preset(preset) => ("preset", Some(preset.name().to_owned()), words::preset(*preset)),
        SettingOrigin::Default => ("default", None, words::default()),
    };
    SettingRow { key, value: Some(value.to_owned()), unit: None, worded: None, from, origin, said }
}

/// A waiver on one line.
fn about(waiver: &Waiver) -> String {
    let until = waiver.until.map(|until| until.to_string());
    let parts = [("process", &waiver.process), ("step", &waiver.step), ("path", &waiver.path), ("until", &until)];
    let parts = parts.iter().filter_map(|(key, value)| Some(format!("{key}: {}", value.as_deref()?)));
    [waiver.rule.clone()].into_iter().chain(parts).collect::<Vec<_>>().join(", ")
}
