//! What a picture consists of.

/// A place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// From the left.
    pub x: f64,
    /// From above.
    pub y: f64,
}

impl Point {
    /// The place that is so far from the left and from above.
    #[must_use]
    pub const fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }
}

/// An area.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rect {
    /// Its left edge.
    pub x: f64,
    /// Its upper edge.
    pub y: f64,
    /// From left to right.
    pub width: f64,
    /// From top to bottom.
    pub height: f64,
}

impl Rect {
    /// Its right edge.
    #[must_use]
    pub fn right(&self) -> f64 {
        self.x + self.width
    }

    /// Its lower edge.
    #[must_use]
    pub fn bottom(&self) -> f64 {
        self.y + self.height
    }

    /// Whether it shares more than an edge with another.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        self.x < other.right() && other.x < self.right() && self.y < other.bottom() && other.y < self.bottom()
    }

    /// Whether another lies inside it.
    #[must_use]
    pub fn holds(&self, other: &Self) -> bool {
        self.x <= other.x && self.y <= other.y && other.right() <= self.right() && other.bottom() <= self.bottom()
    }
}

/// What an area or a word stands for; a format chooses its colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Look {
    /// The column of a department, every other one shaded.
    Lane,
    /// Its heading.
    LaneHead,
    /// A step that can be late.
    Step,
    /// A step on a critical path.
    Critical,
    /// A step that adds nothing.
    Waste,
    /// A step that adds nothing, on a critical path.
    CriticalWaste,
    /// A step that goes.
    Gone,
    /// A step that comes.
    New,
    /// A step that differs.
    Changed,
    /// The time of a step that can be late.
    Bar,
    /// The time of a step on a critical path.
    BarCritical,
    /// The time of a step that adds nothing.
    BarWaste,
    /// A length as it could be.
    Planned,
    /// How late a step may be.
    Float,
    /// A day off.
    DayOff,
    /// A line of a scale.
    Scale,
    /// The sign on a line.
    Badge,
    /// Ordinary words.
    Words,
    /// Words beside the point.
    Quiet,
}

/// How a line between two steps is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Stroke {
    /// A recorded reason.
    Solid,
    /// The order of one matter.
    DashDot,
    /// Habit.
    Dashed,
    /// Nobody has said.
    Dotted,
}

/// Which part of a word stands at its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// Its beginning.
    Start,
    /// Its middle.
    Middle,
    /// Its end.
    End,
}

/// A part of a picture.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// An area.
    Area {
        /// Where.
        at: Rect,
        /// How round its corners are.
        round: f64,
        /// What it stands for.
        look: Look,
    },
    /// A line through these points. From the second to the third, from the
    /// fourth to the fifth and so on it bends; between it is straight down.
    Line {
        /// Its points.
        points: Vec<Point>,
        /// Whether an arrow stands at its end.
        arrow: bool,
        /// How it is drawn.
        stroke: Stroke,
        /// Whether it is drawn thick.
        thick: bool,
        /// What it stands for.
        look: Look,
    },
    /// A line of words.
    Words {
        /// Where its baseline is.
        at: Point,
        /// The part that stands there.
        anchor: Anchor,
        /// The height of its letters.
        size: f64,
        /// Whether it is bold.
        bold: bool,
        /// The words.
        text: String,
        /// What they stand for.
        look: Look,
    },
    /// Shapes that are one thing, with what is said of it.
    Group {
        /// What is said of it to who does not see it, or asks.
        title: String,
        /// A name by which a script finds it.
        key: String,
        /// Its parts.
        shapes: Vec<Shape>,
    },
}

/// A picture.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scene {
    /// From left to right.
    pub width: f64,
    /// From top to bottom.
    pub height: f64,
    /// Its parts, what lies below first.
    pub shapes: Vec<Shape>,
}

impl Scene {
    /// Calls `see` with every part that is no group.
    pub fn each<'s>(&'s self, see: &mut impl FnMut(&'s Shape)) {
        fn walk<'s>(shapes: &'s [Shape], see: &mut impl FnMut(&'s Shape)) {
            for shape in shapes {
                match shape {
                    Shape::Group { shapes, .. } => walk(shapes, see),
                    other => see(other),
                }
            }
        }
        walk(&self.shapes, see);
    }
}

/// The area that a line of words takes.
#[must_use]
pub fn area_of_words(at: Point, anchor: Anchor, size: f64, bold: bool, text: &str) -> Rect {
    let width = super::width(text, size, bold);
    let x = match anchor {
        Anchor::Start => at.x,
        Anchor::Middle => at.x - width / 2.0,
        Anchor::End => at.x - width,
    };
    Rect { x, y: at.y - 0.85 * size, width, height: 1.1 * size }
}
