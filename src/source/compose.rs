//! From a YAML text to its tree, within limits.
//!
//! Nothing here is recursive, and a text that would take more memory than its
//! size warrants (deep nesting, aliases of aliases) is refused before it does.

mod ending;
mod failed;
mod merge;
mod tag;

use std::cell::OnceCell;

use saphyr_parser::{Event, Marker, Parser, ScalarStyle, Span as Found};

pub(super) use ending::is_unended;
use tag::core;

use super::at;
use super::decode::position;
use super::tree::{Entry, NodeId, Span, Tree, Words, index};
use crate::model::{Defect, Problem, Segment};

/// The deepest nesting of lists and maps.
pub(super) const MOST_DEPTH: usize = 64;

/// The most nodes: scalars, lists and maps, with aliases expanded.
pub(super) const MOST_NODES: usize = 10_000_000;

/// The most brackets, braces and commas of a text. The parser keeps the whole
/// of a flow collection, since it may turn out to be a key; this bounds its
/// memory.
const MOST_SIGNS: usize = 2_000_000;

/// A scalar counts as one node more for each so many characters.
const CHARACTERS_A_NODE: usize = 16;

/// The most defects that are reported at once.
const MOST_DEFECTS: usize = 100;

/// A tree, or why there is none.
#[derive(Default)]
pub(super) struct Composed {
    pub tree: Tree,
    pub defects: Vec<Defect>,
}

/// Composes the one document of a text.
pub(super) fn compose(text: &str) -> Composed {
    let mut composer = Composer { text, ..Composer::default() };
    if let Some(defect) = too_many_signs(text) {
        return Composed { tree: Tree::default(), defects: vec![defect] };
    }
    if let Err(defect) = composer.run() {
        composer.defects.push(*defect);
    }
    if composer.defects.is_empty() && composer.tree.root().is_none() {
        composer.defects.push(at(1, 1, Problem::Empty));
    }
    let mut defects = composer.defects;
    defects.sort_by_key(|defect| match defect.place.0.last() {
        Some(Segment::At(line, column)) => (*line, *column),
        _ => (0, 0),
    });
    defects.truncate(MOST_DEFECTS);
    Composed { tree: composer.tree, defects }
}

fn too_many_signs(text: &str) -> Option<Defect> {
    let is_sign = |byte: u8| matches!(byte, b',' | b'[' | b']' | b'{' | b'}');
    if text.bytes().filter(|byte| is_sign(*byte)).count() <= MOST_SIGNS {
        return None;
    }
    let (offset, _) = text.bytes().enumerate().filter(|(_, byte)| is_sign(*byte)).nth(MOST_SIGNS)?;
    let (line, column) = position(text.get(..offset)?);
    Some(at(line, column, Problem::TooMuchExpansion { limit: MOST_SIGNS }))
}

#[derive(Default)]
struct Composer<'t> {
    text: &'t str,
    tree: Tree,
    /// The collections still open, the outermost first.
    open: Vec<Open>,
    /// The complete nodes that belong to an open collection.
    complete: Vec<NodeId>,
    /// The node behind each anchor, once it is complete.
    anchors: Vec<Option<Grown>>,
    /// The number of entries copied by merge keys.
    merged: usize,
    documents: usize,
    /// The number of characters in the text, counted on first use.
    characters: OnceCell<usize>,
    defects: Vec<Defect>,
}

/// A collection that is not yet read completely.
struct Open {
    start: Marker,
    first: usize,
    anchor: usize,
    grown: Growth,
}

/// The size of a node once its aliases are expanded.
#[derive(Clone, Copy, Default)]
struct Growth {
    nodes: usize,
    height: usize,
}

#[derive(Clone, Copy)]
struct Grown {
    node: NodeId,
    growth: Growth,
}

type Step = Result<(), Box<Defect>>;

impl<'t> Composer<'t> {
    fn run(&mut self) -> Step {
        let mut parser = Parser::new_from_str(self.text);
        while let Some(event) = parser.next_event() {
            let (event, span) = event.map_err(|error| self.syntax(&error))?;
            self.event(event, span)?;
        }
        Ok(())
    }

    fn event(&mut self, event: Event<'t>, span: Found) -> Step {
        match event {
            Event::DocumentStart(_) => self.documents += 1,
            Event::Scalar(text, style, anchor, tag) => {
                // An empty document behind the first is a closing `---`.
                let nothing = text.is_empty() && style == ScalarStyle::Plain && tag.is_none() && anchor == 0;
                if !(nothing && self.open.is_empty()) {
                    self.one_document(span)?;
                    no_block_in_brackets(&text, style, span)?;
                    self.tag(tag.as_deref(), &["str", "int", "float", "bool", "null", "timestamp"], span);
                    let meant_as_text = tag.is_some_and(|tag| matches!(core(&tag), Some("str" | "")));
                    let plain = style == ScalarStyle::Plain && !meant_as_text;
                    self.scalar(self.as_ended(&text, style, span), plain, anchor, span)?;
                }
            }
            Event::SequenceStart(anchor, tag) => {
                self.tag(tag.as_deref(), &["seq"], span);
                self.begin(anchor, span)?;
            }
            Event::MappingStart(anchor, tag) => {
                self.tag(tag.as_deref(), &["map"], span);
                self.begin(anchor, span)?;
            }
            Event::SequenceEnd => self.end_list(span)?,
            Event::MappingEnd => self.end_map(span)?,
            Event::Alias(anchor) => self.alias(anchor, span)?,
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => {}
        }
        Ok(())
    }

    fn one_document(&self, span: Found) -> Step {
        if self.documents > 1 && self.tree.root().is_some() {
            return refuse(span, Problem::SeveralDocuments);
        }
        Ok(())
    }

    fn scalar(&mut self, text: &str, plain: bool, anchor: usize, span: Found) -> Step {
        // Escapes in double quotes can spell what no text contains.
        let control = |c: &char| c.is_control() && !matches!(c, '\t' | '\n' | '\r');
        let words = match self.offset(text) {
            Some(offset) => Words::Slice(index(offset), index(offset + text.len())),
            None => match text.chars().find(control) {
                Some(character) => return refuse(span, Problem::ControlCharacter(character)),
                None => Words::Owned(text.into()),
            },
        };
        let node = self.tree.scalar(spanning(span.start, span.end), words, plain);
        let growth = Growth { nodes: 1 + text.len() / CHARACTERS_A_NODE, height: 0 };
        self.complete(anchor, Grown { node, growth }, span)
    }

    /// The offset in the source of a text that the parser borrowed from it.
    fn offset(&self, text: &str) -> Option<usize> {
        let offset = (text.as_ptr() as usize).checked_sub(self.text.as_ptr() as usize)?;
        (self.text.get(offset..offset + text.len()) == Some(text)).then_some(offset)
    }

    fn begin(&mut self, anchor: usize, span: Found) -> Step {
        self.one_document(span)?;
        if self.open.len() >= MOST_DEPTH {
            return refuse(span, Problem::TooDeep { limit: MOST_DEPTH });
        }
        self.anchor(anchor, None);
        let grown = Growth { nodes: 1, height: 1 };
        self.open.push(Open { start: span.start, first: self.complete.len(), anchor, grown });
        Ok(())
    }

    fn end_list(&mut self, span: Found) -> Step {
        let Some(open) = self.open.pop() else { return Ok(()) };
        let node = self.tree.list(spanning(open.start, span.end), self.complete.drain(open.first..));
        self.complete(open.anchor, Grown { node, growth: open.grown }, span)
    }

    fn end_map(&mut self, span: Found) -> Step {
        let Some(mut open) = self.open.pop() else { return Ok(()) };
        let nodes = self.complete.split_off(open.first);
        let own = nodes.chunks_exact(2).map(|pair| Entry { key: pair[0], value: pair[1], merged: false });
        let node = if own.clone().any(|entry| self.is_merge_key(entry.key)) {
            let entries = self.merge(own.collect(), &mut open.grown, span)?;
            self.tree.map(spanning(open.start, span.end), entries.into_iter())
        } else {
            self.tree.map(spanning(open.start, span.end), own)
        };
        self.complete(open.anchor, Grown { node, growth: open.grown }, span)
    }

    fn report(&mut self, node: NodeId, problem: Problem) {
        let span = self.tree.span(node);
        if self.defects.len() < MOST_DEFECTS {
            self.defects.push(at(span.line as usize, span.column as usize + 1, problem));
        }
    }

    fn alias(&mut self, anchor: usize, span: Found) -> Step {
        match self.anchors.get(anchor).copied().flatten() {
            Some(grown) => {
                self.one_document(span)?;
                self.complete(0, grown, span)
            }
            None => refuse(span, Problem::RecursiveAlias),
        }
    }

    fn complete(&mut self, anchor: usize, grown: Grown, span: Found) -> Step {
        self.anchor(anchor, Some(grown));
        let Some(parent) = self.open.last_mut() else {
            self.tree.set_root(grown.node);
            return Ok(());
        };
        self.complete.push(grown.node);
        parent.grown.nodes = parent.grown.nodes.saturating_add(grown.growth.nodes);
        parent.grown.height = parent.grown.height.max(grown.growth.height + 1);
        if grown.growth.height + self.open.len() > MOST_DEPTH {
            return refuse(span, Problem::TooDeep { limit: MOST_DEPTH });
        }
        if self.open.last().is_some_and(|parent| parent.grown.nodes > MOST_NODES) {
            return Err(Box::new(too_much(span)));
        }
        Ok(())
    }

    fn anchor(&mut self, anchor: usize, grown: Option<Grown>) {
        if anchor > 0 {
            if self.anchors.len() <= anchor {
                self.anchors.resize(anchor + 1, None);
            }
            self.anchors[anchor] = grown;
        }
    }
}

/// In brackets the parser takes `|x` for a plain text, which YAML does not.
fn no_block_in_brackets(text: &str, style: ScalarStyle, span: Found) -> Step {
    let mistaken = style == ScalarStyle::Plain && text.starts_with(['|', '>']);
    if mistaken { refuse(span, Problem::BlockInBrackets) } else { Ok(()) }
}

fn spanning(start: Marker, end: Marker) -> Span {
    Span {
        start: index(start.index()),
        end: index(end.index().max(start.index())),
        line: index(start.line()),
        column: index(start.col()),
    }
}

fn start(span: Found) -> (usize, usize) {
    (span.start.line(), span.start.col() + 1)
}

fn too_much(span: Found) -> Defect {
    let (line, column) = start(span);
    at(line, column, Problem::TooMuchExpansion { limit: MOST_NODES })
}

fn refuse(span: Found, problem: Problem) -> Step {
    let (line, column) = start(span);
    Err(Box::new(at(line, column, problem)))
}
