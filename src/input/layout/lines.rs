//! Collects the lines of a text, with the comments beside them aligned.

use unicode_width::UnicodeWidthStr;

/// The spaces between a line and the comment beside it, wide enough to be seen
/// behind 汉字; YAML linters ask for two or more.
const GAP: usize = 4;

/// The lines of a text.
#[derive(Default)]
pub(super) struct Lines {
    lines: Vec<Row>,
    /// A dash to put before the next line, with its indentation.
    dash: Option<usize>,
    /// Whether a blank line here would belong to the text before it.
    held: bool,
}

struct Row {
    text: String,
    beside: Option<String>,
}

impl Lines {
    /// Adds a line with this indentation.
    pub fn add(&mut self, indent: usize, text: &str, beside: Option<&str>) {
        let dash = self.dash.take();
        let margin = match dash {
            Some(dash) => format!("{}- ", " ".repeat(dash)),
            None if text.is_empty() => String::new(),
            None => " ".repeat(indent),
        };
        self.lines.push(Row { text: margin + text, beside: beside.map(str::to_owned) });
        self.held = false;
    }

    /// Adds a blank line, unless it would be the first or follow another one.
    pub fn blank(&mut self) {
        if !self.held && self.lines.last().is_some_and(|row| !row.text.is_empty()) {
            self.lines.push(Row { text: String::new(), beside: None });
        }
    }

    /// Puts a dash before the next line.
    pub fn dash(&mut self, indent: usize) {
        self.dash = Some(indent);
    }

    /// Marks the last line as part of a text that includes the blank lines
    /// behind it.
    pub fn hold(&mut self) {
        self.held = true;
    }

    /// The text, with a line end behind every line.
    pub fn text(mut self, line_end: &str) -> String {
        if !self.held && self.lines.last().is_some_and(|row| row.text.is_empty()) {
            self.lines.pop();
        }
        let mut text = String::new();
        for run in self.lines.chunk_by(|one, next| one.beside.is_some() == next.beside.is_some()) {
            let commented = run.iter().filter(|row| row.beside.is_some());
            let width = commented.map(|row| row.text.width()).max().unwrap_or_default();
            for row in run {
                text += &row.text;
                if let Some(beside) = &row.beside {
                    text.extend(std::iter::repeat_n(' ', width + GAP - row.text.width()));
                    text += beside;
                }
                text += line_end;
            }
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_on_adjacent_lines_are_lined_up_by_columns_not_characters() {
        let mut lines = Lines::default();
        lines.add(0, "部门: 公安局", Some("# a"));
        lines.add(2, "days: 3", Some("# b"));
        lines.add(0, "law:", None);
        lines.add(0, "fee: 1", Some("# c"));
        assert_eq!(lines.text("\n"), "部门: 公安局    # a\n  days: 3       # b\nlaw:\nfee: 1    # c\n");
    }
}
