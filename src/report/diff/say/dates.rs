//! The day that two versions are counted from, and the effect of other starts.

use jiff::civil::Date;

use super::signed;
use crate::model::{Clock, Decimal};
use crate::text::amounts;
use crate::text::{Text, say};

/// The days of both versions from one start.
#[derive(Clone, Copy, Debug)]
pub struct FromStart {
    /// The start.
    pub start: Date,
    /// The days of the old version.
    pub before: Decimal,
    /// The days of the new one.
    pub after: Decimal,
}

impl FromStart {
    fn difference(&self) -> String {
        self.after.checked_sub(self.before).map_or_else(String::new, signed)
    }
}

/// The start of both, and the difference from the best, the median and the
/// worst start that was tried, in days of `clock` where it differs from that of
/// the days above.
pub fn started_with(start: Date, tried: Option<(usize, [FromStart; 3])>, clock: Option<Clock>) -> Text {
    let Some((starts, runs)) = tried else { return Text::verbatim(start) };
    let [best, median, worst] = runs.map(|run| run.difference());
    let (days, days_zh) = clock.map_or_else(Default::default, amounts::in_days_of);
    if best == worst {
        return say!(
            "{start}; {best}{days} from each of {starts} starts",
            "{start}（{starts} 个开始日均为 {best}{days_zh}）",
        );
    }
    say!(
        "{start}; from {starts} starts {best}{days} at best, {median}{days} at the median, {worst}{days} at worst",
        "{start}（试算 {starts} 个开始日：最好 {best}{days_zh}，中位 {median}{days_zh}，最差 {worst}{days_zh}）",
    )
}

/// The two that are counted from one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TwoSides {
    /// Two versions.
    Versions,
    /// A process as it runs today, and with a package.
    Proposal,
}

impl TwoSides {
    /// At the beginning of a sentence, inside it, and in Chinese.
    const fn words(self) -> [&'static str; 3] {
        match self {
            Self::Versions => ["Both versions", "both versions", "两个版本"],
            Self::Proposal => ["Today and the package", "today and the package", "现状和方案"],
        }
    }
}

/// Both from a day that was asked for.
pub fn both_from(compared: TwoSides, start: Date) -> Text {
    let [both, _, both_zh] = compared.words();
    say!(
        "{both} are counted from {start}, which itself is not counted. From another day the difference may be \
         another.",
        "{both_zh}均自 {start} 起算，当日不计入。换一个开始日，差可能不同。",
    )
}

/// Both from the start with the median difference, with the best and the worst
/// start that was found, in days of `clock` where it differs from that of the
/// days above. `tried` has the first start, the last, and their number.
pub fn both_from_median(
    compared: TwoSides,
    start: Date,
    (first, last, starts): (Date, Date, usize),
    runs: [FromStart; 2],
    clock: Option<Clock>,
) -> Text {
    let [_, both, both_zh] = compared.words();
    let (days, days_zh) = clock.map_or_else(Default::default, amounts::in_days_of);
    let [(best_on, best_from, best_to), (worst_on, worst_from, worst_to)] =
        runs.map(|run| (run.start, run.before, run.after));
    say!(
        "The days depend on the start: {both} were tried from all {starts} working days from {first} to {last}. All \
         figures are those from {start}, at which the difference is the median. Best: {best_from} → {best_to}{days} \
         from {best_on}. Worst: {worst_from} → {worst_to}{days} from {worst_on}.",
        "时长随开始日而变：{both_zh}均已逐日试算 {first} 至 {last} 的 {starts} 个工作日。各项数值均自 {start} 起算，\
         该日起算的差为中位数。最好：自 {best_on} 起算 {best_from} → {best_to}{days_zh}；最差：自 {worst_on} 起算 \
         {worst_from} → {worst_to}{days_zh}。",
    )
}
