//! The keys of the file format, and those of the configuration, in English and
//! in Chinese. Reader, writer and schema all work from this table.

/// The map that a key belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum KeyGroup {
    /// The definition itself.
    Process,
    /// A step.
    Step,
    /// An entry of `after`.
    After,
    /// An entry of `needs`.
    Need,
    /// `days` with three points.
    Days,
    /// `limits`.
    Limits,
    /// `targets`, and each side of `claims`.
    Figures,
    /// `claims`.
    Claims,
    /// An entry of `materials`.
    Material,
    /// An entry of `departments`.
    Department,
    /// `rework`.
    Rework,
    /// An entry of `allow`.
    Allow,
    /// The configuration of a repository.
    Config,
    /// An entry of its `waivers`.
    Waiver,
}

/// A key of the format.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// The map it belongs to.
    pub group: KeyGroup,
    /// The canonical spelling.
    pub english: &'static str,
    /// Its Chinese twin.
    pub chinese: &'static str,
    /// Further spellings of the field that cannot be confused.
    pub also: &'static [&'static str],
}

/// The key of `group` spelled so, in whatever language.
#[must_use]
pub fn key_of(group: KeyGroup, spelled: &str) -> Option<&'static Key> {
    KEYS.iter().find(|key| {
        key.group == group && (key.english == spelled || key.chinese == spelled || key.also.contains(&spelled))
    })
}

const fn key(group: KeyGroup, english: &'static str, chinese: &'static str) -> Key {
    Key { group, english, chinese, also: &[] }
}

const fn known_as(group: KeyGroup, english: &'static str, chinese: &'static str, also: &'static [&'static str]) -> Key {
    Key { group, english, chinese, also }
}

/// Every key of format 1 and of the configuration.
pub const KEYS: &[Key] = {
    use KeyGroup::{
        After, Allow, Claims, Config, Days, Department, Figures, Limits, Material, Need, Process, Rework, Step, Waiver,
    };
    &[
        key(Process, "format", "格式"),
        key(Process, "name", "名称"),
        key(Process, "id", "编号"),
        key(Process, "jurisdiction", "法域"),
        key(Process, "calendar", "日历"),
        key(Process, "lead", "牵头部门"),
        key(Process, "unit", "单位"),
        key(Process, "hours_per_day", "每日工时"),
        key(Process, "limits", "时限"),
        key(Process, "cases_per_year", "年办件量"),
        key(Process, "targets", "目标"),
        key(Process, "claims", "公布成效"),
        key(Process, "materials", "材料"),
        key(Process, "departments", "部门"),
        key(Process, "allow", "豁免"),
        known_as(Process, "steps", "环节", &["办理环节"]),
        key(Step, "id", "编号"),
        known_as(Step, "name", "名称", &["环节名称"]),
        known_as(Step, "department", "部门", &["承办部门"]),
        key(Step, "actor", "主体"),
        key(Step, "item", "事项"),
        key(Step, "kind", "类型"),
        known_as(Step, "days", "时长", &["办理时限"]),
        key(Step, "work", "用时"),
        key(Step, "value", "价值"),
        key(Step, "after", "前置"),
        key(Step, "needs", "所需"),
        key(Step, "papers", "申请材料"),
        key(Step, "gives", "产出"),
        key(Step, "law", "依据"),
        key(Step, "clock", "计时"),
        key(Step, "limit", "限时"),
        key(Step, "visits", "跑动"),
        key(Step, "online", "网办"),
        key(Step, "fee", "收费"),
        key(Step, "signoffs", "签批"),
        key(Step, "reject", "否决率"),
        key(Step, "rework", "补正"),
        key(Step, "chance", "发生率"),
        key(Step, "may", "可适用"),
        key(Step, "replaces", "替代"),
        key(Step, "allow", "豁免"),
        key(After, "step", "环节"),
        key(After, "because", "理由"),
        key(After, "basis", "依据"),
        key(After, "relation", "关系"),
        key(After, "lag", "间隔"),
        key(Need, "material", "材料"),
        key(Need, "need", "必要性"),
        key(Days, "min", "最短"),
        key(Days, "likely", "最可能"),
        key(Days, "max", "最长"),
        key(Limits, "statutory", "法定"),
        key(Limits, "promised", "承诺"),
        key(Limits, "extension", "可延长"),
        key(Limits, "from", "起"),
        key(Limits, "to", "止"),
        key(Figures, "days", "天数"),
        key(Figures, "steps", "环节"),
        key(Figures, "departments", "部门"),
        key(Figures, "materials", "材料"),
        key(Figures, "visits", "跑动"),
        key(Claims, "before", "改革前"),
        key(Claims, "after", "改革后"),
        key(Material, "held_by", "持有部门"),
        key(Material, "certificate", "电子证照"),
        key(Department, "capacity", "容量"),
        key(Department, "level", "层级"),
        key(Rework, "chance", "概率"),
        key(Rework, "back_to", "退回"),
        key(Allow, "rule", "规则"),
        key(Allow, "reason", "理由"),
        key(Allow, "until", "期限"),
        key(Config, "preset", "预设"),
        key(Config, "fail_on", "失败级别"),
        key(Config, "levels", "级别"),
        key(Config, "thresholds", "阈值"),
        key(Config, "paths", "路径"),
        key(Config, "exclude", "排除"),
        key(Config, "calendar", "日历"),
        key(Config, "baseline", "基线"),
        key(Config, "waivers", "豁免"),
        key(Waiver, "rule", "规则"),
        key(Waiver, "process", "流程"),
        key(Waiver, "step", "环节"),
        key(Waiver, "path", "文件"),
        key(Waiver, "reason", "理由"),
        key(Waiver, "until", "期限"),
    ]
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_spelling_stands_for_two_keys_of_one_map() {
        for (at, key) in KEYS.iter().enumerate() {
            for other in &KEYS[at + 1..] {
                if key.group == other.group {
                    let spellings = |key: &Key| [vec![key.english, key.chinese], key.also.to_vec()].concat();
                    assert!(spellings(key).iter().all(|one| !spellings(other).contains(one)), "{key:?} {other:?}");
                }
            }
        }
    }
}
