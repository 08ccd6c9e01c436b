//! The keys of permits of levers. Each lever accepts those among its
//! [`parameters`](crate::model::Lever::parameters).

use super::Form::{Count, Duration, Map, Name, Names, Share, Text};
use super::Key;
use super::KeyGroup::Check;

pub(super) const PERMIT: &[Key] = keys! {
    Permit {
        required "basis" | "依据": Text, "The legal basis", "法律依据";
        "when" | "适用情形": Names, "The cases in which it is allowed; default: all", "适用于哪些情形，默认全部";
        "days" | "天数": Duration, "The length of the step with the lever", "采用后该环节的时长";
        "with" | "连同": Names, "The steps that it is done with", "与哪些环节一并办理";
        "tail" | "收尾": Duration,
            "The time left once the other step has ended; default one day, and none where a paper may follow to the end of a decision",
            "对方办结之后尚需的时间，默认一天；在作出决定的环节上容缺的，到办结前补齐即可，不用写";
        "of" | "前置": Name, "The predecessor whose order changes", "改变与哪个前置环节的先后";
        "to" | "移至": Name, "The later step that waits for that one instead", "改由后面哪个环节等待";
        "lag" | "间隔": Duration,
            "The time that the other step has run when this one begins",
            "前一环节开始多久之后即可开始";
        "papers" | "容缺材料": Names, "The papers that may follow later", "可以后补的材料";
        "materials" | "取消的材料": Names, "The papers that are no longer needed", "不再要求的材料";
        "check" | "核查": Map(Check), "The check afterwards", "事后核查";
        "signoffs" | "签批": Count, "Number of signatures that remain; default 2", "保留几次签批，默认两次";
        "department" | "部门": Name, "The department that does it with the lever", "改由哪个部门办理";
        "window" | "窗口": Name,
            "The department whose window it is; default: the lead",
            "由哪个部门的窗口受理，默认牵头部门";
        "group" | "分组": Text, "A name that the steps taken together share", "一并办理的环节写同一组名";
        "chance" | "概率": Share, "Share of cases that still go back", "仍被退回的办件比例";
    }
    Check {
        "department" | "部门": Name,
            "The department that makes it; default: that of the review",
            "由谁核查，默认原审查部门";
        "days" | "天数": Duration, "Its length; default: that of the review", "核查需要多久，默认与原审查相同";
    }
};
