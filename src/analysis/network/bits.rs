//! Sets as rows of bits.

/// Adds all elements of another set.
pub(in crate::analysis) fn unite<const WORDS: usize>(marks: &mut [u64; WORDS], others: &[u64; WORDS]) {
    for (mark, other) in marks.iter_mut().zip(others) {
        *mark |= other;
    }
}

/// Removes all elements of another set.
pub(in crate::analysis) fn remove<const WORDS: usize>(marks: &mut [u64; WORDS], others: &[u64; WORDS]) {
    for (mark, other) in marks.iter_mut().zip(others) {
        *mark &= !other;
    }
}

/// The elements, in ascending order.
pub(in crate::analysis) fn ones<const WORDS: usize>(marks: &[u64; WORDS]) -> impl Iterator<Item = usize> {
    marks.iter().enumerate().flat_map(|(word, bits)| {
        let after = |bits: &u64| Some(bits & (bits - 1)).filter(|bits| *bits != 0);
        let rest = std::iter::successors(Some(*bits).filter(|bits| *bits != 0), after);
        rest.map(move |bits| 64 * word + bits.trailing_zeros() as usize)
    })
}

/// Returns whether two sets intersect.
pub(in crate::analysis) fn meet<const WORDS: usize>(one: &[u64; WORDS], other: &[u64; WORDS]) -> bool {
    one.iter().zip(other).any(|(one, other)| one & other != 0)
}

/// Returns whether one set is a subset of another.
pub(in crate::analysis) fn within<const WORDS: usize>(one: &[u64; WORDS], other: &[u64; WORDS]) -> bool {
    one.iter().zip(other).all(|(one, other)| one & !other == 0)
}

/// Shifts the elements up; elements beyond the last bit are lost.
pub(in crate::analysis) fn shift<const WORDS: usize>(marks: &[u64; WORDS], by: u32) -> [u64; WORDS] {
    let (words, bits) = ((by / 64) as usize, by % 64);
    let mut shifted = [0; WORDS];
    for at in words..WORDS {
        shifted[at] = marks[at - words] << bits;
        if bits > 0 && at > words {
            shifted[at] |= marks[at - words - 1] >> (64 - bits);
        }
    }
    shifted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_places_of_the_marks_come_in_order() {
        let places: Vec<usize> = ones(&[1 << 63 | 1, 0, 0b110]).collect();
        assert_eq!(places, [0, 63, 129, 130]);
    }

    #[test]
    fn a_shift_carries_marks_over_the_words() {
        assert_eq!(shift(&[1 << 63, 0, 0], 1), [0, 1, 0]);
        assert_eq!(shift(&[0b101, 0, 0], 64), [0, 0b101, 0]);
        assert_eq!(shift(&[1 << 40, 0, 0], 100), [0, 0, 1 << 12]);
        assert_eq!(shift(&[1, 0, 1], 192), [0, 0, 0]);
    }
}
