//! No key is without effect: when its value changes, so does the output.

use std::collections::BTreeSet;

use reengineer::model::{KEYS, KeyGroup};
use serde_json::Value;

use super::*;

/// A definition with every key.
const EVERY_KEY: &str = "\
format: 1
name: 全字段
id: base
note: 全注
jurisdiction: cn
calendar: china
type: licence
lead: 甲局
unit: workday
hours_per_day: 8
limits: {statutory: 60, promised: 50, extension: 10, from: s1, to: s8}
cases:
  新办: {share: 0.6, note: 案注, limits: {statutory: 58}, targets: {days: 38}, claims: {before: {days: 70}}}
  延续: {share: 0.3}
cases_per_year: 100
law: [法一, 法二]
conditions: [条件一, 条件二]
where: [地点一, 地点二]
result: [结果一, 结果二]
currency: CNY
targets: {days: 20, steps: 9, departments: 5, materials: 4, visits: 3}
claims: {before: {days: 60, steps: 10}, after: {days: 55}}
materials:
  m1: {held_by: 乙局, certificate: 证一, source: applicant, copies: 2, original: true, note: 料注}
  m2: {available_after: s2}
  m3: {}
departments: {甲局: {capacity: 3, level: 市级, note: 局注}, 乙局: {}, 丙局: {}}
allow: [{rule: no-lead, reason: 理由一, until: 2027-01-31}]
steps:
  - {id: s1, name: 受理, department: 甲局, kind: intake, days: 2, papers: [{material: m1, need: required, when: [新办], source: applicant, may: {share: 依据甲}}, m3], may: {single-window: {basis: 依据乙, window: 乙局, group: 组一}}}
  - {id: s2, name: 设计, department: 乙局, with: [丙局], office: 科一, actor: agency, item: 事项一, days: {min: 3, likely: 4, max: 6}, when: [新办, 延续], every: 2w, work: 1, value: adding, gives: [p1, p2], law: [条一, 条二], clock: counted, limit: {days: 30, from: s1, min: 1}, visits: 1, online: partial, fee: 10, signoffs: 3, reject: 0.1, chance: 0.9, rework: {chance: 0.2, back_to: s1, days: 5}, by_case: {延续: {days: 5}}, replaces: [old1, old2], note: 步注, allow: [{rule: ping-pong, reason: 理由二}], may: {flatten: {basis: 依据丙, signoffs: 2}}}
  - {id: s3, name: 审查, department: 丙局, kind: review, days: 5, after: [{step: s2, because: law, basis: 条三, relation: FS, lag: 1}], needs: [{material: p1, need: required, may: {tolerate: {basis: 依据丁, tail: 1}}}, m2], may: {commit: {basis: 依据戊, when: [新办], days: 1, check: {department: 乙局, days: 3}}}}
  - {id: s4, name: 会商, department: 丙局, days: 3, after: [{step: s3, because: habit}], may: {parallel: {basis: 依据己, with: [s3]}, early-start: {basis: 依据庚, of: s3, lag: 1}}}
  - {id: s5, name: 复核, department: 乙局, days: 3, after: [{step: s4, because: law, basis: 条四}], needs: [p2], may: {postpone: {basis: 依据辛, of: s4, to: s7}, assist: {basis: 依据壬, chance: 0.1}, delegate: {basis: 依据亥, department: 丙局}}, rework: {chance: 0.3, back_to: s4}}
  - {id: s6, name: 核对, department: 乙局, days: 2, papers: [m3], after: [s5], may: {drop-material: {basis: 依据癸, materials: [m3]}}}
  - {id: s7, name: 开工, department: 甲局, days: 2, papers: [{material: m1, need: optional}], after: [s6], may: {tolerate: {basis: 依据子, papers: [m1]}}}
  - {id: s8, name: 决定, department: 甲局, kind: decision, days: 2, after: [s7]}
";

/// For every key of every map what stands in the definition, and what may stand there instead. In lists it is one item
/// of several that changes.
#[rustfmt::skip]
const CHANGED: &[(KeyGroup, &str, &str, &str)] = &[
    (KeyGroup::Process, "name", "name: 全字段", "name: 半字段"),
    (KeyGroup::Process, "id", "id: base", "id: base2"),
    (KeyGroup::Process, "note", "note: 全注", "note: 新注"),
    (KeyGroup::Process, "jurisdiction", "jurisdiction: cn", "jurisdiction: generic"),
    (KeyGroup::Process, "calendar", "calendar: china", "calendar: weekdays"),
    (KeyGroup::Process, "type", "type: licence", "type: filing"),
    (KeyGroup::Process, "lead", "lead: 甲局", "lead: 乙局"),
    (KeyGroup::Process, "unit", "unit: workday", "unit: day"),
    (KeyGroup::Process, "hours_per_day", "hours_per_day: 8", "hours_per_day: 7"),
    (KeyGroup::Process, "limits", "extension: 10, from: s1", "extension: 11, from: s1"),
    (KeyGroup::Process, "cases", "  延续: {share: 0.3}", "  延续: {share: 0.2}"),
    (KeyGroup::Process, "cases_per_year", "cases_per_year: 100", "cases_per_year: 101"),
    (KeyGroup::Process, "law", "[法一, 法二]", "[法一, 法三]"),
    (KeyGroup::Process, "conditions", "[条件一, 条件二]", "[条件一, 条件三]"),
    (KeyGroup::Process, "where", "[地点一, 地点二]", "[地点一, 地点三]"),
    (KeyGroup::Process, "result", "[结果一, 结果二]", "[结果一, 结果三]"),
    (KeyGroup::Process, "currency", "currency: CNY", "currency: EUR"),
    (KeyGroup::Process, "targets", "targets: {days: 20, steps: 9", "targets: {days: 20, steps: 8"),
    (KeyGroup::Process, "claims", "after: {days: 55}", "after: {days: 54}"),
    (KeyGroup::Process, "materials", "  m3: {}", "  m3: {copies: 1}"),
    (KeyGroup::Process, "departments", "丙局: {}}", "丙局: {capacity: 1}}"),
    (KeyGroup::Process, "allow", "rule: no-lead", "rule: ping-pong"),
    (KeyGroup::Process, "steps", "kind: decision, days: 2", "kind: decision, days: 3"),
    (KeyGroup::Step, "id", "{id: s4, name: 会商", "{id: s4b, name: s4"),
    (KeyGroup::Step, "name", "name: 决定", "name: 批准"),
    (KeyGroup::Step, "department", "name: 决定, department: 甲局", "name: 决定, department: 乙局"),
    (KeyGroup::Step, "with", "with: [丙局]", "with: [甲局]"),
    (KeyGroup::Step, "office", "office: 科一", "office: 科二"),
    (KeyGroup::Step, "actor", "actor: agency", "actor: third-party"),
    (KeyGroup::Step, "item", "item: 事项一", "item: [事项一, 事项二]"),
    (KeyGroup::Step, "kind", "kind: review", "kind: inspect"),
    (KeyGroup::Step, "when", "kind: decision, days: 2", "kind: decision, days: 2, when: [新办]"),
    (KeyGroup::Step, "days", "name: 核对, department: 乙局, days: 2", "name: 核对, department: 乙局, days: 3"),
    (KeyGroup::Step, "by_case", "by_case: {延续: {days: 5}}", "by_case: {延续: {days: 6}}"),
    (KeyGroup::Step, "every", "every: 2w", "every: 4w"),
    (KeyGroup::Step, "work", "work: 1", "work: 2"),
    (KeyGroup::Step, "value", "value: adding", "value: required"),
    (KeyGroup::Step, "after", "after: [s6]", "after: [s5]"),
    (KeyGroup::Step, "needs", "m2]", "{material: m2, need: tolerable}]"),
    (KeyGroup::Step, "papers", "papers: [m3], after", "papers: [m2], after"),
    (KeyGroup::Step, "gives", "gives: [p1, p2]", "gives: [p1, p2, p3]"),
    (KeyGroup::Step, "law", "[条一, 条二]", "[条一, 条五]"),
    (KeyGroup::Step, "clock", "clock: counted", "clock: suspended"),
    (KeyGroup::Step, "limit", "limit: {days: 30, from", "limit: {days: 31, from"),
    (KeyGroup::Step, "visits", "visits: 1", "visits: 2"),
    (KeyGroup::Step, "online", "online: partial", "online: full"),
    (KeyGroup::Step, "fee", "fee: 10", "fee: 11"),
    (KeyGroup::Step, "signoffs", "signoffs: 3, reject", "signoffs: 4, reject"),
    (KeyGroup::Step, "reject", "reject: 0.1", "reject: 0.2"),
    (KeyGroup::Step, "rework", "rework: {chance: 0.3, back_to: s4}", "rework: {chance: 0.4, back_to: s4}"),
    (KeyGroup::Step, "chance", "chance: 0.9", "chance: 0.8"),
    (KeyGroup::Step, "may", "may: {flatten: {basis: 依据丙, signoffs: 2}}", "may: {instant: 依据丙}"),
    (KeyGroup::Step, "replaces", "[old1, old2]", "[old1, old3]"),
    (KeyGroup::Step, "allow", "rule: ping-pong, reason: 理由二", "rule: no-basis, reason: 理由二"),
    (KeyGroup::Step, "note", "note: 步注", "note: 新步注"),
    (KeyGroup::After, "step", "{step: s3, because: habit}", "{step: s2, because: habit}"),
    (KeyGroup::After, "because", "{step: s3, because: habit}", "{step: s3, because: open}"),
    (KeyGroup::After, "basis", "basis: 条三", "basis: 条六"),
    (KeyGroup::After, "relation", "relation: FS", "relation: SS"),
    (KeyGroup::After, "lag", "relation: FS, lag: 1", "relation: FS, lag: 2"),
    (KeyGroup::Need, "material", "{material: p1, need: required, may", "{material: p2, need: required, may"),
    (KeyGroup::Need, "need", "{material: p1, need: required, may", "{material: p1, need: tolerable, may"),
    (KeyGroup::Need, "when", "when: [新办], source", "when: [延续], source"),
    (KeyGroup::Need, "source", "source: applicant, may", "source: shared, may"),
    (KeyGroup::Need, "may", "share: 依据甲", "share: 依据另"),
    (KeyGroup::Days, "min", "{min: 3, likely", "{min: 2, likely"),
    (KeyGroup::Days, "likely", "likely: 4", "likely: 5"),
    (KeyGroup::Days, "max", "max: 6", "max: 7"),
    (KeyGroup::Limits, "statutory", "statutory: 60", "statutory: 61"),
    (KeyGroup::Limits, "promised", "promised: 50", "promised: 49"),
    (KeyGroup::Limits, "extension", "extension: 10", "extension: 12"),
    (KeyGroup::Limits, "from", "from: s1, to: s8", "from: s3, to: s8"),
    (KeyGroup::Limits, "to", "from: s1, to: s8", "from: s1, to: s7"),
    (KeyGroup::Limit, "days", "{days: 30, from: s1", "{days: 32, from: s1"),
    (KeyGroup::Limit, "from", "{days: 30, from: s1, min: 1}", "{days: 30, min: 1}"),
    (KeyGroup::Limit, "min", "from: s1, min: 1", "from: s1, min: 2"),
    (KeyGroup::Case, "share", "share: 0.6", "share: 0.5"),
    (KeyGroup::Case, "limits", "limits: {statutory: 58}", "limits: {statutory: 57}"),
    (KeyGroup::Case, "targets", "targets: {days: 38}", "targets: {days: 37}"),
    (KeyGroup::Case, "claims", "claims: {before: {days: 70}}", "claims: {before: {days: 71}}"),
    (KeyGroup::Case, "note", "note: 案注", "note: 新案注"),
    (KeyGroup::Figures, "days", "targets: {days: 38}", "targets: {days: 36}"),
    (KeyGroup::Figures, "steps", "20, steps: 9", "20, steps: 10"),
    (KeyGroup::Figures, "departments", "departments: 5", "departments: 6"),
    (KeyGroup::Figures, "materials", "materials: 4", "materials: 5"),
    (KeyGroup::Figures, "visits", "visits: 3}", "visits: 4}"),
    (KeyGroup::Claims, "before", "claims: {before: {days: 70}}", "claims: {before: {days: 72}}"),
    (KeyGroup::Claims, "after", "after: {days: 55}", "after: {days: 53}"),
    (KeyGroup::Material, "held_by", "held_by: 乙局", "held_by: 丙局"),
    (KeyGroup::Material, "certificate", "certificate: 证一", "certificate: 证二"),
    (KeyGroup::Material, "source", "source: applicant, copies", "source: shared, copies"),
    (KeyGroup::Material, "copies", "copies: 2", "copies: 3"),
    (KeyGroup::Material, "original", "original: true", "original: false"),
    (KeyGroup::Material, "available_after", "available_after: s2", "available_after: s1"),
    (KeyGroup::Material, "note", "note: 料注", "note: 新料注"),
    (KeyGroup::Department, "capacity", "capacity: 3", "capacity: 4"),
    (KeyGroup::Department, "level", "level: 市级", "level: 县级"),
    (KeyGroup::Department, "note", "note: 局注", "note: 新局注"),
    (KeyGroup::Rework, "chance", "chance: 0.2, back_to", "chance: 0.3, back_to"),
    (KeyGroup::Rework, "back_to", "{chance: 0.3, back_to: s4}", "{chance: 0.3, back_to: s3}"),
    (KeyGroup::Rework, "days", "back_to: s1, days: 5", "back_to: s1, days: 6"),
    (KeyGroup::Allow, "rule", "rule: no-lead", "rule: no-basis"),
    (KeyGroup::Allow, "reason", "reason: 理由一", "reason: 理由三"),
    (KeyGroup::Allow, "until", "until: 2027-01-31", "until: 2027-02-28"),
    (KeyGroup::Permit, "basis", "basis: 依据丙", "basis: 依据另"),
    (KeyGroup::Permit, "when", "basis: 依据戊, when: [新办]", "basis: 依据戊, when: [延续]"),
    (KeyGroup::Permit, "days", "when: [新办], days: 1, check", "when: [新办], days: 2, check"),
    (KeyGroup::Permit, "with", "with: [s3]}", "with: [s2]}"),
    (KeyGroup::Permit, "tail", "tail: 1", "tail: 2"),
    (KeyGroup::Permit, "of", "of: s3, lag", "of: s2, lag"),
    (KeyGroup::Permit, "to", "to: s7", "to: s6"),
    (KeyGroup::Permit, "lag", "of: s3, lag: 1", "of: s3, lag: 2"),
    (KeyGroup::Permit, "papers", "papers: [m1]}}", "papers: [m2]}}"),
    (KeyGroup::Permit, "materials", "materials: [m3]}}", "materials: [m1]}}"),
    (KeyGroup::Permit, "check", "days: 1, check: {department: 乙局, days: 3}", "days: 1"),
    (KeyGroup::Permit, "signoffs", "signoffs: 2", "signoffs: 1"),
    (KeyGroup::Permit, "department", "basis: 依据亥, department: 丙局", "basis: 依据亥, department: 甲局"),
    (KeyGroup::Permit, "window", "window: 乙局", "window: 丙局"),
    (KeyGroup::Permit, "group", "group: 组一", "group: 组二"),
    (KeyGroup::Permit, "chance", "依据壬, chance: 0.1", "依据壬, chance: 0.2"),
    (KeyGroup::Check, "department", "check: {department: 乙局", "check: {department: 甲局"),
    (KeyGroup::Check, "days", "乙局, days: 3}", "乙局, days: 4}"),
];

/// The format has one version, so that nothing else can stand there.
const FIXED: [(KeyGroup, &str); 1] = [(KeyGroup::Process, "format")];

fn changed(key: &str, from: &str, to: &str) -> String {
    assert_eq!(EVERY_KEY.matches(from).count(), 1, "{key}: {from}");
    EVERY_KEY.replace(from, to)
}

#[test]
fn every_key_of_the_format_has_a_row_here() {
    let of_definition = |group: KeyGroup| !matches!(group, KeyGroup::Config | KeyGroup::Waiver);
    let known: BTreeSet<String> = KEYS
        .iter()
        .filter(|key| of_definition(key.group) && !FIXED.contains(&(key.group, key.english)))
        .map(|key| format!("{:?} {}", key.group, key.english))
        .collect();
    let here: BTreeSet<String> = CHANGED.iter().map(|(group, key, ..)| format!("{group:?} {key}")).collect();
    assert_eq!(here, known);
}

#[test]
fn what_a_key_says_stands_in_the_document() {
    let document = |text: &str| {
        let ran = run(&["analyze", "-", "--format", "json"], text);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{text}");
        ran.out
    };
    let before = document(EVERY_KEY);
    for (group, key, from, to) in CHANGED {
        assert_ne!(document(&changed(key, from, to)), before, "{group:?} {key}");
    }
}

#[test]
fn a_change_of_any_key_is_a_change_in_a_comparison() {
    let folder = folder();
    let old = definition(&folder, "old.yaml", EVERY_KEY);
    for (group, key, from, to) in CHANGED {
        let new = definition(&folder, "new.yaml", &changed(key, from, to));
        let ran = run(&["diff", &old, &new, "--format", "json"], "");
        let all: Value = serde_json::from_str(&ran.out).unwrap_or_else(|error| panic!("{error}: {}", ran.err));
        let of = |one: &Value| one["changes"].as_array().map_or(0, Vec::len);
        let count = all.as_array().map_or_else(|| of(&all), |pairs| pairs.iter().map(of).sum());
        assert!(count > 0, "{group:?} {key}: {}", ran.out);
    }
}
