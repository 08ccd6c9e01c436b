//! Horizontal positions of the vertices: in the order of their layer, inside
//! their lane, near the middle of their neighbours.

use super::layers::{GAP, LINE_GAP};
use super::sort::Layered;

/// The number of passes up and down.
const PASSES: usize = 24;
/// The gap from the edge of a lane to its content.
const INSET: f64 = 14.0;

/// The vertices to place.
pub(super) struct Cells<'a> {
    pub(super) order: &'a [Vec<usize>],
    pub(super) layered: &'a Layered,
    /// The width of a box; `None` for a vertex of a line.
    pub(super) widths: &'a dyn Fn(usize) -> Option<f64>,
    /// The least width of each lane, from the left.
    pub(super) least: Vec<f64>,
}

impl Cells<'_> {
    fn half(&self, vertex: usize) -> f64 {
        (self.widths)(vertex).unwrap_or(0.0) / 2.0
    }

    fn gap(&self, left: usize, right: usize) -> f64 {
        let lines = [left, right].iter().filter(|vertex| (self.widths)(**vertex).is_none()).count();
        if lines == 2 { LINE_GAP } else { GAP }
    }

    /// The distance between the centres of two adjacent vertices.
    fn apart(&self, left: usize, right: usize) -> f64 {
        self.half(left) + self.gap(left, right) + self.half(right)
    }

    /// The vertices of each layer by lane.
    fn runs(&self) -> Vec<Vec<(usize, Vec<usize>)>> {
        let by_lane = |layer: &Vec<usize>| {
            let mut runs: Vec<(usize, Vec<usize>)> = Vec::new();
            for vertex in layer {
                let lane = self.layered.lane[*vertex];
                match runs.last_mut().filter(|(last, _)| *last == lane) {
                    Some((_, run)) => run.push(*vertex),
                    None => runs.push((lane, vec![*vertex])),
                }
            }
            runs
        };
        self.order.iter().map(by_lane).collect()
    }

    fn width(&self, run: &[usize]) -> f64 {
        let ends = run.first().map_or(0.0, |first| self.half(*first)) + run.last().map_or(0.0, |last| self.half(*last));
        ends + run.windows(2).map(|pair| self.apart(pair[0], pair[1])).sum::<f64>()
    }
}

/// The centre of each vertex, and both edges of each lane from the left.
pub(super) fn placed(cells: &Cells<'_>) -> (Vec<f64>, Vec<(f64, f64)>) {
    let runs = cells.runs();
    let mut widths = cells.least.clone();
    if widths.is_empty() {
        widths.push(0.0);
    }
    for (lane, run) in runs.iter().flatten() {
        widths[*lane] = widths[*lane].max(cells.width(run) + 2.0 * INSET);
    }
    let mut bounds = Vec::with_capacity(widths.len());
    let mut left = 0.0;
    for width in widths {
        bounds.push((left, left + width));
        left += width;
    }
    let mut centre = vec![0.0; cells.layered.layer.len()];
    for (lane, run) in runs.iter().flatten() {
        let (left, right) = bounds[*lane];
        let mut x = (left + right - cells.width(run)) / 2.0 + cells.half(run[0]);
        for (at, vertex) in run.iter().enumerate() {
            if at > 0 {
                x += cells.apart(run[at - 1], *vertex);
            }
            centre[*vertex] = x;
        }
    }
    for pass in 0..PASSES {
        let layers: Vec<usize> =
            if pass % 2 == 0 { (0..runs.len()).collect() } else { (0..runs.len()).rev().collect() };
        for layer in layers {
            for (lane, run) in &runs[layer] {
                let wish = |vertex: usize| {
                    let (up, down) = (&cells.layered.up[vertex], &cells.layered.down[vertex]);
                    let last = pass + 2 >= PASSES;
                    let beside: Vec<usize> = match pass % 2 {
                        _ if last => up.iter().chain(down).copied().collect(),
                        0 => {
                            if up.is_empty() {
                                down.clone()
                            } else {
                                up.clone()
                            }
                        }
                        _ => {
                            if down.is_empty() {
                                up.clone()
                            } else {
                                down.clone()
                            }
                        }
                    };
                    middle(beside.iter().map(|other| centre[*other]).collect()).unwrap_or(centre[vertex])
                };
                // A bent line costs more than a box off its place.
                let weight = |vertex: usize| if (cells.widths)(vertex).is_none() { 4.0 } else { 1.0 };
                let wishes: Vec<(f64, f64)> = run.iter().map(|vertex| (wish(*vertex), weight(*vertex))).collect();
                let apart: Vec<f64> = run.windows(2).map(|pair| cells.apart(pair[0], pair[1])).collect();
                let (left, right) = bounds[*lane];
                let from = left + INSET + cells.half(run[0]);
                let to = right - INSET - run.last().map_or(0.0, |last| cells.half(*last));
                for (vertex, x) in run.iter().zip(spread(&wishes, &apart, from, to)) {
                    centre[*vertex] = x;
                }
            }
        }
    }
    (centre, bounds)
}

fn middle(mut places: Vec<f64>) -> Option<f64> {
    places.sort_by(f64::total_cmp);
    let half = places.len() / 2;
    match places.len() {
        0 => None,
        len if len % 2 == 1 => Some(places[half]),
        _ => Some((places[half - 1] + places[half]) / 2.0),
    }
}

/// The positions nearest to the wishes, each at least so far behind the one
/// before it, the first not before `from`, the last not behind `to`: least
/// weighted squares, by pooling neighbours that would come too close.
fn spread(wishes: &[(f64, f64)], apart: &[f64], from: f64, to: f64) -> Vec<f64> {
    let mut offset = Vec::with_capacity(wishes.len());
    let mut sum = 0.0;
    for at in 0..wishes.len() {
        if at > 0 {
            sum += apart[at - 1];
        }
        offset.push(sum);
    }
    // Blocks of equal value: the weighted mean, the weight, the number of
    // members.
    let mut blocks: Vec<(f64, f64, usize)> = Vec::new();
    for ((wish, weight), offset) in wishes.iter().zip(&offset) {
        let mut block = (wish - offset, *weight, 1);
        while let Some(last) = blocks.last().filter(|last| last.0 > block.0).copied() {
            blocks.pop();
            let total = last.1 + block.1;
            block = ((last.0 * last.1 + block.0 * block.1) / total, total, last.2 + block.2);
        }
        blocks.push(block);
    }
    let most = (to - sum).max(from);
    let values = blocks.iter().flat_map(|(value, _, count)| std::iter::repeat_n(*value, *count));
    values.zip(offset).map(|(value, offset)| value.clamp(from, most) + offset).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_fits_stands_where_it_wishes_and_the_rest_is_pushed_apart_evenly() {
        assert_eq!(spread(&[(10.0, 1.0), (50.0, 1.0)], &[20.0], 0.0, 100.0), [10.0, 50.0]);
        assert_eq!(spread(&[(50.0, 1.0), (50.0, 1.0)], &[20.0], 0.0, 100.0), [40.0, 60.0]);
        assert_eq!(spread(&[(-50.0, 1.0), (500.0, 1.0)], &[20.0], 0.0, 100.0), [0.0, 100.0]);
        assert_eq!(spread(&[(50.0, 3.0), (50.0, 1.0)], &[20.0], 0.0, 100.0), [45.0, 65.0]);
    }
}
