//! The positions in a picture.

mod graphviz;
mod parts;
mod random;
mod shown;

use reengineer::draw::flow::{Flow, FlowTie, StepBox};
use reengineer::draw::layers::{Graph, GraphLayout, GraphNode};
use reengineer::draw::{Anchor, Look, Point, Rect, Scene, Shape, Stroke, area_of_words};

/// Places along a line: the bent parts as they are drawn.
pub fn sampled(route: &[Point]) -> Vec<Point> {
    let mut points = vec![route[0]];
    for (at, pair) in route.windows(2).enumerate() {
        let (from, to) = (pair[0], pair[1]);
        let middle = (from.y + to.y) / 2.0;
        for nth in 1..=24 {
            let t = f64::from(nth) / 24.0;
            let u = 1.0 - t;
            let bent = |a: f64, b: f64, c: f64, d: f64| {
                u * u * u * a + 3.0 * u * u * t * b + 3.0 * u * t * t * c + t * t * t * d
            };
            points.push(if at % 2 == 1 {
                Point::new(bent(from.x, from.x, to.x, to.x), bent(from.y, middle, middle, to.y))
            } else {
                Point::new(from.x + (to.x - from.x) * t, from.y + (to.y - from.y) * t)
            });
        }
    }
    points
}

/// Returns whether a point is inside a box.
fn holds(bounds: &Rect, point: &Point) -> bool {
    let edge = 0.6;
    point.x > bounds.x + edge
        && point.x < bounds.right() - edge
        && point.y > bounds.y + edge
        && point.y < bounds.bottom() - edge
}

fn faults(layout: &GraphLayout) -> Vec<String> {
    let mut faults = Vec::new();
    for (at, one) in layout.boxes.iter().enumerate() {
        for (other_at, other) in layout.boxes.iter().enumerate().skip(at + 1) {
            if one.overlaps(other) {
                faults.push(format!("box {at} lies on box {other_at}"));
            }
        }
    }
    for (at, route) in layout.routes.iter().enumerate() {
        for point in sampled(route) {
            if let Some(hit) = layout.boxes.iter().position(|bounds| holds(bounds, &point)) {
                faults.push(format!("line {at} passes box {hit} at {point:?}"));
            }
        }
    }
    faults
}

/// Words that lie on words, or leave the picture.
fn words_on_words(scene: &Scene) -> Vec<String> {
    let mut words: Vec<(Rect, &str)> = Vec::new();
    scene.each(&mut |shape| {
        if let Shape::Words { at, anchor, size, bold, text, .. } = shape {
            words.push((area_of_words(*at, *anchor, *size, *bold, text), text));
        }
    });
    let whole = Rect { x: 0.0, y: 0.0, width: scene.width, height: scene.height };
    let mut faults: Vec<String> = words
        .iter()
        .filter(|(area, _)| !whole.holds(area))
        .map(|(area, text)| format!("`{text}` leaves the picture: {area:?}"))
        .collect();
    for (at, (one, text)) in words.iter().enumerate() {
        for (other, other_text) in &words[at + 1..] {
            if one.overlaps(other) {
                faults.push(format!("`{text}` {one:?} lies on `{other_text}` {other:?}"));
            }
        }
    }
    faults
}

#[test]
fn no_line_passes_a_box_in_300_random_graphs() {
    for seed in 0..300 {
        let case = random::Case::new(seed, 40, if seed % 3 == 0 { 1 } else { 1 + seed as usize % 9 });
        let graph = Graph {
            nodes: case
                .lanes
                .iter()
                .enumerate()
                .map(|(at, lane)| GraphNode {
                    width: 70.0 + (at * 37 % 90) as f64,
                    height: 40.0 + (at * 13 % 50) as f64,
                    lane: *lane,
                })
                .collect(),
            edges: case.edges.clone(),
            lanes: vec![60.0; case.lane_count],
        };
        let layout = graph.laid_out();
        let faults = faults(&layout);
        assert!(faults.is_empty(), "seed {seed}: {faults:#?}");
        for (node, bounds) in graph.nodes.iter().zip(&layout.boxes) {
            let (left, right) = layout.lanes[node.lane];
            assert!(left <= bounds.x && bounds.right() <= right, "seed {seed}: a box leaves its lane");
        }
        for ((from, to), route) in graph.edges.iter().zip(&layout.routes) {
            let (from, to) = (layout.boxes[*from], layout.boxes[*to]);
            let (first, last) = (route[0], route[route.len() - 1]);
            assert!(first.x > from.x && first.x < from.right() && (first.y - from.bottom()).abs() < 1e-6);
            assert!(last.x > to.x && last.x < to.right() && (last.y - to.y).abs() < 1e-6);
        }
    }
}

/// The picture of a process by chance.
pub fn flow(seed: u64, steps: usize) -> Flow {
    const NAMES: [&str; 5] =
        ["受理", "建设工程规划许可证核发", "Environmental impact assessment", "环评 EIA 审查", "x"];
    let case = random::Case::new(seed, steps, 1 + seed as usize % 8);
    let step = |at: usize| StepBox {
        name: NAMES[(at + seed as usize) % NAMES.len()].to_owned(),
        notes: vec![format!("{at} 个工作日"), "◆ 关键 · 非增值".to_owned()],
        title: String::new(),
        lane: case.lanes[at],
        look: Look::Step,
    };
    let tie = |(at, (from, to)): (usize, &(usize, usize))| FlowTie {
        from: *from,
        to: *to,
        stroke: Stroke::Dotted,
        thick: at % 3 == 0,
        badge: (at % 2 == 0).then(|| "法".to_owned()),
        look: Look::Step,
        title: String::new(),
    };
    Flow {
        lanes: (0..case.lane_count).map(|lane| format!("{}局", "某".repeat(1 + lane * 2))).collect(),
        steps: (0..steps).map(step).collect(),
        ties: case.edges.iter().enumerate().map(tie).collect(),
        key: vec![(reengineer::draw::flow::Sign::Area(Look::Waste), "非增值".to_owned()); 9],
    }
}

#[test]
fn no_word_lies_on_another_in_300_random_graphs() {
    for seed in 0..300 {
        let scene = flow(seed, 40).drawn();
        let faults = words_on_words(&scene);
        assert!(faults.is_empty(), "seed {seed}: {faults:#?}");
        let mut boxes = Vec::new();
        scene.each(&mut |shape| {
            if let Shape::Area { at, look: Look::Step, .. } = shape {
                boxes.push(*at)
            }
        });
        scene.each(&mut |shape| {
            if let Shape::Line { points, arrow: true, .. } = shape {
                let hit = sampled(points)
                    .into_iter()
                    .find(|point| points.len() > 2 && boxes.iter().any(|bounds| holds(bounds, point)));
                assert!(hit.is_none(), "seed {seed}: a line passes a box at {hit:?}");
            }
        });
    }
}

#[test]
fn loops_are_drawn_too() {
    let node = GraphNode { width: 60.0, height: 30.0, lane: 0 };
    let graph = Graph { nodes: vec![node; 3], edges: vec![(0, 1), (1, 2), (2, 0), (1, 0)], lanes: vec![0.0] };
    let layout = graph.laid_out();
    assert!(faults(&layout).is_empty());
    let back = &layout.routes[2];
    assert!(back[0].y > back[back.len() - 1].y, "the line that closes the loop leads upwards");
}

#[test]
fn a_word_begins_ends_or_lies_in_the_middle_where_it_stands() {
    let at = Point::new(100.0, 50.0);
    let area = |anchor| area_of_words(at, anchor, 10.0, false, "汉字");
    assert!((area(Anchor::Start).x - 100.0).abs() < 1e-9);
    assert!((area(Anchor::Middle).x - 90.0).abs() < 1e-9);
    assert!((area(Anchor::End).right() - 100.0).abs() < 1e-9);
}
