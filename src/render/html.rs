//! A paper as a single self-contained page: no network, readable without
//! scripts, in both languages.

use std::io::{self, Write};

use maud::{DOCTYPE, Markup, PreEscaped, html};
use unicode_width::UnicodeWidthStr;

use super::lines::cell::words;
use super::lines::safe::{inert_in_markup, plain, typeset};
use super::picture::{narrow, scene};
use super::{PageStyle, html_lang, svg};
use crate::report::paper::{Paper, PaperForm};
use crate::report::{Block, Cell, Column, FormItem, Side, Table};
use crate::text::labels::Label;
use crate::text::{Lang, Text};

const STYLE: &str = include_str!("html/page.css");
const SCRIPT: &str = include_str!("html/page.js");
/// The policy: nothing is fetched, whatever a definition contains.
const POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// The most characters that stay on one line of a table, and the larger number
/// for its first column, which names the row.
const SHORT: (usize, usize) = (5, 8);

/// The greatest width of a picture that is scaled to the width of the screen; a
/// wider one is scrolled.
const SHRUNK: f64 = 1400.0;

/// The half-width characters that a phone shows side by side.
const PHONE: usize = 40;

const CONTENTS: Label = Label::new("Contents", "目录");
const OTHER: Label = Label::new("中文", "English");

pub(super) fn write(paper: &Paper, page: &PageStyle, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(inert_in_markup(&document(paper, page.lang).into_string()).as_bytes())?;
    out.write_all(b"\n")
}

fn document(paper: &Paper, lang: Lang) -> Markup {
    let other = if lang == Lang::Chinese { Lang::English } else { Lang::Chinese };
    let form = match paper.form {
        PaperForm::Account => "account",
        PaperForm::Brief => "brief",
        PaperForm::Guide => "guide",
    };
    html! {
        (DOCTYPE)
        html lang=(html_lang(lang)) class=(form) {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="generator" content=(concat!("reengineer ", env!("CARGO_PKG_VERSION")));
                title { (plain(paper.title.in_lang(lang))) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                (body(paper, lang, false))
                (body(paper, other, true))
                script { (PreEscaped(SCRIPT)) }
            }
        }
    }
}

/// The whole in one language; the other one is hidden until switched to.
fn body(paper: &Paper, lang: Lang, hidden: bool) -> Markup {
    let prefix = if lang == Lang::Chinese { "z" } else { "e" };
    let mut pen = Pen { lang, prefix, pictures: 0, heads: Vec::new() };
    let blocks: Vec<Markup> = paper.blocks.iter().map(|block| pen.block(block)).collect();
    let many = pen.heads.len() > 6;
    html! {
        main lang=(html_lang(lang)) hidden[hidden] {
            // Only a script can switch: without one there is no button.
            button.switch type="button" hidden { (OTHER.in_lang(lang)) }
            @if paper.form == PaperForm::Account && many {
                nav aria-label=(CONTENTS.in_lang(lang)) {
                    details.contents {
                        summary { (CONTENTS.in_lang(lang)) }
                        ol { @for (id, head) in &pen.heads { li { a href={"#" (id)} { (head) } } } }
                    }
                }
            }
            @for block in &blocks { (block) }
        }
    }
}

/// Writes the parts of one language.
struct Pen {
    lang: Lang,
    prefix: &'static str,
    pictures: usize,
    heads: Vec<(String, String)>,
}

impl Pen {
    fn said(&self, text: &Text) -> String {
        typeset(text.in_lang(self.lang), self.lang)
    }

    fn head(&mut self, title: &Text) -> Markup {
        let (id, said) = (format!("{}{}", self.prefix, self.heads.len() + 1), self.said(title));
        self.heads.push((id.clone(), said.clone()));
        html! { h2 id=(id) { (said) } }
    }

    fn block(&mut self, block: &Block) -> Markup {
        match block {
            Block::Headline { title, figure, facts } => self.headline(title, figure, facts),
            Block::Section(title) => self.head(title),
            Block::Paragraph(text) => html! { p { (self.said(text)) } },
            Block::Chain(links) => html! {
                ol.chain { @for link in links { li { (self.said(link)) } } }
            },
            Block::List(points) => html! { ul { @for point in points { li { (self.said(point)) } } } },
            Block::Table(table) => {
                let head = self.head(&table.title);
                html! { section { (head) (self.table(table)) } }
            }
            Block::Bars(_) | Block::Diagram(_) | Block::Plan(_) => self.picture(block, true),
            Block::Form { title, items } => {
                let head = self.head(title);
                html! { section { (head) ol.form { @for item in items { (self.item(item)) } } } }
            }
            Block::Verbatim(verbatim) => html! {
                pre { @for line in verbatim.text.lines() { (plain(line)) "\n" } }
            },
            Block::Verdict(verdict) => html! { p.verdict { (self.said(verdict)) } },
            Block::Found(found) => html! { p { (self.said(&found.finding.message)) } },
            Block::Page(text) => html! { pre { (text.in_lang(self.lang)) } },
            Block::Folded { title, blocks } => {
                let head = self.head(title);
                let inside: Vec<Markup> = blocks.iter().map(|block| self.inside(block)).collect();
                // Open without a script; a script folds it.
                html! { details.fold open { summary { (head) } @for block in &inside { (block) } } }
            }
            Block::Mark(_) => html! {},
        }
    }

    /// A block whose title is that of the fold around it.
    fn inside(&mut self, block: &Block) -> Markup {
        match block {
            Block::Table(table) => self.table(table),
            Block::Bars(_) | Block::Diagram(_) | Block::Plan(_) => self.picture(block, false),
            other => self.block(other),
        }
    }

    fn headline(&self, title: &Text, figure: &Text, facts: &[(Label, Cell)]) -> Markup {
        html! {
            header {
                h1 { (self.said(title)) }
                @if !figure.in_lang(self.lang).is_empty() { p.figure { (self.said(figure)) } }
                @if !facts.is_empty() {
                    dl.facts {
                        @for (label, cell) in facts {
                            div { dt { (label.in_lang(self.lang)) } dd { (typeset(&words(cell, self.lang), self.lang)) } }
                        }
                    }
                }
            }
        }
    }

    fn picture(&mut self, block: &Block, titled: bool) -> Markup {
        let Some((scene, title, figure)) = scene(block, self.lang) else { return html! {} };
        let (title_text, notes) = match block {
            Block::Diagram(diagram) => (&diagram.title, diagram.notes.as_slice()),
            Block::Plan(plan) => (&plan.title, plan.notes.as_slice()),
            Block::Bars(bars) => (&bars.title, &[][..]),
            _ => return html! {},
        };
        self.pictures += 1;
        let id = format!("{}p{}", self.prefix, self.pictures);
        let mut drawn = svg::inside(&scene, &title, &figure, &id, self.lang);
        if let Some(narrow) = narrow(block, self.lang) {
            drawn += &svg::narrow(&narrow, &title, &format!("{id}n"), self.lang);
        }
        let head = if titled {
            self.head(title_text)
        } else {
            html! {}
        };
        html! {
            section.drawn {
                (head)
                @if !figure.is_empty() { p { (figure) } }
                div.scroll.fit[scene.width <= SHRUNK] tabindex="0" role="region" aria-label=(title) { (PreEscaped(drawn)) }
                @for note in notes { p.note { (self.said(note)) } }
            }
        }
    }

    fn table(&self, table: &Table) -> Markup {
        let side = |side: Side| if side == Side::Right { Some("r") } else { None };
        // A short word is not broken: a line break would be possible after each
        // Chinese character.
        let class = |nth: usize, column: &Column, said: &str| {
            let most = if nth == 0 { SHORT.1 } else { SHORT.0 };
            side(column.side).or_else(|| (said.chars().count() <= most).then_some("s"))
        };
        let cells = |row: &[Cell]| -> Vec<String> {
            row.iter().map(|cell| typeset(&words(cell, self.lang), self.lang)).collect()
        };
        let rows: Vec<Vec<String>> = table.rows.iter().map(|row| cells(row)).collect();
        // Too wide for a phone: there each row becomes a card.
        let cards = needs(&table.columns, &rows, self.lang) > PHONE;
        let heads = || {
            let heads = table.columns.iter().enumerate().skip(1);
            heads.map(|(at, column)| format!("--c{}:'{}';", at + 1, column.head.in_lang(self.lang))).collect::<String>()
        };
        html! {
            div.scroll tabindex="0" role="region" aria-label=(self.said(&table.title)) {
                table.cards[cards] style=[cards.then(heads)] {
                    thead { tr { @for column in &table.columns {
                        th scope="col" class=[side(column.side)] { (column.head.in_lang(self.lang)) }
                    } } }
                    tbody { @for row in &rows { tr {
                        @for (nth, (said, column)) in row.iter().zip(&table.columns).enumerate() {
                            @if nth == 0 { th scope="row" class=[class(nth, column, said)] { (said) } }
                            @else { td class=[class(nth, column, said)] { (said) } }
                        }
                    } } }
                }
            }
        }
    }

    fn item(&self, item: &FormItem) -> Markup {
        let lang = self.lang;
        html! {
            li {
                label { input type="checkbox"; " " (self.said(&item.text)) }
                @for line in &item.lines {
                    label.line { span { (line.in_lang(lang)) } input type="text" autocomplete="off"; }
                }
            }
        }
    }
}

/// The room that a table needs, in half-width characters: words may be broken
/// into lines, figures may not.
fn needs(columns: &[Column], rows: &[Vec<String>], lang: Lang) -> usize {
    const LINE: usize = 16;
    const SPACE: usize = 2;
    let column = |(nth, column): (usize, &Column)| {
        let cells = rows.iter().filter_map(|row| row.get(nth)).map(|cell| cell.width());
        let head = column.head.in_lang(lang).split(' ').map(UnicodeWidthStr::width).max().unwrap_or_default();
        let head = if lang == Lang::Chinese { head.min(4) } else { head };
        let widest = cells.max().unwrap_or_default();
        head.max(if column.side == Side::Right { widest } else { widest.min(LINE) }) + SPACE
    };
    columns.iter().enumerate().map(column).sum()
}
