//! Processes with levers, the same on every run.

#[path = "../xorshift/mod.rs"]
mod xorshift;

use std::fmt::Write;

use xorshift::Random;

/// The levers of a process.
#[derive(Clone, Copy, Debug)]
pub enum Levers {
    /// This many that lift, shorten or remove.
    Plain(usize),
    /// This many, including those that merge steps and move orders.
    Every(usize),
}

/// A definition of so many steps: each follows up to three of the eight
/// before it, for law, out of habit or for no stated reason; a third need a
/// paper of a step before.
#[must_use]
pub fn definition(seed: u64, steps: usize, levers: Levers) -> String {
    let mut random = Random(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
    let carried = carried(&mut random, steps, levers);
    let mut yaml = "name: a generated process\nsteps:\n".to_owned();
    for at in 0..steps {
        let days = 1 + random.below(15);
        let department = random.below(8);
        let _ = write!(
            yaml,
            "  - id: s{at}\n    name: Step {at}\n    department: office {department}\n    item: matter {department}\n    \
             days: {days}\n    gives: [paper {at}]\n",
        );
        let mut from: Vec<usize> =
            (0..=random.below(3)).filter(|_| at > 0).map(|_| at - 1 - random.below(at.min(8))).collect();
        from.sort_unstable();
        from.dedup();
        let entries: Vec<String> = from
            .iter()
            .map(|before| match random.below(6) {
                0 => format!("{{step: s{before}, because: habit}}"),
                1 | 2 => format!("{{step: s{before}, because: law, basis: an act}}"),
                _ => format!("s{before}"),
            })
            .collect();
        let _ = writeln!(yaml, "    after: [{}]", entries.join(", "));
        let own: Vec<&str> = carried.iter().filter(|(step, _)| *step == at).map(|(_, lever)| *lever).collect();
        let need = from.first().filter(|_| random.below(3) == 0 || own.contains(&"need"));
        if let Some(before) = need {
            let may = if own.contains(&"need") { ", may: {tolerate: {basis: an act}}" } else { "" };
            let _ = writeln!(yaml, "    needs: [{{material: paper {before}, need: required{may}}}]");
        }
        let first = from.first().copied();
        let parameters = |lever: &&str| match *lever {
            "instant" | "commit" | "filing" => format!("{lever}: {{basis: an act}}"),
            "flatten" | "delegate" | "area-assessment" => {
                format!("{lever}: {{basis: an act, days: {}}}", (days / 2).max(1))
            }
            "early-start" => format!("early-start: {{basis: an act, of: s{}, lag: 1}}", first.unwrap_or(0)),
            lever => format!("{lever}: {{basis: an act}}"),
        };
        let may: Vec<String> = own.iter().filter(|lever| **lever != "need").map(parameters).collect();
        if !may.is_empty() {
            let _ = writeln!(yaml, "    may: {{{}}}", may.join(", "));
        }
    }
    yaml
}

fn carried(random: &mut Random, steps: usize, levers: Levers) -> Vec<(usize, &'static str)> {
    const PLAIN: [&str; 8] =
        ["instant", "commit", "filing", "flatten", "delegate", "parallel", "need", "area-assessment"];
    const EVERY: [&str; 12] = [
        "instant",
        "commit",
        "flatten",
        "parallel",
        "need",
        "eliminate",
        "pre-review",
        "early-start",
        "joint",
        "joint",
        "merge",
        "merge",
    ];
    let (kinds, count): (&[&str], usize) = match levers {
        Levers::Plain(count) => (&PLAIN, count),
        Levers::Every(count) => (&EVERY, count),
    };
    let mut carried: Vec<(usize, &'static str)> = Vec::new();
    let mut tried = 0;
    while carried.len() < count && tried < 100 * count {
        tried += 1;
        let lever = match levers {
            Levers::Plain(_) => kinds[random.below(kinds.len())],
            Levers::Every(_) => kinds[carried.len() % kinds.len()],
        };
        let lever: &'static str =
            PLAIN.iter().chain(&EVERY).find(|known| **known == lever).copied().unwrap_or("instant");
        let at = 1 + random.below(steps - 1);
        if !carried.iter().any(|(step, known)| *step == at && *known == lever) {
            carried.push((at, lever));
        }
    }
    carried
}
