//! Short fixed wordings: titles, column heads, values of a cell.

use crate::model::Unit;
use crate::text::{Lang, Text};

/// A fixed wording in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub struct Label {
    english: &'static str,
    chinese: &'static str,
}

impl Label {
    pub(crate) const fn new(english: &'static str, chinese: &'static str) -> Self {
        Self { english, chinese }
    }

    /// The wording in one language.
    #[must_use]
    pub const fn in_lang(self, lang: Lang) -> &'static str {
        match lang {
            Lang::English => self.english,
            Lang::Chinese => self.chinese,
        }
    }
}

impl From<Label> for Text {
    fn from(label: Label) -> Self {
        Self::new(label.english, label.chinese)
    }
}

macro_rules! labels {
    ($($(#[$doc:meta])* $name:ident = $english:literal | $chinese:literal;)+) => {
        $($(#[$doc])* pub const $name: $crate::text::labels::Label =
            $crate::text::labels::Label::new($english, $chinese);)+
    };
}

pub(crate) use labels;

labels! {
    /// A figure that cannot be derived from the file.
    UNKNOWN = "n/a" | "无记录";
    /// A flag that is set.
    YES = "yes" | "是";
    /// A flag that is not set.
    NO = "no" | "否";

    /// The order as it is.
    TODAY = "today" | "现状";
    /// What the record supports.
    REACHABLE = "reachable" | "可压缩至";
    /// What must stay.
    FLOOR = "floor" | "理由问清后最短";
    /// Where both are the same.
    TODAY_AND_REACHABLE = "today and reachable" | "现状与可压缩至";
    /// From today to reachable.
    CHANGE = "change" | "变化";

    /// Title of the table of measures.
    MEASURES = "Measures" | "指标";
    /// Head of the column that names a measure.
    MEASURE = "measure" | "指标";
    /// Elapsed time.
    WORKING_DAYS = "working days" | "工作日";
    /// Elapsed time on the calendar.
    CALENDAR_DAYS = "calendar days" | "自然日";
    /// Inside the legal limit.
    COUNTED = "counted in the limit" | "计入时限";
    /// Outside the legal limit.
    SUSPENDED = "outside the limit" | "不计入时限";
    /// Days that count towards a limit, where no limit runs over all of them.
    COUNTED_DAYS = "counted days" | "计时天数";
    /// Days that do not count towards a limit, where none runs over all.
    SUSPENDED_DAYS = "suspended days" | "不计时天数";
    /// The last day.
    ENDS_ON = "ends on" | "办结日期";

    /// Title of the critical path.
    CRITICAL_PATH = "Critical path" | "关键路径";
    /// Title of the bars of all steps.
    SCHEDULE = "Schedule" | "进度";
    /// Title of the bars of critical steps.
    CRITICAL_SCHEDULE = "Schedule of the critical steps" | "关键环节进度";
    /// In the chart: on a critical path.
    KEY_CRITICAL = "critical" | "关键";
    /// In the chart: adds nothing.
    KEY_WASTE = "waste" | "非增值";
    /// In the chart: can be late.
    KEY_FLOAT = "has float" | "有浮动时间";
    /// In the chart: begins and ends at once.
    KEY_MOMENT = "no time, or less than a day" | "不占时间，或不足一日";
    /// In the chart: what is taken off.
    KEY_SAVED = "taken off" | "减少";
    /// In the chart: what is added.
    KEY_ADDED = "added" | "增加";
    /// In the chart: the step is removed.
    GONE = "removed" | "取消";
    /// Of a step that comes after the result.
    AFTERWARDS = "after the result" | "办结之后";
    /// Of days that the calendar does not know.
    BEYOND_CALENDAR = "beyond the calendar" | "超出日历";

    /// Title of the changes.
    CHANGES = "Changes the record supports" | "依现有记录可作的调整";
    /// The change to make.
    LEVER = "change" | "举措";
    /// A step.
    STEP = "step" | "环节";
    /// No step, but the process.
    WHOLE = "the whole" | "整个流程";
    /// A department.
    DEPARTMENT = "department" | "部门";
    /// The steps that it follows today.
    FOLLOWS = "follows today" | "现状前置";
    /// The steps that it would follow.
    WOULD_FOLLOW = "would follow" | "调整后前置";
    /// It would start with the process.
    AT_ONCE = "starts at once" | "一开始即可办";
    /// It follows nothing today.
    FIRST = "nothing" | "无";
    /// It follows the same as today, which is earlier.
    UNCHANGED = "unchanged" | "不变";
    /// Days saved by this change only.
    ALONE = "saves alone" | "单独节省";
    /// Days saved in its turn.
    IN_SEQUENCE = "saves in sequence" | "依次节省";
    /// Why.
    WHY = "why" | "理由";
    /// A date.
    DATE = "date" | "日期";
    /// A day of the week.
    WEEKDAY = "weekday" | "星期";
    /// Whether a day counts toward a limit.
    COUNTS = "counts" | "是否计入";
    /// It does.
    COUNTED_DAY = "yes" | "计入";
    /// It does not.
    NOT_COUNTED_DAY = "no" | "不计入";
    /// Days apart from ordinary working days.
    SPECIAL_DAYS = "Days that are not ordinary working days" | "非普通工作日";
    /// Run side by side.
    PARALLEL = "parallel" | "并联";
    /// Follow sooner what it follows in any case.
    CLOSER = "shorter lag" | "缩短间隔";
    /// Start earlier because what it follows does.
    MOVES_UP = "moves up" | "随之提前";
    /// Take out.
    ELIMINATE = "remove" | "取消";

    /// Title of what is not offered.
    NOT_OFFERED = "Not offered" | "不列入建议";
    /// The step that it waits for.
    WAITS_FOR = "waits for" | "须等待";
    /// Why.
    REASON = "reason" | "理由";
    /// Article or document.
    BASIS = "basis" | "依据";
    /// Days that the order costs.
    PRICE = "price in days" | "不受此限可少（天）";

    /// Title of the questions.
    QUESTIONS = "Questions to ask" | "待核实的问题";
    /// Days that hang on the answer.
    AT_STAKE = "days at stake" | "最多可省（天）";
    /// The facts that the file does not state.
    ASKED = "to ask" | "要问清的";
    /// The line that answers a question.
    ANSWER = "line that would answer" | "答案怎么写";
    /// Wasted steps that stay.
    KEPT_WASTE = "Waste that stays" | "暂不能取消的非增值环节";
    /// The step that holds a wasted one.
    HELD_BY = "held by" | "因何保留";

    /// Title of the split by value.
    VALUE = "What the steps are worth" | "环节价值";
    /// Head of its first column.
    WORTH = "value" | "价值";
    /// The applicant would pay for it.
    ADDING = "adding" | "增值";
    /// Law or control demands it.
    REQUIRED = "required" | "必要";
    /// Neither.
    WASTE = "waste" | "非增值";
    /// The file does not say.
    UNCLASSIFIED = "unclassified" | "未分类";
    /// Steps today.
    STEPS_TODAY = "steps today" | "现状环节";
    /// Their days.
    DAYS_TODAY = "days today" | "现状天数";
    /// Steps in reachable.
    STEPS_REACHABLE = "steps reachable" | "压缩后环节";
    /// Their days.
    DAYS_REACHABLE = "days reachable" | "压缩后天数";

    /// Title of the table of steps.
    STEP_TABLE = "Steps" | "环节明细";
    /// Length.
    DAYS = "days" | "时长";
    /// Earliest start.
    START = "start" | "开始";
    /// Earliest finish.
    FINISH = "finish" | "完成";
    /// Earliest start in reachable.
    START_REACHABLE = "reachable start" | "压缩后开始";
    /// Earliest finish in reachable.
    FINISH_REACHABLE = "reachable finish" | "压缩后完成";
    /// Slack.
    FLOAT = "float" | "浮动时间";
    /// The days that the process would lose without it.
    DRAG = "drag" | "占用总时长";
    /// On a critical path.
    IS_CRITICAL = "critical" | "关键";

    /// Title of the dates.
    DATES = "Dates" | "日期";
    /// The day of the first event.
    STARTED = "started" | "开始日";
    /// Title of the days from different starts.
    START_DATES = "Days by start date" | "不同开始日的时长";
    /// Head of its first column.
    FIGURE = "figure" | "数值";
    /// The fewest.
    SHORTEST = "shortest" | "最短";
    /// The one in the middle.
    MEDIAN = "median" | "中位";
    /// The most.
    LONGEST = "longest" | "最长";
    /// The first day that counts.
    FIRST_DAY = "first day" | "首日";
    /// The last day.
    LAST_DAY = "last day" | "末日";
    /// The first day that counts, in reachable.
    FIRST_DAY_REACHABLE = "reachable first" | "压缩后首日";
    /// The last day, in reachable.
    LAST_DAY_REACHABLE = "reachable last" | "压缩后末日";

    /// Title of the closing remarks.
    NOTES = "How to read this" | "说明";
}

/// The elapsed time of a process, named by its unit.
pub const fn days_of(unit: Unit) -> Label {
    match unit {
        Unit::Workday => WORKING_DAYS,
        Unit::Day => CALENDAR_DAYS,
    }
}

/// The days that count towards a limit and those that do not, by whether the
/// limit runs from the first of them to the last.
pub const fn clocks(is_whole: bool) -> [Label; 2] {
    if is_whole { [COUNTED, SUSPENDED] } else { [COUNTED_DAYS, SUSPENDED_DAYS] }
}
