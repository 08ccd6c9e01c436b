//! A picture as a group of shapes, as Word draws them.

use std::fmt::Write as _;

use crate::draw::{Anchor, Look, Point, Rect, Scene, Shape, Stroke, area_of_words, parts};
use crate::render::svg::escaped;

/// The width between the margins of an A4 page, in pixels.
const PAGE: f64 = 640.0;
/// The unit of shapes in a pixel.
const PIXEL: f64 = 9_525.0;

/// The picture in parts, each of which fits on a page, scaled down somewhat
/// where that saves one.
pub(super) fn parts(scene: &Scene, most: f64) -> Vec<Scene> {
    parts::parts(scene, &parts::on_pages(scene, PAGE, most).1)
}

/// A paragraph with the picture, no wider than the page and no higher than
/// `most` pixels.
pub(super) fn paragraph(scene: &Scene, title: &str, number: usize, most: f64) -> String {
    let scale = (PAGE / scene.width).min(most / scene.height).min(1.0);
    let mut pen = Pen { scale, xml: String::new(), next: number * 100_000 };
    scene.each(&mut |shape| pen.draw(shape));
    let (width, height) = (pen.length(scene.width), pen.length(scene.height));
    let title = escaped(title);
    format!(
        "<w:p><w:pPr><w:pStyle w:val=\"Picture\"/></w:pPr><w:r><mc:AlternateContent><mc:Choice Requires=\"wpg\"><w:drawing>\
         <wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent cx=\"{width}\" cy=\"{height}\"/>\
         <wp:docPr id=\"{number}\" name=\"Picture {number}\" descr=\"{title}\"/><wp:cNvGraphicFramePr/>\
         <a:graphic><a:graphicData uri=\"http://schemas.microsoft.com/office/word/2010/wordprocessingGroup\"><wpg:wgp>\
         <wpg:cNvGrpSpPr/><wpg:grpSpPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"{width}\" cy=\"{height}\"/>\
         <a:chOff x=\"0\" y=\"0\"/><a:chExt cx=\"{width}\" cy=\"{height}\"/></a:xfrm></wpg:grpSpPr>{}</wpg:wgp>\
         </a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:t>{title}</w:t></mc:Fallback>\
         </mc:AlternateContent></w:r></w:p>",
        pen.xml
    )
}

/// Writes shapes, scaled down where the page has no room.
struct Pen {
    scale: f64,
    xml: String,
    next: usize,
}

impl Pen {
    fn length(&self, pixels: f64) -> i64 {
        (pixels * self.scale * PIXEL).round() as i64
    }

    fn draw(&mut self, shape: &Shape) {
        match shape {
            Shape::Area { at, round, look } => self.area(at, *round, *look),
            Shape::Line { points, arrow, stroke, thick, look } => self.line(points, *arrow, *stroke, *thick, *look),
            Shape::Words { at, anchor, size, bold, text, look } => self.words(*at, *anchor, *size, *bold, text, *look),
            Shape::Group { .. } => {}
        }
    }

    fn shape(&mut self, bounds: &Rect, properties: &str, inside: &str) {
        self.next += 1;
        let (x, y) = (self.length(bounds.x), self.length(bounds.y));
        let (width, height) = (self.length(bounds.width).max(1), self.length(bounds.height).max(1));
        let _ = write!(
            self.xml,
            "<wps:wsp><wps:cNvPr id=\"{0}\" name=\"S{0}\"/><wps:cNvSpPr/><wps:spPr><a:xfrm><a:off x=\"{x}\" y=\"{y}\"/>\
             <a:ext cx=\"{width}\" cy=\"{height}\"/></a:xfrm>{properties}</wps:spPr>{inside}</wps:wsp>",
            self.next
        );
    }

    fn area(&mut self, at: &Rect, round: f64, look: Look) {
        let (fill, edge, width, dash) = colors(look);
        let geometry = if round > 6.0 {
            "<a:prstGeom prst=\"ellipse\"><a:avLst/></a:prstGeom>".to_owned()
        } else if round > 0.0 {
            let corner = (round / at.width.min(at.height).max(1.0) * 100_000.0).min(50_000.0) as i64;
            format!(
                "<a:prstGeom prst=\"roundRect\"><a:avLst><a:gd name=\"adj\" fmla=\"val {corner}\"/></a:avLst></a:prstGeom>"
            )
        } else {
            "<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom>".to_owned()
        };
        let line =
            if edge.is_empty() { "<a:ln><a:noFill/></a:ln>".to_owned() } else { self.edge(edge, width, dash, "") };
        let fill = format!("<a:solidFill><a:srgbClr val=\"{fill}\"/></a:solidFill>");
        self.shape(at, &format!("{geometry}{fill}{line}"), "<wps:bodyPr/>");
    }

    fn edge(&self, color: &str, width: f64, dash: &str, end: &str) -> String {
        format!(
            "<a:ln w=\"{}\"><a:solidFill><a:srgbClr val=\"{color}\"/></a:solidFill><a:prstDash val=\"{dash}\"/>{end}</a:ln>",
            self.length(width).max(3_000)
        )
    }

    fn line(&mut self, points: &[Point], arrow: bool, stroke: Stroke, thick: bool, look: Look) {
        let least = |of: fn(&Point) -> f64| points.iter().map(of).fold(f64::MAX, f64::min);
        let most = |of: fn(&Point) -> f64| points.iter().map(of).fold(f64::MIN, f64::max);
        let (left, top) = (least(|point| point.x), least(|point| point.y));
        let bounds = Rect { x: left, y: top, width: most(|point| point.x) - left, height: most(|point| point.y) - top };
        let place = |x: f64, y: f64| format!("<a:pt x=\"{}\" y=\"{}\"/>", self.length(x - left), self.length(y - top));
        let Some(first) = points.first() else { return };
        let mut path = format!("<a:moveTo>{}</a:moveTo>", place(first.x, first.y));
        for (at, pair) in points.windows(2).enumerate() {
            let (from, to) = (pair[0], pair[1]);
            if at % 2 == 1 {
                let middle = f64::midpoint(from.y, to.y);
                let bend = [place(from.x, middle), place(to.x, middle), place(to.x, to.y)].concat();
                let _ = write!(path, "<a:cubicBezTo>{bend}</a:cubicBezTo>");
            } else if (from.x - to.x).abs() + (from.y - to.y).abs() > 0.05 {
                let _ = write!(path, "<a:lnTo>{}</a:lnTo>", place(to.x, to.y));
            }
        }
        let (width, height) = (self.length(bounds.width).max(1), self.length(bounds.height).max(1));
        let color = match look {
            Look::New => "0B6B3A",
            Look::Gone => "6B6B6B",
            Look::Scale => "C5CCD6",
            _ => "44546A",
        };
        let dash = match stroke {
            Stroke::Solid => "solid",
            Stroke::DashDot => "dashDot",
            Stroke::Dashed => "dash",
            Stroke::Dotted => "sysDot",
        };
        let weight = match (look, thick) {
            (Look::Scale, _) => 0.6,
            (_, true) => 2.8,
            (_, false) => 1.2,
        };
        let end = if arrow { "<a:tailEnd type=\"triangle\"/>" } else { "" };
        let edge = self.edge(color, weight, dash, end);
        let properties = format!(
            "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l=\"0\" t=\"0\" r=\"r\" b=\"b\"/><a:pathLst>\
             <a:path w=\"{width}\" h=\"{height}\" fill=\"none\">{path}</a:path></a:pathLst></a:custGeom><a:noFill/>{edge}"
        );
        self.shape(&bounds, &properties, "<wps:bodyPr/>");
    }

    fn words(&mut self, at: Point, anchor: Anchor, size: f64, bold: bool, text: &str, look: Look) {
        // Fonts differ, by a fifth and more, and not every program heeds that
        // words are not to be wrapped: leave room on the side that is not
        // anchored.
        let area = area_of_words(at, anchor, size, bold, text);
        let room = 8.0 + 0.4 * area.width;
        let (x, side) = match anchor {
            Anchor::Start => (area.x, "left"),
            Anchor::Middle => (area.x - room / 2.0, "center"),
            Anchor::End => (area.x - room, "right"),
        };
        let bounds = Rect { x, y: area.y - size * 0.12, width: area.width + room, height: size * 1.5 };
        // In half points; a pixel is three quarters of a point.
        let half = (size * self.scale * 1.5).round().max(2.0) as i64;
        let color = if look == Look::Quiet { "4A5568" } else { "1A202C" };
        let bold = if bold { "<w:b/>" } else { "" };
        let exact = (size * self.scale * 1.35 * 15.0).round().max(20.0) as i64;
        let inside = format!(
            "<wps:txbx><w:txbxContent><w:p><w:pPr><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"{exact}\" w:lineRule=\"exact\"/>\
             <w:jc w:val=\"{side}\"/></w:pPr><w:r><w:rPr>{bold}<w:color w:val=\"{color}\"/><w:sz w:val=\"{half}\"/></w:rPr>\
             <w:t xml:space=\"preserve\">{}</w:t></w:r></w:p></w:txbxContent></wps:txbx>\
             <wps:bodyPr wrap=\"none\" lIns=\"0\" tIns=\"0\" rIns=\"0\" bIns=\"0\" anchor=\"t\"><a:noAutofit/></wps:bodyPr>",
            escaped(text)
        );
        self.shape(
            &bounds,
            "<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln>",
            &inside,
        );
    }
}

/// Fill, edge, its width and its dashes.
const fn colors(look: Look) -> (&'static str, &'static str, f64, &'static str) {
    match look {
        Look::Lane => ("F4F6F9", "", 0.0, "solid"),
        Look::LaneHead => ("DFE5EC", "FFFFFF", 1.0, "solid"),
        Look::Step => ("FFFFFF", "44546A", 1.0, "solid"),
        Look::Critical => ("FFE9D6", "9B2C00", 2.6, "solid"),
        Look::Waste => ("F3F3F3", "44546A", 1.4, "dash"),
        Look::CriticalWaste => ("FFE9D6", "9B2C00", 2.6, "dash"),
        Look::Gone => ("F7F7F7", "6B6B6B", 1.0, "sysDot"),
        Look::New => ("E3F4E8", "0B6B3A", 2.2, "solid"),
        Look::Changed => ("E6EFFB", "1D4F91", 2.2, "lgDash"),
        Look::Bar => ("A9B6C6", "44546A", 1.0, "solid"),
        Look::BarCritical => ("8F2D0C", "5F1D06", 1.0, "solid"),
        Look::BarWaste => ("F3F3F3", "5F1D06", 1.6, "dash"),
        Look::Planned => ("D3E2F4", "1D4F91", 1.0, "solid"),
        Look::Float => ("FFFFFF", "8792A2", 1.0, "sysDash"),
        Look::DayOff => ("E9ECF1", "", 0.0, "solid"),
        Look::Scale => ("C5CCD6", "", 0.0, "solid"),
        Look::Badge | Look::Words | Look::Quiet => ("FFFFFF", "44546A", 0.8, "solid"),
    }
}
