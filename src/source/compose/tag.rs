//! Does a tag ask for anything else than what stands there?

use saphyr_parser::{Span as Found, Tag};

use super::{Composer, MOST_DEFECTS, start};
use crate::model::Problem;
use crate::source::at;

impl Composer<'_> {
    /// A tag that says no more than the node shows is fine.
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

/// The name of a tag of YAML's own, however it is spelled; empty for `!`,
/// which only says that the node is what it looks like.
pub(super) fn core(tag: &Tag) -> Option<&str> {
    if tag.is_yaml_core_schema() {
        return Some(&tag.suffix);
    }
    if tag.suffix.is_empty() || (tag.handle.is_empty() && tag.suffix == "!") {
        return Some("");
    }
    tag.suffix.strip_prefix("tag:yaml.org,2002:")
}
