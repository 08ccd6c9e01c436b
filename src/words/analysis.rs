//! The sentences of an analysis.

use super::{Text, say};
use crate::model::{Days, Decimal, Unit};

/// The figure that a minister reads: `45 → 15 working days (−30, −66.7 %), floor 15`.
#[must_use]
pub fn headline(today: Days, reachable: Days, floor: Days, share: Option<Decimal>, unit: Unit) -> Text {
    let saved = today.decimal().checked_sub(reachable.decimal()).unwrap_or_default();
    let (english, chinese) = match unit {
        Unit::Workday => (if is_one(reachable) { "working day" } else { "working days" }, "工作日"),
        Unit::Day => (if is_one(reachable) { "calendar day" } else { "calendar days" }, "自然日"),
    };
    if saved == Decimal::ZERO {
        return say!(
            "{today} {english}, today and reachable; floor {floor}",
            "现状 {today} 个{chinese}，可达 {today} 个{chinese}（不变），底线 {floor}",
        );
    }
    let share = share.unwrap_or_default();
    say!(
        "{today} → {reachable} {english} (−{saved}, −{share} %), floor {floor}",
        "现状 {today} 个{chinese}，可达 {reachable} 个{chinese}（−{saved}，−{share}%），底线 {floor}",
    )
}

/// How many critical paths there are, where there are several.
#[must_use]
pub fn tied_paths(count: u64) -> Text {
    if count == u64::MAX {
        return say!(
            "One of at least {count} critical paths of the same length.",
            "以上为其中一条，等长的关键路径至少有 {count} 条。",
        );
    }
    say!(
        "One of {count} critical paths of the same length; shortening one alone saves nothing.",
        "以上为其中一条，等长的关键路径共 {count} 条；只压缩一条，总时长不变。",
    )
}

/// Why a step goes.
#[must_use]
pub fn because_waste(step: &str) -> Text {
    say!(
        "`{step}` is marked waste, names no law, and no step that stays needs what it gives",
        "「{step}」标为非增值，未列法律依据，保留的环节均不需要其产出",
    )
}

/// Why a step need not wait: the file itself says habit.
#[must_use]
pub fn because_habit(step: &str, others: &[String]) -> Text {
    let (english, chinese) = names(others);
    say!(
        "habit is the only reason in this file for `{step}` to wait for {english}",
        "本文件中「{step}」等待{chinese}的理由仅为惯例",
    )
}

/// Why a step need not wait: what it needs is listed, and does not come from
/// there.
#[must_use]
pub fn because_not_needed(step: &str, others: &[String]) -> Text {
    let (english, chinese) = names(others);
    say!(
        "what `{step}` needs is listed and does not come from {english}; no reason to wait is recorded in this file",
        "「{step}」的所需已列明，均非{chinese}的产出；本文件未记载须等待的理由",
    )
}

/// Why a step waits for less though it still follows the same steps: it need
/// not wait for their end.
#[must_use]
pub fn because_not_its_end(step: &str, others: &[String]) -> Text {
    let (english, chinese) = names(others);
    say!(
        "for `{step}` to start only after {english} has finished, no reason is recorded in this file",
        "「{step}」须待{chinese}完成后才能开始，本文件未记载理由",
    )
}

/// Why a step waits for less though what it follows directly stays.
#[must_use]
pub fn because_through(step: &str, others: &[String]) -> Text {
    let (english, chinese) = names(others);
    say!(
        "through {english}, `{step}` waits for steps that it needs nothing from; no reason is recorded in this file",
        "「{step}」经{chinese}间接等待的环节，并不提供其所需；本文件未记载须等待的理由",
    )
}

/// Why a step waits for less where no single predecessor can be named.
#[must_use]
pub fn because_unrecorded(step: &str) -> Text {
    say!(
        "no reason is recorded in this file for part of what `{step}` waits for",
        "「{step}」所等待的部分环节，本文件未记载须等待的理由",
    )
}

/// How the two columns of the changes are meant.
#[must_use]
pub fn changes_note(saved: Days) -> Text {
    say!(
        "In the order in which they are made. `saves in sequence` adds up to {saved}; `saves alone` is each change \
         by itself and must not be summed.",
        "按实施顺序排列。「依次节省」一列合计 {saved} 天；「单独节省」一列为只作该项调整的效果，不得相加。",
    )
}

/// No changes.
#[must_use]
pub fn no_changes() -> Text {
    say!(
        "None: the record gives a reason for every order, or does not say enough. See the questions.",
        "无：各环节先后均有记载的理由，或记载不足，见待核实的问题。",
    )
}

/// What a price means.
#[must_use]
pub fn not_offered_note() -> Text {
    say!(
        "These orders rest on law or safety and bind. The price is what the order costs in reachable; \
         prices must not be summed.",
        "以下先后以法律或安全为据，且决定时长。代价为该先后在可达方案中占用的天数，不得相加。",
    )
}

/// What the questions are.
#[must_use]
pub fn questions_note() -> Text {
    say!(
        "No reason is recorded in this file why these steps wait. What must be ready before each can start?",
        "本文件未记载以下环节为何等待。各环节开始之前，须先具备什么？",
    )
}

/// How a question is answered in the file.
#[must_use]
pub fn questions_answer() -> Text {
    say!(
        "Answer in the file: list under `needs:` what the step cannot start without (`needs: []` if nothing), \
         or give the reason, `after: [{{step: …, because: law, basis: …}}]`.",
        "在文件中作答：于「所需」列明缺之不能开始的材料（没有则写「所需: []」），\
         或写明理由「前置: [{{环节: …, 理由: 法定, 依据: …}}]」。",
    )
}

/// What stands behind the word reachable.
#[must_use]
pub fn record_note() -> Text {
    say!(
        "Reachable: waste that can go is gone, and no step waits where this file lists what it needs and records \
         no other reason, or gives habit as the reason. Floor: also without the orders that the questions ask about. \
         This is what the file says, not a legal opinion.",
        "可达：去掉可取消的非增值环节，并放开所需已列明而未记载其他理由、或理由仅为惯例的先后。\
         底线：另放开待核实的先后。以上为文件所载，不构成法律意见。",
    )
}

/// The two clocks.
#[must_use]
pub fn clocks_note(counted: Days, suspended: Days) -> Text {
    say!(
        "Of today's critical path {counted} days count towards the legal limit and {suspended} run outside it.",
        "现状关键路径中，计入法定时限 {counted} 天，不计入 {suspended} 天。",
    )
}

/// Why the cycle efficiency may be missing.
#[must_use]
pub fn efficiency_note() -> Text {
    say!(
        "Cycle efficiency is the work of adding steps on the critical path by the days; n/a where a step on it \
         lacks `value` or, if adding, `work`.",
        "流程周期效率 = 关键路径上增值环节的用时 ÷ 总时长；路径上有环节未写「价值」，或增值环节未写「用时」的，为无记录。",
    )
}

/// How many rows are left out, and how to see them.
#[must_use]
pub fn more(hidden: usize) -> Text {
    say!("({hidden} more; -v shows all)", "（另有 {hidden} 项，-v 显示全部）")
}

/// Steps left out in the middle of a path.
#[must_use]
pub fn more_steps(hidden: usize) -> Text {
    say!("({hidden} more steps)", "（中间 {hidden} 个环节）")
}

/// A step and how long it waits, for the reader of a list of names.
#[must_use]
pub fn list_of(shown: &[String], hidden: usize) -> Text {
    let (english, chinese) = (shown.join(", "), shown.join("、"));
    let total = shown.len() + hidden;
    match hidden {
        0 => Text::new(english, chinese),
        _ => say!("{english} and {hidden} more", "{chinese}等 {total} 项"),
    }
}

/// At most three names in quotes, in both languages.
fn names(names: &[String]) -> (String, String) {
    let shown = &names[..names.len().min(3)];
    let hidden = names.len() - shown.len();
    let english: Vec<String> = shown.iter().map(|name| format!("`{name}`")).collect();
    let chinese: String = shown.iter().map(|name| format!("「{name}」")).collect();
    match (english.as_slice(), hidden) {
        ([one], 0) => (one.clone(), chinese),
        ([head @ .., last], 0) => (format!("{} and {last}", head.join(", ")), chinese),
        _ => (format!("{} and {hidden} more", english.join(", ")), format!("{chinese}等 {} 个环节", names.len())),
    }
}

fn is_one(days: Days) -> bool {
    days.decimal() == Decimal::from(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Time;
    use crate::words::Lang;

    fn days(count: i64) -> Days {
        Time::from_thousandths(count).in_days(Time::from_thousandths(1))
    }

    #[test]
    fn the_headline_reads_as_a_minister_would_say_it() {
        let share = Some(Decimal::new(667, 1));
        let text = headline(days(45), days(15), days(15), share, Unit::Workday);
        assert_eq!(text.in_lang(Lang::English), "45 → 15 working days (−30, −66.7 %), floor 15");
        assert_eq!(text.in_lang(Lang::Chinese), "现状 45 个工作日，可达 15 个工作日（−30，−66.7%），底线 15");
    }

    #[test]
    fn one_day_is_a_day() {
        let text = headline(days(1), days(1), days(1), None, Unit::Day);
        assert_eq!(text.in_lang(Lang::English), "1 calendar day, today and reachable; floor 1");
    }

    #[test]
    fn long_lists_of_names_end_with_a_count() {
        let many: Vec<String> = ["a", "b", "c", "d", "e"].map(String::from).to_vec();
        assert_eq!(names(&many).0, "`a`, `b`, `c` and 2 more");
        assert_eq!(names(&many[..2]).0, "`a` and `b`");
        assert_eq!(names(&many).1, "「a」「b」「c」等 5 个环节");
    }
}
