//! A cursor over a text that stops at each sign and collects the comments and
//! blank lines it passes.

use super::{Line, NotWritten, Unusual};

/// The cursor.
pub(super) struct Marks<'t> {
    pub text: &'t str,
    /// Its offset, in bytes.
    pub at: usize,
    /// The offset of the line.
    line_start: usize,
    /// The lines passed that are not yet assigned to a node, each with its
    /// column.
    waiting: Vec<(usize, Line)>,
}

impl<'t> Marks<'t> {
    pub fn new(text: &'t str) -> Self {
        Self { text, at: 0, line_start: 0, waiting: Vec::new() }
    }

    /// The rest of the text.
    pub fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    /// The next sign.
    pub fn sign(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// The column in characters, from 0.
    pub fn column(&self) -> usize {
        self.text[self.line_start..self.at].chars().count()
    }

    /// Moves to the next sign that is neither blank nor comment.
    pub fn pass(&mut self) {
        while let Some(sign) = self.sign() {
            match sign {
                ' ' | '\t' => self.at += 1,
                '\n' | '\r' => {
                    let empty = self.text[self.line_start..self.at].trim_matches([' ', '\t']).is_empty();
                    if empty && !matches!(self.waiting.last(), Some((_, Line::Blank))) {
                        self.waiting.push((0, Line::Blank));
                    }
                    self.end_line();
                }
                '#' => {
                    let column = self.column();
                    let text = self.comment();
                    self.waiting.push((column, Line::Comment(text)));
                }
                _ => break,
            }
        }
    }

    /// Moves behind the end of this line.
    fn end_line(&mut self) {
        self.go(line_end(self.rest()));
    }

    /// Moves on by that many bytes.
    pub fn go(&mut self, bytes: usize) {
        let start = self.at;
        self.at += bytes;
        let passed = &self.text.as_bytes()[start..self.at];
        if let Some(last) = passed.iter().rposition(|byte| matches!(byte, b'\n' | b'\r')) {
            self.line_start = start + last + 1;
        }
    }

    fn comment(&mut self) -> String {
        let rest = self.rest();
        let text = rest.split(['\n', '\r']).next().expect("a text has a first line");
        self.at += text.len();
        text.trim_end_matches([' ', '\t']).to_owned()
    }

    /// The comment behind what was read, on the same line; inside brackets also
    /// behind the comma.
    pub fn trailing(&mut self, comma: bool) -> Option<String> {
        let blanks = |text: &str| text.len() - text.trim_start_matches([' ', '\t']).len();
        let mut ahead = blanks(self.rest());
        if comma && self.rest()[ahead..].starts_with(',') {
            ahead += 1;
            ahead += blanks(&self.rest()[ahead..]);
        }
        if !self.rest()[ahead..].starts_with('#') || ahead == 0 {
            return None;
        }
        self.at += ahead;
        Some(self.comment())
    }

    /// Returns whether the next sign is an indicator, followed by a blank or a
    /// line end.
    pub fn is_indicator(&self, sign: char) -> bool {
        let mut rest = self.rest().chars();
        rest.next() == Some(sign) && rest.next().is_none_or(|next| matches!(next, ' ' | '\t' | '\n' | '\r'))
    }

    /// Moves behind a sign that must come next.
    pub fn expect(&mut self, sign: char) -> Result<(), NotWritten> {
        if self.sign() != Some(sign) {
            return Err(self.unusual(Unusual::Sign));
        }
        self.at += sign.len_utf8();
        Ok(())
    }

    pub fn unusual(&self, what: Unusual) -> NotWritten {
        self.unusual_at(self.at, what)
    }

    /// The error at another offset, in bytes. Scans all of the text before it.
    pub fn unusual_at(&self, at: usize, what: Unusual) -> NotWritten {
        let (line, column) = crate::source::decode::position(&self.text[..at]);
        NotWritten { line, column, what }
    }

    /// Takes all collected lines.
    pub fn waiting(&mut self) -> Vec<Line> {
        self.waiting.drain(..).map(|(_, line)| line).collect()
    }

    /// Takes the collected lines up to the last blank one and leaves the rest.
    pub fn before_last_blank(&mut self) -> Vec<Line> {
        let blank = self.waiting.iter().rposition(|(_, line)| *line == Line::Blank);
        let count = blank.map_or(self.waiting.len(), |blank| blank + 1);
        self.waiting.drain(..count).map(|(_, line)| line).collect()
    }

    /// Takes the collected comments at this column or further in.
    pub fn within(&mut self, column: usize) -> Vec<Line> {
        let outside = |(at, line): &(usize, Line)| matches!(line, Line::Comment(_)) && *at < column;
        let inside = self.waiting.iter().position(outside).unwrap_or(self.waiting.len());
        let last = self.waiting[..inside].iter().rposition(|(_, line)| *line != Line::Blank);
        self.waiting.drain(..last.map_or(0, |last| last + 1)).map(|(_, line)| line).collect()
    }
}

/// The length of the line end at the start of a text.
pub(super) fn line_end(text: &str) -> usize {
    match text.as_bytes() {
        [b'\r', b'\n', ..] => 2,
        [b'\r' | b'\n', ..] => 1,
        _ => 0,
    }
}
