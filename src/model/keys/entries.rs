//! The keys of the smaller maps of a definition.

use super::Form::{Count, Date, Duration, Map, Name, Rule, Share, Text, Words};
use super::KeyGroup::{After, Allow, Claims, Days, Department, Figures, Limits, Material, Need, Rework};
use super::{Key, key, spelled};
use crate::model::{Because, Necessity, Relation};

pub(super) const ENTRIES: &[Key] = &[
    key(After, "step", "环节", Name, "The step that comes first", "须先办理的环节").required(),
    key(
        After,
        "because",
        "理由",
        Words(spelled::<Because>),
        "Why it comes first: law, safety, nature, procedure, habit, open",
        "先后顺序的理由：法定、安全、客观、程序、惯例、未说明",
    ),
    key(After, "basis", "依据", Text, "The article or document that it rests on", "所依据的条款或文件"),
    key(
        After,
        "relation",
        "关系",
        Words(spelled::<Relation>),
        "FS (default), FF or SS",
        "衔接关系：FS（默认）、FF 或 SS",
    ),
    key(After, "lag", "间隔", Duration, "How much later at least; default 0", "至少间隔多久，默认 0"),
    key(Need, "material", "材料", Name, "What is needed", "所需的材料").required(),
    key(
        Need,
        "need",
        "必要性",
        Words(spelled::<Necessity>),
        "required (default), tolerable (may follow later) or optional",
        "必需（默认）、容缺（可以后补）或可选",
    ),
    key(Days, "min", "最短", Duration, "The shortest", "最短时长").required(),
    key(Days, "likely", "最可能", Duration, "The most likely; the analysis uses it", "最可能的时长，分析以此为准")
        .required(),
    key(Days, "max", "最长", Duration, "The longest", "最长时长").required(),
    key(Limits, "statutory", "法定", Duration, "What the law allows", "法定时限"),
    key(Limits, "promised", "承诺", Duration, "What is promised", "承诺时限"),
    key(Limits, "extension", "可延长", Duration, "By how much the law lets them be extended", "依法可延长的时间"),
    key(
        Limits,
        "from",
        "起",
        Name,
        "The step from whose end they run; default: the first intake",
        "时限自哪个环节完成时起算，默认第一个受理环节",
    ),
    key(
        Limits,
        "to",
        "止",
        Name,
        "The step to whose end they run; default: the last decision",
        "时限算到哪个环节完成为止，默认最后一个决定环节",
    ),
    key(Figures, "days", "天数", Duration, "Days", "天数"),
    key(Figures, "steps", "环节", Count, "Number of steps", "环节数"),
    key(Figures, "departments", "部门", Count, "Number of departments", "部门数"),
    key(Figures, "materials", "材料", Count, "Number of materials asked of the applicant", "要求申请人提交的材料数"),
    key(Figures, "visits", "跑动", Count, "Number of visits", "跑动次数"),
    key(Claims, "before", "改革前", Map(Figures), "Figures before the reform", "改革前的数据"),
    key(Claims, "after", "改革后", Map(Figures), "Figures after the reform", "改革后的数据"),
    key(Material, "held_by", "持有部门", Name, "An authority that already holds it", "已经掌握该材料的部门"),
    key(
        Material,
        "certificate",
        "电子证照",
        Text,
        "The electronic certificate that covers it",
        "可替代该材料的电子证照",
    ),
    key(Department, "capacity", "容量", Count, "Cases that it can work on at a time", "可同时办理的件数"),
    key(Department, "level", "层级", Text, "Its level of government", "所属层级"),
    key(Rework, "chance", "概率", Share, "Share of cases that go back", "被退回的办件比例").required(),
    key(Rework, "back_to", "退回", Name, "The step that they go back to", "退回到哪个环节").required(),
    key(Allow, "rule", "规则", Rule, "The rule that is waived", "所豁免的规则").required(),
    key(Allow, "reason", "理由", Text, "Why; without one the waiver does not count", "豁免的理由；没有理由则豁免无效"),
    key(Allow, "until", "期限", Date, "Last day of the waiver, as 2027-01-31", "豁免的截止日期，如 2027-01-31"),
];
