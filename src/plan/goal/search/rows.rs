//! Rows of whole numbers that a package must keep, and the conclusions from
//! them once some options are decided.

use crate::plan::goal::mask::Mask;

/// A literal of a row: an option that is taken, or that is not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::plan::goal) struct Literal {
    pub at: usize,
    pub holds: bool,
    /// More than 0.
    pub weight: i64,
}

/// A condition on a package: the weights of the literals that are true of it
/// add up to at least `need`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::plan::goal) struct Row {
    pub literals: Vec<Literal>,
    pub need: i64,
}

impl Row {
    /// Limits the weight of each literal to the need: once it is true it is
    /// enough.
    pub fn cut_to_need(&mut self) {
        self.literals.iter_mut().for_each(|literal| literal.weight = literal.weight.min(self.need));
    }
}

/// The decision on each option so far.
pub(in crate::plan::goal) type Decided = Vec<Option<bool>>;

/// The number of rows taken together for a bound: those with the largest needs.
const MOST_ROWS: usize = 64;

/// Returns whether a package keeps a row.
pub(in crate::plan::goal) fn keeps(row: &Row, mask: &Mask) -> bool {
    let held = row.literals.iter().filter(|literal| mask.has(literal.at) == literal.holds);
    held.map(|literal| literal.weight).sum::<i64>() >= row.need
}

/// The rest of a row: its remaining need and its undecided literals.
fn left(row: &Row, decided: &Decided) -> Row {
    let is = |literal: &&Literal| decided[literal.at] == Some(literal.holds);
    let need = row.need - row.literals.iter().filter(is).map(|literal| literal.weight).sum::<i64>();
    let open = row.literals.iter().filter(|literal| decided[literal.at].is_none());
    Row { literals: open.copied().collect(), need }
}

/// Decides on options without which a row cannot be kept. Returns whether all
/// rows still can be.
pub(in crate::plan::goal) fn conclude(rows: &[Row], decided: &mut Decided) -> bool {
    loop {
        let mut moved = false;
        for row in rows {
            let left = left(row, decided);
            let spare = left.literals.iter().map(|literal| literal.weight).sum::<i64>() - left.need;
            if left.need > 0 && spare < 0 {
                return false;
            }
            for literal in left.literals.iter().filter(|literal| left.need > 0 && literal.weight > spare) {
                decided[literal.at] = Some(literal.holds);
                moved = true;
            }
        }
        if !moved {
            return true;
        }
    }
}

/// The remaining rows, with their undecided literals.
pub(in crate::plan::goal) fn left_of(rows: &[Row], decided: &Decided) -> Vec<Row> {
    let mut all: Vec<Row> = rows.iter().map(|row| left(row, decided)).filter(|row| row.need > 0).collect();
    all.iter_mut().for_each(Row::cut_to_need);
    if all.len() > MOST_ROWS {
        // The slack: how much more is available than needed.
        let plenty = |row: &Row| {
            let weight: i128 = row.literals.iter().map(|literal| i128::from(literal.weight)).sum();
            weight * 1000 / i128::from(row.need)
        };
        all.sort_by_cached_key(plenty);
        all.truncate(MOST_ROWS);
    }
    all
}

/// The largest cost that is counted up to.
const MOST_COST: u64 = 2_000;

/// What rows ask for of whole options where fractions take less: so many of
/// them, and of so much cost. A row that the greatest weights of `n` options do
/// not keep needs `n + 1`; what it costs at least is a knapsack, filled by
/// cost. Such rows hold of every package that keeps the others.
pub(in crate::plan::goal) fn of_whole_options(rows: &[Row], costs: &[u64], taken: &[f64]) -> Vec<Row> {
    let mut all: Vec<Row> = Vec::new();
    for row in rows {
        let (own, against): (Vec<Literal>, Vec<Literal>) = row.literals.iter().partition(|literal| literal.holds);
        let need = row.need - against.iter().map(|literal| literal.weight).sum::<i64>();
        if need <= 0 {
            continue;
        }
        let cost_alike = own.iter().all(|literal| costs[literal.at] == costs[own[0].at]);
        let weigh = |literal: &Literal| if cost_alike { 1 } else { costs[literal.at] };
        let least = if cost_alike { fewest(&own, need) } else { cheapest(&own, costs, need) };
        let Some(need) = least.filter(|least| *least > 0).map(|least| least as i64) else { continue };
        let weighed = own.iter().map(|literal| Literal { weight: weigh(literal) as i64, ..*literal });
        let mut row = Row { literals: weighed.filter(|literal| literal.weight > 0).collect(), need };
        row.cut_to_need();
        let part: f64 = row.literals.iter().map(|literal| literal.weight as f64 * taken[literal.at]).sum();
        if part < need as f64 - 1e-6 && !all.contains(&row) {
            all.push(row);
        }
    }
    all
}

/// The least number of options whose weights reach a need.
fn fewest(literals: &[Literal], need: i64) -> Option<u64> {
    let mut weights: Vec<i64> = literals.iter().map(|literal| literal.weight).collect();
    weights.sort_unstable_by_key(|weight| std::cmp::Reverse(*weight));
    let mut sum = 0;
    let enough = |weight: i64| {
        sum += weight;
        sum >= need
    };
    weights.into_iter().map(enough).position(|is| is).map(|at| at as u64 + 1)
}

/// The least cost of options whose weights reach a need; `None` where that is
/// too much to count up to.
fn cheapest(literals: &[Literal], costs: &[u64], need: i64) -> Option<u64> {
    let total: u64 = literals.iter().map(|literal| costs[literal.at]).sum();
    if total > MOST_COST {
        return None;
    }
    let mut most = vec![0i64; total as usize + 1];
    for literal in literals {
        let cost = costs[literal.at] as usize;
        for at in (cost..most.len()).rev() {
            most[at] = most[at].max(most[at - cost] + literal.weight);
        }
    }
    most.into_iter().position(|weight| weight >= need).map(|cost| cost as u64)
}
