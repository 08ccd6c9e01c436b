//! Savings on paper, each in a sentence.

use crate::diff::{Elsewhere, Way};
use crate::text::names;
use crate::text::{Text, say};

/// The apparent saving; `days` are those that moved.
pub fn paper(way: Way, steps: &[String], about: &[String], to: Option<Elsewhere>, days: Option<String>) -> Text {
    let (first, second) = (steps.first().cloned().unwrap_or_default(), steps.get(1).cloned().unwrap_or_default());
    let (papers, papers_zh) = names(about);
    match way {
        Way::Moved => moved(&first, to, &days.unwrap_or_default()),
        Way::SumOfDays => {
            let (steps, steps_zh) = names(steps);
            say!(
                "{steps} became one step that takes the sum of their days: fewer steps, not a day less",
                "{steps_zh}合并后的时长等于各环节之和：环节少了，天数没有少",
            )
        }
        Way::PromiseOnly => {
            say!("the promised limit was cut, but the days do not bear it", "承诺时限缩短了，但环节时长不足以支撑",)
        }
        Way::NewPromise => say!(
            "a limit is promised for the first time, and the office takes longer than that",
            "首次承诺的时限短于部门的计时天数",
        ),
        Way::LimitOnly => {
            say!("the limit of `{first}` was cut and its days were not", "「{first}」的环节时限缩短了，其时长没有缩短",)
        }
        Way::UnderMinimum => say!(
            "`{first}` was cut below the least length that the file demands of it",
            "「{first}」的时长压到了流程表所写的最短时间以下",
        ),
        Way::DocumentLater => say!(
            "{papers}: `{first}` no longer asks for it, `{second}` still does, later",
            "{papers_zh}：「{first}」不再收取，后面的「{second}」仍要收取",
        ),
        Way::ProductNeeded => say!(
            "`{first}` is gone, but `{second}` still needs {papers}, which it gave: the applicant has to see to it",
            "「{first}」取消了，但「{second}」仍需其产出{papers_zh}：改由申请人自行取得",
        ),
        Way::StatutoryStep => say!(
            "`{first}` rests on {papers} and is gone; no file names a basis for that",
            "「{first}」以{papers_zh}为据而被取消，流程表未写明取消的依据",
        ),
        Way::StatutoryOrder => {
            let (on, on_zh) = rests_on(about);
            say!(
                "`{first}` no longer follows `{second}`, an order that rests on {on}; no file names a basis for that",
                "「{first}」不再后于「{second}」，而这一先后以{on_zh}为据，流程表未写明取消的依据",
            )
        }
        Way::WeakerOrder => {
            let (on, on_zh) = rests_on(about);
            say!(
                "`{first}` now waits for less of `{second}`, an order that rests on {on}; no file names a basis for that",
                "「{first}」对「{second}」的等待减弱了，而这一先后以{on_zh}为据，流程表未写明减弱的依据",
            )
        }
        Way::ReasonGone => {
            let (on, on_zh) = rests_on(about);
            say!(
                "`{first}` still follows `{second}`, but the file no longer says that this rests on {on}: the next \
                 version could drop it unseen",
                "「{first}」仍后于「{second}」，但流程表不再写明以{on_zh}为据：下一版即可悄然取消",
            )
        }
        Way::AwaitedStep => {
            let (on, on_zh) = demanded_by(about);
            say!(
                "`{first}` is gone, though `{second}` had to wait for it ({on}); no file names a basis for that",
                "「{first}」被取消，而「{second}」须在其后（{on_zh}），流程表未写明取消的依据",
            )
        }
        Way::LawGone => say!(
            "`{first}` was merged away or no longer takes time, and {papers}, on which it rested, is no longer cited",
            "「{first}」被并入其他环节或不再用时，而其依据{papers_zh}不再写明",
        ),
        Way::Unreviewed => say!(
            "`{first}` no longer waits for `{second}`, the review of its own matter; no file names a basis for that",
            "「{first}」不再等待本事项的审查「{second}」，流程表未写明依据",
        ),
        Way::NoBasis => {
            // The lever, in either language.
            let (lever, lever_zh) = (about.first().cloned().unwrap_or_default(), second_of(about));
            say!(
                "nobody named a basis for `{lever}` at `{first}`: it is tried as if it were permitted",
                "「{first}」的「{lever_zh}」没有写明依据，只是按可以采用试算",
            )
        }
        Way::BeforeIntake => say!(
            "`{first}` begins before `{second}`, the intake of its own matter: the applicant waits all the same",
            "「{first}」移到本事项的受理「{second}」之前：申请人照样要等",
        ),
    }
}

fn second_of(about: &[String]) -> String {
    about.get(1).cloned().unwrap_or_default()
}

/// The articles, or otherwise the reason a step is waited for.
fn demanded_by(about: &[String]) -> (String, String) {
    match about.is_empty() {
        true => ("law, safety or nature".to_owned(), "法定、安全或客观原因".to_owned()),
        false => names(about),
    }
}

/// The articles, or law or safety where none is named.
fn rests_on(about: &[String]) -> (String, String) {
    match about.is_empty() {
        true => ("law or safety".to_owned(), "法律或安全".to_owned()),
        false => names(about),
    }
}

/// A sentence that holds only if the steps that were matched by a guess are the
/// same.
pub fn guessed(text: &Text) -> Text {
    say!("{text}; a guess: it rests on which step is taken for which", "{text}（推测：以环节的对应为前提）", both(text))
}

fn moved(step: &str, to: Option<Elsewhere>, days: &str) -> Text {
    let count = if days == "1" { "day" } else { "days" };
    match to {
        Some(Elsewhere::OutsideLimit) => say!(
            "{days} {count} went outside the legal limit with `{step}`; they are in the process as before",
            "{days} 天随「{step}」移到法定时限之外，仍在流程之内",
        ),
        Some(Elsewhere::BeforeIntake) => say!(
            "{days} {count} went before intake with `{step}`; they are in the process as before",
            "{days} 天随「{step}」移到受理之前，仍在流程之内",
        ),
        Some(Elsewhere::ThirdParty) => say!(
            "{days} {count} went to a third party with `{step}`; they are in the process as before",
            "{days} 天随「{step}」转给中介，仍在流程之内",
        ),
        _ => say!(
            "{days} {count} went to the applicant with `{step}`; they are in the process as before",
            "{days} 天随「{step}」转给申请人，仍在流程之内",
        ),
    }
}
