//! JUnit's XML, which most build servers show: one suite for each process, one
//! case for each rule, passed ones too. A rule that was not applied, or is
//! undecided, is skipped.

use std::fmt::Write as _;
use std::io::{self, Write};

use super::PageStyle;
use super::lines::safe::{inert, push};
use crate::finding::Finding;
use crate::judgement::Judged;
use crate::report::check::{Checked, CheckedFile, Holds, suppressed_because};
use crate::text::Lang;

/// The result of a case.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Went {
    Well,
    Wrong,
    Skipped,
}

struct Case {
    went: Went,
    xml: String,
}

pub(super) fn write(checked: &Checked, page: &PageStyle, out: &mut dyn Write) -> io::Result<()> {
    let of_interest =
        |file: &&CheckedFile| !matches!(file.holds, Holds::Settings | Holds::Absent(_)) || !file.findings.is_empty();
    let suites: Vec<(&CheckedFile, Vec<Case>)> =
        checked.files.iter().filter(of_interest).map(|file| (file, cases(checked, file, page.json_lang))).collect();
    let all = || suites.iter().flat_map(|(_, cases)| cases);
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
    writeln!(out, "<testsuites name=\"reengineer\" {}>", counts(all()))?;
    for (file, cases) in &suites {
        let name = escape(file.process().unwrap_or(&file.name));
        let path = escape(&file.name);
        writeln!(out, "  <testsuite name=\"{name}\" file=\"{path}\" {}>", counts(cases.iter()))?;
        for case in cases {
            out.write_all(case.xml.as_bytes())?;
        }
        writeln!(out, "  </testsuite>")?;
    }
    writeln!(out, "</testsuites>")
}

fn counts<'c>(cases: impl Iterator<Item = &'c Case>) -> String {
    let (mut tests, mut failures, mut skipped) = (0, 0, 0);
    for case in cases {
        tests += 1;
        failures += usize::from(case.went == Went::Wrong);
        skipped += usize::from(case.went == Went::Skipped);
    }
    format!("tests=\"{tests}\" failures=\"{failures}\" errors=\"0\" skipped=\"{skipped}\"")
}

/// A case for each rule in force; where nothing was judged, and for settings,
/// only for what was found.
fn cases(checked: &Checked, file: &CheckedFile, lang: Lang) -> Vec<Case> {
    let mut rules: Vec<&str> = match file.holds {
        Holds::Definition { .. } => checked.rules.iter().map(|(rule, _)| rule.name).collect(),
        Holds::Nothing(_) | Holds::Absent(_) | Holds::Settings => Vec::new(),
    };
    for judged in &file.findings {
        if !rules.contains(&judged.finding.code) {
            rules.push(judged.finding.code);
        }
    }
    rules.into_iter().map(|rule| case(checked, file, rule, lang)).collect()
}

fn case(checked: &Checked, file: &CheckedFile, rule: &str, lang: Lang) -> Case {
    let of_rule: Vec<&Judged> = file.findings.iter().filter(|judged| judged.finding.code == rule).collect();
    let unjudged = matches!(file.holds, Holds::Nothing(_));
    let wrong: Vec<&&Judged> =
        of_rule.iter().filter(|judged| unjudged || judged.counts(checked.fail_on.level())).collect();
    // Two files may hold processes of one id.
    let class = match file.process() {
        Some(process) if file.name != "-" => format!("{}: {process}", file.name),
        process => process.unwrap_or(&file.name).to_owned(),
    };
    let (class, path) = (escape(&class), escape(&file.name));
    let first = wrong.first().copied().or(of_rule.first()).and_then(|judged| file.locate(&judged.finding));
    let line = first.map(|location| format!(" line=\"{}\"", location.line)).unwrap_or_default();
    let head = format!("    <testcase name=\"{}\" classname=\"{class}\" file=\"{path}\"{line}", escape(rule));
    let said = |list: &[&Judged]| list.iter().map(|judged| line_of(file, &judged.finding, lang)).collect::<String>();
    let open: Vec<&Finding> = file.undecided.iter().filter(|finding| finding.code == rule).collect();
    if let Some(first) = open.first().filter(|_| wrong.is_empty() && checked.fails_undecided()) {
        let said: String = open.iter().map(|finding| line_of(file, finding, lang)).collect();
        let (message, text) = (escape(first.message.in_lang(lang)), escape_text(&said));
        let inner = format!("      <failure message=\"{message}\" type=\"undecided\">\n{text}</failure>\n");
        return Case { went: Went::Wrong, xml: format!("{head}>\n{inner}    </testcase>\n") };
    }
    let undecided = open.iter();
    let undecided = escape_text(&undecided.map(|finding| line_of(file, finding, lang)).collect::<String>());
    if let [first, ..] = &*wrong {
        let message = first.finding.message.in_lang(lang);
        let list: Vec<&Judged> = wrong.iter().map(|judged| **judged).collect();
        let kind = list.first().map_or("", |judged| judged.finding.level.name());
        let (message, text) = (escape(message), escape_text(&said(&list)));
        let mut inner = format!("      <failure message=\"{message}\" type=\"{kind}\">\n{text}</failure>\n");
        if !undecided.is_empty() {
            let _ = writeln!(inner, "      <system-out>\n{undecided}</system-out>");
        }
        return Case { went: Went::Wrong, xml: format!("{head}>\n{inner}    </testcase>\n") };
    }
    if let Some(why) = checked.unlooked(file, rule).filter(|_| of_rule.is_empty()) {
        let why = escape(why.in_lang(lang));
        let inner = format!("      <skipped message=\"{why}\"/>\n");
        return Case { went: Went::Skipped, xml: format!("{head}>\n{inner}    </testcase>\n") };
    }
    if of_rule.is_empty() {
        return Case { went: Went::Well, xml: format!("{head}/>\n") };
    }
    let is_skipped = of_rule.iter().all(|judged| judged.suppressed.is_some());
    let mut inner = String::new();
    if is_skipped {
        let why = of_rule.iter().find_map(|judged| judged.suppressed.as_ref().and_then(suppressed_because));
        let why = escape(why.as_ref().map(|why| why.in_lang(lang)).unwrap_or("baseline"));
        let _ = writeln!(inner, "      <skipped message=\"{why}\"/>");
    }
    let _ = writeln!(inner, "      <system-out>\n{}{undecided}</system-out>", escape_text(&said(&of_rule)));
    let went = if is_skipped { Went::Skipped } else { Went::Well };
    Case { went, xml: format!("{head}>\n{inner}    </testcase>\n") }
}

fn line_of(file: &CheckedFile, finding: &Finding, lang: Lang) -> String {
    let place = match file.locate(finding) {
        Some(location) => format!("{}:{}:{}", file.name, location.line, location.column),
        None => file.name.clone(),
    };
    format!("{place}: {}: {}\n", finding.level.name(), file.said(finding, lang))
}

/// Escapes the value of an attribute, including characters that XML cannot
/// hold.
fn escape(text: &str) -> String {
    escape_text(text).replace('"', "&quot;").replace('\n', "&#10;").replace('\t', "&#9;")
}

/// Escapes text between tags: none of its lines is a command to a build server
/// that prints it.
fn escape_text(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\n' | '\t' => shown.push(character),
            _ => push(&mut shown, character),
        }
    }
    inert(&shown).replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_cannot_hold_is_replaced_and_the_rest_escaped() {
        let shown = "a\\u0000\\u001b\\ufffe&lt;b&gt; &amp; &quot;c&quot;&#10;";
        assert_eq!(escape("a\u{0}\u{1b}\u{FFFE}<b> & \"c\"\n"), shown);
        assert_eq!(escape_text("]]> 规划 𠮷"), "]]&gt; 规划 𠮷");
    }
}
