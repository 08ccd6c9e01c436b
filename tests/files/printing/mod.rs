//! A printed process is read as the same process, whatever its names.

pub mod generate;
pub mod names;

use generate::draft;
use names::ODD;
use proptest::prelude::*;
use reengineer::input::{self, print::Vocabulary};
use reengineer::model::{Department, Draft, DraftStep, Duration, Lever, MaterialOf, Permit, Process, ThreePoint};
use reengineer::source::Source;

fn read(text: &str) -> Process {
    let source = Source::read("print.yaml", text.as_bytes().to_vec())
        .unwrap_or_else(|unread| panic!("{:?} in\n{text}", unread.defects));
    input::read(&source).unwrap_or_else(|defects| panic!("{defects:?} in\n{text}"))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_printed_is_read_as_the_same_process(draft in draft()) {
        let process = Process::new(draft).map_err(|defects| TestCaseError::fail(format!("{defects:?}")))?;
        for words in [Vocabulary::English, Vocabulary::Chinese] {
            let text = input::print(&process, words);
            let again = read(&text);
            prop_assert_eq!(again.to_draft(), process.to_draft(), "\n{}", text);
            prop_assert_eq!(input::print(&again, words), text);
        }
    }
}

#[test]
fn every_odd_name_comes_back_as_it_was_everywhere_a_name_can_stand() {
    for name in ODD.iter().map(|name| (*name).to_owned()) {
        let days = ThreePoint::of(Duration::ZERO);
        let mut step = DraftStep::bare(name.clone(), "x".to_owned(), days);
        step.department = Some(name.clone());
        step.law = vec![name.clone()];
        step.may = vec![(Lever::Cap, Permit::on(name.clone()))];
        let material =
            MaterialOf { held_by: Some(name.clone()), note: Some(name.clone()), ..MaterialOf::named(name.clone()) };
        let draft = Draft {
            name: name.clone(),
            id: name.clone(),
            materials: vec![material],
            departments: Some(vec![Department { level: Some(name.clone()), ..Department::named(name.clone()) }]),
            steps: vec![step],
            ..Draft::default()
        };
        let process = Process::new(draft).unwrap();
        for words in [Vocabulary::English, Vocabulary::Chinese] {
            assert_eq!(read(&input::print(&process, words)), process, "{name:?}");
        }
    }
}

#[test]
fn defaults_are_left_out_and_keys_keep_their_order() {
    let process = read("steps: [{days: 0.50, name: 甲, online: none, actor: agency}]\nname: 流程\nunit: workday\n");
    let english = "name: 流程\nid: print\nsteps:\n- name: 甲\n  days: 0.5\n";
    assert_eq!(input::print(&process, Vocabulary::English), english);
    let chinese = "名称: 流程\n编号: print\n环节:\n- 名称: 甲\n  时长: 0.5\n";
    assert_eq!(input::print(&process, Vocabulary::Chinese), chinese);
}

#[test]
fn visits_of_0_are_a_statement_and_are_kept() {
    let process = read("name: p\nsteps: [{name: a, days: 1, visits: 0}, {name: b, days: 1}]\n");
    let text = input::print(&process, Vocabulary::English);
    assert_eq!(text, "name: p\nid: print\nsteps:\n- name: a\n  days: 1\n  visits: 0\n- name: b\n  days: 1\n");
}

#[test]
fn very_small_numbers_are_not_printed_with_an_exponent() {
    let process = read("name: a\nsteps: [{name: b, days: 1, chance: 0.000001}]\n");
    assert_eq!(read(&input::print(&process, Vocabulary::English)), process);
}
