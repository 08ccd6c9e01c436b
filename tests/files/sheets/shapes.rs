//! Shapes that sheets of offices have, each read as it is meant.

use rust_xlsxwriter::{Format, Workbook};

use super::{after, notes, of_rows, read, read_as, rows, sheet, step};
use reengineer::input::SheetChoice;
use reengineer::model::{Actor, Because, Necessity};

fn plain() -> Format {
    Format::new()
}

#[test]
fn a_title_and_facts_above_the_header_are_of_the_process() {
    let process = read(
        "t.xlsx",
        of_rows(&[
            &["施工许可办理流程表"],
            &["牵头部门：行政审批局", "", "承诺时限", "15个工作日"],
            &["年办件量", "1200"],
            &[],
            &["环节名称", "办理天数"],
            &["受理", "1"],
        ]),
    );
    let draft = process.to_draft();
    assert_eq!(draft.name, "施工许可办理流程表");
    assert_eq!(draft.lead.as_deref(), Some("行政审批局"));
    assert_eq!(draft.cases_per_year.unwrap().to_string(), "1200");
    assert!(draft.limits.promised.is_some());
}

#[test]
fn a_header_names_the_unit_of_bare_numbers() {
    for (heading, expected) in
        [("办理时限（工作日）", "5wd"), ("办理时限（自然日）", "5cd"), ("时限/小时", "5h"), ("办理天数", "5")]
    {
        let process = read("t.xlsx", of_rows(&[&["环节名称", heading], &["受理", "5"], &["决定", "3个工作日"]]));
        assert_eq!(step(&process, "受理").days.likely.to_string(), expected, "{heading}");
        assert_eq!(step(&process, "决定").days.likely.to_string(), "3wd", "{heading}");
    }
}

#[test]
fn the_words_of_a_number_format_are_a_part_of_the_number() {
    let bytes = sheet(|sheet| {
        rows(sheet, &[&["环节名称", "办理天数"], &["受理"], &["决定", "2"]]);
        sheet.write_number_with_format(1, 1, 3, &Format::new().set_num_format("0\"自然日\"")).unwrap();
    });
    let process = read("t.xlsx", bytes);
    assert_eq!(step(&process, "受理").days.likely.to_string(), "3cd");
    assert_eq!(step(&process, "决定").days.likely.to_string(), "2");
}

#[test]
fn noise_of_arithmetic_is_no_part_of_a_number() {
    let bytes = sheet(|sheet| {
        rows(sheet, &[&["环节名称", "办理天数"], &["受理"]]);
        sheet.write_number(1, 1, 0.1 + 0.2).unwrap();
    });
    assert_eq!(step(&read("t.xlsx", bytes), "受理").days.likely.to_string(), "0.3");
}

#[test]
fn a_step_merged_over_several_rows_has_the_lists_of_all() {
    let bytes = sheet(|sheet| {
        let cells: &[&[&str]] = &[
            &["序号", "环节名称", "办理天数", "申请材料", "设定依据"],
            &["", "", "3", "申请表", "甲法第一条"],
            &["", "", "", "身份证", "乙法第二条"],
            &["2", "决定", "1", "", ""],
        ];
        rows(sheet, cells);
        sheet.merge_range(1, 0, 2, 0, "1", &plain()).unwrap();
        sheet.merge_range(1, 1, 2, 1, "受理", &plain()).unwrap();
    });
    let process = read("t.xlsx", bytes);
    assert_eq!(process.steps().len(), 2);
    let first = step(&process, "受理");
    let papers: Vec<String> = first.papers.unwrap().into_iter().map(|need| need.material).collect();
    assert_eq!(
        (papers, first.law),
        (vec!["申请表".to_owned(), "身份证".to_owned()], vec!["甲法第一条".to_owned(), "乙法第二条".to_owned()])
    );
}

#[test]
fn several_sheets_are_parts_of_one_process_and_numbers_are_those_of_a_sheet() {
    let head: &[&str] = &["序号", "环节名称", "办理天数", "前置环节"];
    let mut workbook = Workbook::new();
    rows(
        workbook.add_worksheet().set_name("受理阶段").unwrap(),
        &[head, &["1", "申报", "1", ""], &["2", "受理", "1", "1"]],
    );
    rows(workbook.add_worksheet().set_name("说明").unwrap(), &[&["本表由窗口填写"]]);
    rows(
        workbook.add_worksheet().set_name("审批阶段").unwrap(),
        &[head, &["1", "审查", "5", "受理"], &["2", "决定", "1", "1"]],
    );
    let hidden = workbook.add_worksheet().set_name("旧表").unwrap();
    hidden.set_hidden(true);
    rows(hidden, &[head, &["1", "作废", "9", ""]]);
    let bytes = workbook.save_to_buffer().unwrap();
    let process = read("t.xlsx", bytes.clone());
    let names: Vec<&str> = process.steps().iter().map(|step| step.name.as_str()).collect();
    assert_eq!(names, ["申报", "受理", "审查", "决定"]);
    assert_eq!((after(&process, "受理"), after(&process, "决定")), (vec!["申报".into()], vec!["审查".into()]));
    let notes = notes(bytes.clone());
    for what in ["Stages", "HiddenSheet", "Sheet"] {
        assert!(notes.iter().any(|(_, told)| told.starts_with(what)), "{what} {notes:?}");
    }
    let choice = SheetChoice { sheets: vec!["审批阶段".to_owned()], columns: Vec::new() };
    let found = read_as("t.xlsx", bytes, &choice);
    assert!(found.is_err(), "受理 is on another sheet");
}

#[test]
fn rows_that_are_no_steps_are_told_and_stay_out() {
    let bytes = sheet(|sheet| {
        let cells: &[&[&str]] = &[
            &["序号", "环节名称", "承办部门", "办理天数"],
            &[],
            &["1", "受理", "窗口", "1"],
            &["序号", "环节名称", "承办部门", "办理天数"],
            &[],
            &["2", "决定", "窗口", "2"],
            &["合计", "", "", "3"],
            &["3"],
            &["填表人：张三", "", "审核人：李四"],
        ];
        rows(sheet, cells);
        sheet.merge_range(1, 0, 1, 3, "第一阶段", &plain()).unwrap();
    });
    let process = read("t.xlsx", bytes.clone());
    assert_eq!(process.steps().len(), 2);
    let notes: Vec<String> =
        notes(bytes).into_iter().map(|(cell, what)| format!("{cell} {}", what.split('(').next().unwrap())).collect();
    assert_eq!(notes, ["A2 Heading", "A4 Header", "A6 EmptyRows", "A7 Total", "A9 Remark"]);
}

#[test]
fn predecessors_are_read_by_name_number_range_and_word() {
    let process = read(
        "t.xlsx",
        of_rows(&[
            &["序号", "环节名称", "办理天数", "前置环节", "前置理由", "前置依据"],
            &["1", "受理", "1", "无"],
            &["2", "规划审查", "5", "1"],
            &["3", "消防审查", "5", "第1步", "惯例"],
            &["4", "公示", "7", "1-3"],
            &["5", "会审", "3", "规划审查FF+2wd、消防审查（法定：消防法第十一条）"],
            &["6", "决定", "1", "上一环节", "法定", "城乡规划法第四十条"],
        ]),
    );
    assert_eq!(process.to_draft().steps[0].after, Some(Vec::new()));
    assert_eq!(after(&process, "公示"), ["受理", "规划审查", "消防审查"]);
    assert_eq!(after(&process, "决定"), ["会审"]);
    let of = |name: &str| step(&process, name).after.unwrap();
    assert_eq!(of("消防审查")[0].because, Some(Because::Habit));
    assert_eq!(
        (of("决定")[0].because, of("决定")[0].basis.as_deref()),
        (Some(Because::Law), Some("城乡规划法第四十条"))
    );
    let joint = of("会审");
    assert_eq!(
        (joint[0].relation, joint[0].lag.to_string()),
        (reengineer::model::Relation::FinishFinish, "2wd".to_owned())
    );
    assert_eq!((joint[1].because, joint[1].basis.as_deref()), (Some(Because::Law), Some("消防法第十一条")));
}

#[test]
fn an_empty_cell_is_silence_and_none_is_a_statement() {
    let process = read(
        "t.xlsx",
        of_rows(&[
            &["环节名称", "办理天数", "前置环节", "申请材料", "产出"],
            &["受理", "1", "", "", ""],
            &["审查", "1", "—", "/", "-"],
            &["决定", "1", "无", "无", "无"],
        ]),
    );
    for name in ["受理", "审查"] {
        let found = step(&process, name);
        assert_eq!((found.after, found.papers, found.gives, found.needs), (None, None, None, None), "{name}");
    }
    let said = step(&process, "决定");
    assert_eq!((said.after, said.papers, said.gives), (Some(vec![]), Some(vec![]), Some(vec![])));
}

#[test]
fn steps_of_one_name_get_ids_and_numbers_lead_to_them() {
    let process = read(
        "t.xlsx",
        of_rows(&[
            &["序号", "环节名称", "承办部门", "办理天数", "前置环节"],
            &["1", "审查", "规划局", "1", ""],
            &["2", "审查", "消防局", "2", ""],
            &["3", "决定", "窗口", "1", "2"],
        ]),
    );
    let ids: Vec<&str> = process.steps().iter().map(|step| step.id.as_str()).collect();
    assert_eq!(ids, ["审查-1", "审查-2", "决定"]);
    assert_eq!(after(&process, "决定"), ["审查-2"]);
}

#[test]
fn how_much_a_material_is_needed_stands_in_brackets() {
    let process = read(
        "t.xlsx",
        of_rows(&[
            &["环节名称", "办理天数", "申请材料"],
            &["受理", "1", "1.申请表 2.平面图（容缺后补） 3.营业执照（复印件）"],
        ]),
    );
    let papers: Vec<(String, Necessity)> =
        step(&process, "受理").papers.unwrap().into_iter().map(|need| (need.material, need.need)).collect();
    let expected = [
        ("申请表", Necessity::Required),
        ("平面图", Necessity::Tolerable),
        ("营业执照（复印件）", Necessity::Required),
    ];
    assert_eq!(papers, expected.map(|(name, need)| (name.to_owned(), need)));
}

#[test]
fn a_list_as_an_office_fills_it_in_needs_only_what_it_does_not_say() {
    let steps: &[&[&str]] = &[
        &["消防安全检查环节清单"],
        &["填报单位：县消防救援大队", "", "事项类型：行政许可"],
        &["序号", "办理环节", "责任单位", "办理人", "办理时限（工作日）", "", "申请材料", "前置环节"],
        &["", "", "", "", "法定", "承诺", "", ""],
        &["1", "申请", "消防大队", "申请单位", "", "0", "1.申报表\n2.制度、预案", ""],
        &["2", "受理", "", "窗口人员", "", "当场", "", "1"],
        &["3", "检查", "", "监督员", "10", "8", "", "2"],
        &["合计", "", "", "", "10", "8", "", ""],
    ];
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    rows(sheet, steps);
    sheet.merge_range(2, 4, 2, 5, "办理时限（工作日）", &plain()).unwrap();
    sheet.merge_range(4, 2, 6, 2, "消防大队", &plain()).unwrap();
    let bytes = workbook.save_to_buffer().unwrap();
    let process = read("t.xlsx", bytes.clone());
    assert_eq!(process.to_draft().matter, Some(reengineer::model::MatterType::Licence));
    let of = |name: &str| step(&process, name);
    assert_eq!(of("申请").actor, Actor::Applicant);
    assert_eq!(of("申请").papers.unwrap().len(), 2, "a numbered item may have `、` inside");
    assert_eq!(process.to_draft().materials.len(), 2);
    assert_eq!((of("检查").days.likely.to_string(), of("检查").days.limit), ("8wd".to_owned(), true));
    assert_eq!(of("检查").limit.unwrap().days.unwrap().to_string(), "10wd");
    assert_eq!(of("受理").department.as_deref(), Some("消防大队"));
    let told = notes(bytes);
    for (cell, what) in [("D6", "Role"), ("D7", "Role"), ("F5", "LimitAsDays"), ("A8", "Total"), ("A2", "Above")] {
        assert!(told.iter().any(|(at, told)| at == cell && told.starts_with(what)), "{cell} {told:?}");
    }
    // The applicant is none of the departments, unless another column says who does it.
    let column: &[&[&str]] =
        &[&["环节名称", "责任单位", "办理天数"], &["申请", "申请人", "1"], &["测绘", "第三方机构", "2"]];
    let process = read("t.xlsx", of_rows(column));
    for (name, actor) in [("申请", Actor::Applicant), ("测绘", Actor::ThirdParty)] {
        assert_eq!((step(&process, name).actor, step(&process, name).department), (actor, None), "{name}");
    }
    // A slip in a word is none of a role.
    let slip: &[&[&str]] = &[&["环节名称", "办理人", "办理天数"], &["申请", "申清人", "1"]];
    assert_eq!(super::faults("t.xlsx", of_rows(slip)).len(), 1);
}

#[test]
fn a_note_of_several_lines_and_a_long_list_are_laid_out_as_a_person_would() {
    let papers: Vec<String> = (1..=20).map(|nth| format!("第{nth}份证明材料")).collect();
    let bytes = of_rows(&[
        &["环节名称", "办理天数", "申请材料", "备注"],
        &["受理", "1", &papers.join("、"), "先电话预约\n\n再到窗口: 三楼"],
        &["决定", "1", "", ""],
    ]);
    let (source, process) = read_as("t.xlsx", bytes, &SheetChoice::default()).unwrap();
    let text = source.definition().unwrap();
    assert!(text.contains("    备注: |-\n      先电话预约\n\n      再到窗口: 三楼\n"), "{text}");
    assert!(text.contains("    申请材料:\n      - 第1份证明材料\n"), "{text}");
    let again = reengineer::source::Source::read("t.yaml", text.as_bytes().to_vec()).unwrap();
    assert_eq!(reengineer::input::lay_out(&again, &process).unwrap(), text);
}

#[test]
fn unknown_columns_are_told_and_kept_as_comments() {
    let bytes = of_rows(&[&["环节名称", "办理天数", "联系电话"], &["受理", "1", "12345"], &["决定", "1", ""]]);
    let (source, _) = read_as("t.xlsx", bytes, &SheetChoice::default()).unwrap();
    assert!(source.definition().unwrap().contains("  # 联系电话: 12345\n"), "{}", source.definition().unwrap());
    assert_eq!(source.left_out().len(), 1);
}

#[test]
fn foreign_headings_are_mapped_and_columns_left_out() {
    let bytes = of_rows(&[&["工作内容", "用了几天", "谁", "时长"], &["受理", "1", "窗口", "9"]]);
    let columns = [("工作内容", "name"), ("用了几天", "days"), ("谁", "department"), ("时长", "")];
    let columns = columns.map(|(heading, key)| (heading.to_owned(), key.to_owned())).to_vec();
    let (source, process) = read_as("t.xlsx", bytes, &SheetChoice { sheets: Vec::new(), columns }).unwrap();
    let found = step(&process, "受理");
    assert_eq!((found.days.likely.to_string().as_str(), found.department.as_deref()), ("1", Some("窗口")));
    assert!(!source.definition().unwrap().contains('9'), "left out is no comment either");
    assert!(matches!(source.left_out()[0].1, reengineer::model::LeftOutCell::Unwanted { cells: 1, .. }));
}

#[test]
fn ditto_marks_repeat_the_row_above() {
    let process = read(
        "t.xlsx",
        of_rows(&[&["环节名称", "承办部门", "办理天数"], &["受理", "窗口", "1"], &["决定", "同上", "〃"]]),
    );
    let found = step(&process, "决定");
    assert_eq!((found.department.as_deref(), found.days.likely.to_string().as_str()), (Some("窗口"), "1"));
}

#[test]
fn a_text_is_read_like_a_workbook() {
    let text = "环节名称;承办部门;办理天数;前置环节\n受理;窗口;1;\n决定;窗口;2;受理\n";
    let cells: &[&[&str]] = &[
        &["环节名称", "承办部门", "办理天数", "前置环节"],
        &["受理", "窗口", "1", ""],
        &["决定", "窗口", "2", "受理"],
    ];
    let [mut one, mut other] =
        [read("t.csv", text.as_bytes().to_vec()), read("t.xlsx", of_rows(cells))].map(|p| p.to_draft());
    (one.name, other.name) = (String::new(), String::new());
    assert_eq!(one, other);
    let named = format!("sep=;\r\n{text}");
    assert_eq!(read("t.csv", named.into_bytes()).steps().len(), 2);
}
