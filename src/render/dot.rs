//! A graph for Graphviz.

use std::fmt::Write as _;
use std::io::{self, Write};

use super::PageStyle;
use super::lines::safe::{inert, plain};
use super::picture::{step_title, style, tags, tie_title};
use crate::draw::Stroke;
use crate::report::Block;
use crate::report::diagram::{Diagram, DiagramNode, Mark};
use crate::report::say::reason as reason_label;
use crate::text::Lang;

pub(super) fn write(pictures: &[Block], page: &PageStyle, out: &mut dyn Write) -> io::Result<()> {
    for block in pictures {
        if let Block::Diagram(diagram) = block {
            out.write_all(inert(&text(diagram, page.lang)).as_bytes())?;
        }
    }
    Ok(())
}

fn text(diagram: &Diagram, lang: Lang) -> String {
    let said = |text: &crate::text::Text| quoted(text.in_lang(lang));
    let mut text = format!(
        "digraph {} {{\n  graph [label={}, labelloc=t, newrank=true, fontname=\"sans-serif\"]\n  \
         node [shape=box, fontname=\"sans-serif\", fontsize=11]\n  edge [fontname=\"sans-serif\", fontsize=9]\n",
        said(&diagram.title),
        quoted(&format!("{}\n{}", diagram.title.in_lang(lang), diagram.figure.in_lang(lang)))
    );
    for (lane, name) in diagram.lanes.iter().enumerate() {
        let _ = writeln!(text, "  subgraph cluster_{lane} {{\n    label={}\n    style=rounded", said(name));
        for (at, step) in diagram.steps.iter().enumerate().filter(|(_, step)| step.lane == lane) {
            let mut lines = vec![step.name.in_lang(lang).to_owned(), step.length.in_lang(lang).to_owned()];
            lines.extend(step.notes.iter().map(|note| note.in_lang(lang).to_owned()));
            let tags = tags(step, lang).join(" · ");
            lines.extend((!tags.is_empty()).then_some(tags));
            let tooltip = quoted(&step_title(diagram, step, lang));
            let _ = writeln!(text, "    s{at} [label={}, tooltip={tooltip}{}]", quoted(&lines.join("\n")), look(step));
        }
        text.push_str("  }\n");
    }
    for tie in &diagram.ties {
        let (stroke, _) = style(tie.reason);
        let line = match stroke {
            Stroke::Solid => "solid",
            Stroke::DashDot | Stroke::Dashed => "dashed",
            Stroke::Dotted => "dotted",
        };
        let width = if tie.is_critical { 2.8 } else { 1.0 };
        let color = match tie.mark {
            Mark::New => ", color=\"#0b6b3a\"",
            Mark::Gone => ", color=\"#6b6b6b\", arrowhead=empty",
            Mark::Kept | Mark::Changed => "",
        };
        let mut why = reason_label(tie.reason).in_lang(lang).to_owned();
        if let Some(how) = &tie.how {
            why = format!("{why}\n{}", how.in_lang(lang));
        }
        let _ = writeln!(
            text,
            "  s{} -> s{} [style={line}, penwidth={width}, label={}, tooltip={}{color}]",
            tie.from,
            tie.to,
            quoted(&why),
            quoted(&tie_title(diagram, tie, lang))
        );
    }
    text.push_str("}\n");
    text
}

const fn look(step: &DiagramNode) -> &'static str {
    match (step.mark, step.is_waste, step.is_critical) {
        (Mark::Gone, ..) => ", style=dotted",
        (Mark::New, ..) => ", penwidth=2.2, color=\"#0b6b3a\"",
        (Mark::Changed, ..) => ", penwidth=2.2, color=\"#1d4f91\"",
        (_, true, true) => ", style=dashed, penwidth=2.8",
        (_, true, false) => ", style=dashed",
        (_, false, true) => ", penwidth=2.8",
        (_, false, false) => "",
    }
}

/// A quoted text: nothing in it is an escape except the line feeds between its
/// parts.
fn quoted(text: &str) -> String {
    let lines = text.split('\n').map(|line| plain(line).replace('\\', "\\\\").replace('"', "\\\""));
    format!("\"{}\"", lines.collect::<Vec<_>>().join("\\n"))
}
