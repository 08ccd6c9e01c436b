//! A hearing, testing or expert review inside the legal limit.

use super::{Case, Group, Presets, Remark, Rule};
use crate::model::{Actor, Counting, Kind, Place, Step};
use crate::text::say;

pub(super) const RULE: Rule = Rule::new(
    "unmarked-special-procedure",
    Group::Time,
    Presets::WARN,
    include_str!("unmarked_special_procedure.md"),
    judge,
)
.of_licences();

/// Procedures that the law does not count (行政许可法 45), as endings of the names
/// of steps.
const ENDINGS: [&str; 24] = [
    "听证",
    "听证会",
    "招标",
    "招投标",
    "拍卖",
    "检验",
    "检测",
    "检疫",
    "鉴定",
    "专家评审",
    "专家评审会",
    "专家论证",
    "hearing",
    "tender",
    "tendering",
    "auction",
    "laboratory test",
    "laboratory tests",
    "testing",
    "quarantine",
    "expert appraisal",
    "expert review",
    "expert panel",
    "expert assessment",
];

fn judge(case: &Case<'_>) -> Vec<Remark> {
    let mut remarks = Vec::new();
    for (at, step) in case.process.steps().iter().enumerate() {
        let Some(word) = special(step) else { continue };
        let name = &step.name;
        let message = say!(
            "`{name}` runs inside the limit, though the law does not count `{word}`",
            "「{name}」计入了时限，而{word}依法不计入"
        );
        remarks.push(Remark::new(Place::step(at), message).help(say!(
            "write `clock: suspended`, and tell the applicant in writing how long it takes",
            "请写 `计时: 不计入`，并将所需时间书面告知申请人"
        )));
    }
    remarks
}

/// The word in the name of a counted step for a procedure that the law does not
/// count.
fn special(step: &Step) -> Option<&'static str> {
    let work = matches!(step.kind, None | Some(Kind::Review | Kind::Inspect | Kind::Publicity | Kind::Wait));
    if step.clock != Counting::Counted || !work {
        return None;
    }
    let folded = step.name.to_lowercase();
    if is_owners_tender(step, &folded) {
        return None;
    }
    ENDINGS.iter().copied().find(|ending| folded.strip_suffix(ending).is_some_and(|before| is_word(before, ending)))
}

/// Things that an owner of works puts out to tender; a licence is not among
/// them.
const TENDERED: [&str; 14] = [
    "施工",
    "勘察",
    "设计",
    "监理",
    "采购",
    "工程",
    "设备",
    "物资",
    "代建",
    "works",
    "construction",
    "contractor",
    "procurement",
    "supplier",
];

/// Returns whether an owner is buying: the law's tender is one by which an
/// authority grants a licence.
fn is_owners_tender(step: &Step, name: &str) -> bool {
    let tender = ["招标", "招投标", "拍卖", "tender", "tendering", "auction"].iter().any(|word| name.ends_with(word));
    tender && (step.actor != Actor::Agency || TENDERED.iter().any(|word| name.contains(word)))
}

/// Returns whether an ending in letters is a word of its own and not the end of
/// another one.
fn is_word(before: &str, ending: &str) -> bool {
    !ending.is_ascii() || !before.ends_with(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Duration, ThreePoint};

    #[test]
    fn a_procedure_is_known_by_the_end_of_its_name() {
        let step = |name: &str| {
            let name = name.to_owned();
            Step::bare(name.clone(), name, ThreePoint::of(Duration::workdays(1)))
        };
        for name in ["专家评审", "组织听证会", "型式检验", "特许经营权招标", "Public hearing", "Water testing"]
        {
            assert!(special(&step(name)).is_some(), "{name}");
        }
        for name in [
            "检测报告审查",
            "检验检测机构资质认定",
            "招标公告备案",
            "施工招标",
            "勘察设计招投标",
            "Construction works tender",
            "Contesting",
            "Review of the expert review minutes",
        ] {
            assert_eq!(special(&step(name)), None, "{name}");
        }
        let decision = Step { kind: Some(Kind::Decision), ..step("产品检验") };
        let outside = Step { clock: Counting::Suspended, ..step("产品检验") };
        assert_eq!((special(&decision), special(&outside)), (None, None));
        let owner = Step { actor: Actor::Applicant, ..step("经营权招标") };
        assert_eq!(special(&owner), None, "whoever applies buys");
    }
}
