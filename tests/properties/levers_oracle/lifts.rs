//! Levers on the order: pre-review, postpone, early-start, parallel, answers.

use super::file::Minutes;
use super::make::Made;
use super::options::Opt;
use super::order::{Pair, Tie, ends, leads};
use super::turn::{duration, places};
use crate::oracle::brute::order::{Reason, Record};
use crate::oracle::model::{Kind, Need, Relation};

/// Makes it, or does nothing.
pub fn lift(made: &mut Made<'_>, opt: &Opt) -> bool {
    let before = made.order.clone();
    let done = match opt.lever {
        Some("pre-review") => pre_review(made, opt),
        Some("postpone") => postpone(made, opt),
        Some("early-start") => early_start(made, opt),
        Some("parallel") => parallel(made, opt),
        _ => answer(made, opt),
    };
    if done && !circle_free(made) {
        made.order = before;
        return false;
    }
    done
}

/// Whether the order that stays goes in no circle.
pub fn circle_free(made: &Made<'_>) -> bool {
    let links = made.links();
    !links.iter().any(|&(from, to, _)| leads(made.now.len(), &links, to, from))
}

/// "its habit and open pairs with what it waits for go; p `with` (steps): those with these, in both directions,
/// unreasoned FF and SS included".
fn parallel(made: &mut Made<'_>, opt: &Opt) -> bool {
    let v = opt.steps[0];
    let with = places(made.file, opt, "with");
    let named = !opt.says("with").is_null();
    let between = |from: usize, to: usize| {
        if named { to == v && with.contains(&from) || from == v && with.contains(&to) } else { to == v }
    };
    let mut any = false;
    made.order.pairs.retain(|&(from, to), pair| {
        let goes = between(from, to) && pair.may_go();
        any |= goes;
        if between(from, to) && (pair.of_today || !named) {
            let lags = pair.lags.len();
            pair.lags.retain(|(_, reason)| reason.is_recorded());
            any |= pair.lags.len() < lags;
        }
        !goes
    });
    made.order.ties.retain(|tie| {
        let goes = between(tie.from, tie.to) && !tie.reason.is_recorded() && (tie.is_said || !named);
        any |= goes;
        !goes
    });
    let removed = made.removed.clone();
    any |= made.lose(|order, reason| {
        let is_there = !removed[order.from] || !named && order.relation != Relation::FinishStart;
        between(order.from, order.to) && !reason.is_recorded() && is_there
    });
    any
}

/// "the step's open pairs go".
fn answer(made: &mut Made<'_>, opt: &Opt) -> bool {
    let v = opt.steps[0];
    made.order.pairs.retain(|&(_, to), pair| {
        // A lag is the step's own, wherever it holds.
        if to == v {
            pair.lags.retain(|(_, reason)| *reason != Reason::Open);
        }
        to != v || !pair.of_today || pair.reason != Reason::Open
    });
    made.order.ties.retain(|tie| tie.to != v || tie.reason != Reason::Open);
    let removed = made.removed.clone();
    made.lose(|order, reason| {
        let is_there = !removed[order.from] || order.relation != Relation::FinishStart;
        order.to == v && reason == Reason::Open && is_there
    });
    true
}

/// "each FS order into it for law, or for a paper given by a step of another matter, becomes FF with lag `tail` …
/// plus the order's own lag, and unrecorded pairs with the earlier steps of that other matter go. At a step that is
/// not its matter's decision, the order moves so to the matter's last `decision`, and the step itself is free of it".
fn pre_review(made: &mut Made<'_>, opt: &Opt) -> bool {
    let (v, file) = (opt.steps[0], made.file);
    let steps = file.steps();
    let decides = steps[v].kind == Some(Kind::Decision);
    let last = made.last_decision(v).filter(|&last| !decides && last != v);
    let to = last.unwrap_or(v);
    if made.gone[to] {
        return false;
    }
    let tail = duration(file, opt, "tail").unwrap_or(file.line().day()).min(made.now[to].days);
    let other = |x: usize| !steps[x].matters().iter().any(|matter| steps[v].matters().contains(matter));
    let kept: Vec<(usize, Pair)> =
        made.order.pairs.iter().filter(|((_, to), _)| *to == v).map(|(&(x, _), pair)| (x, pair.clone())).collect();
    let mut any = false;
    let mut freed: Vec<usize> = Vec::new();
    let otherwise = |made: &Made<'_>, x: usize| {
        let reasons = [Reason::Safety, Reason::Nature, Reason::Procedure];
        reasons.into_iter().any(|reason| named_for(made, x, v, reason))
            || by_procedure(made, x, v)
            || !other(x) && asks_for(made, x, v)
    };
    // "Tolerate beside pre-review: both lift, the shorter wait holds."
    for late in made.late.clone().into_iter().filter(|late| late.by == v && other(late.from)) {
        if otherwise(made, late.from) || made.gone[late.from] {
            continue;
        }
        any = true;
        freed.push(late.from);
        let own = steps[v].after.iter().flatten().find(|entry| {
            let habit = entry.because.is_some_and(|because| because.words().0 == Reason::Habit.word());
            entry.step == steps[late.from].id && entry.relation == Relation::FinishStart && !habit
        });
        let wait = tail + own.map_or(0, |entry| file.minutes(entry.lag));
        let is_it = |tie: &&mut Tie| {
            (tie.from, tie.to, tie.relation) == (late.from, late.to, Relation::FinishFinish)
                && tie.reason == Reason::Document
                && tie.lag == late.lag
        };
        if let Some(tie) = made.order.ties.iter_mut().find(is_it).filter(|_| late.to != v) {
            tie.lag = tie.lag.min(wait);
        }
    }
    for (x, pair) in kept {
        let by_law = named_for(made, x, v, Reason::Law);
        let by_paper = other(x) && asks_for(made, x, v);
        if !(by_law || by_paper) || otherwise(made, x) {
            continue;
        }
        any = true;
        made.order.pairs.remove(&(x, v));
        let own = if by_law { Reason::Law } else { Reason::Document };
        let tie = |lag: Minutes, reason: Reason| Tie {
            from: x,
            to,
            relation: Relation::FinishFinish,
            lag,
            reason,
            is_said: true,
        };
        made.order.ties.push(tie(tail, own));
        made.order.ties.extend(pair.lags.iter().map(|(lag, reason)| tie(tail + lag, *reason)));
        if other(x) {
            freed.push(x);
        }
    }
    let matters: Vec<String> = freed.iter().flat_map(|&x| steps[x].matters()).map(str::to_owned).collect();
    made.order.pairs.retain(|&(y, w), pair| {
        let of_it = steps[y].matters().iter().any(|matter| matters.iter().any(|other| other == matter));
        let goes = w == v && of_it && other(y) && pair.may_go();
        !goes
    });
    any
}

/// Whether the stages of a matter, the only intake or the only delivery record it.
fn by_procedure(made: &Made<'_>, x: usize, v: usize) -> bool {
    Record::of(made.file.steps(), &[]).reason(x, v, std::iter::empty()) == Reason::Procedure
}

/// Whether an entry of `after` names X for this reason, by FS.
fn named_for(made: &Made<'_>, x: usize, v: usize, reason: Reason) -> bool {
    let file = made.file;
    let entries = file.steps()[v].after.iter().flatten();
    let mut named = entries.filter(|entry| entry.step == file.steps()[x].id && entry.relation == Relation::FinishStart);
    named.any(|entry| entry.because.is_some_and(|because| because.words().0 == reason.word()))
}

/// Whether v asks, as required, for what X gives.
fn asks_for(made: &Made<'_>, x: usize, v: usize) -> bool {
    let mut required = made.now[v].asks.iter().filter(|(_, need, _)| *need == Need::Required);
    required.any(|(name, _, _)| super::order::source(made.file, name) == Some(x))
}

/// "the order on `of` holds at `to` instead".
fn postpone(made: &mut Made<'_>, opt: &Opt) -> bool {
    let v = opt.steps[0];
    let (of, to) = (places(made.file, opt, "of")[0], places(made.file, opt, "to")[0]);
    if made.gone[of] || made.gone[to] || super::make::waste_alone(made.file)[to] {
        return false;
    }
    if by_procedure(made, of, v) {
        return false;
    }
    let Some(pair) = made.order.pairs.remove(&(of, v)) else { return false };
    let there = made.order.pairs.entry((of, to)).or_insert_with(|| pair.clone());
    super::merged::stricter(there, &pair);
    // An order by other ends is not that by which `of` comes before: it stays.
    true
}

/// "the FS order on `of` becomes SS with that lag".
fn early_start(made: &mut Made<'_>, opt: &Opt) -> bool {
    let v = opt.steps[0];
    let of = places(made.file, opt, "of")[0];
    if made.gone[of] || super::make::waste_alone(made.file)[of] {
        return false;
    }
    if by_procedure(made, of, v) {
        return false;
    }
    let Some(pair) = made.order.pairs.get(&(of, v)).cloned() else { return false };
    let lag = duration(made.file, opt, "lag").unwrap_or(0);
    // "Days at a step never grow": a lag longer than the step takes, with what was waited beyond its end, is no start
    // that is early.
    let beyond = pair.lags.iter().filter(|(_, reason)| super::order::stays(*reason)).map(|(lag, _)| *lag).max();
    if lag > made.now[of].days + made.now[of].every + beyond.unwrap_or(0) {
        return false;
    }
    made.order.pairs.remove(&(of, v));
    let relation = Relation::StartStart;
    debug_assert_eq!(ends(relation), (0, 0));
    made.order.ties.push(Tie { from: of, to: v, relation, lag, reason: pair.reason, is_said: true });
    true
}
