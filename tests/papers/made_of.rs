//! The parts of a page, a document and a workbook.

use std::io::Cursor;

use super::read_back::{of_document, of_page, part};
use super::{examples, fine, fine_text};

fn of(format: &str, more: &[&str]) -> Vec<(String, Vec<u8>)> {
    let made = |(name, path): (String, std::path::PathBuf)| {
        let args = [&["report", path.to_str().unwrap(), "--lang", "zh", "--format", format], more].concat();
        (name, fine(&args, b""))
    };
    examples().into_iter().map(made).collect()
}

#[test]
fn a_page_can_be_read_without_its_script() {
    for (name, page) in of("html", &[]) {
        let page = String::from_utf8(page).unwrap();
        let script = page.find("<script").unwrap();
        assert!(page[script..].trim_end().ends_with("</script></body></html>"), "{name}: the script comes last");
        let (first, second) = page[..script].split_once("</main>").unwrap();
        let opening = |text: &str| text[text.find("<main").unwrap()..].split('>').next().unwrap().to_owned();
        assert!(!opening(first).contains("hidden") && opening(second).contains("hidden"), "{name}");
        for fold in first.split("<details class=\"fold\"").skip(1) {
            assert!(fold.starts_with(" open"), "{name}: a fold is shut");
        }
        assert!(first.contains("<button class=\"switch\" type=\"button\" hidden>"), "{name}: nothing can switch");
        assert!(!page[..script].contains("onclick") && !page.contains("@import"), "{name}");
        assert_eq!(page.matches("url(").count(), page.matches("url(#").count(), "{name}: nothing is fetched");
    }
}

#[test]
fn a_document_has_real_tables_and_its_charts_are_shapes() {
    for (name, document) in of("docx", &[]) {
        let xml = part(&document, "word/document.xml");
        let groups = xml.matches("<wpg:wgp>").count();
        assert!(groups >= 2 && xml.matches("<wps:wsp>").count() > 10 * groups, "{name}: {groups} pictures");
        assert!(!xml.contains("<pic:") && !xml.contains("<w:pict"), "{name}: a picture is no image");
        assert!(of_document(&document).len() > 5, "{name}");
        let zip = zip::ZipArchive::new(Cursor::new(document.as_slice())).unwrap();
        assert!(zip.file_names().all(|part| !part.unwrap().contains("media")), "{name}");
    }
}

#[test]
fn the_heads_of_a_workbook_stay_in_sight_and_only_those_of_one_table_are_repeated() {
    for (name, book) in of("xlsx", &[]).into_iter().chain(of("xlsx", &["--guide"])) {
        let zip = zip::ZipArchive::new(Cursor::new(book.as_slice())).unwrap();
        let sheets = zip.file_names().filter(|part| part.as_ref().unwrap().contains("worksheets/sheet")).count();
        let repeated = part(&book, "xl/workbook.xml").matches("_xlnm.Print_Titles").count();
        let (mut single, mut frozen) = (0, 0);
        for sheet in 1..=sheets {
            let xml = part(&book, &format!("xl/worksheets/sheet{sheet}.xml"));
            let is_frozen = xml.contains("state=\"frozen\"") && xml.contains("ySplit=\"1\"");
            frozen += usize::from(is_frozen);
            assert!(is_frozen || xml.matches("<row ").count() <= 1, "{name}: sheet {sheet}");
            single += usize::from(xml.contains("<autoFilter"));
        }
        // A table of one line has its head repeated, too, and nothing to filter.
        assert!(frozen > 0 && repeated >= single && repeated < sheets.max(2), "{name}: {repeated} of {sheets}");
    }
}

/// The list or the paragraph below a heading, as its points.
fn points(page: &str, head: &str) -> usize {
    let rest = page.split("</h2>").skip_while(|before| !before.ends_with(head)).nth(1).unwrap_or_default();
    if rest.starts_with("<ul>") { rest.split("</ul>").next().unwrap().matches("<li>").count() } else { 0 }
}

#[test]
fn the_brief_is_the_figures_three_changes_two_questions_and_one_picture() {
    let (mut changes, mut questions) = (0, 0);
    for (name, page) in of("html", &["--brief"]).into_iter().chain(of("html", &["--brief", "--levers", "granted"])) {
        let page = String::from_utf8(page).unwrap();
        let first = page.split("</main>").next().unwrap();
        let tables = of_page(&page);
        let titles: Vec<&str> = tables.iter().map(|(title, _)| title.as_str()).collect();
        let has_cases = first.contains("以下为情形「");
        assert_eq!(titles, if has_cases { vec!["情形", "主要指标"] } else { vec!["主要指标"] }, "{name}");
        let pictures = first.matches("<svg class=\"picture\"").count();
        assert_eq!(pictures, 1, "{name}: one picture");
        let (of_changes, of_questions) = (points(first, "先做的调整"), points(first, "先问的问题"));
        assert!(of_changes <= 3 && of_questions <= 2, "{name}: {of_changes} changes, {of_questions} questions");
        changes = changes.max(of_changes);
        questions = questions.max(of_questions);
    }
    assert_eq!((changes, questions), (3, 2));
}

#[test]
fn findings_are_called_by_name_in_chinese_and_by_id_in_english() {
    let (_, path) = examples().into_iter().find(|(name, _)| name == "company-setup").unwrap();
    let page = fine_text(&["report", path.to_str().unwrap(), "--lang", "zh", "--format", "html"], b"");
    let (chinese, english) = page.split_once("</main>").unwrap();
    assert!(chinese.contains("流程没有达到流程表中的目标（target-missed）"));
    assert!(english.contains(">target-missed<"));
}
