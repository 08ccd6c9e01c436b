//! What the format asks for at a place, and what stands there.

/// What people put between the items of a list, and YAML does not.
pub const LIST_MARKS: [char; 3] = ['，', '、', '；'];

/// What the format asks for at a place.
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
    /// A single duration: what the law allows, or what is promised.
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

/// What stands at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NodeShape {
    /// A map.
    Map,
    /// A list.
    List,
    /// A scalar.
    Scalar,
}
