//! Names that refer to a step or a paper, and defects that follow from others.

use reengineer::model::{After, StepField};

use super::*;

#[test]
fn every_defect_of_a_file_comes_at_once_in_its_order() {
    let text =
        "name: p\nsteps:\n  - {name: a, days: x, kind: y}\n  - {name: b, days: 1, after: [c], needs: [m]}\nlead: []\n";
    let found: Vec<(usize, usize)> = refused(text).iter().map(|(line, column, _)| (*line, *column)).collect();
    assert_eq!(found, [(3, 21), (3, 30), (4, 32), (4, 44), (5, 7)]);
}

#[test]
fn what_only_follows_from_another_defect_is_not_told() {
    let only_at = |text: &str, line: usize| assert_eq!(only(text).0, line, "{text}");
    only_at("name: p\nsteps: x\n", 2);
    only_at("name: p\nstep: []\n", 2);
    only_at("name: p\nsteps:\n  - {nmae: a, id: z, days: 1}\n  - {name: b, days: 1, after: [a]}\n", 3);
    only_at("name: p\nsteps:\n  - x\n  - {name: b, days: 1, after: [a], needs: [m]}\n", 3);
    only_at("name: p\nmateriel: [m]\nsteps:\n  - {name: b, days: 1, needs: [m]}\n", 2);
    only_at("name: p\nmaterials: [[], m]\nsteps:\n  - {name: b, days: 1, needs: [n]}\n", 2);
    only_at("name: p\ndepartments: {[甲]: {}}\nsteps:\n  - {name: b, days: 1, department: 乙}\n", 2);
    only_at("name: p\nmaterials: {'': {}}\nsteps:\n  - {name: b, days: 1, needs: [n]}\n", 2);
    only_at("name: p\nsteps:\n  - {name: b, days: 1, rework: {chance: 0.1}}\n", 3);
    only_at("name: p\nunit: dya\nsteps:\n  - {name: a, days: 1}\n  - {name: b, days: 7cd}\n", 2);
    only_at("name: p\nsteps:\n  - {name: a, days: x, work: 5}\n", 3);
    only_at("name: p\nsteps:\n  - {name: a, days: 1, after: [b]}\n  - {name: b, days: 1, aftr: []}\n", 4);
    only_at("name: p\nsteps:\n  - {name: a, days: 1, after: [[]]}\n  - {name: b, days: 1}\n", 3);
}

#[test]
fn what_is_wrong_beside_a_defect_does_not_wait_for_its_mending() {
    let lines = |text: &str| refused(text).iter().map(|(line, column, _)| (*line, *column)).collect::<Vec<_>>();
    let rework = "name: p\nsteps:\n  - name: a\n    days: 1\n    rework: {chance: 3, back_to: zz}\n";
    assert_eq!(lines(rework), [(5, 22), (5, 34)]);
    assert_eq!(lines(&rework.replace("chance: 3, ", "")), [(5, 13), (5, 23)]);
    let departments = "部门: {市监局: {容量: x}}\n名称: p\n环节:\n  - {名称: a, 时长: 1, 部门: 市监局}\n  - {名称: b, 时长: 1, 部门: 公安局}\n";
    assert_eq!(lines(departments), [(1, 16), (5, 24)]);
    let materials = "materials: {表: {held: x}, 图:}\nname: p\nsteps:\n  - {name: a, days: 1, needs: [表, 图, 证]}\n";
    assert_eq!(lines(materials), [(1, 17), (1, 27), (4, 38)]);
}

#[test]
fn a_reference_to_nothing_is_shown_at_its_item() {
    let (line, column, problem) = only(
        "name: p\nsteps:\n  - {name: 设立登记, days: 1}\n  - name: b\n    days: 1\n    after:\n      - step: 设立登计\n",
    );
    assert_eq!((line, column), (7, 15));
    assert_eq!(problem, Problem::UnknownStep { name: "设立登计".to_owned(), suggestion: Some("设立登记".to_owned()) });
}

#[test]
fn two_steps_of_one_name_are_both_shown() {
    let text = "name: p\nsteps:\n  - {name: 审查, days: 1}\n  - {name: 公示, days: 1}\n  - {name: 会签, days: 1}\n  - {name: 备案, days: 1}\n  - {name: 审查, days: 1}\n";
    let (line, column, problem) = only(text);
    assert_eq!((line, column, problem), (7, 12, Problem::DuplicateStep("审查".to_owned())));
    let drawn = &drawn(text, Lang::English)[0];
    shown("two steps of one name are both shown", drawn);
}

#[test]
fn a_loop_is_drawn_with_every_order_in_it() {
    let text =
        "name: p\nsteps:\n  - {name: 甲, days: 1, after: [丙]}\n  - {name: 乙, days: 1}\n  - {name: 丙, days: 1}\n";
    let drawn = &drawn(text, Lang::Chinese)[0];
    shown("a loop is drawn with every order in it", drawn);
}

#[test]
fn offices_that_ask_for_each_others_paper_first_are_a_mutual_prerequisite() {
    let text = "name: p\nsteps:\n  - {name: 规划许可, department: 规划局, days: 1, after: [], needs: [施工许可证], gives: [规划许可证]}\n  \
                - {name: 施工许可, department: 住建局, days: 1, after: [], needs: [规划许可证], gives: [施工许可证]}\n";
    let drawn = &drawn(text, Lang::Chinese)[0];
    shown("offices that ask for each others paper first are a mutual prerequisite", drawn);
}

#[test]
fn a_step_says_what_it_needs_or_what_the_applicant_hands_in_not_both() {
    let (line, column, problem) = only(&with_materials("needs: [甲], 申请材料: [乙]"));
    assert_eq!((line, column, problem), (3, 46, Problem::NeedsAndPapers));
    let papers = process(&with_materials("申请材料: [甲, {材料: 乙, 必要性: 可选}]"));
    let step = &papers.steps()[0];
    assert!(step.needs.is_none());
    assert_eq!(step.askings().len(), 2);
    assert!(matches!(only(&with_materials("papers: [甲, 甲]")).2, Problem::ListedTwice(_)));
    assert!(matches!(only(&with_materials("papers: [丙]")).2, Problem::UnknownMaterial { .. }));
    assert!(matches!(only(&with_materials("papers: [丁], gives: [丁]")).2, Problem::NeedsOwnProduct(_)));
}

/// A process with the materials 甲 and 乙 and a step with these keys.
fn with_materials(keys: &str) -> String {
    format!("name: p\nmaterials: [甲, 乙]\nsteps: [{{name: a, days: 1, {keys}}}]\n")
}

#[test]
fn a_paper_that_a_step_gives_is_that_steps_document_in_papers_too() {
    let text = "name: p\nsteps:\n  - {name: a, days: 1, gives: [证]}\n  \
                - {name: b, days: 1, after: [], papers: [证]}\n";
    let process = process(text);
    let orders = process.orders().of(process.find("b").unwrap());
    assert_eq!((orders.len(), orders[0].from.index()), (1, 0));
    assert_eq!(orders[0].place(&process.steps()[1]), Place::step(1).field("papers").item(0));
}

#[test]
fn nothing_given_and_nothing_said_of_it_are_two_things() {
    let gives = |key: &str| process(&step(key)).steps()[0].gives.clone();
    assert_eq!((gives("fee: 1"), gives("gives: []")), (None, Some(Vec::new())));
}

#[test]
fn a_pair_is_tied_once_by_each_relation() {
    let tied = |after: &str| {
        format!("name: p\nsteps:\n  - {{id: x, name: y, days: 1}}\n  - {{name: b, days: 1, after: [{after}]}}\n")
    };
    let both = process(&tied("{step: x, relation: SS}, {step: y, relation: FF, lag: 2}"));
    assert_eq!(both.orders().all().len(), 2);
    for twice in ["x, y", "{step: x, relation: FF}, {step: y, relation: FF, lag: 1}"] {
        assert!(matches!(only(&tied(twice)).2, Problem::ListedTwice(_)), "{twice}");
    }
}

#[test]
fn limits_run_between_steps_that_exist() {
    let text = |limits: &str| {
        format!(
            "name: p\nlimits: {{{limits}}}\nsteps:\n  - {{id: x, name: 受理, days: 1}}\n  - {{name: 决定, days: 1}}\n"
        )
    };
    let limits = process(&text("可延长: 10, 起: 受理, to: 决定")).limits();
    assert_eq!(limits.extension, Some(Duration::days(10)));
    assert_eq!((limits.from.map(|id| id.index()), limits.to.map(|id| id.index())), (Some(0), Some(1)));
    let (line, column, problem) = only(&text("from: 受里"));
    assert_eq!((line, column), (2, 16));
    assert_eq!(problem, Problem::UnknownStep { name: "受里".into(), suggestion: Some("受理".into()) });
    let twice =
        "name: p\nlimits: {from: 审查}\nsteps:\n  - {id: x, name: 审查, days: 1}\n  - {id: y, name: 审查, days: 1}\n";
    assert!(matches!(only(twice).2, Problem::AmbiguousStep { .. }));
}

#[test]
fn a_step_is_found_by_its_id_or_by_a_name_that_is_its_alone() {
    let process = process(
        "name: p\nsteps:\n  - {id: x, name: 审查, days: 1}\n  - {id: y, name: 审查, days: 1}\n  - {id: z, name: x, days: 1}\n",
    );
    assert_eq!(process.find("x").map(|id| id.index()), Ok(0), "an id before a name");
    assert_eq!(process.find("审查"), Err(Missing::Ambiguous));
    assert_eq!(process.find("决定"), Err(Missing::Unknown));
}

#[test]
fn changes_that_contradict_what_stays_say_why() {
    let process = process("name: x\nsteps:\n  - {id: a, days: 1}\n  - {id: b, days: 1}\n");
    let waits = Change::Set { step: "a".into(), field: StepField::After(Some(vec![After::plain("b".to_owned())])) };
    let defects = process.apply(&waits).unwrap_err();
    assert!(matches!(&defects[..], [Defect { problem: Problem::Cycle { .. }, .. }]), "{defects:?}");
    let all = ["a", "b"].map(|step| Change::Eliminate { step: step.into() });
    assert!(!process.apply_all(&all).unwrap_err().is_empty());
}
