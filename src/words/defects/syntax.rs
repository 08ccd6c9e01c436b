//! The parser's words for what is no YAML, in ours.

use crate::words::{Text, say};

/// Mistakes that people make, told by words of the parser.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mistake {
    Tab,
    TabBefore,
    Colon,
    List,
    Map,
    Quote,
    Escape,
    Key,
    Alias,
    Character,
    Indentation,
    Other,
}

/// Parts of the parser's messages; the first that fits counts.
const SIGNS: &[(&str, Mistake)] = &[
    ("must be followed by a valid YAML whitespace", Mistake::TabBefore),
    ("tab", Mistake::Tab),
    ("mapping values are not allowed", Mistake::Colon),
    ("illegal placement of ':'", Mistake::Colon),
    ("flow sequence", Mistake::List),
    ("flow mapping", Mistake::Map),
    ("misplaced bracket", Mistake::List),
    ("quoted scalar, found unexpected", Mistake::Quote),
    ("unexpected end of stream", Mistake::Quote),
    ("indentation in quoted scalar", Mistake::Quote),
    ("trailing content after double-quoted", Mistake::Quote),
    ("escape", Mistake::Escape),
    ("hexadecimal", Mistake::Escape),
    ("unknown anchor", Mistake::Alias),
    ("anchor or alias", Mistake::Alias),
    ("unexpected character", Mistake::Character),
    ("simple key", Mistake::Key),
    ("did not find expected key", Mistake::Indentation),
    ("expected '-' indicator", Mistake::Indentation),
    ("indentation", Mistake::Indentation),
    ("wrongly indented", Mistake::Indentation),
];

fn mistake(words: &str) -> Mistake {
    SIGNS.iter().find(|(sign, _)| words.contains(sign)).map_or(Mistake::Other, |(_, mistake)| *mistake)
}

pub(super) fn message(words: &str) -> Text {
    match mistake(words) {
        Mistake::Tab => say!("a tab where YAML allows only blanks", "此处有制表符（Tab），YAML 只允许空格"),
        Mistake::TabBefore => {
            say!(
                "a tab before this value, where this program reads only blanks",
                "此值之前是制表符（Tab），本程序只读空格"
            )
        }
        Mistake::Colon => say!("a `:` where no key can stand", "此处不能出现 `:`"),
        Mistake::List => say!("a bracket of a list is missing or too many", "列表的方括号不配对，或缺少逗号"),
        Mistake::Map => say!("a brace of a map is missing or too many", "映射的花括号不配对，或缺少逗号"),
        Mistake::Quote => say!("a quotation mark is not closed", "引号没有闭合"),
        Mistake::Escape => say!("`\\` with a character that YAML does not know", "`\\` 后面的字符不是有效的转义"),
        Mistake::Key => say!("a key without a `:` behind it", "字段名后面缺少 `: `"),
        Mistake::Alias => say!("`*` with a name that no `&` has set", "`*` 引用的名称没有用 `&` 定义过"),
        Mistake::Character => say!("a text cannot begin with this character", "文本不能以这个字符开头"),
        Mistake::Indentation => say!("this line does not fit the indentation above it", "此行的缩进与上文不符"),
        Mistake::Other => say!("not valid YAML: {words}", "不是有效的 YAML：{words}"),
    }
}

pub(super) fn help(words: &str) -> Option<Text> {
    Some(match mistake(words) {
        Mistake::Tab => say!("indent with blanks", "请改用空格缩进"),
        Mistake::TabBefore => say!("write a blank instead of the tab", "请把制表符改为空格"),
        Mistake::Colon => say!(
            "put a text that contains `: ` in quotes, and check the line above",
            "含有 `: ` 的文本请加引号，并检查上一行"
        ),
        Mistake::List | Mistake::Map => {
            say!("separate items by `, ` and close every bracket", "各项之间用半角逗号分隔，并闭合每个括号")
        }
        Mistake::Quote => say!("close it, or leave both out", "请补上引号，或把两个引号都去掉"),
        Mistake::Escape => say!("use single quotes for text with `\\`", "含有 `\\` 的文本请用单引号"),
        Mistake::Key => {
            say!("write `key: value`, with a blank behind the colon", "请写成 `字段: 值`，冒号用半角，后面加空格")
        }
        Mistake::Alias => say!("write the value out", "请直接写出内容"),
        Mistake::Character => say!("put the text in quotes", "请给文本加引号"),
        Mistake::Indentation => {
            say!("begin the keys of one map in the same column", "同一映射的各字段应从同一列开始")
        }
        Mistake::Other => return None,
    })
}
