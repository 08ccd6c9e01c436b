//! Characters of a text by their number, without walking there from the start
//! of the line: one line may be a megabyte long and have thousands of findings.

use std::ops::Range;

/// The number of characters between two marks.
const EVERY: usize = 1_024;

/// Marks in a text.
#[derive(Clone, Debug)]
pub(super) struct Characters {
    /// At each mark: the byte offset and the number of UTF-16 units before it.
    marks: Vec<(usize, usize)>,
}

impl Characters {
    pub fn of(text: &str) -> Self {
        let (mut marks, mut units) = (Vec::with_capacity(text.len() / EVERY + 1), 0);
        for (number, (at, character)) in text.char_indices().enumerate() {
            if number % EVERY == 0 {
                marks.push((at, units));
            }
            units += character.len_utf16();
        }
        Self { marks }
    }

    /// The last mark at or before a byte offset.
    fn mark(&self, byte: usize) -> usize {
        self.marks.partition_point(|(at, _)| *at <= byte).saturating_sub(1)
    }

    /// The offset that many characters further on, at most the end.
    pub fn after(&self, text: &str, start: usize, characters: usize) -> usize {
        let (mut from, mut more) = (start, characters);
        if characters > EVERY {
            let mark = self.mark(start);
            let Some((marked, _)) = self.marks.get(mark) else { return text.len() };
            let before = text[*marked..start].chars().count();
            let number = mark * EVERY + before + characters;
            match self.marks.get(number / EVERY) {
                Some((at, _)) => (from, more) = (*at, number % EVERY),
                None => return text.len(),
            }
        }
        let rest = &text[from..];
        from + rest.char_indices().nth(more).map_or(rest.len(), |(at, _)| at)
    }

    /// The number of UTF-16 units in a part.
    pub fn units(&self, text: &str, part: Range<usize>) -> usize {
        self.units_before(text, part.end).saturating_sub(self.units_before(text, part.start))
    }

    fn units_before(&self, text: &str, byte: usize) -> usize {
        let Some((at, units)) = self.marks.get(self.mark(byte)) else { return 0 };
        units + text.get(*at..byte).map_or(0, |rest| rest.encode_utf16().count())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_character_is_found_by_its_number_and_units_are_counted_as_by_walking() {
        let text: String = "a规𠮷é\n".chars().cycle().take(5 * EVERY + 7).collect();
        let characters = Characters::of(&text);
        let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        for first in [0, 1, 3, EVERY - 1, EVERY, EVERY + 1, 3 * EVERY + 5, starts.len() - 1] {
            for more in [0, 1, EVERY - 1, EVERY, EVERY + 1, 2 * EVERY, 4 * EVERY + 3, 9 * EVERY] {
                let found = characters.after(&text, starts[first], more);
                assert_eq!(found, starts.get(first + more).copied().unwrap_or(text.len()), "{first} {more}");
                let units = text[starts[first]..found].encode_utf16().count();
                assert_eq!(characters.units(&text, starts[first]..found), units, "{first} {more}");
            }
        }
        assert_eq!((Characters::of("").after("", 0, 2_000), Characters::of("").units("", 0..0)), (0, 0));
    }
}
