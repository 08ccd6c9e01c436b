//! Prints a text that was taken apart.

use unicode_width::UnicodeWidthStr;

use super::lines::Lines;
use crate::source::written::{Collection, Content, Line, Node, Part, Written};

/// The columns up to which brackets stay on one line, without the comment
/// beside it.
pub(in crate::input) const WIDTH: usize = 120;

/// The indentation of a part within its whole.
pub(in crate::input) const INDENT: usize = 2;

/// The blanks of YAML: every other space belongs to the text.
const BLANKS: [char; 2] = [' ', '\t'];

/// Lays out a document with its keys in their order.
pub(super) fn print(written: &Written) -> Lines {
    let mut page = Page::default();
    if let Some(before) = &written.before_marker {
        page.around(before, 0);
        page.lines.add(0, "---", None);
    }
    page.around(&written.header, 0);
    page.root(&written.root, !written.header.is_empty());
    page.around(&written.end, 0);
    page.lines
}

#[derive(Default)]
struct Page {
    lines: Lines,
}

impl Page {
    fn root(&mut self, node: &Node, below_header: bool) {
        let inline = inline(node).filter(|text| text.width() <= WIDTH);
        if let (None, Content::Map(inner) | Content::List(inner)) = (&inline, &node.content) {
            if !node.properties.is_empty() {
                self.lines.add(0, &node.properties.join(" "), None);
            }
            let has_comments = |part: &Part| part.above.iter().any(|line| *line != Line::Blank);
            if below_header && inner.parts.first().is_some_and(has_comments) {
                self.lines.blank();
            }
            self.parts(inner, 0, false);
        } else {
            self.lines.add(0, &inline.unwrap_or_default(), None);
        }
    }

    /// Comments and blank lines.
    fn around(&mut self, lines: &[Line], indent: usize) {
        for line in lines {
            match line {
                Line::Blank => self.lines.blank(),
                Line::Comment(text) => self.lines.add(indent, text, None),
            }
        }
    }

    /// Adds the parts of a collection. The lines above its first part are left
    /// out where they are already added.
    fn parts(&mut self, inner: &Collection, indent: usize, said: bool) {
        for (nth, part) in inner.parts.iter().enumerate() {
            if nth > 0 {
                self.around(&part.above, indent);
            } else if !said {
                self.around(without_blank(&part.above), indent);
            }
            self.part(part, indent);
        }
        self.around(&inner.below, indent);
    }

    fn part(&mut self, part: &Part, indent: usize) {
        let lead = part.key.as_ref().map_or_else(|| "-".to_owned(), lead);
        let beside = part.beside.as_deref();
        if let Some(text) = inline(&part.value) {
            let line = format!("{lead} {text}");
            let in_brackets =
                matches!(&part.value.content, Content::List(inner) | Content::Map(inner) if !inner.parts.is_empty());
            if !in_brackets || indent + line.width() <= WIDTH {
                return self.lines.add(indent, line.trim_end_matches(BLANKS), beside);
            }
        }
        let properties = part.value.properties.iter().map(|property| format!(" {property}")).collect::<String>();
        match &part.value.content {
            Content::Scalar(scalar) => {
                let last = scalar.lines.len() - 1;
                for (nth, line) in scalar.lines.iter().enumerate() {
                    let beside = beside.filter(|_| nth == if scalar.block { 0 } else { last });
                    match nth {
                        0 => self.lines.add(indent, &format!("{lead}{properties} {line}"), beside),
                        _ => self.lines.add(indent + INDENT, line, beside),
                    }
                }
                if scalar.keeps_blank_lines() {
                    self.lines.hold();
                }
            }
            Content::List(inner) | Content::Map(inner) if part.key.is_none() && properties.is_empty() => {
                // Nothing can be put between a dash and the rest of its line.
                beside.into_iter().for_each(|comment| self.lines.add(indent, comment, None));
                self.around(inner.parts.first().map_or(&[], |first| without_blank(&first.above)), indent);
                self.lines.dash(indent);
                self.parts(inner, indent + INDENT, true);
            }
            Content::List(inner) | Content::Map(inner) => {
                self.lines.add(indent, &format!("{lead}{properties}"), beside);
                self.parts(inner, indent + INDENT, false);
            }
            Content::Alias(_) => {}
        }
    }
}

/// A key with its colon.
fn lead(key: &Node) -> String {
    // A colon could belong to the name of an alias.
    let gap = if matches!(key.content, Content::Alias(_)) { " " } else { "" };
    format!("{}{gap}:", inline(key).unwrap_or_default())
}

/// A node on one line, where that is possible.
fn inline(node: &Node) -> Option<String> {
    let content = match &node.content {
        Content::Alias(name) => name.clone(),
        Content::Scalar(scalar) if !scalar.block && scalar.lines.len() == 1 => scalar.lines[0].clone(),
        Content::List(inner) => format!("[{}]", in_brackets(inner)?),
        Content::Map(inner) => format!("{{{}}}", in_brackets(inner)?),
        Content::Scalar(_) => return None,
    };
    let properties = node.properties.iter().map(|property| format!("{property} ")).collect::<String>();
    Some(properties + &content)
}

fn in_brackets(inner: &Collection) -> Option<String> {
    let no_comments = |lines: &[Line]| lines.iter().all(|line| *line == Line::Blank);
    let alone = |part: &Part| part.beside.is_none() && no_comments(&part.above);
    if !inner.flow || !no_comments(&inner.below) || !inner.parts.iter().all(alone) {
        return None;
    }
    let part = |part: &Part| {
        let value = inline(&part.value)?;
        let Some(key) = &part.key else { return Some(value) };
        Some(format!("{} {value}", lead(key)).trim_end_matches(BLANKS).to_owned())
    };
    Some(inner.parts.iter().map(part).collect::<Option<Vec<_>>>()?.join(", "))
}

/// Drops blank lines above the first part of a collection.
fn without_blank(lines: &[Line]) -> &[Line] {
    match lines {
        [Line::Blank, rest @ ..] => rest,
        lines => lines,
    }
}
