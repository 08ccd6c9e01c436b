//! Values that are read and written by the form of their key alone.

use crate::model::decimal::Decimal;
use crate::model::declared::{Allow, CaseOf, Claims, Department, LimitsOf, MaterialOf, Targets};
use crate::model::duration::Duration;
use crate::model::ids::{DepartmentId, MaterialId, StepId};
use crate::model::permit::Permit;
use crate::model::step::{After, Need, Rework, StepField, StepLimit, ThreePoint};
use crate::model::time::Unit;
use crate::model::visits::Visits;
use crate::model::vocabulary::{Actor, Counting, Lever, Online, Spelled, Wording};

/// A value for which the form of its key says everything.
#[derive(Clone, Debug, PartialEq)]
pub enum Plain {
    /// A name or a text.
    Text(String),
    /// Names or texts.
    Texts(Vec<String>),
    /// A duration.
    Time(Duration),
    /// A number, a share or hours.
    Number(Decimal),
    /// A count.
    Count(u32),
    /// A word of the format, in English and in Chinese.
    Word(Wording),
}

/// The type of a field: plain, or with a reader and a writer of its own.
pub(in crate::model) trait FieldValue: Sized {
    /// Whether it is plain.
    const IS_PLAIN: bool = false;

    /// The field with this value; `None` where its type is another.
    fn of_plain(_: Plain) -> Option<Self> {
        None
    }

    /// The value of the field, if it is plain and not empty.
    fn plain(&self) -> Option<Plain> {
        None
    }
}

macro_rules! plain {
    ($($variant:ident: $type:ty,)+) => { $(
        impl FieldValue for Option<$type> {
            const IS_PLAIN: bool = true;

            fn of_plain(plain: Plain) -> Option<Self> {
                if let Plain::$variant(value) = plain { Some(Some(value)) } else { None }
            }

            fn plain(&self) -> Option<Plain> {
                self.clone().map(Plain::$variant)
            }
        }
    )+ };
}

plain! {
    Text: String,
    Time: Duration,
    Number: Decimal,
    Count: u32,
}

impl FieldValue for Vec<String> {
    const IS_PLAIN: bool = true;

    fn of_plain(plain: Plain) -> Option<Self> {
        if let Plain::Texts(values) = plain { Some(values) } else { None }
    }

    fn plain(&self) -> Option<Plain> {
        Some(Plain::Texts(self.clone()))
    }
}

impl<T: Spelled> FieldValue for Option<T> {
    const IS_PLAIN: bool = true;

    fn of_plain(plain: Plain) -> Option<Self> {
        if let Plain::Word((english, _)) = plain { T::from_word(english).map(Some) } else { None }
    }

    fn plain(&self) -> Option<Plain> {
        self.map(|value| Plain::Word((value.english(), value.chinese())))
    }
}

/// Words that a step always has.
macro_rules! always {
    ($($type:ty),+) => { $(
        impl FieldValue for $type {
            const IS_PLAIN: bool = true;

            fn of_plain(plain: Plain) -> Option<Self> {
                Option::of_plain(plain)?
            }

            fn plain(&self) -> Option<Plain> {
                Some(*self).plain()
            }
        }
    )+ };
}

always!(Actor, Counting, Online);

macro_rules! not_plain {
    ($($type:ty),+ $(,)?) => { $(impl FieldValue for $type {})+ };
}

not_plain! {
    String, Visits, ThreePoint, Unit, LimitsOf<String>, Targets, Claims,
    Option<StepLimit<String>>,
    Option<Rework<String>>, Option<Vec<String>>, Option<Vec<After<String>>>, Option<Vec<Need<String>>>,
    Option<Vec<Department>>, Vec<CaseOf<String>>, Vec<MaterialOf<String>>, Vec<Allow>, Vec<(Lever, Permit)>,
    Vec<(String, Vec<StepField>)>,
}

// The types in a step whose references are resolved.
not_plain! {
    Option<DepartmentId>, Vec<DepartmentId>, Option<StepLimit<StepId>>, Option<Rework<StepId>>,
    Option<Vec<MaterialId>>, Option<Vec<After<StepId>>>, Option<Vec<Need<MaterialId>>>,
}
