//! Whether the title of an event says that the day is worked.

/// What a title says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Title {
    /// That the day is worked, and nothing against it.
    Worked,
    /// Nothing of work, or that there is none.
    Off,
    /// Both of work and of time off.
    Both,
}

/// Words for a day that is worked in exchange for another.
const WORKED: [&str; 9] = ["补班", "上班", "（班）", "(班)", "【班】", "[班]", "working day", "workday", "work day"];

/// What takes such a word back.
const DENIED: [&str; 6] = ["不", "无", "免", "非", "未", "停"];
const DENIED_WORDS: [&str; 7] = ["no", "not", "non", "nonworking", "off", "without", "never"];

/// What the other kind of day is called.
const OFF: [&str; 3] = ["放假", "休息", "holiday"];

impl Title {
    pub(super) fn of(title: &str) -> Self {
        let title = title.trim().to_lowercase();
        let has = |words: &[&str]| words.iter().any(|word| title.contains(word));
        let ends_so = title == "班" || title.ends_with(" 班");
        if !ends_so && !has(&WORKED) {
            return Self::Off;
        }
        let mut words = title.split(|c: char| !c.is_ascii_alphabetic());
        if has(&DENIED) || words.any(|word| DENIED_WORDS.contains(&word)) {
            return Self::Off;
        }
        if has(&OFF) { Self::Both } else { Self::Worked }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_title_that_says_nothing_else_makes_a_working_day() {
        for title in [
            "班",
            "补班",
            "上班(补国庆节假期)",
            "国庆节 补班 第1天/共2天",
            "春节（班）",
            "春节调休上班",
            "国庆节 班",
            "Working day",
            "Working Day (make-up for Spring Festival)",
            "Special workday",
        ] {
            assert_eq!(Title::of(title), Title::Worked, "{title}");
        }
        for title in [
            "不补班",
            "国庆节（不上班）",
            "无需补班",
            "Non-working day",
            "nonworking day",
            "non working day",
            "No work day",
            "Not a working day",
            "Day off in lieu of a working day",
            "春节",
            "班禅诞辰",
            "International Workers' Day",
            "",
        ] {
            assert_eq!(Title::of(title), Title::Off, "{title}");
        }
        for title in ["国庆节放假，补班另行通知", "Holiday, working day elsewhere"] {
            assert_eq!(Title::of(title), Title::Both, "{title}");
        }
    }
}
