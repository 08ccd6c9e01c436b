//! The steps that a cell names: by name, by number, by range.

use std::collections::HashMap;

use super::SheetProblem;
use super::cells::grid::{Value, half_width, one_line};
use super::lists::{self, is_blank, is_none};
use super::rows::StepRow;
use super::spelt::Spelt;
use crate::input::print::Vocabulary;
use crate::model::{Because, KeyGroup, Relation, Spelled};

/// Words for the step above.
const ABOVE: &[&str] =
    &["上一环节", "上一步", "上一步骤", "上步", "上一行", "上环节", "previous", "previous step", "the step above"];
/// The separators of steps.
const SIGNS: [char; 7] = ['、', '；', ';', '\n', ',', '，', '→'];
/// The most steps in a range.
const MOST_OF_RANGE: usize = 1_000;

/// The names of the steps.
#[derive(Debug, Default)]
pub(super) struct Names {
    by_name: HashMap<String, Vec<usize>>,
    /// The steps by sheet and number.
    by_number: HashMap<(usize, String), Vec<usize>>,
    /// The name by which each step is referred to.
    pub called: Vec<String>,
    /// The ids of steps whose name is not unique.
    pub ids: Vec<Option<String>>,
}

/// An entry of `after`.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Entry {
    step: String,
    relation: Option<Relation>,
    lag: Option<String>,
    because: Option<Because>,
    basis: Option<String>,
}

impl Names {
    pub fn new(steps: &[StepRow]) -> Self {
        let mut names = Self::default();
        let text = |step: &StepRow, key: &str| step.get(key).map(|cell| one_line(cell.value.shown()));
        let of_steps: Vec<String> = steps.iter().map(|step| text(step, "name").unwrap_or_default()).collect();
        for (nth, (step, name)) in steps.iter().zip(&of_steps).enumerate() {
            names.by_name.entry(name.clone()).or_default().push(nth);
            if let Some(number) = text(step, "number").filter(|number| !number.is_empty()) {
                names.by_number.entry((step.sheet, number_of(&number))).or_default().push(nth);
            }
        }
        let own: Vec<Option<String>> = steps.iter().map(|step| text(step, "id")).collect();
        let mut next: HashMap<&str, usize> = HashMap::new();
        for (name, id) in of_steps.iter().zip(own) {
            let repeated = names.by_name.get(name).is_some_and(|steps| steps.len() > 1);
            let id = match id {
                Some(id) => Some(id),
                None if repeated && !name.is_empty() => Some(names.free(name, next.entry(name).or_default())),
                None => None,
            };
            names.called.push(if repeated { id.clone().unwrap_or_else(|| name.clone()) } else { name.clone() });
            names.ids.push(id);
        }
        for (nth, id) in names.ids.iter().enumerate() {
            if let Some(id) = id {
                let of_id = names.by_name.entry(id.clone()).or_default();
                if !of_id.contains(&nth) {
                    of_id.push(nth);
                }
            }
        }
        names
    }

    /// The next free `name-1`.
    fn free(&self, name: &str, count: &mut usize) -> String {
        loop {
            *count += 1;
            let id = format!("{name}-{count}");
            if !self.by_name.contains_key(&id) {
                return id;
            }
        }
    }

    /// The predecessors of the step at this index, as its cell gives them;
    /// `None` where it is silent.
    pub fn after(&self, value: &Value, nth: usize, steps: &[StepRow]) -> Result<Option<Vec<Entry>>, SheetProblem> {
        let text = match value {
            Value::Text(text) | Value::Number(text) => text,
            other => return Err(super::values::unfit(other)),
        };
        if is_blank(text) {
            return Ok(None);
        }
        if is_none(text) {
            return Ok(Some(Vec::new()));
        }
        let sheet = steps.get(nth).map_or(0, |step| step.sheet);
        let mut entries = Vec::new();
        for token in self.tokens(text) {
            let is_above = ABOVE.iter().any(|word| word.eq_ignore_ascii_case(&token));
            if is_above && !self.by_name.contains_key(&token) {
                let above = nth.checked_sub(1).and_then(|above| self.called.get(above));
                entries.extend(above.map(|step| Entry { step: step.clone(), ..Entry::default() }));
                continue;
            }
            entries.extend(self.entries(&token, sheet)?);
        }
        Ok(Some(entries))
    }

    /// The single step that a cell names, and whether it exists; `None` where
    /// it is silent.
    pub fn one(&self, value: &Value, sheet: usize) -> Result<Option<(String, bool)>, SheetProblem> {
        let text = one_line(super::values::text(value)?);
        if text.is_empty() || is_blank(&text) {
            return Ok(None);
        }
        Ok(Some(match self.steps(&text, sheet)?.as_deref() {
            Some([one]) => (one.clone(), true),
            // The reader of definitions reports that it does not exist.
            _ => (text, false),
        }))
    }

    /// Splits a cell. Names of steps may contain the separators.
    fn tokens(&self, text: &str) -> Vec<String> {
        let whole = one_line(text);
        if self.by_name.contains_key(&whole) {
            return vec![whole];
        }
        let parts = lists::split(text, &SIGNS);
        let offset = |part: &str| part.as_ptr() as usize - text.as_ptr() as usize;
        let mut tokens = Vec::new();
        let mut nth = 0;
        while let Some(part) = parts.get(nth) {
            // The longest name first.
            let joined = parts.iter().enumerate().skip(nth + 1).take(8).filter_map(|(last, other)| {
                let joined = one_line(text.get(offset(part)..offset(other) + other.len())?);
                self.by_name.contains_key(&joined).then_some((last, joined))
            });
            match joined.max_by_key(|(last, _)| *last) {
                Some((last, joined)) => {
                    tokens.push(joined);
                    nth = last + 1;
                }
                None => {
                    tokens.push(one_line(part));
                    nth += 1;
                }
            }
        }
        tokens.retain(|token| !token.is_empty());
        tokens
    }

    fn entries(&self, token: &str, sheet: usize) -> Result<Vec<Entry>, SheetProblem> {
        if let Some(steps) = self.steps(token, sheet)? {
            return Ok(steps.into_iter().map(|step| Entry { step, ..Entry::default() }).collect());
        }
        // The rest: reason, lag, ends.
        let mut common = Entry::default();
        let mut rest = token;
        if let Some((before, inner)) = bracket(rest) {
            let (word, basis) =
                inner.split_once([':', '：', ',', '，']).map_or((inner, None), |(word, basis)| (word, Some(basis)));
            if let Some(because) = Because::from_word(word.trim()) {
                common.because = Some(because);
                common.basis = basis.map(|basis| basis.trim().to_owned()).filter(|basis| !basis.is_empty());
                rest = before;
            }
        }
        if let Some((before, lag)) = rest.rsplit_once(['+', '＋']).filter(|_| !self.by_name.contains_key(rest)) {
            common.lag = Some(lag.trim().to_owned());
            rest = before.trim();
        }
        for relation in Relation::WORDS {
            if let Some(before) = rest.strip_suffix(relation.english).filter(|_| !self.by_name.contains_key(rest)) {
                common.relation = Some(relation.value);
                rest = before.trim();
                break;
            }
        }
        match self.steps(rest, sheet)? {
            Some(steps) if rest != token => Ok(steps
                .into_iter()
                .map(|step| Entry {
                    step,
                    relation: common.relation,
                    lag: common.lag.clone(),
                    because: common.because,
                    basis: common.basis.clone(),
                })
                .collect()),
            // The reader of definitions reports that it does not exist.
            _ => Ok(vec![Entry { step: token.to_owned(), ..Entry::default() }]),
        }
    }

    /// The steps that a text names, by name, number or range.
    fn steps(&self, text: &str, sheet: usize) -> Result<Option<Vec<String>>, SheetProblem> {
        let named = self.by_name.get(text).map(Vec::as_slice).unwrap_or_default();
        let number = number_of(text);
        let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
        if is_number {
            let numbered = self.by_number.get(&(sheet, number.clone())).map(Vec::as_slice).unwrap_or_default();
            return match (numbered, named) {
                ([one], []) => Ok(Some(vec![self.call(*one)])),
                ([one], [other]) if one == other => Ok(Some(vec![self.call(*one)])),
                ([], [one]) => Ok(Some(vec![self.call(*one)])),
                ([_], [_, ..]) => Err(SheetProblem::NumberOrName(number)),
                (numbered, _) => Err(SheetProblem::Number { number, found: numbered.len() }),
            };
        }
        if let [one] = named {
            return Ok(Some(vec![self.call(*one)]));
        }
        if !named.is_empty() {
            // Several have it: the reader of definitions reports that.
            return Ok(Some(vec![text.to_owned()]));
        }
        let Some((first, last)) = range(text) else { return Ok(None) };
        let numbers = match last.checked_sub(first) {
            Some(1..=MOST_OF_RANGE) => first..=last,
            _ => return Err(SheetProblem::NoRange(text.to_owned())),
        };
        let step = |number: usize| match self.by_number.get(&(sheet, number.to_string())).map(Vec::as_slice) {
            Some([one]) => Ok(self.call(*one)),
            found => Err(SheetProblem::Number { number: number.to_string(), found: found.map_or(0, <[usize]>::len) }),
        };
        numbers.map(step).collect::<Result<Vec<_>, _>>().map(Some)
    }

    fn call(&self, step: usize) -> String {
        self.called[step].clone()
    }
}

/// The number in a text: `3`, `３`, `第3步`, `03`.
fn number_of(text: &str) -> String {
    let text = half_width(text);
    let bare = text.trim().trim_start_matches(['第', '#']).trim_end_matches(['步', '项', '号', '.', '、']);
    let bare = bare.strip_prefix("序号").unwrap_or(bare).trim();
    if bare.is_empty() || !bare.bytes().all(|byte| byte.is_ascii_digit()) {
        return text.trim().to_owned();
    }
    let number = bare.trim_start_matches('0');
    if number.is_empty() { "0".to_owned() } else { number.to_owned() }
}

/// The ends of a range of numbers.
fn range(text: &str) -> Option<(usize, usize)> {
    let text = half_width(text);
    let (first, last) = text.split_once(['-', '~', '–', '—', '至', '到'])?;
    Some((first.trim().parse().ok()?, last.trim().parse().ok()?))
}

/// Splits a text before its last bracket.
pub(super) fn bracket(text: &str) -> Option<(&str, &str)> {
    let inner = text.strip_suffix([')', '）'])?;
    let at = inner.rfind(['(', '（'])?;
    let (before, bracket) = inner.split_at(at);
    let inner = bracket.trim_start_matches(['(', '（']);
    Some((before.trim_end(), inner.trim()))
}

impl Entry {
    /// The entry with the values of the whole row, where it has none itself.
    pub fn with(mut self, because: Option<&str>, basis: Option<&str>) -> (Self, Option<String>) {
        let unknown = match (self.because, because) {
            (None, Some(word)) => {
                self.because = Because::from_word(word);
                self.because.is_none().then(|| word.to_owned())
            }
            _ => None,
        };
        if self.basis.is_none() {
            self.basis = basis.map(str::to_owned);
        }
        (self, unknown)
    }

    /// The entry as the format spells it; `odd` is a reason that is not one of
    /// its words.
    pub fn spelt(&self, odd: Option<&str>, words: Vocabulary) -> Spelt {
        let mut parts = vec![(words.key(KeyGroup::After, "step").into(), Spelt::line(&self.step))];
        let because = self.because.map(|because| words.word(because)).or(odd);
        parts.extend(because.map(|because| (words.key(KeyGroup::After, "because").into(), Spelt::line(because))));
        parts.extend(self.basis.as_ref().map(|basis| (words.key(KeyGroup::After, "basis").into(), Spelt::line(basis))));
        parts.extend(
            self.relation
                .map(|relation| (words.key(KeyGroup::After, "relation").into(), Spelt::word(words.word(relation)))),
        );
        parts.extend(self.lag.as_ref().map(|lag| (words.key(KeyGroup::After, "lag").into(), Spelt::line(lag))));
        if parts.len() == 1 { Spelt::line(&self.step) } else { Spelt::Map(parts) }
    }
}
