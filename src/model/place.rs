//! Symbolic places in a definition.

/// A segment of the path from the definition to a part of it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Segment {
    /// The value under this canonical (English) key, in any spelling.
    Field(&'static str),
    /// The value under this name in a map with free names (`materials`,
    /// `departments`, `may`).
    Name(String),
    /// The item with this number in a list, from 0.
    Item(usize),
    /// The key itself, not its value: its spelling, and its index from 0 among
    /// the keys spelled so.
    Key(String, usize),
    /// A position in the text, for defects found before there are places: line
    /// and column, in characters, both from 1.
    At(usize, usize),
}

/// A symbolic place: this process, this step, this field of this step. A rule
/// never sees a line number; the source turns a place into one when printing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[must_use]
pub struct Place(pub Vec<Segment>);

impl Place {
    /// The definition as a whole.
    pub fn process() -> Self {
        Self::default()
    }

    /// The step with this position in the file, from 0.
    pub fn step(position: usize) -> Self {
        Self::process().field("steps").item(position)
    }

    /// The value under a canonical key of this place.
    pub fn field(self, key: &'static str) -> Self {
        self.then(Segment::Field(key))
    }

    /// The value under a free name of this place.
    pub fn name(self, name: &str) -> Self {
        self.then(Segment::Name(name.to_owned()))
    }

    /// An item of the list at this place.
    pub fn item(self, position: usize) -> Self {
        self.then(Segment::Item(position))
    }

    /// A key of the map at this place: the `nth` with this spelling.
    pub fn key(self, spelled: &str, nth: usize) -> Self {
        self.then(Segment::Key(spelled.to_owned(), nth))
    }

    /// A position in the text: line and column, both from 1.
    pub fn at(self, line: usize, column: usize) -> Self {
        self.then(Segment::At(line, column))
    }

    /// The index of the step that this lies in; `None` outside of the steps.
    pub fn step_position(&self) -> Option<usize> {
        match self.0.as_slice() {
            [Segment::Field("steps"), Segment::Item(at), ..] => Some(*at),
            _ => None,
        }
    }

    /// The canonical key above this place: of its step, or of the process.
    pub fn key_field(&self) -> Option<&'static str> {
        let inner = if self.step_position().is_some() { self.0.get(2..) } else { self.0.get(..) };
        match inner.and_then(<[Segment]>::first) {
            Some(Segment::Field(key)) => Some(key),
            _ => None,
        }
    }

    fn then(mut self, segment: Segment) -> Self {
        self.0.push(segment);
        self
    }
}
