//! A graph as Mermaid text, which many documentation sites draw.

use std::fmt::Write as _;
use std::io::{self, Write};

use super::PageStyle;
use super::lines::safe::{inert, plain};
use super::picture::{style, tags, tie_title};
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

/// The graph, departments as boxes around their steps.
pub(super) fn text(diagram: &Diagram, lang: Lang) -> String {
    let mut text = String::from("flowchart TD\n");
    let _ = writeln!(text, "  accTitle: {}", line(diagram.title.in_lang(lang)));
    let _ = writeln!(text, "  accDescr: {}", line(diagram.figure.in_lang(lang)));
    for (lane, name) in diagram.lanes.iter().enumerate() {
        let _ = writeln!(text, "  subgraph d{lane}[\"{}\"]", label(name.in_lang(lang)));
        let steps = diagram.steps.iter().enumerate().filter(|(_, step)| step.lane == lane);
        for (at, step) in steps {
            let _ = writeln!(text, "    s{at}[\"{}\"]:::{}", words(step, lang), class(step));
        }
        text.push_str("  end\n");
    }
    for tie in &diagram.ties {
        let (stroke, _) = style(tie.reason);
        let arrow = match (stroke, tie.is_critical) {
            (_, true) => "==>",
            (Stroke::Solid, false) => "-->",
            (_, false) => "-.->",
        };
        let mut why = reason_label(tie.reason).in_lang(lang).to_owned();
        if let Some(how) = &tie.how {
            why = format!("{why} · {}", plain(how.in_lang(lang)));
        }
        why.push_str(match (tie.mark, lang) {
            (Mark::New, Lang::English) => " · new",
            (Mark::New, Lang::Chinese) => " · 新增",
            (Mark::Gone, Lang::English) => " · removed",
            (Mark::Gone, Lang::Chinese) => " · 取消",
            (Mark::Kept | Mark::Changed, _) => "",
        });
        let _ = writeln!(text, "  s{} {arrow}|\"{}\"| s{}", tie.from, label(&why), tie.to);
    }
    for tie in diagram.ties.iter().filter(|tie| tie.basis.is_some()) {
        let _ = writeln!(text, "  %% {}", line(&tie_title(diagram, tie, lang)));
    }
    text.push_str(CLASSES);
    text
}

/// The edges of boxes show their meaning without colour.
const CLASSES: &str = "  classDef step fill:#fff,stroke:#44546a,color:#1a202c
  classDef critical fill:#ffe9d6,stroke:#9b2c00,stroke-width:3px,color:#1a202c
  classDef waste fill:#f3f3f3,stroke:#44546a,stroke-dasharray:5 3,color:#1a202c
  classDef criticalwaste fill:#ffe9d6,stroke:#9b2c00,stroke-width:3px,stroke-dasharray:6 3,color:#1a202c
  classDef new fill:#e3f4e8,stroke:#0b6b3a,stroke-width:3px,color:#1a202c
  classDef changed fill:#e6effb,stroke:#1d4f91,stroke-width:2px,stroke-dasharray:10 3,color:#1a202c
  classDef gone fill:#f7f7f7,stroke:#6b6b6b,stroke-dasharray:2 3,color:#1a202c
";

const fn class(step: &DiagramNode) -> &'static str {
    match (step.mark, step.is_waste, step.is_critical) {
        (Mark::Gone, ..) => "gone",
        (Mark::New, ..) => "new",
        (Mark::Changed, ..) => "changed",
        (_, true, true) => "criticalwaste",
        (_, true, false) => "waste",
        (_, false, true) => "critical",
        (_, false, false) => "step",
    }
}

fn words(step: &DiagramNode, lang: Lang) -> String {
    let mut lines = vec![label(step.name.in_lang(lang)), label(step.length.in_lang(lang))];
    lines.extend(step.notes.iter().map(|note| label(note.in_lang(lang))));
    let tags = tags(step, lang);
    if !tags.is_empty() {
        lines.push(label(&tags.join(" · ")));
    }
    lines.join("<br>")
}

/// A quoted text: every character with a meaning in Mermaid, Markdown or HTML
/// by its code.
fn label(text: &str) -> String {
    let mut label = String::new();
    for character in plain(text).chars() {
        match character {
            ' ' | '-' | '.' | ',' => label.push(character),
            character if character.is_ascii() && !character.is_ascii_alphanumeric() => {
                let _ = write!(label, "#{};", u32::from(character));
            }
            _ => label.push(character),
        }
    }
    label
}

/// A text on its own line, without characters that end it or begin markup.
fn line(text: &str) -> String {
    let signs = ['<', '>', '"', '&', ';', '#', '{', '}', '%', '`', ':'];
    plain(text).chars().map(|character| if signs.contains(&character) { ' ' } else { character }).collect()
}
