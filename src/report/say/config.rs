//! The sentences of `config show`.

use crate::model::Spelled;
use crate::text::{Text, say, sentences};

/// The title of all settings.
pub fn title(file: Option<&str>) -> Text {
    match file {
        Some(file) => say!("Settings in force, with `{file}`", "生效的设置（配置文件「{file}」）"),
        None => say!("Settings in force, without a configuration", "生效的设置（没有配置文件）"),
    }
}

/// The origin of a value: a flag, or a file and a line.
pub fn verbatim(origin: &str) -> Text {
    Text::verbatim(origin)
}

/// A value from a preset.
pub fn preset<P: Spelled>(preset: P) -> Text {
    let (english, chinese) = (preset.english(), preset.chinese());
    say!("preset {english}", "预设「{chinese}」")
}

sentences! {
    /// A setting without a value.
    pub fn none() = "none" | "无";

    /// Days on the clock of each process.
    pub fn own_days() = "days, on the step's own clock" | "天，按环节自身的计时";

    /// A default value.
    pub fn default() = "default" | "默认";
}
