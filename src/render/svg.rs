//! A picture as SVG: readable without colour, light and dark, with a
//! description of each part for those who do not see it.

use std::fmt::Write as _;
use std::io::{self, Write};

use super::PageStyle;
use super::lines::safe::{inert_in_markup, plain};
use super::picture::scene;
use crate::draw::{Anchor, Look, Point, Scene, Shape, Stroke, parts};
use crate::report::Block;
use crate::text::Lang;

/// An A4 page between its margins, in pixels, less the room for a heading above
/// the first part.
const PAGE: (f64, f64) = (688.0, 800.0);

/// Styles for dark screens; print is on white.
const DARK: &str = include_str!("svg/dark.css");

pub(super) fn write(pictures: &[Block], page: &PageStyle, out: &mut dyn Write) -> io::Result<()> {
    for block in pictures {
        if let Some((scene, title, figure)) = scene(block, page.lang) {
            writeln!(out, "{}", inert_in_markup(&document(&scene, &title, &figure, page.lang)))?;
        }
    }
    Ok(())
}

/// A standalone picture, with its title above.
fn document(scene: &Scene, title: &str, figure: &str, lang: Lang) -> String {
    const TOP: f64 = 52.0;
    let wide = crate::draw::width(title, 17.0, true).max(crate::draw::width(figure, 13.0, false)) + 24.0;
    let (width, height) = (scene.width.max(wide), scene.height + TOP);
    let mut svg = opening(width, height, title, figure, "p", lang, true);
    let _ =
        write!(svg, "<style>{DARK}</style><rect class=\"k-paper\" width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>");
    for (text, size, y, bold) in [(title, 17.0, 24.0, true), (figure, 13.0, 44.0, false)] {
        let shape = Shape::Words {
            at: Point::new(12.0, y),
            anchor: Anchor::Start,
            size,
            bold,
            text: text.to_owned(),
            look: Look::Words,
        };
        Pen::ALONE.draw(&shape, &mut svg);
    }
    let _ = write!(svg, "<g transform=\"translate(0 {TOP})\">");
    scene.shapes.iter().for_each(|shape| Pen::ALONE.draw(shape, &mut svg));
    svg.push_str("</g></svg>");
    svg
}

fn opening(width: f64, height: f64, title: &str, figure: &str, id: &str, lang: Lang, alone: bool) -> String {
    let lang = super::html_lang(lang);
    let space = if alone { " xmlns=\"http://www.w3.org/2000/svg\"" } else { "" };
    let (w, h) = (short(width), short(height));
    let arrow = |class: &str, fill: &str| {
        format!(
            "<marker id=\"{id}-{class}\" viewBox=\"0 0 10 10\" refX=\"9\" refY=\"5\" markerWidth=\"9\" markerHeight=\"9\" \
             markerUnits=\"userSpaceOnUse\" orient=\"auto\"><path class=\"{class}\" d=\"M0 0 10 5 0 10z\" fill=\"{fill}\"/></marker>"
        )
    };
    let arrows = arrow("a-line", "#44546a") + &arrow("a-new", "#0b6b3a") + &arrow("a-gone", "#6b6b6b");
    format!(
        "<svg{space} class=\"picture\" data-id=\"{id}\" width=\"{w}\" height=\"{h}\" viewBox=\"0 0 {w} {h}\" role=\"group\" \
         aria-labelledby=\"{id}-t {id}-d\" lang=\"{lang}\" font-family=\"'Noto Sans SC','Microsoft YaHei','PingFang SC',\
         'Noto Sans CJK SC',Arial,Helvetica,sans-serif\"><title id=\"{id}-t\">{}</title><desc id=\"{id}-d\">{}</desc>\
         <defs>{arrows}</defs>",
        escaped(title),
        escaped(figure)
    )
}

/// A number with at most one digit after the point.
fn short(number: f64) -> String {
    let text = format!("{number:.1}");
    text.strip_suffix(".0").unwrap_or(&text).to_owned()
}

/// Writes shapes: in a file of its own with all their styles, in a page with
/// the names of styles only.
struct Pen<'a> {
    id: &'a str,
    alone: bool,
}

impl Pen<'static> {
    const ALONE: Self = Self { id: "p", alone: true };
}

impl Pen<'_> {
    fn draw(&self, shape: &Shape, svg: &mut String) {
        match shape {
            Shape::Area { at, round, look } => {
                let [x, y, width, height] = [at.x, at.y, at.width, at.height].map(short);
                let round = if *round > 0.0 { format!(" rx=\"{}\"", short(*round)) } else { String::new() };
                let own = if self.alone { area(*look) } else { "" };
                let class = class(*look);
                let _ = write!(
                    svg,
                    "<rect class=\"{class}\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"{round}{own}/>"
                );
            }
            Shape::Line { points, arrow, stroke, thick, look } => {
                let (color, name) = line_color(*look);
                let end = if *arrow { format!(" marker-end=\"url(#{}-a-{name})\"", self.id) } else { String::new() };
                let path = path(points);
                let (dash, short_dash) = match stroke {
                    Stroke::Solid => ("", ""),
                    Stroke::DashDot => (" stroke-dasharray=\"9 3 2 3\"", " d1"),
                    Stroke::Dashed => (" stroke-dasharray=\"7 4\"", " d2"),
                    Stroke::Dotted => (" stroke-dasharray=\"2 3.5\"", " d3"),
                };
                let _ = if self.alone {
                    let width = match (look, thick) {
                        (Look::Scale, _) => "0.6",
                        (_, true) => "2.8",
                        (_, false) => "1.2",
                    };
                    write!(
                        svg,
                        "<path class=\"e-{name}\" d=\"{path}\" fill=\"none\" stroke=\"{color}\" stroke-width=\"{width}\"{dash}{end}/>"
                    )
                } else {
                    let thick = if *thick { " w" } else { "" };
                    write!(svg, "<path class=\"e-{name}{thick}{short_dash}\" d=\"{path}\"{end}/>")
                };
            }
            Shape::Words { at, anchor, size, bold, text, look } => {
                let (anchor, short_anchor) = match anchor {
                    Anchor::Start => ("", ""),
                    Anchor::Middle => (" text-anchor=\"middle\"", " m"),
                    Anchor::End => (" text-anchor=\"end\"", " n"),
                };
                let (bold, short_bold) = if *bold { (" font-weight=\"600\"", " b") } else { ("", "") };
                let (class, color) = if *look == Look::Quiet { ("t-quiet", "#4a5568") } else { ("t-words", "#1a202c") };
                let [x, y, size] = [at.x, at.y, *size].map(short);
                let text = escaped(text);
                let _ = if self.alone {
                    write!(
                        svg,
                        "<text class=\"{class}\" x=\"{x}\" y=\"{y}\" font-size=\"{size}\"{anchor}{bold} fill=\"{color}\">{text}</text>"
                    )
                } else {
                    write!(
                        svg,
                        "<text class=\"{class} s{size}{short_anchor}{short_bold}\" x=\"{x}\" y=\"{y}\">{text}</text>"
                    )
                };
            }
            Shape::Group { title, key, shapes } => {
                let key = if key.is_empty() { String::new() } else { format!(" data-k=\"{key}\"") };
                let _ = write!(svg, "<g role=\"img\"{key}><title>{}</title>", escaped(title));
                shapes.iter().for_each(|shape| self.draw(shape, svg));
                svg.push_str("</g>");
            }
        }
    }
}

/// Straight down, then bent, then straight down: adjacent straight parts are
/// one.
fn path(points: &[Point]) -> String {
    let Some(first) = points.first() else { return String::new() };
    let mut path = format!("M{} {}", short(first.x), short(first.y));
    // The height to which the line is written; straight parts are joined.
    let mut written = first.y;
    for (at, pair) in points.windows(2).enumerate() {
        let (from, to) = (pair[0], pair[1]);
        if (from.x - to.x).abs() <= 0.05 {
            continue;
        }
        if (from.y - written).abs() > 0.05 {
            let _ = write!(path, "V{}", short(from.y));
        }
        if at % 2 == 1 {
            let [x1, x2, y, m] = [from.x, to.x, to.y, f64::midpoint(from.y, to.y)].map(short);
            let _ = write!(path, "C{x1} {m} {x2} {m} {x2} {y}");
        } else {
            let _ = write!(path, "L{} {}", short(to.x), short(to.y));
        }
        written = to.y;
    }
    if let Some(last) = points.last().filter(|last| (last.y - written).abs() > 0.05) {
        let _ = write!(path, "V{}", short(last.y));
    }
    path
}

const fn class(look: Look) -> &'static str {
    match look {
        Look::Lane => "k-lane",
        Look::LaneHead => "k-head",
        Look::Step => "k-step",
        Look::Critical => "k-critical",
        Look::Waste => "k-waste",
        Look::CriticalWaste => "k-critical k-waste",
        Look::Gone => "k-gone",
        Look::New => "k-new",
        Look::Changed => "k-changed",
        Look::Bar => "k-bar",
        Look::BarCritical => "k-bar-critical",
        Look::BarWaste => "k-bar-waste",
        Look::Planned => "k-planned",
        Look::Float => "k-float",
        Look::DayOff => "k-off",
        Look::Scale => "k-scale",
        Look::Badge => "k-badge",
        Look::Words | Look::Quiet => "k-words",
    }
}

/// Colours on white paper; without colour, the width and the dashes of the edge
/// carry the meaning.
const fn area(look: Look) -> &'static str {
    match look {
        Look::Lane => " fill=\"#f4f6f9\"",
        Look::LaneHead => " fill=\"#dfe5ec\" stroke=\"#ffffff\"",
        Look::Step => " fill=\"#ffffff\" stroke=\"#44546a\"",
        Look::Critical => " fill=\"#ffe9d6\" stroke=\"#9b2c00\" stroke-width=\"2.6\"",
        Look::Waste => " fill=\"#f3f3f3\" stroke=\"#44546a\" stroke-width=\"1.4\" stroke-dasharray=\"5 3\"",
        Look::CriticalWaste => " fill=\"#ffe9d6\" stroke=\"#9b2c00\" stroke-width=\"2.6\" stroke-dasharray=\"6 3\"",
        Look::Gone => " fill=\"#f7f7f7\" stroke=\"#6b6b6b\" stroke-dasharray=\"2 3\"",
        Look::New => " fill=\"#e3f4e8\" stroke=\"#0b6b3a\" stroke-width=\"2.2\"",
        Look::Changed => " fill=\"#e6effb\" stroke=\"#1d4f91\" stroke-width=\"2.2\" stroke-dasharray=\"10 3\"",
        Look::Bar => " fill=\"#a9b6c6\" stroke=\"#44546a\"",
        Look::BarCritical => " fill=\"#8f2d0c\" stroke=\"#5f1d06\"",
        Look::BarWaste => " fill=\"#f3f3f3\" stroke=\"#5f1d06\" stroke-width=\"1.6\" stroke-dasharray=\"4 2\"",
        Look::Planned => " fill=\"#d3e2f4\" stroke=\"#1d4f91\"",
        Look::Float => " fill=\"#ffffff\" stroke=\"#8792a2\" stroke-dasharray=\"3 2\"",
        Look::DayOff => " fill=\"#e9ecf1\"",
        Look::Scale => " fill=\"#c5ccd6\"",
        Look::Badge => " fill=\"#ffffff\" stroke=\"#44546a\" stroke-width=\"0.8\"",
        Look::Words | Look::Quiet => "",
    }
}

const fn line_color(look: Look) -> (&'static str, &'static str) {
    match look {
        Look::New => ("#0b6b3a", "new"),
        Look::Gone => ("#6b6b6b", "gone"),
        Look::Scale => ("#c5ccd6", "scale"),
        _ => ("#44546a", "line"),
    }
}

/// Escapes text between tags or in an attribute: nothing in it is markup, or a
/// character that XML does not have.
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in plain(text).chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            _ => escaped.push(character),
        }
    }
    escaped
}
/// The chart for a narrow page, which shows it in place of the other.
pub(super) fn narrow(scene: &Scene, title: &str, id: &str, lang: Lang) -> String {
    let svg = opening(scene.width, scene.height, title, "", id, lang, false);
    let mut svg = svg.replacen("class=\"picture\"", "class=\"picture narrow\"", 1);
    let pen = Pen { id, alone: false };
    scene.shapes.iter().for_each(|shape| pen.draw(shape, &mut svg));
    svg.push_str("</svg>");
    svg
}

/// A picture inside a page, which has the styles; `id` is unique.
pub(super) fn inside(scene: &Scene, title: &str, figure: &str, id: &str, lang: Lang) -> String {
    let mut svg = opening(scene.width, scene.height, title, figure, id, lang, false);
    let pen = Pen { id, alone: false };
    let (scale, cuts) = parts::on_pages(scene, PAGE.0, PAGE.1);
    if cuts.len() == 2 {
        scene.shapes.iter().for_each(|shape| pen.draw(shape, &mut svg));
        svg.push_str("</svg>");
        return svg;
    }
    let _ = write!(svg, "<g id=\"{id}-g\">");
    scene.shapes.iter().for_each(|shape| pen.draw(shape, &mut svg));
    svg.push_str("</g></svg>");
    on_paper(scene, scale, &cuts, id, &mut svg);
    svg
}

/// The picture in parts, each on a page of paper and hidden on the screen:
/// windows on the drawing, with the head above each.
fn on_paper(scene: &Scene, scale: f64, cuts: &[f64], id: &str, svg: &mut String) {
    let (width, head) = (short(scene.width), parts::head(scene));
    for (nth, pair) in cuts.windows(2).enumerate() {
        let above = if nth == 0 { 0.0 } else { head };
        let whole = pair[1] - pair[0] + above;
        let [wide, high, whole] = [scene.width * scale, whole * scale, whole].map(short);
        let _ = write!(
            svg,
            "<svg class=\"part\" aria-hidden=\"true\" width=\"{wide}\" height=\"{high}\" viewBox=\"0 0 {width} {whole}\">"
        );
        let windows = [(0.0, 0.0, above), (above, pair[0], pair[1] - pair[0])];
        for (at, top, height) in windows.into_iter().filter(|(.., height)| *height > 0.0) {
            let [at, top, height] = [at, top, height].map(short);
            let _ = write!(
                svg,
                "<svg y=\"{at}\" width=\"{width}\" height=\"{height}\" viewBox=\"0 {top} {width} {height}\"><use href=\"#{id}-g\"/></svg>"
            );
        }
        svg.push_str("</svg>");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_is_markup_or_a_control() {
        let hostile = "<script>alert('1')</script>]]>\u{1}\u{202e}\u{fffe}&\"";
        let text = escaped(hostile);
        assert_eq!(text, "&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;]]&gt;\\u0001\\u202e\\ufffe&amp;&quot;");
    }

    #[test]
    fn what_goes_straight_on_is_one_line() {
        let down = [0.0, 10.0, 30.0, 30.0, 50.0, 60.0].map(|y| Point::new(5.0, y));
        assert_eq!(path(&down), "M5 0V60");
        let bent = [Point::new(5.0, 0.0), Point::new(5.0, 10.0), Point::new(25.0, 30.0), Point::new(25.0, 30.0)];
        assert_eq!(path(&bent), "M5 0V10C5 20 25 20 25 30");
    }
}
