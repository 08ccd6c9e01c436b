//! The parts of a Word document around its text.

use crate::text::Lang;

pub(super) const CONTENT_TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/word/settings.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/><Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/></Types>"#;

pub(super) const RELATIONS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties" Target="docProps/app.xml"/></Relationships>"#;

pub(super) const DOCUMENT_RELATIONS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/settings" Target="settings.xml"/></Relationships>"#;

pub(super) const SETTINGS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>"#;

pub(super) const APP: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>reengineer "#,
    env!("CARGO_PKG_VERSION"),
    "</Application></Properties>"
);

/// The properties of the document; the title is escaped.
pub(super) fn core(title: &str, lang: Lang) -> String {
    format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title><dc:language>{}</dc:language></cp:coreProperties>"#,
        crate::render::html_lang(lang)
    )
}

/// The document around its blocks: A4, 2 cm at the sides; a brief has less above
/// and below.
pub(super) fn document(body: &str, is_brief: bool) -> String {
    let above = if is_brief { 737 } else { 1_134 };
    format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"><w:body>{body}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="{above}" w:right="1134" w:bottom="{above}" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>"#
    )
}

/// The styles, with fonts that WPS and Word have; a brief is set tighter, to
/// fit on a page, and with lines of a fixed height: a font that stands in for
/// one that is missing may have lines half as high again.
pub(super) fn styles(lang: Lang, is_brief: bool) -> String {
    let (size, line, after) = if is_brief { (19, 264, 20) } else { (21, 288, 80) };
    let rule = if is_brief { "exact" } else { "auto" };
    // Lines of other sizes, in a brief as high as theirs ask for.
    let fixed =
        |twips: usize| if is_brief { format!(r#" w:line="{twips}" w:lineRule="exact""#) } else { String::new() };
    let language = match lang {
        Lang::Chinese => r#"<w:lang w:val="en-US" w:eastAsia="zh-CN"/>"#,
        Lang::English => r#"<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>"#,
    };
    let style = |id: &str, name: &str, paragraph: &str, run: &str| {
        format!(
            r#"<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"#
        )
    };
    let (before, below) = if is_brief { (80, 30) } else { (280, 60) };
    let cell = if is_brief { 17 } else { 18 };
    let (height, cell_rule) = if is_brief { (240, "exact") } else { (250, "auto") };
    let cell_line = format!(r#"w:line="{height}" w:lineRule="{cell_rule}""#);
    let others = [
        style(
            "Title",
            "Title",
            &format!(r#"<w:spacing w:before="0" w:after="40"{}/>"#, fixed(460)),
            r#"<w:b/><w:sz w:val="34"/>"#,
        ),
        style(
            "NextTitle",
            "Next Title",
            r#"<w:pageBreakBefore/><w:spacing w:before="0" w:after="40"/><w:outlineLvl w:val="0"/>"#,
            r#"<w:b/><w:sz w:val="34"/>"#,
        ),
        style(
            "Figure",
            "Figure",
            &format!(r#"<w:spacing w:after="60"{}/>"#, fixed(320)),
            r#"<w:b/><w:color w:val="9B2C00"/><w:sz w:val="23"/>"#,
        ),
        style(
            "Heading1",
            "heading 1",
            &format!(
                r#"<w:keepNext/><w:spacing w:before="{before}" w:after="{below}"{}/><w:outlineLvl w:val="0"/>"#,
                fixed(340)
            ),
            r#"<w:b/><w:sz w:val="25"/>"#,
        ),
        style("Lead", "Lead", "<w:keepNext/>", ""),
        style("Point", "Point", r#"<w:spacing w:after="40"/><w:ind w:left="340" w:hanging="340"/>"#, ""),
        style(
            "Cell",
            "Cell",
            &format!(r#"<w:spacing w:before="10" w:after="10" {cell_line}/>"#),
            &format!(r#"<w:sz w:val="{cell}"/>"#),
        ),
        style(
            "CellHead",
            "Cell Head",
            &format!(r#"<w:keepNext/><w:spacing w:before="10" w:after="10" {cell_line}/>"#),
            &format!(r#"<w:b/><w:sz w:val="{cell}"/>"#),
        ),
        style(
            "Small",
            "Small",
            r#"<w:spacing w:before="0" w:after="0" w:line="120" w:lineRule="exact"/>"#,
            r#"<w:sz w:val="8"/>"#,
        ),
        style("Picture", "Picture", r#"<w:spacing w:before="40" w:after="40" w:line="240" w:lineRule="auto"/>"#, ""),
    ];
    format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Microsoft YaHei" w:cs="Arial"/><w:sz w:val="{size}"/>{language}</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr><w:spacing w:after="{after}" w:line="{line}" w:lineRule="{rule}"/></w:pPr></w:style>{}</w:styles>"#,
        others.concat()
    )
}
