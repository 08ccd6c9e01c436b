//! Real definitions.

use super::*;

fn definitions(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(definitions(&path));
        } else if path.extension().is_some_and(|ending| ending == "yaml") {
            found.push(path);
        }
    }
    found.sort();
    found
}

#[test]
#[expect(clippy::print_stdout, reason = "says that the data is not there")]
fn every_journey_is_judged_under_every_preset() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/permit-journeys");
    if !folder.is_dir() {
        println!("skipped: {} is not there", folder.display());
        return;
    }
    assert_eq!(definitions(&folder).len(), 57);
    for preset in ["cn-national", "generic", "strict", "draft"] {
        let ran = run_in(&folder, &["check", ".", "--no-config", "--preset", preset, "--format", "json"], "");
        assert!(ran.code <= 1, "{preset}: {}", ran.err);
        let document: Value = serde_json::from_str(&ran.out).unwrap();
        assert_eq!(document["judged"], 57, "{preset}");
    }
}

#[test]
fn every_example_is_judged_in_every_format_twice_with_the_same_bytes() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let judged = definitions(&folder).len();
    for format in ["text", "json", "markdown", "csv", "sarif", "github", "gitlab", "junit"] {
        let args = ["check", ".", "--no-config", "--today", "2026-11-22", "--format", format];
        let (one, other) = (run_in(&folder, &args, ""), run_in(&folder, &args, ""));
        assert_eq!((one.code, &one.out), (other.code, &other.out), "{format}");
        assert!(one.code <= 1, "{format}: {}", one.err);
        let said = format!("judged {judged} definitions");
        assert!(one.out.contains(&said) || one.err.contains(&said), "{format}: {}", one.err);
    }
}

#[test]
fn every_example_passes_or_fails_as_it_should_and_waives_what_it_says() {
    let table: &[(&str, i32, &[&str])] = &[
        ("company-setup/current.yaml", 1, &[]),
        ("company-setup/proposed.yaml", 0, &[]),
        ("construction-permit/current.yaml", 1, &["several-visits -", "many-signatures consult"]),
        ("construction-permit/proposed.yaml", 0, &[]),
        ("founding-case/current.yaml", 1, &[]),
        ("founding-case/proposed.yaml", 0, &[]),
        ("major-investment-approval/current.yaml", 1, &[]),
        ("major-investment-approval/proposed.yaml", 0, &[]),
        ("planning-permission/current.yaml", 0, &[]),
        ("planning-permission/proposed.yaml", 0, &[]),
        ("property-registration/current.yaml", 1, &["several-visits -", "many-signatures 交易审核"]),
        ("property-registration/proposed.yaml", 0, &[]),
        ("restaurant-permit/current.yaml", 1, &["several-visits -", "many-signatures liquor"]),
        ("restaurant-permit/proposed.yaml", 0, &[]),
        ("shanghai-company-setup/current.yaml", 0, &[]),
        ("shanghai-company-setup/proposed.yaml", 0, &[]),
        ("simple-deregistration/current.yaml", 0, &[]),
        ("simple-deregistration/proposed.yaml", 0, &[]),
        ("special-use-permit/current.yaml", 0, &[]),
        ("special-use-permit/proposed.yaml", 0, &[]),
        ("water-abstraction/current.yaml", 0, &[]),
        ("water-abstraction/proposed.yaml", 0, &[]),
    ];
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    assert_eq!(definitions(&folder).len(), table.len(), "an example is missing here");
    for (file, code, waived) in table {
        let args = ["check", file, "--no-config", "--today", "2026-11-22", "--format", "json"];
        let ran = run_in(&folder, &args, "");
        assert_eq!(ran.code, *code, "{file}: {}", ran.err);
        let document: Value = serde_json::from_str(&ran.out).unwrap();
        let name = format!("examples/{file} ");
        let told = told(&document).into_iter().filter(|told| told.starts_with("[waiver: "));
        let told: Vec<String> = told
            .map(|told| told.replace("[waiver: ", "").replace(&name, "").trim_end_matches(']').to_owned())
            .collect();
        assert_eq!(told, *waived, "{file}");
    }
}
