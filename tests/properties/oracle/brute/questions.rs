//! `questions` of output.md: what the file does not say, and what hangs on the answer.

use serde_json::{Value, json};

use super::across::Pair;
use super::network::{Link, Network, finish, start};
use super::order::{Facts, Reason, may_go, waste};
use super::{network, reachable, stays};
use crate::oracle::model::Need;

/// One question.
struct Question {
    /// Which step waits, or needs the paper.
    step: usize,
    /// What hangs on it, in minutes.
    stake: i64,
    /// Whether the step does not say what it needs, and who does not say what it gives.
    missing: Option<(bool, Vec<usize>)>,
    /// The paper of a wasted step.
    paper: Option<String>,
}

impl Question {
    /// "An answer is a line in the file, and the page prints the line."
    fn answer(&self) -> String {
        match (&self.paper, &self.missing) {
            (Some(paper), _) => format!("{{material: {paper}, need: optional}}"),
            (None, Some((true, _))) => "needs: []".to_owned(),
            (None, Some((false, gives))) if !gives.is_empty() => "gives: []".to_owned(),
            (None, _) => "because: habit".to_owned(),
        }
    }
}

/// "Between reachable and floor lie the **questions**, one for each step v that has an open pair, with the days at
/// stake (reachable, less reachable if v's open pairs were gone), largest first, ties in file order. … And one for
/// each wasted step that stays only because a step that stays needs its paper".
pub fn questions(facts: &Facts<'_>) -> Value {
    let open = (0..facts.steps.len()).filter_map(|v| about_order(facts, v));
    let mut questions: Vec<Question> = open.chain(about_papers(facts)).collect();
    questions.sort_by_key(|question| (-question.stake, question.step));
    let ids = |steps: &[usize]| steps.iter().map(|&x| facts.steps[x].id.clone()).collect::<Vec<_>>();
    let listed = questions.iter().map(|question| {
        json!({
            "step": facts.steps[question.step].id,
            "days_at_stake": facts.line.number(question.stake),
            "missing": question.missing.as_ref().map(|(needs, gives)| json!({"needs": needs, "gives": ids(gives)})),
            "paper": question.paper,
            "answer": question.answer(),
        })
    });
    listed.collect()
}

/// "None where the orders that remain put X before v anyway. Each says what is missing: v does not say what it
/// needs, or these steps before it do not say what they give."
fn about_order(facts: &Facts<'_>, v: usize) -> Option<Question> {
    let reachable = reachable(facts);
    let answered = answered(facts, v);
    let is_asked = |link: &&Link| link.to / 2 == v && !answered.links.contains(link) && !answered.implies(link);
    reachable.links.iter().find(is_asked)?;
    // Asked are the nearest; those before them are asked about there. "Where `after` names X with `because: open`,
    // the pair is open whatever is on record of papers": so no paper answers it, as none answers for an FF or SS
    // entry, or for a lag.
    let direct = reachable.reduced();
    let nearest = |x: &usize| {
        let joins = |link: &Link| (link.from, link.to) == (finish(*x), start(v));
        direct.links.iter().any(|link| joins(link) && !answered.leads(link.from, link.to))
    };
    let on_papers = |pair: &&Pair| {
        pair.reason == Reason::Open && facts.record.because(pair.from, v).is_none() && nearest(&pair.from)
    };
    let open: Vec<usize> = facts.rest.pairs[v].iter().filter(on_papers).map(|pair| pair.from).collect();
    let needs = !open.is_empty() && facts.steps[v].needs.is_none();
    let gives = open.into_iter().filter(|&x| facts.steps[x].gives.is_none()).collect();
    let stake = facts.line.between(answered.end(), reachable.end());
    Some(Question { step: v, stake, missing: Some((needs, gives)), paper: None })
}

/// Reachable "if v's open pairs were gone".
fn answered<'a>(facts: &Facts<'a>, v: usize) -> Network<'a> {
    network(facts, &facts.rest, |held| stays(held.reason) && !(held.to == v && held.reason == Reason::Open))
}

/// "one for each wasted step that stays only because a step that stays needs its paper ("why does v need P?"),
/// with the reachable days that its going, and that of whatever can then go too, would save."
fn about_papers(facts: &Facts<'_>) -> Vec<Question> {
    let is_kept = |w: &usize| may_go(&facts.steps[*w]) && !facts.waste[*w];
    let holds = |w: usize| facts.orders.iter().filter(move |order| order.from == w && !facts.waste[order.to]);
    let only_papers = |w: &usize| holds(*w).all(|order| !order.own_reason().is_demanded());
    let question = |w: usize| {
        let needed = holds(w).find(|order| order.is_document()).expect("something holds it");
        let gone = waste(facts.steps, &facts.orders, Some(w));
        let without = network(facts, &facts.across(&gone), |held| stays(held.reason));
        let stake = facts.line.between(without.end(), reachable(facts).end());
        let given = |name: &str| facts.steps[w].products().iter().any(|product| product == name);
        let mut asked = facts.steps[needed.to].asks().filter(|(_, need)| *need != Need::Optional);
        let paper = asked.find(|(name, _)| given(name)).map(|(name, _)| name.to_owned());
        Question { step: needed.to, stake, missing: None, paper }
    };
    (0..facts.steps.len()).filter(is_kept).filter(only_papers).map(question).collect()
}
