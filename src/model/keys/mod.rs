//! The keys of the file format and of the configuration, each declared once:
//! its two spellings, the form of its value, its meaning. Reader, writer,
//! layout and schema all work from these rows.

/// A list of keys: in each map its rows, which state both spellings and others
/// that are known too, the form of the value, and its meaning in both
/// languages.
macro_rules! keys {
    ($($group:ident { $(
        $($required:ident)? $english:literal | $chinese:literal $(| $also:literal)*: $form:expr,
        $about:literal, $about_chinese:literal;
    )+ })+) => { &[$($(Key {
        group: $crate::model::KeyGroup::$group,
        english: $english,
        chinese: $chinese,
        also: &[$($also),*],
        form: $form,
        is_required: !<[&str]>::is_empty(&[$(stringify!($required))?]),
        about: $about,
        about_chinese: $about_chinese,
    },)+)+] };
}

mod config;
mod entries;
mod permit;
mod process;
mod step;

use super::vocabulary::Wording;

/// The map that a key belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum KeyGroup {
    /// The definition itself.
    Process,
    /// A step.
    Step,
    /// An entry of `after`.
    After,
    /// An entry of `needs`.
    Need,
    /// `days` with three points.
    Days,
    /// `limits`.
    Limits,
    /// The `limit` of a step.
    Limit,
    /// An entry of `cases`.
    Case,
    /// `targets`, and each side of `claims`.
    Figures,
    /// `claims`.
    Claims,
    /// An entry of `materials`.
    Material,
    /// An entry of `departments`.
    Department,
    /// `rework`.
    Rework,
    /// An entry of `allow`.
    Allow,
    /// A permit of a lever, under its name in `may`.
    Permit,
    /// The check afterwards that a lever adds.
    Check,
    /// The configuration of a repository.
    Config,
    /// An entry of its `waivers`.
    Waiver,
}

/// A key of the format.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// The map that it belongs to.
    pub group: KeyGroup,
    /// The canonical spelling.
    pub english: &'static str,
    /// Its Chinese twin.
    pub chinese: &'static str,
    /// Further spellings of the field that cannot be confused.
    pub also: &'static [&'static str],
    /// The form of its value.
    pub form: Form,
    /// Whether its map must have it.
    pub is_required: bool,
    /// Its meaning, in a line of English.
    pub about: &'static str,
    /// Its meaning, in a line of Chinese.
    pub about_chinese: &'static str,
}

impl Key {
    /// Every spelling, the canonical one first.
    pub fn spellings(&self) -> impl Iterator<Item = &'static str> + use<> {
        [self.english, self.chinese].into_iter().chain(self.also.iter().copied())
    }
}

/// The form of a value.
#[derive(Clone, Copy, Debug)]
pub enum Form {
    /// The version of the format.
    Version,
    /// The name of something.
    Name,
    /// A name, or a list of names.
    NameOrNames,
    /// A list of names.
    Names,
    /// A list of names, none of them twice.
    DistinctNames,
    /// Text.
    Text,
    /// A list of texts.
    Texts,
    /// A text, or a list of texts.
    TextOrTexts,
    /// A duration.
    Duration,
    /// A number.
    Number,
    /// A whole number.
    Whole,
    /// A whole number of things that can be counted.
    Count,
    /// A share from 0 to 1, or a per cent.
    Share,
    /// Yes or no.
    Flag,
    /// Hours of a day.
    Hours,
    /// A day, as 2027-01-31.
    Date,
    /// One of the words of a type, in either language.
    Words(fn() -> Vec<Wording>),
    /// A map with the keys of a group.
    Map(KeyGroup),
    /// A list of such maps.
    Maps(KeyGroup),
    /// A list of names, or a map from names to such maps.
    NamesOrNamed(KeyGroup),
    /// A list of names or of such maps, none of them twice.
    Entries(KeyGroup),
    /// A duration, or such a map.
    DurationOr(KeyGroup),
    /// A map from levers to their legal bases, or to maps with the basis.
    Levers,
    /// A map from cases to maps with keys of a step.
    ByCase,
    /// The name of a rule.
    Rule,
    /// A preset of rules.
    Preset,
    /// A condition that fails a run, or a list of them.
    FailOn,
    /// True or false, in either language.
    Switch,
    /// A map from rules to levels.
    Levels,
    /// A map from rules to their thresholds.
    Thresholds,
}

impl Form {
    /// The group of the maps under the key.
    pub const fn group(self) -> Option<KeyGroup> {
        match self {
            Self::Map(group)
            | Self::Maps(group)
            | Self::NamesOrNamed(group)
            | Self::Entries(group)
            | Self::DurationOr(group) => Some(group),
            _ => None,
        }
    }
}

/// The keys of a step whose values cannot differ by case.
pub const STAYS_IN_EVERY_CASE: [&str; 5] = ["id", "name", "when", "item", "by_case"];

/// The key of `group` with this spelling, in either language.
pub fn key_of(group: KeyGroup, spelled: &str) -> Option<&'static Key> {
    KEYS.iter().find(|key| {
        key.group == group && (key.english == spelled || key.chinese == spelled || key.also.contains(&spelled))
    })
}

/// The Chinese twin of a key of `group`; the key itself where it has none.
pub fn in_chinese(group: KeyGroup, key: &'static str) -> &'static str {
    key_of(group, key).map_or(key, |key| key.chinese)
}

/// Every key of format 1 and of the configuration.
pub const KEYS: &[Key] =
    &joined::<_, _, COUNT>([process::PROCESS, step::STEP, entries::ENTRIES, permit::PERMIT, config::CONFIG]);

const COUNT: usize =
    process::PROCESS.len() + step::STEP.len() + entries::ENTRIES.len() + permit::PERMIT.len() + config::CONFIG.len();

/// Concatenates lists into a table.
pub(crate) const fn joined<T: Copy, const LISTS: usize, const ALL: usize>(lists: [&[T]; LISTS]) -> [T; ALL] {
    let mut all = [lists[0][0]; ALL];
    let (mut list, mut at, mut next) = (0, 0, 0);
    while list < lists.len() {
        if at == lists[list].len() {
            (list, at) = (list + 1, 0);
        } else {
            all[next] = lists[list][at];
            (at, next) = (at + 1, next + 1);
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_spelling_stands_for_two_keys_of_one_map() {
        for (at, key) in KEYS.iter().enumerate() {
            for other in &KEYS[at + 1..] {
                if key.group == other.group {
                    assert!(key.spellings().all(|one| other.spellings().all(|two| one != two)), "{key:?} {other:?}");
                }
            }
        }
    }

    #[test]
    fn every_key_is_described_in_both_languages() {
        for key in KEYS {
            assert!(key.about.is_ascii() && !key.about_chinese.is_ascii(), "{key:?}");
        }
    }
}
