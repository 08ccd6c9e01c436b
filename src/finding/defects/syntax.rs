//! Translates the YAML parser's errors into messages of ours.

use crate::text::{Text, say};

/// The mistakes that people make, recognised by the parser's message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mistake {
    Tab,
    TabBefore,
    Colon,
    Dash,
    List,
    Map,
    Quote,
    Escape,
    Key,
    Alias,
    Anchor,
    Tag,
    Directive,
    Document,
    Comment,
    Block,
    Character,
    Indentation,
    Unfinished,
    Other,
}

/// Parts of the parser's messages; the first that matches counts.
const SIGNS: &[(&str, Mistake)] = &[
    ("'-' must be followed by", Mistake::Dash),
    ("cannot start with '-'", Mistake::Dash),
    ("only valid inside a block", Mistake::Dash),
    ("block sequence entries are not allowed", Mistake::Dash),
    ("must be followed by a valid YAML whitespace", Mistake::TabBefore),
    ("tabs disallowed", Mistake::Tab),
    ("tab cannot be used", Mistake::Tab),
    ("start with a tab", Mistake::Tab),
    ("found a tab", Mistake::Tab),
    ("mapping values are not allowed", Mistake::Colon),
    ("illegal placement of ':'", Mistake::Colon),
    ("':' may not precede", Mistake::Colon),
    ("mapping keys are not allowed", Mistake::Key),
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
    ("anchor", Mistake::Anchor),
    ("a tag", Mistake::Tag),
    ("global tag", Mistake::Tag),
    ("verbatim tag", Mistake::Tag),
    ("TAG", Mistake::Directive),
    ("the handle", Mistake::Tag),
    ("document end marker before directive", Mistake::Directive),
    ("directive", Mistake::Directive),
    ("byte order mark", Mistake::Character),
    ("document", Mistake::Document),
    ("comment intercepting", Mistake::Comment),
    ("comments must be separated", Mistake::Comment),
    ("block scalar", Mistake::Block),
    ("unexpected character", Mistake::Character),
    ("unprintable character", Mistake::Character),
    ("simple key", Mistake::Key),
    ("did not find expected key", Mistake::Indentation),
    ("expected '-' indicator", Mistake::Indentation),
    ("indentation", Mistake::Indentation),
    ("wrongly indented", Mistake::Indentation),
    ("node content", Mistake::Unfinished),
    ("next token", Mistake::Unfinished),
    ("unexpected eof", Mistake::Unfinished),
    ("end of plain scalar", Mistake::Unfinished),
    ("expected whitespace", Mistake::Unfinished),
    ("stream-start", Mistake::Unfinished),
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
        Mistake::Dash => say!("a `-` where no list can begin", "此处不能以 `-` 开始列表"),
        Mistake::List => say!("a bracket of a list is missing or too many", "列表的方括号不配对，或缺少逗号"),
        Mistake::Map => say!("a brace of a map is missing or too many", "花括号不配对，或缺少逗号"),
        Mistake::Quote => say!("a quotation mark is not closed", "引号没有闭合"),
        Mistake::Escape => say!("`\\` with a character that YAML does not know", "`\\` 后面的字符不是有效的转义"),
        Mistake::Key => say!("a key without a `:` behind it", "字段名后面缺少 `: `"),
        Mistake::Alias => say!("`*` with a name that no `&` has set", "`*` 引用的名称没有用 `&` 定义过"),
        Mistake::Anchor => {
            say!("`&` or `*` where no name follows that can be referred to", "`&` 或 `*` 后面不是可引用的名称")
        }
        Mistake::Tag => {
            say!("a text that begins with `!`, which YAML takes for a tag", "文本以 `!` 开头，YAML 会认作标签")
        }
        Mistake::Directive => say!("a `%` line that is not a directive of YAML", "以 `%` 开头的行不是有效的 YAML 指令"),
        Mistake::Document => say!("more text where the document has ended", "文档结束之后还有内容"),
        Mistake::Comment => say!("a `#` that begins no comment here", "此处的 `#` 不能开始注释"),
        Mistake::Block => say!("a `|` or `>` that no block of text can follow", "`|` 或 `>` 后面不是有效的文本块"),
        Mistake::Character => say!("a text cannot begin with this character", "文本不能以这个字符开头"),
        Mistake::Indentation => say!("this line does not fit the indentation above it", "此行的缩进与上文不符"),
        Mistake::Unfinished => say!("the text ends where a value is expected", "此处应有内容，文本却中断了"),
        Mistake::Other => Text::new(format!("not valid YAML: {words}"), "不是有效的 YAML".to_owned()),
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
        Mistake::Dash => say!(
            "begin each item of a list on a line of its own, with a blank behind the `-`; a text that begins with `-` \
             goes in quotes",
            "列表各项请另起一行，`-` 后面加空格；以 `-` 开头的文本请加引号"
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
        Mistake::Tag | Mistake::Anchor | Mistake::Character => say!("put the text in quotes", "请给文本加引号"),
        Mistake::Directive => say!("remove the line", "请删除该行"),
        Mistake::Document => {
            say!("write one process a file, without `---` or `...`", "请一个文件只写一个流程，不要用 `---` 或 `...`")
        }
        Mistake::Comment => say!("write a blank before the `#`", "请在 `#` 前加空格"),
        Mistake::Block => say!(
            "write the text of a block on the lines below, indented further than its key",
            "文本块请写在下面各行，缩进要比字段名多"
        ),
        Mistake::Indentation => {
            say!("begin the keys of one map in the same column", "同一层的各字段应从同一列开始")
        }
        Mistake::Unfinished => say!("write the value, and close what is open", "请补上内容，并闭合括号和引号"),
        Mistake::Other => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang::Chinese;

    /// The messages of the parser, as in its source.
    const MESSAGES: [&str; 69] = [
        "'-' must be followed by a valid YAML whitespace",
        "':' may not precede any of `[{` in flow mapping",
        "':' must be followed by a valid YAML whitespace",
        "a block scalar content cannot start with a tab",
        "a byte order mark must not appear inside a document",
        "block sequence entries are not allowed in this context",
        "comment intercepting the multiline text",
        "comments must be separated from other tokens by whitespace",
        "did not find expected <document start>",
        "did not find expected <document-start>",
        "did not find expected <stream-start>",
        "did not find expected next token",
        "duplicate version directive",
        "expected whitespace",
        "found unprintable character",
        "illegal placement of ':' indicator",
        "invalid content after document end marker",
        "invalid global tag character",
        "invalid indentation",
        "invalid indentation for anchor",
        "invalid indentation in flow construct",
        "invalid indentation in quoted scalar",
        "invalid trailing content after double-quoted scalar",
        "mapping keys are not allowed in this context",
        "mapping values are not allowed in this context",
        "misplaced bracket",
        "missing explicit document end marker before directive",
        "plain scalar cannot start with '-' followed by ,[]{}",
        "simple key expected",
        "tab cannot be used as indentation",
        "tabs disallowed in this context",
        "tabs disallowed within this context (block indentation)",
        "the TAG directive must only be given at most once per handle in the same document",
        "unexpected character: `{c}'",
        "unexpected end of plain scalar",
        "unexpected eof",
        "while parsing a block collection, did not find expected '-' indicator",
        "while parsing a block mapping, did not find expected key",
        "while parsing a flow mapping, did not find expected ',' or '}'",
        "while parsing a flow sequence, expected ',' or ']'",
        "while parsing a node, did not find expected node content",
        "while parsing a quoted scalar, did not find expected hexadecimal number",
        "while parsing a quoted scalar, found invalid Unicode character escape code",
        "while parsing a quoted scalar, found unknown escape character",
        "while parsing a tag directive, did not find expected '!'",
        "while parsing a tag, did not find expected tag URI",
        "while parsing a tag, found an incorrect leading UTF-8 byte",
        "while parsing a tag, found an incorrect trailing UTF-8 byte",
        "while parsing a tag, found an invalid UTF-8 codepoint",
        "while parsing a tag, found an invalid escape sequence",
        "while parsing anchor, found duplicated anchor",
        "while parsing node, found unknown anchor",
        "while scanning TAG, did not find expected whitespace or line break",
        "while scanning a YAML directive, did not find expected digit or '.' character",
        "while scanning a YAML directive, did not find expected version number",
        "while scanning a YAML directive, found extremely long version number",
        "while scanning a block scalar, did not find expected comment or line break",
        "while scanning a block scalar, found an indentation indicator equal to 0",
        "while scanning a directive, could not find expected directive name",
        "while scanning a directive, did not find expected comment or line break",
        "while scanning a directive, found unexpected non-alphabetical character",
        "while scanning a plain scalar, found a tab",
        "while scanning a quoted scalar, found unexpected document indicator",
        "while scanning a quoted scalar, found unexpected end of stream",
        "while scanning a tag, did not find expected '!'",
        "while scanning a tag, did not find expected whitespace or line break",
        "while scanning a verbatim tag, did not find the expected '>'",
        "while scanning an anchor or alias, did not find expected alphabetic or numeric character",
        "wrongly indented line in block scalar",
    ];

    #[test]
    fn no_word_of_the_parser_stands_on_a_chinese_page() {
        for words in MESSAGES {
            assert_ne!(mistake(words), Mistake::Other, "{words}");
        }
        for words in MESSAGES.into_iter().chain(["something new"]) {
            let said = [Some(message(words)), help(words)];
            for text in said.iter().flatten() {
                let plain: String = text.in_lang(Chinese).split('`').step_by(2).collect();
                let foreign = plain.replace("YAML", "").replace("Tab", "");
                assert!(!foreign.contains(|letter: char| letter.is_ascii_alphabetic()), "{words}: {plain}");
            }
        }
    }
}
