//! Texts that the serializer does not write in a way that reads back.
//!
//! It folds U+2028 and U+2029 like line ends, and it leaves bare a key `<<`, which then
//! merges another map, and an item of a list with a Chinese comma, which reads like
//! several. A stand-in that it has to escape is written in their place and replaced
//! afterwards by the right escape.

use serde_yaml::Value;

/// Each escape between double quotes, the text it stands for, and where it is
/// needed.
const ESCAPES: [(&str, &str, &str, Where); 6] = [
    ("\u{2028}", r"\u2028", "L", Where::Anywhere),
    ("\u{2029}", r"\u2029", "P", Where::Anywhere),
    ("<<", "<<", "M", Where::Key),
    ("，", "，", "A", Where::Item),
    ("、", "、", "B", Where::Item),
    ("；", "；", "C", Where::Item),
];

/// The position of a text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Where {
    Anywhere,
    /// A key.
    Key,
    /// An item of a list.
    Item,
}

/// The first character of a stand-in: always written as an escape.
const MARK: &str = "\u{feff}";
const MARK_WRITTEN: &str = r"\uFEFF";

/// A value without stand-ins, as the library writes it.
fn written(value: &Value) -> String {
    serde_yaml::to_string(value).expect("texts, numbers, lists and maps can be written")
}

/// The text of a value.
pub(super) fn to_string(mut value: Value) -> String {
    let text = written(&value);
    let mut token = "Q".to_owned();
    while text.contains(&token) {
        token.push('Q');
    }
    if !stand_in(&mut value, &token, Where::Anywhere) {
        return text;
    }
    let text = written(&value);
    ESCAPES
        .iter()
        .fold(text, |text, (_, escape, sign, _)| text.replace(&format!("{MARK_WRITTEN}{sign}{token}"), escape))
}

/// Puts stand-ins into a value; returns whether any was needed.
fn stand_in(value: &mut Value, token: &str, place: Where) -> bool {
    match value {
        Value::String(text) => {
            let before = text.len();
            for (bad, _, sign, at) in ESCAPES {
                if at == Where::Anywhere || (at == place && (at != Where::Key || text == bad)) {
                    *text = text.replace(bad, &format!("{MARK}{sign}{token}"));
                }
            }
            text.len() != before
        }
        Value::Sequence(items) => items.iter_mut().fold(false, |any, item| stand_in(item, token, Where::Item) | any),
        Value::Mapping(map) => {
            let mut any = false;
            let entries = std::mem::take(map);
            for (mut name, mut inner) in entries {
                any |= stand_in(&mut name, token, Where::Key) | stand_in(&mut inner, token, Where::Anywhere);
                map.insert(name, inner);
            }
            any
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Tagged(_) => false,
    }
}
