//! From the answer of a command to bytes; one file for each format.

mod csv;
mod docx;
mod dot;
mod github;
mod gitlab;
mod html;
mod json;
mod junit;
mod lines;
mod markdown;
mod mermaid;
mod picture;
mod sarif;
mod svg;
mod text;
mod xlsx;

use std::io::{self, Write};

use crate::report::Answer;
use crate::text::Lang;

pub use crate::report::MadeOf;
pub use lines::frame::frame;
pub use lines::safe::{cell_as_meant, inert, plain, visible};
pub use lines::wrap::{columns, wrap};

/// A format that a command can answer in.
#[derive(Clone, Copy, Debug)]
pub struct Format {
    /// Its name for `--format`.
    pub name: &'static str,
    /// The endings of its files, without the dot; the first is the usual one.
    pub extensions: &'static [&'static str],
    /// The shape that it is made of.
    pub made_of: MadeOf,
    /// Writes an answer.
    pub write: fn(&dyn Answer, &PageStyle, &mut dyn Write) -> io::Result<()>,
}

/// Declares the formats: for each its name, the endings of its files, the shape
/// that it is made of, and the function that writes it from this shape; one
/// that takes another does not compile.
macro_rules! formats {
    ($($name:literal, $extensions:expr, $shape:ident => $write:path;)+) => {
        /// Every format; the first is the default.
        pub const FORMATS: &[Format] = &[$(Format {
            name: $name,
            extensions: &$extensions,
            made_of: MadeOf::$shape,
            write: |answer, page, out| {
                let shape = formats!(@of $shape, answer, page).ok_or(io::ErrorKind::Unsupported)?;
                $write(&shape, page, out)
            },
        }),+];
    };
    (@of Report, $answer:ident, $page:ident) => { $answer.report() };
    (@of Json, $answer:ident, $page:ident) => { $answer.json($page.json_lang) };
    (@of Sheet, $answer:ident, $page:ident) => { $answer.sheet($page.json_lang) };
    (@of Findings, $answer:ident, $page:ident) => { $answer.findings() };
    (@of Picture, $answer:ident, $page:ident) => { $answer.pictures() };
    (@of Graph, $answer:ident, $page:ident) => { $answer.pictures() };
    (@of Paper, $answer:ident, $page:ident) => { $answer.paper() };
    (@of Workbook, $answer:ident, $page:ident) => { $answer.paper() };
}

formats! {
    "text", ["txt"], Report => text::write;
    "json", ["json"], Json => json::write;
    "jsonl", ["jsonl", "ndjson"], Json => json::lines;
    "markdown", ["md", "markdown"], Report => markdown::write;
    "csv", ["csv"], Sheet => csv::write;
    "sarif", ["sarif"], Findings => sarif::write;
    "github", [], Findings => github::write;
    "gitlab", [], Findings => gitlab::write;
    "junit", ["xml"], Findings => junit::write;
    "svg", ["svg"], Picture => svg::write;
    "mermaid", ["mmd", "mermaid"], Graph => mermaid::write;
    "dot", ["dot", "gv"], Graph => dot::write;
    "html", ["html", "htm"], Paper => html::write;
    "docx", ["docx"], Paper => docx::write;
    "xlsx", ["xlsx"], Workbook => xlsx::write;
}

/// The format of this name.
#[must_use]
pub fn format_named(name: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.name == name)
}

/// The format of files with this ending.
#[must_use]
pub fn format_of_extension(extension: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.extensions.iter().any(|known| known.eq_ignore_ascii_case(extension)))
}

/// The code of a language in HTML and SVG.
const fn html_lang(lang: Lang) -> &'static str {
    match lang {
        Lang::English => "en",
        Lang::Chinese => "zh-CN",
    }
}

/// The style of a page.
#[derive(Clone, Copy, Debug)]
pub struct PageStyle {
    /// The language of formats for people.
    pub lang: Lang,
    /// The language of sentences in formats for programs: the requested one,
    /// never that of the locale.
    pub json_lang: Lang,
    /// The columns; no line is longer.
    pub width: usize,
    /// Whether colours may be used.
    pub color: bool,
    /// Whether bars, lines and arrows must be ASCII.
    pub ascii: bool,
    /// Whether everything is shown, including what is hidden by default.
    pub all: bool,
    /// Whether CSV begins with a byte-order mark.
    pub bom: bool,
}

#[cfg(test)]
impl PageStyle {
    pub(crate) const fn test(lang: Lang, width: usize) -> Self {
        Self { lang, json_lang: Lang::English, width, color: false, ascii: false, all: false, bom: false }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_formats_share_a_name_or_an_ending() {
        let names: Vec<&str> = FORMATS.iter().map(|format| format.name).collect();
        let endings: Vec<&str> = FORMATS.iter().flat_map(|format| format.extensions.iter().copied()).collect();
        for list in [names, endings] {
            let mut once = list.clone();
            once.sort_unstable();
            once.dedup();
            assert_eq!(once.len(), list.len(), "{list:?}");
        }
    }
}
