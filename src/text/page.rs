//! Pages of documentation, in both languages at once.

use crate::model::Jurisdiction;
use crate::text::{Lang, Text};

/// A page in Markdown: in English, then in Chinese, each part with a title
/// `# name: summary` and sections under `## headings`. A paragraph that opens
/// with [`IN_CHINA`] tells what China's law says of the matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Page(&'static str);

/// How a paragraph opens that is true of China alone, in each language.
pub const IN_CHINA: [&str; 2] = ["In China: ", "在中国："];

/// The heading of the basis of a lever, in each language.
pub const BASIS: [&str; 2] = ["Basis", "依据"];

impl Page {
    /// From the text of its file.
    pub(crate) const fn new(text: &'static str) -> Self {
        Self(text)
    }

    /// The whole page in one language.
    #[must_use]
    pub fn in_lang(self, lang: Lang) -> &'static str {
        // A comment of an example is no title.
        let in_example = |at: usize| !self.0[..at].matches("\n```").count().is_multiple_of(2);
        let second = self.0.match_indices("\n# ").map(|(at, _)| at).find(|at| !in_example(*at));
        let (english, chinese) = match second {
            Some(second) => self.0.split_at(second + 1),
            None => (self.0, ""),
        };
        match lang {
            Lang::English => english.trim(),
            Lang::Chinese => chinese.trim(),
        }
    }

    /// What of the page counts under a law: elsewhere nothing is said of
    /// China's.
    #[must_use]
    pub fn under(self, jurisdiction: Jurisdiction, lang: Lang) -> String {
        under_law(jurisdiction, self.in_lang(lang))
    }

    /// The name and what is said of it in one line, as the title has them.
    #[must_use]
    pub fn title(self, lang: Lang) -> (&'static str, &'static str) {
        let first =
            self.in_lang(lang).lines().next().expect("checked by a test: a page has a title").trim_start_matches("# ");
        let colon = match lang {
            Lang::English => ": ",
            Lang::Chinese => "：",
        };
        first.split_once(colon).expect("checked by a test: a title is a name and what is said of it")
    }

    /// What is said of it in one line.
    #[must_use]
    pub fn summary(self, lang: Lang) -> &'static str {
        self.title(lang).1
    }

    /// The basis of a lever in China's law: the paragraph of the section `Basis`
    /// that is about China, without its opening.
    pub fn basis_in_china(self) -> Option<Text> {
        let of = |lang: Lang, opens: &str| {
            let basis = self.sections(lang).find(|(heading, _)| BASIS.contains(heading))?.1;
            basis.split("\n\n").find_map(|paragraph| paragraph.strip_prefix(opens))
        };
        let [english, chinese] = IN_CHINA;
        Some(Text::new(of(Lang::English, english)?, of(Lang::Chinese, chinese)?))
    }

    /// Each section: its heading and what stands under it.
    pub fn sections(self, lang: Lang) -> impl Iterator<Item = (&'static str, &'static str)> {
        let sections = self.in_lang(lang).split("\n## ").skip(1);
        sections
            .map(|section| section.split_once('\n').unwrap_or((section, "")))
            .map(|(heading, text)| (heading.trim(), text.trim()))
    }
}

/// The paragraphs of a page, or of a section of one, that count under a law.
#[must_use]
pub fn under_law(jurisdiction: Jurisdiction, text: &str) -> String {
    let counts = |paragraph: &&str| {
        jurisdiction == Jurisdiction::Cn || !IN_CHINA.iter().any(|opens| paragraph.starts_with(opens))
    };
    text.split("\n\n").filter(counts).collect::<Vec<_>>().join("\n\n")
}
