//! GitLab's code quality report: a list of the findings that count.

use std::io::{self, Write};

use super::{PageStyle, json};
use crate::finding::Level;
use crate::report::Json;
use crate::report::check::{Checked, Holds};

pub(super) fn write(checked: &Checked, page: &PageStyle, out: &mut dyn Write) -> io::Result<()> {
    let mut issues = Vec::new();
    for file in &checked.files {
        for (judged, fingerprint) in file.findings.iter().zip(file.fingerprints()) {
            if !judged.counts(Level::Warn) {
                continue;
            }
            let finding = &judged.finding;
            let severity = match (&file.holds, finding.level) {
                (Holds::Nothing(_), _) => "blocker",
                (_, Level::Deny) => "critical",
                (_, Level::Warn | Level::Allow) => "minor",
            };
            let line = file.locate(&judged.finding).map_or(1, |location| location.line);
            issues.push(Json::Map(vec![
                ("description", file.said(finding, page.json_lang).into()),
                ("check_name", finding.code.into()),
                ("fingerprint", fingerprint.into()),
                ("severity", severity.into()),
                (
                    "location",
                    Json::Map(vec![
                        ("path", file.name.as_str().into()),
                        ("lines", Json::Map(vec![("begin", line.into())])),
                    ]),
                ),
            ]));
        }
    }
    json::document(&Json::List(issues), out)
}
