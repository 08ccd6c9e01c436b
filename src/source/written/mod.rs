//! A text as its author wrote it, with all that a [`Tree`](super::Tree) leaves
//! out: comments, blank lines, anchors, quotes and brackets.

mod marks;
mod read;
mod scalar;

use super::Source;

/// A document as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The lines before `---`, where the text has one.
    pub before_marker: Option<Vec<Line>>,
    /// The lines before the document.
    pub header: Vec<Line>,
    /// The document.
    pub root: Node,
    /// The lines behind the document.
    pub end: Vec<Line>,
}

/// A line that holds no data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// One or several blank lines.
    Blank,
    /// A comment, from the `#` on.
    Comment(String),
}

/// A scalar, a list or a map, or an alias of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// Its anchor and its tag, as written.
    pub properties: Vec<String>,
    /// Its content.
    pub content: Content,
}

/// The content of a node.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// An alias, `*name`.
    Alias(String),
    /// A scalar.
    Scalar(Scalar),
    /// A list, `- a` or `[a, b]`.
    List(Collection),
    /// A map, `a: b` or `{a: b}`.
    Map(Collection),
}

/// A scalar as it is spelled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scalar {
    /// Its value.
    pub text: String,
    /// Its spelling, one line each without the indentation. The first line of a
    /// block is its header, `|` or `>-`.
    pub lines: Vec<String>,
    /// Whether it is a block.
    pub block: bool,
}

impl Scalar {
    /// Returns whether the blank lines behind it belong to it.
    pub fn keeps_blank_lines(&self) -> bool {
        self.block && self.lines.first().is_some_and(|header| header.contains('+'))
    }
}

/// The parts of a list or of a map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Collection {
    /// Whether it is written in brackets.
    pub flow: bool,
    /// The items, or the entries.
    pub parts: Vec<Part>,
    /// The lines behind the last part.
    pub below: Vec<Line>,
}

/// An item of a list, or an entry of a map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The lines above it.
    pub above: Vec<Line>,
    /// The key of an entry: an alias, or a text of one line.
    pub key: Option<Node>,
    /// Its value.
    pub value: Node,
    /// The comment on its line.
    pub beside: Option<String>,
}

/// The reason why a text cannot be taken apart without losing something of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotWritten {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// The construct that stands there.
    pub what: Unusual,
}

/// YAML that nobody writes in a definition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unusual {
    /// A line like `%YAML 1.2`.
    Directive,
    /// A key that is a list, a map or a text of several lines.
    Key,
    /// Anything else.
    Sign,
}

impl Part {
    /// The name of a key that is a scalar.
    pub fn name(&self) -> Option<&str> {
        match &self.key.as_ref()?.content {
            Content::Scalar(scalar) => Some(&scalar.text),
            _ => None,
        }
    }
}

impl Source {
    /// Takes the text apart, keeping everything that its author wrote.
    ///
    /// # Errors
    ///
    /// The construct that prevents it.
    pub fn written(&self) -> Result<Written, NotWritten> {
        read::read(&self.text)
    }
}

impl Written {
    /// Every comment, in the order of the text.
    pub fn comments(&self) -> Vec<&str> {
        let mut comments = Vec::new();
        comments.extend(in_lines(self.before_marker.as_deref().unwrap_or_default()));
        comments.extend(in_lines(&self.header));
        self.root.comments(&mut comments);
        comments.extend(in_lines(&self.end));
        comments
    }
}

impl Node {
    /// Collects every comment inside the node.
    fn comments<'w>(&'w self, comments: &mut Vec<&'w str>) {
        let (Content::List(inner) | Content::Map(inner)) = &self.content else { return };
        for part in &inner.parts {
            comments.extend(in_lines(&part.above));
            comments.extend(part.beside.as_deref());
            part.value.comments(comments);
        }
        comments.extend(in_lines(&inner.below));
    }
}

fn in_lines(lines: &[Line]) -> impl Iterator<Item = &str> {
    lines.iter().filter_map(|line| match line {
        Line::Comment(text) => Some(text.as_str()),
        Line::Blank => None,
    })
}
