//! The sentences of an analysis.

mod because;
mod granted;
mod questions;

use crate::model::{Days, Decimal, Unit};
use crate::text::{Text, joined, say, sentences};

pub use because::*;
pub use granted::granted;
pub use questions::*;

/// The headline that a minister reads: `45 working days today, 15 reachable
/// (−30, −66.7 %), floor 15`.
pub fn headline(today: Days, reachable: Days, floor: Days, share: Option<Decimal>, unit: Unit) -> Text {
    let saved = today.decimal().minus(reachable.decimal());
    let (english, chinese) = match unit {
        Unit::Workday => (if is_one(today) { "working day" } else { "working days" }, "工作日"),
        Unit::Day => (if is_one(today) { "calendar day" } else { "calendar days" }, "自然日"),
    };
    if today.decimal() == floor.decimal() {
        return say!(
            "{today} {english}: today, reachable and floor are the same",
            "{today} 个{chinese}（现状、可压缩至、理由问清后最短，三者相同）",
        );
    }
    let share = share.filter(|share| *share != Decimal::ZERO);
    let (less_english, less_chinese) = match share {
        _ if saved == Decimal::ZERO => ("unchanged".to_owned(), "不变".to_owned()),
        Some(share) => (format!("−{saved}, −{share} %"), format!("−{saved}，−{share}%")),
        None => (format!("−{saved}"), format!("−{saved}")),
    };
    say!(
        "{today} {english} today, {reachable} reachable ({less_english}), floor {floor}",
        "现状 {today} 个{chinese}，可压缩至 {reachable} 个{chinese}（{less_chinese}），理由问清后最短 {floor} 个",
    )
}

sentences! {
    /// The meaning of the two columns of the changes.
    pub fn changes_note(saved: Decimal) =
        "In the order in which they are made. `saves in sequence` adds up to {saved}; `saves alone` is each change \
         by itself and must not be summed."
        | "按实施顺序排列。「依次节省」一列合计 {saved} 天；「单独节省」一列为只作该项调整的效果，不得相加。";

    /// The meaning of the words reachable and floor.
    pub fn record_note() =
        "Reachable: waste that can go is gone; so is an order that the file calls habit, or where it says what the one \
         step gives and what the other needs, and that nothing is handed over. Floor: also without the orders for which \
         no reason is recorded; steps that are shortened or removed can bring it lower. This is what the file says, not \
         a legal opinion."
        | "可压缩至：可取消的非增值环节已取消；流程表写明是惯例的等待，以及写明前一环节产出什么、后一环节需要什么而两者并无\
         交接的等待，均已去掉。理由问清后最短：没有说明理由的等待也都去掉；环节本身再压缩或取消的，还可以更短。\
         以上依据流程表的记载，不是法律意见。";

    /// No step states its value.
    pub fn no_value_note() =
        "No step states its `value`: cycle efficiency, and what the steps are worth, are n/a."
        | "各环节均未写「价值」，流程周期效率和环节价值无记录。";

    /// Parts of a document that are hidden.
    pub fn more_parts(hidden: usize) =
        "{hidden} more parts are left out here; -v has all"
        | "此处略去 {hidden} 个部分，加 -v 全部列出";

    /// Findings of a rule that are hidden.
    pub fn more_of(rule: &str, hidden: usize) =
        "{hidden} more of `{rule}`; -v shows all"
        | "`{rule}` 另有 {hidden} 项，加 -v 全部显示";

    /// The number of hidden rows, and how to see them.
    pub fn more(hidden: usize) = "({hidden} more; -v shows all)" | "（另有 {hidden} 项，-v 显示全部）";

    /// Steps omitted in the middle of a path.
    pub fn more_steps(hidden: usize) = "({hidden} more steps)" | "（中间 {hidden} 个环节）";

    /// Only the longest bars are shown.
    pub fn longest_of(shown: usize, of: usize) =
        "(the {shown} longest of {of}; -v shows all)"
        | "（{of} 项中最长的 {shown} 项，-v 显示全部）";

    /// The last name of a list, and the number of further ones that are hidden.
    pub fn last_of(name: &str, hidden: usize, total: usize) = "{name}; {hidden} more" | "{name}等 {total} 项";

    /// A step that another follows without waiting for its end.
    pub fn not_its_end(name: &str) = "{name} (not its end)" | "{name}（不待完成）";

    /// The number of critical paths, where there are several.
    pub fn tied_paths(count: u64) =
        "One of {least_english}{count} critical paths of the same length. A step that is not on all of them saves \
         nothing alone."
        | "以上为其中一条，等长的关键路径{least_chinese} {count} 条。不在每条关键路径上的环节，单独压缩不缩短总时长。",
        where (least_english, least_chinese) = if count == u64::MAX { ("at least ", "至少有") } else { ("", "共") };

    /// The number of steps that follow the line above for no other reason.
    pub fn implicit_order(steps: usize, days: Days) =
        "{steps} {follow} the line above for no other reason; {days} {hang} on that. If {them} meant to run side by \
         side, write `after`."
        | "有 {steps} 个环节未写前置，按书写顺序排在上一行之后，由此占用 {days} 天。本可同时办理的，请写明「前置」。",
        where (follow, them) = if steps == 1 { ("step follows", "it was") } else { ("steps follow", "they were") },
        where hang = if is_one(days) { "day hangs" } else { "days hang" };

    /// Days that are stated as limits.
    pub fn limits_note(limits: usize, steps: usize) =
        "The days of {limits} of {steps} steps {days}: what is allowed, not what it took."
        | "{steps} 个环节中，{limits} 个的时长是期限，不是实际用去的天数。",
        where days = if limits == 1 { "are a limit, not an observation" } else { "are limits, not observations" };
}

/// There are no changes; there may be questions.
pub fn no_changes(questions: bool) -> Text {
    match questions {
        false => say!("None: every order has a recorded reason.", "无：各环节先后均有记载的理由。"),
        true => say!(
            "None: every order has a recorded reason, or the file does not say enough. See the questions.",
            "无：各环节先后均有记载的理由，或记载不足，见待核实的问题。",
        ),
    }
}

/// Changes that are hidden because they save nothing, perhaps beside others.
pub fn idle_changes(count: usize, beside_others: bool) -> Text {
    let changes = if count == 1 { "change saves" } else { "changes save" };
    let them = if count == 1 { "it" } else { "them" };
    match beside_others {
        true => {
            say!("{count} further {changes} no days (-v shows {them})", "另有 {count} 项不省天数（-v 显示）")
        }
        false => say!("{count} {changes} no days (-v shows {them})", "有 {count} 项调整，均不省天数（-v 显示）"),
    }
}

/// The meaning of a price, and why it may be 0.
pub fn not_offered_note(some_cost_nothing: bool) -> Text {
    let (english, chinese) = match some_cost_nothing {
        true => (" 0: another order or another path holds equally.", "0：另有先后或路径同样约束。"),
        false => ("", ""),
    };
    say!(
        "These orders rest on law, safety or nature, and bind. Price: the days that reachable would lose without the \
         order; prices must not be summed.{english}",
        "以下先后有法律、安全或客观上的理由，且决定时长。右列为不受此限可少的天数，不得相加。{chinese}",
    )
}

/// Days that are stated as ranges without a likely value.
pub fn ranges_note(ranges: usize, steps: usize) -> Text {
    let are = if ranges == 1 { "are a range, counted at its middle" } else { "are ranges, counted at their middle" };
    say!("The days of {ranges} of {steps} steps {are}.", "{steps} 个环节中，{ranges} 个的时长是范围，按中间值计算。")
}

/// The time inside the limit and the two steps between which it runs, beside
/// the promised limit, the allowed limit and its extension, each in both
/// languages.
pub fn inside_note(from: Option<String>, to: Option<String>, time: &Text, limits: [Option<Text>; 3]) -> Text {
    let from = match from {
        Some(step) => say!("from the end of `{step}`", "自「{step}」完成"),
        None => say!("from the start", "自开始"),
    };
    let to = match to {
        Some(step) => say!("to the end of `{step}`", "至「{step}」完成"),
        None => say!("to the end", "至结束"),
    };
    let called = [("promised", "承诺"), ("statutory", "法定"), ("may be extended by", "可延长")];
    let limits = called.into_iter().zip(limits).filter_map(|(called, limit)| Some((called, limit?)));
    let limits: Vec<Text> = limits
        .map(|(called, limit)| say!("; {called} {limit}", "；{called} {limit}", both(called), both(limit)))
        .collect();
    let limits = joined(&limits, "", "");
    say!(
        "Inside the limit, {from} {to}: {time}{limits}.",
        "时限内（{from}{to}）：{time}{limits}。",
        both(from),
        both(to),
        both(time),
        both(limits)
    )
}

/// The number of steps that only a share of the cases takes, and the mean
/// length, where it is known.
pub fn mean_note(steps: usize, mean: Option<Decimal>) -> Text {
    let (take, english) = if steps == 1 { ("step is", "it") } else { ("steps are", "them") };
    let (mean, mean_zh) = match mean {
        Some(mean) => {
            (format!("over all applications it is {mean} days on average"), format!("全部办件平均 {mean} 天"))
        }
        None => ("the average over all applications is n/a".to_owned(), "全部办件的平均天数无法计算".to_owned()),
    };
    say!(
        "{steps} {take} taken by a share of the applications only. The days are those of one that takes {english}; \
         {mean}.",
        "有 {steps} 个环节只有部分办件经过，以上天数为全部经过的办件；{mean_zh}。",
    )
}

/// The steps from which cases return, each with its target and share: `(step,
/// back_to, share)`.
pub fn returns_note(returns: &[(String, String, Decimal)]) -> Text {
    let share = |chance: &Decimal| Decimal::new(chance.mantissa() * 100, chance.scale());
    let english: Vec<String> =
        returns.iter().map(|(step, to, chance)| format!("{} % from `{step}` to `{to}`", share(chance))).collect();
    let chinese: Vec<String> =
        returns.iter().map(|(step, to, chance)| format!("「{step}」有 {}% 退回「{to}」", share(chance))).collect();
    let (english, chinese) = (english.join(", "), chinese.join("，"));
    say!(
        "Cases return: {english}. The days are those of a case that does not.",
        "退回补正：{chinese}。以上天数不含退回。",
    )
}

/// The two clocks.
pub fn clocks_note(has_limit: bool, is_whole: bool, counted: Days, suspended: Days) -> Text {
    match (has_limit, is_whole) {
        (false, _) => say!(
            "Of today's critical path {counted} days are counted and {suspended} suspended; the file states no limit of \
             the whole.",
            "现状关键路径中，计时 {counted} 天，不计时 {suspended} 天；流程表未写明整体时限。",
        ),
        (true, false) => say!(
            "Of today's critical path {counted} days are counted and {suspended} suspended; the limit runs over a part \
             of it only.",
            "现状关键路径中，计时 {counted} 天，不计时 {suspended} 天；时限只管其中一段。",
        ),
        (true, true) => say!(
            "Of today's critical path {counted} days count towards the limit and {suspended} do not.",
            "现状关键路径中，计入时限 {counted} 天，不计入 {suspended} 天。",
        ),
    }
}

/// The meaning of the cycle efficiency; that it may be missing; that it falls.
pub fn efficiency_note(missing: bool, falls: bool) -> Text {
    let (missing_english, missing_chinese) = match missing {
        true => (
            "; n/a where a step on it lacks `value` or, if adding, `work` on the clock of the days",
            "；路径上有环节未写「价值」，或增值环节未写「用时」、用时与总时长口径不同的，为无记录",
        ),
        false => ("", ""),
    };
    let (falls_english, falls_chinese) = match falls {
        true => (
            " It falls here since adding work, too, leaves the critical path.",
            "此处下降，因为增值用时也随之移出关键路径。",
        ),
        false => ("", ""),
    };
    say!(
        "Cycle efficiency is the work of the adding steps on the critical path divided by the days\
         {missing_english}.{falls_english}",
        "流程周期效率 = 关键路径上增值环节的实际办理时间 ÷ 总时长{missing_chinese}。{falls_chinese}",
    )
}

fn is_one(days: Days) -> bool {
    days.decimal() == Decimal::from(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Time;
    use crate::text::Lang;

    fn days(count: i64) -> Days {
        Time::from_thousandths(count).in_days(Time::from_thousandths(1))
    }

    #[test]
    fn the_headline_reads_as_a_minister_would_say_it() {
        let share = Some(Decimal::new(667, 1));
        let text = headline(days(45), days(15), days(15), share, Unit::Workday);
        assert_eq!(text.in_lang(Lang::English), "45 working days today, 15 reachable (−30, −66.7 %), floor 15");
        assert_eq!(
            text.in_lang(Lang::Chinese),
            "现状 45 个工作日，可压缩至 15 个工作日（−30，−66.7%），理由问清后最短 15 个"
        );
    }

    #[test]
    fn what_does_not_change_is_said_once() {
        let text = headline(days(1), days(1), days(1), None, Unit::Day);
        assert_eq!(text.in_lang(Lang::English), "1 calendar day: today, reachable and floor are the same");
        assert_eq!(text.in_lang(Lang::Chinese), "1 个自然日（现状、可压缩至、理由问清后最短，三者相同）");
        let text = headline(days(20), days(20), days(9), None, Unit::Workday);
        assert_eq!(text.in_lang(Lang::English), "20 working days today, 20 reachable (unchanged), floor 9");
    }
}
