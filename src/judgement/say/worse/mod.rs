//! Messages about figures that are worse than before.

mod amount;
mod otherwise;

pub use amount::FigureValue;
pub use otherwise::*;

use crate::analysis::{Figure, figures};
use crate::model::StatedFigure;
use crate::text::{Text, say, sentences};

/// A figure in which two versions of a process are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ComparedFigure<'p> {
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
    /// How often any of them is asked for.
    Askings,
    /// Visits.
    Visits,
    /// The cost to the applicant.
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
    /// The extension of the limits.
    Extension,
    /// The target of one of the figures.
    Target(StatedFigure),
    /// The limit of a step.
    Limit(&'p str),
    /// The time that a correction takes at a step.
    Correction(&'p str),
}

impl ComparedFigure<'_> {
    /// The figure of a process that it stands for; `None` where it is one that
    /// the file states, or one of several cases.
    #[must_use]
    pub const fn measured(self) -> Option<&'static Figure> {
        match self {
            Self::Days => Some(&figures::DAYS),
            Self::Steps => Some(&figures::STEPS),
            Self::Materials => Some(&figures::MATERIALS),
            Self::Askings => Some(&figures::ASKINGS),
            Self::Visits => Some(&figures::VISITS),
            Self::Fee => Some(&figures::FEE),
            Self::Departments => Some(&figures::DEPARTMENTS),
            Self::Longest
            | Self::Mean
            | Self::MeanOfCases
            | Self::MeanSteps
            | Self::Returns
            | Self::Refused
            | Self::Copies(_)
            | Self::Promised
            | Self::Statutory
            | Self::Extension
            | Self::Target(_)
            | Self::Limit(_)
            | Self::Correction(_) => None,
        }
    }

    /// The word for one unit of the figure, in English and in Chinese.
    fn thing(self) -> (&'static str, &'static str) {
        let stated = |figure: StatedFigure| figure.one().unwrap_or_default();
        match self {
            Self::Steps | Self::MeanSteps => stated(StatedFigure::Steps),
            Self::Materials => stated(StatedFigure::Materials),
            Self::Visits => stated(StatedFigure::Visits),
            Self::Departments => stated(StatedFigure::Departments),
            Self::Target(figure) => stated(figure),
            Self::Copies(_) => ("copy", "份"),
            Self::Askings => ("time", "次"),
            Self::Returns => ("return", "次"),
            Self::Days
            | Self::Longest
            | Self::Mean
            | Self::MeanOfCases
            | Self::Fee
            | Self::Refused
            | Self::Promised
            | Self::Statutory
            | Self::Extension
            | Self::Limit(_)
            | Self::Correction(_) => ("", ""),
        }
    }

    /// An amount of it, in both languages.
    fn amount(self, amount: FigureValue) -> (String, String) {
        let (thing, classifier) = self.thing();
        let (english, chinese) = amount.words(thing);
        let space = if classifier.is_empty() { "" } else { " " };
        (english, format!("{chinese}{space}{classifier}"))
    }

    /// The clause that states the amount.
    fn clause(self, amount: FigureValue) -> (String, String) {
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
            Self::Target(StatedFigure::Days) => (format!("the target is {is}"), format!("目标为 {zh}")),
            Self::Target(figure) => (format!("the target is {is}"), format!("目标为{} {zh}", figure.chinese())),
            Self::Limit(step) => (format!("the limit of `{step}` is {is}"), format!("「{step}」的限时为 {zh}")),
            Self::Correction(step) => {
                (format!("a correction at `{step}` takes {is}"), format!("「{step}」补正用时 {zh}"))
            }
        }
    }

    /// The clause that it is no longer known.
    fn lost(self) -> (String, String) {
        let (english, chinese) = match self {
            Self::Materials => ("no step says any longer which materials it asks for", "已没有环节写明材料"),
            Self::Visits => ("no step says any longer how often the applicant must come", "已没有环节写明跑动次数"),
            Self::Askings => ("no step says any longer how often materials are asked for", "已没有环节写明材料"),
            Self::Fee => ("no step says any longer what the applicant pays", "已没有环节写明收费"),
            Self::Returns => ("no step says any longer how many cases return for correction", "已没有环节写明补正"),
            Self::Refused => ("no step says any longer how many cases it refuses", "已没有环节写明否决率"),
            Self::Departments => ("no step says any longer which department does it", "已没有环节写明部门"),
            Self::Copies(material) => {
                let english = format!("`{material}` no longer says in how many copies it is asked for");
                return (english, format!("「{material}」已没有写明份数"));
            }
            Self::Steps | Self::MeanSteps => ("the steps can no longer be counted", "环节数无法得出"),
            Self::Days => ("the days can no longer be determined", "用时无法得出"),
            Self::Longest => ("how long it may take can no longer be determined", "最长用时无法得出"),
            Self::Mean => ("how long a case takes on average can no longer be determined", "平均用时无法得出"),
            Self::MeanOfCases => ("not every case still states its share", "已不是每种情形都写明占比"),
            Self::Promised => ("no limit is promised any longer", "已没有写明承诺时限"),
            Self::Statutory => ("no statutory limit is stated any longer", "已没有写明法定时限"),
            Self::Extension => ("no extension is stated any longer", "已没有写明可延长的时间"),
            Self::Target(_) => ("the target is no longer stated", "已没有写明目标"),
            Self::Limit(step) => {
                return (format!("`{step}` no longer states a limit"), format!("「{step}」已没有写明限时"));
            }
            Self::Correction(step) => {
                let english = format!("`{step}` no longer says what a correction takes");
                return (english, format!("「{step}」已没有写明补正用时"));
            }
        };
        (english.to_owned(), chinese.to_owned())
    }
}

sentences! {
    /// A figure that increased.
    pub fn more(figure: ComparedFigure<'_>, then: FigureValue, now: FigureValue, revision: &str) =
        "{english}, {then} in `{revision}`"
        | "{chinese}，`{revision}` 中为 {then_zh}",
        where ((english, chinese), (_, then_zh)) = (figure.clause(now), figure.amount(then)),
        where then = then.bare();

    /// A figure whose kind changed.
    pub fn other_kind(figure: ComparedFigure<'_>, then: FigureValue, now: FigureValue, revision: &str) =
        "{english}, {then} in `{revision}`: whether it got worse is undecided"
        | "{chinese}，`{revision}` 中为 {then_zh}：无法判断是否变差",
        where ((english, chinese), (then, then_zh)) = (figure.clause(now), figure.amount(then));

    /// A figure that an earlier revision states and that is no longer stated.
    pub fn no_more(figure: ComparedFigure<'_>, then: FigureValue, revision: &str) =
        "{english}, {then} in `{revision}`"
        | "{chinese}，`{revision}` 中为 {then_zh}",
        where ((english, chinese), (then_zh, then)) = (figure.lost(), (figure.amount(then).1, then.bare()));
}

/// The remedy for a figure that got worse.
pub fn help() -> Text {
    say!(
        "`reengineer diff` shows which change costs what; where it has to be, waive it with a reason",
        "`reengineer diff` 列出每项变更的代价；确有必要的，请写明理由予以豁免"
    )
}
