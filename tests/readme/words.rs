//! Does the page of the format name the whole vocabulary?

use reengineer::model::{
    Actor, Because, Counting, KEYS, Kind, Lever, Necessity, Online, Relation, Spelled, Unit, Value,
};

use super::*;

/// The words of a type in one language.
fn words<T: Spelled>(word: impl Fn(T) -> &'static str) -> Vec<&'static str> {
    T::WORDS.iter().map(|entry| word(entry.value)).collect()
}

#[test]
fn both_pages_name_every_key_and_every_value_in_both_languages() {
    let english = [
        KEYS.iter().map(|key| key.english).collect(),
        words(Actor::english),
        words(Kind::english),
        words(Value::english),
        words(Counting::english),
        words(Online::english),
        words(Because::english),
        words(Relation::english),
        words(Necessity::english),
        words(Unit::english),
        words(Lever::english),
    ];
    let chinese = [
        KEYS.iter().flat_map(|key| key.also.iter().copied().chain([key.chinese])).collect(),
        words(Actor::chinese),
        words(Kind::chinese),
        words(Value::chinese),
        words(Counting::chinese),
        words(Online::chinese),
        words(Because::chinese),
        words(Relation::chinese),
        words(Necessity::chinese),
        words(Unit::chinese),
        words(Lever::chinese),
    ];
    let all: BTreeSet<&str> = [english.concat(), chinese.concat()].concat().into_iter().collect();
    for ending in [".md", ".zh-CN.md"] {
        let path = format!("docs/format{ending}");
        // The keys of the configuration stand with what it configures.
        let text = read(&path) + &read(&format!("docs/check{ending}"));
        let missing: Vec<_> = all.iter().filter(|word| !text.contains(&format!("`{word}`"))).collect();
        assert!(missing.is_empty(), "{path} does not name {missing:?}");
    }
}
