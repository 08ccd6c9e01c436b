//! A layered drawing of steps that follow each other: layers from top to
//! bottom, lanes beside each other, lines that pass through no box.
//!
//! The method is that of Sugiyama, Tagawa and Toda (1981): layers by the
//! longest path, a thin place in every layer that a line passes, an order in
//! each layer with few crossings, then coordinates. Near-linear in boxes and
//! in the places that lines pass, times the number of sweeps.

use super::lanes;
use super::place::{Cells, placed};
use super::ports::{PORT, ports};
use super::scene::{Point, Rect};
use super::sort::Layered;

/// The size of a box, before it is placed.
#[derive(Clone, Copy, Debug)]
pub struct GraphNode {
    /// The width.
    pub width: f64,
    /// The height.
    pub height: f64,
    /// The index of its lane.
    pub lane: usize,
}

/// The graph to lay out.
#[derive(Clone, Debug, Default)]
pub struct Graph {
    /// The boxes.
    pub nodes: Vec<GraphNode>,
    /// The lines, from one box to another.
    pub edges: Vec<(usize, usize)>,
    /// The least width of each lane.
    pub lanes: Vec<f64>,
}

/// The positions of everything.
#[derive(Clone, Debug, Default)]
pub struct GraphLayout {
    /// The boxes.
    pub boxes: Vec<Rect>,
    /// The lines: straight down from the first point to the second, bent from
    /// the second to the third, and so on.
    pub routes: Vec<Vec<Point>>,
    /// The left and the right edge of each lane, in the given order.
    pub lanes: Vec<(f64, f64)>,
    /// The width.
    pub width: f64,
    /// The height.
    pub height: f64,
}

/// The most boxes that are moved at once.
const LARGEST_GROUP: usize = 60;
/// The gap between two boxes of one layer.
pub(super) const GAP: f64 = 18.0;
/// The gap between two lines that pass a layer.
pub(super) const LINE_GAP: f64 = 12.0;
/// The least and the greatest gap between two layers.
const LAYER_GAP: (f64, f64) = (40.0, 110.0);

impl Graph {
    /// Places the boxes and the lines. A line that closes a cycle is placed as
    /// if it were reversed.
    #[must_use]
    pub fn laid_out(&self) -> GraphLayout {
        if self.nodes.is_empty() {
            return GraphLayout::default();
        }
        let forward = self.forward();
        let layer = self.layers(&forward);
        let links: Vec<(usize, usize)> =
            self.edges.iter().map(|(from, to)| (self.nodes[*from].lane, self.nodes[*to].lane)).collect();
        let lanes = lanes::order(self.lanes.len(), &links);
        let mut rank_of_lane = vec![0; lanes.len()];
        lanes.iter().enumerate().for_each(|(rank, lane)| rank_of_lane[*lane] = rank);
        let threaded = self.threaded(&forward, &layer, &rank_of_lane);
        let (order, _) = threaded.layered.sorted();
        let widths = self.widths();
        let cells = Cells {
            order: &order,
            layered: &threaded.layered,
            widths: &|vertex| widths.get(vertex).copied(),
            least: lanes.iter().map(|lane| self.lanes[*lane]).collect(),
        };
        let (centre, bounds) = placed(&cells);
        self.drawn(&forward, &layer, &threaded, &order, &widths, &centre, bounds, &rank_of_lane)
    }

    /// Each line directed from the upper box to the lower one.
    fn forward(&self) -> Vec<(usize, usize)> {
        let mut below: Vec<Vec<usize>> = vec![Vec::new(); self.nodes.len()];
        for (at, (from, _)) in self.edges.iter().enumerate() {
            below[*from].push(at);
        }
        // 0 unseen, 1 in progress, 2 done; a line to a box in progress closes a
        // cycle.
        let mut state = vec![0u8; self.nodes.len()];
        let mut turned = vec![false; self.edges.len()];
        for root in 0..self.nodes.len() {
            let mut stack = vec![(root, 0)];
            while let Some((node, next)) = stack.pop() {
                state[node] = state[node].max(1);
                let Some(edge) = below[node].get(next) else {
                    state[node] = 2;
                    continue;
                };
                stack.push((node, next + 1));
                let to = self.edges[*edge].1;
                match state[to] {
                    0 => stack.push((to, 0)),
                    1 => turned[*edge] = true,
                    _ => {}
                }
            }
        }
        let turn = |((from, to), turned): ((usize, usize), bool)| if turned { (to, from) } else { (from, to) };
        self.edges.iter().copied().zip(turned).map(turn).collect()
    }

    /// The layer of each box: below all that it follows, and as near to its
    /// neighbours as that allows.
    fn layers(&self, forward: &[(usize, usize)]) -> Vec<usize> {
        let count = self.nodes.len();
        let (mut up, mut down) = (vec![Vec::new(); count], vec![Vec::new(); count]);
        for (from, to) in forward.iter().filter(|(from, to)| from != to) {
            down[*from].push(*to);
            up[*to].push(*from);
        }
        let mut open: Vec<usize> = up.iter().map(Vec::len).collect();
        let mut sorted: Vec<usize> = (0..count).filter(|at| open[*at] == 0).collect();
        let mut layer = vec![0usize; count];
        let mut at = 0;
        while let Some(node) = sorted.get(at).copied() {
            at += 1;
            for to in &down[node] {
                layer[*to] = layer[*to].max(layer[node] + 1);
                open[*to] -= 1;
                if open[*to] == 0 {
                    sorted.push(*to);
                }
            }
        }
        tighten(&sorted, &up, &down, &mut layer);
        layer
    }

    /// The boxes, and a thin vertex for each layer that a line passes.
    fn threaded(&self, forward: &[(usize, usize)], layer: &[usize], rank_of_lane: &[usize]) -> Threaded {
        let lane_of = |node: usize| rank_of_lane[self.nodes[node].lane];
        let count = self.nodes.len();
        let mut layered = Layered {
            layer: layer.to_vec(),
            lane: (0..count).map(lane_of).collect(),
            up: vec![Vec::new(); count],
            down: vec![Vec::new(); count],
        };
        let mut chains = Vec::with_capacity(forward.len());
        for (from, to) in forward.iter().copied() {
            let mut chain = vec![from];
            for between in layer[from] + 1..layer[to] {
                let vertex = layered.layer.len();
                layered.layer.push(between);
                layered.lane.push(lane_of(to));
                layered.up.push(Vec::new());
                layered.down.push(Vec::new());
                chain.push(vertex);
            }
            chain.push(to);
            for link in chain.windows(2).filter(|_| from != to) {
                layered.down[link[0]].push(link[1]);
                layered.up[link[1]].push(link[0]);
            }
            chains.push(chain);
        }
        Threaded { layered, chains }
    }

    /// The width of each box, wide enough for its lines.
    fn widths(&self) -> Vec<f64> {
        let (mut into, mut out) = (vec![0usize; self.nodes.len()], vec![0usize; self.nodes.len()]);
        for (from, to) in &self.edges {
            out[*from] += 1;
            into[*to] += 1;
        }
        let ports = into.iter().zip(&out).map(|(into, out)| (*into).max(*out) as f64 * PORT);
        self.nodes.iter().zip(ports).map(|(node, ports)| node.width.max(ports)).collect()
    }

    #[expect(clippy::too_many_arguments, reason = "the results of the passes before, each used once")]
    fn drawn(
        &self,
        forward: &[(usize, usize)],
        layer: &[usize],
        threaded: &Threaded,
        order: &[Vec<usize>],
        widths: &[f64],
        centre: &[f64],
        bounds: Vec<(f64, f64)>,
        rank_of_lane: &[usize],
    ) -> GraphLayout {
        let count = self.nodes.len();
        let reach = |at: usize| {
            let lines = order[at].iter().flat_map(|vertex| {
                threaded.layered.down[*vertex].iter().map(|next| (centre[*next] - centre[*vertex]).abs())
            });
            lines.fold(0.0, f64::max)
        };
        let mut tops = Vec::with_capacity(order.len());
        let (mut bottoms, mut y) = (Vec::with_capacity(order.len()), 0.0);
        for (at, vertices) in order.iter().enumerate() {
            let heights = vertices.iter().filter(|vertex| **vertex < count).map(|node| self.nodes[*node].height);
            let height = heights.fold(0.0, f64::max);
            tops.push(y);
            bottoms.push(y + height);
            y += height + (LAYER_GAP.0 + 0.09 * reach(at)).min(LAYER_GAP.1);
        }
        let boxes: Vec<Rect> = (0..count)
            .map(|node| {
                let (top, bottom) = (tops[layer[node]], bottoms[layer[node]]);
                let height = self.nodes[node].height;
                let y = (top + bottom - height) / 2.0;
                Rect { x: centre[node] - widths[node] / 2.0, y, width: widths[node], height }
            })
            .collect();
        let (out, into) = ports(&threaded.chains, &boxes, centre);
        let route = |at: usize| {
            let chain = &threaded.chains[at];
            let (first, last) = (chain[0], chain[chain.len() - 1]);
            let mut points =
                vec![Point::new(out[at], boxes[first].bottom()), Point::new(out[at], bottoms[layer[first]])];
            for vertex in &chain[1..chain.len() - 1] {
                let layer = threaded.layered.layer[*vertex];
                points.push(Point::new(centre[*vertex], tops[layer]));
                points.push(Point::new(centre[*vertex], bottoms[layer]));
            }
            points.push(Point::new(into[at], tops[layer[last]]));
            points.push(Point::new(into[at], boxes[last].y));
            if forward[at] != self.edges[at] {
                points.reverse();
            }
            points
        };
        let routes = (0..forward.len()).map(route).collect();
        let width = bounds.last().map_or(0.0, |(_, right)| *right);
        let lanes = rank_of_lane.iter().map(|rank| bounds[*rank]).collect();
        GraphLayout { boxes, routes, lanes, width, height: bottoms.last().copied().unwrap_or(0.0) }
    }
}

/// Moves boxes, alone and with those tied to them without slack, as long as
/// that makes lines shorter.
fn tighten(sorted: &[usize], up: &[Vec<usize>], down: &[Vec<usize>], layer: &mut [usize]) {
    for _ in 0..40 {
        let mut better = false;
        for downwards in [true, false] {
            let walk: Vec<usize> = if downwards { sorted.iter().rev().copied().collect() } else { sorted.to_vec() };
            for node in walk {
                let (behind, ahead) = if downwards { (up, down) } else { (down, up) };
                better |= moved(node, behind, ahead, layer, downwards);
            }
        }
        if !better {
            break;
        }
    }
    let first = layer.iter().min().copied().unwrap_or(0);
    layer.iter_mut().for_each(|layer| *layer -= first);
}

/// Moves a box together with everything that a line without slack ties to it on
/// the side to which it moves, as far as nothing is in the way, if that makes
/// lines shorter.
fn moved(node: usize, behind: &[Vec<usize>], ahead: &[Vec<usize>], layer: &mut [usize], downwards: bool) -> bool {
    let length = |from: usize, to: usize, layer: &[usize]| layer[to].abs_diff(layer[from]);
    let mut group = vec![node];
    let mut inside: std::collections::HashSet<usize> = group.iter().copied().collect();
    let mut at = 0;
    // Boxes tied ahead without slack have to move along; a box behind may, if
    // its only line ahead leads into the group.
    while let Some(member) = group.get(at).copied() {
        at += 1;
        // Large groups seldom move as a whole, and cost time in proportion to
        // their size.
        if group.len() > LARGEST_GROUP {
            return false;
        }
        for next in &ahead[member] {
            if length(member, *next, layer) == 1 && inside.insert(*next) {
                group.push(*next);
            }
        }
    }
    let outside = |lists: &[Vec<usize>]| -> usize {
        group.iter().flat_map(|member| &lists[*member]).filter(|other| !inside.contains(other)).count()
    };
    let (pulled, pulls) = (outside(ahead), outside(behind));
    if pulled <= pulls {
        return false;
    }
    let room = group
        .iter()
        .flat_map(|member| {
            ahead[*member]
                .iter()
                .filter(|other| !inside.contains(other))
                .map(|other| length(*member, *other, layer) - 1)
        })
        .min();
    let Some(room @ 1..) = room else { return false };
    // Above the first layer there is room: all others go down.
    let highest = group.iter().map(|member| layer[*member]).min().expect("a group has the node that it is of");
    if !downwards && highest < room {
        layer.iter_mut().for_each(|layer| *layer += room - highest);
    }
    for member in &group {
        layer[*member] = if downwards { layer[*member] + room } else { layer[*member].saturating_sub(room) };
    }
    true
}

/// The boxes and the vertices that lines pass.
struct Threaded {
    layered: Layered,
    /// For each line the vertices that it passes, including its ends.
    chains: Vec<Vec<usize>>,
}
