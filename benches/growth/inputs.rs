//! Definitions that are unusual in one way, by their size.

use std::fmt::Write;

/// One step behind all others.
pub fn gate_in(size: usize) -> String {
    let mut text = "name: p\nsteps:\n".to_owned();
    for at in 0..size {
        let _ = writeln!(text, "  - {{id: a{at}, days: 1, after: []}}");
    }
    text + &format!("  - {{id: g, days: 1, after: [{}]}}\n", ids(size))
}

/// All others behind one step.
pub fn gate_out(size: usize) -> String {
    let mut text = "name: p\nsteps:\n  - {id: g, days: 1}\n".to_owned();
    for at in 0..size {
        let _ = writeln!(text, "  - {{id: a{at}, days: 1, after: [g]}}");
    }
    text
}

/// One list at many steps: so many steps behind as many others each. Twice the
/// size is four times the orders.
pub fn aliases(size: usize) -> String {
    let mut text = "name: p\nsteps:\n".to_owned();
    for at in 0..size {
        let _ = writeln!(text, "  - {{id: a{at}, days: 1, after: []}}");
    }
    let _ = writeln!(text, "  - {{id: g, days: 1, after: &all [{}]}}", ids(size));
    for at in 0..size {
        let _ = writeln!(text, "  - {{id: b{at}, days: 1, after: *all}}");
    }
    text
}

fn ids(size: usize) -> String {
    (0..size).map(|at| format!("a{at}")).collect::<Vec<_>>().join(", ")
}

/// A whole definition on one line: a megabyte at 14,000 steps.
pub fn one_line(size: usize) -> String {
    let step = |at| format!("{{name: s{at}, department: D{}, days: {}.5, needs: [], visits: 1}}", at % 7, at % 9);
    format!("{{name: p, steps: [{}]}}\n", (0..size).map(step).collect::<Vec<_>>().join(", "))
}

/// So many comments, and a step for every twenty of them.
pub fn comments(size: usize) -> String {
    let mut text = "name: p\nsteps:\n".to_owned();
    for at in 0..size {
        let _ = writeln!(text, "  # {at}");
    }
    for at in 0..size / 20 {
        let _ = writeln!(text, "  - {{name: s{at}, days: 1}} # {at}");
    }
    text
}

/// Names of 10,000 characters.
pub fn long_names(size: usize) -> String {
    let mut text = "name: p\nsteps:\n".to_owned();
    for character in ('一'..).take(size) {
        let name = character.to_string().repeat(10_000);
        let _ = writeln!(text, "  - {{name: {name}, days: 1, department: 部{name}}}");
    }
    text
}

/// A chain of habits, in an order that is not the file's.
pub fn habits(size: usize) -> String {
    let step = |at: usize| match at {
        0 => "  - {id: s0, days: 1, after: [], needs: [], gives: []}\n".to_owned(),
        _ => format!(
            "  - {{id: s{at}, days: 1, needs: [], gives: [], after: [{{step: s{}, because: habit}}]}}\n",
            at - 1
        ),
    };
    // Steps far apart in the chain stand side by side.
    let order = (0..size).map(|at| (at * 7_919) % size);
    "name: p\nsteps:\n".to_owned() + &order.map(step).collect::<String>()
}

/// A chain in which every step names the one that stands below it.
pub fn upwards(size: usize) -> String {
    let step = |at: usize| match size - at {
        1 => format!("  - {{id: s{at}, days: 1, after: []}}\n"),
        _ => format!("  - {{id: s{at}, days: 1, after: [s{}]}}\n", at + 1),
    };
    "name: p\nsteps:\n".to_owned() + &(0..size).map(step).collect::<String>()
}

/// A chain in which every step names the one that stands above it.
pub fn downwards(size: usize) -> String {
    let step = |at: usize| match at.checked_sub(1) {
        None => format!("  - {{id: s{at}, days: 1, after: []}}\n"),
        Some(above) => format!("  - {{id: s{at}, days: 1, after: [s{above}]}}\n"),
    };
    "name: p\nsteps:\n".to_owned() + &(0..size).map(step).collect::<String>()
}

/// Steps in two cases, which say in both the same that rules find.
pub fn cases(size: usize) -> String {
    let step = |at| format!("  - {{name: s{at}, days: 1}}\n");
    "name: p\ncases: [new, renewal]\nsteps:\n".to_owned() + &(0..size).map(step).collect::<String>()
}

/// A lever at every step, of those that work on one step and of those that take
/// several together.
pub fn levers(size: usize) -> String {
    let levers =
        ["instant: x", "commit: x", "delegate: {basis: x, days: 1}", "eliminate: x", "parallel: x", "single-window: x"];
    let step = |at| {
        let (days, lever) = (2 + at % 5, levers[at % levers.len()]);
        let kind = if at % levers.len() == 5 { "intake" } else { "review" };
        format!("  - {{id: s{at}, days: {days}, department: D{}, kind: {kind}, may: {{{lever}}}}}\n", at % 9)
    };
    "name: p\nsteps:\n".to_owned() + &(0..size).map(step).collect::<String>()
}

/// Steps that follow each other without a reason, of which every third may run
/// beside all of them.
pub fn parallel(size: usize) -> String {
    let step = |at| {
        let may = if at % 3 == 0 { ", may: {parallel: x}" } else { "" };
        format!("  - {{id: s{at}, days: {}, department: D{}{may}}}\n", 1 + at % 5, at % 9)
    };
    "name: p\nsteps:\n".to_owned() + &(0..size).map(step).collect::<String>()
}

/// Steps in thirty cases; of every third the case decides whether it is taken,
/// and one in fifty has a lever.
pub fn guide(size: usize) -> String {
    let names =
        |of: &dyn Fn(&usize) -> bool| (0..30).filter(of).map(|case| format!("c{case}")).collect::<Vec<_>>().join(", ");
    let step = |at: usize| {
        let when = match at % 3 {
            2 => format!(", when: [{}]", names(&|case| !(case + at).is_multiple_of(4))),
            _ => String::new(),
        };
        let may = if at.is_multiple_of(50) { ", may: {parallel: x}" } else { "" };
        format!("  - {{id: s{at}, days: {}, department: D{}{when}{may}}}\n", 2 + at % 5, at % 9)
    };
    format!("name: p\ncases: [{}]\nsteps:\n", names(&|_| true)) + &(0..size).map(step).collect::<String>()
}

/// A definition of four steps, of a name and a letter that no other has.
pub fn small(letter: char, at: usize) -> String {
    let step = |nth| format!("  - {{name: s{at}x{nth}, days: {}, department: D{}}}\n", nth + 1, at % 50);
    format!("name: {letter}{at}\nsteps:\n{}", (0..4).map(step).collect::<String>())
}

/// A definition of ten steps with twenty findings.
pub fn found(at: usize) -> String {
    let step = |nth| format!("  - {{name: s{nth}, days: {}}}\n", nth + 1);
    format!("name: p{at}\nsteps:\n{}", (0..10).map(step).collect::<String>())
}
