//! Messages about an earlier revision that is requested and not available.

use crate::text::{Text, say, sentences};

sentences! {
    /// git is not installed.
    pub fn no_git() =
        "an earlier revision needs git, and there is no program `git`"
        | "需要通过 git 读取先前的修订版，但未找到 git 程序";

    /// git could not be run.
    pub fn git_failed() = "git could not be run" | "无法运行 git";

    /// The working folder is in no repository.
    pub fn no_repository(revision: &str) =
        "there is no `{revision}` to compare with: the working folder is in no git repository"
        | "没有可比较的 `{revision}`：当前文件夹不在 git 仓库中";

    /// A repository of somebody else.
    pub fn another_owner(top: &str) =
        "the repository `{top}` belongs to another user, so git does not read it; if you trust it, run: git config --global --add safe.directory {top}"
        | "仓库「{top}」属于其他用户，git 拒绝读取；如果可信，请运行：git config --global --add safe.directory {top}";

    /// A repository that git does not read.
    pub fn unread_repository(top: &str, why: &str) =
        "git does not read the repository `{top}`: {why}"
        | "git 无法读取仓库「{top}」：{why}";

    /// A part of a repository that is a pipe or a device.
    pub fn endless(part: &str) =
        "`{part}` is a pipe or a device, and git would wait for it without end"
        | "「{part}」是管道或设备，git 会一直等待它";

    /// A name that a branch and a tag, or two others, share.
    pub fn ambiguous(name: &str) =
        "`{name}` names more than one revision; nothing was compared. Write it in full, as in `refs/remotes/{name}` or `refs/heads/{name}`"
        | "`{name}` 指不止一个修订版，因此未作比较。请写全名，如 `refs/remotes/{name}` 或 `refs/heads/{name}`";

    /// Two revisions where one is expected.
    pub fn range(text: &str) =
        "`{text}` names two revisions; write `A...B` for where the two part, or one revision"
        | "「{text}」给出了两个修订版；请写 `A...B`（两者的分叉点）或只写一个";

    /// A clone that left a part of the revision with its remote.
    pub fn partial_clone(revision: &str) =
        "this partial clone does not have all of revision `{revision}`, and nothing is fetched unasked; nothing was compared. Run: git fetch --refetch --no-filter"
        | "此仓库是部分克隆，缺少修订版 `{revision}` 的部分内容，程序不会自行下载，因此未作比较。请运行：git fetch --refetch --no-filter";

    /// A file of another repository inside of this one.
    pub fn in_submodule(file: &str) =
        "`{file}` lies in a submodule, whose earlier versions this repository does not have; compare it in its own repository, and leave it out here by `exclude`"
        | "「{file}」位于子模块中，本仓库没有其先前版本；请在子模块自己的仓库中比较，并在此处用 `排除` 略去";

    /// A side of a comparison that is in another repository inside of this one.
    pub fn side_in_submodule(side: &str, submodule: &str) =
        "`{side}` lies in the submodule `{submodule}`, whose files this repository does not have; compare it there: cd {submodule}"
        | "`{side}` 位于子模块「{submodule}」中，本仓库没有其文件；请到其中比较：cd {submodule}";

    /// A revision of which git lacks a part.
    pub fn unreadable_revision(revision: &str) =
        "git cannot read all of revision `{revision}`; nothing was compared. Run: git fsck"
        | "git 无法完整读取修订版 `{revision}`，因此未作比较。请运行：git fsck";

    /// A file that is not in the repository.
    pub fn outside(file: &str) =
        "`{file}` is outside of the git repository, so it has no earlier revision"
        | "「{file}」不在 git 仓库中，没有先前的修订版";

    /// Standard input has no past.
    pub fn stdin() =
        "standard input has no earlier revision: `--against` takes files"
        | "标准输入没有先前的修订版：`--against` 须给出文件";

    /// Failing on definitions that are gone, in a run that compares with nothing.
    pub fn gone_from_where() =
        "`--fail-on gone` needs a revision to compare with: add `--against REV`"
        | "`--fail-on gone` 须有可比较的修订版：请加上 `--against REV`";
}

/// Two revisions without a common ancestor.
pub fn no_parting(one: &str, other: &str, shallow: bool) -> Text {
    if shallow {
        say!(
            "`{one}` and `{other}` have no commit in common in this shallow clone; nothing was compared. Run: git fetch --unshallow, or compare with the tip itself: --against=tip:{one}",
            "此仓库是浅克隆，`{one}` 与 `{other}` 没有共同的提交，因此未作比较。请运行：git fetch --unshallow，或直接与其最新提交比较：--against=tip:{one}"
        )
    } else {
        say!(
            "`{one}` and `{other}` have no commit in common; nothing was compared. To compare with the tip itself: --against=tip:{one}",
            "`{one}` 与 `{other}` 没有共同的提交，因此未作比较。如要直接与其最新提交比较：--against=tip:{one}"
        )
    }
}

/// A revision that is not in the repository, and how to get it.
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
