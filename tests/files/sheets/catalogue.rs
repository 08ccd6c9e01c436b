//! The list of the national catalogue of service items is a known layout.

use super::{of_rows, read_as, step};
use reengineer::input::SheetChoice;

/// The first row of the list of the national catalogue of service items.
pub const CATALOGUE_HEAD: &[&str] = &[
    "libNum",
    "catalogId",
    "title",
    "issuedNum",
    "publisher",
    "publishDate",
    "source",
    "belongDomain",
    "genre",
    "classify",
    "abstractText",
    "originalAddress",
    "htmlContent",
    "creatorName",
    "fileInfos",
    "篇扩领域/pkfield",
    "篇扩行业/pkindustry",
    "篇扩快通道时限/pkfastTime",
    "篇扩区域/pkregion",
    "篇扩类别/pkitemType",
    "篇扩设定依据/pkbasis",
    "篇扩行使层级/pkexeLevel",
    "篇扩权力来源/pkitemSource",
    "篇扩行使主体/pkorgName",
    "篇扩实施主体性质/pkmplementerKind",
    "篇扩办件类型/pkdeclareType",
    "篇扩承诺办结时限/pkcommitmentTime",
    "篇扩法定办结时限/pklegalTime",
    "篇扩到办事现场次数/pkpresenceNum",
    "篇扩必须现场办理原因说明/pkpresenceReason",
    "篇扩适用范围/pkserviceObjects",
    "篇扩通办范围/pkoperationScope",
    "篇扩行使内容/pkexerciseContent",
    "篇扩实施对象/pkimplementationObject",
    "篇扩受理条件/pkrequirements",
    "篇扩审批模式/pkapprovalMode",
    "篇扩办理材料/pkmaterials",
    "篇扩办理形式/pkprocessForm",
    "篇扩办理流程/pkprocedures",
    "篇扩办理时间/pkprocessTime",
    "篇扩办理地点/pkprocessPlace",
    "篇扩结果名称/pkresultName",
    "篇扩结果样本/pkresultSample",
    "篇扩结果类型/pkresultType",
    "篇扩结果领取方式/pkresultCollectionMethod",
    "篇扩是否支持物流快递/pklogisticsExpress",
    "篇扩是否支持网上支付/pkonlinePayment",
    "篇扩是否网办/pkonlineProcessing",
    "篇扩网上办理深度/pkonlineProcessingDepth",
    "篇扩是否支持预约办理/pkappointment",
    "篇扩是否收费/pkIsCharge",
    "篇扩收费标准及依据/pkChargeStandard",
    "篇扩中介服务/pkintermediary",
    "篇扩特殊环节/pkspecialProcedure",
    "篇扩咨询方式/pkconsultationWays",
    "篇扩监督方式/pkmonitorWays",
];

#[test]
fn each_item_of_the_national_catalogue_is_a_step() {
    let second = ["资源库编号", "目录编号", "标题", "颁布文号", "发布者"];
    let item = |values: &[(&str, &'static str)]| -> Vec<&'static str> {
        let value = |head: &&str| values.iter().find(|(key, _)| head.ends_with(key)).map_or("", |(_, value)| *value);
        CATALOGUE_HEAD.iter().map(value).collect()
    };
    let one = item(&[
        ("libNum", "qzqdk"),
        ("title", "食品经营许可"),
        ("pkorgName", "市场监督管理局"),
        ("pkcommitmentTime", "10个工作日"),
        ("pklegalTime", "20个工作日"),
        ("pkpresenceNum", "1次"),
        ("pkmaterials", "{1: {'材料名称': '申请书', '份数': '1'}, 2: {'材料名称': '平面图'}}"),
        ("pkserviceObjects", "企业"),
        ("htmlContent", "<html>"),
    ]);
    let other =
        item(&[("title", "公众聚集场所消防检查"), ("pkorgName", "消防救援支队"), ("pklegalTime", "10个工作日")]);
    let bytes = of_rows(&[CATALOGUE_HEAD, &second, &one, &other]);
    let (source, process) = read_as("t.xlsx", bytes, &SheetChoice::default()).unwrap();
    let first = step(&process, "食品经营许可");
    assert_eq!(first.department.as_deref(), Some("市场监督管理局"));
    assert_eq!((first.days.likely.to_string().as_str(), first.days.limit), ("10wd", true), "the promise, as a limit");
    assert_eq!(first.limit.unwrap().days.unwrap().to_string(), "20wd");
    let papers: Vec<String> = first.papers.unwrap().into_iter().map(|need| need.material).collect();
    assert_eq!((papers, first.visits.stated()), (vec!["申请书".to_owned(), "平面图".to_owned()], Some(1)));
    assert!(first.when.is_empty(), "whom it is for is no case");
    assert_eq!(
        step(&process, "公众聚集场所消防检查").days.likely.to_string(),
        "10wd",
        "without a promise the legal limit"
    );
    let text = source.definition().unwrap();
    assert!(text.contains("  # 适用范围: 企业\n") && !text.contains("html") && !text.contains("qzqdk"), "{text}");
}
