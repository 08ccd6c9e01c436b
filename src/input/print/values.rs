//! Prints single values.

use serde_yaml::Value;

use super::Vocabulary;
use crate::model::{Decimal, Duration, DurationUnit, Form, KeyGroup, Plain, ThreePoint, key_of};

impl Vocabulary {
    /// A plain value in the form of its key.
    pub(super) fn plain(self, group: KeyGroup, key: &str, plain: Plain) -> Option<Value> {
        let is_one_or_more = || {
            let form = key_of(group, key).map(|key| key.form);
            matches!(form, Some(Form::NameOrNames | Form::TextOrTexts))
        };
        Some(match plain {
            Plain::Text(text) => text.into(),
            Plain::Texts(list) if is_one_or_more() => one_or_more(&list)?,
            Plain::Texts(list) => texts(&list).into(),
            Plain::Time(time) => self.duration(time),
            Plain::Number(amount) => number(amount),
            Plain::Count(count) => count.into(),
            Plain::Word((english, chinese)) => self.pick(english, chinese).into(),
        })
    }

    /// One of the points of `days`, with the words that mark a limit, 日 or no
    /// time.
    pub(super) fn point(self, most: Duration, days: ThreePoint) -> Value {
        let at_most = if days.limit { "≤" } else { "" };
        let at_once = match self {
            Self::English => "at once",
            Self::Chinese => "当场",
        };
        match days.says_day && most.unit == DurationUnit::Process {
            _ if days.at_once => Value::from(format!("{at_most}{at_once}")),
            true => Value::from(format!("{at_most}{most}日")),
            false if days.limit => Value::from(format!("{at_most}{}", self.spelled(most))),
            false => self.duration(most),
        }
    }

    pub(super) fn duration(self, duration: Duration) -> Value {
        match duration.unit {
            DurationUnit::Process => number(duration.amount),
            _ => Value::from(self.spelled(duration)),
        }
    }

    fn spelled(self, duration: Duration) -> String {
        match self {
            Self::English => duration.to_string(),
            Self::Chinese => duration.to_chinese(),
        }
    }
}

pub(super) fn texts<'t>(texts: impl IntoIterator<Item = &'t String>) -> Vec<Value> {
    texts.into_iter().map(|text| Value::from(text.as_str())).collect()
}

/// A single text by itself, several as a list.
pub(super) fn one_or_more(list: &[String]) -> Option<Value> {
    match list {
        [] => None,
        [one] => Some(Value::from(one.as_str())),
        several => Some(Value::from(texts(several))),
    }
}

/// A number where YAML writes it without an exponent, else a text, which reads
/// back as well.
pub(super) fn number(number: Decimal) -> Value {
    let text = number.to_string();
    if number.scale() == 0 {
        return Value::from(number.mantissa());
    }
    match text.parse::<f64>() {
        Ok(float) if !text.starts_with("0.0000") => Value::from(float),
        _ => Value::from(text),
    }
}
