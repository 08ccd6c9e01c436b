//! New findings of `check` in the new definition that a lever causes by its
//! nature.

use crate::text::{Text, say};

/// A kind of new findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Anew {
    /// Another step determines the end.
    End,
    /// Waits are reported differently.
    Waits,
    /// Papers are asked for elsewhere.
    Papers,
    /// Other departments are answerable.
    Offices,
    /// Permits name removed steps.
    Permits,
    /// Steps of one kind are left side by side.
    Together,
    /// Limits run differently.
    Limits,
    /// One step takes what several took, and is judged as one.
    Lengths,
    /// Copies stay declared of what is fetched.
    Copies,
    /// Waivers cover nothing any more: of every lever.
    Waivers,
}

impl Anew {
    /// For every step that is removed.
    pub(super) const OF_REMOVAL: &'static [Self] =
        &[Self::End, Self::Waits, Self::Papers, Self::Offices, Self::Permits, Self::Together, Self::Limits];
    /// For steps that become one.
    pub(super) const OF_MERGER: &'static [Self] = &[
        Self::End,
        Self::Waits,
        Self::Papers,
        Self::Offices,
        Self::Permits,
        Self::Together,
        Self::Limits,
        Self::Lengths,
    ];
    /// For a step that goes because what it gives is held already.
    pub(super) const OF_HELD: &'static [Self] = &[
        Self::End,
        Self::Waits,
        Self::Papers,
        Self::Offices,
        Self::Permits,
        Self::Together,
        Self::Limits,
        Self::Copies,
    ];
    /// For orders that are lifted.
    pub(super) const OF_ORDER: &'static [Self] = &[Self::End, Self::Waits, Self::Offices, Self::Together];
    /// For papers that need not be there at the start.
    pub(super) const OF_PAPERS: &'static [Self] =
        &[Self::End, Self::Waits, Self::Papers, Self::Offices, Self::Together];
    /// For a check afterwards that takes the place of papers.
    pub(super) const OF_PROMISE: &'static [Self] = &[Self::End, Self::Papers, Self::Offices];
    /// For papers that are fetched.
    pub(super) const OF_FETCHING: &'static [Self] = &[Self::Papers, Self::Copies];
    /// For fewer days.
    pub(super) const OF_DAYS: &'static [Self] = &[Self::End];

    /// The rules of `check` that report it.
    pub const fn rules(self) -> &'static [&'static str] {
        match self {
            Self::End => &["meeting-on-critical-path", "waste-on-critical-path", "long-wait"],
            Self::Waits => &["unexplained-order", "implicit-order", "habitual-order"],
            Self::Papers => &["held-already", "asked-twice"],
            Self::Offices => &["no-department", "no-lead", "no-basis", "ping-pong"],
            Self::Permits => &["parameter-missing"],
            Self::Together => &["joint-inspection"],
            Self::Limits => &["path-over-promise", "path-over-statutory"],
            Self::Lengths => {
                &["completeness-notice-over-5", "preliminary-review-over-20", "decision-over-20", "delivery-over-10"]
            }
            Self::Copies => &["copies-of-what-is-shared"],
            Self::Waivers => &["waiver-unused"],
        }
    }

    /// The explanation, next to the rules.
    pub fn said(self) -> Text {
        let rules = self.rules().iter().map(|rule| format!("`{rule}`")).collect::<Vec<_>>();
        let (english, chinese) = (rules.join(", "), rules.join("、"));
        let why = match self {
            Self::End => {
                say!(
                    "a meeting, waste or a long wait that is on the critical path now",
                    "例会、非增值环节或长时间的等待，现在落在关键路径上",
                )
            }
            Self::Waits => say!(
                "a wait that was told of other steps before, told of those that stay now",
                "原来说的是等别的环节，现在说的是等保留下来的环节",
            ),
            Self::Papers => say!("a paper that is asked for at another step now", "材料改在另一个环节要"),
            Self::Offices => say!(
                "the department, the lead or the basis of what is new, and whom papers go back and forth between",
                "新出现的环节由谁办、谁牵头、依据什么，以及在哪两个部门之间往返",
            ),
            Self::Permits => say!("a permit that named a step which is no more", "可适用的举措提到的环节已不存在"),
            Self::Together => {
                say!("inspections that are left beside each other now", "现在并列在一起、可以合并的踏勘",)
            }
            Self::Limits => say!("a limit that ran from or to a step which is no more", "时限的起点或终点环节已不存在"),
            Self::Lengths => say!(
                "a limit that the steps kept one by one, or that did not bind the applicant's",
                "分开时各自未超、或者原由申请人办理的，合为一个环节后超过的法定时限",
            ),
            Self::Copies => say!(
                "copies or the original of a paper that nobody hands in any more",
                "材料不再由申请人提交，份数、原件的写法还在",
            ),
            Self::Waivers => say!("a waiver of what the change has mended", "豁免的问题已随改动解决"),
        };
        let of = |lang| why.in_lang(lang).to_owned();
        Text::new(
            format!("{}: {english}", of(crate::text::Lang::English)),
            format!("{}：{chinese}", of(crate::text::Lang::Chinese)),
        )
    }
}
