//! The words of legends and of descriptions in pictures.

use crate::text::labels::Label;
use crate::text::sentences;

/// A step or a line on a critical path.
pub(super) const CRITICAL: Label = Label::new("critical path", "关键路径");
/// A step that adds nothing.
pub(super) const WASTE: Label = Label::new("waste", "非增值");
/// A removed step or line.
pub(super) const GONE: Label = Label::new("removed", "取消");
/// An added step or line.
pub(super) const NEW: Label = Label::new("new", "新增");
/// A changed step.
pub(super) const CHANGED: Label = Label::new("changed", "有变化");
/// Any other step.
pub(super) const STEP: Label = Label::new("step", "环节");
/// A day off.
pub(super) const DAY_OFF: Label = Label::new("day off", "非工作日");
/// The float of a step.
pub(super) const FLOAT: Label = Label::new("float", "浮动时间");
/// Behind the reason of a critical order.
pub(super) const ON_PATH: Label = Label::new("on the critical path", "在关键路径上");

sentences! {
    /// A span of time.
    pub(super) fn span(from: &str, to: &str) = "from day {from} to day {to}" | "第 {from} 天至第 {to} 天";

    /// An order, and its reason.
    pub(super) fn waits(to: &str, from: &str, why: &str) = "{to} waits for {from}: {why}" | "{to}须等待{from}：{why}";
}
