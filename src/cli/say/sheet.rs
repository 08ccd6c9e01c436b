//! Messages about the cells of a spreadsheet.

use crate::model::{KEYS, KeyGroup, LeftOutCell};
use crate::report::say::sheet::in_file;
use crate::text::{Lang, Text, amounts, say, sentences};

sentences! {
    /// A table has no layout of ours.
    pub fn no_layout(file: &str) =
        "`{file}` is a table and has no layout: `convert {file} -o FILE.yaml` makes a definition of it"
        | "「{file}」是表格，没有格式可统一；`convert {file} -o 流程表.yaml` 可把它转换成流程表";

    /// A process that no table can hold, because of this step.
    pub fn unholdable(step: &str) =
        "no table can hold the step `{step}`: read back it would be something else"
        | "表格无法容纳环节「{step}」：再读入时会变成别的内容";

    /// A workbook that could not be made.
    pub fn unmade(words: &str) = "the workbook cannot be made: {words}" | "无法生成工作簿：{words}";

    /// A definition that is to be converted to one.
    pub fn already(file: &str) =
        "`{file}` is a definition already; `fmt` lays it out"
        | "「{file}」已经是流程表；统一格式请用 `fmt`";

    /// An output that exists.
    pub fn exists(output: &str) = "`{output}` exists; `--force` replaces it" | "「{output}」已存在；用 `--force` 替换";

    /// A text that standard output does not show as it is.
    pub fn escaped() =
        "what a terminal or a build server would obey is shown by its escape here; with -o it is written as it is"
        | "会被终端或构建服务器当作指令的内容，此处以转义形式显示；用 -o 写入文件时保持原样";

    /// A form that is not replaced.
    pub fn is_there(form: &str) = "`{form}` exists and is not replaced" | "「{form}」已存在，未作改动";

    /// An empty form that was written.
    pub fn form(form: &str) =
        "an empty form is in `{form}`; filled in, `reengineer convert {form} -o FILE.yaml` makes a definition of it"
        | "空表已写入「{form}」；填好后用 `reengineer convert {form} -o 流程表.yaml` 转换";

    /// Options for tables, and a file that is none.
    pub fn no_table(file: &str) =
        "`{file}` is not a table: `--sheet` and `--columns` are for those"
        | "「{file}」不是表格，`--sheet` 和 `--columns` 只用于表格";

    /// An output whose ending names no format.
    pub fn no_ending(output: &str) =
        "`{output}` ends neither in .yaml nor in .xlsx or .csv"
        | "「{output}」的扩展名不是 .yaml、.xlsx 或 .csv";

    /// A column that is not given as `HEADING=KEY`.
    pub fn no_mapping() = "`HEADING=KEY` is wanted" | "应写成「列名=键」";

    /// A cell that was left out, or how it was read.
    pub fn left_out(file: &str, place: &Text, what: &LeftOutCell) =
        "{english}: {what}"
        | "{chinese}：{what}", both(what),
        where what = self::what(what),
        where (english, chinese) = (in_file(file, place, Lang::English), in_file(file, place, Lang::Chinese));

    /// The summary of a conversion.
    pub fn converted(steps: usize, output: &str) =
        "{english} written to `{output}`"
        | "{steps} 个环节已写入「{output}」",
        where english = amounts::count(steps as u64, "step");
}

/// Something that a table cannot hold.
pub fn lost(step: Option<&str>, key: Option<&str>) -> Text {
    match (step, key) {
        (Some(step), Some(key)) => {
            let chinese = in_chinese(key);
            say!("not in the table: `{key}` of `{step}`", "表格中没有：「{step}」的「{chinese}」")
        }
        (None, Some(key)) => {
            let chinese = in_chinese(key);
            say!("not in the table: `{key}` of the process", "表格中没有：流程的「{chinese}」")
        }
        (_, None) => say!("not in the table: comments", "表格中没有：注释"),
    }
}

/// A key that no column has.
pub fn no_column(key: &str, near: Option<&str>, keys: &[&str]) -> Text {
    let (english, chinese) = (keys.join(", "), keys.join("、"));
    match near {
        Some(near) => say!(
            "no column `{key}`, did you mean `{near}`? columns: {english}",
            "没有列「{key}」，是否想写「{near}」？可用的列：{chinese}"
        ),
        None => say!("no column `{key}`; columns: {english}", "没有列「{key}」；可用的列：{chinese}"),
    }
}

/// The Chinese twin of a key of a process or a step.
fn in_chinese(key: &str) -> &str {
    let known =
        KEYS.iter().find(|known| known.english == key && matches!(known.group, KeyGroup::Step | KeyGroup::Process));
    known.map_or(key, |known| known.chinese)
}

fn what(left_out: &LeftOutCell) -> Text {
    match left_out {
        LeftOutCell::Total(text) => say!("`{text}` is a row of totals; left out", "「{text}」是合计行，未读入"),
        LeftOutCell::Remark(text) => say!("`{text}` is a remark; left out", "「{text}」是说明，未读入"),
        LeftOutCell::Heading(text) => {
            say!("`{text}` is a heading; kept as a comment", "「{text}」是小标题，转换时保留为注释")
        }
        LeftOutCell::Header => say!("the header once more; left out", "表头重复出现，未读入"),
        LeftOutCell::EmptyRows(1) => say!("an empty row above", "上面有 1 个空行"),
        LeftOutCell::EmptyRows(rows) => say!("{rows} empty rows above", "上面有 {rows} 个空行"),
        LeftOutCell::Above(text) => say!("`{text}` stands above the header; left out", "「{text}」在表头之上，未读入"),
        LeftOutCell::Column { heading, cells } if heading.is_empty() => say!(
            "a column without a heading, with {cells} cells; kept as comments",
            "这一列没有列名，有 {cells} 个单元格，转换时保留为注释"
        ),
        LeftOutCell::Column { heading, cells: 0 } => {
            say!("column `{heading}` is empty and not read", "「{heading}」列是空的，未读入")
        }
        LeftOutCell::Column { heading, cells } => say!(
            "column `{heading}`, with {cells} cells, is not one of the format; kept as comments",
            "「{heading}」列有 {cells} 个单元格，流程表没有对应的字段，转换时保留为注释"
        ),
        LeftOutCell::Unwanted { heading, cells } => {
            say!("column `{heading}`, with {cells} cells, is left out", "「{heading}」列有 {cells} 个单元格，略去")
        }
        LeftOutCell::Sheet => say!("a sheet without a table of steps; left out", "这张工作表没有环节表，未读入"),
        LeftOutCell::HiddenSheet => say!("a hidden sheet; left out", "隐藏的工作表，未读入"),
        LeftOutCell::HiddenRow => say!("a hidden row; it counts", "隐藏的行，照常读入"),
        LeftOutCell::HiddenColumn => say!("a hidden column; it counts", "隐藏的列，照常读入"),
        LeftOutCell::Comments => say!("remarks on cells are not read", "单元格批注未读入"),
        LeftOutCell::Drawings => say!("pictures and drawings are not read", "图片和图形未读入"),
        LeftOutCell::Stages(sheets) => {
            let (english, chinese) = (sheets.join("`, `"), sheets.join("」、「"));
            say!(
                "sheets `{english}` are read one after the other as one process; `convert --sheet` chooses",
                "工作表「{chinese}」按先后作为同一流程读入；只要其中几张，用 `convert --sheet` 指定"
            )
        }
        LeftOutCell::Encoding(encoding) => say!("read as {encoding}", "按 {encoding} 编码读入"),
        LeftOutCell::Beyond(text) => {
            say!("`{text}` has no word in the format; kept as a comment", "「{text}」没有对应的用词，转换时保留为注释")
        }
        LeftOutCell::Role(role) => say!(
            "`{role}` is neither an agency nor the applicant nor a third party; kept as a comment",
            "「{role}」不是部门、申请人或中介，转换时保留为注释"
        ),
        LeftOutCell::LimitAsDays(heading) => say!(
            "no column says how long steps take: `{heading}` stands for it, as a limit",
            "没有写实际用了多久的列，以「{heading}」代替，并注明是时限"
        ),
        LeftOutCell::LimitOfSeveral((first, last)) => say!(
            "one limit for the steps of rows {first} to {last}; left out: write that of the whole above the header",
            "第 {first} 至 {last} 行的环节合用一个时限，未读入；整个流程的时限请写在表头之上"
        ),
        LeftOutCell::Beside(text) => {
            say!(
                "`{text}` is a second limit of the step; kept as a comment",
                "「{text}」是本环节的第二个时限，转换时保留为注释"
            )
        }
    }
}
