//! From bytes to characters.

use super::at;
use crate::model::{Defect, Problem};

/// The size of the largest text that is read.
pub const MOST_BYTES: usize = 64 << 20;

/// Bytes that cannot be decoded.
pub(super) struct Undecoded {
    /// As much of the text as can be shown.
    pub text: String,
    /// The reason.
    pub defect: Defect,
}

/// Decodes UTF-8, without a byte-order mark.
pub(super) fn decode(mut bytes: Vec<u8>) -> Result<String, Box<Undecoded>> {
    let nothing = |problem| Box::new(Undecoded { text: String::new(), defect: at(1, 1, problem) });
    if bytes.len() > MOST_BYTES {
        return Err(nothing(Problem::TooLarge { bytes: bytes.len(), limit: MOST_BYTES }));
    }
    if bytes.starts_with(b"\xEF\xBB\xBF") {
        bytes.drain(..3);
    }
    if let Some(encoding) = wide(&bytes) {
        return Err(nothing(Problem::NotUtf8(Some(encoding))));
    }
    let text = String::from_utf8(bytes).map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        Box::new(not_utf8(error.as_bytes(), valid))
    })?;
    match control_character(&text) {
        None => Ok(text),
        Some((offset, character)) => {
            let (line, column) = position(&text[..offset]);
            Err(Box::new(Undecoded { defect: at(line, column, Problem::ControlCharacter(character)), text }))
        }
    }
}

/// The name of an encoding with several bytes for every character, recognised
/// by its mark or its zero bytes.
fn wide(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0xFF, 0xFE, 0, 0, ..] | [0, 0, 0xFE, 0xFF, ..] => Some("UTF-32"),
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => Some("UTF-16"),
        [0, first, 0, second, ..] | [first, 0, second, 0, ..] if *first != 0 && *second != 0 => Some("UTF-16"),
        _ => None,
    }
}

/// Shows the lines up to the first bad byte and the rest of its line.
fn not_utf8(bytes: &[u8], valid: usize) -> Undecoded {
    let rest = &bytes[valid..];
    let line_end = rest.iter().position(|byte| matches!(byte, b'\n' | b'\r')).unwrap_or(rest.len());
    let text = String::from_utf8_lossy(&bytes[..valid + line_end.min(1_000)]).into_owned();
    let (line, column) = position(&text[..valid]);
    let guess = looks_like_gb18030(rest).then_some("GB18030");
    Undecoded { text, defect: at(line, column, Problem::NotUtf8(guess)) }
}

/// Returns whether every byte fits the two- and four-byte patterns of GB18030
/// (which contains GBK and GB2312).
fn looks_like_gb18030(mut bytes: &[u8]) -> bool {
    loop {
        bytes = match bytes {
            [] => return true,
            [0x00..=0x7F, rest @ ..]
            | [0x81..=0xFE, 0x40..=0x7E | 0x80..=0xFE, rest @ ..]
            | [0x81..=0xFE, 0x30..=0x39, 0x81..=0xFE, 0x30..=0x39, rest @ ..] => rest,
            _ => return false,
        }
    }
}

/// The first control character other than tabs and line ends, with its offset.
fn control_character(text: &str) -> Option<(usize, char)> {
    let bytes = text.as_bytes();
    let suspect = |(at, byte): (usize, &u8)| match byte {
        b'\t' | b'\n' | b'\r' => None,
        0x00..0x20 | 0x7F => Some(at),
        // The lead byte of U+0080 to U+009F.
        0xC2 if bytes.get(at + 1).is_some_and(|next| *next < 0xA0) => Some(at),
        _ => None,
    };
    let offset = bytes.iter().enumerate().find_map(suspect)?;
    Some((offset, text[offset..].chars().next()?))
}

/// Line and column, in characters and from 1, of the position behind this text.
pub(super) fn position(before: &str) -> (usize, usize) {
    let bytes = before.as_bytes();
    let ends_line = |(at, byte): (usize, &u8)| {
        let ends = *byte == b'\n' || (*byte == b'\r' && bytes.get(at + 1).is_some_and(|next| *next != b'\n'));
        ends.then_some(at + 1)
    };
    let (mut line, mut start) = (1, 0);
    for next in bytes.iter().enumerate().filter_map(ends_line) {
        line += 1;
        start = next;
    }
    (line, before[start..].chars().count() + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(bytes: &[u8]) -> Defect {
        decode(bytes.to_vec()).err().unwrap().defect
    }

    #[test]
    fn a_byte_order_mark_is_no_part_of_the_text() {
        assert_eq!(decode(b"\xEF\xBB\xBFname: x".to_vec()).ok().unwrap(), "name: x");
    }

    #[test]
    fn a_file_in_gb18030_is_told_by_name_at_its_first_such_byte() {
        // 名称 in GBK behind a key.
        let bytes = b"id: a\nname: \xC3\xFB\xB3\xC6\n";
        assert_eq!(refused(bytes), at(2, 7, Problem::NotUtf8(Some("GB18030"))));
        assert_eq!(refused(b"name: \xFFabc\xFF\n"), at(1, 7, Problem::NotUtf8(None)));
    }

    #[test]
    fn utf_16_is_told_by_name_with_and_without_a_mark() {
        let little: Vec<u8> = "name: 名".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let marked = [vec![0xFF, 0xFE], little.clone()].concat();
        for bytes in [little, marked] {
            assert_eq!(refused(&bytes), at(1, 1, Problem::NotUtf8(Some("UTF-16"))));
        }
    }

    #[test]
    fn control_characters_are_refused_where_they_stand() {
        assert_eq!(refused("名称: a\u{1b}[31m".as_bytes()), at(1, 6, Problem::ControlCharacter('\u{1b}')));
        assert_eq!(refused("a\r\n名\u{9b}".as_bytes()), at(2, 2, Problem::ControlCharacter('\u{9b}')));
        assert_eq!(refused(b"a: b\x7f"), at(1, 5, Problem::ControlCharacter('\u{7f}')));
        assert_eq!(refused(b"name: a\0b"), at(1, 8, Problem::ControlCharacter('\0')));
        assert!(decode("a:\tb\r\nÀ: é\u{a0}".as_bytes().to_vec()).is_ok());
    }

    #[test]
    fn one_byte_over_the_limit_is_refused() {
        let problem = Problem::TooLarge { bytes: MOST_BYTES + 1, limit: MOST_BYTES };
        assert_eq!(refused(&vec![b' '; MOST_BYTES + 1]), at(1, 1, problem));
    }
}
