//! The keys of a step.

use super::Form::{
    Count, DistinctNames, Duration, DurationOr, Entries, Levers, Map, Maps, Name, Names, Number, Share, Texts, Words,
};
use super::KeyGroup::{After, Allow, Days, Need, Rework, Step};
use super::{Key, key, spelled};
use crate::model::{Actor, Counting, Kind, Online, Value};

pub(super) const STEP: &[Key] = &[
    key(Step, "id", "编号", Name, "What other steps call it; default: the name", "供其他环节引用的编号，默认取名称"),
    key(Step, "name", "名称", Name, "What people call it; default: the id", "环节的名称，默认取编号")
        .known_as(&["环节名称"]),
    key(Step, "department", "部门", Name, "Department answerable for the step", "负责该环节的部门")
        .known_as(&["承办部门"]),
    key(
        Step,
        "actor",
        "主体",
        Words(spelled::<Actor>),
        "Who does it: agency (default), applicant, third-party",
        "由谁办理：部门（默认）、申请人或中介",
    ),
    key(
        Step,
        "item",
        "事项",
        Name,
        "The permit or matter it belongs to; default: the department",
        "所属事项，默认取部门",
    ),
    key(Step, "kind", "类型", Words(spelled::<Kind>), "What sort of work it is", "环节的工作类型"),
    key(
        Step,
        "days",
        "时长",
        DurationOr(Days),
        "Elapsed time, waiting included; a limit (within 15 days), a range (1-2 weeks), or min, likely, max",
        "从开始到结束的时间，含等待；可写期限（15日内）、范围（1-2周），或最短、最可能、最长",
    )
    .known_as(&["办理时限"])
    .required(),
    key(
        Step,
        "work",
        "用时",
        Duration,
        "Touch time inside `days`; absent means unknown",
        "时长之内实际办理所用的时间；不写表示不清楚",
    ),
    key(
        Step,
        "value",
        "价值",
        Words(spelled::<Value>),
        "adding, required (by law or control) or waste",
        "增值、必要（法律或管控要求）或非增值",
    ),
    key(
        Step,
        "after",
        "前置",
        Entries(After),
        "Steps it waits for; an empty list starts at once",
        "须等待哪些环节；空列表表示可立即开始",
    ),
    key(
        Step,
        "needs",
        "所需",
        Entries(Need),
        "Everything that it cannot start without; an empty list says: nothing",
        "开始前必须具备的全部材料；空列表表示无须任何材料",
    ),
    key(
        Step,
        "papers",
        "申请材料",
        Entries(Need),
        "What the applicant hands in here, with no word on what else the step waits for",
        "申请人在此提交的材料；不说明该环节还须等待什么",
    ),
    key(
        Step,
        "gives",
        "产出",
        DistinctNames,
        "Materials it produces; an empty list: nothing that anybody waits for",
        "产出的材料；空列表表示没有他人等待的产出；一份材料只由一个环节产出",
    ),
    key(Step, "law", "依据", Texts, "Legal basis of the step itself", "设定该环节的法律依据"),
    key(
        Step,
        "clock",
        "计时",
        Words(spelled::<Counting>),
        "counted (default of agencies), or suspended: outside the legal limit (default of others)",
        "计入（默认）或不计入法定时限（特别程序）",
    ),
    key(Step, "limit", "限时", Duration, "Legal or promised limit of this step", "该环节的法定或承诺时限"),
    key(
        Step,
        "visits",
        "跑动",
        Count,
        "Times that the applicant must come; 0 where only other steps say",
        "申请人跑动次数；其他环节写了而此处未写，按 0 计",
    ),
    key(
        Step,
        "online",
        "网办",
        Words(spelled::<Online>),
        "How far it can be done online; default none",
        "网上办理程度，默认不可网办",
    ),
    key(Step, "fee", "收费", Number, "What it costs the applicant", "向申请人收取的费用"),
    key(Step, "signoffs", "签批", Count, "Signatures inside the step", "环节内的签批次数"),
    key(Step, "reject", "否决率", Share, "Share of cases that end here", "在此环节被否决的办件比例"),
    key(Step, "rework", "补正", Map(Rework), "Returns for correction: how often and where to", "补正退回的概率和去向"),
    key(
        Step,
        "chance",
        "发生率",
        Share,
        "Share of cases that take this step; default all",
        "经过该环节的办件比例，默认全部",
    ),
    key(
        Step,
        "may",
        "可适用",
        Levers,
        "Levers that the law allows here, each with its legal basis",
        "依法可采用的改革举措，逐项写明依据",
    ),
    key(
        Step,
        "replaces",
        "替代",
        Names,
        "Ids of steps of the earlier version that this one stands for",
        "替代改革前的哪些环节（写编号）",
    ),
    key(
        Step,
        "allow",
        "豁免",
        Maps(Allow),
        "Findings about this step that are accepted, each with a reason",
        "对该环节豁免的问题，应写明理由",
    ),
];
