//! SARIF 2.1.0 (OASIS), which code scanning reads. Columns count UTF-16 code
//! units, as editors do; paths are relative to the root of the repository.

use std::borrow::Cow;
use std::io::{self, Write};

use super::{PageStyle, json};
use crate::finding::{Finding, Level};
use crate::judgement::{Judged, Suppressed};
use crate::model::Place;
use crate::report::Json;
use crate::report::check::{Checked, CheckedFile, Holds, summary, suppressed_because, verdict};
use crate::text::{Lang, Text};

const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

pub(super) fn write(checked: &Checked, page: &PageStyle, out: &mut dyn Write) -> io::Result<()> {
    let log = Log { checked, lang: page.json_lang, rules: rules(checked) };
    let document =
        Json::Map(vec![("$schema", SCHEMA.into()), ("version", "2.1.0".into()), ("runs", Json::List(vec![log.run()]))]);
    json::document(&document, out)
}

/// The names of the rules in force, and of other rules with findings.
fn rules(checked: &Checked) -> Vec<(&'static str, Level)> {
    let mut rules: Vec<(&str, Level)> = checked.rules_under_law().map(|(rule, level)| (rule.name, level)).collect();
    for (_, judged) in checked.findings() {
        if !rules.iter().any(|(name, _)| *name == judged.finding.code) {
            rules.push((judged.finding.code, judged.finding.level));
        }
    }
    rules
}

struct Log<'c> {
    checked: &'c Checked,
    lang: Lang,
    rules: Vec<(&'static str, Level)>,
}

impl<'c> Log<'c> {
    fn run(&self) -> Json<'c> {
        let driver = Json::Map(vec![
            ("name", "reengineer".into()),
            ("semanticVersion", env!("CARGO_PKG_VERSION").into()),
            ("rules", Json::List(self.rules.iter().map(|(name, level)| self.rule(name, *level)).collect())),
        ]);
        let root = Json::Map(vec![("description", message("the root of the repository"))]);
        let results = self.checked.files.iter().flat_map(|file| self.results(file));
        Json::Map(vec![
            ("tool", Json::Map(vec![("driver", driver)])),
            ("language", if self.lang == Lang::Chinese { "zh-CN" } else { "en" }.into()),
            ("invocations", Json::List(vec![self.invocation()])),
            ("originalUriBaseIds", Json::Map(vec![("%SRCROOT%", root)])),
            ("columnKind", "utf16CodeUnits".into()),
            ("newlineSequences", Json::List(["\r\n", "\n", "\r"].map(Json::text).to_vec())),
            ("results", Json::List(results.collect())),
        ])
    }

    /// A rule, with its page in both languages.
    fn rule(&self, name: &'static str, level: Level) -> Json<'c> {
        let page = self.checked.rules.iter().find(|(rule, _)| rule.name == name).map(|(rule, _)| rule.page);
        let law = self.checked.law();
        let help = page.map(|page| [Lang::English, Lang::Chinese].map(|lang| page.under(law, lang)).join("\n\n"));
        let mut entries = vec![("id", name.into())];
        let short = summary(name, self.lang);
        if !short.is_empty() {
            entries.push(("shortDescription", message(short)));
        }
        if let Some(help) = help {
            entries.push(("help", Json::Map(vec![("text", help.clone().into()), ("markdown", help.into())])));
        }
        entries.push(("defaultConfiguration", Json::Map(vec![("level", level_of(level))])));
        Json::Map(entries)
    }

    /// Whether everything could be judged, and what could not be read.
    fn invocation(&self) -> Json<'c> {
        let failed = |file: &&CheckedFile| matches!(file.holds, Holds::Nothing(_));
        let unread = self.checked.files.iter().filter(failed).filter(|file| file.source.is_none());
        let notices = unread.flat_map(|file| file.findings.iter().map(move |judged| (file, judged)));
        let notice = |(file, judged): (&'c CheckedFile, &'c Judged)| {
            let place = Json::Map(vec![("artifactLocation", artifact(&file.name))]);
            Json::Map(vec![
                ("level", "error".into()),
                ("message", self.said(&judged.finding.message)),
                ("locations", Json::List(vec![Json::Map(vec![("physicalLocation", place)])])),
            ])
        };
        let successful = !self.checked.files.iter().any(|file| failed(&file));
        Json::Map(vec![
            ("executionSuccessful", Json::Flag(successful)),
            ("exitCodeDescription", verdict(self.checked).into_lang(self.lang).into()),
            ("toolExecutionNotifications", Json::List(notices.map(notice).collect())),
        ])
    }

    fn results(&self, file: &'c CheckedFile) -> Vec<Json<'c>> {
        let prints = file.fingerprints();
        let found = file.findings.iter().zip(prints).map(|(judged, print)| self.result(file, judged, print));
        found.chain(file.undecided.iter().map(|finding| self.open(file, finding))).collect()
    }

    /// A finding that is undecided.
    fn open(&self, file: &'c CheckedFile, finding: &'c Finding) -> Json<'c> {
        let place = Json::Map(vec![("physicalLocation", physical(file, &finding.place))]);
        Json::Map(vec![
            ("ruleId", finding.code.into()),
            ("ruleIndex", Json::or_null(self.rules.iter().position(|(name, _)| *name == finding.code))),
            ("kind", "open".into()),
            ("level", level_of(Level::Allow)),
            ("message", message(file.said(finding, self.lang))),
            ("locations", Json::List(vec![place])),
        ])
    }

    fn result(&self, file: &'c CheckedFile, judged: &'c Judged, fingerprint: String) -> Json<'c> {
        let finding = &judged.finding;
        let index = self.rules.iter().position(|(name, _)| *name == finding.code);
        let text = match &finding.help {
            Some(help) => Cow::Owned(format!("{}\n{}", file.said(finding, self.lang), help.in_lang(self.lang))),
            None => file.said(finding, self.lang),
        };
        let related = (1..).zip(&finding.related).map(|(id, (place, note))| {
            let mut location = vec![("id", Json::from(id))];
            location.push(("physicalLocation", physical(file, place)));
            location.push(("message", self.said(note)));
            Json::Map(location)
        });
        let print = Json::Map(vec![("reengineer/v2", fingerprint.into())]);
        let mut entries = vec![
            ("ruleId", finding.code.into()),
            ("ruleIndex", Json::or_null(index)),
            ("level", level_of(finding.level)),
            ("message", message(text)),
            ("locations", Json::List(vec![location(file, judged)])),
            ("relatedLocations", Json::List(related.collect())),
            ("partialFingerprints", print),
        ];
        if let Some(is_new) = judged.is_new {
            entries.push(("baselineState", if is_new { "new" } else { "unchanged" }.into()));
        }
        let suppression = judged.suppressed.as_ref().and_then(|suppressed| self.suppression(suppressed));
        entries.push(("suppressions", Json::List(suppression.into_iter().collect())));
        Json::Map(entries)
    }

    /// The suppression of a finding; one that is only known from an earlier
    /// revision is unchanged, and not suppressed by anybody.
    fn suppression(&self, suppressed: &Suppressed) -> Option<Json<'c>> {
        let kind = match suppressed {
            Suppressed::Waived { here: true, .. } => "inSource",
            Suppressed::Waived { here: false, .. } | Suppressed::Baselined => "external",
            Suppressed::Known(_) => return None,
        };
        let mut entries = vec![("kind", kind.into()), ("status", "accepted".into())];
        if let Some(why) = suppressed_because(suppressed) {
            entries.push(("justification", why.into_lang(self.lang).into()));
        }
        Some(Json::Map(entries))
    }

    fn said(&self, text: &'c Text) -> Json<'c> {
        message(text.in_lang(self.lang))
    }
}

fn message<'a>(text: impl Into<Cow<'a, str>>) -> Json<'a> {
    Json::Map(vec![("text", Json::text(text))])
}

fn level_of(level: Level) -> Json<'static> {
    match level {
        Level::Deny => "error",
        Level::Warn => "warning",
        Level::Allow => "none",
    }
    .into()
}

fn location<'a>(file: &'a CheckedFile, judged: &'a Judged) -> Json<'a> {
    let mut entries = vec![("physicalLocation", physical(file, &judged.finding.place))];
    if let Some(process) = file.process() {
        let step = judged.step.as_deref();
        let name = step.map_or_else(|| process.to_owned(), |step| format!("{process}/{step}"));
        let logical = vec![
            ("name", Json::text(step.unwrap_or(process))),
            ("fullyQualifiedName", name.into()),
            ("kind", if step.is_some() { "member" } else { "module" }.into()),
        ];
        entries.push(("logicalLocations", Json::List(vec![Json::Map(logical)])));
    }
    Json::Map(entries)
}

fn physical<'a>(file: &'a CheckedFile, place: &Place) -> Json<'a> {
    let mut entries = vec![("artifactLocation", artifact(&file.name))];
    if let Some(source) = &file.source {
        let location = source.locate(place);
        let line = source.line_bytes(location.text_line);
        let start = 1 + source.units(line.start..location.bytes.start);
        let end =
            start + source.units(location.bytes.start..location.bytes.end.min(line.end).max(location.bytes.start));
        let region = vec![
            ("startLine", Json::from(location.line)),
            ("startColumn", start.into()),
            ("endLine", location.line.into()),
            ("endColumn", end.into()),
        ];
        entries.push(("region", Json::Map(region)));
    }
    Json::Map(entries)
}

/// A path as a reference, relative to the root where it lies below it.
fn artifact(name: &str) -> Json<'_> {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
    if !name.starts_with('/') && name.bytes().all(is_plain) {
        return Json::Map(vec![("uri", name.into()), ("uriBaseId", "%SRCROOT%".into())]);
    }
    let mut uri = String::with_capacity(name.len());
    for byte in name.bytes() {
        match byte {
            plain if is_plain(plain) => uri.push(char::from(plain)),
            other => uri.push_str(&format!("%{other:02X}")),
        }
    }
    if name.starts_with('/') {
        return Json::Map(vec![("uri", format!("file://{uri}").into())]);
    }
    Json::Map(vec![("uri", uri.into()), ("uriBaseId", "%SRCROOT%".into())])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_a_reference_below_the_root() {
        let uri = |name| match artifact(name) {
            Json::Map(entries) => entries.into_iter().map(|(_, value)| value).collect::<Vec<_>>(),
            _ => Vec::new(),
        };
        let root = || Json::text("%SRCROOT%");
        assert_eq!(uri("a b/规.yaml"), [Json::text("a%20b/%E8%A7%84.yaml"), root()]);
        assert_eq!(uri("a:b#c?.yaml"), [Json::text("a%3Ab%23c%3F.yaml"), root()]);
        assert_eq!(uri("/tmp/x.yaml"), [Json::text("file:///tmp/x.yaml")]);
    }
}
