use reengineer::{analysis::Analysis, model::*};
use std::time::Instant;
fn rng(s: &mut u64) -> u64 {
    *s ^= *s << 13;
    *s ^= *s >> 7;
    *s ^= *s << 17;
    *s
}
fn generate(n: usize, shape: &str) -> Draft {
    let mut s = 88172645463325252u64;
    let mut d = Draft { id: "p".into(), name: "p".into(), ..Draft::default() };
    let kinds = [Kind::Intake, Kind::Review, Kind::Review, Kind::Inspect, Kind::Decision, Kind::Delivery];
    for i in 0..n {
        let dur = |t: i64| Duration { amount: Decimal::new(t, 1), unit: DurationUnit::Process };
        let mut t = DraftStep::bare(
            format!("s{i}"),
            format!("s{i}"),
            ThreePoint { likely: dur((rng(&mut s) % 200) as i64), range: None },
        );
        t.department = Some(format!("d{}", rng(&mut s) % 20));
        if shape != "plain" {
            t.item = Some(format!("i{}", rng(&mut s) % 50));
            if rng(&mut s) % 3 > 0 {
                t.kind = Some(kinds[(rng(&mut s) % 6) as usize]);
            }
        }
        let k = (rng(&mut s) % 5) as usize;
        let mut after: Vec<After<String>> = vec![];
        if shape != "serial" {
            for _ in 0..k.min(i) {
                let j = match shape {
                    "uniform" => rng(&mut s) as usize % i,
                    _ => i - 1 - (rng(&mut s) as usize % i.min(50)),
                };
                let name = format!("s{j}");
                if after.iter().any(|a| a.step == name) {
                    continue;
                }
                after.push(After {
                    step: name,
                    because: match rng(&mut s) % 8 {
                        0 | 1 => Some(Because::Law),
                        2 | 3 => Some(Because::Habit),
                        _ => None,
                    },
                    basis: None,
                    relation: if shape == "ties" {
                        match rng(&mut s) % 10 {
                            0 => Relation::FinishFinish,
                            1 => Relation::StartStart,
                            _ => Relation::FinishStart,
                        }
                    } else {
                        Relation::FinishStart
                    },
                    lag: if shape == "ties" && rng(&mut s) % 5 == 0 { dur(15) } else { Duration::ZERO },
                });
            }
            if !after.is_empty() || shape == "uniform" {
                t.after = Some(after);
            }
        }
        if rng(&mut s) % 2 == 0 {
            let mut needs = vec![];
            if i > 3 && rng(&mut s) % 2 == 0 {
                let j = i - 1 - (rng(&mut s) as usize % 3.min(i));
                needs.push(Need {
                    material: format!("m{j}"),
                    need: if rng(&mut s) % 4 == 0 { Necessity::Tolerable } else { Necessity::Required },
                });
            }
            t.needs = Some(needs);
        }
        t.gives = vec![format!("m{i}")];
        if rng(&mut s) % 10 == 0 {
            t.value = Some(reengineer::model::Value::Waste);
        }
        d.steps.push(t);
    }
    d
}
fn main() {
    for shape in std::env::var("SHAPES").unwrap().split(",") {
        for n in std::env::var("SIZES").unwrap().split(",").map(|x| x.parse::<usize>().unwrap()) {
            let t = Instant::now();
            let d = generate(n, shape);
            let g = t.elapsed();
            let t = Instant::now();
            let p = Process::new(d).unwrap();
            let b = t.elapsed();
            let t = Instant::now();
            let a = Analysis::new(&p);
            let e = t.elapsed();
            println!(
                "{shape} {n}: gen {g:?} build {b:?} analysis {e:?} days {} {} {} changes {} handoffs {:?} {:?} {:?} q {} no {}",
                a.today.days.in_days(p.day()),
                a.reachable.days.in_days(p.day()),
                a.floor.days.in_days(p.day()),
                a.changes.len(),
                a.today.handoffs,
                a.reachable.handoffs,
                a.floor.handoffs,
                a.questions.len(),
                a.not_offered.len()
            );
        }
    }
}
