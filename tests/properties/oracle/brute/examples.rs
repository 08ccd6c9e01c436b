//! Small processes whose figures were worked out by hand from `format.md`: the oracle is held against them.

use serde_json::{Value, json};

use super::without_dates;
use crate::oracle::model::{Actor, After, Because, Clock, Kind, Need, Process, Relation, Step, Worth};

use Because::{Habit, Law, Open, Procedure};
use Relation::{FinishFinish as FF, FinishStart as FS, StartStart as SS};

/// A step of so many days that starts at once.
fn step(id: &str, days: i64) -> Step {
    Step { id: id.to_owned(), days: (10 * days).into(), after: Some(Vec::new()), ..Step::default() }
}

fn papers(names: &[&str]) -> Option<Vec<String>> {
    Some(names.iter().map(|&name| name.to_owned()).collect())
}

impl Step {
    fn below(mut self) -> Self {
        self.after = None;
        self
    }

    fn after(self, step: &str, because: Option<Because>) -> Self {
        self.tied(step, because, FS, 0)
    }

    fn tied(mut self, step: &str, because: Option<Because>, relation: Relation, lag: i64) -> Self {
        let entry = After { step: step.to_owned(), because, basis: None, relation, lag: (10 * lag).into() };
        self.after.get_or_insert_default().push(entry);
        self
    }

    fn needs(mut self, needs: &[(&str, Need)]) -> Self {
        self.needs = Some(needs.iter().map(|&(name, need)| (name.to_owned(), need)).collect());
        self
    }

    fn papers(mut self, names: &[&str]) -> Self {
        self.papers = Some(names.iter().map(|&name| (name.to_owned(), Need::Required)).collect());
        self
    }

    fn gives(mut self, names: &[&str]) -> Self {
        self.gives = papers(names);
        self
    }

    fn waste(mut self) -> Self {
        self.value = Some(Worth::Waste);
        self
    }

    fn kind(mut self, kind: Kind) -> Self {
        self.kind = Some(kind);
        self
    }

    fn of(mut self, department: &str) -> Self {
        self.department = Some(department.to_owned());
        self
    }
}

fn document<const N: usize>(steps: [Step; N]) -> Value {
    without_dates(&Process::from(Vec::from(steps)))
}

/// Today, reachable and floor in days.
fn days(document: &Value) -> [i64; 3] {
    ["today", "reachable", "floor"].map(|figure| document[figure]["days"].as_i64().unwrap())
}

/// Start and finish of the last step in reachable.
fn last(document: &Value) -> (i64, i64) {
    let steps = document["steps"].as_array().unwrap();
    let then = &steps[steps.len() - 1]["reachable"];
    (then["start"].as_i64().unwrap(), then["finish"].as_i64().unwrap())
}

#[test]
fn silence_is_a_question_and_no_permission() {
    let told = document([step("apply", 3), step("accept", 2).below()]);
    assert_eq!(days(&told), [5, 5, 3]);
    let missing = json!({"needs": true, "gives": ["apply"]});
    let question =
        json!({"step": "accept", "days_at_stake": 2, "missing": missing, "paper": null, "answer": "needs: []"});
    assert_eq!(told["questions"], json!([question]));
    assert_eq!(told["implicit_order"], json!({"steps": 1, "days": 2}));
    // What the applicant hands in "explains no order".
    let told = document([step("apply", 3).gives(&[]), step("accept", 2).below().papers(&["form"])]);
    assert_eq!(days(&told), [5, 5, 3]);
    assert_eq!(told["questions"][0]["missing"], json!({"needs": true, "gives": []}));
    let told = document([step("apply", 3), step("accept", 2).below().needs(&[])]);
    assert_eq!(days(&told), [5, 5, 3]);
    assert_eq!(told["questions"][0]["missing"], json!({"needs": false, "gives": ["apply"]}));
}

#[test]
fn both_ends_on_record_are_habit_and_a_tolerable_paper_holds_the_ends() {
    let told = document([step("x", 3).gives(&[]), step("v", 2).below().needs(&[])]);
    assert_eq!(days(&told), [5, 3, 3]);
    assert_eq!(told["steps"][1]["after"][0]["reason"], "habit");
    let told = document([step("x", 3).gives(&["p"]), step("v", 2).below().needs(&[("p", Need::Tolerable)])]);
    assert_eq!((days(&told), last(&told)), ([5, 3, 3], (0, 3)));
    let told = document([step("x", 3).gives(&["p"]), step("v", 2).below().needs(&[("p", Need::Required)])]);
    assert_eq!(days(&told), [5, 5, 5]);
    // "A paper that a step gives is that step's document in `papers` too."
    let told = document([step("x", 3).gives(&["p"]), step("v", 2).papers(&["p"])]);
    assert_eq!(days(&told), [5, 5, 5]);
    let open = step("v", 2).after("x", Some(Open)).needs(&[]);
    assert_eq!(days(&document([step("x", 3).gives(&[]), open])), [5, 5, 3]);
}

#[test]
fn a_pair_outlives_the_habit_that_it_came_through() {
    let chain = |v: Step| document([step("x", 2), step("y", 3).after("x", None), v]);
    let told = chain(step("v", 4).after("y", Some(Habit)));
    assert_eq!((days(&told), last(&told)), ([9, 6, 4], (2, 6)));
    // "every direct order through which X is before v stands in v's `after` with `because: habit`"
    let told = chain(step("v", 4).after("y", Some(Habit)).needs(&[]));
    assert_eq!((days(&told), last(&told)), ([9, 5, 4], (0, 4)));
    let told = chain(step("v", 4).after("y", Some(Habit)).after("x", None).needs(&[]));
    assert_eq!((days(&told), last(&told)), ([9, 6, 4], (2, 6)));
}

#[test]
fn across_a_step_that_goes_the_table_holds() {
    let table = [
        (FS, [(FS, (4, 5)), (SS, (4, 5)), (FF, (0, 4))]),
        (SS, [(FS, (1, 2)), (SS, (1, 2)), (FF, (0, 1))]),
        (FF, [(FS, (4, 5)), (SS, (0, 1)), (FF, (0, 4))]),
    ];
    for (into, row) in table {
        for (out, times) in row {
            let x = step("x", 3).after("o", None);
            let told = document([
                step("o", 1),
                x,
                step("w", 2).waste().tied("x", None, into, 0),
                step("v", 1).tied("w", None, out, 0),
            ]);
            assert_eq!(last(&told), times, "{into:?} {out:?}");
        }
    }
}

#[test]
fn across_a_step_that_goes_its_followers_waiting_stays_unless_habit() {
    let lagged = |because| {
        let w = step("w", 2).waste().tied("x", None, FS, 2);
        document([step("x", 3), w, step("v", 1).tied("w", because, FS, 5)])
    };
    let told = lagged(None);
    assert_eq!((days(&told), last(&told)), ([13, 9, 3], (8, 9)));
    assert_eq!(days(&lagged(Some(Procedure))), [13, 9, 3]);
    let told = lagged(Some(Habit));
    assert_eq!((days(&told), last(&told)), ([13, 4, 3], (3, 4)));
    // By FF, the habit on W leaves nothing; what nobody gave a reason goes in floor.
    let held = |because| {
        let w = step("w", 2).waste().after("x", None);
        document([step("x", 3), w, step("v", 1).tied("w", because, FF, 5)])
    };
    assert_eq!(days(&held(Some(Habit))), [10, 3, 3]);
    assert_eq!(days(&held(None)), [10, 8, 3]);
    assert_eq!(days(&held(Some(Procedure))), [10, 8, 8]);
}

#[test]
fn over_several_steps_that_go_starts_and_finishes_are_asked() {
    let u = |relation| step("u", 2).waste().tied("w", None, relation, 0);
    let w = |relation| step("w", 2).waste().tied("x", None, relation, 0);
    let x = || step("x", 3).after("o", None);
    let told = document([step("o", 1), x(), w(SS), u(FF), step("v", 1).after("u", None)]);
    assert_eq!(last(&told), (1, 2));
    let told = document([step("o", 1), x(), w(FS), u(SS), step("v", 1).tied("u", None, FF, 0)]);
    assert_eq!(last(&told), (0, 4));
    let told = document([step("o", 1), x(), w(FF), u(SS), step("v", 1).after("u", None)]);
    assert_eq!(last(&told), (0, 1));
}

#[test]
fn a_lag_has_the_reason_of_its_own_entry() {
    let lagged = |because| {
        let v = step("v", 2).tied("x", because, FS, 4).needs(&[("p", Need::Required)]);
        document([step("x", 3).gives(&["p"]), v])
    };
    let told = lagged(Some(Habit));
    assert_eq!(days(&told), [9, 5, 5]);
    assert_eq!(told["changes"][0]["saves_alone"], 4);
    let told = lagged(None);
    assert_eq!(days(&told), [9, 9, 5]);
    assert_eq!((&told["questions"][0]["step"], &told["questions"][0]["days_at_stake"]), (&json!("v"), &json!(4)));
    assert_eq!(days(&lagged(Some(Law))), [9, 9, 9]);
    // "So does an FF or SS entry without `because`", whatever is on record of papers.
    let told = document([step("x", 3).gives(&[]), step("v", 2).tied("x", None, FF, 1).needs(&[])]);
    assert_eq!(days(&told), [4, 4, 3]);
}

#[test]
fn no_question_where_the_orders_that_remain_put_one_before_the_other_anyway() {
    let told = document([step("x", 1), step("y", 1).after("x", Some(Law)), step("v", 1).after("y", Some(Law))]);
    assert_eq!((days(&told), &told["questions"]), ([3, 3, 3], &json!([])));
    assert_eq!(told["changes"], json!([]));
}

#[test]
fn wasted_steps_go_together_where_the_one_holds_the_other_by_a_paper() {
    let w = step("w", 2).waste().gives(&["p"]);
    let u = step("u", 3).waste().gives(&["q"]).needs(&[("p", Need::Required)]);
    let v = step("v", 1).needs(&[("q", Need::Tolerable)]);
    let told = document([w, u, v]);
    assert_eq!(days(&told), [5, 5, 5]);
    let ask = |step: &str, days: i64, paper: &str| {
        json!({"step": step, "days_at_stake": days, "missing": null, "paper": paper,
               "answer": format!("{{material: {paper}, need: optional}}")})
    };
    assert_eq!(told["questions"], json!([ask("v", 4, "q"), ask("u", 2, "p")]));
    assert_eq!(told["kept_waste"][1]["held_by"], json!({"step": "v", "paper": "q"}));
    // Law holds a step without a question.
    let told = document([step("w", 2).waste(), step("v", 1).after("w", Some(Law))]);
    assert_eq!((days(&told), &told["questions"]), ([3, 3, 3], &json!([])));
    assert_eq!(told["kept_waste"][0]["held_by"], json!({"step": "v", "paper": null}));
}

#[test]
fn savings_alone_do_not_add_up_and_in_sequence_they_do() {
    let v = |id: &str| step(id, 10).needs(&[]).after("x", Some(Habit));
    let told = document([
        step("x", 10).gives(&[]),
        v("v"),
        v("u"),
        step("end", 1).after("v", Some(Law)).after("u", Some(Law)),
    ]);
    assert_eq!(days(&told), [21, 11, 11]);
    let columns: Vec<(i64, i64)> = told["changes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|change| (change["saves_alone"].as_i64().unwrap(), change["saves_in_sequence"].as_i64().unwrap()))
        .collect();
    assert_eq!(columns, [(0, 0), (0, 10)]);
}

#[test]
fn a_legal_order_that_binds_has_a_price_and_none_where_a_document_holds_too() {
    let told = document([step("x", 3), step("v", 2).after("x", Some(Law))]);
    assert_eq!(told["not_offered"][0]["price"], 2);
    let v = step("v", 2).after("x", Some(Law)).needs(&[("p", Need::Required)]);
    let told = document([step("x", 3).gives(&["p"]), v]);
    assert_eq!(told["not_offered"][0]["price"], 0);
    let told = document([step("x", 3), step("v", 2).tied("x", Some(Law), FF, 1)]);
    assert_eq!((days(&told), &told["not_offered"][0]["price"]), ([4, 4, 4], &json!(1)));
}

#[test]
fn the_only_intake_follows_every_submit_and_stands_before_what_follows() {
    let told = document([
        step("send", 1).kind(Kind::Submit),
        step("take", 1).kind(Kind::Intake).below(),
        step("look", 1).below(),
    ]);
    assert_eq!(days(&told), [3, 3, 3]);
    // Two intakes: only the stages of one matter are recorded.
    let told = document([
        step("send", 1).kind(Kind::Submit),
        step("take", 1).kind(Kind::Intake).below(),
        step("look", 1).below(),
        step("again", 1).kind(Kind::Intake).below(),
    ]);
    assert_eq!(days(&told), [4, 4, 1]);
    let told = document([
        step("send", 1).kind(Kind::Submit).of("a"),
        step("take", 1).kind(Kind::Intake).of("a").below(),
        step("look", 1).kind(Kind::Review).of("a").below(),
        step("other", 1).kind(Kind::Intake).of("b").below(),
    ]);
    assert_eq!(days(&told), [4, 4, 3]);
}

#[test]
fn recorded_pairs_across_the_line_above_stay() {
    // The one delivery stands after all that precedes it today.
    let told = document([step("x", 3), step("y", 2).below(), step("out", 1).kind(Kind::Delivery).below()]);
    assert_eq!(told["implicit_order"], json!({"steps": 1, "days": 2}));
}

#[test]
fn the_limit_runs_from_the_first_intake_to_the_last_decision() {
    let mut wait = step("wait", 7).below();
    wait.clock = Some(Clock::Suspended);
    let told = document([
        step("send", 5),
        step("take", 1).below().kind(Kind::Intake),
        wait,
        step("decide", 3).tied("wait", None, FS, 2).kind(Kind::Decision),
        step("hand over", 4).below().kind(Kind::Delivery),
    ]);
    assert_eq!((&told["limits"]["from"], &told["limits"]["to"]), (&json!("take"), &json!("decide")));
    assert_eq!(told["limits"]["inside"], 5);
    // Without both kinds from start to end; what runs when `from` ends counts with the part after it.
    let told = document([step("x", 5), step("y", 2).below()]);
    assert_eq!(told["limits"]["inside"], 7);
    let mut process = Process::from(vec![step("x", 5), step("y", 2).below(), step("z", 3)]);
    process.limits.from = Some("z".to_owned());
    assert_eq!(without_dates(&process)["limits"]["inside"], 4);
}

#[test]
fn hand_offs_are_those_along_one_chain() {
    let a = step("a", 1).of("one");
    let told = document([
        a,
        step("b", 1).after("a", None).of("two"),
        step("c", 1).after("a", None).of("three"),
        step("d", 1).tied("b", None, FF, 0).tied("c", None, SS, 0),
        step("e", 1).after("d", None).of("one"),
    ]);
    assert_eq!(told["today"]["handoffs"], 2);
    assert_eq!(told["today"]["departments"], 3);
}

#[test]
fn a_material_is_asked_once_for_each_matter() {
    let asks = |id: &str| step(id, 1).papers(&["form"]);
    let mut applicant = asks("d").of("two");
    applicant.actor = Actor::Applicant;
    let told = document([asks("a").of("one"), asks("b").of("one"), asks("c"), applicant]);
    assert_eq!(told["today"]["materials"], json!({"distinct": 1, "asked": 3}));
    assert_eq!(told["today"]["departments"], 1);
}
