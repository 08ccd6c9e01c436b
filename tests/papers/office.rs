//! LibreOffice opens what is written, and finds every step in it.

use std::fs;
use std::process::Command;

use super::libreoffice::{made, office};
use super::{analysis, examples, fine, found};

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
