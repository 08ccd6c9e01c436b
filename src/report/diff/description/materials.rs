//! The changes of the materials that a file declares.

use super::{joined, lists, maybe, named, values};
use crate::model::{KeyGroup, MaterialOf, Process};
use crate::text::{Lang, Text, labels};

/// The materials that were added or removed, and the changed properties of the
/// others.
pub(super) fn describe(key: &Text, old: &Process, new: &Process) -> Text {
    let (before, after) = (old.to_draft().materials, new.to_draft().materials);
    let names = |materials: &[MaterialOf<String>]| materials.iter().map(|one| Text::verbatim(&one.name)).collect();
    let both = before.iter().filter_map(|one| Some((one, after.iter().find(|other| other.name == one.name)?)));
    let mut texts: Vec<Text> = both.flat_map(|(before, after)| differing(before, after)).collect();
    let same: (Vec<Text>, Vec<Text>) = (names(&before), names(&after));
    if same.0.iter().any(|name| !same.1.contains(name)) || same.1.iter().any(|name| !same.0.contains(name)) {
        texts.insert(0, lists(key, same.0, same.1));
    }
    if texts.is_empty() { key.clone() } else { joined(texts) }
}

/// `营业执照 source applicant → shared`.
fn differing(before: &MaterialOf<String>, after: &MaterialOf<String>) -> Vec<Text> {
    let both = |key: &'static str, of: &dyn Fn(&MaterialOf<String>) -> Option<Text>| {
        let (was, is) = (of(before), of(after));
        (was != is).then(|| {
            let key = named(KeyGroup::Material, key);
            let of_one = |lang: Lang| format!("{} {}", before.name, key.in_lang(lang));
            values(&Text::new(of_one(Lang::English), of_one(Lang::Chinese)), maybe(was), maybe(is))
        })
    };
    let text = |text: &Option<String>| text.as_ref().map(Text::verbatim);
    let keys = [
        both("held_by", &|one| text(&one.held_by)),
        both("certificate", &|one| text(&one.certificate)),
        both("source", &|one| Some(one.source.into())),
        both("copies", &|one| one.copies.map(Text::verbatim)),
        both("original", &|one| one.original.map(|is| if is { labels::YES } else { labels::NO }.into())),
        both("available_after", &|one| text(&one.available_after)),
    ];
    keys.into_iter().flatten().collect()
}
