//! Pairs each definition with its earlier version.
//!
//! The one at its path that is the same process by its id; else the one that
//! had its id, where one on each side does; else the one at its path, since an
//! id may be changed; else the one that had its name; at last the one with the
//! same steps: a definition that was moved, renamed and given another id at
//! once is still the same process. Lookups are indexed, so that thousands of
//! moved files cost no more than a few.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::Process;

/// A definition and its path.
#[derive(Clone, Copy, Debug)]
pub(in crate::cli) struct Known<'k> {
    pub path: &'k str,
    pub process: &'k Process,
    /// Whether it may only be paired with the definition at its path: an
    /// earlier version that is the same process there today.
    pub is_home: bool,
}

/// The least share of steps that two versions have in common, in per cent.
const LEAST_ALIKE: usize = 50;
/// A name of a step in more definitions than this is not used.
const MOST_SHARERS: usize = 64;

/// The index of the earlier version of each definition.
pub(in crate::cli) fn pairs(news: &[Known<'_>], olds: &[Known<'_>]) -> Vec<Option<usize>> {
    let mut pairing = Pairing { news, olds, of_new: vec![None; news.len()], taken: vec![false; olds.len()] };
    pairing.by_path(|new, old| new.id() == old.id());
    pairing.by_key(|process| process.id().to_owned());
    pairing.by_path(|_, _| true);
    pairing.by_key(|process| process.name().to_owned());
    pairing.by_key(content);
    pairing.by_steps();
    pairing.of_new
}

/// All steps in order, each with its time.
fn content(process: &Process) -> String {
    let step = |step: &crate::model::Step| format!("{}\0{:?}\0", step.name, step.days);
    process.steps().iter().map(step).collect()
}

struct Pairing<'p> {
    news: &'p [Known<'p>],
    olds: &'p [Known<'p>],
    of_new: Vec<Option<usize>>,
    taken: Vec<bool>,
}

impl Pairing<'_> {
    fn pair(&mut self, new: usize, old: usize) {
        self.of_new[new] = Some(old);
        self.taken[old] = true;
    }

    fn left(&self) -> (Vec<usize>, Vec<usize>) {
        let news = (0..self.news.len()).filter(|at| self.of_new[*at].is_none());
        let olds = (0..self.olds.len()).filter(|at| !self.taken[*at] && !self.olds[*at].is_home);
        (news.collect(), olds.collect())
    }

    fn by_path(&mut self, is_same: fn(&Process, &Process) -> bool) {
        let at_path: BTreeMap<&str, usize> =
            (0..self.olds.len()).filter(|at| !self.taken[*at]).map(|at| (self.olds[at].path, at)).collect();
        for new in 0..self.news.len() {
            let old = at_path.get(self.news[new].path).copied().filter(|_| self.of_new[new].is_none());
            if let Some(old) = old.filter(|old| is_same(self.news[new].process, self.olds[*old].process)) {
                self.pair(new, old);
            }
        }
    }

    /// Pairs those with a key that is unique on both sides.
    fn by_key(&mut self, key: fn(&Process) -> String) {
        let (news, olds) = self.left();
        if news.is_empty() || olds.is_empty() {
            return;
        }
        let olds = alone(olds.into_iter().map(|at| (key(self.olds[at].process), at)));
        for (key, new) in alone(news.into_iter().map(|at| (key(self.news[at].process), at))) {
            if let Some(old) = olds.get(&key) {
                self.pair(new, *old);
            }
        }
    }

    /// Pairs those that share the most names of steps, the most alike first.
    fn by_steps(&mut self) {
        let (news, olds) = self.left();
        let mut with_step: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for old in olds {
            for name in names(self.olds[old].process) {
                with_step.entry(name).or_default().push(old);
            }
        }
        let mut alike: Vec<(usize, usize, usize)> = Vec::new();
        for new in news {
            let names = names(self.news[new].process);
            let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
            let sharers = names.iter().filter_map(|name| with_step.get(name));
            for old in sharers.filter(|olds| olds.len() <= MOST_SHARERS).flatten() {
                *shared.entry(*old).or_default() += 1;
            }
            let of_all =
                |old: usize, count: usize| 200 * count / (names.len() + self::names(self.olds[old].process).len());
            alike.extend(shared.into_iter().map(|(old, count)| (of_all(old, count), new, old)));
        }
        alike.retain(|(share, ..)| *share >= LEAST_ALIKE);
        alike.sort_by_key(|(share, new, old)| (std::cmp::Reverse(*share), *new, *old));
        for (_, new, old) in alike {
            if self.of_new[new].is_none() && !self.taken[old] {
                self.pair(new, old);
            }
        }
    }
}

fn names(process: &Process) -> BTreeSet<&str> {
    process.steps().iter().map(|step| step.name.as_str()).collect()
}

/// The entries whose key is unique.
fn alone(entries: impl Iterator<Item = (String, usize)>) -> BTreeMap<String, usize> {
    let mut of_key: BTreeMap<String, Option<usize>> = BTreeMap::new();
    for (key, at) in entries {
        of_key.entry(key).and_modify(|known| *known = None).or_insert(Some(at));
    }
    of_key.into_iter().filter_map(|(key, at)| Some((key, at?))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input;
    use crate::source::Source;

    fn process(id: &str, name: &str, steps: &[&str]) -> Process {
        let step = |step: &&str| format!("  - {{name: {step}, days: 1}}\n");
        let text = format!("id: {id}\nname: {name}\nsteps:\n{}", steps.iter().map(step).collect::<String>());
        input::read(&Source::read("x.yaml", text.into_bytes()).unwrap()).unwrap()
    }

    /// A path, an id, a name and steps.
    type Told<'t> = (&'t str, &'t str, &'t str, &'t [&'t str]);

    fn paired(news: &[Told<'_>], olds: &[Told<'_>]) -> Vec<Option<usize>> {
        let read = |all: &[Told<'_>]| -> Vec<Process> {
            all.iter().map(|(_, id, name, steps)| process(id, name, steps)).collect()
        };
        let (new, old) = (read(news), read(olds));
        let news: Vec<Known<'_>> =
            news.iter().zip(&new).map(|((path, ..), process)| Known { path, process, is_home: false }).collect();
        let olds: Vec<Known<'_>> =
            olds.iter().zip(&old).map(|((path, ..), process)| Known { path, process, is_home: false }).collect();
        pairs(&news, &olds)
    }

    #[test]
    fn a_definition_is_known_by_id_then_path_then_name_then_steps() {
        let a: &[&str] = &["a1", "a2", "a3"];
        let b: &[&str] = &["b1", "b2", "b3"];
        let old = [("p", "p", "P", a), ("q", "q", "Q", b)];
        assert_eq!(paired(&[("x", "q", "X", a)], &old), [Some(1)], "the id before the steps");
        assert_eq!(paired(&[("p", "x", "Q", b)], &old), [Some(0)], "the path before the name");
        assert_eq!(paired(&[("x", "x", "Q", a)], &old), [Some(1)], "the name before the steps");
        assert_eq!(paired(&[("x", "x", "X", &["b1", "b2", "b4"])], &old), [Some(1)], "most of the steps");
        assert_eq!(paired(&[("x", "x", "X", &["b1", "c", "d", "e"])], &old), [None], "too few of them");
        assert_eq!(paired(&[("p", "q", "P", a), ("q", "p", "Q", b)], &old), [Some(1), Some(0)], "they changed places");
    }
}
