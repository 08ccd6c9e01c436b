//! The content lines of an iCalendar text, unfolded and taken apart.

use super::super::error::FileError;

/// `NAME;PARAMETERS:VALUE`.
pub(super) struct Line {
    /// The number of its first physical line, from 1.
    pub(super) number: usize,
    /// In capitals.
    pub(super) name: String,
    /// As written, escapes included.
    pub(super) value: String,
}

/// The lines in order. A line without a colon has an empty value; blank lines
/// are passed over.
///
/// Lines are folded by bytes, also within a character (RFC 5545, 3.1), so that
/// they are unfolded before they are read as UTF-8.
pub(super) fn lines(bytes: &[u8]) -> Result<Vec<Line>, FileError> {
    let mut unfolded: Vec<(usize, Vec<u8>)> = Vec::new();
    for (at, line) in bytes.split(|byte| *byte == b'\n').enumerate() {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        match (line, unfolded.last_mut()) {
            ([b' ' | b'\t', rest @ ..], Some((_, start))) => start.extend_from_slice(rest),
            _ if line.trim_ascii().is_empty() => {}
            _ => unfolded.push((at + 1, line.to_vec())),
        }
    }
    let line = |(number, line): (usize, Vec<u8>)| {
        String::from_utf8(line).map(|line| split(number, &line)).map_err(|_| FileError::NotText)
    };
    unfolded.into_iter().map(line).collect()
}

fn split(number: usize, line: &str) -> Line {
    // A parameter in quotes may hold a colon.
    let mut quoted = false;
    let colon = line.find(|c| {
        quoted ^= c == '"';
        c == ':' && !quoted
    });
    let (head, value) = colon.map_or((line, ""), |at| (&line[..at], &line[at + 1..]));
    let name = head.split_once(';').map_or(head, |(name, _)| name).trim().to_ascii_uppercase();
    Line { number, name, value: value.trim().to_owned() }
}

/// A text value without its escapes.
pub(super) fn unescaped(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    let mut chars = value.chars();
    while let Some(c) = chars.next() {
        match (c, if c == '\\' { chars.next() } else { None }) {
            ('\\', Some('n' | 'N')) => text.push('\n'),
            (_, Some(escaped)) => text.push(escaped),
            (c, None) => text.push(c),
        }
    }
    text
}
