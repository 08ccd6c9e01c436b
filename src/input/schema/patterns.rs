//! Patterns of numbers and durations.

use crate::model::{AT_MOST, AT_ONCE, CHINESE_DIGITS, DONE, DurationUnit, INSIDE, ISO, UNITS, UP_TO};

/// At most a million.
const MILLION: &str = r"[0０]*([0-9０-９]{1,6}([.．][0-9０-９]{1,12})?|[1１][0０]{6}([.．][0０]{1,12})?)";
/// At most 15 digits before the point and 12 behind it.
macro_rules! number {
    () => {
        r"[0０]*[0-9０-９]{1,15}([.．][0-9０-９]{1,12})?"
    };
}
/// Weeks and months.
const FEWER: &str = r"[0０]*[0-9０-９]{1,6}([.．][0-9０-９]{1,12})?";
/// Minutes in whole thousandths.
const MINUTES: &str = r"[0０]*[0-9０-９]{1,15}([.．][0-9０-９]{1,3}[0０]{0,9})?";

/// A duration as the reader accepts it, except for sums that are too long or
/// too fine. With `range` it may be a range.
pub(super) fn duration(range: bool) -> String {
    let amount = format!(r"({}|{MILLION})", with_unit(UNITS.iter()));
    let amounts = if range { format!(r"{amount}(\s*({})\s*{amount})?", any(UP_TO.iter())) } else { amount };
    within_limits(&amounts)
}

/// A duration that names its clock.
pub(crate) fn length() -> String {
    let clocked = UNITS.iter().filter(|(_, unit)| *unit != DurationUnit::Process);
    within_limits(&format!(r"({}|[0０]+([.．][0０]+)?)", with_unit(clocked)))
}

/// Amounts with the words of a limit around them, amounts in ISO 8601, and
/// words for no time.
fn within_limits(amounts: &str) -> String {
    let iso = ISO.iter().map(|(sign, _)| sign.to_string());
    let (at_most, inside) = (any(AT_MOST.iter()), any(INSIDE.iter()));
    let (at_once, done, iso) = (any(AT_ONCE.iter()), any(DONE.iter()), any(iso));
    format!(r"^\s*(({at_most})\s*)?({amounts}|({at_once})({done})?|[PpＰｐ]{FEWER}({iso}))(\s*({inside}))?\s*$")
}

fn with_unit<'u>(units: impl Iterator<Item = &'u (&'u str, DurationUnit)> + Clone) -> String {
    let of =
        |wanted: &[DurationUnit]| any(units.clone().filter(|(_, unit)| wanted.contains(unit)).map(|(text, _)| text));
    let days = of(&[DurationUnit::Process, DurationUnit::Workday, DurationUnit::CalendarDay]);
    let fewer = of(&[DurationUnit::Week, DurationUnit::Month, DurationUnit::Year]);
    let (hours, minutes, all) =
        (of(&[DurationUnit::Hour]), of(&[DurationUnit::Minute]), any(units.map(|(text, _)| text)));
    let number = number!();
    format!(
        r"{MILLION}\s*({days})|{FEWER}\s*({fewer})|{number}\s*({hours})|{MINUTES}\s*({minutes})|[{CHINESE_DIGITS}]+(个半)?\s*({all})|[0-9]+个半\s*({all})"
    )
}

/// Any of these words, in capital or small letters.
fn any(words: impl Iterator<Item = impl AsRef<str>>) -> String {
    let letter = |letter: char| match letter {
        letter if letter.is_ascii_lowercase() => format!("[{letter}{}]", letter.to_ascii_uppercase()),
        ' ' => r"\s+".to_owned(),
        other => other.to_string(),
    };
    let spelled = |word: &str| word.chars().map(letter).collect::<String>();
    words.map(|word| spelled(word.as_ref())).collect::<Vec<_>>().join("|")
}

pub(super) const NUMBER: &str = concat!(r"^\s*", number!(), r"\s*$");
pub(super) const WHOLE: &str = r"^\s*[0０]*[0-9０-９]{1,15}([.．][0０]{1,12})?\s*$";
pub(super) const COUNT: &str = r"^\s*[0０]*[0-9０-９]{1,10}([.．][0０]{1,12})?\s*$";
/// A count of the configuration.
pub(crate) const THRESHOLD: &str = r"^\s*\+?0*[0-9]{1,10}\s*$";
pub(super) const SHARE: &str = concat!(
    r"^\s*[0０]*([0０]([.．][0-9０-９]{1,12})?|[1１]([.．][0０]{1,12})?",
    r"|([0-9０-９]{1,2}([.．][0-9０-９]{1,10}[0０]{0,2})?|[1１][0０]{2}([.．][0０]{1,12})?)\s*[%％])\s*$"
);
