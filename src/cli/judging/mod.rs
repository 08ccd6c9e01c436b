//! From paths to the findings in each definition.

pub(super) mod absent;
pub(super) mod earlier;
pub(super) mod figures;
pub(super) mod kept;
pub(super) mod past;
pub(super) mod scope;
pub(super) mod weaker;

use std::collections::HashMap;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::inputs::{self, Unread};
use super::session::{Session, Trouble};
use super::settings::Settings;
use super::settings::dating::once_from_stdin;
use super::settings::grounds::folder_of;
use super::threads;
use super::workspace::excluded::Excluded;
use super::workspace::find::{self, Found, Meant};
use super::workspace::walk::Walk;
use crate::analysis::{Analysis, DateGround, Dating};
use crate::finding::{Finding, Level};
use crate::judgement::say::holds_in;
use crate::judgement::{self, Standing, Subject};
use crate::model::{Origin, Process};
use crate::report::Failure;
use crate::report::check::say;
use crate::report::say::dates;
use crate::rules::{self, Case};
use crate::source::Source;
use crate::text::Text;
use figures::Figures;

/// An input file.
pub(super) struct File {
    /// Its name.
    pub name: String,
    /// Its path; `None` for standard input.
    pub path: Option<PathBuf>,
    /// Its outcome.
    pub outcome: Outcome,
}

impl File {
    fn source(&self) -> Option<&Source> {
        match &self.outcome {
            Outcome::Judged(examined) => Some(&examined.source),
            Outcome::Failed(unjudged) => unjudged.source.as_ref(),
        }
    }

    /// Returns whether it does not even look like a definition.
    pub fn is_strange(&self) -> bool {
        matches!(&self.outcome, Outcome::Failed(unjudged) if unjudged.is_strange)
    }
}

/// The outcome of a file.
pub(super) enum Outcome {
    /// It was judged.
    Judged(Box<Examined>),
    /// It could not be judged.
    Failed(Box<Unjudged>),
}

/// A definition with its findings.
pub(super) struct Examined {
    pub source: Source,
    pub process: Process,
    /// The folder that it is in.
    pub folder: PathBuf,
    /// Today's figures in each of its cases; the rest of the analysis is only
    /// needed by the rules.
    pub figures: Vec<Figures>,
    /// The conditions of its figures besides the file.
    pub ground: DateGround,
    /// The rules that were off for it.
    pub off: Vec<&'static str>,
    pub findings: Vec<Finding>,
    pub undecided: Vec<Finding>,
    /// The most starts that a single comparison of dates left out.
    pub starts_left_out: usize,
}

/// The reason why a file could not be judged.
pub(super) struct Unjudged {
    pub failure: Failure,
    pub source: Option<Source>,
    pub findings: Vec<Finding>,
    /// Whether the file does not even look like a definition.
    pub is_strange: bool,
}

/// Every file that the paths refer to, else those of the configuration.
///
/// # Errors
///
/// Nothing is named anywhere; an invalid pattern; a configuration that names a
/// file outside of its repository.
pub(super) fn files(paths: &[PathBuf], force_exclude: bool, settings: &Settings) -> Result<Found, Trouble> {
    let excluded = excluded(settings)?;
    let project = &settings.project;
    let walk = Walk { project, excluded: &excluded, links: settings.links };
    if !paths.is_empty() {
        once_from_stdin(paths)?;
        return find::find(paths, &project.working, walk, force_exclude);
    }
    let paths: Vec<PathBuf> = settings.config.paths.iter().map(|stated| PathBuf::from(&stated.value)).collect();
    if paths.is_empty() {
        return Err(Trouble::misused(say::no_paths()));
    }
    // A configuration is not trusted as much as the user who runs the program.
    if let Some(outside) = paths.iter().find(|path| !project.holds(&settings.folder.join(path))) {
        return Err(Trouble::misused(say::path_outside(&outside.to_string_lossy())));
    }
    find::find(&paths, &settings.folder, walk, force_exclude)
}

/// The patterns that the configuration leaves out.
///
/// # Errors
///
/// An invalid pattern.
pub(super) fn excluded(settings: &Settings) -> Result<Excluded, Trouble> {
    let patterns = settings.config.exclude.iter().map(|stated| stated.value.as_str());
    Excluded::new(&settings.folder, patterns).map_err(|bad| Trouble::misused(say::bad_glob(&bad)))
}

/// Judges every file by the rules. A path without definitions cannot be judged,
/// unless that is allowed.
pub(super) fn judge(
    meant: Vec<Meant>,
    allow_empty: bool,
    settings: &Settings,
    session: &mut Session<'_, '_>,
) -> Vec<File> {
    let is_wanted = |meant: &Meant| !(allow_empty && matches!(meant, Meant::Nothing(_)));
    let mut meant: Vec<Meant> = meant.into_iter().filter(is_wanted).collect();
    let stdin = meant.iter().position(|meant| matches!(meant, Meant::Stdin));
    let stdin = stdin.map(|at| {
        meant.remove(at);
        (at, file("-".to_owned(), None, settings, session.streams.input))
    });
    let mut files = threads::each(meant, |meant| match meant {
        Meant::Nothing(name) => {
            let message = say::nothing(&name);
            lost(name, message, Some(say::nothing_help()))
        }
        Meant::Lost(name, message) => lost(name, message, None),
        Meant::File(path, name) => file(name, Some(path), settings, &mut io::empty()),
        Meant::Stdin => file("-".to_owned(), None, settings, &mut io::empty()),
    });
    if let Some((at, file)) = stdin {
        files.insert(at, file);
    }
    // Files that cannot be judged are shown later, with their errors.
    files.iter().filter_map(File::source).for_each(|source| inputs::remark(source, session));
    files
}

fn file(name: String, path: Option<PathBuf>, settings: &Settings, stdin: &mut dyn Read) -> File {
    let place = path.as_deref().unwrap_or(Path::new("-"));
    let outcome = match inputs::load(place, &name, settings.links, stdin) {
        Ok((source, process)) => match settings.grounds.of(&process, folder_of(place)) {
            Ok(dating) => match examine(source, process, folder_of(place), (settings, &dating)) {
                Ok(examined) => Outcome::Judged(Box::new(examined)),
                Err(message) => Outcome::Failed(Box::new(unjudged(&name, Unread::Closed(message)))),
            },
            Err(trouble) => Outcome::Failed(Box::new(unjudged(&name, inputs::hindered(trouble, Some(&source))))),
        },
        Err(unread) => Outcome::Failed(Box::new(unjudged(&name, unread))),
    };
    File { name, path, outcome }
}

/// Analyzes a process and applies the rules to it.
///
/// # Errors
///
/// The process cannot be put on the calendar.
pub(super) fn examine(
    source: Source,
    process: Process,
    folder: &Path,
    (settings, dating): (&Settings, &Dating),
) -> Result<Examined, Text> {
    let folder = folder.to_owned();
    let in_force = settings.under(dating.jurisdiction);
    let off = in_force.levels.iter().filter(|rule| rule.level == Level::Allow).map(|rule| rule.rule.name).collect();
    let judged = |process: &Process| -> Result<(Analysis, rules::Verdict), Text> {
        let analysis = Analysis::new(process, dating).map_err(|error| dates::undatable(process.name(), &error))?;
        let verdict = rules::judge(&Case::new(process, &analysis, &in_force.settings, dating));
        Ok((analysis, verdict))
    };
    if process.variants().is_empty() {
        let (analysis, rules::Verdict { findings, undecided, starts_left_out }) = judged(&process)?;
        let (figures, ground) = (vec![Figures::of(&analysis)], analysis.ground);
        return Ok(Examined { source, process, folder, figures, ground, off, findings, undecided, starts_left_out });
    }
    let (mut figures, mut findings, mut undecided) = (Vec::new(), InCases::default(), InCases::default());
    let (mut ground, mut starts_left_out) = (None, 0);
    for (at, variant) in process.variants().iter().enumerate() {
        let (analysis, verdict) = judged(&variant.process)?;
        figures.push(Figures::of(&analysis));
        ground = Some(analysis.ground);
        starts_left_out = starts_left_out.max(verdict.starts_left_out);
        findings.add(at, &variant.origin, verdict.findings);
        undecided.add(at, &variant.origin, verdict.undecided);
    }
    let (findings, undecided) = (findings.in_order(&process), undecided.in_order(&process));
    // All cases have the same law and calendar.
    let ground = ground.unwrap_or_else(|| dating.ground());
    Ok(Examined { source, process, folder, figures, ground, off, findings, undecided, starts_left_out })
}

/// The findings in the cases of a process, each once.
#[derive(Default)]
struct InCases {
    found: Vec<(Finding, Vec<usize>)>,
    /// Where those of a rule that say something of a step stand among them.
    by_words: HashMap<(&'static str, Option<usize>, String), Vec<usize>>,
}

impl InCases {
    /// Adds the findings in one case, at their places in the whole.
    fn add(&mut self, case: usize, origin: &Origin, findings: Vec<Finding>) {
        for mut finding in findings {
            finding.place = origin.place(&finding.place);
            finding.related.iter_mut().for_each(|related| related.0 = origin.place(&related.0));
            let words = finding.message.english().to_owned();
            let alike = self.by_words.entry((finding.code, finding.place.step_position(), words)).or_default();
            match alike.iter().find(|at| self.found[**at].0 == finding) {
                Some(at) => self.found[*at].1.push(case),
                None => {
                    alike.push(self.found.len());
                    self.found.push((finding, vec![case]));
                }
            }
        }
    }

    /// The findings in the order of the steps; one that does not hold in every
    /// case names its case.
    fn in_order(self, process: &Process) -> Vec<Finding> {
        let name = |case: &usize| process.cases()[*case].name.as_str();
        let in_cases = |(mut finding, cases): (Finding, Vec<usize>)| {
            if cases.len() < process.cases().len() {
                finding.message = holds_in(&finding.message, &cases.iter().map(name).collect::<Vec<_>>());
            }
            finding
        };
        let mut findings: Vec<Finding> = self.found.into_iter().map(in_cases).collect();
        findings.sort_by_key(|finding| finding.place.step_position().map_or(0, |at| at + 1));
        findings
    }
}

fn lost(name: String, message: Text, help: Option<Text>) -> File {
    let mut unjudged = unjudged(&name, Unread::Closed(message));
    unjudged.failure.faults.iter_mut().for_each(|fault| fault.help.clone_from(&help));
    unjudged.findings.iter_mut().for_each(|finding| finding.help.clone_from(&help));
    File { name, path: None, outcome: Outcome::Failed(Box::new(unjudged)) }
}

fn unjudged(name: &str, unread: Unread) -> Unjudged {
    let (failure, is_strange) = (unread.failure(name), unread.is_strange());
    let (source, findings) = match unread {
        Unread::Closed(message) => (None, vec![Finding::invalid(message)]),
        Unread::Invalid(source, defects) => (Some(*source), defects.iter().map(Finding::from).collect()),
        Unread::Hindered(source, finding) => (Some(*source), vec![*finding]),
    };
    Unjudged { failure, source, findings, is_strange }
}

/// The definitions among the files, with the findings that count after waivers;
/// and findings about the waivers of the configuration.
pub(super) fn subjects<'f>(
    files: &'f mut [File],
    before: &'f [Option<Examined>],
    absent: Vec<Subject<'f>>,
    standing: Standing<'_>,
) -> (Vec<Subject<'f>>, Vec<Finding>) {
    let examined = files.iter_mut().filter_map(|file| match &mut file.outcome {
        Outcome::Judged(examined) => {
            let findings = std::mem::take(&mut examined.findings);
            Some(Subject::new(&file.name, &examined.process, findings))
        }
        Outcome::Failed(_) => None,
    });
    let mut subjects: Vec<Subject<'f>> = examined.collect();
    for (subject, then) in subjects.iter_mut().zip(before) {
        subject.before = then.as_ref().map(|then| &then.process);
    }
    subjects.extend(absent);
    let faults = judgement::waive(&mut subjects, standing);
    (subjects, faults)
}
