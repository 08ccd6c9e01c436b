//! The sides of a comparison, and the errors that stop it.

use crate::model::StatedFigure;
use crate::text::{Lang, Text, amounts::count, say, sentences};

sentences! {
    /// A definition that only the new side has.
    pub fn only_new(file: &str) =
        "`{file}` is new: there is nothing to compare it with"
        | "「{file}」为新增，没有可比的旧版本";

    /// A definition that only the old side has.
    pub fn only_old(file: &str) =
        "`{file}` is gone: the new side has no such definition"
        | "「{file}」已删除，新的一侧没有该流程表";

    /// A file against a folder.
    pub fn file_and_folder(file: &str, folder: &str) =
        "`{file}` is a file and `{folder}` a folder; compare two files or two folders"
        | "「{file}」是文件，「{folder}」是文件夹；请比较两个文件或两个文件夹";

    /// A folder without definitions.
    pub fn no_definitions(old: &str, new: &str) =
        "no definitions in `{old}` and `{new}`"
        | "「{old}」与「{new}」中都没有流程表";

    /// Both sides are empty.
    pub fn nothing_twice() =
        "both sides are `/dev/null`: there is nothing to compare"
        | "两侧都是 /dev/null，没有可比的内容";

    /// A gate that is broken.
    pub fn gate_broken(gate: &str, file: &str, before: &str, after: &str) =
        "gate `{gate}` is broken in `{file}`: {before} → {after}"
        | "「{file}」未通过门槛 {gate}：{before} → {after}";

    /// A gate that is broken by a published figure.
    pub fn gate_broken_by_claim(gate: &str, file: &str, about: &Text, published: &str, found: &str) =
        "gate `{gate}` is broken in `{file}`: {about} published as {published}, found {found}"
        | "「{file}」未通过门槛 {gate}：{about}公布为 {published}，实算 {found}", both(about);

    /// A gate that cannot be decided.
    pub fn gate_untold(gate: &str, file: &str) =
        "gate `{gate}` cannot be judged in `{file}`: the two sides are not versions of one process on one clock"
        | "「{file}」无法判断门槛 {gate}：两侧不是同一计时方式下同一流程的两个版本";

    /// An invalid limit of days.
    pub fn no_increase(text: &str) =
        "`{text}` is not an increase; write a number of days like `2`, or a share like `10%`"
        | "「{text}」不是增幅；应为天数（如 2）或百分比（如 10%）";

    /// A side that does not exist.
    pub fn no_such_side(file: &str) =
        "there is no file `{file}`; a side that does not exist is `/dev/null`, and an earlier version `REV:path`"
        | "没有文件「{file}」；不存在的一侧请写 /dev/null，先前的版本请写 `REV:路径`";

    /// A definition that exists and is not compared.
    pub fn left_out(file: &str, why: &Text) = "`{file}` is not compared: {why}" | "未比较「{file}」：{why}", both(why);

    /// A gate that is broken by a definition that is gone.
    pub fn gate_broken_by_gone(file: &str) =
        "gate `gone` is broken: the new side has no `{file}`"
        | "未通过门槛 gone：新的一侧没有「{file}」";

    /// A gate that is broken by a definition that is excluded.
    pub fn gate_broken_by_left_out(file: &str, why: &Text) =
        "gate `left-out` is broken by `{file}`: {why}"
        | "「{file}」未通过门槛 left-out：{why}", both(why);

    /// Gates that cannot be decided for a new definition.
    pub fn gate_untold_of_new(file: &str) =
        "the gates cannot judge `{file}`, which is new; `--allow-new` accepts it"
        | "「{file}」为新增，无法判断是否通过门槛；可用 `--allow-new` 接受";

    /// Gates that cannot be decided for a definition that is gone.
    pub fn gate_untold_of_gone(file: &str) =
        "the gates cannot judge `{file}`, which is gone"
        | "「{file}」已不存在，无法判断是否通过门槛";

    /// Gates hold, but no definition on both sides was judged by them.
    pub fn nothing_judged() =
        "no definition is on both sides: the gates judged nothing"
        | "没有两侧都有的流程表，门槛未作任何判断";

    /// A file with an unresolved merge conflict.
    pub fn unmerged(file: &str) = "`{file}` is not merged yet" | "「{file}」尚未合并";

    /// A command for git that was called by hand.
    pub fn not_from_git() =
        "git-diff is for git, which gives it seven arguments: git config diff.reengineer.command 'reengineer git-diff'"
        | "git-diff 供 git 调用，由它给出七个参数：git config diff.reengineer.command 'reengineer git-diff'";

    /// A side that is a link or a submodule.
    pub fn no_file(file: &str) =
        "`{file}` is a link or a submodule, no definition"
        | "「{file}」是链接或子模块，不是流程表";

    /// The number of pairs that were compared.
    pub fn compared(pairs: usize, changed: usize, new: usize, gone: usize) =
        "compared {definitions}, {changed} changed; {new} new, {gone} gone"
        | "比较了 {pairs} 份流程表，{changed} 份有变化；新增 {new} 份，删除 {gone} 份",
        where definitions = count(pairs as u64, "definition");

    /// A gate that is broken by a number of findings.
    pub fn gate_broken_by(gate: &str, file: &str, count: usize) =
        "gate `{gate}` is broken in `{file}`: {count} {found}"
        | "「{file}」未通过门槛 {gate}：{count} 处",
        where found = if count == 1 { "finding" } else { "findings" };

    /// Published figures that a gate does not judge.
    pub fn gate_claims_untold(gate: &str, file: &str, count: usize) =
        "gate `{gate}` does not judge {count} published {figures} of `{file}`: n/a"
        | "门槛 {gate} 未判断「{file}」中 {count} 项公布的数字：无从核对",
        where figures = if count == 1 { "figure" } else { "figures" };

    /// Savings on paper that are such only if a guess is right.
    pub fn gate_guesses(gate: &str, file: &str, count: usize) =
        "gate `{gate}` is not broken by {count} {findings} in `{file}` that {rest} on a guess; `replaces` would say \
         for certain which step is which"
        | "「{file}」中有 {count} 处以推测的环节对应为前提，不计入门槛 {gate}；写明「替代」则确定",
        where (findings, rest) = if count == 1 { ("finding", "rests") } else { ("findings", "rest") };
}

/// The published figure, and the version that it is about.
pub fn published_of(figure: StatedFigure, of_new: bool) -> Text {
    let (figure, version) = (
        crate::report::diff::say::figure(figure),
        if of_new { crate::report::diff::say::AFTER } else { crate::report::diff::say::BEFORE },
    );
    Text::new(
        format!("{} {}", figure.in_lang(Lang::English), version.in_lang(Lang::English)),
        format!("{}{}", version.in_lang(Lang::Chinese), figure.in_lang(Lang::Chinese)),
    )
}

/// A gate that cannot be decided because a version does not state its figure.
pub fn gate_unstated(gate: &str, file: &str, [before, after]: [bool; 2]) -> Text {
    let (side, side_zh) = match (before, after) {
        (true, false) => ("the new version does", "新版本"),
        (false, true) => ("the old version does", "旧版本"),
        _ => ("the two versions do", "两个版本"),
    };
    let (figure, figure_zh) = match gate {
        "more-visits" => ("how often the applicant comes (`visits`)", "跑动次数（`跑动`）"),
        _ => ("which materials it asks for (`needs` or `papers`)", "要求哪些材料（`所需` 或 `申请材料`）"),
    };
    say!(
        "gate `{gate}` cannot be judged in `{file}`: {side} not say {figure}",
        "「{file}」无法判断门槛 {gate}：{side_zh}没有写明{figure_zh}",
    )
}

/// A file that a revision does not have, and one that may be meant.
pub fn not_in_revision(file: &str, revision: &str, meant: Option<&str>) -> Text {
    match meant {
        Some(meant) => say!(
            "`{revision}` has no file `{file}`, which is read from the root of the repository; did you mean `{meant}`?",
            "{revision} 中没有文件「{file}」（路径从仓库根目录算起）；是否指 `{meant}`？"
        ),
        None => say!("`{revision}` has no file `{file}`", "{revision} 中没有文件「{file}」"),
    }
}

/// A file that is not staged, and one that may be meant.
pub fn not_staged(file: &str, meant: Option<&str>) -> Text {
    match meant {
        Some(meant) => say!(
            "nothing is staged at `{file}`, which is read from the root of the repository; did you mean `{meant}`?",
            "「{file}」没有暂存的内容（路径从仓库根目录算起）；是否指 `{meant}`？"
        ),
        None => say!("nothing is staged at `{file}`", "「{file}」没有暂存的内容"),
    }
}
