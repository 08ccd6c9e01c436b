//! The guide for the public says what the definition says.

use super::*;

const GUIDE: &str = "\
name: 户外广告设置许可
note: 每周三例会
cases: {新设: {share: 70%, note: 含更换}, 延续: {}}
materials: {申请表: {copies: 2, note: 加盖公章}, 效果图: {}, 营业执照: {source: shared, note: 系统核验}}
steps:
  - {name: 受理, department: 城管局, office: 审批科, days: 1, papers: [申请表, 效果图, 营业执照], note: 窗口当场}
  - {name: 会审, department: 城管局, with: [规划局, 住建局], every: 2周, days: 1-3个工作日}
  - {name: 决定, department: 城管局, days: 4}
  - {name: 抽查, department: 城管局, days: 3mo, clock: afterwards}
";

fn guide(text: &str) -> String {
    let ran = run(&["report", "-", "--guide", "--format", "html", "--lang", "zh"], text);
    assert_eq!(ran.code, 0, "{}", ran.err);
    ran.out
}

#[test]
fn the_public_reads_of_offices_meetings_and_notes() {
    let shown = guide(GUIDE);
    for said in [
        "城管局（审批科）",
        "城管局，会同规划局、住建局",
        "1 个工作日至 3 个工作日；每 2 周办理一次，最多另等 2 周",
        "每周三例会",
        "含更换",
        "加盖公章",
        "营业执照：系统核验",
        "窗口当场",
    ] {
        assert!(shown.contains(said), "{said}");
    }
    let without = GUIDE.replace(", note: 窗口当场", "");
    assert!(!guide(&without).contains("窗口当场"));
}

#[test]
fn the_line_that_answers_has_the_keys_of_the_file_whatever_the_language_of_the_page() {
    let chinese = "名称: 许可\n环节:\n  - {名称: 甲, 部门: 子, 时长: 3}\n  - {名称: 乙, 部门: 丑, 时长: 4}\n";
    let english =
        "name: 许可\nsteps:\n  - {name: 甲, department: 子, days: 3}\n  - {name: 乙, department: 丑, days: 4}\n";
    for (text, own, other) in [(chinese, "所需", "needs"), (english, "needs", "所需")] {
        for lang in ["en", "zh"] {
            let page = run(&["analyze", "-", "--lang", lang], text).out;
            assert!(page.contains(&format!("{own}: []")), "{page}");
            assert!(!page.contains(&format!("{other}:")), "{page}");
            let json = run(&["analyze", "-", "--format", "json", "--lang", lang], text).out;
            assert!(json.contains(&format!("\"answer\": \"{own}: []\"")), "{json}");
        }
    }
}
