//! The names of kinds of changes.

use crate::analysis::Figure;
use crate::diff::{ChangeKind, Counts, Elsewhere};
use crate::model::{Lever, Spelled, StatedFigure};
use crate::report::figures;
use crate::text::labels;
use crate::text::labels::Label;

/// A kind of change, in a word or two.
pub fn kind(kind: ChangeKind) -> Label {
    match kind {
        ChangeKind::Lever(lever) => self::lever(lever),
        ChangeKind::Add => Label::new("added", "新增"),
        ChangeKind::Split => Label::new("split", "拆分"),
        ChangeKind::Recut => Label::new("cut anew", "重新划分"),
        ChangeKind::Rename => Label::new("renamed", "更名"),
        ChangeKind::Lengthen => Label::new("lengthened", "延长"),
        ChangeKind::Range => Label::new("range of days", "时长区间"),
        ChangeKind::Series => Label::new("waits for more", "增加前置"),
        ChangeKind::Reorder => Label::new("waits for others", "改变前置"),
        ChangeKind::Lag => Label::new("other lag", "改变间隔"),
        ChangeKind::Demand => Label::new("asks for more", "增加材料"),
        ChangeKind::Papers => Label::new("papers", "材料调整"),
        ChangeKind::Clock => Label::new("other clock", "改变计时"),
        ChangeKind::HandOver => Label::new("handed over", "移交"),
        ChangeKind::Burden => Label::new("burden", "申请人负担"),
        ChangeKind::Limit => Label::new("limit", "时限"),
        ChangeKind::Place => Label::new("moved in the file", "环节顺序调整"),
        ChangeKind::Cases => Label::new("cases", "情形"),
        ChangeKind::Note => Label::new("note", "备注"),
        ChangeKind::Record => Label::new("record", "记载"),
    }
}

fn lever(lever: Lever) -> Label {
    match lever {
        Lever::Eliminate => Label::new("removed", "取消"),
        Lever::Parallel => Label::new("made parallel", "并联"),
        Lever::PreReview => Label::new("pre-review", "预审同步决定"),
        Lever::Tolerate => Label::new("may follow later", "容缺"),
        Lever::Commit => Label::new("commitment", "告知承诺"),
        Lever::SingleWindow => Label::new("single window", "一窗受理"),
        Lever::Share => Label::new("data shared", "数据共享"),
        Lever::DropMaterial => Label::new("paper dropped", "取消材料"),
        Lever::Merge => Label::new("merged", "合并"),
        Lever::Joint => Label::new("made joint", "联合办理"),
        Lever::Flatten => Label::new("fewer signatures", "减少签批"),
        Lever::Instant => Label::new("at once", "即办"),
        Lever::Cap => Label::new("shortened, as the file states", "时长缩短（流程表所载）"),
        Lever::Filing => Label::new("filing", "改为备案"),
        other => Label::new(other.english(), other.chinese()),
    }
}

/// The name of a published figure.
pub fn figure(figure: StatedFigure) -> Label {
    match figure {
        StatedFigure::Days => labels::DAYS,
        counted => figures::label(Figure::stated(counted)),
    }
}

/// The name of the way a change counts.
pub const fn counts(counts: Counts) -> Label {
    match counts {
        Counts::Real => Label::new("real", "真实"),
        Counts::Moved => Label::new("moved", "转移"),
        Counts::Declared => Label::new("declared", "无环节支撑"),
    }
}

/// The name of the place that days moved to.
pub const fn elsewhere(to: Elsewhere) -> Label {
    match to {
        Elsewhere::Applicant => Label::new("applicant", "申请人"),
        Elsewhere::ThirdParty => Label::new("third party", "中介"),
        Elsewhere::OutsideLimit => Label::new("outside the limit", "时限之外"),
        Elsewhere::BeforeIntake => Label::new("before intake", "受理之前"),
        Elsewhere::LaterStep => Label::new("a later step", "后面的环节"),
    }
}
