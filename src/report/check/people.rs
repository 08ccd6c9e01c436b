//! The findings as people read them: the verdict, and each finding with the
//! lines that it is about.

use super::{Checked, CheckedFile, suppressed_because};
use crate::judgement::{Judged, Suppressed};
use crate::report::{Block, Found, Report};
use crate::words::{Text, check as say};

pub(super) fn report(checked: &Checked) -> Report {
    let found = checked.findings().map(|(file, judged)| Block::Found(found(file, judged)));
    Report { blocks: [Block::Verdict(verdict(checked))].into_iter().chain(found).collect() }
}

/// How many were judged and what came of it, in one line.
#[must_use]
pub fn verdict(checked: &Checked) -> Text {
    let tally = checked.tally();
    say::verdict(tally.judged, tally.failed, [tally.deny, tally.warn, tally.suppressed])
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
