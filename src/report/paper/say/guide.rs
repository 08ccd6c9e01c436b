//! The sentences of the guide for the public.

use crate::text::labels::labels;
use crate::text::{Text, say};

labels! {
    /// Title of the notice.
    GUIDE = "Guide for applicants" | "办事指南";
    /// What is said.
    ITEM = "item" | "事项要素";
    /// How it is.
    CONTENT = "content" | "内容";
    /// What is not there.
    NOT_STATED = "not stated" | "未写明";
    /// What the matter is called.
    NAME = "matter" | "事项名称";
    /// Which case it is.
    CASE = "case" | "适用情形";
    /// What sort of matter it is.
    TYPE = "type" | "事项类型";
    /// Who is answerable.
    LEAD = "responsible office" | "实施机关";
    /// What it rests on.
    LAW = "legal basis" | "设定依据";
    /// On what conditions an application is accepted.
    CONDITIONS = "conditions" | "受理条件";
    /// Where it is handled.
    WHERE = "where" | "办理地点";
    /// What is promised.
    PROMISED_LIMIT = "promised limit" | "承诺办结时限";
    /// What the law allows.
    STATUTORY_LIMIT = "statutory limit" | "法定办结时限";
    /// What it costs.
    FEE = "fee" | "收费";
    /// How often the applicant must come.
    VISITS = "visits to the office" | "到办事现场次数";
    /// What comes of it.
    RESULT = "result" | "办理结果";
    /// Title of what the applicant hands in.
    BRING = "What to bring" | "申请材料";
    /// Title of what nobody need hand in.
    FETCHED = "What the office fetches itself" | "部门自行核验、无需提交的材料";
    /// Title of the steps.
    STEPS_OF = "Steps" | "办理流程";
    /// Title of the flow chart.
    CHART = "Flow chart" | "流程图";
    /// Who does a step.
    WHO = "who" | "办理单位";
    /// How long a step takes.
    HOW_LONG = "time" | "环节时限";
    /// Whether a step is done online.
    ONLINE = "online" | "网上办理";
    /// What else is said of a step.
    NOTE = "remarks" | "备注";
}

/// Where the notice comes from.
pub(in crate::report::paper) fn made_by() -> Text {
    let version = env!("CARGO_PKG_VERSION");
    say!(
        "Made with reengineer {version} from the definition that was checked.",
        "由 reengineer {version} 依经检查的流程表生成。"
    )
}

/// No documents are asked for.
pub(in crate::report::paper) fn nothing_to_bring() -> Text {
    say!("The definition asks the applicant for no document.", "流程表未要求申请人提交材料。")
}

/// Nobody pays.
pub(in crate::report::paper) fn free() -> Text {
    say!("none", "不收费")
}

/// A sum of money.
pub(in crate::report::paper) fn money(amount: impl std::fmt::Display, currency: Option<&str>) -> Text {
    match currency {
        Some(currency) => say!("{amount} {currency}", "{amount} {currency}"),
        None => say!("{amount} (currency not stated)", "{amount}（币种未写明）"),
    }
}

/// So many times.
pub(in crate::report::paper) fn times(count: u64) -> Text {
    let times = if count == 1 { "time" } else { "times" };
    say!("{count} {times}", "{count} 次")
}

/// Who does a step: a department, its office, and those who take part.
pub(in crate::report::paper) fn who(department: Text, office: Option<&str>, with: &[&str]) -> Text {
    use crate::text::Lang::{Chinese, English};
    let (name, amt) = (department.in_lang(English), department.in_lang(Chinese));
    let (office, stelle) = office.map_or_else(Default::default, |at| (format!(" ({at})"), format!("（{at}）")));
    if with.is_empty() {
        return say!("{name}{office}", "{amt}{stelle}");
    }
    let (others, andere) = (with.join(", "), with.join("、"));
    say!("{name}{office}, with {others}", "{amt}{stelle}，会同{andere}")
}

/// A name with what else is said of it.
pub(in crate::report::paper) fn with_note(name: &str, note: Option<&str>) -> Text {
    match note {
        Some(note) => say!("{name}: {note}", "{name}：{note}"),
        None => Text::verbatim(name),
    }
}

/// How long a step takes that can begin only at a periodic occasion.
pub(in crate::report::paper) fn at_occasions((days, tage): (String, String), (every, takt): (String, String)) -> Text {
    say!("{days}, after a wait of at most {every} for the next date", "{tage}；每 {takt}办理一次，最多另等 {takt}")
}

/// A length between two others.
pub(in crate::report::paper) fn between(
    (least, am): (String, String),
    (most, zu): (String, String),
) -> (String, String) {
    (format!("{least} to {most}"), format!("{am}至 {zu}"))
}

/// What a graph of the public leaves out.
pub(in crate::report::paper) fn silence_note() -> Text {
    say!("What this guide calls not stated, the definition does not say.", "本指南注明「未写明」的，流程表没有记载。")
}
