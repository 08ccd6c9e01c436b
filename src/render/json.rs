//! A document for programs, indented for people.

use std::io::{self, BufWriter, Write};

use super::PageStyle;
use super::lines::safe::{command, is_hidden, may_be_hidden};
use crate::report::Json;

pub(super) fn write(json: &Json, _: &PageStyle, out: &mut dyn Write) -> io::Result<()> {
    document(json, out)
}

/// One document a line, for any number of files.
pub(super) fn lines(json: &Json, _: &PageStyle, out: &mut dyn Write) -> io::Result<()> {
    let mut out = escaping(out);
    for document in if let Json::List(documents) = json { documents.as_slice() } else { std::slice::from_ref(json) } {
        serde_json::to_writer(&mut out, document)?;
        out.write_all(b"\n")?;
    }
    out.flush()
}

/// The bytes that are looked at and written at once: JSON is written sign by
/// sign, and a large document has many.
const CHUNK: usize = 1 << 16;

/// Writes one document and a line feed.
pub(super) fn document(json: &Json, out: &mut dyn Write) -> io::Result<()> {
    let mut out = escaping(out);
    serde_json::to_writer_pretty(&mut out, json)?;
    out.write_all(b"\n")?;
    out.flush()
}

fn escaping<W: Write>(out: W) -> BufWriter<Escaping<W>> {
    BufWriter::with_capacity(CHUNK, Escaping(out))
}

/// Passes JSON on with every character escaped that a terminal would obey: JSON
/// itself escapes only those below the space. The buffer before it never splits
/// what it gets at once, and it gets each sign and each stretch of text whole.
struct Escaping<W>(W);

impl<W: Write> Escaping<W> {
    fn escape(&mut self, character: char) -> io::Result<()> {
        character.encode_utf16(&mut [0; 2]).iter().try_for_each(|unit| write!(self.0, "\\u{unit:04x}"))
    }

    /// Writes text with an escape for each invisible character.
    fn visible(&mut self, text: &str) -> io::Result<()> {
        let (mut written, mut looked) = (0, 0);
        while let Some(next) = first_looked_at(&text.as_bytes()[looked..]) {
            // Such a byte is the first of its character.
            let at = looked + next;
            let Some(character) = text[at..].chars().next() else { break };
            looked = at + character.len_utf8();
            if is_hidden(character) {
                self.0.write_all(&text.as_bytes()[written..at])?;
                self.escape(character)?;
                written = looked;
            }
        }
        self.0.write_all(&text.as_bytes()[written..])
    }
}

/// Whether a character that begins with this byte may be one to escape: a line
/// feed is never one of a text, but ends a line of the document.
fn is_looked_at(byte: u8) -> bool {
    may_be_hidden(byte) && byte != b'\n'
}

/// Whether any byte is one to look at, many bytes at a time.
fn any_is_looked_at(bytes: &[u8]) -> bool {
    bytes.iter().fold(false, |found, byte| found | is_looked_at(*byte))
}

/// The position of the first byte to look at.
fn first_looked_at(bytes: &[u8]) -> Option<usize> {
    const BLOCK: usize = 64;
    let from = BLOCK * bytes.chunks(BLOCK).position(any_is_looked_at)?;
    bytes[from..].iter().position(|byte| is_looked_at(*byte)).map(|at| from + at)
}

impl<W: Write> Write for Escaping<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        // Most text has none of the bytes that begin such a character, or a
        // command.
        if !any_is_looked_at(bytes) && !bytes.contains(&b'#') {
            self.0.write_all(bytes)?;
            return Ok(bytes.len());
        }
        let mut rest = std::str::from_utf8(bytes).map_err(io::Error::other)?;
        // No log takes a name for a command.
        while let Some(at) = command(rest) {
            self.visible(&rest[..=at])?;
            self.escape('#')?;
            rest = &rest[at + 2..];
        }
        self.visible(rest)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_character_is_passed_over_by_its_first_byte() {
        for character in (0..=0x2100u32).filter_map(char::from_u32).filter(|character| is_hidden(*character)) {
            for before in [0, 60, 63, 200] {
                let whole = format!("{}汉{character}字", "a".repeat(before));
                let mut out = Vec::new();
                document(&Json::text(whole.as_str()), &mut out).unwrap();
                let text = String::from_utf8(out).unwrap();
                assert!(!text.trim_end().contains(character), "{character:?}");
                assert_eq!(serde_json::from_str::<String>(&text).unwrap(), whole);
            }
        }
    }

    #[test]
    fn every_control_character_is_escaped() {
        let mut out = Vec::new();
        document(&Json::text("a\x1b\u{9b}\u{7f}\u{202e}规划\"\\"), &mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert_eq!(text, "\"a\\u001b\\u009b\\u007f\\u202e规划\\\"\\\\\"\n");
        assert_eq!(serde_json::from_str::<String>(&text).unwrap(), "a\x1b\u{9b}\u{7f}\u{202e}规划\"\\");
    }
}
