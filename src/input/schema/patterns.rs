//! How is a number or a duration written?

/// At most a million.
macro_rules! million {
    () => {
        r"[0０]*([0-9０-９]{1,6}([.．][0-9０-９]{1,12})?|[1１][0０]{6}([.．][0０]{1,12})?)"
    };
}
/// At most 15 digits before the point and 12 behind it.
macro_rules! number {
    () => {
        r"[0０]*[0-9０-９]{1,15}([.．][0-9０-９]{1,12})?"
    };
}
/// Weeks, hours, and minutes in whole thousandths.
macro_rules! no_days {
    () => {
        concat!(
            r"[0０]*[0-9０-９]{1,6}([.．][0-9０-９]{1,12})?\s*(w|周)|",
            number!(),
            r"\s*(h|个小时|小时)|[0０]*[0-9０-９]{1,15}([.．][0-9０-９]{1,3}[0０]{0,9})?\s*(m|分钟)",
        )
    };
}

pub(super) const DURATION: &str =
    concat!(r"^\s*(", million!(), r"\s*(wd|cd|个工作日|工作日|个自然日|自然日|天|日)?|", no_days!(), r")\s*$");
/// A duration that says on which clock it runs.
pub(super) const LENGTH: &str = concat!(
    r"^\s*([0０]+([.．][0０]+)?|",
    million!(),
    r"\s*(wd|cd|个工作日|工作日|个自然日|自然日)|",
    no_days!(),
    r")\s*$"
);
pub(super) const NUMBER: &str = concat!(r"^\s*", number!(), r"\s*$");
pub(super) const WHOLE: &str = r"^\s*[0０]*[0-9０-９]{1,15}([.．][0０]{1,12})?\s*$";
pub(super) const COUNT: &str = r"^\s*[0０]*[0-9０-９]{1,10}([.．][0０]{1,12})?\s*$";
/// A count of the configuration.
pub(super) const THRESHOLD: &str = r"^\s*\+?0*[0-9]{1,10}\s*$";
pub(super) const SHARE: &str = concat!(
    r"^\s*[0０]*([0０]([.．][0-9０-９]{1,12})?|[1１]([.．][0０]{1,12})?",
    r"|([0-9０-９]{1,2}([.．][0-9０-９]{1,10}[0０]{0,2})?|[1１][0０]{2}([.．][0０]{1,12})?)\s*[%％])\s*$"
);
