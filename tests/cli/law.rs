//! Another law than China's: nothing rests on China's then, and nothing cites it.

use reengineer::glossary::TERMS;
use reengineer::levers;
use reengineer::model::{Jurisdiction, Lever, Spelled};
use reengineer::rules::RULES;
use reengineer::text::{IN_CHINA, Lang, Page};

use super::*;

/// The first citation of China's law in a text, in either language.
fn cited(text: &str) -> Option<String> {
    let names = "许可法 民法典 营商环境条例 国务院 国办发 放管服 GB/T Civil\u{a0}Code State\u{a0}Council";
    let named = names.split(' ').map(|name| name.replace('\u{a0}', " ")).chain(IN_CHINA.map(str::to_owned));
    let numbered = |before: &str, behind: &str| {
        let digits = |sign: char| sign.is_ascii_digit() || "一二三四五六七八九十百零".contains(sign);
        let mut parts = text.split(before).skip(1);
        parts.any(|rest| rest.starts_with(digits) && rest.trim_start_matches(digits).starts_with(behind))
    };
    let articles = [("第", "条"), ("article ", ""), ("articles ", ""), ("art. ", "")];
    let article =
        articles.into_iter().find(|(before, behind)| numbered(before, behind)).map(|(before, _)| before.to_owned());
    named.into_iter().find(|name| text.contains(name.trim_end())).or(article)
}

fn every_page() -> Vec<(&'static str, Page)> {
    let rules = RULES.iter().map(|rule| (rule.name, rule.page));
    let levers = Lever::WORDS.iter().map(|word| (word.english, levers::page(word.value)));
    let terms = TERMS.iter().map(|term| (term.names[0], term.page));
    rules.chain(levers).chain(terms).collect()
}

/// A page without its examples, whose files cite the law of their place.
fn without_examples(text: &str) -> String {
    text.split("```").step_by(2).collect()
}

#[test]
fn a_page_cites_chinas_law_under_that_law_alone() {
    let mut pages = 0;
    for (name, page) in every_page() {
        for lang in [Lang::English, Lang::Chinese] {
            let (cn, generic) = (page.under(Jurisdiction::Cn, lang), page.under(Jurisdiction::Generic, lang));
            assert_eq!(cn, page.in_lang(lang), "{name}");
            let checked = if lang == Lang::English { generic.clone() } else { without_examples(&generic) };
            assert_eq!(cited(&checked), None, "{name}: {checked}");
            assert_eq!(generic.matches("\n## ").count(), cn.matches("\n## ").count(), "{name}");
            assert!(!generic.contains("\n\n## \n") && !generic.trim_end().ends_with("## 来源"), "{name}");
            let empty = generic.split("\n## ").skip(1).find(|section| section.trim().lines().count() < 2);
            assert_eq!(empty, None, "{name} in {lang:?}");
            pages += usize::from(cited(&without_examples(&cn)).is_some());
        }
    }
    assert!(pages > 100, "the pages that cite it: {pages}");
}

#[test]
fn explain_follows_flag_environment_and_configuration() {
    let folder = tempfile::tempdir().unwrap();
    let explain = |args: &[&str], law: Option<&str>| {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_reengineer"));
        command.env_clear().current_dir(folder.path()).args(["explain", "no-lead"]).args(args);
        if let Some(law) = law {
            command.env("REENGINEER_JURISDICTION", law);
        }
        let ran = command.output().unwrap();
        assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
        cited(&String::from_utf8(ran.stdout).unwrap()).is_some()
    };
    assert!(explain(&[], None));
    for format in ["text", "json", "markdown"] {
        assert!(!explain(&["--jurisdiction", "generic", "--format", format], None), "{format}");
    }
    assert!(!explain(&[], Some("generic")));
    fs::write(folder.path().join("reengineer.yaml"), "jurisdiction: generic\n").unwrap();
    assert!(!explain(&[], None));
    assert!(explain(&["--no-config"], None));
    assert!(explain(&[], Some("cn")) && explain(&["--jurisdiction", "cn"], Some("generic")));
    fs::write(folder.path().join("reengineer.yaml"), "jurisdictoin: generic\n").unwrap();
    assert!(explain(&[], None), "what explains a configuration that is not valid has to be shown beside it");
}

#[test]
fn under_another_law_no_rule_of_chinas_fires_and_no_output_cites_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.yaml");
    let mut fired = std::collections::BTreeSet::new();
    for rule in RULES {
        let page = rule.page.in_lang(Lang::English);
        let yaml = page.split("```yaml\n").nth(1).unwrap().split("```").next().unwrap();
        fs::write(&path, yaml).unwrap();
        let check = |args: &[&str]| run(&[&["check", path.to_str().unwrap(), "--no-config"], args].concat(), "");
        let rules = |args: &[&str]| -> Vec<String> {
            let json: serde_json::Value =
                serde_json::from_str(&check(&[args, &["--format", "json"]].concat()).out).unwrap();
            let found =
                ["findings", "undecided"].iter().flat_map(|list| json[*list].as_array().cloned().unwrap_or_default());
            found.map(|finding| finding["rule"].as_str().unwrap().to_owned()).collect()
        };
        fired.extend(rules(&["--jurisdiction", "cn"]));
        for preset in ["generic", "strict", "draft"] {
            for found in rules(&["--jurisdiction", "generic", "--preset", preset]) {
                let of_china = RULES.iter().any(|rule| rule.name == found && rule.rests_on_chinas_law());
                assert!(!of_china, "{found} under {preset}: {yaml}");
            }
        }
        for lang in ["en", "zh"] {
            for format in ["text", "markdown", "json", "sarif", "github", "gitlab", "junit", "csv"] {
                let args = ["--jurisdiction", "generic", "--lang", lang, "--format", format, "-v"];
                let mut out = check(&args).out;
                if format == "sarif" {
                    // The help of a rule is its page.
                    out = without_examples(&out);
                }
                assert_eq!(cited(&out), None, "{}: {out}", rule.name);
            }
            let path = path.to_str().unwrap();
            let dated = ["--start", "2026-03-02", "-v"];
            let told: [(&[&str], &[&str], &[&str]); 5] = [
                (&["analyze", path], &dated, &["text", "markdown", "json", "csv"]),
                (&["diff", path, path], &dated, &["text", "markdown", "json", "csv"]),
                (&["propose", path, "--levers", "suggested"], &["-v"], &["text", "markdown", "json", "csv"]),
                (&["report", path], &dated, &["html"]),
                (&["graph", path, "--gantt"], &dated[..2], &["text", "svg", "markdown"]),
            ];
            for (verb, more, formats) in told {
                for format in formats {
                    let law = ["--no-config", "--jurisdiction", "generic", "--lang", lang, "--format", format];
                    let ran = run(&[verb, more, &law].concat(), "");
                    // One of the examples is no valid definition.
                    assert!(!ran.out.is_empty() || ran.code == 3, "{verb:?}: {}", ran.err);
                    assert_eq!(cited(&ran.out), None, "{} {verb:?} {format}: {}", rule.name, ran.out);
                }
            }
        }
    }
    let of_china: Vec<&str> = RULES.iter().filter(|rule| rule.rests_on_chinas_law()).map(|rule| rule.name).collect();
    assert!(of_china.len() >= 6 && of_china.iter().all(|rule| fired.contains(*rule)), "{of_china:?} of {fired:?}");
}

#[test]
fn a_counted_limit_cites_the_law_of_its_jurisdiction_or_none() {
    let cites = |args: &[&str]| {
        let ran = run(&[&["deadline", "2026-03-02", "30cd", "5wd", "--no-config"], args].concat(), "");
        assert_eq!(ran.code, 0, "{}", ran.err);
        cited(&ran.out).is_some()
    };
    for lang in ["en", "zh"] {
        assert!(cites(&["--lang", lang]));
        assert!(!cites(&["--lang", lang, "--jurisdiction", "generic"]));
        assert!(!cites(&["--lang", lang, "--calendar", "weekdays"]), "another base is another law");
        assert!(cites(&["--lang", lang, "--calendar", "weekdays", "--jurisdiction", "cn"]));
    }
}
