//! How a process is written changes no figure.

use std::collections::HashMap;

use proptest::prelude::*;
use proptest::sample::Index;
use reengineer::input::print::{Vocabulary, print};
use serde_json::Value;

use crate::oracle::comparable;
use crate::oracle::generate::process;
use crate::oracle::model::{After, Process, Style};
use crate::program::{analyze, config, read};

proptest! {
    #![proptest_config(config(256))]

    #[test]
    fn vocabulary_order_of_keys_and_written_defaults_change_nothing(
        process in process(1..=16),
        seed in any::<u64>(),
    ) {
        let plain = comparable(analyze(&process.yaml()));
        for (chinese, shuffle, spelled_out) in [(true, None, false), (false, Some(seed), false), (true, Some(seed), true)] {
            let yaml = process.yaml_as(Style { chinese, shuffle, spelled_out });
            prop_assert_eq!(&comparable(analyze(&yaml)), &plain, "{}", yaml);
        }
    }

    #[test]
    fn other_ids_change_no_figure(process in process(1..=16)) {
        let name = |place: usize| format!("z{}", process.steps.len() - place);
        let new: HashMap<String, String> =
            process.steps.iter().enumerate().map(|(place, step)| (step.id.clone(), name(place))).collect();
        let old = new.iter().map(|(old, new)| (new.clone(), old.clone())).collect();
        let renamed = renamed(&process, &new);
        let printed = in_words(comparable(analyze(&renamed.yaml())), &old);
        prop_assert_eq!(printed, comparable(analyze(&process.yaml())), "{}", renamed.yaml());
    }

    #[test]
    fn the_order_of_steps_changes_no_figure_where_every_order_is_written(
        process in process(1..=16),
        turns in proptest::collection::vec(any::<Index>(), 16),
    ) {
        let written = with_written_order(&process);
        let mut shuffled = written.clone();
        for (place, turn) in turns.iter().enumerate().take(written.steps.len()) {
            shuffled.steps.swap(place, turn.index(place + 1));
        }
        let (one, other) = (analyze(&written.yaml()), analyze(&shuffled.yaml()));
        prop_assert_eq!(orderless(one), orderless(other), "{}", shuffled.yaml());
    }

    #[test]
    fn what_is_printed_is_read_back_as_the_same_process(process in process(1..=40)) {
        let process = read(&process.yaml());
        for vocabulary in [Vocabulary::English, Vocabulary::Chinese] {
            let text = print(&process, vocabulary);
            prop_assert_eq!(&read(&text), &process, "{}", text);
        }
    }
}

/// The process with other ids; a step that was called by its id is called by the new one.
fn renamed(process: &Process, new: &HashMap<String, String>) -> Process {
    let mut renamed = process.clone();
    for end in [&mut renamed.limits.from, &mut renamed.limits.to] {
        *end = end.as_ref().map(|id| new[id].clone());
    }
    for step in &mut renamed.steps {
        step.id = new[&step.id].clone();
        step.after.iter_mut().flatten().for_each(|entry| entry.step = new[&entry.step].clone());
    }
    renamed
}

/// A document in which every text that is a key of `words` is replaced.
fn in_words(value: Value, words: &HashMap<String, String>) -> Value {
    match value {
        Value::String(text) => Value::String(words.get(&text).cloned().unwrap_or(text)),
        Value::Array(list) => list.into_iter().map(|one| in_words(one, words)).collect(),
        Value::Object(map) => map.into_iter().map(|(key, one)| (key, in_words(one, words))).collect(),
        other => other,
    }
}

/// The process with `after` on every step.
fn with_written_order(process: &Process) -> Process {
    let mut written = process.clone();
    let above: Vec<Option<String>> =
        std::iter::once(None).chain(process.steps.iter().map(|step| Some(step.id.clone()))).collect();
    for (step, above) in written.steps.iter_mut().zip(above) {
        let follows = || above.into_iter().map(|step| After { step, ..After::default() }).collect();
        step.after.get_or_insert_with(follows);
    }
    written
}

/// A document with every list that follows the file sorted, and without what follows from ties in it: of many
/// critical paths the first, and the split of the sequence column among changes of one start.
fn orderless(document: Value) -> Value {
    // Of several that end together the first or the last in the file is an end of the limits.
    let end = |end: &Value| {
        let steps = || document["steps"].as_array().into_iter().flatten();
        let named = steps().find(|step| step["id"] == *end).cloned().unwrap_or_default();
        let tied = steps().filter(|step| ["kind", "finish"].iter().all(|key| step[key] == named[key])).count() > 1;
        (named["finish"].clone(), tied)
    };
    let ((from, first), (to, last)) = (end(&document["limits"]["from"]), end(&document["limits"]["to"]));
    let mut document = comparable(document);
    (document["limits"]["from"], document["limits"]["to"]) = (from, to);
    if first || last {
        document["limits"]["inside"] = Value::Null;
    }
    let count = document["critical_paths"]["count"].as_u64();
    if count.is_none_or(|count| count > 20) {
        document["critical_paths"]["paths"] = Value::Null;
    }
    document["changes"].as_array_mut().into_iter().flatten().filter_map(Value::as_object_mut).for_each(|change| {
        change.remove("saves_in_sequence");
        for key in ["from", "to"] {
            change.get_mut(key).map(sort);
        }
    });
    // The first step in the file that holds a wasted one is named.
    for holder in document["kept_waste"].as_array_mut().into_iter().flatten() {
        holder["held_by"] = Value::Null;
        holder["also_held_by"] = Value::Null;
    }
    for question in document["questions"].as_array_mut().into_iter().flatten() {
        sort(&mut question["missing"]["gives"]);
        if question["paper"].is_string() {
            (question["step"], question["paper"], question["answer"]) = (Value::Null, Value::Null, Value::Null);
        }
    }
    for list in ["steps", "changes", "questions", "not_offered", "kept_waste"] {
        sort(&mut document[list]);
    }
    sort(&mut document["critical_paths"]["paths"]);
    document
}

fn sort(list: &mut Value) {
    list.as_array_mut().into_iter().for_each(|list| list.sort_by_cached_key(Value::to_string));
}
