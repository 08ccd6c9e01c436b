//! Packages of processes whose days depend on the start.

use proptest::collection::vec;
use proptest::prelude::*;
use reengineer::analysis::Dating;
use reengineer::calendar::Calendar;
use reengineer::diff::Diff;
use reengineer::input;
use reengineer::levers::{Choice, Offer};
use reengineer::model::Time;
use reengineer::plan::{Cases, Costs, Goal, Package, Quest};
use reengineer::source::Source;

use super::dating;
use crate::program::config;

/// Steps on two clocks, one after the other, some of them waste and some with a
/// lever.
fn steps() -> impl Strategy<Value = String> {
    let days = prop::sample::select(vec!["1wd", "2wd", "5wd", "3", "7", "10", "28"]);
    let more = prop::sample::select(vec![
        "",
        "",
        ", value: waste, gives: []",
        ", may: {filing: Act 1}",
        ", may: {filing: {basis: Act 1, days: 1wd}}",
        ", may: {eliminate: Act 2}",
    ]);
    vec((days, more), 2..6).prop_map(|steps| {
        let step = |(at, (days, more)): (usize, &(&str, &str))| format!("  - {{id: s{at}, days: {days}{more}}}\n");
        let last = format!("  - {{id: last, days: {}}}\n", if steps.len() % 2 == 0 { "2wd" } else { "4" });
        let steps: String = steps.iter().enumerate().map(step).collect();
        format!("name: n\njurisdiction: generic\nunit: day\nsteps:\n{steps}{last}")
    })
}

proptest! {
    #![proptest_config(config(48))]

    #[test]
    fn a_package_is_counted_from_the_start_of_its_comparison(text in steps(), most in 1..40_i64) {
        let source = Source::read("random.yaml", text.clone().into_bytes()).unwrap();
        let process = input::read(&source).unwrap();
        let dating = Dating { calendar: Calendar::weekdays(), ..dating() };
        let choice = Choice::granted();
        let package = Package::of(&process, &dating, &choice).unwrap();
        let diff = Diff::of(process.clone(), package.redesign.process.clone(), &dating).unwrap();
        let days = [diff.versions.before.today.days, diff.versions.after.today.days];
        prop_assert_eq!([package.analysis.today.days, package.reached.days], days, "{}", text);
        prop_assert_eq!(&package.dates, &diff.versions.dates, "{}", text);
        prop_assert_eq!(package.after.today.days, package.reached.days, "{}", text);
        // What is searched from the starts of what was found says the same as the package.
        let cases = Cases::of(&process, &[&process], &dating, &choice).unwrap();
        let goal = Goal { days: Some(package.analysis.today.days - Time::from_thousandths(process.day().thousandths() * most)), ..Goal::default() };
        let sought = Quest::of(&cases, &Costs::default(), &goal).unwrap().seek(&goal, &mut || true).unwrap();
        if let Some(found) = &sought.package {
            let starts = cases.starts_with(found, &dating).unwrap();
            let from = |offer: &Offer| found.offers.contains(offer);
            let package = Package::with(&process, &dating, &choice, &from, None).unwrap();
            prop_assert_eq!(&starts, &vec![package.start()], "{}", text);
            let cases = cases.from_starts(&starts);
            let sought = Quest::of(&cases, &Costs::default(), &goal).unwrap().seek(&goal, &mut || true).unwrap();
            if let Some(again) = sought.package.filter(|again| again.offers == found.offers) {
                prop_assert_eq!(again.days, package.reached.days, "{}", text);
            }
        }
    }
}
