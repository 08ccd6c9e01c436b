//! Annotations on a pull request: the commands that a GitHub workflow
//! understands. A step shows ten of a level, so the worst come first and the
//! rest is counted.

use std::io::{self, Write};

use super::PageStyle;
use super::lines::safe::{inert, plain, push};
use crate::finding::{Finding, Level};
use crate::report::check::say;
use crate::report::check::{Checked, CheckedFile, verdict};

/// The program that the summary names.
const PROGRAM: &str = env!("CARGO_PKG_NAME");

/// The most annotations of one level that a step shows.
const MOST: usize = 10;

pub(super) fn write(checked: &Checked, page: &PageStyle, out: &mut dyn Write) -> io::Result<()> {
    let counting = checked.counting();
    let mut hidden = 0;
    for level in [Level::Deny, Level::Warn] {
        let of_level: Vec<_> = counting.iter().filter(|(_, judged)| judged.finding.level == level).collect();
        for (file, judged) in of_level.iter().take(MOST) {
            let command = if level == Level::Deny { "error" } else { "warning" };
            writeln!(out, "{}", annotation(command, file, &judged.finding, page))?;
        }
        hidden += of_level.len().saturating_sub(MOST);
    }
    // A step shows ten notices, too, and one is the summary.
    let undecided = checked.files.iter().flat_map(|file| file.undecided.iter().map(move |finding| (file, finding)));
    for (file, finding) in undecided.take(MOST - 1) {
        let command = if checked.fails_undecided() { "error" } else { "notice" };
        writeln!(out, "{}", annotation(command, file, finding, page))?;
    }
    writeln!(out, "{}", summary(checked, hidden, page))
}

fn annotation(command: &str, file: &CheckedFile, finding: &Finding, page: &PageStyle) -> String {
    let mut properties = Vec::new();
    if file.name != "-" {
        properties.push(format!("file={}", property(&file.name)));
    }
    if let (Some(location), Some(source)) = (file.locate(finding), &file.source) {
        let shown = source.text().get(location.bytes.clone()).unwrap_or_default();
        let end = location.column + shown.trim_end_matches(['\r', '\n']).chars().count();
        let (line, column) = (location.line, location.column);
        properties.push(format!("line={line},endLine={line},col={column},endColumn={end}"));
    }
    properties.push(format!("title={}", property(finding.code)));
    let message = file.said(finding, page.json_lang);
    let said = match &finding.help {
        Some(help) => format!("{message}\n{}", help.in_lang(page.json_lang)),
        None => message.into_owned(),
    };
    format!("::{command} {}::{}", properties.join(","), data(&said))
}

fn summary(checked: &Checked, hidden: usize, page: &PageStyle) -> String {
    let verdict = verdict(checked);
    let verdict = verdict.in_lang(page.json_lang);
    let said = match hidden {
        0 => verdict.to_owned(),
        hidden => format!("{verdict}\n{}", say::not_annotated(hidden).in_lang(page.json_lang)),
    };
    format!("::notice title={PROGRAM}::{}", data(&said))
}

/// Escaped as the message of a command.
fn data(text: &str) -> String {
    let lines: Vec<String> = text.lines().map(plain).collect();
    inert(&lines.join("\n")).replace('%', "%25").replace('\n', "%0A")
}

/// Escaped as a property of a command.
fn property(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\r' => shown.push_str("%0D"),
            '\n' => shown.push_str("%0A"),
            '%' => shown.push_str("%25"),
            ':' => shown.push_str("%3A"),
            ',' => shown.push_str("%2C"),
            _ => push(&mut shown, character),
        }
    }
    inert(&shown).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_end_a_command_or_a_property_is_escaped() {
        assert_eq!(data("50% done\nnext: a, b"), "50%25 done%0Anext: a, b");
        assert_eq!(property("a,b:c%\r\n"), "a%2Cb%3Ac%25%0D%0A");
        assert_eq!(data("x\r\n::set-output name=a::b\u{1b}"), "x%0A:\\u003aset-output name=a::b\\u001b");
    }
}
