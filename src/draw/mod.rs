//! The geometry of pictures, the same for SVG, for web pages and for Word: a
//! [`Scene`] of boxes, lines and words. Lengths are in pixels of 1/96 inch; the
//! y axis points down.

pub mod chart;
pub mod flow;
mod lanes;
pub mod layers;
mod measure;
pub mod parts;
mod place;
mod ports;
mod scene;
mod sort;

pub use measure::{fit, width};
pub use scene::{Anchor, Look, Point, Rect, Scene, Shape, Stroke, area_of_words};
