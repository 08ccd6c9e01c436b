//! The findings of the rules in the shipped definitions, and in published ones.

use std::fs;
use std::path::Path;

use reengineer::rules::{RULES, Rule, Settings};

use super::findings::{found, told};

/// An example folder and how often each rule speaks about its two files.
type Example = (&'static str, &'static [(&'static str, usize)], &'static [(&'static str, usize)]);
const EXAMPLES: &[Example] = &[
    ("shanghai-company-setup", &[("habitual-order", 2)], &[]),
    (
        "company-setup",
        &[
            ("unexplained-order", 2),
            ("habitual-order", 1),
            ("many-signatures", 1),
            ("asked-twice", 1),
            ("held-already", 3),
            ("several-visits", 1),
            ("target-missed", 2),
        ],
        &[],
    ),
    (
        "construction-permit",
        &[
            ("unexplained-order", 4),
            ("habitual-order", 11),
            ("waste-on-critical-path", 1),
            ("many-signatures", 3),
            ("asked-twice", 2),
            ("held-already", 3),
            ("parameter-missing", 4),
            ("several-visits", 1),
            ("target-missed", 4),
        ],
        &[],
    ),
    (
        "founding-case",
        &[
            ("habitual-order", 2),
            ("ping-pong", 1),
            ("waste-on-critical-path", 4),
            ("many-signatures", 4),
            ("asked-twice", 3),
            ("held-already", 4),
            ("several-visits", 1),
            ("target-missed", 5),
        ],
        &[],
    ),
    (
        "major-investment-approval",
        &[("habitual-order", 4), ("path-over-promise", 1), ("no-basis", 2)],
        &[("no-basis", 2)],
    ),
    ("planning-permission", &[], &[]),
    (
        "property-registration",
        &[
            ("habitual-order", 3),
            ("waste-on-critical-path", 1),
            ("many-signatures", 1),
            ("asked-twice", 3),
            ("held-already", 4),
            ("parameter-missing", 1),
            ("several-visits", 1),
            ("target-missed", 4),
        ],
        &[],
    ),
    (
        "restaurant-permit",
        &[
            ("habitual-order", 5),
            ("path-over-promise", 1),
            ("long-wait", 12),
            ("many-signatures", 1),
            ("asked-twice", 1),
            ("held-already", 2),
            ("no-basis", 9),
            ("several-visits", 1),
            ("joint-inspection", 1),
            ("target-missed", 5),
        ],
        &[("long-wait", 4), ("no-basis", 8), ("several-visits", 1)],
    ),
    ("simple-deregistration", &[("habitual-order", 1)], &[]),
    (
        "special-use-permit",
        &[
            ("habitual-order", 2),
            ("ping-pong", 2),
            ("meeting-on-critical-path", 2),
            ("held-already", 1),
            ("several-visits", 1),
        ],
        &[("ping-pong", 1), ("meeting-on-critical-path", 1), ("several-visits", 1)],
    ),
    (
        "water-abstraction",
        &[("many-signatures", 1), ("held-already", 2), ("several-visits", 1)],
        &[("several-visits", 1)],
    ),
];

/// The number of findings of each rule about a definition under the national
/// preset.
fn counts(path: &Path) -> Vec<(&'static str, usize)> {
    let found = found(&fs::read_to_string(path).unwrap(), &Settings::default());
    let of_rule = |rule: &Rule| found.iter().filter(|(_, finding)| finding.code == rule.name).count();
    let counts: Vec<(&str, usize)> = RULES.iter().map(|rule| (rule.name, of_rule(rule))).collect();
    assert_eq!(counts.iter().map(|(_, count)| count).sum::<usize>(), found.len(), "{}", told(&found));
    counts.into_iter().filter(|(_, count)| *count > 0).collect()
}

#[test]
fn the_shipped_examples_are_found_wanting_where_they_mean_to_be() {
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    for (example, current, proposed) in EXAMPLES {
        for (file, expected) in [("current.yaml", current), ("proposed.yaml", proposed)] {
            let path = examples.join(example).join(file);
            assert_eq!(counts(&path), *expected, "{}", path.display());
        }
    }
    let folders = fs::read_dir(examples).unwrap().filter(|entry| entry.as_ref().unwrap().path().is_dir()).count();
    assert_eq!(folders, EXAMPLES.len());
}

#[expect(clippy::print_stdout, reason = "says that the data is not there")]
fn skipped(folder: &Path) {
    println!("skipped: {} is not there", folder.display());
}

#[test]
fn of_a_published_journey_only_its_habits_its_lead_and_its_returns_are_told() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/permit-journeys");
    if !folder.is_dir() {
        skipped(&folder);
        return;
    }
    let mut judged = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "yaml") {
            let rules: Vec<&str> = counts(&path).into_iter().map(|(rule, _)| rule).collect();
            let known = ["habitual-order", "ping-pong", "no-lead"];
            assert!(rules.iter().all(|rule| known.contains(rule)), "{}: {rules:?}", path.display());
            judged += 1;
        }
    }
    assert_eq!(judged, 57);
}
