//! The end of a block scalar in a file that ends without a line break.

use saphyr_parser::{ScalarStyle, Span as Found};

use super::Composer;

impl Composer<'_> {
    /// A scalar as YAML means it: a block whose last line has no line break
    /// does not end with one. The parser adds one.
    pub(super) fn as_ended<'a>(&self, text: &'a str, style: ScalarStyle, span: Found) -> &'a str {
        let is_block = matches!(style, ScalarStyle::Literal | ScalarStyle::Folded);
        let characters = || *self.characters.get_or_init(|| self.text.chars().count());
        if !is_block || !is_unended(self.text) || span.end.index() < characters() {
            return text;
        }
        text.strip_suffix('\n').unwrap_or(text)
    }
}

/// Returns whether the last line of a text is not empty and has no line break.
pub(in crate::source) fn is_unended(text: &str) -> bool {
    let last = text.rsplit_once(['\n', '\r']).map_or(text, |(_, last)| last);
    !last.trim_matches([' ', '\t']).is_empty()
}
