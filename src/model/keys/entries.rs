//! The keys of the smaller maps of a definition.

use super::Form::{Count, Date, Duration, Flag, Levers, Map, Name, Names, Rule, Share, Text, Words};
use super::Key;
use super::KeyGroup::{Claims, Figures, Limits};
use crate::model::{Because, MaterialSource, Necessity, Relation, Spelled};

pub(super) const ENTRIES: &[Key] = keys! {
    After {
        required "step" | "环节": Name, "The step that comes first", "须先办理的环节";
        "because" | "理由": Words(Because::spellings),
            "The reason it comes first: law, safety, nature, procedure, habit, open",
            "先后顺序的理由：法定、安全、客观、程序、惯例、未说明";
        "basis" | "依据": Text, "The article or document that requires it", "所依据的条款或文件";
        "relation" | "关系": Words(Relation::spellings), "FS (default), FF or SS", "衔接关系：FS（默认）、FF 或 SS";
        "lag" | "间隔": Duration, "The least time between the two; default 0", "至少间隔多久，默认 0";
    }
    Need {
        required "material" | "材料": Name, "The material that is needed", "所需的材料";
        "need" | "必要性": Words(Necessity::spellings),
            "required (default), tolerable (may follow later) or optional",
            "必需（默认）、容缺（可以后补）或可选";
        "when" | "适用情形": Names, "The cases in which it is needed; default: all", "在哪些情形下需要，默认全部";
        "may" | "可适用": Levers,
            "Levers that the law allows here, each with its legal basis",
            "依法可采用的改革举措，逐项写明依据";
        "source" | "来源": Words(MaterialSource::spellings),
            "Its source at this step: applicant or shared",
            "此处的来源：申请人或共享";
    }
    Days {
        required "min" | "最短": Duration, "The shortest", "最短时长";
        "likely" | "最可能": Duration,
            "The most likely; the analysis uses it, without it the middle of the others",
            "最可能的时长，分析以此为准；未写则取两者的中间值";
        required "max" | "最长": Duration, "The longest", "最长时长";
    }
    Limits {
        "statutory" | "法定": Duration, "The limit that the law sets", "法定时限";
        "promised" | "承诺": Duration, "The limit that is promised", "承诺时限";
        "extension" | "可延长": Duration, "The extension that the law allows", "依法可延长的时间";
        "from" | "起": Name,
            "The step at whose end they start; default: the first intake",
            "时限自哪个环节完成时起算，默认第一个受理环节";
        "to" | "止": Name,
            "The step at whose end they stop; default: the last decision",
            "时限算到哪个环节完成为止，默认最后一个决定环节";
    }
    Limit {
        "days" | "天数": Duration, "The longest time allowed", "最长多久";
        "from" | "起": Name,
            "The step at whose end it starts; default: the start of this step",
            "自哪个环节完成时起算，默认自本环节开始";
        "min" | "不少于": Duration, "The shortest time that the law allows", "法律要求的最短时间";
    }
    Case {
        "share" | "占比": Share, "Its share of all applications", "占全部办件的比例";
        "limits" | "时限": Map(Limits), "The limits that apply in it", "该情形的时限";
        "targets" | "目标": Map(Figures), "Upper bounds that it should meet", "该情形应达到的目标上限";
        "claims" | "公布成效": Map(Claims), "Figures published for it", "就该情形公布的数据";
        "note" | "备注": Text, "Free text, kept and never judged", "备注，予以保留，不作判定";
    }
    Figures {
        "days" | "天数": Duration, "Days", "天数";
        "steps" | "环节": Count, "Number of steps", "环节数";
        "departments" | "部门": Count, "Number of departments", "部门数";
        "materials" | "材料": Count, "Number of materials asked of the applicant", "要求申请人提交的材料数";
        "visits" | "跑动": Count, "Number of visits", "跑动次数";
    }
    Claims {
        "before" | "改革前": Map(Figures), "Figures before the reform", "改革前的数据";
        "after" | "改革后": Map(Figures), "Figures after the reform", "改革后的数据";
    }
    Material {
        "held_by" | "持有部门": Name, "An authority that already holds it", "已经掌握该材料的部门";
        "certificate" | "电子证照": Text, "The electronic certificate that covers it", "可替代该材料的电子证照";
        "source" | "来源": Words(MaterialSource::spellings),
            "applicant (default), or shared: fetched by the office",
            "申请人（默认），或共享：由部门自行获取";
        "copies" | "份数": Count, "Number of copies asked for", "要求几份";
        "original" | "原件": Flag, "Whether the original is asked for", "是否要求原件";
        "available_after" | "取得于": Name,
            "The step after which the applicant can have it",
            "申请人在哪个环节之后才能取得";
        "note" | "备注": Text, "Free text, kept and never judged", "备注，予以保留，不作判定";
    }
    Department {
        "capacity" | "容量": Count, "Cases that it can work on at a time", "可同时办理的件数";
        "level" | "层级": Text, "Its level of government", "所属层级";
        "note" | "备注": Text, "Free text, kept and never judged", "备注，予以保留，不作判定";
    }
    Rework {
        required "chance" | "概率": Share, "Share of cases that go back", "被退回的办件比例";
        required "back_to" | "退回": Name, "The step that they go back to", "退回到哪个环节";
        "days" | "时长": Duration, "The time that the applicant takes for it", "申请人补正所需的时间";
    }
    Allow {
        required "rule" | "规则": Rule, "The rule that is waived", "所豁免的规则";
        "reason" | "理由": Text,
            "The reason; without one the waiver does not count",
            "豁免的理由；没有理由则豁免无效";
        "until" | "期限": Date, "Last day of the waiver, as 2027-01-31", "豁免的截止日期，如 2027-01-31";
    }
};
