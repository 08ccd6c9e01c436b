//! The shapes of values that the format expects, and those found.

/// Chinese separators of lists, which YAML does not read as such.
pub const LIST_MARKS: [char; 3] = ['，', '、', '；'];

/// The shape of value that the format expects at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// A map of keys.
    Map,
    /// A list.
    List,
    /// Text.
    Text,
    /// A duration, or a map of three.
    Duration,
    /// A single duration, as for a statutory or a promised limit.
    Limit,
    /// The name of one step.
    OneStep,
    /// A name, or a map with details.
    NameOrMap,
    /// A list of names, or a map of them.
    ListOrMap,
    /// A whole number.
    WholeNumber,
    /// A number.
    Number,
    /// A share from 0 to 1 or a per cent.
    Share,
}

/// The shape of a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NodeShape {
    /// A map.
    Map,
    /// A list.
    List,
    /// A scalar.
    Scalar,
}
