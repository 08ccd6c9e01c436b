//! Cuts a picture that is higher than a page into parts that are not.

use super::scene::{Look, Point, Rect, Scene, Shape, area_of_words};

/// The number of straight pieces of a bend that has to be cut.
const PIECES: usize = 16;
/// Half the width of an edge.
const EDGE: f64 = 1.5;
/// Heights that differ by less count as equal.
const NEAR: f64 = 0.05;

/// The heights at which a picture is cut: the top of each part, the first of
/// them 0, and at last the bottom of the drawing, below which there is only
/// background. No part is higher than `most` with the `head` of the picture
/// above it. Boxes and words are not cut; bends only where there is no height
/// without one. A single part where nothing has to be cut.
#[must_use]
pub fn cuts(scene: &Scene, most: f64) -> Vec<f64> {
    let head = head(scene);
    if scene.height <= most || most <= 2.0 * head {
        return vec![0.0, scene.height];
    }
    let (mut solid, mut bent) = (Vec::new(), Vec::new());
    scene.each(&mut |shape| match shape {
        Shape::Area { at, look, .. } if !is_ground(*look) => solid.push((at.y - EDGE, at.bottom() + EDGE)),
        Shape::Words { at, anchor, size, bold, text, .. } => {
            let area = area_of_words(*at, *anchor, *size, *bold, text);
            solid.push((area.y, area.bottom()));
        }
        Shape::Line { points, .. } => {
            for (nth, pair) in points.windows(2).enumerate() {
                let (above, below) = (pair[0].y.min(pair[1].y), pair[0].y.max(pair[1].y));
                if nth % 2 == 1 && (pair[0].x - pair[1].x).abs() > NEAR {
                    bent.push((above + EDGE, below - EDGE));
                }
            }
        }
        Shape::Area { .. } | Shape::Group { .. } => {}
    });
    bent.extend(solid.iter().copied());
    let (solid, all) = (joined(solid), joined(bent));
    // Ground alone is no part.
    let bottom = all.last().map_or(scene.height, |(_, below)| below.min(scene.height));
    let mut cuts = vec![0.0];
    loop {
        let top = cuts[cuts.len() - 1];
        let room = if cuts.len() == 1 { most } else { most - head };
        let limit = top + room;
        if limit >= bottom {
            break;
        }
        // No large part of a page is left empty to spare a bend.
        let of_all = last_free(&all, limit).filter(|cut| *cut > top + room * 0.5);
        let free = of_all.or_else(|| last_free(&solid, limit).filter(|cut| *cut > top + NEAR));
        cuts.push(free.unwrap_or(limit));
    }
    cuts.push(scene.height.min(cuts[cuts.len() - 1] + if cuts.len() == 1 { most } else { most - head }));
    cuts
}

/// The scales that are tried for a picture where a smaller one saves a page.
const SMALLER: [f64; 4] = [1.0, 0.9, 0.8, 0.7];
/// The least scale at which letters can be read on paper.
const LEAST: f64 = 0.56;

/// The layout of a picture on pages of a width and a height: its scale, and the
/// heights at which it is cut. It is made somewhat smaller than its width
/// requires where it then needs fewer pages.
#[must_use]
pub fn on_pages(scene: &Scene, width: f64, height: f64) -> (f64, Vec<f64>) {
    let by_width = (width / scene.width).min(1.0);
    let scales = SMALLER.map(|smaller| by_width * smaller);
    let tried = scales.into_iter().filter(|scale| *scale == by_width || *scale >= LEAST);
    let laid = tried.map(|scale| (scale, cuts(scene, height / scale)));
    laid.min_by_key(|(_, cuts)| cuts.len()).unwrap_or((by_width, vec![0.0, scene.height]))
}

/// The height of the head that every part repeats: the names of the lanes, the
/// marks of the scale.
#[must_use]
pub fn head(scene: &Scene) -> f64 {
    let mut head: f64 = 0.0;
    for shape in &scene.shapes {
        match shape {
            Shape::Area { at, look: Look::LaneHead, .. } => head = head.max(at.bottom()),
            Shape::Line { points, look: Look::Scale, .. } if points.len() == 2 => head = head.max(points[0].y),
            _ => {}
        }
    }
    head
}

/// The parts between cuts, each with the head above it.
#[must_use]
pub fn parts(scene: &Scene, cuts: &[f64]) -> Vec<Scene> {
    let head = head(scene);
    if cuts == [0.0, scene.height] {
        return vec![scene.clone()];
    }
    let part = |(nth, pair): (usize, &[f64])| {
        let above = if nth == 0 { 0.0 } else { head };
        let band = Band { top: pair[0], bottom: pair[1], down: above - pair[0] };
        let of_head = Band { top: 0.0, bottom: head, down: 0.0 };
        let repeated = (nth > 0).then(|| of_head.all(&scene.shapes)).into_iter().flatten();
        let shapes = repeated.chain(band.all(&scene.shapes)).collect();
        Scene { width: scene.width, height: pair[1] - pair[0] + above, shapes }
    };
    cuts.windows(2).enumerate().map(part).collect()
}

/// Returns whether a shape lies behind everything and may be cut.
const fn is_ground(look: Look) -> bool {
    matches!(look, Look::Lane | Look::DayOff | Look::Scale)
}

/// Merges occupied heights that share more than an edge.
fn joined(mut taken: Vec<(f64, f64)>) -> Vec<(f64, f64)> {
    taken.sort_by(|one, other| one.0.total_cmp(&other.0));
    let mut joined: Vec<(f64, f64)> = Vec::new();
    for (above, below) in taken {
        match joined.last_mut() {
            Some(last) if above < last.1 - NEAR => last.1 = last.1.max(below),
            _ => joined.push((above, below)),
        }
    }
    joined
}

/// The largest free height up to `limit`.
fn last_free(taken: &[(f64, f64)], limit: f64) -> Option<f64> {
    let after = taken.partition_point(|(above, _)| *above < limit - NEAR);
    match taken[..after].last() {
        Some((above, below)) if *below > limit + NEAR => Some(*above),
        Some(_) => Some(limit),
        None => None,
    }
}

/// A horizontal band of a picture, and how far it reaches.
struct Band {
    top: f64,
    bottom: f64,
    down: f64,
}

impl Band {
    fn all(&self, shapes: &[Shape]) -> Vec<Shape> {
        shapes.iter().flat_map(|shape| self.of(shape)).collect()
    }

    /// The part of a shape inside the band.
    fn of(&self, shape: &Shape) -> Vec<Shape> {
        match shape {
            Shape::Area { at, round, look } => {
                let (above, below) = (at.y.max(self.top), at.bottom().min(self.bottom));
                let at = Rect { y: above + self.down, height: below - above, ..*at };
                if below - above > NEAR { vec![Shape::Area { at, round: *round, look: *look }] } else { Vec::new() }
            }
            Shape::Words { at, anchor, size, bold, text, look } => {
                let area = area_of_words(*at, *anchor, *size, *bold, text);
                let middle = area.y + area.height / 2.0;
                let is_inside = self.top <= middle && middle < self.bottom;
                let at = Point::new(at.x, at.y + self.down);
                let (anchor, size, bold, text, look) = (*anchor, *size, *bold, text.clone(), *look);
                if is_inside { vec![Shape::Words { at, anchor, size, bold, text, look }] } else { Vec::new() }
            }
            Shape::Line { points, arrow, stroke, thick, look } => {
                let end = points.last().copied();
                let piece = |piece: Vec<Point>| {
                    let arrow = *arrow && piece.last().copied() == end;
                    let points = piece.into_iter().map(|point| Point::new(point.x, point.y + self.down)).collect();
                    Shape::Line { points, arrow, stroke: *stroke, thick: *thick, look: *look }
                };
                self.pieces(points).into_iter().map(piece).collect()
            }
            Shape::Group { title, key, shapes } => {
                let shapes = self.all(shapes);
                let (title, key) = (title.clone(), key.clone());
                if shapes.is_empty() { Vec::new() } else { vec![Shape::Group { title, key, shapes }] }
            }
        }
    }

    /// The parts of a line inside: alternately straight and bent.
    fn pieces(&self, points: &[Point]) -> Vec<Vec<Point>> {
        let mut pieces: Vec<Vec<Point>> = Vec::new();
        let mut add = |from: Point, to: Point, is_bent: bool| {
            let piece = match pieces.last_mut().filter(|piece| piece.last() == Some(&from)) {
                Some(piece) => piece,
                None => {
                    pieces.push(vec![from]);
                    let last = pieces.len() - 1;
                    &mut pieces[last]
                }
            };
            if (piece.len() % 2 == 0) != is_bent {
                piece.push(from);
            }
            piece.push(to);
        };
        for (nth, pair) in points.windows(2).enumerate() {
            let (from, to) = (pair[0], pair[1]);
            let inside = |point: &Point| self.top - NEAR <= point.y && point.y <= self.bottom + NEAR;
            if inside(&from) && inside(&to) {
                // A line along the upper edge belongs to the part above.
                let is_above = (from.y - self.top).abs() <= NEAR && (to.y - self.top).abs() <= NEAR;
                if self.top == 0.0 || !is_above {
                    add(from, to, nth % 2 == 1);
                }
            } else if nth % 2 == 1 {
                for pair in straightened(from, to).windows(2) {
                    self.clipped(pair[0], pair[1]).into_iter().for_each(|(from, to)| add(from, to, false));
                }
            } else {
                self.clipped(from, to).into_iter().for_each(|(from, to)| add(from, to, false));
            }
        }
        pieces
    }

    /// The part of a straight line inside.
    fn clipped(&self, from: Point, to: Point) -> Option<(Point, Point)> {
        let at = |y: f64| {
            let share = (y - from.y) / (to.y - from.y);
            Point::new(from.x + (to.x - from.x) * share, y)
        };
        let within = |point: Point| match point.y {
            y if y < self.top => at(self.top),
            y if y > self.bottom => at(self.bottom),
            _ => point,
        };
        let (above, below) = (from.y.min(to.y), from.y.max(to.y));
        (below > self.top + NEAR && above < self.bottom - NEAR).then(|| (within(from), within(to)))
    }
}

/// Approximates a bend by straight lines.
fn straightened(from: Point, to: Point) -> Vec<Point> {
    let middle = f64::midpoint(from.y, to.y);
    let of = |share: f64, ends: [f64; 4]| {
        let rest = 1.0 - share;
        rest.powi(3) * ends[0]
            + 3.0 * rest * rest * share * ends[1]
            + 3.0 * rest * share * share * ends[2]
            + share.powi(3) * ends[3]
    };
    (0..=PIECES)
        .map(|nth| match nth {
            0 => from,
            PIECES => to,
            _ => {
                let share = nth as f64 / PIECES as f64;
                Point::new(of(share, [from.x, from.x, to.x, to.x]), of(share, [from.y, middle, middle, to.y]))
            }
        })
        .collect()
}
