//! The content lines of an iCalendar text, unfolded and taken apart.

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
pub(super) fn lines(text: &str) -> Vec<Line> {
    let mut unfolded: Vec<(usize, String)> = Vec::new();
    for (at, line) in text.trim_start_matches('\u{feff}').lines().enumerate() {
        match (line.strip_prefix([' ', '\t']), unfolded.last_mut()) {
            (Some(rest), Some((_, start))) => start.push_str(rest),
            _ if line.trim().is_empty() => {}
            _ => unfolded.push((at + 1, line.to_owned())),
        }
    }
    unfolded.into_iter().map(|(number, line)| split(number, &line)).collect()
}

fn split(number: usize, line: &str) -> Line {
    // A parameter in quotes may hold a colon.
    let mut quoted = false;
    let colon = line.find(|c| {
        quoted ^= c == '"';
        c == ':' && !quoted
    });
    let (head, value) = colon.map_or((line, ""), |at| (&line[..at], &line[at + 1..]));
    let name = head.split(';').next().unwrap_or(head).trim().to_ascii_uppercase();
    Line { number, name, value: value.trim().to_owned() }
}

/// A text value without its escapes; a line break becomes a space.
pub(super) fn unescaped(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    let mut chars = value.chars();
    while let Some(c) = chars.next() {
        match (c, if c == '\\' { chars.next() } else { None }) {
            ('\\', Some('n' | 'N')) => text.push(' '),
            (_, Some(escaped)) => text.push(escaped),
            (c, None) => text.push(c),
        }
    }
    text
}
