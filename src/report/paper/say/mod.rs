//! The words of papers.

pub(super) mod guide;

use crate::model::Days;
use crate::text::labels::{Label, labels};
use crate::text::{Text, amounts, say, sentences};

labels! {
    /// Title of the figures that every reform counts.
    FOUR = "Key figures" | "主要指标";
    /// A reduction.
    LESS = "less" | "减少";
    /// Title of the waterfall.
    WATERFALL = "Where the days go" | "天数减在哪里";
    /// Title of the bars of steps by value.
    VALUE_DAYS = "Days by value" | "各类环节天数";
    /// Title of today's graph.
    GRAPH = "Order of today" | "现状流程图";
    /// Title of the graph of reachable.
    GRAPH_AFTER = "Order as it could be" | "压缩后流程图";
    /// Title of the graph of a proposal.
    GRAPH_PROPOSED = "Order with this package" | "采用方案后流程图";
    /// Title of the figures of a proposal.
    PACKAGE_FIGURES = "What the package comes to" | "方案效果";
    /// The number of options that somebody has to permit.
    PERMISSIONS = "permissions used" | "所用许可项数";
    /// The number of options that rest on an answer.
    ANSWERS = "answers assumed" | "所设答复项数";
    /// Title of the graph of a comparison.
    GRAPH_CHANGE = "What changes in the order" | "流程变化图";
    /// Title of the plan.
    PLAN = "Plan of today" | "现状计划";
    /// Title of the limits.
    LIMITS = "Limits" | "时限";
    /// A limit.
    LIMIT = "limit" | "时限";
    /// The length of a limit.
    LENGTH = "length" | "长度";
    /// The limit that is promised.
    PROMISED = "promised" | "承诺";
    /// The limit of the law.
    STATUTORY = "statutory" | "法定";
    /// The time by which the law lets it be extended.
    EXTENSION = "extension" | "可延长";
    /// The time inside the limits.
    INSIDE = "today, inside the limits" | "现状用去（计入时限）";
    /// Title of the form of questions.
    FORM = "Questions to answer" | "待核实问题清单";
    /// A line to fill in.
    ANSWER = "answer" | "答复";
    /// A line to fill in.
    BASIS = "basis (article, document)" | "依据（条款、文件）";
    /// A line to fill in.
    SIGNED = "answered by, on" | "答复人、日期";
    /// Title of the findings.
    FINDINGS = "Findings of the check" | "检查发现的问题";
    /// The rule.
    RULE = "rule" | "规则";
    /// The level of a finding.
    LEVEL = "level" | "级别";
    /// The line of a finding.
    PLACE = "line" | "行";
    /// The message of a finding.
    MESSAGE = "finding" | "问题";
    /// The remedy for a finding.
    HELP = "remedy" | "如何修改";
    /// The steps between which the limits run.
    RUNS = "the limits run" | "时限起止";
    /// Title of the materials.
    MATERIALS = "Documents" | "材料";
    /// A material.
    MATERIAL = "document" | "材料";
    /// The steps that ask for it.
    ASKED_AT = "asked for at" | "在哪些环节提交";
    /// The source of a material.
    COMES_FROM = "comes from" | "来源";
    /// The number of copies.
    COPIES = "copies" | "份数";
    /// Whether the original is asked for.
    ORIGINAL = "original" | "原件";
    /// Whether it may follow later.
    NECESSITY = "necessity" | "必要性";
    /// The applicant.
    APPLICANT = "applicant" | "申请人";
    /// Title of the meanings of the figures.
    METHOD = "What each figure means" | "指标含义";
    /// A figure.
    FIGURE = "figure" | "指标";
    /// The meaning of a figure.
    MEANING = "meaning" | "含义";
    /// The source of a definition.
    SOURCE = "source" | "来源";
    /// Title of the files that the paper is made from.
    ORIGIN = "What this is made from" | "制作依据";
    /// A file.
    FILE = "file" | "文件名";
    /// Its hash.
    HASH = "SHA-256" | "SHA-256 校验值";
    /// Documents now.
    MATERIALS_TODAY = "documents today" | "现状材料";
    /// Documents as it could be.
    MATERIALS_REACHABLE = "documents reachable" | "压缩后材料";
    /// The day on which a step ends at the latest.
    LATEST_FINISH = "latest finish" | "最晚完成";
    /// The party that does a step.
    ACTOR = "actor" | "主体";
    /// A process.
    PROCESS = "process" | "流程";
    /// In what its days are counted.
    UNIT = "unit" | "单位";
    /// How it is.
    CONTENT = "content" | "内容";
    /// Title of the summary.
    SUMMARY = "All processes" | "汇总";
    /// All together.
    TOTAL = "total" | "合计";
    /// The most valuable changes.
    FIRST_CHANGES = "First changes" | "先做的调整";
    /// The changes of a package that take most off, whoever permits them.
    LARGEST_CHANGES = "What takes most off" | "省天数最多的调整";
    /// The most valuable questions.
    FIRST_QUESTIONS = "First questions" | "先问的问题";
    /// Sheet of the overview.
    OVERVIEW = "Overview" | "概览";
    /// Sheet of the steps.
    STEPS = "Steps" | "环节";
    /// Sheet of the changes.
    CHANGES = "Changes" | "调整";
    /// Sheet of the questions.
    QUESTIONS = "Questions" | "问题";
}

/// The first point to check before, and the number of others: one page has no
/// room for all.
pub(super) fn check_first(first: &Text, others: usize) -> Text {
    match others {
        0 => say!("Check first: {first}.", "采用之前须核实：{first}。", both(first)),
        _ => say!(
            "Check first, with {others} more in the full report: {first}.",
            "采用之前须核实（另有 {others} 项见完整报告）：{first}。",
            both(first)
        ),
    }
}

sentences! {
    /// A step that is waited for, and why.
    pub(super) fn with_reason(name: &str, reason: Label) = "{name} ({reason})" | "{name}（{reason}）", both(name), both(reason);

    /// The meaning of the figure of a package.
    pub(super) fn reached_means() =
        "The days of today's definition with every change of the package made, counted as today is. What needs no permission comes first, then each option in its turn."
        | "在现状流程表上作出本方案全部调整后的天数，计算方法与现状相同。先作无须许可的调整，再依次采用各项举措。";

    /// The meaning of `by decree`.
    pub(super) fn by_decree_means() =
        "The days of the package that only a shorter limit takes off: the order of the steps and the work in them stay as they are."
        | "本方案中只靠压缩时限减少的天数：环节的先后和办理内容没有变化。";

    /// The source of the figures of a package.
    pub(super) fn by_propose() = "reengineer propose" | "reengineer propose";

    /// One of the first questions.
    pub(super) fn question(step: &str, days: Days, asked: &Text) =
        "{step}: {asked} ({at_stake} at stake)"
        | "{step}：{asked}？（最多可省 {days} 天）", both(asked),
        where at_stake = amounts::plain_days(days.decimal());

    /// Of which case a page is.
    pub(super) fn of_case(case: &str) = "What follows is case `{case}`." | "以下为情形「{case}」。";

    /// Nothing is left to ask.
    pub(super) fn no_question() = "There is nothing left to ask." | "没有需要核实的问题。";

    /// Questions remain, and no day hangs on their answers.
    pub(super) fn no_days_at_stake(count: usize) =
        "{questions} on file; no answer takes off a day."
        | "尚有 {count} 个问题待核实，答复均不影响天数。",
        where questions = amounts::count(count as u64, "question");

    /// There are no findings.
    pub(super) fn no_findings() = "No rule finds anything." | "各条规则均未发现问题。";

    /// Files that could not be judged.
    pub(super) fn failed(file: &str) =
        "`{file}` could not be judged and is in no figure."
        | "「{file}」无法检查，未计入任何数值。";

    /// Totals over processes in different units.
    pub(super) fn no_total() =
        "Days of processes that count working days and of those that count calendar days are not added up."
        | "以工作日计与以自然日计的流程，天数不相加。";

    /// A step that gives a material.
    pub(super) fn given_by(step: &str) = "given by {step}" | "由「{step}」产生";

    /// Fetched by the office.
    pub(super) fn shared() = "fetched by the office" | "部门共享获取";

    /// An authority that holds it already.
    pub(super) fn held_by(holder: &str) = "held by {holder}" | "{holder}已持有";

    /// A certificate that covers it.
    pub(super) fn certificate(name: &str) = "electronic certificate: {name}" | "电子证照：{name}";

    /// A paper that may follow later.
    pub(super) fn may_follow() = "may follow later" | "可容缺后补";

    /// A paper that is not asked of everyone.
    pub(super) fn optional() = "where it applies" | "视情形提交";

    /// A paper that must be handed in.
    pub(super) fn required() = "required" | "必需";

    /// The number of options that were not offered: one page has no room for them.
    pub(super) fn not_offered(count: usize) =
        "{count} {options} considered and not offered; the full report says why."
        | "另有 {count} 项举措考虑过而未采用，原因见完整报告。",
        where options = if count == 1 { "option was" } else { "options were" };

    /// The figure of the graph of a proposal.
    pub(super) fn with_package(days: &(String, String)) = "{english} with this package" | "采用本方案后 {chinese}",
        where (english, chinese) = days;

    /// The program that the paper was made with.
    pub(super) fn made_by() =
        "Made with reengineer {version} from the definitions below: the same file gives the same figures."
        | "由 reengineer {version} 依下列流程表生成；同一文件得出相同数值。",
        where version = env!("CARGO_PKG_VERSION");
}

/// From the end of one step to the end of another.
pub(super) fn runs(from: Option<&str>, to: Option<&str>) -> Text {
    let (begin, anfang) = from.map_or(("the beginning".to_owned(), "开始".to_owned()), |from| {
        (format!("the end of {from}"), format!("「{from}」完成"))
    });
    let (end, ende) = to.map_or(("the end".to_owned(), "全部办结".to_owned()), |to| {
        (format!("the end of {to}"), format!("「{to}」完成"))
    });
    say!("from {begin} to {end}", "自{anfang}起，至{ende}止")
}
