//! Pages for people.

use super::*;

#[test]
fn no_line_is_wider_than_the_page_in_either_language() {
    let long =
        SMALL.replace("设立登记", "一个名称非常长非常长非常长非常长的环节 with an extraordinarilylongwordinside");
    let folder = folder();
    let mut files = vec![definition(&folder, "long.yaml", &long)];
    files.extend(examples().iter().map(|file| file.to_str().unwrap().to_owned()));
    for file in &files {
        for width in ["24", "40", "80", "200"] {
            for lang in ["en", "zh"] {
                for more in [&["-v"][..], &["--ascii"]] {
                    let args = [&["analyze", file, "--width", width, "--lang", lang], more].concat();
                    let ran = run(&args, "");
                    let most: usize = width.parse().unwrap();
                    let wide = ran.out.lines().find(|line| line.width() > most);
                    assert_eq!((ran.code, wide), (0, None), "{args:?}");
                    assert!(ran.out.lines().all(|line| line == line.trim_end()), "{args:?}");
                }
            }
        }
    }
}

#[test]
fn ascii_means_that_nothing_but_names_is_beyond_it() {
    let text =
        "name: a\nsteps: [{name: b, days: 3, value: waste}, {name: c, days: 2}, {name: d, days: 1, needs: []}]\n";
    let ran = run(&["analyze", "-", "--ascii", "-v"], text);
    assert!(ran.out.is_ascii(), "{}", ran.out);
}

#[test]
fn there_are_no_escape_sequences_in_a_pipe() {
    let escape = '\u{1b}';
    assert!(!run(&["analyze", "-"], SMALL).out.contains(escape));
    assert!(run(&["analyze", "-", "--color", "always"], SMALL).out.contains(escape));
    let forced = env(&[("CLICOLOR_FORCE", "1")]);
    assert!(run_in(&forced, &["analyze", "-"], SMALL).out.contains(escape));
    assert!(!run_in(&forced, &["analyze", "-", "--color", "never"], SMALL).out.contains(escape));
    let terminal = Environment { out_is_terminal: true, ..Environment::default() };
    assert!(run_in(&terminal, &["analyze", "-"], SMALL).out.contains(escape));
    let refused = Environment { out_is_terminal: true, ..env(&[("NO_COLOR", "1"), ("CLICOLOR_FORCE", "1")]) };
    assert!(!run_in(&refused, &["analyze", "-"], SMALL).out.contains(escape));
    for format in ["json", "csv", "markdown"] {
        let ran = run(&["analyze", "-", "--color", "always", "--format", format], SMALL);
        assert!(!ran.out.contains(escape), "{format}");
    }
}

#[test]
fn colours_change_nothing_but_colours() {
    let plain = run(&["analyze", "-"], SMALL).out;
    let coloured = run(&["analyze", "-", "--color", "always"], SMALL).out;
    let mut stripped = String::new();
    for (at, part) in coloured.split('\u{1b}').enumerate() {
        stripped.push_str(if at == 0 { part } else { part.split_once('m').unwrap().1 });
    }
    assert_eq!(stripped, plain);
}

#[test]
fn control_characters_of_a_definition_reach_no_output() {
    let bad = |character: char| (character.is_control() && character != '\n') || character == '\u{202e}';
    let obeyed = "name: \"a\\e[31mb\\u009bc\"\nsteps: [{name: \"x\\e]0;t\\a\", days: 1}]\n";
    let turned = "name: \"a\\u202ed\\tb\"\nsteps: [{name: \"x\\ny\\u202e\", days: 1, needs: []}, {name: z, days: 2}]\n";
    for format in ["text", "json", "markdown", "csv"] {
        for text in [obeyed, turned] {
            let ran = run(&["analyze", "-", "--format", format], text);
            assert!(!ran.out.contains(bad), "{format}: {:?}", ran.out);
            assert!(!ran.err.contains(bad), "{format}: {:?}", ran.err);
        }
    }
    let named = run(&["analyze", "no\u{1b}[31m.yaml"], "");
    assert!(!named.err.contains('\u{1b}'), "{:?}", named.err);
    let flagged = run(&["analyze", "--no\u{1b}[31m"], "");
    assert!(!flagged.err.contains('\u{1b}'), "{:?}", flagged.err);
}

#[test]
fn every_output_is_the_same_bytes_on_repeat() {
    for file in examples() {
        for format in ["text", "json", "markdown", "csv"] {
            let args = ["analyze", file.to_str().unwrap(), "--format", format, "-v"];
            assert_eq!(run(&args, "").out, run(&args, "").out);
        }
    }
}
