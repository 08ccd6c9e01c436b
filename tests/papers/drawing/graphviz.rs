//! Beside Graphviz, where it is installed: as few crossings, and in no time.

use std::collections::HashMap;
use std::io::Write;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use reengineer::draw::Point;
use reengineer::draw::layers::{Graph, GraphNode};

use super::random::Case;
use super::sampled;

/// The number of pairs of lines that cross, except where they meet at a box.
fn crossings(lines: &[((usize, usize), Vec<Point>)]) -> usize {
    let mut count = 0;
    for (at, (ends, one)) in lines.iter().enumerate() {
        for (other_ends, other) in &lines[at + 1..] {
            let meet =
                ends.0 == other_ends.0 || ends.1 == other_ends.1 || ends.0 == other_ends.1 || ends.1 == other_ends.0;
            if !meet && bounds_meet(one, other) {
                count += cuts(one, other);
            }
        }
    }
    count
}

fn bounds_meet(one: &[Point], other: &[Point]) -> bool {
    let bounds = |line: &[Point]| {
        line.iter().fold([f64::MAX, f64::MAX, f64::MIN, f64::MIN], |[a, b, c, d], point| {
            [a.min(point.x), b.min(point.y), c.max(point.x), d.max(point.y)]
        })
    };
    let ([a, b, c, d], [e, f, g, h]) = (bounds(one), bounds(other));
    a <= g && e <= c && b <= h && f <= d
}

fn cuts(one: &[Point], other: &[Point]) -> usize {
    let side = |a: Point, b: Point, c: Point| (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
    let mut count = 0;
    for a in one.windows(2) {
        for b in other.windows(2) {
            let (p, q) =
                (side(a[0], a[1], b[0]) * side(a[0], a[1], b[1]), side(b[0], b[1], a[0]) * side(b[0], b[1], a[1]));
            count += usize::from(p < 0.0 && q < 0.0);
        }
    }
    count
}

fn ours(case: &Case) -> (usize, Duration) {
    let node = |lane: &usize| GraphNode { width: 100.0, height: 50.0, lane: *lane };
    let graph = Graph {
        nodes: case.lanes.iter().map(node).collect(),
        edges: case.edges.clone(),
        lanes: vec![60.0; case.lane_count],
    };
    let begun = Instant::now();
    let layout = graph.laid_out();
    let took = begun.elapsed();
    let lines: Vec<_> = case.edges.iter().copied().zip(layout.routes.iter().map(|route| sampled(route))).collect();
    (crossings(&lines), took)
}

/// Its drawing of the same, departments as clusters.
fn graphvizs(case: &Case) -> usize {
    let mut text = String::from("digraph g { newrank=true; node [shape=box, width=1.4, height=0.7, fixedsize=true];\n");
    for lane in 0..case.lane_count {
        let open = if case.lane_count > 1 { format!("subgraph cluster_{lane} {{") } else { "{".to_owned() };
        let steps: String =
            case.lanes.iter().enumerate().filter(|(_, at)| **at == lane).map(|(at, _)| format!(" {at};")).collect();
        text.push_str(&format!("{open}{steps} }}\n"));
    }
    case.edges.iter().for_each(|(from, to)| text.push_str(&format!("{from} -> {to};\n")));
    text.push('}');
    let mut child = Command::new("dot").arg("-Tplain").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    let plain = String::from_utf8(child.wait_with_output().unwrap().stdout).unwrap();
    let mut lines = HashMap::new();
    for line in plain.replace("\\\n", "").lines().filter_map(|line| line.strip_prefix("edge ")) {
        let words: Vec<&str> = line.split(' ').collect();
        let count: usize = words[2].parse().unwrap();
        let number = |at: usize| words[3 + at].parse::<f64>().unwrap();
        let points: Vec<Point> = (0..count).map(|nth| Point::new(number(2 * nth), number(2 * nth + 1))).collect();
        // Cubic pieces end to end.
        let mut sampled = vec![points[0]];
        for piece in points.windows(4).step_by(3) {
            for nth in 1..=16 {
                let (t, u) = (f64::from(nth) / 16.0, 1.0 - f64::from(nth) / 16.0);
                let of = |get: fn(&Point) -> f64| {
                    u * u * u * get(&piece[0])
                        + 3.0 * u * u * t * get(&piece[1])
                        + 3.0 * u * t * t * get(&piece[2])
                        + t * t * t * get(&piece[3])
                };
                sampled.push(Point::new(of(|point| point.x), of(|point| point.y)));
            }
        }
        lines.insert((words[0].parse().unwrap(), words[1].parse().unwrap()), sampled);
    }
    let lines: Vec<_> = case.edges.iter().map(|edge| (*edge, lines[edge].clone())).collect();
    crossings(&lines)
}

#[test]
#[expect(clippy::print_stdout, reason = "says that the program is not there, and what was measured")]
fn at_300_steps_there_are_at_most_half_as_many_crossings_again_as_graphviz_has() {
    if Command::new("dot").arg("-V").output().is_err() {
        println!("skipped: no Graphviz; crossings are not held against its");
        return;
    }
    for lanes in [1, 8] {
        let (mut own, mut its) = (0, 0);
        for seed in 0..3 {
            let case = Case::new(900 + seed, 300, lanes);
            let (crossings, took) = ours(&case);
            own += crossings;
            its += graphvizs(&case);
            println!(
                "{lanes} lanes, seed {seed}: {} lines, {own} and {its} crossings so far, {took:?}",
                case.edges.len()
            );
        }
        println!("{lanes} lanes: {:.2} times the crossings of Graphviz", own as f64 / its as f64);
        assert!(2 * own <= 3 * its, "{lanes} lanes: {own} crossings, Graphviz {its}");
    }
}
