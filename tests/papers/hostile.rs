//! Text of the input never becomes markup, a formula, a link or a control.

use calamine::{Data, Reader as _, Xlsx};
use std::io::Cursor;

use super::read_back::{of_workbook, part, well_formed};
use super::{fine, fine_text};

const NAMES: [&str; 6] = [
    "<script>alert(1)</script>",
    "]]><img src=x onerror=alert(2)>",
    "=HYPERLINK(\\\"http://evil.example\\\",\\\"x\\\")",
    "a\\u200bb\\u2066c",
    "\\u202egnp.exe",
    "\\\"; DROP; click a href \\\"javascript:alert(3)\\\" %%{init: {}}%%",
];

/// A definition all of whose names are hostile.
fn definition() -> String {
    let mut text = format!(
        "name: \"{}\"\nlaw: [\"{}\"]\nconditions: [\"{}\"]\nwhere: \"{}\"\nresult: \"{}\"\ncurrency: \"{}\"\nmaterials: {{\"{}\": {{held_by: \"{}\", note: \"{}\"}}}}\nsteps:\n",
        NAMES[0], NAMES[1], NAMES[2], NAMES[3], NAMES[4], NAMES[5], NAMES[0], NAMES[1], NAMES[2]
    );
    for (at, name) in NAMES.iter().enumerate() {
        let after = if at == 0 {
            String::new()
        } else {
            format!(", after: [{{step: s{}, because: law, basis: \"{}\"}}]", at - 1, NAMES[5 - at])
        };
        let law = NAMES[(at + 2) % 6];
        let papers = if at == 0 { format!(", papers: [\"{}\"]", NAMES[0]) } else { String::new() };
        text.push_str(&format!(
            "  - {{id: s{at}, name: \"{name}\", department: \"{}\", days: {}, fee: 5, law: [\"{law}\"]{after}{papers}}}\n",
            NAMES[(at + 1) % 6],
            at + 1
        ));
    }
    text
}

/// No character that XML, a terminal or a reader would obey.
fn has_no_control(text: &str, what: &str) {
    let control = text.chars().find(|c| {
        (c.is_control() && !matches!(c, '\n' | '\t' | '\r'))
            || matches!(*c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
    });
    assert_eq!(control, None, "{what}");
}

#[test]
fn a_control_character_does_not_even_come_in() {
    for verb in ["graph", "report"] {
        let ran = super::run(&[verb, "-"], b"name: \"a\\x01b\"\nsteps: [{name: b, days: 1}]\n");
        assert!(ran.code == 3 && ran.out.is_empty() && ran.err.contains("U+0001"), "{}", ran.err);
    }
}

#[test]
fn a_page_has_no_tag_that_a_name_made() {
    for form in [&[][..], &["--brief"], &["--guide"]] {
        let mut args = vec!["report", "-", "--format", "html"];
        args.extend(form);
        let page = fine_text(&args, definition().as_bytes());
        has_no_control(&page, "page");
        assert_eq!(page.matches("<script").count(), 1, "{form:?}: only the page's own");
        assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"), "{form:?}: the name is shown");
        assert!(
            !page.contains("<img") && !page.contains("onerror=alert(2)>\"") && !page.contains("href=\"http"),
            "{form:?}"
        );
        let hrefs = page.matches("href=\"").count();
        assert_eq!(hrefs, page.matches("href=\"#").count(), "{form:?}: links lead into the page only");
        let tags = page.split('<').skip(1).map(|tag| tag.split('>').next().unwrap());
        let fetching: Vec<&str> = tags.filter(|tag| tag.contains(" src=") || tag.starts_with("link")).collect();
        assert!(fetching.is_empty(), "nothing is fetched: {form:?} {fetching:?}");
    }
}

#[test]
fn a_picture_is_xml_and_its_names_are_text() {
    for more in [&[][..], &["--gantt"], &["--after"]] {
        let mut args = vec!["graph", "-", "--format", "svg"];
        args.extend(more);
        let svg = fine_text(&args, definition().as_bytes());
        has_no_control(&svg, "svg");
        well_formed(&svg);
        assert!(!svg.contains("<script") && !svg.contains("<img") && !svg.contains("<a "), "{more:?}");
        assert!(svg.contains("&lt;script&gt;"), "{more:?}: the name is shown");
    }
}

#[test]
fn a_document_is_xml_and_has_no_field_and_no_link() {
    for form in [&[][..], &["--brief"], &["--guide"]] {
        let mut args = vec!["report", "-", "--format", "docx"];
        args.extend(form);
        let bytes = fine(&args, definition().as_bytes());
        for name in ["word/document.xml", "word/styles.xml", "docProps/core.xml", "[Content_Types].xml"] {
            let xml = part(&bytes, name);
            has_no_control(&xml, name);
            well_formed(&xml);
        }
        let xml = part(&bytes, "word/document.xml");
        for tag in ["w:hyperlink", "w:fldSimple", "w:instrText", "w:object", "<script"] {
            assert!(!xml.contains(&format!("<{}", tag.trim_start_matches('<'))), "{form:?}: {tag}");
        }
        assert!(!part(&bytes, "word/_rels/document.xml.rels").contains("External"));
    }
}

#[test]
fn a_workbook_has_no_formula_and_no_link() {
    for form in [&[][..], &["--brief"], &["--guide"]] {
        let bytes = fine(&[&["report", "-", "--format", "xlsx"], form].concat(), definition().as_bytes());
        let mut book = Xlsx::new(Cursor::new(bytes.clone())).unwrap();
        for name in book.sheet_names() {
            let formulas = book.worksheet_formula(&name).unwrap();
            assert!(formulas.used_cells().all(|(_, _, formula)| formula.is_empty()), "{name}");
        }
        let zip = zip::ZipArchive::new(Cursor::new(bytes.as_slice())).unwrap();
        let parts: Vec<String> = zip.file_names().map(|name| name.unwrap().into_owned()).collect();
        assert!(parts.iter().all(|name| !name.contains("externalLink") && !name.contains("vba")), "{parts:?}");
        for name in parts.iter().filter(|name| name.contains("worksheets/sheet") || name.contains("sharedStrings")) {
            let xml = part(&bytes, name);
            well_formed(&xml);
            assert!(!xml.contains("<hyperlink") && !xml.contains("<f>"), "{name}");
        }
        let texts: Vec<String> = of_workbook(bytes)
            .into_iter()
            .flat_map(|(_, rows)| rows.into_iter().flatten())
            .filter_map(|cell| if let Data::String(text) = cell { Some(text) } else { None })
            .collect();
        assert!(texts.iter().any(|text| text.starts_with("=HYPERLINK(")), "the name is shown as it is");
        texts.iter().for_each(|text| has_no_control(text, "cell"));
    }
}

#[test]
fn graphs_for_other_programs_have_no_markup_and_no_escape_of_a_name() {
    let mermaid = fine_text(&["graph", "-", "--format", "mermaid"], definition().as_bytes());
    has_no_control(&mermaid, "mermaid");
    assert!(!mermaid.contains("<script") && !mermaid.contains("%%{") && !mermaid.contains("\"; DROP"), "{mermaid}");
    let dot = fine_text(&["graph", "-", "--format", "dot"], definition().as_bytes());
    has_no_control(&dot, "dot");
    for line in dot.lines() {
        let quotes = line.replace("\\\\", "").replace("\\\"", "").matches('"').count();
        assert_eq!(quotes % 2, 0, "{line}");
    }
    let text = fine_text(&["graph", "-", "--width", "80"], definition().as_bytes());
    has_no_control(&text, "text");
}
