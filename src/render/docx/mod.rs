//! A paper as a Word document: real tables, headings by style, pictures as
//! shapes. Restricted to what Word, WPS and LibreOffice all read.

mod parts;
mod shapes;

use std::io::{self, Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::PageStyle;
use super::lines::cell::words;
use super::lines::safe::typeset;
use super::picture::scene;
use super::svg::escaped;
use crate::report::paper::{Paper, PaperForm};
use crate::report::{Block, Cell, FormItem, Side, Table};
use crate::text::labels::Label;
use crate::text::{Lang, Text};

pub(super) fn write(paper: &Paper, page: &PageStyle, out: &mut dyn Write) -> io::Result<()> {
    let body = Body::of(paper, page.lang);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    // No part has a date, so that the bytes are the same each time.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(zip::DateTime::default());
    let title = escaped(paper.title.in_lang(page.lang));
    for (name, text) in [
        ("[Content_Types].xml", parts::CONTENT_TYPES.to_owned()),
        ("_rels/.rels", parts::RELATIONS.to_owned()),
        ("word/_rels/document.xml.rels", parts::DOCUMENT_RELATIONS.to_owned()),
        ("word/styles.xml", parts::styles(page.lang, paper.form == PaperForm::Brief)),
        ("word/settings.xml", parts::SETTINGS.to_owned()),
        ("docProps/core.xml", parts::core(&title, page.lang)),
        ("docProps/app.xml", parts::APP.to_owned()),
        ("word/document.xml", parts::document(&body.xml, body.is_brief)),
    ] {
        zip.start_file(name, options).map_err(io::Error::other)?;
        zip.write_all(text.as_bytes())?;
    }
    out.write_all(&zip.finish().map_err(io::Error::other)?.into_inner())
}

/// The width between the margins of an A4 page, in twentieths of a point.
const WIDTH: usize = 9_638;
/// Twentieths of a point in a pixel.
const TWIPS: f64 = 15.0;
/// The size of letters in a cell, in pixels: somewhat more than they are, since
/// another font may be substituted.
const LETTERS: f64 = 13.5;
/// The most characters of a figure that stay on one line.
const FIGURE: usize = 8;
/// The padding beside the text of a cell, in pixels.
const ROOM: f64 = 13.0;

/// The content of the document.
struct Body {
    lang: Lang,
    xml: String,
    /// The number of pictures so far, which numbers them.
    pictures: usize,
    /// Whether it is a brief, which is a single page with small pictures.
    is_brief: bool,
    headlines: usize,
}

impl Body {
    fn of(paper: &Paper, lang: Lang) -> Self {
        let is_brief = paper.form == PaperForm::Brief;
        let mut body = Self { lang, xml: String::new(), pictures: 0, is_brief, headlines: 0 };
        paper.blocks.iter().for_each(|block| body.block(block, true));
        body
    }

    fn said(&self, text: &Text) -> String {
        typeset(text.in_lang(self.lang), self.lang)
    }

    fn block(&mut self, block: &Block, titled: bool) {
        match block {
            Block::Headline { title, figure, facts } => self.headline(title, figure, facts),
            Block::Section(title) => self.head(title),
            Block::Paragraph(text) => self.paragraph("Normal", &self.said(text)),
            Block::Chain(links) => {
                let links: Vec<String> = links.iter().map(|link| self.said(link)).collect();
                self.paragraph("Normal", &links.join(" → "));
            }
            Block::List(points) => {
                points.iter().for_each(|point| self.paragraph("Point", &format!("• {}", self.said(point))))
            }
            Block::Table(table) => {
                if titled {
                    self.head(&table.title);
                }
                self.table(table);
            }
            Block::Bars(bars) => self.picture(block, &bars.title, &[], titled),
            Block::Diagram(diagram) => self.picture(block, &diagram.title, &diagram.notes, titled),
            Block::Plan(plan) => self.picture(block, &plan.title, &plan.notes, titled),
            Block::Form { title, items } => {
                self.head(title);
                items.iter().for_each(|item| self.item(item));
            }
            Block::Verbatim(verbatim) => verbatim.text.lines().for_each(|line| self.paragraph("Normal", line)),
            Block::Verdict(verdict) => self.paragraph("Figure", &self.said(verdict)),
            Block::Found(found) => self.paragraph("Normal", &self.said(&found.finding.message)),
            Block::Page(text) => text.in_lang(self.lang).lines().for_each(|line| self.paragraph("Normal", line)),
            Block::Folded { title, blocks } => {
                self.head(title);
                blocks.iter().for_each(|block| self.block(block, false));
            }
            Block::Mark(_) => {}
        }
    }

    fn headline(&mut self, title: &Text, figure: &Text, facts: &[(Label, Cell)]) {
        self.headlines += 1;
        // Of several processes, each begins on a page of its own.
        let style = if self.headlines > 1 { "NextTitle" } else { "Title" };
        self.paragraph(style, &self.said(title));
        let figure = self.said(figure);
        if !figure.is_empty() {
            self.paragraph("Figure", &figure);
        }
        if !facts.is_empty() {
            let joint = if self.lang == Lang::Chinese { "，" } else { ", " };
            let fact =
                |(label, cell): &(Label, Cell)| format!("{} {}", label.in_lang(self.lang), words(cell, self.lang));
            let facts: Vec<String> = facts.iter().map(fact).collect();
            self.paragraph("Normal", &facts.join(joint));
        }
    }

    fn head(&mut self, title: &Text) {
        self.paragraph("Heading1", &self.said(title));
    }

    fn paragraph(&mut self, style: &str, text: &str) {
        self.xml.push_str(&paragraph(style, text, None));
    }

    /// A question, a box to tick, lines to write on.
    fn item(&mut self, item: &FormItem) {
        self.paragraph("Point", &format!("☐ {}", self.said(&item.text)));
        let rows: String = item
            .lines
            .iter()
            .map(|line| {
                format!(
                    "<w:tr><w:trPr><w:trHeight w:val=\"440\"/></w:trPr>{}{}</w:tr>",
                    cell(&paragraph("Cell", line.in_lang(self.lang), None), 2_400, ""),
                    cell(&paragraph("Cell", "", None), WIDTH - 2_400, "")
                )
            })
            .collect();
        self.xml.push_str(&table(&[2_400, WIDTH - 2_400], &rows));
    }

    fn table(&mut self, of: &Table) {
        let widths = self.widths(of);
        let row = |cells: Vec<(String, Side)>, style: &str, properties: &str, shade: &str| {
            let cells = cells.into_iter().zip(&widths).map(|((text, side), width)| {
                let side = (side == Side::Right).then_some("right");
                cell(&paragraph(style, &text, side), *width, shade)
            });
            format!("<w:tr><w:trPr><w:cantSplit/>{properties}</w:trPr>{}</w:tr>", cells.collect::<String>())
        };
        let heads = of.columns.iter().map(|column| (column.head.in_lang(self.lang).to_owned(), column.side)).collect();
        let mut rows = row(heads, "CellHead", "<w:tblHeader/>", "DFE5EC");
        for cells in &of.rows {
            let cells = cells.iter().zip(&of.columns);
            let cells =
                cells.map(|(cell, column)| (typeset(&words(cell, self.lang), self.lang), column.side)).collect();
            rows.push_str(&row(cells, "Cell", "", ""));
        }
        self.xml.push_str(&table(&widths, &rows));
    }

    /// The widths of the columns: by their longest words, with less for wide
    /// ones.
    fn widths(&self, of: &Table) -> Vec<usize> {
        let wish = |(at, column): (usize, &crate::report::Column)| {
            let head = crate::draw::width(column.head.in_lang(self.lang), 10.0, true);
            let cells = of.rows.iter().filter_map(|row| row.get(at));
            let longest =
                cells.map(|cell| crate::draw::width(&words(cell, self.lang), 10.0, false)).fold(0.0, f64::max);
            head.max(longest.min(260.0)).max(34.0) + 18.0
        };
        let least = |(at, column): (usize, &crate::report::Column)| {
            let head = longest_word(column.head.in_lang(self.lang), true);
            let cells = of.rows.iter().filter_map(|row| row.get(at));
            let cells = cells.map(|cell| typeset(&words(cell, self.lang), self.lang));
            // `4 小时` stays on one line.
            let is_figure =
                |cell: &str| cell.starts_with(|sign: char| sign.is_ascii_digit()) && cell.chars().count() <= FIGURE;
            let cells = cells.map(|cell| match is_figure(&cell) {
                true => crate::draw::width(&cell, LETTERS, false),
                false => longest_word(&cell, false),
            });
            (cells.fold(head, f64::max) + ROOM) * TWIPS
        };
        let wishes: Vec<f64> = of.columns.iter().enumerate().map(wish).collect();
        let least: Vec<f64> = of.columns.iter().enumerate().map(least).collect();
        shared_out(&wishes, &least, WIDTH as f64)
    }

    fn picture(&mut self, block: &Block, title: &Text, notes: &[Text], titled: bool) {
        let Some((scene, name, figure)) = scene(block, self.lang) else { return };
        if titled {
            self.head(title);
        }
        if !figure.is_empty() {
            self.paragraph("Lead", &figure);
        }
        // A brief is a single page: its pictures are small instead.
        let (most, parts) = match self.is_brief {
            true => (250.0, vec![scene]),
            false => (860.0, shapes::parts(&scene, 860.0)),
        };
        for part in &parts {
            self.pictures += 1;
            self.xml.push_str(&shapes::paragraph(part, &format!("{name} {figure}"), self.pictures, most));
        }
        notes.iter().for_each(|note| self.paragraph("Normal", &self.said(note)));
    }
}

/// The width of the longest unbroken word, in pixels; a word longer than `MOST`
/// is broken.
fn longest_word(text: &str, bold: bool) -> f64 {
    const MOST: f64 = 96.0;
    /// The most characters that stay on one line, Chinese ones too.
    const SHORT: usize = 4;
    let word = |word: &str| match word.chars().any(|sign| sign > '\u{2e7f}') && word.chars().count() > SHORT {
        true => 0.0,
        false => crate::draw::width(word, LETTERS, bold),
    };
    text.split([' ', '\n', '/', '-']).map(word).filter(|width| *width <= MOST).fold(0.0, f64::max)
}

/// Shares out the whole by the wishes, none less than its least where there is
/// room for all of these.
fn shared_out(wishes: &[f64], least: &[f64], whole: f64) -> Vec<usize> {
    let sum: f64 = wishes.iter().sum();
    let wished: Vec<f64> = wishes.iter().map(|wish| wish / sum * whole).collect();
    let over: f64 = wished.iter().zip(least).map(|(wished, least)| (wished - least).max(0.0)).sum();
    let short: f64 = wished.iter().zip(least).map(|(wished, least)| (least - wished).max(0.0)).sum();
    if short > over {
        return wished.into_iter().map(|width| width as usize).collect();
    }
    // Columns above their least give to those below it.
    let share = if over > 0.0 { short / over } else { 0.0 };
    let given = |(wished, least): (f64, &f64)| (wished - (wished - least).max(0.0) * share).max(*least) as usize;
    wished.into_iter().zip(least).map(given).collect()
}

/// A paragraph of a style.
fn paragraph(style: &str, text: &str, side: Option<&str>) -> String {
    let side = side.map(|side| format!("<w:jc w:val=\"{side}\"/>")).unwrap_or_default();
    let run = if text.is_empty() {
        String::new()
    } else {
        format!("<w:r><w:t xml:space=\"preserve\">{}</w:t></w:r>", escaped(text))
    };
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{side}</w:pPr>{run}</w:p>")
}

fn cell(content: &str, width: usize, shade: &str) -> String {
    let shade = if shade.is_empty() {
        String::new()
    } else {
        format!("<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"{shade}\"/>")
    };
    format!("<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>{shade}</w:tcPr>{content}</w:tc>")
}

/// A table, and the empty line that must follow it.
fn table(widths: &[usize], rows: &str) -> String {
    let edge = |name: &str| format!("<w:{name} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"9AA5B4\"/>");
    let edges: String = ["top", "left", "bottom", "right", "insideH", "insideV"].map(edge).concat();
    let grid: String = widths.iter().map(|width| format!("<w:gridCol w:w=\"{width}\"/>")).collect();
    let whole: usize = widths.iter().sum();
    format!(
        "<w:tbl><w:tblPr><w:tblW w:w=\"{whole}\" w:type=\"dxa\"/><w:tblBorders>{edges}</w:tblBorders>\
         <w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:left w:w=\"80\" w:type=\"dxa\"/><w:right w:w=\"80\" w:type=\"dxa\"/>\
         </w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>{}",
        paragraph("Small", "", None)
    )
}
