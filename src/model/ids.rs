//! Positions of steps, materials and departments.

macro_rules! index {
    ($(#[$about:meta])* $name:ident) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);

        impl $name {
            /// The index into a list with one entry for each.
            pub const fn index(self) -> usize {
                self.0 as usize
            }

            /// The id for an index into such a list.
            #[expect(clippy::cast_possible_truncation, reason = "a file holds far fewer than 2^32 of anything")]
            pub const fn new(index: usize) -> Self {
                Self(index as u32)
            }
        }
    };
}

index! {
    /// The position of a step in its file, from 0.
    StepId
}
index! {
    /// The position of a material: declared ones first, then given ones.
    MaterialId
}
index! {
    /// The position of a department: declared ones first, then as named.
    DepartmentId
}
