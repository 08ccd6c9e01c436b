//! The keys of the configuration of a repository.

use super::Form::{
    Date, FailOn, Levels, Maps, Name, NameOrNames, Names, Preset, Rule, Switch, Text, Thresholds, Words,
};
use super::Key;
use super::KeyGroup::Waiver;
use crate::model::vocabulary::{Jurisdiction, Spelled};

pub(super) const CONFIG: &[Key] = keys! {
    Config {
        "preset" | "预设": Preset,
            "Levels and thresholds to begin with: cn-national (default under cn), generic (default elsewhere), \
             strict, draft",
            "起点：全国（法域为中国时默认）、通用（其他法域默认）、从严、草稿";
        "fail_on" | "失败级别": FailOn,
            "Conditions that fail the run: findings from deny (default) or from warn, and undecided; one or a list",
            "什么情况判为不通过：拦截（默认）或警告，以及无法确定；可写一项或列表";
        "levels" | "级别": Levels, "Level of a rule: allow, warn or deny", "各规则的级别：放行、警告或拦截";
        "thresholds" | "阈值": Thresholds, "Thresholds of a rule, each with its unit", "各规则的阈值，带单位";
        "paths" | "路径": Names,
            "Paths that are judged where the command line names none",
            "命令行未指定时检查的文件和文件夹";
        "exclude" | "排除": Names,
            "Paths below a folder that are left out; patterns as in .gitignore",
            "文件夹中略去的内容，写法同 .gitignore";
        "jurisdiction" | "法域": Words(Jurisdiction::spellings),
            "The law that applies where a definition states none: cn or generic; default: cn where a name has a \
             Han character",
            "流程表未写明时适用的法域：中国或通用；默认：名称中有汉字的为中国";
        "calendar" | "日历": NameOrNames,
            "Calendars: china or weekdays (default: that of the jurisdiction), and files laid over it, as FILE, \
             FILE#PART or FILE@MARK",
            "日历：中国大陆（china）或周一至周五（weekdays），默认依法域，及增补其上的文件，写作 文件、文件#部分 或 \
             文件@标记";
        "only" | "只取": NameOrNames,
            "Marks of the entries of calendar files that are days off",
            "日历文件中哪些标记的条目是休息日";
        "limits_run_on" | "期限顺延": Switch,
            "Whether a limit in calendar days that ends on a day off ends on the next working day; default: true",
            "以自然日计的期限，末日为休息日的，是否顺延至次一工作日；默认是";
        "baseline" | "基线": Name,
            "File with the findings that are accepted",
            "原有问题暂不计：记录原有问题的基线文件";
        "waivers" | "豁免": Maps(Waiver),
            "Findings that are accepted, each with a reason",
            "予以接受的问题，应写明理由";
    }
    Waiver {
        required "rule" | "规则": Rule, "The rule that is waived", "所豁免的规则";
        "process" | "流程": Name, "Id of the process; default: every process", "流程的编号，默认所有流程";
        "step" | "环节": Name,
            "Id or name of the step; default: all of the process",
            "环节的编号或名称，默认整个流程";
        "path" | "文件": Name, "Pattern for files, as definitions/old/**", "文件的模式，如 definitions/old/**";
        "reason" | "理由": Text,
            "The reason; without one the waiver does not count",
            "豁免的理由；没有理由则豁免无效";
        "until" | "期限": Date, "Last day of the waiver, as 2027-01-31", "豁免的截止日期，如 2027-01-31";
    }
};
