//! The sentences of a comparison.

mod kinds;
mod labels;
mod papers;
mod sides;

use super::amounts;
use super::labels::Label;
use super::{Text, say};
use crate::diff::{Counts, Elsewhere, Totals};
use crate::model::{Days, Decimal, Unit};

pub use kinds::{counts, elsewhere, kind};
pub use labels::*;
pub use papers::paper;
pub use sides::*;

/// `45 → 15 working days: claimed −30, real −22, moved −8`.
#[must_use]
pub fn headline(before: Days, after: Days, unit: Unit, totals: Option<Totals>) -> Text {
    let (english, chinese) = amounts::days(after, unit.clock());
    let Some(totals) = totals else { return say!("{before} → {english}", "{before} → {chinese}") };
    let signed = |number| signed(number);
    let (claimed, real, moved) = (signed(totals.claimed), signed(totals.real), signed(totals.moved));
    let (more_english, more_chinese) = match totals.declared.cmp(&Decimal::ZERO) {
        std::cmp::Ordering::Equal => (String::new(), String::new()),
        std::cmp::Ordering::Less => {
            let only = signed(totals.declared);
            (format!(", only declared {only}"), format!("，仅为宣称 {only}"))
        }
        std::cmp::Ordering::Greater => {
            let more = totals.declared;
            (format!(" ({more} more than claimed)"), format!("（比公布多 {more}）"))
        }
    };
    say!(
        "{before} → {english}: claimed {claimed}, real {real}, moved {moved}{more_english}",
        "{before} → {chinese}：公布 {claimed}，真实 {real}，转移 {moved}{more_chinese}",
    )
}

/// `45 working days → 60 calendar days`.
#[must_use]
pub fn headline_of_two(before: (Days, Unit), after: (Days, Unit)) -> Text {
    let [(before, before_zh), (after, after_zh)] =
        [before, after].map(|(days, unit)| amounts::days(days, unit.clock()));
    say!("{before} → {after}", "{before_zh} → {after_zh}")
}

/// A difference with its sign.
#[must_use]
pub fn signed(number: Decimal) -> String {
    match number.cmp(&Decimal::ZERO) {
        std::cmp::Ordering::Less => number.to_string().replace('-', "−"),
        std::cmp::Ordering::Equal => "0".to_owned(),
        std::cmp::Ordering::Greater => format!("+{number}"),
    }
}

/// Two processes that are no versions of one.
#[must_use]
pub fn unrelated(shared: usize, of: usize) -> Text {
    say!(
        "these are two processes, not two versions of one: {shared} of their {of} steps correspond",
        "这是两个流程，不是同一流程的两个版本：共 {of} 个环节，可对应的 {shared} 个",
    )
}

/// Nothing differs.
#[must_use]
pub fn unchanged() -> Text {
    say!("no changes: both say the same", "没有变化：两者内容相同")
}

/// The old version counts days of one kind, the new one of another.
#[must_use]
pub fn two_clocks() -> Text {
    say!(
        "One version is in working days and the other in calendar days: the two are not subtracted, and what each \
         change saves is not told.",
        "两个版本一个以工作日计，一个以自然日计，不能相减，故不列各项变化节省的天数。",
    )
}

/// Too many changes to try each.
#[must_use]
pub fn not_weighed() -> Text {
    say!(
        "There are too many changes to try each one: what each saves is not told.",
        "变化过多，未逐项试算各自节省的天数。",
    )
}

/// Where three points are known: between which days each version lies.
#[must_use]
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

/// How the columns of the changes are meant.
#[must_use]
pub fn changes_note(saved: Decimal) -> Text {
    let saved_signed = saved.to_string().replace('-', "−");
    say!(
        "In the order in which the process runs. `saves in sequence` adds up to {saved_signed}; `saves alone` is each \
         change by itself, or with the changes it cannot do without, and must not be summed.",
        "按流程先后排列。「依次节省」一列合计 {saved_signed} 天；「单独节省」一列为只作该项变化（连同其不可缺少的变化）的效果，不得相加。",
    )
}

/// Changes that are not shown since they save nothing.
#[must_use]
pub fn idle_changes(count: usize) -> Text {
    let (changes, them) = if count == 1 { ("change takes", "it") } else { ("changes take", "them") };
    say!("{count} further {changes} no days off (-v shows {them})", "另有 {count} 项变化不影响天数（-v 显示）")
}

/// How the totals are meant.
#[must_use]
pub fn totals_note(promise: bool) -> Text {
    match promise {
        true => say!(
            "Claimed: the change of the promised limit. Real: the change of the days. Moved: what left the office's \
             clock and not the days. The rest is declared: no step bears it; above zero, it is saved and not promised.",
            "公布：承诺时限的变化。真实：总时长的变化。转移：离开了部门的计时、却仍在总时长之内的天数。\
             其余为宣称：没有环节支撑；为正则是已省而未承诺的天数。",
        ),
        false => say!(
            "Claimed: the change of the days that the office counts, since not both versions promise a limit. Real: \
             the change of the days. Moved: what left the office's clock and not the days.",
            "公布：部门计时的变化（并非两个版本都写有承诺时限）。真实：总时长的变化。\
             转移：离开了部门的计时、却仍在总时长之内的天数。",
        ),
    }
}

/// Days saved by changes that are savings on paper.
#[must_use]
pub fn in_doubt(days: Decimal) -> Text {
    say!(
        "{days} of the days that the changes above take off rest on what is doubtful here.",
        "以上存疑的变化所节省的天数合计 {days} 天。",
    )
}

/// Steps that were recognised by what they are.
#[must_use]
pub fn taken_for(old: &str, new: &str, confidence: Decimal) -> Text {
    say!(
        "`{old}` is taken for `{new}` by what it is, with {confidence} % alike; `replaces` would say so for certain",
        "「{old}」按内容认作「{new}」，相似度 {confidence}%；写明「替代」则确定",
    )
}

/// A published figure and the one that follows.
#[must_use]
pub fn claim_fails(count: usize) -> Text {
    let figures = if count == 1 { "figure does" } else { "figures do" };
    say!("{count} published {figures} not follow from the files", "有 {count} 项公布的数字与文件不符")
}

/// What a change counts as, and where it went.
#[must_use]
pub fn counted_as(counts: Counts, to: Elsewhere) -> Text {
    use super::Lang::{Chinese, English};
    let (counts, to) = (self::counts(counts), elsewhere(to));
    Text::new(
        format!("{}: {}", counts.in_lang(English), to.in_lang(English)),
        format!("{}：{}", counts.in_lang(Chinese), to.in_lang(Chinese)),
    )
}

/// A change in a sentence.
#[must_use]
pub fn described(kind: Label, steps: &Text, what: &Text, alike: Option<Decimal>) -> Text {
    use super::Lang::{Chinese, English};
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

/// What a change saves alone that cannot be without so many others.
#[must_use]
pub fn along(days: Decimal, others: usize) -> Text {
    let days = days.to_string().replace('-', "−");
    say!("{days} (with {others})", "{days}（连同 {others} 项）")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Time;
    use crate::words::Lang;

    #[test]
    fn the_headline_tells_what_is_claimed_what_is_real_and_what_moved() {
        let days = |count: i64| Time::from_thousandths(count).in_days(Time::from_thousandths(1));
        let number = |number| Decimal::new(number, 0);
        let totals = Totals { claimed: number(-30), real: number(-22), moved: number(-8), declared: Decimal::ZERO };
        let text = headline(days(45), days(23), Unit::Workday, Some(totals));
        assert_eq!(text.in_lang(Lang::English), "45 → 23 working days: claimed −30, real −22, moved −8");
        assert_eq!(text.in_lang(Lang::Chinese), "45 → 23 个工作日：公布 −30，真实 −22，转移 −8");
        let totals = Totals { moved: Decimal::ZERO, declared: number(-8), ..totals };
        let text = headline(days(45), days(23), Unit::Workday, Some(totals));
        assert!(text.in_lang(Lang::English).ends_with("moved 0, only declared −8"));
    }
}
