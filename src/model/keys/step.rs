//! The keys of a step.

use super::Form::{
    ByCase, Count, DistinctNames, Duration, DurationOr, Entries, Levers, Map, Maps, Name, NameOrNames, Names, Number,
    Share, Text, Texts, Words,
};
use super::Key;
use super::KeyGroup::{After, Allow, Days, Limit, Need, Rework};
use crate::model::{Actor, Counting, Kind, Online, Spelled, Value};

pub(super) const STEP: &[Key] = keys! {
    Step {
        "id" | "编号": Name,
            "Short name for references from other steps; default: the name",
            "供其他环节引用的编号，默认取名称";
        "name" | "名称" | "环节名称": Name, "Name of the step; default: the id", "环节的名称，默认取编号";
        "department" | "部门" | "承办部门": Name, "Department answerable for the step", "负责该环节的部门";
        "with" | "会同部门": DistinctNames,
            "Other departments that take part in this one step",
            "共同参与该环节的其他部门";
        "office" | "科室": Name,
            "The unit inside the department; no department of its own",
            "部门内的科室，不另计部门";
        "actor" | "主体": Words(Actor::spellings),
            "The party that does it: agency (default), applicant, third-party",
            "由谁办理：部门（默认）、申请人或中介";
        "item" | "事项": NameOrNames,
            "The permit or matter it belongs to, or several; default: the department",
            "所属事项，可写几个；默认取部门";
        "kind" | "类型": Words(Kind::spellings), "The kind of work", "环节的工作类型";
        "when" | "适用情形": Names,
            "The cases in which the step is taken; default: all",
            "在哪些情形下办理该环节，默认全部";
        required "days" | "时长" | "办理时限": DurationOr(Days),
            "Elapsed time, waiting included; a limit (within 15 days), a range (1-2 weeks), or min, likely, max",
            "从开始到结束的时间，含等待；可写期限（15日内）、范围（1-2周），或最短、最可能、最长";
        "by_case" | "分情形": ByCase,
            "Other values in some cases: a map from cases to keys of the step",
            "各情形下的不同之处：情形到环节字段的映射";
        "every" | "周期": Duration,
            "It can begin only at a periodic occasion: the time from one to the next",
            "只能在定期的会议等时机开始：两次之间的时间";
        "work" | "用时": Duration,
            "Touch time inside `days`; absent means unknown",
            "时长之内实际办理所用的时间；不写表示不清楚";
        "value" | "价值": Words(Value::spellings),
            "adding, required (by law or control) or waste",
            "增值、必要（法律或管控要求）或非增值";
        "after" | "前置": Entries(After),
            "Steps it waits for; an empty list starts at once",
            "须等待哪些环节；空列表表示可立即开始";
        "needs" | "所需": Entries(Need),
            "Everything that it cannot start without; an empty list means nothing",
            "开始前必须具备的全部材料；空列表表示无须任何材料";
        "papers" | "申请材料": Entries(Need),
            "Papers that the applicant hands in here; says nothing about other reasons to wait",
            "申请人在此提交的材料；不说明该环节还须等待什么";
        "gives" | "产出": DistinctNames,
            "Materials it produces; an empty list: nothing that another step waits for",
            "产出的材料；空列表表示没有他人等待的产出；一份材料只由一个环节产出";
        "law" | "依据": Texts, "Legal basis of the step itself", "设定该环节的法律依据";
        "clock" | "计时": Words(Counting::spellings),
            "counted (default of agencies), suspended: outside the legal limit (default of applicants and third \
             parties), or afterwards: after the result",
            "计入（部门的默认）、不计入法定时限（申请人和中介的默认），或事后";
        "limit" | "限时": DurationOr(Limit),
            "Legal or promised limit of this step; or days, from, min",
            "该环节的法定或承诺时限；也可写天数、起、不少于";
        "visits" | "跑动": Count,
            "Number of times the applicant must come; 0 where only other steps state it",
            "申请人跑动次数；其他环节写了而此处未写，按 0 计";
        "online" | "网办": Words(Online::spellings),
            "The degree to which it can be done online; default none",
            "网上办理程度，默认不可网办";
        "fee" | "收费": Number, "The fee that the applicant pays", "向申请人收取的费用";
        "signoffs" | "签批": Count, "Signatures inside the step", "环节内的签批次数";
        "reject" | "否决率": Share, "Share of cases that end here", "在此环节被否决的办件比例";
        "rework" | "补正": Map(Rework), "Returns for correction: how often and where to", "补正退回的概率和去向";
        "chance" | "发生率": Share,
            "Share of cases that take this step; default all",
            "经过该环节的办件比例，默认全部";
        "may" | "可适用": Levers,
            "Levers that the law allows here, each with its legal basis",
            "依法可采用的改革举措，逐项写明依据";
        "replaces" | "替代": Names,
            "Ids of steps of the earlier version that this one stands for",
            "替代改革前的哪些环节（写编号）";
        "allow" | "豁免": Maps(Allow),
            "Findings about this step that are accepted, each with a reason",
            "对该环节豁免的问题，应写明理由";
        "note" | "备注": Text, "Free text, kept and never judged", "备注，予以保留，不作判定";
    }
};
