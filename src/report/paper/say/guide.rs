//! The sentences of the guide for the public.

use crate::text::labels::labels;
use crate::text::{Text, joined, say, sentences};

labels! {
    /// Title of the facts about the whole.
    BASICS = "About this matter" | "基本信息";
    /// Column head: the element of the notice.
    ITEM = "item" | "事项要素";
    /// Placeholder for a missing element.
    NOT_STATED = "not stated" | "未写明";
    /// The name of the matter.
    NAME = "matter" | "事项名称";
    /// The case that the notice is about.
    CASE = "case" | "适用情形";
    /// The type of the matter.
    TYPE = "type" | "事项类型";
    /// The office that is answerable.
    LEAD = "responsible office" | "实施机关";
    /// The legal basis.
    LAW = "legal basis" | "设定依据";
    /// The conditions for an application to be accepted.
    CONDITIONS = "conditions" | "受理条件";
    /// The place where it is handled.
    WHERE = "where" | "办理地点";
    /// The limit that is promised.
    PROMISED_LIMIT = "promised limit" | "承诺办结时限";
    /// The limit that the law allows.
    STATUTORY_LIMIT = "statutory limit" | "法定办结时限";
    /// The fee.
    FEE = "fee" | "收费";
    /// The number of times the applicant must come.
    VISITS = "visits to the office" | "到办事现场次数";
    /// The result.
    RESULT = "result" | "办理结果";
    /// Title of the papers that the applicant hands in.
    BRING = "What to bring" | "申请材料";
    /// Whether the original is asked for.
    FORM = "form" | "形式";
    /// It is.
    ORIGINAL = "original" | "原件";
    /// It is not.
    COPY = "copy" | "复印件";
    /// Title of the papers that need not be handed in.
    FETCHED = "What the office fetches itself" | "部门自行核验、无需提交的材料";
    /// Title of the steps.
    STEPS_OF = "Steps" | "办理流程";
    /// Title of the flow chart.
    CHART = "Flow chart" | "流程图";
    /// The party that does a step.
    WHO = "who" | "办理单位";
    /// The length of a step.
    HOW_LONG = "time" | "时长";
    /// The limit of a step.
    LIMIT = "limit" | "环节时限";
    /// Whether a step is done online.
    ONLINE = "online" | "网上办理";
    /// Further remarks about a step.
    NOTE = "remarks" | "备注";
}

/// Title of the notice of a matter, in a language in which the name of the
/// matter does not already say it.
pub(in crate::report::paper) fn guide_to(name: &str) -> Text {
    let says_so = name.to_lowercase().ends_with("guide");
    let english = if says_so { "" } else { "Guide for applicants" };
    Text::new(english, if name.ends_with("指南") { "" } else { "办事指南" })
}

sentences! {
    /// No documents are asked for.
    pub(in crate::report::paper) fn nothing_to_bring() =
        "The definition asks the applicant for no document."
        | "流程表未要求申请人提交材料。";

    /// The meaning of a necessity that is not one for everybody.
    pub(in crate::report::paper) fn where_it_applies() =
        "A document marked `where it applies` is not asked of everyone, but of those to whom it applies: they must \
         hand it in. Of whom it is asked stands under remarks, where the definition says so."
        | "注明「视情形提交」的材料并非人人都要交；情形相符的，必须提交。流程表写明何种情形的，见备注。";

    /// The time of a step that is outside the limits.
    pub(in crate::report::paper) fn not_counted() = "not counted in the time limit" | "不计入办理时限";

    /// Nobody pays.
    pub(in crate::report::paper) fn free() = "none" | "不收费";

    /// The parts that a graph for the public leaves out.
    pub(in crate::report::paper) fn silence_note() =
        "What this guide calls not stated, the definition does not say."
        | "本指南注明「未写明」的，流程表没有记载。";

    /// The program that made the notice.
    pub(in crate::report::paper) fn made_by() =
        "Made with reengineer {version} from the definition that was checked."
        | "由 reengineer {version} 依经检查的流程表生成。",
        where version = env!("CARGO_PKG_VERSION");

    /// A number of times.
    pub(in crate::report::paper) fn times(count: u64) = "{count} {times}" | "{count} 次",
        where times = if count == 1 { "time" } else { "times" };

    /// A length between two others.
    pub(in crate::report::paper) fn between(least: &Text, most: &Text) =
        "{least} to {most}" | "{least}至 {most}", both(least), both(most);

    /// A length that is a limit.
    pub(in crate::report::paper) fn within(most: Text) = "within {most}" | "{most}内", both(most);

    /// The least that a step may take.
    pub(in crate::report::paper) fn at_least(least: Text) = "no less than {least}" | "不得少于 {least}", both(least);

    /// The last moment for a paper that may follow later.
    pub(in crate::report::paper) fn before_the_end_of(step: &str) = "before the end of {step}" | "「{step}」办结前";
}

/// One after the other; several are numbered.
pub(in crate::report::paper) fn points(texts: &[String]) -> Text {
    if let [only] = texts {
        return Text::verbatim(only);
    }
    let numbered = |open: &str, close: &str| -> Vec<String> {
        (1..).zip(texts).map(|(number, text)| format!("{open}{number}{close}{text}")).collect()
    };
    Text::new(numbered("(", ") ").join("; "), numbered("（", "）").join("；"))
}

/// The total fee, and the steps at which it is paid.
pub(in crate::report::paper) fn fees(
    total: impl std::fmt::Display,
    paid: &[(String, impl std::fmt::Display)],
    currency: Option<&str>,
) -> Text {
    let (unit, unit_zh) = currency
        .map_or((String::from(" (currency not stated)"), String::from("（币种未写明）")), |of| {
            (format!(" {of}"), format!(" {of}"))
        });
    if let [(step, amount)] = paid {
        return say!("{amount}{unit}: {step}", "{amount}{unit_zh}：「{step}」");
    }
    let parts = paid.iter().map(|(step, amount)| (format!("{step} {amount}"), format!("「{step}」{amount}")));
    let (english, chinese): (Vec<String>, Vec<String>) = parts.unzip();
    let (parts, parts_zh) = (english.join("; "), chinese.join("，"));
    say!("{total}{unit} in all: {parts}", "共 {total}{unit_zh}：{parts_zh}")
}

/// The limit of a step.
pub(in crate::report::paper) fn limit(most: Text, from: Option<&str>) -> Text {
    match from {
        Some(from) => say!("{most} from the end of {from}", "自「{from}」完成起 {most}", both(most)),
        None => most,
    }
}

/// The length of a step and what is to be said of it.
pub(in crate::report::paper) fn length(parts: impl Iterator<Item = Text>) -> Text {
    joined(&parts.collect::<Vec<_>>(), "; ", "；")
}

/// The party that does a step: a department, its office, and the others that
/// take part.
pub(in crate::report::paper) fn who(department: Text, office: Option<&str>, with: &[&str]) -> Text {
    use crate::text::Lang::{Chinese, English};
    let (name, name_zh) = (department.in_lang(English), department.in_lang(Chinese));
    let (office, office_zh) = office.map_or_else(Default::default, |at| (format!(" ({at})"), format!("（{at}）")));
    if with.is_empty() {
        return say!("{name}{office}", "{name_zh}{office_zh}");
    }
    let (others, others_zh) = (with.join(", "), with.join("、"));
    say!("{name}{office}, with {others}", "{name_zh}{office_zh}，会同{others_zh}")
}

/// A name with a remark.
pub(in crate::report::paper) fn with_note(name: &str, note: Option<&str>) -> Text {
    match note {
        Some(note) => say!("{name}: {note}", "{name}：{note}"),
        None => Text::verbatim(name),
    }
}

/// The length of a step that can begin only at a periodic occasion.
pub(in crate::report::paper) fn at_occasions(days: &Text, every: &Text) -> Text {
    // 每月, not 每 1 个月.
    let often = every.chinese();
    let often = often.strip_prefix("1 ").map(|one| one.trim_start_matches('个')).unwrap_or(often);
    let space = if often.starts_with(|sign: char| sign.is_ascii_digit()) { " " } else { "" };
    say!(
        "{days}, after a wait of at most {every} for the next date",
        "{days}；每{space}{often}办理一次，最多另等 {every}",
        both(days),
        both(every)
    )
}
