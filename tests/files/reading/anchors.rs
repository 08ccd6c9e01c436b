//! Anchors, aliases and merged keys.

use super::*;

#[test]
fn anchors_stand_for_what_they_name() {
    let process =
        process("name: p\nsteps:\n  - {name: a, days: &d 3, law: &l [第一条]}\n  - {name: b, days: *d, law: *l}\n");
    assert_eq!(process.steps()[1].days, process.steps()[0].days);
    assert_eq!(process.steps()[1].law, ["第一条"]);
    assert!(matches!(only("name: *x\n"), (1, 7, Problem::Syntax(_))));
}

#[test]
fn merged_keys_give_way_to_a_maps_own_in_either_language() {
    let process = process(
        "name: p\nsteps:\n  - &a {name: a, days: 3, 部门: 甲局, visits: 1}\n  - &b {名称: b, days: 4, visits: 2}\n  \
         - {<<: [*a, *b], name: c, 时长: 5}\n",
    );
    let step = &process.steps()[2];
    assert_eq!((step.name.as_str(), step.visits.times()), ("c", 1));
    assert_eq!(step.days.likely, Duration::parse("5").unwrap());
    assert_eq!(process.departments()[0].name, "甲局");
    assert_eq!(step.department, process.steps()[0].department);
}

#[test]
fn only_maps_can_be_merged() {
    let problem = Problem::WrongShape { expected: Expected::Map, found: NodeShape::Scalar };
    assert_eq!(only("name: p\nsteps: [{<<: x, name: a, days: 1}]\n"), (2, 14, problem));
    let twice = "a: &a {}\nb: {<<: *a, <<: *a}\n";
    assert_eq!(only(twice), (2, 13, Problem::DuplicateKey("<<".to_owned())));
}
