//! Rules, levers and terms, explained.

use super::*;

#[test]
fn rules_levers_and_terms_are_found_by_either_name() {
    let cases = [
        (&["no-department"][..], "no-department: "),
        (&["commit"], "commit: a commitment instead of a review"),
        (&["告知承诺制"], "commit: a commitment instead of a review"),
        (&["critical", "path"], "critical-path: "),
        (&["Critical-Path"], "critical-path: "),
        (&["浮动时间"], "float: "),
        (&["slack"], "float: "),
    ];
    for (name, title) in cases {
        let ran = run(&[&["explain"], name].concat(), "");
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{name:?}");
        assert!(ran.out.starts_with(title), "{name:?}: {}", ran.out);
        assert!(ran.out.lines().all(|line| line.width() <= 80), "{}", ran.out);
    }
    let chinese = run(&["explain", "tolerate", "--lang", "zh"], "");
    assert!(chinese.out.starts_with("tolerate：次要材料暂缺，先行受理\n"), "{}", chinese.out);
}

#[test]
fn every_topic_is_drawn_within_the_page_and_as_its_own_markdown() {
    let list = run(&["explain", "--format", "json"], "");
    let list: serde_json::Value = serde_json::from_str(&list.out).unwrap();
    assert_eq!(list["schema"], "reengineer.topics/1");
    let topics = list["topics"].as_array().unwrap();
    assert!(topics.len() > 55, "{}", topics.len());
    for topic in topics {
        for name in topic["names"].as_array().unwrap() {
            let name = name.as_str().unwrap();
            for lang in ["en", "zh"] {
                let ran = run(&["explain", name, "--lang", lang, "--width", "70"], "");
                let wide = ran.out.lines().find(|line| line.width() > 70 && !line.starts_with("    "));
                assert_eq!((ran.code, wide), (0, None), "{name} {lang}");
            }
            let markdown = run(&["explain", name, "--format", "markdown"], "");
            assert!(markdown.out.starts_with("# ") && markdown.out.contains("\n## "), "{}", markdown.out);
            let json = run(&["explain", name, "--format", "json"], "");
            let json: serde_json::Value = serde_json::from_str(&json.out).unwrap();
            // A name of several things has a document of each.
            let named = |list: &Vec<serde_json::Value>| list.iter().find(|one| one["name"] == topic["name"]).cloned();
            let json = json.as_array().map_or(Some(json.clone()), named).unwrap();
            assert_eq!((&json["schema"], &json["name"]), (&"reengineer.explanation/1".into(), &topic["name"]));
            assert_eq!(json["levels"].is_object(), json["kind"] == "rule", "{name}");
            assert!(json["sections"].as_array().unwrap().len() >= 2, "{name}");
        }
    }
}

#[test]
fn what_the_program_prints_and_the_format_asks_for_is_explained() {
    let words = "law safety habit suspended rework 补正 claims targets applicant baseline preset waiver 最多跑一次 一次告知 \
                 一次性告知 invalid-definition invalid-configuration no-layout cn-national generic strict draft 法定 安全 基线 预设 公布成效";
    for word in words.split_whitespace() {
        let ran = run(&["explain", word], "");
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{word}");
    }
}

#[test]
fn a_name_that_nothing_bears_is_exit_2_with_a_suggestion() {
    for name in ["flaot", "no-departmnt", "告知承诺", "xyzzy"] {
        let ran = run(&["explain", name], "");
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{name}");
        shown(&format!("a name that nothing bears is exit 2 with a suggestion: {name}"), &ran.err);
    }
}

#[test]
fn the_list_of_rules_has_every_rule_in_every_format() {
    let names: Vec<&str> = reengineer::rules::RULES.iter().map(|rule| rule.name).collect();
    for (format, lang) in [("text", "en"), ("text", "zh"), ("markdown", "en"), ("csv", "en"), ("json", "zh")] {
        let ran = run(&["rules", "--format", format, "--lang", lang], "");
        assert_eq!((ran.code, ran.err.as_str()), (0, ""));
        let lost: Vec<&&str> = names.iter().filter(|name| !ran.out.contains(**name)).collect();
        assert!(lost.is_empty(), "{format}: {lost:?} in {}", ran.out);
        assert!(format != "text" || ran.out.lines().all(|line| line.width() <= 80), "{}", ran.out);
    }
    let json: serde_json::Value = serde_json::from_str(&run(&["rules", "--format", "json"], "").out).unwrap();
    let rules = json["rules"].as_array().unwrap();
    assert_eq!((&json["schema"], rules.len()), (&"reengineer.rules/1".into(), names.len()));
    let rule = rules.iter().find(|rule| rule["name"] == "decision-over-20").unwrap();
    assert_eq!(
        rule["thresholds"][0],
        serde_json::json!({"name": "limit", "cn-national": "20wd", "generic": "20wd", "strict": "20wd", "draft": "20wd"})
    );
    assert_eq!(
        rule["levels"],
        serde_json::json!({"cn-national": "warn", "generic": "allow", "strict": "deny", "draft": "warn"})
    );
}

#[test]
fn several_names_are_explained_in_their_order_and_one_unknown_stops_it() {
    let ran = run(&["explain", "every", "critical", "path", "取得于", "drag"], "");
    let at = |title: &str| ran.out.find(title).unwrap_or_else(|| panic!("{title}: {}", ran.out));
    let places = [at("every: "), at("critical-path: "), at("available_after: "), at("drag: ")];
    assert!(ran.code == 0 && places.is_sorted(), "{places:?}");
    let json = run(&["explain", "every", "drag", "--format", "json"], "");
    let json: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    let kinds: Vec<&str> = json.as_array().unwrap().iter().map(|one| one["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["key", "term"]);
    let wrong = run(&["explain", "drag", "evry"], "");
    assert_eq!((wrong.code, wrong.out.as_str()), (2, ""));
    shown("several names are explained in their order and one unknown stops it", &wrong.err);
}

#[test]
fn a_key_that_is_also_a_term_is_told_with_it() {
    for lang in ["en", "zh"] {
        let ran = run(&["explain", "law", "--lang", lang], "");
        shown(&format!("a key that is also a term is told with it: {lang}"), &ran.out);
    }
}

#[test]
fn the_page_of_a_lever_names_its_parameters() {
    use reengineer::model::{KeyGroup, Lever, Spelled, in_chinese};
    for lever in Lever::WORDS.iter().map(|word| word.value) {
        let pages = ["en", "zh"].map(|lang| run(&["explain", lever.english(), "--lang", lang], "").out);
        let headed = [("Parameters", 0), ("参数", 1)].map(|(head, at)| pages[at].lines().any(|line| line == head));
        assert_eq!(headed, [!lever.parameters().is_empty(); 2], "{}", pages[0]);
        for key in lever.parameters() {
            let listed = [format!("- `{key}`: "), format!("- `{}`：", in_chinese(KeyGroup::Permit, key))];
            assert!(listed.iter().zip(&pages).all(|(line, page)| page.contains(line)), "{key}\n{}", pages[0]);
        }
    }
    assert!(run(&["explain", "cap"], "").out.contains("default its `limit`"));
}
