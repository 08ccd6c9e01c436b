//! The sentences of a proposal.

use crate::levers::{Grade, Means, Offer, Warning};
use crate::model::{Clock, Days, Decimal, Lever, Spelled, StepId, Unit};
use crate::report::diff::say::signed;
use crate::text::labels::{Label, labels};
use crate::text::{Text, amounts, joined, names, say, sentences};

labels! {
    /// Title of the package.
    PACKAGE = "The package" | "改革方案";
    /// The grade of a change.
    GRADE = "grade" | "性质";
    /// The basis of a change.
    BASIS = "basis" | "依据";
    /// The other figures that change.
    ALSO = "what else changes" | "其他变化";
    /// Title of the bars.
    WATERFALL = "From today to the package" | "由现状到方案";
    /// Title of the savings that only a decree makes.
    BY_DECREE = "By decree" | "只靠压缩时限";
    /// Title of the options that are not offered.
    NOT_OFFERED = "Considered and not offered" | "考虑过而未采用";
    /// Title of further options.
    FURTHER = "Not in this package" | "未列入本方案";
    /// The reason.
    WHY = "why" | "原因";
    /// Title of the questions that remain.
    QUESTIONS = "Questions that remain" | "尚待核实的问题";
    /// Title of the step that holds the end now.
    BOTTLENECK = "What holds the end now" | "采用后的瓶颈";
    /// Title of the bases that the file states.
    RESTS_ON = "What it rests on" | "依据的规定";
    /// Title of the points to check before.
    CHECK_FIRST = "Check first" | "采用之前须核实";
    /// The end of the waterfall.
    REACHED = "with this package" | "采用本方案后";
}

/// A grade for people.
pub const fn grade(grade: Grade) -> Label {
    match grade {
        Grade::Free => Label::new("free", "无须许可"),
        Grade::Answer => Label::new("an answer", "问题的答复"),
        Grade::Granted => Label::new("granted", "有据可用"),
        Grade::Suggested => Label::new("check first", "须先核实"),
        Grade::Found => Label::new("found", "对比得出"),
    }
}

/// The name of a change.
pub fn means(means: Means) -> Text {
    match means {
        Means::Lever(lever) => lever.into(),
        Means::Answer => say!("need not wait", "不必等待"),
        Means::PaperNotNeeded(_) => say!("paper not needed", "不需要该材料"),
    }
}

/// `45 working days today, 32 with no new permission, 15 with what the file
/// grants (−30)`.
pub fn headline(today: Days, reachable: Days, reached: Days, unit: Unit, with: &Text) -> Text {
    let (english, chinese) = amounts::days(today, unit.clock());
    let kind = match unit.clock() {
        Clock::Working => "个工作日",
        Clock::Calendar => "个自然日",
    };
    let saved = today.decimal().minus(reached.decimal());
    let change = match saved == Decimal::ZERO {
        true => say!("no change", "没有变化"),
        false => Text::verbatim(signed(Decimal::ZERO.minus(saved))),
    };
    say!(
        "{english} today, {reachable} with no new permission, {reached} {with} ({change})",
        "现状 {chinese}，无须许可的改动做完为 {reachable} {kind}，{with}为 {reached} {kind}（{change}）",
        both(with),
        both(change)
    )
}

/// The parts of the package, for the headline.
pub fn with(granted: bool, suggested: bool, answers: bool) -> Text {
    match (granted, suggested, answers) {
        (_, true, _) => say!("with what is suggested, too", "连同建议的举措"),
        (true, false, false) => say!("with what the file grants", "采用有据可用的举措"),
        (true, false, true) => {
            say!("with what the file grants and the questions answered", "采用有据可用的举措并答复问题")
        }
        (false, false, true) => say!("with the questions answered", "答复问题后"),
        (false, false, false) => say!("with the package", "采用本方案"),
    }
}

sentences! {
    /// The meaning of the columns.
    pub fn package_note(saved: Decimal) =
        "In the order in which they are made, what needs no permission first. `in sequence` adds up to {saved}; \
         `alone` is each by itself and must not be summed."
        | "按作出的先后排列，无须许可的在前。「依次节省」一列合计 {saved} 天；「单独节省」不得相加。";

    /// Nothing is in the package, and what the file grants is left out.
    pub fn nothing_needed() = "None: no change is needed." | "无：不需要任何改动。";

    /// Days that are only decreed.
    pub fn by_decree(saved: Days) =
        "{saved} of the days above are taken off by a shorter limit alone: nothing in the work changes. They are \
         promised, not proven."
        | "以上节省的天数中有 {saved} 天只靠压缩时限，办理方式没有变化：这是承诺，不是测算。";

    /// Where it is said when a lever may be used.
    pub fn explained() =
        "When a lever may be used: `reengineer explain LEVER`."
        | "各项举措的适用条件，见 `reengineer explain 举措`。";

    /// The options that were left out, on a paper.
    pub fn not_in_package() =
        "None of these is counted. What is to be checked first needs a basis before it may be used."
        | "以上各项均未计入。须先核实的，找到依据后方可采用。";

    /// The reason that nothing would be left of a file.
    pub fn nothing_left() =
        "every step is marked as waste that can go: nothing would be left to propose"
        | "各环节均为可取消的非增值环节，无可提出的方案";

    /// The path of the new definition.
    pub fn written(path: &str) = "wrote the new definition to {path}" | "新的流程表已写入 {path}";

    /// A file with several cases is not rewritten.
    pub fn cases_are_not_written() =
        "a definition with cases is not rewritten: what changes in one case would change in all; leave out `-o`, make \
         the changes by hand, and `diff` says what they do in each case"
        | "含多种情形的流程表不予改写：一种情形的变化会波及全部情形；请去掉 `-o`，自行修改，再用 `diff` 看各情形有何变化";

    /// A text that cannot be changed in place.
    pub fn unwritable(file: &str, line: usize, column: usize) =
        "{file}:{line}:{column}: what stands here cannot be changed in place (an anchor, an alias or a merged map); \
         nothing is written"
        | "{file}:{line}:{column}：此处不能就地改写（锚点、别名或合并的映射），未写入任何内容";

    /// A text that would not have the intended meaning.
    pub fn unproven(file: &str) =
        "{file}: the new text does not read as it was meant, or loses a comment; nothing is written. This is a mistake \
         of the program, please report it; a file laid out by `reengineer fmt` is easier to change"
        | "{file}：改写后的文本与本意不符，或丢失注释，未写入任何内容。这是程序的错误，请予报告；先用 `reengineer fmt` 整理版式，更易改写";

    /// Work done in vain in the mean.
    pub fn in_vain(days: Days) = "work in vain +{more} in the mean" | "平均多做无用功 {days} 天",
        where more = amounts::plain_days(days.decimal());

    /// The point to check before using a lever without a basis in the file.
    pub fn check_first(lever: Lever) =
        "it needs a basis, and the file states none: see whether `{english}` may be used here, then write the basis \
         under `may`"
        | "需要依据，流程表没有写明：请核实在此能否采用「{chinese}」，找到依据后写入「可适用」",
        where (english, chinese) = (lever.english(), lever.chinese());

    /// The same where the law of the country has a basis that may apply.
    pub fn check_against(lever: Lever, basis: &Text) =
        "the file states no basis. To be considered: {basis} See whether `{english}` may be used here, then write the \
         basis that applies under `may`"
        | "流程表没有写明依据，可对照：{basis}请核实在此能否采用「{chinese}」，依据适用的，写入「可适用」",
        both(basis),
        where (english, chinese) = (lever.english(), lever.chinese());

    /// The levers that rest on a basis, each with its places.
    pub fn rests_on(basis: &str, levers: &[Text]) =
        "{basis}: {levers}" | "{basis}：{levers}", both(levers), where levers = joined(levers, "; ", "；");

    /// What is to be checked of a lever at some places.
    pub fn told_of(lever: &Text, point: &Text) = "{lever}: {point}" | "{lever}：{point}", both(lever), both(point);
}

/// The ways to include options of these grades that were left out; `None` where
/// there are none.
pub fn further_note(has: impl Fn(Grade) -> bool) -> Option<Text> {
    let granted = say!("What is granted counts where `--levers` names it.", "有据可用的，用 `--levers` 点名即计入。");
    let suggested = say!(
        "What is to be checked first counts with `--levers suggested`; what there is to check stands on the page of the \
         lever: `reengineer explain LEVER`.",
        "须先核实的，用 `--levers suggested` 计入；须核实什么，见 `reengineer explain 举措`。",
    );
    let answers = say!("Answers count with `--answers`.", "问题的答复，用 `--answers` 计入。");
    let notes = [(Grade::Granted, granted), (Grade::Suggested, suggested), (Grade::Answer, answers)];
    let notes: Vec<Text> = notes.into_iter().filter(|(grade, _)| has(*grade)).map(|(_, note)| note).collect();
    (!notes.is_empty()).then(|| joined(&notes, " ", ""))
}

/// Nothing is in the package. `signs`: whether levers without a basis in the
/// file show the signs; `may_ask`: whether the reader can ask for them.
pub fn empty(signs: bool, may_ask: bool) -> Text {
    if signs && !may_ask {
        return say!(
            "The file grants no lever that helps here. `may` under a step or a paper says what the law allows there; \
             some levers show their signs and need a basis first.",
            "流程表没有写明在此可用的举措。法律允许的举措，请写在环节或材料的「可适用」下；有的举措从迹象看可考虑，须先找到依据。",
        );
    }
    if signs {
        return say!(
            "The file grants no lever that helps here. `may` under a step or a paper says what the law allows there; \
             `--levers suggested` counts what the signs speak for.",
            "流程表没有写明在此可用的举措。请在环节或材料的「可适用」下写明法律允许的举措；`--levers suggested` 计入从迹象看可考虑的举措。",
        );
    }
    say!(
        "The file grants no lever that helps here, and no lever shows its signs. `may` under a step or a paper says what \
         the law allows there.",
        "流程表没有写明在此可用的举措，也没有迹象指向其他举措。法律允许的举措，请写在环节或材料的「可适用」下。",
    )
}

/// The longest step on the critical path, before and after.
pub fn bottleneck(before: &str, after: &str) -> Text {
    if before == after {
        return say!("`{after}` still holds the end longest.", "「{after}」仍是最长的一环。");
    }
    say!(
        "Today `{before}` holds the end longest; with this package it is `{after}`.",
        "现状最长的一环是「{before}」，采用本方案后是「{after}」。",
    )
}

/// The steps whose questions the package takes for answered.
pub fn assumed(steps: &[String]) -> Text {
    let (english, chinese) = names(steps);
    say!(
        "questions at {english}: the answers are assumed here and stand in no file; ask before anything is built on them",
        "{chinese}：此处假设问题已有答案，流程表并未写明；须先问清，再据此设计",
    )
}

/// The warning beside an option. `step` gives names.
pub fn warning(warning: Warning, step: &dyn Fn(StepId) -> String) -> Text {
    match warning {
        Warning::ClocksStartTogether => say!(
            "one window starts every clock at once: the limits of the matters run side by side",
            "统一受理后，各事项的时限同时起算",
        ),
        Warning::JointLimit => say!(
            "joint handling is bound to 45 days, 15 more where extended (行政许可法 article 42)",
            "联合办理不得超过四十五日，经批准可延长十五日（行政许可法第四十二条）",
        ),
        Warning::SpecialProcedure(other) => {
            let other = step(other);
            say!(
                "the matter has `{other}`, an inspection, a public notice or a suspended step: see whether it stays",
                "该事项的「{other}」属踏勘、公示或不计时限的环节：须核实是否仍要办理",
            )
        }
        Warning::CorePaper => {
            say!("see that none of the papers is a core paper of the review", "须核实所缺材料不是主审要件")
        }
        Warning::LimitDropped => say!(
            "the limits of the single steps are left out: say which limit the merged one has",
            "各环节原有的限时未予保留：请重新写明合并后的限时",
        ),
        Warning::NoTail => say!(
            "the step decides its matter: what follows has to be there when it ends, a `tail` counts for nothing",
            "该环节就是本事项的决定：后补的材料在其办结前到齐即可，所写的「收尾」不起作用",
        ),
        Warning::ShortTail => say!(
            "the `tail` is longer than the decision takes: only as long is waited",
            "所写的「收尾」比作出决定的时长还长，只按后者计",
        ),
        Warning::ByDecree => say!(
            "the merged step takes fewer days than its parts need on record: what is below is by decree",
            "合并后的时长少于各部分依记录所需的天数，少的部分只靠压缩时限",
        ),
        Warning::HeldByQuestions => say!(
            "it saves little while the file does not say why the next review waits",
            "后续审查为何等待尚未写明，故节省有限",
        ),
    }
}

/// A limit that ran from or to the end of a step that goes: the limit of a
/// step, or the process's own.
pub fn limit_lost(step: Option<&str>) -> Text {
    match step {
        Some(step) => say!(
            "the limit of `{step}` ran from a step that goes: say anew from when it runs, it is left out",
            "「{step}」的限时原从一个已取消的环节起算，未予保留：请重新写明从何时起算",
        ),
        None => say!(
            "the limits of the process ran from or to a step that goes: say anew between which steps they run",
            "流程时限的起点或终点环节已取消：请重新写明起止环节",
        ),
    }
}

/// The reason an option is in the package.
pub fn because(offer: &Offer) -> Text {
    let basis = &offer.permit.basis;
    match (offer.grade, offer.means) {
        (Grade::Granted, _) if !basis.is_empty() => say!("the file permits it: {basis}", "流程表写明可用：{basis}"),
        (Grade::Granted, _) => say!("the file permits it", "流程表写明可用"),
        (Grade::Suggested, _) => {
            say!("the signs speak for it; no basis is on file", "从迹象看可考虑，流程表未写明依据")
        }
        (_, Means::PaperNotNeeded(_)) => say!("assumed: the paper is not needed", "假设不需要该材料，须先核实"),
        _ => say!("assumed: nothing makes it wait", "假设没有须等待的理由，须先核实"),
    }
}
