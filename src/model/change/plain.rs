//! Values that the form of their key alone tells how to read and to write.

use crate::model::decimal::Decimal;
use crate::model::declared::{Allow, CaseOf, Claims, Department, LimitsOf, MaterialOf, Targets};
use crate::model::duration::Duration;
use crate::model::ids::{DepartmentId, MaterialId, StepId};
use crate::model::permit::Permit;
use crate::model::step::{After, Need, Rework, StepLimit, ThreePoint};
use crate::model::time::Unit;
use crate::model::visits::Visits;
use crate::model::vocabulary::{Actor, Counting, Jurisdiction, Kind, Lever, MatterType, Online, Value};

use super::field::StepField;

/// A value of which nobody needs to know more than the form of its key.
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
    /// How many.
    Count(u32),
}

/// The type of a field: plain, or read and written in a way of its own.
pub(in crate::model) trait FieldValue: Sized {
    /// Whether it is plain.
    const IS_PLAIN: bool = false;

    /// The field that says so; none where it is of another type.
    fn of_plain(_: Plain) -> Option<Self> {
        None
    }

    /// What the field says, if it is plain and says anything.
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

macro_rules! not_plain {
    ($($type:ty),+ $(,)?) => { $(impl FieldValue for $type {})+ };
}

not_plain! {
    String, Actor, Counting, Online, Visits, ThreePoint, Unit, LimitsOf<String>, Targets, Claims,
    Option<Kind>, Option<Value>, Option<Jurisdiction>, Option<MatterType>, Option<StepLimit<String>>,
    Option<Rework<String>>, Option<Vec<String>>, Option<Vec<After<String>>>, Option<Vec<Need<String>>>,
    Option<Vec<Department>>, Vec<CaseOf<String>>, Vec<MaterialOf<String>>, Vec<Allow>, Vec<(Lever, Permit)>,
    Vec<(String, Vec<StepField>)>,
}

// As they are in a step whose references lead somewhere.
not_plain! {
    Option<DepartmentId>, Vec<DepartmentId>, Option<StepLimit<StepId>>, Option<Rework<StepId>>,
    Option<Vec<MaterialId>>, Option<Vec<After<StepId>>>, Option<Vec<Need<MaterialId>>>,
}
