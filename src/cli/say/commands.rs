//! Messages about files, outputs and the program itself.

use std::io;

use crate::text::{Text, amounts, cause, say, sentences};

/// An ending of an output that is no format of the command, and the commands
/// that write such files.
pub fn no_such_ending(command: &str, ending: &str, known: &[&str], others: &[&str]) -> Text {
    let of = |known: &[&str], between: &str| {
        known.iter().map(|known| format!("`.{known}`")).collect::<Vec<_>>().join(between)
    };
    let (english, chinese) = (of(known, ", "), of(known, "、"));
    if others.is_empty() {
        return say!(
            "`{command}` writes no `.{ending}`; it writes {english}, and into any other file with `--format`",
            "{command} 不写出 `.{ending}` 文件；可写出 {chinese}，其他文件名请用 --format 指定格式"
        );
    }
    let (verbs_english, verbs_chinese) = (others.join(", "), others.join("、"));
    say!(
        "`{command}` writes no `.{ending}`, as {verbs_english} does; it writes {english}",
        "{command} 不写出 `.{ending}` 文件（{verbs_chinese} 可以）；可写出 {chinese}"
    )
}

sentences! {
    /// A format of a command that has none.
    pub fn no_formats(command: &str, format: &str) =
        "`{command}` has no formats, so it has no `{format}`"
        | "{command} 没有格式可选，也就没有「{format}」";

    /// Two outputs into one file.
    pub fn same_output(output: &str) = "two outputs would be written to `{output}`" | "两项输出写往同一处「{output}」";

    /// Two outputs to standard output.
    pub fn stdout_twice() =
        "two outputs would be written to standard output; give one of them a file with `-o`"
        | "两项输出都写往标准输出；请用 -o 为其一指定文件";

    /// An output that would replace an input.
    pub fn output_is_input(output: &str) =
        "the output `{output}` is one of the inputs"
        | "输出「{output}」是输入文件之一";

    /// Standard input named twice.
    pub fn stdin_twice() =
        "`-` is given twice; standard input can be read once"
        | "「-」给出了两次；标准输入只能读取一次";

    /// Two calendars of which only one can hold.
    pub fn two_calendars(one: &str, other: &str) =
        "the calendars `{one}` and `{other}` contradict each other; name one, and files that add to it"
        | "日历「{one}」与「{other}」互相矛盾；请只写其一，另可加增补的文件";

    /// An error in the calendar that a definition names.
    pub fn calendar_of(process: &str, why: &Text) =
        "the `calendar` of `{process}`: {why}"
        | "「{process}」的 `日历`：{why}", both(process), both(why);

    /// A variable of the environment that names no jurisdiction.
    pub fn no_jurisdiction(variable: &str, value: &str) =
        "`{variable}={value}` names no jurisdiction; write `cn` or `generic`"
        | "「{variable}={value}」不是法域；请写 cn 或 generic";

    /// A link that is not followed.
    pub fn leads_out(target: &str) =
        "a link leads to `{target}`, which is not a file of its tree; `--follow-links` follows it"
        | "链接指向「{target}」，它不属于该目录树；可用 `--follow-links` 跟随";

    /// A file that somebody edited while it was laid out.
    pub fn edited_meanwhile() = "it was edited meanwhile; run again" | "它刚刚被改动；请重新运行";

    /// A file that came to be where a new one goes.
    pub fn came_meanwhile() =
        "another file has come there meanwhile; `--force` replaces it"
        | "该处刚刚出现了另一个文件；用 `--force` 替换";

    /// What a new file has not of the old one.
    pub fn not_kept(file: &str, what: &Text) = "`{file}`: {what}" | "「{file}」：{what}", both(what);

    /// The owner or group could not be kept.
    pub fn owner_lost() =
        "it belongs to you now, since you may not give files away"
        | "它现在归您所有，因为您无权转让文件";

    /// A further attribute could not be kept.
    pub fn attribute_lost(name: &str) = "its attribute `{name}` could not be kept" | "无法保留其属性 {name}";

    /// A file that cannot be read.
    pub fn unreadable(file: &str, error: &io::Error) =
        "cannot read `{file}`: {english}"
        | "无法读取「{file}」：{chinese}",
        where (english, chinese) = cause(error);

    /// A folder where a file is expected.
    pub fn folder_given(file: &str) =
        "`{file}` is a folder; `analyze` takes files, as in `{folder}/*.yaml` or `{folder}/*/current.yaml`"
        | "「{file}」是文件夹；analyze 须给出文件，如 {folder}/*.yaml 或 {folder}/*/current.yaml",
        where folder = file.trim_end_matches('/');

    /// A file that cannot be written.
    pub fn unwritable(file: &str, error: &io::Error) =
        "cannot write `{file}`: {english}; nothing was changed"
        | "无法写入「{file}」：{chinese}；原内容未改动",
        where (english, chinese) = cause(error);

    /// Standard output that cannot be written.
    pub fn unwritable_stdout(error: &io::Error) =
        "cannot write to standard output: {english}"
        | "无法写入标准输出：{chinese}",
        where (english, chinese) = cause(error);

    /// A format that the command does not have.
    pub fn no_such_format(command: &str, format: &str, known: &[&str]) =
        "`{command}` has no format `{format}`; it has {english}"
        | "{command} 没有格式「{format}」；可用的格式：{chinese}",
        where (english, chinese) = (known.join(", "), known.join("、"));

    /// The number of files that were judged.
    pub fn judged(judged: usize, given: usize) = "judged {judged} of {files}" | "共 {given} 个文件，已检查 {judged} 个",
        where files = amounts::count(given as u64, "file");

    /// A file that is too large.
    pub fn too_large(bytes: u64, most: usize) =
        "it has {bytes} bytes, and at most {most} MiB are read"
        | "它有 {bytes} 字节，最多读取 {most} MiB",
        where most = most >> 20;

    /// A file that does not end.
    pub fn endless(most: usize) = "it is longer than the {most} MiB that are read" | "它超过了最多读取的 {most} MiB",
        where most = most >> 20;

    /// Other names of the file keep the old text.
    pub fn links_lost(others: u64) = "{links} to it {keep} the old text" | "指向它的另外 {others} 个硬链接仍是原内容",
        where links = amounts::count(others, "other hard link"),
        where keep = if others == 1 { "keeps" } else { "keep" };
}

/// Things that may have no end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Endless {
    /// A pipe with a name.
    Pipe,
    /// A socket.
    Socket,
    /// A device.
    Device,
}

/// Something that might never end, where a file is expected.
pub fn no_regular_file(what: Endless, most: usize) -> Text {
    let (english, chinese) = match what {
        Endless::Pipe => ("a pipe", "管道"),
        Endless::Socket => ("a socket", "套接字"),
        Endless::Device => ("a device", "设备"),
    };
    let most = most >> 20;
    say!(
        "it is {english}, and only files of at most {most} MiB are read; `-` is standard input",
        "它是{chinese}，只读取不超过 {most} MiB 的文件；`-` 表示标准输入"
    )
}
