//! The values of a process and of a step, each under one key of the format.

use crate::model::keys::{KEYS, KeyGroup};

/// An enum with a variant for each field of `$whole`, except those `beside` it.
/// A field that is in neither list does not compile. `$read` has the same
/// fields, possibly with resolved references.
macro_rules! fields {
    (
        $(#[$about:meta])*
        $name:ident of $whole:ident read in $read:ident beside $($other:ident),+ {
            $($(#[$doc:meta])* $variant:ident = $key:literal: $field:ident as $type:ty,)+
        }
    ) => {
        $(#[$about])*
        #[derive(Clone, Debug, PartialEq)]
        pub enum $name { $($(#[$doc])* $variant($type),)+ }

        impl $name {
            /// Every key with a variant.
            const KEYS: &'static [&'static str] = &[$($key),+];

            /// The key of the format.
            pub const fn key(&self) -> &'static str {
                match self { $(Self::$variant(_) => $key,)+ }
            }

            /// Every value of `new` that differs from that of `old`, in the
            /// order of the format.
            pub fn differing(old: &$whole, new: &$whole) -> Vec<Self> {
                let $whole { $($other: _,)+ $($field,)+ } = old;
                let mut differing = Vec::new();
                $(if *$field != new.$field {
                    differing.push(Self::$variant(new.$field.clone()));
                })+
                differing
            }

            /// All values of `whole`, in the order of the format.
            pub fn all_of(whole: &$whole) -> Vec<Self> {
                vec![$(Self::$variant(whole.$field.clone()),)+]
            }

            /// Returns whether the form of a key alone determines how its value
            /// is read and written.
            pub fn is_plain(key: &str) -> bool {
                match key { $($key => <$type as FieldValue>::IS_PLAIN,)+ _ => false }
            }

            /// The field of a key with this value; `None` where its type is
            /// another.
            pub fn of_plain(key: &str, plain: Plain) -> Option<Self> {
                match key { $($key => <$type>::of_plain(plain).map(Self::$variant),)+ _ => None }
            }

            /// The value, if it is plain and not empty.
            pub fn plain(&self) -> Option<Plain> {
                match self { $(Self::$variant(value) => value.plain(),)+ }
            }

            /// The value of `whole` under the same key, if it is plain and not
            /// empty.
            pub fn plain_in(&self, whole: &$read) -> Option<Plain> {
                match self { $(Self::$variant(_) => whole.$field.plain(),)+ }
            }

            /// Sets the value in `whole`.
            pub fn put(&self, whole: &mut $whole) {
                match self { $(Self::$variant(value) => whole.$field.clone_from(value),)+ }
            }
        }
    };
}

pub(in crate::model) use fields;

/// Returns whether each key of a group has a row that sets it, except those set
/// by other means, and whether each row has its key.
pub(in crate::model) const fn all_are_set(group: KeyGroup, set: &[&str], otherwise: &[&str]) -> bool {
    let (mut key, mut keys) = (0, 0);
    while key < KEYS.len() {
        if KEYS[key].group as u8 == group as u8 {
            keys += 1;
            if !holds(set, KEYS[key].english) && !holds(otherwise, KEYS[key].english) {
                return false;
            }
        }
        key += 1;
    }
    keys == set.len() + otherwise.len()
}

const fn holds(names: &[&str], name: &str) -> bool {
    let mut at = 0;
    while at < names.len() {
        if is_same(names[at].as_bytes(), name.as_bytes()) {
            return true;
        }
        at += 1;
    }
    false
}

const fn is_same(one: &[u8], other: &[u8]) -> bool {
    let mut at = 0;
    while at < one.len() && at < other.len() && one[at] == other[at] {
        at += 1;
    }
    at == one.len() && at == other.len()
}
