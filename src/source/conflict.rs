//! The conflict markers that git leaves after a failed merge.

use super::at;
use crate::model::{Defect, Problem};

/// The conflicts of a text, each at the line where it begins. Only the three
/// markers in their order make one: a line of `=` alone may be anything.
pub(super) fn conflicts(text: &str) -> Vec<Defect> {
    let mut found = Vec::new();
    let mut begun: Option<(usize, bool)> = None;
    for (line, words) in (1..).zip(text.lines()) {
        begun = match begun {
            _ if is_mark(words, "<<<<<<<") => Some((line, false)),
            Some((first, _)) if words == "=======" => Some((first, true)),
            Some((first, true)) if is_mark(words, ">>>>>>>") => {
                found.push(at(first, 1, Problem::Conflict { last: line }));
                None
            }
            going_on => going_on,
        };
    }
    found
}

/// Returns whether a line is this marker, alone or with a name behind it.
fn is_mark(line: &str, mark: &str) -> bool {
    line.strip_prefix(mark).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_three_marks_in_their_order_are_a_conflict() {
        let found = |text: &str| conflicts(text).len();
        assert_eq!(found("a: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> main\n"), 1);
        assert_eq!(found("<<<<<<< HEAD\nb: 1\n||||||| base\nb: 0\n=======\nb: 2\n>>>>>>> main\n"), 1);
        for text in ["=======\n", "<<<<<<< HEAD\n", "<<<<<<<a\n=======\n>>>>>>> b\n", "a: |\n  <<<<<<< x\n"] {
            assert_eq!(found(text), 0, "{text}");
        }
    }
}
