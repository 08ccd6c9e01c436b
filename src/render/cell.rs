//! A cell in words.

use crate::model::Decimal;
use crate::report::{Cell, per_cent};
use crate::words::Lang;
use crate::words::labels;

/// The value in one language. Figures carry an ASCII sign: they stand in
/// columns.
pub(super) fn words(cell: &Cell, lang: Lang) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Unknown => labels::UNKNOWN.in_lang(lang).to_owned(),
        Cell::Text(text) => text.in_lang(lang).to_owned(),
        Cell::Days(days) => days.to_string(),
        Cell::Number(number) => number.to_string(),
        Cell::Decimal(number) | Cell::Money(number) => number.to_string(),
        Cell::Share(share) => percent(per_cent(*share), lang),
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

fn percent(number: Decimal, lang: Lang) -> String {
    match lang {
        Lang::English => format!("{number} %"),
        Lang::Chinese => format!("{number}%"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_unknown_is_never_a_number() {
        assert_eq!(words(&Cell::Unknown, Lang::English), "n/a");
        assert_eq!(words(&Cell::Unknown, Lang::Chinese), "无记录");
    }

    #[test]
    fn growth_has_its_sign() {
        let growth = |mantissa| words(&Cell::Growth(Decimal::new(mantissa, 1)), Lang::English);
        assert_eq!(growth(-667), "-66.7 %");
        assert_eq!(growth(50), "+5 %");
        assert_eq!(growth(0), "");
    }

    #[test]
    fn a_change_of_nothing_is_one_value() {
        let change = |after| Cell::Change(Box::new(Cell::Number(5)), Box::new(Cell::Number(after)));
        assert_eq!(words(&change(4), Lang::English), "5 → 4");
        assert_eq!(words(&change(5), Lang::English), "5");
    }
}
