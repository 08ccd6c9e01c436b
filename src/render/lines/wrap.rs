//! Lines of a given width.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// The number of columns that a text takes.
#[must_use]
pub fn columns(text: &str) -> usize {
    text.width()
}

/// Characters that do not begin a line.
const NOT_FIRST: &str = "，。、；：！？）」』】》〉％ ,.;:!?)]}%→−";
/// Characters that do not end a line.
const NOT_LAST: &str = "（「『【《〈([{`";

/// The longest word that is not broken.
const LONGEST_WHOLE: usize = 24;

/// Breaks a text into lines of at most `width` columns, at spaces and after a
/// 、, but not between a number and its unit in Chinese; a long word also
/// between 汉字, and a word longer than a line behind its hyphens, else anywhere.
#[must_use]
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    let width = width.max(2);
    let mut lines = Lines { width, done: Vec::new(), line: String::new() };
    for word in split(text, ends_word) {
        // A long word, such as a Chinese sentence, begins on the current line:
        // a ragged edge looks worse than a name in two parts.
        if columns(word.trim_end()) <= LONGEST_WHOLE.min(width * 2 / 3) {
            lines.put(word);
        } else {
            split(word, may_break).into_iter().for_each(|piece| lines.put(piece));
        }
    }
    lines.done()
}

struct Lines {
    width: usize,
    done: Vec<String>,
    line: String,
}

impl Lines {
    fn put(&mut self, piece: &str) {
        if columns(&self.line) + columns(piece.trim_end()) > self.width {
            self.end();
        }
        if columns(piece.trim_end()) <= self.width {
            self.line.push_str(piece);
            return;
        }
        match piece.find('-').map(|hyphen| piece.split_at(hyphen + 1)) {
            Some((begin, rest)) if !rest.is_empty() => {
                self.put(begin);
                self.put(rest);
            }
            _ => self.put_broken(piece),
        }
    }

    /// Breaks a piece wherever a line ends.
    fn put_broken(&mut self, piece: &str) {
        for character in piece.chars() {
            if columns(&self.line) + character.width().unwrap_or(0) > self.width {
                self.end();
            }
            self.line.push(character);
        }
    }

    /// Ends the line, unless it is empty.
    fn end(&mut self) {
        let line = self.line.trim_end();
        if !line.is_empty() {
            self.done.push(line.to_owned());
        }
        self.line.clear();
    }

    fn done(mut self) -> Vec<String> {
        self.end();
        if self.done.is_empty() {
            self.done.push(String::new());
        }
        self.done
    }
}

/// The parts of a text, cut wherever `cut` accepts the characters on either
/// side.
fn split(text: &str, cut: impl Fn([char; 2], char) -> bool) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut start = 0;
    let mut previous = ['\0'; 2];
    for (at, character) in text.char_indices() {
        if at > 0 && cut(previous, character) {
            parts.push(&text[start..at]);
            start = at;
        }
        previous = [previous[1], character];
    }
    parts.push(&text[start..]);
    parts
}

fn ends_word([earlier, before]: [char; 2], after: char) -> bool {
    before == '、' || (before == ' ' && after != ' ' && after != '%' && !is_of_number(earlier, after))
}

fn may_break([earlier, before]: [char; 2], after: char) -> bool {
    if after == ' ' || NOT_FIRST.contains(after) || NOT_LAST.contains(before) {
        return false;
    }
    if before == ' ' { !is_of_number(earlier, after) } else { is_wide(before) || is_wide(after) }
}

/// Returns whether a space stands between a number and its unit in Chinese.
fn is_of_number(before: char, after: char) -> bool {
    before.is_ascii_digit() && is_wide(after)
}

fn is_wide(character: char) -> bool {
    character.width() == Some(2)
}

/// Puts items one after the other, separated by `joint`, on lines of at most
/// `width` columns. Items are not broken where they fit; the joint ends a line
/// and does not begin one.
pub(in crate::render) fn flow(items: &[String], joint: &str, width: usize) -> Vec<String> {
    lay(&joined(items, joint, ""), width)
}

/// The items with the joint behind each but the last, which has `end`.
pub(in crate::render) fn joined(items: &[String], joint: &str, end: &str) -> Vec<String> {
    let last = items.len().saturating_sub(1);
    let links = items.iter().enumerate();
    links.map(|(at, item)| format!("{item}{}", if at == last { end } else { joint })).collect()
}

/// Puts links one after the other on lines of at most `width` columns. They are
/// not broken where they fit.
pub(in crate::render) fn lay(links: &[String], width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for link in links {
        if !line.is_empty() && columns(&line) + columns(link.trim_end()) > width {
            lines.push(std::mem::take(&mut line).trim_end().to_owned());
        }
        line.push_str(link);
        if columns(line.trim_end()) > width {
            let spaces = &link[link.trim_end().len()..];
            lines.extend(wrap(&line, width));
            line = lines.pop().expect("a text that is too wide has lines") + spaces;
        }
    }
    lines.push(line.trim_end().to_owned());
    lines
}

/// Pads `text` to `width` columns, on the right.
pub(in crate::render) fn pad(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(columns(text))))
}

/// The beginning of a text that fits into `width` columns, with `mark` for the
/// rest.
pub(in crate::render) fn cut(text: &str, width: usize, mark: &str) -> String {
    if columns(text) <= width {
        return text.to_owned();
    }
    let room = width.saturating_sub(columns(mark));
    let mut used = 0;
    let kept: String = text
        .chars()
        .take_while(|character| {
            used += character.width().unwrap_or(0);
            used <= room
        })
        .collect();
    kept + mark
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_at_spaces_and_between_characters_but_not_before_a_comma() {
        assert_eq!(wrap("one two three", 8), ["one two", "three"]);
        assert_eq!(wrap("规划许可，环评", 8), ["规划许", "可，环评"]);
        assert_eq!(wrap("说明（一）", 6), ["说明", "（一）"]);
        assert_eq!(wrap("", 8), [""]);
        assert_eq!(wrap("用地预审、选址意见", 12), ["用地预审、", "选址意见"], "names stay whole");
        assert_eq!(wrap("cn-national", 8), ["cn-", "national"]);
        assert_eq!(wrap("采用后为 15 个工作日", 12), ["采用后为", "15 个工作日"], "a number stays with its unit");
    }

    #[test]
    fn no_line_is_wider_than_asked_for() {
        let text = "a规划，，，，，，，，（（（（（（（ extraordinarily long words here 环评环评";
        for width in 2..40 {
            assert!(wrap(text, width).iter().all(|line| columns(line) <= width), "{width}");
        }
    }

    #[test]
    fn items_stay_whole_and_joints_end_lines() {
        let items = ["规划", "环评受理", "b"].map(String::from);
        assert_eq!(flow(&items, " → ", 9), ["规划 →", "环评受理", "→ b"].map(String::from).to_vec());
        assert_eq!(flow(&items, " → ", 11), ["规划 →", "环评受理 →", "b"].map(String::from).to_vec());
        for width in 2..30 {
            assert!(flow(&items, " → ", width).iter().all(|line| columns(line) <= width), "{width}");
        }
    }

    #[test]
    fn what_is_cut_off_leaves_a_mark() {
        assert_eq!(cut("规划许可", 6, "~"), "规划~");
        assert_eq!(cut("规划", 4, "~"), "规划");
    }
}
