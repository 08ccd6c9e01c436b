//! Texts of the help, and messages about wrong usage.

use crate::model::{Lever, Spelled};
use crate::text::labels::Label;
use crate::text::nearest::nearest;
use crate::text::{Text, say, sentences};

/// The label before the usage line.
pub const USAGE: Label = Label::new("Usage: ", "用法：");
/// The placeholder for options in a usage line.
pub const OPTIONS: Label = Label::new("[OPTIONS]", "[选项]");
/// The placeholder for a command in the usage line of the program.
pub const COMMAND: Label = Label::new("COMMAND", "命令");

/// Our words for a text that the parser adds by itself.
pub fn of_the_parser(text: &str) -> Option<Label> {
    match text {
        // It also distinguishes a short page from a long one; here they are the
        // same.
        _ if text.starts_with("Print help") => Some(Label::new("Print this page", "显示本页")),
        "Print version" => Some(Label::new("Print the version", "显示版本")),
        _ => None,
    }
}

sentences! {
    /// The title of the commands.
    pub fn commands() = "Commands:" | "命令：";

    /// The title of the arguments.
    pub fn arguments() = "Arguments:" | "参数：";

    /// The title of options that only one command has.
    pub fn options() = "Options:" | "选项：";

    /// A title given by the command line.
    pub fn section(title: &str) = "{title}:" | "{title}：";

    /// The default value, behind the help of an option.
    pub fn default(value: &str) = " [default: {value}]" | " [默认 {value}]";

    /// A possible value and its meaning.
    pub fn value(name: &str, meaning: &str) = "- {name}: {meaning}" | "- {name}：{meaning}";

    /// The label before a remedy.
    pub fn help(remedy: &Text) = "help: {remedy}" | "提示：{remedy}", both(remedy);

    /// The pointer to the whole page.
    pub fn more(command: &str) = "for more, try `{command} --help`" | "详见 {command} --help";

    /// An unknown option.
    pub fn unknown_option(option: &str) = "unknown option `{option}`" | "没有选项「{option}」";

    /// An argument too many.
    pub fn unwanted_argument(argument: &str) =
        "no argument `{argument}` is wanted here"
        | "此处不需要参数「{argument}」";

    /// An unknown command.
    pub fn unknown_command(command: &str) = "unknown command `{command}`" | "没有命令「{command}」";

    /// A line without a command.
    pub fn missing_command(command: &str) = "`{command}` needs a command" | "{command} 之后须给出命令";

    /// An invalid value of an option.
    pub fn unknown_value(value: &str, argument: &str) =
        "`{argument}` has no value `{value}`"
        | "{argument} 没有「{value}」这个值";

    /// An option without its value.
    pub fn missing_value(argument: &str) = "`{argument}` has no value" | "{argument} 缺少值";

    /// A value that an option refuses.
    pub fn refused_value(value: &str, argument: &str, why: &Text) =
        "`{value}` does not fit `{argument}`: {why}"
        | "「{value}」不适用于 {argument}：{why}", both(why);

    /// An invalid number of columns.
    pub fn no_width(narrowest: usize, widest: usize) =
        "a number of columns from {narrowest} to {widest} is wanted"
        | "须为 {narrowest} 至 {widest} 的列数";

    /// Not a year that a date can have.
    pub fn no_year() = "a year from 1 to 9999 is wanted" | "须为 1 至 9999 的年份";

    /// A text that is not a number.
    pub fn no_whole_number() = "a whole number is wanted" | "须为整数";

    /// A number that is too large.
    pub fn number_too_large() = "the number is too large" | "数字过大";

    /// A number that is too small.
    pub fn number_too_small() = "the number is too small" | "数字过小";

    /// A value that is not behind an equals sign.
    pub fn no_equals(argument: &str) = "the value of `{argument}` is given with `=`" | "{argument} 的值须用 = 给出";

    /// A value too many.
    pub fn too_many_values(value: &str, argument: &str) =
        "`{value}` is one value too many for `{argument}`"
        | "{argument} 的值过多，不应再有「{value}」";

    /// An argument given twice that may be given once.
    pub fn given_twice(argument: &str) = "`{argument}` is given twice" | "{argument} 给出了两次";

    /// Bytes that are not text.
    pub fn no_utf8() = "an argument is not UTF-8" | "有参数不是 UTF-8 文本";

    /// A mistake of an unforeseen kind.
    pub fn not_understood(what: &str) = "the arguments are not understood: {what}" | "无法理解给出的参数：{what}";

    /// How to give a text that begins like an option as a value.
    pub fn as_a_value(argument: &str) =
        "to give `{argument}` as a value, write `-- {argument}`"
        | "若「{argument}」本身是值，请写作 -- {argument}";

    /// A command behind `--`.
    pub fn behind_dashes(command: &str) =
        "to use the command `{command}`, leave out the `--` before it"
        | "如需使用命令 {command}，请去掉它前面的 --";

    /// The possible values, behind the help of an option.
    pub fn values(names: &[&str]) = " [one of {english}]" | " [可选 {chinese}]",
        where (english, chinese) = (names.join(", "), names.join("、"));

    /// Arguments that are missing.
    pub fn missing_arguments(missing: &[String]) = "{english} {verb} missing" | "缺少 {chinese}",
        where verb = if missing.len() == 1 { "is" } else { "are" },
        where english = missing.iter().map(|argument| format!("`{argument}`")).collect::<Vec<_>>(),
        where (english, chinese) = (english.join(", "), missing.join("、"));

    /// The known values.
    pub fn known(known: &[String]) = "one of {english}" | "可选 {chinese}",
        where (english, chinese) = (known.join(", "), known.join("、"));

    /// A further output that is no format and no path.
    pub fn no_format_and_path(formats: &[&str]) =
        "a format and a path are wanted, as in `json=report.json`; formats: {english}"
        | "须给出格式和路径，如 json=report.json；可用的格式：{chinese}",
        where (english, chinese) = (formats.join(", "), formats.join("、"));

    /// Too few values, or a wrong number of them.
    pub fn wrong_number_of_values(argument: &str, wanted: isize, given: isize, at_least: bool) =
        "`{argument}` takes {least}{wanted} {values}; given: {given}"
        | "{argument} 须给出{least_chinese} {wanted} 个值，现有 {given} 个",
        where (least, least_chinese) = if at_least { ("at least ", "至少") } else { ("", "") },
        where values = if wanted == 1 { "value" } else { "values" };

    /// The nearest names.
    pub fn did_you_mean(names: &[String]) = "did you mean {english}?" | "是否想写{chinese}？",
        where english = names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>(),
        where chinese = names.iter().map(|name| format!("「{name}」")).collect::<Vec<_>>(),
        where (english, chinese) = (english.join(" or "), chinese.join("或"));
}

/// An unknown command, with the known ones.
pub fn no_command_of(name: &str, known: &[String]) -> Text {
    if known.is_empty() {
        return unwanted_argument(name);
    }
    let (english, chinese) = (known.join(", "), known.join("、"));
    match nearest(name, known.iter().map(String::as_str)) {
        Some(near) => say!(
            "unknown command `{name}`, did you mean `{near}`? one of {english}",
            "没有命令「{name}」，是否想写「{near}」？可选 {chinese}"
        ),
        None => say!("unknown command `{name}`; one of {english}", "没有命令「{name}」；可选 {chinese}"),
    }
}

/// An unknown format.
pub fn no_format(name: &str, near: Option<&str>, formats: &[&str]) -> Text {
    let (english, chinese) = (formats.join(", "), formats.join("、"));
    match near {
        Some(near) => say!(
            "no format `{name}`, did you mean `{near}`? formats: {english}",
            "没有格式「{name}」，是否想写「{near}」？可用的格式：{chinese}"
        ),
        None => say!("no format `{name}`; formats: {english}", "没有格式「{name}」；可用的格式：{chinese}"),
    }
}

/// A name that is neither a lever nor one of these other words, each in both
/// languages.
pub fn no_lever(name: &str, others: &[(&'static str, &'static str)]) -> Text {
    let levers = Lever::WORDS.iter().map(|word| (word.english, word.chinese));
    let known = others.iter().copied().chain(levers).flat_map(|(english, chinese)| [english, chinese]);
    if let Some(near) = nearest(name, known) {
        return say!("no lever `{name}`, did you mean `{near}`?", "没有举措「{name}」，是否想写「{near}」？");
    }
    let (english, chinese): (Vec<String>, Vec<String>) =
        others.iter().map(|(english, chinese)| (format!("{english}, "), format!("{english}（{chinese}）、"))).unzip();
    let (english, chinese) = (english.concat(), chinese.concat());
    say!(
        "no lever `{name}`: give {english}or a lever; `reengineer explain` lists them",
        "没有举措「{name}」，可写：{chinese}举措名称（见 `reengineer explain`）",
    )
}

/// Arguments that cannot be given together.
pub fn conflict(one: &str, others: &[String]) -> Text {
    let english: Vec<String> = others.iter().map(|other| format!("`{other}`")).collect();
    let (english, chinese) = (english.join(", "), others.join("、"));
    if others.is_empty() {
        return say!("`{one}` cannot be used with the other arguments", "{one} 不能与其他参数同时使用");
    }
    say!("`{one}` cannot be used with {english}", "{one} 不能与 {chinese} 同时使用")
}
