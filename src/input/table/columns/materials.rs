//! The columns of a sheet of materials: one row each.

use super::{ColumnKind, SheetColumn};
use crate::model::{MaterialSource, Spelled};

/// The columns of a sheet of materials, in the order in which they are written;
/// the first is the name.
pub const MATERIALS: &[SheetColumn] = columns! {
    "name" as Line, "Material" | "材料名称", also ["材料", "申请材料", "名称", "document", "paper", "name"],
        about "what the material is called, as the steps name it" | "材料的名称，与环节表中的写法一致",
        example "Floor plan" | "平面图";
    "held_by" as Line, "Held by" | "持有部门", also ["核发部门", "出具部门", "出具单位", "发证部门"],
        about "an authority that already holds it" | "已经掌握这份材料的部门",
        example "Land registry" | "不动产登记中心";
    "certificate" as Line, "Certificate" | "电子证照", also ["电子证照名称", "可替代电子证照"],
        about "the electronic certificate that covers it" | "可以替代它的电子证照",
        example "Business licence" | "营业执照";
    "source" as Word(MaterialSource::spellings), "Source" | "来源", also ["材料来源", "来源渠道"],
        about "whether the applicant brings it or the office fetches it" | "申请人自备，还是部门共享获取",
        example "shared" | "共享";
    "copies" as Figure(&["份", "copies", "copy"]), "Copies" | "份数", also ["材料份数", "数量"],
        about "how many copies are asked for" | "要几份", example "2" | "2";
    "original" as Flag, "Original" | "原件", also ["材料形式", "原件/复印件", "原件或复印件", "是否原件"],
        about "whether the original is asked for: yes or no" | "是否要原件，填是或否", example "yes" | "是";
    "available_after" as Step, "Available after" | "取得于", also ["取得环节"],
        about "the step after which the applicant can have it" | "申请人在哪个环节之后才能取得",
        example "Plan review" | "方案审查";
    "note" as Text, "Note" | "备注", also ["说明", "材料要求", "填报须知", "remark", "remarks"],
        about "anything else" | "其他要说明的", example "stamped" | "加盖公章";
};
