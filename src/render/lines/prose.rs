//! A page of documentation on a terminal.

use super::paint::Ink;
use super::safe::plain;
use super::wrap::wrap;
use crate::render::PageStyle;

/// The indentation of the text under a title.
const INDENT: &str = "  ";

/// The lines of a Markdown text: titles, paragraphs, lists and fenced blocks
/// are supported.
pub(in crate::render) fn draw(text: &str, page: &PageStyle) -> Vec<String> {
    let mut prose = Prose { page, lines: Vec::new(), open: String::new(), first: INDENT, rest: INDENT, titled: false };
    let mut fenced = false;
    for line in text.lines() {
        if line.starts_with("```") {
            prose.close();
            fenced = !fenced;
        } else if fenced {
            prose.lines.push(format!("{INDENT}{INDENT}{}", plain(line)).trim_end().to_owned());
        } else if let Some(title) = line.strip_prefix("# ") {
            prose.title(title);
        } else if let Some(title) = line.strip_prefix("## ") {
            prose.title(title);
            // The blank line behind it is dropped.
            prose.titled = true;
        } else if line.trim().is_empty() {
            prose.close();
            if !std::mem::take(&mut prose.titled) {
                prose.lines.push(String::new());
            }
        } else if let Some(point) = line.strip_prefix("- ") {
            prose.close();
            (prose.first, prose.rest) = ("  - ", "    ");
            prose.open.push_str(point);
        } else {
            let gap = if prose.open.is_empty() { "" } else { " " };
            prose.open.extend([gap, line.trim()]);
        }
    }
    prose.close();
    prose.lines
}

struct Prose<'a> {
    page: &'a PageStyle,
    lines: Vec<String>,
    /// Text that is not yet broken into lines.
    open: String,
    /// The prefix of its first line, and of the others.
    first: &'static str,
    rest: &'static str,
    /// Whether the title of a section is directly above.
    titled: bool,
}

impl Prose<'_> {
    fn title(&mut self, title: &str) {
        self.close();
        let lines = wrap(&self.page.signs(&plain(title)), self.page.width);
        self.lines.extend(lines.iter().map(|line| self.page.paint(Ink::Title, line)));
    }

    fn close(&mut self) {
        if self.open.is_empty() {
            return;
        }
        let text = self.page.signs(&plain(&std::mem::take(&mut self.open)));
        let lines = wrap(&text, self.page.width.saturating_sub(self.rest.len()));
        for (nth, line) in lines.iter().enumerate() {
            self.lines.push(format!("{}{line}", if nth == 0 { self.first } else { self.rest }));
        }
        (self.first, self.rest) = (INDENT, INDENT);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;

    #[test]
    fn titles_points_and_code_are_told_apart_and_lines_are_broken() {
        let text = "# a: b\n\nsome words\nthat go on and on\n\n## List\n\n- one two three four five six\n- two\n\n```yaml\nx:  1\n```\n";
        let lines = draw(text, &PageStyle::test(Lang::English, 24));
        let wanted = "a: b\n\n  some words that go on\n  and on\n\nList\n  - one two three four\n    five six\n  - two\n\n    x:  1";
        assert_eq!(lines.join("\n"), wanted);
    }
}
