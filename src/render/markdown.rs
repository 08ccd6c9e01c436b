//! A report as GitHub's Markdown.

use std::cmp::Reverse;
use std::io::{self, Write};

use super::PageStyle;
use super::lines::cell::words;
use super::lines::diagram::plan_table;
use super::lines::safe::{inert_in_markup, plain};
use super::mermaid;
use crate::finding::Level;
use crate::model::Spelled;
use crate::report::analysis::say;
use crate::report::check::chinese_name;
use crate::report::say::sheet;
use crate::report::{Bars, Block, Cell, FormItem, Report, ShownFinding, Side, Table, Verbatim};
use crate::source::CellName;
use crate::text::labels;
use crate::text::{Lang, Text};

/// The most characters of a document unless everything is requested: a comment
/// on a pull request holds 65,536.
const MOST_CHARACTERS: usize = 60_000;

/// The most rows of a table unless everything is requested.
const MOST_ROWS: usize = 200;

pub(super) fn write(report: &Report, page: &PageStyle, out: &mut dyn Write) -> io::Result<()> {
    let (mut points, blocks): (Vec<&Block>, Vec<&Block>) =
        report.blocks.iter().partition(|part| matches!(part, Block::Found(_)));
    points.sort_by_key(|part| match part {
        Block::Found(found) => Reverse(Some(found.finding.level)),
        _ => Reverse(None),
    });
    let mut blocks: Vec<String> = blocks.iter().map(|part| block(part, page)).collect();
    if !page.all {
        bound(&mut blocks, page);
    }
    let used = blocks.iter().map(|block| block.chars().count()).sum();
    blocks.extend(list(&points, used, page));
    if blocks.is_empty() {
        return Ok(());
    }
    writeln!(out, "{}", inert_in_markup(&page.signs(&blocks.join("\n\n"))))
}

/// Leaves out the parts that do not fit into a comment, and says how many.
fn bound(blocks: &mut Vec<String>, page: &PageStyle) {
    let mut room = MOST_CHARACTERS;
    let fits = |block: &String| {
        let left = room.checked_sub(block.chars().count());
        room = left.unwrap_or_default();
        left.is_some()
    };
    let shown = blocks.iter().map(fits).take_while(|fits| *fits).count();
    let hidden = blocks.len() - shown;
    if hidden > 0 {
        blocks.truncate(shown);
        blocks.push(escape(say::more_parts(hidden).in_lang(page.lang)));
    }
}

fn block(block: &Block, page: &PageStyle) -> String {
    let lang = page.lang;
    let text = |text: &Text| escape(text.in_lang(lang));
    match block {
        Block::Headline { title, figure, facts } => {
            let fact = |(label, cell): &(labels::Label, Cell)| {
                let colon = if lang == Lang::Chinese { "：" } else { ": " };
                format!("- {}{colon}{}", label.in_lang(lang), escape(&words(cell, lang)))
            };
            let facts: Vec<String> = facts.iter().map(fact).collect();
            format!("# {}\n\n**{}**\n\n{}", text(title), text(figure), facts.join("\n"))
        }
        Block::Section(title) => format!("## {}", text(title)),
        Block::Paragraph(paragraph) => opening(&text(paragraph)),
        Block::Chain(links) => opening(&links.iter().map(text).collect::<Vec<_>>().join(" → ")),
        Block::List(points) => points.iter().map(|point| format!("- {}", text(point))).collect::<Vec<_>>().join("\n"),
        Block::Table(table) => section(&table.title, &rows(table, page), lang),
        Block::Bars(bars) => section(&bars.title, &stretches(bars, lang), lang),
        Block::Diagram(diagram) => {
            let graph = Verbatim { notation: "mermaid", text: mermaid::text(diagram, lang) };
            let notes = diagram.notes.iter().map(|note| format!("\n\n{}", opening(&text(note))));
            let (title, figure) = (text(&diagram.title), text(&diagram.figure));
            format!("## {title}\n\n**{figure}**\n\n{}{}", fenced(&graph), notes.collect::<String>())
        }
        Block::Plan(plan) => {
            let (heads, rows) = plan_table(plan, lang);
            let notes = plan.notes.iter().map(|note| format!("\n\n{}", opening(&text(note))));
            let (title, figure) = (text(&plan.title), text(&plan.figure));
            format!("## {title}\n\n**{figure}**\n\n{}{}", grid(heads, rows.into_iter()), notes.collect::<String>())
        }
        Block::Form { title, items } => {
            let item = |item: &FormItem| {
                let lines = item.lines.iter().map(|line| format!("\n  - {}: ", line.in_lang(lang)));
                format!("- [ ] {}{}", text(&item.text), lines.collect::<String>())
            };
            section(title, &items.iter().map(item).collect::<Vec<_>>().join("\n"), lang)
        }
        Block::Verbatim(verbatim) => fenced(verbatim),
        Block::Verdict(verdict) => format!("**{}**", text(verdict)),
        Block::Found(found) => point(found, lang),
        Block::Page(text) => text.in_lang(lang).to_owned(),
        Block::Folded { title, blocks } => folded(title, blocks, page),
        Block::Mark(mark) => format!("<!-- reengineer: {} -->", hidden(mark)),
    }
}

/// The findings as one list. A comment on a pull request holds only so many
/// characters; the rest is counted.
fn list(points: &[&Block], used: usize, page: &PageStyle) -> Option<String> {
    let mut points: Vec<String> = points.iter().map(|part| block(part, page)).collect();
    points.retain(|point| !point.is_empty());
    let mut room = MOST_CHARACTERS.saturating_sub(used);
    let fits = |point: &String| {
        let left = room.checked_sub(point.chars().count() + 1);
        room = left.unwrap_or_default();
        left.is_some()
    };
    let shown = if page.all { points.len() } else { points.iter().map(fits).take_while(|fits| *fits).count() };
    let hidden = points.len() - shown;
    points.truncate(shown);
    points.extend((hidden > 0).then(|| format!("- {}", escape(say::more(hidden).in_lang(page.lang)))));
    (!points.is_empty()).then(|| points.join("\n"))
}

/// A finding as a list item: place, message, remedy. One that does not count is
/// only counted.
fn point(found: &ShownFinding, lang: Lang) -> String {
    if found.suppressed.is_some() {
        return String::new();
    }
    let ShownFinding { finding, source, .. } = found;
    let colon = if lang == Lang::Chinese { "：" } else { ": " };
    let message = escape(finding.message.in_lang(lang));
    let place = source.as_ref().map(|source| {
        let place = match source.cell(&finding.place) {
            Some(CellName { sheet, cell }) => sheet::in_file(source.name(), &sheet::cell(sheet, &cell), lang),
            None => format!("{}:{}", source.name(), source.position(&finding.place).0),
        };
        format!(" {}", code(&place))
    });
    let place = place.unwrap_or_default();
    let help = finding.help.as_ref().map(|help| format!("  \n  {}", escape(help.in_lang(lang)))).unwrap_or_default();
    let level = match (finding.level, lang) {
        (Level::Allow, Lang::English) => "note",
        (Level::Allow, Lang::Chinese) => "提示",
        (level, Lang::English) => level.english(),
        (level, Lang::Chinese) => level.chinese(),
    };
    let named = match (lang, chinese_name(finding.code)) {
        (Lang::Chinese, Some(rule)) => format!("（{}）", escape(rule)),
        _ => String::new(),
    };
    format!("- **{level}** {}{named}{place}{colon}{message}{help}", code(finding.code))
}

/// A code span, whatever the text contains.
fn code(text: &str) -> String {
    let text = plain(text);
    let longest = text.split(|character| character != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest + 1);
    let blank = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    format!("{fence}{blank}{text}{blank}{fence}")
}

fn section(title: &Text, body: &str, lang: Lang) -> String {
    format!("## {}\n\n{body}", escape(title.in_lang(lang)))
}

fn rows(table: &Table, page: &PageStyle) -> String {
    let lang = page.lang;
    let heads = table.columns.iter().map(|column| (column.head.in_lang(lang).to_owned(), column.side)).collect();
    let most = if page.all { usize::MAX } else { MOST_ROWS };
    let cells = table.rows.iter().take(most).map(|row| row.iter().map(|cell| words(cell, lang)).collect());
    let grid = grid(heads, cells);
    match table.rows.len().saturating_sub(most) {
        0 => grid,
        hidden => format!("{grid}\n\n{}", escape(say::more(hidden).in_lang(lang))),
    }
}

/// A folded section; its summary is its title.
fn folded(title: &Text, blocks: &[Block], page: &PageStyle) -> String {
    let lang = page.lang;
    let inside = |part: &Block| match part {
        Block::Table(table) => rows(table, page),
        Block::Bars(bars) => stretches(bars, lang),
        other => block(other, page),
    };
    let inside: Vec<String> = blocks.iter().map(inside).collect();
    let summary = escape(title.in_lang(lang));
    format!("<details><summary>{summary}</summary>\n\n{}\n\n</details>", inside.join("\n\n"))
}

/// A comment, whatever the text contains.
fn hidden(mark: &str) -> String {
    plain(mark).chars().filter(|character| !matches!(character, '<' | '>')).collect::<String>().replace("--", "- -")
}

/// A document has no bars: the stretches of time as figures.
fn stretches(bars: &Bars, lang: Lang) -> String {
    let mut heads = vec![(labels::STEP.in_lang(lang).to_owned(), Side::Left)];
    heads.push((labels::DAYS.in_lang(lang).to_owned(), Side::Right));
    for (series, _) in &bars.series {
        for end in [labels::START, labels::FINISH] {
            let joint = if lang == Lang::English { " " } else { "" };
            heads.push((format!("{}{joint}{}", series.in_lang(lang), end.in_lang(lang)), Side::Right));
        }
    }
    let cells = bars.rows.iter().map(|row| {
        let ends = row.bars.iter().flat_map(|bar| match bar {
            Some(bar) => [bar.start.to_string(), bar.finish.to_string()],
            None => [row.absent.in_lang(lang).to_owned(), String::new()],
        });
        [row.name.in_lang(lang).to_owned(), words(&row.length, lang)].into_iter().chain(ends).collect()
    });
    grid(heads, cells)
}

fn grid(heads: Vec<(String, Side)>, rows: impl Iterator<Item = Vec<String>>) -> String {
    let line = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
    let rule = heads.iter().map(|(_, side)| if *side == Side::Right { "---:" } else { "---" }.to_owned()).collect();
    let heads = heads.iter().map(|(head, _)| escape(head)).collect();
    let body = rows.map(|row| line(row.iter().map(|cell| escape(cell)).collect()));
    [line(heads), line(rule)].into_iter().chain(body).collect::<Vec<_>>().join("\n")
}

/// Lines between fences longer than any run of ticks in them.
fn fenced(verbatim: &Verbatim) -> String {
    let runs = verbatim.text.split(|character| character != '`').map(str::len);
    let fence = "`".repeat(runs.max().unwrap_or_default().max(2) + 1);
    let lines: String = verbatim.text.lines().map(|line| plain(line) + "\n").collect();
    format!("{fence}{}\n{lines}{fence}", verbatim.notation)
}

/// A paragraph that does not begin like a list.
fn opening(text: &str) -> String {
    let rest = text.trim_start_matches(|character: char| character.is_ascii_digit());
    let (number, rest) = text.split_at(text.len() - rest.len());
    let list = if number.is_empty() { rest.starts_with(['-', '+', '=']) } else { rest.starts_with(['.', ')']) };
    format!("{number}{}{rest}", if list { "\\" } else { "" })
}

/// Escapes a name: nothing in it is markup, and nobody is notified. A mention,
/// a reference and an address are split by an invisible character, as the bots
/// of forges do it.
fn escape(text: &str) -> String {
    const SPLIT: &str = "&#8203;";
    let plain = plain(text);
    let mut escaped = String::with_capacity(plain.len());
    for (at, character) in plain.char_indices() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '#' | '!' | '$' => escaped.extend(['\\', character]),
            _ => escaped.push(character),
        }
        let behind = &plain[at + character.len_utf8()..];
        let before = &plain[..at];
        let splits = match character {
            '@' | '#' | '!' | '$' | '&' | '~' | '^' | '%' => {
                behind.starts_with(|next: char| next.is_ascii_alphanumeric() || next == '_' || next == '"')
            }
            ':' => behind.starts_with("//"),
            'w' | 'W' => behind.starts_with('.') && before.to_ascii_lowercase().ends_with("ww"),
            '-' => before.ends_with("GH") && behind.starts_with(|next: char| next.is_ascii_digit()),
            _ => false,
        };
        if splits {
            escaped.push_str(SPLIT);
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{Column, Glance};

    #[test]
    fn nothing_in_a_name_is_markup() {
        assert_eq!(escape("a|b <script> *x* [y](z) `c`\nd"), r"a\|b &lt;script&gt; \*x\* \[y\](z) \`c\` d");
    }

    #[test]
    fn nobody_is_called_and_nothing_is_linked_by_a_name() {
        for (name, shown) in [
            ("@octocat", "@&#8203;octocat"),
            ("a@b.org", "a@&#8203;b.org"),
            ("o/r#12", r"o/r\#&#8203;12"),
            ("GH-12", "GH-&#8203;12"),
            ("!5 &3", r"\!&#8203;5 &amp;&#8203;3"),
            ("https://x.org www.x.org", "https:&#8203;//x.org www&#8203;.x.org"),
            ("50 % @ 规划", "50 % @ 规划"),
        ] {
            assert_eq!(escape(name), shown);
        }
    }

    #[test]
    fn a_name_that_looks_like_a_list_stays_a_name() {
        assert_eq!([opening("1. a"), opening("- a"), opening("12 a")], ["1\\. a", "\\- a", "12 a"]);
    }

    #[test]
    fn figures_line_up_on_the_right() {
        let table = Table {
            title: Text::verbatim("t"),
            columns: vec![Column::words(labels::STEP), Column::figures(labels::DAYS)],
            rows: vec![vec![Cell::Text(Text::verbatim("a|b")), Cell::Number(3)]],
            glance: Some(Glance::default()),
        };
        let text = block(&Block::Table(table), &PageStyle::test(Lang::English, 80));
        assert_eq!(text, "## t\n\n| step | days |\n| --- | ---: |\n| a\\|b | 3 |");
    }
}
