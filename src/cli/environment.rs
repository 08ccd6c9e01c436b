//! The surroundings of a run: streams, variables, the terminal.

use std::io::{Read, Write};

use crate::text::Lang;

/// The variable that names the jurisdiction.
pub(super) const JURISDICTION: &str = "REENGINEER_JURISDICTION";
/// The variable that names a calendar.
pub(super) const CALENDAR: &str = "REENGINEER_CALENDAR";

/// The streams of a run.
pub struct Streams<'a> {
    /// Standard input.
    pub input: &'a mut dyn Read,
    /// Standard output: data.
    pub out: &'a mut dyn Write,
    /// Standard error: messages.
    pub err: &'a mut dyn Write,
}

/// The variables and the terminal that a run uses.
#[derive(Clone, Debug, Default)]
pub struct Environment {
    /// `LC_ALL`, `LC_MESSAGES`, `LANG`: the first that is set is the locale.
    pub locale: [Option<String>; 3],
    /// The locale of the system where none of these is set.
    pub system_locale: Option<String>,
    /// `NO_COLOR`.
    pub no_color: Option<String>,
    /// `CLICOLOR_FORCE`.
    pub clicolor_force: Option<String>,
    /// `TERM`.
    pub term: Option<String>,
    /// `COLUMNS`.
    pub columns: Option<String>,
    /// `REENGINEER_JURISDICTION`.
    pub jurisdiction: Option<String>,
    /// `REENGINEER_CALENDAR`.
    pub calendar: Option<String>,
    /// Whether standard output is a terminal.
    pub out_is_terminal: bool,
    /// Whether standard error is a terminal.
    pub err_is_terminal: bool,
    /// The width of the terminal.
    pub terminal_width: Option<usize>,
}

/// The columns of a page where nothing else is known.
const WIDTH: usize = 80;
/// The fewest columns of a page; with fewer nothing can be laid out.
pub(super) const NARROWEST: usize = 24;
/// The most columns of a page.
pub(super) const WIDEST: usize = 1_000;

impl Environment {
    /// The environment with the variables that `variable` returns, and no
    /// terminal.
    pub fn new(variable: impl Fn(&str) -> Option<String>) -> Self {
        Self {
            locale: ["LC_ALL", "LC_MESSAGES", "LANG"].map(&variable),
            no_color: variable("NO_COLOR"),
            clicolor_force: variable("CLICOLOR_FORCE"),
            term: variable("TERM"),
            columns: variable("COLUMNS"),
            jurisdiction: variable(JURISDICTION),
            calendar: variable(CALENDAR),
            ..Self::default()
        }
    }

    /// The language of the locale; English where it is not Chinese.
    pub(super) fn lang(&self) -> Lang {
        let set = self.locale.iter().flatten().find(|locale| !locale.is_empty());
        let locale = set.or(self.system_locale.as_ref()).map(|locale| locale.to_ascii_lowercase());
        match locale {
            Some(locale) if locale.starts_with("zh") => Lang::Chinese,
            _ => Lang::English,
        }
    }

    /// Returns whether a stream may be coloured where no flag says so.
    /// `NO_COLOR` takes precedence.
    pub(super) fn color(&self, is_terminal: bool) -> bool {
        let set = |variable: &Option<String>| variable.as_deref().is_some_and(|value| !value.is_empty());
        if set(&self.no_color) {
            return false;
        }
        let forced = self.clicolor_force.as_deref().is_some_and(|value| !value.is_empty() && value != "0");
        forced || (is_terminal && self.term.as_deref() != Some("dumb"))
    }

    /// The columns of a page where no flag sets them.
    pub(super) fn width(&self) -> usize {
        let stated = self.columns.as_deref().and_then(|columns| columns.trim().parse().ok()).filter(|width| *width > 0);
        stated.or(self.terminal_width).unwrap_or(WIDTH).clamp(NARROWEST, WIDEST)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(variables: &[(&str, &str)]) -> Environment {
        let variables: Vec<_> = variables.iter().map(|(name, value)| (name.to_string(), value.to_string())).collect();
        Environment::new(|name| variables.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone()))
    }

    #[test]
    fn the_first_locale_that_is_set_decides() {
        assert_eq!(with(&[("LANG", "zh_CN.UTF-8")]).lang(), Lang::Chinese);
        assert_eq!(with(&[("LC_ALL", "C"), ("LANG", "zh_CN.UTF-8")]).lang(), Lang::English);
        assert_eq!(with(&[("LC_ALL", ""), ("LC_MESSAGES", "zh_TW"), ("LANG", "en")]).lang(), Lang::Chinese);
        let system = Environment { system_locale: Some("zh-Hans-CN".into()), ..with(&[]) };
        assert_eq!(system.lang(), Lang::Chinese);
    }

    #[test]
    fn colours_are_for_terminals_unless_forced_and_no_color_has_the_last_word() {
        assert!(with(&[]).color(true) && !with(&[]).color(false));
        assert!(with(&[("CLICOLOR_FORCE", "1")]).color(false));
        assert!(!with(&[("CLICOLOR_FORCE", "0")]).color(false));
        assert!(!with(&[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]).color(true));
        assert!(with(&[("NO_COLOR", "")]).color(true), "an empty NO_COLOR is none");
        assert!(!with(&[("TERM", "dumb")]).color(true));
    }

    #[test]
    fn a_width_is_always_one_that_can_be_laid_out() {
        assert_eq!(with(&[]).width(), 80);
        assert_eq!(with(&[("COLUMNS", "100")]).width(), 100);
        assert_eq!(with(&[("COLUMNS", "1")]).width(), NARROWEST);
        assert_eq!(with(&[("COLUMNS", "wide")]).width(), 80);
    }
}
