//! A picture that is higher than a page is cut where nothing is in the way.

use reengineer::draw::chart::{Chart, ChartRow, Stretch, mark_text, marks};
use reengineer::draw::parts::{cuts, head, on_pages, parts};
use reengineer::draw::{Look, Rect, Scene, Shape, area_of_words};

use super::flow;

const MOST: f64 = 820.0;

/// The words below the head, top to bottom; the boxes of steps; the ends of
/// lines.
fn seen(scene: &Scene, head: f64) -> (Vec<String>, Vec<Rect>, usize) {
    let (mut words, mut boxes, mut arrows) = (Vec::new(), Vec::new(), 0);
    scene.each(&mut |shape| match shape {
        Shape::Words { at, text, .. } if at.y > head => words.push(text.clone()),
        Shape::Area { at, look: Look::Step | Look::Badge | Look::Bar, .. } => boxes.push(*at),
        Shape::Line { arrow: true, .. } => arrows += 1,
        _ => {}
    });
    words.sort();
    (words, boxes, arrows)
}

fn lies_inside(scene: &Scene) -> Option<String> {
    let mut outside = None;
    let mut check = |above: f64, below: f64, what: &str| {
        if above < -0.1 || below > scene.height + 0.1 {
            outside = Some(format!("{what}: {above} to {below} of {}", scene.height));
        }
    };
    scene.each(&mut |shape| match shape {
        Shape::Words { at, anchor, size, bold, text, .. } => {
            let area = area_of_words(*at, *anchor, *size, *bold, text);
            check(area.y, area.bottom(), text);
        }
        Shape::Area { at, look, .. } => check(at.y, at.bottom(), &format!("{look:?}")),
        Shape::Line { points, .. } => points.iter().for_each(|point| check(point.y, point.y, "line")),
        Shape::Group { .. } => {}
    });
    outside
}

/// All of a picture is in its parts, once, and no box is cut.
fn check(scene: &Scene, most: f64, what: &str) -> usize {
    let (head, parts) = (head(scene), parts(scene, &cuts(scene, most)));
    let (mut words, mut boxes, mut arrows) = (Vec::new(), 0, 0);
    let (all_words, all_boxes, all_arrows) = seen(scene, head);
    for (nth, part) in parts.iter().enumerate() {
        assert!(part.height <= most + 0.1, "{what}, part {nth}: {} is higher than {most}", part.height);
        assert_eq!(lies_inside(part), None, "{what}, part {nth}");
        let (of_part, boxes_of_part, ends) = seen(part, head);
        for one in &boxes_of_part {
            let is_whole = all_boxes
                .iter()
                .any(|other| (one.x, one.width) == (other.x, other.width) && (one.height - other.height).abs() < 0.1);
            assert!(is_whole, "{what}, part {nth}: {one:?} is cut");
        }
        words.extend(of_part);
        boxes += boxes_of_part.len();
        arrows += ends;
    }
    words.sort();
    assert_eq!((words, boxes, arrows), (all_words, all_boxes.len(), all_arrows), "{what}");
    parts.len()
}

#[test]
fn graphs_by_chance_are_cut_into_pages_with_all_that_is_in_them() {
    let mut pages = 0;
    for seed in 0..60 {
        let scene = flow(seed, 90).drawn();
        pages += check(&scene, MOST, &format!("seed {seed}"));
    }
    assert!(pages > 180, "{pages}");
}

#[test]
fn a_plan_of_300_steps_is_cut_between_its_rows_with_its_scale_on_every_page() {
    let row = |at: usize| ChartRow {
        name: format!("第{at}个环节的审查与决定"),
        figure: "3".to_owned(),
        title: String::new(),
        lines: vec![vec![Stretch { from: at as f64, to: at as f64 + 3.0, look: Look::Bar }]],
        absent: Vec::new(),
    };
    let chart = Chart {
        whole: 303.0,
        ticks: marks(303.0, 10).into_iter().map(|mark| (mark, mark_text(mark))).collect(),
        shades: Vec::new(),
        rows: (0..300).map(row).collect(),
        key: vec![(Look::Bar, "有浮动时间".to_owned())],
        room: 560.0,
        within: None,
    };
    let scene = chart.drawn();
    let count = check(&scene, MOST, "plan");
    assert!(count > 5, "{count}");
    for part in parts(&scene, &cuts(&scene, MOST)) {
        let mut marked = false;
        part.each(&mut |shape| marked |= matches!(shape, Shape::Words { text, at, .. } if text == "50" && at.y < 40.0));
        assert!(marked, "a page lacks its scale");
    }
}

#[test]
fn no_part_holds_nothing_but_lanes() {
    let scene = flow(3, 40).drawn();
    let mut bottom: f64 = 0.0;
    scene.each(&mut |shape| match shape {
        Shape::Words { at, anchor, size, bold, text, .. } => {
            bottom = bottom.max(area_of_words(*at, *anchor, *size, *bold, text).bottom());
        }
        Shape::Area { at, look, .. } if *look != Look::Lane => bottom = bottom.max(at.bottom()),
        _ => {}
    });
    assert!(bottom < scene.height - 4.0, "below the last word there is ground");
    for most in [bottom + 3.0, bottom / 2.0, bottom / 3.0] {
        for part in parts(&scene, &cuts(&scene, most)) {
            let (mut words, head) = (0, head(&scene));
            part.each(&mut |shape| words += usize::from(matches!(shape, Shape::Words { at, .. } if at.y > head)));
            assert!(words > 0, "a page has nothing but names of lanes: {most}");
        }
    }
}

#[test]
fn a_picture_somewhat_higher_than_a_page_becomes_smaller_and_is_not_cut() {
    let scene = flow(3, 12).drawn();
    let fits = |share: f64| on_pages(&scene, scene.width, scene.height * share);
    assert_eq!(fits(1.0), (1.0, vec![0.0, scene.height]));
    assert_eq!(fits(0.75), (0.7, vec![0.0, scene.height]));
    // What is much higher is cut, and what is small already becomes no smaller.
    assert!(fits(0.4).1.len() > 2);
    let (scale, cuts) = on_pages(&scene, scene.width * 0.5, scene.height * 0.45);
    assert!((scale - 0.5).abs() < 1e-9 && cuts.len() > 2, "{scale} {cuts:?}");
}

#[test]
fn what_fits_is_not_cut() {
    let scene = flow(3, 12).drawn();
    assert_eq!(cuts(&scene, scene.height), [0.0, scene.height]);
    assert_eq!(parts(&scene, &cuts(&scene, scene.height)), std::slice::from_ref(&scene));
    assert!(cuts(&scene, scene.height * 0.5).len() > 2);
}
