//! The sentences of a comparison.

mod dates;
mod kinds;
mod labels;
mod papers;
mod sides;
mod totals;

use crate::diff::{Counts, Elsewhere};
use crate::model::{Clock, Days, Decimal, Unit};
use crate::text::labels::Label;
use crate::text::{Text, say, sentences};

pub use dates::{FromStart, TwoSides, both_from, both_from_median, started_with};
pub use kinds::{counts, elsewhere, figure, kind};
pub use labels::*;
pub use papers::{guessed, paper};
pub use sides::*;
pub use totals::{headline, headline_of_hours, headline_of_two, totals_note};

/// A difference with its sign.
#[must_use]
pub fn signed(number: Decimal) -> String {
    match number.cmp(&Decimal::ZERO) {
        std::cmp::Ordering::Less => number.to_string().replace('-', "−"),
        std::cmp::Ordering::Equal => "0".to_owned(),
        std::cmp::Ordering::Greater => format!("+{number}"),
    }
}

sentences! {
    /// Two processes that are not versions of one.
    pub fn unrelated(shared: usize, of: usize) =
        "these are two processes, not two versions of one: {shared} of their {of} steps correspond"
        | "这是两个流程，不是同一流程的两个版本：共 {of} 个环节，可对应的 {shared} 个";

    /// Nothing differs.
    pub fn unchanged() = "no changes: both say the same" | "没有变化：两者内容相同";

    /// The old version counts one kind of days, the new one another.
    pub fn two_clocks() =
        "One version is in working days and the other in calendar days: the two are not subtracted, and what each \
         change saves is not given."
        | "两个版本一个以工作日计，一个以自然日计，不能相减，故不列各项变化节省的天数。";

    /// A working day of the old version has a different number of hours from one of
    /// the new.
    pub fn two_days() =
        "A working day has other hours in one version than in the other, and there are lengths in hours: the days are \
         not subtracted, and what each change saves is not given."
        | "两个版本每个工作日的小时数不同，且有以小时计的时长，天数不能相减，故不列各项变化节省的天数。";

    /// There are too many changes to try each one.
    pub fn not_weighed() =
        "There are too many changes to try each one: what each saves is not given."
        | "变化过多，未逐项试算各自节省的天数。";

    /// Days saved by changes that are savings on paper.
    pub fn in_doubt(days: Decimal) =
        "Of the days that come off, {days} {rest} on what is doubtful here."
        | "减少的天数中，有 {days} 天来自以上存疑的变化。",
        where rest = if days == Decimal::new(1, 0) { "rests" } else { "rest" };

    /// Steps that were matched by their content.
    pub fn taken_for(old: &str, new: &str, confidence: Decimal) =
        "`{old}` is taken for `{new}` by what it is, with {confidence} % alike; `replaces` would say so for certain"
        | "「{old}」按内容认作「{new}」，相似度 {confidence}%；写明「替代」则确定";

    /// The days over all cases of a guide.
    pub fn over_cases(before: Decimal, after: Decimal, unit: Unit, cases: usize) =
        "{before} → {after} {kind} ({change}) over {cases} cases, each weighted by its share"
        | "{cases} 种情形按占比加权：{before} → {after} 个{kind_zh}（{change}）",
        where (kind, kind_zh) = kind_of_days(unit.clock()),
        where change = signed(after.minus(before));

    /// The meaning of the columns of the changes.
    pub fn changes_note(saved: Decimal) =
        "In the order in which the process runs. `saves in sequence` adds up to {saved_signed}; `saves alone` is each \
         change by itself, or with the changes it cannot do without, and must not be summed."
        | "按流程先后排列。「依次节省」一列合计 {saved_signed} 天；「单独节省」一列为只作该项变化（连同其不可缺少的变化）的效果，不得相加。",
        where saved_signed = saved.to_string().replace('-', "−");

    /// Changes that are hidden because they save nothing.
    pub fn idle_changes(count: usize) =
        "{count} further {changes} no days off (-v shows {them})"
        | "另有 {count} 项变化不影响天数（-v 显示）",
        where (changes, them) = if count == 1 { ("change takes", "it") } else { ("changes take", "them") };

    /// Published figures that differ from those that follow.
    pub fn claim_fails(count: usize) =
        "{count} stated {figures} not follow from the files"
        | "写明的成效有 {count} 项与流程表不符",
        where figures = if count == 1 { "figure does" } else { "figures do" };

    /// Published figures for which the files do not state enough.
    pub fn claim_untold(count: usize) =
        "{count} stated {figures} cannot be judged: the files do not say what they are to be held against"
        | "写明的成效有 {count} 项无从核对：流程表没有相应的内容",
        where figures = if count == 1 { "figure" } else { "figures" };

    /// Published days that run on a different clock from the process.
    pub fn published_on(days: &str, clock: Clock, unit: Unit) =
        "`{days}` is stated in {clock} and the process runs in {own}: whether they agree depends on the date"
        | "写明的「{days}」以{clock_zh}计，流程以{own_zh}计：是否相符，取决于日期",
        where ((clock, clock_zh), (own, own_zh)) = (kind_of_days(clock), kind_of_days(unit.clock()));

    /// Days that came back from where they were.
    pub fn moved_back(from: Elsewhere) = "moved back: {from}" | "移回：{from}", both(from),
        where from = elsewhere(from);

    /// The way a change counts, and the place its days moved to.
    pub fn counted_as(counts: Counts, to: Elsewhere) = "{counts}: {to}" | "{counts}：{to}", both(counts), both(to),
        where (counts, to) = (self::counts(counts), elsewhere(to));
}

/// Where three points are known: the range of days of each version.
pub fn intervals(before: [Days; 2], after: [Days; 2], overlap: bool) -> Text {
    let ([a, b], [c, d]) = (before, after);
    match overlap {
        true => say!(
            "With every step at its shortest and at its longest the days run from {a} to {b} before and from {c} to \
             {d} after: not distinguishable.",
            "各环节按最短和最长计，改前 {a} 至 {b} 天，改后 {c} 至 {d} 天：区间重叠，无法区分。",
        ),
        false => say!(
            "With every step at its shortest and at its longest the days run from {a} to {b} before and from {c} to \
             {d} after: the two do not overlap.",
            "各环节按最短和最长计，改前 {a} 至 {b} 天，改后 {c} 至 {d} 天：区间不重叠。",
        ),
    }
}

pub(super) const fn kind_of_days(clock: Clock) -> (&'static str, &'static str) {
    match clock {
        Clock::Working => ("working days", "工作日"),
        Clock::Calendar => ("calendar days", "自然日"),
    }
}

/// A change in a sentence.
pub fn described(kind: Label, steps: &Text, what: &Text, alike: Option<Decimal>) -> Text {
    use crate::text::Lang::{Chinese, English};
    let certain = alike.map_or_else(Text::default, |alike| {
        say!("; taken for the same by what they are, {alike} % alike", "；按内容认作同一环节，相似度 {alike}%")
    });
    let of = |lang, colon, comma| {
        let parts = [steps, what].map(|text| text.in_lang(lang));
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        format!("{}{colon}{}{}", kind.in_lang(lang), parts.join(comma), certain.in_lang(lang))
    };
    Text::new(of(English, ": ", ", "), of(Chinese, "：", "，"))
}
