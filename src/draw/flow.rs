//! A flow chart: steps as boxes in the lanes of their departments, orders as
//! lines, and a key.

use super::layers::{Graph, GraphNode};
use super::measure::{fit, width};
use super::scene::{Anchor, Look, Point, Rect, Scene, Shape, Stroke};

/// The content of a flow chart, worded in one language.
#[derive(Clone, Debug, Default)]
pub struct Flow {
    /// The names of the lanes; a lane without a name has no heading.
    pub lanes: Vec<String>,
    /// The steps.
    pub steps: Vec<StepBox>,
    /// The orders between steps.
    pub ties: Vec<FlowTie>,
    /// The legend.
    pub key: Vec<(Sign, String)>,
}

/// A step as a box.
#[derive(Clone, Debug)]
pub struct StepBox {
    /// Its name.
    pub name: String,
    /// Short lines below the name.
    pub notes: Vec<String>,
    /// Its full description.
    pub title: String,
    /// The index of its lane.
    pub lane: usize,
    /// Its meaning.
    pub look: Look,
}

/// A line from one step to another.
#[derive(Clone, Debug)]
pub struct FlowTie {
    /// The step that comes first.
    pub from: usize,
    /// The step that waits.
    pub to: usize,
    /// How it is drawn.
    pub stroke: Stroke,
    /// Whether it is on a critical path.
    pub thick: bool,
    /// A letter on it.
    pub badge: Option<String>,
    /// Whether it is added, removed or kept.
    pub look: Look,
    /// Its full description.
    pub title: String,
}

/// A sign of the legend.
#[derive(Clone, Debug)]
pub enum Sign {
    /// A box.
    Area(Look),
    /// A line with or without a letter on it.
    Line(Stroke, bool, Option<String>, Look),
}

/// The size of a name.
pub const NAME: f64 = 13.0;
/// The size of a note.
pub const NOTE: f64 = 11.0;
/// The size of a letter on a line.
pub const BADGE: f64 = 10.0;
/// The greatest width of a line of a name.
const MOST: f64 = 146.0;
const INSET: f64 = 10.0;
const MARGIN: f64 = 8.0;
const LINE: f64 = 1.35;
/// The space below a heading, and between the picture and its legend.
const SPACE: f64 = 18.0;
/// The distance from the centre of a letter on a line to the box that the line
/// reaches.
const BADGE_UP: f64 = 19.0;

impl Flow {
    /// The picture.
    pub fn drawn(&self) -> Scene {
        let words: Vec<Vec<String>> = self.steps.iter().map(|step| fit(&step.name, NAME, true, MOST)).collect();
        let notes: Vec<Vec<String>> = self
            .steps
            .iter()
            .map(|step| step.notes.iter().flat_map(|note| fit(note, NOTE, false, MOST)).collect())
            .collect();
        let node = |at: usize| {
            let names = words[at].iter().map(|line| width(line, NAME, true));
            let below = notes[at].iter().map(|line| width(line, NOTE, false));
            let lines = words[at].len() as f64 * NAME * LINE + notes[at].len() as f64 * NOTE * LINE;
            let widest = names.chain(below).fold(64.0, f64::max);
            GraphNode { width: widest + 2.0 * INSET, height: lines + 12.0, lane: self.steps[at].lane }
        };
        let least =
            |lane: &String| if lane.is_empty() { 0.0 } else { width(lane, NAME, true).clamp(76.0, 156.0) + 20.0 };
        let graph = Graph {
            nodes: (0..self.steps.len()).map(node).collect(),
            edges: self.ties.iter().map(|tie| (tie.from, tie.to)).collect(),
            lanes: self.lanes.iter().map(least).collect(),
        };
        let laid = graph.laid_out();
        let heads: Vec<Vec<String>> = self
            .lanes
            .iter()
            .zip(&laid.lanes)
            .map(
                |(lane, (left, right))| {
                    if lane.is_empty() { Vec::new() } else { fit(lane, NAME, true, right - left - 12.0) }
                },
            )
            .collect();
        let head = heads.iter().map(Vec::len).max().unwrap_or(0) as f64 * NAME * LINE;
        let head = if head > 0.0 { head + 12.0 } else { 0.0 };
        let (down, right) = (MARGIN + head + SPACE, MARGIN);
        let mut scene =
            Scene { width: laid.width + 2.0 * MARGIN, height: down + laid.height + SPACE, shapes: Vec::new() };
        self.lanes_drawn(&mut scene, &laid.lanes, &heads, head);
        let moved = |point: &Point| Point::new(point.x + right, point.y + down);
        // Thick lines lie on top of thin ones.
        let mut by_weight: Vec<usize> = (0..self.ties.len()).collect();
        by_weight.sort_by_key(|at| self.ties[*at].thick);
        let mut badges = Vec::new();
        for at in by_weight {
            let tie = &self.ties[at];
            let points: Vec<Point> = laid.routes[at].iter().map(moved).collect();
            let (begin, end) = (points[0], points[points.len() - 1]);
            let line = Shape::Line { points, arrow: true, stroke: tie.stroke, thick: tie.thick, look: tie.look };
            scene.shapes.push(Shape::Group {
                title: tie.title.clone(),
                key: format!("t{}-{}", tie.from, tie.to),
                shapes: vec![line],
            });
            if let Some(badge) = &tie.badge {
                let upwards = if begin.y <= end.y { 1.0 } else { -1.0 };
                badges.extend(sign(Point::new(end.x, end.y - upwards * BADGE_UP), badge));
            }
        }
        scene.shapes.extend(badges);
        for (at, step) in self.steps.iter().enumerate() {
            let bounds = laid.boxes[at];
            let bounds = Rect { x: bounds.x + right, y: bounds.y + down, ..bounds };
            scene.shapes.push(step_drawn(step, at, bounds, &words[at], &notes[at]));
        }
        self.key_drawn(&mut scene);
        scene
    }

    fn lanes_drawn(&self, scene: &mut Scene, bounds: &[(f64, f64)], heads: &[Vec<String>], head: f64) {
        if head == 0.0 {
            return;
        }
        let bottom = scene.height - MARGIN;
        let mut by_place: Vec<usize> = (0..bounds.len()).collect();
        by_place.sort_by(|one, other| bounds[*one].0.total_cmp(&bounds[*other].0));
        for (place, lane) in by_place.into_iter().enumerate() {
            let (left, right) = (bounds[lane].0 + MARGIN, bounds[lane].1 + MARGIN);
            let band = Rect { x: left, y: MARGIN + head, width: right - left, height: bottom - MARGIN - head };
            if place % 2 == 0 {
                scene.shapes.push(Shape::Area { at: band, round: 0.0, look: Look::Lane });
            }
            let at = Rect { y: MARGIN, height: head, ..band };
            scene.shapes.push(Shape::Area { at, round: 0.0, look: Look::LaneHead });
            let begin = MARGIN + (head - heads[lane].len() as f64 * NAME * LINE) / 2.0 + NAME;
            for (nth, line) in heads[lane].iter().enumerate() {
                let at = Point::new((left + right) / 2.0, begin + nth as f64 * NAME * LINE);
                scene.shapes.push(words_at(at, Anchor::Middle, NAME, true, line, Look::Words));
            }
        }
    }

    /// Draws the legend in rows no wider than the picture, or than a page.
    fn key_drawn(&self, scene: &mut Scene) {
        const SAMPLE: f64 = 34.0;
        const ROW: f64 = 22.0;
        let room = scene.width.max(420.0);
        let (mut x, mut y) = (MARGIN, scene.height + ROW / 2.0);
        for (sign, text) in &self.key {
            let wide = SAMPLE + 6.0 + width(text, NOTE, false);
            if x > MARGIN && x + wide > room - MARGIN {
                (x, y) = (MARGIN, y + ROW);
            }
            match sign {
                Sign::Area(look) => {
                    let at = Rect { x: x + 4.0, y: y - 7.0, width: SAMPLE - 8.0, height: 14.0 };
                    scene.shapes.push(Shape::Area { at, round: 3.0, look: *look });
                }
                Sign::Line(stroke, thick, badge, look) => {
                    let points = vec![Point::new(x, y), Point::new(x + SAMPLE, y)];
                    let (stroke, thick, look) = (*stroke, *thick, *look);
                    scene.shapes.push(Shape::Line { points, arrow: true, stroke, thick, look });
                    scene
                        .shapes
                        .extend(badge.iter().flat_map(|badge| self::sign(Point::new(x + SAMPLE / 2.0, y), badge)));
                }
            }
            let at = Point::new(x + SAMPLE + 6.0, y + NOTE * 0.36);
            scene.shapes.push(words_at(at, Anchor::Start, NOTE, false, text, Look::Quiet));
            x += wide + 18.0;
            scene.width = scene.width.max(x - 18.0 + MARGIN);
        }
        if !self.key.is_empty() {
            scene.height = y + ROW / 2.0 + MARGIN;
        }
    }
}

fn step_drawn(step: &StepBox, at: usize, bounds: Rect, names: &[String], notes: &[String]) -> Shape {
    let mut shapes = vec![Shape::Area { at: bounds, round: 5.0, look: step.look }];
    let middle = bounds.x + bounds.width / 2.0;
    let mut y = bounds.y + 6.0;
    for (lines, size, bold, look) in [(names, NAME, true, Look::Words), (notes, NOTE, false, Look::Quiet)] {
        for line in lines {
            shapes.push(words_at(Point::new(middle, y + size), Anchor::Middle, size, bold, line, look));
            y += size * LINE;
        }
    }
    Shape::Group { title: step.title.clone(), key: format!("s{at}"), shapes }
}

/// A letter in a circle.
fn sign(middle: Point, letter: &str) -> [Shape; 2] {
    let at = Rect { x: middle.x - 7.5, y: middle.y - 7.5, width: 15.0, height: 15.0 };
    let baseline = Point::new(middle.x, middle.y + BADGE * 0.36);
    [
        Shape::Area { at, round: 7.5, look: Look::Badge },
        words_at(baseline, Anchor::Middle, BADGE, false, letter, Look::Words),
    ]
}

/// A line of words.
pub(super) fn words_at(at: Point, anchor: Anchor, size: f64, bold: bool, text: &str, look: Look) -> Shape {
    Shape::Words { at, anchor, size, bold, text: text.to_owned(), look }
}
