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

/// An earlier version that was no valid definition.
#[must_use]
pub fn invalid_before(file: &str, revision: &str) -> Text {
    say!(
        "`{file}` was no valid definition in `{revision}`: all its findings count as new, and its figures are not compared",
        "`{revision}` 中的「{file}」不是有效的流程定义：其全部结果按新出现处理，各项数据不作比较"
    )
}
