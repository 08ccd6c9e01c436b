//! Units that a heading names: `办理时限（工作日）`.

use crate::input::table::cells::grid::half_width;

/// The suffix of a bare number: in English and in Chinese.
pub(in crate::input::table) type Suffix = (&'static str, &'static str);

/// The units that a heading may name.
const UNITS: &[(&[&str], Suffix)] = &[
    (&["工作日", "个工作日", "workingdays", "businessdays", "workdays", "wd"], ("wd", "个工作日")),
    (&["自然日", "日历日", "日历天", "calendardays", "cd"], ("cd", "自然日")),
    (&["天", "日", "days", "d"], ("", "")),
    (&["小时", "时", "hours", "h"], ("h", "小时")),
    (&["分钟", "分", "minutes", "min"], ("min", "分钟")),
    (&["周", "星期", "weeks", "w"], ("w", "周")),
    (&["月", "个月", "months", "mo"], ("mo", "个月")),
];

/// The text in brackets behind a heading, or behind a slash.
pub(in crate::input::table) fn unit(text: &str) -> Option<Suffix> {
    let text: String = half_width(text).to_lowercase().chars().filter(|character| !character.is_whitespace()).collect();
    let inner = text.split(['(', '[', '/', ')', ']', ',']).skip(1);
    let named = |part: &str| {
        let part = part.trim_start_matches("单位:").trim_start_matches("in");
        UNITS.iter().find(|(names, _)| names.contains(&part)).map(|(_, suffix)| *suffix)
    };
    inner.into_iter().find_map(named)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_names_the_unit_in_brackets_or_behind_a_slash() {
        assert_eq!(unit("办理时限（工作日）"), Some(("wd", "个工作日")));
        assert_eq!(unit("时限/自然日"), Some(("cd", "自然日")));
        assert_eq!(unit("Days (calendar days)"), Some(("cd", "自然日")));
        assert_eq!(unit("办理时限（天）"), Some(("", "")));
        assert_eq!(unit("办理时限"), None);
    }
}
