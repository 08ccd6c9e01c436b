//! The sentences of a search.

use crate::levers::Offer;
use crate::model::{Days, Decimal, StatedFigure, Unit};
use crate::report::propose::say::means;
use crate::text::labels::{Label, labels};
use crate::text::{Lang, Text, amounts, joined, say, sentences};

labels! {
    /// Title of the answer to a goal.
    GOAL = "The goal" | "目标";
    /// The most that a goal allows.
    MOST = "at most" | "不超过";
    /// Whether the goal is reached.
    IS_REACHED = "reached" | "是否达到";
    /// The least cost of a package that reaches the goal.
    LEAST_COST = "least cost" | "最小代价";
    /// Title of the cheapest package without one of the options.
    ALTERNATIVE = "The next cheapest" | "代价次小的方案";
    /// Title of the options in the order of their contribution.
    DECISIONS = "Who decides, in order of what each brings" | "由谁决定，按贡献排列";
    /// The party that decides.
    BY = "decided by" | "由谁决定";
    /// The contribution of an option.
    BRINGS = "brings" | "贡献";
    /// Title of what is counted where no package reaches a goal that is not
    /// about days.
    COUNTED = "What the rest is made of" | "余下的来自";
    /// Title of the orders that hold the rest.
    HELD_BY = "What holds the rest" | "其余时间受制于";
    /// Title of the frontier.
    FRONTIER = "What each further permission is worth" | "每多一项许可可再减多少天";
    /// The cost of a package.
    COST = "cost" | "代价";
    /// The days with a package.
    DAYS = "days" | "天数";
    /// The options that the package above does not have.
    PACKAGE = "package" | "方案";
    /// Title of the contributions of the levers.
    SHARES = "What each contributes, whatever the order" | "各项贡献，与先后无关";
    /// The contributor.
    OF = "of" | "来自";
    /// The error of a share.
    ERROR = "error" | "误差";
    /// Waste that can go.
    WASTE = "waste that can go" | "可取消的非增值环节";
    /// Habit that can go.
    HABIT = "habit that can go" | "可取消的惯例等待";
    /// The answers.
    ANSWERS = "the answers to the questions" | "问题的答复";
    /// No option saves anything beyond the changes that are free.
    NO_FURTHER = "No package of these options takes off more than what needs no permission."
        | "这些举措无论怎样组合，都不比无须许可的做法减得更多。";
    /// There is nothing to share out.
    NOTHING = "There is no option, and nothing that can go without one." | "没有可用的举措，也没有无须许可即可取消的等待或环节。";
    /// No option.
    NO_OPTION = "nothing that needs a permission" | "无须许可";
}

/// `parallel at Review`.
pub(super) fn option(offer: &Offer, place: &Text) -> Text {
    let name = means(offer.means);
    let of = |lang: Lang| (name.in_lang(lang), place.in_lang(lang));
    let (english, chinese) = (of(Lang::English), of(Lang::Chinese));
    Text::new(format!("{} at {}", english.0, english.1), format!("{}：{}", chinese.1, chinese.0))
}

/// A figure of a goal with a number: `15 working days`, `3 visits`.
pub(super) fn amount(measure: StatedFigure, number: Result<Days, u64>, unit: Unit) -> Text {
    match (measure, number) {
        (_, Ok(days)) => amounts::days(days, unit.clock()).into(),
        (figure, Err(count)) => {
            let (one, _) = figure.one().expect("days are told as days");
            Text::new(amounts::count(count, one), format!("{} {count}", figure.chinese()))
        }
    }
}

/// Options one behind the other, each of which may name several steps.
pub(super) fn options(texts: &[Text]) -> Text {
    joined(texts, "; ", "；")
}

fn together(texts: &[Text]) -> Text {
    joined(texts, ", ", "、")
}

/// The goal is reached.
pub(super) fn reached(cost: u64, options: usize) -> Text {
    if options == 0 {
        return say!("Reached without any permission.", "已达到，无须任何许可。");
    }
    let english = amounts::count(options as u64, "option");
    if cost == options as u64 {
        return say!(
            "Reached with {english}. No package of fewer reaches it: every one was considered.",
            "采用 {options} 项举措即可达到。已核对全部组合，没有更少的方案。",
        );
    }
    say!(
        "Reached with {english} at a cost of {cost}. No cheaper package reaches it: every one was considered.",
        "采用 {options} 项举措即可达到，代价 {cost}。已核对全部组合，没有代价更小的方案。",
    )
}

sentences! {
    /// Options of the package that the case shown does not have.
    pub(super) fn of_other_cases(options: &[Text], shown: &str) =
        "For other cases only: {options}. A goal holds in every case; this page shows the case `{shown}`."
        | "只用于其他情形：{options}。目标在各种情形都须达到；本页所列为情形「{shown}」。", both(options),
        where options = self::options(options);

    /// An option that another case has than the one shown.
    pub(super) fn in_case(option: &Text, case: &str) =
        "{option} (case `{case}`)" | "{option}（情形「{case}」）", both(option);

    /// The case in which the goal is missed.
    pub(super) fn missed(case: &str, amounts: &[Text]) =
        "It is missed in the case `{case}`, which comes to {amounts} with this package."
        | "情形「{case}」达不到：采用该方案后为 {amounts}。", both(amounts),
        where amounts = together(amounts);

    /// Title of the orders that hold the rest in a case.
    pub(super) fn held_by_in(case: &str) = "What holds the rest in the case `{case}`" | "情形「{case}」的其余时间受制于";

    /// The goal is reached; it is not known whether that is possible for less.
    pub(super) fn bounded(cost: u64, bound: u64) =
        "Reached at a cost of {cost}. The time to search ended before it was known whether a cheaper package reaches \
         it: none costs less than {bound}."
        | "可以达到，代价 {cost}。搜索时间已到，尚不知有无代价更小的方案；任何方案的代价不小于 {bound}。";

    /// It is not known whether the goal can be reached.
    pub(super) fn unknown(bound: u64) =
        "No package that reaches it was found in the time to search. One that does costs at least {bound}."
        | "在搜索时间内未找到能达到目标的方案。如有，代价不小于 {bound}。";

    /// There is no other package.
    pub(super) fn no_alternative() =
        "No other package reaches it without one of these."
        | "缺少其中任何一项，都没有别的方案能达到目标。";

    /// The goal itself.
    pub(super) fn at_most(amounts: &[Text]) = "At most {amounts}." | "不超过：{amounts}。", both(amounts),
        where amounts = together(amounts);

    /// The options that every package needs.
    pub(super) fn in_every(options: &[Text], others: usize) =
        "In every package that reaches it: {options}{more}."
        | "凡能达到目标的方案都须有：{options}{more}。", both(options), both(more),
        where (options, more) = (self::options(options), and_others(others));

    /// The next cheapest package.
    pub(super) fn alternative(options: &[Text], cost: u64, days: &Text) =
        "Where one of these is not to be had, the next cheapest, at a cost of {cost} and {days}: {options}."
        | "如其中一项不可行，代价次小的方案（代价 {cost}，{days}）：{options}。", both(days), both(options),
        where options = self::options(options);
}

/// No package reaches the goal.
pub(super) fn out_of_reach(smallest: &[Text], is_known: bool) -> Text {
    let least = together(smallest);
    if is_known {
        return say!(
            "Not reached by any package of these options. The least that any reaches, each figure by itself: {least}.",
            "这些举措的任何组合都达不到。各项指标单独所能达到的最小值：{least}。",
            both(least)
        );
    }
    say!(
        "Not reached by any package of these options. The least that was found, each figure by itself: {least}.",
        "这些举措的任何组合都达不到。各项指标单独找到的最小值：{least}。",
        both(least)
    )
}

/// The package that comes closest.
pub(super) fn closest(within: &[Text], is_cheapest: bool) -> Text {
    let within = together(within);
    if is_cheapest {
        return say!(
            "The package below is the cheapest with at most {within}.",
            "以下方案是不超过 {within} 的方案中代价最小者。",
            both(within)
        );
    }
    say!("The package below comes to at most {within}.", "以下方案不超过 {within}。", both(within))
}

/// An order that stays: `B follows A: law, 某法第一条`.
pub(super) fn held(step: &str, waits_for: &str, reason: Label, basis: Option<&str>) -> Text {
    let held =
        say!("`{step}` follows `{waits_for}`: {reason}", "「{step}」在「{waits_for}」之后：{reason}", both(reason));
    match basis {
        Some(basis) => say!("{held}, {basis}", "{held}，{basis}", both(held)),
        None => held,
    }
}

/// The steps, or the names, that make up a figure: `visits 4: A 2, B 2`.
pub(super) fn counted(figure: &Text, of: &[Text]) -> Text {
    let of = together(of);
    say!("{figure}: {of}", "{figure}：{of}", both(figure), both(of))
}

/// A step with the part of a figure that it makes up.
pub(super) fn with_part(step: &str, part: u32) -> Text {
    say!("{step} {part}", "{step} {part}")
}

/// The meaning of the frontier.
pub(super) fn frontier_note(is_whole: bool) -> Text {
    if is_whole {
        return say!(
            "Each row is the least days that any package of its cost reaches; what is not listed takes off nothing \
             more.",
            "每行是该代价下任何方案所能达到的最少天数；未列出的代价不能再减少天数。",
        );
    }
    say!(
        "Each row is the least days that any package of its cost reaches. The time to search ended: dearer packages \
         may take off more.",
        "每行是该代价下任何方案所能达到的最少天数。搜索时间已到，代价更大的方案可能还能再减。",
    )
}

/// The frontier in one line: each cost with its days, and the number of
/// packages that are omitted.
pub(in crate::report::propose) fn frontier_line(points: &[(u64, Days)], others: usize) -> Text {
    let point = |(cost, days): &(u64, Days)| say!("{days} at a cost of {cost}", "代价 {cost} 时 {days} 天");
    let points = joined(&points.iter().map(point).collect::<Vec<_>>(), ", ", "，");
    let more = and_others(others);
    say!(
        "What each further permission is worth, in days: {points}{more}.",
        "每多一项许可可再减多少天：{points}{more}。",
        both(points),
        both(more)
    )
}

/// The shares in one line, and the number that are omitted.
pub(in crate::report::propose) fn shares_line(shares: &[(Text, Decimal)], others: usize) -> Text {
    let share = |(of, days): &(Text, Decimal)| say!("{of} {days}", "{of} {days}", both(of));
    let shares = options(&shares.iter().map(share).collect::<Vec<_>>());
    let more = and_others(others);
    say!(
        "What each contributes, in days, whatever the order: {shares}{more}.",
        "各项贡献的天数，与先后无关：{shares}{more}。",
        both(shares),
        both(more)
    )
}

/// Options that the file grants and that are not counted, each with what it
/// takes off alone, and the number that are omitted.
pub(super) fn not_counted(left: &[(Text, Days)], others: usize) -> Text {
    let named: Vec<Text> = left
        .iter()
        .map(|(of, days)| {
            let alone = amounts::plain_days(days.decimal());
            say!("{of} ({alone} alone)", "{of}（单独可省 {days} 天）", both(of))
        })
        .collect();
    let named = options(&named);
    let more = and_others(others);
    say!(
        "Granted in the file, and not counted in this package: {named}{more}.",
        "流程表载明有据可用、本方案未计入：{named}{more}。",
        both(named),
        both(more)
    )
}

fn and_others(count: usize) -> (String, String) {
    if count == 0 {
        return Default::default();
    }
    (format!("; {count} more in the full report"), format!("；另有 {count} 项见完整报告"))
}

/// The meaning of the shares.
pub(super) fn shares_note(saved: Decimal, sampled: Option<u64>) -> Text {
    match sampled {
        None => say!(
            "In the mean over every order in which they could be made (Shapley value): days that either of two takes \
             off are shared between them. Together {saved}, but for rounding.",
            "在所有可能的先后次序中取平均（沙普利值）：两项都能减掉的天数由两者分摊。除舍入外合计 {saved}。",
        ),
        Some(orders) => say!(
            "In the mean over {orders} orders in which they could be made, drawn at random (Shapley value, with the \
             standard error): days that either of two takes off are shared between them. Together {saved}, but for \
             rounding.",
            "在随机抽取的 {orders} 种先后次序中取平均（沙普利值，附标准误差）：两项都能减掉的天数由两者分摊。\
             除舍入外合计 {saved}。",
        ),
    }
}
