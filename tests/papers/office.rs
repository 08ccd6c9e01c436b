//! LibreOffice opens what is written, and finds every step in it.

use std::fs;
use std::process::Command;

use super::libreoffice::{made, office};
use super::{analysis, examples, fine, found, run};

#[test]
fn libreoffice_reads_the_document_and_the_workbook() {
    let Some(office) = office("documents are not opened with it") else { return };
    let folder = tempfile::tempdir().unwrap();
    for (name, path) in
        examples().into_iter().filter(|(name, _)| name == "founding-case" || name == "restaurant-permit")
    {
        let steps: Vec<String> = analysis(&path)["steps"]
            .as_array()
            .unwrap()
            .iter()
            .map(|step| step["name"].as_str().unwrap().to_owned())
            .collect();
        let document = folder.path().join(format!("{name}.docx"));
        fs::write(&document, fine(&["report", path.to_str().unwrap(), "--format", "docx"], b"")).unwrap();
        let text =
            String::from_utf8_lossy(&made(office, folder.path(), &document, "txt:Text (encoded):UTF8")).into_owned();
        let missing: Vec<&String> = steps.iter().filter(|step| !text.contains(*step)).collect();
        assert!(missing.is_empty(), "{name}: {missing:?}");
        let book = folder.path().join(format!("{name}-book.xlsx"));
        fs::write(&book, fine(&["report", path.to_str().unwrap(), "--format", "xlsx"], b"")).unwrap();
        let again = made(office, folder.path(), &book, "ods");
        assert!(again.starts_with(b"PK"), "{name}");
        let pdf = made(office, folder.path(), &document, "pdf");
        assert!(pdf.starts_with(b"%PDF"), "{name}");
    }
}

/// Also where a font with higher lines stands in for one that is missing.
#[test]
fn a_brief_is_one_page_as_a_document_too() {
    let Some(office) = office("briefs are not counted in pages") else { return };
    if found(&["pdftotext"], "briefs are not counted in pages").is_none() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let steps: String = (0..8)
        .map(|at| {
            let may = "may: {filing: {basis: 自治区政务服务条例第二十条第一款、自治区林草局审核规程第八条}}";
            let more = if at < 2 { String::new() } else { format!(", {may}") };
            format!("  - {{id: s{at}, name: 县级林业主管部门审查意见{at}, department: 甲, days: {}{more}}}\n", 5 + at)
        })
        .collect();
    let last = "  - {id: z, name: 核发使用林地审核同意书, days: 5, may: {instant: {basis: 行政许可法第四十四条}, cap: {days: 3, basis: 某法}}}\n";
    let long = folder.path().join("long.yaml");
    fs::write(&long, format!("name: 建设项目使用林地审核\nsteps:\n{steps}{last}")).unwrap();
    let examples = examples().into_iter().filter(|(name, _)| name == "founding-case" || name == "permit-with-hearing");
    for (name, path) in examples.chain([("long".to_owned(), long)]) {
        for (nth, more) in
            [&["--goal", "days=36", "--frontier", "--shares"][..], &["--levers", "granted"]].into_iter().enumerate()
        {
            // The font that stands in for the English one is wider, too.
            let langs = if name == "long" { &["zh"][..] } else { &["zh", "en"] };
            for lang in langs {
                let document = folder.path().join(format!("{name}-{nth}-{lang}.docx"));
                let args = ["report", path.to_str().unwrap(), "--brief", "--lang", lang, "--format", "docx"];
                fs::write(&document, run(&[&args, more].concat(), b"").out).unwrap();
                let pdf = document.with_extension("pdf");
                fs::write(&pdf, made(office, folder.path(), &document, "pdf")).unwrap();
                let read = Command::new("pdftotext").arg(&pdf).arg("-").output().unwrap();
                let pages = read.stdout.iter().filter(|byte| **byte == b'\x0c').count();
                assert_eq!(pages, 1, "{name} {more:?} {lang}");
            }
        }
    }
}

/// A font that is wider than the one measured wraps no line of a picture, which
/// would hide its second half.
#[test]
fn the_words_of_a_picture_stay_whole_in_another_font() {
    let Some(office) = office("the words of pictures are not read back") else { return };
    let folder = tempfile::tempdir().unwrap();
    let document = folder.path().join("planning.docx");
    let path = "examples/planning-permission/current.yaml";
    fs::write(&document, fine(&["report", path, "--lang", "en", "--format", "docx"], b"")).unwrap();
    let pdf = folder.path().join("planning.pdf");
    fs::write(&pdf, made(office, folder.path(), &document, "pdf")).unwrap();
    if found(&["pdftotext"], "the words of pictures are not read back").is_none() {
        return;
    }
    let read = Command::new("pdftotext").arg("-layout").arg(&pdf).arg("-").output().unwrap();
    let text = String::from_utf8_lossy(&read.stdout).into_owned();
    let is_line = |words: &str| text.lines().any(|line| line.split("  ").any(|part| part.trim() == words));
    for words in ["Highway authority is", "Neighbours are", "Decision notice is"] {
        assert!(is_line(words), "{words}: {text}");
    }
}
