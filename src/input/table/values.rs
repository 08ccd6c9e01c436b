//! Reads the values of cells.

use std::borrow::Cow;

use super::SheetProblem;
use super::cells::grid::{Value, half_width, one_line};
use super::columns::ColumnKind;
use super::heads::units::Suffix;
use super::lists::{self, Listed, is_blank, is_none};
use super::references::bracket;
use super::scalar::scalar;
use super::spelt::Spelt;
use crate::input::print::Vocabulary;
use crate::model::{Counting, KeyGroup, Lever, MaterialSource, Necessity, Spelled, StatedDuration};

/// The value of a cell, as the format spells it; `None` where it is silent.
pub(super) type Read = Result<Option<Spelt>, SheetProblem>;

/// Other words for how much a material is needed.
const NEED_WORDS: &[(&str, Necessity)] = &[
    ("可容缺", Necessity::Tolerable),
    ("容缺后补", Necessity::Tolerable),
    ("容缺受理", Necessity::Tolerable),
    ("后补", Necessity::Tolerable),
    ("必要", Necessity::Required),
    ("必须", Necessity::Required),
    ("非必要", Necessity::Optional),
    ("非必需", Necessity::Optional),
];

/// Other words for time that does not count.
const SUSPENDED: &[&str] =
    &["不计入", "不计入时限", "不计入办理时限", "不计时", "不计算", "不计", "除外", "not counted"];

/// The problem of a value that is neither a text nor a number.
pub(super) fn unfit(value: &Value) -> SheetProblem {
    match value {
        Value::Date(date) => SheetProblem::Date(date.clone()),
        Value::TimeOfDay => SheetProblem::TimeOfDay,
        Value::Truth(truth) => SheetProblem::Truth(*truth),
        Value::Unvalued => SheetProblem::Unvalued,
        Value::Error(error) => SheetProblem::ErrorValue(error.clone()),
        Value::Text(text) | Value::Number(text) => SheetProblem::Unclear(text.clone()),
    }
}

/// The text of a value that is text or a number.
pub(super) fn text(value: &Value) -> Result<&str, SheetProblem> {
    match value {
        Value::Text(text) | Value::Number(text) => Ok(text),
        other => Err(unfit(other)),
    }
}

/// A text in one line.
pub(super) fn line(value: &Value) -> Read {
    let text = one_line(text(value)?);
    Ok((!text.is_empty() && !is_blank(&text)).then(|| Spelt::line(&text)))
}

/// A text of any length.
pub(super) fn long(value: &Value) -> Read {
    let text = match value {
        Value::Date(date) => date,
        other => text(other)?,
    };
    Ok((!is_blank(text)).then(|| Spelt::text(text)))
}

/// The items of several cells, one below the other.
pub(super) fn list(values: &[&Value], of_laws: bool) -> Result<Option<Vec<String>>, SheetProblem> {
    let mut all: Option<Vec<String>> = None;
    for value in values {
        match lists::items(text(value)?, of_laws) {
            Listed::Silent => {}
            Listed::None => drop(all.get_or_insert_default()),
            Listed::Items(items) => {
                let all = all.get_or_insert_default();
                for item in items {
                    // An item repeated in further rows counts once.
                    if !all.contains(&item) {
                        all.push(item);
                    }
                }
            }
        }
    }
    Ok(all)
}

/// A material, how much it is needed, and its source.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Asked<'i> {
    pub name: &'i str,
    pub need: Necessity,
    pub source: Option<MaterialSource>,
}

/// Reads an item: a material, with its need and source in brackets behind the
/// name.
pub(super) fn material(item: &str) -> Asked<'_> {
    let bare = Asked { name: item, need: Necessity::Required, source: None };
    let Some((name, inner)) = bracket(item).filter(|(name, _)| !name.is_empty()) else { return bare };
    let mut asked = Asked { name, need: Necessity::Required, source: None };
    for word in inner.split(['、', '，', ',', '；', ';']).map(str::trim) {
        let other = NEED_WORDS.iter().find(|(known, _)| *known == word).map(|(_, need)| *need);
        match (Necessity::from_word(word).or(other), MaterialSource::from_word(word)) {
            (Some(need), _) => asked.need = need,
            (None, Some(source)) => asked.source = Some(source),
            // Any other text in brackets is part of the name.
            (None, None) => return bare,
        }
    }
    asked
}

/// A material as the format spells it.
pub(super) fn spelt_material(item: &str, words: Vocabulary) -> Spelt {
    let Asked { name, need, source } = material(item);
    let mut parts = vec![(words.key(KeyGroup::Need, "material").into(), Spelt::line(name))];
    if need != Necessity::Required {
        parts.push((words.key(KeyGroup::Need, "need").into(), Spelt::word(words.word(need))));
    }
    parts.extend(source.map(|source| (words.key(KeyGroup::Need, "source").into(), Spelt::word(words.word(source)))));
    if parts.len() == 1 { Spelt::line(name) } else { Spelt::Map(parts) }
}

/// Levers, each with its basis in brackets behind: `一窗受理（条例第五条）`.
pub(super) fn spelt_permits(items: &[String], words: Vocabulary) -> Spelt {
    let permit = |item: &String| {
        let (name, basis) = bracket(item).unwrap_or((item, ""));
        let lever: Cow<'static, str> = match Lever::from_word(name) {
            Some(lever) => words.word(lever).into(),
            None => scalar(name).into_owned().into(),
        };
        (lever, Spelt::line(basis))
    };
    Spelt::Map(items.iter().map(permit).collect())
}

/// Reads yes or no; anything else is left to the reader of definitions.
pub(super) fn flag(value: &Value, words: Vocabulary) -> Read {
    let said =
        |yes: bool| Ok(Some(Spelt::word(if yes { words.pick("true", "是") } else { words.pick("false", "否") })));
    let text = one_line(match value {
        Value::Truth(truth) => return said(*truth),
        other => text(other)?,
    });
    if text.is_empty() || is_blank(&text) {
        return Ok(None);
    }
    let is_of = |words: &[&str]| words.iter().any(|word| word.eq_ignore_ascii_case(&text));
    match () {
        () if is_of(&["是", "yes", "true", "原件", "√", "✓", "original"]) => said(true),
        () if is_of(&["否", "no", "false", "复印件", "×", "copy"]) => said(false),
        () => Ok(Some(Spelt::line(&text))),
    }
}

/// Returns whether the reader will accept a value from a column of this kind.
pub(super) fn is_fit(kind: ColumnKind, value: &Spelt) -> bool {
    let Spelt::Scalar(text) = value else { return true };
    match kind {
        ColumnKind::Duration | ColumnKind::Limit => StatedDuration::parse(text).is_ok(),
        ColumnKind::Figure(_) => text.trim_end_matches('%').parse::<f64>().is_ok_and(|figure| figure >= 0.0),
        ColumnKind::Flag => matches!(text.as_str(), "true" | "false" | "是" | "否"),
        ColumnKind::Word(all) => all().iter().any(|(english, chinese)| text == english || text == chinese),
        _ => true,
    }
}

/// Reads a duration, or a limit that stands for one.
pub(super) fn duration(value: &Value, unit: Option<Suffix>, is_limit: bool, words: Vocabulary) -> Read {
    let text = one_line(text(value)?);
    if text.is_empty() || is_blank(&text) {
        return Ok(None);
    }
    let is_number = half_width(&text).bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let text = if is_number { half_width(&text) } else { text };
    let text = match (is_number, unit) {
        // A limit of zero means none.
        (true, _) if is_limit && text.parse() == Ok(0.0) => return Ok(Some(Spelt::word("0"))),
        (true, Some(unit)) => format!("{text}{}", words.pick(unit.0, unit.1)),
        // A limit is marked as not observed.
        (true, None) if is_limit && words == Vocabulary::Chinese => format!("{text}天"),
        (true, None) if is_limit => format!("{text} days"),
        _ => text,
    };
    Ok(Some(Spelt::line(&if is_limit { limited(text, words) } else { text })))
}

/// A duration marked as a limit, unless it is already.
fn limited(text: String, words: Vocabulary) -> String {
    let small = text.to_lowercase();
    let says_so = ["内", "不超过", "≤", "within", "up to", "at most", "<"].iter().any(|word| small.contains(word));
    match words {
        _ if says_so || !small.contains(|character: char| character.is_numeric()) => text,
        Vocabulary::Chinese => format!("不超过{text}"),
        Vocabulary::English => format!("within {text}"),
    }
}

/// The content of a cell under a heading of limits.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Limited {
    Silent,
    /// A statement of whether the step's time counts.
    Clock(Counting),
    /// A duration.
    Duration,
}

/// Classifies a cell under a heading of limits.
pub(super) fn limit(value: &Value) -> Result<Limited, SheetProblem> {
    let text = one_line(text(value)?);
    if text.is_empty() || is_blank(&text) || is_none(&text) {
        return Ok(Limited::Silent);
    }
    if SUSPENDED.contains(&text.to_lowercase().as_str()) {
        return Ok(Limited::Clock(Counting::Suspended));
    }
    Ok(Counting::from_word(&text).map_or(Limited::Duration, Limited::Clock))
}

/// A number, without its unit.
pub(super) fn figure(value: &Value, units: &[&str]) -> Read {
    let text = half_width(&one_line(text(value)?));
    if text.is_empty() || is_blank(&text) {
        return Ok(None);
    }
    if is_none(&text) || matches!(&*text, "不收费" | "免费" | "零" | "不用跑" | "free") {
        return Ok(Some(Spelt::word("0")));
    }
    let small = text.to_lowercase();
    let bare = units.iter().find_map(|unit| small.strip_suffix(unit)).unwrap_or(&text);
    let bare = bare.trim().trim_start_matches(['¥', '￥', '$', '€']).trim();
    // Thousands are separated by commas in sheets only.
    let grouped = bare.contains(',')
        && bare
            .split(',')
            .skip(1)
            .all(|group| group.get(..3).is_some_and(|three| three.bytes().all(|b| b.is_ascii_digit())));
    Ok(Some(Spelt::line(&if grouped { bare.replace(',', "") } else { bare.to_owned() })))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Value {
        Value::Text(text.to_owned())
    }

    #[test]
    fn a_limit_says_that_it_is_one() {
        let words = Vocabulary::Chinese;
        for (text, unit, expected) in [
            ("5个工作日", None, "不超过5个工作日"),
            ("5", None, "不超过5天"),
            ("5", Some(("wd", "个工作日")), "不超过5个工作日"),
            ("15个工作日内", None, "15个工作日内"),
            ("≤5个工作日", None, "≤5个工作日"),
            ("即办", None, "即办"),
            ("0", Some(("wd", "个工作日")), "0"),
        ] {
            assert_eq!(duration(&of(text), unit, true, words).unwrap().unwrap(), Spelt::line(expected));
        }
        assert_eq!(duration(&of("5"), None, false, words).unwrap().unwrap(), Spelt::line("5"));
        assert_eq!(duration(&of("—"), None, false, words).unwrap(), None);
    }

    #[test]
    fn a_figure_loses_its_unit() {
        for (text, expected) in [
            ("1次", "1"),
            ("２ 次", "2"),
            ("不收费", "0"),
            ("￥1,200元", "1200"),
            ("5%", "5%"),
            ("无", "0"),
            ("若干", "若干"),
        ] {
            assert_eq!(figure(&of(text), &["次", "元"]).unwrap().unwrap(), Spelt::line(expected));
        }
    }

    #[test]
    fn only_words_for_how_much_a_material_is_needed_are_no_part_of_its_name() {
        let of = |item| material(item);
        let asked = |name, need, source| Asked { name, need, source };
        assert_eq!(of("平面图（容缺）"), asked("平面图", Necessity::Tolerable, None));
        assert_eq!(of("plan (optional)"), asked("plan", Necessity::Optional, None));
        let shared = Some(MaterialSource::Shared);
        assert_eq!(of("营业执照（共享）"), asked("营业执照", Necessity::Required, shared));
        assert_eq!(of("产权证（容缺、共享）"), asked("产权证", Necessity::Tolerable, shared));
        for whole in ["营业执照（复印件）", "营业执照（容缺、复印件）", "（容缺）"] {
            assert_eq!(of(whole), asked(whole, Necessity::Required, None));
        }
    }
}
