//! Builds new parts of a text, as a person would write them.

use serde_yaml::Value;

use crate::input::print::spelled;
use crate::source::written::{Collection, Content, Node, Part, Scalar};

/// The node of a value: lists and maps in brackets, which the layout breaks up
/// where they do not fit on a line.
pub(super) fn of(value: &Value) -> Node {
    let content = match value {
        Value::Sequence(items) => {
            let part = |item: &Value| Part { above: Vec::new(), key: None, value: of(item), beside: None };
            Content::List(Collection { flow: true, parts: items.iter().map(part).collect(), below: Vec::new() })
        }
        Value::Mapping(map) => {
            let part = |(key, value): (&Value, &Value)| entry(key, of(value));
            Content::Map(Collection { flow: true, parts: map.iter().map(part).collect(), below: Vec::new() })
        }
        scalar => self::scalar(scalar),
    };
    Node { properties: Vec::new(), content }
}

/// A map with each entry on its own line.
pub(super) fn block(value: &Value) -> Node {
    let mut node = of(value);
    if let Content::Map(map) = &mut node.content {
        map.flow = false;
    }
    node
}

/// An entry of a map.
pub(super) fn entry(key: &Value, value: Node) -> Part {
    let key = Node { properties: Vec::new(), content: scalar(key) };
    Part { above: Vec::new(), key: Some(key), value, beside: None }
}

/// An item of a list.
pub(super) fn item(value: Node) -> Part {
    Part { above: Vec::new(), key: None, value, beside: None }
}

fn scalar(value: &Value) -> Content {
    let text = match value {
        Value::String(text) => text.clone(),
        other => spelled(other),
    };
    Content::Scalar(Scalar { text, lines: vec![in_brackets(value)], block: false })
}

/// A scalar on one line, so that it fits between brackets.
fn in_brackets(value: &Value) -> String {
    let Value::String(text) = value else { return spelled(value) };
    let spelled = spelled(value);
    let plain = !spelled.starts_with(['"', '\'']);
    let breaks =
        spelled.contains('\n') || (plain && spelled.contains([',', '[', ']', '{', '}', '#', '，', '、', '；']));
    if !breaks {
        return spelled;
    }
    // A JSON string is a valid YAML scalar.
    serde_json::to_string(text).expect("a text can be written as JSON")
}
