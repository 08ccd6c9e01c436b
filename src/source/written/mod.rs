//! A text as a person wrote it: what a [`Tree`](super::Tree) leaves out is
//! kept, comments and blank lines, anchors, quotes and brackets.

mod marks;
mod read;
mod scalar;

use super::Source;

/// A document with everything that was put into it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// Where the text has a `---`: what stands before it.
    pub before_marker: Option<Vec<Line>>,
    /// What the document as a whole begins with.
    pub header: Vec<Line>,
    /// The document.
    pub root: Node,
    /// What stands behind it.
    pub end: Vec<Line>,
}

/// A line of its own that holds no data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// One or several with nothing on them.
    Blank,
    /// From the `#` on.
    Comment(String),
}

/// A scalar, a list or a map, or an alias of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// Its anchor and its tag, as written.
    pub properties: Vec<String>,
    /// What it is.
    pub content: Content,
}

/// What a node is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// `*name`.
    Alias(String),
    /// A text.
    Scalar(Scalar),
    /// `- a`, or `[a, b]`.
    List(Collection),
    /// `a: b`, or `{a: b}`.
    Map(Collection),
}

/// A text as it is spelled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scalar {
    /// What it says.
    pub text: String,
    /// How it is spelled, its lines without their indentation. The first line
    /// of a block is its header, `|` or `>-`.
    pub lines: Vec<String>,
    /// Whether it is a block.
    pub block: bool,
}

impl Scalar {
    /// Whether the blank lines behind it are a part of it.
    #[must_use]
    pub fn keeps_blank_lines(&self) -> bool {
        self.block && self.lines.first().is_some_and(|header| header.contains('+'))
    }
}

/// The parts of a list or of a map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Collection {
    /// Whether it stands in brackets.
    pub flow: bool,
    /// The items, or the entries.
    pub parts: Vec<Part>,
    /// What stands behind the last part.
    pub below: Vec<Line>,
}

/// An item of a list, or an entry of a map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// What stands before it.
    pub above: Vec<Line>,
    /// The key of an entry: an alias, or a text of one line.
    pub key: Option<Node>,
    /// What it holds.
    pub value: Node,
    /// The comment on its line.
    pub beside: Option<String>,
}

/// A text that cannot be taken apart so that everything in it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotWritten {
    /// From 1.
    pub line: usize,
    /// In characters, from 1.
    pub column: usize,
    /// What stands there.
    pub what: Unusual,
}

/// What nobody writes in a definition, though YAML has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unusual {
    /// A line like `%YAML 1.2`.
    Directive,
    /// A key that is a list, a map or a text of several lines.
    Key,
    /// Anything else.
    Sign,
}

impl Source {
    /// The text with everything that was put into it.
    ///
    /// # Errors
    /// What keeps it from being taken apart.
    pub fn written(&self) -> Result<Written, NotWritten> {
        read::read(&self.text)
    }
}

impl Written {
    /// Every comment, in the order of the text.
    #[must_use]
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
    /// Adds every comment inside the node.
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
