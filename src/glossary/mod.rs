//! What do the words of the field mean? A page beside this file for each.

use crate::words::Page;

/// A word of the field.
#[derive(Clone, Copy, Debug)]
pub struct Term {
    /// What it is called: the usual English name first, the other names of
    /// both languages behind it.
    pub names: &'static [&'static str],
    /// What it means, and who says so.
    pub page: Page,
}

macro_rules! term {
    ($file:literal, $($name:literal),+) => {
        Term { names: &[$($name),+], page: Page::new(include_str!(concat!($file, ".md"))) }
    };
}

/// Every term, by name.
pub const TERMS: &[Term] = &[
    term!("adding", "adding", "增值"),
    term!("calendar_day", "calendar day", "自然日"),
    term!("counted_clock", "counted clock", "statutory clock", "计入时限"),
    term!("critical_path", "critical-path", "关键路径"),
    term!("cycle_efficiency", "cycle efficiency", "process cycle efficiency", "流程周期效率"),
    term!("document", "document", "材料先后"),
    term!("drag", "drag", "critical path drag", "拖累时间"),
    term!("float", "float", "slack", "total float", "浮动时间", "时差"),
    term!("floor", "floor", "底线"),
    term!("four_reductions", "four reductions", "四减"),
    term!("habit", "habit", "惯例"),
    term!("hand_off", "hand-off", "handoff", "部门间流转", "交接"),
    term!("item", "item", "matter", "事项"),
    term!("lag", "lag", "间隔"),
    term!("lever", "lever", "举措"),
    term!("loop", "loop", "cycle", "互为前置"),
    term!("not_offered", "not-offered", "不列入建议"),
    term!("open", "open", "未记载", "待核实"),
    term!("procedure", "procedure", "程序"),
    term!("promised_limit", "promised limit", "承诺时限"),
    term!("question", "question", "待核实的问题"),
    term!("reachable", "reachable", "可达"),
    term!("recorded", "recorded", "有据"),
    term!("relation", "relation", "FS", "FF", "SS", "搭接关系"),
    term!("required", "required", "必要"),
    term!("saves_alone", "saves alone", "单独节省"),
    term!("saves_in_sequence", "saves in sequence", "依次节省"),
    term!("special_procedure", "special procedure", "特别程序", "不计入时限"),
    term!("stages_in_series", "stages in series", "stages", "串联环节"),
    term!("statutory_limit", "statutory limit", "法定时限"),
    term!("today", "today", "现状"),
    term!("tolerable", "tolerable", "容缺"),
    term!("visits", "visits", "跑动"),
    term!("waiver", "waiver", "豁免"),
    term!("waste", "waste", "非增值"),
    term!("work", "work", "touch time", "用时"),
    term!("working_day", "working day", "workday", "工作日"),
];
