//! The widths of texts, without a font: 汉字 are square, the widths of Latin
//! letters are those of Helvetica and Arial with some room, as the reader's
//! font is not known.

use unicode_width::UnicodeWidthChar;

/// The factor for wider fonts.
const ROOM: f64 = 1.06;
/// The factor for bold letters.
const BOLD: f64 = 1.07;

/// The width of a line of text whose letters are `size` high.
#[must_use]
pub fn width(text: &str, size: f64, bold: bool) -> f64 {
    let ems: f64 = text.chars().map(em).sum();
    ems * size * if bold { BOLD } else { 1.0 }
}

fn em(character: char) -> f64 {
    match character {
        'i' | 'j' | 'l' | '\'' | '|' => 0.26 * ROOM,
        ' ' | '!' | ',' | '.' | '/' | ':' | ';' | '\\' | 'I' | '[' | ']' | 'f' | 't' => 0.30 * ROOM,
        '(' | ')' | '-' | '`' | 'r' | '"' => 0.37 * ROOM,
        'c' | 'k' | 's' | 'v' | 'x' | 'y' | 'z' | 'J' => 0.52 * ROOM,
        'a'..='z' if character != 'm' && character != 'w' => 0.56 * ROOM,
        '0'..='9' => 0.56 * ROOM,
        'w' | 'A'..='L' | 'N' | 'P'..='V' | 'X'..='Z' => 0.73 * ROOM,
        'm' | 'M' | 'O' | '%' => 0.87 * ROOM,
        'W' | '@' => 1.02 * ROOM,
        // Many Chinese fonts draw these two columns wide.
        '“' | '”' | '‘' | '’' | '…' | '—' | '·' | '→' | '←' | '−' | '–' | '◆' | '≥' | '≤' => {
            1.0
        }
        _ => match character.width() {
            None | Some(0) => 0.0,
            Some(1) => 0.68 * ROOM,
            Some(_) => 1.0,
        },
    }
}

/// Breaks a text into lines no wider than `most`: between words and between 汉字,
/// and anywhere where a word alone is wider.
#[must_use]
pub fn fit(text: &str, size: f64, bold: bool, most: f64) -> Vec<String> {
    let wide = |text: &str| width(text, size, bold) > most;
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for piece in pieces(text) {
        let longer = format!("{line}{piece}");
        if !wide(longer.trim_end()) {
            line = longer;
            continue;
        }
        if !line.trim().is_empty() {
            lines.push(line.trim_end().to_owned());
        }
        line = String::new();
        for character in piece.trim_start().chars() {
            line.push(character);
            if wide(&line) && line.chars().nth(1).is_some() {
                line.pop();
                lines.push(std::mem::replace(&mut line, character.to_string()));
            }
        }
    }
    if !line.trim().is_empty() || lines.is_empty() {
        lines.push(line.trim_end().to_owned());
    }
    lines
}

/// The unbreakable pieces of a text: words with their punctuation, 汉字 with the
/// mark behind them.
fn pieces(text: &str) -> Vec<String> {
    const BEHIND: &str = "，。、；：！？）」』】》〉％,.;:!?)]}%";
    const BEFORE: &str = "（「『【《〈([{";
    let mut pieces: Vec<String> = Vec::new();
    let mut previous: Option<char> = None;
    for character in text.chars() {
        let wide = |character: char| character.width() == Some(2);
        let stays = previous.is_some_and(|previous| {
            BEHIND.contains(character)
                || BEFORE.contains(previous)
                || (character == ' ')
                || (previous != ' ' && !wide(previous) && !wide(character))
        });
        match pieces.last_mut().filter(|_| stays) {
            Some(piece) => piece.push(character),
            None => pieces.push(character.to_string()),
        }
        previous = Some(character);
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn han_characters_are_square_and_latin_letters_are_not() {
        assert!((width("规划许可", 10.0, false) - 40.0).abs() < 1e-9);
        assert!(width("permit", 10.0, false) < 40.0);
        assert!(width("permit", 10.0, true) > width("permit", 10.0, false));
    }

    #[test]
    fn no_line_is_wider_than_it_may_be_and_nothing_is_lost() {
        for text in [
            "建设工程规划许可证核发（含变更）",
            "Environmental impact assessment",
            "Rechtsschutzversicherungsgesellschaften 核准",
        ] {
            for most in [20.0, 60.0, 120.0] {
                let lines = fit(text, 12.0, false, most);
                let wide = lines.iter().filter(|line| line.chars().count() > 2);
                assert!(wide.clone().all(|line| width(line, 12.0, false) <= most), "{lines:?}");
                let bare = |text: &str| text.chars().filter(|c| *c != ' ').collect::<String>();
                assert_eq!(bare(&lines.concat()), bare(text));
            }
        }
    }
}
