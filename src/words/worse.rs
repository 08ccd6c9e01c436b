//! What is said of figures that are worse than they were.

use super::{Text, amounts, say};
use crate::model::{Clock, Decimal, Duration, Jurisdiction, Length, MatterType, Online, Process, Spelled, Time};

/// A figure in which a process is compared with what it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figure<'p> {
    /// Days, each step as long as is likely.
    Days,
    /// Days, each step as long as it may be.
    Longest,
    /// Days over cases of which not all take every step.
    Mean,
    /// Days over the cases that a guide covers, by their shares.
    MeanOfCases,
    /// Steps.
    Steps,
    /// Steps that a case takes on average.
    MeanSteps,
    /// Materials asked of the applicant.
    Materials,
    /// Times any is asked for.
    Askings,
    /// Visits.
    Visits,
    /// What the applicant pays.
    Fee,
    /// Returns for correction, of one case on average.
    Returns,
    /// The share of cases that are refused, added up over the steps.
    Refused,
    /// Departments.
    Departments,
    /// Copies of a material.
    Copies(&'p str),
    /// The promised limit.
    Promised,
    /// The statutory limit.
    Statutory,
    /// By how much the limits may be extended.
    Extension,
    /// The target of one of the figures.
    Target(Target),
    /// The limit of a step.
    Limit(&'p str),
    /// What a correction takes at a step.
    Correction(&'p str),
}

/// What a target is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// Days.
    Days,
    /// Steps.
    Steps,
    /// Departments.
    Departments,
    /// Materials.
    Materials,
    /// Visits.
    Visits,
}

/// How much a figure is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Amount {
    /// So many days.
    Days(Decimal, Clock),
    /// So many months of the calendar.
    Months(u32),
    /// So many of something.
    Number(Decimal),
}

impl Amount {
    /// A number of things.
    #[must_use]
    pub fn count(number: u64) -> Self {
        Self::Number(Decimal::new(i64::try_from(number).unwrap_or(i64::MAX), 0))
    }

    /// A length of time of a process.
    #[must_use]
    pub fn of(process: &Process, duration: Duration) -> Self {
        Self::of_length(process, process.on_its_clock(duration))
    }

    /// The same of a length on its clock.
    #[must_use]
    pub fn of_length(process: &Process, length: Length) -> Self {
        // No time is the same on either clock.
        let clock = if length.is_zero() { process.unit().clock() } else { length.clock() };
        match (length.in_months(), clock) {
            (Some(months), _) => Self::Months(months),
            (None, Clock::Working) => Self::Days(length.time().in_days(process.workday()).decimal(), clock),
            (None, Clock::Calendar) => Self::Days(length.time().in_days(Time::CALENDAR_DAY).decimal(), clock),
        }
    }

    /// Whether it is more than another; none where the two are of different
    /// kinds.
    #[must_use]
    pub fn exceeds(self, other: Self) -> Option<bool> {
        if self.is_zero() || other.is_zero() {
            return Some(!self.is_zero());
        }
        match (self, other) {
            (Self::Days(one, clock), Self::Days(other, of)) if clock == of => Some(one > other),
            (Self::Months(one), Self::Months(other)) => Some(one > other),
            (Self::Number(one), Self::Number(other)) => Some(one > other),
            _ => None,
        }
    }

    /// Whether it is nothing, whatever of.
    fn is_zero(self) -> bool {
        match self {
            Self::Days(number, _) | Self::Number(number) => number == Decimal::ZERO,
            Self::Months(months) => months == 0,
        }
    }

    fn words(self, thing: &str) -> (String, String) {
        match self {
            Self::Days(days, clock) => {
                let ending = if days == Decimal::new(1, 0) { "" } else { "s" };
                let (kind, chinese) = match clock {
                    Clock::Working => ("working", "工作日"),
                    Clock::Calendar => ("calendar", "自然日"),
                };
                (format!("{days} {kind} day{ending}"), format!("{days} 个{chinese}"))
            }
            Self::Months(months) => amounts::months(months),
            Self::Number(number) if thing.is_empty() => (number.to_string(), number.to_string()),
            Self::Number(number) => {
                let one = number == Decimal::new(1, 0);
                let things = match thing.strip_suffix('y') {
                    Some(stem) if !one => format!("{stem}ies"),
                    _ => format!("{thing}{}", if one { "" } else { "s" }),
                };
                (format!("{number} {things}"), number.to_string())
            }
        }
    }

    fn bare(self) -> String {
        match self {
            Self::Days(number, _) | Self::Number(number) => number.to_string(),
            Self::Months(months) => months.to_string(),
        }
    }
}

impl Figure<'_> {
    /// What the figure counts, in English and as the Chinese word for one.
    fn thing(self) -> (&'static str, &'static str) {
        match self {
            Self::Steps | Self::MeanSteps | Self::Target(Target::Steps) => ("step", " 个"),
            Self::Materials | Self::Target(Target::Materials) => ("material", " 份"),
            Self::Visits | Self::Target(Target::Visits) => ("visit", " 次"),
            Self::Departments | Self::Target(Target::Departments) => ("department", " 个"),
            Self::Copies(_) => ("copy", " 份"),
            Self::Askings => ("time", " 次"),
            Self::Returns => ("return", " 次"),
            Self::Days
            | Self::Longest
            | Self::Mean
            | Self::MeanOfCases
            | Self::Fee
            | Self::Refused
            | Self::Promised
            | Self::Statutory
            | Self::Extension
            | Self::Target(Target::Days)
            | Self::Limit(_)
            | Self::Correction(_) => ("", ""),
        }
    }

    /// An amount of it, in both languages.
    fn amount(self, amount: Amount) -> (String, String) {
        let (thing, classifier) = self.thing();
        let (english, chinese) = amount.words(thing);
        (english, format!("{chinese}{classifier}"))
    }

    /// That it is so much.
    fn clause(self, amount: Amount) -> (String, String) {
        let (is, zh) = self.amount(amount);
        match self {
            Self::Days => (format!("the process takes {is}"), format!("流程用时 {zh}")),
            Self::Longest => (format!("the process may take {is}"), format!("流程最长用时 {zh}")),
            Self::Mean => (format!("a case takes {is} on average"), format!("平均每件用时 {zh}")),
            Self::MeanOfCases => {
                (format!("by their shares the cases take {is} on average"), format!("各情形按占比平均用时 {zh}"))
            }
            Self::Steps => (is, format!("环节 {zh}")),
            Self::MeanSteps => (format!("a case takes {is} on average"), format!("平均每件经过环节 {zh}")),
            Self::Materials => (is, format!("材料 {zh}")),
            Self::Askings => (format!("materials are asked for {is}"), format!("材料共要求提交 {zh}")),
            Self::Visits => (is, format!("跑动 {zh}")),
            Self::Fee => (format!("the applicant pays {is}"), format!("申请人缴费 {zh}")),
            Self::Returns => (format!("{is} for correction a case on average"), format!("平均每件补正 {zh}")),
            Self::Refused => (format!("a share of {is} of the cases is refused"), format!("不予通过的占比为 {zh}")),
            Self::Departments => (is, format!("部门 {zh}")),
            Self::Copies(material) => {
                (format!("`{material}` is asked for in {is}"), format!("「{material}」要求提交 {zh}"))
            }
            Self::Promised => (format!("the promised limit is {is}"), format!("承诺时限为 {zh}")),
            Self::Statutory => (format!("the statutory limit is {is}"), format!("法定时限为 {zh}")),
            Self::Extension => (format!("the limits may be extended by {is}"), format!("时限可延长 {zh}")),
            Self::Target(target) => (format!("the target is {is}"), format!("目标为{}{zh}", target.chinese())),
            Self::Limit(step) => (format!("the limit of `{step}` is {is}"), format!("「{step}」的限时为 {zh}")),
            Self::Correction(step) => {
                (format!("a correction at `{step}` takes {is}"), format!("「{step}」补正用时 {zh}"))
            }
        }
    }

    /// That nobody can tell it any more.
    fn lost(self) -> (String, String) {
        let (english, chinese) = match self {
            Self::Materials => ("no step says any more which materials it asks for", "已没有环节写明材料"),
            Self::Visits => ("no step says any more how often the applicant must come", "已没有环节写明跑动次数"),
            Self::Askings => ("no step says any more how often materials are asked for", "已没有环节写明材料"),
            Self::Fee => ("no step says any more what the applicant pays", "已没有环节写明收费"),
            Self::Returns => ("no step says any more how many cases return for correction", "已没有环节写明补正"),
            Self::Refused => ("no step says any more how many cases it refuses", "已没有环节写明否决率"),
            Self::Departments => ("no step says any more which department does it", "已没有环节写明部门"),
            Self::Copies(material) => {
                let english = format!("`{material}` does not say any more in how many copies it is asked for");
                return (english, format!("「{material}」已没有写明份数"));
            }
            Self::Steps | Self::MeanSteps => ("the steps cannot be counted any more", "环节数无法得出"),
            Self::Days => ("the days cannot be told any more", "用时无法得出"),
            Self::Longest => ("how long it may take cannot be told any more", "最长用时无法得出"),
            Self::Mean => ("how long a case takes on average cannot be told any more", "平均用时无法得出"),
            Self::MeanOfCases => ("not every case states its share any more", "已不是每种情形都写明占比"),
            Self::Promised => ("no limit is promised any more", "已没有写明承诺时限"),
            Self::Statutory => ("no statutory limit is stated any more", "已没有写明法定时限"),
            Self::Extension => ("no extension is stated any more", "已没有写明可延长的时间"),
            Self::Target(_) => ("the target is not stated any more", "已没有写明目标"),
            Self::Limit(step) => {
                return (format!("`{step}` states no limit any more"), format!("「{step}」已没有写明限时"));
            }
            Self::Correction(step) => {
                let english = format!("`{step}` does not say any more what a correction takes");
                return (english, format!("「{step}」已没有写明补正用时"));
            }
        };
        (english.to_owned(), chinese.to_owned())
    }
}

impl Target {
    const fn chinese(self) -> &'static str {
        match self {
            Self::Days => " ",
            Self::Steps => "环节 ",
            Self::Departments => "部门 ",
            Self::Materials => "材料 ",
            Self::Visits => "跑动 ",
        }
    }
}

/// A figure that is more than it was.
#[must_use]
pub fn more(figure: Figure<'_>, then: Amount, now: Amount, revision: &str) -> Text {
    let ((english, chinese), (_, then_zh)) = (figure.clause(now), figure.amount(then));
    let then = then.bare();
    say!("{english}, {then} in `{revision}`", "{chinese}，`{revision}` 中为 {then_zh}")
}

/// A figure that is of another kind than it was.
#[must_use]
pub fn other_kind(figure: Figure<'_>, then: Amount, now: Amount, revision: &str) -> Text {
    let ((english, chinese), (then, then_zh)) = (figure.clause(now), figure.amount(then));
    say!(
        "{english}, {then} in `{revision}`: whether it got worse cannot be told",
        "{chinese}，`{revision}` 中为 {then_zh}：无法判断是否变差"
    )
}

/// A figure that an earlier revision states and that is not stated any more.
#[must_use]
pub fn no_more(figure: Figure<'_>, then: Amount, revision: &str) -> Text {
    let ((english, chinese), (then_zh, then)) = (figure.lost(), (figure.amount(then).1, then.bare()));
    say!("{english}, {then} in `{revision}`", "{chinese}，`{revision}` 中为 {then_zh}")
}

/// Limits that run between other steps.
#[must_use]
pub fn other_window(revision: &str) -> Text {
    say!(
        "the limits run between other steps than in `{revision}`: whether they promise less cannot be told",
        "时限的起止环节与 `{revision}` 中的不同：无法判断承诺是否变松"
    )
}

/// A step that ends the matter, and comes after the result now.
#[must_use]
pub fn result_afterwards(step: &str, revision: &str) -> Text {
    say!(
        "`{step}` is the result, and is said to come after it, as it was not in `{revision}`: its days are not counted any more",
        "「{step}」本身就是办理结果，却写成事后环节（在 `{revision}` 中不是），其时长不再计入"
    )
}

/// What could be done online.
#[must_use]
pub fn less_online(step: &str, then: Online, now: Online, revision: &str) -> Text {
    let (was, was_zh, is, is_zh) = (then.english(), then.chinese(), now.english(), now.chinese());
    say!(
        "`{step}` is online: `{is}`, `{was}` in `{revision}`",
        "「{step}」的网办程度为「{is_zh}」，`{revision}` 中为「{was_zh}」"
    )
}

/// Another calendar.
#[must_use]
pub fn other_calendar(then: &str, now: &str, revision: &str) -> Text {
    say!(
        "it runs on the calendar `{now}`, on `{then}` in `{revision}`: whether it takes longer cannot be told",
        "现按日历「{now}」计算，在 `{revision}` 中按「{then}」：无法判断是否变慢"
    )
}

/// Fees in another currency.
#[must_use]
pub fn other_currency(revision: &str) -> Text {
    say!(
        "the fees are in another currency than in `{revision}`: whether they got higher cannot be told",
        "收费的币种与 `{revision}` 中的不同：无法判断是否提高"
    )
}

/// Another law, under which other rules hold.
#[must_use]
pub fn other_law(then: Jurisdiction, now: Jurisdiction, revision: &str) -> Text {
    let (was, is) = (then.english(), now.english());
    say!(
        "it is judged under the jurisdiction `{is}`, under `{was}` in `{revision}`: other rules hold",
        "现按法域 `{is}` 检查，在 `{revision}` 中按 `{was}` 检查：适用的规则不同"
    )
}

/// Another sort of matter, for which other rules hold; or none.
#[must_use]
pub fn other_type(then: MatterType, now: Option<MatterType>, revision: &str) -> Text {
    let (was, was_zh) = (then.english(), then.chinese());
    match now {
        None => say!(
            "the type of the matter is not stated any more, `{was}` in `{revision}`: other rules hold",
            "已没有写明事项类型，`{revision}` 中为「{was_zh}」：适用的规则不同"
        ),
        Some(now) => {
            let (is, is_zh) = (now.english(), now.chinese());
            say!(
                "the matter is of the type `{is}`, `{was}` in `{revision}`: other rules hold",
                "事项类型为「{is_zh}」，`{revision}` 中为「{was_zh}」：适用的规则不同"
            )
        }
    }
}

/// A case that an earlier revision covers.
#[must_use]
pub fn case_gone(case: &str, revision: &str) -> Text {
    say!(
        "case `{case}` of `{revision}` is not there any more: its figures cannot be compared",
        "`{revision}` 中的情形「{case}」已不存在，无法比较"
    )
}

/// What to do about a figure that got worse.
#[must_use]
pub fn help() -> Text {
    say!(
        "`reengineer diff` shows which change costs what; where it has to be, waive it with a reason",
        "`reengineer diff` 列出每项变更的代价；确有必要的，请写明理由予以豁免"
    )
}
