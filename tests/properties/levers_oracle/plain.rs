//! A random definition of steps that are tied by finishes and starts alone, without lags and papers.

use std::fmt::Write;

use proptest::prelude::*;

use super::dice::Dice;

/// The text of a definition of three to nine steps, many of which a lever puts beside others.
pub fn plain() -> impl Strategy<Value = String> {
    (3..=9usize, any::<u64>()).prop_map(|(steps, seed)| {
        let mut dice = Dice::new(seed);
        (0..20).for_each(|_| _ = dice.up_to(1));
        let silent = dice.one_in(2);
        let mut text = "name: plain\nid: plain\nsteps:\n".to_owned();
        for at in 0..steps {
            let days = 1 + dice.up_to(4);
            write!(text, "- {{id: s{at}, name: s{at}, department: D, days: {days}").unwrap();
            if !silent || dice.one_in(3) {
                let mut after = Vec::new();
                for from in 0..at {
                    if dice.one_in(3) {
                        let reasons = ["", "", ", because: habit", ", because: open", ", because: procedure"];
                        after.push(format!("{{step: s{from}{}}}", dice.one_of(&reasons)));
                    }
                }
                write!(text, ", after: [{}]", after.join(", ")).unwrap();
            }
            text.push_str(dice.one_of(&["", "", ", needs: []"]));
            text.push_str(dice.one_of(&["", "", ", gives: []"]));
            text.push_str(dice.one_of(&["", "", "", ", value: waste"]));
            let with = if at > 0 { format!(", with: [s{}]", dice.up_to(at - 1)) } else { String::new() };
            let some = format!("parallel: {{basis: b{with}}}");
            let may = dice.one_of(&["", "parallel: b", "parallel: b", some.as_str(), "eliminate: b", "instant: b"]);
            writeln!(text, ", may: {{{may}}}}}").unwrap();
        }
        text
    })
}
