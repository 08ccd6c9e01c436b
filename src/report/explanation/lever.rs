//! The sections of a lever that its declaration makes: its parameters, and what
//! `check` may find anew.

use crate::levers::{Anew, method};
use crate::model::{KeyGroup, Lever, key_of};
use crate::report::say::explain as say;
use crate::text::{Lang, Text, say};

/// Each section that is not empty: its heading and its text, in Markdown.
pub(super) fn sections(lever: Lever, lang: Lang) -> Vec<(String, String)> {
    let anew = method(lever).brings().map(Anew::said).collect();
    let lists: [(_, Vec<Text>); 2] = [(say::PARAMETERS, parameters(lever)), (say::ANEW, anew)];
    let section = |(heading, lines): (_, Vec<Text>)| {
        let lines: Vec<String> = lines.iter().map(|line| format!("- {}", line.in_lang(lang))).collect();
        (Text::from(heading).in_lang(lang).to_owned(), lines.join("\n"))
    };
    lists.into_iter().filter(|(_, lines)| !lines.is_empty()).map(section).collect()
}

/// Each parameter with its meaning.
fn parameters(lever: Lever) -> Vec<Text> {
    let keys = lever.parameters().iter().filter_map(|key| key_of(KeyGroup::Permit, key));
    keys.map(|key| {
        let silent = if key.english == "days" { of_silence(lever) } else { Text::default() };
        let (english, about) = (key.english, key.about);
        let (chinese, about_zh) = (key.chinese, key.about_chinese);
        say!("`{english}`: {about}{silent}", "`{chinese}`：{about_zh}{silent}", both(silent))
    })
    .collect()
}

/// What holds where a permit states no days.
fn of_silence(lever: Lever) -> Text {
    match lever {
        Lever::AreaAssessment => say!("; without them the step goes", "；不写则取消该环节"),
        Lever::Instant => say!("; default 0", "，默认 0"),
        Lever::Commit | Lever::Filing => say!("; default one day", "，默认一天"),
        Lever::Cap => say!("; default its `limit`", "，默认其「限时」"),
        Lever::Merge => {
            say!("; default the longest chain of its parts by recorded order", "，默认各部分依记录的先后中最长的一串")
        }
        Lever::Joint => say!("; default the longest of its parts", "，默认各部分中最长的"),
        _ => say!("; default as today", "，默认不变"),
    }
}
