//! Colours, and the characters of bars and lines. Colour is never the only
//! sign.

use anstyle::{AnsiColor, Effects, Style};

use crate::render::PageStyle;
use crate::report::BarStyle;

/// The role of a stretch of text, which determines its colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::render) enum Ink {
    /// A subject, a figure, a title.
    Title,
    /// Lines, heads, remarks.
    Quiet,
    /// An added line.
    Added,
    /// A removed line.
    Removed,
    /// A bar.
    Bar(BarStyle),
}

impl Ink {
    const fn style(self) -> Style {
        let style = Style::new();
        match self {
            Self::Title => style.effects(Effects::BOLD),
            Self::Quiet | Self::Bar(BarStyle::Normal | BarStyle::Whole) => style.effects(Effects::DIMMED),
            Self::Removed | Self::Bar(BarStyle::Critical | BarStyle::Added) => AnsiColor::Red.on_default(),
            Self::Bar(BarStyle::Waste | BarStyle::Saved) => AnsiColor::Yellow.on_default(),
            Self::Added | Self::Bar(BarStyle::Planned) => AnsiColor::Green.on_default(),
        }
    }
}

impl PageStyle {
    /// The text in its colour, where colours may be used.
    pub(in crate::render) fn paint(&self, ink: Ink, text: &str) -> String {
        if !self.color || text.trim().is_empty() {
            return text.to_owned();
        }
        let style = ink.style();
        format!("{style}{text}{style:#}")
    }

    /// The character that a bar is made of.
    pub(in crate::render) const fn bar(&self, style: BarStyle) -> char {
        match (style, self.ascii) {
            (BarStyle::Critical, false) => '█',
            (BarStyle::Critical, true) => '#',
            (BarStyle::Waste | BarStyle::Saved, false) => '░',
            (BarStyle::Waste | BarStyle::Saved, true) => 'x',
            (BarStyle::Added, false) => '▒',
            (BarStyle::Added, true) => '+',
            (BarStyle::Normal | BarStyle::Whole, false) => '─',
            (BarStyle::Normal | BarStyle::Whole, true) => '-',
            (BarStyle::Planned, false) => '▓',
            (BarStyle::Planned, true) => '=',
        }
    }

    /// The character for a bar of no time.
    pub(in crate::render) const fn moment(&self) -> char {
        if self.ascii { '|' } else { '▏' }
    }

    /// The mark for the rest of a name that is cut.
    pub(in crate::render) const fn ellipsis(&self) -> &'static str {
        if self.ascii { "~" } else { "…" }
    }

    /// The character that lines are made of.
    pub(in crate::render) const fn line(&self) -> char {
        if self.ascii { '-' } else { '─' }
    }

    /// The text with the arrows and signs that the terminal can show.
    pub(in crate::render) fn signs(&self, text: &str) -> String {
        if !self.ascii {
            return text.to_owned();
        }
        text.replace('→', "->").replace(['−', '–'], "-").replace('÷', "/").replace('…', "...").replace('\u{FFFD}', "?")
    }
}
