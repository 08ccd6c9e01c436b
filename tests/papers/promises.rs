//! A guide promises nothing that the file does not say, and calls nothing by a
//! stronger name than the file does.

use calamine::Data;

use super::equal::titled;
use super::guide::{LIMITED, fact, of_text};
use super::read_back::{of_page, of_workbook};
use super::{fine, fine_text};

#[test]
fn a_limit_of_a_step_is_not_called_statutory() {
    for (lang, row, silence) in [("en", "statutory limit", "not stated"), ("zh", "法定办结时限", "未写明")] {
        for text in [LIMITED.to_owned(), LIMITED.replace("limit: 5wd", "law: [某法第三条], limit: 5wd")] {
            assert_eq!(fact(&of_page(&of_text(&text, lang))[0].1, row), silence, "{lang}: {text}");
        }
        let stated = LIMITED.replace("steps:", "limits: {statutory: 30}\nsteps:");
        assert_ne!(fact(&of_page(&of_text(&stated, lang))[0].1, row), silence, "{lang}");
    }
}

/// Asks for nothing; names only what steps give; says that nothing is asked.
#[test]
fn a_guide_calls_for_no_document_only_where_the_file_says_so() {
    let text = |needs: &str| {
        format!(
            "name: p\nsteps:\n  - {{name: a, actor: applicant, days: 0{needs}, gives: [x]}}\n  - {{name: b, days: 1, needs: [x]}}\n"
        )
    };
    for (needs, says) in [("", false), (", needs: []", true), (", papers: []", true)] {
        let text = text(needs);
        for (lang, none, silence) in [
            ("en", "The definition asks the applicant for no document.", "<p>not stated</p>"),
            ("zh", "流程表未要求申请人提交材料。", "<p>未写明</p>"),
        ] {
            let page = of_text(&text, lang);
            let page = page.split("</main>").next().unwrap();
            assert_eq!([page.contains(none), page.contains(silence)], [says, !says], "{lang}: {text}");
        }
        let json = fine_text(&["analyze", "-", "--format", "json"], text.as_bytes());
        let json: serde_json::Value = serde_json::from_str(&json).unwrap();
        let wanted = if says { serde_json::json!(0) } else { serde_json::Value::Null };
        for figure in ["today", "reachable", "floor"] {
            for of in ["distinct", "asked"] {
                assert_eq!(json[figure]["materials"][of], wanted, "{figure} {of}: {text}");
            }
        }
    }
}

/// What the guide says of the length of a step, in English and in Chinese.
fn said_of(step: &str) -> [String; 2] {
    let text = format!("name: p\nlimits: {{promised: 3}}\nsteps:\n  - {{name: a, {step}}}\n  - {{name: b, days: 3}}\n");
    [("en", "Steps"), ("zh", "办理流程")]
        .map(|(lang, title)| titled(&of_page(&of_text(&text, lang)), title)[1][2].clone())
}

#[test]
fn a_guide_says_of_a_length_what_kind_it_is() {
    for (step, english, chinese) in [
        ("days: 10", "10 working days", "10 个工作日"),
        ("days: 10, clock: suspended", "10 working days; not counted in the time limit", "10 个工作日；不计入办理时限"),
        ("days: 5, actor: third-party", "5 working days; not counted in the time limit", "5 个工作日；不计入办理时限"),
        ("days: 5, actor: third-party, clock: counted", "5 working days", "5 个工作日"),
        ("days: within 7 working days", "within 7 working days", "7 个工作日内"),
        ("days: 6个月内", "within 6 months", "6 个月内"),
        ("days: up to 8 weeks", "within 56 calendar days", "56 个自然日内"),
        ("days: within 1-2 working days", "within 1 working day to 2 working days", "1 个工作日至 2 个工作日内"),
        ("days: {min: 0, max: 2}", "0 to 2 working days", "0 至 2 个工作日"),
        ("days: 当场", "at once", "即时"),
        ("days: at once", "at once", "即时"),
        ("days: 0", "no time of its own", "不另计时间"),
        ("days: 0, actor: applicant", "no time of its own", "不另计时间"),
        ("days: 0, clock: suspended", "not counted in the time limit", "不计入办理时限"),
    ] {
        assert_eq!(said_of(step), [english, chinese], "{step}");
    }
}

#[test]
fn a_paper_for_some_is_not_called_optional_in_a_guide() {
    let text = "name: p\nmaterials: {m: {note: only for groups}, n: {}}\nsteps:\n  - {name: a, days: 1, papers: [n, {material: m, need: optional}]}\n";
    for (lang, title, word) in [("en", "What to bring", "where it applies"), ("zh", "申请材料", "视情形提交")]
    {
        let page = of_text(text, lang);
        let row = titled(&of_page(&page), title)[1].clone();
        assert_eq!([row[3].as_str(), row[5].as_str()], [word, "only for groups"], "{lang}");
        let note = |page: &str| page.split("</main>").next().unwrap().matches(word).count() > 1;
        assert!(note(&page), "{lang}: what the word means stands below");
        assert!(!note(&of_text(&text.replace(", need: optional", ""), lang)), "{lang}");
        let sheets =
            of_workbook(fine(&["report", "-", "--guide", "--lang", lang, "--format", "xlsx"], text.as_bytes()));
        let has = |cell: &Data| matches!(cell, Data::String(text) if text.contains(word) && text.chars().count() > 30);
        assert!(sheets.iter().any(|(_, rows)| rows.iter().flatten().any(has)), "{lang}: the workbook says it too");
    }
}

#[test]
fn a_name_that_ends_with_guide_is_not_followed_by_it() {
    for (name, english, chinese) in
        [("建站", 1, 1), ("建站办事指南", 1, 0), ("Terrace guide", 0, 1), ("Guide dogs", 1, 1)]
    {
        let text = format!("name: {name}\nsteps: [{{name: a, days: 1}}]\n");
        for (lang, wanted) in [("en", english), ("zh", chinese)] {
            let page = of_text(&text, lang);
            let first = page.split("</main>").next().unwrap();
            assert_eq!(first.matches("class=\"figure\"").count(), wanted, "{name} {lang}");
        }
    }
}

#[test]
fn a_guide_says_until_when_a_paper_may_follow() {
    let text = "name: p\nmaterials: [m]\nsteps:\n  - {name: a, days: 1, papers: [{material: m, need: tolerable}]}\n  - {name: b, days: 2, papers: [m]}\n";
    for (lang, title, at) in [("en", "What to bring", "before the end of a"), ("zh", "申请材料", "「a」办结前")]
    {
        let row = titled(&of_page(&of_text(text, lang)), title)[1].clone();
        assert!(row[4].starts_with(at) && row[4].ends_with('b'), "{lang}: {row:?}");
    }
}
