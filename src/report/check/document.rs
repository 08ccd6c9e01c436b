//! The findings of a run as a document for programs, and as rows.

use serde::{Serialize, Serializer};

use super::contract::{
    CheckDocument, ComparedRevision, FindingOfCheck, GroundOfFile, LeftOutFile, MovedFile, PlaceOfFinding,
    RelatedPlace, Suppression, UndecidedOfCheck,
};
use super::{Against, Checked, CheckedFile, Earlier, Holds, LeftOut, suppressed_because, suppressed_by};
use crate::finding::Finding;
use crate::judgement::{Judged, Suppressed};
use crate::model::{Place, Spelled};
use crate::report::{Iso, Sheet, or_empty, sheet};
use crate::text::Lang;

/// Writes the whole document.
pub(super) fn document(checked: &Checked, lang: Lang) -> CheckDocument<'_> {
    let tally = checked.tally();
    let failures = checked.files.iter().filter_map(|file| match &file.holds {
        Holds::Nothing(failure) => Some(failure.document(lang)),
        Holds::Definition { .. } | Holds::Absent(_) | Holds::Settings => None,
    });
    CheckDocument {
        schema: "reengineer.check/2",
        jurisdiction: checked.common(|ground| ground.jurisdiction.english()),
        calendar: checked.common(|ground| ground.calendar.as_str()),
        judged: tally.judged,
        fail_on: checked.fail_on.level().name(),
        also_fail_on: checked.fail_on.others().map(Spelled::english).collect(),
        deny: tally.deny,
        warn: tally.warn,
        suppressed: tally.suppressed,
        against: checked.against.as_ref().map(against),
        failed: failures.collect(),
        findings: judged(checked).map(|(file, judged)| FindingToWrite { file, judged, lang }).collect(),
        undecided: all_undecided(checked, lang),
        grounds: checked.files.iter().filter_map(ground).collect(),
        gone: names(&checked.gone),
        left_out: checked.left_out.iter().map(left_out).collect(),
    }
}

fn all_undecided(checked: &Checked, lang: Lang) -> Vec<UndecidedOfCheck<'_>> {
    let found = checked.files.iter().flat_map(|file| file.undecided.iter().map(move |finding| (file, finding)));
    let undecided = found.map(|(file, finding)| UndecidedOfCheck {
        rule: finding.code,
        place: place(file, finding, file.step(finding.place.step_position())),
        message: finding.message.in_lang(lang),
        help: finding.help.as_ref().map(|help| help.in_lang(lang)),
    });
    undecided.collect()
}

fn ground(file: &CheckedFile) -> Option<GroundOfFile<'_>> {
    let ground = file.ground.as_ref()?;
    let jurisdiction = ground.jurisdiction.english();
    let starts_left_out = file.starts_left_out;
    Some(GroundOfFile { file: &file.name, jurisdiction, calendar: &ground.calendar, starts_left_out })
}

fn left_out(left: &LeftOut) -> LeftOutFile<'_> {
    LeftOutFile { file: &left.file, why: left.why.name(), target: left.why.target() }
}

fn against(against: &Against) -> ComparedRevision<'_> {
    let moved = against.notes.iter().filter_map(|(file, earlier)| match earlier {
        Earlier::Moved(from) => Some(MovedFile { file, from }),
        Earlier::Nothing | Earlier::Unreadable => None,
    });
    ComparedRevision {
        revision: &against.revision,
        commit: &against.commit,
        new: against.files(|earlier| *earlier == Earlier::Nothing),
        unreadable: against.files(|earlier| *earlier == Earlier::Unreadable),
        moved: moved.collect(),
        settings: names(&against.changed_settings),
    }
}

fn names(names: &[String]) -> Vec<&str> {
    names.iter().map(String::as_str).collect()
}

/// Findings of rules: the errors that keep a file from being judged are among
/// the failures.
fn judged(checked: &Checked) -> impl Iterator<Item = (&CheckedFile, &Judged)> {
    checked.findings().filter(|(file, _)| !matches!(file.holds, Holds::Nothing(_)))
}

/// A finding that becomes a part of the document as it is written: there may be
/// many, and one is held at a time.
#[derive(Clone, Copy, Debug)]
pub struct FindingToWrite<'a> {
    file: &'a CheckedFile,
    judged: &'a Judged,
    lang: Lang,
}

impl Serialize for FindingToWrite<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        finding(self.file, self.judged, self.lang).serialize(serializer)
    }
}

impl PartialEq for FindingToWrite<'_> {
    fn eq(&self, other: &Self) -> bool {
        let [one, another] = [self, other].map(|written| finding(written.file, written.judged, written.lang));
        one == another
    }
}

fn finding<'a>(file: &'a CheckedFile, judged: &'a Judged, lang: Lang) -> FindingOfCheck<'a> {
    let finding = &judged.finding;
    let related = finding.related.iter().map(|(place, note)| {
        let (line, column) = position(file, place);
        RelatedPlace { step: file.step(place.step_position()), line, column, message: note.in_lang(lang) }
    });
    FindingOfCheck {
        rule: finding.code,
        level: finding.level.name(),
        place: place(file, finding, judged.step.as_deref()),
        message: finding.message.in_lang(lang),
        help: finding.help.as_ref().map(|help| help.in_lang(lang)),
        related: related.collect(),
        suppressed: judged.suppressed.as_ref().map(|suppressed| why(suppressed, lang)),
        new: judged.is_new,
    }
}

fn place<'a>(file: &'a CheckedFile, finding: &'a Finding, step: Option<&'a str>) -> PlaceOfFinding<'a> {
    let (line, column) = position(file, &finding.place);
    PlaceOfFinding {
        file: &file.name,
        process: file.process(),
        step,
        field: finding.place.key_field(),
        line,
        column,
        cell: file.cell(finding).map(|cell| cell.into_lang(Lang::English).into_owned()),
    }
}

fn why(suppressed: &Suppressed, lang: Lang) -> Suppression {
    Suppression {
        by: suppressed_by(suppressed),
        reason: suppressed_because(suppressed).map(|reason| reason.into_lang(lang).into_owned()),
        until: match suppressed {
            Suppressed::Waived { until, .. } => until.map(Iso),
            Suppressed::Baselined | Suppressed::Known(_) => None,
        },
    }
}

fn position(file: &CheckedFile, place: &Place) -> (Option<usize>, Option<usize>) {
    let position = file.source.as_ref().map(|source| source.position(place));
    (position.map(|(line, _)| line), position.map(|(_, column)| column))
}

/// One row for each finding; a file that could not be judged has its rows, too.
pub(super) fn sheet(checked: &Checked, lang: Lang) -> Sheet {
    let findings = checked.findings().map(|(file, judged)| (file, judged, &judged.finding));
    let rows = findings.map(|(file, judged, finding)| (file, judged, finding, position(file, &finding.place)));
    sheet!(rows, |(file, judged, finding, (line, column))| [
        ("file", "流程表", file.name),
        ("line", "行", or_empty(line)),
        ("column", "列", or_empty(column)),
        ("rule", "规则", finding.code),
        ("level", "级别", finding.level.name()),
        ("process", "流程", or_empty(file.process())),
        ("step", "环节编号", or_empty(judged.step.as_deref())),
        ("field", "项", or_empty(finding.place.key_field())),
        ("message", "问题", finding.message.in_lang(lang)),
        ("help", "建议", or_empty(finding.help.as_ref().map(|help| help.in_lang(lang)))),
        ("suppressed", "不计的缘由", or_empty(judged.suppressed.as_ref().map(suppressed_by))),
    ])
}
