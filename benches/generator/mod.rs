//! Definitions of any size, the same on every run.

#[path = "../xorshift/mod.rs"]
mod xorshift;

use std::fmt::Write;

use reengineer::input;
use reengineer::model::Process;
use reengineer::source::Source;
use xorshift::Random;

/// Numbers of steps that are measured.
pub const STEPS: [usize; 5] = [10, 100, 1_000, 10_000, 100_000];

/// The shape of the order.
#[derive(Clone, Copy, Debug)]
pub struct Shape {
    /// Each step follows up to four of so many before it; with 0 it has no `after` and follows the one above.
    pub window: usize,
    /// Whether some orders are between starts or finishes, or have a lag.
    pub ties: bool,
}

/// One of some words.
fn pick<'a>(random: &mut Random, words: &[&'a str]) -> &'a str {
    words[random.below(words.len())]
}

/// A definition of so many steps: twenty departments, fifty matters with steps of every kind, papers passed on,
/// half of the steps explained, every fifth waste.
#[must_use]
pub fn definition(shape: Shape, steps: usize) -> String {
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    let mut yaml = "name: a generated process\nsteps:\n".to_owned();
    for at in 0..steps {
        let kinds = ["intake", "review", "review", "inspect", "decision", "delivery", "wait"];
        let values = ["adding", "adding", "required", "required", "waste"];
        let _ = write!(
            yaml,
            "  - id: s{at}\n    name: 第{at}步\n    department: 部门{}\n    item: 事项{}\n    kind: {}\n    \
             days: {}.{}\n    value: {}\n    gives: [材料{at}]\n",
            random.below(20),
            random.below(50),
            pick(&mut random, &kinds),
            random.below(20),
            random.below(10),
            pick(&mut random, &values),
        );
        if shape.window > 0 && at > 0 {
            let entries = after(shape, at, &mut random);
            let _ = writeln!(yaml, "    after: [{}]", entries.join(", "));
        }
        match random.below(4) {
            0 => yaml.push_str("    needs: []\n"),
            1 if at > 0 => {
                let near = at - 1 - random.below(at.min(3));
                let need = pick(&mut random, &["required", "required", "tolerable"]);
                let _ = writeln!(yaml, "    needs: [{{material: 材料{near}, need: {need}}}]");
            }
            _ => {}
        }
    }
    yaml
}

fn after(shape: Shape, at: usize, random: &mut Random) -> Vec<String> {
    let mut from: Vec<usize> = (0..=random.below(4)).map(|_| at - 1 - random.below(at.min(shape.window))).collect();
    from.sort_unstable();
    from.dedup();
    let entry = |step: usize| {
        let because = pick(random, &["", "", ", because: law, basis: 某法", ", because: habit"]);
        let ties = ["", "", "", ", relation: FF", ", relation: SS, lag: 2", ", lag: 1.5"];
        let tie = if shape.ties { pick(random, &ties) } else { "" };
        if because.is_empty() && tie.is_empty() {
            format!("s{step}")
        } else {
            format!("{{step: s{step}{because}{tie}}}")
        }
    };
    from.into_iter().map(entry).collect()
}

/// The process that a text says.
///
/// # Panics
/// Where it says none.
#[must_use]
pub fn read(yaml: &str) -> Process {
    let source = Source::read("generated.yaml", yaml.as_bytes().to_vec());
    let process = source.ok().and_then(|source| input::read(&source).ok());
    process.expect("a generated definition is valid")
}
