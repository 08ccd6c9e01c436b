//! The glossary: a page beside this file for each term of the field.

use crate::text::Page;

/// A term of the field.
#[derive(Clone, Copy, Debug)]
pub struct Term {
    /// Its names: the usual English one first, then the other names in both
    /// languages.
    pub names: &'static [&'static str],
    /// Its page: the meaning, and the source of it.
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
    term!("applicant", "applicant", "third-party", "申请人", "中介"),
    term!("baseline", "baseline", "基线"),
    term!("calendar_day", "calendar day", "自然日"),
    term!("claims", "claims", "claim", "公布成效"),
    term!("counted_clock", "counted clock", "counted", "statutory clock", "计入时限"),
    term!("critical_path", "critical-path", "关键路径"),
    term!("cycle_efficiency", "cycle efficiency", "process cycle efficiency", "流程周期效率"),
    term!("document", "document", "材料先后"),
    term!("drag", "drag", "critical path drag", "占用总时长"),
    term!("float", "float", "slack", "total float", "浮动时间", "时差"),
    term!("floor", "floor", "理由问清后最短"),
    term!("four_reductions", "four reductions", "四减"),
    term!("habit", "habit", "惯例"),
    term!("hand_off", "hand-off", "handoff", "部门间流转", "交接"),
    term!("invalid_configuration", "invalid-configuration", "配置无效"),
    term!("invalid_definition", "invalid-definition", "流程表无效"),
    term!("item", "item", "matter", "事项"),
    term!("lag", "lag", "间隔"),
    term!("law", "law", "法定"),
    term!("lever", "lever", "举措"),
    term!("loop", "loop", "cycle", "互为前置"),
    term!("nature", "nature", "客观"),
    term!("no_layout", "no-layout", "格式无法统一"),
    term!("not_offered", "not-offered", "不列入建议"),
    term!("one_time_notice", "one-time notice", "一次告知", "一次性告知"),
    term!("open", "open", "未说明", "待核实"),
    term!("preset", "preset", "cn-national", "generic", "strict", "draft", "预设"),
    term!("procedure", "procedure", "程序"),
    term!("promised_limit", "promised limit", "承诺时限"),
    term!("question", "question", "待核实的问题"),
    term!("reachable", "reachable", "可压缩至"),
    term!("recorded", "recorded", "有据"),
    term!("relation", "relation", "FS", "FF", "SS", "搭接关系"),
    term!("required", "required", "必要"),
    term!("rework", "rework", "补正", "退回补正"),
    term!("safety", "safety", "安全"),
    term!("saves_alone", "saves alone", "单独节省"),
    term!("saves_in_sequence", "saves in sequence", "依次节省"),
    term!("special_procedure", "special procedure", "suspended", "特别程序", "不计入时限"),
    term!("stages_in_series", "stages in series", "stages", "串联环节"),
    term!("statutory_limit", "statutory limit", "法定时限"),
    term!("targets", "targets", "target", "目标"),
    term!("today", "today", "现状"),
    term!("tolerable", "tolerable", "容缺"),
    term!("visits", "visits", "visit", "跑动", "最多跑一次"),
    term!("waiver", "waiver", "waivers", "豁免"),
    term!("waste", "waste", "非增值"),
    term!("work", "work", "touch time", "实际办理时间", "用时"),
    term!("working_day", "working day", "workday", "工作日"),
];
