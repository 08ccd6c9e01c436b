//! The page of the columns says what the program reads.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use reengineer::input::table::{COLUMNS, ColumnKind, FACTS, MATERIALS, SheetColumn};

/// The part of a page between two marks, which this test writes.
const START: &str = "<!-- columns -->\n";
const END: &str = "<!-- end of columns -->\n";

fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}

/// The tables of a page, in one language.
fn tables(chinese: bool) -> String {
    let pick = |(english, taken): (&'static str, &'static str)| if chinese { taken } else { english };
    let mut page = String::from(START);
    let list = |page: &mut String, heads: &str, columns: &[SheetColumn]| {
        let _ = writeln!(page, "{heads}\n|---|---|---|---|");
        for column in columns {
            let own = pick((column.english, column.chinese));
            let also: Vec<&str> = column.headings().filter(|heading| *heading != own).collect();
            let mut about = pick(column.about).to_owned();
            if let ColumnKind::Word(words) = column.kind {
                let words: Vec<&str> = words().into_iter().map(pick).collect();
                let _ = write!(
                    about,
                    "{}{}",
                    if chinese { "：" } else { ": " },
                    words.join(if chinese { "、" } else { ", " })
                );
            }
            let (also, example) = (cell(&also.join(", ")), cell(pick(column.example)));
            let _ = writeln!(page, "| {own} | {also} | {} | {example} |", cell(&about));
        }
    };
    let (heads, facts) = if chinese {
        ("| 列名 | 也写作 | 填什么 | 示例 |", "| 项目 | 也写作 | 字段 |")
    } else {
        ("| heading | also read | what stands in it | example |", "| name | also read | key |")
    };
    list(&mut page, heads, COLUMNS);
    let _ = writeln!(page, "\n{facts}\n|---|---|---|");
    for fact in FACTS {
        let own = pick((fact.english, fact.chinese));
        let also: Vec<&str> = fact.names().filter(|name| *name != own).collect();
        let key = fact.key.1.map_or(fact.key.0.to_owned(), |inner| format!("{}.{inner}", fact.key.0));
        let _ = writeln!(page, "| {own} | {} | `{key}` |", cell(&also.join(", ")));
    }
    page.push('\n');
    list(&mut page, heads, MATERIALS);
    page + END
}

#[test]
fn the_pages_list_every_column_that_is_read() {
    for (file, chinese) in [("docs/spreadsheets.md", false), ("docs/spreadsheets.zh-CN.md", true)] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
        let page = fs::read_to_string(&path).unwrap();
        let (before, rest) = page.split_once(START).unwrap();
        let (_, after) = rest.split_once(END).unwrap();
        let wanted = format!("{before}{}{after}", tables(chinese));
        if std::env::var_os("UPDATE_PAGES").is_some() {
            fs::write(&path, &wanted).unwrap();
        }
        assert!(page == wanted || std::env::var_os("UPDATE_PAGES").is_some(), "{file}: UPDATE_PAGES=1 writes it");
    }
}
