//! What a comparison comes to, in one line, and how that line is meant.

use super::{kind_of_days, signed};
use crate::diff::{Claim, Totals};
use crate::model::{Days, Decimal, Unit};
use crate::words::{Text, amounts, say};

/// `45 → 15 working days: claimed −30, real −22, moved −8`, and how many of
/// the days saved are in doubt.
#[must_use]
pub fn headline(before: Days, after: Days, unit: Unit, totals: Option<Totals>, in_doubt: Decimal) -> Text {
    let (english, chinese) = amounts::days(after, unit.clock());
    let Some(totals) = totals else { return say!("{before} → {english}", "{before} → {chinese}") };
    let (claimed, claimed_zh) = claimed(totals.claimed);
    let (real, moved) = (signed(totals.real), signed(totals.moved));
    let (more, more_zh) = rest(totals);
    let (doubt, doubt_zh) = match in_doubt > Decimal::ZERO {
        true => (format!("; {in_doubt} in doubt"), format!("；存疑 {in_doubt}")),
        false => Default::default(),
    };
    say!(
        "{before} → {english}: claimed {claimed}, real {real}, moved {moved}{more}{doubt}",
        "{before} → {chinese}：公布 {claimed_zh}，真实 {real}，转移 {moved}{more_zh}{doubt_zh}",
    )
}

fn claimed(claim: Claim) -> (String, String) {
    match claim {
        Claim::Promised(days) | Claim::Counted(days) => (signed(days), signed(days)),
        Claim::PromisedOn(clock, days) => {
            let (kind, kind_zh) = kind_of_days(clock);
            (format!("{} {kind}", signed(days)), format!("{} 个{kind_zh}", signed(days)))
        }
        Claim::TwoClocks => ("n/a".to_owned(), "无".to_owned()),
    }
}

/// What is neither real nor moved.
fn rest(totals: Totals) -> (String, String) {
    let Some(declared) = totals.declared.filter(|days| *days != Decimal::ZERO) else { return Default::default() };
    match totals.claimed {
        // Nobody declared anything: time that the office does not count came or went.
        Claim::Counted(_) => {
            let outside = signed(Decimal::ZERO.checked_sub(declared).unwrap_or_default());
            (format!(", outside the limit {outside}"), format!("，时限之外 {outside}"))
        }
        _ if declared < Decimal::ZERO => {
            let only = signed(declared);
            (format!(", only declared {only}"), format!("，仅为宣称 {only}"))
        }
        _ => (format!(" ({declared} more than claimed)"), format!("（比公布多 {declared}）")),
    }
}

/// `45 working days → 60 calendar days`.
#[must_use]
pub fn headline_of_two(before: (Days, Unit), after: (Days, Unit)) -> Text {
    let [(before, before_zh), (after, after_zh)] =
        [before, after].map(|(days, unit)| amounts::days(days, unit.clock()));
    say!("{before} → {after}", "{before_zh} → {after_zh}")
}

/// `1.5 working days of 8 hours → 1.7 of 7 hours`: each with the hours of its
/// day.
#[must_use]
pub fn headline_of_hours(before: (Days, Days), after: (Days, Days)) -> Text {
    let [(old, old_zh), (new, new_zh)] = [before, after].map(|(days, _)| amounts::days(days, Unit::Workday.clock()));
    let (old_hours, new_hours) = (before.1, after.1);
    say!(
        "{old} of {old_hours} hours → {new} of {new_hours} hours",
        "{old_zh}（每日 {old_hours} 小时） → {new_zh}（每日 {new_hours} 小时）",
    )
}

/// How the totals are meant.
#[must_use]
pub fn totals_note(claim: Claim, unit: Unit) -> Text {
    let (own, own_zh) = kind_of_days(unit.clock());
    match claim {
        Claim::Promised(_) => say!(
            "Claimed: the change of the promised limit. Real: the change of the days. Moved: what left the office's \
             clock and not the days. The rest is declared: no step bears it; above zero, it is saved and not promised.",
            "公布：承诺时限的变化。真实：总时长的变化。转移：离开了部门的计时、却仍在总时长之内的天数。\
             其余为宣称：没有环节支撑；为正则是已省而未承诺的天数。",
        ),
        Claim::PromisedOn(clock, _) => {
            let (kind, kind_zh) = kind_of_days(clock);
            say!(
                "Claimed: the change of the promised limit, in {kind}. Real: the change of the days, in {own}. Moved: \
                 what left the office's clock and not the days. The two kinds of days are not subtracted, so what is \
                 only declared is not told.",
                "公布：承诺时限的变化，以{kind_zh}计。真实：总时长的变化，以{own_zh}计。转移：离开了部门的计时、\
                 却仍在总时长之内的天数。两种天数不能相减，故不列仅为宣称的天数。",
            )
        }
        Claim::TwoClocks => say!(
            "Claimed: not told, since one version promises working days and the other calendar days. Real: the change \
             of the days, in {own}. Moved: what left the office's clock and not the days.",
            "公布：一个版本以工作日承诺，另一个以自然日承诺，不能相减，故不列。真实：总时长的变化，以{own_zh}计。\
             转移：离开了部门的计时、却仍在总时长之内的天数。",
        ),
        Claim::Counted(_) => say!(
            "Claimed: the change of the days that the office counts, since not both versions promise a limit. Real: \
             the change of the days. Moved: what left the office's clock and not the days.",
            "公布：部门计时的变化（并非两个版本都写有承诺时限）。真实：总时长的变化。\
             转移：离开了部门的计时、却仍在总时长之内的天数。",
        ),
    }
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
        let totals = Totals {
            claimed: Claim::Promised(number(-30)),
            real: number(-22),
            moved: number(-8),
            declared: Some(Decimal::ZERO),
        };
        let text = headline(days(45), days(23), Unit::Workday, Some(totals), Decimal::ZERO);
        assert_eq!(text.in_lang(Lang::English), "45 → 23 working days: claimed −30, real −22, moved −8");
        assert_eq!(text.in_lang(Lang::Chinese), "45 → 23 个工作日：公布 −30，真实 −22，转移 −8");
        let totals = Totals { moved: Decimal::ZERO, declared: Some(number(-8)), ..totals };
        let text = headline(days(45), days(23), Unit::Workday, Some(totals), Decimal::ZERO);
        assert!(text.in_lang(Lang::English).ends_with("moved 0, only declared −8"));
    }
}
