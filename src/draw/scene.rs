//! The elements of a picture.

/// A point.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// The distance from the left.
    pub x: f64,
    /// The distance from the top.
    pub y: f64,
}

impl Point {
    /// The point with this distance from the left and from the top.
    #[must_use]
    pub const fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }
}

/// A rectangle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rect {
    /// Its left edge.
    pub x: f64,
    /// Its upper edge.
    pub y: f64,
    /// The width.
    pub width: f64,
    /// The height.
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

    /// Returns whether it shares more than an edge with another.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        self.x < other.right() && other.x < self.right() && self.y < other.bottom() && other.y < self.bottom()
    }

    /// Returns whether another lies inside it.
    #[must_use]
    pub fn holds(&self, other: &Self) -> bool {
        self.x <= other.x && self.y <= other.y && other.right() <= self.right() && other.bottom() <= self.bottom()
    }
}

/// The meaning of an area or a text; a format chooses its colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Look {
    /// The column of a department, every other one shaded.
    Lane,
    /// Its heading.
    LaneHead,
    /// A step with float.
    Step,
    /// A step on a critical path.
    Critical,
    /// A step that adds nothing.
    Waste,
    /// A step that adds nothing, on a critical path.
    CriticalWaste,
    /// A removed step.
    Gone,
    /// An added step.
    New,
    /// A changed step.
    Changed,
    /// The time of a step with float.
    Bar,
    /// The time of a step on a critical path.
    BarCritical,
    /// The time of a step that adds nothing.
    BarWaste,
    /// A possible length.
    Planned,
    /// The float of a step.
    Float,
    /// A day off.
    DayOff,
    /// A line of a scale.
    Scale,
    /// The sign on a line.
    Badge,
    /// Ordinary words.
    Words,
    /// Secondary text.
    Quiet,
}

/// The style of a line between two steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Stroke {
    /// A recorded reason.
    Solid,
    /// The order of one matter.
    DashDot,
    /// Habit.
    Dashed,
    /// No reason stated.
    Dotted,
}

/// The part of a text that is at its position.
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
        /// The rectangle.
        at: Rect,
        /// The radius of its corners.
        round: f64,
        /// Its meaning.
        look: Look,
    },
    /// A line through these points. It bends from the second to the third, from
    /// the fourth to the fifth and so on; between them it runs straight down.
    Line {
        /// Its points.
        points: Vec<Point>,
        /// Whether it ends with an arrow.
        arrow: bool,
        /// Its style.
        stroke: Stroke,
        /// Whether it is drawn thick.
        thick: bool,
        /// Its meaning.
        look: Look,
    },
    /// A line of words.
    Words {
        /// The position of its baseline.
        at: Point,
        /// The part at this position.
        anchor: Anchor,
        /// The height of its letters.
        size: f64,
        /// Whether it is bold.
        bold: bool,
        /// The words.
        text: String,
        /// Their meaning.
        look: Look,
    },
    /// Shapes that belong together, with a description.
    Group {
        /// The description for those who do not see it, or ask.
        title: String,
        /// The key by which a script finds it.
        key: String,
        /// Its parts.
        shapes: Vec<Shape>,
    },
}

/// A picture.
#[derive(Clone, Debug, Default, PartialEq)]
#[must_use]
pub struct Scene {
    /// The width.
    pub width: f64,
    /// The height.
    pub height: f64,
    /// Its shapes, the lowest first.
    pub shapes: Vec<Shape>,
}

impl Scene {
    /// Calls `see` with every shape that is not a group.
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

/// The area of a line of text.
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
