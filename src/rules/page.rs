//! The page of a rule: documentation, text of `explain`, and test.

use crate::words::Lang;

/// The page of a rule, in Markdown: in English, then in Chinese, each part
/// with a title `# name: summary` and the same seven headings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Page(&'static str);

impl Page {
    /// From the text of its file.
    pub(super) const fn new(text: &'static str) -> Self {
        Self(text)
    }

    /// The headings, in their order.
    #[must_use]
    pub const fn headings(lang: Lang) -> [&'static str; 7] {
        match lang {
            Lang::English => [
                "What it does",
                "Why",
                "Source",
                "Example that fails",
                "Example that passes",
                "Thresholds",
                "How to fix",
            ],
            Lang::Chinese => ["检查什么", "为什么", "依据", "不通过的示例", "通过的示例", "阈值", "如何修改"],
        }
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

    /// The rule's name and what it says in one line, as its title has them.
    #[must_use]
    pub fn title(self, lang: Lang) -> (&'static str, &'static str) {
        let first = self.in_lang(lang).lines().next().unwrap_or_default().trim_start_matches("# ");
        let colon = match lang {
            Lang::English => ": ",
            Lang::Chinese => "：",
        };
        first.split_once(colon).unwrap_or((first, ""))
    }

    /// What it says in one line.
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
