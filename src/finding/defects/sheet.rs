//! Messages about spreadsheets that cannot be read.

use crate::model::{Bound, KeyGroup, SheetProblem, in_chinese};
use crate::text::{Text, say};

/// The message about a problem of a sheet.
pub(super) fn message(problem: &SheetProblem) -> Text {
    match problem {
        SheetProblem::NotAWorkbook => say!("not an xlsx workbook", "不是 xlsx 工作簿"),
        SheetProblem::OtherFormat(ending) => say!("`.{ending}` workbooks are not read", "不能读取 .{ending} 工作簿"),
        SheetProblem::OldOrLocked => {
            say!("a workbook with a password, or of before 2007", "工作簿加了密码，或是 2007 年以前的旧格式")
        }
        SheetProblem::Damaged(words) => say!("a damaged workbook: {words}", "工作簿已损坏：{words}"),
        SheetProblem::TooMuch { what, limit } => {
            let (english, chinese) = bound(*what);
            say!("more than {limit} {english}", "{chinese}超过 {limit}")
        }
        SheetProblem::Encoding(None) => say!("text in no known encoding", "无法识别文本的编码"),
        SheetProblem::Encoding(Some(guess)) => {
            say!("text in no known encoding; it looks like {guess}", "无法识别文本的编码，看起来是 {guess}")
        }
        SheetProblem::UnclosedQuote => say!("a quotation mark that is never closed", "引号没有成对"),
        SheetProblem::NoHeader { .. } => {
            say!("no row is the header of a table of steps", "没有找到环节表的表头")
        }
        SheetProblem::NoColumn(key) => {
            let chinese = in_chinese(KeyGroup::Step, key);
            say!("no column says the `{key}` of the steps", "没有写明各环节「{chinese}」的列")
        }
        SheetProblem::NoRows => say!("no step below the header", "表头下面没有环节"),
        SheetProblem::NoSheet { name, .. } => say!("no sheet is called `{name}`", "没有名为「{name}」的工作表"),
        SheetProblem::SameColumn { heading, first } => {
            say!("column `{heading}` means the same as that of cell {first}", "「{heading}」列与 {first} 的列意思相同")
        }
        SheetProblem::MisspeltColumn { heading, .. } => say!("unknown column `{heading}`", "没有名为「{heading}」的列"),
        SheetProblem::SecondTable => say!("a second table below the first", "下面还有另一张表"),
        SheetProblem::NoName => say!("a row without the name of a step", "这一行没有环节名称"),
        SheetProblem::Unfilled(key) => {
            let chinese = in_chinese(KeyGroup::Step, key);
            say!("`{key}` is not filled in", "没有填写「{chinese}」")
        }
        SheetProblem::Date(date) => {
            say!("a date, {date}, where none belongs", "这里是日期 {date}，不该填日期")
        }
        SheetProblem::TimeOfDay => say!("a time of day where none belongs", "这里是时刻，不该填时刻"),
        SheetProblem::Unvalued => say!("a formula whose value was never calculated", "公式没有计算结果"),
        SheetProblem::ErrorValue(value) => say!("the error value {value}", "单元格是错误值 {value}"),
        SheetProblem::Truth(true) => say!("TRUE where text or a figure is expected", "这里是 TRUE，应填文字或数字"),
        SheetProblem::Truth(false) => say!("FALSE where text or a figure is expected", "这里是 FALSE，应填文字或数字"),
        SheetProblem::OneForSeveral { rows: (first, last) } => {
            say!("one figure for the steps of rows {first} to {last}", "第 {first} 至 {last} 行的几个环节合用一个数")
        }
        SheetProblem::OtherValue { first } => {
            say!("another value than `{first}` above", "与前面的「{first}」不一致")
        }
        SheetProblem::Number { number, found: 0 } => {
            say!("no step has the number {number}", "没有序号为 {number} 的环节")
        }
        SheetProblem::Number { number, found } => {
            say!("{found} steps have the number {number}", "有 {found} 个环节的序号都是 {number}")
        }
        SheetProblem::NumberOrName(number) => {
            say!(
                "{number} is the number of one step and the name of another",
                "{number} 既是一个环节的序号，又是另一个环节的名称"
            )
        }
        SheetProblem::NoRange(text) => say!("`{text}` is not a range of numbers", "「{text}」不是序号的范围"),
        SheetProblem::Unclear(text) => {
            say!("`{text}` contradicts another cell of the row", "「{text}」与本行其他单元格矛盾")
        }
    }
}

fn bound(what: Bound) -> (&'static str, &'static str) {
    match what {
        Bound::Bytes => ("bytes when unpacked", "解压后的字节数"),
        Bound::Parts => ("parts in the workbook", "工作簿的部件数"),
        Bound::Cells => ("cells", "单元格数"),
        Bound::Columns => ("columns", "列数"),
        Bound::Rows => ("rows", "行数"),
        Bound::Merges => ("merged areas", "合并区域数"),
        Bound::Text => ("bytes of text in cells", "单元格文字的字节数"),
        Bound::Repeated => ("bytes of text repeated in further rows", "逐行重复的文字字节数"),
    }
}

/// The remedy, if there is one to suggest.
pub(super) fn help(problem: &SheetProblem) -> Option<Text> {
    Some(match problem {
        SheetProblem::NotAWorkbook | SheetProblem::OtherFormat(_) | SheetProblem::Damaged(_) => {
            say!("open it in its program and save it as xlsx", "请用原来的程序打开，另存为 xlsx")
        }
        SheetProblem::OldOrLocked => {
            say!("open it, remove the password, and save it as xlsx", "请打开后去掉密码，另存为 xlsx")
        }
        SheetProblem::TooMuch { .. } => {
            say!("keep only the table of steps, and save it anew", "请只保留环节表，另存后重试")
        }
        SheetProblem::Encoding(_) => {
            say!("save it as UTF-8 (`CSV UTF-8` in Excel)", "请另存为 UTF-8（Excel 中选“CSV UTF-8”）")
        }
        SheetProblem::UnclosedQuote => say!("close it, or write it twice", "请补上另一半，或把引号写两遍"),
        SheetProblem::NoHeader { seen } if seen.is_empty() => say!(
            "one row has the headings, at least `Step` and `Days`; `init --format xlsx` writes a form",
            "要有一行表头，至少有「环节名称」和「办理天数」；`init --format xlsx` 可写出空表"
        ),
        SheetProblem::NoHeader { seen } => {
            let (english, chinese) = (seen.join("`, `"), seen.join("」、「"));
            say!(
                "the headings may be `{english}`; `--columns 'HEADING=name,HEADING=days'` says what foreign ones mean",
                "表头可能是「{chinese}」；名称不同的列用 `--columns '列名=name,列名=days'` 说明"
            )
        }
        SheetProblem::NoColumn(key) => {
            say!(
                "add one, or say which it is: `--columns 'HEADING={key}'`",
                "请加上这一列，或说明是哪一列：`--columns '列名={key}'`"
            )
        }
        SheetProblem::NoRows => say!("write one step a row", "请一行写一个环节"),
        SheetProblem::NoSheet { known, .. } => {
            let (english, chinese) = (known.join("`, `"), known.join("」、「"));
            say!("there are `{english}`", "现有工作表：「{chinese}」")
        }
        SheetProblem::SameColumn { heading, .. } => {
            say!("leave one out: `--columns '{heading}='`", "请略去其中一列：`--columns '{heading}='`")
        }
        SheetProblem::MisspeltColumn { heading, suggestion } => say!(
            "did you mean `{suggestion}`? `--columns '{heading}='` leaves the column out",
            "是不是「{suggestion}」？确实另有所指的，用 `--columns '{heading}='` 略去"
        ),
        SheetProblem::SecondTable => say!("put it on a sheet of its own", "请移到另一张工作表"),
        SheetProblem::NoName => say!("fill in the name, or empty the row", "请填写环节名称，或清空这一行"),
        SheetProblem::Unfilled(_) => say!(
            "fill it in; what takes no time has 0, what nobody has measured an estimate, as `1-3`",
            "请填写；不用时间的填 0，没有实测的填估计，如 `1-3`"
        ),
        SheetProblem::Date(_) => say!(
            "a spreadsheet makes dates of `3-5`: format the cell as text and write it again, like `3至5`",
            "表格程序会把 3-5 变成日期；请把单元格设为文本格式后重填，如「3至5」"
        ),
        SheetProblem::TimeOfDay => {
            say!("format the cell as text and write the value again", "请把单元格设为文本格式后重填")
        }
        SheetProblem::Unvalued => {
            say!("open the sheet in its program, let it calculate, and save it", "请用表格程序打开，重新计算后保存")
        }
        SheetProblem::ErrorValue(_) => say!("mend the formula or write the value", "请改正公式或直接填值"),
        SheetProblem::Truth(_) => say!("write what is meant", "请写明意思"),
        SheetProblem::OneForSeveral { .. } => say!("give each step its own", "请取消合并，每个环节各填各的"),
        SheetProblem::OtherValue { .. } => say!("keep one of the two", "请只保留一个"),
        SheetProblem::Number { .. } | SheetProblem::NumberOrName(_) => {
            say!("write the name of the step", "请写环节名称")
        }
        SheetProblem::NoRange(_) => say!("write the steps one by one", "请逐个写明环节"),
        SheetProblem::Unclear(_) => say!("keep one of the two", "请只保留一个"),
    })
}
