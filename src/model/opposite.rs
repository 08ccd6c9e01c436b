//! Words that differ by a negation, and so must never be suggested for each
//! other.

/// Prefixes that turn a word into its opposite.
const NEGATIONS: [&str; 12] = ["不", "非", "未", "无", "無", "没", "non-", "non", "un-", "un", "not", "no-"];

/// Returns whether one word is near the other only as its opposite: 增值 is no
/// misspelling of 不增值.
pub fn is_opposite(one: &str, other: &str) -> bool {
    negates(one, other) || negates(other, one) || turns_round(one, other)
}

/// Returns whether both are the same two letters in reverse: SF is no
/// misspelling of FS.
fn turns_round(one: &str, other: &str) -> bool {
    one.len() == 2 && one.is_ascii() && one != other && one.chars().rev().eq(other.chars())
}

/// Returns whether one word is nearer to the other without its negation.
fn negates(negated: &str, other: &str) -> bool {
    let apart = strsim::osa_distance(negated, other);
    NEGATIONS.iter().any(|negation| {
        negated.strip_prefix(negation).is_some_and(|rest| {
            let rest = rest.trim_start();
            rest.chars().count() > 1 && strsim::osa_distance(rest, other) < apart && !other.starts_with(negation)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_negation_is_never_bridged() {
        for (one, other) in [
            ("不增值", "增值"),
            ("非增值", "增值"),
            ("未受理", "受理"),
            ("无需公示", "需公示"),
            ("不计如", "计入"),
            ("unclassified", "classified"),
            ("non-adding", "adding"),
            ("not required", "required"),
            ("sf", "fs"),
        ] {
            assert!(is_opposite(one, other) && is_opposite(other, one), "{one}, {other}");
        }
    }

    #[test]
    fn a_slip_is_no_opposite() {
        for (one, other) in
            [("不增值", "非增值"), ("uint", "unit"), ("unti", "until"), ("不可网班", "不可网办"), ("note", "notes")]
        {
            assert!(!is_opposite(one, other), "{one}, {other}");
        }
    }
}
