//! What each key means, in a line of each language: shown by editors.

use crate::model::{Key, KeyGroup};

/// What a key means.
pub(super) struct About {
    /// The map of the key.
    pub group: KeyGroup,
    /// Its canonical spelling.
    pub key: &'static str,
    /// For readers of English.
    pub english: &'static str,
    /// The same in Chinese.
    pub chinese: &'static str,
}

/// What this key means.
pub(super) fn about(key: &Key) -> Option<&'static About> {
    ABOUT.iter().find(|about| about.group == key.group && about.key == key.english)
}

const fn say(group: KeyGroup, key: &'static str, english: &'static str, chinese: &'static str) -> About {
    About { group, key, english, chinese }
}

/// Every key once.
pub(super) const ABOUT: &[About] = {
    use KeyGroup::{
        After, Allow, Claims, Config, Days, Department, Figures, Limits, Material, Need, Process, Rework, Step, Waiver,
    };
    &[
        say(Process, "format", "Version of the format; 1 is the only one", "格式版本，目前只有 1"),
        say(Process, "name", "What the process is called", "流程的名称"),
        say(Process, "id", "Short name for machines; default: the file's stem", "供程序使用的编号，默认取文件名"),
        say(
            Process,
            "jurisdiction",
            "Whose law the statutory rules state: cn or generic",
            "法定规则依据何地的法律：中国或通用",
        ),
        say(
            Process,
            "calendar",
            "Calendar it runs on: china, weekdays, or files beside the definition",
            "所用日历：china、weekdays，或与流程表放在一起的日历文件",
        ),
        say(Process, "lead", "Department answerable for the whole", "对整个流程负责的牵头部门"),
        say(
            Process,
            "unit",
            "What a bare number of days means: workday (default) or day",
            "不带单位的天数指工作日（默认）还是自然日",
        ),
        say(Process, "hours_per_day", "Working hours in a working day; default 8", "一个工作日的工作小时数，默认 8"),
        say(Process, "limits", "Statutory and promised limits of the whole process", "整个流程的法定时限和承诺时限"),
        say(Process, "cases_per_year", "Cases a year", "每年办理的件数"),
        say(Process, "targets", "Upper bounds that the process should meet", "流程应达到的目标上限"),
        say(
            Process,
            "claims",
            "Published figures before and after a reform; they are recomputed",
            "公布的改革前后数据，由程序重新核算",
        ),
        say(
            Process,
            "materials",
            "Materials asked of the applicant: a list of names, or a map with details",
            "要求申请人提交的材料：名称列表，或带说明的映射",
        ),
        say(
            Process,
            "departments",
            "Departments; when present, no other may be named",
            "部门清单；一旦列出，就不能使用清单以外的部门",
        ),
        say(
            Process,
            "allow",
            "Findings about the whole process that are accepted, each with a reason",
            "对整个流程豁免的检查结果，应写明理由",
        ),
        say(
            Process,
            "steps",
            "The steps, in order: each follows the one above unless it has an `after`",
            "各环节；未写前置的环节排在上一环节之后",
        ),
        say(Step, "id", "What other steps call it; default: the name", "供其他环节引用的编号，默认取名称"),
        say(Step, "name", "What people call it; default: the id", "环节的名称，默认取编号"),
        say(Step, "department", "Department answerable for the step", "负责该环节的部门"),
        say(
            Step,
            "actor",
            "Who does it: agency (default), applicant, third-party",
            "由谁办理：部门（默认）、申请人或中介",
        ),
        say(Step, "item", "The permit or matter it belongs to; default: the department", "所属事项，默认取部门"),
        say(Step, "kind", "What sort of work it is", "环节的工作类型"),
        say(
            Step,
            "days",
            "Elapsed time, waiting included; or min, likely, max",
            "从开始到结束的时间，含等待；也可写最短、最可能、最长",
        ),
        say(
            Step,
            "work",
            "Touch time inside `days`; absent means unknown",
            "时长之内实际办理所用的时间；不写表示不清楚",
        ),
        say(Step, "value", "adding, required (by law or control) or waste", "增值、必要（法律或管控要求）或非增值"),
        say(Step, "after", "Steps it waits for; an empty list starts at once", "须等待哪些环节；空列表表示可立即开始"),
        say(
            Step,
            "needs",
            "Everything that it cannot start without; an empty list says: nothing",
            "开始前必须具备的全部材料；空列表表示无须任何材料",
        ),
        say(
            Step,
            "papers",
            "What the applicant hands in here, with no word on what else the step waits for",
            "申请人在此提交的材料；不说明该环节还须等待什么",
        ),
        say(
            Step,
            "gives",
            "Materials it produces; an empty list: nothing that anybody waits for",
            "产出的材料；空列表表示没有他人等待的产出；一份材料只由一个环节产出",
        ),
        say(Step, "law", "Legal basis of the step itself", "设定该环节的法律依据"),
        say(
            Step,
            "clock",
            "counted (default), or suspended: outside the legal limit",
            "计入（默认）或不计入法定时限（特别程序）",
        ),
        say(Step, "limit", "Legal or promised limit of this step", "该环节的法定或承诺时限"),
        say(
            Step,
            "visits",
            "Times that the applicant must come; 0 where only other steps say",
            "申请人跑动次数；其他环节写了而此处未写，按 0 计",
        ),
        say(Step, "online", "How far it can be done online; default none", "网上办理程度，默认不可网办"),
        say(Step, "fee", "What it costs the applicant", "向申请人收取的费用"),
        say(Step, "signoffs", "Signatures inside the step", "环节内的签批次数"),
        say(Step, "reject", "Share of cases that end here", "在此环节被否决的办件比例"),
        say(Step, "rework", "Returns for correction: how often and where to", "补正退回的概率和去向"),
        say(Step, "chance", "Share of cases that take this step; default all", "经过该环节的办件比例，默认全部"),
        say(
            Step,
            "may",
            "Levers that the law allows here, each with its legal basis",
            "依法可采用的改革举措，逐项写明依据",
        ),
        say(
            Step,
            "replaces",
            "Ids of steps of the earlier version that this one stands for",
            "替代改革前的哪些环节（写编号）",
        ),
        say(
            Step,
            "allow",
            "Findings about this step that are accepted, each with a reason",
            "对该环节豁免的检查结果，应写明理由",
        ),
        say(After, "step", "The step that comes first", "须先办理的环节"),
        say(
            After,
            "because",
            "Why it comes first: law, safety, nature, procedure, habit, open",
            "先后顺序的理由：法定、安全、客观、程序、惯例、未说明",
        ),
        say(After, "basis", "The article or document that it rests on", "所依据的条款或文件"),
        say(After, "relation", "FS (default), FF or SS", "衔接关系：FS（默认）、FF 或 SS"),
        say(After, "lag", "How much later at least; default 0", "至少间隔多久，默认 0"),
        say(Need, "material", "What is needed", "所需的材料"),
        say(
            Need,
            "need",
            "required (default), tolerable (may follow later) or optional",
            "必需（默认）、容缺（可以后补）或可选",
        ),
        say(Days, "min", "The shortest", "最短时长"),
        say(Days, "likely", "The most likely; the analysis uses it", "最可能的时长，分析以此为准"),
        say(Days, "max", "The longest", "最长时长"),
        say(Limits, "statutory", "What the law allows", "法定时限"),
        say(Limits, "promised", "What is promised", "承诺时限"),
        say(Limits, "extension", "By how much the law lets them be extended", "依法可延长的时间"),
        say(
            Limits,
            "from",
            "The step from whose end they run; default: the first intake",
            "时限自哪个环节完成时起算，默认第一个受理环节",
        ),
        say(
            Limits,
            "to",
            "The step to whose end they run; default: the last decision",
            "时限算到哪个环节完成为止，默认最后一个决定环节",
        ),
        say(Figures, "days", "Days", "天数"),
        say(Figures, "steps", "Number of steps", "环节数"),
        say(Figures, "departments", "Number of departments", "部门数"),
        say(Figures, "materials", "Number of materials asked of the applicant", "要求申请人提交的材料数"),
        say(Figures, "visits", "Number of visits", "跑动次数"),
        say(Claims, "before", "Figures before the reform", "改革前的数据"),
        say(Claims, "after", "Figures after the reform", "改革后的数据"),
        say(Material, "held_by", "An authority that already holds it", "已经掌握该材料的部门"),
        say(Material, "certificate", "The electronic certificate that covers it", "可替代该材料的电子证照"),
        say(Department, "capacity", "Cases that it can work on at a time", "可同时办理的件数"),
        say(Department, "level", "Its level of government", "所属层级"),
        say(Rework, "chance", "Share of cases that go back", "被退回的办件比例"),
        say(Rework, "back_to", "The step that they go back to", "退回到哪个环节"),
        say(Allow, "rule", "The rule that is waived", "所豁免的规则"),
        say(Allow, "reason", "Why; without one the waiver does not count", "豁免的理由；没有理由则豁免无效"),
        say(Allow, "until", "Last day of the waiver, as 2027-01-31", "豁免的截止日期，如 2027-01-31"),
        say(
            Config,
            "preset",
            "Levels and thresholds to begin with: national (default), strict or draft",
            "起点：国家（默认）、严格或草稿",
        ),
        say(
            Config,
            "fail_on",
            "What fails the run: findings from deny (default) or from warn, and undecided; one or a list",
            "什么情况判为不通过：拦截（默认）或警告，以及无法确定；可写一项或列表",
        ),
        say(Config, "levels", "Level of a rule: allow, warn or deny", "各规则的级别：放行、警告或拦截"),
        say(Config, "thresholds", "Thresholds of a rule, each with its unit", "各规则的阈值，带单位"),
        say(Config, "paths", "What is judged where the command line names nothing", "命令行未指定时判定的文件和文件夹"),
        say(
            Config,
            "exclude",
            "What is left out below a folder; patterns as in .gitignore",
            "文件夹中略去的内容，写法同 .gitignore",
        ),
        say(
            Config,
            "calendar",
            "Calendars: china (default), weekdays, or files that add to China's",
            "日历：china（默认）、weekdays，或在中国日历上增补的文件",
        ),
        say(Config, "baseline", "File with the findings that are let through", "放行既有结果的基线文件"),
        say(Config, "waivers", "Findings that are accepted, each with a reason", "予以接受的检查结果，应写明理由"),
        say(Waiver, "rule", "The rule that is waived", "所豁免的规则"),
        say(Waiver, "process", "Id of the process; default: every process", "流程的编号，默认所有流程"),
        say(Waiver, "step", "Id or name of the step; default: all of the process", "环节的编号或名称，默认整个流程"),
        say(Waiver, "path", "Pattern for files, as definitions/old/**", "文件的模式，如 definitions/old/**"),
        say(Waiver, "reason", "Why; without one the waiver does not count", "豁免的理由；没有理由则豁免无效"),
        say(Waiver, "until", "Last day of the waiver, as 2027-01-31", "豁免的截止日期，如 2027-01-31"),
    ]
};
