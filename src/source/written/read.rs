//! Reads a text as written, from the parser's events, which give its meaning,
//! and from its signs, which give its spelling.

use saphyr_parser::{Event, Parser, StrInput};

use super::marks::Marks;
use super::{Collection, Content, Line, Node, NotWritten, Part, Unusual, Written};

/// Takes apart a text that the parser accepts.
pub(super) fn read(text: &str) -> Result<Written, NotWritten> {
    let mut reader = Reader { parser: Parser::new_from_str(text), marks: Marks::new(text) };
    reader.document()
}

struct Reader<'t> {
    parser: Parser<'t, StrInput<'t>>,
    marks: Marks<'t>,
}

/// The surroundings of a part.
#[derive(Clone, Copy)]
struct Around {
    flow: bool,
    /// The column of the list or map, in a block.
    column: usize,
}

impl<'t> Reader<'t> {
    fn document(&mut self) -> Result<Written, NotWritten> {
        while !matches!(self.event()?, Event::DocumentStart(_)) {}
        self.marks.pass();
        if self.marks.sign() == Some('%') {
            return Err(self.marks.unusual(Unusual::Directive));
        }
        let before_marker = self.marker().then(|| self.marks.waiting());
        self.marks.pass();
        // Nothing is sorted before a root in brackets: all above it is header.
        let flow = self.marks.sign() == Some('{');
        let header = if flow { self.marks.waiting() } else { self.marks.before_last_blank() };
        let mut whole = Part::below(Vec::new());
        self.value(&mut whole, Around { flow: false, column: 0 })?;
        self.marks.pass();
        while self.marker() {
            self.marks.pass();
        }
        if self.marks.sign().is_some() {
            return Err(self.marks.unusual(Unusual::Sign));
        }
        let beside = whole.beside.into_iter().map(Line::Comment);
        let end = beside.chain(whole.above).chain(self.marks.waiting()).collect();
        Ok(Written { before_marker, header, root: whole.value, end })
    }

    /// Moves behind a `---` or a `...`, if there is one.
    fn marker(&mut self) -> bool {
        let found =
            self.marks.column() == 0 && ["---", "..."].iter().any(|marker| self.marks.rest().starts_with(marker));
        if found {
            self.marks.go(3);
        }
        found
    }

    fn event(&mut self) -> Result<Event<'t>, NotWritten> {
        match self.parser.next_event() {
            Some(Ok((event, _))) => Ok(event),
            Some(Err(_)) | None => Err(self.marks.unusual(Unusual::Sign)),
        }
    }

    /// Returns whether a list or a map ends here.
    fn ends(&mut self) -> Result<bool, NotWritten> {
        let ended = matches!(self.parser.peek(), Some(Ok((Event::SequenceEnd | Event::MappingEnd, _))));
        if ended {
            self.event()?;
        }
        Ok(ended)
    }

    /// Reads the value of a part and the comments that belong to it.
    fn value(&mut self, part: &mut Part, around: Around) -> Result<(), NotWritten> {
        let event = self.event()?;
        part.take(self.marks.trailing(false));
        let properties = match &event {
            Event::Scalar(_, _, anchor, tag) | Event::SequenceStart(anchor, tag) | Event::MappingStart(anchor, tag) => {
                usize::from(*anchor > 0) + usize::from(tag.is_some())
            }
            _ => 0,
        };
        for _ in 0..properties {
            self.marks.pass();
            let property = self.property(around.flow)?;
            part.value.properties.push(property);
            part.take(self.marks.trailing(false));
        }
        let is_empty = matches!(&event, Event::Scalar(text, saphyr_parser::ScalarStyle::Plain, ..) if text.is_empty());
        if !is_empty {
            self.marks.pass();
        }
        let opens = matches!(event, Event::SequenceStart(..) | Event::MappingStart(..));
        let block = opens && !around.flow && !matches!(self.marks.sign(), Some('[' | '{'));
        if !block {
            // Comments above the first part of a block are that part's.
            let above = self.marks.waiting().into_iter().filter(|line| *line != Line::Blank);
            part.above.extend(above);
        }
        part.value.content = match event {
            Event::Alias(_) => Content::Alias(self.alias(around.flow)?),
            Event::Scalar(text, style, ..) => {
                let (scalar, comment) = self.marks.scalar(&text, style, around.column)?;
                part.take(comment);
                Content::Scalar(scalar)
            }
            Event::SequenceStart(..) if block => Content::List(self.block_list(around)?),
            Event::MappingStart(..) if block => Content::Map(self.block_map()?),
            Event::SequenceStart(..) => Content::List(self.brackets('[', ']')?),
            Event::MappingStart(..) if self.marks.sign() == Some('{') => Content::Map(self.brackets('{', '}')?),
            Event::MappingStart(..) => Content::Map(self.pair()?),
            _ => return Err(self.marks.unusual(Unusual::Sign)),
        };
        if !block {
            part.hoist();
            let ends_line = matches!(&part.value.content, Content::Scalar(scalar) if scalar.block);
            if !ends_line {
                part.take(self.marks.trailing(around.flow));
            }
        }
        Ok(())
    }

    /// An anchor or a tag.
    fn property(&mut self, flow: bool) -> Result<String, NotWritten> {
        let rest = self.marks.rest();
        let length = match self.marks.sign() {
            Some('!') if rest.starts_with("!<") => rest.find('>').map(|end| end + 1),
            Some('&' | '!') => Some(self.word(flow)),
            _ => None,
        };
        let length = length.ok_or_else(|| self.marks.unusual(Unusual::Sign))?;
        self.marks.go(length);
        Ok(rest[..length].to_owned())
    }

    fn alias(&mut self, flow: bool) -> Result<String, NotWritten> {
        if self.marks.sign() != Some('*') {
            return Err(self.marks.unusual(Unusual::Sign));
        }
        let rest = self.marks.rest();
        let length = self.word(flow);
        self.marks.go(length);
        Ok(rest[..length].to_owned())
    }

    /// The length of the word up to the next blank or, in brackets, to the next
    /// of their signs.
    fn word(&self, flow: bool) -> usize {
        let ends = |sign: char| {
            matches!(sign, ' ' | '\t' | '\n' | '\r') || (flow && matches!(sign, ',' | '[' | ']' | '{' | '}'))
        };
        let rest = self.marks.rest();
        rest.find(ends).unwrap_or(rest.len())
    }

    fn block_list(&mut self, around: Around) -> Result<Collection, NotWritten> {
        let column = self.marks.column();
        let inside = Around { flow: false, column };
        let mut parts = Vec::new();
        loop {
            self.marks.pass();
            if self.ends()? {
                break;
            }
            let mut part = Part::below(self.marks.waiting());
            if !self.marks.is_indicator('-') {
                return Err(self.marks.unusual(Unusual::Sign));
            }
            self.marks.expect('-')?;
            self.value(&mut part, inside)?;
            parts.push(part);
        }
        // Items may stand at the column of the key above them; a comment there
        // is about the next key.
        let below = self.marks.within(column + usize::from(column <= around.column));
        Ok(Collection { flow: false, parts: first_without_blank(parts), below })
    }

    fn block_map(&mut self) -> Result<Collection, NotWritten> {
        let column = self.marks.column();
        let inside = Around { flow: false, column };
        let mut parts = Vec::new();
        loop {
            self.marks.pass();
            if self.ends()? {
                break;
            }
            parts.push(self.entry(inside)?);
        }
        Ok(Collection { flow: false, parts: first_without_blank(parts), below: self.marks.within(column) })
    }

    /// A list or a map in brackets.
    fn brackets(&mut self, opening: char, closing: char) -> Result<Collection, NotWritten> {
        let inside = Around { flow: true, column: 0 };
        let mut parts = Vec::new();
        self.marks.expect(opening)?;
        loop {
            self.marks.pass();
            if self.marks.sign() == Some(',') {
                self.marks.expect(',')?;
                self.marks.pass();
            }
            if self.ends()? {
                break;
            }
            if opening == '{' {
                parts.push(self.entry(inside)?);
            } else {
                let mut part = Part::below(self.marks.waiting());
                self.value(&mut part, inside)?;
                parts.push(part);
            }
        }
        let below = self.marks.waiting();
        self.marks.expect(closing)?;
        Ok(Collection { flow: true, parts: first_without_blank(parts), below })
    }

    /// The one entry of a map in a list in brackets, `[a: b]`.
    fn pair(&mut self) -> Result<Collection, NotWritten> {
        let entry = self.entry(Around { flow: true, column: 0 })?;
        if !self.ends()? {
            return Err(self.marks.unusual(Unusual::Sign));
        }
        Ok(Collection { flow: true, parts: vec![entry], below: Vec::new() })
    }

    fn entry(&mut self, around: Around) -> Result<Part, NotWritten> {
        let mut part = Part::below(self.marks.waiting());
        if self.marks.is_indicator('?') {
            self.marks.expect('?')?;
            self.marks.pass();
        }
        let start = self.marks.at;
        let mut key = Part::below(Vec::new());
        self.value(&mut key, Around { flow: true, ..around })?;
        let simple = match &key.value.content {
            Content::Scalar(scalar) => scalar.lines.len() == 1 && !scalar.block,
            Content::Alias(_) => true,
            Content::List(_) | Content::Map(_) => false,
        };
        if !simple {
            return Err(self.marks.unusual_at(start, Unusual::Key));
        }
        self.marks.pass();
        let around_key = key.above.into_iter().chain(key.beside.map(Line::Comment)).chain(self.marks.waiting());
        part.above.extend(around_key.filter(|line| *line != Line::Blank));
        self.marks.expect(':')?;
        part.key = Some(key.value);
        self.value(&mut part, around)?;
        Ok(part)
    }
}

/// Drops blank lines above the first part of a list or map.
fn first_without_blank(mut parts: Vec<Part>) -> Vec<Part> {
    if let Some(first) = parts.first_mut().filter(|first| first.above.first() == Some(&Line::Blank)) {
        first.above.remove(0);
    }
    parts
}

impl Part {
    /// A part of which only the lines above it are known.
    fn below(above: Vec<Line>) -> Self {
        let value = Node { properties: Vec::new(), content: Content::Alias(String::new()) };
        Self { above, key: None, value, beside: None }
    }

    /// Takes a comment on its line; a second one goes above it.
    fn take(&mut self, comment: Option<String>) {
        match (comment, &self.beside) {
            (Some(comment), None) => self.beside = Some(comment),
            (Some(comment), Some(_)) => self.above.push(Line::Comment(comment)),
            (None, _) => {}
        }
    }

    /// Moves the comments in empty brackets out of them, since no part could
    /// hold them.
    fn hoist(&mut self) {
        let (Content::List(inner) | Content::Map(inner)) = &mut self.value.content else { return };
        if inner.parts.is_empty() {
            self.above.extend(inner.below.drain(..).filter(|line| *line != Line::Blank));
        }
    }
}
