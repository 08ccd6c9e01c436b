//! Help, the version and mistakes, in the language of the run.

use super::*;

const IN_CHINESE: &[(&str, &str)] = &[("LANG", "zh_CN.UTF-8")];

fn has_chinese(text: &str) -> bool {
    text.chars().any(|character| ('\u{4e00}'..='\u{9fff}').contains(&character))
}

#[test]
fn help_and_version_are_exit_0_on_standard_output() {
    for args in [
        &["--help"][..],
        &["-h"],
        &["help"],
        &["--version"],
        &["-V"],
        &["analyze", "--help"],
        &["deadline", "-h"],
        &["help", "schema"],
        &["help", "help"],
        &["schema", "--version"],
    ] {
        for lang in ["en", "zh"] {
            let ran = run(&[args, &["--lang", lang]].concat(), "");
            assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{args:?}");
            assert!(ran.out.lines().all(|line| line.width() <= 80), "{args:?}: {}", ran.out);
        }
    }
}

#[test]
fn the_language_of_help_is_asked_for_anywhere_or_the_locale_s() {
    let chinese = run(&["analyze", "--help", "--lang", "zh"], "").out;
    shown("the language of help is asked for anywhere or the locale s: Chinese", &chinese);
    for args in [
        &["--lang", "zh", "analyze", "--help"][..],
        &["analyze", "--lang=zh", "-h"],
        &["--lang=zh", "help", "analyze"],
        &["help", "analyze", "--lang", "zh"],
        &["-o", "schema", "analyze", "--help", "--lang", "zh"],
    ] {
        assert_eq!(run(args, "").out, chinese, "{args:?}");
    }
    assert_eq!(run_in(&env(IN_CHINESE), &["analyze", "--help"], "").out, chinese);
    assert_eq!(run_in(&env(IN_CHINESE), &["analyze", "--help", "--lang", "auto"], "").out, chinese);
    let english = run(&["analyze", "--help"], "").out;
    assert!(!has_chinese(&english), "{english}");
    shown("the language of help is asked for anywhere or the locale s: English", &english);
    assert_eq!(run_in(&env(IN_CHINESE), &["--lang", "en", "analyze", "--help"], "").out, english);
}

#[test]
fn help_is_as_wide_as_the_page() {
    for lang in ["en", "zh"] {
        let wide = run(&["deadline", "--help", "--lang", lang, "--width", "120"], "").out;
        let narrow = run(&["deadline", "--help", "--lang", lang, "--width", "50"], "").out;
        let columns = |page: &str| page.lines().map(UnicodeWidthStr::width).max().unwrap_or_default();
        assert!(columns(&wide) > 80 && columns(&wide) <= 120, "{wide}");
        let is_example = |line: &&str| line.starts_with("  reengineer");
        assert!(narrow.lines().filter(|line| !is_example(line)).all(|line| line.width() <= 50), "{narrow}");
        assert_eq!(wide.matches("--").count(), narrow.matches("--").count());
    }
    assert_eq!(run_in(&env(&[("COLUMNS", "50")]), &["-h"], "").out, run(&["-h", "--width", "50"], "").out);
}

#[test]
fn a_mistake_is_told_in_either_language_with_how_the_command_is_called() {
    let english = run(&["analyze", "-", "--fromat", "json"], "");
    let said = "error: unknown option `--fromat`\nhelp: did you mean `--format`?\n\n\
                Usage: reengineer analyze [OPTIONS] <FILE>...\nfor more, try `reengineer analyze --help`\n";
    assert_eq!((english.code, english.out.as_str(), english.err.as_str()), (2, "", said));
    let chinese = run(&["analyze", "-", "--fromat", "json", "--lang", "zh"], "");
    let said = "错误：没有选项「--fromat」\n提示：是否想写「--format」？\n\n\
                用法：reengineer analyze [选项] <文件>...\n详见 reengineer analyze --help\n";
    assert_eq!((chinese.code, chinese.out.as_str(), chinese.err.as_str()), (2, "", said));
    assert_eq!(run_in(&env(IN_CHINESE), &["analyze", "-", "--fromat", "json"], "").err, said);
}

#[test]
fn every_mistake_speaks_chinese() {
    for args in [
        &[][..],
        &["--quiet"],
        &["analize"],
        &["analyze"],
        &["analyze", "-", "--lang"],
        &["analyze", "-", "--format"],
        &["analyze", "-", "--format", "jsn"],
        &["analyze", "-", "--report", "jsn=x"],
        &["analyze", "-", "--report", "json"],
        &["analyze", "-", "--width", "3"],
        &["analyze", "-", "--lang", "fr"],
        &["analyze", "-", "-q", "-v"],
        &["analyze", "-", "-q", "-q"],
        &["analyze", "-", "--back"],
        &["schema", "x"],
        &["deadline", "2026-01-05"],
        &["help", "analize"],
        &["help", "analyze", "x"],
        &["--", "schema"],
    ] {
        let ran = run_in(&env(IN_CHINESE), args, "");
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{args:?}");
        assert!(has_chinese(&ran.err), "{args:?}: {}", ran.err);
        for english in ["error", "help:", "Usage", "OPTIONS", "FILE", "wanted", "cannot"] {
            assert!(!ran.err.contains(english), "{args:?}: {english} in {}", ran.err);
        }
    }
}
