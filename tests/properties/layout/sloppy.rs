//! A writer with no sense of order: the same comments and data, indented, spaced and broken at random.

use reengineer::source::written::{Collection, Content, Line, Node, Part, Scalar, Written};

use super::dice::Dice;

pub fn write(written: &Written, dice: &mut Dice) -> String {
    let mut sloppy = Sloppy { dice, text: String::new() };
    if let Some(before) = &written.before_marker {
        sloppy.lines(before, 0);
        sloppy.text += "---";
        sloppy.end_line();
    }
    sloppy.lines(&written.header, 0);
    let (Content::List(root) | Content::Map(root)) = &written.root.content else { panic!("a definition is a map") };
    sloppy.parts(root, 0);
    sloppy.lines(&written.end, 0);
    if sloppy.dice.one_in(4) {
        sloppy.text += if sloppy.dice.one_in(2) { "...\n" } else { "\n\n" };
    }
    let mut text = sloppy.text;
    if dice.one_in(4) {
        text = text.replace('\n', "\r\n");
    }
    if dice.one_in(4) {
        text.insert(0, '\u{feff}');
    }
    text
}

struct Sloppy<'d> {
    dice: &'d mut Dice,
    text: String,
}

impl Sloppy<'_> {
    /// Blanks, at least so many.
    fn blanks(&mut self, least: usize) {
        let more = if self.dice.one_in(3) { self.dice.roll(4) } else { 0 };
        self.text.extend(std::iter::repeat_n(' ', least + more));
    }

    fn margin(&mut self, column: usize) {
        self.text.extend(std::iter::repeat_n(' ', column));
    }

    fn end_line(&mut self) {
        self.blanks(0);
        self.text.push('\n');
    }

    fn lines(&mut self, lines: &[Line], column: usize) {
        for line in lines {
            match line {
                // Blanks on it could belong to a block of text above.
                Line::Blank => self.text.push_str(self.dice.among(&["\n", "\n\n", "\n\n\n"])),
                Line::Comment(text) => {
                    self.margin(column);
                    self.text += text;
                    self.end_line();
                }
            }
        }
    }

    fn beside(&mut self, part: &Part) {
        if let Some(comment) = &part.beside {
            self.blanks(1);
            self.text += comment;
        }
        self.end_line();
    }

    fn properties(&mut self, node: &Node) {
        for property in &node.properties {
            self.text += property;
            self.blanks(1);
        }
    }

    /// The parts of a block, each on lines of its own.
    fn parts(&mut self, inner: &Collection, column: usize) {
        for part in &inner.parts {
            self.lines(&part.above, column);
            self.margin(column);
            self.part(part, column);
        }
        self.lines(&inner.below, column);
    }

    /// A part from where its first line stands.
    fn part(&mut self, part: &Part, column: usize) {
        match &part.key {
            Some(key) => {
                let explicit =
                    self.dice.one_in(12) && matches!(&part.value.content, Content::Scalar(one) if !one.block);
                if explicit {
                    self.text += "? ";
                }
                self.one_line(key);
                if explicit {
                    self.end_line();
                    self.margin(column);
                }
                self.text.push(':');
            }
            None => self.text.push('-'),
        }
        match &part.value.content {
            Content::List(inner) | Content::Map(inner) if !inner.flow => self.block(part, inner, column),
            Content::Scalar(scalar) => {
                self.blanks(1);
                self.properties(&part.value);
                self.scalar(scalar, part, column);
            }
            _ => {
                self.blanks(1);
                self.flow(&part.value, column);
                self.beside(part);
            }
        }
    }

    fn block(&mut self, part: &Part, inner: &Collection, column: usize) {
        let list = matches!(part.value.content, Content::List(_));
        let dash = part.key.is_none() && part.value.properties.is_empty();
        if dash && part.beside.is_none() {
            // The first part stands on the line of the dash, if nothing is above it.
            let first = &inner.parts[0];
            if first.above.is_empty() {
                let gap = 1 + self.dice.roll(3);
                self.margin(gap);
                self.part(first, column + 1 + gap);
                let rest = Collection { parts: inner.parts[1..].to_vec(), ..inner.clone() };
                return self.parts(&rest, column + 1 + gap);
            }
        }
        if !part.value.properties.is_empty() {
            self.blanks(1);
            self.properties(&part.value);
        }
        self.beside(part);
        // Items may stand below their key, if nothing shows where they end.
        let far = if list && part.key.is_some() && inner.below.is_empty() { 0 } else { 1 };
        let column = column + far + self.dice.roll(4);
        self.parts(inner, column);
    }

    fn scalar(&mut self, scalar: &Scalar, part: &Part, column: usize) {
        let further = if scalar.lines[0].contains('2') && scalar.block { 2 } else { 1 + self.dice.roll(4) };
        let last = scalar.lines.len() - 1;
        for (nth, line) in scalar.lines.iter().enumerate() {
            if nth > 0 {
                self.margin(column + further);
            }
            self.text += line;
            match nth {
                _ if nth == if scalar.block { 0 } else { last } => self.beside(part),
                _ => self.text.push('\n'),
            }
        }
    }

    fn one_line(&mut self, node: &Node) {
        self.properties(node);
        match &node.content {
            Content::Scalar(scalar) => self.text += &scalar.lines[0],
            Content::Alias(name) => self.text += name,
            Content::List(_) | Content::Map(_) => panic!("no key"),
        }
    }

    /// A node inside brackets or with brackets of its own, on lines further in than `column`.
    fn flow(&mut self, node: &Node, column: usize) {
        self.properties(node);
        let further = column + 1 + self.dice.roll(5);
        let (inner, signs) = match &node.content {
            Content::Alias(name) => {
                self.text += name;
                return;
            }
            Content::Scalar(scalar) => {
                for (nth, line) in scalar.lines.iter().enumerate() {
                    if nth > 0 {
                        self.text.push('\n');
                        self.margin(further);
                    }
                    self.text += line;
                }
                return;
            }
            Content::List(inner) => (inner, ('[', ']')),
            Content::Map(inner) => (inner, ('{', '}')),
        };
        self.text.push(signs.0);
        for (nth, part) in inner.parts.iter().enumerate() {
            let breaks = nth > 0 && self.dice.one_in(6);
            if breaks || !part.above.is_empty() {
                self.new_line(further);
                self.lines(&part.above, further);
                self.margin(further);
            }
            self.blanks(0);
            if let Some(key) = &part.key {
                self.one_line(key);
                self.text.push(':');
                self.blanks(1);
            }
            self.flow(&part.value, further);
            if nth + 1 < inner.parts.len() || self.dice.one_in(6) {
                self.blanks(0);
                self.text.push(',');
                self.blanks(1);
            }
            if part.beside.is_some() {
                self.beside(part);
                self.margin(further);
            }
        }
        if !inner.below.is_empty() {
            self.new_line(further);
            self.lines(&inner.below, further);
            self.margin(further);
        }
        self.text.push(signs.1);
    }

    /// A new line, unless nothing stands on this one.
    fn new_line(&mut self, _column: usize) {
        let line = self.text.rsplit('\n').next().unwrap_or_default();
        if line.trim().is_empty() {
            let kept = self.text.len() - line.len();
            self.text.truncate(kept);
        } else {
            self.end_line();
        }
    }
}
