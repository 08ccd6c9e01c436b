//! The widths of the columns of a table.

use super::{COMFORTABLE, Field, GAP};

/// The most columns that a name may lack for another column to give them.
const NEARLY: usize = 5;
/// The width down to which a column of words gives columns away.
const GENEROUS: usize = 12;

/// The width of each column. The room is shared out evenly: first among single
/// names, then among lists of them, then among heads, then among optional
/// columns; `None` where there is too little.
pub(super) fn widths(fields: &[Field], width: usize) -> Option<Vec<usize>> {
    let gaps = GAP * fields.len().saturating_sub(1);
    let mut widths: Vec<usize> = fields.iter().map(Field::least).collect();
    let mut rest = width.checked_sub(gaps + widths.iter().sum::<usize>())?;
    let most = |field: &Field| if field.optional { COMFORTABLE } else { usize::MAX };
    let wanted = |wish: &dyn Fn(&Field) -> usize| fields.iter().map(wish).collect::<Vec<_>>();
    let names = wanted(&|field| field.longest_item().min(most(field)));
    fill(&mut widths, &names, &mut rest);
    round_up(&mut widths, &names);
    fill(&mut widths, &wanted(&|field| field.longest().min(most(field))), &mut rest);
    fill_whole(&mut widths, &wanted(&|field| field.natural().min(most(field))), &mut rest);
    fill(&mut widths, &wanted(&Field::natural), &mut rest);
    Some(widths)
}

/// Shares out the rest evenly.
fn fill(widths: &mut [usize], wanted: &[usize], rest: &mut usize) {
    while *rest > 0 {
        let growing = (0..widths.len()).filter(|at| widths[*at] < wanted[*at]);
        let Some(narrowest) = growing.min_by_key(|at| widths[*at]) else { return };
        widths[narrowest] += 1;
        *rest -= 1;
    }
}

/// Gives as many columns as possible all that they want: half of it would save
/// no line.
fn fill_whole(widths: &mut [usize], wanted: &[usize], rest: &mut usize) {
    let mut order: Vec<usize> = (0..widths.len()).filter(|at| widths[*at] < wanted[*at]).collect();
    order.sort_by_key(|at| wanted[*at] - widths[*at]);
    for at in order {
        let lacking = wanted[at] - widths[at];
        if lacking <= *rest {
            widths[at] += lacking;
            *rest -= lacking;
        }
    }
}

/// Takes room from the column that lacks most where others lack little, so that
/// no name is broken for one letter.
fn round_up(widths: &mut [usize], wanted: &[usize]) {
    for at in 0..widths.len() {
        let lacks = |widths: &[usize], at: usize| wanted[at].saturating_sub(widths[at]);
        let lacking = lacks(widths, at);
        let Some(donor) = (0..widths.len()).max_by_key(|at| lacks(widths, *at)) else { return };
        let more = lacks(widths, donor) > lacking && widths[donor] >= GENEROUS + lacking;
        if (1..=NEARLY).contains(&lacking) && more {
            widths[at] += lacking;
            widths[donor] -= lacking;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_not_broken_for_a_letter() {
        let mut widths = vec![16, 17, 17];
        round_up(&mut widths, &[18, 18, 22]);
        assert_eq!(widths, [18, 18, 14]);
        let mut far = vec![16, 17, 17];
        round_up(&mut far, &[30, 31, 32]);
        assert_eq!(far, [16, 17, 17]);
    }

    #[test]
    fn a_head_gets_all_it_wants_or_nothing() {
        let (mut widths, mut rest) = (vec![12, 5, 8], 7);
        fill_whole(&mut widths, &[13, 11, 17], &mut rest);
        assert_eq!((widths, rest), (vec![13, 11, 8], 0));
    }
}
