//! Graphs: what programs read of them, how wide and how fast they are.

use std::io::Write;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use unicode_width::UnicodeWidthStr;

use super::read_back::well_formed;
use super::{drawn, examples, fine, fine_text, found, large, pictures, run};

#[test]
fn graphviz_reads_every_graph() {
    if Command::new("dot").arg("-V").output().is_err() {
        found(&["dot"], "graphs are not read by Graphviz");
        return;
    }
    for (name, path) in examples() {
        let new = path.with_file_name("proposed.yaml");
        for args in [
            vec!["graph", path.to_str().unwrap(), "--format", "dot"],
            vec!["graph", path.to_str().unwrap(), "--after", "--format", "dot"],
            vec!["graph", new.to_str().unwrap(), "--diff", path.to_str().unwrap(), "--format", "dot"],
        ] {
            let text = fine(&args, b"");
            let mut child = Command::new("dot")
                .arg("-Tplain")
                .stdin(Stdio::piped())
                .stdout(Stdio::piped())
                .stderr(Stdio::piped())
                .spawn()
                .unwrap();
            child.stdin.take().unwrap().write_all(&text).unwrap();
            let ended = child.wait_with_output().unwrap();
            let said = String::from_utf8_lossy(&ended.stderr);
            assert!(ended.status.success() && !said.contains("syntax") && !said.contains("Error"), "{name}: {said}");
            let plain = String::from_utf8_lossy(&ended.stdout).into_owned();
            let nodes = plain.lines().filter(|line| line.starts_with("node ")).count();
            assert!(nodes > 2, "{name}: {plain}");
        }
    }
}

#[test]
fn every_picture_is_xml_with_a_title_for_each_step() {
    for (name, args) in pictures() {
        for lang in ["zh", "en"] {
            let svg = drawn(&args, &["--lang", lang, "--format", "svg"]);
            well_formed(&svg);
            let groups = svg.matches("<g role=\"img\"").count();
            assert!(groups > 3 && svg.matches("<title>").count() == groups, "{name} {args:?} {lang}");
        }
    }
}

#[test]
fn no_line_of_a_graph_is_wider_than_the_page() {
    for (name, args) in pictures() {
        for width in ["40", "80", "120"] {
            for lang in ["zh", "en"] {
                let text = drawn(&args, &["--width", width, "--lang", lang]);
                let wide = text.lines().find(|line| line.width() > width.parse().unwrap());
                assert_eq!(wide, None, "{name} {args:?} {width} {lang}");
                let ascii = drawn(&args, &["--width", width, "--lang", lang, "--ascii"]);
                let signs: String = ascii.chars().filter(|c| "◆○┊█▓░▒⇐←→│─".contains(*c)).collect();
                assert_eq!(signs, "", "{name} {args:?} {width} {lang}");
            }
        }
    }
}

#[test]
fn the_text_names_every_step_its_lane_and_its_reasons() {
    let text = fine_text(&["graph", "-", "--lang", "zh", "--width", "80"], "名称: 建站\n环节:\n  - {名称: 受理, 部门: 甲局, 时长: 1}\n  - {名称: 决定, 部门: 乙局, 时长: 2, 价值: 非增值, 前置: [{环节: 受理, 理由: 法定, 依据: 某法第三条}]}\n".as_bytes());
    let wanted = "建站\n现状 3 个工作日\n\nA 甲局  B 乙局\n\nA B\n# : 受理  1 个工作日  0–1  [关键]\n: # 决定  2 个工作日  1–3  [关键 · 非增值]\n      <= 受理：法定 (某法第三条) · 在关键路径上\n";
    assert_eq!(text, wanted);
}

#[test]
fn a_comparison_shows_what_comes_and_what_goes() {
    let folder = tempfile::tempdir().unwrap();
    let (old, new) = (folder.path().join("old.yaml"), folder.path().join("new.yaml"));
    std::fs::write(&old, "name: p\nsteps:\n  - {id: a, name: a, days: 1}\n  - {id: b, name: stamp here, days: 2}\n  - {id: c, name: c, days: 3}\n").unwrap();
    std::fs::write(&new, "name: p\nsteps:\n  - {id: a, name: a, days: 1}\n  - {id: c, name: c, days: 2, after: [a]}\n  - {id: d, name: notify them all, days: 1, department: X}\n").unwrap();
    let text = fine_text(&["graph", new.to_str().unwrap(), "--diff", old.to_str().unwrap(), "--width", "80"], b"");
    for line in [
        "stamp here  2 working days  [removed]",
        "notify them all  1 working day  3–4  [new · critical]",
        "was 3 working days  [changed · critical]",
    ] {
        assert!(text.contains(line), "{line}\n{text}");
    }
}

#[test]
fn a_comparison_of_guides_is_one_picture_of_one_case() {
    let folder = tempfile::tempdir().unwrap();
    let (old, new) = (folder.path().join("old.yaml"), folder.path().join("new.yaml"));
    let text = |days: u32| {
        format!(
            "name: p\ncases: {{a: {{share: 0.2}}, b: {{share: 0.8}}}}\nsteps:\n  - {{id: s, name: s, days: 1}}\n  - {{id: t, name: only in a, when: [a], days: {days}}}\n  - {{id: u, name: only in b, when: [b], days: {days}}}\n"
        )
    };
    std::fs::write(&old, text(3)).unwrap();
    std::fs::write(&new, text(2)).unwrap();
    let (old, new) = (old.to_str().unwrap(), new.to_str().unwrap());
    for (more, shown, other) in [(&[][..], "only in b", "only in a"), (&["--case", "a"], "only in a", "only in b")] {
        let mut args = vec!["graph", new, "--diff", old, "--format", "svg"];
        args.extend(more);
        let svg = fine_text(&args, b"");
        well_formed(&svg);
        assert!(svg.matches("<svg").count() == 1 && svg.contains(shown) && !svg.contains(other), "{more:?}");
    }
    let ran = run(&["graph", new, "--diff", "/dev/null"], b"");
    assert!(ran.code == 3 && ran.out.is_empty() && !ran.err.is_empty(), "{}", ran.err);
}

#[test]
fn a_plan_on_dates_knows_make_up_days() {
    // 2026-10-01 to 07 are off, 2026-10-10 is a working Saturday.
    let text = "name: p\nunit: workday\njurisdiction: cn\nsteps: [{name: a, days: 3}, {name: b, days: 4}]\n";
    let plan = fine_text(&["graph", "-", "--gantt", "--start", "2026-09-28", "--width", "80"], text.as_bytes());
    assert!(plan.contains("2026-09-29 2026-10-08") && plan.contains("2026-10-09 2026-10-13"), "{plan}");
    let svg = fine_text(&["graph", "-", "--gantt", "--start", "2026-09-28", "--format", "svg"], text.as_bytes());
    // 1–7 October and 11 October, but not the 10th: two stretches, and the key.
    assert_eq!(svg.matches("class=\"k-off\"").count(), 3, "{svg}");
}

#[test]
fn a_format_that_a_plan_lacks_is_refused() {
    for format in ["dot", "mermaid"] {
        let ran = run(&["graph", "-", "--gantt", "--format", format], b"name: a\nsteps: [{name: b, days: 1}]\n");
        assert_eq!(ran.code, 2, "{}", ran.err);
    }
    let ran = run(&["analyze", "-", "-o", "x.docx"], b"name: a\nsteps: [{name: b, days: 1}]\n");
    assert!(ran.code == 2 && ran.err.contains("report"), "{}", ran.err);
}

#[test]
fn an_output_is_whole_or_not_there() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("r.docx");
    let ran = run(&["report", "-", "-o", path.to_str().unwrap()], b"name: a\nsteps: [{name: b, day: 1}]\n");
    assert!(ran.code == 3 && !path.exists(), "{}", ran.err);
    fine(&["report", "-", "-o", path.to_str().unwrap()], b"name: a\nsteps: [{name: b, days: 1}]\n");
    assert!(std::fs::read(&path).unwrap().starts_with(b"PK"), "the ending names the format");
}

#[test]
fn three_hundred_steps_are_a_page_of_less_than_two_megabytes_in_no_time() {
    let text = large(300);
    let begun = Instant::now();
    let svg = fine(&["graph", "-", "--format", "svg"], text.as_bytes());
    let drawn = begun.elapsed();
    let page = fine(&["report", "-", "--format", "html", "-q"], text.as_bytes());
    assert!(page.len() < 2_000_000, "{} bytes", page.len());
    assert!(svg.len() < 1_000_000, "{} bytes", svg.len());
    // Unoptimized: a release build takes a tenth.
    assert!(drawn < Duration::from_secs(10), "{drawn:?}");
}
