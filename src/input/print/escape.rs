//! Texts that the serializer does not write so that they come back.
//!
//! It folds U+2028 and U+2029 like line ends, and it leaves a key `<<` bare,
//! which then merges another map. A stand-in that it has to escape is written
//! in their place and replaced afterwards by the right escape.

use serde_yaml::Value;

/// What is to be written between double quotes, and the text it is.
const ESCAPES: [(&str, &str, &str); 3] =
    [("\u{2028}", r"\u2028", "L"), ("\u{2029}", r"\u2029", "P"), ("<<", "<<", "M")];

/// The character that begins a stand-in: always written as an escape.
const MARK: &str = "\u{feff}";
const MARK_WRITTEN: &str = r"\uFEFF";

/// The text of a value.
pub(super) fn to_string(mut value: Value) -> String {
    // A value of texts, numbers, lists and maps can always be written.
    let text = serde_yaml::to_string(&value).unwrap_or_default();
    let mut token = "Q".to_owned();
    while text.contains(&token) {
        token.push('Q');
    }
    if !stand_in(&mut value, &token, false) {
        return text;
    }
    let text = serde_yaml::to_string(&value).unwrap_or_default();
    ESCAPES.iter().fold(text, |text, (_, escape, sign)| text.replace(&format!("{MARK_WRITTEN}{sign}{token}"), escape))
}

/// Puts stand-ins into a value; whether any was needed.
fn stand_in(value: &mut Value, token: &str, key: bool) -> bool {
    match value {
        Value::String(text) => {
            let before = text.len();
            for (bad, _, sign) in ESCAPES {
                if bad != "<<" || (key && text == bad) {
                    *text = text.replace(bad, &format!("{MARK}{sign}{token}"));
                }
            }
            text.len() != before
        }
        Value::Sequence(items) => items.iter_mut().fold(false, |any, item| stand_in(item, token, false) | any),
        Value::Mapping(map) => {
            let mut any = false;
            let entries = std::mem::take(map);
            for (mut name, mut inner) in entries {
                any |= stand_in(&mut name, token, true) | stand_in(&mut inner, token, false);
                map.insert(name, inner);
            }
            any
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Tagged(_) => false,
    }
}
