//! A report on a terminal: calm, aligned, no wider than the page.

use std::collections::HashMap;
use std::io::{self, Write};

use rayon::prelude::*;

use super::PageStyle;
use super::lines::cell::words;
use super::lines::frame::frame;
use super::lines::paint::Ink;
use super::lines::safe::{inert, plain};
use super::lines::wrap::{flow, wrap};
use super::lines::{chart, diagram, prose, table};
use crate::finding::{Finding, INVALID_DEFINITION, Level};
use crate::report::analysis::say;
use crate::report::{Bars, Block, Cell, Glance, Report, ShownFinding, Table, Verbatim};
use crate::text::error;
use crate::text::labels::Label;
use crate::text::{Lang, Text};

/// The indentation below a title.
const INDENT: usize = 2;

/// The number of steps of a path that are shown at its beginning, and at its
/// end.
const PATH: (usize, usize) = (16, 6);

/// The number of blocks from which on a second core pays off.
const MANY: usize = 64;

pub(super) fn write(report: &Report, page: &PageStyle, out: &mut dyn Write) -> io::Result<()> {
    let mut sheet = Sheet { page, lines: Vec::new() };
    // The end of the output is read first on a terminal.
    let (last, first): (Vec<&Block>, Vec<&Block>) =
        report.blocks.iter().partition(|block| matches!(block, Block::Verdict(_)));
    let blocks: Vec<&Block> = first.into_iter().chain(last).collect();
    let shown = if page.all { vec![0; blocks.len()] } else { hidden(&blocks) };
    let seen: Vec<&Block> =
        blocks.iter().zip(&shown).filter(|(_, hidden)| **hidden < HIDDEN).map(|(block, _)| *block).collect();
    let mut drawn = frames(&seen, page).into_iter();
    for (block, hidden) in blocks.iter().zip(shown).filter(|(_, hidden)| *hidden < HIDDEN) {
        match block {
            Block::Found(found) => sheet.found(found, drawn.next().flatten()),
            _ => {
                drawn.next();
                sheet.block(block);
            }
        }
        if let (Block::Found(found), 1..) = (block, hidden) {
            sheet.paragraph(&say::more_of(found.finding.code, hidden));
            sheet.lines.push(String::new());
        }
    }
    let mut text = sheet.lines.join("\n");
    if !text.is_empty() {
        text.push('\n');
    }
    out.write_all(inert(&text).as_bytes())
}

/// The most findings of a rule that are shown by default.
const MOST_OF_A_RULE: usize = 5;

/// The mark of a block that is not shown.
const HIDDEN: usize = usize::MAX;

/// For each block [`HIDDEN`] where it is hidden by default, else how many of
/// its rule are hidden behind it. A finding that prevents a file from being
/// judged is always shown.
fn hidden(blocks: &[&Block]) -> Vec<usize> {
    let mut of_rule: HashMap<&str, (usize, usize)> = HashMap::new();
    let mut hidden = vec![0; blocks.len()];
    for (at, block) in blocks.iter().enumerate() {
        let Block::Found(found) = block else { continue };
        if found.suppressed.is_some() || found.finding.level == Level::Allow || found.finding.code == INVALID_DEFINITION
        {
            continue;
        }
        let (count, last) = of_rule.entry(found.finding.code).or_default();
        *count += 1;
        if *count <= MOST_OF_A_RULE {
            *last = at;
        } else {
            hidden[at] = HIDDEN;
            hidden[*last] += 1;
        }
    }
    hidden
}

/// The lines of each finding that is shown with any; where there are many,
/// drawn on all cores.
fn frames(blocks: &[&Block], page: &PageStyle) -> Vec<Option<String>> {
    let drawn = |block: &&Block| match block {
        Block::Found(found) => drawn(found, page),
        _ => None,
    };
    match blocks.len() {
        MANY.. => blocks.par_iter().map(drawn).collect(),
        _ => blocks.iter().map(drawn).collect(),
    }
}

/// A finding with its lines; `None` where it is hidden or has no text.
fn drawn(found: &ShownFinding, page: &PageStyle) -> Option<String> {
    let source = found.source.as_ref().filter(|_| is_shown(found, page))?;
    let draw = |finding: &Finding| frame(finding, source, page.lang, page.color, page.width, page.ascii);
    Some(match found.suppressed {
        // A finding that does not count is neither an error nor a warning.
        Some(_) => draw(&Finding { level: Level::Allow, ..(*found.finding).clone() }),
        None => draw(&found.finding),
    })
}

/// A finding that does not count is shown only if everything is requested.
fn is_shown(found: &ShownFinding, page: &PageStyle) -> bool {
    found.suppressed.is_none() || page.all
}

/// The lines written so far.
struct Sheet<'a> {
    page: &'a PageStyle,
    lines: Vec<String>,
}

impl Sheet<'_> {
    fn block(&mut self, block: &Block) {
        match block {
            Block::Headline { title, figure, facts } => self.headline(title, figure, facts),
            Block::Section(title) => self.title(title),
            Block::Paragraph(text) => self.paragraph(text),
            Block::Chain(links) => self.chain(links),
            Block::List(points) => self.list(points),
            Block::Table(table) => self.table(table),
            Block::Bars(bars) => self.bars(bars),
            Block::Diagram(diagram) => {
                self.headline(&diagram.title, &diagram.figure, &[]);
                self.lines.push(String::new());
                self.lines.extend(diagram::graph(diagram, self.page));
                self.notes(&diagram.notes);
            }
            Block::Plan(plan) => {
                self.headline(&plan.title, &plan.figure, &[]);
                self.lines.push(String::new());
                self.lines.extend(diagram::plan(plan, self.page));
                self.notes(&plan.notes);
            }
            Block::Form { title, items } => {
                self.title(title);
                self.list(&items.iter().map(|item| item.text.clone()).collect::<Vec<_>>());
            }
            Block::Verbatim(verbatim) => self.verbatim(verbatim),
            Block::Verdict(verdict) => self.verdict(verdict),
            Block::Found(found) => self.found(found, drawn(found, self.page)),
            Block::Page(text) => self.lines.extend(prose::draw(text.in_lang(self.page.lang), self.page)),
            Block::Folded { title, blocks } => self.folded(title, blocks),
            Block::Mark(_) => {}
        }
    }

    fn notes(&mut self, notes: &[Text]) {
        notes.iter().for_each(|note| {
            self.lines.push(String::new());
            self.paragraph(note);
        });
    }

    fn verdict(&mut self, verdict: &Text) {
        let lines = wrap(&self.words(verdict), self.page.width);
        self.lines.extend(lines.iter().map(|line| self.page.paint(Ink::Title, line)));
    }

    fn found(&mut self, found: &ShownFinding, drawn: Option<String>) {
        match drawn {
            Some(drawn) => self.lines.extend(drawn.lines().map(|line| line.trim_end().to_owned())),
            None if !is_shown(found, self.page) => return,
            None => {
                let lines = wrap(&self.words(&error(&found.finding.message)), self.page.width);
                self.lines.extend(lines);
                found.finding.help.iter().for_each(|help| self.paragraph(help));
            }
        }
        if let Some(why) = &found.suppressed {
            self.paragraph(why);
        }
        self.lines.push(String::new());
    }

    fn headline(&mut self, title: &Text, figure: &Text, facts: &[(Label, Cell)]) {
        if !self.lines.is_empty() {
            let rule = self.page.line().to_string().repeat(self.page.width);
            self.lines.extend([String::new(), self.page.paint(Ink::Quiet, &rule), String::new()]);
        }
        for text in [title, figure] {
            let lines = wrap(&self.words(text), self.page.width);
            self.lines.extend(lines.iter().map(|line| self.page.paint(Ink::Title, line)));
        }
        let lang = self.page.lang;
        let joint = if lang == Lang::Chinese { "，" } else { ", " };
        let fact =
            |(label, cell): &(Label, Cell)| self.page.signs(&format!("{} {}", label.in_lang(lang), words(cell, lang)));
        let facts: Vec<String> = facts.iter().map(fact).collect();
        if !facts.is_empty() {
            self.lines.extend(flow(&facts, joint, self.page.width));
        }
    }

    fn title(&mut self, title: &Text) {
        if !self.lines.is_empty() {
            self.lines.push(String::new());
        }
        let lines = wrap(&self.words(title), self.page.width);
        self.lines.extend(lines.iter().map(|line| self.page.paint(Ink::Title, line)));
    }

    fn paragraph(&mut self, text: &Text) {
        let lines = wrap(&self.words(text), self.room());
        self.lines.extend(lines.iter().map(|line| indented(&self.page.paint(Ink::Quiet, line))));
    }

    fn chain(&mut self, links: &[Text]) {
        let mut names: Vec<String> = links.iter().map(|link| self.words(link)).collect();
        let (first, last) = PATH;
        if !self.page.all && names.len() > first + last {
            let hidden = names.len() - first - last;
            names.splice(first..names.len() - last, [self.words(&say::more_steps(hidden))]);
        }
        let lines = flow(&names, &self.page.signs(" → "), self.room());
        self.lines.extend(lines.iter().map(|line| indented(line)));
    }

    fn list(&mut self, points: &[Text]) {
        for point in points {
            let lines = wrap(&self.words(point), self.room().saturating_sub(2));
            let marked = lines.iter().enumerate();
            self.lines
                .extend(marked.map(|(at, line)| indented(&format!("{}{line}", if at == 0 { "- " } else { "  " }))));
        }
    }

    fn table(&mut self, table: &Table) {
        let shown = self.shown(table.glance.as_ref(), table.rows.len());
        let lines = table::draw(table, &shown.rows, self.room(), self.page);
        self.titled(&table.title, &lines, &shown);
    }

    fn bars(&mut self, bars: &Bars) {
        let shown = self.shown(bars.glance.as_ref(), bars.rows.len());
        let lines = chart::draw(bars, &shown.rows, self.room(), self.page);
        if !lines.is_empty() {
            self.titled(&bars.title, &lines, &shown);
        }
    }

    fn verbatim(&mut self, verbatim: &Verbatim) {
        let ink = |line: &str| match line.chars().next() {
            Some('+') => Some(Ink::Added),
            Some('-') => Some(Ink::Removed),
            Some('@') => Some(Ink::Quiet),
            _ => None,
        };
        for line in verbatim.text.lines() {
            let shown = plain(line);
            let ink = ink(line).filter(|_| verbatim.notation == "diff");
            self.lines.push(ink.map_or(shown.clone(), |ink| self.page.paint(ink, &shown)));
        }
    }

    /// Text cannot be folded: a table has its own title.
    fn folded(&mut self, title: &Text, blocks: &[Block]) {
        if !matches!(blocks.first(), Some(Block::Table(_) | Block::Bars(_))) {
            self.title(title);
        }
        blocks.iter().for_each(|block| self.block(block));
    }

    fn titled(&mut self, title: &Text, lines: &[String], shown: &Glance) {
        if shown.rows.is_empty() && shown.rest.is_empty() {
            return;
        }
        self.title(title);
        self.lines.extend(lines.iter().map(|line| indented(line)));
        shown.rest.iter().for_each(|rest| self.paragraph(rest));
    }

    /// The rows that are shown, and the remarks on the others.
    fn shown(&self, glance: Option<&Glance>, rows: usize) -> Glance {
        match glance {
            Some(glance) if !self.page.all => glance.clone(),
            _ => Glance { rows: (0..rows).collect(), rest: Vec::new() },
        }
    }

    fn words(&self, text: &Text) -> String {
        self.page.signs(&plain(text.in_lang(self.page.lang)))
    }

    fn room(&self) -> usize {
        self.page.width.saturating_sub(INDENT)
    }
}

fn indented(line: &str) -> String {
    if line.is_empty() { String::new() } else { format!("{}{line}", " ".repeat(INDENT)) }
}
