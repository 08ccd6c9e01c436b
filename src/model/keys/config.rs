//! The keys of the configuration of a repository.

use super::Form::{Date, FailOn, Levels, Maps, Name, Names, Preset, Rule, Text, Thresholds};
use super::KeyGroup::{Config, Waiver};
use super::{Key, key};

pub(super) const CONFIG: &[Key] = &[
    key(
        Config,
        "preset",
        "预设",
        Preset,
        "Levels and thresholds to begin with: national (default), strict or draft",
        "起点：国家（默认）、严格或草稿",
    ),
    key(
        Config,
        "fail_on",
        "失败级别",
        FailOn,
        "What fails the run: findings from deny (default) or from warn, and undecided; one or a list",
        "什么情况判为不通过：拦截（默认）或警告，以及无法确定；可写一项或列表",
    ),
    key(Config, "levels", "级别", Levels, "Level of a rule: allow, warn or deny", "各规则的级别：放行、警告或拦截"),
    key(Config, "thresholds", "阈值", Thresholds, "Thresholds of a rule, each with its unit", "各规则的阈值，带单位"),
    key(
        Config,
        "paths",
        "路径",
        Names,
        "What is judged where the command line names nothing",
        "命令行未指定时判定的文件和文件夹",
    ),
    key(
        Config,
        "exclude",
        "排除",
        Names,
        "What is left out below a folder; patterns as in .gitignore",
        "文件夹中略去的内容，写法同 .gitignore",
    ),
    key(
        Config,
        "calendar",
        "日历",
        Names,
        "Calendars: china (default), weekdays, or files that add to China's",
        "日历：china（默认）、weekdays，或在中国日历上增补的文件",
    ),
    key(Config, "baseline", "基线", Name, "File with the findings that are let through", "放行既有结果的基线文件"),
    key(
        Config,
        "waivers",
        "豁免",
        Maps(Waiver),
        "Findings that are accepted, each with a reason",
        "予以接受的检查结果，应写明理由",
    ),
    key(Waiver, "rule", "规则", Rule, "The rule that is waived", "所豁免的规则").required(),
    key(Waiver, "process", "流程", Name, "Id of the process; default: every process", "流程的编号，默认所有流程"),
    key(
        Waiver,
        "step",
        "环节",
        Name,
        "Id or name of the step; default: all of the process",
        "环节的编号或名称，默认整个流程",
    ),
    key(Waiver, "path", "文件", Name, "Pattern for files, as definitions/old/**", "文件的模式，如 definitions/old/**"),
    key(Waiver, "reason", "理由", Text, "Why; without one the waiver does not count", "豁免的理由；没有理由则豁免无效"),
    key(Waiver, "until", "期限", Date, "Last day of the waiver, as 2027-01-31", "豁免的截止日期，如 2027-01-31"),
];
