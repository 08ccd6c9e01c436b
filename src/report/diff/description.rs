//! A change in words: the values before and after.

mod joined;
mod materials;

use crate::diff::{ChangeKind, Row, Versions};
use crate::model::{
    After, Allow, CaseOf, Change, Decimal, Duration, KeyGroup, Lever, MaterialId, Necessity, Need, Plain, Process,
    ProcessField, Relation, Rework, Spelled, Step, StepField, StepId, StepLimit, Time, in_chinese,
};
use crate::report::lengths::{self, stated as duration};
use crate::text::{Text, say};
use joined::{arrow, both, joined};

/// Describes a change by its values before and after, and the basis on which
/// the earlier version permitted it.
pub(super) fn describe(versions: &Versions, row: &Row) -> Text {
    let values = of_values(versions, row);
    match bases(versions, row) {
        Some(bases) if values == Text::default() => bases,
        Some(bases) => joined(vec![values, bases]),
        None => values,
    }
}

fn of_values(versions: &Versions, row: &Row) -> Text {
    let found = row.found();
    match found.kind {
        ChangeKind::Add => add_up(found.new.iter().map(|id| length(&versions.new, *id)).collect()),
        ChangeKind::Lever(Lever::Eliminate) => add_up(found.old.iter().map(|id| length(&versions.old, *id)).collect()),
        _ => joined(found.changes.iter().map(|change| of_change(versions, row, change)).collect()),
    }
}

/// The bases on which the levers of a change were permitted; `None` where the
/// earlier version stated none, or the permit still stands.
fn bases(versions: &Versions, row: &Row) -> Option<Text> {
    let bases: Vec<String> = versions.bases_of(row.found()).into_iter().map(str::to_owned).collect();
    let (english, chinese) = (bases.join("; "), bases.join("；"));
    (!bases.is_empty()).then(|| say!("on the basis of {english}", "依据{chinese}"))
}

fn of_change(versions: &Versions, row: &Row, change: &Change) -> Text {
    let (old, new) = (&versions.old, &versions.new);
    match change {
        Change::Rename { .. } => {
            let (before, after) = (old.step(row.found().old[0]), new.step(row.found().new[0]));
            match before.name == after.name {
                true => values(&named(KeyGroup::Step, "id"), Text::verbatim(&before.id), Text::verbatim(&after.id)),
                false => {
                    values(&named(KeyGroup::Step, "name"), Text::verbatim(&before.name), Text::verbatim(&after.name))
                }
            }
        }
        Change::Move { below: Some(_), .. } => {
            let above = row.found().new.first().and_then(|id| id.index().checked_sub(1)).map(StepId::new);
            let above = above.map_or(String::new(), |id| new.step(id).name.clone());
            say!("below `{above}`", "列于「{above}」之后")
        }
        Change::Move { below: None, .. } => say!("first in the file", "列于最前"),
        Change::Replace { .. } => {
            let sides = |process: &Process, ids: &[StepId]| {
                let lengths: Vec<Text> = ids.iter().map(|id| length(process, *id)).collect();
                both(&lengths.iter().collect::<Vec<_>>(), " + ")
            };
            let (before, after) = (sides(old, &row.found().old), sides(new, &row.found().new));
            let days = values(&named(KeyGroup::Step, "days"), before, after);
            joined([days].into_iter().chain(vanished(versions, &row.found().old)).collect())
        }
        Change::Set { field, .. } => {
            let (before, after) = (old.step(row.found().old[0]), new.step(row.found().new[0]));
            of_field(field, (old, before), (new, after))
        }
        Change::Define(field) => of_process(field, old, new),
        Change::Add { .. } | Change::Eliminate { .. } | Change::Parallel { .. } => Text::default(),
    }
}

/// The departments of steps that were merged which the later version no longer
/// names: they may do the work all the same.
fn vanished(versions: &Versions, steps: &[StepId]) -> Option<Text> {
    let (old, new) = (&versions.old, &versions.new);
    let named = |name: &str| {
        let mut departments =
            new.steps().iter().flat_map(|step| step.department.into_iter().chain(step.with.iter().copied()));
        departments.any(|id| new.departments()[id.index()].name == name)
    };
    let mut names: Vec<String> = Vec::new();
    for department in steps.iter().filter_map(|id| old.step(*id).department) {
        let name = &old.departments()[department.index()].name;
        if !named(name) && !names.contains(name) {
            names.push(name.clone());
        }
    }
    let (english, chinese) = crate::text::names(&names);
    (!names.is_empty()).then(|| say!("no longer on record: {english}", "不再出现的部门：{chinese}"))
}

fn of_field(field: &StepField, (old, before): (&Process, &Step), (new, after): (&Process, &Step)) -> Text {
    let key = named(KeyGroup::Step, field.key());
    let both = |of: &dyn Fn(&Process, &Step) -> Text| values(&key, of(old, before), of(new, after));
    match field {
        StepField::Department(_) => both(&|process, step| {
            maybe(step.department.map(|at| Text::verbatim(&process.departments()[at.index()].name)))
        }),
        StepField::With(_) => {
            let with = |process: &Process, step: &Step| {
                verbatim(step.with.iter().map(|at| &process.departments()[at.index()].name))
            };
            lists(&key, with(old, before), with(new, after))
        }
        StepField::When(_) => both(&|_, step| cases(&step.when)),
        StepField::ByCase(_) | StepField::Note(_) => key,
        StepField::Days(_) => both(&|process, step| points(process, step)),
        StepField::After(_) => both(&|process, step| after_of(process, step)),
        StepField::Needs(_) => lists(&key, asked(old, &before.needs), asked(new, &after.needs)),
        StepField::Papers(_) => lists(&key, asked(old, &before.papers), asked(new, &after.papers)),
        StepField::Gives(_) => lists(&key, gives(old, before), gives(new, after)),
        StepField::Limit(_) => both(&|process, step| maybe(step.limit.as_ref().map(|limit| limit_of(process, limit)))),
        StepField::Visits(_) => both(&|_, step| Text::verbatim(step.visits)),
        StepField::Rework(_) => both(&|process, step| maybe(step.rework.as_ref().map(|of| rework(process, of)))),
        StepField::May(_) => {
            let levers = |step: &Step| step.may.iter().map(|(lever, _)| Text::from(*lever)).collect();
            lists(&key, levers(before), levers(after))
        }
        StepField::Allow(_) => lists(&key, rules(&before.allow), rules(&after.allow)),
        plain => of_plain(&key, (old, plain.plain_in(before)), (new, plain.plain_in(after))),
    }
}

fn of_process(field: &ProcessField, old: &Process, new: &Process) -> Text {
    let key = named(KeyGroup::Process, field.key());
    let both = |of: &dyn Fn(&Process) -> Text| values(&key, of(old), of(new));
    match field {
        ProcessField::Id(_) => both(&|process| Text::verbatim(process.id())),
        ProcessField::Name(_) => both(&|process| Text::verbatim(process.name())),
        ProcessField::Cases(_) => {
            let name = |case: &CaseOf<StepId>| match case.share {
                Some(share) => Text::verbatim(format_args!("{} {share}", case.name)),
                None => Text::verbatim(&case.name),
            };
            let names = |process: &Process| process.cases().iter().map(name).collect();
            lists(&key, names(old), names(new))
        }
        ProcessField::Unit(_) => both(&|process| process.unit().into()),
        ProcessField::Limits(_) => {
            let one = |key: &'static str, of: fn(&Process) -> Option<Duration>| {
                let (before, after) = (of(old), of(new));
                (before != after).then(|| {
                    let said = |process, limit: Option<Duration>| maybe(limit.map(|limit| duration(process, limit)));
                    values(&named(KeyGroup::Limits, key), said(old, before), said(new, after))
                })
            };
            let stated = [
                one("statutory", |process| process.limits().statutory),
                one("promised", |process| process.limits().promised),
                one("extension", |process| process.limits().extension),
            ];
            let end = |key: &'static str, of: fn(&Process) -> Option<StepId>| {
                let name = |process: &Process| of(process).map(|id| process.step(id).name.clone());
                let (before, after) = (name(old), name(new));
                (before != after).then(|| {
                    values(
                        &named(KeyGroup::Limits, key),
                        maybe(before.map(Text::verbatim)),
                        maybe(after.map(Text::verbatim)),
                    )
                })
            };
            let ends = [end("from", |process| process.limits().from), end("to", |process| process.limits().to)];
            let texts: Vec<Text> = stated.into_iter().chain(ends).flatten().collect();
            if texts.is_empty() { key } else { joined(texts) }
        }
        ProcessField::Materials(_) => materials::describe(&key, old, new),
        ProcessField::Departments(_) => {
            let names = |process: &Process| verbatim(process.departments().iter().map(|one| &one.name));
            lists(&key, names(old), names(new))
        }
        ProcessField::Allow(_) => lists(&key, rules(old.allow()), rules(new.allow())),
        ProcessField::HoursPerDay(_) => {
            const HOUR: Time = Time::from_thousandths(60 * Time::MINUTE.thousandths());
            both(&|process| Text::verbatim(process.workday().in_days(HOUR)))
        }
        ProcessField::Note(_) | ProcessField::Targets(_) | ProcessField::Claims(_) => key,
        plain => of_plain(&key, (old, old.plain(plain)), (new, new.plain(plain))),
    }
}

/// Describes a change of a key from the form of its value alone.
fn of_plain(key: &Text, before: (&Process, Option<Plain>), after: (&Process, Option<Plain>)) -> Text {
    let value = |process: &Process, plain: Plain| match plain {
        Plain::Text(text) => Text::verbatim(text),
        Plain::Texts(texts) => joined(verbatim(&texts)),
        Plain::Time(time) => duration(process, time),
        Plain::Number(number) => Text::verbatim(number),
        Plain::Count(count) => Text::verbatim(count),
        Plain::Word((english, chinese)) => Text::new(english, chinese),
    };
    match (before, after) {
        ((_, Some(Plain::Texts(before))), (_, Some(Plain::Texts(after)))) => {
            lists(key, verbatim(&before), verbatim(&after))
        }
        ((old, before), (new, after)) => {
            values(key, maybe(before.map(|plain| value(old, plain))), maybe(after.map(|plain| value(new, plain))))
        }
    }
}

/// The name of a key of the format in each language.
fn named(group: KeyGroup, key: &'static str) -> Text {
    Text::new(key, in_chinese(group, key))
}

fn values(key: &Text, before: Text, after: Text) -> Text {
    both(&[key, &arrow(before, after)], " ")
}

/// Describes which items were added to a list, which were removed, and which
/// changed places.
fn lists(key: &Text, before: Vec<Text>, after: Vec<Text>) -> Text {
    const SHOWN: usize = 6;
    let signed = |sign: char, name: &Text| say!("{sign}{name}", "{sign}{name}", both(name));
    let went = before.iter().filter(|name| !after.contains(name)).map(|name| signed('−', name));
    let came = after.iter().filter(|name| !before.contains(name)).map(|name| signed('+', name));
    let mut texts: Vec<Text> = went.chain(came).collect();
    if texts.len() > SHOWN {
        let more = texts.len() - SHOWN;
        texts.truncate(SHOWN);
        texts.push(say!("{more} more", "另 {more} 项"));
    }
    if texts.is_empty() {
        return key.clone();
    }
    both(&[key, &joined(texts)], " ")
}

fn verbatim<'t>(texts: impl IntoIterator<Item = &'t String>) -> Vec<Text> {
    texts.into_iter().map(Text::verbatim).collect()
}

/// `days 3 working days + 5 working days`.
fn add_up(lengths: Vec<Text>) -> Text {
    both(&[&named(KeyGroup::Step, "days"), &both(&lengths.iter().collect::<Vec<_>>(), " + ")], " ")
}

fn length(process: &Process, id: StepId) -> Text {
    points(process, process.step(id))
}

fn points(process: &Process, step: &Step) -> Text {
    let days = &step.days;
    let limit = |text| if days.limit { both(&[&Text::verbatim("≤"), &text], "") } else { text };
    match days.range {
        Some((min, max)) => {
            let [min, likely] = [min, days.likely].map(|length| duration(process, length));
            both(&[&min, &likely, &limit(duration(process, max))], " – ")
        }
        None => limit(lengths::of_step(process, step, process.on_its_clock(days.likely))),
    }
}

fn maybe(value: Option<Text>) -> Text {
    value.unwrap_or_else(|| say!("none", "无"))
}

fn after_of(process: &Process, step: &Step) -> Text {
    let Some(after) = &step.after else { return say!("the step above", "上一环节") };
    if after.is_empty() {
        return say!("nothing", "无");
    }
    let name = |entry: &After<StepId>| {
        let mut name = Text::verbatim(&process.step(entry.step).name);
        if entry.relation != Relation::FinishStart {
            name = in_brackets(&name, entry.relation);
        }
        if entry.lag.amount != Decimal::ZERO {
            name = both(&[&name, &duration(process, entry.lag)], " + ");
        }
        entry.because.map_or(name.clone(), |because| in_brackets(&name, because))
    };
    let shown = after.len().min(4);
    let mut texts: Vec<Text> = after[..shown].iter().map(name).collect();
    if after.len() > shown {
        let more = after.len() - shown;
        texts.push(say!("{more} more", "另 {more} 项"));
    }
    joined(texts)
}

fn in_brackets<T: Spelled>(name: &Text, word: T) -> Text {
    let word = Text::from(word);
    say!("{name} ({word})", "{name}（{word}）", both(name), both(word))
}

fn asked(process: &Process, askings: &Option<Vec<Need<MaterialId>>>) -> Vec<Text> {
    let name = |need: &Need<MaterialId>| {
        let name = Text::verbatim(&process.materials()[need.material.index()].name);
        if need.need == Necessity::Required { name } else { in_brackets(&name, need.need) }
    };
    askings.iter().flatten().map(name).collect()
}

fn gives(process: &Process, step: &Step) -> Vec<Text> {
    verbatim(step.products().iter().map(|id| &process.materials()[id.index()].name))
}

fn rules(allow: &[Allow]) -> Vec<Text> {
    verbatim(allow.iter().map(|allow| &allow.rule))
}

fn rework(process: &Process, rework: &Rework<StepId>) -> Text {
    let to = Text::verbatim(format_args!("{} → {}", rework.chance, process.step(rework.back_to).name));
    rework.days.map_or(to.clone(), |days| both(&[&to, &duration(process, days)], " + "))
}

/// `10 after 受理, at least 3`.
fn limit_of(process: &Process, limit: &StepLimit<StepId>) -> Text {
    let days = maybe(limit.days.map(|days| duration(process, days)));
    let days = match limit.from.map(|from| &process.step(from).name) {
        Some(from) => {
            say!("{days} after `{from}`", "「{from}」之后 {days}", both(days))
        }
        None => days,
    };
    match limit.min {
        Some(min) => {
            let least = duration(process, min);
            joined(vec![days, say!("at least {least}", "不少于 {least}", both(least))])
        }
        None => days,
    }
}

/// The cases of a `when`.
fn cases(when: &[String]) -> Text {
    if when.is_empty() { say!("in all cases", "所有情形") } else { joined(verbatim(when)) }
}
