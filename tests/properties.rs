//! The analysis against a slow second reading of the format.

mod oracle;

use oracle::model as o;
use proptest::prelude::*;
use reengineer::analysis::{Analysis, Measures, Reason};
use reengineer::model::*;
use serde_json::{Value, json};

fn tenths(n: i64) -> Duration { Duration { amount: Decimal::new(n, 1), unit: DurationUnit::Process } }

fn process(p: &o::Process) -> Process {
    let mut d = Draft { id: "p".into(), name: "p".into(), ..Draft::default() };
    let given: Vec<&String> = p.steps.iter().flat_map(|s| &s.gives).collect();
    for (m, _) in p.steps.iter().flat_map(|s| s.needs.iter().flatten()) {
        if !given.contains(&m) && !d.materials.iter().any(|x| &x.name == m) {
            d.materials.push(Material { name: m.clone(), held_by: None, certificate: None });
        }
    }
    for s in &p.steps {
        let mut t = DraftStep::bare(s.id.clone(), s.title().to_owned(), ThreePoint { likely: tenths(s.days), range: None });
        t.department = s.department.clone();
        t.actor = Actor::from_word(s.actor.words().0).unwrap();
        t.item = s.item.clone();
        t.kind = s.kind.map(|k| Kind::from_word(k.words().0).unwrap());
        t.work = s.work.map(tenths);
        t.value = s.value.map(|k| reengineer::model::Value::from_word(k.words().0).unwrap());
        t.clock = Counting::from_word(s.clock.words().0).unwrap();
        t.visits = s.visits;
        t.fee = s.fee.map(Decimal::from);
        t.after = s.after.as_ref().map(|l| l.iter().map(|a| After { step: a.step.clone(),
            because: a.because.map(|b| Because::from_word(b.words().0).unwrap()), basis: a.basis.clone(),
            relation: Relation::from_word(a.relation.words().0).unwrap(), lag: tenths(a.lag) }).collect());
        t.needs = s.needs.as_ref().map(|l| l.iter().map(|(m, n)| Need { material: m.clone(), need: Necessity::from_word(n.words().0).unwrap() }).collect());
        t.gives = s.gives.clone();
        t.law = s.law.clone();
        d.steps.push(t);
    }
    Process::new(d).expect("valid")
}

fn num(d: Decimal) -> Value { serde_json::from_str(&d.to_string()).unwrap() }

fn value(p: &Process, a: &Analysis) -> Value {
    let day = p.day();
    let t = |t: Time| num(t.in_days(day).decimal());
    let ids = |l: &[StepId]| l.iter().map(|s| p.step(*s).id.clone()).collect::<Vec<_>>();
    let m = |m: &Measures| {
        let tally = |t2: reengineer::analysis::Tally| json!({"steps": t2.steps, "days": t(t2.days)});
        json!({"days": t(m.days), "steps": m.steps, "stages": m.stages, "departments": m.departments, "handoffs": m.handoffs,
        "materials": {"distinct": m.materials.map(|x| x.distinct), "asked": m.materials.map(|x| x.asked)}, "visits": m.visits, "fee": m.fee.map(num),
        "counted_days": t(m.counted), "suspended_days": t(m.suspended),
        "value": {"adding": tally(m.value.adding), "required": tally(m.value.required), "waste": tally(m.value.waste), "unclassified": tally(m.value.unclassified)},
        "work_days": m.work.map(t), "cycle_efficiency": m.cycle_efficiency.map(num)})
    };
    let reason = |r: Reason| format!("{r:?}").to_lowercase();
    json!({
        "today": m(&a.today), "reachable": m(&a.reachable), "floor": m(&a.floor),
        "critical_paths": {"count": a.critical_paths.count, "paths": a.critical_paths.paths.iter().map(|x| ids(x)).collect::<Vec<_>>()},
        "steps": p.step_ids().zip(&a.steps).map(|(s, f)| { let st = p.step(s); json!({
            "id": st.id, "name": st.name, "department": st.department.map(|d| p.departments()[d.index()].name.clone()),
            "value": st.value.map(Spelled::english), "days": t(p.length(s)), "start": t(f.start), "finish": t(f.finish),
            "latest_start": t(f.latest_start), "latest_finish": t(f.latest_finish), "float": t(f.float), "drag": t(f.drag), "critical": f.is_critical(),
            "after": f.waits.iter().map(|w| json!({"step": p.step(w.step).id, "reason": reason(w.reason), "basis": w.entry.and_then(|e| st.after.as_ref().unwrap()[e].basis.clone())})).collect::<Vec<_>>(),
            "reachable": f.reachable.map(|(x, y)| json!({"start": t(x), "finish": t(y)}))})}).collect::<Vec<_>>(),
        "changes": a.changes.iter().map(|c| { let mut v = json!({"lever": if c.goes {"eliminate"} else {"parallel"}, "step": p.step(c.step).id,
            "saves_alone": t(c.saves_alone), "saves_in_sequence": t(c.saves_in_sequence)});
            if !c.goes { v["from"] = ids(&c.from).into(); v["to"] = ids(&c.to).into(); } v }).collect::<Vec<_>>(),
        "questions": a.questions.iter().map(|q| json!({"step": p.step(q.step).id, "days_at_stake": t(q.at_stake)})).collect::<Vec<_>>(),
        "not_offered": a.not_offered.iter().map(|n| json!({"step": p.step(n.step).id, "waits_for": p.step(n.waits_for).id, "reason": reason(n.reason), "basis": n.basis, "price": t(n.price)})).collect::<Vec<_>>(),
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: std::env::var("CASES").ok().and_then(|x| x.parse().ok()).unwrap_or(2000), ..ProptestConfig::default() })]
    #[test]
    fn the_analysis_says_what_the_format_says(p in oracle::generate::process()) {
        let real = process(&p);
        let a = Analysis::new(&real);
        let (got, want) = (value(&real, &a), oracle::brute::expected(&p));
        for key in ["today", "steps", "critical_paths", "reachable", "floor", "changes", "questions", "not_offered"] {
            prop_assert_eq!(&got[key], &want[key], "{}\n{}", key, p.yaml());
        }
        // apply
        let all = reengineer::levers::free_changes(&real, &a);
        match real.apply_all(&all) {
            Some(done) => prop_assert_eq!(Analysis::new(&done).today.days, a.reachable.days, "apply_all\n{}", p.yaml()),
            None => prop_assert_eq!(a.reachable.steps, 0),
        }
        for change in &all {
            let c = a.changes.iter().find(|c| real.step(c.step).id == change.step()).unwrap();
            if let Some(done) = real.apply(change) {
                prop_assert_eq!(Analysis::new(&done).today.days, a.today.days - c.saves_alone, "alone {:?}\n{}", change, p.yaml());
            }
        }
    }
}
