//! The definitions that a check does not judge: those that are gone, and those
//! that are left out.

use super::earlier::{Absent, Before};
use crate::cli::inputs::{self, Unread};
use crate::cli::settings::Settings;
use crate::cli::workspace::links::Links;
use crate::cli::workspace::{read, walk};
use crate::config::Failing;
use crate::finding::Level;
use crate::judgement::{self, GONE, Judged, LEFT_OUT, Subject};
use crate::report::check::{Checked, CheckedFile, LeftOut, WhyLeft};

/// Returns whether a file that is left out may be a definition, by its content;
/// what cannot be read is none.
pub(in crate::cli) fn may_be_one(left: &LeftOut, settings: &Settings) -> bool {
    if !matches!(left.why, WhyLeft::Exclude | WhyLeft::Ignored | WhyLeft::Table) {
        return true;
    }
    let Ok(bytes) = read::bytes(&settings.project.root.join(&left.file), Links::Inside) else { return false };
    if left.why == WhyLeft::Table {
        // Wrong cells do not make it another kind of table.
        return match inputs::parse(&left.file, bytes) {
            Ok(_) => true,
            Err(Unread::Invalid(source, _)) => source.definition().is_some_and(|text| !text.is_empty()),
            Err(Unread::Closed(_) | Unread::Hindered(..)) => false,
        };
    }
    let text = String::from_utf8_lossy(&bytes);
    let is_like = text.contains("steps") || text.contains("环节");
    is_like && !inputs::parse(&left.file, bytes.clone()).err().is_some_and(|unread| unread.is_strange())
}

/// The definitions judged in the revision but not today, each with its
/// findings.
pub(in crate::cli) fn absent<'b>(before: &'b Before, settings: &Settings) -> Vec<Subject<'b>> {
    let revision = &before.against.revision;
    let subject = |absent: &'b Absent| {
        let rule = if absent.left.is_some() { LEFT_OUT } else { GONE };
        let level = settings.in_force.level(rule);
        let finding = match &absent.left {
            Some(why) => judgement::left_out(&absent.file, &why.sentence(), revision, level),
            None => judgement::gone(&absent.file, revision, level),
        };
        (level > Level::Allow).then(|| Subject::absent(&absent.file, &absent.process, finding))
    };
    before.absent.iter().filter_map(subject).collect()
}

/// The definitions that are left out, as findings where that is to fail the
/// run: all of them where nothing is compared, else those that a comparison
/// does not see.
pub(in crate::cli) fn left_out_now(
    left_out: &[LeftOut],
    absent: &[Absent],
    compared: bool,
    settings: &Settings,
) -> Vec<CheckedFile> {
    let is_seen = |left: &LeftOut| {
        let is_new = absent.iter().any(|absent| absent.file == left.file);
        is_new || (compared && !matches!(left.why, WhyLeft::Submodule | WhyLeft::Link(_) | WhyLeft::Table))
    };
    let unseen = left_out.iter().filter(|left| settings.in_force.fail_on.0.names(Failing::LeftOut) && !is_seen(left));
    let level = settings.in_force.level(LEFT_OUT);
    let found = |left: &LeftOut| {
        let finding = judgement::left_out_now(&left.file, &left.why.sentence(), level);
        CheckedFile::absent(left.file.clone(), None, vec![Judged::elsewhere(finding)])
    };
    unseen.filter(|_| level > Level::Allow).map(found).collect()
}

/// Appends those that are not judged to those that are.
pub(in crate::cli) fn with_absent(
    mut checked: Checked,
    not_judged: Vec<CheckedFile>,
    mut left_out: Vec<LeftOut>,
    absent: Vec<Absent>,
) -> Checked {
    checked.files.extend(not_judged);
    for absent in absent {
        match absent.left {
            None => checked.gone.push(absent.file),
            Some(_) if left_out.iter().any(|left| left.file == absent.file) => {}
            Some(why) => left_out.push(LeftOut::new(absent.file, why)),
        }
    }
    walk::sort(&mut left_out);
    Checked { left_out, ..checked }
}
