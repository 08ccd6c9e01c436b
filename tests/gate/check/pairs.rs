//! A finding about two steps shows both, and what makes one wait for the other.

use super::*;

const ORDERS: &str = "\
name: P
lead: A
steps:
  - name: one
    department: A
    days: 3
    needs: []
    gives: []
  - name: two
    department: A
    days: 3
  - name: three
    department: A
    days: 3
    after:
      - one
      - step: two
        because: habit
    needs: []
  - name: four
    department: A
    days: 2
    after: [one, three]
  - name: five
    department: A
    days: 2
    after: [{step: four, because: law}]
    needs: []
";

const RULES_OF_PAIRS: &[&str] = &["unexplained-order", "habitual-order", "redundant-order", "basis-missing"];

/// Each finding as `rule line:column`, and its related places as `step line:column`.
fn places(document: &Value) -> Vec<(String, Vec<String>)> {
    let position = |value: &Value| format!("{}:{}", value["line"], value["column"]);
    let one = |finding: &Value| {
        let related = finding["related"].as_array().unwrap().iter();
        let related = related.map(|place| format!("{} {}", place["step"].as_str().unwrap(), position(place)));
        (format!("{} {}", finding["rule"].as_str().unwrap(), position(finding)), related.collect())
    };
    document["findings"].as_array().unwrap().iter().map(one).collect()
}

fn folder() -> Folder {
    Folder::under(RULES_OF_PAIRS, "preset: strict", &[("p.yaml", ORDERS)])
}

#[test]
fn every_rule_about_a_pair_points_at_the_entry_and_shows_both_steps() {
    let wanted: [(&str, &[&str]); 6] = [
        // By default two follows one: nothing but the step itself is written.
        ("unexplained-order 9:11", &["one 4:11"]),
        ("habitual-order 17:15", &["two 9:11", "three 12:11"]),
        ("redundant-order 16:9", &["one 4:11", "two 9:11", "three 12:11"]),
        ("unexplained-order 23:12", &["one 4:11", "three 12:11", "four 20:11"]),
        ("redundant-order 23:13", &["one 4:11", "three 12:11", "four 20:11"]),
        ("basis-missing 27:20", &["four 20:11", "five 24:11"]),
    ];
    let found = places(&folder().json(&["check", "p.yaml"]));
    let wanted: Vec<(String, Vec<String>)> = wanted
        .iter()
        .map(|(place, related)| ((*place).to_owned(), related.iter().map(|place| (*place).to_owned()).collect()))
        .collect();
    assert_eq!(found, wanted);
}

#[test]
fn text_points_at_both_steps_of_a_pair_and_the_after_between_them() {
    let out = folder().run(&["check", "p.yaml", "--ascii"]).out;
    let frame = |rule: &str| {
        let from = out.find(&format!("[{rule}]")).unwrap();
        out[from..].split("\n\n").next().unwrap().to_owned()
    };
    let wanted = "\
   |
 9 |   - name: two
   |           --- this comes first
...
12 |   - name: three
   |           ----- this waits
...
17 |       - step: two
   |               ^^^
";
    let habit = frame("habitual-order");
    assert!(habit.contains("p.yaml:17:15") && habit.contains(wanted), "{habit}");
    let chinese = folder().run(&["check", "p.yaml", "--lang", "zh"]).out;
    assert!(chinese.contains("--- 此环节在先") && chinese.contains("----- 此环节等待"), "{chinese}");
}

#[test]
fn sarif_relates_both_steps_of_a_pair() {
    let out = folder().run(&["check", "p.yaml", "--format", "sarif"]).out;
    let log: Value = serde_json::from_str(&out).unwrap();
    for result in log["runs"][0]["results"].as_array().unwrap() {
        let related = result["relatedLocations"].as_array().unwrap();
        assert!(!related.is_empty(), "{result}");
        for place in related {
            assert!(place["physicalLocation"]["region"]["startLine"].is_u64(), "{place}");
            assert!(place["message"]["text"].as_str().is_some_and(|text| text.starts_with("this ")), "{place}");
        }
    }
}

#[test]
fn a_wait_for_several_steps_names_them_all() {
    let found = folder().json(&["check", "p.yaml"]);
    let of_four = found["findings"].as_array().unwrap().iter().find(|finding| finding["line"] == 23).unwrap();
    let message = of_four["message"].as_str().unwrap();
    shown("a wait for several steps names them all", message);
}

#[test]
fn visits_are_told_of_the_whole_and_shown_where_they_add_up() {
    let text = "name: p\nsteps:\n  - {name: a, department: d, days: 1, visits: 2}\n  - {name: b, department: d, days: 1, visits: 1}\n";
    let folder = Folder::under(&["several-visits"], "", &[("p.yaml", text)]);
    let found = places(&folder.json(&["check", "p.yaml"]));
    assert_eq!(found, [("several-visits 1:7".to_owned(), vec!["a 3:47".to_owned(), "b 4:47".to_owned()])]);
}

/// Two offices that need each other's paper, as people write it: nobody writes `after`.
fn mutual(law: &str) -> String {
    format!(
        "name: p\nsteps:\n  - {{name: one, department: A, days: 3, needs: [b], gives: [a]{law}}}\n  - {{name: two, \
         department: B, days: 3, needs: [a], gives: [b]}}\n"
    )
}

#[test]
fn offices_that_ask_for_each_others_papers_are_told_so_whatever_else_orders_them() {
    let others = [
        "name: p\nsteps:\n  - {name: zero, department: A, days: 1, after: [two]}\n  - {name: one, department: A, days: \
         3, needs: [b], gives: [a]}\n  - {name: two, department: B, days: 3, needs: [a], gives: [b]}\n",
        "name: p\nsteps:\n  - {name: one, department: A, days: 3, needs: [b], gives: [a]}\n  - {name: mid, department: \
         A, days: 1}\n  - {name: two, department: B, days: 3, after: [one, mid], needs: [a], gives: [b]}\n",
    ];
    for text in [mutual("").as_str(), others[0], others[1]] {
        let ran = Folder::new(&[("p.yaml", text)]).run(&["check", "p.yaml"]);
        assert_eq!(ran.code, 3);
        let heading = "error[mutual-prerequisite]: mutual prerequisite,";
        assert!(ran.out.starts_with(heading) && ran.out.contains("`one` → `two` → `one`"), "{}", ran.out);
        assert_eq!(ran.out.matches("error[").count(), 1, "{}", ran.out);
    }
}

#[test]
fn a_mutual_prerequisite_shows_the_basis_of_each_demand_or_that_there_is_none() {
    let out = Folder::new(&[("p.yaml", &mutual(", law: [甲法第1条, 乙法第2条]"))]).run(&["check", "p.yaml"]).out;
    shown("a mutual prerequisite shows the basis of each demand or that there is none: English", &out);
    let after = mutual("").replace("gives: [b]", "gives: [b], after: [{step: one, because: law, basis: 丙法第3条}]");
    let out = Folder::new(&[("p.yaml", &after)]).run(&["check", "p.yaml", "--lang", "zh"]).out;
    shown("a mutual prerequisite shows the basis of each demand or that there is none: Chinese", &out);
}

#[test]
fn no_headline_is_wider_than_the_page() {
    let folder = Folder::under(RULES_OF_PAIRS, "preset: strict", &[("p.yaml", ORDERS)]);
    for lang in ["en", "zh"] {
        let out = folder.run(&["check", "p.yaml", "--width", "60", "--lang", lang]).out;
        assert!(out.lines().all(|line| unicode_width::UnicodeWidthStr::width(line) <= 60), "{out}");
        // The origin of what is shown is not told twice.
        assert!(!out.contains(":::") && !out.contains('⸬'), "{out}");
        assert_eq!(out.matches("p.yaml:").count(), 6, "{out}");
    }
}

#[test]
fn a_department_that_never_let_go_of_a_matter_gets_nothing_back() {
    let text = |steps: &str| format!("name: x\nsteps:\n{steps}");
    let back = "  - {id: a, department: 城管局, item: m, days: 2}\n  - {id: b, department: 规划局, days: 5}\n  \
                - {id: c, department: 城管局, item: m, days: 3}\n";
    for (what, steps, found) in [
        ("it left and came back", back.to_owned(), 1),
        ("it works beside", format!("{back}  - {{id: d, department: 城管局, item: m, days: 4, after: [a]}}\n"), 0),
        ("it takes part in between", back.replace("规划局, days", "规划局, with: [城管局], days"), 0),
        ("another matter of one office", back.replace("item: m, days: 3", "item: n, days: 3"), 0),
        ("another permit of one office", back.replace("days: 3}", "days: 3, kind: intake}"), 0),
        ("an office of its own", back.replace("规划局", "城管局广告科"), 0),
    ] {
        let folder = Folder::under(&["ping-pong"], "", &[("p.yaml", &text(&steps))]);
        let findings = folder.json(&["check", "p.yaml"])["findings"].as_array().unwrap().len();
        assert_eq!(findings, found, "{what}");
    }
}
