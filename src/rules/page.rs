//! The page of a rule: documentation, text of `explain`, and test.

use crate::text::Lang;
pub use crate::text::Page;

impl Page {
    /// The headings of the page of a rule, in their order.
    pub const fn headings(lang: Lang) -> [&'static str; 7] {
        match lang {
            Lang::English => [
                "What it does",
                "Why",
                "Source",
                "Example that fails",
                "Example that passes",
                "Thresholds",
                "How to fix",
            ],
            Lang::Chinese => ["检查什么", "为什么", "依据", "不通过的示例", "通过的示例", "阈值", "如何修改"],
        }
    }
}
