//! One pair for each saving on paper, which is caught, and an honest twin of it, which is not accused.

use super::*;

struct Pair {
    way: &'static str,
    counts: &'static str,
    moved_to: Option<&'static str>,
    paper: (String, String),
    honest: (String, String),
}

/// Both from the permit as it is.
fn pair(
    way: &'static str,
    counts: &'static str,
    moved_to: Option<&'static str>,
    paper: &[(&str, &str)],
    honest: &[(&str, &str)],
) -> Pair {
    let old = PERMIT.to_owned();
    Pair { way, counts, moved_to, paper: (old.clone(), permit(paper)), honest: (old, permit(honest)) }
}

/// A matter with an intake, a review whose paper a notice and the decision need, an inspection that the law
/// demands, and a check without a law that the decision waits for by nature.
const MATTER: &str = "\
name: matter
steps:
  - {id: intake, department: A, kind: intake, item: m, days: 1}
  - {id: review, department: A, kind: review, item: m, days: 5, gives: [report]}
  - {id: look, department: B, kind: inspect, item: m, days: 6, law: [Act 1], after: [intake]}
  - {id: check, department: C, days: 4}
  - {id: other, department: D, days: 2, after: [intake]}
  - {id: notice, department: A, item: n, days: 3, needs: [report], after: [other]}
  - {id: decide, department: A, kind: decision, item: m, days: 2, after: [review, look, notice, {step: check, because: nature}]}
  - {id: file, department: A, item: n, days: 1, needs: [report], after: [decide]}
";

/// From the matter: one edit, and what makes it a saving in doubt or an honest one.
fn doubt(
    way: &'static str,
    moved_to: Option<&'static str>,
    edit: (&str, &str),
    paper: &[(&str, &str)],
    honest: &[(&str, &str)],
) -> Pair {
    let old = MATTER.to_owned();
    let made = |more: &[(&str, &str)]| edited(&edited(MATTER, &[edit]), more);
    let counts = if way == "document-later" { "moved" } else { "real" };
    Pair { way, counts, moved_to, paper: (old.clone(), made(paper)), honest: (old, made(honest)) }
}

const REVIEW: &str = "  - {id: review, department: A, kind: review, days: 10, needs: [plan], gives: [report]}\n";
const OPINION: &str = "  - {id: opinion, department: B, kind: review, days: 8, limit: 8, gives: [letter]}\n";
const SURVEY: &str = "  - {id: survey, department: C, kind: inspect, days: 4, law: [Act 7]}\n";
const INTAKE: &str = "  - {id: intake, department: A, kind: intake, days: 1}\n";

fn pairs() -> Vec<Pair> {
    let merged = |days: u32| {
        format!(
            "  - {{id: review, department: A, kind: review, days: {days}, needs: [plan], gives: [report, letter], replaces: [review, opinion]}}\n"
        )
    };
    let after_review = [(OPINION, ""), ("}, opinion]", "}, review]")];
    let (sum, less) = (merged(18), merged(12));
    let abolished = "law: [Act 7], may: {abolish: Act 8}";
    let loosened = permit(&[("basis: Act 9}, opinion]", "basis: Act 9}, opinion], may: {parallel: Act 10}")]);
    let parallel: &[(&str, &str)] =
        &[("after: [{step: survey, because: law, basis: Act 9}, opinion]", "after: [opinion]")];
    let no_survey: &[(&str, &str)] =
        &[("after: [{step: survey, because: law, basis: Act 9}, opinion]", "after: [opinion]")];
    let order = "{step: survey, because: law, basis: Act 9}";
    let least = |days: u32| permit(&[("days: 8, limit: 8", &format!("days: {days}, limit: {{min: 7}}"))]);
    let early = "{step: survey, because: law, basis: Act 9, relation: SS, lag: 1}";
    let allowed =
        permit(&[("kind: decision,", "kind: decision, may: {early-start: {basis: Act 10, of: survey, lag: 1}},")]);
    let held = "{step: survey, because: law, basis: Act 9, lag: 0}";
    vec![
        pair(
            "weaker-order",
            "real",
            None,
            &[(order, "{step: survey, because: law, basis: Act 9, relation: FF}")],
            &[(order, "{step: survey, because: law, basis: Act 10, relation: FF}")],
        ),
        pair(
            "weaker-order",
            "real",
            None,
            &[(order, "{step: survey, because: law, basis: Act 9, relation: SS}"), ("days: 4", "days: 5")],
            &[(order, held), ("days: 4", "days: 5")],
        ),
        Pair {
            way: "weaker-order",
            counts: "real",
            moved_to: None,
            paper: (PERMIT.to_owned(), permit(&[(order, early)])),
            honest: (allowed.clone(), edited(&allowed, &[(order, early)])),
        },
        pair(
            "reason-gone",
            "real",
            None,
            &[(order, "{step: survey, because: habit}")],
            &[(order, "{step: survey, because: safety, basis: Act 9}")],
        ),
        Pair {
            way: "new-promise",
            counts: "declared",
            moved_to: None,
            paper: (permit(&[("limits: {promised: 30}\n", "")]), permit(&[("promised: 30", "promised: 20")])),
            honest: (permit(&[("limits: {promised: 30}\n", "")]), PERMIT.to_owned()),
        },
        pair(
            "moved",
            "moved",
            Some("outside-limit"),
            &[("limit: 8", "limit: 8, clock: suspended")],
            &[("days: 8, limit: 8", "days: 4, limit: 4")],
        ),
        pair(
            "moved",
            "moved",
            Some("before-intake"),
            &[(INTAKE, ""), (REVIEW, &format!("{REVIEW}{INTAKE}"))],
            &[("days: 10", "days: 2")],
        ),
        pair(
            "moved",
            "moved",
            Some("applicant"),
            &[("department: B", "department: B, actor: applicant")],
            &[("days: 8, limit: 8", "days: 3, limit: 3")],
        ),
        pair(
            "moved",
            "moved",
            Some("third-party"),
            &[("department: B", "actor: third-party")],
            &[("department: B", "department: D")],
        ),
        pair(
            "moved",
            "moved",
            Some("applicant"),
            &[
                ("days: 10", "days: 4"),
                (OPINION, &format!("  - {{id: consult, actor: applicant, days: 6}}\n{OPINION}")),
            ],
            &[("days: 10", "days: 4")],
        ),
        pair(
            "sum-of-days",
            "declared",
            None,
            &[&[(REVIEW, sum.as_str())][..], &after_review].concat(),
            &[&[(REVIEW, less.as_str())][..], &after_review].concat(),
        ),
        pair(
            "promise-only",
            "declared",
            None,
            &[("promised: 30", "promised: 20")],
            &[("promised: 30", "promised: 26"), ("days: 10", "days: 6")],
        ),
        pair(
            "limit-only",
            "declared",
            None,
            &[("limit: 8", "limit: 5")],
            &[("days: 8, limit: 8", "days: 5, limit: 5")],
        ),
        Pair {
            way: "under-minimum",
            counts: "real",
            moved_to: None,
            paper: (least(8), permit(&[("days: 8, limit: 8", "days: 5, limit: {min: 7}")])),
            honest: (least(8), permit(&[("days: 8, limit: 8", "days: 7, limit: {min: 7}")])),
        },
        Pair {
            way: "under-minimum",
            counts: "real",
            moved_to: None,
            paper: (least(9), permit(&[("days: 8, limit: 8", "days: 6")])),
            honest: (least(6), permit(&[("days: 8, limit: 8", "days: 6, limit: {min: 7}, signoffs: 2")])),
        },
        pair(
            "document-later",
            "moved",
            Some("later-step"),
            &[("needs: [plan], ", "needs: [], ")],
            &[(", letter, plan]", ", letter]")],
        ),
        pair(
            "product-needed",
            "real",
            Some("applicant"),
            &[(OPINION, ""), ("}, opinion]", "}]"), ("[form, plan]", "[form, plan, letter]")],
            &[(OPINION, ""), ("}, opinion]", "}]"), ("[report, letter, plan]", "[report, plan]")],
        ),
        pair(
            "product-needed",
            "real",
            Some("applicant"),
            &[(OPINION, ""), ("}, opinion]", "}]"), ("[form, plan]", "[form, plan, letter]")],
            &[(OPINION, ""), ("}, opinion]", "}]"), ("[form, plan]", "{form: {}, plan: {}, letter: {held_by: B}}")],
        ),
        Pair {
            way: "statutory-step",
            counts: "real",
            moved_to: None,
            paper: (PERMIT.to_owned(), permit(&[&[(SURVEY, "")][..], no_survey].concat())),
            honest: (permit(&[("law: [Act 7]", abolished)]), permit(&[&[(SURVEY, "")][..], no_survey].concat())),
        },
        // Steps that others wait for, merged away or cut to nothing, in a process of their own.
        doubt(
            "awaited-step",
            None,
            ("  - {id: check, department: C, days: 4}\n", ""),
            &[(", {step: check, because: nature}", "")],
            &[(", {step: check, because: nature}", ", {step: other, because: law, basis: Act 5}")],
        ),
        doubt("law-gone", None, ("days: 6, law: [Act 1]", "days: 0"), &[], &[("days: 0", "days: 0, law: [Act 1]")]),
        doubt(
            "law-gone",
            None,
            ("  - {id: look, department: B, kind: inspect, item: m, days: 6, law: [Act 1], after: [intake]}\n", ""),
            &[
                ("days: 5, gives", "days: 6, replaces: [look, review], gives"),
                ("review, look, notice", "review, notice"),
            ],
            &[
                ("days: 5, gives", "days: 6, law: [Act 1], replaces: [look, review], gives"),
                ("review, look, notice", "review, notice"),
            ],
        ),
        doubt(
            "unreviewed",
            None,
            ("after: [review, look, notice,", "after: [look,"),
            &[],
            &[("after: [look,", "after: [look, {step: review, relation: FF},")],
        ),
        doubt(
            "document-later",
            Some("later-step"),
            ("needs: [report], after: [other]", "needs: [], after: [other]"),
            &[],
            &[("needs: [], after: [other]", "needs: [], after: [other], may: {tolerate: Act 3}")],
        ),
        doubt(
            "before-intake",
            Some("before-intake"),
            ("days: 5, gives: [report]", "days: 5, gives: [report], after: []"),
            &[],
            &[("gives: [report], after: []", "gives: [report], after: [intake], signoffs: 2")],
        ),
        Pair {
            way: "statutory-order",
            counts: "real",
            moved_to: None,
            paper: (PERMIT.to_owned(), permit(parallel)),
            honest: (loosened.clone(), edited(&loosened, parallel)),
        },
    ]
}

#[test]
fn every_saving_on_paper_is_caught() {
    for pair in pairs() {
        let document = document(&pair.paper.0, &pair.paper.1);
        let caught: Vec<&Value> = document["changes"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|change| change["paper"].as_array().unwrap().contains(&pair.way.into()))
            .collect();
        let [change] = caught.as_slice() else { panic!("{}: {document:#}", pair.way) };
        assert_eq!(change["counts"], pair.counts, "{}: {change:#}", pair.way);
        assert_eq!(change["moved_to"].as_str(), pair.moved_to, "{}: {change:#}", pair.way);
        assert_eq!(change["doubtful"], true, "{}: {change:#}", pair.way);
        assert!(!change["because"].as_str().unwrap().is_empty());
        let gate = compare(&pair.paper.0, &pair.paper.1, &["--fail-on", "paper-saving", "-q"]);
        assert_eq!((gate.code, gate.err.contains("paper-saving")), (1, true), "{}: {}", pair.way, gate.err);
    }
}

#[test]
fn the_honest_twin_is_not_accused() {
    for pair in pairs() {
        let document = document(&pair.honest.0, &pair.honest.1);
        let changes = document["changes"].as_array().unwrap();
        assert!(!changes.is_empty(), "{}", pair.way);
        let accused: Vec<&Value> =
            changes.iter().filter(|change| !change["paper"].as_array().unwrap().is_empty()).collect();
        assert!(accused.is_empty(), "{}: {accused:#?}", pair.way);
        assert_eq!(document["totals"]["moved"], 0, "{}", pair.way);
        let gate = compare(&pair.honest.0, &pair.honest.1, &["--fail-on", "paper-saving"]);
        assert_eq!((gate.code, gate.err.as_str()), (0, ""), "{}", pair.way);
    }
}
