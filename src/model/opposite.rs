//! Words that differ by a negation: the worst that can be suggested.

/// What before a word turns it into its opposite.
const NEGATIONS: [&str; 12] = ["不", "非", "未", "无", "無", "没", "non-", "non", "un-", "un", "not", "no-"];

/// Whether one word is near the other only because it is its opposite: 增值
/// is no slip for 不增值.
#[must_use]
pub fn is_opposite(one: &str, other: &str) -> bool {
    negates(one, other) || negates(other, one) || turns_round(one, other)
}

/// Whether both are the same two letters the other way round: SF is no slip
/// for FS.
fn turns_round(one: &str, other: &str) -> bool {
    one.len() == 2 && one.is_ascii() && one != other && one.chars().rev().eq(other.chars())
}

/// Whether the one is nearer to the other without the negation before it.
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
