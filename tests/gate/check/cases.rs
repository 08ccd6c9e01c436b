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
    shown("a finding says in which case it holds", &[message(0), message(1)].join("\n"));
}

#[test]
fn what_the_whole_rests_on_is_the_basis_of_its_decision() {
    let text = |law: &str| {
        format!("name: p\njurisdiction: cn\n{law}steps: [{{name: 决定, department: 局, kind: decision, days: 2}}]\n")
    };
    let found = |law: &str| {
        let folder = Folder::under(&["no-basis"], "", &[("a.yaml", &text(law))]);
        told(&folder.json(&["check", "."])).len()
    };
    assert_eq!((found(""), found("law: 条例第十四条\n")), (1, 0));
}

#[test]
fn rules_of_the_law_of_licences_judge_no_other_matter() {
    let found = |matter: &str| {
        let text = format!(
            "name: p\njurisdiction: cn\n{matter}steps:\n  - {{name: 受理, department: 局, kind: intake, days: 1}}\n  \
             - {{name: 决定, department: 局, kind: decision, days: 21, law: [条例]}}\n"
        );
        let folder = Folder::under(&["decision-over-20"], "", &[("a.yaml", &text)]);
        let findings = folder.json(&["check", "."])["findings"].as_array().unwrap().clone();
        findings.iter().map(|one| one["help"].as_str().unwrap().to_owned()).collect::<Vec<_>>().join("\n")
    };
    shown("rules of the law of licences say that no type is stated", &found(""));
    shown("rules of the law of licences judge a licence", &found("type: licence\n"));
    assert_eq!(found("type: filing\n"), "");
}
