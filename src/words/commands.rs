//! What the command line says about files, outputs and itself.

use std::io;

use super::{Text, amounts, say};

/// In front of every error.
#[must_use]
pub fn error(message: &Text) -> Text {
    use super::Lang::{Chinese, English};
    Text::new(format!("error: {}", message.in_lang(English)), format!("错误：{}", message.in_lang(Chinese)))
}

/// A file that cannot be read.
#[must_use]
pub fn unreadable(file: &str, error: &io::Error) -> Text {
    let (english, chinese) = cause(error);
    say!("cannot read `{file}`: {english}", "无法读取「{file}」：{chinese}")
}

/// A folder where a file is wanted.
#[must_use]
pub fn folder_given(file: &str) -> Text {
    let folder = file.trim_end_matches('/');
    say!(
        "`{file}` is a folder; `analyze` takes files, as in `{folder}/*.yaml` or `{folder}/*/current.yaml`",
        "「{file}」是文件夹；analyze 须给出文件，如 {folder}/*.yaml 或 {folder}/*/current.yaml",
    )
}

/// A file that cannot be written.
#[must_use]
pub fn unwritable(file: &str, error: &io::Error) -> Text {
    let (english, chinese) = cause(error);
    say!("cannot write `{file}`: {english}; nothing was changed", "无法写入「{file}」：{chinese}；原内容未改动")
}

/// Standard output that cannot be written.
#[must_use]
pub fn unwritable_stdout(error: &io::Error) -> Text {
    let (english, chinese) = cause(error);
    say!("cannot write to standard output: {english}", "无法写入标准输出：{chinese}")
}

/// A format that the command does not have.
#[must_use]
pub fn no_such_format(command: &str, format: &str, known: &[&str]) -> Text {
    let (english, chinese) = (known.join(", "), known.join("、"));
    say!(
        "`{command}` has no format `{format}`; it has {english}",
        "{command} 没有格式「{format}」；可用的格式：{chinese}",
    )
}

/// A format of a command that has none.
#[must_use]
pub fn no_formats(command: &str, format: &str) -> Text {
    say!("`{command}` has no formats, so it has no `{format}`", "{command} 没有格式可选，也就没有「{format}」")
}

/// Two outputs into one file.
#[must_use]
pub fn same_output(output: &str) -> Text {
    say!("two outputs would be written to `{output}`", "两项输出写往同一处「{output}」")
}

/// Two outputs to standard output.
#[must_use]
pub fn stdout_twice() -> Text {
    say!(
        "two outputs would be written to standard output; give one of them a file with `-o`",
        "两项输出都写往标准输出；请用 -o 为其一指定文件",
    )
}

/// An output that would replace an input.
#[must_use]
pub fn output_is_input(output: &str) -> Text {
    say!("the output `{output}` is one of the inputs", "输出「{output}」是输入文件之一")
}

/// Standard input named twice.
#[must_use]
pub fn stdin_twice() -> Text {
    say!("`-` is given twice; standard input can be read once", "「-」给出了两次；标准输入只能读取一次")
}

/// Two calendars of which only one can hold.
#[must_use]
pub fn two_calendars(one: &str, other: &str) -> Text {
    say!(
        "`--calendar {one}` and `--calendar {other}` contradict each other; name one, and files that add to it",
        "「--calendar {one}」与「--calendar {other}」互相矛盾；请只写其一，另可加增补的文件"
    )
}

/// How many files were judged.
#[must_use]
pub fn judged(judged: usize, given: usize) -> Text {
    let files = amounts::count(given as u64, "file");
    say!("judged {judged} of {files}", "共 {given} 个文件，已判定 {judged} 个")
}

/// Why reading or writing failed, in both languages.
pub(super) fn cause(error: &io::Error) -> (String, String) {
    let known = |english: &str, chinese: &str| (english.to_owned(), chinese.to_owned());
    match error.kind() {
        io::ErrorKind::NotFound => known("no such file or folder", "没有这个文件或文件夹"),
        io::ErrorKind::PermissionDenied => known("permission denied", "没有权限"),
        io::ErrorKind::IsADirectory => known("it is a folder", "它是文件夹"),
        io::ErrorKind::NotADirectory => known("part of the path is not a folder", "路径中有一段不是文件夹"),
        io::ErrorKind::StorageFull => known("no space left", "磁盘已满"),
        io::ErrorKind::ReadOnlyFilesystem => known("the file system is read-only", "文件系统只读"),
        _ => known(&error.to_string(), &error.to_string()),
    }
}
