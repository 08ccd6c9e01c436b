//! The documentation of each lever: a page beside this file.

use crate::model::Lever as Name;
use crate::text::Page;

/// The page of a lever.
pub const fn page(lever: Name) -> Page {
    Page::new(match lever {
        Name::Parallel => include_str!("pages/parallel.md"),
        Name::PreReview => include_str!("pages/pre_review.md"),
        Name::Tolerate => include_str!("pages/tolerate.md"),
        Name::Commit => include_str!("pages/commit.md"),
        Name::SingleWindow => include_str!("pages/single_window.md"),
        Name::SingleForm => include_str!("pages/single_form.md"),
        Name::Share => include_str!("pages/share.md"),
        Name::DropMaterial => include_str!("pages/drop_material.md"),
        Name::Merge => include_str!("pages/merge.md"),
        Name::Joint => include_str!("pages/joint.md"),
        Name::Flatten => include_str!("pages/flatten.md"),
        Name::Delegate => include_str!("pages/delegate.md"),
        Name::Instant => include_str!("pages/instant.md"),
        Name::Cap => include_str!("pages/cap.md"),
        Name::AreaAssessment => include_str!("pages/area_assessment.md"),
        Name::Abolish => include_str!("pages/abolish.md"),
        Name::Filing => include_str!("pages/filing.md"),
        Name::Assist => include_str!("pages/assist.md"),
        Name::Postpone => include_str!("pages/postpone.md"),
        Name::EarlyStart => include_str!("pages/early_start.md"),
        Name::OnDemand => include_str!("pages/on_demand.md"),
        Name::Online => include_str!("pages/online.md"),
        Name::Eliminate => include_str!("pages/eliminate.md"),
    })
}
