//! The sentences of `init`.

use crate::text::labels::Label;
use crate::text::sentences;

/// Title of the commands to run.
pub const NEXT: Label = Label::new("Next", "接着运行");

sentences! {
    /// Standard output in place of a folder.
    pub fn no_folder() = "`-` is not a folder: `init` writes several files" | "「-」不是文件夹：`init` 要写出多个文件";

    /// An address that is invalid.
    pub fn no_address() =
        "the address of a git repository begins with `https://`, `ssh://` or `file://` and has no blanks, quotes or `#`"
        | "git 仓库的地址以 https://、ssh:// 或 file:// 开头，不含空格、引号和 #";

    /// A file that was written.
    pub fn wrote(file: &str) = "wrote `{file}`" | "已写出「{file}」";

    /// A file that existed.
    pub fn kept(file: &str) = "kept `{file}`, which is there already" | "「{file}」已存在，保持原样";
}
