//! Sentences about the cases of a guide.

use crate::text::labels::Label;
use crate::text::{Text, say};

/// Title of the table of cases.
pub const CASES: Label = Label::new("Cases", "情形");
/// Column head: the name of a case.
pub const CASE: Label = Label::new("Case", "情形");
/// Column head: the share of a case.
pub const SHARE: Label = Label::new("Share", "占比");

/// The case that the page is about: the one that was asked for, otherwise the
/// most frequent, or the first where the file does not state how frequent they
/// are.
pub fn shown(case: &str, chosen: bool, is_most_frequent: bool) -> Text {
    if chosen {
        say!("what follows is case `{case}`", "以下为情形「{case}」")
    } else if !is_most_frequent {
        say!(
            "what follows is case `{case}`, the first; `--case` shows another",
            "以下为第一种情形「{case}」，其他情形请用 `--case`"
        )
    } else {
        say!(
            "what follows is case `{case}`, the most frequent; `--case` shows another",
            "以下为最常见的情形「{case}」，其他情形请用 `--case`"
        )
    }
}

/// A case that does not exist.
pub fn no_case(case: &str, known: &[String]) -> Text {
    if known.is_empty() {
        return say!(
            "the process has no cases, so none is called `{case}`",
            "流程没有区分情形，也就没有情形「{case}」"
        );
    }
    let (english, chinese) = (known.join("`, `"), known.join("」、「"));
    say!("there is no case `{case}`; there are `{english}`", "没有情形「{case}」；有「{chinese}」")
}
