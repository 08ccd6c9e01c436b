//! The layout of a text: scalars, lists and maps, each with its position.

/// A node of a [`Tree`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct NodeId(u32);

/// The position of a node.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Span {
    /// The start, in characters from the start of the text.
    pub start: u32,
    /// The end, exclusive. A block collection ends behind the blank lines that
    /// follow it.
    pub end: u32,
    /// The line, from 1.
    pub line: u32,
    /// The column in characters, from 0.
    pub column: u32,
}

/// The text of a scalar: a slice of the source, or a text that the source
/// spells differently.
#[derive(Clone, Debug)]
pub enum Words {
    /// A byte range of the source.
    Slice(u32, u32),
    /// A text with line breaks folded or escapes decoded.
    Owned(Box<str>),
}

impl Words {
    pub(super) fn of<'s>(&'s self, source: &'s str) -> &'s str {
        match self {
            Self::Slice(start, end) => &source[*start as usize..*end as usize],
            Self::Owned(text) => text,
        }
    }
}

/// The content of a node.
#[derive(Clone, Debug)]
pub(super) enum Content {
    Scalar {
        text: Words,
        plain: bool,
    },
    /// The items, as a range of `Tree::children`.
    List(u32, u32),
    /// The entries, as a range of `Tree::entries`.
    Map(u32, u32),
}

/// An entry of a map.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// The key.
    pub key: NodeId,
    /// Its value.
    pub value: NodeId,
    /// Whether it comes from a map merged in by `<<`: the map's own entries
    /// take precedence, and so do earlier merged ones.
    pub merged: bool,
}

/// The content of a node, as readers see it.
#[derive(Clone, Copy, Debug)]
pub enum Shown<'t> {
    /// A scalar.
    Scalar {
        /// Its text.
        text: &'t Words,
        /// Whether it has no quotes, block indicator or tag.
        plain: bool,
    },
    /// A list and its items.
    List(&'t [NodeId]),
    /// A map and its entries, merged ones last.
    Map(&'t [Entry]),
}

/// The layout of a text. An alias is the node that it refers to, so a node may
/// have several parents; no node contains itself.
#[derive(Clone, Debug, Default)]
pub struct Tree {
    root: Option<NodeId>,
    nodes: Vec<(Span, Content)>,
    children: Vec<NodeId>,
    entries: Vec<Entry>,
}

impl Tree {
    /// The root node; `None` where the text could not be read.
    pub fn root(&self) -> Option<NodeId> {
        self.root
    }

    /// The content of a node.
    pub fn show(&self, node: NodeId) -> Shown<'_> {
        match &self.nodes[node.0 as usize].1 {
            Content::Scalar { text, plain } => Shown::Scalar { text, plain: *plain },
            Content::List(start, end) => Shown::List(&self.children[*start as usize..*end as usize]),
            Content::Map(start, end) => Shown::Map(&self.entries[*start as usize..*end as usize]),
        }
    }

    /// The position of a node.
    pub(super) fn span(&self, node: NodeId) -> Span {
        self.nodes[node.0 as usize].0
    }

    pub(super) fn set_root(&mut self, root: NodeId) {
        self.root = Some(root);
    }

    pub(super) fn scalar(&mut self, span: Span, text: Words, plain: bool) -> NodeId {
        self.node(span, Content::Scalar { text, plain })
    }

    pub(super) fn list(&mut self, span: Span, items: impl Iterator<Item = NodeId>) -> NodeId {
        let start = index(self.children.len());
        self.children.extend(items);
        self.node(span, Content::List(start, index(self.children.len())))
    }

    pub(super) fn map(&mut self, span: Span, entries: impl Iterator<Item = Entry>) -> NodeId {
        let start = index(self.entries.len());
        self.entries.extend(entries);
        self.node(span, Content::Map(start, index(self.entries.len())))
    }

    fn node(&mut self, span: Span, content: Content) -> NodeId {
        let id = NodeId(index(self.nodes.len()));
        self.nodes.push((span, content));
        id
    }
}

/// Narrows a number for storage: texts and expansions are bounded far below
/// 2^32.
#[expect(clippy::cast_possible_truncation, reason = "texts and expansions are bounded far below 2^32")]
pub(super) fn index(number: usize) -> u32 {
    number as u32
}
