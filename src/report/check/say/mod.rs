//! The sentences of `check`: what was judged, what was not, and why it cannot
//! go on.

mod revision;

use std::io;

use jiff::civil::Date;

use crate::model::Spelled;
use crate::text::cause;
use crate::text::{Text, amounts, say, sentences};

pub use revision::*;

/// The number of judged definitions and the result: findings at `deny`, at
/// `warn` and suppressed.
pub fn verdict(judged: usize, failed: usize, [deny, warn, suppressed]: [usize; 3]) -> Text {
    let definitions = plural(judged, "definition");
    let (errors, warnings) = (plural(deny, "error"), plural(warn, "warning"));
    let (mut english, mut chinese) = match deny + warn {
        _ if judged == 0 => (format!("judged {definitions}"), format!("已检查 {judged} 份流程表")),
        0 => (format!("judged {definitions}: no findings"), format!("已检查 {judged} 份流程表：没有发现问题")),
        _ => (
            format!("judged {definitions}: {errors}, {warnings}"),
            format!("已检查 {judged} 份流程表：错误 {deny} 项，警告 {warn} 项"),
        ),
    };
    if suppressed > 0 {
        english.push_str(&format!("; {suppressed} suppressed"));
        chinese.push_str(&format!("；另有 {suppressed} 项不计"));
    }
    if failed > 0 {
        english.push_str(&format!("; {} could not be judged", plural(failed, "file")));
        chinese.push_str(&format!("；{failed} 个文件无法检查"));
    }
    Text::new(english, chinese)
}

/// The verdict, with the setting that makes it fail without an error.
pub fn with_fail_on<L: Spelled>(verdict: &Text, level: L) -> Text {
    let level = (level.english(), level.chinese());
    say!(
        "{verdict}; warnings fail this run, as fail-on is `{level}`",
        "{verdict}；失败级别为「{level}」，因此警告即不通过",
        both(verdict),
        both(level)
    )
}

sentences! {
    /// A folder that is a link out of its tree.
    pub fn leads_out_of(file: &str, target: &str) =
        "`{file}` leads by a link out of its tree, to `{target}`; `--follow-links` follows it"
        | "「{file}」经链接指向目录树之外的「{target}」；可用 `--follow-links` 跟随";

    /// A file name that is not text.
    pub fn no_utf8(file: &str) =
        "the name `{file}` is not UTF-8; rename the file"
        | "文件名「{file}」不是 UTF-8 编码；请重命名";

    /// A path of the configuration outside the repository.
    pub fn path_outside(path: &str) =
        "`paths` of the configuration names `{path}`, which lies outside of the repository; name it on the command line"
        | "配置的 `路径` 写有仓库之外的「{path}」；请改在命令行中指定";

    /// The reason no entry is stale.
    pub fn without_baseline() = "there was no baseline" | "没有使用基线";

    /// The reason a finding does not count: a baseline.
    pub fn baselined() = "let through by the baseline" | "原有问题暂不计";

    /// Annotations that are hidden.
    pub fn not_annotated(hidden: usize) =
        "{hidden} more are not annotated here, since a step shows ten of a level"
        | "另有 {hidden} 项未在此标注，因为每一步每个级别只显示十项";

    /// A path that contains no definition.
    pub fn nothing(path: &str) =
        "no definition (`*.yaml`, `*.yml`) in `{path}`"
        | "「{path}」中没有流程表（*.yaml、*.yml）";

    /// Advice on such a path.
    pub fn nothing_help() =
        "check the path and what ignore files and `exclude` leave out; `--allow-empty` accepts it"
        | "请检查路径，以及忽略文件和 `排除` 是否将其略去；可用 `--allow-empty` 接受";

    /// A file below a folder that is not a definition at all.
    pub fn stranger_help() =
        "every YAML file below a folder is judged; leave out what is no definition by `exclude` in `reengineer.yaml`"
        | "文件夹下的每个 YAML 文件都会检查；不是流程表的，请写入 `reengineer.yaml` 的 `排除`";

    /// No path was named.
    pub fn no_paths() =
        "nothing to judge is named: `reengineer check .`, or `paths` in `reengineer.yaml`"
        | "没有指定要检查的内容：请运行 `reengineer check .`，或在 `reengineer.yaml` 中写明 `路径`";

    /// A file that looks like the configuration.
    pub fn overlooked(name: &str) =
        "`{name}` is not read: the configuration is called `reengineer.yaml`"
        | "没有读取「{name}」：配置文件的名称应为 `reengineer.yaml`";

    /// An invalid glob.
    pub fn bad_glob(glob: &str) = "`{glob}` is not a pattern for paths" | "「{glob}」不是有效的路径模式";

    /// An invalid date.
    pub fn no_date(text: &str) = "`{text}` is not a date like `2026-11-22`" | "「{text}」不是 2026-11-22 这样的日期";

    /// A rule that is given two levels on one command line.
    pub fn two_levels(rule: &str, one: &str, other: &str) =
        "rule `{rule}` is given to {one} and to {other}"
        | "规则 `{rule}` 同时用于 {one} 和 {other}";

    /// An invalid configuration.
    pub fn bad_configuration(name: &str) = "the configuration `{name}` is not valid" | "配置「{name}」无效";

    /// An invalid baseline.
    pub fn bad_baseline(name: &str, why: &Text) =
        "`{name}` is not a baseline: {why}"
        | "「{name}」不是基线文件：{why}", both(why);

    /// A baseline that does not exist.
    pub fn write_one() = "`reengineer baseline write` makes one" | "可用 `reengineer baseline write` 生成";

    /// A file that is not a baseline and is therefore not overwritten.
    pub fn not_replaced() =
        "it is left as it is: name another file, or remove it"
        | "该文件保持不变：请指定其他文件，或先将其删除";

    /// No baseline was named.
    pub fn no_baseline() =
        "no baseline is named: use `--baseline FILE`, or `baseline` in `reengineer.yaml`"
        | "没有指定基线：请用 `--baseline FILE`，或在 `reengineer.yaml` 中写明 `基线`";

    /// A baseline that was pruned.
    pub fn baseline_pruned(name: &str, gone: usize, left: usize) =
        "`{name}`: {gone} removed, {left} left"
        | "「{name}」：删除 {gone} 项，余 {left} 项";

    /// A baseline that is not written because a file could not be judged.
    pub fn baseline_not_written(name: &str) =
        "`{name}` is not written: not everything could be judged"
        | "未写入「{name}」：有内容无法检查";

    /// Flags for outputs where there is no output.
    pub fn no_output(verb: &str) =
        "`{verb}` writes the baseline and nothing else; name its file with `--baseline`"
        | "{verb} 只写基线文件；请用 --baseline 指定文件";

    /// A rule that is off for a definition because another law applies there.
    pub fn off_here() = "off for this definition" | "此流程表不检查此规则";

    /// The verdict, with the number of undecided cases.
    pub fn with_undecided(verdict: &Text, undecided: usize, fails: bool) =
        "{verdict}; {undecided} undecided{fails}"
        | "{verdict}；{undecided} 项无法确定{fails}", both(verdict), both(fails),
        where fails = if fails { (", which fails this run", "，因此不通过") } else { ("", "") };

    /// Every path that was named is excluded.
    pub fn all_left_out(count: usize) =
        "nothing to judge: `exclude` leaves out {files}"
        | "没有要检查的内容：`排除` 略去了 {count} 个文件",
        where files = plural(count, "file");

    /// A baseline that was written.
    pub fn baseline_written(name: &str, findings: usize, definitions: usize) =
        "`{name}` lets through {findings_english} in {definitions_english}"
        | "「{name}」：{definitions} 份流程表中原有的 {findings} 项问题暂不计",
        where (findings_english, definitions_english) = (plural(findings, "finding"), plural(definitions, "definition"));
}

fn plural(count: usize, word: &str) -> String {
    amounts::count(count as u64, word)
}

/// The reason a finding does not count: a waiver.
pub fn waived(reason: &Text, until: Option<Date>) -> Text {
    match until {
        Some(until) => say!("waived until {until}: {reason}", "已豁免，至 {until}：{reason}", both(reason)),
        None => say!("waived: {reason}", "已豁免：{reason}", both(reason)),
    }
}

/// A part of a folder that could not be read.
pub fn unwalkable(part: &str, error: Option<&io::Error>) -> Text {
    match error.map(cause) {
        Some((english, chinese)) => say!("cannot read `{part}`: {english}", "无法读取「{part}」：{chinese}"),
        None => say!("cannot read `{part}`", "无法读取「{part}」"),
    }
}
