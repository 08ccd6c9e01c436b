//! The cheapest way to a goal, from outside.

use serde_json::Value;

use super::*;

/// Three ways to shorten: one lever at each of two steps side by side, two at the step after them.
const WAYS: &str = "\
name: ways
steps:
  - {id: a, name: a, days: 6, after: [], may: {instant: {basis: act one, days: 1}}}
  - {id: b, name: b, days: 6, after: [], may: {instant: {basis: act two, days: 1}}}
  - id: c
    name: c
    days: 9
    after: [{step: a, because: law, basis: an act}, {step: b, because: law, basis: an act}]
    may: {commit: {basis: act three, days: 2}, flatten: {basis: act four, days: 4, signoffs: 1}}
    signoffs: 4
";

fn proposal(args: &[&str], yaml: &str) -> (u8, Value) {
    let ran = run(&[&["propose", "-", "--format", "json"], args].concat(), yaml);
    assert_eq!(ran.err, "", "{args:?}");
    (ran.code, serde_json::from_str(&ran.out).unwrap())
}

fn levers(package: &Value) -> Vec<String> {
    let of =
        |row: &Value| format!("{}@{}", row["lever"].as_str().unwrap_or("answer"), row["steps"][0].as_str().unwrap());
    package.as_array().unwrap().iter().map(of).collect()
}

#[test]
fn the_cheapest_package_reaches_the_goal_and_says_what_else_would() {
    let (code, document) = proposal(&["--goal", "days=8"], WAYS);
    assert_eq!(code, 0);
    assert_eq!(levers(&document["package"]), ["commit@c"]);
    assert_eq!(document["goal"]["minimal"], "proven");
    assert_eq!(
        (&document["goal"]["met"], &document["goal"]["cost"], &document["reached"]),
        (&true.into(), &1.into(), &8.into())
    );
    // Without it, no other package takes as much off.
    assert_eq!(levers(&document["goal"]["in_every"]), Vec::<String>::new());
    assert_eq!(levers(&document["goal"]["alternative"]["package"]), ["instant@a", "instant@b", "flatten@c"]);
}

#[test]
fn where_no_permission_is_needed_what_the_file_grants_is_not_denied() {
    let page = |goal: &[&str], yaml: &str| run(&[&["--lang", "en", "propose", "-"], goal].concat(), yaml).out;
    let (denied, needless) = ("The file grants no lever that helps here", "None: no change is needed.");
    let reached = page(&["--goal", "days=15"], WAYS);
    assert!(reached.contains(needless) && !reached.contains(denied), "{reached}");
    let silent = page(&[], "{name: silent, steps: [{name: a, days: 6}]}");
    assert!(silent.contains(denied) && !silent.contains(needless), "{silent}");
}

#[test]
fn days_that_have_no_exact_length_are_no_goal_of_no_days() {
    for (days, told) in [("99999999", "is longer than"), ("0.33333333", "is too fine")] {
        let goal = format!("days={days}");
        let ran = run(&["--lang", "en", "propose", "-", "--goal", &goal], WAYS);
        assert_ne!(ran.code, 0, "{}", ran.out);
        assert!(ran.err.contains(&format!("`{days}` {told}")), "{}{}", ran.err, ran.out);
    }
}

#[test]
fn what_an_option_costs_is_respected() {
    let (_, document) = proposal(&["--goal", "days=8", "--cost", "commit=9"], WAYS);
    assert_eq!(levers(&document["package"]), ["instant@a", "instant@b", "flatten@c"]);
    assert_eq!(document["goal"]["cost"], 3);
    let (_, document) = proposal(&["--goal", "days=8", "--cost", "granted=4,commit=9"], WAYS);
    assert_eq!((levers(&document["package"]), &document["goal"]["cost"]), (vec!["commit@c".to_owned()], &9.into()));
}

#[test]
fn a_goal_out_of_reach_says_how_far_it_goes_and_writes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let (file, new) = (folder.path().join("a.yaml"), folder.path().join("b.yaml"));
    fs::write(&file, WAYS).unwrap();
    let (file, new) = (file.to_string_lossy().into_owned(), new.to_string_lossy().into_owned());
    let ran = run(&["propose", &file, "--goal", "days=2", "-o", &new], "");
    assert_eq!((ran.code, ran.err.as_str()), (1, ""));
    shown("a goal out of reach says how far it goes and writes nothing", &ran.out);
    assert!(!Path::new(&new).exists());
    let (code, document) = proposal(&["--goal", "days=2"], WAYS);
    assert_eq!(
        (code, &document["goal"]["met"], &document["goal"]["smallest"][0]["least"]),
        (1, &false.into(), &3.into())
    );
}

#[test]
fn the_package_that_comes_closest_keeps_what_of_the_goal_can_be_kept() {
    let text = "name: p\nsteps: [{id: a, days: 10, visits: 1, may: {filing: {basis: Act 1, days: 2}}}]\n";
    let goal = ["--goal", "days=5,visits=0"];
    let (code, document) = proposal(&goal, text);
    assert_eq!((code, levers(&document["package"])), (1, vec!["filing@a".to_owned()]));
    assert_eq!(document["reached"], 2);
    let within = serde_json::json!([{"figure": "days", "most": 5}, {"figure": "visits", "most": 1}]);
    assert_eq!(document["goal"]["closest"]["within"], within);
    let page = run(&[&["--lang", "en", "propose", "-"], &goal[..]].concat(), text).out.replace("\n  ", " ");
    assert!(page.contains("The package below is the cheapest with at most 5 working days, 1 visit."), "{page}");
}

#[test]
fn a_goal_of_several_cases_names_the_options_of_the_others_and_the_case_that_misses_it() {
    let text = "name: p\ncases: {x: {share: 0.9}, y: {share: 0.1}}\nsteps:\n  - {id: a, days: 3}\n  \
                - {id: hear, days: 20, when: [y], may: {instant: {basis: Act 2, days: 10}}}\n";
    let page = |goal: &str| run(&["--lang", "en", "propose", "-", "--goal", goal], text).out.replace("\n  ", " ");
    let met = page("days=15");
    assert!(met.contains("For other cases only: instant at hear (case `y`)."), "{met}");
    assert!(met.contains("In every package that reaches it: instant at hear (case `y`)."), "{met}");
    let (code, document) = proposal(&["--goal", "days=15"], text);
    let option =
        serde_json::json!([{"lever": "instant", "grade": "granted", "steps": ["hear"], "papers": [], "case": "y"}]);
    assert_eq!((code, &document["goal"]["elsewhere"], &document["goal"]["in_every"]), (0, &option, &option));
    assert_eq!(document["goal"]["closest"], Value::Null);

    let missed = page("days=5");
    assert!(
        missed.contains("It is missed in the case `y`, which comes to 13 working days with this package."),
        "{missed}"
    );
    assert!(missed.contains("What holds the rest in the case `y` a → hear"), "{missed}");
    let (code, document) = proposal(&["--goal", "days=5"], text);
    let closest = &document["goal"]["closest"];
    assert_eq!((code, &closest["missed_in"], &document["reached"]), (1, &"y".into(), &3.into()));
    assert_eq!(closest["critical_path"], serde_json::json!(["a", "hear"]));
}

#[test]
fn values_between_chinese_commas_are_several_and_a_grade_has_its_chinese_name() {
    let reached = |args: &[&str]| proposal(args, WAYS).1["reached"].clone();
    assert_eq!(reached(&["--levers", "即办，审批改备案"]), reached(&["--levers", "instant,filing"]));
    assert_eq!(reached(&["--levers", "有据可用、限时办结"]), reached(&["--levers", "granted,cap"]));
    let (one, other) = (["--goal", "days=8，steps=9"], ["--goal", "days=8", "--goal", "steps=9"]);
    assert_eq!(proposal(&one, WAYS).1["goal"], proposal(&other, WAYS).1["goal"]);
    let refused = |lang: &str, args: &[&str]| run(&[&["--lang", lang, "propose", "-"], args].concat(), WAYS).err;
    assert!(refused("zh", &["--levers", "告知承诺"]).contains("是否想写「告知承诺制」"));
    assert!(refused("zh", &["--cost", "有据=3"]).contains("是否想写「有据可用」"));
    let unknown = refused("zh", &["--levers", "xyzzy"]);
    assert!(
        unknown.contains("granted（有据可用）") && unknown.lines().all(|line| line.chars().count() < 120),
        "{unknown}"
    );
    assert!(refused("en", &["--goal", "days=4周"]).contains("a number without a unit"));
}

#[test]
fn the_frontier_falls_and_its_points_are_answers() {
    let (_, document) = proposal(&["--frontier"], WAYS);
    let points = document["frontier"]["points"].as_array().unwrap();
    let figures: Vec<(u64, u64)> =
        points.iter().map(|point| (point["cost"].as_u64().unwrap(), point["days"].as_u64().unwrap())).collect();
    assert_eq!(figures, [(0, 15), (1, 8), (3, 3)]);
    for (cost, days) in figures {
        let (_, document) = proposal(&["--goal", &format!("days={days}")], WAYS);
        assert_eq!(document["goal"]["cost"], cost);
    }
}

#[test]
fn shares_add_up_and_are_equal_for_options_that_do_the_same() {
    let (_, document) = proposal(&["--shares"], WAYS);
    let of = document["shares"]["of"].as_array().unwrap();
    assert_eq!(document["shares"]["sampled"], Value::Null);
    let share = |name: &str| {
        let own = of.iter().find(|share| levers(&Value::Array(vec![share["option"].clone()])) == [name]).unwrap();
        own["days"].as_f64().unwrap()
    };
    assert!((share("instant@a") - share("instant@b")).abs() < 1e-9);
    let sum: f64 = of.iter().map(|share| share["days"].as_f64().unwrap()).sum();
    assert!((sum - 12.0).abs() < 1e-5, "{sum}");
}

#[test]
fn options_that_do_nothing_without_each_other_are_found() {
    let yaml = "\
name: two
steps:
  - {id: a, name: a, days: 1, gives: [p], may: {eliminate: {basis: act one}}}
  - {id: b, name: b, days: 1, item: m, after: [a], needs: [p], may: {abolish: {basis: act two}}}
  - {id: c, name: c, days: 1, after: [a]}
";
    let (_, document) = proposal(&["--goal", "days=1"], yaml);
    assert_eq!(levers(&document["package"]), ["eliminate@a", "abolish@b"]);
}

#[test]
fn no_time_is_bounded_and_says_so() {
    let (_, document) = proposal(&["--goal", "days=8", "--time-limit", "0"], WAYS);
    assert_eq!(document["goal"]["minimal"], "bounded");
    let ran = run(&["propose", "-", "--goal", "days=8", "--time-limit", "0"], WAYS);
    shown("no time is bounded and says so", &ran.out);
}

#[test]
fn goals_may_be_about_several_figures_in_either_language() {
    let yaml = WAYS.replace("signoffs: 4", "signoffs: 4\n    visits: 3");
    let (_, document) = proposal(&["--goal", "天数=15,steps=3", "--goal", "visits=3"], &yaml);
    assert_eq!((&document["goal"]["days"], &document["goal"]["visits"]), (&15.into(), &3.into()));
    assert_eq!(levers(&document["package"]), Vec::<String>::new());
    let ran = run(&["propose", "-", "--goal", "visits=1"], WAYS);
    assert_eq!(ran.code, 3);
    assert!(ran.err.contains("visits"), "{}", ran.err);
}

#[test]
fn a_goal_that_is_none_is_refused_with_a_suggestion() {
    for (goal, says) in
        [("day=3", "did you mean `days`?"), ("days", "like `days=15`"), ("steps=1.5", "a whole number is wanted")]
    {
        let ran = run(&["propose", "-", "--goal", goal], WAYS);
        assert_eq!(ran.code, 2, "{goal}");
        assert!(ran.err.contains(says), "{goal}: {}", ran.err);
    }
    let ran = run(&["propose", "-", "--goal", "days=3", "--cost", "comit=2"], WAYS);
    assert!(ran.code == 2 && ran.err.contains("`commit`"), "{}", ran.err);
}

#[test]
fn what_is_written_reaches_the_goal_in_every_example() {
    let folder = tempfile::tempdir().unwrap();
    let mut written = 0;
    for example in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("examples")).unwrap() {
        let file = example.unwrap().path().join("current.yaml");
        if !file.exists() {
            continue;
        }
        let file = file.to_string_lossy().into_owned();
        let args = ["propose", &file, "--answers", "--levers", "granted,cap", "--format", "json"];
        let ran = run(&[&args[..], &["--frontier"]].concat(), "");
        let document: Value = serde_json::from_str(&ran.out).unwrap();
        // A file of several cases is not written.
        if document["case"] != Value::Null {
            continue;
        }
        let points = document["frontier"]["points"].as_array().unwrap();
        let point = &points[points.len() / 2];
        let goal = format!("days={}", point["days"]);
        let new = folder.path().join(format!("{written}.yaml")).to_string_lossy().into_owned();
        let ran = run(&[&args[..], &["--goal", &goal, "-o", &new]].concat(), "");
        assert_eq!(ran.code, 0, "{file} {goal}: {}", ran.err);
        let ran = run(&["analyze", &new, "--format", "json"], "");
        let analysis: Value = serde_json::from_str(&ran.out).unwrap();
        let (today, wanted) = (analysis["today"]["days"].as_f64().unwrap(), point["days"].as_f64().unwrap());
        assert!(today <= wanted, "{file}: {today} of {wanted}");
        written += 1;
    }
    assert!(written >= 6, "{written}");
}

#[test]
fn where_no_permission_takes_anything_off_the_pages_say_so() {
    let plain = "name: one\nsteps:\n  - {id: a, name: a, days: 3}\n";
    let (code, document) = proposal(&["--frontier", "--shares"], plain);
    assert_eq!((code, document["frontier"]["points"].as_array().unwrap().len()), (0, 1));
    let ran = run(&["--lang", "en", "propose", "-", "--frontier", "--shares"], plain);
    shown("where no permission takes anything off the pages say so", &ran.out);
}

/// Blocks one after another, each of two steps side by side with a lever each: more than are counted in every order.
fn many_blocks() -> String {
    let mut yaml = "name: blocks\nsteps:\n".to_owned();
    for at in 0..9_usize {
        for (name, days) in [("a", 9), ("b", 7 + at % 3)] {
            let before = |at: usize| ["a", "b"].map(|name| format!("{{step: {name}{at}, because: law, basis: act}}"));
            let after = at.checked_sub(1).map(|at| before(at).join(", ")).unwrap_or_default();
            yaml += &format!(
                "  - {{id: {name}{at}, name: {name}{at}, days: {days}, after: [{after}], may: {{instant: act}}}}\n"
            );
        }
    }
    yaml
}

#[test]
fn a_sampled_share_has_only_the_digits_that_its_error_leaves() {
    let ran = run(&["--lang", "en", "propose", "-", "--shares"], &many_blocks());
    let table = ran.out.split("What each contributes").nth(1).unwrap();
    let mut count = 0;
    for line in table.lines().filter(|line| line.trim_start().starts_with("instant at")) {
        let words: Vec<&str> = line.split_whitespace().collect();
        let (share, error) = (words[words.len() - 2], words[words.len() - 1].parse::<f64>().unwrap());
        let digits = share.split_once('.').map_or(0, |(_, digits)| digits.len());
        // The error is told to two digits, rounded up.
        assert!(2.0 * (error - 0.01) <= 10f64.powi(-i32::try_from(digits).unwrap()), "{line}");
        count += 1;
    }
    assert_eq!(count, 18, "{}", ran.out);
    // The number of orders that are drawn depends on the speed of the machine.
    let mut drawn = rows(&ran.out, "random");
    drawn.retain(|c| !c.is_ascii_digit());
    shown("a sampled share has only the digits that its error leaves", &drawn);
}
