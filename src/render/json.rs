//! A document for programs, indented for people.

use std::io::{self, BufWriter, Write};

use serde::Serialize;
use serde_json::ser::{CharEscape, CompactFormatter, Formatter, PrettyFormatter, Serializer};

use super::PageStyle;
use super::lines::safe::{command, is_hidden, may_be_hidden};
use crate::report::Json;

pub(super) fn write(json: &Json, _: &PageStyle, out: &mut dyn Write) -> io::Result<()> {
    document(json, out)
}

/// One document a line, for any number of files.
pub(super) fn lines(json: &Json, _: &PageStyle, out: &mut dyn Write) -> io::Result<()> {
    let mut out = BufWriter::with_capacity(CHUNK, out);
    for document in if let Json::List(documents) = json { documents.as_slice() } else { std::slice::from_ref(json) } {
        document.serialize(&mut Serializer::with_formatter(&mut out, Escaping(CompactFormatter)))?;
        out.write_all(b"\n")?;
    }
    out.flush()
}

/// The bytes that are written at once: a large document has many lines.
const CHUNK: usize = 1 << 16;

/// Writes one document and a line feed.
pub(super) fn document(json: &Json, out: &mut dyn Write) -> io::Result<()> {
    let mut out = BufWriter::with_capacity(CHUNK, out);
    json.serialize(&mut Serializer::with_formatter(&mut out, Escaping(PrettyFormatter::new())))?;
    out.write_all(b"\n")?;
    out.flush()
}

/// Writes like another formatter, with every character escaped that a terminal would obey:
/// JSON itself escapes only those below the space.
struct Escaping<F>(F);

impl<F> Escaping<F> {
    fn escape<W: Write + ?Sized>(writer: &mut W, character: char) -> io::Result<()> {
        character.encode_utf16(&mut [0; 2]).iter().try_for_each(|unit| write!(writer, "\\u{unit:04x}"))
    }

    /// Writes text with an escape for each invisible character.
    fn visible<W: Write + ?Sized>(writer: &mut W, text: &str) -> io::Result<()> {
        // Most text has none of the bytes that begin such a character; this
        // scan handles many bytes at a time.
        if !text.bytes().fold(false, |found, byte| found | may_be_hidden(byte)) {
            return writer.write_all(text.as_bytes());
        }
        let (mut written, mut looked) = (0, 0);
        while let Some(next) = text[looked..].bytes().position(may_be_hidden) {
            // Such a byte is the first of its character.
            let at = looked + next;
            let Some(character) = text[at..].chars().next() else { break };
            looked = at + character.len_utf8();
            if is_hidden(character) {
                writer.write_all(&text.as_bytes()[written..at])?;
                Self::escape(writer, character)?;
                written = looked;
            }
        }
        writer.write_all(&text.as_bytes()[written..])
    }
}

impl<F: Formatter> Formatter for Escaping<F> {
    fn write_string_fragment<W: Write + ?Sized>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()> {
        let mut rest = fragment;
        // No log takes a name for a command.
        while let Some(at) = command(rest) {
            Self::visible(writer, &rest[..=at])?;
            Self::escape(writer, '#')?;
            rest = &rest[at + 2..];
        }
        Self::visible(writer, rest)
    }

    fn write_char_escape<W: Write + ?Sized>(&mut self, writer: &mut W, escape: CharEscape) -> io::Result<()> {
        self.0.write_char_escape(writer, escape)
    }

    fn begin_array<W: Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_array(writer)
    }

    fn end_array<W: Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_array(writer)
    }

    fn begin_array_value<W: Write + ?Sized>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_array_value(writer, first)
    }

    fn end_array_value<W: Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_array_value(writer)
    }

    fn begin_object<W: Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_object(writer)
    }

    fn end_object<W: Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_object(writer)
    }

    fn begin_object_key<W: Write + ?Sized>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_object_key(writer, first)
    }

    fn begin_object_value<W: Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_object_value(writer)
    }

    fn end_object_value<W: Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_object_value(writer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_character_is_passed_over_by_its_first_byte() {
        for character in (0..=0x2100u32).filter_map(char::from_u32).filter(|character| is_hidden(*character)) {
            let mut out = Vec::new();
            document(&Json::text(format!("汉{character}字")), &mut out).unwrap();
            let text = String::from_utf8(out).unwrap();
            assert!(!text.trim_end().contains(character), "{character:?}");
            assert_eq!(serde_json::from_str::<String>(&text).unwrap(), format!("汉{character}字"));
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
