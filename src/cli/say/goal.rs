//! Messages about goals that cannot be read or judged.

use crate::model::StatedFigure;
use crate::text::{Text, say};

/// Not a name and a number.
pub fn no_pair(text: &str, example: &str) -> Text {
    say!("`{text}` is not a name with a number, like `{example}`", "「{text}」须写成名称和数，如 `{example}`")
}

/// The most of a figure that is no number.
pub fn no_most(text: &str, is_days: bool) -> Text {
    if is_days {
        return say!(
            "`{text}`: the days are a number without a unit, which is that of the process, like `days=15`",
            "「{text}」：天数只写数，单位即流程的单位（工作日或自然日），如 `days=15`",
        );
    }
    say!("`{text}`: a whole number is wanted, like `steps=5`", "「{text}」：须为整数，如 `steps=5`")
}

/// A figure that no goal can be about.
pub fn no_figure(name: &str, near: Option<&str>, known: &[&str]) -> Text {
    let (english, chinese) = (known.join(", "), known.join("、"));
    match near {
        Some(near) => say!("no figure `{name}`, did you mean `{near}`?", "没有指标「{name}」，是否想写「{near}」？"),
        None => say!("no figure `{name}`; there are {english}", "没有指标「{name}」；可写：{chinese}"),
    }
}

/// A figure that the file does not support.
pub fn not_stated(figure: StatedFigure) -> Text {
    let (name, chinese) = (figure.name(), figure.chinese());
    say!(
        "no step says anything of its {name}: whether the goal is met is undecided",
        "没有任何环节写明「{chinese}」，无法判断是否达到目标",
    )
}
