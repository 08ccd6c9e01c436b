//! A definition as a notation hands it over: shapes and values are checked,
//! names are still text and may not resolve.

use super::change::{FieldValue, Plain, all_are_set, fields};
use super::decimal::Decimal;
use super::declared::{Allow, CaseOf, Claims, Department, LimitsOf, MaterialOf, Targets};
use super::keys::KeyGroup;
use super::step::StepOf;
use super::time::Unit;
use super::vocabulary::{Jurisdiction, MatterType};

/// A step that names other steps, materials and departments by text.
pub type DraftStep = StepOf<String, String, String>;

/// Declares a struct with a field for each row, and the enum of these fields.
macro_rules! declared {
    (
        $(#[$of_whole:meta])*
        $whole:ident { $($(#[$of_steps:meta])* $steps:ident as $step:ty,)+ }
        $(#[$about:meta])*
        $name:ident { $($(#[$doc:meta])* $variant:ident = $key:literal: $field:ident as $type:ty,)+ }
    ) => {
        $(#[$of_whole])*
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct $whole {
            $($(#[$doc])* pub $field: $type,)+
            $($(#[$of_steps])* pub $steps: $step,)+
        }

        fields! {
            $(#[$about])*
            $name of $whole read in $whole beside $($steps),+ {
                $($(#[$doc])* $variant = $key: $field as $type,)+
            }
        }
    };
}

// A key of a process without a row below does not compile, and neither does a
// row without a key.
const _: () = assert!(all_are_set(KeyGroup::Process, ProcessField::KEYS, &["format", "steps"]));

declared! {
    /// An unchecked definition; [`super::Process::new`] checks it.
    ///
    /// Positions in its lists are positions in the file, so that a defect can
    /// point back.
    Draft {
        /// The steps in the order they are written.
        steps as Vec<DraftStep>,
    }

    /// The value of a process under one key, except its steps.
    ProcessField {
        /// Short name for machines; the file's stem where the file has none.
        Id = "id": id as String,
        /// Its name.
        Name = "name": name as String,
        /// A remark.
        Note = "note": note as Option<String>,
        /// The jurisdiction whose statutory rules apply, if stated.
        Jurisdiction = "jurisdiction": jurisdiction as Option<Jurisdiction>,
        /// The calendar on which it runs: `china`, `weekdays`, files beside
        /// the definition; empty where the file does not say.
        Calendar = "calendar": calendar as Vec<String>,
        /// The type of the matter.
        Type = "type": matter as Option<MatterType>,
        /// The department answerable for the whole.
        Lead = "lead": lead as Option<String>,
        /// The unit of a bare number of days.
        Unit = "unit": unit as Unit,
        /// Working hours in a working day; 8 where absent.
        HoursPerDay = "hours_per_day": hours_per_day as Option<Decimal>,
        /// Limits for the whole process.
        Limits = "limits": limits as LimitsOf<String>,
        /// The cases that the guide covers; empty where it covers a single one.
        Cases = "cases": cases as Vec<CaseOf<String>>,
        /// The number of cases a year.
        CasesPerYear = "cases_per_year": cases_per_year as Option<Decimal>,
        /// The legal basis of the whole.
        Law = "law": law as Vec<String>,
        /// The conditions on which an application is accepted.
        Conditions = "conditions": conditions as Vec<String>,
        /// The place where it is handled.
        Where = "where": venue as Vec<String>,
        /// The result.
        Result = "result": result as Vec<String>,
        /// The currency of fees.
        Currency = "currency": currency as Option<String>,
        /// Upper bounds that the process should meet.
        Targets = "targets": targets as Targets,
        /// Published figures.
        Claims = "claims": claims as Claims,
        /// Declared materials.
        Materials = "materials": materials as Vec<MaterialOf<String>>,
        /// Declared departments; none declared means any may be named.
        Departments = "departments": departments as Option<Vec<Department>>,
        /// Waivers for the whole process.
        Allow = "allow": allow as Vec<Allow>,
    }
}
