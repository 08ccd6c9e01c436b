//! Names that refer to a step or a paper, and defects that follow from others.

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
    assert!(drawn.contains("3 |   - {name: 审查, days: 1}\n  |            ---- the first is here\n...\n"), "{drawn}");
    assert!(drawn.contains("7 |   - {name: 审查, days: 1}\n  |            ^^^^\n"), "{drawn}");
}

#[test]
fn a_loop_is_drawn_with_every_order_in_it() {
    let text =
        "name: p\nsteps:\n  - {name: 甲, days: 1, after: [丙]}\n  - {name: 乙, days: 1}\n  - {name: 丙, days: 1}\n";
    let drawn = &drawn(text, Lang::Chinese)[0];
    assert!(
        drawn.starts_with("错误[invalid-definition]: 环节互相等待：`甲` → `乙` → `丙` → `甲`\n --> case.yaml:3:"),
        "{drawn}"
    );
    assert!(drawn.contains("此环节排在 `丙` 之后") && drawn.contains("此环节排在 `乙` 之后"), "{drawn}");
}

#[test]
fn offices_that_ask_for_each_others_paper_first_are_a_mutual_prerequisite() {
    let text = "name: p\nsteps:\n  - {name: 规划许可, department: 规划局, days: 1, after: [], needs: [施工许可证], gives: [规划许可证]}\n  \
                - {name: 施工许可, department: 住建局, days: 1, after: [], needs: [规划许可证], gives: [施工许可证]}\n";
    let drawn = &drawn(text, Lang::Chinese)[0];
    assert!(
        drawn.starts_with(
            "错误[mutual-prerequisite]: 互为前置，各部门都要先见到对方的材料：`规划许可` → `施工许可` →\n"
        ),
        "{drawn}"
    );
}
