//! A definition as a notation hands it over: shapes and values are right,
//! names are still text and may refer to nothing.

use super::decimal::Decimal;
use super::declared::{Allow, CaseOf, Claims, Department, LimitsOf, MaterialOf, Targets};
use super::step::StepOf;
use super::time::Unit;
use super::vocabulary::{Jurisdiction, MatterType};

/// A step that names other steps, materials and departments by text.
pub type DraftStep = StepOf<String, String, String>;

/// An unchecked definition; [`super::Process::new`] checks it.
///
/// Positions in its lists are positions in the file, so that a defect can
/// point back.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Draft {
    /// Short name for machines; the file's stem where the file has none.
    pub id: String,
    /// What the process is called.
    pub name: String,
    /// What else there is to say of it.
    pub note: Option<String>,
    /// Whose law the statutory rules state, where the file says so.
    pub jurisdiction: Option<Jurisdiction>,
    /// The calendar on which it runs: `china`, `weekdays`, files beside the
    /// definition; empty where the file does not say.
    pub calendar: Vec<String>,
    /// What sort of matter it is.
    pub matter: Option<MatterType>,
    /// The department answerable for the whole.
    pub lead: Option<String>,
    /// What a bare number of days means.
    pub unit: Unit,
    /// Working hours in a working day; 8 where absent.
    pub hours_per_day: Option<Decimal>,
    /// Limits for the whole process.
    pub limits: LimitsOf<String>,
    /// The cases that one guide covers; empty: it covers one.
    pub cases: Vec<CaseOf<String>>,
    /// How many cases a year.
    pub cases_per_year: Option<Decimal>,
    /// What the whole rests on.
    pub law: Vec<String>,
    /// On what conditions an application is accepted.
    pub conditions: Vec<String>,
    /// Where it is handled.
    pub venue: Vec<String>,
    /// What comes of it.
    pub result: Vec<String>,
    /// In what fees are counted.
    pub currency: Option<String>,
    /// Upper bounds that the process should meet.
    pub targets: Targets,
    /// Published figures.
    pub claims: Claims,
    /// Declared materials.
    pub materials: Vec<MaterialOf<String>>,
    /// Declared departments; none declared means any may be named.
    pub departments: Option<Vec<Department>>,
    /// Waivers for the whole process.
    pub allow: Vec<Allow>,
    /// The steps in the order they are written.
    pub steps: Vec<DraftStep>,
}
