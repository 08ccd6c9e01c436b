//! Figures that are worse than in a revision, other than days, steps, materials
//! and visits.

use super::*;

const BASE: &str = "\
name: x
id: x
type: licence
jurisdiction: cn
limits: {promised: 10wd, statutory: 20wd, extension: 5wd, from: a, to: b}
targets: {days: 10wd, steps: 3, departments: 2, materials: 3, visits: 2}
currency: CNY
materials: {m: {copies: 1}, n: {}}
steps:
  - {name: a, department: d, days: {min: 1, likely: 3, max: 5}, after: [], needs: [m], visits: 1, fee: 10, limit: 6wd}
  - {name: b, department: e, days: 3, after: [a], needs: [n], online: full, reject: 0.1, kind: decision, rework: {chance: 0.1, back_to: a, days: 2wd}}
  - {name: c, department: d, days: 1, after: [], needs: [], chance: 0.5}
";

/// The messages about a changed text.
fn messages(folder: &Folder, text: &str) -> Vec<String> {
    folder.write("a.yaml", text);
    let document = folder.json(&["check", "a.yaml", "--against", "HEAD"]);
    let findings = document["findings"].as_array().unwrap();
    let worse = findings.iter().filter(|finding| finding["rule"] == "worse-figure");
    worse.map(|finding| finding["message"].as_str().unwrap().to_owned()).collect()
}

fn repository(text: &str) -> Folder {
    let folder = Folder::under(&["worse-figure"], "", &[("a.yaml", text)]);
    for args in [&["init", "-q"][..], &["add", "-A"], &["commit", "-q", "-m", "x"]] {
        let who = ["-c", "user.name=t", "-c", "user.email=t@example.org"];
        let mut command = Command::new("git");
        assert!(command.arg("-C").arg(folder.0.path()).args(who).args(args).status().unwrap().success());
    }
    folder
}

#[test]
fn a_promise_a_longest_time_a_chance_a_return_and_a_fee_are_figures_too() {
    let folder = repository(BASE);
    assert_eq!(messages(&folder, BASE), Vec::<String>::new());
    for (from, to, found) in [
        ("max: 5", "max: 50", 1),
        ("max: 5", "max: 4", 0),
        ("min: 1", "min: 2", 0),
        ("chance: 0.5", "chance: 0.75", 1),
        ("chance: 0.5", "chance: 0.25", 0),
        ("chance: 0.1", "chance: 0.25", 1),
        ("back_to: a, days: 2wd", "back_to: a, days: 4wd", 1),
        ("back_to: a, days: 2wd", "back_to: a", 1),
        (", rework: {chance: 0.1, back_to: a, days: 2wd}", "", 1),
        ("fee: 10", "fee: 11", 1),
        ("fee: 10, ", "", 1),
        ("currency: CNY", "currency: USD", 1),
        ("after: [], needs: []", "after: [], needs: [n]", 1),
        ("promised: 10wd", "promised: 60wd", 1),
        ("promised: 10wd", "promised: 10cd", 1),
        ("promised: 10wd", "promised: 9wd", 0),
        ("promised: 10wd, ", "", 1),
        ("statutory: 20wd", "statutory: 45wd", 1),
        ("extension: 5wd", "extension: 15wd", 1),
        (", extension: 5wd", "", 0),
        ("from: a, ", "", 1),
        ("targets: {days: 10wd", "targets: {days: 20wd", 1),
        ("steps: 3, departments", "steps: 4, departments", 1),
        (", visits: 2}", "}", 1),
        ("limit: 6wd", "limit: 8wd", 1),
        (", limit: 6wd", "", 1),
        ("online: full", "online: partial", 1),
        ("online: full, ", "", 1),
        ("reject: 0.1", "reject: 0.5", 1),
        ("copies: 1", "copies: 3", 1),
        ("department: e, days: 3", "department: e, with: [f], days: 3", 1),
        ("kind: decision", "kind: decision, clock: afterwards", 1),
        ("kind: decision", "kind: review, clock: afterwards", 0),
        ("id: x", "id: x\ncalendar: weekdays", 1),
        ("jurisdiction: cn", "jurisdiction: generic", 1),
        ("type: licence", "type: other", 1),
        ("type: licence\n", "", 1),
    ] {
        let changed = BASE.replace(from, to);
        assert_ne!(BASE, changed, "{from}");
        let messages = messages(&folder, &changed);
        assert_eq!(messages.len(), found, "{from} {to}: {messages:?}");
        if let [message] = &messages[..] {
            shown(&format!("figures that got worse: {from:?} {to:?}"), message);
        }
    }
}

#[test]
fn what_was_never_stated_is_not_compared() {
    let base = "name: x\nid: x\nsteps:\n  - {name: a, department: d, days: 3}\n  - {name: b, department: d, days: 2}\n";
    let folder = repository(base);
    for more in [
        "limits: {promised: 90wd, statutory: 90wd, extension: 90wd}",
        "targets: {days: 90, steps: 90}",
        "type: other",
        "currency: CNY",
    ] {
        assert_eq!(messages(&folder, &format!("{more}\n{base}")), Vec::<String>::new(), "{more}");
    }
    for more in ["rework: {chance: 0.3, back_to: a}", "limit: 9wd", "fee: 100", "visits: 9"] {
        let changed = base.replace("days: 2", &format!("days: 2, {more}"));
        assert_eq!(messages(&folder, &changed), Vec::<String>::new(), "{more}");
    }
}

const CASES: &str = "\
name: x
id: x
cases:
  often: {share: 0.9}
  seldom: {share: 0.1}
steps:
  - {name: a, department: d, days: 3, after: []}
  - {name: b, department: d, days: 4, after: [a], when: [seldom], by_case: {seldom: {limit: 5wd}}}
";

#[test]
fn every_case_is_compared_with_the_case_of_its_name() {
    let folder = repository(CASES);
    for (from, to, said) in [
        ("days: 4", "days: 40", &["the process takes 43 working days, 7 in `HEAD` (in case `seldom`)"][..]),
        (
            "days: 3",
            "days: 5",
            &[
                "the process takes 5 working days, 3 in `HEAD` (in case `often`)",
                "the process takes 9 working days, 7 in `HEAD` (in case `seldom`)",
            ],
        ),
        (
            "when: [seldom]",
            "when: [often, seldom]",
            &[
                "the process takes 7 working days, 3 in `HEAD` (in case `often`)",
                "2 steps, 1 in `HEAD` (in case `often`)",
            ],
        ),
        ("limit: 5wd", "limit: 50wd", &["the limit of `b` is 50 working days, 5 in `HEAD` (in case `seldom`)"]),
        // Whichever is the most frequent.
        ("share: 0.9}", "share: 0.05}", &["by their shares the cases take 6.8 working days on average, 3.4 in `HEAD`"]),
        ("share: 0.9}", "share: 0.95}", &[]),
        ("{share: 0.9}", "{}", &["not every case still states its share, 3.4 in `HEAD`"]),
    ] {
        let changed = CASES
            .replace(from, to)
            .replace("share: 0.05}\n  seldom: {share: 0.1", "share: 0.05}\n  seldom: {share: 0.95");
        assert_ne!(CASES, changed, "{from}");
        assert_eq!(messages(&folder, &changed), said, "{from} {to}");
    }
    let renamed = CASES.replace("seldom", "rare");
    assert_eq!(
        messages(&folder, &renamed),
        ["case `seldom` of `HEAD` no longer exists: its figures cannot be compared"]
    );
}

#[test]
fn a_process_that_comes_apart_into_cases_is_worse_where_one_of_them_is() {
    let whole = "name: x\nid: x\nsteps:\n  - {name: a, department: d, days: 3, after: []}\n  - {name: b, department: d, days: 1, after: [a]}\n";
    let folder = repository(whole);
    let worse = messages(&folder, CASES);
    assert_eq!(worse, ["the process takes 7 working days, 4 in `HEAD` (in case `seldom`)"]);
    let folder = repository(CASES);
    let worse = messages(&folder, whole);
    assert_eq!(
        worse,
        [
            "the process takes 4 working days, 3 in `HEAD` (in case `often`)",
            "2 steps, 1 in `HEAD` (in case `often`)",
            "`b` no longer states a limit, 5 in `HEAD` (in case `seldom`)",
        ]
    );
}
