//! Bar charts along one axis of time, one row for each thing.

use super::flow::{NOTE, words_at};
use super::measure::{fit, width};
use super::scene::{Anchor, Look, Point, Rect, Scene, Shape, Stroke};

/// The content of a chart, worded in one language.
#[derive(Clone, Debug, Default)]
pub struct Chart {
    /// The length of the axis, in its own unit.
    pub whole: f64,
    /// The marks of the axis, each with its text.
    pub ticks: Vec<(f64, String)>,
    /// Stretches that do not count, each with its start and end.
    pub shades: Vec<(f64, f64)>,
    /// The rows.
    pub rows: Vec<ChartRow>,
    /// The legend.
    pub key: Vec<(Look, String)>,
    /// The width of the axis.
    pub room: f64,
    /// The total width, where the axis takes what names and figures leave.
    pub within: Option<f64>,
}

/// A row.
#[derive(Clone, Debug, Default)]
pub struct ChartRow {
    /// Its name.
    pub name: String,
    /// A figure beside the name.
    pub figure: String,
    /// Its full description.
    pub title: String,
    /// The bars, one line below the other; bars of one line are in one list.
    pub lines: Vec<Vec<Stretch>>,
    /// The text in place of a line without a bar.
    pub absent: Vec<Option<String>>,
}

/// A bar.
#[derive(Clone, Copy, Debug)]
pub struct Stretch {
    /// The start.
    pub from: f64,
    /// The end.
    pub to: f64,
    /// Its meaning.
    pub look: Look,
}

const MARGIN: f64 = 8.0;
const BAR: f64 = 13.0;
const LINE: f64 = 1.3;
/// The most room for names, and that where the whole is narrow.
const MOST_NAME: (f64, f64) = (190.0, 112.0);
/// The least length of an axis, and that where the whole is narrow.
const LEAST_ROOM: (f64, f64) = (160.0, 80.0);
/// The width of a bar of no time.
const MOMENT: f64 = 3.0;

impl Chart {
    /// The picture.
    pub fn drawn(&self) -> Scene {
        let most = if self.within.is_some() { MOST_NAME.1 } else { MOST_NAME.0 };
        let names: Vec<Vec<String>> = self.rows.iter().map(|row| fit(&row.name, 12.0, false, most)).collect();
        let names_width = names.iter().flatten().map(|line| width(line, 12.0, false)).fold(40.0, f64::max);
        let figures = self.rows.iter().map(|row| width(&row.figure, 12.0, false)).fold(0.0, f64::max);
        let left = MARGIN + names_width + 12.0 + figures + if figures > 0.0 { 12.0 } else { 0.0 };
        let last_tick = self.ticks.last().map_or(0.0, |(_, text)| width(text, NOTE, false) / 2.0);
        let right = last_tick.max(MARGIN) + MARGIN;
        let room = match self.within {
            Some(width) => (width - left - right).max(LEAST_ROOM.1),
            None => self.room.max(LEAST_ROOM.0),
        };
        let mut scene = Scene { width: left + room + right, height: 0.0, shapes: Vec::new() };
        let top = MARGIN + NOTE + 8.0;
        let at = |value: f64| left + if self.whole > 0.0 { value / self.whole * room } else { 0.0 };
        let mut y = top;
        let mut rows = Vec::new();
        for (row, name) in self.rows.iter().zip(&names) {
            let bars = row.lines.len().max(1) as f64 * (BAR + 3.0);
            let height = (name.len() as f64 * 12.0 * LINE).max(bars) + 8.0;
            rows.push(self.row(row, name, Rect { x: MARGIN, y, width: left - MARGIN, height }, &at));
            y += height;
        }
        for (from, to) in &self.shades {
            let bounds = Rect { x: at(*from), y: top, width: at(*to) - at(*from), height: y - top };
            scene.shapes.push(Shape::Area { at: bounds, round: 0.0, look: Look::DayOff });
        }
        self.scale(&mut scene, &at, top, y);
        scene.shapes.extend(rows);
        scene.height = y + MARGIN;
        self.key_drawn(&mut scene);
        scene
    }

    /// Draws the axis: a line for each mark, with its text where there is room.
    fn scale(&self, scene: &mut Scene, at: &dyn Fn(f64) -> f64, top: f64, bottom: f64) {
        let mut free = f64::MIN;
        for (value, text) in &self.ticks {
            let x = at(*value);
            let half = width(text, NOTE, false) / 2.0;
            if x - half < free {
                continue;
            }
            free = x + half + 6.0;
            let points = vec![Point::new(x, top), Point::new(x, bottom)];
            let (stroke, look) = (Stroke::Solid, Look::Scale);
            scene.shapes.push(Shape::Line { points, arrow: false, stroke, thick: false, look });
            scene.shapes.push(words_at(Point::new(x, top - 6.0), Anchor::Middle, NOTE, false, text, Look::Quiet));
        }
    }

    fn row(&self, row: &ChartRow, name: &[String], at: Rect, x: &dyn Fn(f64) -> f64) -> Shape {
        let mut shapes = Vec::new();
        let begin = at.y + (at.height - name.len() as f64 * 12.0 * LINE) / 2.0 + 11.0;
        for (nth, line) in name.iter().enumerate() {
            let place = Point::new(at.x, begin + nth as f64 * 12.0 * LINE);
            shapes.push(words_at(place, Anchor::Start, 12.0, false, line, Look::Words));
        }
        if !row.figure.is_empty() {
            let place = Point::new(at.right() - 12.0, at.y + at.height / 2.0 + 4.0);
            shapes.push(words_at(place, Anchor::End, 12.0, false, &row.figure, Look::Quiet));
        }
        let mut y = at.y + (at.height - row.lines.len() as f64 * (BAR + 3.0)) / 2.0 + 1.5;
        for (nth, line) in row.lines.iter().enumerate() {
            for bar in line {
                let (from, to) = (x(bar.from), x(bar.to));
                let (from, to) = if to - from < MOMENT { (to.min(from), to.min(from) + MOMENT) } else { (from, to) };
                let bounds = Rect { x: from, y, width: to - from, height: BAR };
                shapes.push(Shape::Area { at: bounds, round: 2.0, look: bar.look });
            }
            if let Some(absent) = row.absent.get(nth).and_then(Option::as_ref) {
                let place = Point::new(x(0.0) + 4.0, y + BAR - 3.0);
                shapes.push(words_at(place, Anchor::Start, NOTE, false, absent, Look::Quiet));
            }
            y += BAR + 3.0;
        }
        Shape::Group { title: row.title.clone(), key: String::new(), shapes }
    }

    fn key_drawn(&self, scene: &mut Scene) {
        let (mut x, mut y) = (MARGIN, scene.height + 10.0);
        for (look, text) in &self.key {
            let wide = 32.0 + width(text, NOTE, false);
            if x > MARGIN && x + wide > scene.width - MARGIN {
                (x, y) = (MARGIN, y + 20.0);
            }
            let at = Rect { x, y: y - 6.0, width: 26.0, height: 12.0 };
            scene.shapes.push(Shape::Area { at, round: 2.0, look: *look });
            scene.shapes.push(words_at(Point::new(x + 32.0, y + 4.0), Anchor::Start, NOTE, false, text, Look::Quiet));
            x += wide + 16.0;
            scene.width = scene.width.max(x);
        }
        if !self.key.is_empty() {
            scene.height = y + 10.0 + MARGIN;
        }
    }
}

/// The marks of an axis of this length: round steps, at most `most` of them.
#[must_use]
pub fn marks(whole: f64, most: usize) -> Vec<f64> {
    if whole <= 0.0 || !whole.is_finite() {
        return vec![0.0];
    }
    let least = whole / most.max(1) as f64;
    let ten = 10f64.powf(least.log10().floor());
    let step = [1.0, 2.0, 5.0, 10.0].into_iter().map(|times| times * ten).find(|step| *step >= least * 0.999);
    let step = step.unwrap_or(ten * 10.0);
    let mut marks = Vec::new();
    let mut nth = 0.0;
    while nth * step <= whole * 1.0001 {
        marks.push(nth * step);
        nth += 1.0;
    }
    marks
}

/// The text of a mark, rounded: a sum of floats would show more digits than it
/// has.
#[must_use]
pub fn mark_text(mark: f64) -> String {
    let text = format!("{mark:.6}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_printed_as_decimals() {
        let printed: Vec<String> = marks(0.5, 6).into_iter().map(mark_text).collect();
        assert_eq!(printed, ["0", "0.1", "0.2", "0.3", "0.4", "0.5"]);
        assert_eq!(mark_text(200.0), "200");
    }

    #[test]
    fn marks_are_round_and_few() {
        assert_eq!(marks(45.0, 10), [0.0, 5.0, 10.0, 15.0, 20.0, 25.0, 30.0, 35.0, 40.0, 45.0]);
        assert_eq!(marks(7.5, 8), [0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0]);
        assert_eq!(marks(0.0, 8), [0.0]);
        assert!((1..2000).all(|whole| marks(f64::from(whole), 8).len() <= 9));
    }
}
