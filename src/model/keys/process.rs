//! The keys of a definition, its steps apart.

use super::Form::{Hours, Map, Maps, Name, NameOrNames, Named, NamesOrNamed, Version, Whole, Words};
use super::KeyGroup::{Allow, Claims, Department, Figures, Limits, Material, Process, Step};
use super::{Key, key, spelled};
use crate::model::{Jurisdiction, Unit};

pub(super) const PROCESS: &[Key] = &[
    key(Process, "format", "格式", Version, "Version of the format; 1 is the only one", "格式版本，目前只有 1"),
    key(Process, "name", "名称", Name, "What the process is called", "流程的名称").required(),
    key(
        Process,
        "id",
        "编号",
        Name,
        "Short name for machines; default: the file's stem",
        "供程序使用的编号，默认取文件名",
    ),
    key(
        Process,
        "jurisdiction",
        "法域",
        Words(spelled::<Jurisdiction>),
        "Whose law the statutory rules state: cn or generic",
        "法定规则依据何地的法律：中国或通用",
    ),
    key(
        Process,
        "calendar",
        "日历",
        NameOrNames,
        "Calendar it runs on: china, weekdays, or files beside the definition",
        "所用日历：china、weekdays，或与流程表放在一起的日历文件",
    ),
    key(Process, "lead", "牵头部门", Name, "Department answerable for the whole", "对整个流程负责的牵头部门"),
    key(
        Process,
        "unit",
        "单位",
        Words(spelled::<Unit>),
        "What a bare number of days means: workday (default) or day",
        "不带单位的天数指工作日（默认）还是自然日",
    ),
    key(
        Process,
        "hours_per_day",
        "每日工时",
        Hours,
        "Working hours in a working day; default 8",
        "一个工作日的工作小时数，默认 8",
    ),
    key(
        Process,
        "limits",
        "时限",
        Map(Limits),
        "Statutory and promised limits of the whole process",
        "整个流程的法定时限和承诺时限",
    ),
    key(Process, "cases_per_year", "年办件量", Whole, "Cases a year", "每年办理的件数"),
    key(Process, "targets", "目标", Map(Figures), "Upper bounds that the process should meet", "流程应达到的目标上限"),
    key(
        Process,
        "claims",
        "公布成效",
        Map(Claims),
        "Published figures before and after a reform; they are recomputed",
        "公布的改革前后数据，由程序重新核算",
    ),
    key(
        Process,
        "materials",
        "材料",
        NamesOrNamed(Material),
        "Materials asked of the applicant: a list of names, or a map with details",
        "要求申请人提交的材料：名称列表，或带说明的「字段: 值」",
    ),
    key(
        Process,
        "departments",
        "部门",
        Named(Department),
        "Departments; when present, no other may be named",
        "部门清单；一旦列出，就不能使用清单以外的部门",
    ),
    key(
        Process,
        "allow",
        "豁免",
        Maps(Allow),
        "Findings about the whole process that are accepted, each with a reason",
        "对整个流程豁免的问题，应写明理由",
    ),
    key(
        Process,
        "steps",
        "环节",
        Maps(Step),
        "The steps, in order: each follows the one above unless it has an `after`",
        "各环节；未写前置的环节排在上一环节之后",
    )
    .known_as(&["办理环节"])
    .required(),
];
