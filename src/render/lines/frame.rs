//! A finding with its lines of text.

use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level as Shown, Origin, Renderer, Snippet};

use unicode_width::UnicodeWidthChar;

use super::safe::push;
use super::wrap::{columns, wrap};
use crate::finding::{Finding, Level};
use crate::model::Place;
use crate::report::check::chinese_name;
use crate::report::say::sheet;
use crate::source::{CellName, Location, Source};
use crate::text::{Lang, Text};

/// The characters of a line that are considered on either side of the shown
/// part.
const CONTEXT: usize = 240;

/// The columns of the narrowest page.
const LEAST_WIDTH: usize = 40;

/// The columns on either side of the marks that are drawn beyond the width of
/// the page, so that it shows that the line goes on.
const BEYOND: usize = 16;

/// The most bytes of a line that are shown.
const MOST_SHOWN: usize = 4_000;

/// The most characters of a message that are shown.
const MOST_SAID: usize = 800;

/// The columns before the text of a help line, for files of up to 9999 lines.
const HELP_INDENT: usize = 14;

/// The least columns for a message, behind its level and its code.
const LEAST_ROOM: usize = 24;

/// The most related places that are shown.
const MOST_RELATED: usize = 20;

/// Draws a finding: its message, its lines, related places, and the remedy.
/// `width` is that of the terminal, in columns.
#[must_use]
pub fn frame(finding: &Finding, source: &Source, lang: Lang, color: bool, width: usize, ascii: bool) -> String {
    let (level, name) = match (finding.level, lang) {
        (Level::Deny, Lang::English) => (Shown::ERROR, "error"),
        (Level::Deny, Lang::Chinese) => (Shown::ERROR, "错误"),
        (Level::Warn, Lang::English) => (Shown::WARNING, "warning"),
        (Level::Warn, Lang::Chinese) => (Shown::WARNING, "警告"),
        (Level::Allow, Lang::English) => (Shown::NOTE, "note"),
        (Level::Allow, Lang::Chinese) => (Shown::NOTE, "提示"),
    };
    let location = source.locate(&finding.place);
    let label = columns(name) + columns(finding.code) + "[]: ".len();
    let message = wrap(&visible(finding.message.in_lang(lang)), width.saturating_sub(label).max(LEAST_ROOM));
    let title = level.with_name(name).primary_title(message.join("\n")).id(finding.code);
    let origin = match source.cell(&finding.place) {
        Some(CellName { sheet, cell }) => {
            Origin::path(visible(&sheet::in_file(source.name(), &sheet::cell(sheet, &cell), lang)))
        }
        None => Origin::path(visible(source.name())).line(location.line).char_column(location.column),
    };
    let mut group = title.element(origin);
    if !source.text().is_empty() {
        group = group.element(excerpt(finding, &location, source, lang, width));
    }
    if let Some(help) = &finding.help {
        let name = if lang == Lang::Chinese { "提示" } else { "help" };
        let lines = wrap(&visible(help.in_lang(lang)), width.max(LEAST_WIDTH) - HELP_INDENT);
        group = group.element(Shown::HELP.with_name(name).message(lines.join("\n")));
    }
    // An id is not a name to readers of Chinese.
    if let (Lang::Chinese, Some(rule)) = (lang, chinese_name(finding.code)) {
        group = group.element(Shown::NOTE.with_name("规则").message(rule));
    }
    let renderer = if color { Renderer::styled().hyperlink(false) } else { Renderer::plain() };
    // Terminals for Chinese may draw ━ two columns wide, and a mark would be
    // twice as long as what it marks.
    let decor = if ascii || lang == Lang::Chinese { DecorStyle::Ascii } else { DecorStyle::Unicode };
    let groups: &[Group<'_>] = &[group];
    without_second_origin(&renderer.term_width(width.max(LEAST_WIDTH)).decor_style(decor).render(groups), message.len())
}

/// Removes the second origin line, which the renderer would print with the
/// column in the excerpt instead of that in the whole line. The message takes
/// this number of lines.
fn without_second_origin(drawn: &str, message: usize) -> String {
    let repeated = |(nth, line): &(usize, &str)| *nth == message + 2 && (line.contains(":::") || line.contains('⸬'));
    let lines: Vec<&str> = drawn.lines().enumerate().filter(|line| !repeated(line)).map(|(_, line)| line).collect();
    lines.join("\n")
}

/// The lines of a finding and its related places. Lines between them that are
/// not shown stay empty, so that a long file costs nothing.
fn excerpt<'f>(
    finding: &Finding,
    location: &Location,
    source: &Source,
    lang: Lang,
    width: usize,
) -> Snippet<'f, annotate_snippets::Annotation<'f>> {
    let mut marks = vec![(location.clone(), None)];
    let related = finding.related.iter().take(MOST_RELATED);
    marks
        .extend(related.map(|(place, text): &(Place, Text)| (source.locate(place), Some(visible(text.in_lang(lang))))));
    // The rows of another sheet have their own numbers.
    let before = |mark: &Location| mark.text_line.saturating_sub(mark.line);
    marks.retain(|(mark, _)| before(mark) == before(location));
    let first = marks.iter().map(|(mark, _)| mark.text_line).min().expect("one mark is the finding's");
    let last = marks.iter().map(|(mark, _)| mark.text_line).max().expect("one mark is the finding's");
    let mut text = String::new();
    let mut spans = Vec::with_capacity(marks.len());
    for line in first..=last {
        let shown = source.line_bytes(line);
        let mut window = 0..0;
        let mut here = Vec::new();
        for (nth, (mark, _)) in marks.iter().enumerate().filter(|(_, (mark, _))| mark.text_line == line) {
            let around = self::window(source.text(), &shown, &mark.bytes);
            let both = if here.is_empty() { around } else { span(window.clone(), around) };
            // Marks far apart in one line are not shown together.
            if here.is_empty() || both.len() <= MOST_SHOWN {
                window = both;
                here.push((nth, mark.bytes.clone()));
            }
        }
        let near = |mark: &Location| mark.text_line.abs_diff(line) <= 2;
        let window = if window.is_empty() && marks.iter().any(|(mark, _)| near(mark)) {
            window_at_start(source.text(), &shown)
        } else {
            window
        };
        // Where several lines are drawn, one margin holds for all of them.
        let window = if first == last { narrowed(source.text(), window, &here, width) } else { window };
        let mut offsets = Vec::with_capacity(window.len() + 1);
        for (at, character) in source.text().get(window.clone()).unwrap_or_default().char_indices() {
            offsets.push((window.start + at, text.len()));
            match character {
                '\t' => text.push(character),
                _ => push(&mut text, character),
            }
        }
        offsets.push((window.end, text.len()));
        let place = |byte: usize| {
            let behind = offsets.partition_point(|(at, _)| *at <= byte);
            offsets.get(behind.saturating_sub(1)).map_or(0, |(_, to)| *to)
        };
        spans.extend(here.into_iter().map(|(nth, bytes)| (nth, place(bytes.start)..place(bytes.end))));
        text.push('\n');
    }
    spans.sort_by_key(|(nth, _)| *nth);
    let annotations = spans.into_iter().map(|(nth, span)| {
        let kind = if nth == 0 { AnnotationKind::Primary } else { AnnotationKind::Context };
        kind.span(span).label(marks.get(nth).and_then(|(_, label)| label.clone()))
    });
    let annotations: Vec<_> = annotations.collect();
    Snippet::source(text).line_start(first - before(location)).annotations(annotations)
}

/// The part of a line around the marked text.
fn window(text: &str, line: &Range<usize>, bytes: &Range<usize>) -> Range<usize> {
    let start = bytes.start.clamp(line.start, line.end);
    let end = bytes.end.clamp(start, line.end);
    let before = text.get(line.start..start).unwrap_or_default();
    let behind = text.get(start..line.end).unwrap_or_default();
    let from = before.char_indices().rev().nth(CONTEXT - 1).map_or(line.start, |(at, _)| line.start + at);
    let reach = text.get(start..end).unwrap_or_default().chars().take(CONTEXT).count() + CONTEXT;
    let to = behind.char_indices().nth(reach).map_or(line.end, |(at, _)| start + at);
    from..to
}

fn window_at_start(text: &str, line: &Range<usize>) -> Range<usize> {
    window(text, line, &(line.start..line.start))
}

/// The part of a window that can be drawn in `width` columns: as many on either
/// side of the marks, and what is needed to see that there is more. It does not
/// begin with a blank, which the renderer would take for an indentation.
fn narrowed(text: &str, window: Range<usize>, marks: &[(usize, Range<usize>)], width: usize) -> Range<usize> {
    let start = marks.iter().map(|(_, bytes)| bytes.start).min().unwrap_or(window.start);
    let end = marks.iter().map(|(_, bytes)| bytes.end).max().unwrap_or(window.end);
    let (start, end) = (start.clamp(window.start, window.end), end.clamp(window.start, window.end));
    let room = width.max(LEAST_WIDTH) + BEYOND;
    let is_enough = |taken: &mut usize, (at, character): (usize, char)| {
        let was = std::mem::replace(taken, *taken + character.width().unwrap_or(0));
        Some((was >= room && !character.is_whitespace()).then_some(at))
    };
    let before = text.get(window.start..start).unwrap_or_default().char_indices().rev();
    let behind = text.get(end..window.end).unwrap_or_default().char_indices();
    let from = before.scan(0, is_enough).flatten().next().map_or(window.start, |at| window.start + at);
    let to = behind.scan(0, is_enough).flatten().next().map_or(window.end, |at| end + at);
    from..to
}

fn span(one: Range<usize>, other: Range<usize>) -> Range<usize> {
    one.start.min(other.start)..one.end.max(other.end)
}

/// A text without characters that move the cursor or change the terminal, cut
/// to a readable length.
fn visible(text: &str) -> String {
    let mut shown = String::new();
    for (nth, character) in text.chars().enumerate() {
        match character {
            _ if nth == MOST_SAID => {
                shown.push_str("...");
                break;
            }
            '\t' | '\n' | '\r' => shown.push(' '),
            _ => push(&mut shown, character),
        }
    }
    shown
}
