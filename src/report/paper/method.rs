//! The meaning of each figure of a paper, and the files that the paper is made
//! from.

use super::{PaperOrigin, say};
use crate::analysis::figures::FIGURES;
use crate::glossary::{TERMS, Term};
use crate::model::Jurisdiction;
use crate::report::propose::say as words;
use crate::report::{Block, Cell, Column, Table, table};
use crate::text::{Lang, Text, under_law};

/// The terms of a paper other than figures, by the pages that define them.
const TERMS_OF_PAPER: [&str; 10] = [
    "today",
    "reachable",
    "floor",
    "critical-path",
    "float",
    "drag",
    "saves alone",
    "saves in sequence",
    "question",
    "not-offered",
];

/// Every figure with its meaning and its source, under a law; those of a
/// package where there is one.
pub(super) fn method(proposes: bool, law: Jurisdiction) -> Table {
    let term = |name: &str| TERMS.iter().find(|term| term.names.contains(&name));
    let row = |term: &Term| {
        let title = |lang| term.page.title(lang).0;
        let section = |lang: Lang, nth: usize| {
            term.page.sections(lang).nth(nth).map_or_else(String::new, |(_, text)| under_law(law, text))
        };
        let text = |of: &dyn Fn(Lang) -> String| Cell::Text(Text::new(of(Lang::English), of(Lang::Chinese)));
        vec![
            text(&|lang| title(lang).to_owned()),
            text(&|lang| flat(&format!("{}. {}", term.page.summary(lang), section(lang, 0)), lang)),
            text(&|lang| flat(&section(lang, 1), lang)),
        ]
    };
    let of_package = proposes.then(|| {
        [(words::REACHED, say::reached_means()), (words::BY_DECREE, say::by_decree_means())]
            .map(|(label, meaning)| vec![label.into(), meaning.into(), say::by_propose().into()])
    });
    Table {
        title: say::METHOD.into(),
        columns: vec![Column::words(say::FIGURE), Column::words(say::MEANING), Column::words(say::SOURCE)],
        rows: explained().filter_map(term).map(row).chain(of_package.into_iter().flatten()).collect(),
        glance: None,
    }
}

/// Every term and figure that is explained.
fn explained() -> impl Iterator<Item = &'static str> {
    TERMS_OF_PAPER.into_iter().chain(FIGURES.into_iter().filter_map(|figure| figure.term))
}

/// The lines of a page as one line, without its markup.
fn flat(text: &str, lang: Lang) -> String {
    let stop = if lang == Lang::Chinese { "。" } else { ". " };
    text.replace('`', "").replace('\n', " ").replacen(". ", stop, 1).trim().to_owned()
}

/// The files, each with its hash.
pub(super) fn origins(origins: &[PaperOrigin]) -> Vec<Block> {
    let table = table!(say::ORIGIN, origins, |origin| [
        (Column::words(say::FILE), Text::verbatim(&origin.file)),
        (Column::words(say::HASH), Text::verbatim(&origin.hash)),
    ]);
    vec![Block::Table(table), Block::Paragraph(say::made_by())]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_figure_has_a_page_with_meaning_and_source() {
        for law in [Jurisdiction::Cn, Jurisdiction::Generic] {
            let table = method(false, law);
            assert_eq!(table.rows.len(), explained().count());
            for cell in table.rows.iter().flatten() {
                let Cell::Text(text) = cell else { panic!("{cell:?}") };
                assert!(
                    [Lang::English, Lang::Chinese].iter().all(|lang| text.in_lang(*lang).chars().count() > 1),
                    "{text:?}"
                );
            }
        }
    }
}
