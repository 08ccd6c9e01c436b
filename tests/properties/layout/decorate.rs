//! Comments, blank lines, brackets, quotes and anchors, put into a definition at random.

use reengineer::source::written::{Collection, Content, Line, Node, Part, Scalar, Written};

use super::dice::Dice;

/// What a comment may say; a number makes each its own.
const COMMENTS: &[&str] =
    &["# 注释", "#", "#tight", "# a: b, [c] {d}", "# it's \"so\"", "# - item", "# # twice", "# | >- & *"];

pub fn decorate(mut written: Written, dice: &mut Dice) -> Written {
    let mut decorator = Decorator { dice, comments: 0, anchors: Vec::new(), merged: 0 };
    if decorator.dice.one_in(4) {
        written.before_marker = Some(decorator.comments(2));
    }
    // With a header, what stands above the first key is told from it by a blank line.
    if decorator.dice.one_in(2) {
        written.header = decorator.comments(2);
        if !written.header.is_empty() {
            written.header.push(Line::Blank);
        }
    }
    let header = !written.header.is_empty();
    decorator.node(&mut written.root, Around { flow: false, item: false, root: true, header });
    written.end = decorator.comments(2);
    written
}

struct Decorator<'d> {
    dice: &'d mut Dice,
    comments: usize,
    /// Texts with an anchor.
    anchors: Vec<(String, String)>,
    /// Maps with an anchor that others take in.
    merged: usize,
}

#[derive(Clone, Copy)]
struct Around {
    flow: bool,
    item: bool,
    root: bool,
    header: bool,
}

impl Decorator<'_> {
    fn comment(&mut self) -> String {
        self.comments += 1;
        format!("{} {}", self.dice.among(COMMENTS), self.comments)
    }

    /// Up to so many comments, none in most places.
    fn comments(&mut self, most: usize) -> Vec<Line> {
        let count = if self.dice.one_in(6) { 1 + self.dice.roll(most) } else { 0 };
        let mut lines = Vec::new();
        for nth in 0..count {
            if nth > 0 && self.dice.one_in(4) {
                lines.push(Line::Blank);
            }
            lines.push(Line::Comment(self.comment()));
        }
        lines
    }

    fn above(&mut self) -> Vec<Line> {
        let mut lines = self.comments(2);
        for at in [0, lines.len()] {
            if self.dice.one_in(8) && !matches!(lines.last(), Some(Line::Blank)) {
                lines.insert(at, Line::Blank);
            }
        }
        lines
    }

    fn node(&mut self, node: &mut Node, around: Around) {
        if matches!(&node.content, Content::Alias(_)) {
            return;
        }
        if let Content::Scalar(scalar) = &mut node.content {
            self.quotes(scalar, around.flow, false);
            self.anchor(node);
            return;
        }
        let is_map = matches!(node.content, Content::Map(_));
        let (Content::List(inner) | Content::Map(inner)) = &mut node.content else { return };
        if inner.parts.iter().any(|part| has_name(part, &["days", "时长"])) && self.dice.one_in(5) {
            let at = self.dice.roll(inner.parts.len() + 1);
            inner.parts.insert(at, self.merge());
        }
        let brackets = if inner.flow { !self.dice.one_in(3) } else { self.dice.one_in(8) && !around.root };
        inner.flow = around.flow || brackets || inner.parts.is_empty();
        self.parts(inner, is_map, around);
        if is_map && around.item && !around.flow && self.dice.one_in(8) {
            node.properties.push(format!("&map{}", self.dice.roll(1_000_000)));
        }
    }

    fn parts(&mut self, inner: &mut Collection, is_map: bool, around: Around) {
        let inside = Around { flow: inner.flow, item: !is_map, root: false, header: false };
        for (nth, part) in inner.parts.iter_mut().enumerate() {
            if nth > 0 || !(around.item || around.root && !around.header) {
                part.above = self.above();
            }
            if around.root && !around.header && has_name(part, &["name", "名称", "format", "格式"]) {
                part.above.clear();
            }
            if nth == 0 {
                part.above.retain(|line| *line != Line::Blank);
            }
            if let Some(Node { content: Content::Scalar(key), .. }) = &mut part.key
                && key.text != "<<"
            {
                self.quotes(key, inner.flow, true);
            }
            self.node(&mut part.value, inside);
            // Nothing is left of the line of a dash on which a block begins.
            let dash_alone = part.key.is_none()
                && part.value.properties.is_empty()
                && matches!(&part.value.content, Content::List(inner) | Content::Map(inner) if !inner.flow);
            if self.dice.one_in(6) && !dash_alone {
                part.beside = Some(self.comment());
            }
        }
        if !around.root && !inner.parts.is_empty() {
            inner.below = self.comments(2);
        }
    }

    /// An entry that takes in those of another map, or of one that was named before.
    fn merge(&mut self) -> Part {
        let scalar = |text: &str| Node {
            properties: Vec::new(),
            content: Content::Scalar(Scalar { text: text.to_owned(), lines: vec![text.to_owned()], block: false }),
        };
        let entry = |key: &str, value: Node| Part { above: Vec::new(), key: Some(scalar(key)), value, beside: None };
        let value = if self.merged > 0 && self.dice.one_in(2) {
            let content = Content::Alias(format!("*merged{}", self.dice.roll(self.merged)));
            Node { properties: Vec::new(), content }
        } else {
            let parts = vec![entry("signoffs", scalar("2")), entry("跑动", scalar("1"))];
            self.merged += 1;
            let properties = vec![format!("&merged{}", self.merged - 1)];
            Node { properties, content: Content::Map(Collection { flow: true, parts, below: Vec::new() }) }
        };
        entry("<<", value)
    }

    /// Another spelling of the same text.
    fn quotes(&mut self, scalar: &mut Scalar, flow: bool, key: bool) {
        let text = scalar.text.clone();
        let bare = text.chars().all(char::is_alphabetic) && !["no", "null"].contains(&text.as_str());
        let single = format!("'{}'", text.replace('\'', "''"));
        let double = serde_json::Value::from(text.as_str()).to_string();
        let words = text.split_once(' ').filter(|(one, two)| !one.is_empty() && !two.starts_with(' '));
        let lines = match (self.dice.roll(12), words) {
            (0, _) if bare => vec![text],
            (1 | 2, _) => vec![single],
            (3 | 4, _) => vec![double],
            (5, _) if !flow && !key && !text.contains('\n') => {
                scalar.block = true;
                vec![self.dice.among(&["|-", ">-", "|2-"]).to_owned(), text]
            }
            (6, Some((one, two))) if !key => {
                let (one, two) = (one.replace('\'', "''"), two.replace('\'', "''"));
                vec![format!("'{one}"), format!("{two}'")]
            }
            (7, Some((one, two))) if !key => {
                let quoted = |text: &str| serde_json::Value::from(text).to_string().trim_matches('"').to_owned();
                vec![format!("\"{} \\", quoted(one)), format!("{}\"", quoted(two))]
            }
            _ => return,
        };
        scalar.lines = lines;
    }

    /// An anchor, or an alias of one with the same text.
    fn anchor(&mut self, node: &mut Node) {
        let Content::Scalar(scalar) = &node.content else { return };
        if let Some((name, _)) = self.anchors.iter().rev().find(|(_, text)| *text == scalar.text)
            && self.anchors.iter().rev().find(|(other, _)| other == name).is_some_and(|(_, text)| *text == scalar.text)
            && self.dice.one_in(3)
        {
            node.content = Content::Alias(format!("*{name}"));
        } else if self.dice.one_in(10) {
            // Some names stand for one text after the other.
            let name = format!("a{}", self.dice.roll(30));
            self.anchors.push((name.clone(), scalar.text.clone()));
            node.properties.push(format!("&{name}"));
            if self.dice.one_in(3) && !scalar.block && !scalar.lines[0].starts_with(|sign: char| sign.is_alphanumeric())
            {
                node.properties.push("!!str".to_owned());
            }
        }
    }
}

fn has_name(part: &Part, names: &[&str]) -> bool {
    matches!(&part.key, Some(Node { content: Content::Scalar(key), .. }) if names.contains(&key.text.as_str()))
}
