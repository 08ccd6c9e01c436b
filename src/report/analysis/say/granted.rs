//! The sentence of `analyze` about levers that the file permits.

use crate::model::{Days, Unit};
use crate::text::{Text, amounts, say};

/// `With what the file grants (3 levers): 12.5 working days (−6). See
/// reengineer propose current.yaml`.
pub fn granted(levers: usize, (reachable, reached): (Days, Days), unit: Unit, file: &str, case: Option<&str>) -> Text {
    let word = |text: &str| match text.chars().any(|sign| sign.is_whitespace() || "'\"$&;|<>()*?`\\".contains(sign)) {
        true => format!("'{}'", text.replace('\'', "'\\''")),
        false => text.to_owned(),
    };
    let case = case.map(|case| format!(" --case {}", word(case))).unwrap_or_default();
    let command = format!("reengineer propose {}{case}", word(file));
    let count = amounts::count(levers as u64, "lever");
    let (english, chinese) = amounts::days(reached, unit.clock());
    let change = reached.decimal().minus(reachable.decimal());
    let change = change.to_string();
    match change.strip_prefix('-') {
        Some(fewer) => say!(
            "With what the file grants ({count}): {english}, {fewer} fewer than reachable. See `{command}`.",
            "采用流程表写明可用的举措（{levers} 项）：{chinese}，比可压缩至再少 {fewer} 天。详见 `{command}`。",
        ),
        None if change == "0" => say!(
            "What the file grants ({count}) takes no day off beyond that. See `{command}` for what else it changes.",
            "采用流程表写明可用的举措（{levers} 项）：天数不再减少，其他变化见 `{command}`。",
        ),
        None => say!(
            "With what the file grants ({count}): {english}, {change} more than reachable. See `{command}`.",
            "采用流程表写明可用的举措（{levers} 项）：{chinese}，比可压缩至多 {change} 天。详见 `{command}`。",
        ),
    }
}
