//! Decides from the title of an event whether the day is worked.

/// The meaning of a title.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Title {
    /// The day is worked, and nothing else is said.
    Worked,
    /// The day is off, or work is not mentioned.
    Off,
    /// Both work and time off are named.
    Both,
    /// Work is named, with words that may change the meaning (原定补班).
    Unclear,
}

/// Words for a day that is worked in exchange for another.
const WORKED: [&str; 9] = ["补班", "上班", "（班）", "(班)", "【班】", "[班]", "working day", "workday", "work day"];

/// Words that negate such a word.
const DENIED: [&str; 6] = ["不", "无", "免", "非", "未", "停"];
const DENIED_WORDS: [&str; 7] = ["no", "not", "non", "nonworking", "off", "without", "never"];

/// Words for a day off.
const OFF: [&str; 3] = ["放假", "休息", "holiday"];

/// Words that may stand beside a word for work without changing the meaning:
/// the holiday that the day makes up for, and which of several days it is. A
/// longer word comes before those that it contains.
const BESIDE: [&str; 34] = [
    "春节",
    "元旦",
    "清明",
    "劳动节",
    "端午",
    "中秋",
    "国庆",
    "除夕",
    "州庆",
    "区庆",
    "县庆",
    "假期",
    "假日",
    "调休",
    "调班",
    "工作日",
    "法定",
    "正常",
    "星期",
    "礼拜",
    "周",
    "年",
    "月",
    "日",
    "第",
    "共",
    "天",
    "假",
    "因",
    "为",
    "的",
    "补",
    "调",
    "班",
];
const NUMERALS: &str = "零〇一二三四五六七八九十";
const BESIDE_WORDS: [&str; 39] = [
    "a",
    "the",
    "for",
    "of",
    "in",
    "lieu",
    "and",
    "to",
    "on",
    "special",
    "additional",
    "extra",
    "make",
    "up",
    "makeup",
    "compensatory",
    "substitute",
    "replacement",
    "adjusted",
    "chinese",
    "china",
    "new",
    "year",
    "years",
    "s",
    "lunar",
    "spring",
    "mid",
    "autumn",
    "dragon",
    "boat",
    "national",
    "labor",
    "labour",
    "qingming",
    "tomb",
    "sweeping",
    "saturday",
    "sunday",
];

/// Endings of the names of holidays, in English.
const NAMES_END: [&str; 5] = ["day", "days", "festival", "eve", "week"];
/// The length in characters of the longest name that ends with 节.
const LONGEST_FESTIVAL: usize = 4;

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
        match has(&OFF) {
            true => Self::Both,
            false if says_nothing_else(&title) => Self::Worked,
            false => Self::Unclear,
        }
    }
}

/// Returns whether a title has, besides its word for work, nothing but the
/// holiday that the day makes up for and which of several days it is.
fn says_nothing_else(title: &str) -> bool {
    let blank = |text: String, word: &&str| text.replace(word, " ");
    let rest = WORKED.iter().chain(&BESIDE).fold(title.to_owned(), blank);
    // The names of other holidays, such as `Independence Day`.
    let words: Vec<&str> = rest.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let is_name = |at: usize| words.get(at + 1).is_some_and(|next| NAMES_END.contains(next));
    words.iter().enumerate().all(|(at, word)| {
        let is_number = word.chars().all(|sign| sign.is_ascii_digit() || NUMERALS.contains(sign));
        let is_festival = word.ends_with('节') && word.chars().count() <= LONGEST_FESTIVAL;
        let is_beside = BESIDE_WORDS.contains(word) || NAMES_END.contains(word) || (word.is_ascii() && is_name(at));
        is_number || is_festival || is_beside
    })
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
            "三月三补班",
            "古尔邦节补班",
            "中秋节、国庆节补班（10月10日，周六）",
            "Special working day for National Day",
            "Working day in lieu of Independence Day",
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
        for title in [
            "取消补班",
            "补班取消",
            "因台风取消补班",
            "补班改休",
            "原定补班",
            "国庆节补班推迟",
            "原定国庆节补班",
            "working day cancelled",
            "Former working day",
            "Working day (tentative)",
        ] {
            assert_eq!(Title::of(title), Title::Unclear, "{title}");
        }
    }
}
