//! Texts that would take too long or too much room.

use super::*;

#[test]
fn ten_thousand_levels_of_nesting_are_refused() {
    let block: String = (0..10_000).map(|level| format!("{}a:\n", " ".repeat(level))).collect();
    let deep = |text: &str| {
        let (line, column, problem) = only(text);
        assert_eq!(problem, Problem::TooDeep { limit: 64 });
        (line, column)
    };
    // Each points at the list or map of the 65th level.
    assert_eq!(deep(&block), (65, 65));
    assert_eq!(deep(&"- ".repeat(10_000)), (1, 129));
    assert_eq!(deep(&"? ".repeat(10_000)), (1, 129));
}

#[test]
fn the_bracket_that_goes_too_deep_is_pointed_at() {
    let deep = |text: &str| {
        let (line, column, problem) = only(text);
        assert_eq!(problem, Problem::TooDeep { limit: 64 });
        (line, column)
    };
    for many in [65, 100, 255, 256, 257, 10_000] {
        assert_eq!(deep(&"[".repeat(many)), (1, 65), "{many}");
    }
    assert_eq!(deep(&format!("name: {}", "[".repeat(10_000))), (1, 6 + 64));
    assert_eq!(deep(&format!("name: {}", "{a: ".repeat(10_000))), (1, 7 + 63 * 4));
    assert_eq!(deep(&"[\n".repeat(10_000)), (65, 1));
    let needs = format!("name: x\nsteps:\n- {{name: 汉, days: 1, needs: {}", "[".repeat(10_000));
    assert_eq!(deep(&needs), (3, 29 + 61));
    // Brackets in quotes and comments are none.
    assert_eq!(deep(&format!("name: '[[['\nx: # [[[\n  {}", "[".repeat(300))), (3, 3 + 63));
    let closed = |many: usize| only(&format!("{}{}", "[".repeat(many), "]".repeat(many)));
    assert!(matches!(closed(64), (1, 1, Problem::WrongShape { .. })));
    assert_eq!(closed(65), (1, 65, Problem::TooDeep { limit: 64 }));
}

#[test]
fn aliases_cannot_nest_deeper_than_the_text() {
    let mut text = "a0: &a0 [x]\n".to_owned();
    for level in 1..1_000 {
        text.push_str(&format!("a{level}: &a{level} [*a{}]\n", level - 1));
    }
    let (line, column, problem) = only(&text);
    assert_eq!((line, column, problem), (64, 12, Problem::TooDeep { limit: 64 }));
}

#[test]
fn an_alias_bomb_is_refused_at_once() {
    let mut text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n".to_owned();
    for level in 1..40 {
        let before = format!("*a{}", level - 1);
        text.push_str(&format!("a{level}: &a{level} [{}]\n", vec![before; 9].join(", ")));
    }
    let start = Instant::now();
    let (line, _, problem) = only(&text);
    assert_eq!((line, problem), (8, Problem::TooMuchExpansion { limit: 10_000_000 }));
    assert!(start.elapsed() < Elapsed::from_secs(1));
}

#[test]
fn a_large_text_repeated_by_aliases_counts_by_its_size() {
    let text = format!("a: &a {}\nname: p\nsteps: [{}]\n", "x".repeat(100_000), vec!["*a"; 10_000].join(","));
    assert!(matches!(only(&text), (3, _, Problem::TooMuchExpansion { .. })));
}

#[test]
fn a_merge_bomb_is_refused() {
    let keys: String = (0..2_000).map(|key| format!("k{key}: 1, ")).collect();
    let merges: String = (0..20_000).map(|_| "- {<<: *a}\n".to_owned()).collect();
    let start = Instant::now();
    assert!(matches!(only(&format!("- &a {{{keys}}}\n{merges}")), (_, _, Problem::TooMuchExpansion { .. })));
    assert!(start.elapsed() < Elapsed::from_secs(10));
}

#[test]
fn millions_of_brackets_and_commas_are_refused_before_they_are_parsed() {
    let start = Instant::now();
    let (line, column, problem) = only(&format!("name: p\nsteps: [{}]\n", "a,".repeat(8_000_000)));
    assert_eq!((line, column, problem), (2, 4_000_008, Problem::TooMuchExpansion { limit: 2_000_000 }));
    assert!(start.elapsed() < Elapsed::from_secs(5));
}

#[test]
fn sixteen_megabytes_of_ordinary_steps_are_read() {
    let step = |nth: usize| {
        format!(
            "  - id: s{nth}\n    name: 第{nth}步审查\n    days: 1.5\n    needs: [申请表, 身份证]\n    law: [行政许可法第三十四条]\n"
        )
    };
    let steps: String = (0..140_000).map(step).collect();
    let text = format!("name: p\nmaterials: [申请表, 身份证]\nsteps:\n{steps}");
    assert!(text.len() > 16 << 20, "{}", text.len());
    assert_eq!(process(&text).steps().len(), 140_000);
}

#[test]
fn an_alias_of_what_contains_it_is_refused() {
    assert_eq!(only("a: &a [1, *a]\n"), (1, 11, Problem::RecursiveAlias));
    assert_eq!(only("a: &a\n  <<: *a\n"), (2, 7, Problem::RecursiveAlias));
}

#[test]
fn a_scalar_of_twenty_megabytes_is_read_in_a_moment() {
    let start = Instant::now();
    let name = "汉".repeat(7_000_000);
    assert_eq!(process(&format!("name: {name}\nsteps: [{{name: a, days: 1}}]\n")).name().len(), 21_000_000);
    assert!(matches!(only(&format!("name: {name}\nsteps: x\n")), (2, 8, Problem::WrongShape { .. })));
    let (_, _, problem) = only(&format!("name: p\nsteps: [{{name: a, days: {name}}}]\n"));
    assert!(matches!(problem, Problem::BadDuration { .. }));
    assert!(start.elapsed() < Elapsed::from_secs(20));
}

#[test]
fn at_most_a_hundred_defects_are_told() {
    let steps: String = (0..500).map(|step| format!("  - {{name: s{step}, days: x}}\n")).collect();
    assert_eq!(refused(&format!("name: p\nsteps:\n{steps}")).len(), 100);
}

#[test]
fn one_list_at_many_steps_is_refused_before_it_makes_a_million_orders() {
    let text = |steps: usize| {
        let names: Vec<String> = (0..1_000).map(|at| format!("a{at}")).collect();
        let first: String = names.iter().map(|name| format!("  - {{id: {name}, days: 1, after: []}}\n")).collect();
        let rest: String = (0..steps).map(|at| format!("  - {{id: b{at}, days: 1, after: *x}}\n")).collect();
        format!("name: p\nsteps:\n{first}  - {{id: g, days: 1, after: &x [{}]}}\n{rest}", names.join(", "))
    };
    let (_, _, problem) = only(&text(1_000));
    assert_eq!(problem, Problem::TooManyOrders { limit: 1_000_000 });
}
