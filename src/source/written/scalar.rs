//! The extent and the spelling of a scalar.

use saphyr_parser::ScalarStyle;

use super::marks::{Marks, line_end};
use super::{NotWritten, Scalar, Unusual};
use crate::source::compose::is_unended;

impl Marks<'_> {
    /// The scalar that begins here and has the value `text`, and the comment in
    /// the header of a block; `column` is that of the list or map around it.
    pub fn scalar(
        &mut self,
        text: &str,
        style: ScalarStyle,
        column: usize,
    ) -> Result<(Scalar, Option<String>), NotWritten> {
        let rest = self.rest();
        let length = match style {
            ScalarStyle::Literal | ScalarStyle::Folded => return Ok(self.block(text, column)),
            ScalarStyle::Plain => plain(rest, text),
            ScalarStyle::SingleQuoted => quoted(rest, '\''),
            ScalarStyle::DoubleQuoted => quoted(rest, '"'),
        };
        let length = length.ok_or_else(|| self.unusual(Unusual::Sign))?;
        self.go(length);
        Ok((Scalar { text: text.to_owned(), lines: unindented(&rest[..length]), block: false }, None))
    }

    /// A block: its header, then all lines that are indented far enough.
    fn block(&mut self, text: &str, column: usize) -> (Scalar, Option<String>) {
        let header: String = self.rest().chars().take_while(|sign| !sign.is_whitespace()).collect();
        let mut indentation = header.chars().find_map(|sign| sign.to_digit(10)).map(|digit| column + digit as usize);
        self.go(header.len());
        let comment = self.trailing(false);
        self.go(self.rest().find(['\n', '\r']).unwrap_or(self.rest().len()));
        self.go(line_end(self.rest()));
        let (rest, mut end) = (self.rest(), 0);
        // The lines read so far, and how many of them belong to the block.
        let (mut lines, mut inside): (Vec<&str>, _) = (Vec::new(), (0, 0));
        while end < rest.len() {
            let line = rest[end..].split(['\n', '\r']).next().expect("a text has a first line");
            let spaces = line.len() - line.trim_start_matches(' ').len();
            let empty = spaces == line.len() && indentation.is_none_or(|indentation| spaces <= indentation);
            if !empty && spaces < *indentation.get_or_insert(spaces.max(column + 1)) {
                break;
            }
            lines.push(line);
            end += line.len() + line_end(&rest[end + line.len()..]);
            if !empty || header.contains('+') {
                inside = (lines.len(), end);
            }
        }
        self.go(inside.1);
        let stripped = lines[..inside.0].iter().map(|line| line.get(indentation.unwrap_or_default()..));
        let stripped = stripped.map(|line| line.unwrap_or_default().to_owned());
        // The output is indented by two.
        let mut header: String = header.chars().map(|sign| if sign.is_ascii_digit() { '2' } else { sign }).collect();
        // The last line gets a line end, which is not to become part of the value.
        if self.rest().is_empty() && is_unended(rest) {
            header.retain(|sign| !matches!(sign, '+' | '-'));
            header.push('-');
        }
        let lines = std::iter::once(header).chain(stripped).collect();
        (Scalar { text: text.to_owned(), lines, block: true }, comment)
    }
}

/// The length of a plain scalar: everything in it that is not blank is in the
/// source as it is.
fn plain(source: &str, text: &str) -> Option<usize> {
    let is_blank = |sign: char| matches!(sign, ' ' | '\t' | '\n' | '\r');
    let mut signs = source.char_indices().filter(|(_, sign)| !is_blank(*sign));
    let mut end = 0;
    for wanted in text.chars().filter(|sign| !is_blank(*sign)) {
        let (at, sign) = signs.next()?;
        end = (sign == wanted).then_some(at + sign.len_utf8())?;
    }
    Some(end)
}

/// The length of a quoted scalar.
fn quoted(source: &str, quote: char) -> Option<usize> {
    let mut signs = source.char_indices().peekable();
    signs.next().filter(|(_, sign)| *sign == quote)?;
    while let Some((at, sign)) = signs.next() {
        if sign == '\\' && quote == '"' {
            signs.next();
        } else if sign == quote && (quote == '"' || signs.next_if(|(_, next)| *next == quote).is_none()) {
            return Some(at + 1);
        }
    }
    None
}

/// The lines of a text without their indentation.
fn unindented(written: &str) -> Vec<String> {
    // A blank behind a backslash is part of the text.
    let trimmed = |line: &str| {
        let short = line.trim_end_matches([' ', '\t']);
        if short.ends_with('\\') { line.to_owned() } else { short.to_owned() }
    };
    if !written.contains(['\n', '\r']) {
        return vec![trimmed(written)];
    }
    let one = written.replace("\r\n", "\n").replace('\r', "\n");
    one.split('\n')
        .enumerate()
        .map(|(nth, line)| trimmed(if nth == 0 { line } else { line.trim_start_matches([' ', '\t']) }))
        .collect()
}
