//! The language kit: texts in both languages, and the parts that sentences are
//! made of. The sentences themselves are in the rooms that say them.
//!
//! A message cannot be written in one language only: `say!` takes both. Ids,
//! keys and rule names are never translated.

pub mod amounts;
mod failed;
pub mod labels;
mod names;
pub mod nearest;
mod page;

use std::borrow::Cow;
use std::fmt;

use crate::model::Spelled;

pub use failed::{Said, cause, error, with_help};
pub use names::{MOST_NAMED, joined, names};
pub use page::{IN_CHINA, Page, under_law};

/// A language of the output.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// English.
    #[default]
    English,
    /// Simplified Chinese.
    Chinese,
}

/// A text in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[must_use]
pub struct Text {
    english: Cow<'static, str>,
    chinese: Cow<'static, str>,
}

impl Text {
    /// A text from its two wordings.
    pub fn new(english: impl Into<Cow<'static, str>>, chinese: impl Into<Cow<'static, str>>) -> Self {
        Self { english: english.into(), chinese: chinese.into() }
    }

    /// A name or another text of the user's, which has no translation.
    pub fn verbatim(text: impl fmt::Display) -> Self {
        let text = text.to_string();
        Self::new(text.clone(), text)
    }

    /// The wording in one language.
    #[must_use]
    pub fn in_lang(&self, lang: Lang) -> &str {
        match lang {
            Lang::English => &self.english,
            Lang::Chinese => &self.chinese,
        }
    }

    /// The English wording.
    #[must_use]
    pub fn english(&self) -> &str {
        &self.english
    }

    /// The Chinese wording.
    #[must_use]
    pub fn chinese(&self) -> &str {
        &self.chinese
    }

    /// The wording in one language, without the other.
    #[must_use]
    pub fn into_lang(self, lang: Lang) -> Cow<'static, str> {
        match lang {
            Lang::English => self.english,
            Lang::Chinese => self.chinese,
        }
    }
}

impl From<(String, String)> for Text {
    fn from((english, chinese): (String, String)) -> Self {
        Self::new(english, chinese)
    }
}

/// A word of the format.
impl<W: Spelled> From<W> for Text {
    fn from(word: W) -> Self {
        Self::new(word.english(), word.chinese())
    }
}

/// Formats a text, without a copy where it has no arguments. Thousands of texts
/// call it, and none of them is in a hurry.
#[doc(hidden)]
#[must_use]
#[inline(never)]
pub fn worded(words: fmt::Arguments<'_>) -> Cow<'static, str> {
    words.as_str().map_or_else(|| Cow::Owned(exact(words.to_string())), Cow::Borrowed)
}

/// The same text in no more memory than it takes: formatting reserves twice as
/// much, and there may be many texts.
fn exact(mut words: String) -> String {
    words.shrink_to_fit();
    words
}

/// A value with a wording in each language.
pub trait Both {
    /// The wording in one language.
    fn both(&self, lang: Lang) -> &str;
}

impl Both for Text {
    fn both(&self, lang: Lang) -> &str {
        self.in_lang(lang)
    }
}

impl Both for labels::Label {
    fn both(&self, lang: Lang) -> &str {
        self.in_lang(lang)
    }
}

/// A name, which has no translation.
impl Both for str {
    fn both(&self, _: Lang) -> &str {
        self
    }
}

impl<E: AsRef<str>, C: AsRef<str>> Both for (E, C) {
    fn both(&self, lang: Lang) -> &str {
        match lang {
            Lang::English => self.0.as_ref(),
            Lang::Chinese => self.1.as_ref(),
        }
    }
}

impl<B: Both + ?Sized> Both for &B {
    fn both(&self, lang: Lang) -> &str {
        (*self).both(lang)
    }
}

/// Both wordings of a message: `say!("{n} steps", "{n} 个环节")`. Values that
/// themselves have a wording in each language are listed behind them:
/// `say!("left out: {why}", "略去：{why}", both(why))`.
macro_rules! say {
    ($english:literal, $chinese:literal $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::text::Text::new(
            $crate::text::worded(format_args!($english $(, $name = $value)*)),
            $crate::text::worded(format_args!($chinese $(, $name = $value)*)),
        )
    };
    ($english:literal, $chinese:literal $(, both($text:ident))+ $(,)?) => {
        $crate::text::Text::new(
            $crate::text::worded(format_args!($english $(, $text = $crate::text::Both::both(&$text, $crate::text::Lang::English))+)),
            $crate::text::worded(format_args!($chinese $(, $text = $crate::text::Both::both(&$text, $crate::text::Lang::Chinese))+)),
        )
    };
}
pub(crate) use say;

/// Functions that each return one text, declared by their two wordings:
/// `pub fn steps(n: usize) = "{n} steps" | "{n} 个环节";`. What has a wording in
/// each language is listed behind them, as in `say!`; then what else they are
/// made of: `where steps = …`.
macro_rules! sentences {
    ($($(#[$doc:meta])* $vis:vis fn $name:ident($($arg:ident: $type:ty),* $(,)?)
        = $english:literal | $chinese:literal $(, both($text:ident))* $(, where $part:pat_param = $value:expr)*;)+) => {
        $($(#[$doc])* $vis fn $name($($arg: $type),*) -> $crate::text::Text {
            $(let $part = $value;)*
            $crate::text::say!($english, $chinese $(, both($text))*)
        })+
    };
}
pub(crate) use sentences;
