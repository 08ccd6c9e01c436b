//! Titles of the parts of a manual page.

use crate::text::labels::Label;

/// The part of the manual that a page is in.
pub const VOLUME: Label = Label::new("User Commands", "用户命令");

/// The title in our words for one given by the library that makes the pages.
pub fn title(given: &str) -> Option<Label> {
    match given {
        "NAME" => Some(Label::new("NAME", "名称")),
        "SYNOPSIS" => Some(Label::new("SYNOPSIS", "用法")),
        "OPTIONS" => Some(Label::new("OPTIONS", "选项")),
        "SUBCOMMANDS" => Some(Label::new("COMMANDS", "命令")),
        _ => None,
    }
}
