//! The choice of levers for a package, and the package: the flags that
//! `propose` and `report` share.

use clap::Args;
use jiff::civil::Date;

use super::ending::Refused;
use crate::analysis::{Analysis, Dating};
use crate::cli::say::usage;
use crate::levers::Choice;
use crate::model::{Lever, Process, Spelled};
use crate::plan::{Package, Unproposed};
use crate::report::analysis::AnalyzedFile;
use crate::report::propose::{Proposed, Searched, say as sentences};
use crate::report::say::{cases, dates};
use crate::text::{Text, say};

/// The flags that choose the proposal.
#[derive(Debug, Args)]
pub(super) struct ChoiceArgs {
    #[arg(long, value_name = say!("LEVERS", "举措"), value_parser = all_wanted)]
    #[arg(help = say!(
        "free, granted (the default; cap only where named), suggested, or levers by name",
        "free 无须许可、granted 有据可用（默认；限时办结须点名）、suggested 建议，或举措的名称"
    ))]
    levers: Vec<Several<Wanted>>,

    #[arg(long)]
    #[arg(help = say!("Answer every question in favour of the faster order", "各项问题均按可以更快的顺序答复"))]
    answers: bool,
}

/// A grade, or a lever by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wanted {
    Free,
    Granted,
    Suggested,
    Named(Lever),
}

impl ChoiceArgs {
    /// Returns whether anything was chosen.
    pub fn is_given(&self) -> bool {
        self.answers || !self.levers.is_empty()
    }

    /// The package of a definition, in the requested case or the most frequent
    /// one.
    ///
    /// # Errors
    ///
    /// The reason why there is none, as shown to users.
    pub fn proposed(
        &self,
        whole: &Process,
        file: String,
        case: Option<&str>,
        dating: &Dating,
    ) -> Result<Proposed, Text> {
        let (process, case) = shown(whole, case)?;
        let package = Package::of(&process, dating, &self.choice());
        let package = package.map_err(|why| unproposed(&process, &why))?;
        Ok(Proposed { file, process, case, package, searched: Searched::default(), in_cases: Vec::new() })
    }

    /// The chosen levers.
    pub fn choice(&self) -> Choice {
        let all = || self.levers.iter().flat_map(|several| &several.0);
        let has = |one: Wanted| all().any(|wanted| *wanted == one);
        let named = all().filter_map(|wanted| match wanted {
            Wanted::Named(lever) => Some(*lever),
            _ => None,
        });
        Choice {
            granted: self.levers.is_empty() || has(Wanted::Granted) || has(Wanted::Suggested),
            suggested: has(Wanted::Suggested),
            answers: self.answers,
            named: named.collect(),
        }
    }
}

/// Counts a file from the start of its proposal, and each of its cases from that
/// of its own, as a page shows both. `from` analyses a case from a start.
pub(super) fn count_from_start(
    judged: &mut AnalyzedFile,
    proposed: &Proposed,
    from: &dyn Fn(&Process, Date) -> Result<Analysis, Text>,
) -> Result<(), Text> {
    if proposed.package.dates.is_some() {
        judged.analysis = proposed.package.analysis.clone();
    }
    let cases = judged.guide.iter_mut().flat_map(|guide| &mut guide.cases);
    for (case, in_case) in cases.zip(&proposed.in_cases) {
        if let Some(start) = in_case.and_then(|in_case| in_case.start) {
            case.analysis = from(&case.process, start)?;
        }
    }
    Ok(())
}

/// The process to show, with the name of the case where it is one.
pub(super) fn shown(whole: &Process, case: Option<&str>) -> Result<(Process, Option<String>), Text> {
    let asked = position_of_case(whole, case)?;
    Ok(match asked.or(whole.main_case()) {
        Some(at) => (whole.variants()[at].process.clone(), Some(whole.cases()[at].name.clone())),
        None => (whole.clone(), None),
    })
}

/// The position of the requested case, where one is requested.
pub(super) fn position_of_case(whole: &Process, case: Option<&str>) -> Result<Option<usize>, Text> {
    let Some(case) = case else { return Ok(None) };
    let position = whole.cases().iter().position(|known| known.name == case);
    position.map(Some).ok_or_else(|| {
        let names: Vec<String> = whole.cases().iter().map(|case| case.name.clone()).collect();
        cases::no_case(case, &names)
    })
}

/// Why there is no package of a process.
pub(super) fn unproposed(process: &Process, why: &Unproposed) -> Text {
    match why {
        Unproposed::Undated(error) => dates::undatable(process.name(), error),
        Unproposed::NothingLeft => sentences::nothing_left(),
    }
}

/// The values of a flag that one argument gives, between commas.
#[derive(Clone, Debug)]
pub(super) struct Several<T>(pub Vec<T>);

/// Reads values between commas, of which Chinese has two more.
pub(super) fn several<T>(text: &str, one: fn(&str) -> Result<T, Refused>) -> Result<Several<T>, Refused> {
    text.split([',', '，', '、']).map(|text| one(text.trim())).collect::<Result<_, _>>().map(Several)
}

fn all_wanted(text: &str) -> Result<Several<Wanted>, Refused> {
    several(text, wanted)
}

/// `granted`, or a lever, in either language.
fn wanted(text: &str) -> Result<Wanted, Refused> {
    const GRADES: [(&str, &str, Wanted); 3] = [
        ("free", "无须许可", Wanted::Free),
        ("granted", "有据可用", Wanted::Granted),
        ("suggested", "须先核实", Wanted::Suggested),
    ];
    let grade = GRADES.iter().find(|(english, chinese, _)| [english, chinese].contains(&&text));
    let wanted = grade.map(|(.., wanted)| *wanted).or_else(|| Lever::from_word(text).map(Wanted::Named));
    wanted.ok_or_else(|| Refused(usage::no_lever(text, &GRADES.map(|(english, chinese, _)| (english, chinese)))))
}
