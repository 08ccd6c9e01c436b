//! Why an option cannot be made, in sentences.

use super::Why;
use crate::model::{KeyGroup, Lever, MaterialId, Process, StepId, in_chinese};
use crate::text::{Text, say};

/// The reason an option of a process is not offered.
pub fn why(why: &Why, lever: Option<Lever>, process: &Process) -> Text {
    let step = |id: StepId| &process.step(id).name;
    let paper = |id: MaterialId| &process.materials()[id.index()].name;
    match why {
        Why::NoParameter(key) => {
            let chinese = in_chinese(KeyGroup::Permit, key);
            say!("the file does not say `{key}`", "流程表没有写明「{chinese}」")
        }
        Why::Already => already(lever),
        Why::AlreadyBeside => say!("beside the other levers it changes nothing", "与其他举措一并采用时不再带来变化"),
        Why::PaperNeeded { paper: material, by } => {
            let (material, by) = (paper(*material), step(*by));
            say!("`{by}` needs its paper `{material}`", "「{by}」需要其产出的「{material}」")
        }
        Why::NoMatter => say!("the matter (`item`) of the step is not written", "没有写明该环节所属的「事项」"),
        Why::NoIntake => say!("the step is no `intake`", "该环节的类型不是「受理」"),
        Why::NoKind => say!("the kind of the step is not written", "没有写明该环节的「类型」"),
        Why::Alone => say!("there is no other step to do it with", "没有可以一并办理的其他环节"),
        Why::Recorded { before, after } => {
            let (before, after) = (step(*before), step(*after));
            say!("`{after}` follows `{before}` for a reason on record", "「{after}」依记载的理由须在「{before}」之后")
        }
        Why::NotHeld(Some(material)) => {
            let material = paper(*material);
            say!(
                "the file names nobody who holds `{material}` (`held_by`, `certificate`)",
                "没有写明谁持有「{material}」（「持有部门」「电子证照」）",
            )
        }
        Why::NotHeld(None) => say!(
            "the file names nobody who holds what is asked for here (`held_by`, `certificate`)",
            "没有写明谁持有此处要求的材料（「持有部门」「电子证照」）",
        ),
        Why::NotAsked(name) => say!("the step does not ask for `{name}`", "该环节没有要求「{name}」"),
        Why::NotBefore(name) => say!("the step does not wait for `{name}`", "该环节并不等待「{name}」"),
        Why::NotLater(name) => say!("`{name}` is not a later step", "「{name}」不是后面的环节"),
        Why::LongerThan(of) => {
            let of = step(*of);
            say!("the stated lag is longer than `{of}` takes", "所写间隔比「{of}」的时长还长")
        }
        Why::NotAlike => {
            say!(
                "the steps are taken in different cases, or one is for after the result",
                "这些环节的适用情形不同，或其中有事后环节"
            )
        }
        Why::Differing(key) => {
            let chinese = in_chinese(KeyGroup::Permit, key);
            say!("its steps state different values under `{key}`", "各环节的「{chinese}」写得不一致")
        }
        Why::AboveSum => {
            say!("it states more days than the steps take one after another", "所写天数超过各环节之和")
        }
        Why::Gone => say!("a step that it is about is gone by then", "所涉环节届时已不存在"),
        Why::Loop => say!("with it steps would wait for each other", "采用后环节之间会相互等待"),
        Why::NothingLeft => say!("no step would be left", "将不剩任何环节"),
        Why::Limits(at) => {
            let at = step(*at);
            say!("the limits of the process run from or to `{at}`", "流程的时限自「{at}」起算，或算到该环节为止")
        }
    }
}

/// What a lever lacks to change anything.
fn already(lever: Option<Lever>) -> Text {
    match lever {
        Some(Lever::Cap) => say!(
            "the step takes no longer than it would then: than `days`, or else its `limit`, says",
            "该环节现在的时长不超过所写的「天数」（未写的，按其「限时」），没有可压缩的",
        ),
        Some(Lever::Instant | Lever::Filing | Lever::AreaAssessment) => {
            say!("the step takes no longer as it is", "该环节现在的时长并不更长")
        }
        Some(Lever::OnDemand) => {
            say!("the step has no `every`: it can begin at any time already", "该环节没有「周期」，本来就随时可以开始")
        }
        Some(Lever::PreReview) => say!(
            "it waits for nothing by law or for a paper of another matter that nothing else on record holds",
            "该环节没有只因法定先后或其他事项的材料而作的等待",
        ),
        Some(Lever::Tolerate) => {
            say!("the step requires none of these papers before it begins", "这些材料都不是该环节开始之前必需的",)
        }
        Some(Lever::Parallel) => {
            say!("whatever the step waits for, the reason is on record", "该环节所等的，都有记载的理由",)
        }
        Some(Lever::Online) => say!("it is online and without visits already", "该环节已是全程网办，无须跑动"),
        Some(Lever::SingleForm) => {
            say!("no paper is handed in at two of these steps", "没有在其中两个环节重复提交的材料")
        }
        Some(Lever::Share) => say!("offices fetch these papers already", "这些材料本来就由部门之间获取"),
        _ => say!("it would change nothing here", "在此不会带来变化"),
    }
}
