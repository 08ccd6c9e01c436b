//! Columns for papers, law, limits, and the applicant's side.

use super::{ColumnKind, SheetColumn};
use crate::model::{Counting, Online, Spelled};

pub(super) const REST: &[SheetColumn] = columns! {
    "needs" as Materials, "Needs" | "所需", also ["开始所需", "needs to start"],
        about "everything it cannot start without, papers of other steps too; only where the list is complete"
            | "没有就不能开始的全部材料，包括其他环节的产出；写全了才填这一列",
        example "Form; Review report" | "申请表、审查意见";
    "papers" as Materials, "Papers" | "申请材料",
        also ["材料", "提交材料", "所需材料", "申报材料", "办理材料", "要件", "申请要件", "材料清单", "申请材料清单",
            "材料名称", "申请材料名称", "documents", "required documents", "materials", "application papers",
            "papers handed in"],
        about "what the applicant hands in here; `(tolerable)` behind one that may follow later"
            | "申请人在这里提交的材料；可以后补的在后面写（容缺）",
        example "Form; Floor plan (tolerable)" | "申请表、平面图（容缺）";
    "gives" as List, "Gives" | "产出",
        also ["产出材料", "办理结果", "结果文书", "输出", "输出材料", "结果", "result", "results", "output",
            "outputs"],
        about "the papers it produces" | "这个环节办出来的文书、证照", example "Review report" | "审查意见";
    "law" as List, "Legal basis" | "设定依据",
        also ["依据", "法律依据", "办理依据", "政策依据", "法定依据", "law", "legal bases"],
        about "the legal basis of the step itself" | "这个环节本身的法律依据",
        example "Fire act 15" | "消防法第十五条";
    "clock" as Word(Counting::spellings), "Clock" | "计时", also ["是否计入时限", "计时方式", "clock"],
        about "whether it runs inside the legal limit" | "是否计入法定时限", example "suspended" | "不计入";
    "statutory" as Limit, "Statutory limit" | "法定时限",
        also ["法定", "法定办结时限", "法定期限", "法定办理时限", "办理时限法定", "statutory"],
        about "the legal limit of the step" | "这个环节的法定时限；不计入时限的写「不计入」", example "20" | "20";
    "promised" as Limit, "Promised limit" | "承诺时限",
        also ["承诺", "承诺办结时限", "承诺期限", "承诺办理时限", "办理时限承诺", "promised"],
        about "the promised limit of the step; taken as its days where no column says those"
            | "这个环节的承诺时限；没有写办理天数时当作办理天数",
        example "10" | "10";
    "limit" as Limit, "Limit" | "环节时限", also ["限时", "limit"],
        about "the legal or promised limit of the step" | "法定或承诺的环节时限", example "10" | "10";
    "limit.from" as Step, "Limit from" | "限时起点", also ["时限起算环节", "起算环节", "limit runs from"],
        about "the step from whose end the limit runs" | "限时从哪个环节办完时起算", example "Notice" | "公告";
    "limit.min" as Duration, "At least" | "不少于", also ["最短期限", "法定最短", "no less than"],
        about "the least length that the law demands" | "法律要求的最短时间", example "3" | "3";
    "visits" as Figure(&["次", "趟", "visits", "visit"]), "Visits" | "跑动次数",
        also ["跑动", "到现场次数", "到办事现场次数", "跑腿次数", "trips"],
        about "times that the applicant must come" | "申请人要跑几次", example "1" | "1";
    "online" as Word(Online::spellings), "Online" | "网办", also ["网办程度", "网上办理", "网办深度"],
        about "how far it can be done online" | "网上能办到什么程度", example "full" | "全程网办";
    "fee" as Figure(&["元", "圆", "rmb", "cny", "usd", "eur"]), "Fee" | "收费",
        also ["费用", "收费金额", "金额", "收费标准", "fees", "cost"],
        about "what it costs the applicant" | "向申请人收多少钱", example "120" | "120";
    "signoffs" as Figure(&["人", "次", "个", "道"]), "Signatures" | "签批",
        also ["签批人数", "签批次数", "签字人数", "签字数", "sign-offs", "signoffs"],
        about "signatures inside it" | "要几个人签字", example "2" | "2";
    "reject" as Figure(&[]), "Rejected" | "否决率", also ["不予许可率", "reject"],
        about "share of cases that end here" | "在这里被否决的办件占比", example "5%" | "5%";
    "rework.chance" as Figure(&[]), "Sent back" | "补正概率",
        also ["补正率", "退回率", "退件率", "补正比例", "sent back in"],
        about "share of cases that go back for correction" | "退回补正的办件占比", example "20%" | "20%";
    "rework.back_to" as Step, "Back to" | "退回环节", also ["退回到", "退回至", "补正环节"],
        about "the step to which they go back" | "退回到哪个环节", example "Intake" | "受理";
    "rework.days" as Duration, "Time to correct" | "补正时长", also ["补正时间", "补正时限", "补正天数"],
        about "what the applicant needs to correct it" | "申请人补正要用多久", example "5" | "5";
    "chance" as Figure(&[]), "Chance" | "发生率", also ["发生概率", "share", "probability"],
        about "share of cases that take the step; all where empty" | "有多少办件会走这个环节，空着即全部",
        example "10%" | "10%";
    "may" as Permits, "Levers" | "可适用", also ["可适用的办法", "可用举措", "改革举措", "levers allowed"],
        about "levers that the law allows here, each with its basis in brackets"
            | "依法可用的改革举措，依据写在括号里",
        example "commit (Rules 5)" | "告知承诺制（条例第五条）";
    "replaces" as List, "Replaces" | "替代", also ["替代环节", "原环节"],
        about "steps of the earlier version that it stands for" | "代替旧流程中的哪些环节",
        example "Old review" | "原审查";
    "note" as Text, "Note" | "备注",
        also ["说明", "备注说明", "其他说明", "notes", "remark", "remarks", "comment", "comments"],
        about "anything else" | "其他要说明的", example "by letter" | "邮寄也可";
};
