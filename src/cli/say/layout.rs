//! Messages of `fmt`.

use crate::text::{Text, amounts, say, sentences};

sentences! {
    /// A line like `%YAML 1.2`.
    pub fn directive() = "a `%` directive has no place in the layout" | "统一格式时无法保留「%」指令";

    /// A key that is not one line of text.
    pub fn odd_key() =
        "a key that is not one line of text has no place in the layout"
        | "统一格式时无法保留多行的字段名";

    /// Valid YAML that is not supported here.
    pub fn odd_sign() = "this way of writing has no place in the layout" | "统一格式时无法保留这种写法";

    /// A layout that would lose something.
    pub fn differs() =
        "in canonical layout this definition would not say the same or would lose a comment"
        | "统一格式会改变本流程表的内容，或丢失注释";

    /// The consequence for a file that cannot be laid out.
    pub fn left_alone() = "the file is left as it is" | "文件保持原样";

    /// A file that was laid out.
    pub fn laid_out(file: &str) = "laid out `{file}`" | "已统一格式：{file}";

    /// No definition named, neither here nor in the configuration.
    pub fn no_paths() =
        "no definition is named: `reengineer fmt .`, or `paths` in `reengineer.yaml`"
        | "没有指明流程表：请写 `reengineer fmt .`，或在 reengineer.yaml 中写「路径」";

    /// A format without `--check`.
    pub fn format_without_check() = "`fmt` has formats only with `--check`" | "fmt 只有带 --check 时才有格式可选";

    /// One output for several definitions.
    pub fn one_output() =
        "one definition is printed or goes to `-o`; several are laid out where they are"
        | "打印或写入 -o 的只能是一份流程表；多份在原处统一格式";
}

/// The summary of what was done.
pub fn done(changed: usize, judged: usize, given: usize) -> Text {
    let (english, chinese) = not_judged(given - judged);
    let definitions = amounts::count(judged as u64, "definition");
    say!("laid out {changed} of {definitions}{english}", "共 {judged} 份流程表，已统一格式 {changed} 份{chinese}",)
}

/// The summary of what was found.
pub fn found(different: usize, judged: usize, given: usize) -> Text {
    let (english, chinese) = not_judged(given - judged);
    let (remedy, chinese_remedy) = match different {
        0 => ("", ""),
        _ => ("; `reengineer fmt` mends them", "；用 reengineer fmt 统一"),
    };
    let definitions = amounts::count(judged as u64, "definition");
    say!(
        "not in canonical layout: {different} of {definitions}{english}{remedy}",
        "共 {judged} 份流程表，格式未统一的 {different} 份{chinese}{chinese_remedy}",
    )
}

/// The part of a summary about files that could not be judged.
fn not_judged(failed: usize) -> (String, String) {
    match failed {
        0 => (String::new(), String::new()),
        _ => (format!(", {failed} could not be handled"), format!("，另有 {failed} 份未能处理")),
    }
}
