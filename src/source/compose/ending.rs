//! How does a block of text end where the file ends without a line break?

use saphyr_parser::{ScalarStyle, Span as Found};

use super::Composer;

impl Composer<'_> {
    /// A text as YAML means it: a block whose last line is not ended has no
    /// line break at its end. The parser adds one.
    pub(super) fn as_ended<'a>(&self, text: &'a str, style: ScalarStyle, span: Found) -> &'a str {
        let is_block = matches!(style, ScalarStyle::Literal | ScalarStyle::Folded);
        let characters = || *self.characters.get_or_init(|| self.text.chars().count());
        if !is_block || !is_unended(self.text) || span.end.index() < characters() {
            return text;
        }
        text.strip_suffix('\n').unwrap_or(text)
    }
}

/// Whether something stands on the last line of a text, and no line break
/// behind it.
pub(in crate::source) fn is_unended(text: &str) -> bool {
    let last = text.rsplit_once(['\n', '\r']).map_or(text, |(_, last)| last);
    !last.trim_matches([' ', '\t']).is_empty()
}
