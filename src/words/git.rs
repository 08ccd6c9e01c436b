//! What is said where an earlier revision is asked for and is not there.

use super::{Text, say};

/// git is not installed.
#[must_use]
pub fn no_git() -> Text {
    say!(
        "`--against` asks git for the earlier revision, and there is no program `git`",
        "`--against` 需要通过 git 读取先前的修订版，但未找到 git 程序"
    )
}

/// git could not be asked.
#[must_use]
pub fn git_failed() -> Text {
    say!("git could not be run", "无法运行 git")
}

/// The working folder is in no repository.
#[must_use]
pub fn no_repository(revision: &str) -> Text {
    say!(
        "there is no `{revision}` to compare with: the working folder is in no git repository",
        "没有可比较的 `{revision}`：当前文件夹不在 git 仓库中"
    )
}

/// A revision that is not in the repository, and how to get it.
#[must_use]
pub fn no_revision(revision: &str, fetch: &str, shallow: bool) -> Text {
    if shallow {
        say!(
            "revision `{revision}` is not in this repository, which is a shallow clone; nothing was compared. Run: {fetch}",
            "此仓库是浅克隆，没有修订版 `{revision}`，因此未作比较。请运行：{fetch}"
        )
    } else {
        say!(
            "revision `{revision}` is not in this repository; nothing was compared. Check its name, or run: {fetch}",
            "此仓库没有修订版 `{revision}`，因此未作比较。请检查名称，或运行：{fetch}"
        )
    }
}

/// A revision of which git cannot give a part.
#[must_use]
pub fn unreadable_revision(revision: &str) -> Text {
    say!(
        "git cannot read all of revision `{revision}`; nothing was compared. Run: git fsck",
        "git 无法完整读取修订版 `{revision}`，因此未作比较。请运行：git fsck"
    )
}

/// A file that git knows nothing of.
#[must_use]
pub fn outside(file: &str) -> Text {
    say!(
        "`{file}` is outside of the git repository, so it has no earlier revision",
        "「{file}」不在 git 仓库中，没有先前的修订版"
    )
}

/// Standard input has no past.
#[must_use]
pub fn stdin() -> Text {
    say!(
        "standard input has no earlier revision: `--against` takes files",
        "标准输入没有先前的修订版：`--against` 须给出文件"
    )
}

/// Definitions without an earlier version.
#[must_use]
pub fn new_since(files: &[&str], revision: &str) -> Text {
    let (english, chinese) = named(files);
    say!(
        "new since `{revision}`, so there are no earlier figures to compare with: {english}",
        "`{revision}` 中没有、因此无先前数据可比的流程定义：{chinese}"
    )
}

/// Definitions of which the earlier version cannot be judged.
#[must_use]
pub fn invalid_before(files: &[&str], revision: &str) -> Text {
    let (english, chinese) = named(files);
    say!(
        "no valid definition in `{revision}`, so all findings count as new and no figures are compared: {english}",
        "在 `{revision}` 中不是有效的流程定义，因此全部结果按新出现处理，各项数据不作比较：{chinese}"
    )
}

/// A definition that had another path.
#[must_use]
pub fn moved(file: &str, from: &str, revision: &str) -> Text {
    say!("`{file}` is compared with `{from}` in `{revision}`", "「{file}」与 `{revision}` 中的「{from}」比较")
}

/// What was judged, and how much of it could not be compared.
#[must_use]
pub fn with_new(verdict: &Text, alone: usize, revision: &str) -> Text {
    use super::Lang::{Chinese, English};
    Text::new(
        format!("{}; {alone} not compared with `{revision}`", verdict.in_lang(English)),
        format!("{}；{alone} 份未与 `{revision}` 比较", verdict.in_lang(Chinese)),
    )
}

/// So many files by name, and how many more there are.
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
