//! The program under test.

use reengineer::analysis::Dating;
use reengineer::calendar::Calendar;
use reengineer::cli::Environment;
use reengineer::input;
use reengineer::levers::Choice;
use reengineer::model::{Jurisdiction, Lever};
use reengineer::plan::Package;
use serde_json::Value;

use crate::run::{Ran, run_as};

/// On which calendar: all is on one clock, so it says nothing.
pub fn dating() -> Dating {
    Dating { calendar: Calendar::china(), start: None, jurisdiction: Jurisdiction::Cn, limits_run_on: true }
}

/// What is granted, and what is by decree.
pub fn granted() -> Choice {
    Choice { named: vec![Lever::Cap], ..Choice::granted() }
}

/// The definition that the package of what is granted makes.
pub fn new_definition(yaml: &str) -> String {
    let process = crate::program::read(yaml);
    let package = Package::of(&process, &dating(), &granted()).unwrap();
    input::print(&package.redesign.process, input::Vocabulary::English)
}

/// The document of `propose --format json`; none where the definition is invalid or nothing stays.
pub fn propose(yaml: &str, args: &[&str]) -> Option<Value> {
    let args = [&["propose", "-", "--format", "json"], args].concat();
    let ran: Ran = run_as(&Environment::default(), &args, yaml);
    (ran.code == 0).then(|| serde_json::from_str(&ran.out).unwrap())
}
