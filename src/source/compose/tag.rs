//! Checks that a tag agrees with the node it is on.

use saphyr_parser::{Span as Found, Tag};

use super::{Composer, MOST_DEFECTS, start};
use crate::model::Problem;
use crate::source::at;

impl Composer<'_> {
    /// Accepts a tag that says no more than the node shows.
    pub(super) fn tag(&mut self, tag: Option<&Tag>, fitting: &[&str], span: Found) {
        let Some(tag) = tag else { return };
        let fits = core(tag).is_some_and(|name| name.is_empty() || fitting.contains(&name));
        if !fits && self.defects.len() < MOST_DEFECTS {
            let name = core(tag).map_or_else(|| tag.to_string(), |name| format!("!!{name}"));
            let (line, column) = start(span);
            self.defects.push(at(line, column, Problem::UnknownTag(name)));
        }
    }
}

/// The name of one of YAML's own tags, in any spelling; empty for `!`, which
/// only confirms what the node looks like.
pub(super) fn core(tag: &Tag) -> Option<&str> {
    if tag.is_yaml_core_schema() {
        return Some(&tag.suffix);
    }
    if tag.suffix.is_empty() || (tag.handle.is_empty() && tag.suffix == "!") {
        return Some("");
    }
    tag.suffix.strip_prefix("tag:yaml.org,2002:")
}
