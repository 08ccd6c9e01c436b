//! A program of offices opens what is written, and saves it with the same
//! cells.

use std::fs;

use super::libreoffice::{made, office};
use super::run;

#[test]
fn libreoffice_opens_and_saves_what_is_written() {
    let Some(office) = office("sheets that are written are not opened with it") else { return };
    let folder = tempfile::tempdir().unwrap();
    for (lang, file) in [("zh", "先审后批.zh.yaml"), ("en", "permit.en.yaml")] {
        let text = match lang {
            "zh" => {
                "名称: 开办餐馆\n牵头部门: 市场监管局\n材料: [申请表, 平面图]\n环节:\n  - {名称: 受理, 部门: 市场监管局, 类型: 受理, 时长: 1, 申请材料: [申请表, 平面图], 产出: [案卷]}\n  - {名称: \"=1+1\", 部门: 消防救援大队, 时长: 6个工作日, 前置: [{环节: 受理, 理由: 惯例}], 依据: [消防法第十五条]}\n"
            }
            _ => {
                "name: Restaurant\nmaterials: [Form, Plan]\nsteps:\n  - {name: Intake, department: Regulator, kind: intake, days: 1, papers: [Form, Plan]}\n  - {name: Review, department: Fire service, days: 6wd, after: [{step: Intake, because: habit}]}\n"
            }
        };
        let (yaml, sheet) = (folder.path().join(file), folder.path().join(format!("{lang}.xlsx")));
        fs::write(&yaml, text).unwrap();
        let ran = run(&["convert", &yaml.to_string_lossy(), "-o", &sheet.to_string_lossy()], b"");
        assert_eq!(ran.code, 0, "{}", ran.err);
        let before = run(&["convert", &sheet.to_string_lossy()], b"");
        let saved = folder.path().join("saved").with_extension("xlsx");
        fs::write(&saved, made(office, folder.path(), &sheet, "xlsx")).unwrap();
        let after = run(&["convert", &saved.to_string_lossy()], b"");
        let without_source = |ran: &super::Ran<Vec<u8>>| ran.text().lines().skip(1).collect::<Vec<_>>().join("\n");
        assert_eq!((after.code, without_source(&after)), (0, without_source(&before)), "{}", after.err);
    }
}
