//! Pages of documentation, in both languages at once.

use super::{Lang, Text};

/// A page in Markdown: in English, then in Chinese, each part with a title
/// `# name: summary` and sections under `## headings`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Page(&'static str);

impl Page {
    /// From the text of its file.
    pub(crate) const fn new(text: &'static str) -> Self {
        Self(text)
    }

    /// The whole page in one language.
    #[must_use]
    pub fn in_lang(self, lang: Lang) -> &'static str {
        let (english, chinese) = match self.0.find("\n# ") {
            Some(second) => self.0.split_at(second + 1),
            None => (self.0, ""),
        };
        match lang {
            Lang::English => english.trim(),
            Lang::Chinese => chinese.trim(),
        }
    }

    /// The name and what is said of it in one line, as the title has them.
    #[must_use]
    pub fn title(self, lang: Lang) -> (&'static str, &'static str) {
        let first = self.in_lang(lang).lines().next().unwrap_or_default().trim_start_matches("# ");
        let colon = match lang {
            Lang::English => ": ",
            Lang::Chinese => "：",
        };
        first.split_once(colon).unwrap_or((first, ""))
    }

    /// What is said of it in one line.
    #[must_use]
    pub fn summary(self, lang: Lang) -> &'static str {
        self.title(lang).1
    }

    /// Each section: its heading and what stands under it.
    pub fn sections(self, lang: Lang) -> impl Iterator<Item = (&'static str, &'static str)> {
        let sections = self.in_lang(lang).split("\n## ").skip(1);
        sections
            .map(|section| section.split_once('\n').unwrap_or((section, "")))
            .map(|(heading, text)| (heading.trim(), text.trim()))
    }
}

impl From<Page> for Text {
    fn from(page: Page) -> Self {
        Self::new(page.in_lang(Lang::English), page.in_lang(Lang::Chinese))
    }
}
