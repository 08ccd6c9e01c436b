//! `reengineer.check/1`: the document that programs rely on, and the same as
//! rows.

use super::{Against, Checked, CheckedFile, Earlier, Holds, LeftOut, suppressed_because, suppressed_by};
use crate::finding::Finding;
use crate::judgement::{Judged, Suppressed};
use crate::model::{Place, Spelled};
use crate::report::{Json, Sheet};
use crate::words::labels::Label;
use crate::words::{Lang, Text};

/// The whole document.
pub(super) fn document(checked: &Checked, lang: Lang) -> Json<'_> {
    let tally = checked.tally();
    let failures = checked.files.iter().filter_map(|file| match &file.holds {
        Holds::Nothing(failure) => Some(failure.json(lang)),
        Holds::Definition { .. } | Holds::Absent(_) | Holds::Settings => None,
    });
    let findings = judged(checked).map(|(file, judged)| finding(file, judged, lang));
    let undecided = checked.files.iter().flat_map(|file| {
        file.undecided.iter().map(move |finding| {
            let mut entries = about(file, finding, file.step(finding.place.step_position()));
            entries.extend(said(finding, lang));
            Json::Map(entries)
        })
    });
    Json::Map(vec![
        ("schema", "reengineer.check/1".into()),
        ("jurisdiction", Json::or_null(checked.common(|ground| ground.jurisdiction.english()))),
        ("calendar", Json::or_null(checked.common(|ground| ground.calendar.as_str()))),
        ("judged", tally.judged.into()),
        ("fail_on", checked.fail_on.level().name().into()),
        ("also_fail_on", Json::List(checked.fail_on.others().map(|other| other.english().into()).collect())),
        ("deny", tally.deny.into()),
        ("warn", tally.warn.into()),
        ("suppressed", tally.suppressed.into()),
        ("against", checked.against.as_ref().map_or(Json::Null, against)),
        ("failed", Json::List(failures.collect())),
        ("findings", Json::List(findings.collect())),
        ("undecided", Json::List(undecided.collect())),
        ("grounds", Json::List(checked.files.iter().filter_map(ground).collect())),
        ("gone", Json::List(checked.gone.iter().map(|file| file.as_str().into()).collect())),
        ("left_out", Json::List(checked.left_out.iter().map(left_out).collect())),
    ])
}

/// By whose law and on which calendar a definition was judged.
fn ground(file: &CheckedFile) -> Option<Json<'_>> {
    let ground = file.ground.as_ref()?;
    Some(Json::Map(vec![
        ("file", file.name.as_str().into()),
        ("jurisdiction", ground.jurisdiction.english().into()),
        ("calendar", ground.calendar.as_str().into()),
    ]))
}

/// What might be a definition and is not judged.
fn left_out(left: &LeftOut) -> Json<'_> {
    let target = left.why.target().map(|target| ("target", target.into()));
    Json::Map(
        [("file", left.file.as_str().into()), ("why", left.why.name().into())].into_iter().chain(target).collect(),
    )
}

/// The revision that was compared with, and what could not be.
fn against(against: &Against) -> Json<'_> {
    let list = |kind: Earlier| {
        let files = against.files(|earlier| *earlier == kind);
        Json::List(files.into_iter().map(Json::from).collect())
    };
    let moved = against.notes.iter().filter_map(|(file, earlier)| match earlier {
        Earlier::Moved(from) => Some(Json::Map(vec![("file", file.as_str().into()), ("from", from.as_str().into())])),
        Earlier::Nothing | Earlier::Unreadable => None,
    });
    Json::Map(vec![
        ("revision", against.revision.as_str().into()),
        ("commit", against.commit.as_str().into()),
        ("new", list(Earlier::Nothing)),
        ("unreadable", list(Earlier::Unreadable)),
        ("moved", Json::List(moved.collect())),
        ("settings", Json::List(against.changed_settings.iter().map(|file| file.as_str().into()).collect())),
    ])
}

/// Findings of rules: what keeps a file from being judged stands among the
/// failures.
fn judged(checked: &Checked) -> impl Iterator<Item = (&CheckedFile, &Judged)> {
    checked.findings().filter(|(file, _)| !matches!(file.holds, Holds::Nothing(_)))
}

fn finding<'a>(file: &'a CheckedFile, judged: &'a Judged, lang: Lang) -> Json<'a> {
    let finding = &judged.finding;
    let related = finding.related.iter().map(|(place, note)| {
        let (line, column) = position(file, place);
        Json::Map(vec![
            ("step", Json::or_null(file.step(place.step_position()))),
            ("line", Json::or_null(line)),
            ("column", Json::or_null(column)),
            ("message", note.in_lang(lang).into()),
        ])
    });
    let mut entries = about(file, finding, judged.step.as_deref());
    entries.insert(1, ("level", finding.level.name().into()));
    entries.extend(said(finding, lang));
    entries.extend([
        ("related", Json::List(related.collect())),
        ("suppressed", judged.suppressed.as_ref().map_or(Json::Null, |suppressed| why(suppressed, lang))),
        ("new", judged.is_new.map_or(Json::Null, Json::Flag)),
    ]);
    Json::Map(entries)
}

/// The rule, and the place that it speaks of.
fn about<'a>(file: &'a CheckedFile, finding: &'a Finding, step: Option<&'a str>) -> Vec<(&'static str, Json<'a>)> {
    let (line, column) = position(file, &finding.place);
    let mut entries = vec![
        ("rule", finding.code.into()),
        ("file", file.name.as_str().into()),
        ("process", Json::or_null(file.process())),
        ("step", Json::or_null(step)),
        ("field", Json::or_null(finding.place.key_field())),
        ("line", Json::or_null(line)),
        ("column", Json::or_null(column)),
    ];
    // Only a table has cells.
    entries.extend(file.cell(finding).map(|cell| ("cell", cell.into_lang(Lang::English).into())));
    entries
}

fn said(finding: &Finding, lang: Lang) -> [(&'static str, Json<'_>); 2] {
    [
        ("message", finding.message.in_lang(lang).into()),
        ("help", Json::or_null(finding.help.as_ref().map(|help| help.in_lang(lang)))),
    ]
}

fn why(suppressed: &Suppressed, lang: Lang) -> Json<'static> {
    let reason = suppressed_because(suppressed);
    let until = match suppressed {
        Suppressed::Waived { until, .. } => until.map(|until| until.to_string().into()),
        Suppressed::Baselined | Suppressed::Known(_) => None,
    };
    Json::Map(vec![
        ("by", suppressed_by(suppressed).into()),
        ("reason", Json::or_null(reason.map(|reason| reason.into_lang(lang)))),
        ("until", until.unwrap_or(Json::Null)),
    ])
}

fn position(file: &CheckedFile, place: &Place) -> (Option<usize>, Option<usize>) {
    let position = file.source.as_ref().map(|source| source.position(place));
    (position.map(|(line, _)| line), position.map(|(_, column)| column))
}

const HEADS: [Label; 11] = [
    Label::new("file", "流程表"),
    Label::new("line", "行"),
    Label::new("column", "列"),
    Label::new("rule", "规则"),
    Label::new("level", "级别"),
    Label::new("process", "流程"),
    Label::new("step", "环节编号"),
    Label::new("field", "项"),
    Label::new("message", "问题"),
    Label::new("help", "建议"),
    Label::new("suppressed", "不计的缘由"),
];

/// One row a finding; what could not be judged has its rows, too.
pub(super) fn sheet(checked: &Checked, lang: Lang) -> Sheet {
    let said = |text: &Text| text.in_lang(lang).to_owned();
    let row = |(file, judged): (&CheckedFile, &Judged)| {
        let finding = &judged.finding;
        let (line, column) = position(file, &finding.place);
        let number = |number: Option<usize>| number.map(|number| number.to_string()).unwrap_or_default();
        vec![
            file.name.clone(),
            number(line),
            number(column),
            finding.code.to_owned(),
            finding.level.name().to_owned(),
            file.process().unwrap_or_default().to_owned(),
            judged.step.clone().unwrap_or_default(),
            finding.place.key_field().unwrap_or_default().to_owned(),
            said(&finding.message),
            finding.help.as_ref().map(said).unwrap_or_default(),
            judged.suppressed.as_ref().map(suppressed_by).unwrap_or_default().to_owned(),
        ]
    };
    Sheet { heads: HEADS.to_vec(), rows: checked.findings().map(row).collect() }
}
