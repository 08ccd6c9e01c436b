//! Numbers from a seed (xorshift).

/// A generator of numbers.
#[derive(Clone, Debug)]
pub struct Dice(u64);

impl Dice {
    /// Each seed gives its own numbers.
    pub fn new(seed: u64) -> Self {
        Self(seed | 1)
    }

    /// A number from 0 to this one.
    pub fn up_to(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % (end as u64 + 1)).unwrap()
    }

    /// True once in so many times.
    pub fn one_in(&mut self, count: usize) -> bool {
        self.up_to(count - 1) == 0
    }

    /// One of these.
    pub fn one_of<T: Clone>(&mut self, items: &[T]) -> T {
        items[self.up_to(items.len() - 1)].clone()
    }
}
