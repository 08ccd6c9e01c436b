//! How is a number or a duration written?

pub(super) const DURATION: &str = concat!(
    r"^\s*[0-9０-９]+([.．][0-9０-９]+)?\s*",
    r"(wd|cd|h|m|w|个工作日|工作日|个自然日|自然日|天|日|个小时|小时|分钟|周)?\s*$"
);
/// A duration that says on which clock it runs.
pub(super) const LENGTH: &str = concat!(
    r"^\s*([0０]+([.．][0０]+)?|[0-9０-９]+([.．][0-9０-９]+)?\s*",
    r"(wd|cd|h|m|w|个工作日|工作日|个自然日|自然日|个小时|小时|分钟|周))\s*$"
);
pub(super) const NUMBER: &str = r"^\s*[0-9０-９]+([.．][0-9０-９]+)?\s*$";
pub(super) const WHOLE: &str = r"^\s*[0-9０-９]+([.．][0０]+)?\s*$";
pub(super) const SHARE: &str =
    r"^\s*([0０]+([.．][0-9０-９]+)?|[1１]([.．][0０]+)?|[0-9０-９]{1,3}([.．][0-9０-９]+)?\s*[%％])\s*$";
