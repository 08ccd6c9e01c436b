//! Findings that hold in some cases only.

use super::*;

#[test]
fn a_finding_says_in_which_case_it_holds_and_stands_where_the_file_has_it() {
    let text = "\
name: p
id: p
cases: [新办, 延续]
steps:
  - {name: 受理, department: 局, days: 1, needs: []}
  - {name: 核查, days: 3, when: [新办], needs: []}
  - {name: 决定, days: 2, needs: []}
";
    let folder = Folder::under(&["no-department"], "", &[("a.yaml", text)]);
    let document = folder.json(&["check", "."]);
    assert_eq!(told(&document), ["no-department a.yaml 核查", "no-department a.yaml 决定"]);
    let message = |at: usize| document["findings"][at]["message"].as_str().unwrap().to_owned();
    assert!(message(0).ends_with("(in case `新办`)"), "{}", message(0));
    assert!(!message(1).contains("in case"), "{}", message(1));
}
