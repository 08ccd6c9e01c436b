//! Facts about the whole process, above the header.

/// A fact about the whole process, above the header: its name, and its value
/// beside it.
#[derive(Debug)]
pub struct Fact {
    /// The key, and the key inside it.
    pub key: (&'static str, Option<&'static str>),
    /// The English name, as written.
    pub english: &'static str,
    /// Its Chinese twin.
    pub chinese: &'static str,
    /// Further names that are accepted.
    pub also: &'static [&'static str],
    /// Whether it is a list of texts.
    pub is_list: bool,
}

const fn fact(
    key: &'static str,
    inner: Option<&'static str>,
    (english, chinese): (&'static str, &'static str),
    also: &'static [&'static str],
) -> Fact {
    Fact { key: (key, inner), english, chinese, also, is_list: false }
}

/// A fact of several items.
const fn facts(key: &'static str, names: (&'static str, &'static str), also: &'static [&'static str]) -> Fact {
    Fact { is_list: true, ..fact(key, None, names, also) }
}

/// Every fact that is read above the header, in the order of the format.
pub const FACTS: &[Fact] = &[
    fact("name", None, ("Process", "流程名称"), &["名称", "事项名称", "办理事项", "事项", "主题名称", "name"]),
    fact("id", None, ("Process ID", "流程编号"), &["编号", "事项编码", "事项编号", "id"]),
    fact("note", None, ("Note on the process", "流程备注"), &[]),
    fact("jurisdiction", None, ("Jurisdiction", "法域"), &[]),
    facts("calendar", ("Calendar", "日历"), &[]),
    fact("type", None, ("Type of matter", "事项类型"), &["事项类别", "权力类型", "type"]),
    fact("lead", None, ("Lead department", "牵头部门"), &["主管部门", "主办部门", "实施主体", "实施机关", "lead"]),
    fact("unit", None, ("Unit of days", "天数单位"), &["单位", "时限单位", "unit"]),
    fact("hours_per_day", None, ("Hours per day", "每日工时"), &[]),
    fact("limits", Some("statutory"), ("Statutory limit", "法定时限"), &["法定办结时限", "法定期限"]),
    fact("limits", Some("promised"), ("Promised limit", "承诺时限"), &["承诺办结时限", "承诺期限"]),
    fact("limits", Some("extension"), ("Extension", "可延长"), &["可延长时限"]),
    fact("limits", Some("from"), ("Limits run from", "时限起"), &["时限起点", "时限起算"]),
    fact("limits", Some("to"), ("Limits run to", "时限止"), &["时限终点"]),
    facts("cases", ("Cases", "情形"), &["办理情形", "适用情形"]),
    fact("cases_per_year", None, ("Cases per year", "年办件量"), &["年受理量"]),
    facts("law", ("Legal basis", "设定依据"), &["法律依据", "办理依据"]),
    facts("conditions", ("Conditions", "受理条件"), &["办理条件", "申请条件"]),
    facts("where", ("Where", "办理地点"), &["受理地点", "办事地点"]),
    facts("result", ("Result", "办理结果"), &["结果名称", "审批结果"]),
    fact("currency", None, ("Currency", "币种"), &[]),
    fact("targets", Some("days"), ("Target days", "目标天数"), &[]),
    fact("targets", Some("steps"), ("Target steps", "目标环节数"), &[]),
    fact("targets", Some("departments"), ("Target departments", "目标部门数"), &[]),
    fact("targets", Some("materials"), ("Target materials", "目标材料数"), &[]),
    fact("targets", Some("visits"), ("Target visits", "目标跑动次数"), &[]),
];

impl Fact {
    /// Every name that is accepted for this fact.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        [self.english, self.chinese].into_iter().chain(self.also.iter().copied())
    }
}
