//! A material that is demanded of the applicant though an authority holds it.

use super::asked::first_askings;
use super::{Case, Group, Presets, Remark, Rule};
use crate::text::say;

pub(super) const RULE: Rule =
    Rule::new("held-already", Group::Material, Presets::WARN, include_str!("held_already.md"), judge);

fn judge(case: &Case<'_>) -> Vec<Remark> {
    let process = case.process;
    let mut remarks = Vec::new();
    for (asking, times) in first_askings(process) {
        let Some(holder) = &process.materials()[asking.material.index()].held_by else { continue };
        let name = asking.name(process);
        let (often, often_zh) = match times {
            1 => (String::new(), String::new()),
            _ => (format!(" {times} times"), format!("（共 {times} 处）")),
        };
        let message = say!(
            "`{name}` is demanded of the applicant{often} though {holder} holds it",
            "「{name}」由{holder}持有，却要求申请人提交{often_zh}"
        );
        let (key, key_zh) = asking.keys();
        remarks.push(Remark::new(asking.place(), message).help(say!(
            "obtain it from {holder} by sharing, and take it off `{key}`",
            "请通过数据共享向{holder}获取，并从 `{key_zh}` 中删除"
        )));
    }
    remarks
}
