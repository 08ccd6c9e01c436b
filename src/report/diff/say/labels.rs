//! Titles and column heads of a comparison.

use crate::text::labels::labels;

labels! {
    /// The earlier version.
    BEFORE = "before" | "改前";
    /// The later version.
    AFTER = "after" | "改后";
    /// After minus before.
    DIFFERENCE = "difference" | "差";
    /// The same in per cent.
    PER_CENT = "%" | "%";
    /// Title of the table of changes.
    CHANGES = "Changes" | "变化";
    /// The object of the change.
    WHAT = "what" | "内容";
    /// The way a change counts.
    COUNTS_AS = "counts as" | "计为";
    /// The limit that is promised for the whole.
    PROMISED = "promised limit" | "承诺时限";
    /// The mean of the days over all cases.
    MEAN_DAYS = "mean days of all applications" | "全部办件平均天数";
    /// Real savings that should perhaps not be made.
    REAL_IN_DOUBT = "real, in doubt" | "真实，存疑";
    /// Title of the list of savings on paper.
    PAPER = "Savings on paper" | "纸面上的节省";
    /// Title of the bars.
    TIMELINES = "Timelines" | "时间线";
    /// Title of the stated figures: published, or those of a proposal.
    CLAIMS = "Stated figures" | "流程表写明的成效";
    /// The version that states the figure.
    STATED_IN = "stated in" | "写在哪版";
    /// The version that the figure is about.
    ABOUT = "about" | "所指";
    /// The figure as stated.
    AS_STATED = "stated" | "所写";
    /// The figure as computed.
    AS_FOUND = "found" | "实算";
    /// Whether the two agree.
    AGREES = "agrees" | "相符";
    /// The old file.
    OLD = "old" | "旧";
    /// The new file.
    NEW = "new" | "新";
    /// A step that is not there yet.
    COMES = "not there yet" | "尚无";
    /// A step that is now a part of another.
    MERGED = "merged" | "并入";
    /// Definitions that are on one side only.
    ONE_SIDE = "On one side only" | "仅一侧有";
    /// Title of the remarks.
    NOTES = "How to read this" | "说明";
}
