//! The result of a comparison in one line, and the meaning of that line.

use super::{kind_of_days, signed};
use crate::diff::{Claim, Totals};
use crate::model::{Days, Decimal, Unit};
use crate::text::{Text, amounts, joined, say};

/// `45 → 23 working days: of 30 days claimed, 22 come off; 8 moved elsewhere`,
/// and how many of the days saved are in doubt: first the real saving, then the
/// hollow parts of the claim.
pub fn headline(before: Days, after: Days, unit: Unit, totals: Option<Totals>, in_doubt: Decimal) -> Text {
    let (english, chinese) = amounts::days(after, unit.clock());
    let Some(totals) = totals else { return say!("{before} → {english}", "{before} → {chinese}") };
    let mut parts = match totals.claimed {
        Claim::Promised(claimed) | Claim::Counted(claimed) => parts(totals, claimed),
        Claim::PromisedOn(clock, claimed) => {
            let (kind, kind_zh) = kind_of_days(clock);
            let claimed = signed(claimed);
            let mut parts =
                vec![say!("claimed {claimed} {kind}", "部门承诺口径 {claimed} 个{kind_zh}"), off(totals.real)];
            parts.extend(moved(totals.moved));
            parts
        }
        Claim::TwoClocks => {
            let claimed = say!("claimed n/a", "部门承诺口径无从比较");
            [claimed, off(totals.real)].into_iter().chain(moved(totals.moved)).collect()
        }
    };
    parts.extend((in_doubt > Decimal::ZERO).then(|| say!("{in_doubt} in doubt", "存疑 {in_doubt} 天")));
    let (after, said) = ((english, chinese), joined(&parts, "; ", "；"));
    say!("{before} → {after}: {said}", "{before} → {after}：{said}", both(after), both(said))
}

/// The parts of a claim: the real saving, and the rest.
fn parts(totals: Totals, claimed: Decimal) -> Vec<Text> {
    let (claim, saved) = (Decimal::ZERO.minus(claimed), Decimal::ZERO.minus(totals.real));
    if claim <= Decimal::ZERO {
        let longer = matches!(totals.claimed, Claim::Promised(_)) && claim < Decimal::ZERO;
        let promise = longer.then(|| {
            let days = amounts::plain_days(claimed);
            say!("{days} more promised", "承诺时限增加 {claimed} 天")
        });
        return [off(totals.real)].into_iter().chain(moved(totals.moved)).chain(promise).collect();
    }
    let is_promised = matches!(totals.claimed, Claim::Promised(_));
    let (lead, lead_zh) = match is_promised {
        true => (format!("of {} claimed", amounts::plain_days(claim)), format!("承诺减少 {claim} 天")),
        false => (
            format!("of {claim} fewer counted {}", if claim == Decimal::new(1, 0) { "day" } else { "days" }),
            format!("计时减少 {claim} 天"),
        ),
    };
    let come = come(saved.min(claim));
    // Nobody claimed anything: what comes off says it all.
    if saved >= claim && !is_promised {
        return vec![off(totals.real)];
    }
    if saved >= claim {
        let more = saved.minus(claim);
        let (more, more_zh) = match more > Decimal::ZERO {
            true => (format!(", and {more} more"), format!("，另多减 {more} 天")),
            false => Default::default(),
        };
        return vec![say!("{lead}, all {come} off{more}", "{lead_zh}，全部落实{more_zh}")];
    }
    let first = match saved > Decimal::ZERO {
        true => say!("{lead}, {saved} {come} off", "{lead_zh}，实际减少 {saved} 天"),
        false if saved == Decimal::ZERO => say!("{lead}, none comes off", "{lead_zh}，实际一天未减"),
        false => {
            let longer = totals.real;
            say!("{lead}, none comes off: it takes {longer} longer", "{lead_zh}，实际反而增加 {longer} 天")
        }
    };
    let hollow = claim.minus(saved.max(Decimal::ZERO));
    let elsewhere = Decimal::ZERO.minus(totals.moved).max(Decimal::ZERO).min(hollow);
    let rest = hollow.minus(elsewhere);
    let went = (elsewhere > Decimal::ZERO).then(|| say!("{elsewhere} moved elsewhere", "{elsewhere} 天只是移到别处"));
    let said = (rest > Decimal::ZERO).then(|| match is_promised {
        true => say!("{rest} borne by no step", "{rest} 天没有环节支撑"),
        // Nobody declared anything: the time that the office does not count
        // grew.
        false => say!("{rest} came back outside the limit", "{rest} 天增加在时限之外"),
    });
    [first].into_iter().chain(went).chain(said).collect()
}

/// `comes` for one day, else `come`.
fn come(days: Decimal) -> &'static str {
    if days == Decimal::new(1, 0) { "comes" } else { "come" }
}

/// The days that come off the process.
fn off(real: Decimal) -> Text {
    let saved = Decimal::ZERO.minus(real);
    match saved {
        _ if saved > Decimal::ZERO => {
            let (days, come) = (amounts::plain_days(saved), come(saved));
            say!("{days} {come} off", "减少 {saved} 天")
        }
        _ if saved == Decimal::ZERO => say!("no day comes off", "一天未减"),
        _ => {
            let days = amounts::plain_days(real);
            say!("it takes {days} longer", "增加 {real} 天")
        }
    }
}

/// The days that moved elsewhere, or came back.
fn moved(moved: Decimal) -> Option<Text> {
    let went = Decimal::ZERO.minus(moved);
    match went {
        _ if went > Decimal::ZERO => Some(say!("{went} moved elsewhere", "{went} 天只是移到别处")),
        _ if went < Decimal::ZERO => Some(say!("{moved} came back to the office", "{moved} 天移回部门")),
        _ => None,
    }
}

/// `45 working days → 60 calendar days`.
pub fn headline_of_two(before: (Days, Unit), after: (Days, Unit)) -> Text {
    let [(before, before_zh), (after, after_zh)] =
        [before, after].map(|(days, unit)| amounts::days(days, unit.clock()));
    say!("{before} → {after}", "{before_zh} → {after_zh}")
}

/// `1.5 working days of 8 hours → 1.7 of 7 hours`: each with the hours of its
/// day.
pub fn headline_of_hours(before: (Days, Days), after: (Days, Days)) -> Text {
    let [(old, old_zh), (new, new_zh)] = [before, after].map(|(days, _)| amounts::days(days, Unit::Workday.clock()));
    let (old_hours, new_hours) = (before.1, after.1);
    say!(
        "{old} of {old_hours} hours → {new} of {new_hours} hours",
        "{old_zh}（每日 {old_hours} 小时） → {new_zh}（每日 {new_hours} 小时）",
    )
}

/// The meaning of the totals.
pub fn totals_note(claim: Claim, unit: Unit) -> Text {
    let (own, own_zh) = kind_of_days(unit.clock());
    match claim {
        Claim::Promised(_) => say!(
            "Claimed: the change of the promised limit. Real: the change of the days. Moved: what left the office's \
             clock and not the days. The rest is declared: no step bears it; above zero, it is saved and not promised.",
            "部门承诺口径：承诺时限的变化。真实：总时长的变化。转移：离开了部门的计时、却仍在总时长之内的天数。\
             其余为无环节支撑的部分；为正则是已省而未承诺的天数。",
        ),
        Claim::PromisedOn(clock, _) => {
            let (kind, kind_zh) = kind_of_days(clock);
            say!(
                "Claimed: the change of the promised limit, in {kind}. Real: the change of the days, in {own}. Moved: \
                 what left the office's clock and not the days. The two kinds of days are not subtracted, so what is \
                 only declared is not given.",
                "部门承诺口径：承诺时限的变化，以{kind_zh}计。真实：总时长的变化，以{own_zh}计。转移：离开了部门的计时、\
                 却仍在总时长之内的天数。两种天数不能相减，故不列无环节支撑的部分。",
            )
        }
        Claim::TwoClocks => say!(
            "Claimed: not given, since one version promises working days and the other calendar days. Real: the change \
             of the days, in {own}. Moved: what left the office's clock and not the days.",
            "部门承诺口径：一个版本以工作日承诺，另一个以自然日承诺，不能相减，故不列。真实：总时长的变化，以{own_zh}计。\
             转移：离开了部门的计时、却仍在总时长之内的天数。",
        ),
        Claim::Counted(_) => say!(
            "Claimed: the change of the counted days, since not both versions promise a limit. Real: the change of \
             the days. Moved: what left the office's clock and not the days.",
            "部门承诺口径：计时天数的变化（并非两个版本都写有承诺时限）。真实：总时长的变化。\
             转移：离开了部门的计时、却仍在总时长之内的天数。",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Time;
    use crate::text::Lang;

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
        let said = |totals| {
            let text = headline(days(45), days(23), Unit::Workday, Some(totals), Decimal::ZERO);
            [Lang::English, Lang::Chinese]
                .map(|lang| text.in_lang(lang).split_once([':', '：']).unwrap().1.trim().to_owned())
        };
        assert_eq!(
            said(totals),
            ["of 30 days claimed, 22 come off; 8 moved elsewhere", "承诺减少 30 天，实际减少 22 天；8 天只是移到别处"]
        );
        let declared = Totals { moved: Decimal::ZERO, declared: Some(number(-8)), ..totals };
        assert_eq!(said(declared)[0], "of 30 days claimed, 22 come off; 8 borne by no step");
        // Claimed −20, real −3, moved −20 and 3 more than claimed: 17 of the 20 are
        // hollow.
        let hollow = Totals {
            claimed: Claim::Promised(number(-20)),
            real: number(-3),
            moved: number(-20),
            declared: Some(number(3)),
        };
        assert_eq!(said(hollow)[0], "of 20 days claimed, 3 come off; 17 moved elsewhere");
        let more =
            Totals { claimed: Claim::Promised(number(-20)), moved: Decimal::ZERO, declared: Some(number(2)), ..totals };
        assert_eq!(said(more)[0], "of 20 days claimed, all come off, and 2 more");
        let none = Totals {
            claimed: Claim::Counted(number(-8)),
            real: Decimal::ZERO,
            moved: number(-8),
            declared: Some(Decimal::ZERO),
        };
        assert_eq!(said(none)[0], "of 8 fewer counted days, none comes off; 8 moved elsewhere");
        let longer = Totals {
            claimed: Claim::Counted(number(3)),
            real: number(3),
            moved: Decimal::ZERO,
            declared: Some(Decimal::ZERO),
        };
        assert_eq!(said(longer)[0], "it takes 3 days longer");
    }
}
