//! Columns for the length of a step, and for its predecessors.

use super::{ColumnKind, SheetColumn};
use crate::model::{Spelled, Value};

pub(super) const ORDER: &[SheetColumn] = columns! {
    "days" as Duration, "Days" | "办理天数",
        also ["时长", "天数", "办理时限", "时限", "办理时间", "办结时限", "办理期限", "实际天数", "实际用时",
            "所需时间", "所需时限", "耗时", "工作时限", "审批时限", "审查时限", "环节时长", "最可能", "duration",
            "time", "elapsed", "elapsed days", "likely", "wd"],
        about "how long it takes, waiting included; a bare number is in the unit of the process"
            | "从开始到办完的时间，含等待；只写数字按流程的单位",
        example "5" | "5";
    "min" as Duration, "Shortest" | "最短", also ["最少", "最短时间", "最少天数", "最短天数", "min", "minimum"],
        about "the shortest it has taken" | "最短多久", example "3" | "3";
    "max" as Duration, "Longest" | "最长",
        also ["最多", "最长时间", "最多天数", "最长天数", "max", "maximum", "at most"],
        about "the longest it has taken" | "最长多久", example "9" | "9";
    "every" as Duration, "Every" | "周期", also ["例会周期", "会议周期", "period", "interval"],
        about "how often the occasion comes at which it can begin" | "只能在例会等时机开始的，写多久一次",
        example "2w" | "2周";
    "work" as Duration, "Work" | "实际办理时间",
        also ["用时", "工时", "实际工作时间", "净办理时间", "touch time", "effort"],
        about "the time spent working inside it" | "其中真正办事的时间", example "4h" | "4小时";
    "value" as Word(Value::spellings), "Value" | "价值",
        also ["增值情况", "价值判断", "是否增值", "value to the applicant"],
        about "what it is worth" | "对办成事有没有用", example "adding" | "增值";
    "after" as Steps, "After" | "前置环节",
        also ["前置", "前序环节", "上一环节", "紧前环节", "前置步骤", "前置工作", "前置条件环节", "紧前工序",
            "follows", "depends on", "predecessor", "predecessors", "previous step", "previous steps"],
        about "the steps before it, by name or number; where empty it follows the row above, `none` starts at once"
            | "在它之前要办完的环节，写名称或序号；空着跟在上一行之后，写「无」则一开始就能办",
        example "1, 2" | "1、2";
    "because" as OfAfter, "Reason" | "前置理由", also ["先后理由", "理由", "because", "why"],
        about "why it waits for them" | "为什么要等前置环节", example "habit" | "惯例";
    "basis" as OfAfter, "Basis of the order" | "前置依据", also ["先后依据", "basis"],
        about "the article that says so" | "规定先后的条文", example "Building act 40" | "城乡规划法第四十条";
};
