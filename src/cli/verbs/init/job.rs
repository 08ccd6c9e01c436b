//! The job for CI that `init --ci` writes.

use clap::ValueEnum;

use super::Template;
use crate::cli::ending::Refused;
use crate::report::say::init as words;
use crate::text::Lang;

/// A CI service that a job can be written for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Ci {
    Github,
    Gitlab,
}

impl Ci {
    fn template(self) -> Template {
        match self {
            Self::Github => Template {
                path: ".github/workflows/definitions.yml",
                english: include_str!("github.en.yml"),
                chinese: include_str!("github.zh.yml"),
            },
            Self::Gitlab => Template {
                path: ".gitlab-ci.yml",
                english: include_str!("gitlab.en.yml"),
                chinese: include_str!("gitlab.zh.yml"),
            },
        }
    }
}

/// The address from which cargo fetches the sources of the program: a git
/// repository, in a spelling that is nothing but an address to YAML and to a
/// shell.
#[derive(Clone, Debug)]
pub(super) struct Address(String);

impl Address {
    const SCHEMES: [&str; 3] = ["https://", "ssh://", "file://"];

    /// Reads an address.
    ///
    /// # Errors
    ///
    /// The text does not look like an address.
    pub fn read(text: &str) -> Result<Self, Refused> {
        let rest = Self::SCHEMES.iter().find_map(|scheme| text.strip_prefix(scheme));
        let plain = |sign: char| sign.is_ascii_alphanumeric() || "-._~/:@%+".contains(sign);
        match rest {
            Some(rest) if !rest.is_empty() && !rest.starts_with('-') && rest.chars().all(plain) => {
                Ok(Self(text.to_owned()))
            }
            _ => Err(Refused(words::no_address())),
        }
    }
}

/// The path and the text of a job. The check names a folder where the
/// configuration has no paths.
pub(super) fn job(ci: Ci, address: &Address, names_paths: bool, lang: Lang) -> (&'static str, String) {
    let template = ci.template();
    let check = if names_paths { "reengineer check" } else { "reengineer check definitions" };
    let text = template.text(lang).replace("{rust}", env!("CARGO_PKG_RUST_VERSION"));
    (template.path, text.replace("{check}", check).replace("{address}", &address.0))
}
