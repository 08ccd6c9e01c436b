//! The rules that apply only to licences.

use super::{Remark, Rule, RuleLaw};
use crate::model::{MatterType, Process};
use crate::text::say;

impl Rule {
    /// Returns whether it rests on the law of licences alone.
    pub fn judges_licences(&self) -> bool {
        self.law == RuleLaw::ChinasLicences
    }
}

/// Returns whether a process may grant a licence: it says so, or does not state
/// its type.
pub(super) fn may_be(process: &Process) -> bool {
    process.matter().is_none_or(|matter| matter == MatterType::Licence)
}

/// The remark with a note where the file does not state its type.
pub(super) fn supposed(remark: Remark) -> Remark {
    if remark.is_undecided() {
        return remark;
    }
    remark.reworded(|help| {
        let (english, chinese) = help.as_ref().map_or(("", ""), |help| (help.english(), help.chinese()));
        let (then, then_zh) = if help.is_some() { ("; ", "；") } else { ("", "") };
        say!(
            "{english}{then}no `type` is stated, so this is judged as a licence: write `type: licence`, or what it is",
            "{chinese}{then_zh}未写 `事项类型`，按行政许可判定：请写 `事项类型: 行政许可`，或写明实际类型"
        )
    })
}
