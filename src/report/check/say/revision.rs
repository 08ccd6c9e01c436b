//! The sentences about the revision that is compared with.

use crate::text::{Text, sentences};

sentences! {
    /// The reason no figure got worse: there was no revision.
    pub fn nothing_compared() =
        "not compared with an earlier revision: there was no `--against`"
        | "未与先前的修订版比较：没有使用 `--against`";

    /// The reason no figure got worse: the definition is new.
    pub fn not_compared(revision: &str) =
        "not compared with `{revision}`, which has no such definition"
        | "未与 `{revision}` 比较：其中没有该流程表";

    /// The reason no figure got worse: the earlier definition cannot be read.
    pub fn not_comparable(revision: &str) =
        "not compared with `{revision}`, where it was no valid definition"
        | "未与 `{revision}` 比较：其中的不是有效的流程表";

    /// The reason a finding does not count: it is not new.
    pub fn known(revision: &str) = "not new since `{revision}`" | "`{revision}` 中已有";

    /// Settings that have changed.
    pub fn changed_settings(file: &str, revision: &str) =
        "`{file}` differs from that in `{revision}`: everything is judged by today's"
        | "「{file}」与 `{revision}` 中的不同：一律按现在的检查";

    /// A definition that had another path.
    pub fn moved(file: &str, from: &str, revision: &str) =
        "`{file}` is compared with `{from}` in `{revision}`"
        | "「{file}」与 `{revision}` 中的「{from}」比较";

    /// The verdict, with the number of definitions that could not be compared.
    pub fn with_new(verdict: &Text, alone: usize, revision: &str) =
        "{verdict}; {alone} not compared with `{revision}`"
        | "{verdict}；{alone} 份未与 `{revision}` 比较", both(verdict);

    /// The merge base of a branch and what is judged.
    pub fn parting(revision: &str, commit: &str) =
        "`{revision}` has gone on since: compared with commit {short}, where the two part"
        | "`{revision}` 之后又有提交：与两者的分叉点 {short} 比较",
        where short = commit.get(..12).unwrap_or(commit);

    /// Definitions without an earlier version.
    pub fn new_since(files: &[&str], revision: &str) =
        "new since `{revision}`, so there are no earlier figures to compare with: {english}"
        | "`{revision}` 中没有、因此无先前数据可比的流程表：{chinese}",
        where (english, chinese) = named(files);

    /// Definitions whose earlier version cannot be judged.
    pub fn invalid_before(files: &[&str], revision: &str) =
        "no valid definition in `{revision}`, so all findings count as new and no figures are compared: {english}"
        | "在 `{revision}` 中不是有效的流程表，因此全部问题按新出现处理，各项数据不作比较：{chinese}",
        where (english, chinese) = named(files);
}

/// A few files by name, and the number of further ones.
fn named(files: &[&str]) -> (String, String) {
    const MOST: usize = 10;
    let shown = &files[..files.len().min(MOST)];
    let english: Vec<String> = shown.iter().map(|file| format!("`{file}`")).collect();
    let chinese: Vec<String> = shown.iter().map(|file| format!("「{file}」")).collect();
    let (mut english, mut chinese) = (english.join(", "), chinese.join("、"));
    if files.len() > MOST {
        let rest = files.len() - MOST;
        english.push_str(&format!(" and {rest} more"));
        chinese.push_str(&format!("，另有 {rest} 份"));
    }
    (english, chinese)
}
