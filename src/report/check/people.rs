//! The findings as people read them: the verdict, and each finding with the
//! lines that it is about.

use super::{Checked, CheckedFile, Earlier, suppressed_because};
use crate::finding::{Finding, Level};
use crate::judgement::{Judged, Suppressed};
use crate::report::{Block, Found, Report};
use crate::words::{Text, absent as say_absent, check as say, git as say_git};

pub(super) fn report(checked: &Checked) -> Report {
    let found = checked.findings().map(|(file, judged)| Block::Found(found(file, judged)));
    let undecided = checked.files.iter().flat_map(|file| {
        let source = &file.source;
        let note = |finding: &Finding| Found { finding: finding.clone(), source: source.clone(), suppressed: None };
        file.undecided.iter().map(note).map(Block::Found)
    });
    let notes = notes(checked).into_iter().map(Block::Paragraph);
    Report {
        blocks: [Block::Verdict(verdict(checked))].into_iter().chain(found).chain(undecided).chain(notes).collect(),
    }
}

/// What was not compared with an earlier revision though that was asked for,
/// and what was found there under another path.
#[must_use]
pub fn notes(checked: &Checked) -> Vec<Text> {
    let left = checked.left_out.iter().filter(|left| left.why.is_told(checked.against.is_some()));
    let left = left.map(|left| say_absent::left_out(&left.file, &left.why.told()));
    let Some(against) = &checked.against else { return left.collect() };
    let parting = against.is_parting.then(|| say_git::parting(&against.revision, &against.commit));
    let changed = against.changed_settings.iter().map(|file| say_git::changed_settings(file, &against.revision));
    let moved = against.notes.iter().filter_map(|(file, earlier)| match earlier {
        Earlier::Moved(from) => Some(say_git::moved(file, from, &against.revision)),
        Earlier::Nothing | Earlier::Unreadable => None,
    });
    let list = |kind: Earlier, say: fn(&[&str], &str) -> Text| {
        let files = against.files(|earlier| *earlier == kind);
        (!files.is_empty()).then(|| say(&files, &against.revision))
    };
    let new = list(Earlier::Nothing, say_git::new_since);
    let first = parting.into_iter().chain(changed).chain(left);
    first.chain(moved).chain(new).chain(list(Earlier::Unreadable, say_git::invalid_before)).collect()
}

/// How many were judged and what came of it, in one line.
#[must_use]
pub fn verdict(checked: &Checked) -> Text {
    let tally = checked.tally();
    let mut verdict = say::verdict(tally.judged, tally.failed, [tally.deny, tally.warn, tally.suppressed]);
    let level = checked.fail_on.level();
    if tally.deny == 0 && tally.warn > 0 && level == Level::Warn {
        verdict = say::with_fail_on(&verdict, level.name());
    }
    if tally.undecided > 0 {
        verdict = say::with_undecided(&verdict, tally.undecided, checked.fails_undecided());
    }
    let Some(against) = &checked.against else { return verdict };
    match against.files(|earlier| !matches!(earlier, Earlier::Moved(_))).len() {
        0 => verdict,
        alone => say_git::with_new(&verdict, alone, &against.revision),
    }
}

fn found(file: &CheckedFile, judged: &Judged) -> Found {
    let suppressed = judged.suppressed.as_ref().map(|suppressed| match suppressed {
        Suppressed::Waived { until, .. } => {
            say::waived(&suppressed_because(suppressed).unwrap_or_else(|| Text::verbatim("")), *until)
        }
        Suppressed::Baselined => say::baselined(),
        Suppressed::Known(revision) => say::known(revision),
    });
    Found { finding: judged.finding.clone(), source: file.source.clone(), suppressed }
}
