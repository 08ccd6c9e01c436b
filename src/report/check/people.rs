//! The findings for people: the verdict, and each finding with the lines that
//! it is about.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::Arc;

use super::{Checked, CheckedFile, Earlier};
use crate::analysis::DateGround;
use crate::finding::{Finding, Level};
use crate::judgement::say::absent as say_absent;
use crate::judgement::{Judged, Suppressed};
use crate::model::{Decimal, Spelled};
use crate::report::check::say;
use crate::report::say::dates;
use crate::report::{Block, Report, ShownFinding};
use crate::rules::RULES;
use crate::text::Text;

pub(super) fn report(checked: &Checked) -> Report {
    let found = by_rule(checked).into_iter().map(|(file, judged)| Block::Found(found(file, judged)));
    let undecided = checked.files.iter().flat_map(|file| {
        let source = &file.source;
        let note = |finding: &Finding| ShownFinding {
            finding: Arc::new(finding.clone()),
            source: source.clone(),
            suppressed: None,
        };
        file.undecided.iter().map(note).map(Block::Found)
    });
    let mut grounds: Vec<&DateGround> = checked.files.iter().filter_map(|file| file.ground.as_ref()).collect();
    grounds.sort_by_key(|ground| (ground.jurisdiction.english(), ground.calendar.as_str()));
    grounds.dedup();
    let grounds = grounds.into_iter().map(dates::grounded);
    let left_out = checked.files.iter().map(|file| file.starts_left_out).max().filter(|starts| *starts > 0);
    let left_out = left_out.map(dates::left_out_comparing);
    let notes = notes(checked).into_iter().chain(left_out).chain(grounds).map(Block::Paragraph);
    Report {
        blocks: [Block::Verdict(verdict(checked))].into_iter().chain(found).chain(undecided).chain(notes).collect(),
    }
}

/// The findings by rule: those that fail a run first, within a level the rule
/// whose finding is about the most days, within a rule the findings with the
/// most days, otherwise in the order of the files.
fn by_rule(checked: &Checked) -> Vec<(&CheckedFile, &Judged)> {
    let mut most: HashMap<&str, Decimal> = HashMap::new();
    let counting = || checked.findings().filter(|(_, judged)| judged.suppressed.is_none());
    for (_, judged) in counting() {
        let days = most.entry(judged.finding.code).or_default();
        *days = (*days).max(judged.finding.identity.days());
    }
    let rank = |code: &str| RULES.iter().position(|rule| rule.name == code);
    let mut findings: Vec<(&CheckedFile, &Judged)> = checked.findings().collect();
    findings.sort_by_cached_key(|(_, judged)| {
        let Judged { finding, suppressed, .. } = judged;
        let rule = (Reverse(most.get(finding.code).copied()), rank(finding.code), finding.code);
        (Reverse(finding.level), rule, suppressed.is_some(), Reverse(finding.identity.days()))
    });
    findings
}

/// Definitions that were not compared with an earlier revision although that
/// was asked for, and those that were found there under another path.
#[must_use]
pub fn notes(checked: &Checked) -> Vec<Text> {
    let left = checked.left_out.iter().filter(|left| left.why.is_listed(checked.against.is_some()));
    let left = left.map(|left| say_absent::left_out(&left.file, &left.why.sentence()));
    let Some(against) = &checked.against else { return left.collect() };
    let parting = against.is_parting.then(|| say::parting(&against.revision, &against.commit));
    let changed = against.changed_settings.iter().map(|file| say::changed_settings(file, &against.revision));
    let moved = against.notes.iter().filter_map(|(file, earlier)| match earlier {
        Earlier::Moved(from) => Some(say::moved(file, from, &against.revision)),
        Earlier::Nothing | Earlier::Unreadable => None,
    });
    let list = |kind: Earlier, say: fn(&[&str], &str) -> Text| {
        let files = against.files(|earlier| *earlier == kind);
        (!files.is_empty()).then(|| say(&files, &against.revision))
    };
    let new = list(Earlier::Nothing, say::new_since);
    let first = parting.into_iter().chain(changed).chain(left);
    first.chain(moved).chain(new).chain(list(Earlier::Unreadable, say::invalid_before)).collect()
}

/// The number of judged definitions and the result, in one line.
pub fn verdict(checked: &Checked) -> Text {
    let tally = checked.tally();
    let mut verdict = say::verdict(tally.judged, tally.failed, [tally.deny, tally.warn, tally.suppressed]);
    let level = checked.fail_on.level();
    if tally.deny == 0 && tally.warn > 0 && level == Level::Warn {
        verdict = say::with_fail_on(&verdict, level);
    }
    if tally.undecided > 0 {
        verdict = say::with_undecided(&verdict, tally.undecided, checked.fails_undecided());
    }
    let Some(against) = &checked.against else { return verdict };
    match against.files(|earlier| !matches!(earlier, Earlier::Moved(_))).len() {
        0 => verdict,
        alone => say::with_new(&verdict, alone, &against.revision),
    }
}

fn found(file: &CheckedFile, judged: &Judged) -> ShownFinding {
    let suppressed = judged.suppressed.as_ref().map(|suppressed| match suppressed {
        Suppressed::Waived { reason, until, .. } => say::waived(&Text::verbatim(reason), *until),
        Suppressed::Baselined => say::baselined(),
        Suppressed::Known(revision) => say::known(revision),
    });
    ShownFinding { finding: Arc::clone(&judged.finding), source: file.source.clone(), suppressed }
}
