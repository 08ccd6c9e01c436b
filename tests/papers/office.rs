//! LibreOffice opens what is written, and finds every step in it.

use std::fs;

use super::libreoffice::{made, office};
use super::{analysis, examples, fine};

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
