//! Sentences of several reports, and those of the small ones.

pub mod calendar;
pub mod cases;
pub mod config;
pub mod dates;
pub mod explain;
pub mod init;
pub mod sheet;

use crate::analysis::Reason;
use crate::text::labels::Label;

/// The reason of an order.
pub const fn reason(reason: Reason) -> Label {
    match reason {
        Reason::Document => Label::new("document", "材料"),
        Reason::Law => Label::new("law", "法定"),
        Reason::Safety => Label::new("safety", "安全"),
        Reason::Nature => Label::new("nature", "客观"),
        Reason::Procedure => Label::new("procedure", "程序"),
        Reason::Habit => Label::new("habit", "惯例"),
        Reason::Open => Label::new("open", "未说明"),
    }
}
