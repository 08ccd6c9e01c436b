//! Findings that were there when a gate was set up, and are let through.
//!
//! A baseline is a JSON document with one entry a line, in a fixed order, so
//! that it can be read in a pull request and merged. An entry is known by
//! rule, process and step, never by line. It names its file too, since two
//! files may well hold processes of one id; a file that is gone lends its
//! entries to another with the same process.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use serde_json::error::Category;

use super::{Judged, Subject, Suppressed};
use crate::words::{Text, judgement as words};

/// The rule of entries that let through what is not there any more.
pub const STALE_BASELINE: &str = "stale-baseline";

/// What the document says it is.
const SCHEMA: &str = "reengineer.baseline/1";

/// Findings that are let through.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Baseline {
    /// In the order of the document.
    pub entries: Vec<Entry>,
}

/// Findings of one rule about one step, or about the whole of a process.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// The file.
    pub file: String,
    /// The id of the process.
    pub process: String,
    /// The id of the step; none for the process as a whole.
    pub step: Option<String>,
    /// The rule.
    pub rule: String,
    /// How many.
    pub count: usize,
}

/// An entry of which more was let through than is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stale {
    /// Its position in the baseline.
    pub entry: usize,
    /// How many of its findings are gone.
    pub gone: usize,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    schema: String,
    findings: Vec<Entry>,
}

impl Baseline {
    /// Reads a document.
    ///
    /// # Errors
    /// Why it is none.
    pub fn parse(text: &str) -> Result<Self, Text> {
        let document: Document = serde_json::from_str(text).map_err(|error| match error.classify() {
            Category::Data => words::no_baseline_at(error.line(), error.column()),
            Category::Io | Category::Syntax | Category::Eof => words::no_json_at(error.line(), error.column()),
        })?;
        if document.schema != SCHEMA {
            return Err(words::other_schema(&document.schema, SCHEMA));
        }
        Ok(Self { entries: document.findings })
    }

    /// Everything that counts now.
    #[must_use]
    pub fn of(subjects: &[Subject<'_>]) -> Self {
        let mut counts: BTreeMap<Entry, usize> = BTreeMap::new();
        for subject in subjects {
            for judged in subject.findings.iter().filter(|judged| judged.suppressed.is_none()) {
                *counts.entry(entry(subject, judged)).or_default() += 1;
            }
        }
        Self { entries: counts.into_iter().map(|(entry, count)| Entry { count, ..entry }).collect() }
    }

    /// The document, one entry a line.
    #[must_use]
    pub fn text(&self) -> String {
        let line = |entry: &Entry| serde_json::to_string(entry).map(|line| format!("    {line}")).unwrap_or_default();
        let lines: Vec<String> = self.entries.iter().map(line).collect();
        let inner = if lines.is_empty() { String::new() } else { format!("\n{}\n  ", lines.join(",\n")) };
        format!("{{\n  \"schema\": \"{SCHEMA}\",\n  \"findings\": [{inner}]\n}}\n")
    }

    /// Marks the findings that are let through, and tells which entries let
    /// through what is not there any more. `is_gone` says whether a file that
    /// was not judged is there no longer.
    pub fn cover(&self, subjects: &mut [Subject<'_>], is_gone: &dyn Fn(&str) -> bool) -> Vec<Stale> {
        let files: BTreeSet<String> = subjects.iter().map(|subject| subject.file.to_owned()).collect();
        let judged = |file: &str| files.contains(file);
        let lends: Vec<bool> = self.entries.iter().map(|entry| !judged(&entry.file) && is_gone(&entry.file)).collect();
        let is_over: Vec<bool> =
            self.entries.iter().zip(&lends).map(|(entry, lends)| *lends || judged(&entry.file)).collect();
        let mut left: Vec<usize> = self.entries.iter().map(|entry| entry.count).collect();
        let mut by_key: BTreeMap<Entry, Vec<usize>> = BTreeMap::new();
        for (at, entry) in self.entries.iter().enumerate() {
            let file = if lends[at] { String::new() } else { entry.file.clone() };
            by_key.entry(Entry { file, count: 0, ..entry.clone() }).or_default().push(at);
        }
        for subject in subjects.iter_mut() {
            for at in 0..subject.findings.len() {
                if subject.findings[at].suppressed.is_some() {
                    continue;
                }
                let own = entry(subject, &subject.findings[at]);
                let lent = Entry { file: String::new(), ..own.clone() };
                let candidates = [own, lent].into_iter().filter_map(|key| by_key.get(&key)).flatten();
                let found = candidates.copied().find(|entry| left[*entry] > 0);
                subject.findings[at].is_new = Some(found.is_none());
                if let Some(entry) = found {
                    left[entry] -= 1;
                    subject.findings[at].suppressed = Some(Suppressed::Baselined);
                }
            }
        }
        let stale = left.into_iter().enumerate().filter(|(at, gone)| *gone > 0 && is_over[*at]);
        stale.map(|(entry, gone)| Stale { entry, gone }).collect()
    }

    /// The baseline without what is stale.
    #[must_use]
    pub fn without(&self, stale: &[Stale]) -> Self {
        let mut entries = self.entries.clone();
        for Stale { entry, gone } in stale {
            entries[*entry].count -= gone;
        }
        entries.retain(|entry| entry.count > 0);
        entries.sort();
        Self { entries }
    }

    /// How many findings are let through.
    #[must_use]
    pub fn count(&self) -> usize {
        self.entries.iter().map(|entry| entry.count).sum()
    }
}

/// What a finding is known by, counted 0 times.
fn entry(subject: &Subject<'_>, judged: &Judged) -> Entry {
    Entry {
        file: subject.file.to_owned(),
        process: subject.process.id().to_owned(),
        step: judged.step.clone(),
        rule: judged.finding.code.to_owned(),
        count: 0,
    }
}
