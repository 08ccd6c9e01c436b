//! Messages about definitions that are gone or left out, and about settings
//! that let through more than before.

use crate::model::{KeyGroup, Spelled, in_chinese};
use crate::text::{Text, amounts, say, sentences};

sentences! {
    /// A definition that is not judged, with the reason.
    pub fn left_out(file: &str, why: &Text) = "`{file}` is not judged: {why}" | "未检查「{file}」：{why}", both(why);

    /// The reason: a pattern of the configuration.
    pub fn left_by_exclude() = "`exclude` of the configuration leaves it out" | "配置的 `排除` 将其略去";

    /// The reason: an ignore file.
    pub fn left_by_ignore_file() = "an ignore file leaves it out" | "忽略文件将其略去";

    /// The reason: it is in another repository.
    pub fn left_in_submodule() =
        "it is a submodule that is not checked out; run `git submodule update --init`"
        | "它是尚未检出的子模块；请运行 `git submodule update --init`";

    /// The reason: it is not on the disk.
    pub fn left_by_sparse_checkout() =
        "the sparse checkout does not have it; run `git sparse-checkout disable`"
        | "稀疏检出未包含它；请运行 `git sparse-checkout disable`";

    /// The reason: it is a table.
    pub fn left_as_table() =
        "it is a table of steps; name it, or make a definition of it with `convert`"
        | "它是环节表；请直接写明该文件，或用 `convert` 转换成流程表";

    /// The reason: a link leads out.
    pub fn left_behind_link(target: &str) =
        "it is a link out of the tree, to `{target}`; `--follow-links` follows it"
        | "它是指向目录树之外「{target}」的链接；可用 `--follow-links` 跟随";

    /// The reason: nothing names it.
    pub fn left_by_paths() = "no path that is judged holds it any longer" | "要检查的路径已不包含它";

    /// The reason: it was moved.
    pub fn left_by_move(target: &str) =
        "it was moved to `{target}`, where nothing is judged"
        | "它已移到「{target}」，该处不作检查";

    /// A definition that is gone.
    pub fn gone(file: &str, revision: &str) =
        "the definition `{file}` of `{revision}` is gone: nothing that is judged is the same process"
        | "`{revision}` 中的流程表「{file}」已不存在：现在检查的内容中没有同一流程";

    /// The remedy.
    pub fn gone_help() =
        "restore it, or accept it by a waiver of `gone-definition` in `reengineer.yaml` that says why"
        | "请恢复该流程表，或在 `reengineer.yaml` 中写明理由，豁免 `gone-definition`";

    /// A definition that is no longer judged.
    pub fn no_longer_judged(file: &str, why: &Text, revision: &str) =
        "the definition `{file}` is no longer judged, as it was in `{revision}`: {why}"
        | "流程表「{file}」在 `{revision}` 中受检查，现在不再检查：{why}", both(why);

    /// The remedy.
    pub fn left_out_help() =
        "have it judged, or accept it by a waiver of `left-out-definition` in `reengineer.yaml` that says why"
        | "请恢复对它的检查，或在 `reengineer.yaml` 中写明理由，豁免 `left-out-definition`";

    /// The remedy for settings that let through more.
    pub fn weaker_help() =
        "undo it, or accept it by a waiver of `weaker-settings` in `reengineer.yaml` that says why"
        | "请撤销该改动，或在 `reengineer.yaml` 中写明理由，豁免 `weaker-settings`";

    /// A setting without a value.
    pub fn nothing_stated() = "not stated" | "未写明";

    /// Calendars that changed.
    pub fn other_calendars(was: &str, is: &str, revision: &str) =
        "the calendar is `{is}`, `{was}` in `{revision}`"
        | "日历为「{is}」，在 `{revision}` 中为「{was}」";

    /// A calendar file that changed.
    pub fn other_calendar_file(file: &str, revision: &str) =
        "the calendar `{file}` differs from that in `{revision}`"
        | "日历「{file}」与 `{revision}` 中的不同";

    /// A baseline with new entries.
    pub fn weaker_baseline(new: usize, revision: &str) =
        "the baseline has {entries} that it has not in `{revision}`"
        | "基线有 {new} 条在 `{revision}` 中没有",
        where entries = amounts::count(new as u64, "entry");
}

/// A word of the format in both languages.
fn both<T: Spelled>(word: T) -> (&'static str, &'static str) {
    (word.english(), word.chinese())
}

/// A rule with a lower level than before.
pub fn weaker_level<L: Spelled>(rule: &str, was: L, is: L, revision: &str) -> Text {
    let ((was, was_zh), (is, is_zh)) = (both(was), both(is));
    say!(
        "rule `{rule}` is `{is}`, `{was}` in `{revision}`",
        "规则 `{rule}` 的级别为「{is_zh}」，在 `{revision}` 中为「{was_zh}」"
    )
}

/// A threshold that changed.
pub fn other_threshold((rule, threshold): (&str, &str), was: &str, is: &str, revision: &str) -> Text {
    say!(
        "threshold `{threshold}` of `{rule}` is {is}, {was} in `{revision}`",
        "规则 `{rule}` 的阈值 `{threshold}` 为 {is}，在 `{revision}` 中为 {was}"
    )
}

/// A fail level that is higher than before.
pub fn weaker_fail_on<L: Spelled>(was: L, is: L, revision: &str) -> Text {
    let ((was, was_zh), (is, is_zh)) = (both(was), both(is));
    say!("`fail_on` is `{is}`, `{was}` in `{revision}`", "`失败级别` 为「{is_zh}」，在 `{revision}` 中为「{was_zh}」")
}

/// A condition that no longer fails a run.
pub fn weaker_fail_too<F: Spelled>(what: F, revision: &str) -> Text {
    let (what, what_zh) = both(what);
    say!(
        "`{what}` no longer fails the run, as it did in `{revision}`",
        "「{what_zh}」不再判为不通过，而在 `{revision}` 中判为不通过"
    )
}

/// A changed setting on which figures depend.
pub fn other_setting(key: &'static str, was: &Text, is: &Text, revision: &str) -> Text {
    use crate::text::Lang::{Chinese, English};
    let (was_zh, is_zh) = (was.in_lang(Chinese), is.in_lang(Chinese));
    let (was, is) = (was.in_lang(English), is.in_lang(English));
    let key_zh = in_chinese(KeyGroup::Config, key);
    say!("`{key}` is {is}, {was} in `{revision}`", "`{key_zh}` 为「{is_zh}」，在 `{revision}` 中为「{was_zh}」")
}
