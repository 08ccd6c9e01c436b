//! Every rule is held to its page, and every page to its rule.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use jiff::civil::Date;
use reengineer::analysis::{Analysis, Dating};
use reengineer::calendar::Calendar;
use reengineer::finding::{Finding, Level};
use reengineer::input;
use reengineer::model::{Jurisdiction, Process};
use reengineer::rules::{self, Case, Judge, Page, Preset, RULES, Rule, Settings};
use reengineer::source::Source;
use reengineer::text::Lang;

const LANGS: [Lang; 2] = [Lang::English, Lang::Chinese];

/// The definition in the section with this heading, from 0.
fn example(rule: &Rule, lang: Lang, heading: usize) -> &'static str {
    let wanted = Page::headings(lang)[heading];
    let (_, text) = rule.page.sections(lang).find(|(heading, _)| *heading == wanted).unwrap();
    let fenced = text.split_once("```yaml\n").unwrap_or_else(|| panic!("{}: no example", rule.name)).1;
    fenced.split_once("```").unwrap().0
}

fn fails(rule: &Rule, lang: Lang) -> &'static str {
    example(rule, lang, 3)
}

fn passes(rule: &Rule, lang: Lang) -> &'static str {
    example(rule, lang, 4)
}

/// The lines that an example marks, from 1.
fn marked(text: &str) -> BTreeSet<usize> {
    (1..).zip(text.lines()).filter(|(_, line)| line.ends_with("# <- here")).map(|(at, _)| at).collect()
}

/// The findings of a definition, each with its line: of the rules where it is valid, otherwise of reading
/// it.
pub fn found(text: &str, settings: &Settings) -> Vec<(usize, Finding)> {
    let source = Source::read("example.yaml", text.as_bytes().to_vec()).unwrap();
    let findings: Vec<Finding> = match input::read(&source) {
        Ok(process) => {
            let dating = Dating::default();
            let judged = |process: &Process| {
                let analysis = Analysis::new(process, &dating).unwrap();
                rules::judge(&Case::new(process, &analysis, settings, &dating)).findings
            };
            // Of a guide in its most frequent case.
            judged(process.main_variant())
        }
        Err(defects) => defects.iter().map(Finding::from).collect(),
    };
    findings.into_iter().map(|finding| (source.locate(&finding.place).line, finding)).collect()
}

/// The settings with a rule that is off at its lowest level.
fn with(rule: &Rule) -> Settings {
    let mut settings = Settings::default();
    if settings.level(rule) == Level::Allow {
        settings.set_level(rule.name, Level::Warn).unwrap();
    }
    settings
}

/// One line for each finding.
pub fn told(found: &[(usize, Finding)]) -> String {
    let line = |(line, finding): &(usize, Finding)| {
        let Finding { code, level, message, .. } = finding;
        format!("\n    {line}: {} {code}: {}", level.name(), message.in_lang(Lang::English))
    };
    found.iter().map(line).collect()
}

#[test]
fn the_failing_example_of_every_page_is_found_on_the_marked_lines_and_nowhere_else() {
    let mut wrong = String::new();
    for (rule, lang) in RULES.iter().flat_map(|rule| LANGS.map(|lang| (rule, lang))) {
        let settings = with(rule);
        let text = fails(rule, lang);
        assert!(!marked(text).is_empty(), "{}: no line is marked", rule.name);
        let found = found(text, &settings);
        if matches!(rule.judge, Judge::Waivers | Judge::Comparison) {
            assert!(found.iter().all(|(_, finding)| finding.code != "invalid-definition"), "{}", told(&found));
            continue;
        }
        let level = if matches!(rule.judge, Judge::Reading) { Level::Deny } else { settings.level(rule) };
        let of_rule = || found.iter().filter(|(_, finding)| finding.code == rule.name);
        let lines: BTreeSet<usize> = of_rule().map(|(line, _)| *line).collect();
        if lines != marked(text) || of_rule().any(|(_, finding)| finding.level != level) {
            let _ = write!(wrong, "\n{} in {lang:?}, marked {:?}:{}", rule.name, marked(text), told(&found));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn the_passing_example_of_every_page_is_valid_and_not_found() {
    let mut wrong = String::new();
    for (rule, lang) in RULES.iter().flat_map(|rule| LANGS.map(|lang| (rule, lang))) {
        let found = found(passes(rule, lang), &with(rule));
        if found.iter().any(|(_, finding)| finding.code == rule.name || finding.code == "invalid-definition") {
            let _ = write!(wrong, "\n{} in {lang:?}:{}", rule.name, told(&found));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn every_page_has_its_title_and_every_heading_in_both_languages() {
    for (rule, lang) in RULES.iter().flat_map(|rule| LANGS.map(|lang| (rule, lang))) {
        let headings: Vec<&str> = rule.page.sections(lang).map(|(heading, _)| heading).collect();
        assert_eq!(headings, Page::headings(lang), "{} in {lang:?}", rule.name);
        let empty = rule.page.sections(lang).find(|(_, text)| text.is_empty());
        assert!(empty.is_none(), "{} in {lang:?}: {empty:?}", rule.name);
        let (name, summary) = rule.page.title(lang);
        assert_eq!(name, rule.name);
        assert!(!summary.is_empty() && !summary.ends_with(['.', '。']), "{} in {lang:?}: {summary}", rule.name);
    }
}

#[test]
fn every_threshold_stands_on_its_page_with_its_national_value() {
    for (rule, lang) in RULES.iter().flat_map(|rule| LANGS.map(|lang| (rule, lang))) {
        let (_, text) = rule.page.sections(lang).nth(5).unwrap();
        let none = text.starts_with(["None", "无"][lang as usize]);
        assert_eq!(none, rule.thresholds.is_empty(), "{} in {lang:?}: {text}", rule.name);
        for threshold in rule.thresholds {
            let said = format!("`{}: {}`", threshold.name, threshold.values.national);
            assert!(text.contains(&said), "{} in {lang:?} does not say {said}", rule.name);
        }
    }
}

#[test]
fn every_rule_has_its_two_files_and_there_are_no_others() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/rules");
    let pages: BTreeSet<String> = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "md"))
        .map(|path| path.file_stem().unwrap().to_str().unwrap().replace('_', "-"))
        .collect();
    let names: BTreeSet<String> = RULES.iter().map(|rule| rule.name.to_owned()).collect();
    assert_eq!(names.len(), RULES.len(), "a name stands twice");
    assert_eq!(pages, names);
    for name in names {
        assert!(folder.join(name.replace('-', "_")).with_extension("rs").is_file(), "{name}");
    }
}

#[test]
fn every_name_reads_after_allow() {
    for rule in RULES {
        let letters =
            rule.name.chars().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-');
        assert!(letters, "{}", rule.name);
        let words: Vec<&str> = rule.name.split('-').collect();
        let verbs = ["allow", "deny", "check", "forbid", "require", "avoid", "must"];
        assert!(words.len() > 1 && !verbs.contains(&words[0]), "allow {}", rule.name);
    }
}

#[test]
fn the_table_is_in_groups_and_strict_is_one_level_above_national() {
    assert!(RULES.is_sorted_by_key(|rule| rule.group));
    for rule in RULES {
        let level = |preset| rule.level_under(preset, Jurisdiction::Cn);
        let [national, generic, strict, draft] =
            Preset::ALL.iter().map(|preset| level(*preset)).collect::<Vec<_>>()[..]
        else {
            panic!("four presets")
        };
        assert_eq!(generic, if rule.rests_on_chinas_law() { Level::Allow } else { national }, "{}", rule.name);
        let expected = if national == Level::Allow { Level::Warn } else { Level::Deny };
        assert!(strict == expected && draft <= national, "{}", rule.name);
    }
}

#[test]
fn settings_refuse_what_no_rule_has() {
    let mut settings = Settings::default();
    let refused = [
        settings.set_level("no-departement", Level::Deny).unwrap_err(),
        settings.set_threshold("many-signatures", "signature", "2").unwrap_err(),
        settings.set_threshold("many-signatures", "signatures", "2wd").unwrap_err(),
        settings.set_threshold("decision-over-20", "limit", "20").unwrap_err(),
        settings.set_threshold("no-department", "limit", "20wd").unwrap_err(),
    ];
    let said: Vec<String> =
        refused.iter().map(|error| format!("{error}; {}", error.help().in_lang(Lang::English))).collect();
    assert_eq!(
        said,
        [
            "there is no rule `no-departement`; did you mean `no-department`?",
            "rule `many-signatures` has no threshold `signature`; did you mean `signatures`?",
            "threshold `signatures` of rule `many-signatures` is a whole number, not `2wd`; write a number such as `2`",
            "threshold `limit` of rule `decision-over-20` is a duration with its unit, not `20`; write working days as \
             `20wd`, calendar days as `30cd`, hours as `4h`",
            "rule `no-department` has no threshold `limit`; the rule compares with no number",
        ]
    );
    assert_eq!(settings, Settings::default());
}

#[test]
fn a_threshold_that_is_set_is_what_a_rule_compares_with() {
    let rule = rules::rule_named("decision-over-20").unwrap();
    let mut settings = Settings::default();
    settings.set_threshold(rule.name, "limit", "21wd").unwrap();
    let text = fails(rule, Lang::English);
    assert!(found(text, &settings).iter().all(|(_, finding)| finding.code != rule.name));
    settings.set_level("no-department", Level::Allow).unwrap();
    let text = fails(rules::rule_named("no-department").unwrap(), Lang::Chinese);
    assert!(found(text, &settings).iter().all(|(_, finding)| finding.code != "no-department"));
}

/// Whether a process of so many working days breaks a promise in calendar days, or the other way round.
fn breaks_promise(days: &str, promised: &str) -> bool {
    let unit = if days.ends_with("cd") { "day" } else { "workday" };
    let text = format!(
        "name: p\nunit: {unit}\nlimits: {{promised: {promised}}}\nsteps: [{{name: a, department: d, days: {days}}}]\n"
    );
    found(&text, &Settings::default()).iter().any(|(_, finding)| finding.code == "path-over-promise")
}

#[test]
fn a_breach_across_clocks_is_claimed_only_where_it_is_one_on_every_date() {
    let calendar = Calendar::china();
    let starts: Vec<Date> = calendar.working_days().collect();
    for working in 0..=9 {
        for calendar_days in 0..=9 {
            // What ends past the last notice is left out.
            let breach = |start: &Date| {
                let due = calendar.add_working(*start, working).ok()?;
                Some(due > calendar.add_calendar(*start, calendar_days).ok()?)
            };
            let all = starts.iter().filter_map(breach).all(|over| over);
            let found = breaks_promise(&format!("{working}wd"), &format!("{calendar_days}cd"));
            assert_eq!(found, all && working > 0, "{working}wd against {calendar_days}cd");
            assert!(!breaks_promise(&format!("{calendar_days}cd"), &format!("{working}wd")) || working == 0);
        }
    }
    assert!(breaks_promise("7.5wd", "7cd") && !breaks_promise("7wd", "7cd"));
    assert!(!breaks_promise("7.1wd", "7.05cd"), "part of a day may still fit");
}

/// The rules that find something in a definition, off ones at their lowest level.
fn rules_of(text: &str, rule: &str) -> usize {
    let rule = RULES.iter().find(|known| known.name == rule).unwrap();
    found(text, &with(rule)).iter().filter(|(_, finding)| finding.code == rule.name).count()
}

#[test]
fn what_the_applicant_hands_in_at_a_step_of_a_matter_is_demanded_for_it() {
    // A guide says what is handed in where the applicant applies.
    let guide = |materials: &str, second: &str| {
        format!(
            "name: p\nmaterials: {materials}\nsteps:\n  \
             - {{name: a, actor: applicant, item: x, kind: submit, days: 0, papers: [licence], gives: [f]}}\n  \
             - {{name: b, department: d, item: x, days: 1, needs: [f, licence], gives: [g]}}\n  \
             - {{name: c, actor: applicant, item: {second}, kind: submit, days: 0, papers: [licence, copy of g]}}\n"
        )
    };
    let held = "{licence: {held_by: Registry}, copy of g: {}}";
    assert_eq!(rules_of(&guide(held, "y"), "held-already"), 1);
    assert_eq!(rules_of(&guide(held, "y"), "asked-twice"), 1);
    assert_eq!(rules_of(&guide(held, "x"), "asked-twice"), 0, "within one matter the paper is on file");
    assert_eq!(rules_of(&guide(held, "y"), "own-product"), 1);
    // What the applicant needs for own work is handed in nowhere.
    let own_work = "name: p\nmaterials: {licence: {held_by: Registry}}\nsteps:\n  \
                    - {name: a, actor: applicant, days: 0, needs: [licence]}\n";
    assert_eq!(rules_of(own_work, "held-already"), 0);
}

#[test]
fn a_paper_that_is_asked_for_no_more_is_not_demanded() {
    let text = |needs: &str| {
        format!("name: p\nmaterials: [form, 其他材料]\nsteps: [{{name: a, department: d, days: 1{needs}}}]\n")
    };
    assert_eq!(rules_of(&text(", needs: [form]"), "catch-all-material"), 0);
    assert_eq!(rules_of(&text(", needs: [form, 其他材料]"), "catch-all-material"), 1);
    assert_eq!(rules_of(&text(""), "catch-all-material"), 1, "where no step says what it asks for, all of the list is");
}

#[test]
fn a_lever_that_cannot_be_used_where_it_stands_is_found() {
    let text = |keys: &str, lever: &str| {
        format!("name: p\nsteps: [{{name: a, department: d, days: 9{keys}, may: {{{lever}}}}}]\n")
    };
    assert_eq!(rules_of(&text("", "on-demand: Act 1"), "lever-unused"), 1);
    assert_eq!(rules_of(&text("", "single-window: Act 1"), "lever-unused"), 1);
    assert_eq!(rules_of(&text(", every: 1mo", "on-demand: Act 1"), "lever-unused"), 1, "it saves days");
    assert_eq!(rules_of(&text("", "assist: Act 1"), "lever-unused"), 0, "what lacks a parameter is another rule's");
    assert_eq!(rules_of(&text("", "online: Act 1"), "lever-unused"), 0, "it can be used and saves no days");
}
