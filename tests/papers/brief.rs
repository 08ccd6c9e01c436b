//! The brief hides nothing that its reader has to know: what to check first,
//! the other cases, the cause of each change of a figure, what is not counted.

use super::equal::titled;
use super::read_back::{Table, of_document, of_page};
use super::{examples, fine, fine_text, run};

const CASES: &str = "name: p\ncases: {plain: {share: 80%}, heard: {share: 20%}}\nmaterials: [form, plan]\nsteps:\n  - {name: apply, actor: applicant, days: 1, visits: 2, papers: [form, {material: plan, may: {drop-material: {basis: list 7}}}], may: {online: {basis: rule 8}}}\n  - {name: hear, department: x, days: 20, when: [heard], may: {on-demand: {basis: rule 9}}, every: 8}\n  - {name: decide, department: x, days: 5, may: {cap: {basis: promise, days: 3}}}\n";

fn brief(text: &str, lang: &str, more: &[&str]) -> String {
    let args = [&["report", "-", "--brief", "--lang", lang, "--format", "html"], more].concat();
    let ran = run(&args, text.as_bytes());
    assert!(ran.code < 2, "{}", ran.err);
    String::from_utf8(ran.out).unwrap().split("</main>").next().unwrap().to_owned()
}

fn column<'t>(table: &'t Table, head: &str) -> Vec<&'t str> {
    let at = table[0].iter().position(|cell| cell == head).unwrap_or_else(|| panic!("{head}: {table:?}"));
    table[1..].iter().map(|row| row[at].as_str()).collect()
}

#[test]
fn what_is_to_be_checked_first_stands_on_the_brief() {
    let mut checked = 0;
    for (name, path) in examples() {
        for (lang, title) in [("en", "Check first"), ("zh", "采用之前须核实")] {
            let page = |form: &[&str]| {
                let args = ["report", path.to_str().unwrap(), "--lang", lang, "--format", "html"];
                let page = fine_text(&[&args, &["--levers", "suggested"][..], form].concat(), b"");
                page.split("</main>").next().unwrap().to_owned()
            };
            let (whole, brief) = (page(&[]), page(&["--brief"]));
            let list = whole.split(&format!(">{title}</h2>")).nth(1).and_then(|rest| rest.split("</ul>").next());
            let points: Vec<&str> = list.map_or_else(Vec::new, |list| list.split("<li>").skip(1).collect());
            assert_eq!(brief.contains(title), !points.is_empty(), "{name}");
            if let [first, others @ ..] = points.as_slice() {
                assert!(brief.contains(first.trim_end_matches("</li>")), "{name}: {first}");
                assert!(others.is_empty() || brief.contains(&others.len().to_string()), "{name}");
                checked += 1;
            }
        }
    }
    assert!(checked > 6, "{checked}");
}

#[test]
fn the_table_of_cases_has_the_days_of_each_with_the_package() {
    for (more, wanted) in [
        (&["--levers", "granted"][..], ["6", "26"]),
        (&["--levers", "granted,cap"][..], ["4", "24"]),
        (&["--goal", "days=24", "--levers", "granted,cap"][..], ["4", "24"]),
        (&["--goal", "days=26"][..], ["6", "26"]),
    ] {
        for form in [&["--brief"][..], &[]] {
            let args = [&["report", "-", "--lang", "en", "--format", "html"], form, more].concat();
            let page = fine_text(&args, CASES.as_bytes());
            assert_eq!(column(titled(&of_page(&page), "Cases"), "with this package"), wanted, "{more:?} {form:?}");
        }
        let document = [&["report", "-", "--brief", "--lang", "zh", "--format", "docx"], more].concat();
        let tables = of_document(&fine(&document, CASES.as_bytes()));
        assert_eq!(column(titled(&tables, "情形"), "采用本方案后"), wanted, "{more:?}");
    }
    let page = brief(CASES, "en", &[]);
    assert!(!titled(&of_page(&page), "Cases")[0].contains(&"with this package".to_owned()), "there is none");
    for more in [&[][..], &["--levers", "granted"]] {
        assert!(brief(CASES, "en", more).contains("In this case the record supports no change"), "{more:?}");
        assert!(brief(CASES, "zh", more).contains("本情形没有能省天数的调整"), "{more:?}");
    }
}

#[test]
fn the_cause_of_every_change_of_a_figure_stands_on_the_brief() {
    let page = brief(CASES, "en", &["--levers", "granted"]);
    for cause in ["online: apply (visits −2)", "drop-material: apply · plan (materials −1"] {
        assert!(page.contains(cause), "{cause}: {page}");
    }
    let page = brief(CASES, "zh", &["--levers", "granted"]);
    for cause in ["全程网办：apply（跑动 −2）；", "取消材料：apply · plan（材料 −1"] {
        assert!(page.contains(cause) || page.contains(&cause.replace('；', "。")), "{cause}: {page}");
    }
}

/// One step behind the other, each with what is permitted there; the first is
/// waste, and the last waits for no stated reason.
const MANY: &str = "name: p\nsteps:\n  - {name: stamp, department: x, days: 1, value: waste, gives: []}\n  - {name: a, department: x, days: 9, may: {filing: {basis: rule 1}}}\n  - {name: b, department: x, days: 8, may: {filing: {basis: rule 2}}}\n  - {name: c, department: x, days: 7, may: {filing: {basis: rule 3}}}\n  - {name: d, department: x, days: 4, may: {filing: {basis: rule 4}}}\n  - {name: e, department: x, days: 3}\n";

#[test]
fn every_change_that_takes_off_days_stands_on_the_brief_with_its_basis() {
    let page = brief(MANY, "en", &["--levers", "granted"]);
    for told in ["filing: a (−8 days): rule 1", "filing: d (−3 days; rule 4)", "remove: stamp (−1 day)"] {
        assert!(page.contains(told), "{told}: {page}");
    }
    let page = brief(MANY, "zh", &["--levers", "granted"]);
    for told in ["审批改备案：d（−3 天；rule 4）", "取消：stamp（−1 天）", "省天数最多的调整"]
    {
        assert!(page.contains(told), "{told}: {page}");
    }
    assert!(brief(MANY, "zh", &[]).contains("先做的调整"));
}

#[test]
fn no_floor_of_the_steps_as_they_are_stands_beside_a_package() {
    for (lang, floor) in [("en", "floor"), ("zh", "理由问清后最短")] {
        for (text, more) in [(MANY, &[][..]), (CASES, &[])] {
            let with =
                |more: &[&str]| of_page(&brief(text, lang, more)).into_iter().flat_map(|(_, table)| table[0].clone());
            assert!(with(more).any(|head| head.trim() == floor));
            assert!(with(&["--levers", "granted"]).all(|head| head.trim() != floor), "{lang}");
        }
    }
}

#[test]
fn a_question_without_days_is_none_for_the_head_of_an_office() {
    // Beside a step as long, the one that waits for no stated reason holds nothing.
    let flow = "name: p\nsteps:\n  - {name: a, department: x, days: 2, needs: [], gives: [g]}\n  - {name: b, department: x, days: 9, needs: [g], gives: []}\n  - {name: c, department: y, days: 3, after: [a], papers: []}\n  - {name: d, department: x, days: 1, after: [b, c], needs: []}\n";
    for (lang, told, at_stake) in
        [("en", "no answer takes off a day", "0 days at stake"), ("zh", "答复均不影响天数", "最多可省 0 天")]
    {
        let page = brief(flow, lang, &[]);
        assert!(page.contains(told) && !page.contains(at_stake), "{page}");
    }
}

#[test]
fn a_paper_tells_its_reader_of_no_command() {
    for text in
        [MANY, CASES, "name: q\nsteps: [{name: a, department: x, days: 9, kind: decision}, {name: b, days: 2}]\n"]
    {
        for more in [&["--levers", "suggested", "--answers"][..], &["--goal", "days=2"], &["--levers", "granted"]] {
            for form in [&["--brief"][..], &[]] {
                for lang in ["en", "zh"] {
                    let args = ["report", "-", "--lang", lang, "--format", "html"];
                    let ran = run(&[&args, form, more].concat(), text.as_bytes());
                    let page = String::from_utf8(ran.out).unwrap();
                    let page = page.split("</main>").next().unwrap();
                    for command in
                        ["--levers", "--answers", "--case", "reengineer explain", "reengineer propose</code> says"]
                    {
                        assert!(!page.contains(command), "{command}: {more:?} {form:?} {lang}");
                    }
                }
            }
        }
    }
}

#[test]
fn a_goal_out_of_reach_names_what_the_file_grants_and_nobody_counted() {
    for (more, says) in [
        (&["--goal", "days=4"][..], true),
        (&["--levers", "granted"][..], true),
        (&["--goal", "days=30"][..], false),
        (&["--goal", "days=4", "--levers", "granted,cap"][..], false),
        (&[][..], false),
    ] {
        assert_eq!(brief(CASES, "en", more).contains("cap at decide (2 days alone)"), says, "{more:?}");
        assert_eq!(brief(CASES, "zh", more).contains("decide：限时办结（单独可省 2 天）"), says, "{more:?}");
    }
}
