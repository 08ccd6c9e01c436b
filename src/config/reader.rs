//! The reader of `reengineer.yaml`.

use globset::Glob;

use super::{Config, FailOn, Failing, Stated, Waiver, is_bearable, matcher};
use crate::finding::Level;
use crate::input::yaml::fields::Fields;
use crate::input::yaml::values::{Unfit, count};
use crate::input::yaml::{At, Reader};
use crate::input::{in_order, suggest};
use crate::model::{Defect, Duration, DurationError, Expected, KeyGroup, Problem, Time, Unit};
use crate::rules::{Judge, Rule, Settings, ThresholdMeasure, rule_named, unknown_rule};
use crate::source::{NodeId, Shown, Source};

/// Reads a configuration.
///
/// # Errors
/// Every defect of the text, at most 100, in the order of the text.
pub fn read(source: &Source) -> Result<Config, Vec<Defect>> {
    let mut reader = Reader::of(source);
    let config = source.tree().root().and_then(|root| reader.config(root));
    match config {
        Some(config) if reader.defects.is_empty() => Ok(config),
        _ => Err(in_order(source, reader.defects)),
    }
}

impl<'s> Reader<'s> {
    fn config(&mut self, node: NodeId) -> Option<Config> {
        let at = At::Process;
        let fields = self.fields(node, KeyGroup::Config, at, Expected::Map)?;
        Some(Config {
            preset: self.stated(&fields, "preset", Self::word),
            fail_on: self.stated(&fields, "fail_on", Self::fail_on),
            levels: self.optional(&fields, "levels", at, Self::levels).unwrap_or_default(),
            thresholds: self.optional(&fields, "thresholds", at, Self::thresholds).unwrap_or_default(),
            paths: self.optional(&fields, "paths", at, Self::stated_names).unwrap_or_default(),
            exclude: self.optional(&fields, "exclude", at, Self::ignored).unwrap_or_default(),
            jurisdiction: self.stated(&fields, "jurisdiction", Self::word),
            calendar: self.optional(&fields, "calendar", at, Self::one_or_more_stated).unwrap_or_default(),
            only: self.optional(&fields, "only", at, Self::one_or_more_stated).unwrap_or_default(),
            limits_run_on: self.stated(&fields, "limits_run_on", Self::word),
            baseline: self.stated(&fields, "baseline", Self::name),
            waivers: self.optional(&fields, "waivers", at, Self::waivers).unwrap_or_default(),
        })
    }

    fn rule(&mut self, node: NodeId, at: At<'_>) -> Option<String> {
        let text = self.scalar(node, at, Expected::Text)?.text;
        if rule_named(text).is_none() {
            self.report(at.place(), unknown_rule(text));
            return None;
        }
        Some(text.to_owned())
    }

    /// The value under a key of the configuration, with its place.
    fn stated<T>(
        &mut self,
        fields: &Fields,
        key: &'static str,
        read: impl FnOnce(&mut Self, NodeId, At<'_>) -> Option<T>,
    ) -> Option<Stated<T>> {
        let value = self.optional(fields, key, At::Process, read)?;
        Some(Stated { value, place: At::Field(&At::Process, key).place() })
    }

    /// One condition that fails a run, or a list of them.
    fn fail_on(&mut self, node: NodeId, at: At<'_>) -> Option<FailOn> {
        let source = self.source;
        let named = match source.tree().show(node) {
            Shown::List(_) => self.list(node, at, Self::word::<Failing>)?,
            Shown::Scalar { .. } | Shown::Map(_) => vec![self.word(node, at)],
        };
        Some(FailOn::new(named.into_iter().flatten()))
    }

    fn stated_names(&mut self, node: NodeId, at: At<'_>) -> Option<Vec<Stated<String>>> {
        let names = self.list(node, at, |reader, item, at| {
            reader.name(item, at).map(|value| Stated { value, place: at.place() })
        })?;
        Some(names.into_iter().flatten().collect())
    }

    /// A name, or a list of names.
    fn one_or_more_stated(&mut self, node: NodeId, at: At<'_>) -> Option<Vec<Stated<String>>> {
        match self.source.tree().show(node) {
            Shown::Scalar { .. } => self.name(node, at).map(|value| vec![Stated { value, place: at.place() }]),
            Shown::List(_) | Shown::Map(_) => self.stated_names(node, at),
        }
    }

    /// Patterns as in an ignore file, where an invalid pattern counts as a
    /// name.
    fn ignored(&mut self, node: NodeId, at: At<'_>) -> Option<Vec<Stated<String>>> {
        let names = self.list(node, at, |reader, item, at| {
            let value = reader.name(item, at)?;
            if !is_bearable(&value) || Glob::new(value.trim_start_matches('!')).is_err() {
                reader.report(at.place(), Problem::BadPattern(value));
                return None;
            }
            Some(Stated { value, place: at.place() })
        })?;
        Some(names.into_iter().flatten().collect())
    }

    fn levels(&mut self, node: NodeId, at: At<'_>) -> Option<Vec<(String, Stated<Level>)>> {
        let mut levels = Vec::new();
        self.by_rule(node, at, |reader, rule, value, at| {
            let Some(level) = reader.word::<Level>(value, at) else { return };
            if matches!(rule.judge, Judge::Reading) && level != Level::Deny {
                reader.report(at.place(), Problem::FixedLevel(rule.name.to_owned()));
            } else {
                levels.push((rule.name.to_owned(), Stated { value: level, place: at.place() }));
            }
        })?;
        Some(levels)
    }

    fn thresholds(&mut self, node: NodeId, at: At<'_>) -> Option<Vec<(String, String, Stated<String>)>> {
        let mut thresholds = Vec::new();
        self.by_rule(node, at, |reader, rule, value, at| {
            let Some(entries) = reader.map(value, at) else { return };
            reader.names(entries, at, |reader, name, nth, value| {
                let Some(threshold) = rule.thresholds.iter().find(|known| known.name == name) else {
                    let known: Vec<&'static str> = rule.thresholds.iter().map(|known| known.name).collect();
                    let suggestion = suggest::nearest(name, known.iter().copied()).map(str::to_owned);
                    let problem = Problem::UnknownKey { key: name.to_owned(), suggestion, known, elsewhere: None };
                    reader.report(reader.key_place(entries, nth, at), problem);
                    return;
                };
                let at = At::Name(&at, threshold.name);
                let amount =
                    value.and_then(|value| reader.amount(rule, threshold.name, threshold.measure(), value, at));
                if let Some(value) = amount {
                    let stated = Stated { value, place: at.place() };
                    thresholds.push((rule.name.to_owned(), threshold.name.to_owned(), stated));
                }
            });
        })?;
        Some(thresholds)
    }

    /// An amount that the settings accept, as written.
    fn amount(
        &mut self,
        rule: &Rule,
        threshold: &str,
        measure: ThresholdMeasure,
        node: NodeId,
        at: At<'_>,
    ) -> Option<String> {
        let expected = if measure == ThresholdMeasure::Count { Expected::WholeNumber } else { Expected::Duration };
        let text = self.scalar(node, at, expected)?.text;
        if Settings::default().set_threshold(rule.name, threshold, text).is_ok() {
            return Some(text.to_owned());
        }
        let text = text.to_owned();
        self.report(
            at.place(),
            match (measure, duration(&text)) {
                (ThresholdMeasure::Count, _) => {
                    count(text.trim()).err().unwrap_or(Unfit::Kind).problem(&text, expected)
                }
                (ThresholdMeasure::Duration | ThresholdMeasure::Days, Ok(_)) => Problem::BareThreshold(text),
                (ThresholdMeasure::Duration | ThresholdMeasure::Days, Err(error)) => {
                    Problem::BadDuration { text, error }
                }
            },
        );
        None
    }

    /// A map from rules to values.
    fn by_rule(
        &mut self,
        node: NodeId,
        at: At<'_>,
        mut each: impl FnMut(&mut Self, &'static Rule, NodeId, At<'_>),
    ) -> Option<()> {
        let entries = self.map(node, at)?;
        self.names(entries, at, |reader, name, nth, value| match (rule_named(name), value) {
            (Some(rule), Some(value)) => each(reader, rule, value, At::Name(&at, rule.name)),
            (Some(_), None) => {}
            (None, _) => {
                let place = reader.key_place(entries, nth, at);
                reader.report(place, unknown_rule(name));
            }
        });
        Some(())
    }

    fn waivers(&mut self, node: NodeId, at: At<'_>) -> Option<Vec<Waiver>> {
        let waivers = self.list(node, at, Self::outer_waiver)?;
        Some(waivers.into_iter().flatten().collect())
    }

    fn outer_waiver(&mut self, node: NodeId, at: At<'_>) -> Option<Waiver> {
        let fields = self.fields(node, KeyGroup::Waiver, at, Expected::Map)?;
        let rule = self.required(&fields, "rule", at, Self::rule);
        let process = self.optional(&fields, "process", at, Self::name);
        let step = self.optional(&fields, "step", at, Self::name);
        let path = self.optional(&fields, "path", at, Self::pattern);
        let reason = self.optional(&fields, "reason", at, Self::text);
        let until = self.optional(&fields, "until", at, Self::date);
        Some(Waiver { rule: rule?, process, step, path, reason, until, place: at.place() })
    }

    fn pattern(&mut self, node: NodeId, at: At<'_>) -> Option<String> {
        let pattern = self.name(node, at)?;
        if matcher(&pattern).is_none() {
            self.report(at.place(), Problem::BadPattern(pattern));
            return None;
        }
        Some(pattern)
    }
}

/// A duration that is a time, whichever clock it runs on.
fn duration(text: &str) -> Result<Duration, DurationError> {
    let duration = Duration::parse(text)?;
    duration.length(Unit::Day, Time::CALENDAR_DAY).map(|_| duration)
}
