//! Columns and sheets for the keys that say more of a step or a material.

use rust_xlsxwriter::Workbook;

use super::{notes, of_rows, read, rows, step};
use reengineer::model::MaterialSource;

#[test]
fn returns_and_limits_from_another_step_have_columns() {
    let process = read(
        "t.xlsx",
        of_rows(&[
            &["序号", "环节名称", "办理天数", "补正概率", "退回环节", "补正时长", "环节时限", "限时起点", "不少于"],
            &["1", "受理", "1", "20%", "1", "5个工作日", "", "", ""],
            &["2", "公示", "10", "", "", "", "", "", "7自然日"],
            &["3", "决定", "1", "", "", "", "20个工作日", "受理", ""],
        ]),
    );
    let rework = step(&process, "受理").rework.unwrap();
    assert_eq!((rework.chance.to_string(), &*rework.back_to), ("0.2".to_owned(), "受理"));
    assert_eq!(rework.days.unwrap().to_string(), "5wd");
    let limit = |name: &str| step(&process, name).limit.unwrap();
    assert_eq!((limit("公示").days, limit("公示").min.unwrap().to_string()), (None, "7cd".to_owned()));
    assert_eq!((limit("决定").days.unwrap().to_string(), limit("决定").from), ("20wd".into(), Some("受理".into())));
    super::rounds::comes_back(&process);
}

#[test]
fn each_part_of_a_return_that_is_wrong_is_told_at_its_cell() {
    let bytes = of_rows(&[
        &["环节名称", "办理天数", "补正概率", "退回环节", "补正时长", "最短", "最长"],
        &["受理", "3", "经常", "没有这个", "几天", "x", "9"],
        &["决定", "1", "10%", "受理", "-1", "", ""],
    ]);
    let cells: Vec<String> = super::faults("t.xlsx", bytes).into_iter().map(|(cell, _)| cell).collect();
    assert_eq!(cells, ["C2", "D2", "E2", "F2", "E3"]);
}

#[test]
fn a_guide_of_several_cases_has_their_names_from_the_steps() {
    let process = read(
        "t.xlsx",
        of_rows(&[
            &["受理条件：依法登记；场所合格", "", "办理地点：政务大厅", ""],
            &["环节名称", "办理天数", "适用情形", "可适用", "申请材料"],
            &["受理", "1", "", "告知承诺制（条例第五条）", "申请表、营业执照（共享）"],
            &["现场核查", "3", "新办、变更", "", ""],
            &["决定", "1", "", "", ""],
        ]),
    );
    let draft = process.to_draft();
    let cases: Vec<&str> = draft.cases.iter().map(|case| case.name.as_str()).collect();
    assert_eq!(cases, ["新办", "变更"]);
    assert_eq!(draft.conditions, ["依法登记", "场所合格"]);
    assert_eq!(draft.venue, ["政务大厅"]);
    let first = step(&process, "受理");
    assert_eq!(first.may[0].1.basis, "条例第五条");
    assert_eq!(first.papers.unwrap()[1].source, Some(MaterialSource::Shared));
    super::rounds::comes_back(&process);
}

fn with_materials(rows_of_materials: &[&[&str]]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let steps: &[&[&str]] = &[
        &["序号", "环节名称", "承办部门", "办理天数", "申请材料"],
        &["1", "方案审查", "规划局", "5", "申请表"],
        &["2", "施工图审查", "住建局", "5", "施工图、营业执照"],
    ];
    rows(workbook.add_worksheet().set_name("环节").unwrap(), steps);
    rows(workbook.add_worksheet().set_name("材料目录").unwrap(), rows_of_materials);
    workbook.save_to_buffer().unwrap()
}

#[test]
fn a_sheet_of_materials_says_more_of_each() {
    let bytes = with_materials(&[
        &["申请材料目录"],
        &["序号", "材料名称", "份数", "材料形式", "来源", "取得于", "备注", "规格"],
        &["1", "申请表", "2份", "原件", "", "", "加盖公章", "A4"],
        &["2", "施工图", "4", "复印件", "", "方案审查", "", ""],
        &["3", "营业执照", "", "", "共享", "", "", ""],
    ]);
    let process = read("t.xlsx", bytes.clone());
    let materials = process.to_draft().materials;
    assert_eq!(materials.len(), 3);
    assert_eq!((materials[0].copies, materials[0].original), (Some(2), Some(true)));
    assert_eq!(materials[0].note.as_deref(), Some("加盖公章"));
    assert_eq!((materials[1].original, materials[1].available_after.as_deref()), (Some(false), Some("方案审查")));
    assert_eq!(materials[2].source, MaterialSource::Shared);
    let told = notes(bytes);
    assert!(told.iter().any(|(cell, what)| cell == "H2" && what.starts_with("Column")), "{told:?}");
    super::rounds::comes_back(&process);
}

#[test]
fn a_sheet_of_materials_with_nothing_but_notes_is_known_by_the_heading_of_its_names() {
    let process = read("t.xlsx", with_materials(&[&["材料名称", "备注"], &["申请表", "加盖公章"], &["营业执照", ""]]));
    let notes: Vec<_> = process.to_draft().materials.into_iter().map(|material| material.note).collect();
    assert_eq!(notes, [Some("加盖公章".to_owned()), None, None]);
    super::rounds::comes_back(&process);
}

#[test]
fn what_is_wrong_in_a_sheet_of_materials_is_told_at_its_cell() {
    let bytes = with_materials(&[
        &["材料名称", "份数", "原件", "来源", "取得于"],
        &["申请表", "若干", "也许", "天上", "没有这个"],
        &["申请表", "1", "", "", ""],
    ]);
    let cells: Vec<String> = super::faults("t.xlsx", bytes).into_iter().map(|(cell, _)| cell).collect();
    assert_eq!(cells, ["B2", "C2", "D2", "E2", "A3"]);
}
