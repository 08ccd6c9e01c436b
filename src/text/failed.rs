//! Failures of the system, and their causes.

use std::error::Error;
use std::fmt;
use std::io;

use super::{Text, say};

/// The prefix of every error.
pub fn error(message: &Text) -> Text {
    say!("error: {message}", "错误：{message}", both(message))
}

/// A reason of the program's own why a file is not read or written, as an
/// error.
#[derive(Clone, Debug)]
pub struct Said(pub Text);

impl fmt::Display for Said {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.0.in_lang(crate::text::Lang::English))
    }
}

impl Error for Said {}

/// The cause of a failed read or write, in both languages.
#[must_use]
pub fn cause(error: &io::Error) -> (String, String) {
    use super::Lang::{Chinese, English};
    let known = |english: &str, chinese: &str| (english.to_owned(), chinese.to_owned());
    if let Some(Said(text)) = error.get_ref().and_then(|error| error.downcast_ref()) {
        return known(text.in_lang(English), text.in_lang(Chinese));
    }
    match error.kind() {
        io::ErrorKind::NotFound => known("no such file or folder", "没有这个文件或文件夹"),
        io::ErrorKind::PermissionDenied => known("permission denied", "没有权限"),
        io::ErrorKind::IsADirectory => known("it is a folder", "它是文件夹"),
        io::ErrorKind::NotADirectory => known("part of the path is not a folder", "路径中有一段不是文件夹"),
        io::ErrorKind::StorageFull => known("no space left", "磁盘已满"),
        io::ErrorKind::NotConnected => known("it is closed", "它已关闭"),
        io::ErrorKind::ReadOnlyFilesystem => known("the file system is read-only", "文件系统只读"),
        _ => known(&error.to_string(), &error.to_string()),
    }
}

/// The message and the remedy, on one line.
pub fn with_help(message: &Text, help: &Text) -> Text {
    say!("{message}; {help}", "{message}；{help}", both(message), both(help))
}
