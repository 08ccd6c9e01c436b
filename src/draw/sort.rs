//! The order of the vertices in each layer: sweeps up and down by the middle of
//! the neighbours (Sugiyama, Tagawa and Toda 1981), then exchanges of
//! neighbours (Gansner, Koutsofios, North and Vo 1993). Lanes stay separate.

/// The most sweeps.
const SWEEPS: usize = 60;
/// The sweeps without an improvement after which it stops.
const PATIENCE: usize = 14;

/// The graph to sort: each vertex with its layer, its lane (from the left) and
/// its neighbours in the adjacent layers.
#[derive(Debug)]
pub(super) struct Layered {
    pub(super) layer: Vec<usize>,
    pub(super) lane: Vec<usize>,
    pub(super) up: Vec<Vec<usize>>,
    pub(super) down: Vec<Vec<usize>>,
}

/// The vertices of each layer from left to right.
pub(super) type Order = Vec<Vec<usize>>;

impl Layered {
    /// A good order, with its number of crossings.
    pub(super) fn sorted(&self) -> (Order, usize) {
        let mut best: Option<(Order, usize)> = None;
        for from_above in [true, false] {
            let mut order = self.begun(from_above);
            let mut place = self.places(&order);
            let mut waited = 0;
            for sweep in 0..SWEEPS {
                let downwards = (sweep % 2 == 0) == from_above;
                self.sweep(&mut order, &mut place, downwards);
                self.exchange(&mut order, &mut place, sweep % 4 < 2);
                let crossings = self.crossings(&order, &place);
                if best.as_ref().is_none_or(|(_, least)| crossings < *least) {
                    best = Some((order.clone(), crossings));
                    waited = 0;
                } else {
                    waited += 1;
                }
                if waited >= PATIENCE || crossings == 0 {
                    break;
                }
            }
        }
        best.expect("there is at least one sweep")
    }

    /// An initial order from a walk along the neighbours, with lanes separate.
    fn begun(&self, from_above: bool) -> Order {
        let layers = self.layer.iter().max().map_or(0, |last| last + 1);
        let mut order: Order = vec![Vec::new(); layers];
        let mut seen = vec![false; self.layer.len()];
        let mut roots: Vec<usize> = (0..self.layer.len()).collect();
        roots.sort_by_key(|at| if from_above { self.layer[*at] } else { layers - self.layer[*at] });
        for root in roots {
            let mut stack = vec![root];
            while let Some(at) = stack.pop() {
                if std::mem::replace(&mut seen[at], true) {
                    continue;
                }
                order[self.layer[at]].push(at);
                let next = if from_above { &self.down[at] } else { &self.up[at] };
                stack.extend(next.iter().rev());
            }
        }
        for layer in &mut order {
            layer.sort_by_key(|at| self.lane[*at]);
        }
        order
    }

    fn places(&self, order: &Order) -> Vec<usize> {
        let mut place = vec![0; self.layer.len()];
        for layer in order {
            layer.iter().enumerate().for_each(|(at, vertex)| place[*vertex] = at);
        }
        place
    }

    fn sweep(&self, order: &mut Order, place: &mut [usize], downwards: bool) {
        let layers: Vec<usize> =
            if downwards { (1..order.len()).collect() } else { (0..order.len()).rev().skip(1).collect() };
        for layer in layers {
            let middle = |vertex: usize| {
                let beside = if downwards { &self.up[vertex] } else { &self.down[vertex] };
                let mut places: Vec<usize> = beside.iter().map(|other| place[*other]).collect();
                places.sort_unstable();
                median(&places)
            };
            // A vertex without neighbours there stays between those it was
            // between.
            let mut last = 0.0;
            let mut keys: Vec<(usize, f64, usize)> = Vec::with_capacity(order[layer].len());
            for (at, vertex) in order[layer].iter().enumerate() {
                last = middle(*vertex).unwrap_or(last);
                keys.push((self.lane[*vertex], last, at));
            }
            let mut by_key: Vec<usize> = (0..keys.len()).collect();
            by_key.sort_by(|one, other| {
                let ((lane, middle, at), (other_lane, other_middle, other_at)) = (keys[*one], keys[*other]);
                lane.cmp(&other_lane).then(middle.total_cmp(&other_middle)).then(at.cmp(&other_at))
            });
            order[layer] = by_key.into_iter().map(|at| order[layer][at]).collect();
            order[layer].iter().enumerate().for_each(|(at, vertex)| place[*vertex] = at);
        }
    }

    /// Exchanges neighbours of one lane as long as that saves crossings.
    fn exchange(&self, order: &mut Order, place: &mut [usize], even: bool) {
        for round in 0..8 {
            let mut better = false;
            for layer in order.iter_mut() {
                for at in 1..layer.len() {
                    let (one, other) = (layer[at - 1], layer[at]);
                    if self.lane[one] != self.lane[other] {
                        continue;
                    }
                    let cost = |left: usize, right: usize, place: &[usize]| {
                        pairs(&self.up[left], &self.up[right], place)
                            + pairs(&self.down[left], &self.down[right], place)
                    };
                    let (turned, as_is) = (cost(other, one, place), cost(one, other, place));
                    // An exchange without gain may open the way to one with gain.
                    if turned < as_is || (even && round == 0 && turned == as_is) {
                        layer.swap(at - 1, at);
                        (place[one], place[other]) = (at, at - 1);
                        better |= turned < as_is || round == 0;
                    }
                }
            }
            if !better {
                return;
            }
        }
    }

    /// The number of crossings between the layers.
    fn crossings(&self, order: &Order, place: &[usize]) -> usize {
        let mut crossings = 0;
        for (layer, next) in order.iter().zip(order.iter().skip(1)) {
            // The ends seen so far in the next layer, counted in a tree of
            // sums.
            let mut met = vec![0usize; next.len() + 1];
            let mut count = 0;
            for vertex in layer {
                let mut ends: Vec<usize> = self.down[*vertex].iter().map(|other| place[*other]).collect();
                ends.sort_unstable();
                for end in &ends {
                    let mut up_to = 0;
                    let mut at = end + 1;
                    while at > 0 {
                        up_to += met[at];
                        at -= at & at.wrapping_neg();
                    }
                    crossings += count - up_to;
                }
                for end in ends {
                    let mut at = end + 1;
                    while at < met.len() {
                        met[at] += 1;
                        at += at & at.wrapping_neg();
                    }
                    count += 1;
                }
            }
        }
        crossings
    }
}

/// The crossings between the lines of two neighbours to one layer.
fn pairs(left: &[usize], right: &[usize], place: &[usize]) -> usize {
    left.iter().map(|one| right.iter().filter(|other| place[**other] < place[*one]).count()).sum()
}

/// The median of sorted positions; for an even number weighted to the denser
/// side.
fn median(places: &[usize]) -> Option<f64> {
    let number = |at: usize| places[at] as f64;
    let middle = places.len() / 2;
    match places.len() {
        0 => None,
        1 => Some(number(0)),
        2 => Some((number(0) + number(1)) / 2.0),
        len if len % 2 == 1 => Some(number(middle)),
        len => {
            let (left, right) = (number(middle - 1) - number(0), number(len - 1) - number(middle));
            if left + right == 0.0 {
                return Some((number(middle - 1) + number(middle)) / 2.0);
            }
            Some((number(middle - 1) * right + number(middle) * left) / (left + right))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two layers of one lane with lines between their places.
    fn two(upper: usize, lower: usize, lines: &[(usize, usize)]) -> Layered {
        let mut layered = Layered {
            layer: (0..upper + lower).map(|at| usize::from(at >= upper)).collect(),
            lane: vec![0; upper + lower],
            up: vec![Vec::new(); upper + lower],
            down: vec![Vec::new(); upper + lower],
        };
        for (from, to) in lines {
            layered.down[*from].push(upper + to);
            layered.up[upper + to].push(*from);
        }
        layered
    }

    #[test]
    fn crossings_are_counted_as_pairs_of_lines_are() {
        let lines = [(0, 2), (0, 0), (1, 1), (1, 0), (2, 0)];
        let layered = two(3, 3, &lines);
        let order = vec![vec![0, 1, 2], vec![3, 4, 5]];
        let mut by_pair = 0;
        for (at, (a, b)) in lines.iter().enumerate() {
            by_pair += lines[at + 1..].iter().filter(|(c, d)| (a < c && b > d) || (a > c && b < d)).count();
        }
        assert_eq!(layered.crossings(&order, &layered.places(&order)), by_pair);
    }

    #[test]
    fn what_need_not_cross_does_not() {
        let layered = two(3, 3, &[(0, 2), (1, 1), (2, 0)]);
        assert_eq!(layered.sorted().1, 0);
    }

    #[test]
    fn lanes_stay_apart_even_where_that_costs_crossings() {
        let mut layered = two(2, 2, &[(0, 1), (1, 0)]);
        layered.lane = vec![0, 1, 0, 1];
        let (order, crossings) = layered.sorted();
        assert_eq!((order, crossings), (vec![vec![0, 1], vec![2, 3]], 1));
    }
}
