//! The columns of a sheet of materials: one row each.

use super::{ColumnKind, SheetColumn, column, words};
use crate::model::MaterialSource;

/// The columns of a sheet of materials, in the order in which they are written;
/// the first is the name.
pub const MATERIALS: &[SheetColumn] = &[
    column(
        "name",
        ("Material", "材料名称"),
        &["材料", "申请材料", "名称", "document", "paper", "name"],
        ColumnKind::Line,
        ("what the material is called, as the steps name it", "材料的名称，与环节表中的写法一致"),
        ("Floor plan", "平面图"),
    ),
    column(
        "held_by",
        ("Held by", "持有部门"),
        &["核发部门", "出具部门", "出具单位", "发证部门"],
        ColumnKind::Line,
        ("an authority that already holds it", "已经掌握这份材料的部门"),
        ("Land registry", "不动产登记中心"),
    ),
    column(
        "certificate",
        ("Certificate", "电子证照"),
        &["电子证照名称", "可替代电子证照"],
        ColumnKind::Line,
        ("the electronic certificate that covers it", "可以替代它的电子证照"),
        ("Business licence", "营业执照"),
    ),
    column(
        "source",
        ("Source", "来源"),
        &["材料来源", "来源渠道"],
        ColumnKind::Word(words::<MaterialSource>),
        ("whether the applicant brings it or the office fetches it", "申请人自备，还是部门共享获取"),
        ("shared", "共享"),
    ),
    column(
        "copies",
        ("Copies", "份数"),
        &["材料份数", "数量"],
        ColumnKind::Figure(&["份", "copies", "copy"]),
        ("how many copies are asked for", "要几份"),
        ("2", "2"),
    ),
    column(
        "original",
        ("Original", "原件"),
        &["材料形式", "原件/复印件", "原件或复印件", "是否原件"],
        ColumnKind::Flag,
        ("whether the original is asked for: yes or no", "是否要原件，填是或否"),
        ("yes", "是"),
    ),
    column(
        "available_after",
        ("Available after", "取得于"),
        &["取得环节"],
        ColumnKind::Step,
        ("the step after which the applicant can have it", "申请人在哪个环节之后才能取得"),
        ("Plan review", "方案审查"),
    ),
    column(
        "note",
        ("Note", "备注"),
        &["说明", "材料要求", "填报须知", "remark", "remarks"],
        ColumnKind::Text,
        ("anything else", "其他要说明的"),
        ("stamped", "加盖公章"),
    ),
];
