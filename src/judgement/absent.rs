//! Definitions that an earlier revision had and that are no longer judged.

use super::{WEAKER, WORSE_FIGURE};
use crate::finding::{Finding, Identity, Level};
use crate::judgement::say::absent as say;
use crate::model::Place;
use crate::text::Text;

/// The rule of definitions that are gone.
pub const GONE: &str = "gone-definition";

/// The rule of definitions that exist and are no longer judged.
pub const LEFT_OUT: &str = "left-out-definition";

/// Returns whether a rule is about a change since an earlier revision: a waiver
/// of it is for the change that it comes with.
pub(super) fn is_of_a_change(rule: &str) -> bool {
    [WORSE_FIGURE, GONE, LEFT_OUT, WEAKER].contains(&rule)
}

/// A definition that is gone.
pub fn gone(file: &str, revision: &str, level: Level) -> Finding {
    finding(GONE, level, say::gone(file, revision), say::gone_help())
}

/// A definition that exists but is no longer judged.
pub fn left_out(file: &str, why: &Text, revision: &str, level: Level) -> Finding {
    finding(LEFT_OUT, level, say::no_longer_judged(file, why, revision), say::left_out_help())
}

/// A definition that is left out, where nothing is compared.
pub fn left_out_now(file: &str, why: &Text, level: Level) -> Finding {
    finding(LEFT_OUT, level, say::left_out(file, why), say::left_out_help())
}

fn finding(code: &'static str, level: Level, message: Text, help: Text) -> Finding {
    Finding {
        code,
        level,
        place: Place::process(),
        message,
        help: Some(help),
        related: Vec::new(),
        identity: Identity::default(),
    }
}
