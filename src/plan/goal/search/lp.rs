//! A bound on the cost of whole numbers by that of fractions.
//!
//! The least cost with which rows can be kept where options may be taken in
//! part is a linear program. Its dual is solved by the simplex method (Dantzig
//! 1951) in floating point; what comes out need only be roughly right: any
//! multipliers of the rows that are not negative give a bound (weak duality),
//! and that is counted in whole numbers. So the bound is one whatever was
//! rounded on the way.

use super::rows::Row;

/// A bound, and the part of each option that the fractions take.
pub(in crate::plan::goal) struct Relaxed {
    pub bound: u64,
    pub taken: Vec<f64>,
}

/// The largest number of pivots of the simplex method.
const MOST_PIVOTS: usize = 400;
const TINY: f64 = 1e-9;
/// The resolution of multipliers.
const PARTS: i128 = 1 << 30;

/// The bound on the cost of keeping all rows; `costs` by option. A row needs
/// more than 0.
pub(in crate::plan::goal) fn relaxed(rows: &[Row], costs: &[u64]) -> Relaxed {
    let mut taken = vec![0.0; costs.len()];
    let mut options: Vec<usize> = rows.iter().flat_map(|row| row.literals.iter().map(|literal| literal.at)).collect();
    options.sort_unstable();
    options.dedup();
    if rows.is_empty() {
        return Relaxed { bound: 0, taken };
    }
    let mut table = Table::of(rows, &options, costs);
    table.solve();
    for (at, option) in options.iter().enumerate() {
        taken[*option] = table.rows[options.len()][rows.len() + at].clamp(0.0, 1.0);
    }
    Relaxed { bound: bound(rows, &options, costs, &table.multipliers(rows.len())), taken }
}

/// The bound that multipliers of the rows give.
fn bound(rows: &[Row], options: &[usize], costs: &[u64], multipliers: &[i128]) -> u64 {
    let mut sum = 0i128;
    let mut left: Vec<i128> = options.iter().map(|at| i128::from(costs[*at]) * PARTS).collect();
    for (row, multiplier) in rows.iter().zip(multipliers).filter(|(_, multiplier)| **multiplier > 0) {
        sum += multiplier;
        for literal in &row.literals {
            let Ok(at) = options.binary_search(&literal.at) else { continue };
            let (weight, need) = (i128::from(literal.weight), i128::from(row.need));
            let pays = (multiplier * weight + need - 1) / need;
            if literal.holds {
                left[at] -= pays;
            } else {
                sum -= pays;
                left[at] += pays;
            }
        }
    }
    sum += left.into_iter().map(|left| left.min(0)).sum::<i128>();
    let up = (sum.max(0) + PARTS - 1) / PARTS;
    u64::try_from(up).expect("no more than all options cost")
}

/// The dual: a row of the table for each option, then that of the goal;
/// columns are the multipliers, the options' slacks, and the right side. That
/// an option is taken once at most has a multiplier whose column is the slack's
/// with the other sign.
struct Table {
    rows: Vec<Vec<f64>>,
    basis: Vec<Entering>,
    multipliers: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Entering {
    /// A column of the table.
    Column(usize),
    /// The negative of a slack.
    Against(usize),
}

impl Table {
    fn of(rows: &[Row], options: &[usize], costs: &[u64]) -> Self {
        let (many, count) = (rows.len(), options.len());
        let width = many + count + 1;
        let mut table = vec![vec![0.0; width]; count + 1];
        for (column, row) in rows.iter().enumerate() {
            let mut need = 1.0;
            for literal in &row.literals {
                let Ok(at) = options.binary_search(&literal.at) else { continue };
                let weight = literal.weight as f64 / row.need as f64;
                if literal.holds {
                    table[at][column] += weight;
                } else {
                    table[at][column] -= weight;
                    need -= weight;
                }
            }
            table[count][column] = -need;
        }
        for (at, option) in options.iter().enumerate() {
            table[at][many + at] = 1.0;
            table[at][width - 1] = costs[*option] as f64;
        }
        let basis = (0..count).map(|at| Entering::Column(many + at)).collect();
        Self { rows: table, basis, multipliers: many }
    }

    fn solve(&mut self) {
        let count = self.basis.len();
        let width = self.rows[count].len();
        for _ in 0..MOST_PIVOTS {
            let goal = &self.rows[count];
            let mut best = (-TINY, None);
            for (column, gain) in goal[..width - 1].iter().copied().enumerate() {
                if gain < best.0 {
                    best = (gain, Some(Entering::Column(column)));
                }
                if column >= self.multipliers && 1.0 - gain < best.0 {
                    best = (1.0 - gain, Some(Entering::Against(column)));
                }
            }
            let Some(entering) = best.1 else { return };
            let (column, sign) = match entering {
                Entering::Column(column) => (column, 1.0),
                Entering::Against(column) => (column, -1.0),
            };
            let mut leaving: Option<(f64, usize)> = None;
            for at in 0..count {
                let pivot = sign * self.rows[at][column];
                if pivot > TINY {
                    let ratio = self.rows[at][width - 1] / pivot;
                    if leaving.is_none_or(|(least, _)| ratio < least) {
                        leaving = Some((ratio, at));
                    }
                }
            }
            // Unbounded: the rows contradict each other; the present
            // multipliers will do.
            let Some((_, leaving)) = leaving else { return };
            self.pivot(leaving, column, sign, -best.0);
            self.basis[leaving] = entering;
        }
    }

    /// Brings a column into a row; `gain` is the growth of the goal with it.
    fn pivot(&mut self, leaving: usize, column: usize, sign: f64, gain: f64) {
        let count = self.basis.len();
        let pivot = sign * self.rows[leaving][column];
        self.rows[leaving].iter_mut().for_each(|value| *value /= pivot);
        let own = std::mem::take(&mut self.rows[leaving]);
        for (at, row) in self.rows.iter_mut().enumerate() {
            let times = match at {
                _ if at == leaving => continue,
                _ if at == count => -gain,
                _ => sign * row[column],
            };
            if times != 0.0 {
                row.iter_mut().zip(&own).for_each(|(value, own)| *value -= times * own);
            }
        }
        self.rows[leaving] = own;
    }

    fn multipliers(&self, count: usize) -> Vec<i128> {
        let mut all = vec![0; count];
        let last = self.rows[self.basis.len()].len() - 1;
        for (row, own) in self.rows.iter().zip(&self.basis) {
            if let Entering::Column(column) = own
                && *column < count
            {
                all[*column] = (row[last].max(0.0) * PARTS as f64) as i128;
            }
        }
        all
    }
}
