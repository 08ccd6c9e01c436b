//! The keys of a definition, except those of its steps.

use super::Form::{Hours, Map, Maps, Name, NameOrNames, NamesOrNamed, Text, TextOrTexts, Version, Whole, Words};
use super::Key;
use super::KeyGroup::{Allow, Case, Claims, Department, Figures, Limits, Material, Step};
use crate::model::{Jurisdiction, MatterType, Spelled, Unit};

pub(super) const PROCESS: &[Key] = keys! {
    Process {
        "format" | "格式": Version, "Version of the format; 1 is the only one", "格式版本，目前只有 1";
        required "name" | "名称": Name, "Name of the process", "流程的名称";
        "id" | "编号": Name, "Short name for machines; default: the file's stem", "供程序使用的编号，默认取文件名";
        "note" | "备注": Text, "Free text, kept and never judged", "备注，予以保留，不作判定";
        "jurisdiction" | "法域": Words(Jurisdiction::spellings),
            "The law that applies: cn or generic",
            "法定规则依据何地的法律：中国或通用";
        "calendar" | "日历": NameOrNames,
            "The calendar: china, weekdays, or files beside the definition",
            "所用日历：中国大陆、周一至周五，或与流程表放在一起的日历文件";
        "type" | "事项类型": Words(MatterType::spellings),
            "The type of the matter: licence, confirmation, benefit, filing, public-service, other",
            "事项类型：行政许可、行政确认、行政给付、备案、公共服务、其他";
        "lead" | "牵头部门": Name, "Department answerable for the whole", "对整个流程负责的牵头部门";
        "unit" | "单位": Words(Unit::spellings),
            "The unit of a bare number of days: workday (default) or day",
            "不带单位的天数指工作日（默认）还是自然日";
        "hours_per_day" | "每日工时": Hours,
            "Working hours in a working day; default 8",
            "一个工作日的工作小时数，默认 8";
        "limits" | "时限": Map(Limits),
            "Statutory and promised limits of the whole process",
            "整个流程的法定时限和承诺时限";
        "cases" | "情形": NamesOrNamed(Case),
            "The cases that one guide covers: a list of names, or a map with their shares",
            "一份办事指南涵盖的情形：名称列表，或写明占比的映射";
        "cases_per_year" | "年办件量": Whole, "Cases a year", "每年办理的件数";
        "law" | "设定依据": TextOrTexts, "The legal basis of the whole", "整个事项的设定依据";
        "conditions" | "受理条件": TextOrTexts, "The conditions for an application to be accepted", "受理申请的条件";
        "where" | "办理地点": TextOrTexts, "The place where it is handled", "办理地点";
        "result" | "办理结果": TextOrTexts, "The document that the applicant gets", "办理结果";
        "currency" | "币种": Text, "The currency of fees", "收费的币种";
        "targets" | "目标": Map(Figures), "Upper bounds that the process should meet", "流程应达到的目标上限";
        "claims" | "公布成效": Map(Claims),
            "Published figures before and after a reform; they are recomputed",
            "公布的改革前后数据，由程序重新核算";
        "materials" | "材料": NamesOrNamed(Material),
            "Materials asked of the applicant: a list of names, or a map with details",
            "要求申请人提交的材料：名称列表，或带说明的「字段: 值」";
        "departments" | "部门": NamesOrNamed(Department),
            "Departments: a list of names, or a map with details; when present, no other may be named",
            "部门清单：名称列表，或带说明的「字段: 值」；一旦列出，就不能使用清单以外的部门";
        "allow" | "豁免": Maps(Allow),
            "Findings about the whole process that are accepted, each with a reason",
            "对整个流程豁免的问题，应写明理由";
        required "steps" | "环节" | "办理环节": Maps(Step),
            "The steps, in order: each follows the one above unless it has an `after`",
            "各环节；未写前置的环节排在上一环节之后";
    }
};
