//! Columns for the name of a step, and for those who do it.

use super::{ColumnKind, SheetColumn};
use crate::model::{Actor, Kind as KindOfStep, Spelled};

pub(super) const WHO: &[SheetColumn] = columns! {
    "number" as Number, "No." | "序号", also ["序", "顺序", "步骤序号", "环节序号", "nr", "#", "number", "step no."],
        about "the number of the row; predecessors may be given by it" | "行的序号；前置环节可以写序号",
        example "3" | "3";
    "stage" as Stage, "Stage" | "阶段", also ["办理阶段", "所属阶段", "审批阶段", "phase"],
        about "a heading for several steps; kept as a comment" | "几个环节的小标题，转换后保留为注释",
        example "Review" | "审查阶段";
    "id" as Line, "ID" | "环节编号", also ["编号", "环节编码", "step id", "identifier"],
        about "what other rows may call the step, where names repeat" | "环节重名时用来区分的编号",
        example "fire-review" | "消防审查";
    "name" as Line, "Step" | "环节名称",
        also ["环节", "办理环节", "审批环节", "流程环节", "工作环节", "步骤", "步骤名称", "办理步骤", "名称",
            "工作步骤", "节点", "节点名称", "流程节点", "name", "step name", "steps", "activity", "task", "procedure"],
        about "what the step is called; a row without one is no step" | "环节的名称，必填",
        example "Fire review" | "消防审查";
    "department" as Line, "Department" | "承办部门",
        also ["部门", "责任部门", "办理部门", "审批部门", "责任单位", "承办单位", "办理单位", "实施部门", "实施单位",
            "实施主体", "牵头部门", "主办部门", "单位", "agency", "authority", "responsible",
            "responsible department", "owner"],
        about "who is answerable; an applicant or a third party here is the actor"
            | "对这个环节负责的部门；写申请人、中介的，记为主体",
        example "Fire service" | "消防救援局";
    "with" as List, "With" | "会同部门",
        also ["配合部门", "协办部门", "协同部门", "联审部门", "会审部门", "配合单位", "协办单位", "other departments"],
        about "other departments that take part" | "一同参加的其他部门，多个用顿号隔开",
        example "Planning office; Archive" | "规划局、档案馆";
    "office" as Line, "Office" | "科室",
        also ["承办科室", "责任科室", "经办科室", "处室", "承办处室", "division", "unit"],
        about "the unit inside the department" | "部门内的科室", example "Division 2" | "审批科";
    "actor" as Word(Actor::spellings), "Actor" | "主体", also ["办理主体", "办理人", "done by", "who"],
        about "who does it; an agency where empty" | "由谁办理，空着即为部门", example "applicant" | "申请人";
    "item" as List, "Matter" | "事项", also ["所属事项", "事项名称", "审批事项", "item", "permit"],
        about "the permit it belongs to; the department where empty" | "所属的审批事项，空着则按部门",
        example "Food licence" | "食品经营许可";
    "kind" as Word(KindOfStep::spellings), "Kind" | "环节类型",
        also ["类型", "环节类别", "环节性质", "type", "kind of step"],
        about "what sort of work it is" | "属于哪一类工作", example "review" | "审查";
    "when" as List, "Cases" | "适用情形", also ["情形", "适用范围", "when"],
        about "in which cases it is taken; in all where empty" | "哪些情形才有这个环节，空着则都有",
        example "new; renewal" | "新办、延续";
};
