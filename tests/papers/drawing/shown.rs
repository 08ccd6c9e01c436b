//! The positions in the pictures of the examples, read back from the SVG that
//! the program writes.

use reengineer::draw::{Anchor, Point, Rect, area_of_words};

use crate::{drawn, pictures};

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    tag.split_once(&format!(" {name}=\""))?.1.split('"').next()
}

fn number(tag: &str, name: &str) -> f64 {
    attribute(tag, name).unwrap_or_else(|| panic!("{name} of {tag}")).parse().unwrap()
}

/// A tag up to its end, each time it occurs.
fn tags<'a>(svg: &'a str, name: &str) -> Vec<&'a str> {
    svg.split(&format!("<{name}")).skip(1).map(|rest| rest.split('>').next().unwrap()).collect()
}

/// The boxes of the steps.
fn boxes(svg: &str) -> Vec<Rect> {
    let groups = svg.split(" data-k=\"s").skip(1).map(|rest| rest.split("</g>").next().unwrap());
    groups
        .map(|group| {
            let tag = tags(group, "rect")[0];
            let [x, y, width, height] = ["x", "y", "width", "height"].map(|name| number(tag, name));
            Rect { x, y, width, height }
        })
        .collect()
}

/// Places along a path of `M`, `V`, `L` and `C`, all absolute.
fn along(path: &str) -> Vec<Point> {
    let mut points: Vec<Point> = Vec::new();
    let mut rest = path;
    while let Some(command) = rest.chars().next() {
        let inside = &rest[1..];
        let end = inside.find(|sign: char| sign.is_ascii_alphabetic()).unwrap_or(inside.len());
        let of: Vec<f64> = inside[..end].split_whitespace().map(|number| number.parse().unwrap()).collect();
        rest = &inside[end..];
        let last = points.last().copied();
        match (command, of.as_slice()) {
            ('M', [x, y]) => points.push(Point::new(*x, *y)),
            ('V' | 'L', of) => {
                let (from, to) = (last.unwrap(), of[of.len() - 1]);
                let x = if of.len() == 2 { of[0] } else { from.x };
                points.extend((1..=24).map(|nth| {
                    let t = f64::from(nth) / 24.0;
                    Point::new(from.x + (x - from.x) * t, from.y + (to - from.y) * t)
                }));
            }
            ('C', [a, b, c, d, x, y]) => {
                let from = last.unwrap();
                points.extend((1..=24).map(|nth| {
                    let (t, u) = (f64::from(nth) / 24.0, 1.0 - f64::from(nth) / 24.0);
                    let bent = |p: f64, q: f64, r: f64, s: f64| {
                        u * u * u * p + 3.0 * u * u * t * q + 3.0 * u * t * t * r + t * t * t * s
                    };
                    Point::new(bent(from.x, *a, *c, *x), bent(from.y, *b, *d, *y))
                }));
            }
            other => panic!("{other:?} in {path}"),
        }
    }
    points
}

/// The words, each with the area that it covers.
fn words(svg: &str) -> Vec<(Rect, String)> {
    let texts = svg.split("<text").skip(1).map(|rest| rest.split("</text>").next().unwrap());
    texts
        .map(|text| {
            let (tag, said) = text.split_once('>').unwrap();
            let anchor = match attribute(tag, "text-anchor") {
                None => Anchor::Start,
                Some("middle") => Anchor::Middle,
                Some(_) => Anchor::End,
            };
            let at = Point::new(number(tag, "x"), number(tag, "y"));
            let bold = attribute(tag, "font-weight").is_some();
            let said = said.replace("&#39;", "'").replace("&amp;", "&");
            (area_of_words(at, anchor, number(tag, "font-size"), bold, &said), said)
        })
        .collect()
}

#[test]
fn no_line_passes_a_box_and_no_word_lies_on_another_in_any_example() {
    let (mut lines, mut count) = (0, 0);
    for (name, args) in pictures() {
        for lang in ["zh", "en"] {
            let svg = drawn(&args, &["--lang", lang, "--format", "svg"]);
            // Above it stands the title.
            let (_, svg) = svg.split_once("<g transform=").unwrap();
            let boxes = boxes(svg);
            for tie in svg.split(" data-k=\"t").skip(1) {
                let line = along(attribute(tags(tie, "path")[0], "d").unwrap());
                let inside = |bounds: &Rect, at: &Point| {
                    at.x > bounds.x + 0.6
                        && at.x < bounds.right() - 0.6
                        && at.y > bounds.y + 0.6
                        && at.y < bounds.bottom() - 0.6
                };
                let hit = line.iter().find(|at| boxes.iter().any(|bounds| inside(bounds, at)));
                assert!(hit.is_none(), "{name} {args:?} {lang}: a line passes a box at {hit:?}");
                lines += 1;
            }
            let words = words(svg);
            for (at, (one, said)) in words.iter().enumerate() {
                let other = words[at + 1..].iter().find(|(other, _)| one.overlaps(other));
                assert!(other.is_none(), "{name} {args:?} {lang}: {said} lies on {other:?}");
            }
            count += 1;
        }
    }
    assert!(lines > 500 && count > 100, "{lines} lines in {count} pictures");
}
