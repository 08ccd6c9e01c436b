//! Tables of a given width. Where the columns do not fit side by side, each row
//! becomes a few lines of its own.

mod widths;

use comfy_table::{Cell as Drawn, CellAlignment, ColumnConstraint, LineStyle, Table as Drawing, TableStyle, Width};

use super::cell::{items, joint};
use super::paint::Ink;
use super::safe::plain;
use super::wrap::{columns, flow, joined, lay, wrap};
use crate::render::PageStyle;
use crate::report::{Cell, Column, Side, Table};
use crate::text::Lang;
use widths::widths;

/// Columns of space between two columns.
const GAP: usize = 2;
/// The least width of a column of words, if its words need more.
const LEAST: usize = 8;
/// The room for an optional column below which it is left out.
const COMFORTABLE: usize = 24;

/// Draws some rows of a table as lines of at most `width` columns; empty
/// without rows.
pub(in crate::render) fn draw(table: &Table, rows: &[usize], width: usize, page: &PageStyle) -> Vec<String> {
    if rows.is_empty() {
        return Vec::new();
    }
    let text = |text: &str| page.signs(&plain(text));
    let field = |(at, column): (usize, &Column)| {
        let cells = rows.iter().filter_map(|row| table.rows.get(*row)).map(|row| row.get(at).unwrap_or(&Cell::Empty));
        Field {
            head: text(column.head.in_lang(page.lang)),
            side: column.side,
            optional: column.optional,
            joint: joint(page.lang),
            cells: cells.map(|cell| items(cell, page.lang).iter().map(|item| text(item)).collect()).collect(),
        }
    };
    let mut fields: Vec<Field> = table.columns.iter().enumerate().map(field).collect();
    while !comfortable(&fields, width) {
        let Some(last) = fields.iter().rposition(|field| field.optional) else { break };
        fields.remove(last);
    }
    match widths(&fields, width) {
        Some(widths) => grid(&fields, &widths, page),
        None => records(&fields, width, page.lang),
    }
}

/// Returns whether there is enough room for optional columns.
fn comfortable(fields: &[Field], width: usize) -> bool {
    fields.iter().map(|field| field.natural().min(COMFORTABLE) + GAP).sum::<usize>() <= width + GAP
}

/// A column with its words.
struct Field {
    head: String,
    side: Side,
    optional: bool,
    /// The separator of the items of a cell.
    joint: &'static str,
    /// The items of each cell.
    cells: Vec<Vec<String>>,
}

impl Field {
    /// The columns that its longest name takes.
    fn longest_item(&self) -> usize {
        self.cells.iter().flatten().map(|item| columns(item)).max().unwrap_or(0)
    }

    /// The columns that its cells take without a line break.
    fn longest(&self) -> usize {
        self.cells.iter().map(|cell| columns(&cell.join(self.joint))).max().unwrap_or(0)
    }

    /// The columns that it takes without a line break.
    fn natural(&self) -> usize {
        self.longest().max(columns(&self.head))
    }

    /// The least columns that it takes. Figures are not broken, and their head
    /// takes two lines at most.
    fn least(&self) -> usize {
        if self.side == Side::Left {
            return self.natural().min(LEAST);
        }
        let word = self.head.split(' ').map(columns).max().unwrap_or(0);
        let head = (word..columns(&self.head)).find(|width| wrap(&self.head, *width).len() <= 2);
        self.longest().max(head.unwrap_or(word))
    }

    /// A cell as lines; names are not broken where they fit.
    fn broken(&self, row: usize, width: usize) -> String {
        let lines = match self.cells[row].as_slice() {
            [item] => wrap(item, width),
            items => flow(items, self.joint, width),
        };
        lines.join("\n")
    }
}

fn grid(fields: &[Field], widths: &[usize], page: &PageStyle) -> Vec<String> {
    let mut drawing = Drawing::new();
    let rule = LineStyle::none().fill(page.line());
    drawing.load_style(TableStyle::new().header_separator(rule));
    let head = |(field, width): (&Field, &usize)| Drawn::new_owned(wrap(&field.head, *width).join("\n"));
    drawing.set_header(fields.iter().zip(widths).map(head));
    let rows = fields.iter().map(|field| field.cells.len()).max().unwrap_or(0);
    for row in 0..rows {
        drawing.add_row(fields.iter().zip(widths).map(|(field, width)| Drawn::new_owned(field.broken(row, *width))));
    }
    for (at, (field, width)) in fields.iter().zip(widths).enumerate() {
        let Some(column) = drawing.column_mut(at) else { continue };
        let gap = if at + 1 < fields.len() { GAP } else { 0 };
        let total = u16::try_from(width + gap).unwrap_or(u16::MAX);
        column.set_padding((0, u16::try_from(gap).unwrap_or_default()));
        column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(total)));
        column.set_cell_alignment(match field.side {
            Side::Left => CellAlignment::Left,
            Side::Right => CellAlignment::Right,
        });
    }
    let heads = fields.iter().enumerate().map(|(at, field)| wrap(&field.head, widths[at]).len()).max().unwrap_or(1);
    let lines = drawing.lines().enumerate().map(|(at, line)| match line.trim_end() {
        line if at <= heads => page.paint(Ink::Quiet, line),
        line => line.to_owned(),
    });
    lines.collect()
}

/// Each row as a paragraph of `head value` pairs with a hanging indent.
fn records(fields: &[Field], width: usize, lang: Lang) -> Vec<String> {
    let (colon, end) = match lang {
        Lang::English => (": ", "; "),
        Lang::Chinese => ("：", "；"),
    };
    let rows = fields.iter().map(|field| field.cells.len()).max().unwrap_or(0);
    let mut lines = Vec::new();
    for row in 0..rows {
        let filled: Vec<&Field> =
            fields.iter().filter(|field| field.cells[row].iter().any(|item| !item.is_empty())).collect();
        let links = filled.iter().enumerate().flat_map(|(at, field)| {
            let mut links = joined(&field.cells[row], field.joint, if at + 1 == filled.len() { "" } else { end });
            if let Some(first) = links.first_mut() {
                first.insert_str(0, &format!("{}{colon}", field.head));
            }
            links
        });
        let broken = lay(&links.collect::<Vec<_>>(), width.saturating_sub(2));
        let marks = ["- "].into_iter().chain(std::iter::repeat("  "));
        lines.extend(broken.iter().zip(marks).map(|(line, mark)| format!("{mark}{line}")));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Text, labels};

    fn table() -> Table {
        let name = |name: &str| Cell::Text(Text::verbatim(name));
        Table {
            title: Text::verbatim("t"),
            columns: vec![
                Column::words(labels::STEP),
                Column::words(labels::BASIS),
                Column::figures(labels::PRICE),
                Column::words(labels::WHY).where_it_fits(),
            ],
            rows: vec![
                vec![name("建设工程规划许可方案审查"), name("城乡规划法第四十条"), Cell::Number(6), name("w")],
                vec![name("fire"), name("a\x1b[31m"), Cell::Number(12), name("because of this and that, at length")],
            ],
            glance: None,
        }
    }

    #[test]
    fn no_line_is_wider_than_the_page() {
        for lang in [Lang::English, Lang::Chinese] {
            for width in 10..200 {
                let page = PageStyle::test(lang, width);
                for line in draw(&table(), &[0, 1], width, &page) {
                    assert!(columns(&line) <= width, "{width}: {line}");
                }
            }
        }
    }

    #[test]
    fn chinese_names_keep_the_columns_in_line() {
        let lines = draw(&table(), &[0, 1], 60, &PageStyle::test(Lang::English, 60));
        let ends: Vec<_> =
            lines[2..].iter().filter(|line| line.ends_with(['2', '6'])).map(|line| columns(line)).collect();
        assert_eq!(ends.len(), 2, "{lines:#?}");
        assert_eq!(ends[0], ends[1]);
    }

    #[test]
    fn a_narrow_page_has_a_paragraph_for_each_row() {
        let lines = draw(&table(), &[0], 24, &PageStyle::test(Lang::English, 24));
        assert_eq!(
            lines,
            ["- step: 建设工程规划许可", "  方案审查;", "  basis: 城乡规划法第四", "  十条; price in days: 6"]
        );
    }
}
