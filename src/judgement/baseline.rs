//! Baselines: findings that existed when a gate was set up, and are let
//! through.
//!
//! A baseline is a JSON document with one entry a line, in a fixed order, so
//! that it can be read in a pull request and merged. An entry is identified by
//! rule, process, step and subject, never by line, and lets through no more
//! than there was. It names its file too, since two files may hold processes of
//! one id; a file that is gone lends its entries to another with the same
//! process, by id or by name.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde::{Deserialize, Serialize};
use serde_json::error::Category;

use super::about::{Key, tightest};
use super::{Judged, Subject, Suppressed};
use crate::finding::Identity;
use crate::judgement::say as words;
use crate::model::Process;
use crate::text::Text;

/// The rule of entries for findings that no longer exist.
pub const STALE_BASELINE: &str = "stale-baseline";

/// The schema that the document names.
const SCHEMA: &str = "reengineer.baseline/2";

/// Findings that are let through.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Baseline {
    /// In the order of the document.
    pub entries: Vec<BaselineEntry>,
}

/// Findings of one rule about one thing.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct BaselineEntry {
    /// The file.
    pub file: String,
    /// The id of the process.
    pub process: String,
    /// The name of the process.
    pub name: String,
    /// The id of the step; `None` for the process as a whole.
    pub step: Option<String>,
    /// The rule.
    pub rule: String,
    /// The field that it is about; empty for the step or the process itself.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub about: String,
    /// The others involved, and the amount found.
    #[serde(default, skip_serializing_if = "is_plain")]
    pub identity: Identity,
    /// The number of findings.
    #[serde(default = "one", skip_serializing_if = "is_one")]
    pub count: usize,
}

const fn one() -> usize {
    1
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
const fn is_one(count: &usize) -> bool {
    *count == 1
}

fn is_plain(identity: &Identity) -> bool {
    *identity == Identity::default()
}

/// An entry for more findings than there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stale {
    /// Its index in the baseline.
    pub entry: usize,
    /// The number of its findings that are gone.
    pub gone: usize,
}

#[derive(Deserialize)]
struct Version {
    schema: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    #[expect(dead_code, reason = "read before the rest of the document")]
    schema: String,
    findings: Vec<BaselineEntry>,
}

impl Baseline {
    /// Parses a document.
    ///
    /// # Errors
    ///
    /// The reason why it is not a baseline.
    pub fn parse(text: &str) -> Result<Self, Text> {
        if text.trim().is_empty() {
            return Err(words::empty_baseline());
        }
        let why = |error: serde_json::Error| match error.classify() {
            Category::Data => words::no_baseline_at(error.line(), error.column()),
            Category::Io | Category::Syntax | Category::Eof => words::no_json_at(error.line(), error.column()),
        };
        let Version { schema } = serde_json::from_str(text).map_err(why)?;
        if schema != SCHEMA {
            return Err(words::other_schema(&schema, SCHEMA));
        }
        let document: Document = serde_json::from_str(text).map_err(why)?;
        Ok(Self { entries: document.findings })
    }

    /// A baseline of everything that counts now.
    #[must_use]
    pub fn of(subjects: &[Subject<'_>]) -> Self {
        let mut counts: BTreeMap<BaselineEntry, usize> = BTreeMap::new();
        for subject in subjects {
            for judged in subject.findings.iter().filter(|judged| judged.suppressed.is_none()) {
                *counts.entry(entry(subject, judged)).or_default() += 1;
            }
        }
        Self { entries: counts.into_iter().map(|(entry, count)| BaselineEntry { count, ..entry }).collect() }
    }

    /// The document, one entry a line.
    #[must_use]
    pub fn text(&self) -> String {
        let line = |entry: &BaselineEntry| {
            let line = serde_json::to_string(entry).expect("an entry has texts and numbers only");
            format!("    {line}")
        };
        let lines: Vec<String> = self.entries.iter().map(line).collect();
        let inner = if lines.is_empty() { String::new() } else { format!("\n{}\n  ", lines.join(",\n")) };
        format!("{{\n  \"schema\": \"{SCHEMA}\",\n  \"findings\": [{inner}]\n}}\n")
    }

    /// Marks the findings that are let through, and returns the stale entries.
    /// `is_gone` returns whether a file that was not judged no longer exists.
    pub fn cover(&self, subjects: &mut [Subject<'_>], is_gone: &dyn Fn(&str) -> bool) -> Vec<Stale> {
        let shelves = Shelves::new(self, subjects, is_gone);
        let mut left: Vec<usize> = self.entries.iter().map(|entry| entry.count).collect();
        for subject in subjects.iter_mut() {
            let lenders = shelves.lenders(subject.file, subject.process);
            for judged in subject.findings.iter_mut().filter(|judged| judged.suppressed.is_none()) {
                let key = Key::of(judged);
                let entries = lenders.iter().filter_map(|file| shelves.by_file.get(file)?.get(&key)).flatten();
                let open = entries.filter(|entry| left[**entry] > 0);
                let candidates = open.map(|entry| (*entry, &self.entries[*entry].identity));
                let found = tightest(&judged.finding.identity, candidates);
                judged.is_new = Some(found.is_none());
                if let Some(entry) = found {
                    left[entry] -= 1;
                    judged.suppressed = Some(Suppressed::Baselined);
                }
            }
        }
        let stale = left.into_iter().enumerate().filter(|(at, gone)| *gone > 0 && shelves.is_over(&self.entries[*at]));
        stale.map(|(entry, gone)| Stale { entry, gone }).collect()
    }

    /// The baseline without its stale parts.
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

    /// The number of findings that are let through.
    #[must_use]
    pub fn count(&self) -> usize {
        self.entries.iter().map(|entry| entry.count).sum()
    }
}

/// The entries of a baseline by file and key, and the files that lend theirs.
struct Shelves<'b> {
    by_file: HashMap<&'b str, HashMap<Key<'b>, Vec<usize>>>,
    /// Files that were judged.
    judged: BTreeSet<String>,
    /// Files that are gone, by the id and by the name of their processes.
    gone: BTreeSet<&'b str>,
    by_process: HashMap<(bool, &'b str), Vec<&'b str>>,
}

impl<'b> Shelves<'b> {
    fn new(baseline: &'b Baseline, subjects: &[Subject<'_>], is_gone: &dyn Fn(&str) -> bool) -> Self {
        let judged: BTreeSet<String> = subjects.iter().map(|subject| subject.file.to_owned()).collect();
        let mut shelves = Self { by_file: HashMap::new(), judged, gone: BTreeSet::new(), by_process: HashMap::new() };
        for (at, entry) in baseline.entries.iter().enumerate() {
            let file = entry.file.as_str();
            if !shelves.by_file.contains_key(file) && !shelves.judged.contains(file) && is_gone(file) {
                shelves.gone.insert(file);
            }
            let key = Key { rule: &entry.rule, step: entry.step.as_deref(), about: &entry.about };
            shelves.by_file.entry(file).or_default().entry(key).or_default().push(at);
            if shelves.gone.contains(file) {
                for process in [(true, entry.process.as_str()), (false, entry.name.as_str())] {
                    let files = shelves.by_process.entry(process).or_default();
                    if files.last() != Some(&file) {
                        files.push(file);
                    }
                }
            }
        }
        shelves
    }

    /// The files whose entries apply to a definition: its own, else those that
    /// are gone and had the same process.
    fn lenders<'s>(&'s self, file: &'s str, process: &Process) -> Vec<&'s str> {
        let of = |is_id, text| self.by_process.get(&(is_id, text)).into_iter().flatten().copied();
        [file].into_iter().chain(of(true, process.id())).chain(of(false, process.name())).collect()
    }

    /// Returns whether an unused entry is stale.
    fn is_over(&self, entry: &BaselineEntry) -> bool {
        self.judged.contains(&entry.file) || self.gone.contains(entry.file.as_str())
    }
}

/// The entry of a finding, with a count of 0.
fn entry(subject: &Subject<'_>, judged: &Judged) -> BaselineEntry {
    BaselineEntry {
        file: subject.file.to_owned(),
        process: subject.process.id().to_owned(),
        name: subject.process.name().to_owned(),
        step: judged.step.clone(),
        rule: judged.finding.code.to_owned(),
        about: judged.about.clone(),
        identity: judged.finding.identity.clone(),
        count: 0,
    }
}
