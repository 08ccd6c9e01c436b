//! Cells as text.

use crate::model::Decimal;
use crate::report::{Cell, per_cent};
use crate::text::{Lang, amounts, labels};

/// The value in one language.
pub(in crate::render) fn words(cell: &Cell, lang: Lang) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Unknown => labels::UNKNOWN.in_lang(lang).to_owned(),
        Cell::Text(text) => text.in_lang(lang).to_owned(),
        Cell::List(_) => items(cell, lang).join(joint(lang)),
        Cell::Days(days) => signed(days.decimal()),
        Cell::Minutes(minutes) => in_lang(amounts::working_minutes(*minutes), lang),
        Cell::OnClock(length, clock) => match **length {
            Cell::Days(days) => in_lang(amounts::days(days, *clock), lang),
            // Hours and minutes are always working time.
            _ => words(length, lang),
        },
        Cell::Number(number) => number.to_string(),
        Cell::Decimal(number) | Cell::Money(number) => signed(*number),
        Cell::Share(share) => percent(to_one_digit(per_cent(*share)), lang),
        Cell::Difference(difference) if *difference > Decimal::ZERO => format!("+{difference}"),
        Cell::Difference(difference) => signed(*difference),
        Cell::Growth(growth) if *growth == Decimal::ZERO => String::new(),
        Cell::Growth(growth) => {
            let sign = if *growth > Decimal::ZERO { "+" } else { "" };
            format!("{sign}{}", percent(*growth, lang))
        }
        Cell::Flag(true) => labels::YES.in_lang(lang).to_owned(),
        Cell::Flag(false) => labels::NO.in_lang(lang).to_owned(),
        Cell::Change(before, after) if before == after => words(before, lang),
        Cell::Change(before, after) => format!("{} → {}", words(before, lang), words(after, lang)),
    }
}

/// The names of a list one by one; anything else is a single item.
pub(in crate::render) fn items(cell: &Cell, lang: Lang) -> Vec<String> {
    match cell {
        Cell::List(names) => names.iter().map(|name| name.in_lang(lang).to_owned()).collect(),
        _ => vec![words(cell, lang)],
    }
}

/// The separator of the names of a list.
pub(in crate::render) const fn joint(lang: Lang) -> &'static str {
    match lang {
        Lang::English => "; ",
        Lang::Chinese => "、",
    }
}

/// The number with a typographic minus sign.
fn signed(number: Decimal) -> String {
    number.to_string().replace('-', "−")
}

fn in_lang((english, chinese): (String, String), lang: Lang) -> String {
    match lang {
        Lang::English => english,
        Lang::Chinese => chinese,
    }
}

fn to_one_digit(number: Decimal) -> Decimal {
    Decimal::rounded_ratio(number.mantissa(), 10i64.saturating_pow(u32::from(number.scale())), 1)
}

fn percent(number: Decimal, lang: Lang) -> String {
    let number = signed(number);
    match lang {
        Lang::English => format!("{number} %"),
        Lang::Chinese => format!("{number}%"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Clock, Time};

    #[test]
    fn what_is_unknown_is_never_a_number() {
        assert_eq!(words(&Cell::Unknown, Lang::English), "n/a");
        assert_eq!(words(&Cell::Unknown, Lang::Chinese), "无记录");
    }

    #[test]
    fn growth_has_its_sign() {
        let growth = |mantissa| words(&Cell::Growth(Decimal::new(mantissa, 1)), Lang::English);
        assert_eq!(growth(-667), "−66.7 %");
        assert_eq!(growth(50), "+5 %");
        assert_eq!(growth(0), "");
    }

    #[test]
    fn a_share_has_one_digit_and_a_sign_is_no_hyphen() {
        let share = |mantissa, scale| words(&Cell::Share(Decimal::new(mantissa, scale)), Lang::Chinese);
        assert_eq!([share(1778, 4), share(15, 3), share(1, 0)], ["17.8%", "1.5%", "100%"]);
        assert_eq!(words(&Cell::Decimal(Decimal::new(-5, 1)), Lang::English), "−0.5");
    }

    #[test]
    fn working_time_below_a_day_has_its_unit() {
        let both = |minutes| [Lang::English, Lang::Chinese].map(|lang| words(&Cell::Minutes(minutes), lang));
        assert_eq!(both(20), ["20 minutes", "20 分钟"]);
        assert_eq!(both(120), ["2 hours", "2 小时"]);
        assert_eq!(both(90), ["90 minutes", "90 分钟"]);
    }

    #[test]
    fn a_length_on_another_clock_names_it() {
        let both = |cell: &Cell| [Lang::English, Lang::Chinese].map(|lang| words(cell, lang));
        let days = |days| Cell::Days(Time::from_thousandths(days).in_days(Time::from_thousandths(1)));
        assert_eq!(both(&days(7).on(Clock::Calendar)), ["7 calendar days", "7 个自然日"]);
        assert_eq!(both(&days(3).on(Clock::Working)), ["3 working days", "3 个工作日"]);
        assert_eq!(both(&Cell::Minutes(240).on(Clock::Working)), ["4 hours", "4 小时"]);
    }

    #[test]
    fn a_change_of_nothing_is_one_value() {
        let change = |after| Cell::Change(Box::new(Cell::Number(5)), Box::new(Cell::Number(after)));
        assert_eq!(words(&change(4), Lang::English), "5 → 4");
        assert_eq!(words(&change(5), Lang::English), "5");
    }
}
